"""Parts of the plan: goals with their progress, renewals, outcomes, and the hand-over sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QProgressBar, QWidget

from cs_workbench.ui.actions import list_action
from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import GAP, Section, Words, button, column, row
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import day_text, number_text, word_text

if TYPE_CHECKING:
    from cs_workbench.services.goals import GoalRow
    from cs_workbench.services.handovers import HandoverRow
    from cs_workbench.services.outcomes import OutcomeRow
    from cs_workbench.services.renewals import RenewalRow
    from cs_workbench.services.review_rows import ReviewRow

PROGRESS: Final = 4  # the goals' column with the bar
BAR_WIDTH: Final = 64


class RecordSheet(Sheet):
    """Rows that a form opens on: Enter changes one, Delete takes it away. Keys are uids."""

    removeWanted = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.removeWanted.emit(self.key_at(self.currentRow()))
            return
        super().keyPressEvent(event)


class GoalSheet(RecordSheet):
    """Goals with a bar each that says number and word."""

    checkWanted = Signal(object)  # uid

    def __init__(self) -> None:
        super().__init__(
            say("account", "Goals"),
            [
                say("account", "Goal"),
                say("account", "Start"),
                say("account", "Target"),
                say("account", "Now"),
                say("account", "Progress"),
                say("account", "Due"),
                say("account", "Last check"),
                say("account", "Owner"),
            ],
            numbers=(1, 2, 3),
        )
        self.horizontalHeader().setSectionResizeMode(PROGRESS, QHeaderView.ResizeMode.Fixed)

    def show_goals(self, goals: tuple[GoalRow, ...]) -> None:
        """Show the goals, those due first at the top."""
        self.fill([_goal(goal) for goal in goals], [goal.uid for goal in goals])
        width = 0
        for number, goal in enumerate(goals):
            cell = progress_cell(goal)
            self.setCellWidget(number, PROGRESS, cell)
            width = max(width, cell.minimumWidth())
        self.setColumnWidth(PROGRESS, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if list_action(self, event) == "account.check" and self.currentRow() >= 0:
            self.checkWanted.emit(self.key_at(self.currentRow()))
            return
        super().keyPressEvent(event)


def progress_text(goal: GoalRow) -> str:
    """Return a goal's progress as number and word."""
    state = word_text("goal_state", goal.state)
    if goal.progress is None:
        return state
    return say("account", "{percent} % · {state}", percent=round(goal.progress * 100), state=state)


def progress_cell(goal: GoalRow) -> QWidget:
    """Return a goal's bar with its number and word beside it."""
    cell = QWidget()
    inside = row(_bar(goal), Words(progress_text(goal), wrap=False))
    inside.setContentsMargins(GAP // 2, 0, GAP, 0)
    cell.setLayout(inside)
    cell.setMinimumWidth(cell.sizeHint().width())
    return cell


def _bar(goal: GoalRow) -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, 100)
    bar.setValue(round((goal.progress or 0.0) * 100))
    bar.setTextVisible(False)
    bar.setFixedWidth(BAR_WIDTH)
    bar.setAccessibleName(say("account", "Progress of {name}", name=goal.name))
    bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return bar


def _goal(goal: GoalRow) -> list[str]:
    def value(number: float | None) -> str:
        return f"{number_text(number)} {goal.unit}".strip() if number is not None else ""

    name = f"{goal.name} ({goal.measure})" if goal.measure else goal.name
    if not goal.shareable:
        name = say("account", "{name} · internal", name=name)
    last = goal.checks[-1] if goal.checks else None
    return [
        name, value(goal.start), value(goal.target), value(goal.actual), " ", day_text(goal.due_on),
        f"{day_text(last.checked_on)} {last.note}".strip() if last else "", goal.owner,
    ]  # fmt: skip


def renewal_sheet() -> RecordSheet:
    """Return the sheet of an account's renewals and expansions."""
    return RecordSheet(
        say("account", "Renewals and expansions"),
        [
            say("account", "Kind"),
            say("account", "Deadline"),
            say("account", "Days"),
            say("account", "Amount"),
            say("account", "Stage"),
            say("account", "Next step"),
            say("account", "Who decides"),
            say("account", "State"),
        ],
        numbers=(2, 3),
        grow=5,
    )


def renewal_cells(row: RenewalRow) -> list[str]:
    """Return the cells of `renewal_sheet`."""
    kind = word_text("renewal_kind", row.kind)
    return [
        f"{kind}: {row.product}" if row.product else kind, day_text(row.deadline),
        "" if row.days_left is None else str(row.days_left), row.amount.short() if row.amount else "",
        word_text("renewal_stage", row.stage), row.next_step, row.decides,
        word_text("renewal_state", row.state or None),
    ]  # fmt: skip


