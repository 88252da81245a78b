"""The key of a profile: 32 random bytes, and the places where they may be kept."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import tomllib
import unicodedata
import uuid
from pathlib import Path
from typing import Any, Final, Protocol

from cs_workbench.kernel.errors import Retry, WorkbenchError
from cs_workbench.kernel.files import write_text
from cs_workbench.kernel.i18n import N_

KEY_BYTES: Final = 32
PLACES: Final = ("keychain", "file", "sealed")
KEY_TOML: Final = "key.toml"
_CHECKSUM_BYTES: Final = 3  # 35 bytes are 56 letters: 14 groups of four
_SCRYPT: Final = {"n": 2**16, "r": 8, "p": 1}  # 64 MB, about 0.2 s
_PURPOSE: Final = b"cs-workbench profile key"


class Keychain(Protocol):
    """The system's keychain, as `cs_workbench.secrets` offers it."""

    def get(self, name: str) -> str | None:
        """Return the secret called ``name``; None when there is none."""
        ...

    def put(self, name: str, secret: str) -> None:
        """Keep ``secret`` under ``name``."""
        ...


class KeyMissing(WorkbenchError):
    """The key is not where the profile says it is kept."""

    template = N_(
        "errors",
        "The key of this profile is not where it was kept ({place}). The data is unchanged, and nothing "
        "was made in its place. Enter the recovery key.",
    )
    code = "CSW-1111"
    retry = Retry.AFTER_LOGIN


class WrongRecoveryKey(WorkbenchError):
    """The recovery key was mistyped, or is that of another profile."""

    template = N_(
        "errors",
        "This is not the recovery key of this profile. Nothing was changed. "
        "Check it letter by letter: it has 14 groups of four.",
    )
    code = "CSW-1112"
    retry = Retry.AFTER_LOGIN


class PassphraseNeeded(WorkbenchError):
    """The key is sealed with a passphrase and none was given."""

    template = N_(
        "errors",
        "This profile is protected by a passphrase. Nothing was changed. "
        "Start again and enter the passphrase (on the command line: --passphrase-stdin).",
    )
    code = "CSW-1113"
    retry = Retry.AFTER_LOGIN


class WrongPassphrase(WorkbenchError):
    """The passphrase does not unseal the key."""

    template = N_(
        "errors",
        "The passphrase is not right. Nothing was changed. Enter it again, or enter the recovery key.",
    )
    code = "CSW-1114"
    retry = Retry.AFTER_LOGIN


def new_key() -> bytes:
    """Return a fresh key."""
    return os.urandom(KEY_BYTES)


def recovery_text(key: bytes) -> str:
    """Return the key as a person writes it down: base32 with a check sum, in 14 groups of four."""
    letters = base64.b32encode(key + hashlib.sha256(key).digest()[:_CHECKSUM_BYTES]).decode()
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def key_from_recovery(text: str) -> bytes:
    """Return the key that `recovery_text` wrote; case, width, spaces and 0 1 8 for O I B do not matter.

    Raises:
        WrongRecoveryKey: a letter is wrong or missing.
    """
    letters = unicodedata.normalize("NFKC", text).upper().translate(str.maketrans("018", "OIB"))
    try:
        data = base64.b32decode("".join(c for c in letters if c.isalnum()))
    except (binascii.Error, ValueError):
        raise WrongRecoveryKey from None
    key, checksum = data[:KEY_BYTES], data[KEY_BYTES:]
    if len(key) != KEY_BYTES or hashlib.sha256(key).digest()[:_CHECKSUM_BYTES] != checksum:
        raise WrongRecoveryKey
    return key


