"""What is said when a mail cannot be written, addressed or handed over (codes CSW-22..)."""

from __future__ import annotations

from typing import ClassVar, Final

from cs_workbench.domain.smtp_answers import Answer, Outcome, Phase, Trouble, Verdict, judge
from cs_workbench.kernel.errors import Retry, Saying, WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clip

_NONE: Final = Answer(Phase.CONNECT, 0)


class UnsafeHeader(WorkbenchError):
    """A value that must stand in a header as it is holds what must not stand there."""

    template = N_(
        "errors",
        "The mail was not written: {what} holds a line break or another sign that is not allowed there ({value}). "
        "Nothing was sent. Please correct it.",
    )
    code = "CSW-2201"


class BadAddress(WorkbenchError):
    """A text is no address that mail can be sent to."""

    template = N_(
        "errors", "{value} is not an address that mail can be sent to. Nothing was sent. Please correct it."
    )
    code = "CSW-2202"


class OldMobileAddress(WorkbenchError):
    """An address of a Japanese mobile carrier as it was given out until 2009, outside the standard."""

    template = N_(
        "errors",
        "{value} has two dots in a row, or a dot before the @: only old addresses of Japanese mobile carriers "
        "may. Nothing was sent. Confirm the address, or correct it.",
    )
    code = "CSW-2203"


class ServerTrouble(WorkbenchError):
    """A mail server that does not do what it should. ``why``: a saying in context 'mail', or the server's own words."""

    context = "mail"

    def __init__(self, why: Saying | str, **params: object) -> None:
        self.why = why if isinstance(why, Saying) else Saying.of(clip(why) or "–")
        super().__init__(why=self.why, **params)


class MailboxTrouble(ServerTrouble):
    """The mailbox cannot send now, whatever the mail; nothing of it has left. Made by its subclasses.

    ``answer`` and ``trouble`` say how long to rest.
    """

    template = N_(
        "errors",
        "The mailbox cannot send now: {why}. Nothing was sent, and the mails wait. Please try again later.",
    )
    code = "CSW-2209"
    trouble: ClassVar[Trouble] = Trouble.NETWORK

    def __init__(self, why: Saying | str, answer: Answer = _NONE, **params: object) -> None:
        self.answer = answer
        super().__init__(why, **params)

    @property
    def outcome(self) -> Outcome:
        """Return it as what became of the mail that was to go next."""
        return Outcome(Verdict.ACCOUNT_TROUBLE, self.answer, self.trouble)


class CannotConnect(MailboxTrouble):
    """The server was not reached, or the line broke before a mail began."""

    template = N_(
        "errors",
        "The mail server {host} (port {port}) cannot be reached: {why}. Nothing was sent, nothing is lost. "
        "Check the network and the server's name, then try again.",
    )
    code = "CSW-2210"
    retry = Retry.LATER


class BadCertificate(MailboxTrouble):
    """The server could not prove who it is."""

    template = N_(
        "errors",
        "The mail server {host} could not prove that it is {host}: {why}. Somebody may be listening in, so nothing "
        "was sent and no password was given. Ask who runs the mail server.",
    )
    code = "CSW-2211"
    trouble = Trouble.SECURITY


class NotEncrypted(MailboxTrouble):
    """STARTTLS is not offered, or was refused, or something came in clear after it."""

    template = N_(
        "errors",
        "The mail server {host} did not offer an encrypted connection (STARTTLS): {why}. Somebody may have removed it "
        "on the way, so nothing was sent and no password was given. Try port 465, or ask who runs the mail server.",
    )
    code = "CSW-2212"
    trouble = Trouble.SECURITY


class SignInRefused(MailboxTrouble):
    """The server did not take the password or the token."""

    template = N_(
        "errors",
        "The mail server {host} refused the sign-in of {user}: {why}. Nothing was sent, and the mails wait. "
        "Sign in again, or ask whether sending by SMTP is allowed for this mailbox.",
    )
    code = "CSW-2213"
    retry = Retry.AFTER_LOGIN
    trouble = Trouble.SIGN_IN


class NoWayToSignIn(MailboxTrouble):
    """The server offers no sign-in that we know."""

    template = N_(
        "errors",
        "The mail server {host} offers no way to sign in that this mailbox is set up for: {why}. Nothing was "
        "sent. Choose another way of signing in for this mailbox.",
    )
    code = "CSW-2214"
    trouble = Trouble.SIGN_IN


class ServerRefused(MailboxTrouble):
    """The server answered, but will not talk to us now; how long to rest follows from its answer."""

    template = N_(
        "errors",
        "The mail server {host} does not take mail now: {why}. Nothing was sent, and the mails wait. "
        "Sending is tried again later.",
    )
    code = "CSW-2215"
    retry = Retry.LATER

    @property
    def outcome(self) -> Outcome:
        """Return it as what became of the mail that was to go next."""
        return judge(self.answer)


class LedgerUnwritable(WorkbenchError):
    """The mark before the dot could not be made durable, so the dot was not sent."""

    template = N_(
        "errors",
        "The record of sent mails could not be written: {why}. The mail was held back before it left, so that "
        "nothing is sent twice. Free some space, then resume.",
    )
    code = "CSW-2220"
    retry = Retry.LATER


class BadTemplate(WorkbenchError):
    """A template that cannot be read or rendered; ``line`` counts from 1, ``part`` and ``why`` are sayings."""

    template = N_("errors", "Line {line} of {part}: {why}. Nothing was sent. Please correct the template.")
    code = "CSW-2230"
    context = "mail"

    def __init__(self, part: Saying | str, line: object, why: Saying | str) -> None:
        self.part, self.line, self.why = Saying.of(part), line, Saying.of(why)
        super().__init__(part=self.part, line=line, why=self.why)


class TemplateTooLarge(BadTemplate):
    """A template, or what it makes, is beyond its limits."""

    template = N_(
        "errors",
        "Line {line} of {part} makes too much: {why}. Nothing was sent. Please shorten the template or the list.",
    )
    code = "CSW-2231"
