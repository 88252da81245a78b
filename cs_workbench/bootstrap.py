"""Opens a profile: the one place that chooses folder, key, database, clock and language."""

from __future__ import annotations

import locale
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import LANGUAGES, N_, load_catalogue

if TYPE_CHECKING:
    from cs_workbench.kernel.clock import Clock
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.keys import Keychain

LANGUAGE_VARIABLE: Final = "CSWB_LANG"
HOME_VARIABLE: Final = "CSWB_HOME"


class NoProfile(WorkbenchError):
    """A command that only looks, on a profile that was never made."""

    template = N_(
        "errors",
        "There is no profile in {path} yet. Nothing was made. "
        "Start with: cs-workbench demo, or cs-workbench source add FILE.",
    )
    code = "CSW-1901"


class KeyFileUnreadable(WorkbenchError):
    """The file named by --key-file gives no key."""

    template = N_(
        "errors",
        "No key can be read from {path}: 64 hex digits or a recovery key are needed. Nothing was changed.",
    )
    code = "CSW-1902"


def choose_language(asked: str | None = None, folder: Path | None = None) -> str:
    """Return 'ja' or 'en': what was asked for, else the profile's setting, else the computer's language."""
    if asked in LANGUAGES:
        return str(asked)
    if folder is not None:
        from cs_workbench.store.settings_file import read_settings

        kept = read_settings(folder).get("language")
        if kept in LANGUAGES:
            return str(kept)
    said = os.environ.get(LANGUAGE_VARIABLE) or os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES")
    said = said or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "ja" if said.lower().startswith("ja") else "en"


def profile_folder(profile: str = "default", data_dir: Path | None = None) -> Path:
    """Return a profile's folder: ``data_dir`` itself, else under CSWB_HOME or the person's data folder."""
    if data_dir is not None:
        return data_dir.expanduser().absolute()
    from cs_workbench.store.profile import profile_folder as usual

    home = os.environ.get(HOME_VARIABLE)
    return Path(home).absolute() / "profiles" / profile if home else usual(profile)


def open_workbench(
    profile: str = "default",
    data_dir: Path | None = None,
    *,
    language: str | None = None,
    clock: Clock | None = None,
    passphrase: str | None = None,
    key: bytes | None = None,
    key_file: Path | None = None,
    create: bool = True,
    sample: bool = False,
    lean: bool = False,
) -> Workbench:
    """Open a profile, making it when ``create`` and it is not there.

    A new profile's key goes to the keychain; sealed, when a passphrase is given; into a 0600 file of the
    profile where there is no keychain, or for the sample book (`doctor` says so). ``lean``: keep little of the
    database in memory.

    Raises:
        NoProfile: there is none and ``create`` is False.
        KeyMissing, PassphraseNeeded, WrongPassphrase, WrongKey, NotOurDatabase, TooNew, Damaged,
        ReadOnlyFolder, DiskFull, Busy: as their names say; nothing is made in the place of what was found.
    """
    from cs_workbench.kernel.clock import SystemClock
    from cs_workbench.kernel.log import log_to
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Store
    from cs_workbench.store.profile import create_profile, is_profile, keep_private, open_key

    keep_private()
    folder = profile_folder(profile, data_dir)
    given = key if key is not None else _key_of(key_file) if key_file else None
    if not is_profile(folder):
        if not create:
            raise NoProfile(path=folder)
        place, keychain = ("file", None) if sample else _place(passphrase)
        given = create_profile(folder, place, passphrase=passphrase, keychain=keychain)
    elif given is None:
        given = open_key(folder, passphrase=passphrase, keychain=_KeychainWhenAsked())
    store = Store.open(folder, given, clock, lean=lean)
    log_to(folder / "log")
    catalogue = load_catalogue(choose_language(language, folder))
    return Workbench(store, clock or SystemClock(), catalogue, folder, profile)


def close_workbench(bench: Workbench) -> None:
    """Close the profile's database."""
    bench.store.close()


def recovery_key(bench: Workbench, passphrase: str | None = None) -> str:
    """Return the profile's recovery key as text, for a person who asked to see it.

    A sealed profile's passphrase is asked for again: who finds the window open must not take the key along.

    Raises:
        KeyMissing, PassphraseNeeded, WrongPassphrase: the key is not at hand; what was opened stays open.
    """
    from cs_workbench.store.keys import recovery_text
    from cs_workbench.store.profile import open_key

    return recovery_text(open_key(bench.folder, passphrase=passphrase, keychain=_KeychainWhenAsked()))


def child_arguments(bench: Workbench) -> list[str]:
    """Return the options with which a child command works on this profile in this language."""
    return ["--data-dir", str(bench.folder), "--lang", bench.catalogue.language, "--progress", "json"]


def _place(passphrase: str | None) -> tuple[str, Keychain | None]:
    if passphrase:
        return "sealed", None
    keychain = _keychain()
    return ("keychain", keychain) if keychain is not None else ("file", None)


class _KeychainWhenAsked:
    """The system's keychain, looked for when it is asked: a key kept in a file need not wait for it."""

    def get(self, name: str) -> str | None:
        """Return the secret called ``name``; None when there is none, or no keychain."""
        keychain = _keychain()
        return None if keychain is None else keychain.get(name)

    def put(self, name: str, secret: str) -> None:
        """Keep ``secret`` under ``name``, where there is a keychain."""
        keychain = _keychain()
        if keychain is not None:
            keychain.put(name, secret)


def _keychain() -> Keychain | None:
    """Return the system's keychain, None where there is none that may be trusted."""
    from cs_workbench.secrets.system import NoKeychain, SystemKeychain

    try:
        return SystemKeychain()
    except NoKeychain:
        return None


def _key_of(path: Path) -> bytes:
    from cs_workbench.store.keys import WrongRecoveryKey, key_from_recovery

    try:
        text = path.read_text(encoding="ascii").strip()
        return bytes.fromhex(text) if len(text) == 64 else key_from_recovery(text)  # noqa: PLR2004
    except (OSError, ValueError, WrongRecoveryKey) as error:
        raise KeyFileUnreadable(path=path) from error
