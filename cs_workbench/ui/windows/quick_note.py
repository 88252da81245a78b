"""The quick note: a small window for a thought in between, about the account that was in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCompleter, QListView, QVBoxLayout, QWidget

from cs_workbench.kernel.text import fold
from cs_workbench.ui.text import say
from cs_workbench.ui.views.note_pane import NotePane
from cs_workbench.ui.views.parts import GAP, MARGIN
from cs_workbench.ui.widgets.fields import LineEdit, mark_wrong
from cs_workbench.ui.windows.note_desk import NoteDesk

if TYPE_CHECKING:
    from cs_workbench.services.drafts import DraftText
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk

SIZE: Final = (680, 440)
LOWEST: Final = 120


def account_names(bench: Workbench) -> list[tuple[int, str]]:
    """Return (id, name) of every account."""
    from cs_workbench.services.book import load_book

    book = load_book(bench)
    return [(int(book.account_id[row]), str(book["name"].at(row) or "")) for row in range(len(book))]


class QuickNoteWindow(QWidget):
    """A line for the account, and a note. Closing it keeps the draft."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(say("note", "Quick note"))
        self.account = LineEdit(say("note", "Account"))
        self.account.setPlaceholderText(say("note", "About which account?"))
        names = QListView()
        names.setAccessibleName(say("note", "Account"))
        completer = QCompleter(self)
        completer.setModel(QStringListModel(completer))
        completer.setPopup(names)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.account.setCompleter(completer)
        self.pane = NotePane(lowest=LOWEST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        layout.addWidget(self.account)
        layout.addWidget(self.pane, 1)
        self.resize(*SIZE)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def show_names(self, names: list[str]) -> None:
        """Offer the names of accounts."""
        model = self.account.completer().model()
        if isinstance(model, QStringListModel):
            model.setStringList(names)


class QuickNote(QObject):
    """Opens the window; made at the first time it is wanted."""

    def __init__(self, parent_window: QWidget, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.window = QuickNoteWindow(parent_window)
        self.notes = NoteDesk(self.window.pane, desk, self)
        self._desk = desk
        self._accounts: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self.window.account.settled.connect(self._choose)
        self.window.pane.leaveWanted.connect(self.window.close)
        self.window.closed.connect(self.notes.leave)
        self.notes.accountMissing.connect(self._ask_account)
        self.notes.finished.connect(self._finished)

    def open(self, account_id: int | None, draft: DraftText | None = None) -> None:
        """Show the window for a note about ``account_id``; what was half written there is still there."""
        if draft is not None or not self.window.pane.editor.text().strip():
            self.notes.open_account(account_id, draft)
            self._desk.ask("quick note accounts", account_names, self._offer)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.pane.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stop(self) -> None:
        """The window goes."""
        self.notes.stop()
        self.window.hide()

    def _offer(self, accounts: list[tuple[int, str]]) -> None:
        self._names = dict(accounts)
        self._accounts = {fold(name): id_ for id_, name in accounts}
        self.window.show_names([name for _id, name in accounts])
        guess = self._names.get(self.notes.account_id or 0, "")
        if not self.window.account.text():
            self.window.account.setText(guess)

    def _choose(self, text: str) -> None:
        found = self._accounts.get(fold(text.strip()))
        mark_wrong(self.window.account, wrong=bool(text.strip()) and found is None)
        if found != self.notes.account_id and self._accounts:
            self.notes.move_to(found)

    def _ask_account(self) -> None:
        self.window.pane.tell(say("note", "Choose the account first. The draft is kept."))
        self.window.account.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finished(self, _note: object) -> None:
        self.window.account.clear()
        self.window.close()