def keep_key(
    folder: Path,
    key: bytes,
    place: str,
    *,
    passphrase: str | None = None,
    keychain: Keychain | None = None,
    complete: bool = True,
) -> None:
    """Put ``key`` into ``place`` ('keychain', 'file' or 'sealed') and say so in the profile's key.toml.

    Raises:
        PassphraseNeeded: 'sealed' without a passphrase.
    """
    import tomli_w

    said: dict[str, Any] = {"place": place, "check": _check_of(key), "complete": complete}
    if place == "keychain":
        if keychain is None:
            raise ValueError("no keychain was handed in")
        said["entry"] = str(uuid.uuid5(uuid.NAMESPACE_URL, said["check"]))
        keychain.put(said["entry"], recovery_text(key))
    elif place == "file":
        said["file"] = "key"
        write_text(folder / "key", recovery_text(key) + "\n")
    elif place == "sealed":
        if not passphrase:
            raise PassphraseNeeded
        said |= _seal(key, passphrase)
    else:
        raise ValueError(f"no place for a key: {place}")
    write_text(folder / KEY_TOML, tomli_w.dumps(said))


def find_key(
    folder: Path,
    *,
    passphrase: str | None = None,
    key: bytes | None = None,
    keychain: Keychain | None = None,
) -> bytes:
    """Return the key of the profile in ``folder``, or ``key`` itself once it is seen to be the right one.

    Raises:
        KeyMissing: it is not where key.toml says, or key.toml cannot be read.
        WrongRecoveryKey: ``key``, or what was typed in its place, is another profile's.
        PassphraseNeeded, WrongPassphrase: it is sealed.
    """
    said = read_key_toml(folder)
    if key is not None:
        if said.get("check") not in (None, _check_of(key)):
            raise WrongRecoveryKey
        return key
    place = said.get("place")
    if place == "keychain":
        text = keychain.get(said["entry"]) if keychain is not None else None
    elif place == "file":
        file = folder / said["file"]
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else None
    elif place == "sealed":
        if not passphrase:
            raise PassphraseNeeded
        return _recovered(said, passphrase) or _unseal(said, passphrase)
    else:
        text = None
    if text is None and passphrase:
        return _typed(said, passphrase)
    if text is None:
        raise KeyMissing(place=place or KEY_TOML)
    found = key_from_recovery(text)
    if _check_of(found) != said.get("check"):
        raise KeyMissing(place=place)
    return found


def read_key_toml(folder: Path) -> dict[str, Any]:
    """Return what key.toml says; {} when it is missing or garbage."""
    try:
        said = tomllib.loads((folder / KEY_TOML).read_text(encoding="utf-8"))
    except (FileNotFoundError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}
    needed = {"keychain": "entry", "file": "file", "sealed": "sealed"}.get(str(said.get("place")))
    return said if needed in said else {}


def _check_of(key: bytes) -> str:
    """Return a print of the key by which a wrong one is told apart; it does not reveal the key."""
    return hashlib.sha256(_PURPOSE + key).hexdigest()[:16]


def _seal(key: bytes, passphrase: str) -> dict[str, Any]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(16), os.urandom(12)
    sealed = AESGCM(_stretched(passphrase, salt, _SCRYPT)).encrypt(nonce, key, _PURPOSE)
    return {
        "salt": salt.hex(),
        "nonce": nonce.hex(),
        "sealed": sealed.hex(),
        "scrypt": dict(_SCRYPT),
    }


def _typed(said: dict[str, Any], text: str) -> bytes:
    """Return the key that a person typed because the profile's own place has lost it."""
    key = key_from_recovery(text)
    if said.get("check") not in (None, _check_of(key)):
        raise WrongRecoveryKey
    return key


def _recovered(said: dict[str, Any], text: str) -> bytes | None:
    """Return the key when the recovery key was typed in the place of the passphrase."""
    try:
        key = key_from_recovery(text)
    except WrongRecoveryKey:
        return None
    return key if _check_of(key) == said.get("check") else None


def _unseal(said: dict[str, Any], passphrase: str) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        box = AESGCM(_stretched(passphrase, bytes.fromhex(said["salt"]), said["scrypt"]))
        return box.decrypt(bytes.fromhex(said["nonce"]), bytes.fromhex(said["sealed"]), _PURPOSE)
    except InvalidTag:
        raise WrongPassphrase from None
    except (KeyError, TypeError, ValueError):
        raise KeyMissing(place=KEY_TOML) from None


def _stretched(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    secret = unicodedata.normalize("NFC", passphrase).encode()
    return Scrypt(salt=salt, length=KEY_BYTES, n=cost["n"], r=cost["r"], p=cost["p"]).derive(secret)
