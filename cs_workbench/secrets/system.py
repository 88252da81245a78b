"""The operating system's keychain, and only that: a back-end that keeps secrets in a plain file is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.errors import Retry, WorkbenchError
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "cs-workbench"
#: Modules of keyring whose back-ends keep secrets encrypted by the system.
TRUSTED: Final = (
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)


#: Longer secrets are kept in parts: Windows takes 2,560 bytes of UTF-16.
LONGEST: Final = 600  # signs, each of two UTF-16 units at most
_IN_PARTS: Final = "cs-workbench in parts: "


class NoKeychain(WorkbenchError):
    """There is no keychain that may be trusted, or it does not answer."""

    template = N_(
        "errors",
        "This computer's keychain cannot be used: {why}. Nothing was stored. "
        "Unlock the keychain, or protect the profile with a passphrase.",
    )
    code = "CSW-1801"
    retry = Retry.AFTER_LOGIN


class SystemKeychain:
    """Secrets by name in the system's keychain."""

    def __init__(self) -> None:
        """Find the keychain.

        Raises:
            NoKeychain: there is none, or only back-ends that are not trusted.
        """
        self._backend = _trusted_backend()

    def get(self, name: str) -> str | None:
        """Return the secret called ``name``; None when there is none.

        Raises:
            NoKeychain: it is locked or does not answer.
        """
        with _explained():
            found = self._backend.get_password(SERVICE, name)
            count = _parts(found)
            if not count:
                return found
            parts = [self._backend.get_password(SERVICE, _part(name, number)) for number in range(count)]
        return None if None in parts else "".join(part or "" for part in parts)

    def put(self, name: str, secret: str) -> None:
        """Keep ``secret`` under ``name``.

        Raises:
            NoKeychain: it is locked or does not answer.
        """
        self._remove_parts(name)
        with _explained():
            if len(secret) <= LONGEST:
                self._backend.set_password(SERVICE, name, secret)
                return
            parts = [secret[at : at + LONGEST] for at in range(0, len(secret), LONGEST)]
            for number, part in enumerate(parts):
                self._backend.set_password(SERVICE, _part(name, number), part)
            self._backend.set_password(
                SERVICE, name, f"{_IN_PARTS}{len(parts)}"
            )  # last: parts alone are nothing

    def remove(self, name: str) -> None:
        """Forget the secret called ``name``; one that is not there is forgotten already."""
        self._remove_parts(name)
        self._remove(name)

    def _remove_parts(self, name: str) -> None:
        with _explained():
            count = _parts(self._backend.get_password(SERVICE, name))
        for number in range(count):
            self._remove(_part(name, number))

    def _remove(self, name: str) -> None:
        from keyring.errors import PasswordDeleteError

        try:
            with _explained():
                self._backend.delete_password(SERVICE, name)
        except NoKeychain as error:
            if not isinstance(error.__cause__, PasswordDeleteError):
                raise


def _parts(secret: str | None) -> int:
    """Return in how many parts a secret is kept, as its head tells; 0: it is whole."""
    count = (secret or "").removeprefix(_IN_PARTS)
    return int(count) if count != (secret or "") and count.isdecimal() else 0


def _part(name: str, number: int) -> str:
    return f"{name}#{number}"


def _trusted_backend() -> KeyringBackend:
    import keyring
    from keyring.backends.chainer import ChainerBackend

    with _explained():
        chosen = keyring.get_keyring()
        candidates = list(chosen.backends) if isinstance(chosen, ChainerBackend) else [chosen]
    for backend in candidates:
        if type(backend).__module__ in TRUSTED:
            return backend
    raise NoKeychain(why=f"{type(chosen).__module__}.{type(chosen).__name__}")


@contextmanager
def _explained() -> Iterator[None]:
    from keyring.errors import KeyringError

    try:
        yield
    except KeyringError as error:
        raise NoKeychain(why=str(error) or type(error).__name__) from error
