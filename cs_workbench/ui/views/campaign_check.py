"""What is asked and found before a campaign goes: three questions, findings as doors, hours, how long it will take."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.services.outreach import LATE
from cs_workbench.services.outreach_check import FINDINGS, Finding, findings_of
from cs_workbench.services.outreach_rows import QUESTIONS
from cs_workbench.ui.text import moment_text, number_text, say, value_word
from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import day_text
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from cs_workbench.services.outreach_page import Chosen, SendPlan

EVIDENCE: Final = "evidence"
#: Field -> the question, and what an answer looks like.
ASKED: Final = {
    "which_view": (N_("campaign", "Which view is this?"), N_("campaign", "Such as: my accounts in adoption")),
    "why_these": (
        N_("campaign", "Why these people?"),
        N_("campaign", "Such as: half of them have not used approvals yet"),
    ),
    EVIDENCE: (N_("campaign", "What shows it?"), N_("campaign", "Numbers, notes, tickets")),
    "as_sequence": (
        N_("campaign", "Should it be a sequence?"),
        N_("campaign", "Such as: no, once; or yes, thirty days after the start"),
    ),
}
LATE_WORDS: Final = {
    "ask": N_("campaign", "ask me first"),
    "send": N_("campaign", "send it then"),
    "skip": N_("campaign", "do not send it"),
}
WEEKDAYS: Final = (
    N_("campaign", "Mon"), N_("campaign", "Tue"), N_("campaign", "Wed"), N_("campaign", "Thu"), N_("campaign", "Fri"),
)  # fmt: skip
FIRST, LAST = QTime(9, 0), QTime(18, 0)
#: What stops, what is held back, what is odd.
GROUPS: Final = {
    "stops": N_("campaign", "■ Stops"), "held": N_("campaign", "◆ Held back"), "odd": N_("campaign", "▲ Odd"),
}  # fmt: skip
#: Of a finding -> where it is mended: part of the page, field.
MENDED: Final = {
    "no_template": ("text", "body"), "no_mailbox": ("text", "mailbox"), "questions": ("check", "question"),
    "no_language": ("text", "language"), "broken": ("text", "body"), "no_subject": ("text", "subject"),
    "internal": ("text", "body"), "other_customer": ("text", "body"), "nobody": ("audience", ""),
    "wrong_file": ("extras", ""), "named_file": ("extras", ""), "too_large": ("extras", ""), "gone": ("audience", ""),
}  # fmt: skip


#: Findings that say why mails are held back -> the reason that the recipients bear.
HELD: Final = {"duplicates": "duplicate", "empty_field": "missing_field"}
MOST_MINUTES: Final = 120  # a longer time is told in hours


class CheckPart(QWidget):
    """Shows the answers, what was found, and the plan; says which finding is opened."""

    lineEdited = Signal(str, object)
    chosen = Signal(dict)
    findingWanted = Signal(str, tuple, str)  # its kind (of `FINDINGS` or a reason), uids, what it says
    fieldLeft = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: Chosen | None = None
        self._doors: list[tuple[str, tuple[str, ...], str]] = []
        self.answers = {name: LineEdit(say("campaign", text)) for name, (text, _hint) in ASKED.items()}
        form = QFormLayout()
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(4)
        for name, (text, hint) in ASKED.items():
            field = self.answers[name]
            field.setPlaceholderText(say("campaign", hint))
            form.addRow(Words(say("campaign", text), "small", wrap=False), field)
        self.state = Words("", "strong")
        self.table = Sheet(
            say("campaign", "What was found"),
            [say("campaign", "Kind"), say("campaign", "How many"), say("campaign", "What it is")],
            numbers=(1,), grow=2, most=9, leading=True,
        )  # fmt: skip
        self.table.chosen.connect(self._open)
        self.hours = QCheckBox(say("campaign", "Only on business days, from"))
        self.first, self.last = _clock(say("campaign", "From")), _clock(say("campaign", "until"))
        self.days = [QCheckBox(say("campaign", text)) for text in WEEKDAYS]
        self.late = QComboBox()
        self.late.setAccessibleName(say("campaign", "If this computer was off at its hour"))
        for way in LATE:
            self.late.addItem(say("campaign", LATE_WORDS[way]), way)
        self.plan = Words("")
        when = Flow(gap=GAP)
        for part in (self.hours, self.first, Words("–", wrap=False), self.last):
            when.addWidget(part)
        days = Flow(gap=GAP)
        for box in self.days:
            days.addWidget(box)
        late = QHBoxLayout()
        late.setSpacing(GAP)
        late.addWidget(Words(say("campaign", "If this computer was off at its hour:"), "small", wrap=False))
        late.addWidget(self.late)
        late.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, GAP, GAP, GAP)
        layout.setSpacing(GAP)
        layout.addLayout(form)
        layout.addWidget(self.state)
        layout.addWidget(self.table)
        layout.addWidget(Words(say("campaign", "When it leaves"), "heading"))
        layout.addLayout(when)
        layout.addLayout(days)
        layout.addLayout(late)
        layout.addWidget(self.plan)
        layout.addStretch(1)
        for name, field in self.answers.items():
            field.textEdited.connect(lambda text, name=name: self.lineEdited.emit(name, text))
            field.installEventFilter(self)
        self.hours.clicked.connect(self._hours_changed)
        for box in self.days:
            box.clicked.connect(self._hours_changed)
        for clock in (self.first, self.last):
            clock.editingFinished.connect(self._hours_changed)
        self.late.activated.connect(lambda _: self.chosen.emit({"late": self.late.currentData()}))

    @property
    def is_composing(self) -> bool:
        """Whether the input method converts in one of the answers."""
        return any(field.is_composing for field in self.answers.values())

    def show_chosen(self, found: Chosen, lines: Mapping[str, Any], *, anew: bool) -> None:
        """Show answers, findings and hours; what is typed and not stored (``lines``) stays as it is typed."""
        row, self._found = found.row, found
        stored = {**row.questions, EVIDENCE: row.evidence}
        for name, field in self.answers.items():
            text = str(lines.get(name, stored[name]))
            if (anew or field.text().strip() != text.strip()) and not field.is_composing:
                field.setText(text)
                field.setCursorPosition(0)
            field.setReadOnly(not (row.is_open or name == EVIDENCE))
        self._show_findings(found)
        self._show_hours(row.hours)
        self.late.setCurrentIndex(self.late.findData(row.late))
        for part in (self.hours, self.first, self.last, *self.days, self.late):
            part.setEnabled(row.is_open and (part in (self.hours, self.late) or bool(row.hours)))

    def show_plan(self, plan: SendPlan | None) -> None:
        """Say how long it takes, when it ends, and on which days."""
        self.plan.setText(_plan_text(plan))

    def focus_first(self) -> None:
        """Give the keyboard to the first question without an answer, else to what was found."""
        empty = next(
            (f for name, f in self.answers.items() if name in QUESTIONS and not f.text().strip()), None
        )
        (empty or self.table).setFocus()

    def focus_findings(self) -> None:
        """Give the keyboard to what was found."""
        self.table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.fieldLeft.emit()
        return super().eventFilter(watched, event)

    # Inside

    def _show_findings(self, found: Chosen) -> None:
        row = found.row
        held = _held_back(found)
        shown_as: dict[str, list[tuple[list[str], tuple[str, tuple[str, ...], str]]]] = {
            name: [] for name in GROUPS
        }
        for finding in findings_of(row.report):
            group = "stops" if finding.stops else "held" if finding.kind in HELD else "odd"
            text = finding_text(finding)
            shown_as[group].append(([number_text(finding.count), text], (finding.kind, finding.uids, text)))
        for reason, uids in held.items():
            if reason not in HELD.values() or row.report is None:
                text = value_word("held_back", reason)
                shown_as["held"].append(([number_text(len(uids)), text], (reason, uids, text)))
        lines = [
            [say("campaign", GROUPS[name]), *cells]
            for name, found_ in shown_as.items()
            for cells, _ in found_
        ]
        self._doors = [door for found_ in shown_as.values() for _, door in found_]
        self.table.fill(lines, list(range(len(lines))))
        self.table.setVisible(bool(lines))
        self.state.setText(_state_text(found))

    def _show_hours(self, hours: Mapping[str, Any]) -> None:
        is_on = bool(hours.get("from"))
        self.hours.setChecked(is_on)
        for clock, name, usual in ((self.first, "from", FIRST), (self.last, "to", LAST)):
            if clock.hasFocus():  # it is being typed
                continue
            with QSignalBlocker(clock):
                clock.setTime(QTime.fromString(str(hours.get(name) or ""), "HH:mm") if is_on else usual)
        days = hours.get("days") or range(len(WEEKDAYS))
        for number, box in enumerate(self.days):
            box.setChecked(number in days)

    def _hours_changed(self) -> None:
        row = self._found.row if self._found else None
        if row is None or not row.is_open:
            return
        wanted: dict[str, Any] = {}
        days = [number for number, box in enumerate(self.days) if box.isChecked()]
        if self.hours.isChecked() and days and self.first.time() < self.last.time():
            wanted = {"from": self.first.time().toString("HH:mm"), "to": self.last.time().toString("HH:mm")}
            if len(days) < len(WEEKDAYS):
                wanted["days"] = days
        elif self.hours.isChecked():
            self._show_hours(row.hours)  # no day, or no hour: as it was
            return
        if wanted != dict(row.hours):
            self.chosen.emit({"hours": wanted})

    def _open(self, number: object) -> None:
        if isinstance(number, int):
            self.findingWanted.emit(*self._doors[number])


def _held_back(found: Chosen) -> dict[str, tuple[str, ...]]:
    """Return reason -> the recipients it holds back."""
    held: dict[str, list[str]] = {}
    for person in found.recipients:
        if person.reason:
            held.setdefault(person.reason, []).append(person.uid)
    return {reason: tuple(uids) for reason, uids in held.items()}


def finding_text(finding: Finding) -> str:
    """Return what was found, in the window's language."""
    return say("outreach", FINDINGS[finding.kind][1], finding.count, detail=finding.detail)


