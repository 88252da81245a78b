"""Keeps mail leaving: starts the sender of every mailbox that has something to send, and tells how it goes."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from cs_workbench.kernel.errors import Retry
from cs_workbench.ui.text import explain

if TYPE_CHECKING:
    from cs_workbench.kernel.errors import WorkbenchError
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.outreach_progress import Sending
    from cs_workbench.ui.windows.desk import Desk
    from cs_workbench.ui.windows.senders import Senders

LOOK_MS: Final = 1_000
#: How long no sender is started again for a mailbox after one ended: well, since another process was at it, or badly.
PAUSE_S: Final = 2.0
BUSY_S: Final = 5.0
TROUBLE_S: Final = 60.0
SHOWS: Final = ("campaign", "mailbox")


class OutreachDesk(QObject):
    """Serves one window. Another window on the same profile looks on: whoever holds the mailbox sends."""

    worked = Signal(object)  # outreach_progress.Sending, once a second while there is something to send
    told = Signal(str)  # why mail does not leave

    def __init__(self, desk: Desk, senders: Senders, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._senders = desk, senders
        self._not_before: dict[str, float] = {}
        self.troubles: dict[str, str] = {}  # address -> why its sender ended
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        desk.changed.connect(self._changed)
        senders.ended.connect(self._ended)

    def look(self) -> None:
        """Ask what there is to send."""
        from cs_workbench.services.outreach_progress import sending

        self._desk.ask("outreach.sending", sending, self._show)

    def urge(self) -> None:
        """Start what is to be sent now: a person has seen to what was in the way."""
        self._not_before.clear()
        self.troubles.clear()
        self.look()

    def stop(self) -> None:
        """Look no more: the window goes, the senders stay."""
        self._timer.stop()

    def _changed(self, changes: Changes) -> None:
        if changes.touches("mailbox"):
            self.urge()
        elif changes.touches("campaign"):
            self.look()

    def _show(self, work: Sending) -> None:
        now = monotonic()
        for box in work.mailboxes:
            waits = box.is_held or box.is_stopped or now < self._not_before.get(box.address, 0.0)
            if not waits:
                self._senders.start(box.address)
        if work.mailboxes and not self._timer.isActive():
            self._timer.start()
        elif not work.mailboxes:
            self._timer.stop()
            self._not_before.clear()
            self.troubles.clear()
        self.worked.emit(work)

    def _ended(self, address: str, error: WorkbenchError | None) -> None:
        pause = PAUSE_S if error is None else BUSY_S if error.retry is Retry.LATER else TROUBLE_S
        self._not_before[address] = monotonic() + pause
        if error is None or error.retry is Retry.LATER:
            self.troubles.pop(address, None)
        else:
            sentence = explain(error)
            if self.troubles.get(address) != sentence:
                self.told.emit(sentence)
            self.troubles[address] = sentence
        self.look()
