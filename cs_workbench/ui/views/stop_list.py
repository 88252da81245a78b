"""The section of Settings that keeps who is never captured, and which mail domains are our own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import Section, Words, button, column, row
from cs_workbench.ui.views.sheet import Sheet

FIELD_WIDTH = 320


class StopList(QWidget):
    """Says at once what is added or taken away; both can be undone."""

    addWanted = Signal(str)
    removeWanted = Signal(str)
    ownDomainsChosen = Signal(str)

    def __init__(self, stops: Sequence[str], own_domains: str) -> None:
        super().__init__()
        self._own = own_domains
        self.own = QLineEdit(own_domains)
        self.own.setPlaceholderText("example.co.jp, example.com")
        self.own.setAccessibleName(say("settings", "Your company's mail domains"))
        self.own.setFixedWidth(FIELD_WIDTH)
        self.own.editingFinished.connect(self._choose_own)
        self.line = QLineEdit()
        self.line.setPlaceholderText("tanaka@example.com, example.com")
        self.line.setAccessibleName(say("settings", "Address or domain to stop"))
        self.line.setFixedWidth(FIELD_WIDTH)
        self.line.returnPressed.connect(self._add)
        add = button(say("settings", "Add to the stop-list"))
        add.clicked.connect(self._add)
        self.list = Sheet(
            say("settings", "Stop-list"), [say("settings", "Never captured")], most=8, leading=True
        )
        self.list.fill([[stop] for stop in stops], list(stops))
        remove = button(say("settings", "Take off the stop-list"))
        remove.clicked.connect(self._remove)
        own = Words(
            say(
                "settings",
                "Whoever writes from these domains is a colleague: meetings only among colleagues are not shown.",
            ),
            "muted",
        )
        never = Words(
            say(
                "settings",
                "Meetings with these addresses or domains are never kept; those already here are deleted at once.",
            ),
            "muted",
        )
        self.setLayout(
            column(
                Section(say("settings", "Your company's mail domains"), own, row(self.own)),
                Section(say("settings", "Stop-list"), never, row(self.line, add), self.list, row(remove)),
                gap=24,
            )
        )
        self.list.setVisible(bool(stops))  # only now: without a parent it would be a window
        remove.setVisible(bool(stops))

    def _choose_own(self) -> None:
        if self.own.text().strip() != self._own:
            self._own = self.own.text().strip()
            self.ownDomainsChosen.emit(self._own)

    def _add(self) -> None:
        text = self.line.text().strip()
        if text:
            self.addWanted.emit(text)
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        key = self.list.key_at(self.list.currentRow())
        if isinstance(key, str):
            self.removeWanted.emit(key)
