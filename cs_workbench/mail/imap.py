"""A mailbox over IMAP (RFC 3501): what is new in it, which of our mails it proves, and a copy in Sent exactly once.

Encryption is demanded and the server's name checked before a password is given. Reading never marks a mail as read.
Heads come first; a whole mail only when it is asked for, and no more of it than `parts.LONGEST`.
"""

from __future__ import annotations

import contextlib
import imaplib
import re
import ssl
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, Self

from cs_workbench.kernel.errors import Saying
from cs_workbench.kernel.i18n import MONTHS, N_
from cs_workbench.kernel.text import clean, clip
from cs_workbench.mail.fields import ids_in
from cs_workbench.mail.imap_line import Line, Tampered, TlsLine
from cs_workbench.mail.inbox_refusals import (
    InboxCertificate,
    InboxNotEncrypted,
    InboxSignInRefused,
    InboxTrouble,
    InboxUnreachable,
    NoSuchFolder,
)
from cs_workbench.mail.parts import LONGEST, LONGEST_HEADER, read_fields
from cs_workbench.mail.server import Password, Server, Token
from cs_workbench.mail.unreachable import why_unreachable

INBOX: Final = "INBOX"
SECONDS: Final = 60.0  # of silence
MOST_SECONDS: Final = 300.0  # for an answer as a whole
MOST_AT_ONCE: Final = 200  # heads a question; 2,201 came in 65 ms from Dovecot
_UID: Final = re.compile(rb"\bUID (\d{1,10})")
_SIZE: Final = re.compile(rb"\bRFC822\.SIZE (\d{1,12})")
_FOLDER: Final = re.compile(rb'\(([^)]*)\) (?:"(?:\\.|[^"])*"|NIL) (.+)', re.DOTALL)
#: 送信済み, 送信済みアイテム, 送信済みメール as IMAP writes them (RFC 3501 5.1.3), in small letters.
_SENT_IN_JAPANESE: Final = ("&kafp4w4imh8-", "&kafp4w4imh8wojckmmyw4a-", "&kafp4w4imh8w4td8mos-")
_SENT_NAMES: Final = ("sent", "sent items", "sent messages", "inbox.sent", *_SENT_IN_JAPANESE)
_UNSAFE: Final = re.compile(r"[\x00-\x1f\x7f-\uffff]")


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a folder has been read: all up to ``uid``, as long as its UIDVALIDITY stays (RFC 3501 2.3.1.1)."""

    validity: int
    uid: int


@dataclass(frozen=True, slots=True)
class News:
    """What is new: ``uids``, the oldest first, and the cursor for when they have been dealt with.

    ``is_anew``: the folder's numbers were given out again, so mails that are known may be among them.
    """

    uids: tuple[int, ...]
    cursor: Cursor
    is_anew: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The header of a mail in a folder, as octets that `incoming.read` takes; ``size`` of the whole in octets."""

    uid: int
    size: int
    octets: bytes


