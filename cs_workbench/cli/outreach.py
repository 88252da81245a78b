"""``outreach new|list|show|set|audience|recipients|edit|check|preview|status|export``, and what other modules add."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli import outreach_steps
from cs_workbench.cli.activity import perform
from cs_workbench.cli.note import read_text
from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.domain.delivery import State
from cs_workbench.kernel.errors import WrongUsage
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from cs_workbench.services.outreach_check import Finding
    from cs_workbench.services.outreach_rows import CampaignRow, RecipientRow
    from cs_workbench.services.workbench import Workbench

#: Modules that each declare more verbs in ``add_verbs``.
TOPICS: Final = ("outreach_steps", "outreach_templates", "outreach_send", "outreach_mail")
HEADINGS: Final = (
    N_("outreach", "Campaign"), N_("outreach", "Kind"), N_("outreach", "State"), N_("outreach", "Recipients"),
    N_("outreach", "Sent"), N_("outreach", "Opt-out"), N_("outreach", "Held back"), N_("outreach", "Failed"),
    N_("outreach", "Unconfirmed"), "uid",
)  # fmt: skip
RECIPIENT_HEADINGS: Final = (
    N_("outreach", "Account"), N_("outreach", "Name"), N_("outreach", "Address"), N_("outreach", "State"),
    N_("outreach", "Why"), "uid",
)  # fmt: skip
COUNT_HEADINGS: Final = (N_("outreach", "State"), N_("outreach", "Recipients"))


def add_parsers(commands: Any) -> None:
    """Declare the ``outreach`` commands; each module of them adds its own verbs."""
    parser = commands.add_parser("outreach", help="one mail to many, one per person, each proven")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    new = verb(verbs, "new", "make a campaign", run_new)
    new.add_argument("title")
    new.add_argument("--kind", choices=("notice", "announcement"), default="announcement")
    new.add_argument("fields", nargs="*", metavar="FIELD=VALUE", help="as outreach set takes them")
    verb(verbs, "list", "every campaign with its counts", run_list)
    of_campaign(verbs, "show", "one campaign: audience, answers, what the check found", run_show)
    change = of_campaign(verbs, "set", "change title, topic, template, mailbox, answers and so on", run_set)
    change.add_argument("fields", nargs="+", metavar="FIELD=VALUE")
    audience = of_campaign(verbs, "audience", "choose the accounts and who of them gets it", run_audience)
    audience.add_argument(
        "condition", nargs="?", default="", help="as a view has it; none: every running account"
    )
    which = audience.add_mutually_exclusive_group()
    which.add_argument("--view", metavar="VIEW", help="the condition of this view")
    which.add_argument("--account", action="append", default=[], metavar="NAME|UID", help="exactly these")
    audience.add_argument(
        "--role", action="append", default=[], metavar="ROLE", help="in this order; - none known"
    )
    audience.add_argument(
        "--most", type=int, default=1, metavar="N", help="people of one account (default 1)"
    )
    rows = of_campaign(verbs, "recipients", "everybody, with state and reason", run_recipients)
    rows.add_argument("--state", action="append", default=[], metavar="STATE", choices=[*map(str, State)])
    edit = verb(verbs, "edit", "leave somebody out, put in, or write to differently", run_edit)
    edit.add_argument("recipient", help="uid, as outreach recipients prints it")
    way = edit.add_mutually_exclusive_group()
    way.add_argument("--exclude", dest="include", action="store_const", const=False)
    way.add_argument("--include", dest="include", action="store_const", const=True)
    edit.add_argument("--why", default="", metavar="TEXT")
    edit.add_argument("--subject", metavar="TEXT")
    edit.add_argument("--body", metavar="FILE", help="a text for this one alone; - stdin")
    of_campaign(verbs, "check", "look at every mail before the first one goes", run_check)
    look = of_campaign(verbs, "preview", "one mail as its recipient reads it", run_preview)
    look.add_argument("--number", type=int, default=1, metavar="N", help="among those that leave")
    look.add_argument("--recipient", default="", metavar="UID", help="this one, held back or not")
    look.add_argument("--eml", type=Path, metavar="FILE.eml", help="write it as a mail file too")
    of_campaign(verbs, "status", "how many stand where", run_status)
    export = of_campaign(verbs, "export", "who got it and who did not, as a file", run_export)
    export.add_argument("file", type=Path, metavar="FILE.csv|xlsx")
    for topic in TOPICS:
        importlib.import_module(f"cs_workbench.cli.{topic}").add_verbs(verbs)


def verb(
    verbs: Any, name: str, text: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """Add a verb of ``outreach``."""
    return outreach_steps.verb(verbs, name, text, run)


def of_campaign(
    verbs: Any, name: str, text: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """Add a verb about one campaign."""
    return outreach_steps.of_campaign(verbs, name, text, run)


def run_new(options: argparse.Namespace) -> int:
    """Make a campaign."""
    from cs_workbench.services.outreach import NewCampaign

    values = values_in(options.fields)
    return outreach_steps.do_and_show(options, lambda _b: NewCampaign(options.title, options.kind, values))


def run_list(options: argparse.Namespace) -> int:
    """List campaigns."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.words import word
    from cs_workbench.services.outreach import campaigns

    with opened(options) as bench:
        rows = campaigns(bench)
        if options.json:
            print_json({"campaigns": [outreach_steps.as_json(row) for row in rows]})
            return 0
        print_table(
            _said(bench, HEADINGS),
            [
                [row.title, bench.say("values", word("campaign_kind", row.kind)),
                 bench.say("values", word("campaign_state", row.state)), row.counts.total, row.counts.sent,
                 row.counts.opted_out, row.counts.held_back, row.counts.failed, row.counts.needs_check, row.uid[-8:]]
                for row in rows
            ],
        )  # fmt: skip
    return 0


