"""What is said when a mailbox cannot be read (codes CSW-228.). Reading changes nothing, so nothing is ever lost."""

from __future__ import annotations

from cs_workbench.kernel.errors import Retry
from cs_workbench.kernel.i18n import N_
from cs_workbench.mail.refusals import ServerTrouble


class InboxTrouble(ServerTrouble):
    """A mailbox cannot be read now."""

    template = N_(
        "errors",
        "The mailbox on {host} cannot be read now: {why}. Nothing in it was changed. It is tried again later.",
    )
    code = "CSW-2281"
    retry = Retry.LATER


class InboxUnreachable(InboxTrouble):
    """The server was not reached, or the line broke."""

    template = N_(
        "errors",
        "The mailbox server {host} (port {port}) cannot be reached: {why}. Nothing in the mailbox was changed. "
        "Check the network and the server's name, then try again.",
    )
    code = "CSW-2282"


class InboxCertificate(InboxTrouble):
    """The server could not prove who it is."""

    template = N_(
        "errors",
        "The mailbox server {host} could not prove that it is {host}: {why}. Somebody may be listening in, so no "
        "password was given and nothing was read. Ask who runs the mail server.",
    )
    code = "CSW-2283"
    retry = Retry.NEVER


class InboxNotEncrypted(InboxTrouble):
    """STARTTLS is not offered, or was refused."""

    template = N_(
        "errors",
        "The mailbox server {host} did not offer an encrypted connection (STARTTLS): {why}. Somebody may have "
        "removed it on the way, so no password was given and nothing was read. Try port 993, or ask who runs the "
        "mail server.",
    )
    code = "CSW-2284"
    retry = Retry.NEVER


class InboxSignInRefused(InboxTrouble):
    """The server did not take the password or the token."""

    template = N_(
        "errors",
        "The mailbox server {host} refused the sign-in of {user}: {why}. Nothing was read. Sign in again, or ask "
        "whether IMAP is allowed for this mailbox.",
    )
    code = "CSW-2285"
    retry = Retry.AFTER_LOGIN


class NoSuchFolder(InboxTrouble):
    """A folder of the mailbox is not there, or may not be opened."""

    template = N_(
        "errors",
        "The folder {folder} of the mailbox on {host} cannot be opened: {why}. Nothing was changed. Choose another "
        "folder for this mailbox.",
    )
    code = "CSW-2286"
    retry = Retry.NEVER
