"""Where a mailbox is read (受信): its IMAP server, and the open connection to it."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Final, Literal

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.mailboxes import NoPassword, door_of

if TYPE_CHECKING:
    from cs_workbench.mail.imap import Inbox
    from cs_workbench.mail.server import Password, Server, Token
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.rows import Row

#: Where mail of the known providers is read.
SERVERS: Final = {
    "microsoft365": ("outlook.office365.com", 993, "tls"),
    "google_workspace": ("imap.gmail.com", 993, "tls"),
    "google_free": ("imap.gmail.com", 993, "tls"),
}
#: The port of each way to encrypt.
_PORTS: Final = {"tls": 993, "starttls": 143}


class NoInbox(WorkbenchError):
    """A mailbox that does not say where it is read."""

    template = N_(
        "errors",
        "The mailbox {address} does not say where it is read, so bounces and answers are not seen. Nothing was "
        "changed. Name the server: outreach mailbox add {address} --imap-host SERVER.",
    )
    code = "CSW-2351"


class OnlySends(WorkbenchError):
    """A mailbox whose sign-in reads nothing."""

    template = N_(
        "errors",
        "The mailbox {address} sends by its provider's own way, and that sign-in reads nothing, so bounces and answers "
        "are not seen. Nothing was changed. Let it send by SMTP if it is to be read as well.",
    )
    code = "CSW-2360"


def has_inbox(row: Row) -> bool:
    """Say whether a stored mailbox can be read: it is known where, and its sign-in is good for that.

    A provider's own way to send is granted alone, and reads nothing.
    """
    if row["transport"] == "api":
        return False
    return bool(row["imap_host"]) or (row["preset"] in SERVERS and not row["host"])


def server_of(row: Row) -> Server:
    """Return where a stored mailbox is read.

    Raises:
        NoInbox: it does not say.
        OnlySends: its sign-in reads nothing.
    """
    from cs_workbench.mail.server import Server

    if row["transport"] == "api":
        raise OnlySends(address=row["address"])
    if not has_inbox(row):
        raise NoInbox(address=row["address"])
    host, port, security = SERVERS.get(row["preset"], ("", 0, "tls"))
    if row["imap_host"]:
        host, port, security = row["imap_host"], 0, row["imap_security"] or "tls"
    way: Literal["tls", "starttls"] = "starttls" if security == "starttls" else "tls"
    return Server(host, row["imap_port"] or port or _PORTS[way], way)


def open_inbox(
    bench: Workbench, row: Row, trust: ssl.SSLContext | None = None, *, seconds: float | None = None
) -> Inbox:
    """Return a signed-in connection to a stored mailbox, with the sign-in by which mail is handed in.

    Raises:
        NoInbox, OnlySends, NoPassword, OnlyDrafts, NoServer, NoKeychain: it cannot be read.
        InboxTrouble: one of its kinds says what is wrong.
    """
    from cs_workbench.mail.imap import SECONDS, connect
    from cs_workbench.mail.inbox_refusals import InboxSignInRefused, InboxUnreachable
    from cs_workbench.mail.refusals import CannotConnect, SignInEnded

    server = server_of(row)
    # Drafts are handed over without a sign-in; the mailbox is read with the one that it would send by.
    door = door_of(bench, row | {"transport": "smtp", "host": row["host"] or server.host}, trust)

    def enter(who: Password | Token | None) -> Inbox:
        if who is None:
            raise NoPassword(address=row["address"])
        return connect(server, who, trust=trust, seconds=seconds or SECONDS)

    try:
        return door.entered(enter, InboxSignInRefused)
    except SignInEnded as ended:
        raise InboxSignInRefused(ended.why, host=server.host, user=row["address"]) from ended
    except CannotConnect as trouble:  # whoever gives the tokens
        raise InboxUnreachable(
            trouble.why, host=trouble.params["host"], port=trouble.params["port"]
        ) from trouble


def readable(bench: Workbench) -> list[str]:
    """Return the uids of the mailboxes of which it is known where they are read."""
    from cs_workbench.store import mailboxes

    with bench.store.read() as db:
        return [str(row["uid"]) for row in mailboxes.mailboxes(db) if has_inbox(row)]
