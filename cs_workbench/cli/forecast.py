"""``forecast``: what the renewals to come will bring, what is at risk, and where judgements differ."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, talk
from cs_workbench.cli.renewal_board import coming_json, run_board
from cs_workbench.cli.revenue import figure_json, titled
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.forecast import Forecast, InCurrency
    from cs_workbench.services.workbench import Workbench

MONTH_HEADINGS: Final = (
    N_("cli", "Month"), N_("cli", "Renewals"), N_("cli", "Up for renewal"), N_("cli", "Expected"), N_("cli", "P10"),
    N_("cli", "P50"), N_("cli", "P90"), N_("cli", "At risk"), N_("cli", "Expected loss"),
)  # fmt: skip
CATEGORY_HEADINGS: Final = (N_("cli", "Category"), N_("cli", "Renewals"), N_("cli", "ARR"))
COMING_HEADINGS: Final = (
    N_("cli", "Account"), N_("cli", "End"), N_("cli", "ARR"), N_("cli", "Renews %"), N_("cli", "Category"),
    N_("cli", "Why"), N_("cli", "CSM"), N_("cli", "Owner"),
)  # fmt: skip
#: Renewals printed for a person; ``--json`` has all of them.
MOST_COMING: Final = 30


def add_parsers(commands: Any) -> None:
    """Declare ``forecast``."""
    ahead = commands.add_parser("forecast", help="what the renewals to come will bring, and what is at risk")
    ahead.add_argument("--months", type=int, metavar="N", help="the horizon, 1 to 60 (default 12)")
    ahead.add_argument("--owner", metavar="NAME", help="the accounts of one CSM (default: all)")
    ahead.add_argument(
        "--board",
        action="store_true",
        help="rule and CSM side by side, six and three months before the deadline",
    )
    ahead.set_defaults(run=run_forecast, window=False)


def run_forecast(options: argparse.Namespace) -> int:
    """Print the forecast, or the renewal board."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.arr_book import uids
    from cs_workbench.services.balance import find_owner
    from cs_workbench.services.forecast import renewal_forecast

    if options.board:
        return run_board(options)
    with opened(options) as bench:
        owner = find_owner(bench, options.owner) if options.owner else None
        found = renewal_forecast(bench, options.months, owner)
        if options.json:
            print_json({"forecast": _forecast_json(found, uids(bench))})
        else:
            _print_forecast(bench, found)
    return 0


def _print_forecast(bench: Workbench, found: Forecast) -> None:
    from cs_workbench.services import forecast_words as words

    for of in found.currencies:
        print(words.headline(bench.say, found, of))
        print(words.risk_text(bench.say, of))
        if of.largest:
            print(words.concentration_text(bench.say, of))
        titled(bench, CATEGORY_HEADINGS, [
            [bench.say("revenue", words.CATEGORIES[name]), count, arr] for name, (count, arr) in of.categories.items()
        ])  # fmt: skip
        titled(bench, MONTH_HEADINGS, [
            [f"{month:%Y-%m}", s.renewals, s.due, s.expected, s.p10, s.p50, s.p90, s.exposure, s.expected_loss]
            for month, s in of.months
        ])  # fmt: skip
        titled(bench, COMING_HEADINGS, [
            [
                one.account, one.ends_on, one.due, one.probability * 100,
                bench.say("revenue", words.CATEGORIES[one.category]), bench.say("revenue", words.BASES[one.basis]),
                bench.say("revenue", words.JUDGEMENTS[one.csm]), one.owner,
            ]
            for one in of.coming[:MOST_COMING]
        ])  # fmt: skip
        if len(of.coming) > MOST_COMING:
            print(bench.say("cli", "%n more renewal(s): see --json.", len(of.coming) - MOST_COMING))
    for remark in found.remarks:
        talk(remark)


def _forecast_json(found: Forecast, uid: Mapping[int, str]) -> dict[str, Any]:
    return {
        "today": found.today,
        "until": found.until,
        "months": found.months,
        "owner": found.owner,
        "rates": found.rates,
        "is_measured": found.is_measured,
        "measured_on": found.measured_on,
        "currencies": [_currency_json(of, uid) for of in found.currencies],
        "remarks": found.remarks,
    }


def _currency_json(of: InCurrency, uid: Mapping[int, str]) -> dict[str, Any]:
    return {
        "currency": of.currency,
        "renewals": of.whole.renewals,
        "is_exact": of.whole.is_exact,
        "sd": of.whole.sd,
        "figures": {name: figure_json(figure, uid) for name, figure in of.figures.items()},
        "categories": {name: {"renewals": count, "arr": arr} for name, (count, arr) in of.categories.items()},
        "largest": of.largest or None,
        "largest_share": of.largest_share,
        "months": [{"month": f"{month:%Y-%m}", **_plain(whole)} for month, whole in of.months],
        "coming": [coming_json(one) for one in of.coming],
    }


def _plain(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
