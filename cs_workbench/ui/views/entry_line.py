"""The line on which a to-do is typed in one go; what was read of it stands below, before Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import MARGIN, Words
from cs_workbench.ui.views.wording import weekday_text, word_text
from cs_workbench.ui.widgets.fields import LineEdit, ending_key

if TYPE_CHECKING:
    from cs_workbench.services.quick_entry import Candidate, LineRead

LONGEST: Final = 500
BETWEEN: Final = "  ·  "


class EntryLine(QWidget):
    """Says `typed` when the text rests, `written` on Enter; `show_read` brings what the services made of it.

    Up and Down choose among the accounts that fit, Tab writes the chosen one's name out. Esc says `left`; the text
    stays.
    """

    typed = Signal(str)
    written = Signal(str, object)  # the line, and the account chosen: an id, or None
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._read: LineRead | None = None
        self._chosen = 0
        self.line = LineEdit(say("entry", "Add a to-do"))
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(say("entry", "Add a to-do: next tue 3pm Aldgrove call (Q or Ctrl+T)"))
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.line.settled.connect(self._settled)
        self.line.upPressed.connect(self._up)
        self.line.downPressed.connect(self._down)
        self.said = Words("", "small")
        self.said.setAccessibleName(say("entry", "What was read"))
        self.said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 6)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self.said)

    def open(self) -> None:
        """Take the keyboard; what was typed before is selected."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_read(self, read: LineRead) -> None:
        """Show what was read, unless the line has changed since."""
        if read.typed != self.line.text().strip():
            return
        self._read, self._chosen = read, 0
        self._tell()

    def taken(self) -> None:
        """The line became a to-do: empty it."""
        self._read = None
        self.line.clear()
        self.said.hide()

    def chosen(self) -> Candidate | None:
        """Return the account meant, where the line as it stands was read and names one."""
        read = self._read
        if read is None or not read.candidates or read.typed != self.line.text().strip():
            return None
        return read.candidates[self._chosen]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = ending_key(watched, event)
        if key == Qt.Key.Key_Return:
            text, chosen = self.line.text().strip(), self.chosen()
            if text:
                self.written.emit(text, None if chosen is None else chosen.account_id)
            return True
        if key == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        if self._is_tab(event) and self._write_name_out():
            return True
        return super().eventFilter(watched, event)

    def _is_tab(self, event: QEvent) -> bool:
        is_press = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        return is_press and event.key() == Qt.Key.Key_Tab and not self.line.is_composing  # type: ignore[attr-defined]

    def _settled(self, text: str) -> None:
        if text.strip():
            self.typed.emit(text.strip())
        else:
            self._read = None
            self.said.hide()

    def _up(self) -> None:
        self._choose(-1)

    def _down(self) -> None:
        self._choose(1)

    def _choose(self, step: int) -> None:
        if self._read is not None and self._read.candidates:
            self._chosen = (self._chosen + step) % len(self._read.candidates)
            self._tell()

    def _write_name_out(self) -> bool:
        chosen, read = self.chosen(), self._read
        if chosen is None or read is None or read.entry.account == chosen.name:
            return False
        part = next((part for part in read.entry.parts if part.what == "account"), None)
        line = " ".join(read.typed.split())
        if part is None:
            return False
        self.line.setText(f"{line[: part.start]}{chosen.name}{line[part.end :]}")
        self.line.settle_now()
        return True

    def _tell(self) -> None:
        read = self._read
        if read is None:
            return
        entry, parts = read.entry, []
        if entry.is_urgent:
            parts.append(say("entry", "Urgent"))
        parts.append(weekday_text(entry.day) if entry.day else say("entry", "no day"))
        if entry.at is not None:
            parts.append(entry.at.strftime("%H:%M"))
        if entry.kind != "task":
            parts.append(word_text("todo", entry.kind))
        if entry.channel:
            parts.append(word_text("channel", entry.channel))
        parts.append(self._account_text(read))
        if entry.text:
            parts.append(say("entry", "“{what}”", what=entry.text))
        self.said.setText(BETWEEN.join(parts))
        self.said.show()

    def _account_text(self, read: LineRead) -> str:
        if read.candidates:
            name = read.candidates[self._chosen].name
            if read.total == 1:
                return name
            return say(
                "entry", "{name} ({place} of {count}, ↑↓ choose, Tab completes)",
                name=name, place=self._chosen + 1, count=read.total,
            )  # fmt: skip
        if read.entry.account:
            return say("entry", "no account called {name}", name=read.entry.account)
        return say("entry", "no account")
