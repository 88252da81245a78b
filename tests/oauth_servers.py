"""An authorisation server on this computer: asks, redeems codes with PKCE, renews, does wrong what a test asks for."""

from __future__ import annotations

import contextlib
import json
import secrets
import ssl
import threading
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import urlopen

import trustme

from cs_workbench.mail.oauth import App

CLIENT = "the-companys-own-registration"


@dataclass(slots=True, weakref_slot=True, eq=False)
class OAuthServer:
    """A running server, and what its person and its administrator decide.

    Attributes:
        answer: 'allow', 'deny', or 'nothing' (the person closes the page).
        access: the access tokens given out, in order; ``next_access``: which to give next, else random ones.
        revoked: refresh tokens hold no more. ``broken``: HTTP status of the next answers of the token endpoint.
    """

    app: App
    trust: ssl.SSLContext
    authority: trustme.CA
    answer: str = "allow"
    next_access: list[str] = field(default_factory=list)
    access: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    refresh: set[str] = field(default_factory=set)
    asked: list[dict[str, str]] = field(default_factory=list)  # at the page
    redeemed: list[dict[str, str]] = field(default_factory=list)  # at the token endpoint
    revoked: bool = False
    broken: int = 0
    seconds: int = 3600
    rotates: bool = True

    def vouch(self, trust: ssl.SSLContext) -> None:
        """Let ``trust`` trust it too."""
        self.authority.configure_trust(trust)

    def browse(self, address: str) -> None:
        """Do what a browser and its person do, in a thread of their own."""
        threading.Thread(target=self._visit, args=(address,), daemon=True).start()

    def browser_of(self, *first: Callable[[dict[str, str]], str]) -> Callable[[str], None]:
        """Return a browser that calls addresses made of what was asked before it behaves well."""

        def browse(address: str) -> None:
            asked = _query(address)
            for made in first:
                with contextlib.suppress(OSError):
                    urlopen(made(asked), timeout=5).close()  # noqa: S310 - our own listener
            self.browse(address)

        return browse

    def _visit(self, address: str) -> None:
        asked = _query(address)
        self.asked.append(asked)
        if self.answer == "nothing":
            return
        back = {"state": asked["state"]}
        if self.answer == "deny":
            back |= {
                "error": "access_denied",
                "error_description": "AADSTS65004: User declined to consent.\r\nTrace",
            }
        else:
            code = secrets.token_urlsafe(16)
            self.codes[code] = asked
            back["code"] = code
        urlopen(f"{asked['redirect_uri']}?{urlencode(back)}", timeout=5).close()  # noqa: S310

    def redeem(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Answer the token endpoint."""
        self.redeemed.append(form)
        if self.broken:
            return self.broken, {}
        if form.get("client_id") != CLIENT:
            return 400, {"error": "invalid_client", "error_description": "no such registration"}
        if form["grant_type"] == "authorization_code":
            asked = self.codes.pop(form["code"], None)
            proof = urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
            fits = asked is not None and (asked["code_challenge"], asked["redirect_uri"]) == (
                proof, form["redirect_uri"],
            )  # fmt: skip
            if not fits:
                return 400, {"error": "invalid_grant", "error_description": "code or verifier"}
        elif self.revoked or form["refresh_token"] not in self.refresh:
            return 400, {"error": "invalid_grant", "error_description": "AADSTS50173: The grant was revoked."}
        access = self.next_access.pop(0) if self.next_access else secrets.token_urlsafe(16)
        self.access.append(access)
        told: dict[str, Any] = {"access_token": access, "token_type": "Bearer", "expires_in": self.seconds}
        if self.rotates or form["grant_type"] == "authorization_code":
            fresh = secrets.token_urlsafe(900)  # as long as Microsoft's
            self.refresh = {fresh}
            told["refresh_token"] = fresh
        return 200, told


@contextlib.contextmanager
def oauth_server() -> Iterator[OAuthServer]:
    """Serve on localhost over TLS."""
    authority = trustme.CA()
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    running: list[OAuthServer] = []

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            status, told = running[0].redeem({name: values[0] for name, values in parse_qs(body).items()})
            octets = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(octets)))
            self.end_headers()
            self.wfile.write(octets)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(own)
    server.socket = own.wrap_socket(server.socket, server_side=True)
    there = f"https://localhost:{server.server_address[1]}"
    scopes = {"mail": ("mail.send", "offline_access"), "api": ("api.send",)}
    app = App("microsoft", CLIENT, f"{there}/authorize", f"{there}/token", scopes)
    running.append(OAuthServer(app, trust, authority))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield running[0]
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=10)


def _query(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
