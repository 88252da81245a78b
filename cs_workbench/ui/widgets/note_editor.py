"""Where notes are written: plain text only, quick in long notes, and quiet while the input method converts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QImage, QInputMethodEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit, QWidget

from cs_workbench.domain.note_text import cells_of, mention, table_text
from cs_workbench.ui.widgets.clipboard import empty_mime
from cs_workbench.ui.widgets.note_highlighter import NoteHighlighter

#: Longer lines are shown as several: laying out one line of a million characters would stop the window.
LONGEST_LINE: Final = 1_000
#: Ends a line that goes on in the next one; invisible, and gone from `text`.
GOES_ON: Final = "\u2060"
LONGEST_NOTE: Final = 2_000_000
_BROKEN: Final = GOES_ON + "\n"
_ASKED: Final = re.compile(r"(?:^|[^A-Za-z0-9._%+\-])[@＠]([^\s@＠、。,，:：()（）]{0,20})$")
MOST_NAMES: Final = 200


class NoteEditor(QPlainTextEdit):
    """A note's text. Keys are the input method's while it converts; what it converts is no part of the text."""

    _preedit = ""  # Qt sends events while it builds

    finished = Signal()  # Ctrl+Enter
    leaving = Signal()  # Esc
    edited = Signal()  # the committed text changed by hand
    composingBegins = Signal()  # the last moment before a conversion
    filesDropped = Signal(list)  # paths
    imagePasted = Signal(QImage)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preedit, self._filling = "", False
        self._highlighter = NoteHighlighter(self.document())
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setProperty("note", "true")
        self._names: list[str] = []
        self._completer: QCompleter | None = None
        self._list: QListView | None = None
        self._breaking = QTimer(self, singleShot=True, interval=0)
        self._breaking.timeout.connect(self._break_long_lines)
        self._long: set[int] = set()
        self.document().contentsChange.connect(self._changed)

    @property
    def is_composing(self) -> bool:
        """Whether a conversion is under way."""
        return bool(self._preedit)

    def text(self) -> str:
        """Return the committed text."""
        return self.toPlainText().replace(_BROKEN, "")

    def fill(self, text: str, caret: int = 0) -> None:
        """Show ``text``, the caret before its character number ``caret``; nothing can be undone before it."""
        text = text[:LONGEST_NOTE]
        shown = broken(text)
        self._filling = True
        try:
            self.setPlainText(shown)
        finally:
            self._filling = False
        cursor = self.textCursor()
        cursor.setPosition(_utf16(shown, shown_place(text, caret)))
        self.setTextCursor(cursor)

    def caret(self) -> int:
        """Return the caret's place in `text`, in characters."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        before = cursor.selectedText().replace("\u2029", "\n")
        return len(before.replace(_BROKEN, ""))

    def offer_names(self, names: Sequence[str]) -> None:
        """Offer these people after an ``@``."""
        self._names = [name for name in names if name][:MOST_NAMES]

    def insert(self, text: str) -> None:
        """Write ``text`` at the caret as one step that Ctrl+Z takes back."""
        self.textCursor().insertText(broken(text[:LONGEST_NOTE]))
        self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        paths = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if paths:
            self.filesDropped.emit(paths)
            return
        if source.hasImage() and not source.hasText():
            image = source.imageData()
            if isinstance(image, QImage):
                self.imagePasted.emit(image)
            return
        text = source.text().replace("\r\n", "\n").replace("\r", "\n")
        rows = cells_of(text)
        self.insert(table_text(rows) if rows else text.replace("\x00", ""))

    def createMimeDataFromSelection(self) -> QMimeData:
        mime = empty_mime()
        mime.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace(_BROKEN, ""))
        return mime

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        begins = bool(event.preeditString()) and not self._preedit
        if begins:
            self.composingBegins.emit()
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        if not self._preedit and event.commitString():
            self.edited.emit()  # also where nothing else changed while it converted
            self._offer()

    def event(self, event: QEvent) -> bool:
        if self.is_composing and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event.accept()  # the key belongs to the input method: nobody else may have it
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popup_is_open() and event.key() in (
            Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab,
        ):  # fmt: skip
            event.ignore()  # the list of names takes it
            return
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.leaving.emit()
        else:
            super().keyPressEvent(event)
            if event.text():
                self._offer()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._preedit = ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._filling = True
            self._highlighter.dress()
            self._highlighter.rehighlight()
            self._filling = False

    def _changed(self, position: int, removed: int, added: int) -> None:
        if added > LONGEST_LINE or self.document().findBlock(position).length() > 2 * LONGEST_LINE:
            self._long.add(position)
            self._breaking.start()
        if not self._filling and not self.is_composing and (removed or added):
            self.edited.emit()

    def _break_long_lines(self) -> None:
        """Break lines that grew too long by typing or joining; pasted text comes in broken already."""
        for position in sorted(self._long, reverse=True):
            block = self.document().findBlock(position)
            if block.length() > 2 * LONGEST_LINE:
                cursor = QTextCursor(block)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                text = block.text()
                cursor.joinPreviousEditBlock()
                cursor.insertText(broken(text))
                cursor.endEditBlock()
        self._long.clear()

    # People after an @

    def _popup_is_open(self) -> bool:
        return self._list is not None and self._list.isVisible()

    def _offer(self) -> None:
        asked = self._asked() if self._names and not self.is_composing else None
        if asked is None:
            if self._list is not None:
                self._list.hide()
            return
        if self._completer is None:
            self._completer, self._list = self._make_completer()
        completer, names = self._completer, self._list
        model = completer.model()
        if isinstance(model, QStringListModel) and model.stringList() != self._names:
            model.setStringList(self._names)
        completer.setCompletionPrefix(asked)
        if names is None or not completer.completionCount():
            if names is not None:
                names.hide()
            return
        place = self.cursorRect()
        place.setWidth(names.sizeHintForColumn(0) + 40)
        completer.complete(place)
        names.setCurrentIndex(completer.completionModel().index(0, 0))

    def _make_completer(self) -> tuple[QCompleter, QListView]:
        completer, names = QCompleter(self), QListView()
        completer.setPopup(names)
        completer.setWidget(self)
        completer.setModel(QStringListModel(completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        names.setAccessibleName(self.accessibleName())
        completer.activated.connect(self._take_name)
        return completer, names

    def _asked(self) -> str | None:
        """Return what stands between the ``@`` and the caret; None where no person is asked for."""
        cursor = self.textCursor()
        place = cursor.positionInBlock()
        found = _ASKED.search(cursor.block().text()[max(0, place - 24) : place])
        return None if found is None else found[1]

    def _take_name(self, name: str) -> None:
        asked = self._asked()
        if asked is None:
            return
        cursor = self.textCursor()
        step = QTextCursor.MoveOperation.PreviousCharacter
        cursor.movePosition(step, QTextCursor.MoveMode.KeepAnchor, len(asked) + 1)
        cursor.insertText(mention(name) + " ")


def broken(text: str) -> str:
    """Return ``text`` with lines of at most `LONGEST_LINE` characters; `NoteEditor.text` joins them again."""
    text = text.replace(_BROKEN, "\n")
    if len(text) <= LONGEST_LINE:
        return text
    return "\n".join(
        line
        if len(line) <= LONGEST_LINE
        else _BROKEN.join(line[at : at + LONGEST_LINE] for at in range(0, len(line), LONGEST_LINE))
        for line in text.split("\n")
    )


def shown_place(text: str, caret: int) -> int:
    """Return where the character number ``caret`` of a note stands in its broken text."""
    caret = min(max(caret, 0), len(text))
    return len(broken(text[:caret])) if len(text) > LONGEST_LINE else caret


def _utf16(text: str, characters: int) -> int:
    """Return how many of Qt's units the first ``characters`` take: a rare kanji or an emoji takes two."""
    return len(text[:characters].encode("utf-16-le", "surrogatepass")) // 2
