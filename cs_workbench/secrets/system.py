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
            return self._backend.get_password(SERVICE, name)

    def put(self, name: str, secret: str) -> None:
        """Keep ``secret`` under ``name``.

        Raises:
            NoKeychain: it is locked or does not answer.
        """
        with _explained():
            self._backend.set_password(SERVICE, name, secret)

    def remove(self, name: str) -> None:
        """Forget the secret called ``name``; one that is not there is forgotten already."""
        from keyring.errors import PasswordDeleteError

        try:
            with _explained():
                self._backend.delete_password(SERVICE, name)
        except NoKeychain as error:
            if not isinstance(error.__cause__, PasswordDeleteError):
                raise


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
