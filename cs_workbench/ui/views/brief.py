"""The brief of one account, beside a list or beside the note of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import Page, Section, Words, button, row

if TYPE_CHECKING:
    from cs_workbench.services.brief_words import BriefSection
    from cs_workbench.services.workbench import Workbench


@dataclass(frozen=True, slots=True)
class ShownBrief:
    """A brief ready to be shown, and as it is copied."""

    name: str
    sections: tuple[BriefSection, ...]
    markdown: str
    plain: str


def shown_brief(bench: Workbench, account_id: int) -> ShownBrief:
    """Return the brief of an account, said."""
    from cs_workbench.services.brief import account_brief
    from cs_workbench.services.brief_words import brief_markdown, brief_sections, brief_text

    brief = account_brief(bench, account_id)
    markdown, plain = brief_markdown(bench, brief), brief_text(bench, brief)
    return ShownBrief(brief.name, brief_sections(bench, brief), markdown, plain)


def brief_parts(brief: ShownBrief) -> list[QWidget]:
    """Return the sections of a brief as they stand on a page."""
    return [Section(s.heading, *(Words(line) for line in s.lines)) for s in brief.sections]


class BriefView(Page):
    """Shows a brief in the pane, and copies it."""

    copied = Signal(str)  # a sentence

    def __init__(self) -> None:
        super().__init__(say("brief", "Brief"), width=480)
        self.account_id: int | None = None
        self.shown: ShownBrief | None = None

    def show_brief(self, brief: ShownBrief) -> None:
        """Show ``brief``."""
        self.shown = brief
        markdown = button(say("brief", "Copy as Markdown"))
        markdown.clicked.connect(self._copy_markdown)
        plain = button(say("brief", "Copy as text"))
        plain.clicked.connect(self._copy_plain)
        self.fill(Words(brief.name, "title"), row(markdown, plain), *brief_parts(brief))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_plain()
        else:
            super().keyPressEvent(event)

    def _copy_plain(self) -> None:
        if self.shown is not None:
            self._copy(self.shown.plain)

    def _copy_markdown(self) -> None:
        if self.shown is not None:
            self._copy(self.shown.markdown)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(say("brief", "Brief copied. It is for us only."))
