"""要望一覧 Requests: what customers ask for, who asked, and telling them all when it ships."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs_workbench.ui.text import say, shown
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button, row
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.voices import money_sums
from cs_workbench.ui.views.wording import day_text, number_text, word_text

if TYPE_CHECKING:
    from cs_workbench.services.requests import RequestRow


class RequestsView(QWidget):
    """The register; the verbs under it are for the current request."""

    addWanted = Signal()
    stateWanted = Signal(int, str)  # request id, state
    shipWanted = Signal(int)
    accountWanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[RequestRow] = ()
        self.requests = Sheet(
            say("requests", "Requests"),
            [
                say("requests", "Request"),
                say("requests", "State"),
                say("requests", "Accounts"),
                say("requests", "Voices"),
                say("requests", "ARR"),
                say("requests", "Last asked"),
                say("requests", "Shipped"),
            ],
            numbers=(2, 3, 4),
            most=14,
            leading=True,
        )
        self.askers = Sheet(say("requests", "Who asked"), [say("requests", "Who asked")], most=10)
        self._empty = Words(
            say("requests", "No request is in the register yet. Add one, or put customer voices under one."),
            "muted",
        )
        self.add = button(say("requests", "Add a request…"))
        self.ship = button(say("requests", "Shipped: tell everyone who asked"))
        self.plan = button(say("requests", "Planned"))
        self.decline = button(say("requests", "Declined"))
        self.reopen = button(say("requests", "Open again"))
        self.add.clicked.connect(self.addWanted)
        self.ship.clicked.connect(self._ship)
        for made, state in ((self.plan, "planned"), (self.decline, "declined"), (self.reopen, "open")):
            made.setProperty("state", state)
            made.clicked.connect(self._set)
        self.requests.currentCellChanged.connect(self._show_askers)
        self.askers.chosen.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(self._empty)
        layout.addWidget(self.requests)
        layout.addLayout(row(self.add, self.ship, self.plan, self.decline, self.reopen))
        layout.addWidget(self.askers)
        layout.addStretch(1)

    def show_requests(self, rows: Sequence[RequestRow]) -> None:
        """Show ``rows``."""
        self._rows = rows
        self.requests.fill(
            [
                [
                    shown(r.title),
                    word_text("request", r.state),
                    number_text(r.accounts),
                    number_text(r.voices),
                    money_sums(r.arr),
                    day_text(r.newest.date() if r.newest else None),
                    day_text(r.shipped_on),
                ]
                for r in rows
            ],
            [r.id for r in rows],
        )
        self._empty.setVisible(not rows)
        self.requests.setVisible(bool(rows))
        self._show_askers()

    def focus_first(self) -> None:
        """Give the keyboard to the register, or to adding when it is empty."""
        (self.requests if self._rows else self.add).setFocus()

    def _current(self) -> RequestRow | None:
        key = self.requests.key_at(self.requests.currentRow())
        return next((r for r in self._rows if r.id == key), None)

    def _show_askers(self) -> None:
        current = self._current()
        self.askers.fill(
            [[shown(name)] for name in (current.names if current else ())],
            list(current.account_ids) if current else [],
        )
        self.askers.setVisible(current is not None and bool(current.names))
        state = current.state if current else ""
        self.ship.setEnabled(bool(current) and state != "shipped")
        self.plan.setEnabled(state in ("open", "declined"))
        self.decline.setEnabled(state in ("open", "planned"))
        self.reopen.setEnabled(state in ("planned", "declined", "shipped"))

    def _ship(self) -> None:
        current = self._current()
        if current is not None:
            self.shipWanted.emit(current.id)

    def _set(self) -> None:
        current = self._current()
        if current is not None:
            self.stateWanted.emit(current.id, self.sender().property("state"))

    def _open(self, account_id: object) -> None:
        if isinstance(account_id, int):
            self.accountWanted.emit(account_id)
