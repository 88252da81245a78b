"""``touch capacity|headcount|costs``: who has how much to do, until when that lasts, and what it costs."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.cli.touch_money import add_cost, add_person, print_assumptions, whole

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
    heads = verbs.add_parser("headcount", help="hours as the book grows, and when the cadence breaks")
    add_person(heads)
    heads.add_argument("--people", type=float, metavar="N", help="of the team (default: who has accounts)")
    heads.add_argument(
        "--growth", type=float, metavar="SHARE", help="of the book a month (default: as measured)"
    )
    heads.add_argument("--months", type=int, metavar="N", help="to show, 1 to 120 (default 24)")
    heads.set_defaults(run=run_headcount, window=False)
    costs = verbs.add_parser("costs", help="accounts whose care costs more than its share of their ARR")
    add_person(costs)
    add_cost(costs)
    costs.add_argument("--share", type=float, metavar="SHARE", help="of the ARR, 0 to 1 (default 0.1)")
    costs.set_defaults(run=run_costs, window=False)


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


def run_headcount(options: argparse.Namespace) -> int:
    """Print the curve."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services import simulation_words as words
    from cs_workbench.services.economics import person_of, within
    from cs_workbench.services.headcount import SHOWN_MONTHS, headcount
    from cs_workbench.services.simulation_ground import Asked, ground

    asked = Asked(
        people=None if options.people is None else within(options.people, 0, "people", 0, 100_000),
        person=person_of(options.hours, options.utilisation, None),
    )
    growth = None if options.growth is None else within(options.growth, 0, "growth", -0.5, 1)
    months = int(within(options.months, SHOWN_MONTHS, "months", 1, 120))
    with opened(options) as bench:
        found = headcount(bench, ground(bench), asked, growth, months)
        if options.json:
            print_json({"headcount": whole(found)})
            return 0
        for line in words.headcount_lines(bench.say, found, lambda day: str(bench.catalogue.shown(day))):
            print(line)
        print()
        print_table(
            [bench.say("simulation", text) for text in words.MONTH_HEADINGS],
            [words.month_cells(bench.say, row, lambda day: f"{day:%Y-%m}") for row in found.months],
        )
        print_assumptions(bench, found.assumptions)
    return 0


def run_costs(options: argparse.Namespace) -> int:
    """Print the accounts that are dear to serve."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.simulator import AFFORDABLE
    from cs_workbench.services import simulation_words as words
    from cs_workbench.services.cost_to_serve import cost_to_serve
    from cs_workbench.services.economics import person_assumptions, person_of, within
    from cs_workbench.services.simulation_ground import Asked, ground

    asked = Asked(
        person=person_of(options.hours, options.utilisation, options.annual_cost),
        has_cost=options.annual_cost is not None,
    )
    limit = within(options.share, AFFORDABLE, "share", 0, 1)
    with opened(options) as bench:
        found = cost_to_serve(ground(bench, options.currency), asked, limit)
        if options.json:
            print_json({"costs": _without_ids(whole(found), "rows")})
            return 0
        print(words.cost_line(bench.say, found))
        print()
        print_table([bench.say("simulation", text) for text in words.COST_HEADINGS], [
            [row.account, words.cost_text(bench.say, row), row.cost, row.price, words.share_text(bench.say, row),
             row.owner or "–"] for row in found.rows
        ])  # fmt: skip
        print_assumptions(bench, person_assumptions(bench, asked.person, cost=True))
    return 0


def as_json(found: Capacity) -> dict[str, Any]:
    """Return the page as JSON names it."""
    document: dict[str, Any] = whole(found)
    for row in document["owners"]:
        row["by_tier"] = dict(row["by_tier"])
    return _without_ids(document, "handovers", "accounts")


def _without_ids(document: dict[str, Any], *lists: str) -> dict[str, Any]:
    """Return ``document`` without the ids that mean nothing outside this database."""
    for name in lists:
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
