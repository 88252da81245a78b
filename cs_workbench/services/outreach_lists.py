"""The lists of 配信: campaigns by state, the recipients of one, and every mail that waits or is unconfirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.campaign import (
    CANCELLED,
    COUNTED,
    EXCLUDED,
    FINISHED,
    OPEN,
    OPTED_OUT,
    PAUSED,
    SCHEDULED,
    SENDING,
    STATES,
)
from cs_workbench.domain.columns import Book, choice_column, number_column, text_column, time_column
from cs_workbench.domain.delivery import State
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.words import word
from cs_workbench.kernel.clock import from_iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import number_of
from cs_workbench.services.mailboxes import FOR_EVER, resting
from cs_workbench.services.outreach_rows import (
    CampaignRow,
    RecipientRow,
    campaign,
    campaign_in,
    campaigns,
    names_of,
    recipient_row,
    recipients_of,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from cs_workbench.services.inbox_wishes import Wish
    from cs_workbench.services.workbench import Workbench

#: The lists of campaigns, and the states of each; () all.
CAMPAIGN_LISTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "all": (), "draft": OPEN, "running": (SCHEDULED, SENDING, PAUSED), "ended": (FINISHED, CANCELLED),
    }
)  # fmt: skip
#: The lists of mails of every campaign, and the states of each.
MAIL_LISTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"check": (State.UNKNOWN,), "outbox": (State.QUEUED, State.SENDING, State.COMMITTING, State.DEFERRED)}
)
#: Answers that seem to ask for no more mail, each until a person has judged it.
WISHES: Final = "wishes"
#: Every list, in its order; in those of `JUDGED` a person is waited for.
LISTS: Final = (*CAMPAIGN_LISTS, "check", WISHES, "outbox")
JUDGED: Final = frozenset(("check", WISHES))
COUNTS: Final = tuple(COUNTED)
#: The columns of each list and of a campaign's recipients, from left to right.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "all": ("title", "campaign_state", "recipients", *COUNTS, "campaign_kind", "start_at", "end_at", "mailbox",
                "author"),
        "draft": ("title", "campaign_state", "recipients", *COUNTS, "campaign_kind", "mailbox", "author"),
        "running": ("title", "campaign_state", "recipients", *COUNTS, "campaign_kind", "start_at", "mailbox",
                    "author"),
        "ended": ("title", "campaign_state", "recipients", *COUNTS, "campaign_kind", "start_at", "end_at",
                  "mailbox", "author"),
        "check": ("name", "person", "title", "why", "end_at", "answer", "email", "mailbox"),
        "wishes": ("name", "person", "wish", "topic", "asked_at", "email", "title", "owner"),
        "outbox": ("name", "person", "title", "recipient_state", "next_at", "why", "email", "mailbox"),
        "recipients": ("name", "person", "role", "recipient_state", "why", "answer", "end_at", "events", "next_at",
                       "email", "owner", "copies"),
    }
)  # fmt: skip
#: What the columns are called that are no facts of an account, context 'facts'.
TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": N_("facts", "Campaign"),
        "campaign_state": N_("facts", "State"),
        "campaign_kind": N_("facts", "Kind"),
        "recipients": N_("facts", "Recipients"),
        "sent": N_("facts", "Sent"),
        "opted_out": N_("facts", "Opt-out"),
        "held_back": N_("facts", "Held back"),
        "failed": N_("facts", "Failed"),
        "needs_check": N_("facts", "Unconfirmed"),
        "cancelled": N_("facts", "Cancelled"),
        "waiting": N_("facts", "Waiting"),
        "start_at": N_("facts", "Start"),
        "end_at": N_("facts", "End"),
        "mailbox": N_("facts", "Mailbox"),
        "author": N_("facts", "Made by"),
        "person": N_("facts", "Recipient"),
        "role": N_("facts", "Role"),
        "recipient_state": N_("facts", "State"),
        "why": N_("facts", "Why"),
        "answer": N_("facts", "Server's answer"),
        "events": N_("facts", "After that"),
        "next_at": N_("facts", "Next try"),
        "email": N_("facts", "Address"),
        "copies": N_("facts", "Copy to"),
        "wish": N_("facts", "What was written"),
        "topic": N_("facts", "Topic"),
        "asked_at": N_("facts", "Written on"),
    }
)
#: What a campaign's recipients are told apart by: the seven counts, then what happened after the mail.
EVENTS: Final = (
    "bounced", "replied", "rsvp_accepted", "rsvp_declined", "rsvp_none",
)  # fmt: skip
PARTS: Final = (*COUNTS, *EVENTS)
_BOUNCES: Final = frozenset(("bounced_hard", "bounced_soft"))
#: Later is for ever: until a person acts.
_FAR: Final = from_iso(FOR_EVER)


@dataclass(frozen=True, slots=True)
class MailLine:
    """A line of a list of mails: the recipient, and the campaign that the mail is of."""

    row: RecipientRow
    campaign: str
    title: str

    @property
    def account_id(self) -> int:
        """Whose it is."""
        return self.row.account_id


@dataclass(frozen=True, slots=True)
class OutreachLists:
    """Every list; ``books``: list -> its lines side by side, numbered by the keys of ``campaigns`` or ``mails``."""

    as_of: date
    books: Mapping[str, Book]
    campaigns: Mapping[int, CampaignRow]
    mails: Mapping[int, MailLine]

    def count(self, name: str) -> int:
        """Return how many lines a list has."""
        return len(self.books[name])


@dataclass(frozen=True, slots=True)
class Recipients:
    """A campaign with its recipients.

    Attributes:
        parts: key of a line -> the `PARTS` it is in.
        counts: part -> how many; those that cannot be are left out.
        without: the condition that lists the accounts of the audience without a person; '' there are none.
    """

    campaign: CampaignRow
    as_of: date
    book: Book
    lines: Mapping[int, MailLine]
    parts: Mapping[int, frozenset[str]]
    counts: Mapping[str, int]
    without: str


def outreach_lists(bench: Workbench) -> OutreachLists:
    """Return every list."""
    from cs_workbench.services.inbox_wishes import wishes

    known = campaigns(bench)
    of_uid = {row.uid: row for row in known}
    books = {
        name: campaign_book([row for row in known if not states or row.state in states])
        for name, states in CAMPAIGN_LISTS.items()
    }
    mails: dict[int, MailLine] = {}
    open_mails, letters = _open_mails(bench, of_uid)
    of_uid |= letters
    reasons = Reasons(bench, known)
    for name, states in MAIL_LISTS.items():
        lines = [line for line in open_mails if line.row.state in states]
        books[name] = mail_book(bench, lines, of_uid, reasons)
        mails |= {number_of(line.row.uid): line for line in lines}
    books[WISHES], asked = wish_book(wishes(bench))
    return OutreachLists(bench.today, books, {number_of(row.uid): row for row in known}, mails | asked)


def recipients(bench: Workbench, uid: str) -> Recipients:
    """Return a campaign with its recipients.

    Raises:
        NotThere: there is none.
    """
    from cs_workbench.services.doors import doors_of

    row = campaign(bench, uid)
    lines = [MailLine(one, row.uid, row.title) for one in recipients_of(bench, row.uid)]
    parts = {number_of(line.row.uid): parts_of(line.row, row) for line in lines}
    found = Counter(part for of_line in parts.values() for part in of_line)
    book = mail_book(bench, lines, {row.uid: row}, Reasons(bench, [row]))
    without = doors_of(bench).to(row.without) if row.without else ""
    by_key = {number_of(line.row.uid): line for line in lines}
    return Recipients(
        row, bench.today, book, by_key, parts, {part: found[part] for part in PARTS if found[part]}, without
    )


def parts_of(row: RecipientRow, of: CampaignRow) -> frozenset[str]:
    """Return the `PARTS` that a recipient is in: exactly one of the seven counts, and what happened after the mail."""
    if row.state == EXCLUDED:
        return frozenset(("opted_out" if row.reason == OPTED_OUT else "held_back",))
    found = {next(name for name, states in COUNTED.items() if row.state in states)}
    if row.state != State.SENT:
        return frozenset(found)
    kinds = {event.kind for event in row.events}
    if kinds & _BOUNCES:
        found.add("bounced")
    if "replied" in kinds:
        found.add("replied")
    if of.invitation is not None:
        told = [event.kind for event in row.events if event.kind.startswith("rsvp_")]
        last = told[-1] if told and told[-1] in EVENTS else "rsvp_none"
        found.add(last)
    return frozenset(found)


def campaign_book(rows: Sequence[CampaignRow]) -> Book:
    """Return campaigns side by side."""
    columns = {
        "title": text_column([row.title for row in rows]),
        "campaign_state": choice_column([row.state for row in rows], STATES),
        "campaign_kind": choice_column([row.kind for row in rows]),
        "recipients": number_column([row.counts.total for row in rows], Kind.INT),
        "start_at": time_column([row.start_at for row in rows]),
        "end_at": time_column([row.ended_at for row in rows]),
        "mailbox": text_column([row.mailbox for row in rows]),
        "author": text_column([row.author for row in rows]),
    }
    for name in COUNTS:
        columns[name] = number_column([getattr(row.counts, name) for row in rows], Kind.INT)
    return Book(np.array([number_of(row.uid) for row in rows], np.int64), columns)


def mail_book(
    bench: Workbench, lines: Sequence[MailLine], of: Mapping[str, CampaignRow], reasons: Reasons
) -> Book:
    """Return mails side by side; ``of``: their campaigns."""
    rows = [line.row for line in lines]
    columns = {
        "name": text_column([row.account for row in rows]),
        "person": text_column([row.name or row.email for row in rows]),
        "role": choice_column([row.role or None for row in rows]),
        "recipient_state": choice_column([row.state for row in rows], tuple(State)),
        "title": text_column([line.title for line in lines]),
        "why": text_column([reasons.of(line.row, of[line.campaign]) for line in lines]),
        "answer": text_column([row.answer for row in rows]),
        "end_at": time_column([row.ended_at for row in rows]),
        "events": text_column([_events(bench, row) for row in rows]),
        "next_at": time_column([reasons.next_of(line.row, of[line.campaign]) for line in lines]),
        "email": text_column([row.email for row in rows]),
        "owner": text_column([row.owner for row in rows]),
        "copies": text_column([", ".join(address for _, address in row.copies) for row in rows]),
        "mailbox": text_column([of[line.campaign].mailbox for line in lines]),
    }
    return Book(np.array([number_of(row.uid) for row in rows], np.int64), columns)


def wish_book(found: Sequence[Wish]) -> tuple[Book, dict[int, MailLine]]:
    """Return answers that seem to ask for no more mail side by side, and each with its mail."""
    columns = {
        "name": text_column([wish.mail.account for wish in found]),
        "person": text_column([wish.mail.name or wish.mail.email for wish in found]),
        "wish": text_column([wish.text for wish in found]),
        "topic": text_column([wish.topic for wish in found]),
        "asked_at": time_column([wish.at for wish in found]),
        "email": text_column([wish.mail.email for wish in found]),
        "title": text_column([wish.title for wish in found]),
        "owner": text_column([wish.mail.owner for wish in found]),
    }
    lines = {number_of(wish.mail.uid): MailLine(wish.mail, wish.campaign, wish.title) for wish in found}
    return Book(np.array(list(lines), np.int64), columns), lines


class Reasons:
    """Says in a sentence why a recipient stands where it does, and when the next try may be."""

    def __init__(self, bench: Workbench, rows: Iterable[CampaignRow]) -> None:
        """Know how the mailboxes of these campaigns do."""
        self._bench, self._now = bench, bench.clock.now()
        self._rests: dict[str, tuple[datetime, str]] = {}
        if any(row.state in CAMPAIGN_LISTS["running"] for row in rows):
            self._rests = resting(bench)

    def of(self, row: RecipientRow, of: CampaignRow) -> str:
        """Return the sentence; '' where the state says all."""
        bench, state = self._bench, row.state
        if state == EXCLUDED:
            held = bench.say("values", word("held_back", row.reason))
            return (
                bench.say("outreach", N_("outreach", "{reason}: {why}"), reason=held, why=row.why)
                if row.why
                else held
            )
        if state == State.FAILED:
            return bench.say(
                "outreach", N_("outreach", "It was not taken, after %n tries"), max(row.tries, 1)
            )
        if state == State.UNKNOWN:
            return bench.say("outreach", N_("outreach", "No answer came at its end: look whether it arrived"))
        if state == State.DEFERRED:
            return bench.say(
                "outreach", N_("outreach", "The server asked to wait, %n time(s)"), max(row.tries, 1)
            )
        if state in (State.SENDING, State.COMMITTING):
            return bench.say("outreach", N_("outreach", "It is leaving now"))
        if state == State.QUEUED:
            return self._of_queued(of)
        return row.why

    def next_of(self, row: RecipientRow, of: CampaignRow) -> datetime | None:
        """Return when the mail may leave, as far as it is known; None: it does not wait, or until somebody acts."""
        if row.state not in (State.QUEUED, State.DEFERRED) or of.state == PAUSED:
            return None
        rest = self._rests.get(of.mailbox)
        known = [
            moment for moment in (row.next_at, of.start_at, rest[0] if rest else None) if moment is not None
        ]
        latest = max(known, default=None)
        return latest if latest is not None and self._now < latest < _FAR else None

    def _of_queued(self, of: CampaignRow) -> str:
        bench = self._bench
        if of.state == PAUSED:
            return bench.say("outreach", N_("outreach", "The campaign is paused"))
        if of.mailbox in self._rests:
            return self._rests[of.mailbox][1]
        if of.start_at is not None and of.start_at > self._now:
            return bench.say("outreach", N_("outreach", "The campaign has not begun yet"))
        return bench.say("outreach", N_("outreach", "Its turn comes"))


def _events(bench: Workbench, row: RecipientRow) -> str:
    kinds = dict.fromkeys(event.kind for event in row.events)
    return bench.say("outreach", N_("outreach", ", ")).join(
        bench.say("values", word("mail_event", kind)) for kind in kinds
    )


def _open_mails(
    bench: Workbench, of_uid: Mapping[str, CampaignRow]
) -> tuple[list[MailLine], dict[str, CampaignRow]]:
    """Return what waits or is unconfirmed, of every campaign and mail to one person; the latter by their uids too."""
    from cs_workbench.store import campaigns as store
    from cs_workbench.store import recipients as ledger

    states = [state for of_list in MAIL_LISTS.values() for state in of_list]
    with bench.store.read() as db:
        rows = ledger.of_frozen(db, states)
        uids = {row["id"]: row["uid"] for row in store.listed(db)}
        known = {int(row["campaign_id"]) for row in rows} - uids.keys()
        letters = {one["id"]: campaign_in(db, one) for one in (store.of_id(db, row_id) for row_id in known)}
        names = names_of(db, {int(row["account_id"]) for row in rows})
    lines = []
    for row in rows:
        of = letters.get(row["campaign_id"]) or of_uid.get(uids.get(row["campaign_id"], ""))
        if of is not None:  # made since they were read: the next look shows it
            lines.append(MailLine(recipient_row(row, names, []), of.uid, of.title))
    return lines, {one.uid: one for one in letters.values()}
