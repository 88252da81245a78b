"""One window a profile: the second raises the first and leaves."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from cs_workbench.kernel.locks import FileLock

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer  # imported when needed: after the first picture

PATIENCE_MS: Final = 2000


def bell_name(folder: Path) -> str:
    """Return the name of the local socket by which the first window of ``folder`` is called."""
    return f"cs-workbench-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"


def ring(folder: Path) -> bool:
    """Ask the first window of ``folder`` to come to the front; say whether it heard."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(bell_name(folder))
    heard = socket.waitForConnected(PATIENCE_MS)
    if heard:
        socket.write(b"raise\n")
        socket.waitForBytesWritten(PATIENCE_MS)
        socket.disconnectFromServer()
    return heard


class FirstWindow(QObject):
    """Holds the profile's ``window.lock`` and listens for a second window."""

    called = Signal()  # a second window was started

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder, self._lock = folder, FileLock(folder / "window.lock")
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Become the first window; False when there is one already."""
        return self._lock.try_take()

    def listen(self) -> None:
        """Begin to listen. A socket left by a killed window is taken over: the lock is ours."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(bell_name(self._folder))
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.listen(bell_name(self._folder))

    def leave(self) -> None:
        """Let the next window be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.free()

    def _answer(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
        self.called.emit()
