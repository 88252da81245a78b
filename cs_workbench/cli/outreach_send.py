"""``outreach send|run|test`` and ``outreach mailbox add|list|test|remove``: what leaves, and from where."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli import outreach_steps
from cs_workbench.cli.activity import stored_moment
from cs_workbench.cli.output import jsonable, print_json, print_table, talk
from cs_workbench.cli.sync import tracker_of
from cs_workbench.kernel.clock import from_iso
from cs_workbench.kernel.errors import WorkbenchError, WrongUsage
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.mailboxes import MailboxRow
    from cs_workbench.services.outreach_send import Outgoing
    from cs_workbench.services.workbench import Workbench

MAILBOX_HEADINGS: Final = (
    N_("outreach", "Address"), N_("outreach", "Mail server"), N_("outreach", "Sign-in"), N_("outreach", "Limits"),
    N_("outreach", "Rests until"), "uid",
)  # fmt: skip
#: Options of ``mailbox add`` that are fields of a mailbox.
_GIVEN: Final = (
    "name", "preset", "host", "port", "security", "user", "sign_in", "transport", "imap_host", "imap_port",
    "imap_security",
)  # fmt: skip
#: Threads hand the interpreter over so often: a line that got its answer must not wait for a mail being made.
SWITCH_S: Final = 0.0005


def add_verbs(verbs: Any) -> None:
    """Declare them."""
    send = outreach_steps.of_campaign(verbs, "send", "fix who gets what, and let it leave", run_send)
    send.add_argument("--count", type=int, metavar="N", help="how many get it, typed; needed above fifty")
    send.add_argument("--at", metavar="MOMENT", help="not before this local moment")
    run = outreach_steps.verb(verbs, "run", "send what may go, until nothing is open", run_sender)
    run.add_argument("--mailbox", metavar="ADDRESS", help="only from this one")
    run.add_argument("--once", action="store_true", help="end when nothing may go now, though more waits")
    test = outreach_steps.of_campaign(
        verbs, "test", "one of its mails to yourself, sent like the others", run_test
    )
    test.add_argument("--to", required=True, metavar="ADDRESS", help="your own")
    test.add_argument("--number", type=int, default=1, metavar="N", help="which one, among those that leave")
    test.add_argument("--recipient", default="", metavar="UID", help="the mail of this one")
    _add_mailbox(
        verbs.add_parser("mailbox", help="where mail is sent from").add_subparsers(
            metavar="VERB", required=True
        )
    )


def _add_mailbox(verbs: Any) -> None:
    add = verbs.add_parser("add", help="make a mailbox, or change one; the password only by stdin")
    add.add_argument("address")
    add.add_argument("--name", help="as recipients see the sender")
    add.add_argument("--preset", choices=("microsoft365", "google_workspace", "google_free", "custom"))
    add.add_argument("--host", metavar="SERVER", help="of SMTP; known of the presets")
    add.add_argument("--port", type=int)
    add.add_argument("--security", choices=("tls", "starttls"), help="default tls (port 465)")
    add.add_argument("--user", help="default: the address")
    add.add_argument("--sign-in", choices=("password", "microsoft", "google", "none"))
    add.add_argument(
        "--transport", choices=("smtp", "api", "draft"),
        help="api: Microsoft Graph or the Gmail API, by the sign-in; draft: files for Outlook; default smtp",
    )  # fmt: skip
    add.add_argument(
        "--limit",
        action="append",
        default=[],
        metavar="NAME=N|none",
        help="in the place of the preset's; others that were set stay",
    )
    add.add_argument("--imap-host", metavar="SERVER", help="where it is read; known of the presets")
    add.add_argument("--imap-port", type=int)
    add.add_argument("--imap-security", choices=("tls", "starttls"), help="default tls (port 993)")
    add.add_argument("--password-stdin", action="store_true", help="the password is the next line of stdin")
    add.set_defaults(run=run_mailbox_add, window=False)
    listing = verbs.add_parser("list", help="every mailbox, whether it may send now, and its limits")
    listing.set_defaults(run=run_mailbox_list, window=False)
    test = verbs.add_parser("test", help="connect, encrypt and sign in; nothing is sent")
    test.add_argument("mailbox", help="address, name or uid")
    test.set_defaults(run=run_mailbox_test, window=False)
    enter = verbs.add_parser("sign-in", help="sign in to a mailbox in the browser, at Microsoft or Google")
    enter.add_argument("mailbox", help="address, name or uid")
    enter.add_argument(
        "--google-secret-stdin",
        action="store_true",
        help="keep Google's secret of the registration, a line of stdin",
    )
    enter.set_defaults(run=run_mailbox_sign_in, window=False)
    check = verbs.add_parser("diagnose", help="send a mail to itself, read it back, and tell how it arrived")
    check.add_argument("mailbox", help="address, name or uid")
    check.set_defaults(run=run_mailbox_diagnose, window=False)
    remove = verbs.add_parser("remove", help="take a mailbox out of the list and forget its password")
    remove.add_argument("mailbox", help="address, name or uid")
    remove.set_defaults(run=run_mailbox_remove, window=False)


def run_send(options: argparse.Namespace) -> int:
    """Freeze a campaign, so that its mailbox's sender takes it."""
    from cs_workbench.services.outreach_freeze import Freeze

    at = None if options.at is None else stored_moment(options.at)
    return outreach_steps.do_and_show(
        options, lambda bench: Freeze(outreach_steps.uid(bench, options), options.count, at)
    )


