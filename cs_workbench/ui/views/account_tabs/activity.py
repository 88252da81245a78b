"""履歴 Activity: a line to write on, and everything said and done, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import Page, Section, Words
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import moment_text, word_text
from cs_workbench.ui.widgets.fields import LineEdit

if TYPE_CHECKING:
    from cs_workbench.services.account import AccountPage, TimelineRow


class ActivityTab(Page):
    """The timeline. What is half written survives every refresh."""

    noteWritten = Signal(str)

    def __init__(self) -> None:
        super().__init__(say("account", "Activity"), width=980)
        self.line = LineEdit(say("account", "New note"))
        self.line.setPlaceholderText(say("account", "Write a note. Enter saves it."))
        self.line.returnPressed.connect(self._write)
        self.timeline = Sheet(
            say("account", "Activity"),
            [
                say("account", "When"),
                say("account", "What"),
                say("account", "Text"),
                say("account", "Minutes"),
                say("account", "Who"),
            ],
            numbers=(3,),
            grow=2,
            most=24,
        )
        self._empty = Words(
            say("account", "Nothing has happened here yet. Notes, touches and tickets appear as they come."),
            "muted",
        )
        self.fill(self.line, self._empty, Section(say("account", "Newest first"), self.timeline))

    def show_page(self, page: AccountPage) -> None:
        """Show the timeline of ``page``."""
        self.timeline.fill(
            [
                [
                    moment_text(entry.at),
                    _what(entry),
                    entry.text,
                    "" if entry.minutes is None else str(entry.minutes),
                    entry.who or "",
                ]
                for entry in page.timeline
            ],
            [(entry.kind, entry.id) for entry in page.timeline],
        )
        self._empty.setVisible(not page.timeline)

    def go_to(self, kind: str, row: int) -> None:
        """Make the timeline's row of this kind and id the current one, and show it."""
        sheet = self.timeline
        line = next((n for n in range(sheet.rowCount()) if sheet.key_at(n) == (kind, row)), None)
        if line is not None:
            sheet.setCurrentCell(line, 0)
            self.ensureWidgetVisible(sheet)
            sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self) -> None:
        text = self.line.text().strip()
        if text:
            self.line.clear()
            self.noteWritten.emit(text)


def _what(entry: TimelineRow) -> str:
    return word_text("channel" if entry.channel else "timeline", entry.channel or entry.kind)
