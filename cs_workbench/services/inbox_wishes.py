"""Answers that ask for no more mail in words (配信停止): a person confirms each, or says that it is not so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, Together
from cs_workbench.services.inbox_page import WISH
from cs_workbench.services.permissions import topic_of

if TYPE_CHECKING:
    from cs_workbench.services.outreach_rows import RecipientRow
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

SHORTEST_UID: Final = 8
ASKED: Final = "opt_out_asked"


class NoWish(WorkbenchError):
    """A recipient who is not known to want no more mail, or whose wish is settled."""

    template = N_(
        "errors",
        "Of {uid} no wish for no more mail is open. Nothing was changed. 'inbox wishes' lists those that are; an "
        "opt-out that came another way is kept with 'suppress opt-out'.",
    )
    code = "CSW-2352"


@dataclass(frozen=True, slots=True)
class Wish:
    """An answer that seems to ask for no more mail.

    Attributes:
        mail: the recipient who answered; ``campaign``: uid of the campaign, ``title`` its name.
        topic: what the opt-out is of if it is confirmed; '' every announcement.
        text: how it was written; ``at``: when.
    """

    mail: RecipientRow
    campaign: str
    title: str
    topic: str
    text: str
    at: datetime


def wishes(bench: Workbench) -> list[Wish]:
    """Return what waits for a person, the newest first."""
    from cs_workbench.services.outreach_rows import names_of, recipient_row
    from cs_workbench.store import inboxes, recipients

    with bench.store.read() as db:
        rows = inboxes.wishes(db)
        names = names_of(db, {int(row["account_id"]) for row in rows})
        mails = [recipient_row(recipients.of_id(db, row["id"]), names, []) for row in rows]
    return [
        Wish(mail, row["campaign"], row["title"], topic_of(row), row["text"], from_iso(row["at"]))
        for mail, row in zip(mails, rows, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class ConfirmOptOut(Command):
    """Keep a wish as the person's opt-out: of the mail's topic, or (``all``) of every announcement."""

    recipient: str
    all: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Suppress the address and settle the wish; the undo ends the suppression."""
        from cs_workbench.services.permissions import opt_out

        row = _open(writing, self.recipient)
        kept = opt_out(row["email"], "" if self.all else topic_of(row), row["message_id"]).perform(
            bench, writing
        )
        settled, undos = _settled(bench, writing, row, "opted_out")
        undos += () if kept.undo is None else (kept.undo,)
        undo = Together(tuple(one.as_json() for one in undos), kept.said, kept.params)
        return Done(kept.changes | settled, undo, kept.said, kept.params, row["uid"])


@dataclass(frozen=True, slots=True)
class DeclineOptOut(Command):
    """Say that an answer does not ask for no more mail."""

    recipient: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Settle the wish; the same answer does not ask again."""
        row = _open(writing, self.recipient)
        settled, undos = _settled(bench, writing, row, "opt_out_declined")
        said, params = N_("done", "{name} goes on getting mail"), {"name": row["name"] or row["email"]}
        undo = Together(tuple(one.as_json() for one in undos), said, params)
        return Done(settled, undo, said, params, row["uid"])


@dataclass(frozen=True, slots=True)
class WishAgain(Command):
    """Let a wish that was settled wait for a person again."""

    recipient: str
    text: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Append that it is open."""
        from cs_workbench.services.outreach_rows import found_recipient
        from cs_workbench.store import recipients

        row = found_recipient(writing.db, self.recipient)
        recipients.add_event(writing.db, row["id"], ASKED, at=iso(bench.clock.now()), text=self.text)
        return Done(Changes({"campaign": frozenset({int(row["campaign_id"])})}))


def _open(writing: Writing, recipient: str) -> Row:
    """Return the open wish of a recipient, named by its uid or the end of it."""
    from cs_workbench.store import inboxes

    found = [
        row
        for row in inboxes.wishes(writing.db)
        if row["email"] and len(recipient) >= SHORTEST_UID and str(row["uid"]).endswith(recipient)
    ]
    if len(found) != 1:
        raise NoWish(uid=recipient)
    return found[0]


def _settled(bench: Workbench, writing: Writing, row: Row, kind: str) -> tuple[Changes, tuple[Command, ...]]:
    """Append what became of a wish and end the to-do that asked; return what changed, and what takes it back."""
    from cs_workbench.services.todos import EndTodo
    from cs_workbench.store import recipients, todos

    recipients.add_event(writing.db, row["id"], kind, at=iso(bench.clock.now()))
    changes = Changes({"campaign": frozenset({int(row["campaign_id"])})})
    undos: tuple[Command, ...] = (WishAgain(row["uid"], row["text"]),)
    todo = todos.open_one(writing.db, row["account_id"], "reply", WISH + row["uid"])
    if todo is not None:
        ended = EndTodo((todo,)).perform(bench, writing)
        changes = changes | ended.changes
        undos += () if ended.undo is None else (ended.undo,)
    return changes, undos
