"""A real mailbox: Dovecot in a folder of its own, without root, over TLS."""

from __future__ import annotations

import contextlib
import hmac
import json
import os
import pwd
import select
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import threading
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Self

import trustme

from cs_workbench.mail.server import Server
from tests.servers import needed

USER, PASSWORD = "kei@acme.example", "pass 言葉"

CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = /dev/stderr
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
protocols = imap
listen = 127.0.0.1
ssl = {ssl}
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.pem
disable_plaintext_auth = yes
auth_mechanisms = plain xoauth2
auth_failure_delay = 0
mail_location = maildir:{folder}/mail
mail_fsync = never
first_valid_uid = 1
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth2.conf
}}
passdb {{
  driver = passwd-file
  mechanisms = plain
  args = scheme=PLAIN {folder}/users
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/home
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox "Gesendet" {{
    auto = create
    special_use = \\Sent
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = {implicit}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
"""

CHECKING = """
introspection_mode = local
local_validation_key_dict = fs:posix:prefix={folder}/keys/
username_attribute = email
"""
KEY = b"of the one who gives out tokens"


def token(user: str = USER, *, lasts: timedelta = timedelta(hours=1)) -> str:
    """Return an access token that the server takes until it ends."""
    now = datetime.now(UTC)
    told = {
        "email": user,
        "sub": user,
        "iat": int(now.timestamp()) - 7200,
        "exp": int((now + lasts).timestamp()),
    }
    parts = [json.dumps(part).encode() for part in ({"alg": "HS256", "typ": "JWT"}, told)]
    said = b".".join(urlsafe_b64encode(part).rstrip(b"=") for part in parts)
    signed = urlsafe_b64encode(hmac.digest(KEY, said, "sha256")).rstrip(b"=")
    return b".".join((said, signed)).decode()


@dataclass(frozen=True, slots=True)
class ImapServer:
    """A running mailbox: how to reach it, and who vouches for it (also ``ca.pem`` in its folder)."""

    tls: Server
    starttls: Server
    trust: ssl.SSLContext
    folder: Path


@contextlib.contextmanager
def imap_server(certificate_for: str = "localhost", *, encrypts: bool = True) -> Iterator[ImapServer]:
    """Serve an empty mailbox on localhost; the test is skipped where Dovecot is not installed."""
    program = needed("dovecot", "dovecot-imapd")
    # Its sockets need a short path, and as root we run it as nobody, who sees no folder of the tests'.
    open_to_all = "/tmp" if os.geteuid() == 0 else None  # noqa: S108 - the folder in it is its own
    folder = Path(tempfile.mkdtemp(prefix="dovecot", dir=open_to_all))
    try:
        authority = trustme.CA()
        trust = ssl.create_default_context()
        authority.configure_trust(trust)
        authority.cert_pem.write_to_path(str(folder / "ca.pem"))
        pem = authority.issue_cert(certificate_for).private_key_and_cert_chain_pem.bytes()
        (folder / "server.pem").write_bytes(pem)
        (folder / "oauth2.conf").write_text(CHECKING.format(folder=folder))
        keys = folder / "keys" / "default" / "HS256"
        keys.mkdir(parents=True)
        (keys / "default").write_bytes(b64encode(KEY))
        (folder / "users").write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
        for name in ("run", "state", "home", "mail"):
            (folder / name).mkdir()
        person = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        group = subprocess.run(
            ["id", "-gn", person.pw_name], capture_output=True, text=True, check=True
        ).stdout.strip()
        if os.geteuid() == 0:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, person.pw_uid, person.pw_gid)
        file = folder / "dovecot.conf"
        with contextlib.ExitStack() as stack:
            for _ in range(9):  # another program may take a port that was free a moment ago
                plain, tls = free_ports()
                file.write_text(
                    CONFIGURATION.format(
                        folder=folder,
                        user=person.pw_name,
                        group=group,
                        plain=plain,
                        tls=tls,
                        ssl="required" if encrypts else "no",
                        implicit="yes" if encrypts else "no",
                    )
                )
                if os.geteuid() == 0:
                    os.chown(file, person.pw_uid, person.pw_gid)
                with contextlib.suppress(PortTaken):
                    stack.enter_context(started([program, "-F", "-c", str(file)], person))
                    break
            else:
                raise PortTaken
            yield ImapServer(
                Server("localhost", tls, "tls"), Server("localhost", plain, "starttls"), trust, folder
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


class PortTaken(Exception):
    """Somebody else listens there."""


@contextlib.contextmanager
def started(command: list[str], person: pwd.struct_passwd) -> Iterator[None]:
    """Run the server until the end of the block, from when it says that it is there."""
    said: list[str] = []
    ready = threading.Event()
    is_root = os.geteuid() == 0
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        user=person.pw_uid if is_root else None,
        group=person.pw_gid if is_root else None,
        extra_groups=[] if is_root else None,
    ) as server:
        assert server.stderr is not None
        listener = threading.Thread(target=listen, args=(server.stderr, said, ready))
        listener.start()
        try:
            assert ready.wait(20), "".join(said)
            if any("Address already in use" in line for line in said):
                raise PortTaken
            assert any("starting up" in line for line in said), "".join(said)
            yield
        finally:
            os.killpg(
                server.pid, signal.SIGKILL
            )  # politely it waits ten seconds for programs that are signed in
            server.wait(timeout=20)
            listener.join(timeout=20)


def listen(talk: IO[str], said: list[str], ready: threading.Event) -> None:
    for line in talk:
        said.append(line)
        if "starting up" in line:
            ready.set()
    ready.set()  # it has ended


class Between:
    """A line to a server that goes wrong from a moment on, as a test says.

    Attributes:
        cut_answers_after_octets_up: once so many octets have gone up since it was set, the next answer ends the line:
            what went up has arrived, and nobody is told.
        cut_after_octets_down: the line ends when so many octets of answers have come since it was set.
        is_slow: answers come in drops, one each tenth of a second.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.cut_answers_after_octets_up = self.cut_after_octets_down = 0
        self.is_slow = False
        self._up = self._down = 0
        self._ended = threading.Event()

    def __enter__(self) -> Self:
        self._door = socket.create_server(("127.0.0.1", 0))
        self._door.settimeout(20)
        self.server = Server("localhost", self._door.getsockname()[1], "tls")
        self._work = threading.Thread(
            target=self._pass_on, daemon=True
        )  # it must not outlive a test that failed
        self._work.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._work.join(timeout=20)
        self._door.close()

    def _pass_on(self) -> None:
        with contextlib.suppress(OSError):
            near, _ = self._door.accept()
            with near, socket.create_connection(("127.0.0.1", self.port)) as far:
                while not self._ended.is_set():
                    for came in select.select([near, far], [], [], 0.1)[0]:
                        if not (self._up_to(near, far) if came is near else self._down_to(far, near)):
                            return

    def _up_to(self, near: socket.socket, far: socket.socket) -> bool:
        octets = near.recv(65_536)
        self._up += len(octets) if self.cut_answers_after_octets_up else 0
        far.sendall(octets)
        return bool(octets)

    def _down_to(self, far: socket.socket, near: socket.socket) -> bool:
        octets = far.recv(16_384)
        if 0 < self.cut_answers_after_octets_up <= self._up:
            return False
        self._down += len(octets) if self.cut_after_octets_down else 0
        if 0 < self.cut_after_octets_down <= self._down:
            return False
        near.sendall(octets)
        if self.is_slow:
            self._ended.wait(0.1)
        return bool(octets)