def run_sender(options: argparse.Namespace) -> int:
    """Send from one mailbox, or from every one that has something to send."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.inbox import look_beside
    from cs_workbench.services.outreach_send import send_from

    sys.setswitchinterval(SWITCH_S)
    tracker, lines = tracker_of(options)
    with opened(options) as bench:
        names = [options.mailbox] if options.mailbox else _with_work(bench)
        with ThreadPoolExecutor(max(1, len(names))) as pool:
            runs = [pool.submit(send_from, bench, name, tracker, once=options.once) for name in names]
        errors = [error for run in runs if (error := run.exception()) is not None]
        done = [run.result() for run in runs if run.exception() is None]
        for one in done:
            look_beside(bench, one.mailbox)  # the copies in Sent, and what came back meanwhile
        for error in errors[1:]:
            talk(error.explain(bench.catalogue) if isinstance(error, WorkbenchError) else repr(error))
        result = {"mailboxes": [dataclasses.asdict(one) for one in done]}
        if errors and not done:
            raise errors[0]
        if lines is not None:
            lines.write(type="result", **jsonable(result))
        elif options.json:
            print_json(result)
        else:
            for one in done:
                talk(sentence(bench, one))
        if errors:
            raise errors[0]
    return 0


def sentence(bench: Workbench, one: Outgoing) -> str:
    """Return how a run ended, as a sentence."""
    return bench.say(
        "outreach",
        N_("outreach", "{address}: {sent} sent, {failed} failed, {unknown} to be checked, {waiting} waiting"),
        address=one.mailbox, sent=one.sent, failed=one.failed, unknown=one.unknown, waiting=one.waiting,
    )  # fmt: skip


def run_test(options: argparse.Namespace) -> int:
    """Send one mail to oneself."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.outreach_trial import send_trial

    with opened(options) as bench:
        uid = outreach_steps.uid(bench, options)
        trial = send_trial(bench, uid, options.to, number=options.number, recipient=options.recipient)
        if options.json:
            print_json(dataclasses.asdict(trial))
        talk(
            bench.say(
                "outreach", N_("outreach", "“{subject}” was sent to {to}"), subject=trial.subject, to=trial.to
            )
        )
    return 0


def run_mailbox_add(options: argparse.Namespace) -> int:
    """Make or change a mailbox."""
    from cs_workbench.cli.main import opened
    from cs_workbench.kernel.ids import uuid7
    from cs_workbench.services.mailboxes import keep_password, mailbox, mailboxes, own_limits, set_up

    given = {name: getattr(options, name) for name in _GIVEN if getattr(options, name) is not None}
    limits = dict(_limit(pair) for pair in options.limit)
    password = sys.stdin.readline().rstrip("\r\n") if options.password_stdin else ""
    if options.password_stdin and not password:
        raise WrongUsage(what="--password-stdin: stdin holds no password.")
    with opened(options) as bench:
        known = [row for row in mailboxes(bench) if row.address.lower() == options.address.lower()]
        uid = known[0].uid if known else uuid7()
        if limits:  # those that are not named stay, unless another preset is taken
            is_anew = not known or options.preset or known[0].transport == "draft"
            kept = {} if is_anew else own_limits(known[0].preset, known[0].limits)
            given["limits"] = kept | limits
        if given or not known:
            done = set_up(bench, uid, {"address": options.address, **given}, password)
            talk(bench.say("done", done.said, **done.params))
        elif password:
            keep_password(bench, uid, password)
        if options.json:
            print_json(_mailbox(mailbox(bench, uid)))
    return 0


