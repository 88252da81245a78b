"""フェーズ Phases: who stands where and how they get on; what to watch, what to do, who does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
)

from cs_workbench.domain.journey import SPANS, USAGE
from cs_workbench.domain.nouns import CHANNELS
from cs_workbench.domain.rubric import DECISIONS
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.phase_words import (
    AS_IT_SAYS,
    COUNTED,
    OVERVIEW,
    RECORD,
    WATCH,
    border_text,
    by_rank,
    overview_lines,
    record_lines,
    watch_lines,
)
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.page_parts import VerbBar, page_head
from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.views.scoped import ScopedView
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import day_text, number_text, stored_day_text, word_text
from cs_workbench.ui.widgets.edit_cell import KEPT, EditDelegate

if TYPE_CHECKING:
    from cs_workbench.services.phase_page import Cell, PhasePage, StepRow

STEPS: Final = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
#: Headings of what the rubric asks, by field.
RATINGS: Final = {
    "needed": N_("phases", "Needed"),
    "human_value": N_("phases", "Worth of a person (0-3)"),
    "experience_loss": N_("phases", "Experience lost (0-3)"),
    "common": N_("phases", "Alike for all (0-3)"),
    "volume": N_("phases", "Times a month"),
    "minutes": N_("phases", "Minutes each"),
    "setup_hours": N_("phases", "Set-up hours"),
    "tool_cost": N_("phases", "Tool cost a month"),
    "difficulty": N_("phases", "Difficulty (1-3)"),
}
TABS: Final = {
    "watch": N_("phases", "Data to watch"),
    "grid": N_("phases", "Phase by usage"),
    "record": N_("phases", "Automate or human"),
}
#: The verbs under the lists.
BAR: Final = {
    "account.open": N_("phases", "List these accounts (Enter)"),
    "edit.cell": N_("phases", "Change (F2)"),
}
#: Columns that are written in place -> the step's field.
WATCH_FIELDS: Final = {1: "title", 2: "question", 4: "low", 5: "high", 7: "play", 8: "owner"}
RECORD_FIELDS: Final = {
    1: "title", 3: "decision", 4: "reason", 5: "review_on", 7: "outcome", 8: "channel",
    **dict(enumerate(RATINGS, len(RECORD))),
}  # fmt: skip
TEXT_WIDTH: Final = 170  # pixels of a column of sentences
STEP_WIDTH: Final = 170
DATA_WIDTH: Final = 240  # of the data, those that no source tells marked
FIRST_COUNT: Final = 3  # the column of the overview in which counts of progress begin


class DoorSheet(Sheet):
    """A sheet whose cells are doors; some may be written in place. Tells the key of the row and the column."""

    doorWanted = Signal(object, int)
    written = Signal(object, str, str)  # key, field, value

    def __init__(
        self,
        name: str,
        headings: Sequence[str],
        *,
        fields: Mapping[int, str] | None = None,
        choices: Mapping[int, Mapping[str, str]] | None = None,
        numbers: Sequence[int] = (),
        grow: int = 0,
    ) -> None:
        super().__init__(name, headings, numbers=numbers, grow=grow, leading=True)
        self._fields = fields or {}
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        if fields:
            self.setItemDelegate(EditDelegate(self, choices or {}, self._tell))

    def keep(self, row: int, column: int, value: str) -> None:
        """Remember what a cell is written from."""
        item = self.item(row, column)
        if item is not None:
            item.setData(KEPT, value)

    def change(self) -> None:
        """Write in the current cell, or in the next one to the right that can be written in."""
        columns = [column for column in sorted(self._fields) if column >= self.currentColumn()]
        if columns and self.currentRow() >= 0:
            self.setCurrentCell(self.currentRow(), columns[0])
            self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState and not self.hasFocus():
            return  # what an editor passed on ends its writing, and opens nothing
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.doorWanted.emit(self.key_at(self.currentRow()), self.currentColumn())
            return
        if event.key() in STEPS and not event.modifiers():
            event = QKeyEvent(event.type(), STEPS[Qt.Key(event.key())], event.modifiers())
        super().keyPressEvent(event)

    def _open_item(self, item: QTableWidgetItem) -> None:
        if item.column() in self._fields:
            self.change()
        else:
            self.doorWanted.emit(self.key_at(item.row()), item.column())

    def _tell(self, row: int, column: int, value: str) -> None:
        self.written.emit(self.key_at(row), self._fields[column], value)


class PhasesView(ScopedView):
    """Shows one CSM's accounts by phase, or the team's; says which list, and what was written of a step."""

    listWanted = Signal(str)  # a condition
    stepWritten = Signal(str, object)  # step, {field: value}

    def __init__(self) -> None:
        super().__init__()
        self._page: PhasePage | None = None
        self._span, self._motions = Words("", "muted", wrap=False), Words("", "small")
        counts = range(FIRST_COUNT, FIRST_COUNT + len(COUNTED))
        self.overview = DoorSheet(
            say("phases", "Accounts by phase"),
            [say("phases", text) for text in OVERVIEW],
            numbers=(1, 2, *counts),
        )
        owners = {
            name: word_text("step_owner", name)
            for name in ("csm", "sales", "onboarding", "support", "lead", "nobody")
        }
        self.watch = DoorSheet(
            say("phases", TABS["watch"]), [say("phases", text) for text in WATCH], fields=WATCH_FIELDS,
            choices={8: owners}, numbers=(4, 5, 6), grow=7,
        )  # fmt: skip
        usage = [word_text("usage_level", level) for level in (*USAGE, "")]
        self.grid = DoorSheet(say("phases", TABS["grid"]), [say("phases", "Phase"), *usage])
        for column in range(1, len(usage) + 1):
            self.grid.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.grid.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.record = self._record_sheet()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(say("phases", "Customer journey"))
        self.tabs.tabBar().setAccessibleName(say("phases", "Customer journey"))
        self.sheets = {"watch": self.watch, "grid": self.grid, "record": self.record}
        for name, sheet in self.sheets.items():
            sheet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            self.tabs.addTab(sheet, say("phases", TABS[name]))
        for column, width in ((1, STEP_WIDTH), (2, TEXT_WIDTH), (3, DATA_WIDTH)):
            self._narrow(self.watch, column, width)
        self.overview.doorWanted.connect(self._open_phase)
        self.watch.doorWanted.connect(self._open_step)
        self.record.doorWanted.connect(self._open_step)
        self.grid.doorWanted.connect(self._open_cell)
        for sheet in (self.watch, self.record):
            sheet.written.connect(self._write)
        inner = QVBoxLayout()
        inner.setContentsMargins(MARGIN, 0, MARGIN, 0)
        inner.setSpacing(GAP)
        inner.addWidget(self.overview)
        inner.addWidget(self._motions)
        inner.addWidget(self.tabs, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(page_head(say("phases", "Phases"), self._span, self.scope))
        layout.addLayout(inner, 1)
        bar = VerbBar({verb: say("phases", text) for verb, text in BAR.items()})
        bar.pressed.connect(self.follow)
        layout.addLayout(bar)

    def show_page(self, page: PhasePage, *, can_switch: bool) -> None:
        """Show ``page``; ``can_switch``: it is known who the person is."""
        self._page = page
        total = sum(row.accounts for row in page.rows)
        self._span.setText(say("phases", "%n account(s) as of {day}", total, day=day_text(page.as_of)))
        self.show_scope(page.owner, can_switch=can_switch)
        names = say("phases", ", ").join(
            say("phases", "{motion} {count}", motion=word_text("motion", name), count=number_text(count))
            for name, count in page.motions.items()
        )
        self._motions.setText(say("phases", "Motions: {motions}", motions=names))
        self.overview.fill(overview_lines(say, page), [row.phase for row in page.rows])
        self._show_watch(page)
        self._show_grid(page)
        self._show_record(by_rank(page))

    def follow(self, action: str) -> None:
        """Do what an action of the registry means here."""
        sheet = self._sheet()
        if action == "edit.cell":
            sheet.change()
        elif action == "account.open" and sheet.currentRow() >= 0:
            sheet.doorWanted.emit(sheet.key_at(sheet.currentRow()), sheet.currentColumn())

    def focus_list(self) -> None:
        """Give the keyboard to the overview."""
        self.overview.setFocus(Qt.FocusReason.OtherFocusReason)

    def holds_tabs(self) -> bool:
        """Return whether the keyboard is on the tabs."""
        return self.tabs.tabBar().hasFocus()

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        return {"tab": list(self.sheets)[self.tabs.currentIndex()], "row": self.overview.currentRow()}

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said; garbage is passed over."""
        if memory.get("tab") in self.sheets:
            self.tabs.setCurrentIndex(list(self.sheets).index(memory["tab"]))
        row = memory.get("row")
        if isinstance(row, int) and 0 <= row < self.overview.rowCount():
            self.overview.setCurrentCell(row, 0)

    # Inside

    def _record_sheet(self) -> DoorSheet:
        says: dict[str, str] = {"": say("phases", AS_IT_SAYS)}
        says |= {name: word_text("decision", name) for name in DECISIONS}
        yes_no = {"yes": word_text("yes_no", "1"), "no": word_text("yes_no", "0")}
        headings = [say("phases", text) for text in (*RECORD, *RATINGS.values())]
        numbers = (0, 9, 10, *(column for column, field in RECORD_FIELDS.items() if field in SPANS))
        channels = {name: word_text("channel", name) for name in CHANNELS}
        sheet = DoorSheet(
            say("phases", TABS["record"]), headings, fields=RECORD_FIELDS, numbers=numbers, grow=4,
            choices={3: says, 8: channels, len(RECORD): yes_no},
        )  # fmt: skip
        for column in (4, 7):
            self._narrow(sheet, column, TEXT_WIDTH)
        return sheet

    @staticmethod
    def _narrow(sheet: DoorSheet, column: int, width: int) -> None:
        sheet.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        sheet.setColumnWidth(column, pixels(width))

    def _sheet(self) -> DoorSheet:
        """Return the list that has the keyboard; without it the one of the tab."""
        return (
            self.overview
            if self.overview.hasFocus()
            else list(self.sheets.values())[self.tabs.currentIndex()]
        )

    def _show_watch(self, page: PhasePage) -> None:
        lines = watch_lines(say, page)
        by_id = {row.step.id: row for row in page.steps}
        keys = [row.step.id for row in sorted(page.steps, key=_place)]
        self.watch.fill(lines, keys)
        for line, key in enumerate(keys):
            row = by_id[key]
            texts = (
                row.title,
                row.question,
                border_text(row.step.low),
                border_text(row.step.high),
                row.play,
                row.step.owner,
            )
            for column, text in zip(WATCH_FIELDS, texts, strict=True):
                self.watch.keep(line, column, text)

    def _show_grid(self, page: PhasePage) -> None:
        cells: dict[str, list[Cell]] = {}
        for cell in page.cells:
            cells.setdefault(cell.phase, []).append(cell)
        lines = [
            [
                word_text("phase", phase),
                *(
                    say("phases", "{count}: {action}", count=number_text(c.accounts), action=c.text)
                    if c.text
                    else number_text(c.accounts)
                    for c in of
                ),
            ]
            for phase, of in cells.items()
        ]
        self.grid.fill(lines, list(cells))

    def _show_record(self, rows: Sequence[StepRow]) -> None:
        lines = record_lines(say, rows, stored_day_text)
        kept = []
        for line, row in zip(lines, rows, strict=True):
            rubric = row.step.rubric
            told = [f"{getattr(rubric, name):g}" for name in SPANS]
            line += [word_text("yes_no", "1" if rubric.needed else "0"), *told]
            kept.append(
                [
                    row.title, row.step.decision, row.step.reason, row.step.review_on, row.outcome, row.step.channel,
                    "yes" if rubric.needed else "no", *told,
                ]
            )  # fmt: skip
        self.record.fill(lines, [row.step.id for row in rows])
        for place, values in enumerate(kept):
            for column, value in zip(RECORD_FIELDS, values, strict=True):
                self.record.keep(place, column, value)

    def _open_phase(self, phase: object, column: int) -> None:
        row = next((row for row in self._page.rows if row.phase == phase), None) if self._page else None
        if row is not None:
            name = COUNTED[column - FIRST_COUNT] if column >= FIRST_COUNT else "all"
            self.listWanted.emit(row.conditions[name])

    def _open_step(self, step: object, _column: int) -> None:
        row = next((row for row in self._page.steps if row.step.id == step), None) if self._page else None
        if row is not None and row.condition:
            self.listWanted.emit(row.condition)

    def _open_cell(self, phase: object, column: int) -> None:
        level = (*USAGE, "")[max(column - 1, 0)]
        cells = self._page.cells if self._page else ()
        cell = next((c for c in cells if c.phase == phase and c.usage == level), None)
        if cell is not None:
            self.listWanted.emit(cell.condition)

    def _write(self, step: object, field: str, value: str) -> None:
        self.stepWritten.emit(str(step), {field: value})


def _place(row: StepRow) -> int:
    from cs_workbench.domain.journey import PLACES

    return PLACES.index(row.step.place)
