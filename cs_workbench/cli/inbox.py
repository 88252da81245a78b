"""``inbox run|wishes|confirm|decline``: what came back, what was answered, and who wants no more mail."""

from __future__ import annotations

import argparse
import dataclasses
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.activity import perform
from cs_workbench.cli.output import jsonable, print_json, print_table, talk
from cs_workbench.cli.sync import tracker_of
from cs_workbench.domain.words import word
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.progress import Cancelled

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.inbox import InboxRead
    from cs_workbench.services.workbench import Workbench

#: What no single mail to many is behind.
_GROUP: Final = dict.fromkeys(("touches", "proven", "copied"), "inbox_found")
WISH_HEADINGS: Final = (
    N_("outreach", "Name"), N_("outreach", "Address"), N_("outreach", "Account"), N_("outreach", "Topic"),
    N_("outreach", "What was written"), "uid",
)  # fmt: skip


def add_parsers(commands: Any) -> None:
    """Declare ``inbox``."""
    group = commands.add_parser("inbox", help="bounces, answers and opt-outs, read from the mailboxes")
    verbs = group.add_subparsers(metavar="VERB", required=True)
    run = _verb(verbs, "run", "read what is new, again and again", run_watch)
    run.add_argument("--mailbox", metavar="ADDRESS", help="only this one")
    run.add_argument("--once", action="store_true", help="end after one look")
    text = _verb(verbs, "text", "the text of a mail that is a touch, fetched when it is not kept", run_text)
    text.add_argument("touch", metavar="UID", help="as touch and activity print it")
    _verb(verbs, "wishes", "who seems to want no more mail, and waits for your word", run_wishes)
    confirm = _verb(verbs, "confirm", "it is so: write to the person no more", run_confirm)
    confirm.add_argument("recipient", metavar="UID", help="as inbox wishes prints it")
    confirm.add_argument("--all", action="store_true", help="no announcement at all, not of this topic alone")
    decline = _verb(verbs, "decline", "it is not so: the person said something else", run_decline)
    decline.add_argument("recipient", metavar="UID", help="as inbox wishes prints it")


def _verb(verbs: Any, name: str, text: str, run: Any) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = verbs.add_parser(name, help=text)
    made.set_defaults(run=run, window=False)
    return made


def run_watch(options: argparse.Namespace) -> int:
    """Read one mailbox, or every one that says where it is read."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.inboxes import readable

    tracker, lines = tracker_of(options)
    with opened(options) as bench:
        names = [options.mailbox] if options.mailbox else readable(bench)
        work = _once if options.once else _watched
        with ThreadPoolExecutor(max(1, len(names))) as pool:
            runs = [pool.submit(work, bench, name, tracker) for name in names]
        errors = [error for run in runs if (error := run.exception()) is not None]
        done = [found for run in runs if run.exception() is None and (found := run.result()) is not None]
        for error in errors[1:]:
            if isinstance(error, WorkbenchError):
                talk(error.explain(bench.catalogue))
        result = {"mailboxes": [dataclasses.asdict(one) for one in done]}
        if lines is not None and not errors:
            lines.write(type="result", **jsonable(result))
        elif options.json and not errors:
            print_json(result)
        elif options.once:
            for one in done:
                talk(sentence(bench, one))
        if errors:
            raise errors[0]
    return 0


def _once(bench: Workbench, name: str, tracker: Tracker) -> InboxRead | None:
    from cs_workbench.services.inbox import read_inbox

    return read_inbox(bench, name, tracker)


def _watched(bench: Workbench, name: str, tracker: Tracker) -> InboxRead | None:
    from cs_workbench.services.inbox import watch_inbox

    def told(news: InboxRead | WorkbenchError) -> None:
        if isinstance(news, WorkbenchError):
            talk(news.explain(bench.catalogue))
        elif news.read:
            talk(sentence(bench, news))

    with suppress(Cancelled):
        watch_inbox(bench, name, tracker, told)
    return None


def sentence(bench: Workbench, one: InboxRead) -> str:
    """Return what a look at a mailbox brought, as a sentence."""
    found = bench.say("inbox", N_("inbox", ", ")).join(
        f"{bench.say('values', word(_GROUP.get(kind, 'mail_event'), kind))} {count}"
        for kind, count in sorted(one.found.items())
    )
    return bench.say(
        "inbox", N_("inbox", "{address}: {count} mails read. {found}"), address=one.mailbox, count=one.read,
        found=found or "–",
    )  # fmt: skip


def run_text(options: argparse.Namespace) -> int:
    """Print the text of a mail."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.inbox_text import mail_text

    with opened(options) as bench:
        text = mail_text(bench, options.touch)
        if options.json:
            print_json({"text": text})
        else:
            print(text)
    return 0


def run_wishes(options: argparse.Namespace) -> int:
    """List who seems to want no more mail."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.inbox_wishes import wishes

    with opened(options) as bench:
        rows = wishes(bench)
        if options.json:
            print_json({"wishes": [
                {"recipient": row.mail.uid, "name": row.mail.name, "address": row.mail.email,
                 "account": row.mail.account, "topic": row.topic, "text": row.text, "at": row.at} for row in rows
            ]})  # fmt: skip
            return 0
        print_table(
            [bench.say("outreach", text) if text != "uid" else text for text in WISH_HEADINGS],
            [
                [row.mail.name, row.mail.email, row.mail.account, row.topic, row.text, row.mail.uid[-8:]]
                for row in rows
            ],
        )  # fmt: skip
    return 0


def run_confirm(options: argparse.Namespace) -> int:
    """Keep a wish as an opt-out."""
    from cs_workbench.services.inbox_wishes import ConfirmOptOut

    return perform(
        options, lambda _bench: ConfirmOptOut(options.recipient, options.all),
        lambda _bench, done: {"uid": done.value},
    )  # fmt: skip


def run_decline(options: argparse.Namespace) -> int:
    """Say that it is no opt-out."""
    from cs_workbench.services.inbox_wishes import DeclineOptOut

    return perform(
        options, lambda _bench: DeclineOptOut(options.recipient), lambda _bench, done: {"uid": done.value}
    )
