"""``review batch``: the reviews of a view, of an owner or of some accounts, each a file in a folder."""

from __future__ import annotations

import argparse
import signal
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.cli.sync import tracker_of
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.review_batch import Batch
    from cs_workbench.services.workbench import Workbench

HEADINGS: Final = (
    N_("review", "Account"),
    N_("review", "State"),
    N_("review", "Number of slides"),
    N_("review", "File"),
)
STATES: Final = {
    "written": N_("review", "written"),
    "unchanged": N_("review", "unchanged"),
    "refused": N_("review", "refused"),
    "left": N_("review", "cancelled before"),
}


def add_verbs(verbs: Any) -> None:
    """Declare ``review batch``."""
    parser = verbs.add_parser(
        "batch", help="the reviews of many accounts, each a file; exit status 1: some were refused"
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--view", metavar="CONDITION", help="a view by its name, or a condition such as tier:high"
    )
    which.add_argument("--owner", metavar="NAME")
    which.add_argument("--account", nargs="+", metavar="NAME|UID")
    parser.add_argument(
        "--kind",
        choices=("qbr", "ebr", "digital", "tier"),
        default="qbr",
        help="tier: digital where that is tech",
    )
    parser.add_argument("--from", dest="from_on", metavar="DAY", help="default: the last whole quarter")
    parser.add_argument("--to", dest="to_on", metavar="DAY")
    parser.add_argument("--language", choices=("ja", "en"), default="")
    parser.add_argument("--template", type=Path, metavar="FILE.pptx", help="your own slides")
    parser.add_argument("--ending", default="pptx", help="what is written (default pptx)")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.set_defaults(run=run, window=False)


def run(options: argparse.Namespace) -> int:
    """Build and report, account by account."""
    from cs_workbench.cli.main import CANCELLED_STATUS, opened
    from cs_workbench.services.quick_entry import written_day
    from cs_workbench.services.review_batch import Order, batch
    from cs_workbench.services.review_due import last_quarter

    tracker, lines = tracker_of(options)
    signal.signal(signal.SIGINT, signal.getsignal(signal.SIGTERM))  # either ends it after the review in hand
    with opened(options) as bench:

        def day(text: str | None, otherwise: date) -> date:
            return written_day(bench, text, ahead=False) if text else otherwise

        first, last = last_quarter(bench.today)
        order = Order(
            options.out, day(options.from_on, first), day(options.to_on, last), options.kind, options.language,
            options.template, f".{options.ending.lower().lstrip('.')}", options.paint,
        )  # fmt: skip
        done = batch(bench, _accounts(bench, options), order, tracker)
        if lines is not None:
            lines.write(type="result", **as_json(done))
        elif options.json:
            print_json(as_json(done))
        else:
            _print(bench, done)
    if done.count("left"):
        return CANCELLED_STATUS
    return int(done.count("refused") > 0)


def _accounts(bench: Workbench, options: argparse.Namespace) -> list[int]:
    from cs_workbench.services.account import find_account
    from cs_workbench.services.book import select_book
    from cs_workbench.services.listed import NoSuchView, view_named

    if options.account:
        return list(dict.fromkeys(find_account(bench, text) for text in options.account))
    if options.owner is not None:
        book = select_book(bench, "", "name", ("owner",))
        return [int(a) for row, a in enumerate(book.account_id) if book["owner"].at(row) == options.owner]
    try:
        condition = view_named(bench, options.view).view.condition
    except NoSuchView:
        condition = options.view
    return [int(account) for account in select_book(bench, condition, "name", ()).account_id]


def _print(bench: Workbench, done: Batch) -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    print_table(
        [bench.say("review", text) for text in HEADINGS],
        [
            [
                line.account,
                bench.say("review", STATES[line.state]),
                line.slides or None,
                line.file and line.file.name,
            ]
            for line in done.lines
        ],
    )
    for line in done.lines:
        if line.why:
            talk(f"{line.account}: {line.why}")
    counts = {state: done.count(state) for state in ("written", "unchanged", "refused", "left")}
    text = N_(
        "review",
        "%n review(s): {written} written, {unchanged} unchanged, {refused} refused, {left} not begun",
    )
    talk(bench.say("review", text, len(done.lines), **counts))


def as_json(done: Batch) -> dict[str, Any]:
    """Return what became of each account as JSON names it."""
    return {
        "reviews": [
            {
                **asdict(line), "review": line.review or None, "slides": line.slides or None, "why": line.why or None,
                "file": str(line.file) if line.file else None,
            }
            for line in done.lines
        ]
    }  # fmt: skip
