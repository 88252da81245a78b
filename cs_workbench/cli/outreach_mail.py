"""``outreach mail|answers``: a mail to one person, and who of those invited comes."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli import outreach_steps
from cs_workbench.cli.activity import perform
from cs_workbench.cli.note import read_text
from cs_workbench.cli.output import print_json, print_table
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.changes import Done
    from cs_workbench.services.one_mail import WriteMail
    from cs_workbench.services.workbench import Workbench

HEADINGS: Final = (
    N_("outreach", "Account"), N_("outreach", "Name"), N_("outreach", "Address"), N_("outreach", "Answer"), "uid",
)  # fmt: skip


def add_verbs(verbs: Any) -> None:
    """Declare them."""
    mail = outreach_steps.verb(verbs, "mail", "a mail to one person, sent and kept like the others", run_mail)
    mail.add_argument(
        "who", metavar="ACCOUNT|ADDRESS", help="somebody's address, or whom one writes to first there"
    )
    mail.add_argument("--account", metavar="NAME|UID", help="where the address is known at several")
    mail.add_argument("--subject", required=True, metavar="TEXT")
    mail.add_argument("--body", required=True, type=Path, metavar="FILE", help="the text, as it is typed")
    mail.add_argument(
        "--reply-to", default="", metavar="MESSAGE", help="Message-ID of the mail it answers, or last"
    )
    mail.add_argument("--mailbox", default="", metavar="ADDRESS", help="from this one; default: yours")
    outreach_steps.of_campaign(verbs, "answers", "who of those invited comes", run_answers)


def run_mail(options: argparse.Namespace) -> int:
    """Write to one person."""
    from cs_workbench.services.account import find_account
    from cs_workbench.services.one_mail import WriteMail, who_is_meant

    body = read_text(str(options.body))

    def command(bench: Workbench) -> WriteMail:
        if options.account:
            account, address = find_account(bench, options.account), options.who
        else:
            account, address = who_is_meant(bench, options.who)
        return WriteMail(account, address, options.subject, body, options.reply_to, options.mailbox)

    return perform(options, command, _told)


def _told(bench: Workbench, done: Done) -> dict[str, Any]:
    from cs_workbench.services.outreach import recipients_of

    (row,) = recipients_of(bench, str(done.value))
    return {
        "uid": done.value, "recipient": row.uid, "address": row.email, "state": row.state, "message_id": row.message_id,
    }  # fmt: skip


def run_answers(options: argparse.Namespace) -> int:
    """Tell who comes."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.inbox_rsvp import invited, tally

    with opened(options) as bench:
        rows = invited(bench, options.campaign)
        if options.json:
            print_json({"counts": tally(rows), "invited": [dataclasses.asdict(row) for row in rows]})
            return 0
        print_table(
            [bench.say("outreach", text) if text != "uid" else text for text in HEADINGS],
            [[row.account, row.name, row.address, bench.say("values", word("rsvp", row.answer)), row.recipient[-8:]]
             for row in rows],
        )  # fmt: skip
    return 0