class Inbox:
    """A signed-in connection to a mailbox, made by `connect`; every method may raise an `InboxTrouble`."""

    def __init__(self, server: Server, line: Line) -> None:
        self.server, self._line = server, line

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Say good-bye; never raises."""
        self._line.begin()
        with contextlib.suppress(OSError, imaplib.IMAP4.error):
            self._line.logout()
        with contextlib.suppress(OSError):
            self._line.shutdown()  # after a line that broke

    def news(self, after: Cursor | None, since: date, folder: str = INBOX) -> News:
        """Return what has come into ``folder`` after the cursor.

        Without one, or with one of numbers that no longer count: what has come since the day ``since``.
        """
        validity, following = self._open(folder)
        if after is not None and after.validity == validity:
            # "n:*" always names the last mail too, even one below n.
            found = [uid for uid in self._search(f"UID {after.uid + 1}:*") if uid > after.uid]
            start = after.uid
        else:
            found = self._search(f"SINCE {since.day:02}-{MONTHS[since.month - 1]}-{since.year}")
            start = following - 1 if following else 0
        return News(
            tuple(sorted(found)),
            Cursor(validity, max([start, *found])),
            after is not None and after.validity != validity,
        )

    def heads(self, uids: Sequence[int], folder: str = INBOX) -> Iterator[Head]:
        """Yield the heads of ``uids``; one that is gone is left out."""
        for start in range(0, len(uids), MOST_AT_ONCE):
            self._open(folder)
            some = ",".join(str(uid) for uid in uids[start : start + MOST_AT_ONCE])
            for uid, told, octets in self._fetch(
                some, f"(UID RFC822.SIZE BODY.PEEK[HEADER]<0.{LONGEST_HEADER}>)"
            ):
                size = _SIZE.search(told)
                yield Head(uid, int(size[1]) if size else 0, octets)

    def mail(self, uid: int, folder: str = INBOX) -> bytes:
        """Return the octets of a mail, at most `parts.LONGEST`; b"" if it is gone."""
        self._open(folder)
        found = self._fetch(str(uid), f"(UID BODY.PEEK[]<0.{LONGEST}>)")
        return next((octets for number, _, octets in found if number == uid), b"")

    def mail_named(self, message_id: str, folder: str) -> bytes:
        """Return the octets of the mail with this Message-ID, at most `parts.LONGEST`; b"" if there is none."""
        self._open(folder)
        found = self._search(f'HEADER Message-ID "{_quotable(message_id)}"')
        return self.mail(max(found), folder) if found else b""

    def proven(self, message_ids: Iterable[str], folder: str) -> set[str]:
        """Return those Message-IDs of which ``folder`` holds a mail: evidence that an unknown one was sent."""
        self._open(folder)
        return {one for one in message_ids if self._named(one)}

    def proven_of_campaign(self, beginning: str, folder: str) -> set[str]:
        """Return the Message-IDs in ``folder`` that begin with ``<beginning.``: one question for a whole campaign."""
        self._open(folder)
        uids = sorted(self._search(f'HEADER Message-ID "{_quotable(f"<{beginning}.")}"'))
        found: set[str] = set()
        for start in range(0, len(uids), MOST_AT_ONCE):
            some = ",".join(str(uid) for uid in uids[start : start + MOST_AT_ONCE])
            for _, _, octets in self._fetch(some, "(UID BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])"):
                found.update(ids_in(dict(read_fields(octets)).get("message-id", "")))
        return {one for one in found if one.startswith(f"<{beginning}.")}

    def sent_folder(self) -> str:
        """Return the folder where the mailbox keeps what was sent: the one marked so (RFC 6154), or named so."""
        folders = list(self._folders())
        marked = [name for name, marks in folders if b"\\sent" in marks]
        found = marked or [name for name, _ in folders if name.lower() in _SENT_NAMES]
        if not found:
            why = Saying(N_("mail", "no folder is marked as the one for sent mail"))
            raise NoSuchFolder(why, host=self.server.host, folder="Sent")
        return found[0]

    def folders_of_proof(self) -> tuple[str, ...]:
        """Return the folders where a mail that was sent may be: that of sent mails, and that of all (RFC 6154)."""
        sent = []
        with contextlib.suppress(NoSuchFolder):
            sent.append(self.sent_folder())
        return tuple(dict.fromkeys([*sent, *(name for name, marks in self._folders() if b"\\all" in marks)]))

    def keep_copy(self, mail: bytes, message_id: str, folder: str, moment: datetime) -> bool:
        """Put a copy of ``mail`` into ``folder`` unless one with its Message-ID is there; say whether it was put.

        After a line that broke on the way it may be asked again: the search sees what has arrived.
        """
        self._open(folder)
        if self._named(message_id):
            return False
        when = imaplib.Time2Internaldate(moment.astimezone(UTC))
        self._ask("APPEND", lambda: self._line.append(_quoted(folder), "(\\Seen)", when, mail))
        return True

    # -- the protocol

    def _open(self, folder: str) -> tuple[int, int]:
        """Open ``folder`` for reading; return its UIDVALIDITY and the next UID, 0 where it does not tell."""
        with self._translated():
            kind, told = self._line.select(_quoted(folder), readonly=True)
            if kind != "OK":
                raise NoSuchFolder(_words(told), host=self.server.host, folder=folder)
            return self._number("UIDVALIDITY"), self._number("UIDNEXT")

    def _folders(self) -> Iterator[tuple[str, bytes]]:
        """Yield the name of each folder as IMAP writes it, and its marks in small letters."""
        for line in self._ask("LIST", self._line.list):
            whole = b" ".join(line) if isinstance(line, tuple) else line
            found = _FOLDER.fullmatch(whole or b"")
            if found is not None:
                name = found[2].decode("ascii", "replace").strip()
                yield re.sub(r"\\(.)", r"\1", name[1:-1]) if name.startswith('"') else name, found[1].lower()

    def _number(self, name: str) -> int:
        _, told = self._line.response(name)
        last = told[-1] if told and told[-1] else b""
        return int(last) if isinstance(last, bytes) and last.isdigit() else 0

    def _search(self, what: str) -> list[int]:
        told = self._ask("SEARCH", lambda: self._line.uid("SEARCH", what))
        return [int(uid) for line in told if isinstance(line, bytes) for uid in line.split() if uid.isdigit()]

    def _named(self, message_id: str) -> bool:
        return bool(self._search(f'HEADER Message-ID "{_quotable(message_id)}"'))

    def _fetch(self, uids: str, what: str) -> list[tuple[int, bytes, bytes]]:
        """Return (UID, what was told beside it, octets) of each answer; what the server adds unasked is passed over."""
        told = self._ask("FETCH", lambda: self._line.uid("FETCH", uids, what))
        found = []
        for number, item in enumerate(told):
            if not isinstance(item, tuple):
                continue
            after = told[number + 1] if number + 1 < len(told) else b""
            beside = item[0] + (after if isinstance(after, bytes) else b"")
            uid = _UID.search(beside)
            if uid:
                found.append((int(uid[1]), beside, item[1]))
        return found

    def _ask(self, name: str, question: Any) -> list[Any]:
        with self._translated():
            kind, told = question()
            if kind != "OK":
                raise InboxTrouble(f"{name}: {_words(told)}", host=self.server.host)
            return list(told)

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        self._line.begin()
        try:
            yield
        except (imaplib.IMAP4.error, OSError) as cause:
            raise _trouble(cause, self.server) from cause


def connect(
    server: Server,
    who: Password | Token,
    *,
    trust: ssl.SSLContext | None = None,
    seconds: float = SECONDS,
    most: float = MOST_SECONDS,
) -> Inbox:
    """Return an open, encrypted, signed-in connection, or raise an `InboxTrouble` that says what is wrong.

    ``seconds``: of silence that are borne; ``most``: for an answer as a whole, however it trickles in.
    """
    trust = trust or ssl.create_default_context()
    try:
        if server.security == "tls":
            line: Line = TlsLine(server.host, server.port, seconds, most, ssl_context=trust)
        else:
            line = Line(server.host, server.port, seconds, most)
    except (imaplib.IMAP4.error, OSError, UnicodeError) as cause:
        raise _trouble(cause, server) from cause
    try:
        if server.security == "starttls":
            _encrypt(line, server, trust)
        _sign_in(line, server, who)
    except BaseException:
        with contextlib.suppress(OSError, imaplib.IMAP4.error):
            line.shutdown()
        raise
    return Inbox(server, line)


def _encrypt(line: Line, server: Server, trust: ssl.SSLContext) -> None:
    if line.state != "NONAUTH" or "STARTTLS" not in line.capabilities:
        raise InboxNotEncrypted(
            Saying(N_("mail", "it is not among what the server offers")), host=server.host
        )
    line.begin()
    try:
        line.starttls(ssl_context=trust)
    except Tampered as cause:
        why = Saying(N_("mail", "something was put between the server and us"))
        raise InboxNotEncrypted(why, host=server.host) from cause
    except (imaplib.IMAP4.abort, OSError) as cause:
        raise _trouble(cause, server) from cause
    except imaplib.IMAP4.error as cause:
        raise InboxNotEncrypted(_words([cause]), host=server.host) from cause


def _sign_in(line: Line, server: Server, who: Password | Token) -> None:
    line.begin()
    try:
        if isinstance(who, Token):
            said = iter((who.said.encode(),))
            line.authenticate(
                "XOAUTH2", lambda _: next(said, b"")
            )  # a reason as JSON is answered by an empty line
        elif "AUTH=PLAIN" in line.capabilities:
            line.authenticate("PLAIN", lambda _: who.said.encode())
        else:
            line.login(who.user, who.secret)
    except (imaplib.IMAP4.abort, OSError) as cause:
        raise _trouble(cause, server) from cause
    except (imaplib.IMAP4.error, UnicodeEncodeError) as cause:
        raise InboxSignInRefused(_words([cause]), host=server.host, user=who.user) from cause


def _trouble(cause: Exception, server: Server) -> InboxTrouble:
    if isinstance(cause, ssl.SSLCertVerificationError):
        return InboxCertificate(cause.verify_message, host=server.host)
    if isinstance(cause, imaplib.IMAP4.abort):
        behind = cause.__context__  # `imaplib` makes its own of what sending meets
        cause = behind if isinstance(behind, OSError) else ConnectionError(str(cause))
    elif isinstance(cause, imaplib.IMAP4.error):
        return InboxTrouble(_words([cause]), host=server.host)
    return InboxUnreachable(why_unreachable(cause), host=server.host, port=server.port)


def _words(told: Sequence[object]) -> str:
    said = " ".join(
        one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one)
        for one in told
        if one is not None
    )
    return clip(clean(said), 300)


def _quotable(text: str) -> str:
    """Return ``text`` as it stands between quotation marks; control and foreign signs are in no Message-ID of ours."""
    return _UNSAFE.sub("?", text).replace("\\", "\\\\").replace('"', '\\"')


def _quoted(folder: str) -> str:
    return f'"{_quotable(folder)}"'