def _state_text(found: Chosen) -> str:
    row = found.row
    if row.checked_at is None:
        return say("campaign", "Not checked as it stands now: Check (Ctrl+F7) looks at every mail.")
    when = moment_text(row.checked_at.astimezone())
    if any(finding.stops for finding in findings_of(row.report)):
        return say(
            "campaign", "Checked {when}: it cannot be sent yet. Enter on a line leads there.", when=when
        )
    ready = int((row.report or {}).get("ready", 0))
    return say("campaign", "Checked {when}: %n mail(s) are ready.", ready, when=when)


def _plan_text(plan: SendPlan | None) -> str:
    if plan is None:
        return say("campaign", "Choose the mailbox it is sent from: its limits say how long it takes.")
    if not plan.count:
        return say("campaign", "There is no mail to send.")
    if plan.begins_at is None or plan.ends_at is None:
        return say("campaign", "None of the %n mail(s) has an hour at which it may leave.", plan.count)
    told = say(
        "campaign", "%n mail(s): the first {first}, the last {last} ({lasts}).", plan.count,
        first=moment_text(plan.begins_at), last=moment_text(plan.ends_at),
        lasts=_lasts(plan.begins_at, plan.ends_at),
    )  # fmt: skip
    if plan.per_minute is not None and plan.per_day_most is not None:
        minute, day = number_text(plan.per_minute), number_text(plan.per_day_most)
        told += "\n" + say(
            "campaign", "The mailbox sends at most {minute} a minute, {day} a day.", minute=minute, day=day
        )
    elif plan.per_minute is not None:
        told += "\n" + say("campaign", "The mailbox sends at most %n a minute.", plan.per_minute)
    elif plan.per_day_most is not None:
        told += "\n" + say("campaign", "The mailbox sends at most %n a day.", plan.per_day_most)
    if len(plan.per_day) > 1:
        days = " · ".join(
            f"{day_text(day)}: {number_text(count)}" for day, count in sorted(plan.per_day.items())
        )
        told += "\n" + days
    if plan.never:
        told += "\n" + say("campaign", "%n mail(s) have no hour at which they may leave.", plan.never)
    return told


def _lasts(begins: datetime, ends: datetime) -> str:
    minutes = max(1, round((ends - begins).total_seconds() / 60))
    if minutes < MOST_MINUTES:
        return say("campaign", "%n minute(s)", minutes)
    return say("campaign", "%n hour(s)", round(minutes / 60))


def _clock(name: str) -> QTimeEdit:
    made = QTimeEdit()
    made.setAccessibleName(name)
    made.setDisplayFormat("HH:mm")
    return made
