"""Touches: one contact with a customer, logged in two keys, also for many accounts at once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.nouns import CHANNELS
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, accounts_changed
from cs_workbench.services.notes import author

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing

#: Minutes a touch takes unless the person says otherwise; the settings ``minutes_…`` replace them.
MINUTES: Final = MappingProxyType(
    {"visit": 60, "remote": 45, "phone": 15, "mail": 5, "chat": 5, "event": 90, "content": 0}
)
#: Channels by which one is heard only when the other side answers or comes.
_ONE_WAY: Final = ("mail", "chat", "content")


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person at an account that a touch may be with; ``ref`` as their source calls them."""

    account_id: int
    account: str
    name: str
    ref: str


def is_meaningful(channel: str, direction: str) -> bool:
    """Return whether a touch counts unless the person says otherwise: held, connected, answered or attended.

    What we sent is not answered yet; what they sent is.
    """
    return direction == "in" or channel not in _ONE_WAY


def usual_minutes(bench: Workbench) -> dict[str, int]:
    """Return channel -> minutes that a touch takes by default, as the settings say."""
    with bench.store.read() as db:
        return minutes_of(db)


def attendees(bench: Workbench, account_ids: tuple[int, ...], most: int = 300) -> list[Attendee]:
    """Return the people of accounts, whom a touch may have reached."""
    from cs_workbench.store import activity, addresses

    with bench.store.read() as db:
        names = activity.names(db, account_ids)
        found = addresses.at_accounts(db, account_ids)[:most]
    return [Attendee(p.account_id, names.get(p.account_id, ""), p.name, p.ref) for p in found]


def uids_of(bench: Workbench, touch_ids: tuple[int, ...]) -> list[str]:
    """Return the uids of touches."""
    from cs_workbench.store import touches

    with bench.store.read() as db:
        return touches.uids(db, touch_ids)


@dataclass(frozen=True, slots=True)
class LogTouch(Command):
    """Log one touch for each account, as one step.

    Attributes:
        minutes: None: the channel's usual.
        happened_at: ISO UTC; None: now.
        meaningful: None: by channel and direction; where people are named, whether one of them attended.
        begun_by: 'us' or 'them'; None: as the direction says.
        people: (account, ref of the contact or '', name, attended).
        body: the whole text, where there is more than the summary; a mail's or a chat's.
        message_id: what makes a mail one mail; an account where it is logged already is passed over.
        answers: the Message-IDs of the thread that the mail belongs to, the oldest first, a space between them.
    """

    account_ids: tuple[int, ...]
    channel: str
    direction: str = "out"
    minutes: int | None = None
    summary: str = ""
    happened_at: str | None = None
    meaningful: bool | None = None
    begun_by: str | None = None
    people: tuple[tuple[int, str, str, bool], ...] = ()
    body: str | None = None
    message_id: str | None = None
    answers: str | None = None

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write the touches."""
        from cs_workbench.store import touches

        db = writing.db
        group = uuid7() if len(self.account_ids) > 1 else None
        minutes = minutes_of(db)[self.channel] if self.minutes is None else self.minutes
        known = [
            touch
            for account in self.account_ids
            if self.message_id and (touch := touches.of_message(db, account, self.message_id)) is not None
        ]
        wanted = [
            account
            for account in self.account_ids
            if not self.message_id or touches.of_message(db, account, self.message_id) is None
        ]
        made = []
        for account in wanted:
            people = self._people(account)
            made.append(
                touches.add(
                    db,
                    account,
                    channel=self.channel,
                    direction=self.direction,
                    begun_by=self.begun_by or ("us" if self.direction == "out" else "them"),
                    minutes=minutes,
                    meaningful=self._counts(people),
                    happened_at=self.happened_at or iso(bench.clock.now()),
                    summary=clean(self.summary),
                    people=json.dumps(people, ensure_ascii=False) if people else "",
                    author=author(bench, writing),
                    body=None if self.body is None else clean(self.body),
                    message_id=self.message_id or None,
                    group_uid=group,
                    answers=self.answers or None,
                )
            )
        if not made:
            said = N_("done", "This was logged already. Nothing was changed.")
            return Done(Changes(), None, said, value=tuple(known))
        return Done(
            accounts_changed(frozenset(wanted), "touch"),
            RetireTouch(tuple(made)),
            N_("done", "Touch logged for %n account(s)"),
            {"n": len(made)},
            tuple(made),
        )

    def _people(self, account: int) -> list[dict[str, object]]:
        return [
            {"contact": ref, "name": clean(name), "attended": bool(attended)}
            for of, ref, name, attended in self.people
            if of == account
        ]

    def _counts(self, people: list[dict[str, object]]) -> bool:
        if people:
            return any(person["attended"] for person in people)
        return is_meaningful(self.channel, self.direction) if self.meaningful is None else self.meaningful


@dataclass(frozen=True, slots=True)
class RetireTouch(Command):
    """Take touches away; ``back`` brings them back."""

    touch_ids: tuple[int, ...]
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark them."""
        from cs_workbench.store import touches

        at = None if self.back else iso(bench.clock.now())
        accounts = frozenset(touches.retire(writing.db, touch, at) for touch in self.touch_ids)
        return Done(
            accounts_changed(accounts, "touch"),
            RetireTouch(self.touch_ids, not self.back),
            N_("done", "Touch brought back") if self.back else N_("done", "Touch removed"),
        )


def minutes_of(db: Connection) -> dict[str, int]:
    """Return channel -> minutes that a touch takes by default."""
    from cs_workbench.store import settings

    return {channel: int(settings.get(db, f"minutes_{channel}", MINUTES[channel])) for channel in CHANNELS}
