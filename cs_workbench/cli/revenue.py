"""``revenue``: ARR from opening to closing, what was kept of it, and cohorts (売上)."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.errors import WrongUsage
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.cohort_tables import CohortRow, CohortTable
    from cs_workbench.services.revenue import Figure, Period, Rates, RenewalLine, Revenue
    from cs_workbench.services.workbench import Workbench

#: Figures of a month or quarter that stand in the table.
COLUMNS: Final = (
    "opening", "new", "reactivated", "expansion", "contraction", "churn", "closing", "nrr", "grr", "renewal_rate",
)  # fmt: skip
FIGURE_HEADINGS: Final = (
    N_("cli", "Figure"), N_("cli", "Value"), N_("cli", "Accounts"), N_("cli", "What it counts"),
)  # fmt: skip
#: The two tables of cohorts.
SHARES: Final = {
    "logos": N_("cli", "{currency}: accounts still there, %, by periods since the start"),
    "revenue": N_("cli", "{currency}: ARR against the start, %, by periods since it"),
}
#: A period of the table that goes on, and a cohort's cell that does.
GOES_ON: Final = "*"


def add_parsers(commands: Any) -> None:
    """Declare ``revenue``."""
    told = commands.add_parser(
        "revenue", help="ARR from opening to closing, NRR, GRR, churn, renewal rate, cohorts"
    )
    told.add_argument(
        "--from", dest="first", metavar="DAY", help="the first day (default: twelve months to --to)"
    )
    told.add_argument("--to", dest="last", metavar="DAY", help="the last day (default: today)")
    told.add_argument("--by", choices=("month", "quarter"), default="", help="also each month or quarter")
    told.add_argument("--owner", metavar="NAME", help="the accounts of one CSM (default: all)")
    told.add_argument(
        "--cohorts", action="store_true", help="who of those that began together is still there"
    )
    told.add_argument(
        "--in", dest="into", metavar="CURRENCY", help="count all currencies in this one, with --rate"
    )
    told.add_argument(
        "--rate", action="append", default=[], metavar="USD=150[/140]",
        help="what one unit was on the opening (and the closing) day",
    )  # fmt: skip
    told.set_defaults(run=run_revenue, window=False)


def run_revenue(options: argparse.Namespace) -> int:
    """Print the revenue of a period, or the cohorts."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.balance import find_owner
    from cs_workbench.services.cohort_tables import cohort_tables
    from cs_workbench.services.quick_entry import written_day
    from cs_workbench.services.revenue import Asked, revenue

    rates = _rates(options.into, options.rate)
    with opened(options) as bench:
        owner = find_owner(bench, options.owner) if options.owner else None
        first, last = (day and written_day(bench, day) for day in (options.first, options.last))
        if options.cohorts:
            tables = cohort_tables(bench, options.by or "quarter", owner, first or None)
            if options.json:
                print_json({"cohorts": [_table_json(bench, table) for table in tables]})
            else:
                _print_cohorts(bench, tables)
            return 0
        found = revenue(bench, Asked(first or None, last or None, options.by, owner, rates))
        if options.json:
            print_json({"revenue": _revenue_json(bench, found)})
        else:
            _print_revenue(bench, found)
    return 0


def _rates(into: str | None, told: Sequence[str]) -> Rates | None:
    """Return the rates that were typed.

    Raises:
        WrongUsage: a rate is not CURRENCY=NUMBER or CURRENCY=NUMBER/NUMBER, or names no --in.
    """
    from cs_workbench.services.revenue import Rates

    opening, closing = dict[str, Fraction](), dict[str, Fraction]()
    for text in told:
        currency, _, numbers = text.upper().partition("=")
        first, _, last = numbers.partition("/")
        opening[currency] = _rate(text, first)
        if last:
            closing[currency] = _rate(text, last)
    if into is None:
        if told:
            raise WrongUsage(what="--rate needs --in CURRENCY.")
        return None
    return Rates(into.upper(), opening, closing)


def _rate(text: str, number: str) -> Fraction:
    try:
        rate = Decimal(number)
    except InvalidOperation:
        rate = Decimal(0)
    if not rate.is_finite() or rate <= 0:
        raise WrongUsage(what=f"--rate {text} is no rate such as USD=150 or USD=150/140.")
    return Fraction(rate)


