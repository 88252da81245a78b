"""A line at the foot of a place whose fields are those of what it is opened for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button
from cs_workbench.ui.widgets.day_field import DayField
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.foot_line import FootLine, show_title


class ModeLine(FootLine):
    """Closed until it is opened for a mode; Enter says `written` with the mode and its values, Esc says `left`."""

    written = Signal(str, dict)

    def __init__(self, fields: Mapping[str, tuple[str, QWidget]]) -> None:
        """Take every field by its name, after the heading that stands before it."""
        super().__init__()
        self.mode = ""
        self.names: Sequence[str] = ()
        self._title = Words("", "strong", wrap=False)
        self.fields = {name: field for name, (_heading, field) in fields.items()}
        self._boxes: dict[str, QWidget] = {}
        layout = Flow(self, GAP, QMargins(MARGIN, GAP, MARGIN, GAP))
        layout.addWidget(self._title)
        for name, (heading, field) in fields.items():
            self.listen_to(field)
            box = self._boxes[name] = QWidget()
            inner = QHBoxLayout(box)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(GAP // 2)
            inner.addWidget(Words(heading, "small", wrap=False))
            inner.addWidget(field)
            if not isinstance(field, LineEdit) or isinstance(field, DayField):
                box.setSizePolicy(
                    QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed
                )  # a text takes the rest
            layout.addWidget(box)
        self.save, close = button("", main=True), button(say("quick", "Close"))
        self.save.clicked.connect(self.enter)
        close.clicked.connect(self.leave)
        for part in (self.save, close, self.problem):
            layout.addWidget(part)

    def show_mode(self, mode: str, title: str, verb: str, names: Sequence[str]) -> None:
        """Open it for ``mode``: ``title`` before the fields ``names``, ``verb`` on the button."""
        self.mode, self.names = mode, names
        show_title(self._title, title)
        self.save.setText(verb)
        self.save.setAccessibleName(verb)
        for name, box in self._boxes.items():
            box.setVisible(name in names)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Write ``values`` (days as days) into the fields of the mode; what is not among them becomes empty."""
        for name in self.names:
            field, value = self.fields[name], values.get(name)
            if isinstance(field, QComboBox):
                field.setCurrentIndex(max(field.findData(value), 0))
            elif isinstance(field, DayField):
                field.set_day(value)
            elif isinstance(field, LineEdit):
                field.setText(str(value or ""))
                field.setCursorPosition(0)

    def values(self) -> dict[str, Any] | None:
        """Return what stands in the fields of the mode, days in ISO; None: a day cannot be read, and says so."""
        found: dict[str, Any] = {}
        for name in self.names:
            field = self.fields[name]
            if isinstance(field, QComboBox):
                found[name] = field.currentData()
            elif isinstance(field, DayField):
                if not field.check():
                    field.setFocus()
                    return None
                day = field.day()
                found[name] = day.isoformat() if day else None
            elif isinstance(field, LineEdit):
                found[name] = field.text().strip()
        return found
