"""``account show|listed``: everything about one account, and why; why it is in a list, or not."""

from __future__ import annotations

import argparse
import dataclasses
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import cell, print_json, print_table
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.listed import Listed
    from cs_workbench.services.workbench import Workbench

MEASURE_HEADINGS: Final = (
    N_("cli", "Measure"),
    N_("cli", "Value"),
    N_("cli", "Points"),
    N_("cli", "Weight"),
    N_("cli", "Effect"),
)

THEN_HEADINGS: Final = (N_("cli", "Measure"), N_("cli", "Points"), N_("cli", "Weight"))


def add_parsers(commands: Any) -> None:
    """Declare ``account show``."""
    parser = commands.add_parser("account", help="one account, with the reasons of its tier and health")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    show = verbs.add_parser("show", help="facts, reasons, contracts, to-dos, last activity")
    show.add_argument("account", help="its name (or a part of it) or its uid")
    show.add_argument("--as-of", metavar="DAY", help="its facts as they were known and shown on a day")
    show.set_defaults(run=run, window=False)
    listed = verbs.add_parser("listed", help="why it is, or is not, in a list, clause by clause")
    listed.add_argument("account", help="its name (or a part of it) or its uid")
    which = listed.add_mutually_exclusive_group()
    which.add_argument("--view", metavar="NAME", help="a view, by its id or its name")
    which.add_argument("--condition", metavar="TEXT", help='a condition, such as "tier:high renewal<60d"')
    which.add_argument("--all", action="store_true", help="every view (as without an option)")
    listed.set_defaults(run=run_listed, window=False)


def run(options: argparse.Namespace) -> int:
    """Print one account."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import account_page, explain, find_account
    from cs_workbench.services.book import heading, shown_value

    with opened(options) as bench:
        account_id = find_account(bench, options.account)
        if options.as_of:
            return _show_then(bench, account_id, options)
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


def _show_then(bench: Workbench, account_id: int, options: argparse.Namespace) -> int:
    """Print an account's facts of a day, and what its health was made of then."""
    from cs_workbench.services.account import NoSuchAccount, explain
    from cs_workbench.services.book import heading, load_book, shown_value
    from cs_workbench.services.quick_entry import written_day

    day = written_day(bench, options.as_of, ahead=False)
    book = load_book(bench, day)
    row = next((row for row, account in enumerate(book.account_id.tolist()) if account == account_id), None)
    if row is None:
        raise NoSuchAccount(count=0, text=options.account)
    facts = {fact: book[fact].at(row) for fact in book if fact != "uid"}
    then = explain(bench, account_id, day).compared
    if options.json:
        told = None if then is None else dataclasses.asdict(then)
        print_json({"uid": book["uid"].at(row), "as_of": day, "facts": facts, "health": told})
        return 0
    print(bench.say("cli", N_("cli", "{account}, as of {day}"), account=facts["name"], day=day))
    known = {fact: value for fact, value in facts.items() if value is not None and fact != "name"}
    print_table(
        [bench.say("cli", "Fact"), bench.say("cli", "Value")],
        [[heading(bench, fact), shown_value(bench, fact, value)] for fact, value in known.items()],
    )
    if then is not None and then.rows:
        print()
        print_table(
            [bench.say("cli", text) for text in THEN_HEADINGS],
            [[one.heading, one.points, one.weight] for one in then.rows],
        )
    return 0


def run_listed(options: argparse.Namespace) -> int:
    """Print why an account is in a list, or not."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.listed import why_everywhere, why_in_view, why_listed

    with opened(options) as bench:
        account = find_account(bench, options.account)
        if options.view is not None:
            found = [why_in_view(bench, account, options.view)]
        elif options.condition is not None:
            found = [why_listed(bench, account, options.condition)]
        else:
            found = why_everywhere(bench, account)
        if options.json:
            print_json(
                {"account": found[0].uid, "name": found[0].account, "lists": [_as_json(x) for x in found]}
            )
            return 0
        for one in found:
            if len(found) > 1:
                mark = bench.say("cli", N_("cli", "in") if one.is_listed else N_("cli", "not in"))
                print(bench.say("cli", N_("cli", "{view}: {mark}"), view=one.name, mark=mark))
            else:
                print(one.headline)
            for text in one.said():
                print(f"- {text}")
    return 0


def _as_json(one: Listed) -> dict[str, Any]:
    return {
        "view": one.view or None, "condition": one.condition, "listed": one.is_listed, "says": one.headline,
        "clauses": [dataclasses.asdict(clause) for clause in one.clauses],
        "without": [
            {"part": way.part, "condition": way.condition, "listed": way.lets_in} for way in one.loosened
        ],
    }  # fmt: skip


def _without_ids(value: Any) -> Any:
    """Drop the integers that mean something inside this process only."""
    if isinstance(value, dict):
        return {k: _without_ids(v) for k, v in value.items() if k not in ("id", "account_id", "todo_id")}
    if isinstance(value, (list, tuple)):
        return [_without_ids(item) for item in value]
    return value
