"""``outreach pause|resume|cancel|thaw|resolve|resend``: what stops and settles a campaign."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.activity import perform
from cs_workbench.domain.campaign import COUNTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from cs_workbench.domain.campaign import Counts
    from cs_workbench.services.commands import Command
    from cs_workbench.services.outreach_rows import CampaignRow
    from cs_workbench.services.workbench import Workbench

    Run = Callable[[argparse.Namespace], int]

_STEPS: Final = {
    "pause": ("Pause", "stop after the mail that is leaving; everything waits"),
    "resume": ("Resume", "go on where it was paused"),
    "cancel": ("Cancel", "what has not left will not"),
    "thaw": ("Unfreeze", "make it a draft again, as long as nothing has left"),
}


def add_verbs(verbs: Any) -> None:
    """Declare them."""
    for name, (command, text) in _STEPS.items():
        step = of_campaign(verbs, name, text, run_step)
        step.set_defaults(step=command)
    resolve = verb(verbs, "resolve", "say what became of a mail in doubt", run_resolve)
    resolve.add_argument("recipient", help="uid, as outreach recipients prints it")
    way = resolve.add_mutually_exclusive_group(required=True)
    way.add_argument("--sent", dest="sent", action="store_const", const=True, help="it arrived")
    way.add_argument(
        "--again", dest="sent", action="store_const", const=False, help="it did not: send it again"
    )
    of_campaign(verbs, "resend", "a new campaign to exactly those it did not reach", run_resend)
    invite = of_campaign(
        verbs, "invitation", "a new campaign that tells the invited what changed", run_invite
    )
    what = invite.add_mutually_exclusive_group(required=True)
    what.add_argument("--off", action="store_true", help="it is called off")
    what.add_argument(
        "--change", nargs="+", metavar="FIELD=VALUE", help="starts_at, ends_at, zone, title or place"
    )


def verb(verbs: Any, name: str, text: str, run: Run) -> argparse.ArgumentParser:
    """Add a verb of ``outreach``."""
    made: argparse.ArgumentParser = verbs.add_parser(name, help=text)
    made.set_defaults(run=run, window=False)
    return made


def of_campaign(verbs: Any, name: str, text: str, run: Run) -> argparse.ArgumentParser:
    """Add a verb about one campaign."""
    made = verb(verbs, name, text, run)
    made.add_argument("campaign", help="its uid, or the last eight characters of it")
    return made


def run_step(options: argparse.Namespace) -> int:
    """Pause, resume, cancel or thaw a campaign."""
    from cs_workbench.services import outreach_freeze, outreach_run

    kind = getattr(outreach_run, options.step, None) or getattr(outreach_freeze, options.step)
    return do_and_show(options, lambda bench: kind(uid(bench, options)))


def run_resolve(options: argparse.Namespace) -> int:
    """Settle a mail in doubt."""
    from cs_workbench.services.outreach_run import ResolveUnknown

    return perform(
        options,
        lambda _bench: ResolveUnknown(options.recipient, options.sent),
        lambda _bench, done: {"uid": done.value},
    )


def run_resend(options: argparse.Namespace) -> int:
    """Make the campaign to those that were not reached."""
    from cs_workbench.services.outreach_run import ResendMissing

    return do_and_show(options, lambda bench: ResendMissing(uid(bench, options)))


def run_invite(options: argparse.Namespace) -> int:
    """Make the campaign that changes an invitation, or calls it off."""
    from cs_workbench.cli.outreach import values_in
    from cs_workbench.services.outreach_event import ChangeInvitation

    event = None if options.off else values_in(options.change)
    return do_and_show(options, lambda bench: ChangeInvitation(uid(bench, options), event))


def do_and_show(options: argparse.Namespace, command: Callable[[Workbench], Command]) -> int:
    """Do a step; print the campaign that it was about."""
    from cs_workbench.services.outreach import campaign

    return perform(options, command, lambda bench, done: as_json(campaign(bench, str(done.value))))


def uid(bench: Workbench, options: argparse.Namespace) -> str:
    """Return the whole uid of the campaign that is meant."""
    from cs_workbench.services.outreach import campaign

    return campaign(bench, options.campaign).uid


def as_json(row: CampaignRow) -> dict[str, Any]:
    """Return a campaign as JSON carries it."""
    return {
        "uid": row.uid, "title": row.title, "kind": row.kind, "topic": row.topic or None, "state": row.state,
        "condition": row.condition, "as_of": row.as_of, "roles": list(row.roles), "most_each": row.most or None,
        "without_person": len(row.without), "template": row.template or None, "mailbox": row.mailbox or None,
        "late": row.late, "questions": {name: text or None for name, text in row.questions.items()},
        "evidence": row.evidence or None, "checked_at": row.checked_at, "frozen_at": row.frozen_at,
        "frozen_count": row.frozen_count, "start_at": row.start_at, "ended_at": row.ended_at,
        "resends": row.resends or None, "counts": counts_json(row.counts),
    }  # fmt: skip


def counts_json(counts: Counts) -> dict[str, int]:
    """Return the counts, which add up to ``total``; ``bounced`` and ``replied`` are among the sent."""
    shown = {name: int(getattr(counts, name)) for name in COUNTED}
    return {"total": counts.total, **shown, "bounced": counts.bounced, "replied": counts.replied}


def count_rows(bench: Workbench, counts: Counts) -> list[list[Any]]:
    """Return the counts as rows of a table."""
    from cs_workbench.domain.words import word

    return [[bench.say("values", word("campaign_count", name)), getattr(counts, name)] for name in COUNTED]