def run_show(options: argparse.Namespace) -> int:
    """Show a campaign."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.outreach import campaign
    from cs_workbench.services.outreach_check import findings_of

    with opened(options) as bench:
        row = campaign(bench, options.campaign)
        if options.json:
            print_json(_whole(bench, row))
            return 0
        print_table(_said(bench, COUNT_HEADINGS), outreach_steps.count_rows(bench, row.counts))
        _tell(bench, findings_of(row.report))
    return 0


def run_set(options: argparse.Namespace) -> int:
    """Change a campaign."""
    from cs_workbench.services.outreach import SetCampaign

    values = values_in(options.fields)

    def command(bench: Workbench) -> SetCampaign:
        return SetCampaign(outreach_steps.uid(bench, options), values)

    if values.get("retired") is True:  # there is nothing left to show
        return perform(options, command, lambda _bench, done: {"uid": done.value})
    return outreach_steps.do_and_show(options, command)


def run_audience(options: argparse.Namespace) -> int:
    """Choose the audience."""
    if options.condition and (options.view or options.account):
        raise WrongUsage(what="CONDITION, --view and --account: only one of them.")
    from cs_workbench.domain.campaign import DEFAULT_ROLES
    from cs_workbench.services.account import find_account
    from cs_workbench.services.listed import view_named
    from cs_workbench.services.outreach_audience import SetAudience, exactly

    def command(bench: Workbench) -> SetAudience:
        condition = options.condition
        if options.view:
            condition = view_named(bench, options.view).view.condition
        if options.account:
            condition = exactly(bench, [find_account(bench, text) for text in options.account])
        roles = tuple("" if role == "-" else role for role in options.role) or DEFAULT_ROLES
        return SetAudience(outreach_steps.uid(bench, options), condition, roles, options.most)

    return outreach_steps.do_and_show(options, command)


def run_recipients(options: argparse.Namespace) -> int:
    """List recipients."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.words import word
    from cs_workbench.services.outreach import recipients_of

    with opened(options) as bench:
        rows = recipients_of(bench, options.campaign, options.state or None)
        if options.json:
            print_json({"recipients": [_recipient(row) for row in rows]})
            return 0
        print_table(
            _said(bench, RECIPIENT_HEADINGS),
            [
                [row.account, row.name, row.email, bench.say("values", word("recipient_state", row.state)),
                 bench.say("values", word("held_back", row.reason)) if row.reason else row.why, row.uid[-8:]]
                for row in rows
            ],
        )  # fmt: skip
    return 0


def run_edit(options: argparse.Namespace) -> int:
    """Change a recipient."""
    from cs_workbench.services.outreach_audience import EditRecipient

    if options.why and options.include is None:
        raise WrongUsage(what="--why goes with --exclude or --include.")
    if options.include is None and options.subject is None and options.body is None:
        raise WrongUsage(what="--exclude, --include, --subject or --body: what should be different?")
    edits: dict[str, str] = {}
    if options.subject is not None:
        edits["subject"] = options.subject
    if options.body is not None:
        edits["body"] = read_text(options.body)
    return perform(
        options,
        lambda _bench: EditRecipient(options.recipient, options.include, options.why, edits or None),
        lambda _bench, done: {"uid": done.value},
    )


