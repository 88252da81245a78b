"""A page about one CSM's accounts or the whole team's; whose they are is chosen in its head."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from cs_workbench.ui.text import say


class ScopedView(QWidget):
    """Lets the person choose between the own accounts and the team's."""

    scopeChosen = Signal(str)  # 'mine' or 'team'

    def __init__(self) -> None:
        super().__init__()
        self.scope = QComboBox()
        self.scope.setAccessibleName(say("balance", "Whose accounts"))
        self.scope.addItem(say("balance", "My accounts"), "mine")
        self.scope.addItem(say("balance", "The whole team"), "team")
        self.scope.activated.connect(self._choose_scope)

    def show_scope(self, owner: str | None, *, can_switch: bool) -> None:
        """Say whose accounts are shown (None: the team's); ``can_switch``: it is known who the person is."""
        self.scope.setCurrentIndex(self.scope.findData("team" if owner is None else "mine"))
        self.scope.setVisible(can_switch)

    def focus_list(self) -> None:
        """Give the keyboard to the page's main part."""

    def holds_tabs(self) -> bool:
        """Return whether the keyboard is on the tabs, which were all there was before the first answer."""
        return False

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        return {}

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said; garbage is passed over."""

    def _choose_scope(self, _index: int) -> None:
        self.scopeChosen.emit(self.scope.currentData())
