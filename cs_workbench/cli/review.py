"""``review new|list|show|set|write|freeze|ready|hold|reopen|promises|build|check|batch``: reviews."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from cs_workbench.services.commands import Command
    from cs_workbench.services.review_calendar import CalendarRow
    from cs_workbench.services.review_promises import CarriedPromise
    from cs_workbench.services.reviews import Review, ReviewRow
    from cs_workbench.services.workbench import Workbench

    Run = Callable[[argparse.Namespace], int]

#: Modules that each declare more verbs in ``add_verbs``.
TOPICS: Final = ("review_check", "review_batch")
HEADINGS: Final = (
    N_("review", "Account"), N_("review", "Kind"), N_("review", "Period"), N_("review", "Meeting"),
    N_("review", "State"), N_("review", "Numbers of"), "uid",
)  # fmt: skip
DUE_HEADINGS: Final = (
    N_("review", "Account"), N_("review", "Owner"), N_("review", "State"), N_("review", "Next"), N_("review", "Last"),
    N_("review", "Why"),
)  # fmt: skip
PROMISE_HEADINGS: Final = (
    N_("review", "Promise"), N_("review", "Owner"), N_("review", "Due"), N_("review", "State"),
    N_("review", "First promised"),
    N_("review", "Carried"), "uid",
)  # fmt: skip
SIDES: Final = {"us": N_("review", "us"), "customer": N_("review", "customer")}


def add_parsers(commands: Any) -> None:
    """Declare the ``review`` commands."""
    parser = commands.add_parser(
        "review", help="business reviews: what is shown to a customer, and what was promised"
    )
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    new = _verb(verbs, "new", "make a review of an account", run_new)
    new.add_argument("account", help="name or uid")
    new.add_argument("--group", action="store_true", help="of the account and all under it")
    new.add_argument("--kind", choices=("qbr", "ebr", "digital"), default="qbr")
    new.add_argument("--from", dest="from_on", metavar="DAY", help="default: the last whole quarter")
    new.add_argument("--to", dest="to_on", metavar="DAY")
    new.add_argument("--language", choices=("ja", "en"), default="")
    new.add_argument("--audience", default="", metavar="TEXT")
    new.add_argument("--meeting", metavar="DAY")
    new.add_argument("--title", default="", metavar="TEXT")
    listing = _verb(verbs, "list", "reviews, or with --due the calendar of reviews", run_list)
    listing.add_argument("--account", metavar="NAME|UID")
    listing.add_argument("--owner", metavar="NAME")
    listing.add_argument(
        "--due", action="store_true", help="every account: rhythm, last review, next day, why"
    )
    _of_review(verbs, "show", "what was written and promised", run_show)
    change = _of_review(verbs, "set", "change title, period, meeting and so on", run_set)
    change.add_argument("fields", nargs="+", metavar="FIELD=VALUE")
    write = _of_review(verbs, "write", "write the texts of a slide", run_write)
    write.add_argument("slide", help="such as summary, learned, roadmap, plan")
    write.add_argument("texts", nargs="*", metavar="KEY=TEXT")
    write.add_argument("--note", metavar="TEXT", help="for us only")
    write.add_argument("--shared", action="store_true", help="for all reviews of its quarter")
    hidden = write.add_mutually_exclusive_group()
    for name, value in (("hide", True), ("show", False), ("auto", None)):
        hidden.add_argument(f"--{name}", dest="is_hidden", action="store_const", const=(value,))
    _of_review(verbs, "freeze", "take today's numbers", run_freeze)
    _of_review(verbs, "ready", "make it ready: promises are clear, numbers frozen", run_ready)
    hold = _of_review(verbs, "hold", "note that it was held", run_hold)
    hold.add_argument("--on", metavar="DAY", help="default today")
    reopen = _of_review(verbs, "reopen", "make it a draft again", run_reopen)
    reopen.add_argument("--why", default="", metavar="TEXT", help="needed where it was held")
    build = _of_review(verbs, "build", "write its deck as slides, a page or on paper", run_build)
    build.add_argument("file", metavar="FILE.pptx|.html|.pdf", help="its ending says what is written")
    build.add_argument("--template", metavar="FILE.pptx", help="your own slides")
    build.add_argument("--csv", action="store_true", help="the numbers of each chart beside it")
    for topic in TOPICS:
        importlib.import_module(f"cs_workbench.cli.{topic}").add_verbs(verbs)
    promises = _of_review(
        verbs, "promises", "what it carries over; takes over those of an older deck", run_promises
    )
    promises.add_argument("--paste", metavar="FILE", help="a list of promises; - reads stdin")
    promises.add_argument(
        "--set", dest="todo", metavar="TODO", help="uid of a promise to give an owner or a day"
    )
    promises.add_argument("--owner", default="", metavar="NAME")
    promises.add_argument("--by", metavar="DAY")


def _verb(verbs: Any, name: str, text: str, run: Run) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = verbs.add_parser(name, help=text)
    made.set_defaults(run=run, window=False)
    return made


def _of_review(verbs: Any, name: str, text: str, run: Run) -> argparse.ArgumentParser:
    made = _verb(verbs, name, text, run)
    made.add_argument("review", help="its uid, or the last eight characters of it")
    return made


def run_build(options: argparse.Namespace) -> int:
    """Write the deck of a review."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.review_files import build, write_tables

    with opened(options) as bench:
        uid = _uid(bench, options.review)
        path = Path(options.file)
        template = Path(options.template) if options.template else None
        deck = build(bench, uid, path, template, options.paint)
        tables = write_tables(deck, path) if options.csv else []
        if options.json:
            slides = [{"id": slide.id, "title": slide.title} for slide in deck.slides]
            beside = {"tables": [str(table) for table in tables]} if options.csv else {}
            print_json({"file": str(path), "as_of": deck.as_of, "slides": slides, **beside})
        else:
            talk(bench.say("review", "%n slide(s) written to {path}", len(deck.slides), path=path))
            if options.csv:
                talk(bench.say("review", "%n table(s) of charts written beside it", len(tables)))
    return 0


