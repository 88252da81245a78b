"""``search``: everything that has words, by a few of them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.domain.searching import KIND_WORD, KIND_WORDS, KINDS
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.search import Hit, Hits
    from cs_workbench.services.workbench import Workbench

HEADINGS: Final = (N_("cli", "Kind"), N_("cli", "Account"), N_("cli", "Day"), N_("cli", "Text"))


def add_parsers(commands: Any) -> None:
    """Declare ``search``."""
    parser = commands.add_parser(
        "search", help="find accounts, contacts, notes, mails, to-dos by their words"
    )
    parser.add_argument(
        "text", nargs="*", help='e.g. 解約 "next year" kind:note account:あおば after:2026-10-01'
    )
    parser.add_argument("--kind", choices=KINDS, action="append", help="only this kind (may be repeated)")
    parser.add_argument("--account", metavar="NAME|UID", help="only of this account")
    parser.add_argument("--limit", type=int, default=50, help="how many rows to print (default 50)")
    parser.add_argument("--index", action="store_true", help="only bring the search index up to date")
    parser.set_defaults(run=run, window=False)


def run(options: argparse.Namespace) -> int:
    """Bring the index up to date, then search."""
    from cs_workbench.cli.main import opened
    from cs_workbench.cli.sync import tracker_of
    from cs_workbench.kernel.errors import WrongUsage
    from cs_workbench.services.search import find, index_all

    text = " ".join(options.text)
    if not text.strip() and not options.index:
        raise WrongUsage(what="search needs words to search for, or --index.")
    tracker, lines = tracker_of(options)
    with opened(options) as bench:
        reached = index_all(bench, tracker)
        if options.index:
            result = {"is_current": reached.is_current, "busy": reached.busy}
            if lines is not None:
                lines.write(type="result", **result)
            elif options.json:
                print_json(result)
            else:
                talk(bench.say("cli", "The search index is up to date."))
            return 0
        account = None
        if options.account:
            from cs_workbench.services.account import find_account

            account = find_account(bench, options.account)
        hits = find(bench, text, options.kind, account, max(options.limit, 1))
        if options.json:
            print_json(_document(hits))
        else:
            _print(bench, hits)
    return 0


def _document(hits: Hits) -> dict[str, Any]:
    return {
        "counts": {kind: count for kind, count in hits.counts.items() if count},
        "at_least": sorted(hits.more),
        "incomplete": hits.incomplete or None,
        "hits": [
            {
                "kind": hit.kind,
                "uid": hit.uid,
                "account": {"uid": hit.account_uid, "name": hit.account} if hit.account_uid else None,
                "title": hit.title,
                "title_spans": hit.title_spans,
                "snippet": hit.snippet,
                "spans": hit.spans,
                "at": _at(hit),
            }
            for hit in hits.rows
        ],
    }


def _at(hit: Hit) -> Any:
    return hit.at if hit.at is None or hit.has_time else hit.at.date()


def _print(bench: Workbench, hits: Hits) -> None:
    rows = [
        [
            bench.say("search", KIND_WORD[hit.kind]),
            hit.account,
            None if hit.at is None else (hit.at.astimezone() if hit.has_time else hit.at).date(),
            " ".join(part for part in (hit.title, hit.snippet) if part),
        ]
        for hit in hits.rows
    ]
    print_table([bench.say("cli", text) for text in HEADINGS], rows)
    for kind, count in hits.counts.items():
        if count:
            form = (
                N_("search", "{kind}: {count} or more")
                if kind in hits.more
                else N_("search", "{kind}: {count}")
            )
            talk(bench.say("search", form, kind=bench.say("search", KIND_WORDS[kind]), count=count))
    if not any(hits.counts.values()):
        talk(bench.say("search", "Nothing was found."))
    if hits.incomplete:
        talk(bench.say("search", "The search index is still being made: something may be missing."))
