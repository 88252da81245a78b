"""``team``: a row per CSM, who needs help first and why; with ``--owner`` what stands behind one row."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import deck_json, print_json, print_table, talk
from cs_workbench.cli.revenue import titled
from cs_workbench.kernel.errors import WrongUsage
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.team import Cause, Moved, Team, TeamRow
    from cs_workbench.services.workbench import Workbench

HEADINGS: Final = (
    N_("cli", "CSM"), N_("cli", "Accounts"), N_("cli", "ARR"), N_("cli", "Health ●▲■◇"), N_("cli", "At risk"),
    N_("cli", "7 days"), N_("cli", "30 days"), N_("cli", "Cadence kept"), N_("cli", "Load"), N_("cli", "Overdue"),
    N_("cli", "Away"), N_("cli", "Why"),
)  # fmt: skip
MOVED_HEADINGS: Final = (
    N_("cli", "Account"), N_("cli", "Days"), N_("cli", "Health"), N_("cli", "Cause"), N_("cli", "Record"),
    N_("cli", "ARR"),
)  # fmt: skip
RISK_HEADINGS: Final = (
    N_("cli", "Account"),
    N_("cli", "End"),
    N_("cli", "ARR"),
    N_("cli", "Renews %"),
    N_("cli", "Why"),
)
OVERDUE_HEADINGS: Final = (N_("cli", "Account"), N_("cli", "To-do"), N_("cli", "Due"), N_("cli", "Days over"))


def add_parsers(commands: Any) -> None:
    """Declare ``team``."""
    parser = commands.add_parser("team", help="a row per CSM: who needs help, and why; the weekly risk pack")
    parser.add_argument(
        "what", nargs="*", metavar="pack FILE",
        help="write the weekly risk pack of today (.pptx, .html, .pdf), marked as internal",
    )  # fmt: skip
    parser.add_argument("--as-of", metavar="DAY", help="a past day (default: today)")
    parser.add_argument(
        "--owner", metavar="NAME", help="one CSM: what moved, what is at risk, what is overdue"
    )
    parser.set_defaults(run=run, window=False)


def run(options: argparse.Namespace) -> int:
    """Print the table, or one row with what stands behind it; or write the pack."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.quick_entry import written_day
    from cs_workbench.services.team import team

    if options.what:
        return _run_pack(options)
    with opened(options) as bench:
        found = team(bench, written_day(bench, options.as_of) if options.as_of else None)
        row = found.row_of(options.owner) if options.owner else None
        if options.json:
            print_json(as_json(bench, found, row))
            return 0
        _print(bench, found, row)
        if row is not None:
            _print_behind(bench, row)
        for remark in found.remarks:
            talk(remark)
    return 0


