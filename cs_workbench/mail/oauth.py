"""Signing in to a mailbox in the browser: OAuth 2 with a code and PKCE (RFC 6749, 7636, 8252), answered on loopback.

One way for Microsoft and Google. The program is a public client: what proves it is a verifier that never leaves this
process before the code is redeemed. Only the refresh token is worth keeping; whoever has it can send.
"""

from __future__ import annotations

import hmac
import json
import secrets
import ssl
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from time import monotonic
from typing import Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit

from cs_workbench.domain.smtp_answers import Answer, Phase
from cs_workbench.kernel.progress import Tracker
from cs_workbench.kernel.text import clean, clip
from cs_workbench.mail.refusals import CannotConnect, SignInDenied, SignInEnded, SignInLeft
from cs_workbench.mail.unreachable import why_unreachable

SECONDS: Final = 30.0
#: So long the browser may take.
PATIENCE_S: Final = 300.0
_LOOK_S: Final = 0.2
_MOST_BYTES: Final = 200_000
_OK, _WRONG, _FAULT = 200, 400, 500
_LATER: Final = (408, 429)  # it took too long, or there were too many: the sign-in still holds


@dataclass(frozen=True, slots=True)
class App:
    """Who asks for the sign-in: this program as it is registered at a provider.

    Attributes:
        scopes: what each use ('mail': SMTP and IMAP, 'api': the provider's own way to send) asks for.
        secret: Google gives one to desktop programs too, and does not take it for a secret.
        loopback: the name of this computer that the provider's registration allows.
    """

    provider: str
    client: str
    authorize: str
    token: str
    scopes: Mapping[str, tuple[str, ...]]
    secret: str = field(default="", repr=False)
    loopback: str = "127.0.0.1"
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a provider gave: the access token for now, the refresh token ('' : the one that was known still holds)."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    seconds: float


def microsoft(client: str, tenant: str = "organizations") -> App:
    """Return the program as it is registered in a company's Microsoft Entra."""
    there = f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0"
    return App(
        "microsoft", client, f"{there}/authorize", f"{there}/token",
        {
            "mail": (
                "https://outlook.office.com/SMTP.Send", "https://outlook.office.com/IMAP.AccessAsUser.All",
                "offline_access",
            ),
            "api": ("https://graph.microsoft.com/Mail.Send", "offline_access"),
        },
        loopback="localhost",
    )  # fmt: skip


def google(client: str, secret: str = "") -> App:
    """Return the program as a company has registered it in its own Google Cloud."""
    return App(
        "google", client, "https://accounts.google.com/o/oauth2/v2/auth", "https://oauth2.googleapis.com/token",
        {"mail": ("https://mail.google.com/",), "api": ("https://www.googleapis.com/auth/gmail.send",)},
        secret=secret, more={"access_type": "offline", "prompt": "consent"},
    )  # fmt: skip


def sign_in(
    app: App,
    use: str,
    user: str,
    browse: Callable[[str], object],
    *,
    page: str = "",
    tracker: Tracker | None = None,
    trust: ssl.SSLContext | None = None,
    patience: float = PATIENCE_S,
) -> Tokens:
    """Let ``browse`` open the provider's page, wait for its answer, and return what the code is worth.

    ``page``: what the browser shows afterwards, plain text.

    Raises:
        SignInDenied: the person, or the company, said no.
        SignInLeft: no answer came in time.
        SignInEnded, CannotConnect: the code was not redeemed.
        Cancelled: the tracker was asked to stop.
    """
    verifier, state = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
    challenge = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    with _Listener(state, page) as listener:
        back = f"http://{app.loopback}:{listener.port}/"
        asked = {
            "client_id": app.client, "response_type": "code", "redirect_uri": back, "state": state,
            "scope": " ".join(app.scopes[use]), "code_challenge": challenge, "code_challenge_method": "S256",
            "login_hint": user, **app.more,
        }  # fmt: skip
        browse(f"{app.authorize}?{urlencode(asked)}")
        answer = listener.answer(tracker or Tracker(), patience)
    if answer is None:
        raise SignInLeft(user=user)
    if "code" not in answer:
        raise SignInDenied(user=user, why=_said(answer) or "–")
    form = {
        "grant_type": "authorization_code",
        "code": answer["code"],
        "redirect_uri": back,
        "code_verifier": verifier,
    }
    return _redeemed(app, form, user, trust)


