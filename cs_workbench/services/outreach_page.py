"""A campaign as its page shows it: what is chosen and may be chosen, one mail while it is written, the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from cs_workbench.domain.campaign import EXCLUDED
from cs_workbench.kernel.clock import from_iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.services.outreach_fields import FIELDS, OWN
from cs_workbench.services.outreach_freeze import UNDO_WINDOW
from cs_workbench.services.outreach_letters import Composer
from cs_workbench.services.outreach_preview import Preview, preview
from cs_workbench.services.outreach_reading import Text, own_fields_shared
from cs_workbench.services.outreach_rows import (
    CampaignRow,
    RecipientRow,
    campaign_in,
    found_campaign,
    recipients_of,
)
from cs_workbench.services.outreach_templates import TemplateRow, template, templates
from cs_workbench.services.outreach_text import Mistake, mistakes
from cs_workbench.services.views import views

if TYPE_CHECKING:
    from pathlib import Path

    from cs_workbench.services.changes import Done
    from cs_workbench.services.workbench import Workbench


@dataclass(frozen=True, slots=True)
class FileRow:
    """An attachment; ``account_id`` None: everybody gets it. ``size`` in bytes."""

    uid: str
    name: str
    size: int
    account_id: int | None
    account: str


@dataclass(frozen=True, slots=True)
class AccountWithout:
    """An account of the audience without anybody to write to; ``why``: a word of 'without_person'."""

    account_id: int
    account: str
    why: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A campaign, and what is chosen for it.

    Attributes:
        recipients: in their order, each with its copies as things are now.
        accounts: account -> its name, of the whole audience.
        template: with every version; None where nothing is written. ``shared``: how many other campaigns use it.
        templates, snippets, topics: by name, what may be chosen.
        mailboxes: (address, name). ``views``: (name, condition).
        fields: name -> what it says, in the person's language, own fields that customers may read too.
    """

    row: CampaignRow
    recipients: tuple[RecipientRow, ...]
    without: tuple[AccountWithout, ...]
    accounts: Mapping[int, str]
    files: tuple[FileRow, ...]
    template: TemplateRow | None
    shared: int
    templates: tuple[str, ...]
    snippets: tuple[str, ...]
    topics: tuple[str, ...]
    mailboxes: tuple[tuple[str, str], ...]
    views: tuple[tuple[str, str], ...]
    fields: Mapping[str, str]


def chosen(bench: Workbench, uid: str) -> Chosen:
    """Return a campaign with everything its page shows.

    Raises:
        NotThere: there is no such campaign.
    """
    from cs_workbench.store import campaigns, mailboxes, recipients, settings
    from cs_workbench.store.book import load_book

    people = {row.uid: row for row in recipients_of(bench, uid)}
    with bench.store.read() as db:
        stored = found_campaign(db, uid)
        row = campaign_in(db, stored)
        ids = {one.account_id for one in people.values()} | set(row.without)
        files = campaigns.files(db, stored["id"])
        book = load_book(db, sorted(ids | {f["account_id"] for f in files if f["account_id"]}), ("name",))
        names = {int(a): str(book["name"].at(n) or "") for n, a in enumerate(book.account_id.tolist())}
        if any(stored["copies"].values()):
            rows = [
                r for r in recipients.of_campaign(db, stored["id"], stored["round"]) if r["uid"] in people
            ]
            composer = Composer(bench, db, stored, rows)
            for one in rows:
                copies = tuple((copy["name"], copy["email"]) for copy in composer.copies_of(one))
                people[one["uid"]] = replace(people[one["uid"]], copies=copies)
        shared = (
            campaigns.others_with(db, stored["template_id"], stored["id"]) if stored["template_id"] else 0
        )
        known = mailboxes.template_of_id(db, stored["template_id"])
        topics = tuple(campaigns.topics(db))
        boxes = tuple((box["address"], box["name"]) for box in mailboxes.mailboxes(db))
        own = own_fields_shared(str(settings.get(db, "shared_own_fields", "") or ""))
    return Chosen(
        row, tuple(people.values()),
        tuple(AccountWithout(account, names.get(account, ""), why) for account, why in row.without.items()),
        {account: names.get(account, "") for account in ids},
        tuple(
            FileRow(f["uid"], f["name"], len(f["content"]), f["account_id"], names.get(f["account_id"] or 0, ""))
            for f in files
        ),
        template(bench, known["uid"]) if known and known["retired_at"] is None else None, shared,
        tuple(one.name for one in templates(bench, "letter")),
        tuple(one.name for one in templates(bench, "snippet")),
        topics, boxes, tuple((v.name, v.view.condition) for v in views(bench)), _fields(bench, own),
    )  # fmt: skip


