"""``voice`` and ``request``: what customers told us, and the register of what they ask for."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.activity import perform
from cs_workbench.cli.output import print_json, print_table
from cs_workbench.domain.words import WORDS, word
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.kernel.money import Money
    from cs_workbench.services.changes import Done
    from cs_workbench.services.commands import Command
    from cs_workbench.services.workbench import Workbench

KINDS: Final = tuple(WORDS["voice"])
STATES: Final = tuple(WORDS["request"])
VOICE_HEADINGS: Final = (
    N_("cli", "Heard"),
    N_("cli", "Account"),
    N_("cli", "Kind"),
    N_("cli", "Text"),
    N_("cli", "Request"),
)
COUNT_HEADINGS: Final = (
    N_("cli", "Kind"),
    N_("cli", "Accounts"),
    N_("cli", "Voices"),
    N_("cli", "ARR"),
    N_("cli", "Newest"),
)
REQUEST_HEADINGS: Final = (
    N_("cli", "Request"),
    N_("cli", "State"),
    N_("cli", "Accounts"),
    N_("cli", "ARR"),
    N_("cli", "Shipped"),
)


def add_parsers(commands: Any) -> None:
    """Declare ``voice`` and ``request``."""
    voice = commands.add_parser("voice", help="customer voices: why chosen, pain, request, made to order")
    verbs = voice.add_subparsers(metavar="VERB", required=True)
    add = verbs.add_parser("add", help="write one down")
    add.add_argument("account")
    add.add_argument("kind", choices=KINDS)
    add.add_argument("text")
    add.add_argument("--request", metavar="REQUEST", help="the request it asks for: title or uid")
    add.set_defaults(run=run_add, window=False)
    listing = verbs.add_parser("list", help="every voice, newest first")
    listing.add_argument("--kind", choices=KINDS, default="")
    listing.add_argument("--account")
    listing.set_defaults(run=run_list, window=False)
    count = verbs.add_parser("count", help="per kind: how many accounts said it, and their ARR")
    count.set_defaults(run=run_count, window=False)
    request = commands.add_parser("request", help="the register of what customers ask for")
    verbs = request.add_subparsers(metavar="VERB", required=True)
    verbs.add_parser("list", help="every request, most asked for first").set_defaults(
        run=run_requests, window=False
    )
    add = verbs.add_parser("add", help="add a request")
    add.add_argument("title")
    add.add_argument("--note", default="")
    add.set_defaults(run=run_add_request, window=False)
    link = verbs.add_parser("link", help="put voices under a request")
    link.add_argument("request", help="title or uid")
    link.add_argument("voices", nargs="+", metavar="VOICE", help="uids, as `voice list --json` prints them")
    link.set_defaults(run=run_link, window=False)
    state = verbs.add_parser("set", help="set its state")
    state.add_argument("request")
    state.add_argument("state", choices=[s for s in STATES if s != "shipped"])
    state.set_defaults(run=run_set, window=False)
    ship = verbs.add_parser("ship", help="mark it shipped, with a task for each account that asked")
    ship.add_argument("request")
    ship.set_defaults(run=run_ship, window=False)


def run_add(options: argparse.Namespace) -> int:
    """Write a voice down."""
    from cs_workbench.services.account import find_account
    from cs_workbench.services.requests import find_request
    from cs_workbench.services.voices import AddVoice, voices

    def command(bench: Workbench) -> Command:
        request = find_request(bench, options.request) if options.request else None
        return AddVoice(find_account(bench, options.account), options.kind, options.text, None, request)

    def told(bench: Workbench, done: Done) -> dict[str, Any]:
        return {"uid": next(v.uid for v in voices(bench) if v.id == done.value)}

    return perform(options, command, told)


def run_list(options: argparse.Namespace) -> int:
    """List voices."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.account import find_account
    from cs_workbench.services.voices import voices

    with opened(options) as bench:
        account = find_account(bench, options.account) if options.account else None
        rows = voices(bench, kind=options.kind, account_id=account)
        if options.json:
            print_json({"voices": [
                {"uid": v.uid, "account": v.account, "kind": v.kind, "text": v.text, "request": v.request or None,
                 "heard_at": v.heard_at, "author": v.author} for v in rows
            ]})  # fmt: skip
        else:
            print_table(
                [bench.say("cli", text) for text in VOICE_HEADINGS],
                [[f"{v.heard_at:%Y-%m-%d}", v.account, bench.say("values", word("voice", v.kind)), v.text, v.request]
                 for v in rows],
            )  # fmt: skip
    return 0


def run_count(options: argparse.Namespace) -> int:
    """Count voices over accounts."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.voices import voice_counts

    with opened(options) as bench:
        rows = voice_counts(bench)
        if options.json:
            print_json({"kinds": [
                {"kind": c.kind, "accounts": c.accounts, "voices": c.voices, "arr": list(c.arr),
                 "newest": c.newest, "newest_text": c.newest_text or None} for c in rows
            ]})  # fmt: skip
        else:
            print_table(
                [bench.say("cli", text) for text in COUNT_HEADINGS],
                [[bench.say("values", word("voice", c.kind)), c.accounts, c.voices, _money(c.arr), c.newest_text]
                 for c in rows],
            )  # fmt: skip
    return 0


def run_requests(options: argparse.Namespace) -> int:
    """List the register."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.requests import request_rows

    with opened(options) as bench:
        rows = request_rows(bench)
        if options.json:
            print_json({"requests": [
                {"uid": r.uid, "title": r.title, "state": r.state, "accounts": list(r.names), "voices": r.voices,
                 "arr": list(r.arr), "shipped_on": r.shipped_on, "note": r.note or None} for r in rows
            ]})  # fmt: skip
        else:
            print_table(
                [bench.say("cli", text) for text in REQUEST_HEADINGS],
                [[r.title, bench.say("values", word("request", r.state)), r.accounts, _money(r.arr),
                  r.shipped_on.isoformat() if r.shipped_on else ""] for r in rows],
            )  # fmt: skip
    return 0


def run_add_request(options: argparse.Namespace) -> int:
    """Add a request."""
    from cs_workbench.services.requests import AddRequest

    return perform(options, lambda _bench: AddRequest(options.title, options.note), _request_uid)


def run_link(options: argparse.Namespace) -> int:
    """Put voices under a request."""
    from cs_workbench.services.requests import LinkVoices, find_request
    from cs_workbench.services.voices import find_voices

    def command(bench: Workbench) -> Command:
        request = find_request(bench, options.request)
        return LinkVoices(tuple((voice, request) for voice in find_voices(bench, options.voices)))

    return perform(options, command, lambda _bench, done: {"voices": done.params["n"]})


def run_set(options: argparse.Namespace) -> int:
    """Set a request's state."""
    from cs_workbench.services.requests import SetRequest, find_request

    return perform(
        options,
        lambda bench: SetRequest(find_request(bench, options.request), state=options.state),
        _request_uid,
    )


def run_ship(options: argparse.Namespace) -> int:
    """Mark a request as shipped."""
    from cs_workbench.services.requests import ShipRequest, find_request

    return perform(
        options, lambda bench: ShipRequest(find_request(bench, options.request)),
        lambda _bench, done: {"to_tell": done.params["n"]},
    )  # fmt: skip


def _request_uid(bench: Workbench, done: Done) -> dict[str, Any]:
    from cs_workbench.services.requests import request_rows

    return {"uid": next(r.uid for r in request_rows(bench) if r.id == done.value)}


def _money(sums: tuple[Money, ...]) -> str:
    return " + ".join(one.short() for one in sums)
