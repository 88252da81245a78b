"""``calendar add|list|sync|remove|meetings|assign|stop|cards``: meetings, and the people in them."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.i18n import N_

LIST_HEADINGS: Final = (
    N_("cli", "Calendar"), N_("cli", "Place"), N_("cli", "Last sync"), N_("cli", "Meetings"), N_("cli", "State"),
)  # fmt: skip
MEETING_HEADINGS: Final = (
    N_("cli", "Day"), N_("cli", "Time"), N_("cli", "Title"), N_("cli", "Account"), N_("cli", "Why"),
)  # fmt: skip
CARD_HEADINGS: Final = (N_("cli", "Name"), N_("cli", "Address"), N_("cli", "Account"), N_("cli", "Why"))


def add_parsers(commands: Any) -> None:
    """Declare the ``calendar`` commands."""
    parser = commands.add_parser("calendar", help="meetings from .ics files, published addresses and CalDAV")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    add = verbs.add_parser("add", help="add an .ics file or an address ('-': the address is a line of stdin)")
    add.add_argument("place", metavar="PATH|URL|-")
    add.add_argument("--name", help="what to call it")
    add.add_argument("--caldav", action="store_true", help="the address is a calendar of a CalDAV server")
    add.add_argument("--user", default="", help="who signs in; the password is the next line of stdin")
    add.set_defaults(run=run_add, window=False)
    verbs.add_parser("list", help="every calendar with its age").set_defaults(run=run_list, window=False)
    sync = verbs.add_parser("sync", help="read the calendars; what is unchanged costs nothing")
    sync.add_argument("names", nargs="*", metavar="NAME", help="names; none: all")
    sync.set_defaults(run=run_sync, window=False)
    remove = verbs.add_parser("remove", help="forget a calendar, its address and its meetings")
    remove.add_argument("name")
    remove.set_defaults(run=run_remove, window=False)
    listing = verbs.add_parser("meetings", help="which meetings are coming, with which account, and why")
    listing.add_argument(
        "--from", dest="first", type=date.fromisoformat, metavar="DAY", help="default: today"
    )
    listing.add_argument("--days", type=int, default=7, help="how many days (default 7)")
    listing.add_argument("--all", action="store_true", help="also those among ourselves, and cancelled ones")
    listing.set_defaults(run=run_meetings, window=False)
    assign = verbs.add_parser("assign", help="say which account a meeting is with")
    assign.add_argument("meeting", help="its uid")
    assign.add_argument("account", nargs="?", help="name or uid; none: as its people tell")
    assign.set_defaults(run=run_assign, window=False)
    stop = verbs.add_parser("stop", help="addresses and domains whose meetings are never kept")
    stop.add_argument("address", nargs="*", help="none: list them")
    stop.add_argument("--remove", action="store_true", help="take them off the list")
    stop.set_defaults(run=run_stop, window=False)
    cards = verbs.add_parser("cards", help="look at the people of a .vcf file, and land them with --land")
    cards.add_argument("path", type=Path)
    cards.add_argument("--land", action="store_true", help="add those whose account is known")
    cards.set_defaults(run=run_cards, window=False)


def run_add(options: argparse.Namespace) -> int:
    """Add a calendar."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.calendars import add_calendar

    place = sys.stdin.readline().strip() if options.place == "-" else options.place
    password = sys.stdin.readline().rstrip("\r\n") if options.user else ""
    with opened(options, create=True) as bench:
        row = add_calendar(
            bench, place, options.name, user=options.user, password=password, caldav=options.caldav
        )
        if options.json:
            print_json(dataclasses.asdict(row))
        else:
            talk(bench.say("cli", "Added {name}. Next: cs-workbench calendar sync", name=row.name))
    return 0


