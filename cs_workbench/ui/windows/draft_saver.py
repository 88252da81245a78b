"""Saves what is being written: at the first key, 400 ms after the last, 1.5 s after the first unsaved one."""

from __future__ import annotations

import dataclasses
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.services.drafts import DraftText

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.changes import Done
    from cs_workbench.services.commands import Command
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.widgets.note_editor import NoteEditor
    from cs_workbench.ui.windows.desk import Desk

log = logging.getLogger(__name__)
IDLE_MS: Final = 400
MOST_MS: Final = 1_500
AGAIN_MS: Final = 2_000  # after a save that failed
LANE: Final = "draft"


class _Row:
    """The draft's row, shared between threads: one save after the other, and none after its end."""

    def __init__(self, id_: int | None) -> None:
        self.id, self.is_over, self.lock = id_, False, threading.Lock()
        self.is_begun = id_ is not None  # saved, or a save is on the way
        self._asked = self._saved = 0

    def number(self) -> int:
        """Return the number of the next save, in the order in which they were asked for."""
        self._asked += 1
        return self._asked

    def save(self, bench: Workbench, draft: DraftText, number: int, *, left: bool) -> None:
        """Save ``draft``, unless a later text was saved already; one without words is taken away."""
        from cs_workbench.services.drafts import drop_draft, save_draft

        with self.lock:
            if self.is_over or number < self._saved:
                return
            if draft.body.strip():
                self.id = save_draft(bench, dataclasses.replace(draft, id=self.id), left=left)
            elif self.id is not None:
                drop_draft(bench, self.id)
                self.id = None
            self._saved = number


class DraftSaver(QObject):
    """Keeps the text of one editor on disk until it is finished.

    Nothing is saved while the input method converts: what was committed before is saved as a conversion begins.
    """

    saved = Signal()
    failed = Signal(object)  # a WorkbenchError, each time; the text stays where it is and saving goes on

    def __init__(self, editor: NoteEditor, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._editor, self._desk = editor, desk
        self.draft = DraftText(None, "")  # whose text it is; its own text may be older
        self._row, self._is_dirty = _Row(None), False
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._most = QTimer(self, singleShot=True, interval=MOST_MS)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        for timer in (self._idle, self._most, self._again):
            timer.timeout.connect(self.save)
        editor.edited.connect(self._edited)
        editor.composingBegins.connect(self.save)

    @property
    def is_dirty(self) -> bool:
        """Whether the editor holds text that is not on disk."""
        return self._is_dirty

    def begin(self, draft: DraftText) -> None:
        """The editor holds ``draft`` from now on; the one before must have been put down or finished."""
        self._rest()
        self.draft, self._row, self._is_dirty = draft, _Row(draft.id), False

    def save(self, *, left: bool = False) -> None:
        """Save now, without waiting for it."""
        if self._editor.is_composing or not (self._is_dirty or left):
            return
        self._rest()
        self._is_dirty = False
        row, draft, bench = self._row, self.present(), self._desk.bench
        number = row.number()

        def work(_tracker: Tracker) -> None:
            row.save(bench, draft, number, left=left)

        self._desk.runner.start(
            LANE, work, succeeded=lambda _: self._landed(row), failed=lambda error: self._failed(row, error)
        )

    def put_down(self, *, at_once: bool = False) -> None:
        """Leave the text as a draft; ``at_once``: before this returns, since the window goes."""
        if not self._is_dirty and not self._row.is_begun:
            self._rest()
            return
        if not at_once:
            self.save(left=True)
            return
        self._rest()
        try:
            self._row.save(self._desk.bench, self.present(), self._row.number(), left=True)
            self._is_dirty = False
        except WorkbenchError as error:
            log.warning("the last words of a draft were not saved: %s", error)

    def finish(
        self,
        command: Callable[[DraftText], Command],
        then: Callable[[Done], None],
        failed: Callable[[], None],
    ) -> None:
        """Perform ``command`` of the draft as it stands; it ends the draft, or leaves everything as it was.

        The draft goes on, too, where its note was edited in two places.
        """
        from cs_workbench.services.commands import do
        from cs_workbench.services.notes import KeptApart

        self._rest()
        row, draft = self._row, self.present()

        def deed(bench: Workbench) -> Done:
            with row.lock:
                done = do(bench, command(dataclasses.replace(draft, id=row.id)))
                row.is_over = not isinstance(done.value, KeptApart)
                row.id = done.value.draft_id if isinstance(done.value, KeptApart) else None
            return done

        def again(_error: WorkbenchError) -> None:
            self._edited()
            failed()

        self._desk.perform(deed, then, again)

    def throw_away(self) -> None:
        """Take the draft away: the person does not want it."""
        self._rest()
        row, bench = self._row, self._desk.bench
        empty, number = dataclasses.replace(self.draft, body=""), row.number()
        self._desk.runner.start(LANE, lambda _tracker: row.save(bench, empty, number, left=True))
        self.begin(dataclasses.replace(self.draft, id=None, body="", caret=0))

    def present(self) -> DraftText:
        """Return the draft as the editor holds it now."""
        return dataclasses.replace(self.draft, body=self._editor.text(), caret=self._editor.caret())

    def _edited(self) -> None:
        self._is_dirty = True
        if self._editor.is_composing:
            return
        if not self._row.is_begun:
            self._row.is_begun = True
            self.save()
            return
        self._idle.start()
        if not self._most.isActive():
            self._most.start()

    def _landed(self, row: _Row) -> None:
        if row is self._row:
            self.saved.emit()

    def _failed(self, row: _Row, error: WorkbenchError) -> None:
        if row is self._row:
            self._is_dirty = True
            self._again.start()
        self.failed.emit(error)

    def _rest(self) -> None:
        for timer in (self._idle, self._most, self._again):
            timer.stop()
