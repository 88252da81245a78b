"""Templates of mail: what is written once and read by many, in versions and languages; mailboxes without secrets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command
from cs_workbench.services.notes import author
from cs_workbench.services.records import NotThere, WrongValue

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing

KINDS: Final = ("letter", "snippet")
FORMATS: Final = ("markdown", "html")
LANGUAGES: Final = ("ja", "en")
TRANSPORTS: Final = ("smtp", "api", "draft")
SECURITIES: Final = ("tls", "starttls")
SIGN_INS: Final = ("password", "microsoft", "google", "none")
#: Limits that need not be.
UNLIMITED: Final = ("per_minute", "per_day", "domain_per_minute")
#: Of a mailbox: field -> what it may be.
_CHOICES: Final = {
    "transport": TRANSPORTS,
    "security": SECURITIES,
    "imap_security": SECURITIES,
    "sign_in": SIGN_INS,
}
MAILBOX_FIELDS: Final = (
    "name", "address", "owner", "transport", "host", "port", "security", "sign_in", "user", "preset", "limits", "hours",
    "saves_sent", "imap_host", "imap_port", "imap_security", "retired",
)  # fmt: skip


class NameTaken(WorkbenchError):
    """Two templates of one name: nobody could tell which is meant."""

    template = N_(
        "errors", "There is a template “{name}” already. Nothing was changed. Write a new version of it, or choose "
        "another name.",
    )  # fmt: skip
    code = "CSW-2313"


class MailboxInUse(WorkbenchError):
    """A mailbox that should be removed while mails wait for it."""

    template = N_(
        "errors",
        "From the mailbox {address} “{title}” is still being sent. It was not removed, and the mails wait as before. "
        "Cancel that campaign first, or let it end.",
    )
    code = "CSW-2326"


class MailboxThere(WorkbenchError):
    """Two mailboxes of one address: nobody could tell which is meant."""

    template = N_(
        "errors",
        "There is a mailbox {address} already. Nothing was changed. Change that one, or remove it first.",
    )
    code = "CSW-2327"


@dataclass(frozen=True, slots=True)
class VersionRow:
    """What was written: one version of a template in one language; ``version`` counts from 1 in each."""

    uid: str
    language: str
    version: int
    format: str
    subject: str
    body: str
    at: datetime
    author: str


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template or snippet. ``versions``: the newest of each language, or all of them, newest first."""

    uid: str
    name: str
    kind: str
    author: str
    versions: tuple[VersionRow, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is written in."""
        return tuple(sorted({version.language for version in self.versions}))


def templates(bench: Workbench, kind: str | None = None) -> list[TemplateRow]:
    """Return the templates by name, with the newest version in each language."""
    from cs_workbench.store import mailboxes

    with bench.store.read() as db:
        return [_row(row, mailboxes.versions(db, row["id"])) for row in mailboxes.templates(db, kind)]


def template(bench: Workbench, name: str) -> TemplateRow:
    """Return a template by its name or uid, with every version that was written.

    Raises:
        NotThere: there is none.
    """
    from cs_workbench.store import mailboxes

    with bench.store.read() as db:
        row = mailboxes.template(db, name)
        if row is None:
            raise NotThere(uid=name)
        return _row(row, mailboxes.versions(db, row["id"], all_of_them=True))


@dataclass(frozen=True, slots=True)
class NewTemplate(Command):
    """Make a template ('letter') or a snippet, still without a text."""

    name: str
    kind: str = "letter"
    uid: str = field(default_factory=uuid7)

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; a name stands for one template."""
        from cs_workbench.store import mailboxes

        name = clean(self.name).strip()
        if not name:
            raise WrongValue(field="name", value="", choices="–")
        if self.kind not in KINDS:
            raise WrongValue(field="kind", value=self.kind, choices=", ".join(KINDS))
        twin = mailboxes.template(writing.db, name)
        if twin is not None and twin["uid"] != self.uid:
            raise NameTaken(name=name)
        mailboxes.put_template(
            writing.db, self.uid, {"name": name, "kind": self.kind, "retired_at": None},
            at=iso(bench.clock.now()), author=author(bench, writing),
        )  # fmt: skip
        return _done(RemoveTemplate(self.uid), N_("done", "Template made: {name}"), name, self.uid)


@dataclass(frozen=True, slots=True)
class RemoveTemplate(Command):
    """Take a template out of the lists; campaigns that use it keep it. ``back`` brings it back."""

    uid: str
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark it."""
        from cs_workbench.store import mailboxes

        row = mailboxes.template_of_uid(writing.db, self.uid)
        if row is None:
            raise NotThere(uid=self.uid)
        at = iso(bench.clock.now())
        values = {"retired_at": None if self.back else at}
        mailboxes.put_template(writing.db, self.uid, values, at=at, author=author(bench, writing))
        said = N_("done", "Template is back: {name}") if self.back else N_("done", "Template removed: {name}")
        return _done(RemoveTemplate(self.uid, not self.back), said, row["name"], self.uid)


@dataclass(frozen=True, slots=True)
class WriteTemplate(Command):
    """Write a new version of a template in a language; what was sent of an earlier one stays as it was.

    Attributes:
        template: its name or uid.
        body: Markdown or HTML with Liquid: `outreach_fields.FIELDS` are the names it may use.
    """

    template: str
    language: str
    subject: str
    body: str
    format: str = "markdown"
    uid: str = field(default_factory=uuid7)

    def prepare(self, bench: Workbench) -> None:
        """Load what reads templates before the write lock is taken."""
        from cs_workbench.services.outreach_reading import Text, check_template

        if self.format in FORMATS and self.language in LANGUAGES:
            with bench.store.read() as db:
                check_template(db, Text(self.subject, self.body, self.format, self.language))

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Check that it can be read, and write it."""
        from cs_workbench.services.outreach_reading import Text, check_template
        from cs_workbench.store import mailboxes

        db = writing.db
        for name, value, allowed in (
            ("language", self.language, LANGUAGES),
            ("format", self.format, FORMATS),
        ):
            if value not in allowed:
                raise WrongValue(field=name, value=value, choices=", ".join(allowed))
        row = mailboxes.template(db, self.template)
        if row is None:
            raise NotThere(uid=self.template)
        subject, body = clean(self.subject).strip(), clean(self.body, longest=LONGEST_BODY)
        check_template(db, Text(subject, body, self.format, self.language))
        mailboxes.add_version(
            db,
            {
                "uid": self.uid, "template_id": row["id"], "language": self.language, "format": self.format,
                "subject": subject, "body": body, "at": iso(bench.clock.now()), "author": author(bench, writing),
            },
        )  # fmt: skip
        return _done(DropVersion(self.uid), N_("done", "Template written: {name}"), row["name"], self.uid)


LONGEST_BODY: Final = 200_000


@dataclass(frozen=True, slots=True)
class DropVersion(Command):
    """Take a version back: what undoes `WriteTemplate`, which written again brings it back."""

    uid: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark it."""
        from cs_workbench.store import mailboxes

        mailboxes.retire_version(writing.db, self.uid, iso(bench.clock.now()))
        return _done(None, N_("done", "Version taken back"), "", self.uid)


@dataclass(frozen=True, slots=True)
class SetMailbox(Command):
    """Write what a mailbox is: ``values`` among `MAILBOX_FIELDS`; a uid that is not there yet makes it.

    Never a password or token: those are the keychain's. ``limits``: of `domain.quota.Limits`, in the place of the
    preset's.
    """

    uid: str
    values: Mapping[str, Any]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Check and write; the undo carries what was there."""
        import json

        from cs_workbench.store import mailboxes

        values, at = self._checked(), iso(bench.clock.now())
        row = mailboxes.mailbox_of_uid(writing.db, self.uid)
        if row is None and "address" not in values:
            raise WrongValue(field="address", value="", choices="name@domain")
        retired = values.pop("retired", False)
        self._check_standing(writing.db, row, values, retired=retired)
        stored = {k: json.dumps(v) if k in ("limits", "hours") else v for k, v in values.items()}
        stored["retired_at"] = at if retired else None
        if row is None:
            whole = {
                "security": "tls",
                "sign_in": "password",
                "preset": "custom",
                "limits": "{}",
                "hours": "{}",
            }
            stored = {"transport": "smtp", "name": values["address"], **whole, **stored}
            before: dict[str, Any] = {"retired": True}
        else:
            before = {k: json.loads(row[k]) if k in ("limits", "hours") else row[k] for k in values}
            before["retired"] = row["retired_at"] is not None
        mailboxes.put_mailbox(writing.db, self.uid, stored, at=at, author=author(bench, writing))
        address = str(values.get("address") or (row or {}).get("address", ""))
        said = N_("done", "Mailbox removed: {name}") if retired else N_("done", "Mailbox written: {name}")
        return _done(SetMailbox(self.uid, before), said, address, self.uid)

    def _checked(self) -> dict[str, Any]:
        from cs_workbench.domain.quota import PRESETS
        from cs_workbench.mail.addresses import read_address

        for name, value in self.values.items():
            allowed = {**_CHOICES, "preset": tuple(PRESETS)}.get(name)
            if name not in MAILBOX_FIELDS:
                raise WrongValue(field="field", value=name, choices=", ".join(MAILBOX_FIELDS))
            is_unset = name == "imap_security" and value is None
            if allowed is not None and value not in allowed and not is_unset:
                raise WrongValue(field=name, value=value, choices=", ".join(allowed))
        values = dict(self.values)
        if "address" in values:
            values["address"] = read_address(str(values["address"])).wire
        if "name" in values:
            values["name"] = clean(str(values["name"])).strip()
            if not values["name"]:
                raise WrongValue(field="name", value="", choices="–")
        if not _is_whole(values.get("port") or 1, most=65_535):
            raise WrongValue(field="port", value=values["port"], choices="1-65535")
        if "limits" in values:
            values["limits"] = _checked_limits(values["limits"])
        return values

    def _check_standing(
        self, db: Connection, row: Mapping[str, Any] | None, values: Mapping[str, Any], *, retired: bool
    ) -> None:
        """Refuse to take away what mails wait for, and a second mailbox of one address."""
        from cs_workbench.store import mailboxes, outbox

        if retired:
            waits = "" if row is None else outbox.waits_for(db, row["id"])
            if waits:
                raise MailboxInUse(address=(row or {})["address"], title=waits)
            return
        address = values.get("address") or (row or {})["address"]
        twins = [one for one in mailboxes.mailboxes(db) if one["address"].casefold() == address.casefold()]
        if any(one["uid"] != self.uid for one in twins):
            raise MailboxThere(address=address)


def _checked_limits(limits: Any) -> dict[str, Any]:
    """Return limits of `domain.quota.Limits`; what a mailbox could never send under is refused."""
    import dataclasses

    from cs_workbench.domain.quota import Limits

    names = tuple(field.name for field in dataclasses.fields(Limits))
    if not isinstance(limits, Mapping):
        raise WrongValue(field="limits", value=limits, choices=", ".join(names))
    for name, value in limits.items():
        if name not in names:
            raise WrongValue(field="limits", value=name, choices=", ".join(names))
        if name == "reserve":
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1:
                raise WrongValue(field=name, value=value, choices="0-0.99")
        elif not (value is None and name in UNLIMITED) and not _is_whole(value):
            raise WrongValue(field=name, value=value, choices="1, 2, …")
    return dict(limits)


def _is_whole(value: Any, most: int = 2**31) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most


def _done(undo: Command | None, said: str, name: str, uid: str) -> Done:
    return Done(Changes({"mail_template": None}), undo, said, {"name": name}, uid)


def _row(row: Mapping[str, Any], versions: list[dict[str, Any]]) -> TemplateRow:
    return TemplateRow(
        row["uid"], row["name"], row["kind"], row["author"] or "",
        tuple(
            VersionRow(
                v["uid"], v["language"], int(v["version"]), v["format"], v["subject"], v["body"],
                from_iso(v["at"]), v["author"] or "",
            )
            for v in versions
        ),
    )  # fmt: skip
