"""``account show``: everything about one account, and why."""

from __future__ import annotations

import argparse
import dataclasses
from typing import Any, Final

from cs_workbench.cli.output import cell, print_json, print_table
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_

MEASURE_HEADINGS: Final = (
    N_("cli", "Measure"),
    N_("cli", "Value"),
    N_("cli", "Points"),
    N_("cli", "Weight"),
    N_("cli", "Effect"),
)


def add_parsers(commands: Any) -> None:
    """Declare ``account show``."""
    parser = commands.add_parser("account", help="one account, with the reasons of its tier and health")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    show = verbs.add_parser("show", help="facts, reasons, contracts, to-dos, last activity")
    show.add_argument("account", help="its name (or a part of it) or its uid")
    show.set_defaults(run=run, window=False)


def run(options: argparse.Namespace) -> int:
    """Print one account."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import account_page, explain, find_account
    from cs_workbench.services.book import heading, shown_value

    with opened(options) as bench:
        account_id = find_account(bench, options.account)
        page, why = account_page(bench, account_id), explain(bench, account_id)
        if options.json:
            document = dataclasses.asdict(page) | {"why": dataclasses.asdict(why)}
            document.pop("account_id")
            print_json(_without_ids(document))
            return 0
        print(page.name)
        known = {fact: value for fact, value in page.facts.items() if value is not None and fact != "name"}
        print_table(
            [bench.say("cli", "Fact"), bench.say("cli", "Value")],
            [[heading(bench, fact), shown_value(bench, fact, value)] for fact, value in known.items()],
        )
        print()
        print(why.tier_sentence)
        print(why.ltv_sentences[0])
        for sentence in why.reasons:
            print(f"- {sentence}")
        print_table(
            [bench.say("cli", text) for text in MEASURE_HEADINGS],
            [[row.heading, row.value, row.points, row.weight, row.contribution] for row in why.rows],
        )
        for row in page.timeline[:10]:
            print(f"{row.at:%Y-%m-%d}  {bench.say('values', word('chip', row.kind))}  {cell(row.text)}")
    return 0


def _without_ids(value: Any) -> Any:
    """Drop the integers that mean something inside this process only."""
    if isinstance(value, dict):
        return {k: _without_ids(v) for k, v in value.items() if k not in ("id", "account_id", "todo_id")}
    if isinstance(value, (list, tuple)):
        return [_without_ids(item) for item in value]
    return value
