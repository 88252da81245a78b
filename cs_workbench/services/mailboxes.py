"""Mailboxes (送信用メールボックス): where mail is handed in, with which sign-in, and whether that works.

A password is kept in the keychain, else in the encrypted database, and is never shown again.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

from cs_workbench.kernel.clock import from_iso
from cs_workbench.kernel.errors import Retry, WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.mail_sign_in import Keys, NotInBrowser
from cs_workbench.services.records import NotThere

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from cs_workbench.domain.quota import Limits
    from cs_workbench.mail.draft_files import DraftFolder
    from cs_workbench.mail.server import Outlet, Password, Server, Times, Token
    from cs_workbench.mail.web_send import Api
    from cs_workbench.services.changes import Done
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.rows import Row

Entered = TypeVar("Entered")
#: Where mail of the known providers is handed in.
SERVERS: Final = {
    "microsoft365": ("smtp.office365.com", 587, "starttls"),
    "google_workspace": ("smtp.gmail.com", 465, "tls"),
    "google_free": ("smtp.gmail.com", 465, "tls"),
}
#: The folder of drafts in the profile's; in it one a mailbox.
DRAFTS: Final = "drafts"
#: Stored as the end of a rest that only a person ends.
FOR_EVER: Final = "9999-12-31T23:59:59Z"


class NoServer(WorkbenchError):
    """A mailbox that does not say where its mail is handed in."""

    template = N_(
        "errors",
        "The mailbox {address} has no mail server, so nothing can be sent from it. Nothing was sent, and the mails "
        "wait. Name the server: outreach mailbox add {address} --host SERVER.",
    )
    code = "CSW-2341"


class NoPassword(WorkbenchError):
    """A mailbox whose password is not kept on this computer."""

    template = N_(
        "errors",
        "The password of the mailbox {address} is not on this computer. Nothing was sent, and the mails wait. Give it "
        "once: outreach mailbox add {address} --password-stdin.",
    )
    code = "CSW-2342"
    retry = Retry.AFTER_LOGIN


class NotSignedIn(WorkbenchError):
    """A mailbox that was never signed in to in the browser, on this computer."""

    template = N_(
        "errors",
        "The mailbox {address} is not signed in to on this computer. Nothing was sent, and the mails wait. Sign in "
        "once: outreach mailbox sign-in {address}, or in Settings.",
    )
    code = "CSW-2363"
    retry = Retry.AFTER_LOGIN


class OnlyDrafts(WorkbenchError):
    """A mailbox from which a person sends drafts by hand."""

    template = N_(
        "errors",
        "The mailbox {address} hands over drafts, and this program does not send them. Nothing was sent. Choose "
        "sending by SMTP for it, or take the mails as files.",
    )
    code = "CSW-2343"


@dataclass(frozen=True, slots=True)
class MailboxRow:
    """A mailbox as it is shown; ``paused_until`` None: it may send; ``has_secret``: a password is kept here."""

    uid: str
    name: str
    address: str
    transport: str
    host: str
    port: int | None
    security: str
    sign_in: str
    user: str
    preset: str
    limits: Limits
    saves_sent: bool | None
    paused_until: datetime | None
    paused_why: str
    has_secret: bool
    imap_host: str = ""
    imap_port: int | None = None
    imap_security: str = ""

    def rests_at(self, now: datetime) -> bool:
        """Say whether it sends nothing at ``now``."""
        return self.paused_until is not None and self.paused_until > now

    @property
    def waits_for_person(self) -> bool:
        """Whether only a person ends its rest."""
        return self.paused_until == from_iso(FOR_EVER)


@dataclass(frozen=True, slots=True)
class Door:
    """How mail is handed in: the server, who signs in, whom to trust (None: the system's authorities)."""

    server: Server
    kept: Password | Keys | None
    trust: ssl.SSLContext | None = None
    times: Times | None = None
    api: Api | None = None  # the provider's own way, in the place of SMTP
    drafts: DraftFolder | None = None  # files, in the place of both

    @property
    def who(self) -> Password | Token | None:
        """Who signs in; after a sign-in in the browser with a token that holds now.

        Raises:
            SignInEnded, CannotConnect: there is no token.
        """
        return self.kept.token() if isinstance(self.kept, Keys) else self.kept

    def open(self) -> Outlet:
        """Return a new connection; a token that is refused is renewed once.

        Raises:
            MailboxTrouble: one of its kinds says what is wrong.
        """
        from cs_workbench.mail import smtp, web_send
        from cs_workbench.mail.refusals import SignInRefused

        if self.drafts is not None:
            return self.drafts.opened()
        if self.api is not None and isinstance(self.kept, Keys):
            return web_send.connect(self.api, self.kept, trust=self.trust, times=self.times)
        return self.entered(
            lambda who: smtp.connect(self.server, who, trust=self.trust, times=self.times), SignInRefused
        )

    def entered(
        self, enter: Callable[[Password | Token | None], Entered], refusal: type[Exception]
    ) -> Entered:
        """Return what ``enter`` opens with a sign-in; a token that is refused (``refusal``) is renewed once."""
        who = self.who
        try:
            return enter(who)
        except refusal:
            if not isinstance(self.kept, Keys):
                raise
            self.kept.refused(who)
            return enter(self.who)


def mailboxes(bench: Workbench) -> list[MailboxRow]:
    """Return every mailbox, in the order they were made."""
    from cs_workbench.store import mailboxes as store

    with bench.store.read() as db:
        found = store.mailboxes(db)
    return [_row(bench, row) for row in found]


def mailbox(bench: Workbench, text: str) -> MailboxRow:
    """Return the mailbox of this address, name or uid.

    Raises:
        NotThere: there is none.
    """
    return _row(bench, found_mailbox(bench, text))


def found_mailbox(bench: Workbench, text: str) -> Row:
    """Return the stored mailbox of this address, name or uid.

    Raises:
        NotThere: there is none.
    """
    from cs_workbench.store import mailboxes as store

    with bench.store.read() as db:
        row = store.mailbox(db, text)
    if row is None:
        raise NotThere(uid=text)
    return row


def keep_password(bench: Workbench, uid: str, password: str) -> None:
    """Keep the password of a mailbox, or its refresh token; what held the mailbox until a person acts is over.

    Raises:
        NoKeychain: the keychain is locked or does not answer; nothing was stored.
    """
    keep_secret(bench, uid, password)
    go_on(bench, uid)


def keep_secret(bench: Workbench, uid: str, secret: str) -> None:
    """Keep a mailbox's password, or what the browser's sign-in left.

    Raises:
        NoKeychain: the keychain is locked or does not answer; nothing was stored.
    """
    from cs_workbench.services import secret_texts

    secret_texts.keep(bench, _entry(uid), secret)


def forget_password(bench: Workbench, uid: str) -> None:
    """Forget the password of a mailbox."""
    from cs_workbench.services import secret_texts

    secret_texts.forget(bench, _entry(uid))


def set_up(bench: Workbench, uid: str, values: Mapping[str, Any], password: str = "") -> Done:
    """Write what a mailbox is ('' makes one) and keep its password, '' leaves what is kept.

    Raises:
        NoKeychain: the keychain is locked or does not answer; the mailbox is written, its password is not.
    """
    from cs_workbench.kernel.ids import uuid7
    from cs_workbench.services.commands import do
    from cs_workbench.services.outreach_templates import SetMailbox

    known = next((row for row in mailboxes(bench) if row.uid == uid), None)
    done = do(bench, SetMailbox(uid or uuid7(), values))
    if known is not None and values.get("sign_in", known.sign_in) != known.sign_in:
        forget_password(bench, uid)  # what was kept is of another kind
    if password:
        keep_password(bench, str(done.value), password)
    return done


def let_go_on(bench: Workbench, uid: str) -> Done:
    """End the rest of a mailbox, as something that is done."""
    from cs_workbench.services.changes import Changes, Done

    go_on(bench, uid)
    said = N_("done", "The mailbox sends again: {name}")
    return Done(Changes({"mailbox": None}), None, said, {"name": mailbox(bench, uid).address}, uid)


def remove(bench: Workbench, uid: str) -> Done:
    """Take a mailbox out of the list and forget its password; the mailbox itself can be brought back."""
    from cs_workbench.services.commands import do
    from cs_workbench.services.outreach_templates import SetMailbox

    done = do(bench, SetMailbox(uid, {"retired": True}))
    forget_password(bench, uid)
    return done


def own_limits(preset: str, limits: Limits) -> dict[str, Any]:
    """Return the limits that are not the preset's, as a mailbox keeps them."""
    from dataclasses import asdict

    from cs_workbench.domain.quota import PRESETS

    usual = asdict(PRESETS[preset])
    return {name: value for name, value in asdict(limits).items() if value != usual[name]}


def go_on(bench: Workbench, uid: str) -> None:
    """End the rest of a mailbox: a person has seen to what ailed it."""
    from cs_workbench.store import claims
    from cs_workbench.store import mailboxes as store

    with bench.store.write("end a mailbox's rest", "command") as writing:
        row = store.mailbox_of_uid(writing.db, uid)
        if row is not None and row["paused_until"]:
            claims.pause_mailbox(writing.db, row["id"], None, "")
            writing.changed("mailbox", [row["id"]])


def door_of(bench: Workbench, row: Row, trust: ssl.SSLContext | None = None) -> Door:
    """Return how the mail of a stored mailbox is handed in.

    Raises:
        NoServer, NoPassword, NotSignedIn, NoRegistration, NotInBrowser: it cannot be.
        NoKeychain: the keychain is locked or does not answer.
    """
    from cs_workbench.mail.server import Password, Server
    from cs_workbench.services import secret_texts

    address = row["address"]
    if row["transport"] == "draft":
        from cs_workbench.mail.draft_files import DraftFolder

        said = bench.say(
            "outreach", N_("outreach", "handed over as a draft; whether it was sent is not proven")
        )
        return Door(Server("", 0), None, drafts=DraftFolder(drafts_of(bench, address), said))
    if row["transport"] == "api":
        return _api_door(bench, row, trust)
    host, port, security = SERVERS.get(row["preset"], ("", 0, ""))
    host = row["host"] or host
    if not host:
        raise NoServer(address=address)
    way: Literal["tls", "starttls"] = "starttls" if (security or row["security"]) == "starttls" else "tls"
    if row["host"]:
        way = "starttls" if row["security"] == "starttls" else "tls"
    server = Server(host, row["port"] or port or (587 if way == "starttls" else 465), way)
    if row["sign_in"] == "none":
        return Door(server, None, trust)
    secret = secret_texts.kept(bench, _entry(row["uid"]))
    if row["sign_in"] == "password":
        if not secret:
            raise NoPassword(address=address)
        return Door(server, Password(row["user"] or address, secret), trust)
    return Door(server, _keys(bench, row, trust), trust)


def drafts_of(bench: Workbench, address: str) -> Path:
    """Return the folder in which a mailbox's drafts are handed over."""
    return bench.folder / DRAFTS / address


def _api_door(bench: Workbench, row: Row, trust: ssl.SSLContext | None) -> Door:
    from cs_workbench.mail.web_send import APIS

    if row["sign_in"] not in APIS:
        raise NotInBrowser(address=row["address"])
    api = APIS[row["sign_in"]]
    return Door(api.server, _keys(bench, row, trust), trust, api=api)


def _keys(bench: Workbench, row: Row, trust: ssl.SSLContext | None) -> Keys:
    from cs_workbench.services import mail_sign_in, secret_texts

    secret = secret_texts.kept(bench, _entry(row["uid"]))
    if not secret:
        raise NotSignedIn(address=row["address"])
    return Keys(bench, row, mail_sign_in.app_of(bench, row["sign_in"]), secret, trust)


def try_door(bench: Workbench, text: str, trust: ssl.SSLContext | None = None) -> MailboxRow:
    """Connect, encrypt and sign in without sending anything; a mailbox that rested goes on after it.

    Raises:
        MailboxTrouble: one of its kinds says what is wrong.
        NoServer, NoPassword, NotSignedIn, NoRegistration, NotInBrowser, NoKeychain: it cannot be tried.
    """
    row = found_mailbox(bench, text)
    connection = door_of(bench, row, trust).open()
    connection.leave()
    go_on(bench, row["uid"])
    return mailbox(bench, row["uid"])


def _entry(uid: str) -> str:
    return f"mailbox/{uid}"


_TEXTS: Final = (
    "uid", "name", "address", "transport", "host", "security", "sign_in", "user", "preset", "paused_why", "imap_host",
    "imap_security",
)  # fmt: skip


def _row(bench: Workbench, row: Row) -> MailboxRow:
    from cs_workbench.services import secret_texts
    from cs_workbench.store import claims

    texts: dict[str, Any] = {name: row[name] or "" for name in _TEXTS}
    until = from_iso(row["paused_until"]) if row["paused_until"] else None
    return MailboxRow(
        port=row["port"], imap_port=row["imap_port"], limits=claims.limits_of(row), paused_until=until,
        saves_sent=None if row["saves_sent"] is None else bool(row["saves_sent"]),
        has_secret=bool(secret_texts.kept(bench, _entry(row["uid"]))), **texts,
    )  # fmt: skip


def resting(bench: Workbench) -> dict[str, tuple[datetime, str]]:
    """Return address -> (until when, why) of the mailboxes that rest; `FOR_EVER`: until a person acts."""
    from cs_workbench.store import mailboxes as store

    now = bench.clock.now()
    with bench.store.read() as db:
        found = [row for row in store.mailboxes(db) if row["paused_until"]]
    until = {row["address"]: (from_iso(row["paused_until"]), row["paused_why"] or "") for row in found}
    return {address: rest for address, rest in until.items() if rest[0] > now}


def with_work(bench: Workbench) -> list[str]:
    """Return the uids of the mailboxes whose campaigns are running."""
    from cs_workbench.store import mailboxes as store
    from cs_workbench.store import outbox

    with bench.store.read() as db:
        found = [store.mailbox_of_id(db, row_id) for row_id in outbox.mailboxes_with_work(db)]
    return [str(row["uid"]) for row in found if row is not None and row["retired_at"] is None]
