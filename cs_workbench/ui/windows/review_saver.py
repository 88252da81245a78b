"""Writes what is typed on a review's slides: after a pause, and whenever a field, a slide or the place is left."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.services.review_outline import Unsaved

if TYPE_CHECKING:
    from collections.abc import Callable

    from cs_workbench.services.changes import Done
    from cs_workbench.services.commands import Command
    from cs_workbench.services.review_rows import ReviewRow, SlideText
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.review_texts import ReviewTexts
    from cs_workbench.ui.windows.desk import Desk

log = logging.getLogger(__name__)
IDLE_MS: Final = 900
MOST_MS: Final = 5_000


class ReviewSaver(QObject):
    """Keeps what the fields say until it is stored; nothing is written while the input method converts."""

    touched = Signal()  # something is typed that is not stored
    saved = Signal()
    failed = Signal(object)  # a WorkbenchError, told already; the text stays

    def __init__(self, texts: ReviewTexts, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._texts, self._desk = texts, desk
        self._row: ReviewRow | None = None
        #: (review, slide) -> what is to be written; (quarter, slide, language) -> what its reviews share.
        self._slides: dict[tuple[str, str], SlideText] = {}
        self._shared: dict[tuple[str, str, str], str] = {}
        self._known_shared: dict[str, str] = {}
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._most = QTimer(self, singleShot=True, interval=MOST_MS)
        for timer in (self._idle, self._most):
            timer.timeout.connect(self.save)
        texts.edited.connect(self._edited)
        texts.fieldLeft.connect(self.save)

    def begin(self, row: ReviewRow, shared: dict[str, str]) -> None:
        """The fields are those of ``row`` from now on; ``shared``: slide -> what its quarter says there."""
        self._row, self._known_shared = row, shared

    def unsaved(self) -> Unsaved | None:
        """Return what is typed on the present review and not stored; None: everything is."""
        row = self._row
        if row is None:
            return None
        slides = {slide: text for (uid, slide), text in self._slides.items() if uid == row.uid}
        shared = {
            slide: {"lines": text}
            for (quarter, slide, language), text in self._shared.items()
            if (quarter, language) == (row.period, row.language)
        }
        return Unsaved(slides, shared) if slides or shared else None

    def save(self) -> None:
        """Write now, without waiting for it; a text in conversion is written once it is committed."""
        if self._texts.is_composing:
            return
        self._rest()
        for key, text in list(self._slides.items()):
            self._write(_command_of(key, text), self._landed_slide, key, text)
        for quarter, shared in list(self._shared.items()):
            self._write(_shared_command_of(quarter, shared), self._landed_shared, quarter, shared)

    def save_at_once(self) -> None:
        """Write before this returns: the window goes."""
        from cs_workbench.services.commands import do

        self._rest()
        waiting = [_command_of(key, text) for key, text in self._slides.items()]
        waiting += [_shared_command_of(key, text) for key, text in self._shared.items()]
        self._slides.clear()
        self._shared.clear()
        for command in waiting:
            try:
                do(self._desk.bench, command)
            except WorkbenchError as error:
                log.warning("the last words on a slide were not saved: %s", error)

    # Inside

    def _edited(self) -> None:
        row, slide = self._row, self._texts.slide
        if row is None or not slide:
            return
        self._slides[row.uid, slide] = self._texts.written()
        shared = self._texts.shared()
        key = (row.period, slide, row.language)
        if shared is not None and (key in self._shared or shared != self._known_shared.get(slide, "")):
            self._shared[key] = shared
        self.touched.emit()
        if self._texts.is_composing:
            return
        self._idle.start()
        if not self._most.isActive():
            self._most.start()

    def _write(self, command: Command, landed: Callable[[Any, Any], None], key: Any, text: Any) -> None:
        def deed(bench: Workbench) -> Done:
            from cs_workbench.services.commands import do

            return replace(do(bench, command), said="")  # quiet: "Saved 09:31" stands in the head

        self._desk.perform(deed, lambda _done: landed(key, text), self.failed.emit)

    def _landed_slide(self, key: tuple[str, str], text: SlideText) -> None:
        if self._slides.get(key) == text:
            del self._slides[key]
        self._tell_saved()

    def _landed_shared(self, key: tuple[str, str, str], text: str) -> None:
        self._known_shared[key[1]] = text
        if self._shared.get(key) == text:
            del self._shared[key]
        self._tell_saved()

    def _tell_saved(self) -> None:
        if not self._slides and not self._shared:
            self.saved.emit()

    def _rest(self) -> None:
        self._idle.stop()
        self._most.stop()


def _command_of(key: tuple[str, str], text: SlideText) -> Command:
    from cs_workbench.services.reviews import WriteSlide

    return WriteSlide(*key, text.texts, text.note, text.is_hidden)


def _shared_command_of(key: tuple[str, str, str], text: str) -> Command:
    from cs_workbench.services.reviews import WriteShared

    return WriteShared(*key, {"lines": text})
