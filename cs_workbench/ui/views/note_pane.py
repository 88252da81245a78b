"""A note being written, with what one needs beside it: templates, earlier notes, files, and whether it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.kernel.text import clip
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.parts import GAP, Words, button
from cs_workbench.ui.views.wording import word_text
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.message_bar import announce
from cs_workbench.ui.widgets.note_editor import NoteEditor

if TYPE_CHECKING:
    from cs_workbench.services.drafts import DraftText

KINDS: Final = ("note", "meeting", "call")
LOWEST: Final = 200  # pixels of the editor
LONGEST_LABEL: Final = 60
MOST_LINES: Final = 30  # of a menu


class NotePane(QWidget):
    """Shows one draft; says what the person wants done with it."""

    finishWanted = Signal()
    leaveWanted = Signal()
    newWanted = Signal()
    noteChosen = Signal(int)
    draftChosen = Signal(int)
    templateChosen = Signal(str)  # its file
    filesGiven = Signal(list)  # paths
    imageGiven = Signal(QImage)
    saveFileWanted = Signal(int, str)  # attachment, path
    removeFileWanted = Signal(int)
    compareWanted = Signal()

    def __init__(self, *, lowest: int = LOWEST) -> None:
        super().__init__()
        self._lowest = lowest
        self.editor = NoteEditor(say("note", "Note"))
        self.editor.setPlaceholderText(
            say("note", "Write here. '- [ ] task @person 12/5' becomes a task; it is saved as you write.")
        )
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.editor.finished.connect(self.finishWanted)
        self.editor.leaving.connect(self.leaveWanted)
        self.editor.filesDropped.connect(self.filesGiven)
        self.editor.imagePasted.connect(self.imageGiven)
        self.kind = QComboBox()
        self.kind.setAccessibleName(say("note", "Kind of note"))
        for key in KINDS:
            self.kind.addItem(word_text("note_kind", key), key)
        self.notes = self._menu_button(say("note", "Earlier notes"))
        self.templates = self._menu_button(say("note", "Template"))
        self.attach = button(say("note", "Attach a file…"))
        self.attach.clicked.connect(self._choose_files)
        self.finish = button(say("note", "Finish (Ctrl+Enter)"))
        self.finish.clicked.connect(self.finishWanted)
        self.title = Words("", "strong")
        self.state = Words("", "small")
        self.compare = button(say("note", "Compare…"))
        self.compare.clicked.connect(self.compareWanted)
        self.apart = self._apart_bar()
        self._files_row = QWidget()
        self.files = Flow(self._files_row, GAP)
        self._files_row.hide()
        tools = Flow(None, GAP)
        for part in (self.kind, self.templates, self.notes, self.attach, self.finish):
            tools.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.title)
        layout.addLayout(tools)
        layout.addWidget(self.apart)
        layout.addWidget(self.editor, 1)
        layout.addWidget(self._files_row)
        layout.addWidget(self.state)
        self.title.hide()
        self._fit()

    def show_draft(self, draft: DraftText, *, kind: str = "note", title: str = "") -> None:
        """Hold ``draft`` from now on; ``title``: what is changed, '' for a new note."""
        self.editor.fill(draft.body, draft.caret)
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.show_apart(apart=False)
        self.tell("")

    def tell(self, state: str) -> None:
        """Say whether the text is saved."""
        self.state.setText(state)

    def show_apart(self, *, apart: bool, focus: bool = False) -> None:
        """Say whether the note was edited in two places; ``focus``: what compares them takes the keyboard."""
        if apart and not self.apart.isVisible():
            announce(self, self.apart.accessibleName())
        self.apart.setVisible(apart)
        if focus:
            self.compare.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_templates(self, names: Sequence[tuple[str, str]]) -> None:
        """Offer templates: (file, name)."""
        menu = self._emptied(self.templates)
        for file, name in names[:MOST_LINES]:
            self._add(menu, name, file, self._choose_template)
        self.templates.setEnabled(bool(names))

    def show_notes(self, drafts: Sequence[tuple[int, str]], notes: Sequence[tuple[int, str]]) -> None:
        """Offer what may be opened: drafts and notes as (id, what is said of them)."""
        menu = self._emptied(self.notes)
        self._add(menu, say("note", "New note"), None, self._choose_new)
        for rows, chosen in ((drafts, self._choose_draft), (notes, self._choose_note)):
            if rows:
                menu.addSeparator()
            for id_, text in rows[:MOST_LINES]:
                self._add(menu, text, id_, chosen)

    def show_files(self, files: Sequence[tuple[int, str, str]]) -> None:
        """Show what is attached: (id, name, size), each with what can be done with it."""
        while (item := self.files.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for id_, name, size in files[:MOST_LINES]:
            shown = say("note", "{name} ({size})", name=clip(name, LONGEST_LABEL), size=size)
            made = self._menu_button(shown)
            menu = self._emptied(made)
            self._add(menu, say("note", "Save as…"), (id_, name), self._save_file)
            self._add(menu, say("note", "Remove"), id_, self._remove_file)
            self.files.addWidget(made)
        self._files_row.setVisible(bool(files))
        self._files_row.updateGeometry()

    def _apart_bar(self) -> QFrame:
        text = say("note", "This note was edited in two places. Both texts are kept; go on, or choose.")
        bar = QFrame()
        bar.setProperty("bar", "warn")
        bar.setAccessibleName(text)
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(12, 4, GAP, 4)
        layout.addWidget(Words(text), 1)
        layout.addWidget(self.compare)
        bar.hide()
        return bar

    def _menu_button(self, text: str) -> QPushButton:
        made = button(text.replace("&", "&&"), name=text)
        menu = QMenu(made)
        menu.setAccessibleName(text)
        made.setMenu(menu)
        return made

    def _emptied(self, of: QPushButton) -> QMenu:
        menu = of.menu()
        menu.clear()
        return menu

    def _add(self, menu: QMenu, text: str, data: object, chosen: object) -> None:
        action = QAction(clip(text, LONGEST_LABEL).replace("&", "&&"), menu)
        action.setData(data)
        action.triggered.connect(chosen)
        menu.addAction(action)

    def _data(self) -> object:
        action = self.sender()
        return action.data() if isinstance(action, QAction) else None

    def _choose_new(self) -> None:
        self.newWanted.emit()

    def _choose_note(self) -> None:
        self.noteChosen.emit(self._data())

    def _choose_draft(self) -> None:
        self.draftChosen.emit(self._data())

    def _choose_template(self) -> None:
        self.templateChosen.emit(str(self._data()))

    def _save_file(self) -> None:
        data = self._data()
        if isinstance(data, (tuple, list)):
            path, _ = QFileDialog.getSaveFileName(self, say("note", "Save as…"), str(data[1]))
            if path:
                self.saveFileWanted.emit(int(data[0]), path)

    def _remove_file(self) -> None:
        self.removeFileWanted.emit(self._data())

    def _choose_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, say("note", "Attach a file…"))
        if paths:
            self.filesGiven.emit(paths)

    def _fit(self) -> None:
        self.editor.setMinimumHeight(pixels(self._lowest))
        self.editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
