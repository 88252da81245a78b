"""Signing in to a mailbox in the browser: the company's registration, the refresh token in the keychain, the tokens.

Of a sign-in only the refresh token is kept. An access token lives in this process, and is asked for anew when it is
over or was refused.
"""

from __future__ import annotations

import ssl
import threading
from time import monotonic
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.mail.oauth import App, Tokens
    from cs_workbench.mail.server import Password, Token
    from cs_workbench.services.mailboxes import MailboxRow
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.rows import Row

#: Where Google's secret of the registration is kept.
GOOGLE_SECRET: Final = "oauth/google"  # noqa: S105 - a name
#: A token that ends so soon is not begun with.
_MARGIN_S: Final = 60.0


class NoRegistration(WorkbenchError):
    """A sign-in in the browser without a registration of this program at the provider."""

    template = N_(
        "errors",
        "To sign in to {provider} this program must be registered there by your company, and its client id is not "
        "known yet. Nothing was changed. Ask your administrator for it, then: setting set {key} CLIENT_ID.",
    )
    code = "CSW-2361"


class NotInBrowser(WorkbenchError):
    """A mailbox whose sign-in is a password."""

    template = N_(
        "errors",
        "The mailbox {address} signs in with a password, not in the browser. Nothing was changed. Choose Microsoft or "
        "Google as its sign-in first.",
    )
    code = "CSW-2362"


def app_of(bench: Workbench, sign_in: str) -> App:
    """Return this program as the company has registered it at 'microsoft' or 'google'.

    Raises:
        NoRegistration: no client id is known.
    """
    from cs_workbench.mail.oauth import google, microsoft
    from cs_workbench.services import secret_texts, settings

    key = f"{sign_in}_client"
    client = str(settings.get(bench, key) or "").strip()
    if not client:
        raise NoRegistration(provider=sign_in.capitalize(), key=key)
    if sign_in == "google":
        return google(client, secret_texts.kept(bench, GOOGLE_SECRET) or "")
    return microsoft(client, str(settings.get(bench, "microsoft_tenant") or "organizations").strip())


def use_of(row: Row) -> str:
    """Return what a stored mailbox's tokens are for: 'mail' (SMTP and IMAP) or 'api'."""
    return "api" if row["transport"] == "api" else "mail"


def sign_in(
    bench: Workbench,
    mailbox: str,
    browse: Callable[[str], object],
    tracker: Tracker | None = None,
    *,
    app: App | None = None,
    trust: ssl.SSLContext | None = None,
    patience: float | None = None,
) -> MailboxRow:
    """Sign in to a mailbox in the browser and keep that; a mailbox that rested goes on.

    Raises:
        NotInBrowser, NoRegistration: it is not set up for that.
        SignInDenied, SignInLeft, SignInEnded, CannotConnect: nothing was kept.
        NoKeychain: the keychain is locked or does not answer.
        Cancelled: the tracker was asked to stop.
    """
    from cs_workbench.mail import oauth
    from cs_workbench.services import mailboxes

    row = mailboxes.found_mailbox(bench, mailbox)
    if row["sign_in"] not in ("microsoft", "google"):
        raise NotInBrowser(address=row["address"])
    tokens = oauth.sign_in(
        app or app_of(bench, row["sign_in"]), use_of(row), row["address"], browse,
        page=bench.say("outreach", N_("outreach", "You are signed in. You can close this page.")),
        tracker=tracker, trust=trust, patience=patience or oauth.PATIENCE_S,
    )  # fmt: skip
    mailboxes.keep_password(bench, row["uid"], tokens.refresh)
    return mailboxes.mailbox(bench, row["uid"])


class Keys:
    """The access tokens of one mailbox; lines share them, and only one asks for a new one."""

    def __init__(
        self, bench: Workbench, row: Row, app: App, refresh: str, trust: ssl.SSLContext | None = None
    ) -> None:
        self._bench, self._row, self._app, self._trust = bench, row, app, trust
        self._refresh, self._access, self._until = refresh, "", 0.0
        self._lock = threading.Lock()

    def token(self) -> Token:
        """Return a token that holds now.

        Raises:
            SignInEnded, CannotConnect: there is none.
        """
        from cs_workbench.mail.server import Token

        with self._lock:
            if not self._access or monotonic() > self._until:
                self._renew()
            return Token(self._row["user"] or self._row["address"], self._access)

    def refused(self, who: Token | Password | None) -> None:
        """Take back a token that a server refused: the next one is new."""
        with self._lock:
            if who is not None and who.secret == self._access:
                self._access = ""

    def _renew(self) -> None:
        from cs_workbench.mail.oauth import refreshed
        from cs_workbench.services.mailboxes import keep_secret

        tokens: Tokens = refreshed(
            self._app, use_of(self._row), self._row["address"], self._refresh, self._trust
        )
        self._access, self._until = tokens.access, monotonic() + tokens.seconds - _MARGIN_S
        if tokens.refresh and tokens.refresh != self._refresh:
            self._refresh = tokens.refresh
            keep_secret(self._bench, self._row["uid"], tokens.refresh)
