"""Writes what is typed on a review's slides: after a pause, and whenever a field, a slide or the place is left."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from cs_workbench.kernel.errors import Retry, WorkbenchError
from cs_workbench.kernel.ids import uuid7
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.records import Elsewhere
from cs_workbench.services.review_outline import Unsaved
from cs_workbench.services.review_rows import SlideText

if TYPE_CHECKING:
    from cs_workbench.services.commands import Command
    from cs_workbench.services.review_rows import ReviewRow
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.review_texts import ReviewTexts
    from cs_workbench.ui.windows.desk import Desk

log = logging.getLogger(__name__)
IDLE_MS: Final = 900
MOST_MS: Final = 5_000
#: (review, slide), or (quarter, slide, language): what the reviews of a quarter share.
Key = tuple[str, ...]
NOTHING: Final = SlideText({})


@dataclass(slots=True)
class _Place:
    """One slide that is written on, shared between threads: one write after the other.

    Attributes:
        began: what is stored there as far as the fields know: what differs from it was typed.
        typed: what stands in the fields and is not stored; None: everything is.
        sent: what was sent last. It is not sent again before it has failed for now, or something else is typed.
        waiting: how many writes are on the way; ``is_over``: none of them may land any more.
    """

    began: SlideText = NOTHING
    typed: SlideText | None = None
    sent: SlideText | None = None
    waiting: int = 0
    is_over: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def write(self, bench: Workbench, key: Key, text: SlideText, sitting: str) -> Done:
        """Write ``text`` over what it began with; what was written elsewhere counts once the person is told."""
        from cs_workbench.services.commands import do

        with self.lock:
            if self.is_over:
                return Done(Changes())
            done = do(bench, _command_of(key, text, self.began, sitting))
            apart = done.value.now if isinstance(done.value, Elsewhere) else {}
            self.began = _with(text, {name: _flat(self.began).get(name, "") for name in apart})
            return done


class ReviewSaver(QObject):
    """Keeps what the fields say until it is stored; nothing is written while the input method converts."""

    touched = Signal()  # something is typed that is not stored
    saved = Signal()
    failed = Signal(object)  # a WorkbenchError, told already; the text stays
    keptApart = Signal(
        str, str, object
    )  # review or quarter, slide, field -> what somebody else wrote there meanwhile

    def __init__(self, texts: ReviewTexts, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._texts, self._desk = texts, desk
        self._row: ReviewRow | None = None
        self._places: dict[Key, _Place] = {}
        self._sitting = uuid7()
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._most = QTimer(self, singleShot=True, interval=MOST_MS)
        for timer in (self._idle, self._most):
            timer.timeout.connect(self.save)
        texts.edited.connect(self._edited)
        texts.fieldLeft.connect(self._leave_field)

    def know(
        self,
        row: ReviewRow,
        slides: Mapping[str, SlideText],
        shared: Mapping[str, Mapping[str, str]],
        *,
        but: str = "",
    ) -> None:
        """The fields are those of ``row``; this is stored on its slides, where nothing unsaved is typed.

        ``but``: the fields of this slide still show what was stored before.
        """
        stored: dict[Key, SlideText] = {(row.uid, slide): text for slide, text in slides.items()}
        stored |= {(row.period, slide, row.language): SlideText(texts) for slide, texts in shared.items()}
        kept = {
            key: place
            for key, place in self._places.items()
            if place.typed is not None or place.waiting or key[1] == but
        }
        fresh = {key: _Place(text) for key, text in stored.items() if key[1] != but}
        self._places = {**fresh, **kept}
        before, self._row = self._row, row
        if before is None or before.uid != row.uid:
            self._sitting = uuid7()
        elif row.state == "draft" != before.state:  # what was refused is taken now
            for place in self._places.values():
                place.sent = place.sent if place.waiting else None
            self.save()

    def unsaved(self, uid: str) -> Unsaved | None:
        """Return what is typed on the review ``uid`` and not stored; None: everything is."""
        row = self._row
        ours = () if row is None or row.uid != uid else (row.period, row.language)
        slides, shared = {}, {}
        for key, place in self._places.items():
            if place.typed is not None and key[0] == uid:
                slides[key[1]] = place.typed
            elif place.typed is not None and (key[0], *key[2:]) == ours:
                shared[key[1]] = place.typed.texts
        return Unsaved(slides, shared) if slides or shared else None

    def save(self) -> None:
        """Write now, without waiting for it; a text in conversion is written once it is committed."""
        if self._texts.is_composing:
            return
        self._rest()
        for key, place in self._places.items():
            if place.typed is not None and place.sent != place.typed:
                self._send(key, place, place.typed)

    def save_at_once(self) -> None:
        """Write before this returns: the window goes."""
        self._rest()
        for key, place in self._places.items():
            if place.typed is None:
                continue
            try:
                place.write(self._desk.bench, key, place.typed, self._sitting)
            except WorkbenchError as error:
                log.warning("the last words on a slide were not saved: %s", error)
            place.is_over, place.typed = True, None

    # Inside

    def _edited(self) -> None:
        row, slide = self._row, self._texts.slide
        if row is None or not slide:
            return
        self._places.setdefault((row.uid, slide), _Place()).typed = self._texts.written()
        shared = self._texts.shared()
        if shared is not None:
            place = self._places.setdefault((row.period, slide, row.language), _Place())
            if place.typed is not None or shared != place.began.texts.get("lines", ""):
                place.typed = SlideText({"lines": shared} if shared.strip() else {})
        self.touched.emit()
        if self._texts.is_composing:
            return
        self._idle.start()
        if not self._most.isActive():
            self._most.start()

    def _leave_field(self) -> None:
        self.save()
        self._sitting = uuid7()

    def _send(self, key: Key, place: _Place, text: SlideText) -> None:
        place.sent, sitting = text, self._sitting
        place.waiting += 1

        def deed(bench: Workbench) -> Done:
            return replace(
                place.write(bench, key, text, sitting), said=""
            )  # "Saved 09:31" stands in the head

        def landed(done: Done) -> None:
            place.waiting -= 1
            if isinstance(done.value, Elsewhere):
                place.began, place.sent = _with(place.began, done.value.now), place.typed
                self.keptApart.emit(key[0], key[1], done.value.now)
            elif place.typed == text and not place.waiting:
                place.typed = place.sent = None
                self._tell_saved()

        def failed(error: WorkbenchError) -> None:
            place.waiting -= 1
            if error.retry is Retry.LATER and place.sent == text:
                place.sent = None
                self._most.start()
            self.failed.emit(error)

        self._desk.perform(deed, landed, failed)

    def _tell_saved(self) -> None:
        if all(place.typed is None for place in self._places.values()):
            self.saved.emit()

    def _rest(self) -> None:
        self._idle.stop()
        self._most.stop()


def _command_of(key: Key, text: SlideText, began: SlideText, sitting: str) -> Command:
    from cs_workbench.services.reviews import WriteShared, WriteSlide

    whose, slide, *language = key
    if language:
        return WriteShared(whose, slide, language[0], text.texts, began.texts, sitting)
    opened = {"texts": began.texts, "note": began.note, "is_hidden": began.is_hidden}
    return WriteSlide(whose, slide, text.texts, text.note, text.is_hidden, opened, sitting)


def _flat(text: SlideText) -> dict[str, object]:
    return {**text.texts, "note": text.note, "is_hidden": text.is_hidden}


def _with(text: SlideText, now: Mapping[str, object]) -> SlideText:
    """Return ``text`` with the fields of ``now`` as they stand there."""
    values = {**_flat(text), **now}
    note, is_hidden = values.pop("note"), values.pop("is_hidden")
    return SlideText({name: str(value) for name, value in values.items()}, str(note), is_hidden)  # type: ignore[arg-type]
