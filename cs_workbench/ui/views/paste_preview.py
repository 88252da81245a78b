"""What a pasted block would change, before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import GAP, Words, button, row

if TYPE_CHECKING:
    from cs_workbench.ui.widgets.clipboard import PastePlan

REFUSED_SHOWN: Final = 3


class PastePreview(QFrame):
    """Closed until a plan is shown; Enter pastes, Esc does not. Ctrl+Z takes a paste back."""

    accepted = Signal(object)  # PastePlan
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plan: PastePlan | None = None
        self._words = Words("", "strong")
        self._refused = Words("", "muted")
        self._paste = button(say("accounts", "Paste"), main=True)
        self._paste.clicked.connect(self._accept)
        leave = button(say("accounts", "Leave it"))
        leave.clicked.connect(self._leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        layout.addWidget(self._words)
        layout.addWidget(self._refused)
        layout.addLayout(row(self._paste, leave))
        self.hide()

    def show_plan(self, plan: PastePlan) -> None:
        """Show what ``plan`` would change, and why some cells would not."""
        self._plan = plan
        self._words.setText(say("accounts", "%n cell(s) will change.", len(plan.edits)))
        lines = [sentence for _account, _fact, sentence in plan.refused[:REFUSED_SHOWN]]
        if len(plan.refused) > REFUSED_SHOWN:
            lines.append(
                say("accounts", "%n more cell(s) stay as they are.", len(plan.refused) - REFUSED_SHOWN)
            )
        if plan.beyond:
            lines.append(say("accounts", "%n cell(s) lie outside the table and are left out.", plan.beyond))
        self._refused.setText("\n".join(lines))
        self._refused.setVisible(bool(lines))
        self._paste.setEnabled(bool(plan.edits))
        self.show()
        self._paste.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        plan = self._plan
        self.hide()
        self.left.emit()
        if plan is not None:
            self.accepted.emit(plan)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