def run_check(options: argparse.Namespace) -> int:
    """Check a campaign; 1 where something stops it."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.commands import do
    from cs_workbench.services.outreach import campaign
    from cs_workbench.services.outreach_check import CheckCampaign, findings_of

    with opened(options) as bench:
        done = do(bench, CheckCampaign(outreach_steps.uid(bench, options)))
        row = campaign(bench, str(done.value))
        found = findings_of(row.report)
        if options.json:
            print_json(_whole(bench, row))
        else:
            print_table(_said(bench, COUNT_HEADINGS), outreach_steps.count_rows(bench, row.counts))
            _tell(bench, found)
        talk(bench.say("done", done.said, **done.params))
    return int(any(finding.stops for finding in found))


def run_preview(options: argparse.Namespace) -> int:
    """Show one mail."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.export import write_bytes
    from cs_workbench.services.outreach_preview import preview

    with opened(options) as bench:
        seen = preview(bench, options.campaign, options.number, options.recipient)
        if options.eml is not None:
            write_bytes(options.eml, seen.message.to_bytes())
        mail = seen.message
        if options.json:
            print_json({
                "recipient": _recipient(seen.recipient), "number": seen.place or None, "of": seen.of,
                "subject": mail.subject, "text": mail.text, "html": mail.html or None,
                "to": mail.to.address, "cc": [one.address for one in mail.cc],
                "files": [file.name for file in mail.attachments], "reason": seen.reason or None,
                "empty_fields": list(seen.empty), "proven": seen.proven,
            })  # fmt: skip
            return 0
        print(mail.to.address, *(one.address for one in mail.cc), sep=", ")
        print(mail.subject, "", mail.text, sep="\n")
    return 0


def run_status(options: argparse.Namespace) -> int:
    """Say how many stand where."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.outreach import campaign

    with opened(options) as bench:
        row = campaign(bench, options.campaign)
        if options.json:
            print_json(outreach_steps.as_json(row))
        else:
            print_table(_said(bench, COUNT_HEADINGS), outreach_steps.count_rows(bench, row.counts))
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Write the ledger of a campaign."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.outreach_preview import export_recipients

    with opened(options) as bench:
        count = export_recipients(bench, options.campaign, options.file)
        if options.json:
            print_json({"file": str(options.file), "recipients": count})
        talk(
            bench.say(
                "outreach", N_("outreach", "%n recipient(s) written to {path}"), count, path=options.file
            )
        )
    return 0


def _said(bench: Workbench, headings: tuple[str, ...]) -> list[str]:
    return [bench.say("outreach", text) if text != "uid" else text for text in headings]


def values_in(pairs: list[str]) -> dict[str, Any]:
    """Return FIELD=VALUE pairs; what looks like JSON (an object) is read as such."""
    import json

    values: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise WrongUsage(what=f"{pair} is not FIELD=VALUE.")
        try:
            is_json = value[:1] == "{" or name == "retired"
            values[name] = json.loads(value) if is_json else value
        except ValueError as error:
            raise WrongUsage(what=f"{name}: {error}") from None
    return values


def _tell(bench: Workbench, findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        talk(f"{'■' if finding.stops else '▲'} {finding.said(bench)}")


def _whole(bench: Workbench, row: CampaignRow) -> dict[str, Any]:
    from cs_workbench.services.outreach_check import findings_of

    found = findings_of(row.report)
    return outreach_steps.as_json(row) | {
        "findings": [
            {
                "kind": f.kind,
                "stops": f.stops,
                "count": f.count,
                "text": f.said(bench),
                "recipients": list(f.uids),
            }
            for f in found
        ]
    }


def _recipient(row: RecipientRow) -> dict[str, Any]:
    return {
        "uid": row.uid, "account": row.account_uid, "account_name": row.account, "owner": row.owner or None,
        "name": row.name or None, "address": row.email or None, "role": row.role or None, "language": row.language,
        "state": row.state, "reason": row.reason or None, "why": row.why or None,
        "copies": [address for _, address in row.copies], "message_id": row.message_id or None,
        "sha256": row.sha256 or None, "tries": row.tries, "next_at": row.next_at, "answer": row.answer or None,
        "ended_at": row.ended_at,
        "events": [{"kind": e.kind, "at": e.at, "text": e.text or None} for e in row.events],
    }  # fmt: skip
