"""``health overrides``: what people set by hand, and what became of it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.domain.override_record import Tally
    from cs_workbench.services.override_record import OverrideRow
    from cs_workbench.services.workbench import Workbench

ROW_HEADINGS: Final = (
    N_("cli", "Account"), N_("cli", "Set on"), N_("cli", "By"), N_("cli", "The formula said"),
    N_("cli", "The person said"), N_("cli", "What came"), N_("cli", "Right was"),
)  # fmt: skip
TALLY_HEADINGS: Final = (
    N_("cli", "By"), N_("cli", "Overrides"), N_("cli", "Person right"), N_("cli", "Formula right"),
    N_("cli", "Person right %"), N_("cli", "95 % interval"), N_("cli", "Not over yet"),
)  # fmt: skip


def add_verbs(verbs: Any) -> None:
    """Declare the verb."""
    overrides = verbs.add_parser(
        "overrides", help="bands and tiers set by hand: was the person right, or the formula?"
    )
    overrides.set_defaults(run=run_overrides, window=False)


def run_overrides(options: argparse.Namespace) -> int:
    """Print counts, then each override."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.override_record import definition_text, override_record, verdict_text

    with opened(options) as bench:
        found = override_record(bench)
        if options.json:
            print_json({
                "as_of": found.as_of,
                "counts": [_tally_json(bench, one) for one in found.tallies],
                "overrides": [_row_json(row) for row in found.rows],
            })  # fmt: skip
            return 0
        if not found.rows:
            talk(bench.say("evidence", N_("evidence", "Nothing was set by hand yet.")))
            return 0
        print(verdict_text(bench, found.tallies[0]))
        print()
        print_table(
            [bench.say("cli", text) for text in TALLY_HEADINGS],
            [_tally_cells(bench, t) for t in found.tallies],
        )
        print()
        print_table(
            [bench.say("cli", text) for text in ROW_HEADINGS], [_cells(bench, row) for row in found.rows]
        )
        talk(definition_text(bench))
    return 0


def _tally_cells(bench: Workbench, found: Tally) -> list[Any]:
    who = found.who or bench.say("cli", N_("cli", "everybody"))
    share: list[str | None] = [None, None]
    if found.can_tell:
        share = [
            f"{found.share.value * 100:.0f}",
            f"{found.share.low * 100:.0f}–{found.share.high * 100:.0f}",
        ]
    return [who, found.overrides, found.person, found.formula, *share, found.open]


def _cells(bench: Workbench, row: OverrideRow) -> list[Any]:
    from cs_workbench.domain.override_record import CAME, RIGHT
    from cs_workbench.domain.words import word

    formula, person = (
        bench.say("values", word(row.kind, value)) if value else None for value in (row.formula, row.person)
    )
    came = bench.say("evidence", CAME[row.came])
    if row.came_on is not None:
        came = f"{came} {row.came_on}"
    return [row.account, row.set_on, row.by, formula, person, came, bench.say("evidence", RIGHT[row.right])]


def _tally_json(bench: Workbench, found: Tally) -> dict[str, Any]:
    from cs_workbench.services.override_record import verdict_text

    return {
        "by": found.who or None, "overrides": found.overrides, "person": found.person, "formula": found.formula,
        "same": found.same, "open": found.open, "untold": found.untold, "judged": found.judged,
        "share": {"value": found.share.value, "low": found.share.low, "high": found.share.high}
        if found.can_tell else None,
        "verdict": found.verdict, "says": verdict_text(bench, found),
    }  # fmt: skip


def _row_json(row: OverrideRow) -> dict[str, Any]:
    from cs_workbench.services.override_record import CAME_IDS, RIGHT_IDS

    return {
        "account_uid": row.account_uid, "account": row.account, "kind": row.kind, "formula": row.formula or None,
        "person": row.person, "by": row.by or None, "reason": row.reason, "set_on": row.set_on, "until": row.until,
        "running": row.is_running, "came": CAME_IDS[row.came], "came_on": row.came_on, "right": RIGHT_IDS[row.right],
    }  # fmt: skip