def run_mailbox_list(options: argparse.Namespace) -> int:
    """List mailboxes."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.mailboxes import mailboxes

    with opened(options) as bench:
        rows = mailboxes(bench)
        if options.json:
            print_json({"mailboxes": [_mailbox(row) for row in rows]})
            return 0
        print_table(
            [bench.say("outreach", text) if text != "uid" else text for text in MAILBOX_HEADINGS],
            [
                [row.address, row.host or row.preset, row.user or row.sign_in,
                 bench.say("outreach", N_("outreach", "{minute} a minute, {day} a day"),
                           minute=row.limits.per_minute or "–", day=row.limits.per_day or "–"),
                 _rest(bench, row), row.uid[-8:]]
                for row in rows
            ],
        )  # fmt: skip
    return 0


def run_mailbox_test(options: argparse.Namespace) -> int:
    """Try a mailbox."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.mailboxes import try_door

    with opened(options) as bench:
        row = try_door(bench, options.mailbox)
        if options.json:
            print_json(_mailbox(row))
        talk(
            bench.say(
                "outreach", N_("outreach", "{address} can send: encrypted, signed in"), address=row.address
            )
        )
    return 0


def run_mailbox_sign_in(options: argparse.Namespace) -> int:
    """Sign in to a mailbox in the browser."""
    import webbrowser

    from cs_workbench.cli.main import opened
    from cs_workbench.services import secret_texts
    from cs_workbench.services.mail_sign_in import GOOGLE_SECRET, sign_in

    secret = sys.stdin.readline().strip() if options.google_secret_stdin else ""
    if options.google_secret_stdin and not secret:
        raise WrongUsage(what="--google-secret-stdin: stdin holds no secret.")

    def browse(address: str) -> None:
        talk(address)  # where no browser opens by itself
        webbrowser.open(address)

    tracker, _lines = tracker_of(options)
    with opened(options) as bench:
        if secret:
            secret_texts.keep(bench, GOOGLE_SECRET, secret)
        row = sign_in(bench, options.mailbox, browse, tracker)
        if options.json:
            print_json(_mailbox(row))
        talk(bench.say("outreach", N_("outreach", "Signed in to {address}"), address=row.address))
    return 0


def run_mailbox_diagnose(options: argparse.Namespace) -> int:
    """Tell what the world thinks of a mailbox's mail."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.mailbox_check import advice, diagnose, told

    with opened(options) as bench:
        found = diagnose(bench, options.mailbox)
        if options.json:
            print_json(dataclasses.asdict(found))
            return 0
        print_table([bench.say("outreach", N_("outreach", "Checked")), bench.say("outreach", N_("outreach", "Result"))],
                    [list(row) for row in told(bench, found)])  # fmt: skip
        for line in advice(bench, found):
            talk(line)
    return 0


def run_mailbox_remove(options: argparse.Namespace) -> int:
    """Remove a mailbox and its password."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.mailboxes import mailbox, remove

    with opened(options) as bench:
        done = remove(bench, mailbox(bench, options.mailbox).uid)
        if options.json:
            print_json({"uid": done.value})
        talk(bench.say("done", done.said, **done.params))
    return 0


def _with_work(bench: Workbench) -> list[str]:
    from cs_workbench.services.mailboxes import with_work

    return with_work(bench)


def _rest(bench: Workbench, row: MailboxRow) -> str:
    """Return until when a mailbox rests, and why; '' it does not."""
    from cs_workbench.services.mailboxes import FOR_EVER

    if row.paused_until is None or not row.rests_at(bench.clock.now()):
        return ""
    is_for_ever = row.paused_until >= from_iso(FOR_EVER)
    until = "" if is_for_ever else f"{row.paused_until.astimezone():%Y-%m-%d %H:%M} "
    return f"{until}{row.paused_why}"


def _limit(pair: str) -> tuple[str, float | int | None]:
    from cs_workbench.domain.quota import Limits

    name, _, value = pair.partition("=")
    if name not in {field.name for field in dataclasses.fields(Limits)}:
        raise WrongUsage(what=f"--limit {pair}: there is no limit {name}.")
    try:
        return name, None if value == "none" else float(value) if name == "reserve" else int(value)
    except ValueError:
        raise WrongUsage(what=f"--limit {pair}: {value} is no number.") from None


def _mailbox(row: MailboxRow) -> dict[str, Any]:
    return {
        "uid": row.uid, "address": row.address, "name": row.name, "transport": row.transport,
        "host": row.host or None, "port": row.port,
        "security": row.security, "sign_in": row.sign_in, "user": row.user or None, "preset": row.preset,
        "imap_host": row.imap_host or None, "imap_port": row.imap_port, "imap_security": row.imap_security or None,
        "limits": dataclasses.asdict(row.limits), "saves_sent": row.saves_sent, "paused_until": row.paused_until,
        "paused_why": row.paused_why or None, "has_secret": row.has_secret,
    }  # fmt: skip
