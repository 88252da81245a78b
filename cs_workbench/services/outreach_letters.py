"""One recipient's mail, made: the template with the recipient's values, the foot the law asks for, copies, files.

The same row makes the same octets, but for the Date: what was frozen is what is sent, and its sha256 proves it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.campaign import (
    ANNOUNCEMENT,
    EXCLUDED,
    LETTER,
    Candidate,
    bars_copy,
    footer_parts,
    law_of,
)
from cs_workbench.kernel.clock import from_iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_, Catalogue, load_catalogue
from cs_workbench.mail.addresses import read_address
from cs_workbench.mail.invitations import Event, invitation
from cs_workbench.mail.message import Attachment, Invitation, Mailbox, Message, message_id
from cs_workbench.services.outreach_fields import Said, in_both_languages, values_of
from cs_workbench.services.outreach_reading import Text, Written, own_fields_shared, read_template

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.rows import Row

#: In the place of the Date when a mail is hashed: it is only known when the mail is handed over.
NO_DATE: Final = datetime(1970, 1, 1, tzinfo=UTC)
LANGUAGES: Final = ("ja", "en")
_SETTINGS: Final = (
    "sender_company",
    "sender_postal",
    "sender_contact",
    "unsubscribe_url",
    "shared_own_fields",
)
#: Part of a footer -> the setting it needs and its sentence (context 'footer').
_FOOTER: Final = {
    "sender": ("sender_company", N_("footer", "{company} {sender}")),
    "stop": (
        "",
        N_("footer", "To receive no more mail of this kind, answer with the word “unsubscribe”: {address}"),
    ),
    "page": ("", N_("footer", "Or here, with one press: {page}")),
    "address": ("sender_postal", N_("footer", "Postal address: {postal}")),
    "contact": ("sender_contact", N_("footer", "Questions and complaints: {contact}")),
}
#: To more people than these a mail is bulk, and says that no out-of-office is wanted; of fewer it is worth knowing.
MOST_BY_HAND: Final = 30
RULE: Final = "――――――――――"
#: In a foot, where the recipient's own page to stop comes: no text of a person holds it.
_PAGE: Final = "\ue000"


@dataclass(frozen=True, slots=True)
class Composed:
    """A mail that was made.

    Attributes:
        empty: fields without a value that the text uses without a fallback: it is not to be sent.
        lacking: settings that the footer needs and that are empty.
        data: the snapshot of values it was made with.
        copies: who gets a copy, each {name, email, mark}, and ``ours`` where it is one of us.
    """

    message: Message
    version: Row
    data: dict[str, Any]
    copies: tuple[dict[str, Any], ...]
    empty: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the whole mail but for its Date."""
        return digest(self.message)


def digest(message: Message) -> str:
    """Return the sha256 of a mail's octets, whatever its Date says."""
    return hashlib.sha256(replace(message, date=NO_DATE).to_bytes()).hexdigest()


