"""Keeps the mailboxes read while the window is open: what came back, was answered, or asks for no more mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from cs_workbench.kernel.errors import Retry
from cs_workbench.ui.text import explain

if TYPE_CHECKING:
    from cs_workbench.kernel.errors import WorkbenchError
    from cs_workbench.services.changes import Changes
    from cs_workbench.ui.windows.children import Children
    from cs_workbench.ui.windows.desk import Desk

AFTER_START_MS: Final = 5_000
BETWEEN_MS: Final = 120_000


class InboxDesk(QObject):
    """One look after the other, each a process of its own that reads every mailbox; none where there is none."""

    looked = Signal()  # a look is over
    told = Signal(str)  # why a mailbox cannot be read; once, until it can be read again

    def __init__(self, desk: Desk, children: Children, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._children = desk, children
        self._is_reading = False
        self._trouble = ""
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self.look)
        desk.changed.connect(self._changed)

    def start_later(self) -> None:
        """Begin once the window has shown what it opened on."""
        if not self._next.isActive() and not self._is_reading:
            self._next.start(AFTER_START_MS)

    def look(self) -> None:
        """Look into the mailboxes now."""
        from cs_workbench.services.inboxes import readable

        if not self._is_reading and self._desk.is_open:
            self._desk.ask("inbox", readable, self._read)

    def stop(self) -> None:
        """Look no more: the window goes."""
        self._next.stop()
        self._is_reading = True

    def _changed(self, changes: Changes) -> None:
        if changes.touches("mailbox"):
            self.start_later()

    def _read(self, mailboxes: list[str]) -> None:
        if self._is_reading or not mailboxes:
            return
        self._next.stop()
        self._is_reading = True
        child = self._children.inbox_reader()
        child.succeeded.connect(self._succeeded)
        child.failed.connect(self._failed)
        child.ended.connect(self._ended)
        child.start()

    def _succeeded(self, _result: dict[str, Any]) -> None:
        self._trouble = ""

    def _failed(self, error: WorkbenchError) -> None:
        sentence = explain(error)
        if error.retry is not Retry.LATER and sentence != self._trouble:
            self.told.emit(sentence)
            self._trouble = sentence

    def _ended(self) -> None:
        if self._desk.is_open:
            self._is_reading = False
            self._next.start(BETWEEN_MS)
        self.looked.emit()