def _fields(bench: Workbench, own: tuple[str, ...]) -> dict[str, str]:
    is_japanese = bench.catalogue.language == "ja"
    plain = {
        japanese if is_japanese else english: bench.say("outreach", what)
        for english, (japanese, what) in FIELDS.items()
    }
    group = OWN[1] if is_japanese else OWN[0]
    return plain | {f"{group}.{field}": field for field in own}


def attach(bench: Workbench, uid: str, path: Path, account_id: int | None = None) -> Done:
    """Attach a file of this computer to every mail of a campaign, or to those of one account.

    Raises:
        NotReadable: it is none, or cannot be read.
        FileTooLarge: hardly any mail server takes it.
    """
    import mimetypes
    from base64 import b64encode

    from cs_workbench.services.attachments import NotReadable
    from cs_workbench.services.commands import do
    from cs_workbench.services.outreach import LARGEST_FILE, MEGA, AddFile, FileTooLarge

    try:
        if (size := path.stat().st_size) > LARGEST_FILE:
            raise FileTooLarge(name=path.name, size=-(-size // MEGA))
        content = path.read_bytes()
    except OSError as error:
        raise NotReadable(name=path.name, why=error.strerror or "") from error
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return do(bench, AddFile(uid, path.name, b64encode(content).decode(), kind, account_id))


@dataclass(frozen=True, slots=True)
class Writing:
    """What is being written and is not stored yet.

    Attributes:
        text: of the campaign, in a language.
        edits: of the recipient who is looked at, 'subject' and 'body', in the recipient's ``language``.
    """

    text: Text | None = None
    edits: Mapping[str, str] | None = None
    language: str = "ja"


@dataclass(frozen=True, slots=True)
class Looked:
    """One mail while it is written; ``preview`` None: it cannot be made, ``trouble`` says why.

    ``mistakes``: of the text for everybody; ``own_mistakes``: of the text for this recipient.
    """

    preview: Preview | None
    trouble: WorkbenchError | None
    mistakes: tuple[Mistake, ...]
    own_mistakes: tuple[Mistake, ...] = ()


def look(bench: Workbench, uid: str, recipient: str, writing: Writing = Writing()) -> Looked:
    """Return the mail of ``recipient`` ('' nobody is chosen) as it would be read, with what is being written."""
    text = writing.text
    found = mistakes(bench, text) if text is not None else ()
    own: tuple[Mistake, ...] = ()
    if writing.edits:
        subject, body = (writing.edits.get(part, "") for part in ("subject", "body"))
        own = mistakes(bench, Text(subject, body, "markdown", writing.language))
    seen, trouble = None, None
    if recipient:
        try:
            seen = preview(bench, uid, recipient=recipient, text=text, edits=writing.edits)
        except WorkbenchError as error:
            trouble = error
    return Looked(seen, trouble, found, own)


@dataclass(frozen=True, slots=True)
class SendPlan:
    """When the mails would leave if nothing goes wrong, in local time.

    Attributes:
        per_day: local day -> how many leave on it.
        never: how many have no open hour.
        per_minute, per_day_most: what the mailbox may send; None: not limited.
    """

    count: int
    begins_at: datetime | None
    ends_at: datetime | None
    per_day: Mapping[date, int]
    never: int
    per_minute: int | None
    per_day_most: int | None


def send_plan(bench: Workbench, uid: str, start_at: str | None = None) -> SendPlan | None:
    """Return when those that are left would get their mail, begun at ``start_at`` (ISO); None: no mailbox is chosen."""
    from cs_workbench.domain.quota import DAY, Quota, plan
    from cs_workbench.services.outreach_opening import window_of
    from cs_workbench.store import claims, mailboxes, outbox, recipients

    now = bench.clock.now()
    with bench.store.read() as db:
        row = found_campaign(db, uid)
        box = mailboxes.mailbox_of_id(db, row["mailbox_id"])
        if box is None:
            return None
        waiting = [
            r for r in recipients.of_campaign(db, row["id"], row["round"])
            if r["state"] in ("planned", "queued", "deferred") and r["state"] != EXCLUDED
        ]  # fmt: skip
        limits, left = claims.limits_of(box), outbox.left_since(db, box["id"], now - DAY)
    window = window_of(bench, row["hours"])
    wanted = start_at or row["start_at"]
    begin = max(from_iso(wanted), now + UNDO_WINDOW) if wanted else now + UNDO_WINDOW
    found = plan(
        [(r["domain"] or "", window) for r in waiting], Quota(limits, left), begin,
        day_of=lambda at: at.astimezone().date(),
    )  # fmt: skip
    return SendPlan(
        len(waiting), _local(found.begins_at), _local(found.ends_at), found.per_day, found.never,
        limits.per_minute, limits.per_day_for(personal=False),
    )  # fmt: skip


def _local(at: datetime | None) -> datetime | None:
    return None if at is None else at.astimezone()