def run_new(options: argparse.Namespace) -> int:
    """Make a review."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.review_due import last_quarter
    from cs_workbench.services.reviews import NewReview

    with opened(options) as bench:
        account = find_account(bench, options.account)
        first, last = (day.isoformat() for day in last_quarter(bench.today))
        command = NewReview(
            account, options.kind, _day(bench, options.from_on) or first, _day(bench, options.to_on) or last,
            options.language, options.audience, _day(bench, options.meeting), options.title,
            options.group,
        )  # fmt: skip
        return _do(options, bench, command)


def run_list(options: argparse.Namespace) -> int:
    """List reviews, or the calendar."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.words import word
    from cs_workbench.services.account import find_account
    from cs_workbench.services.review_calendar import review_calendar
    from cs_workbench.services.reviews import reviews

    with opened(options) as bench:
        account = find_account(bench, options.account) if options.account else None
        if options.due:
            calendar = review_calendar(bench, options.owner)
            due = [row for row in calendar.rows if account is None or row.account_id == account]
            if options.json:
                print_json({"as_of": calendar.as_of, "calendar": [_due_json(row) for row in due]})
            else:
                print_table(
                    [bench.say("review", text) for text in DUE_HEADINGS],
                    [
                        [
                            r.account, r.owner, bench.say("values", word("review_due", r.state)), r.next_on,
                            r.last_on, r.why,
                        ]
                        for r in due
                    ],
                )  # fmt: skip
            return 0
        rows = reviews(bench, options.owner, account)
        if options.json:
            print_json({"reviews": [as_json(row) for row in rows]})
        else:
            print_table(
                [bench.say("review", text) for text in HEADINGS],
                [
                    [
                        r.account, bench.say("values", word("review_kind", r.kind)), f"{r.from_on}..{r.to_on}",
                        r.held_on or r.meeting_on, bench.say("values", word("review_state", r.state)), r.as_of, r.uid,
                    ]
                    for r in rows
                ],
            )  # fmt: skip
    return 0


def run_show(options: argparse.Namespace) -> int:
    """Show a review."""
    from cs_workbench.cli.main import opened

    with opened(options) as bench:
        _show(options, bench, options.review)
    return 0


def run_set(options: argparse.Namespace) -> int:
    """Change a review."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.reviews import SetReview
    from cs_workbench.services.typed import pairs

    with opened(options) as bench:
        values: dict[str, Any] = pairs(options.fields)
        for name in ("from_on", "to_on", "meeting_on"):
            if values.get(name):
                values[name] = _day(bench, values[name])
        return _do(options, bench, SetReview(_uid(bench, options.review), values))


def run_write(options: argparse.Namespace) -> int:
    """Write a slide: texts that are not named stay."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.reviews import SlideText, WriteShared, WriteSlide, review
    from cs_workbench.services.typed import pairs

    with opened(options) as bench:
        found = review(bench, options.review)
        row, texts = found.row, pairs(options.texts)
        if options.shared:
            texts = {**found.shared.get(options.slide, {}), **texts}
            return _do(options, bench, WriteShared(row.period, options.slide, row.language, texts), row.uid)
        was = found.slides.get(options.slide, SlideText({}))
        note = was.note if options.note is None else options.note
        hidden = was.is_hidden if options.is_hidden is None else options.is_hidden[0]
        command = WriteSlide(row.uid, options.slide, {**was.texts, **texts}, note, hidden)
        return _do(options, bench, command)


def run_freeze(options: argparse.Namespace) -> int:
    """Freeze today's numbers."""
    from cs_workbench.services.reviews import FreezeReview

    return _step(options, FreezeReview)


def run_ready(options: argparse.Namespace) -> int:
    """Make a review ready."""
    from cs_workbench.services.reviews import MarkReady

    return _step(options, MarkReady)


