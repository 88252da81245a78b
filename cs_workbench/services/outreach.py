"""One-to-many mail (一斉メール): a campaign is drafted, checked, frozen, sent, and can prove what became of each mail.

The audience is `outreach_audience`, what is written `outreach_templates` and `outreach_letters`, what is looked at
before the first mail goes `outreach_check`, and what starts and stops it `outreach_run`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.campaign import DRAFT, KINDS, RUNNING
from cs_workbench.domain.nouns import ROLES
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.text import clean, clip
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command
from cs_workbench.services.notes import author
from cs_workbench.services.outreach_rows import (
    QUESTIONS,
    CampaignRow,
    RecipientRow,
    campaign,
    campaigns,
    found_campaign,
    open_campaign,
    recipients_of,
    state_word,
)
from cs_workbench.services.records import NotThere, WrongValue

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.rows import Row

__all__ = [
    "KINDS", "LATE", "SETTABLE", "AddFile", "CampaignRow", "DropFile", "NewCampaign", "RecipientRow", "SetCampaign",
    "campaign", "campaigns", "recipients_of",
]  # fmt: skip

#: What happens to a campaign whose hour went by while the machine was off (outreach.md 4.2).
LATE: Final = ("ask", "send", "skip")
SETTABLE: Final = (
    "title", "kind", "topic", "template", "mailbox", "hours", "late", *QUESTIONS, "evidence", "invitation", "country",
    "copies", "tiers", "retired",
)  # fmt: skip
#: Of one that is frozen only these may change.
ANY_TIME: Final = ("evidence", "retired")
_CHOICES: Final = {"kind": KINDS, "late": LATE}
#: Settings that are several values, each with what may stand in it; all others are texts.
_WHOLES: Final[Mapping[str, tuple[str, ...]]] = {
    "copies": ("theirs", "ours"),
    "tiers": ("high",),
    "hours": ("days", "from", "to", "zone"),
    "invitation": (
        "uid",
        "title",
        "place",
        "zone",
        "starts_at",
        "ends_at",
        "sequence",
        "stamped_at",
        "method",
    ),
}
LONGEST_TITLE: Final = 200
_DAYS: Final = range(7)
#: Who of our side may get a copy of the mail to an account.
OUR_ROLES: Final = ("csm", "sales", "onboarding", "support", "lead")
LARGEST_FILE: Final = 20_000_000  # bytes; the mail is a third larger
MEGA: Final = 1_000_000
ZONE: Final = "Asia/Tokyo"


class FileTooLarge(WorkbenchError):
    """An attachment that hardly any mail server takes."""

    template = N_(
        "errors",
        "{name} has {size} MB; mail servers take 20 MB and less. It was not attached. Put it where it can be "
        "downloaded, and write the link.",
    )
    code = "CSW-2303"


class NeverOpens(WorkbenchError):
    """Hours of a campaign in which nothing would ever be sent."""

    template = N_(
        "errors",
        "Between {first} and {last} on the days chosen no business day is open, so nothing would ever be sent. Nothing "
        "was changed. Choose other days or hours.",
    )
    code = "CSW-2324"


class StillWaiting(WorkbenchError):
    """A campaign that should be removed while mails of it wait."""

    template = N_(
        "errors",
        "“{title}” is {state} and was not removed, since mails of it would wait for ever. Cancel it first, then remove "
        "it.",
    )
    code = "CSW-2325"


@dataclass(frozen=True, slots=True)
class NewCampaign(Command):
    """Make a draft. ``values``: more of `SETTABLE`; the mailbox is the only one, where there is one."""

    title: str
    kind: str = "announcement"
    values: Mapping[str, Any] = field(default_factory=dict)
    uid: str = field(default_factory=uuid7)

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it."""
        from cs_workbench.store import campaigns as store

        at = iso(bench.clock.now())
        for name in self.values:
            if name not in SETTABLE or name == "retired":
                raise WrongValue(field="field", value=name, choices=", ".join(SETTABLE))
        asked = {"title": self.title, "kind": self.kind, **_only_mailbox(writing.db), **self.values}
        values = _checked(bench, writing.db, asked, at)
        known = store.of_uid(writing.db, self.uid)
        if known is None:
            by = author(bench, writing)
            made = store.add(writing.db, self.uid, {**values, "state": DRAFT}, at=at, author=by)
        else:  # made again after it was taken away
            made = known["id"]
            store.put(writing.db, made, {**values, "retired_at": None}, at=at)
        undo = SetCampaign(self.uid, {"retired": True})
        return done(made, undo, N_("done", "Campaign made: {title}"), values["title"], self.uid)


