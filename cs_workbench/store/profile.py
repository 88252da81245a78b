"""The profile's folder: where it lies, who may read it, how it is made."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from cs_workbench.kernel.files import private_folder
from cs_workbench.store.errors import DatabaseThere, explained
from cs_workbench.store.keys import KEY_TOML, Keychain, find_key, keep_key, new_key, read_key_toml

DATABASE: Final = "workbench.db"


def profile_folder(name: str) -> Path:
    """Return where the profile ``name`` lies in the person's own data folder."""
    import platformdirs

    return Path(platformdirs.user_data_dir("cs-workbench", appauthor=False)) / "profiles" / name


def keep_private() -> None:
    """Let this process make files that only their owner may read; call it before anything is made."""
    os.umask(0o077)


def is_profile(folder: Path) -> bool:
    """Say whether a profile was made in ``folder`` completely; an interrupted one is made again."""
    said = read_key_toml(folder)
    there = (folder / DATABASE).exists()
    return there if not said.get("complete") else True


def create_profile(
    folder: Path,
    place: str,
    *,
    passphrase: str | None = None,
    keychain: Keychain | None = None,
) -> bytes:
    """Make a profile with an empty database; return its key, whose recovery text is to be shown once.

    Killed in between, it can simply be called again.

    Raises:
        DatabaseThere: there is a profile or a database already.
        PassphraseNeeded: ``place`` is 'sealed' and there is none.
        DiskFull, ReadOnlyFolder: as their names say.
    """
    from cs_workbench.store.migrate import create_database

    path = folder / DATABASE
    if is_profile(folder):
        raise DatabaseThere(path=path)
    with explained(path):
        private_folder(folder)
        if os.name != "nt":
            folder.chmod(0o700)
        key = new_key()
        keep_key(folder, key, place, passphrase=passphrase, keychain=keychain, complete=False)
        create_database(path, key)
        keep_key(folder, key, place, passphrase=passphrase, keychain=keychain)
    return key


def open_key(
    folder: Path,
    *,
    passphrase: str | None = None,
    key_bytes: bytes | None = None,
    keychain: Keychain | None = None,
) -> bytes:
    """Return the key of the profile in ``folder``; see `store.keys.find_key` for what can be missing."""
    with explained(folder / KEY_TOML):
        return find_key(folder, passphrase=passphrase, key=key_bytes, keychain=keychain)
