"""``touch capacity``: who has how much to do, and who could take over."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.cli.touch_money import add_person, print_assumptions, whole

if TYPE_CHECKING:
    from cs_workbench.services.capacity import Capacity
    from cs_workbench.services.workbench import Workbench


def add_verbs(verbs: Any) -> None:
    """Declare the verbs."""
    load = verbs.add_parser("capacity", help="hours needed against hours there are, and who could take over")
    add_person(load)
    load.add_argument("--owner", metavar="NAME", help="one CSM (default: the team)")
    load.add_argument("--apply", action="store_true", help="hand over as proposed; undo takes it back")
    load.set_defaults(run=run_capacity, window=False)


def run_capacity(options: argparse.Namespace) -> int:
    """Print the loads and the proposal."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.balance import find_owner
    from cs_workbench.services.capacity import capacity, hand_over
    from cs_workbench.services.commands import do
    from cs_workbench.services.economics import person_of

    person = person_of(options.hours, options.utilisation, None)
    with opened(options) as bench:
        owner = find_owner(bench, options.owner) if options.owner else None
        found = capacity(bench, person, owner)
        is_applied = options.apply and bool(found.handovers)
        if is_applied:
            done = do(bench, hand_over(found.handovers))
        if options.json:
            print_json({"capacity": as_json(found) | {"applied": is_applied}})
            return 0
        _print(bench, found)
        if is_applied:
            talk(bench.say("done", done.said, **done.params))
    return 0


def as_json(found: Capacity) -> dict[str, Any]:
    """Return the page as JSON names it."""
    document: dict[str, Any] = whole(found)
    for row in document["owners"]:
        row["by_tier"] = dict(row["by_tier"])
    for name in ("handovers", "accounts"):
        for row in document[name]:
            del row["account_id"]
    return document


def _print(bench: Workbench, found: Capacity) -> None:
    from cs_workbench.domain.words import word
    from cs_workbench.services import capacity_words as words

    def say(text: str) -> str:
        return bench.say("load", text)

    print(words.span_text(bench.say, found, str(bench.catalogue.shown(found.as_of))))
    print()
    print_table([say(text) for text in words.OWNER_HEADINGS], [
        [o.owner, o.accounts, o.hours, f"{o.load * 100:.1f} %", words.mark_text(bench.say, o.mark),
         words.actual_text(o.actual), f"{o.proposed_load * 100:.1f} %"] for o in found.owners
    ])  # fmt: skip
    print()
    print_table([say(text) for text in words.CELL_HEADINGS], [
        [bench.say("values", word("tier", c.tier)), bench.say("values", word("phase", c.phase)) if c.phase else "–",
         c.accounts, c.hours] for c in found.cells
    ])  # fmt: skip
    if found.handovers:
        print()
        print_table([say(text) for text in words.HANDOVER_HEADINGS], [
            [h.account, words.handover_text(bench.say, h), h.owner or "–", h.to, h.hours] for h in found.handovers
        ])  # fmt: skip
    print()
    print(words.band_text(bench.say, found))
    print_assumptions(bench, found.assumptions)
    for remark in words.remarks(bench.say, found):
        talk(remark)
