"""A provider's own way to send, on this computer: an HTTPS server of its own process that writes down, then answers.

It takes what Graph and the Gmail API take, logs each mail durably before its answer, and does wrong what is asked for.
"""

from __future__ import annotations

import contextlib
import json
import os
import ssl
import sys
import threading
import time
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import compat32
from email.utils import getaddresses
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

import trustme

from cs_workbench.mail.server import Server
from cs_workbench.mail.web_send import Api
from tests.mail_servers import serving

GOOD: Final = "a-token-that-holds"
OK: Final = {"microsoft": 202, "google": 200}
Fault = dict[str, Any]


def fault(
    do: str, *, status: int = 0, text: str = "", wait: str = "", times: int = 1_000_000, seconds: float = 0
) -> Fault:
    """Return what goes wrong: 'answer' (``status``, nothing is sent), 'drop' (the whole request is forgotten).

    'early' answers before the body is whole, 'accept, then drop', 'accept, then stall' (the answer comes after
    ``seconds``), 'accept, then answer' (``status`` though it was sent), 'garbage'.
    """
    return {"do": do, "status": status, "text": text, "wait": wait, "times": times, "seconds": seconds}


@dataclass(slots=True)
class WebMailServer:
    """A running server."""

    folder: Path
    server: Server
    trust: ssl.SSLContext

    def api(self, provider: str = "microsoft", largest: int = 35_000_000) -> Api:
        """Return how mail is handed in there, as at this provider."""
        if provider == "microsoft":
            return Api(self.server, "/microsoft", "text/plain", coded=True, largest_bytes=largest)
        return Api(self.server, "/google", "message/rfc822", coded=False, largest_bytes=largest)

    def accepted(self) -> list[dict[str, Any]]:
        """Return what is on the server's disk, in order."""
        path = self.folder / "accepted.jsonl"
        lines = path.read_bytes().split(b"\n") if path.exists() else []
        return [json.loads(line) for line in lines if line]

    def do_wrong(self, *faults: Fault) -> None:
        """Replace what it does wrong, from its next request on."""
        aside = self.folder / "faults.new"
        aside.write_text(json.dumps(faults))
        aside.replace(self.folder / "faults.json")


@contextlib.contextmanager
def web_mail_server(folder: Path, *faults: Fault) -> Iterator[WebMailServer]:
    """Serve on localhost, logging into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    authority = trustme.CA()
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    (folder / "server.pem").write_bytes(
        authority.issue_cert("localhost").private_key_and_cert_chain_pem.bytes()
    )
    running = WebMailServer(folder, Server("localhost", 0), trust)
    running.do_wrong(*faults)
    with serving("tests.web_mail_servers", folder) as port:
        running.server = Server("localhost", port)
        yield running


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder: Path
    lock = threading.Lock()

    def do_POST(self) -> None:
        told = self._fault()
        if told["do"] == "early":
            self._answer(told["status"], told["text"], told["wait"])
            self.close_connection = True
            return
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if len(body) < int(self.headers["Content-Length"]):
            return
        if self.headers["Authorization"] != f"Bearer {GOOD}":
            self._answer(401, '{"error": {"code": "InvalidAuthenticationToken", "message": "expired"}}')
            return
        if told["do"] == "answer":
            self._answer(told["status"], told["text"], told["wait"])
            return
        if told["do"] == "drop":
            self._hang_up()
            return
        provider = self.path.partition("?")[0].strip("/")
        self._accept(b64decode(body, validate=True) if provider == "microsoft" else body)
        if told["do"] == "accept, then drop":
            self._hang_up()
        elif told["do"] == "accept, then answer":
            self._answer(told["status"], told["text"])
        elif told["do"] == "garbage":
            self.wfile.write(b"NOT HTTP AT ALL\r\n\r\n")
            self._hang_up()
        else:
            time.sleep(told["seconds"])
            self._answer(OK[provider])

    def _fault(self) -> Fault:
        with self.lock:
            path = self.folder / "faults.json"
            faults = json.loads(path.read_text())
            if not faults or not faults[0]["times"]:
                return fault("nothing")
            faults[0]["times"] -= 1
            path.write_text(json.dumps(faults if faults[0]["times"] else faults[1:]))
            return dict(faults[0])

    def _accept(self, octets: bytes) -> None:
        mail = message_from_bytes(octets, policy=compat32)
        everybody = getaddresses([*mail.get_all("To", []), *mail.get_all("Cc", [])])
        line = {"message_id": mail["Message-ID"], "recipients": [address for _, address in everybody]}
        with self.lock, (self.folder / "accepted.jsonl").open("ab") as log:
            log.write(json.dumps(line).encode() + b"\n")
            log.flush()
            os.fsync(log.fileno())

    def _answer(self, status: int, text: str = "", wait: str = "") -> None:
        octets = text.encode()
        self.send_response(status)
        if wait:
            self.send_header("Retry-After", wait)
        self.send_header("Content-Length", str(len(octets)))
        self.end_headers()
        self.wfile.write(octets)

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.close()

    def log_message(self, *_: Any) -> None:
        pass


def _serve(folder: Path) -> None:
    _Answering.folder = folder
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answering)
    server.daemon_threads = True
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(folder / "server.pem")
    server.socket = own.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    print(server.server_address[1], flush=True)  # noqa: T201 - whoever started it waits for this
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
