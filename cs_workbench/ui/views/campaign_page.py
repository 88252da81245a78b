"""A campaign while it is written: who gets it, what it says, what goes with it, what was found; beside it the mail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import moment_text, say, shown, value_word
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.campaign_audience import AudiencePart
from cs_workbench.ui.views.campaign_check import MENDED, CheckPart
from cs_workbench.ui.views.campaign_extras import ExtrasPart
from cs_workbench.ui.views.campaign_preview import PreviewPart
from cs_workbench.ui.views.campaign_send import SendLine
from cs_workbench.ui.views.campaign_text import TextPart
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from cs_workbench.services.outreach_page import Chosen
    from cs_workbench.services.outreach_reading import Text
    from cs_workbench.services.outreach_rows import CampaignRow

PARTS: Final = {
    "audience": N_("campaign", "Recipients (Alt+1)"),
    "text": N_("campaign", "Text (Alt+2)"),
    "extras": N_("campaign", "Invitation, files (Alt+3)"),
    "check": N_("campaign", "Check, plan (Alt+4)"),
}
#: Verb -> what its button says, and the states in which it is offered.
VERBS: Final = {
    "outreach.check": (N_("campaign", "Check (Ctrl+F7)"), ("draft", "checked")),
    "outreach.test": (N_("campaign", "Test to me… (Ctrl+F8)"), ("draft", "checked")),
    "outreach.send": (N_("campaign", "Send… (Ctrl+F9)"), ("draft", "checked")),
}
WIDTHS: Final = (610, 450)
LONGEST_TITLE: Final = 200


class CampaignPage(QWidget):
    """Shows one campaign; says what is wanted of it. What is typed stays in its field until another is shown."""

    verbWanted = Signal(str)  # one of `VERBS`
    titleEdited = Signal(str)
    fieldLeft = Signal()
    lineLooked = Signal()  # another recipient is looked at

    def __init__(self, today: date) -> None:
        super().__init__()
        self.found: Chosen | None = None
        self.title = LineEdit(say("campaign", "Title of the campaign"))
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.textEdited.connect(self.titleEdited)
        self.title.editingFinished.connect(self.fieldLeft)
        self.saved = Words("", "small", wrap=False)
        self._buttons = {verb: button(say("campaign", text)) for verb, (text, _states) in VERBS.items()}
        self.banner = Words("", "strong")
        self.banner.setProperty("banner", True)
        self.banner.setContentsMargins(MARGIN, GAP // 2, MARGIN, GAP // 2)
        self.banner.hide()
        self.audience, self.text = AudiencePart(), TextPart()
        self.extras, self.check = ExtrasPart(today), CheckPart()
        self.parts: dict[str, QWidget] = {
            "audience": self.audience, "text": self.text, "extras": self.extras, "check": self.check,
        }  # fmt: skip
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for part_of_tabs in (self.tabs, self.tabs.tabBar()):
            part_of_tabs.setAccessibleName(say("campaign", "Parts of the campaign"))
        for name, part in self.parts.items():
            self.tabs.addTab(part, say("campaign", PARTS[name]))
        self.preview, self.sending = PreviewPart(), SendLine(today)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        for side in (self.tabs, self.preview):
            self.split.addWidget(side)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes([pixels(width) for width in WIDTHS])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self.banner)
        layout.addWidget(self.split, 1)
        layout.addWidget(self.sending)
        self.audience.lineChanged.connect(self._line_changed)
        self.audience.table.chosen.connect(self.preview.text.setFocus)
        self.preview.stepWanted.connect(self.audience.table.step)
        self.check.findingWanted.connect(self._open_finding)
        self.sending.left.connect(self.focus_part)
        for part in (self.text, self.extras, self.check, self.preview.own):
            part.fieldLeft.connect(self.fieldLeft)

    @property
    def row(self) -> CampaignRow | None:
        """The campaign that is shown."""
        return None if self.found is None else self.found.row

    @property
    def is_composing(self) -> bool:
        """Whether the input method converts in one of the fields."""
        parts = (self.title, self.text, self.check, self.preview.own)
        return any(part.is_composing for part in parts)

    def show_chosen(self, found: Chosen, letters: Mapping[str, Text], lines: Mapping[str, Any]) -> None:
        """Show ``found``. ``letters`` (language -> text), ``lines`` (field -> what stands there): typed, not stored."""
        anew = self.found is None or self.found.row.uid != found.row.uid
        self.found, row = found, found.row
        if anew:
            self.sending.hide()
            self.audience.reason.hide()
            self.preview.own.hide()
            self.preview.line = None
        title = str(lines.get("title", row.title))
        if (anew or self.title.text().strip() != title.strip()) and not self.title.is_composing:
            self.title.setText(title)
            self.title.setCursorPosition(0)
        self.title.setReadOnly(not row.is_open)
        for verb, (_text, states) in VERBS.items():
            self._buttons[verb].setVisible(row.state in states)
        self._show_banner(row)
        self.text.show_chosen(found, letters, lines, anew=anew)
        self.extras.show_chosen(found, anew=anew)
        self.check.show_chosen(found, lines, anew=anew)
        self.audience.show_chosen(found, anew=anew)
        self._line_changed(self.audience.table.line())

    def go_to(self, part: str, field: str = "") -> None:
        """Show a part, the keyboard in it."""
        self.tabs.setCurrentWidget(self.parts[part])
        if part == "text":
            self.text.go_to(field or "body")
        else:
            self.focus_part()

    def focus_part(self) -> None:
        """Give the keyboard to the part that is shown."""
        part = self.tabs.currentWidget()
        if part is self.text:
            self.text.go_to("body")
        elif isinstance(part, (AudiencePart, ExtrasPart, CheckPart)):
            part.focus_first()

    def step(self, by: int) -> None:
        """Look at the next mail, or the one before."""
        self.audience.table.step(by)

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        part = next(name for name, one in self.parts.items() if one is self.tabs.currentWidget())
        return {"part": part, "split": self.split.sizes()}

    def remember(self, memory: Mapping[str, Any]) -> None:
        """Come back to what `memory` said; garbage is passed over."""
        part, sizes = memory.get("part"), memory.get("split")
        if part in self.parts:
            self.tabs.setCurrentWidget(self.parts[part])
        if (
            isinstance(sizes, list)
            and len(sizes) == len(WIDTHS)
            and all(isinstance(s, int) and s > 0 for s in sizes)
        ):
            self.split.setSizes(sizes)

    # Inside

    def _head(self) -> QHBoxLayout:
        verbs = Flow(gap=4)
        for verb, made in self._buttons.items():
            made.clicked.connect(lambda _=False, verb=verb: self.verbWanted.emit(verb))
            verbs.addWidget(made)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, GAP, MARGIN, GAP // 2)
        head.setSpacing(GAP)
        head.addWidget(self.title, 2)
        head.addLayout(verbs, 3)
        head.addWidget(self.saved)
        return head

    def _show_banner(self, row: CampaignRow) -> None:
        self.banner.setVisible(not row.is_open)
        if row.is_open:
            return
        if row.state == "scheduled" and row.start_at is not None:
            told = say(
                "campaign",
                "Frozen: it leaves from {when}. Until the first mail has left, Ctrl+Z or Shift+F4 makes it a draft "
                "again.",
                when=moment_text(row.start_at.astimezone()),
            )
        else:
            told = say(
                "campaign",
                "{state}: who gets what stays as it was frozen.",
                state=value_word("campaign_state", row.state),
            )
        self.banner.setText(told)

    def _line_changed(self, line: object) -> None:
        if self.found is None:
            return
        shown_line = self.audience.table.line() if line is not None else None
        self.preview.show_line(shown_line, self.found)
        self.extras.show_account(shown(shown_line.account) if shown_line is not None else "")
        self.lineLooked.emit()

    def _open_finding(self, kind: str, uids: tuple[str, ...], text: str) -> None:
        """Lead to what a finding is about: those recipients, or where it is mended."""
        if kind in MENDED:
            part, field = MENDED[kind]
            if uids:
                self.audience.show_only(uids, text)
            self.go_to(part, field)
            return
        self.tabs.setCurrentWidget(self.audience)
        self.audience.show_only(("without",) if kind == "without" else uids, text)