def _print_revenue(bench: Workbench, found: Revenue) -> None:
    from cs_workbench.services import revenue_words as words

    for of in found.currencies:
        print(words.headline(bench.say, of))
        titled(bench, FIGURE_HEADINGS, [
            [figure.title, words.value_text(bench.say, figure), len(figure.accounts), figure.definition]
            for figure in of.whole.figures.values()
        ])  # fmt: skip
        if of.parts:
            titles = [of.parts[0][name].title for name in COLUMNS]
            print_table([bench.say("cli", "To"), *titles], [_part_cells(bench, part) for part in of.parts])
            print()
        if of.renewals:
            print(words.renewals_count_text(bench.say, of))
            print(*words.renewals_text(bench.say, of), sep="\n")
            print()
    for remark in found.remarks:
        talk(remark)


def _part_cells(bench: Workbench, part: Period) -> list[str]:
    from cs_workbench.services import revenue_words as words

    last = f"{bench.catalogue.shown(part.on)}{GOES_ON if part.is_partial else ''}"
    return [last, *(words.value_text(bench.say, part[name]) for name in COLUMNS)]


def _revenue_json(bench: Workbench, found: Revenue) -> dict[str, Any]:
    from cs_workbench.services.arr_book import uids

    uid = uids(bench)

    def period(of: Period, *, accounts: bool) -> dict[str, Any]:
        return {
            "opening_on": of.since,
            "closing_on": of.on,
            "is_partial": of.is_partial,
            "figures": {
                name: figure_json(figure, uid if accounts else None) for name, figure in of.figures.items()
            },
        }

    return {
        "from": found.first,
        "to": found.last,
        "by": found.by or None,
        "owner": found.owner,
        "currencies": [
            {
                "currency": of.currency,
                **period(of.whole, accounts=True),
                "periods": [period(part, accounts=False) for part in of.parts],
                "renewals": [_renewal_json(line, uid[line.account_id]) for line in of.renewals],
            }
            for of in found.currencies
        ],
        "remarks": found.remarks,
    }  # fmt: skip


def figure_json(figure: Figure, uid: Mapping[int, str] | None) -> dict[str, Any]:
    """Return a figure as JSON names it, with the accounts behind it where their ``uid`` is given."""
    told = {"value": figure.value, "unit": figure.unit, "definition": figure.definition}
    return told if uid is None else told | {"accounts": [uid[account] for account in figure.accounts]}


def _renewal_json(line: RenewalLine, uid: str) -> dict[str, Any]:
    told = {field.name: getattr(line, field.name) for field in dataclasses.fields(line)}
    del told["account_id"]
    return {"account_uid": uid, **told}


def _print_cohorts(bench: Workbench, tables: Sequence[CohortTable]) -> None:
    if not tables:
        talk(bench.say("cli", "No account has paid yet, so there are no cohorts."))
    for table in tables:
        ages = [str(age) for age in range(max((len(row.logos) for row in table.rows), default=0))]
        headings = [bench.say("cli", "Began"), bench.say("cli", "Accounts"), *ages]
        for name, title in SHARES.items():
            print(bench.say("cli", title, currency=table.currency))
            print_table(headings, [_cohort_cells(bench, row, getattr(row, name)) for row in table.rows])
            print()
        if table.undated:
            talk(
                bench.say(
                    "cli",
                    "%n account(s) are in no cohort: their first day is not known, or more than ten years ago.",
                    table.undated,
                )
            )
    if tables:
        talk(bench.say("cli", "* The period is not over. Cohorts of fewer than five accounts say little."))


def _cohort_cells(bench: Workbench, row: CohortRow, shares: Sequence[float | None]) -> list[Any]:
    cells = [_share(share, is_partial) for share, is_partial in zip(shares, row.is_partial, strict=True)]
    return [str(bench.catalogue.shown(row.start)), len(row.accounts), *cells]


def _share(share: float | None, is_partial: bool) -> str | None:
    return None if share is None else f"{share * 100:.0f}{GOES_ON if is_partial else ''}"


def _table_json(bench: Workbench, table: CohortTable) -> dict[str, Any]:
    from cs_workbench.services.arr_book import uids

    uid = uids(bench)
    rows = [
        {
            "start": row.start, "accounts": [uid[account] for account in row.accounts], "opening": row.opening,
            "logos": row.logos, "revenue": row.revenue, "is_partial": row.is_partial, "is_small": row.is_small,
        }
        for row in table.rows
    ]  # fmt: skip
    return {"currency": table.currency, "by": table.by, "rows": rows, "undated": table.undated}


def titled(bench: Workbench, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows under headings in the person's language, and an empty line."""
    print_table([bench.say("cli", text) for text in headings], rows)
    print()
