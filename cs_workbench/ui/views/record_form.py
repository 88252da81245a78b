"""The form at the foot of the account page: one goal, person, renewal, outcome or sheet, field by field."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QGridLayout, QPlainTextEdit, QWidget

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.ui.text import explain, say
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button, clear, column, line, row
from cs_workbench.ui.widgets.fields import LineEdit, ending_key, mark_wrong
from cs_workbench.ui.widgets.foot_line import FootLine

if TYPE_CHECKING:
    from collections.abc import Callable

ACROSS: Final = 3
LONGEST: Final = 2_000
LINES: Final = 3  # of a long text


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: ``kind`` is 'text', 'long', 'choice' or 'yes_no'; ``choices`` are (id, word).

    ``read`` turns what was typed into the stored value, or raises a `WorkbenchError` that says why not.
    """

    name: str
    heading: str
    kind: str = "text"
    choices: Sequence[tuple[str, str]] = ()
    hint: str = ""
    read: Callable[[str], Any] | None = None


class LongText(QPlainTextEdit):
    """A few lines of text; Tab goes on to the next field."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._preedit = False

    @property
    def is_composing(self) -> bool:
        """Whether a conversion is under way."""
        return self._preedit

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)  # before it, the style sheet's least height would come after ours
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + 2 * GAP)

    def inputMethodEvent(self, event: Any) -> None:
        self._preedit = bool(event.preeditString())
        super().inputMethodEvent(event)


class RecordForm(FootLine):
    """Closed until `open`; Ctrl+Enter (Enter in a one-line field) says `written`, Esc says `left`."""

    written = Signal(dict)  # name -> stored value, of every field

    def __init__(self) -> None:
        super().__init__()
        self._title = Words("", "strong", wrap=False)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GAP)
        self._grid.setVerticalSpacing(GAP)
        self.specs: Sequence[FieldSpec] = ()
        self.fields: dict[str, QWidget] = {}
        self.came_from: QWidget | None = None  # what had the keyboard before
        self._first: dict[str, Any] = {}
        save, close = button(say("quick", "Save")), button(say("quick", "Close"))
        save.clicked.connect(self.enter)
        close.clicked.connect(self.leave)
        self._save = save
        parts = column(self._title, self._grid, self.problem, row(save, close))
        parts.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        self.setLayout(column(line(), parts, gap=0))

    def open(self, title: str, specs: Sequence[FieldSpec], values: Mapping[str, Any]) -> None:
        """Show the fields with what they hold, the keyboard in the first one."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self.came_from = focused
        clear(self._grid)
        self.fields = {}
        self.specs = specs
        self._title.setText(title)
        self.say_problem("")
        place = 0
        for spec in specs:
            field = self._made(spec, values.get(spec.name))
            self.fields[spec.name] = field
            self.listen_to(field)
            label = Words(spec.heading, "small", wrap=False)
            label.setBuddy(field)
            wide = ACROSS if spec.kind == "long" else 1
            place += -place % ACROSS if wide > 1 else 0
            self._grid.addLayout(column(label, field, gap=2), place // ACROSS, place % ACROSS, 1, wide)
            place += wide
        for number in range(ACROSS):
            self._grid.setColumnStretch(number, 1)
        self._first = {spec.name: _read_again(spec, self.fields[spec.name]) for spec in specs}
        self.show()
        first = next(iter(self.fields.values()), self._save)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(first, LineEdit):
            first.selectAll()

    def open_again(self, sentence: str, unsaved: Container[str]) -> None:
        """Show the form as it was left: what the fields ``unsaved`` hold was not saved, as ``sentence`` says."""
        apart = [spec.name for spec in self.specs if spec.name in unsaved]
        saved = [spec for spec in self.specs if spec.name not in unsaved]
        self._first |= {spec.name: _read_again(spec, self.fields[spec.name]) for spec in saved}
        for name in apart:
            mark_wrong(self.fields[name], wrong=True)
            self.fields[name].setAccessibleDescription(sentence)
        self.say_problem(sentence)
        self.show()
        self.fields[apart[0]].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def changed(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return those of ``values`` that are not what stood there when the form was opened."""
        return {name: value for name, value in values.items() if value != self._first.get(name)}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, LongText) and ending_key(watched, event) == Qt.Key.Key_Return:
            is_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier  # type: ignore[attr-defined]
            if not is_control:
                return False  # a new line
        return super().eventFilter(watched, event)

    # Inside

    def _made(self, spec: FieldSpec, value: Any) -> QWidget:
        if spec.kind == "choice":
            box = QComboBox()
            box.addItem("–", "")
            for one, word in spec.choices:
                box.addItem(word, one)
            box.setCurrentIndex(max(box.findData(value or ""), 0))
            box.setAccessibleName(spec.heading)
            return box
        if spec.kind == "yes_no":
            check = QCheckBox(say("records", "Yes"))
            check.setChecked(bool(value))
            check.setAccessibleName(spec.heading)
            return check
        if spec.kind == "long":
            text = LongText(spec.heading)
            text.setPlainText(str(value or ""))
            return text
        edit = LineEdit(spec.heading)
        edit.setMaxLength(LONGEST)
        edit.setText("" if value is None else str(value))
        edit.setPlaceholderText(spec.hint)
        return edit

    def enter(self) -> None:
        """Say what stands in the fields, if each can be read."""
        values: dict[str, Any] = {}
        for spec in self.specs:
            field = self.fields[spec.name]
            mark_wrong(field, wrong=False)
            field.setAccessibleDescription("")
            try:
                values[spec.name] = _value(spec, field)
            except WorkbenchError as error:
                mark_wrong(field, wrong=True)
                self.say_problem(explain(error))
                field.setFocus()
                return
        self.hide()
        self.written.emit(values)


def _read_again(spec: FieldSpec, field: QWidget) -> Any:
    """Return what stands in a field; None where it means nothing."""
    try:
        return _value(spec, field)
    except WorkbenchError:
        return None


def _value(spec: FieldSpec, field: QWidget) -> Any:
    if isinstance(field, QComboBox):
        return field.currentData() or None
    if isinstance(field, QCheckBox):
        return int(field.isChecked())
    text = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()  # type: ignore[attr-defined]
    return spec.read(text.strip()) if spec.read is not None else text.strip() or None