class Composer:
    """Makes the mails of one campaign; reads once what all of them need."""

    def __init__(self, bench: Workbench, db: Connection, campaign: Row, rows: Sequence[Row]) -> None:
        """Take ``rows``, the recipients whose mails will be asked for."""
        from cs_workbench.store import campaigns, mailboxes, permissions, reachable, settings
        from cs_workbench.store.book import load_book

        self.bench, self.db, self.campaign = bench, db, campaign
        self.catalogue: Catalogue = bench.catalogue
        fixed = campaign["frozen"] or {}
        found = mailboxes.mailbox_of_id(db, campaign["mailbox_id"])
        if found is not None and found["retired_at"] and not fixed:
            found = None  # taken away: nothing can be sent from it any more
        self.mailbox: Row | None = None if found is None else {**found, **fixed.get("mailbox", {})}
        self.is_bulk: bool = fixed.get("is_bulk", False) if fixed else len(rows) > MOST_BY_HAND
        self.files = campaigns.files(db, campaign["id"])
        self.key = permissions.secret(db) or b""
        self.settings = fixed.get("settings") or {
            name: str(settings.get(db, name, "") or "") for name in _SETTINGS
        }
        versions = mailboxes.versions(db, campaign["template_id"]) if campaign["template_id"] else []
        self._versions = {version["language"]: version for version in versions}
        self.has_template = bool(self._versions)
        self._of_id: dict[int, Row] = {}
        self._read: dict[tuple[int, str, str], Written] = {}
        self._snippets = (
            {(name, language): text for name, language, text in fixed["snippets"]}
            if fixed
            else mailboxes.snippets(db)
        )
        accounts = {int(row["account_id"]) for row in rows}
        own = own_fields_shared(self.settings["shared_own_fields"])
        facts = None if own else ("name", "owner", "renewal", "country")
        self.book = load_book(db, accounts, facts)
        self.places = {account: place for place, account in enumerate(self.book.account_id.tolist())}
        self._own = own
        self._people = {
            person.contact_id or person.person: person
            for group in reachable.people_at(db, accounts).values()
            for person in group
        }
        self._copies = _Copies(self)
        self._said = {language: self._same(language) for language in LANGUAGES}
        self._feet: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {}

    def try_text(self, text: Text) -> None:
        """Make the mails of a language with ``text``, which is being written, instead of what is stored."""
        known = self._versions.get(text.language, {"id": 0})
        self._versions[text.language] = {
            **known, "language": text.language, "format": text.format, "subject": text.subject, "body": text.body,
        }  # fmt: skip
        self.has_template = True

    def copies_of(self, row: Row, *, is_held: bool | None = None) -> tuple[dict[str, Any], ...]:
        """Return who gets a copy of a recipient's mail: as frozen, else as things are now.

        Mail by mail in their order: who has had a copy with one gets none with the next. ``is_held``: this one is not
        to be sent and takes none from the others; None: as the ledger has it.
        """
        if row["copies"] is not None:
            return tuple(row["copies"])
        return self._copies.of(row, is_held=row["state"] == EXCLUDED if is_held is None else is_held)

    def fixed(self) -> dict[str, Any]:
        """Return what else the mails are made of, as freezing keeps it with the campaign."""
        return {
            "mailbox": {name: self._mailbox()[name] for name in ("name", "address")},
            "settings": self.settings,
            "is_bulk": self.is_bulk,
            "snippets": [[*key, text] for key, text in self._snippets.items()],
        }

    def version_of(self, row: Row) -> Row | None:
        """Return the version of the template that a recipient gets: as frozen, else the newest in the language."""
        from cs_workbench.store import mailboxes

        if row["version_id"] is None:
            return self._versions.get(row["language"])
        if row["version_id"] not in self._of_id:
            self._of_id[row["version_id"]] = mailboxes.version(self.db, row["version_id"])
        return self._of_id[row["version_id"]]

    def person(self, row: Row) -> Candidate | None:
        """Return the recipient as we know the person now; None: nobody tells of the person any more."""
        return self._people.get(row["contact_id"] or row["person"] or "")

    def is_still_there(self, row: Row) -> bool:
        """Say whether the recipient is still known at the account under the address that was chosen."""
        person = self.person(row)
        if person is None:
            return False
        try:
            return read_address(person.email, old_mobile=True).key == str(row["address"])
        except WorkbenchError:
            return False

    def speaks_other(self, row: Row, spoken: str) -> bool:
        """Say whether the person speaks another language than the mail is in."""
        from cs_workbench.services.outreach_audience import language_of

        return language_of(self.bench, spoken, "") != str(row["language"])

    def data_of(self, row: Row) -> dict[str, Any]:
        """Return the values of a recipient: the frozen snapshot, else as they are now."""
        if row["data"] is not None:
            return dict(row["data"])
        account = int(row["account_id"])
        person = self.person(row) or Candidate(
            account, row["contact_id"], row["person"] or "", row["name"] or "", row["email"] or ""
        )
        place = self.places.get(account)
        country = "" if place is None else str(self.book["country"].at(place) or "")
        law = law_of(self.campaign["country"] or country)
        return {
            "law": law,
            **values_of(person, row["language"], self.book, place, self._said[row["language"]]),
        }

    def compose(self, row: Row, at: datetime | None = None) -> Composed:
        """Return the mail of a recipient, dated ``at``.

        Raises:
            NoMailbox: the campaign has none.
            BadTemplate, TemplateTooLarge: the text cannot be made.
            UnsafeHeader: a value would become another header.
        """
        if self.campaign["kind"] == LETTER:
            from cs_workbench.services.one_mail import composed

            return composed(self, row, at)
        version, written = self._written(row)
        data = self.data_of(row)
        values = in_both_languages(data)
        letter = written.template.render(values)
        empty = tuple(name for name in written.template.missing(values) if name not in written.optional)
        foot, lacking = self._foot(data["law"], row["language"])
        page = self._page(row)
        foot = foot.replace(_PAGE, page)
        copies = self.copies_of(row, is_held=bool(empty))
        sender = self._sender()
        to = Mailbox(read_address(row["email"] or "", old_mobile=True).wire, row["name"] or "")
        message = Message(
            message_id=self.message_id(row),
            date=at or NO_DATE,
            sender=sender,
            to=to,
            subject=letter.subject,
            text=f"{letter.text.rstrip()}\n\n{foot}\n",
            html=_with_foot(letter.html, foot),
            cc=tuple(Mailbox(copy["email"], copy["name"]) for copy in copies),
            attachments=self._attached(row),
            invitation=self._invitation(sender, to),
            list_id=self._list_id(sender),
            list_unsubscribe=self._unsubscribe(row, sender, page),
            one_click=bool(page),
            automatic=self.is_bulk,
        )
        return Composed(message, version, data, copies, empty, lacking)

    def source_of(self, row: Row) -> str:
        """Return what was written for a recipient, snippets with it, still without its values."""
        return self._written(row)[1].source

    def _written(self, row: Row) -> tuple[Row, Written]:
        """Return the version that a recipient gets, and it as a template, read once however many mails it makes."""
        version = self.version_of(row)
        if version is None:
            raise NotWritten(language=row["language"], name=row["name"] or row["email"] or "")
        edits = row["edits"] or {}
        subject, body = (str(edits.get(part, version[part])) for part in ("subject", "body"))
        known = (version["id"], subject, body)
        if known not in self._read:
            text = Text(subject, body, version["format"], version["language"])
            self._read[known] = read_template(text, self._own, self._snippets)
        return version, self._read[known]

    def message_id(self, row: Row) -> str:
        """Return the Message-ID of a recipient's mail: the same one whenever it is made."""
        if row["message_id"]:
            return str(row["message_id"])
        domain = self._sender().address.rpartition("@")[2]
        return message_id(self.key, self.campaign["uid"], row["address"], domain)

    def _mailbox(self) -> Row:
        if self.mailbox is None:
            raise NoMailbox(title=self.campaign["title"])
        return self.mailbox

    def _sender(self) -> Mailbox:
        mailbox = self._mailbox()
        return Mailbox(mailbox["address"], mailbox["name"])  # kept as it goes over the wire

    def _same(self, language: str) -> Said:
        event = self.campaign["invitation"] or {}
        shown = {"title": event.get("title", ""), "place": event.get("place", "")}
        if event.get("starts_at"):
            from zoneinfo import ZoneInfo

            begins = from_iso(event["starts_at"]).astimezone(ZoneInfo(event.get("zone") or "Asia/Tokyo"))
            shown |= {"on": begins.date().isoformat(), "time": f"{begins:%H:%M}"}
        sender = self.mailbox["name"] if self.mailbox else ""
        return Said(sender, self.settings["sender_company"], self.bench.today.isoformat(), shown, self._own)

    def _foot(self, law: str, language: str) -> tuple[str, tuple[str, ...]]:
        """Return the foot by law in a language, and the settings it lacks."""
        if (law, language) not in self._feet:
            self._feet[law, language] = self._written_foot(law, language)
        return self._feet[law, language]

    def _written_foot(self, law: str, language: str) -> tuple[str, tuple[str, ...]]:
        say = load_catalogue(language).say
        mailbox = self._mailbox()
        params = {
            "company": self.settings["sender_company"], "sender": mailbox["name"], "address": mailbox["address"],
            "postal": self.settings["sender_postal"], "contact": self.settings["sender_contact"], "page": _PAGE,
        }  # fmt: skip
        parts = footer_parts(self.campaign["kind"], law, has_page=bool(self.settings.get("unsubscribe_url")))
        lines = [say("footer", _FOOTER[part][1], **params) for part in parts]
        needed = [_FOOTER[part][0] for part in parts if _FOOTER[part][0]]
        lacking = tuple(name for name in needed if not self.settings[name].strip())
        return "\n".join([RULE, *(line.strip() for line in lines)]), lacking

    def _attached(self, row: Row) -> tuple[Attachment, ...]:
        """Return the files of a recipient: those of everybody, and those of the account."""
        return tuple(
            Attachment(file["name"], file["content"], file["mime"])
            for file in self.files
            if file["account_id"] in (None, row["account_id"])
        )

    def _invitation(self, sender: Mailbox, to: Mailbox) -> Invitation | None:
        """Return the invitation of one person; None: the campaign invites to nothing."""
        event = self.campaign["invitation"]
        if not event:
            return None
        begins, ends, stamped = (from_iso(event[name]) for name in ("starts_at", "ends_at", "stamped_at"))
        told = Event(
            event["uid"], event["title"], begins, ends, stamped, event["place"], "", event["sequence"]
        )
        return invitation(told, sender, to, event.get("method", "REQUEST"))

    def _list_id(self, sender: Mailbox) -> str:
        if self.campaign["kind"] != ANNOUNCEMENT:
            return ""
        topic = hashlib.sha256((self.campaign["topic"] or "").encode()).hexdigest()[:12]
        return f"{topic}.{sender.address.rpartition('@')[2]}"

    def _unsubscribe(self, row: Row, sender: Mailbox, page: str) -> tuple[str, ...]:
        """Return the ways to stop that mail programmes offer: a mail to us that names the recipient's mail, a page."""
        if self.campaign["kind"] != ANNOUNCEMENT:
            return ()
        mail = f"mailto:{sender.address}?subject=unsubscribe%20{token_of(self.message_id(row))}"
        return (mail, page) if page else (mail,)

    def _page(self, row: Row) -> str:
        """Return the team's page on which this recipient stops announcements with one press; '' where there is none."""
        url = str(self.settings.get("unsubscribe_url") or "")  # frozen before there was such a setting: none
        if not url or self.campaign["kind"] != ANNOUNCEMENT:
            return ""
        return f"{url}{'&' if '?' in url else '?'}t={token_of(self.message_id(row))}"