def run_list(options: argparse.Namespace) -> int:
    """List the calendars."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.calendars import calendars

    with opened(options) as bench:
        rows = calendars(bench)
        if options.json:
            print_json([dataclasses.asdict(row) for row in rows])
        else:
            print_table(
                [bench.say("cli", text) for text in LIST_HEADINGS],
                [[r.name, r.place, r.synced_at, r.meetings, next(iter(r.sentences), "")] for r in rows],
            )
    return 0


def run_sync(options: argparse.Namespace) -> int:
    """Sync calendars and report."""
    from cs_workbench.cli.main import opened
    from cs_workbench.cli.sync import tracker_of
    from cs_workbench.services.calendars import sync_calendars

    tracker, lines = tracker_of(options)
    with opened(options, lean=True) as bench:
        done = sync_calendars(bench, options.names, tracker)
        result = {"calendars": [dataclasses.asdict(row) for row in done]}
        if lines is not None:
            lines.write(type="result", **result)
        elif options.json:
            print_json(result)
        else:
            for row in done:
                for sentence in row.sentences:
                    talk(f"{row.calendar}: {sentence}")
    return 0


def run_remove(options: argparse.Namespace) -> int:
    """Remove a calendar."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.calendars import remove_calendar

    with opened(options) as bench:
        done = remove_calendar(bench, options.name)
        if options.json:
            print_json({"removed": options.name})
        else:
            talk(bench.say("done", done.said, **done.params))
    return 0


def run_meetings(options: argparse.Namespace) -> int:
    """List the meetings of some days."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.calendar import meetings, when_text

    with opened(options) as bench:
        first = options.first or bench.today
        rows = meetings(
            bench, first, first + timedelta(days=max(options.days, 1) - 1), everything=options.all
        )
        if options.json:
            print_json([_meeting(row) for row in rows])
        else:
            print_table(
                [bench.say("cli", text) for text in MEETING_HEADINGS],
                [[r.starts_on, when_text(bench, r), r.title, r.account, r.why] for r in rows],
            )
    return 0


def run_assign(options: argparse.Namespace) -> int:
    """Set a meeting's account."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.calendar import AssignMeeting, meeting
    from cs_workbench.services.commands import do

    with opened(options) as bench:
        account = find_account(bench, options.account) if options.account else None
        done = do(bench, AssignMeeting(meeting(bench, options.meeting).id, account))
        if options.json:
            print_json(_meeting(meeting(bench, options.meeting)))
        else:
            talk(bench.say("done", done.said, **done.params))
    return 0


def run_stop(options: argparse.Namespace) -> int:
    """Show or change the stop-list."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.calendar import AddStop, RemoveStop, stop_list
    from cs_workbench.services.commands import do

    with opened(options) as bench:
        for address in options.address:
            done = do(bench, RemoveStop(address) if options.remove else AddStop(address))
            if not options.json:
                talk(bench.say("done", done.said, **done.params))
        if options.json:
            print_json(stop_list(bench))
        elif not options.address:
            print_table([bench.say("cli", "Address")], [[address] for address in stop_list(bench)])
    return 0


def run_cards(options: argparse.Namespace) -> int:
    """Look at cards, or land them."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.cards import cards_to_land, preview_cards
    from cs_workbench.services.commands import do

    with opened(options) as bench:
        rows = preview_cards(bench, options.path)
        done = do(bench, cards_to_land(rows)) if options.land else None
        if options.json:
            told = [{k: v for k, v in dataclasses.asdict(row).items() if k != "account_id"} for row in rows]
            print_json({"cards": told, "landed": done.params["n"] if done else 0})
        else:
            print_table(
                [bench.say("cli", text) for text in CARD_HEADINGS],
                [[r.name, r.email, r.account, r.why] for r in rows],
            )
            if done is not None:
                talk(bench.say("done", done.said, **done.params))
    return 0


def _meeting(row: Any) -> dict[str, Any]:
    values = dataclasses.asdict(row)
    for name in ("id", "account_id", "note_id"):
        values.pop(name)
    for name in ("account", "owner", "place", "title"):
        values[name] = values[name] or None
    for person in values["people"]:
        person["is_known"] = person.pop("account_id") is not None
    return values
