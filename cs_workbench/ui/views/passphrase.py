"""A sealed profile: one field for its passphrase; Enter opens."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button, column
from cs_workbench.ui.widgets.fields import mark_wrong

CARD_WIDTH = 420
SEALED = "CSW-1113"  # the code of the error that only says: a passphrase is needed


class PassphraseView(QWidget):
    """Asks until the profile is open; what was typed is kept nowhere else.

    ``for_passphrase`` False: the key is not where it was kept, so that only the recovery key opens.
    """

    given = Signal(str)

    def __init__(self, *, for_passphrase: bool = True) -> None:
        super().__init__()
        about, asked = (
            (say("passphrase", "This profile is protected by a passphrase."), say("passphrase", "Passphrase"))
            if for_passphrase
            else (say("passphrase", "This profile needs its recovery key."), say("settings", "Recovery key"))
        )
        self.setAccessibleName(about)
        label = Words(asked, "muted")
        mode = QLineEdit.EchoMode.Password if for_passphrase else QLineEdit.EchoMode.Normal
        self.line = QLineEdit(echoMode=mode)
        self.line.setAccessibleName(asked)
        self.line.returnPressed.connect(self._give)
        self.problem = Words()
        self.problem.setProperty("wrong", True)
        self.problem.hide()
        self.open = button(say("passphrase", "Open (Enter)"), main=True)
        self.open.clicked.connect(self._give)
        title = Words(about, "title")
        card = QWidget()
        card.setFixedWidth(CARD_WIDTH)
        card.setLayout(column(title, label, self.line, self.problem, self.open, gap=GAP))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.addStretch(1)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self.setFocusProxy(self.line)

    def ask(self, problem: str = "") -> None:
        """Wait for a passphrase; ``problem`` says why the last one did not open."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.line.setAccessibleDescription(problem)
        mark_wrong(self.line, wrong=bool(problem))
        for part in (self.line, self.open):
            part.setEnabled(True)
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        if self.line.text():
            for part in (self.line, self.open):
                part.setEnabled(False)  # until the answer is there
            self.given.emit(self.line.text())