def refreshed(app: App, use: str, user: str, refresh: str, trust: ssl.SSLContext | None = None) -> Tokens:
    """Return a new access token for a use.

    Raises:
        SignInEnded: the refresh token holds no more: revoked, too old, the password was changed.
        CannotConnect: the provider was not reached, or does not answer rightly now.
    """
    form = {"grant_type": "refresh_token", "refresh_token": refresh, "scope": " ".join(app.scopes[use])}
    return _redeemed(app, form, user, trust)


def _redeemed(app: App, form: Mapping[str, str], user: str, trust: ssl.SSLContext | None) -> Tokens:
    import httpx

    host, port = urlsplit(app.token).hostname or "", urlsplit(app.token).port or 443
    whole = {**form, "client_id": app.client, **({"client_secret": app.secret} if app.secret else {})}
    try:
        with (
            httpx.Client(verify=trust or ssl.create_default_context(), timeout=SECONDS) as client,
            client.stream("POST", app.token, data=whole, headers={"Accept": "application/json"}) as response,
        ):
            came = bytearray()
            for chunk in response.iter_bytes():
                came += chunk
                if len(came) > _MOST_BYTES:
                    break
    except (httpx.HTTPError, OSError) as cause:
        why = why_unreachable(_root(cause))
        raise CannotConnect(why, Answer(Phase.SIGN_IN, 0, str(why)), host=host, port=port) from cause
    told = _read(bytes(came))
    if response.status_code == _OK and isinstance(told.get("access_token"), str):
        return Tokens(
            told["access_token"], str(told.get("refresh_token") or ""), _seconds(told.get("expires_in"))
        )
    said = _said(told) or f"HTTP {response.status_code}"
    is_busy = response.status_code in _LATER or told.get("error") == "temporarily_unavailable"
    if _WRONG <= response.status_code < _FAULT and not is_busy:
        raise SignInEnded(said, Answer(Phase.SIGN_IN, response.status_code, said), host=host, user=user)
    raise CannotConnect(said, Answer(Phase.SIGN_IN, 0, said), host=host, port=port)


class _Listener(HTTPServer):
    """Waits on this computer alone for the browser's answer; one with another state is none of ours."""

    def __init__(self, state: str, page: str) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.timeout = _LOOK_S
        self.state, self.page = state, page
        self.found: dict[str, str] | None = None

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def answer(self, tracker: Tracker, patience: float) -> dict[str, str] | None:
        """Return what the browser brought; None: nothing in time."""
        until = monotonic() + patience
        while self.found is None and monotonic() < until:
            tracker.check()
            self.handle_request()
        return self.found

    def handle_error(self, *_: Any) -> None:
        """Pass over a browser that hung up."""


class _Answering(BaseHTTPRequestHandler):
    server: _Listener
    timeout = 5.0  # a connection that says nothing does not hold up the answer

    def do_GET(self) -> None:
        """Take the answer, where it is to our question."""
        asked = urlsplit(self.path)
        told = {name: values[0] for name, values in parse_qs(asked.query).items()}
        fits = asked.path == "/" and hmac.compare_digest(
            told.get("state", "").encode(), self.server.state.encode()
        )
        if fits and ("code" in told or "error" in told):
            self.server.found = told
        shown = (self.server.page if fits else "").encode()
        self.send_response(_OK if fits else _WRONG)
        for name, value in (
            ("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(shown))),
            ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"), ("Connection", "close"),
        ):  # fmt: skip
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(shown)

    def log_message(self, *_: Any) -> None:
        """Write nothing: the path holds the code."""


def _read(octets: bytes) -> dict[str, Any]:
    try:
        told = json.loads(octets)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _said(told: Mapping[str, Any]) -> str:
    """Return a provider's reason as one line of plain text; details after its first line are for its support."""
    text = str(told.get("error_description") or told.get("error") or "")
    return clip(clean(text.splitlines()[0] if text else ""), 300)


def _seconds(value: Any) -> float:
    try:
        return max(0.0, float(value))
    except (TypeError, ValueError):
        return 0.0


def _root(cause: BaseException) -> Exception:
    """Return what lies at the root of an error of the web."""
    while (inner := cause.__cause__ or cause.__context__) is not None:
        cause = inner
    return cause if isinstance(cause, Exception) else OSError(str(cause))
