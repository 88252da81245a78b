"""``activity``, ``touchpoint``, ``voice`` and ``request``: what was said and done, and what customers ask for."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.domain.nouns import CHANNELS
from cs_workbench.kernel.errors import WrongUsage
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.changes import Done
    from cs_workbench.services.commands import Command
    from cs_workbench.services.workbench import Workbench

HEADINGS: Final = (
    N_("cli", "When"),
    N_("cli", "Account"),
    N_("cli", "What"),
    N_("cli", "Text"),
    N_("cli", "Minutes"),
    N_("cli", "Who"),
)
NOT_A_DAY: Final = "{text} is no day or moment. Write 2026-11-24 or 2026-11-24T10:30."


def add_parsers(commands: Any) -> None:
    """Declare ``activity`` and ``touchpoint``."""
    parser = commands.add_parser("activity", help="what was said and done, newest first")
    parser.add_argument("--account", help="its name (or a part of it) or its uid")
    parser.add_argument(
        "--kind", action="append", default=[], help="note, meeting, call, mail ...; may repeat"
    )
    parser.add_argument("--since", metavar="DAY", help="from this day on")
    parser.add_argument(
        "--limit", type=int, default=50, help="how many rows to print (default 50, at most 1000)"
    )
    parser.set_defaults(run=run_activity, window=False)
    touchpoint = commands.add_parser("touchpoint", help="log a touch")
    verbs = touchpoint.add_subparsers(metavar="VERB", required=True)
    log = verbs.add_parser("log", help="log one touch; of several accounts it is one group touch")
    log.add_argument("accounts", nargs="*", metavar="ACCOUNT", help="names (or parts of them) or uids")
    log.add_argument("--channel", choices=CHANNELS, default="phone")
    log.add_argument("--minutes", type=int, help="default: as usual for the channel")
    log.add_argument("--direction", choices=("out", "in"), default="out", help="from us, or from them")
    log.add_argument("--begun-by", choices=("us", "them"), help="default: as the direction says")
    log.add_argument("--at", metavar="MOMENT", help="day or local moment (default: now)")
    log.add_argument("--people", action="append", default=[], metavar="NAME", help="attended; -NAME: absent")
    log.add_argument("--text", default="", help="what it was about")
    log.add_argument("--no-answer", action="store_true", help="not held, connected, answered or attended")
    log.add_argument("--mail", type=Path, metavar="FILE", help="log the mail in an .eml or .msg file")
    log.set_defaults(run=run_log, window=False)


def run_activity(options: argparse.Namespace) -> int:
    """Print the rows."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.activity import CHIPS, Asked, activity_page, people_of

    unknown = [kind for kind in options.kind if kind not in CHIPS]
    if unknown:
        raise WrongUsage(what=f"There is no kind {unknown[0]}: {', '.join(CHIPS)}.")
    with opened(options) as bench:
        accounts = (find_account(bench, options.account),) if options.account else None
        since = "" if options.since is None else _moment(options.since).date().isoformat()
        most = min(max(options.limit, 1), 1000)
        page = activity_page(bench, Asked(frozenset(options.kind), accounts, since=since), most=most)
        if options.json:
            print_json(
                {
                    "more": page.next is not None,
                    "activity": [
                        {
                            "at": r.on or r.at,
                            "kind": r.chip,
                            "account": r.account,
                            "channel": r.channel or None,
                            "direction": r.direction or None,
                            "text": r.text,
                            "minutes": r.minutes,
                            "meaningful": r.meaningful,
                            "who": r.who,
                            "people": people_of(r),
                            "topic": r.topic or None,
                            "source": r.source or None,
                            "uid": r.uid or None,
                        }
                        for r in page.rows
                    ],
                }
            )
        else:
            print_table(
                [bench.say("cli", text) for text in HEADINGS],
                [
                    [f"{r.on or r.at.astimezone():%Y-%m-%d %H:%M}"[: 10 if r.on else 16], r.account,
                     _what(bench, r.chip, r.channel), r.text, r.minutes, r.who]
                    for r in page.rows
                ],
            )  # fmt: skip
    return 0


def run_log(options: argparse.Namespace) -> int:
    """Log a touch."""
    from cs_workbench.services.account import find_account
    from cs_workbench.services.touches import LogTouch

    def command(bench: Workbench) -> Command:
        accounts = tuple(find_account(bench, text) for text in options.accounts)
        if options.mail is not None:
            return _mail(bench, options.mail, accounts)
        if not accounts:
            raise WrongUsage(what="No account was named.")
        people = tuple(
            (account, "", name.removeprefix("-"), not name.startswith("-"))
            for account in accounts
            for name in options.people
        )
        at = None if options.at is None else stored_moment(options.at)
        meaningful = False if options.no_answer else None
        return LogTouch(accounts, options.channel, options.direction, options.minutes, options.text, at,
                        meaningful, options.begun_by, people)  # fmt: skip

    return perform(options, command, _touch_uids)


def _mail(bench: Workbench, path: Path, accounts: tuple[int, ...]) -> Command:
    from cs_workbench.services.incoming import incoming_mail, read_mail, touch_of

    found = incoming_mail(bench, read_mail(path), accounts[0] if accounts else None)
    if not found.accounts:
        raise WrongUsage(what=f"Nobody in {path.name} is known: name the account.")
    account_id, name = found.accounts[0]
    talk(bench.say("cli", "{account}: {why}", account=name, why=found.why))
    return touch_of(found, account_id)


def _touch_uids(bench: Workbench, done: Done) -> dict[str, Any]:
    from cs_workbench.services.touches import uids_of

    value = done.value
    return {
        "touches": uids_of(bench, value if isinstance(value, tuple) else ()),
        "new": done.undo is not None,
    }


def perform(
    options: argparse.Namespace,
    command: Callable[[Workbench], Command],
    told: Callable[[Workbench, Done], dict[str, Any]],
) -> int:
    """Do what ``command`` makes; print what ``told`` says of it as JSON, or the sentence."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.commands import do

    with opened(options) as bench:
        done = do(bench, command(bench))
        if options.json:
            print_json({"done": True} | told(bench, done))
        talk(bench.say("done", done.said, **done.params))
    return 0


def _what(bench: Workbench, chip: str, channel: str) -> str:
    from cs_workbench.domain.words import word

    return bench.say("values", word("channel", channel) if channel else word("chip", chip))


def _moment(text: str) -> datetime:
    """Return a day (its noon, if asked for a moment) or a local moment."""
    try:
        if len(text) == len("2026-11-24"):
            return datetime.combine(date.fromisoformat(text), time(12)).astimezone()
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        raise WrongUsage(what=NOT_A_DAY.format(text=text)) from None


def stored_moment(text: str) -> str:
    """Return a day or a local moment as it is stored: ISO, UTC."""
    from cs_workbench.kernel.clock import iso

    return iso(_moment(text))
