"""``touch equity``: contact balance, touches given against touches needed."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cs_workbench.cli.output import print_json, print_table, talk

if TYPE_CHECKING:
    from cs_workbench.services.balance import Balance, BalanceRow
    from cs_workbench.services.workbench import Workbench


def add_verbs(verbs: Any) -> None:
    """Declare ``touch equity``."""
    equity = verbs.add_parser("equity", help="contact balance: who is neglected, silent or over-served")
    whose = equity.add_mutually_exclusive_group()
    whose.add_argument("--owner", metavar="NAME", help="one CSM (default: yours; a lead's: the team)")
    whose.add_argument("--team", action="store_true", help="the whole team")
    equity.add_argument("--days", type=int, choices=(30, 90, 180, 365), default=90, help="default: 90")
    equity.set_defaults(run=run, window=False)


def run(options: argparse.Namespace) -> int:
    """Print the contact balance."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.balance import contact_balance, find_owner, first_owner

    with opened(options) as bench:
        owner = find_owner(bench, options.owner) if options.owner else first_owner(bench)
        found = contact_balance(bench, None if options.team else owner, options.days)
        if options.json:
            print_json(as_json(found))
        else:
            _print(bench, found)
    return 0


def as_json(found: Balance) -> dict[str, Any]:
    """Return the page as JSON names it."""
    document = asdict(found)
    document["measures"] = {
        name: {"value": f.value, "chance_mean": f.mean, "chance_95": f.edge, "stands_out": f.stands_out}
        for name, f in found.measures.items()
    }
    for name in ("neglected", "silent", "over"):
        document[name] = [_row_json(row) for row in getattr(found, name)]
    return document


def _row_json(row: BalanceRow) -> dict[str, Any]:
    known = {name: getattr(row, name) for name in row.__slots__ if name not in ("account_id", "uid")}
    return {"account_uid": row.uid, **{name: None if value == "" else value for name, value in known.items()}}


def _print(bench: Workbench, found: Balance) -> None:
    from cs_workbench.domain.words import word
    from cs_workbench.services import balance_words as words
    from cs_workbench.services.balance import RECENT_DAYS

    def say(text: str, **params: object) -> str:
        return bench.say("balance", text, **params)

    print(words.span_text(bench.say, found, str(bench.catalogue.shown(found.as_of))))
    if found.measures:
        print()
        print_table([say(text) for text in words.MEASURE_HEADINGS], words.measure_lines(bench.say, found))
    if found.tiers:
        tier, accounts, reached, chance, mix = map(say, words.TIER_HEADINGS)
        days = [reached.format(days=number) for number in (RECENT_DAYS, found.days)]
        print()
        print_table(
            [tier, accounts, *days, chance, mix],
            [
                [
                    bench.say("values", word("tier", t.tier)), t.accounts, t.recent, t.covered,
                    words.chance_text(t), words.mix_text(t),
                ]
                for t in found.tiers
            ],
        )  # fmt: skip
    for name, (heading, _none) in words.LISTS.items():
        rows: tuple[BalanceRow, ...] = getattr(found, name)
        if rows:
            print()
            print(say(heading), len(rows))
            print_table(
                [say(text) for text in words.LIST_HEADINGS],
                [[row.account, row.reason, row.owner] for row in rows],
            )
    for remark in words.remarks(bench.say, found):
        talk(remark)
