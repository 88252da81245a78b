"""``health score|explain``: where accounts stand, and why."""

from __future__ import annotations

import argparse
import dataclasses
from typing import Any, Final

from cs_workbench.cli.output import cell, print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

FACTS: Final = ("name", "band", "health", "health_change", "confidence", "why")
MEASURE_HEADINGS: Final = (
    N_("cli", "Measure"), N_("cli", "Value"), N_("cli", "Points"), N_("cli", "Weight"), N_("cli", "Effect"),
)  # fmt: skip


def add_verbs(verbs: Any) -> None:
    """Declare the verbs."""
    score = verbs.add_parser("score", help="the accounts with their scores, the lowest first")
    score.add_argument("condition", nargs="*", help='which ones, e.g. tier:high "renewal<60d"')
    score.add_argument("--limit", type=int, default=50, help="how many rows to print; 0: all (default 50)")
    score.set_defaults(run=run_score, window=False)
    explain = verbs.add_parser("explain", help="why an account's score is what it is, down to the values")
    explain.add_argument("account", help="its name (or a part of it) or its uid")
    explain.set_defaults(run=run_explain, window=False)


def run_score(options: argparse.Namespace) -> int:
    """Print the accounts' scores."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.book import heading, select_book, shown_value

    with opened(options) as bench:
        book = select_book(bench, " ".join(options.condition), "health", list(FACTS))
        shown = range(min(len(book), options.limit) if options.limit else len(book))
        if options.json:
            rows = [{fact: book[fact].at(row) for fact in FACTS} for row in shown]
            print_json(
                {"total": len(book), "accounts": [{"uid": book["uid"].at(i), **rows[i]} for i in shown]}
            )
            return 0
        print_table(
            [heading(bench, fact) for fact in FACTS],
            [[shown_value(bench, fact, book[fact].at(row)) for fact in FACTS] for row in shown],
        )
        talk(bench.say("cli", "%n account(s)", len(book)))
    return 0


def run_explain(options: argparse.Namespace) -> int:
    """Print score, reasons and measures of one account."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.words import word
    from cs_workbench.services.account import account_name, explain, find_account

    with opened(options) as bench:
        account_id = find_account(bench, options.account)
        why, name = explain(bench, account_id), account_name(bench, account_id)
        if options.json:
            print_json({"account": name, "health": dataclasses.asdict(why)})
            return 0
        print(name)
        text = N_(
            "cli",
            "Health score {shown} ({band}), sure to {confidence} %, between {low} and {high}, as of {day}.",
        )
        print(bench.say(
            "cli", text, shown=cell(why.shown), band=bench.say("values", word("band", why.band)),
            confidence=round(why.confidence * 100), low=round(why.low), high=round(why.high), day=why.as_of,
        ))  # fmt: skip
        if why.by_hand:
            print(why.by_hand)
        for sentence in (*why.reasons, *why.missing, *why.changed_since_last_week):
            print(f"- {sentence}")
        print()
        print_table(
            [bench.say("cli", text) for text in MEASURE_HEADINGS],
            [[row.heading, row.value, row.points, row.weight, row.contribution] for row in why.rows],
        )
    return 0
