"""The window in which one chooses, where the note being changed was edited in two places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs_workbench.ui.text import say
from cs_workbench.ui.views.conflict import ConflictView

if TYPE_CHECKING:
    from cs_workbench.domain.merge import Keep
    from cs_workbench.services.conflicts import Conflict
    from cs_workbench.ui.windows.note_desk import NoteDesk

SIZE: Final = (980, 640)


class Comparing(QObject):
    """Stands beside the other windows and holds none of them up; what was typed on meanwhile closes it."""

    def __init__(self, notes: NoteDesk) -> None:
        super().__init__(notes)
        self._notes = notes
        self._conflict: Conflict | None = None
        self._text = ""  # of the editor, when it was asked
        self.view = ConflictView()
        self.window = QWidget(notes.pane.window(), Qt.WindowType.Window)
        self.window.setWindowTitle(say("conflict", "Edited in two places"))
        layout = QVBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.window.resize(*SIZE)
        self.view.saveWanted.connect(self._save)
        self.view.left.connect(self.window.close)
        notes.pane.editor.edited.connect(self.window.close)

    def open(self) -> None:
        """Compare what stands in the editor with the note as it is now."""
        from cs_workbench.services.conflicts import conflict_of

        draft = self._notes.saver.present()
        self._text = draft.body
        self._notes.desk.ask(f"compare {id(self)}", lambda bench: conflict_of(bench, draft), self._show)

    def close(self) -> None:
        """The pane goes, or holds another text."""
        self.window.close()

    def _show(self, conflict: Conflict | None) -> None:
        self._conflict = conflict
        if conflict is None or self._text != self._notes.pane.editor.text():
            self.close()
            self._notes.pane.show_apart(apart=conflict is not None)
            return
        self.view.show_conflict(conflict)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.view.mine.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _save(self, keeps: list[Keep]) -> None:
        if self._conflict is not None:
            self._notes.settle(self._conflict, keeps)
