"""Real HTTPS servers on this computer, which answer as a test says: also slowly, also with a false certificate."""

from __future__ import annotations

import contextlib
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import trustme


@dataclass(slots=True)
class Asked:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Peer:
    """A server: where it is, who vouches for it, what it was asked."""

    url: str
    trust: ssl.SSLContext
    authority: trustme.CA
    asked: list[Asked] = field(default_factory=list)


Answer = tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]


@contextlib.contextmanager
def https(answer: Callable[[Asked], Answer], name: str = "localhost") -> Iterator[Peer]:
    """Serve HTTPS on localhost; ``name``: whom its certificate speaks for."""
    authority = trustme.CA()
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    peer = Peer("", trust, authority)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            asked = Asked(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            peer.asked.append(asked)
            told = answer(asked)
            with contextlib.suppress(OSError):  # the client has had enough
                if callable(told):
                    told(self)
                    return
                status, headers, content = told
                self.send_response(status)
                for key, value in {"Content-Length": str(len(content)), **headers}.items():
                    self.send_header(key, value)
                self.end_headers()
                self.wfile.write(content)

        do_GET = do_PROPFIND = do_REPORT = serve

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def get_request(self) -> tuple[Any, Any]:
            raw, address = super().get_request()
            return context.wrap_socket(raw, server_side=True, do_handshake_on_connect=False), address

        def handle_error(self, request: Any, client_address: Any) -> None:
            """Say nothing: a client that does not trust us, or leaves, is what is tested."""

        def shutdown_request(self, request: Any) -> None:
            with contextlib.suppress(OSError):
                super().shutdown_request(request)

    with Server(("127.0.0.1", 0), Handler) as server:
        peer.url = f"https://localhost:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, name="peer")
        thread.start()
        try:
            yield peer
        finally:
            server.shutdown()
            thread.join()
