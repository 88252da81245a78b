"""A meeting's end: its note, pulse, touch and next day in one step; and its summary for others."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, Together, accounts_changed
from cs_workbench.services.notes import WriteNote, author

if TYPE_CHECKING:
    from pathlib import Path

    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

LEVELS: Final = (1, 2, 3, 4, 5)
MOST_REASONS: Final = 3


class WrongPulse(WorkbenchError):
    """A pulse outside its five levels, or with more than three reasons."""

    template = N_(
        "errors", "A CSM pulse has a level from 1 to 5 and at most three reasons. Nothing was changed."
    )
    code = "CSW-1435"


@dataclass(frozen=True, slots=True)
class PulseRow:
    """One reading of an account, 1 (worst) to 5."""

    uid: str
    level: int
    reasons: tuple[str, ...]
    comment: str
    at: datetime
    author: str


@dataclass(frozen=True, slots=True)
class SetPulse(Command):
    """Say how an account feels: ``level`` 1 to 5, with up to three reasons."""

    account_id: int
    level: int
    reasons: tuple[str, ...] = ()
    comment: str = ""

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it."""
        from cs_workbench.store import pulses

        reasons = [clean(reason).strip() for reason in self.reasons if reason.strip()]
        if self.level not in LEVELS or len(reasons) > MOST_REASONS:
            raise WrongPulse
        made = pulses.add(
            writing.db, self.account_id, self.level, reasons=reasons, comment=clean(self.comment),
            at=iso(bench.clock.now()), author=author(bench, writing),
        )  # fmt: skip
        changes = accounts_changed(frozenset({self.account_id}), "pulse")
        return Done(changes, RetirePulse(made), N_("done", "CSM pulse noted"), value=made)


@dataclass(frozen=True, slots=True)
class RetirePulse(Command):
    """Take a reading away; ``back`` brings it back."""

    pulse_id: int
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark it."""
        from cs_workbench.store import pulses

        account = pulses.retire(writing.db, self.pulse_id, None if self.back else iso(bench.clock.now()))
        undo = RetirePulse(self.pulse_id, not self.back)
        return Done(accounts_changed(frozenset({account}), "pulse"), undo, N_("done", "CSM pulse removed"))


@dataclass(frozen=True, slots=True)
class MeetingEnd:
    """What the card at the end of a meeting says; days are ISO days, '' or None: nothing said."""

    level: int | None = None
    reasons: tuple[str, ...] = ()
    ours: str = ""
    theirs: str = ""
    next_step: str = ""
    next_on: str | None = None
    next_meeting_on: str | None = None
    minutes: int | None = None
    channel: str = "remote"


def with_card(bench: Workbench, body: str, end: MeetingEnd) -> str:
    """Return a meeting's note with what its card says of promises and the next step, as lines of the note."""
    from cs_workbench.domain.note_text import shareable

    body = body.rstrip("\n")
    if not shareable(f"{body}\nx").endswith("x"):
        body += "\n:::"  # what the card says is no part of the passage that was left open
    lines = [
        bench.say("meeting", text, what=what.strip())
        for text, what in (
            (N_("meeting", "Promise (us): {what}"), end.ours),
            (N_("meeting", "Promise (them): {what}"), end.theirs),
            (N_("meeting", "Next: {what}"), _with_day(end.next_step, end.next_on)),
        )
        if what.strip()
    ]
    return "\n".join([body, *lines]) + "\n"


def end_of(bench: Workbench, note: WriteNote, end: MeetingEnd) -> Together:
    """Return the command that ends the meeting written down in ``note``; promises become lines of the note.

    The meeting that stands in today's calendar or to-dos is done with it.
    """
    from dataclasses import replace

    from cs_workbench.domain.note_text import title_of
    from cs_workbench.services.todos import AddTodo
    from cs_workbench.services.touches import LogTouch

    account = note.account_id
    touch = LogTouch(
        (account,), end.channel, minutes=end.minutes, summary=title_of(note.body), direction="out"
    )
    steps: list[Command] = [
        replace(note, body=with_card(bench, note.body, end), kind="meeting"), touch, *_held(bench, account)
    ]  # fmt: skip
    if end.level is not None:
        steps.append(SetPulse(account, end.level, end.reasons))
    if end.next_meeting_on:
        meeting = bench.say("meeting", "Next meeting")
        steps.append(AddTodo(account, "meeting", meeting, end.next_meeting_on))
    return Together(tuple(step.as_json() for step in steps), N_("done", "Meeting ended"))


def _held(bench: Workbench, account_id: int) -> list[Command]:
    """Return what ends today's meeting with an account: of several that whose start is nearest to now."""
    from cs_workbench.services.calendar import SettleMeeting, meetings
    from cs_workbench.services.todos import EndTodo
    from cs_workbench.store import todos

    now, today = bench.clock.now(), bench.today
    open_ones = [
        m
        for m in meetings(bench, today, today, why_all=False)
        if m.account_id == account_id and not m.is_done
    ]
    nearest = min(open_ones, key=lambda m: abs((m.starts_at or now) - now), default=None)
    with bench.store.read() as db:
        due = [
            todo
            for todo in todos.of_account(db, account_id)
            if todo.kind == "meeting" and todo.done_at is None and todo.due_on == today.isoformat()
        ]
    if nearest is not None and nearest.starts_at is not None and len(due) > 1:
        at = f"{nearest.starts_at.astimezone():%H:%M}"
        due = [todo for todo in due if todo.due_at == at] or due
    held: list[Command] = [EndTodo((todo.id,)) for todo in due[:1]]
    return held if nearest is None else [*held, SettleMeeting(nearest.id)]


def pulses_of(bench: Workbench, account_id: int) -> list[PulseRow]:
    """Return an account's readings, newest first."""
    from cs_workbench.store import pulses

    with bench.store.read() as db:
        return [
            PulseRow(
                row.uid, row.level, tuple(json.loads(row.reasons)), row.comment, from_iso(row.happened_at),
                row.author,
            )
            for row in pulses.of_account(db, account_id)
        ]  # fmt: skip


def slack_summary(body: str, account: str) -> str:
    """Return what may be shared of a note as Slack reads it, under the account's name."""
    from cs_workbench.domain.note_share import slack_text
    from cs_workbench.domain.note_text import shareable

    return slack_text(f"# {account}\n{shareable(body)}")


def save_mail(bench: Workbench, body: str, path: Path, *, to: tuple[str, ...] = ()) -> Done:
    """Write what may be shared of a note as a mail that is not sent yet (.eml), whole or not at all.

    Raises:
        NotWritable: the system does not let it be written there.
    """
    from email.message import EmailMessage
    from email.policy import SMTP

    from cs_workbench.domain.note_text import shareable, title_of
    from cs_workbench.kernel.files import atomic_write
    from cs_workbench.services.attachments import NotWritable

    shared = shareable(body)
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = title_of(shared)
    addresses = [address for address in to if address.isascii() and address.isprintable() and "@" in address]
    if addresses:
        mail["To"] = ", ".join(addresses)
    mail["X-Unsent"] = "1"  # mail programs open it as a draft
    mail.set_content(shared)
    try:
        with atomic_write(path) as out:
            out.write(bytes(mail))
    except OSError as error:
        raise NotWritable(name=path.name, why=error.strerror or "") from error
    return Done(Changes(), None, N_("done", "Saved as {name}"), {"name": path.name})


def _with_day(text: str, day: str | None) -> str:
    return f"{text.strip()} {day}" if text.strip() and day else text
