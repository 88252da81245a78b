"""Only a keychain of the system is used; a real one answers as promised."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from cs_workbench.secrets import system
from cs_workbench.secrets.system import NoKeychain, SystemKeychain
from tests.servers import keychain

USE = """
from cs_workbench.secrets.system import SystemKeychain
chain = SystemKeychain()
assert chain.get("a") is None
chain.put("a", "秘密 🔑")
print(SystemKeychain().get("a") == "秘密 🔑", chain.get("b"))
long = "鍵" * 1_700 + "e"
chain.put("long", long)
print(SystemKeychain().get("long") == long)
chain.put("long", "short")
chain.put("long", long)
chain.remove("long")
chain.remove("a")
chain.remove("a")
print(chain.get("a"), chain.get("long"), chain.get("long#0"))
"""


class Plain(KeyringBackend):
    """A back-end that would write anything anywhere."""

    priority = 9

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:  # noqa: D102 - keyring's own
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:  # noqa: D102
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:  # noqa: D102
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")


class Locked(Plain):
    """A keychain whose owner did not unlock it."""

    def get_password(self, service: str, username: str) -> str | None:  # noqa: D102 - keyring's own
        raise KeyringLocked("Prompt dismissed")


def _no_keyring() -> KeyringBackend:
    return fail.Keyring()  # type: ignore[no-untyped-call]


@pytest.fixture(autouse=True)
def _own_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.mark.parametrize("backend", [Plain(), _no_keyring()], ids=["plain", "none"])
def test_a_back_end_that_is_not_the_systems_is_refused(backend: KeyringBackend) -> None:
    keyring.set_keyring(backend)
    with pytest.raises(NoKeychain):
        SystemKeychain()


def test_a_chain_is_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    trusted = Plain()

    class Chain(ChainerBackend):
        backends = (Plain(), trusted)

    keyring.set_keyring(Chain())  # type: ignore[no-untyped-call]
    with pytest.raises(NoKeychain):
        SystemKeychain()
    monkeypatch.setattr(system, "TRUSTED", (Plain.__module__,))
    chain = SystemKeychain()
    chain.put("name", "secret")
    assert chain.get("name") == "secret"
    chain.remove("name")
    chain.remove("name")
    assert chain.get("name") is None


def test_a_long_secret_is_kept_in_parts_that_windows_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "TRUSTED", (Plain.__module__,))
    plain = Plain()
    keyring.set_keyring(plain)
    chain = SystemKeychain()
    for secret in ("鍵🔑" * 1_100, "x" * 1_001, "short", "y" * 2_000):
        chain.put("long", secret)
        assert chain.get("long") == secret
        assert all(len(part.encode("utf-16-le")) <= 2_560 for part in plain.kept.values())
    chain.put("long", "short")
    assert len(plain.kept) == 1  # no part of the one before is left
    chain.put("long", "z" * 1_500)
    chain.remove("long")
    assert not plain.kept


def test_a_locked_keychain_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "TRUSTED", (Locked.__module__,))
    keyring.set_keyring(Locked())
    with pytest.raises(NoKeychain, match="Prompt dismissed"):
        SystemKeychain().get("name")


def test_a_real_keychain_keeps_a_secret(tmp_path: Path) -> None:
    with keychain(tmp_path) as environment:
        done = subprocess.run(
            [sys.executable, "-c", USE], env=environment, capture_output=True, text=True, check=False
        )
    assert (done.stdout, done.stderr) == ("True None\nTrue\nNone None None\n", "")