@dataclass(frozen=True, slots=True)
class SetCampaign(Command):
    """Change what a campaign is: ``values`` among `SETTABLE`; ``retired`` takes it away (False brings it back).

    Attributes:
        values: ``template`` and ``mailbox`` by uid or name. ``copies``: {"theirs": roles at the customer, "ours":
            roles on our side}, who gets a copy. ``tiers``: {"high": text of a to-do}, for accounts of high touch beside
            the same mail. ``hours``: {"days": [0..6], "from": "HH:MM", "to": "HH:MM"}. ``invitation``: {"uid",
            "starts_at", "ends_at", "zone", "title", "place"}.
    """

    uid: str
    values: Mapping[str, Any]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Check and write; the undo carries what was there."""
        from cs_workbench.store import campaigns as store

        for name in self.values:
            if name not in SETTABLE:
                raise WrongValue(field="field", value=name, choices=", ".join(SETTABLE))
        db = writing.db
        row = self._row(bench, db)
        at = iso(bench.clock.now())
        plain = {name: value for name, value in self.values.items() if name != "retired"}
        if isinstance(plain.get("invitation"), Mapping):  # the same event, whatever else of it is written
            plain["invitation"] = {**_identity(row["invitation"]), **plain["invitation"]}
        values = _checked(bench, db, plain, at)
        before = _as_set(db, {name: row[name] for name in values})
        if not isinstance(self.values.get("retired", False), bool):
            raise WrongValue(field="retired", value=self.values["retired"], choices="true, false")
        if "retired" in self.values:
            values["retired_at"] = at if self.values["retired"] else None
            before["retired"] = row["retired_at"] is not None
        write = store.unchecked if set(self.values) - set(ANY_TIME) else store.put
        write(db, row["id"], values, at=at)
        said = (
            N_("done", "Campaign removed: {title}")
            if values.get("retired_at")
            else N_("done", "Campaign changed: {title}")
        )
        return done(row["id"], SetCampaign(row["uid"], before), said, row["title"], row["uid"])

    def _row(self, bench: Workbench, db: Connection) -> Row:
        """Return the campaign, which may be written so: a draft, or whatever `ANY_TIME` allows."""
        from cs_workbench.store import campaigns as store

        if set(self.values) - set(ANY_TIME):
            return open_campaign(bench, db, self.uid)
        row = store.of_uid(db, self.uid) if "retired" in self.values else None
        row = row or found_campaign(db, self.uid)
        if self.values.get("retired") and row["state"] in RUNNING:
            raise StillWaiting(title=row["title"], state=state_word(bench, row["state"]))
        return row


@dataclass(frozen=True, slots=True)
class AddFile(Command):
    """Attach a file, to every mail or to those of one account. ``content``: base64, so that it can be done again."""

    uid: str
    name: str
    content: str
    mime: str = "application/octet-stream"
    account_id: int | None = None
    file_uid: str = field(default_factory=uuid7)

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it, or bring it back."""
        import base64
        import hashlib

        from cs_workbench.store import campaigns as store

        row, at = open_campaign(bench, writing.db, self.uid), iso(bench.clock.now())
        try:
            content = base64.b64decode(self.content, validate=True)
        except ValueError:
            raise WrongValue(field="content", value=clip(self.content, 20), choices="base64") from None
        name = clean(self.name, LONGEST_TITLE).strip()
        if not name:
            raise WrongValue(field="name", value="", choices="–")
        if len(content) > LARGEST_FILE:
            raise FileTooLarge(name=self.name, size=-(-len(content) // MEGA))
        if not store.retire_file(writing.db, row["id"], self.file_uid, None):
            store.add_file(
                writing.db,
                {
                    "uid": self.file_uid, "campaign_id": row["id"], "account_id": self.account_id,
                    "name": name, "mime": self.mime, "sha256": hashlib.sha256(content).hexdigest(),
                    "content": content, "at": at, "author": author(bench, writing),
                },
            )  # fmt: skip
        store.unchecked(writing.db, row["id"], {}, at=at)
        undo = DropFile(row["uid"], self.file_uid)
        return done(row["id"], undo, N_("done", "File attached: {title}"), name, self.file_uid)


@dataclass(frozen=True, slots=True)
class DropFile(Command):
    """Take an attachment away; ``back`` brings it back."""

    uid: str
    file_uid: str
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark it."""
        from cs_workbench.store import campaigns as store

        row, at = open_campaign(bench, writing.db, self.uid), iso(bench.clock.now())
        if not store.retire_file(writing.db, row["id"], self.file_uid, None if self.back else at):
            raise NotThere(uid=self.file_uid)
        store.unchecked(writing.db, row["id"], {}, at=at)
        said = (
            N_("done", "File attached again: {title}")
            if self.back
            else N_("done", "File taken away: {title}")
        )
        return done(
            row["id"], DropFile(self.uid, self.file_uid, not self.back), said, row["title"], row["uid"]
        )


def done(campaign_id: int, undo: Command | None, said: str, title: str, value: object = None) -> Done:
    """Return the answer of a step on a campaign: nothing that is computed of accounts follows from it."""
    return Done(Changes({"campaign": frozenset({campaign_id})}), undo, said, {"title": title}, value)


def _checked(bench: Workbench, db: Connection, values: Mapping[str, Any], at: str) -> dict[str, Any]:
    """Return ``values`` as they are stored; what cannot be is refused."""
    from cs_workbench.store import mailboxes

    kept: dict[str, Any] = {
        name: _whole(name, v) if name in _WHOLES else _text(name, v) for name, v in values.items()
    }
    for name, allowed in _CHOICES.items():
        if name in kept and kept[name] not in allowed:
            raise WrongValue(field=name, value=kept[name], choices=", ".join(allowed))
    if "title" in kept and not kept["title"]:
        raise WrongValue(field="title", value="", choices="–")
    if len(kept.get("title", "")) > LONGEST_TITLE:
        raise WrongValue(field="title", value=clip(kept["title"], 40), choices=f"1-{LONGEST_TITLE}")
    _check_copies(kept.get("copies", {}))
    _text("tiers", kept.get("tiers", {}).get("high", ""))
    if kept.get("hours"):
        _check_hours(bench, kept["hours"])
    if "invitation" in kept:
        kept["invitation"] = checked_event(kept["invitation"], at) if kept["invitation"] else None
    for name, find, whole in (
        ("template", mailboxes.template, mailboxes.template_of_uid),
        ("mailbox", mailboxes.mailbox, mailboxes.mailbox_of_uid),
    ):
        if name in kept:
            wanted = kept.pop(name)
            found = find(db, wanted) or whole(db, wanted) if wanted else None
            if wanted and found is None:
                raise NotThere(uid=wanted)
            kept[f"{name}_id"] = found["id"] if found else None
    return {name: None if value == "" else value for name, value in kept.items()}


def _text(name: str, value: Any) -> str:
    if value is not None and not isinstance(value, str):
        raise WrongValue(field=name, value=value, choices="–")
    return clean(value or "").strip()


def _whole(name: str, value: Any) -> dict[str, Any]:
    """Return a setting of several values; a part that is none is refused."""
    if value and not isinstance(value, Mapping):
        raise WrongValue(field=name, value=value, choices=", ".join(_WHOLES[name]))
    for part in value or ():
        if part not in _WHOLES[name]:
            raise WrongValue(field=name, value=part, choices=", ".join(_WHOLES[name]))
    return dict(value or {})


def _check_hours(bench: Workbench, hours: Mapping[str, Any]) -> None:
    """Refuse hours that are none, or in which no business day is ever open."""
    from cs_workbench.services.outreach_opening import window_of

    days = hours.get("days", [])
    if not isinstance(days, list | tuple) or any(day not in _DAYS or isinstance(day, bool) for day in days):
        raise WrongValue(field="hours", value=days, choices="days: 0-6")
    try:
        window = window_of(bench, hours)
    except (KeyError, TypeError, ValueError) as error:
        raise WrongValue(field="hours", value=error, choices="days, from HH:MM < to HH:MM, zone") from None
    if window is not None and window.open_from(bench.clock.now()) is None:
        raise NeverOpens(first=hours.get("from") or "00:00", last=hours.get("to") or "24:00")


def checked_event(event: dict[str, Any], at: str) -> dict[str, Any]:
    """Return an invitation with what it needs beside its hours: a uid, the zone it is told in, when it was written."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        zone = ZoneInfo(str(event.setdefault("zone", ZONE)))
        begins, ends = (_moment_in(zone, str(event[name])) for name in ("starts_at", "ends_at"))
        sequence = int(event.get("sequence") or 0)
    except (KeyError, TypeError, ValueError, ZoneInfoNotFoundError) as error:
        raise WrongValue(field="invitation", value=str(error), choices="starts_at, ends_at, zone") from None
    if ends <= begins or not str(event.get("title", "")).strip():
        raise WrongValue(
            field="invitation", value=event.get("title", ""), choices="title, starts_at < ends_at"
        )
    kept = {name: clean(str(event.get(name, ""))) for name in ("title", "place", "zone")}
    uid = event.get("uid") or f"{uuid7()}@cs-workbench.invalid"
    method = "CANCEL" if event.get("method") == "CANCEL" else "REQUEST"
    return kept | {
        "uid": uid, "starts_at": iso(begins), "ends_at": iso(ends), "sequence": sequence,
        "stamped_at": event.get("stamped_at") or at, "method": method,
    }  # fmt: skip


def _moment_in(zone: tzinfo, text: str) -> datetime:
    """Return a moment in UTC; one without an offset is the hour in ``zone``."""
    told = datetime.fromisoformat(text)
    return (told if told.tzinfo else told.replace(tzinfo=zone)).astimezone(UTC)


def _only_mailbox(db: Connection) -> dict[str, str]:
    """Return the mailbox of who has exactly one: nobody is asked what can only have one answer."""
    from cs_workbench.store import mailboxes

    found = mailboxes.mailboxes(db)
    return {"mailbox": found[0]["uid"]} if len(found) == 1 else {}


def _identity(event: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: event[name] for name in ("uid", "sequence", "method") if name in event} if event else {}


def _check_copies(copies: Mapping[str, Any]) -> None:
    for side, allowed in (("theirs", ROLES), ("ours", OUR_ROLES)):
        roles = copies.get(side, ())
        if not isinstance(roles, list | tuple):
            raise WrongValue(field="copies", value=roles, choices=", ".join(allowed))
        for role in roles:
            if role not in allowed:
                raise WrongValue(field="copies", value=role, choices=", ".join(allowed))


def _as_set(db: Connection, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored values as `SetCampaign` takes them."""
    from cs_workbench.store import mailboxes

    found = dict(stored)
    if "template_id" in found:
        template = mailboxes.template_of_id(db, found.pop("template_id"))
        found["template"] = template["uid"] if template else ""
    if "mailbox_id" in found:
        mailbox = mailboxes.mailbox_of_id(db, found.pop("mailbox_id"))
        found["mailbox"] = mailbox["uid"] if mailbox else ""
    return found
