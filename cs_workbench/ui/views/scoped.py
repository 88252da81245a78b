"""A page about one CSM's accounts or the whole team's; whose they are is chosen in its head."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from cs_workbench.ui.text import say

#: A scope that is a colleague's accounts begins so; the name follows.
OF: Final = "of:"


class ScopedView(QWidget):
    """Lets the person choose between the own accounts and the team's."""

    scopeChosen = Signal(str)  # 'mine', 'team' or a colleague's

    def __init__(self) -> None:
        super().__init__()
        self.scope = QComboBox()
        self.scope.setAccessibleName(say("balance", "Whose accounts"))
        self.scope.addItem(say("balance", "My accounts"), "mine")
        self.scope.addItem(say("balance", "The whole team"), "team")
        self.scope.activated.connect(self._choose_scope)

    def offer_colleague(self, owner: str) -> None:
        """Let the accounts of a colleague be chosen, too."""
        if self.scope.findData(f"{OF}{owner}") < 0:
            self.scope.addItem(owner, f"{OF}{owner}")

    def show_scope(self, owner: str | None, *, can_switch: bool) -> None:
        """Say whose accounts are shown (None: the team's); ``can_switch``: it is known who the person is."""
        of_colleague = self.scope.findData(f"{OF}{owner}")
        usual = self.scope.findData("team" if owner is None else "mine")
        self.scope.setCurrentIndex(of_colleague if of_colleague >= 0 else usual)
        self.scope.setVisible(can_switch or of_colleague >= 0)

    def chosen_accounts(self) -> tuple[int, ...]:
        """Return the accounts that are chosen on the screen, each once."""
        return ()

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