def review_sheet() -> RecordSheet:
    """Return the sheet of an account's business reviews."""
    headings = (
        say("review", "Kind"), say("review", "Period"), say("review", "State"), say("review", "Meeting"),
        say("review", "Numbers of"),
    )  # fmt: skip
    return RecordSheet(say("review", "Reviews"), headings, grow=1)


def review_cells(row: ReviewRow) -> list[str]:
    """Return the cells of `review_sheet`."""
    return [
        word_text("review_kind", row.kind),
        say("review", "{first} to {last}", first=day_text(row.from_on), last=day_text(row.to_on)),
        word_text("review_state", row.state), day_text(row.held_on or row.meeting_on), day_text(row.as_of),
    ]  # fmt: skip


def outcome_sheet() -> RecordSheet:
    """Return the sheet of what became of the contract."""
    return RecordSheet(
        say("account", "Outcomes"),
        [
            say("account", "Day"),
            say("account", "Outcome"),
            say("account", "Amount"),
            say("account", "Reasons"),
            say("account", "Comment"),
        ],
        numbers=(2,),
        grow=4,
    )


def outcome_cells(row: OutcomeRow) -> list[str]:
    """Return the cells of `outcome_sheet`."""
    reasons = say("formats", ", ").join(word_text("outcome_reason", reason) for reason in row.reasons)
    amount = row.amount.short() if row.amount else ""
    return [day_text(row.happened_on), word_text("outcome", row.kind), amount, reasons, row.comment]


class HandoverPart(QWidget):
    """The newest hand-over sheet of an account: what stands in each field and where it is from."""

    newWanted = Signal()
    acceptWanted = Signal(object)  # uid
    exportWanted = Signal(object)
    fieldWanted = Signal(object)  # (uid, field)
    removeWanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._uid = ""
        self._head = Words("", "muted")
        self.fields = RecordSheet(
            say("account", "Hand-over sheet"),
            [say("account", "Field"), say("account", "What is known"), say("account", "Where it is from")],
            grow=1,
        )
        self.new = button(say("account", "New hand-over sheet (Y)"))
        self.accept = button(say("account", "Accept the hand-over"))
        self.export = button(say("account", "Export the sheet…"))
        self.new.clicked.connect(self.newWanted)
        self.accept.clicked.connect(self._accept)
        self.export.clicked.connect(self._export)
        self.fields.chosen.connect(self.fieldWanted)
        self.fields.removeWanted.connect(self._remove)
        buttons = row(self.new, self.accept, self.export)
        section = Section(say("account", "Hand-over sheet"), self._head, self.fields, buttons)
        self.setLayout(column(section, gap=GAP))

    def show_sheet(self, sheet: HandoverRow | None) -> None:
        """Show the sheet; None: say that there is none."""
        self._uid = sheet.uid if sheet else ""
        is_open = sheet is not None and sheet.state != "accepted"
        self.fields.setVisible(sheet is not None)
        self.accept.setVisible(is_open)
        self.export.setVisible(sheet is not None)
        self.new.setVisible(not is_open)
        if sheet is None:
            self._head.setText(
                say("account", "There is no hand-over sheet. A new one is filled from what is known.")
            )
            return
        gap = say("account", "Not known yet: a task asks for it")
        self._head.setText(_head_of(sheet))
        self.fields.fill(
            [
                [
                    word_text("handover_field", field.id),
                    field.text or gap,
                    word_text("handover_from", field.origin) if field.origin else "",
                ]
                for field in sheet.fields
            ],
            [(sheet.uid, field.id) for field in sheet.fields],
        )

    def _accept(self) -> None:
        self.acceptWanted.emit(self._uid)

    def _export(self) -> None:
        self.exportWanted.emit(self._uid)

    def _remove(self, _key: object) -> None:
        self.removeWanted.emit(self._uid)


def _head_of(sheet: HandoverRow) -> str:
    parts = [word_text("occasion", sheet.occasion), word_text("handover_state", sheet.state)]
    if sheet.from_owner or sheet.to_owner:
        parts.append(f"{sheet.from_owner or '–'} → {sheet.to_owner or '–'}")
    if sheet.gaps and sheet.state != "accepted":
        parts.append(say("account", "%n field(s) not known yet", sheet.gaps))
    return "  ·  ".join(parts)