def token_of(message_id: str) -> str:
    """Return what names a recipient's mail in an answer or on a page: nobody can guess another's."""
    return message_id.strip("<>").partition("@")[0]


class NotWritten(WorkbenchError):
    """A recipient in whose language there is no text."""

    template = N_(
        "errors",
        "The mail to {name} cannot be made: the template is not written in the language {language}. Nothing was sent. "
        "Write it in that language too.",
    )
    code = "CSW-2316"


class NoMailbox(WorkbenchError):
    """A mail that nobody sends."""

    template = N_(
        "errors",
        "“{title}” has no mailbox, so its mails cannot be made. Nothing was sent. Choose the mailbox it is sent from.",
    )
    code = "CSW-2314"


class _Copies:
    """Who of the customer and of us gets a copy of an account's mails; nobody who must not be written to.

    Of a campaign, and of those to whom it did not reach, a customer's person gets one mail: a copy goes with the first
    mail made, and nobody who stands among the recipients, was left out there or had a copy gets one.
    """

    def __init__(self, of: Composer) -> None:
        from cs_workbench.store import campaigns, permissions, reachable, recipients

        rule, db, accounts = of.campaign["copies"], of.db, of.places
        self.theirs, ours = tuple(rule.get("theirs", ())), set(rule.get("ours", ()))
        self.campaign, self.key = of.campaign, of.key
        self._people = reachable.people_at(db, accounts) if self.theirs else {}
        self._suppressed = permissions.suppressions(db) if self.theirs or ours else {}
        self._consented = permissions.consented(db) if self.theirs else {}
        family = campaigns.family(db, of.campaign["id"]) if self.theirs else []
        self._recipients = (
            recipients.addresses(db, [of.campaign["id"], *family]) | recipients.copied(db, family)
            if self.theirs
            else set()
        )
        self._with: dict[str, int] = {}  # address -> whose mail's copy it gets
        roles = ours - {"csm"}
        today = of.bench.today.isoformat()
        self._ours = reachable.addresses_of_ours(db, accounts, roles, today) if roles else {}
        if "csm" in ours:
            known = reachable.our_addresses(db)
            for account, place in of.places.items():
                owner = str(of.book["owner"].at(place) or "")
                if owner in known:
                    self._ours.setdefault(account, []).insert(0, (owner, known[owner]))

    def of(self, row: Row, *, is_held: bool) -> tuple[dict[str, Any], ...]:
        """Return them, each address once and never the recipient's own."""
        account = int(row["account_id"])
        found: dict[str, dict[str, Any]] = {}
        for person in self._people.get(account, ()):
            if person.role in self.theirs and person.email:
                self._add(found, person.name, person.email, row, is_ours=False)
        for name, email in self._ours.get(account, ()):
            self._add(found, name, email, row, is_ours=True)
        if not is_held:
            self._with |= {key: row["id"] for key, copy in found.items() if "ours" not in copy}
        return tuple(found.values())

    def _add(
        self, found: dict[str, dict[str, Any]], name: str, email: str, row: Row, *, is_ours: bool
    ) -> None:
        from cs_workbench.mail.refusals import BadAddress, OldMobileAddress
        from cs_workbench.store.permissions import mark_of

        try:
            address = read_address(email)
        except (BadAddress, OldMobileAddress):
            return
        key, mark = address.key, mark_of(self.key, address.key)
        if key == row["address"] or self._with.get(key, row["id"]) != row["id"]:
            return
        if not is_ours and key in self._recipients:
            return
        kind, topic, standing = self.campaign["kind"], self.campaign["topic"] or "", self._suppressed
        if not bars_copy(
            kind, topic, standing.get(mark, ()), has_consent=mark in self._consented, is_ours=is_ours
        ):
            copy: dict[str, Any] = {"name": name, "email": address.wire, "mark": mark}
            found.setdefault(key, copy | {"ours": True} if is_ours else copy)


def _with_foot(html: str, foot: str) -> str:
    """Return HTML with the foot at its end; '' stays ''."""
    from html import escape

    if not html:
        return ""
    lines = "<br>".join(escape(line) for line in foot.splitlines()[1:])
    block = f'<hr><p style="font-size:12px;color:#555555">{lines}</p>'
    before, found, after = html.rpartition("</body>")
    return f"{before}{block}{found}{after}" if found else html + block
