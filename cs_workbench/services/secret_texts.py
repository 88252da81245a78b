"""Secrets of a profile, such as a calendar's address: in the keychain, else in the encrypted database."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cs_workbench.secrets.system import SystemKeychain
    from cs_workbench.services.workbench import Workbench


def keep(bench: Workbench, entry: str, secret: str) -> None:
    """Keep ``secret`` under ``entry``; where there is no keychain that may be trusted, the database takes it.

    Raises:
        NoKeychain: there is one, but it is locked or does not answer; nothing was stored.
    """
    from cs_workbench.store import settings

    keychain = _keychain()
    if keychain is not None:
        keychain.put(entry, secret)
        return
    with bench.store.write("keep a secret", "secret") as writing:  # ADR 006: the file is encrypted as a whole
        settings.put(writing.db, _key(entry), secret)


def kept(bench: Workbench, entry: str) -> str | None:
    """Return the secret kept under ``entry``; None when there is none.

    Raises:
        NoKeychain: the keychain is locked or does not answer.
    """
    from cs_workbench.store import settings

    with bench.store.read() as db:
        found = settings.get(db, _key(entry))
    if found:
        return str(found)
    keychain = _keychain()
    return None if keychain is None else keychain.get(entry)


def forget(bench: Workbench, entry: str) -> None:
    """Forget the secret kept under ``entry``, wherever it is."""
    from cs_workbench.store import settings

    with bench.store.write("forget a secret", "secret") as writing:
        if settings.get(writing.db, _key(entry)) is not None:
            settings.put(writing.db, _key(entry), None)
    keychain = _keychain()
    if keychain is not None:
        keychain.remove(entry)


def _key(entry: str) -> str:
    return f"secret/{entry}"


def _keychain() -> SystemKeychain | None:
    from cs_workbench.secrets.system import NoKeychain, SystemKeychain

    try:
        return SystemKeychain()
    except NoKeychain:
        return None