def _run_pack(options: argparse.Namespace) -> int:
    """Write the weekly risk pack."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.deck_files import write_deck
    from cs_workbench.services.team_pack import pack_deck

    if options.what[0] != "pack" or len(options.what) != 2 or options.as_of or options.owner:  # noqa: PLR2004
        raise WrongUsage(
            what="team takes nothing more than pack FILE; the pack is of today and of the whole team."
        )
    with opened(options) as bench:
        deck, path = pack_deck(bench), Path(options.what[1])
        done = write_deck(deck, path, options.paint)
        if options.json:
            print_json(deck_json(deck, path))
        else:
            talk(bench.say("done", done.said, **done.params))
    return 0


def as_json(bench: Workbench, found: Team, row: TeamRow | None = None) -> dict[str, Any]:
    """Return the table as JSON names it; with ``row`` that one alone, and what stands behind it."""
    from cs_workbench.services.arr_book import uids
    from cs_workbench.services.team_words import FIGURES

    uid = uids(bench)
    return {
        "team": {
            "as_of": found.as_of,
            "first_day": found.first_day,
            "currencies": found.currencies,
            "figures": {
                name: {"title": bench.say("team", title), "unit": unit, "definition": bench.say("team", text)}
                for name, (title, unit, text) in FIGURES.items()
            },
            "rows": [_row_json(one, uid) for one in (found.rows if row is None else (row,))],
            "total": _row_json(found.total, uid),
            **({} if row is None else {"behind": _behind_json(row)}),
            "remarks": found.remarks,
        }
    }


def _row_json(row: TeamRow, uid: dict[int, str]) -> dict[str, Any]:
    def named(accounts: Iterable[int]) -> list[str]:
        return [uid.get(account, "") for account in accounts]

    def cause(one: Cause) -> dict[str, Any]:
        return {
            "cause": one.cause or None, "direction": "down" if one.direction < 0 else "up", "text": one.text,
            "accounts": named(one.accounts), "condition": one.condition,
        }  # fmt: skip

    return {
        "owner": row.owner or None,
        "needs_help": row.needs_help,
        "reason": row.reason,
        "away": None if row.away is None else dataclasses.asdict(row.away),
        "load_mark": row.load_mark or None,
        "numbers": {
            name: {"value": n.value, "accounts": named(n.accounts), "condition": n.condition or None}
            for name, n in row.numbers.items()
        },
        "band_arr": row.band_arr,
        "causes": {str(days): [cause(one) for one in causes] for days, causes in row.causes.items()},
    }


def _behind_json(row: TeamRow) -> dict[str, Any]:
    def plain(one: Any) -> dict[str, Any]:
        told = {field.name: getattr(one, field.name) for field in dataclasses.fields(one)}
        return {k: None if v == "" else v for k, v in told.items() if k not in ("account_id", "todo_id")}

    return {name: [plain(one) for one in getattr(row, name)] for name in ("moved", "at_risk", "overdue")}


def _print(bench: Workbench, found: Team, row: TeamRow | None) -> None:
    from cs_workbench.services import team_words as words

    print(words.span_text(bench.say, found, str(bench.catalogue.shown(found.as_of))))
    shown = found.rows if row is None else (row,)
    rows = [_cells(bench, one) for one in shown]
    print()
    print_table(
        [bench.say("cli", text) for text in HEADINGS], [*rows, _cells(bench, found.total, is_total=True)]
    )


def _cells(bench: Workbench, row: TeamRow, *, is_total: bool = False) -> list[Any]:
    from cs_workbench.domain.facts import BANDS
    from cs_workbench.services import team_words as words

    def value(name: str) -> str:
        return words.value_text(row[name].value, words.FIGURES[name][1])

    bands = ["–" if row[band].value is None else str(row[band].value) for band in BANDS]
    return [
        words.owner_text(bench.say, row, is_total=is_total), row["accounts"].value, value("arr"), "/".join(bands),
        value("at_risk"), words.moves_text(row, 7), words.moves_text(row, 30), value("kept"), value("load"),
        value("overdue"), words.away_text(bench.say, row.away), row.reason,
    ]  # fmt: skip


def _print_behind(bench: Workbench, row: TeamRow) -> None:
    from cs_workbench.services import forecast_words
    from cs_workbench.services import team_words as words

    for days, causes in row.causes.items():
        if causes:
            print()
            print(bench.say("cli", "In {days} days:", days=days))
            for one in causes:
                print(f"  {'▼' if one.direction < 0 else '▲'} {one.text}")

    def moved(one: Moved) -> list[Any]:
        say = bench.say
        return [
            one.account,
            one.days,
            words.moved_text(say, one),
            words.why_text(say, one),
            one.record,
            one.arr,
        ]

    titled(bench, MOVED_HEADINGS, [moved(one) for one in row.moved])
    titled(bench, RISK_HEADINGS, [
        [
            one.account, one.ends_on, one.due, one.probability * 100,
            bench.say("revenue", forecast_words.BASES[one.basis]),
        ]
        for one in row.at_risk
    ])  # fmt: skip
    titled(bench, OVERDUE_HEADINGS, [[one.account, one.text, one.due_on, one.days] for one in row.overdue])
