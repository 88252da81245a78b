"""Lets the gate look through the review that is open: when the person asks, then after each change, once at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from cs_workbench.ui.text import say

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.review_outline import Lack
    from cs_workbench.ui.views.review_builder import ReviewBuilder
    from cs_workbench.ui.windows.desk import Desk

REST_MS: Final = 2_000  # after the last change or key: then the gate looks again


class ReviewGateDesk(QObject):
    """Serves one builder. The gate draws the whole deck, so it looks beside the store lane, never while one types."""

    told = Signal(str, object)  # a sentence, None

    def __init__(self, builder: ReviewBuilder, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._builder, self._desk, self._uid = builder, desk, ""
        #: What the gate finds is shown; it looks just now; the person waits for what it says.
        self._is_shown = self._is_looking = self._is_awaited = False
        self._again = QTimer(self, singleShot=True, interval=REST_MS)
        self._again.timeout.connect(self._look)

    def turn_to(self, uid: str) -> None:
        """Another review is open: nobody has asked about it yet."""
        self.stop()
        self._uid, self._is_shown, self._is_awaited = uid, False, False

    def stop(self) -> None:
        """Look no more by itself."""
        self._again.stop()

    def check(self) -> None:
        """Look through the deck as it would be written; what is found stays in the strip and is kept true."""
        self._is_shown = self._is_awaited = True
        self._desk.ask("review.stored", lambda _bench: None, lambda _: self._look())

    def changed(self) -> None:
        """What is stored changed: look again once it rests."""
        if self._is_shown:
            self._again.start()

    def typed(self) -> None:
        """Somebody types: what is due waits."""
        if self._again.isActive():
            self._again.start()

    def _look(self) -> None:
        uid, bench = self._uid, self._desk.bench
        if not self._is_shown:
            return
        if self._is_looking:
            self._again.start()
            return

        def work(_tracker: Tracker) -> tuple[str, list[Lack]]:
            from cs_workbench.services.records import NotThere
            from cs_workbench.services.review_outline import findings

            try:
                return uid, findings(bench, uid)
            except NotThere:  # taken away meanwhile
                return "", []

        self._is_looking = True
        self._desk.work(work, self._looked, ended=self._ended)

    def _looked(self, looked: tuple[str, list[Lack]]) -> None:
        uid, found = looked
        if uid != self._uid or not self._is_shown:
            return
        self._builder.show_findings(found)
        if self._is_awaited and not self._again.isActive():
            self._is_awaited = False
            self._tell()

    def _ended(self) -> None:
        self._is_looking = False

    def _tell(self) -> None:
        if self._builder.lacks.isVisible():
            self._builder.lacks.focus_first()
        else:
            self.told.emit(say("review", "Nothing is missing."), None)
