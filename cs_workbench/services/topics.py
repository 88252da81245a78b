"""Topics: a name under which mails, meetings and events of one account stand together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean, clip
from cs_workbench.services.changes import Done
from cs_workbench.services.commands import Command, accounts_changed

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic of an account, and how much hangs on it."""

    id: int
    uid: str
    name: str
    count: int


def topics_of(bench: Workbench, account_id: int) -> list[TopicRow]:
    """Return an account's topics, the newest first."""
    from cs_workbench.store import topics

    with bench.store.read() as db:
        return [TopicRow(t.id, t.uid, t.name, t.count) for t in topics.of_account(db, account_id)]


@dataclass(frozen=True, slots=True)
class AssignTopic(Command):
    """Put rows of one account under the topic called ``name``, made when there is none; '' for under none.

    ``items``: (kind, id) of notes, touches and interactions.
    """

    account_id: int
    items: tuple[tuple[str, int], ...]
    name: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Assign them; the undo puts each under what it stood under."""
        from cs_workbench.store import topics

        db, name = writing.db, clip(clean(self.name).strip(), LONGEST_NAME)
        topic = topics.named(db, self.account_id, name) if name else None
        made = None
        if name and topic is None:
            made = topic = topics.add(db, self.account_id, name, iso(bench.clock.now()))
        before = tuple((kind, item, topics.assign(db, kind, item, topic)) for kind, item in self.items)
        said = N_("done", "%n line(s) under {topic}") if name else N_("done", "%n line(s) without a topic")
        return Done(
            accounts_changed(frozenset({self.account_id}), "touch", "note", "topic"),
            RestoreTopics(self.account_id, before, made),
            said,
            {"n": len(self.items), "topic": name},
            topic,
        )


@dataclass(frozen=True, slots=True)
class RestoreTopics(Command):
    """Put rows back under the topics they stood under: what undoes `AssignTopic`. ``made``: a topic to retire."""

    account_id: int
    before: tuple[tuple[str, int, int | None], ...]
    made: int | None = None

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write them as they were."""
        from cs_workbench.store import topics

        was = tuple(
            (kind, item, topics.assign(writing.db, kind, item, topic)) for kind, item, topic in self.before
        )
        if self.made is not None:
            topics.retire(writing.db, self.made, iso(bench.clock.now()))
        changes = accounts_changed(frozenset({self.account_id}), "touch", "note", "topic")
        return Done(changes, RestoreTopics(self.account_id, was), N_("done", "Topics as before"))
