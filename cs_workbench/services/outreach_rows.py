"""Campaigns (一斉メール) as they are read: the list with its counts, one campaign, and every recipient of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.campaign import OPEN, Counts, counted
from cs_workbench.domain.words import word
from cs_workbench.kernel.clock import from_iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.records import NotThere

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.rows import Row

#: What a mail may say of its recipient beside the answers to the three questions (`SetCampaign`).
QUESTIONS: Final = ("which_view", "why_these", "as_sequence")


class CampaignFrozen(WorkbenchError):
    """A campaign that is frozen, or ended, and should be written."""

    template = N_(
        "errors",
        "“{title}” is {state}, so who gets what stays as it is. Nothing was changed. Before the first mail has gone "
        "it can be opened again (outreach thaw); later, make a new campaign.",
    )
    code = "CSW-2301"


class WrongCampaignState(WorkbenchError):
    """A step that a campaign in its state does not take."""

    template = N_(
        "errors",
        "“{title}” is {state}. Nothing was changed. A draft is checked, then frozen; only what is frozen can be "
        "paused, resumed or cancelled.",
    )
    code = "CSW-2310"


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A campaign.

    Attributes:
        kind: 'notice' (業務連絡) or 'announcement' (案内).
        state: one of `domain.campaign.STATES`.
        condition: the audience's condition; '' none chosen yet. ``as_of``: the day on which it was asked.
        roles, most: how an account becomes people.
        without: accounts of the audience without a person -> 'nobody', 'no_address' or 'no_role'.
        questions: the answers to `QUESTIONS`, '' where there is none yet; ``evidence``: what supports them.
        frozen_count: recipients when it was frozen; None before.
        resends: uid of the campaign whose missing recipients these are; '' none.
    """

    uid: str
    title: str
    kind: str
    topic: str
    state: str
    condition: str
    as_of: date | None
    roles: tuple[str, ...]
    most: int
    copies: Mapping[str, Any]
    tiers: Mapping[str, Any]
    without: Mapping[int, str]
    template: str
    mailbox: str
    hours: Mapping[str, Any]
    late: str
    questions: Mapping[str, str]
    evidence: str
    invitation: Mapping[str, Any] | None
    country: str
    checked_at: datetime | None
    frozen_at: datetime | None
    start_at: datetime | None
    ended_at: datetime | None
    frozen_count: int | None
    resends: str
    author: str
    counts: Counts
    report: Mapping[str, Any] | None = None

    @property
    def is_open(self) -> bool:
        """Whether it may still be written."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class EventRow:
    """What happened after a mail: bounced_hard, bounced_soft, replied, auto_replied, opted_out, complained, rsvp_…."""

    kind: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """A recipient (宛先): who, where it stands, why, and what proves it.

    Attributes:
        state: of `domain.delivery`; ``reason``: of `domain.campaign.REASONS` where it is excluded.
        why: what a person wrote about the reason.
        copies: who gets a copy: (name, address).
        sha256: of the mail as it was frozen, but for its Date.
    """

    uid: str
    account_id: int
    account_uid: str
    account: str
    owner: str
    name: str
    email: str
    role: str
    language: str
    state: str
    reason: str
    why: str
    edits: Mapping[str, str]
    copies: tuple[tuple[str, str], ...]
    message_id: str
    sha256: str
    tries: int
    next_at: datetime | None
    answer: str
    ended_at: datetime | None
    events: tuple[EventRow, ...] = ()


def campaigns(bench: Workbench) -> list[CampaignRow]:
    """Return every campaign, the newest first."""
    from cs_workbench.store import campaigns as store
    from cs_workbench.store import recipients

    with bench.store.read() as db:
        rows = store.listed(db)
        counts, events = recipients.counts(db), recipients.event_counts(db)
        return [_row(db, row, _counts(row, counts, events)) for row in rows]


def campaign(bench: Workbench, uid: str) -> CampaignRow:
    """Return one campaign by its uid, or the end of it (eight characters).

    Raises:
        NotThere: there is none.
    """
    with bench.store.read() as db:
        return campaign_in(db, found_campaign(db, uid))


def campaign_in(db: Connection, row: Row) -> CampaignRow:
    """Return a stored campaign with its counts."""
    from cs_workbench.store import recipients

    counts, events = recipients.counts(db, row["id"]), recipients.event_counts(db, row["id"])
    return _row(db, row, _counts(row, counts, events))


def recipients_of(bench: Workbench, uid: str, states: Sequence[str] | None = None) -> list[RecipientRow]:
    """Return the recipients of a campaign, in their order: in these states, or all."""
    from cs_workbench.store import recipients

    with bench.store.read() as db:
        row = found_campaign(db, uid)
        found = recipients.of_campaign(db, row["id"], row["round"], states)
        events = recipients.events(db, row["id"])
        names = names_of(db, {int(r["account_id"]) for r in found})
    return [recipient_row(r, names, events.get(r["id"], [])) for r in found]


def recipient_row(row: Row, names: Mapping[int, tuple[str, str, str]], events: Sequence[Row]) -> RecipientRow:
    """Return a stored recipient as it is shown; ``names``: as `names_of` gives them."""
    account = int(row["account_id"])
    uid, name, owner = names.get(account, ("", "", ""))
    texts = {
        key: row[key] or ""
        for key in ("role", "state", "reason", "why", "message_id", "sha256", "answer", "email", "name")
    }
    return RecipientRow(
        uid=row["uid"], account_id=account, account_uid=uid, account=name, owner=owner, language=row["language"],
        edits=row["edits"] or {}, tries=int(row["tries"]),
        copies=tuple((c["name"], c["email"]) for c in row["copies"] or ()),
        next_at=_moment(row["next_at"]), ended_at=_moment(row["ended_at"]),
        events=tuple(EventRow(e["kind"], from_iso(e["at"]), e["text"] or "") for e in events), **texts,
    )  # fmt: skip


def found_campaign(db: Connection, uid: str) -> Row:
    """Return the stored campaign of this uid or the end of it.

    Raises:
        NotThere: there is none, or several.
    """
    from cs_workbench.store import campaigns as store

    row = store.one(db, uid)
    if row is None:
        raise NotThere(uid=uid)
    return row


def open_campaign(bench: Workbench, db: Connection, uid: str) -> Row:
    """Return the stored campaign, which may still be written.

    Raises:
        NotThere: there is none.
        CampaignFrozen: it is frozen or has ended.
    """
    row = found_campaign(db, uid)
    if row["state"] not in OPEN:
        raise CampaignFrozen(title=row["title"], state=state_word(bench, row["state"]))
    return row


def found_recipient(db: Connection, uid: str) -> Row:
    """Return the stored recipient of this uid or the end of it.

    Raises:
        NotThere: there is none, or several.
    """
    from cs_workbench.store import recipients

    row = recipients.of_uid(db, uid)
    if row is None:
        raise NotThere(uid=uid)
    return row


def state_word(bench: Workbench, state: str) -> str:
    """Return a campaign's state in the person's language."""
    return bench.say("values", word("campaign_state", state))


def names_of(db: Connection, accounts: set[int]) -> dict[int, tuple[str, str, str]]:
    """Return account -> (uid, name, owner)."""
    from cs_workbench.store.book import load_book

    book = load_book(db, sorted(accounts), ("name", "owner"))
    return {
        int(account): (book["uid"].at(n) or "", book["name"].at(n) or "", book["owner"].at(n) or "")
        for n, account in enumerate(book.account_id)
    }


def _counts(
    row: Row, counts: Mapping[int, list[tuple[str, str | None, int]]], events: Mapping[int, Mapping[str, int]]
) -> Counts:
    happened = events.get(row["id"], {})
    return counted(counts.get(row["id"], []), happened.get("bounced_hard", 0), happened.get("replied", 0))


def _row(db: Connection, row: Row, counts: Counts) -> CampaignRow:
    from cs_workbench.store import campaigns as store
    from cs_workbench.store import mailboxes

    template = mailboxes.template_of_id(db, row["template_id"])
    mailbox = mailboxes.mailbox_of_id(db, row["mailbox_id"])
    resends = store.of_id(db, row["resends_id"]) if row["resends_id"] else None
    people = row["people"]
    return CampaignRow(
        uid=row["uid"], title=row["title"], kind=row["kind"], topic=row["topic"] or "", state=row["state"],
        condition=row["condition"] or "", as_of=date.fromisoformat(row["as_of"]) if row["as_of"] else None,
        roles=tuple(people.get("roles", ())), most=int(people.get("most", 0)), copies=row["copies"],
        tiers=row["tiers"], without={int(account): why for account, why in row["without"]},
        template=template["name"] if template else "", mailbox=mailbox["address"] if mailbox else "",
        hours=row["hours"], late=row["late"], questions={name: row[name] or "" for name in QUESTIONS},
        evidence=row["evidence"] or "", invitation=row["invitation"], country=row["country"] or "",
        checked_at=_moment(row["checked_at"]), frozen_at=_moment(row["frozen_at"]),
        start_at=_moment(row["start_at"]), ended_at=_moment(row["ended_at"]), frozen_count=row["frozen_count"],
        resends=resends["uid"] if resends else "", author=row["author"] or "", counts=counts,
        report=row["check_report"],
    )  # fmt: skip


def _moment(text: str | None) -> datetime | None:
    return from_iso(text) if text else None