def run_hold(options: argparse.Namespace) -> int:
    """Note that a review was held."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.reviews import HoldReview

    with opened(options) as bench:
        return _do(options, bench, HoldReview(_uid(bench, options.review), _day(bench, options.on)))


def run_reopen(options: argparse.Namespace) -> int:
    """Make a review a draft again."""
    from cs_workbench.services.reviews import ReopenReview

    return _step(options, lambda uid: ReopenReview(uid, options.why))


def run_promises(options: argparse.Namespace) -> int:
    """List, take over or change promises."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.commands import do
    from cs_workbench.services.review_promises import PastePromises, SetPromise, promise_ids, text_of
    from cs_workbench.services.reviews import review

    with opened(options) as bench:
        uid, told = _uid(bench, options.review), []
        if options.todo:
            (todo,) = promise_ids(bench, [options.todo])
            do(bench, SetPromise(todo, options.owner, _day(bench, options.by)))
        if options.paste:
            text = sys.stdin.read() if options.paste == "-" else text_of(Path(options.paste))
            done = do(bench, PastePromises(uid, text))
            told = [line for line in (done.value if isinstance(done.value, tuple) else ()) if line.problem]
            talk(bench.say("done", done.said, **done.params))
        found = review(bench, uid)
        if options.json:
            left_out = [{"line": line.number, "text": line.text, "problem": line.problem} for line in told]
            print_json({"review": found.row.uid, "promises": _promises_json(found), "left_out": left_out})
        else:
            for line in told:
                talk(f"{line.number}: {line.text}: {line.problem}")
            _print_promises(bench, found)
    return 0


def _step(options: argparse.Namespace, command: Callable[[str], Command]) -> int:
    from cs_workbench.cli.main import opened

    with opened(options) as bench:
        return _do(options, bench, command(_uid(bench, options.review)))


def _do(options: argparse.Namespace, bench: Workbench, command: Command, uid: str = "") -> int:
    from cs_workbench.services.commands import do

    done = do(bench, command)
    if not options.json:
        talk(bench.say("done", done.said, **done.params))
    _show(options, bench, uid or str(done.value))
    return 0


def _show(options: argparse.Namespace, bench: Workbench, uid: str) -> None:
    from cs_workbench.domain.words import word
    from cs_workbench.services.reviews import review

    found = review(bench, uid)
    row = found.row
    if options.json:
        slides = {
            slide: {"texts": text.texts, "note": text.note or None, "is_hidden": text.is_hidden}
            for slide, text in found.slides.items()
        }
        document = {"is_group": found.is_group, "slides": slides, "shared": found.shared}
        document |= {"promises": _promises_json(found)}
        print_json({"review": as_json(row) | document})
        return
    state = bench.say("values", word("review_state", row.state))
    print(f"{row.title} · {row.account} · {row.from_on}..{row.to_on} · {state} · {row.uid}")
    for slide, text in found.slides.items():
        print(f"[{slide}] " + "  ".join(f"{key}: {value}" for key, value in text.texts.items()))
    if found.promises:
        _print_promises(bench, found)


def _print_promises(bench: Workbench, found: Review) -> None:
    from cs_workbench.domain.words import word

    print_table(
        [bench.say("review", text) for text in PROMISE_HEADINGS],
        [
            [
                p.text, f"{p.owner or '–'} ({bench.say('review', SIDES[p.side])})", p.due_on,
                bench.say("values", word("promise_state", p.outcome or p.state)), p.first_on, p.carries, p.uid,
            ]
            for p in found.promises
        ],
    )  # fmt: skip


def _uid(bench: Workbench, text: str) -> str:
    from cs_workbench.services.reviews import review

    return review(bench, text).row.uid


def _day(bench: Workbench, text: str | None) -> str | None:
    from cs_workbench.services.quick_entry import written_day

    return written_day(bench, text, ahead=False).isoformat() if text else None


def as_json(row: ReviewRow) -> dict[str, Any]:
    """Return a review as JSON names it."""
    return {
        "uid": row.uid, "account": row.account, "account_uid": row.account_uid, "owner": row.owner or None,
        "kind": row.kind, "title": row.title, "from_on": row.from_on, "to_on": row.to_on, "language": row.language,
        "audience": row.audience or None, "state": row.state, "meeting_on": row.meeting_on, "held_on": row.held_on,
        "as_of": row.as_of, "template": row.template or None, "reopened": row.reopened or None,
    }  # fmt: skip


def _promises_json(found: Review) -> list[dict[str, Any]]:
    return [_promise_json(promise) for promise in found.promises]


def _promise_json(promise: CarriedPromise) -> dict[str, Any]:
    return {
        "uid": promise.uid or None, "text": promise.text, "side": promise.side, "owner": promise.owner or None,
        "due_on": promise.due_on, "state": promise.state, "first_on": promise.first_on, "carries": promise.carries,
        "outcome": promise.outcome or None,
    }  # fmt: skip


def _due_json(row: CalendarRow) -> dict[str, Any]:
    return {
        "account": row.account, "account_uid": row.account_uid, "owner": row.owner or None, "tier": row.tier or None,
        "months": row.months, "source": row.source, "last_on": row.last_on, "next_on": row.next_on,
        "state": row.state, "review": row.review_uid or None, "review_state": row.review_state or None, "why": row.why,
    }  # fmt: skip
