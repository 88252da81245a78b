"""The line at the foot of 配信: a new campaign, and why a recipient is treated differently."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QWidget

from cs_workbench.domain.campaign import KINDS
from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say, value_word
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button
from cs_workbench.ui.widgets.fields import LineEdit, ending_key
from cs_workbench.ui.widgets.flow import Flow

#: Mode -> what stands before the fields, what the button says, and the fields.
MODES: Final[Mapping[str, tuple[str, str, tuple[str, ...]]]] = {
    "new": (
        N_("outreach", "New campaign"), N_("outreach", "Make it (Enter)"),
        ("title", "kind", "audience", "condition"),
    ),
    "leave_out": (N_("outreach", "Leave out: {who}"), N_("outreach", "Leave out (Enter)"), ("why",)),
    "include": (N_("outreach", "Put in all the same: {who}"), N_("outreach", "Put in (Enter)"), ("why",)),
}  # fmt: skip
HEADINGS: Final = {
    "title": N_("outreach", "Title"),
    "kind": N_("outreach", "Kind"),
    "audience": N_("outreach", "To"),
    "condition": N_("outreach", "Condition"),
    "why": N_("outreach", "Why"),
}
#: What an audience can be: the accounts chosen where one comes from, the list that was shown there, or what is typed.
CHOSEN, VIEW, TYPED = "chosen", "view", "typed"
LONGEST: Final = 300
TEXT_WIDTH: Final = 120
WIDEST_WHO: Final = 320


class OutreachEntry(QFrame):
    """Closed until `open`; Enter says `written` with the mode's values, Esc says `left`."""

    written = Signal(str, dict)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("quickLine")
        self.mode = ""
        self._title = Words("", "strong", wrap=False)
        self.problem = Words("", "small")
        self.problem.setProperty("wrong", True)
        self.fields: dict[str, QWidget] = {}
        self._boxes: dict[str, QWidget] = {}
        layout = Flow(self, GAP, QMargins(MARGIN, GAP, MARGIN, GAP))
        layout.addWidget(self._title)
        for name, heading in HEADINGS.items():
            field = self.fields[name] = self._made(name, say("outreach", heading))
            field.installEventFilter(self)
            box = self._boxes[name] = QWidget()
            inner = QHBoxLayout(box)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(GAP // 2)
            inner.addWidget(Words(say("outreach", heading), "small", wrap=False))
            inner.addWidget(field)
            if not isinstance(field, LineEdit):  # a text takes the rest of its line
                box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            layout.addWidget(box)
        self.audience.currentIndexChanged.connect(self._audience_chosen)
        self.save, close = button("", main=True), button(say("quick", "Close"))
        self.save.clicked.connect(self._write)
        close.clicked.connect(self.leave)
        for part in (self.save, close, self.problem):
            layout.addWidget(part)
        self.hide()

    @property
    def audience(self) -> QComboBox:
        """What the audience is of."""
        box = self.fields["audience"]
        assert isinstance(box, QComboBox)  # noqa: S101 - made so
        return box

    def offer_audiences(self, accounts: int, view: str, *, has_view: bool) -> None:
        """Offer ``accounts`` chosen accounts, the view called ``view`` ('' what was typed there), and a condition."""
        self.audience.clear()
        if accounts:
            self.audience.addItem(say("outreach", "the %n account(s) chosen", accounts), CHOSEN)
        if has_view:
            words = (
                say("outreach", "the view “{view}”", view=view) if view else say("outreach", "the list shown")
            )
            self.audience.addItem(words, VIEW)
        self.audience.addItem(say("outreach", "a condition"), TYPED)

    def open(
        self, mode: str, who: str = "", values: Mapping[str, Any] | None = None, problem: str = ""
    ) -> None:
        """Show the fields of ``mode`` with ``values``, the keyboard in the first."""
        title, verb, names = MODES[mode]
        self.mode, values = mode, values or {}
        metrics = self._title.fontMetrics()
        short = metrics.elidedText(who, Qt.TextElideMode.ElideRight, pixels(WIDEST_WHO))
        self._title.setText(say("outreach", title, who=short))
        self.save.setText(say("outreach", verb))
        self.save.setAccessibleName(say("outreach", verb))
        for name, box in self._boxes.items():
            box.setVisible(name in names)
        for name in names:
            _fill(self.fields[name], values.get(name))
        self._audience_chosen()
        self.tell(problem)
        self.show()
        first = self.fields["condition" if problem and mode == "new" else names[0]]
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close it, as Esc does."""
        self.hide()
        self.left.emit()

    def tell(self, sentence: str) -> None:
        """Say what is wrong with what was written; '' nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = ending_key(watched, event)
        if key is None:
            return super().eventFilter(watched, event)
        if key == Qt.Key.Key_Escape:
            self.leave()
        else:
            self._write()
        return True

    # Inside

    def _made(self, name: str, heading: str) -> QWidget:
        if name in ("kind", "audience"):
            box = QComboBox()
            box.setAccessibleName(heading)
            if name == "kind":
                for kind in reversed(KINDS):  # an announcement is what one usually writes
                    box.addItem(value_word("campaign_kind", kind), kind)
            return box
        line = LineEdit(heading)
        line.setMaxLength(LONGEST)
        line.setMinimumWidth(pixels(TEXT_WIDTH))
        if name == "condition":
            line.setPlaceholderText(say("outreach", "Such as tier:low phase:adoption"))
        return line

    def _audience_chosen(self, _index: int = 0) -> None:
        self._boxes["condition"].setVisible(self.mode == "new" and self.audience.currentData() == TYPED)

    def _write(self) -> None:
        names = MODES[self.mode][2]
        values: dict[str, Any] = {}
        for name in names:
            field = self.fields[name]
            values[name] = field.currentData() if isinstance(field, QComboBox) else _text(field)
        missing = next((name for name in names if values[name] == "" and self._boxes[name].isVisible()), "")
        if missing:
            problems = {
                "title": say("outreach", "Give it a title, by which you find it again."),
                "condition": say("outreach", "Say which accounts: a condition as Accounts has it."),
                "why": say("outreach", "Say why in a few words: it stays beside the recipient."),
            }
            self.tell(problems[missing])
            self.fields[missing].setFocus()
            return
        self.hide()
        self.written.emit(self.mode, values)


def _text(field: QWidget) -> str:
    return field.text().strip() if isinstance(field, LineEdit) else ""


def _fill(field: QWidget, value: Any) -> None:
    if isinstance(field, QComboBox):
        field.setCurrentIndex(max(field.findData(value), 0))
    elif isinstance(field, LineEdit):
        field.setText(str(value or ""))
