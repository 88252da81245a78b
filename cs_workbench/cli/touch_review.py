"""``touch review`` and ``touch memo``: a tier review from its beginning to its day, and the memo about it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.cli.todo import perform
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.commands import Command
    from cs_workbench.services.review_session import ReviewState
    from cs_workbench.services.workbench import Workbench


def add_verbs(verbs: Any) -> None:
    """Declare the verbs."""
    review = verbs.add_parser(
        "review", help="what a tier review would move; a session with sheets for each CSM"
    )
    review.add_argument("--apply", action="store_true", help="without a session: move what is due now")
    review.set_defaults(run=run_review, window=False)
    steps = review.add_subparsers(metavar="STEP", required=False)
    begin = _step(steps, "begin", run_begin, "begin a session: who would move, and why")
    begin.add_argument(
        "model", nargs="?", metavar="MODEL", help="default: the draft of the allocation, or in force"
    )
    export = _step(steps, "export", run_export, "write a sheet for each CSM")
    export.add_argument("folder", type=Path, metavar="DIR")
    _step(steps, "read", run_read, "take the answers of a sheet").add_argument("file", type=Path)
    _step(steps, "status", run_status, "the running session, account by account")
    publish = _step(steps, "publish", run_publish, "put it in force and give each owner a to-do")
    publish.add_argument("--from", dest="first", metavar="DAY", help="from this day (default: today)")
    _step(steps, "drop", run_drop, "end it without publishing")
    memo = _step(verbs, "memo", run_memo, "the migration memo of the session or the draft, as Markdown")
    memo.add_argument("--to", type=Path, metavar="FILE", help="write FILE.md or FILE.pdf instead")
    memo.add_argument("--why", metavar="TEXT", default="", help="the reason in your own words")


def _step(steps: Any, name: str, run: Any, text: str) -> Any:
    parser = steps.add_parser(name, help=text)
    parser.set_defaults(run=run, window=False)
    return parser


def run_review(options: argparse.Namespace) -> int:
    """Print what a review would move, or do it."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.touch_words import tier_name
    from cs_workbench.services.tier_review import ReviewTiers, tier_moves
    from cs_workbench.services.touch_reasons import names_and_uids

    if options.apply:
        return perform(options, lambda _bench: ReviewTiers())
    with opened(options) as bench:
        moves, names, say = tier_moves(bench), names_and_uids(bench), bench.catalogue
        if options.json:
            rows = [
                {
                    "account": names[m.account_id][1], "name": names[m.account_id][0], "old": m.old,
                    "rules": m.rules, "new": m.new, "why": m.why,
                }
                for m in moves
            ]  # fmt: skip
            print_json({"moves": rows})
        else:
            headings = (
                N_("cli", "Account"),
                N_("cli", "Tier"),
                N_("cli", "Rules say"),
                N_("cli", "After the review"),
            )
            print_table(
                [bench.say("cli", text) for text in headings],
                [
                    [names[m.account_id][0], *(tier_name(t, say) for t in (m.old, m.rules, m.new))]
                    for m in moves
                ],
            )
    return 0


def run_begin(options: argparse.Namespace) -> int:
    """Begin a session."""
    from cs_workbench.services.review_session import BeginReview
    from cs_workbench.services.touch_models import exported, model_of

    def command(bench: Workbench) -> Command:
        _settle(bench)
        return BeginReview("" if options.model is None else exported(model_of(bench, options.model)))

    return perform(options, command)


def run_export(options: argparse.Namespace) -> int:
    """Write the sheets."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.review_sheets import export_sheets

    with opened(options) as bench:
        written = export_sheets(bench, options.folder)
        if options.json:
            sheets = [
                {"file": str(s.path), "owner": s.owner or None, "accounts": s.accounts} for s in written
            ]
            print_json({"sheets": sheets})
        else:
            headings = (N_("cli", "File"), N_("cli", "Owner"), N_("cli", "Accounts"))
            print_table(
                [bench.say("cli", text) for text in headings],
                [[str(s.path), s.owner, s.accounts] for s in written],
            )
    return 0


def run_read(options: argparse.Namespace) -> int:
    """Take the answers of a sheet."""
    from cs_workbench.services.review_sheets import read_cells, sheet_answers

    rows = read_cells(options.file)
    return perform(options, lambda bench: sheet_answers(bench, rows, options.file.name))


def run_status(options: argparse.Namespace) -> int:
    """Print the running session."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.touch_words import tier_name
    from cs_workbench.services.review_session import running_review
    from cs_workbench.services.review_sheets import ANSWERS

    with opened(options) as bench:
        _settle(bench)
        review = running_review(bench)
        if options.json:
            print_json({"review": None if review is None else _review_json(review)})
        elif review is None:
            talk(bench.say("cli", N_("cli", "No tier review is running.")))
        else:
            headings = (
                N_("cli", "Account"), N_("cli", "Owner"), N_("cli", "Tier"), N_("cli", "After the review"),
                N_("cli", "Answer"), N_("cli", "Why"),
            )  # fmt: skip
            words = {answer: bench.say("tier_review", text) for answer, text in ANSWERS.items()}
            print_table(
                [bench.say("cli", text) for text in headings],
                [
                    [
                        line.account, line.owner, tier_name(line.old, bench.catalogue),
                        tier_name(line.new, bench.catalogue), words.get(line.answer), line.comment or line.reason,
                    ]
                    for line in review.lines
                ],
            )  # fmt: skip
    return 0


def _review_json(review: ReviewState) -> dict[str, Any]:
    return {
        "uid": review.uid, "kind": review.kind, "state": review.state, "model": review.model.id,
        "begun_on": review.begun_on, "until_on": review.until_on, "from_on": review.from_on,
        "accounts": [
            {
                "account": line.account_uid, "name": line.account, "owner": line.owner or None, "old": line.old,
                "new": line.new, "why": line.why, "reason": line.reason, "answer": line.answer or None,
                "comment": line.comment or None,
            }
            for line in review.lines
        ],
    }  # fmt: skip


def run_publish(options: argparse.Namespace) -> int:
    """Publish the session."""
    from cs_workbench.services.quick_entry import written_day
    from cs_workbench.services.review_session import PublishReview, review_wanted

    def command(bench: Workbench) -> Command:
        day = written_day(bench, options.first) if options.first else bench.today
        return PublishReview(review_wanted(bench).id, day.isoformat())

    return perform(options, command)


def run_drop(options: argparse.Namespace) -> int:
    """End the session, or take back what waits for its day."""
    from cs_workbench.services.review_session import DropReview, NoReview, running_review

    def command(bench: Workbench) -> Command:
        found = running_review(bench)
        if found is None:
            raise NoReview
        return DropReview(found.id)

    return perform(options, command)


def run_memo(options: argparse.Namespace) -> int:
    """Print or write the memo."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.touch_memo import memo_markdown, touch_memo, write_memo

    with opened(options) as bench:
        _settle(bench)
        memo = touch_memo(bench, options.why)
        if options.to is not None:
            done = write_memo(bench, memo, options.to, options.paint)
            talk(bench.say("done", done.said, **done.params))
        if options.json:
            sections = [{"heading": heading, "lines": lines} for heading, lines in memo.sections]
            print_json({"title": memo.title, "subtitle": memo.subtitle, "sections": sections})
        elif options.to is None:
            sys.stdout.write(memo_markdown(memo))
    return 0


def _settle(bench: Workbench) -> None:
    from cs_workbench.services.review_session import settle_due

    settle_due(bench)
