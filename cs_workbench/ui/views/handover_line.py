"""The line under a list on which accounts are given to another CSM, each load shown before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QComboBox

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button
from cs_workbench.ui.views.wording import percent_text
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.foot_line import FootLine, show_title

if TYPE_CHECKING:
    from cs_workbench.services.team_handover import LoadOf, Offers

SEVERAL: Final = 2


class HandoverLine(FootLine):
    """Closed until `open`; Enter says `written`, Esc says `left`."""

    written = Signal(object, str)  # tuple of account ids, the CSM who takes them

    def __init__(self) -> None:
        super().__init__()
        self._offers: Offers | None = None
        self._title = Words("", "strong", wrap=False)
        self.to = QComboBox()
        self.to.setAccessibleName(say("team", "Hand over to"))
        self.to.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._givers = Words("", "muted", wrap=False)
        self.save = button(say("team", "Hand over"))
        self.save.clicked.connect(self.enter)
        close = button(say("team", "Close"))
        close.clicked.connect(self.leave)
        layout = Flow(self, GAP, QMargins(MARGIN, GAP, MARGIN, GAP))
        for part in (self._title, self.to, self._givers, self.save, close):
            layout.addWidget(part)
        self.listen_to(self.to)

    def open(self, offers: Offers) -> None:
        """Show who could take the accounts of ``offers``, the least loaded first."""
        self._offers = offers
        several = len(offers.names) >= SEVERAL
        whom = say("team", "%n account(s)", len(offers.names)) if several else "".join(offers.names)
        text = say("team", "Hand over to…: {whom}", whom=whom)
        show_title(self._title, text)
        self.to.clear()
        for one in offers.takers:
            self.to.addItem(load_text(one), one.owner)
        self._givers.setText(say("team", ", ").join(load_text(one) for one in offers.givers))
        self.save.setEnabled(bool(offers.takers))
        self.show()
        self.to.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def enter(self) -> None:
        """Say who takes the accounts."""
        to = self.to.currentData()
        if self._offers is None or not to:
            return
        self.hide()
        self.written.emit(self._offers.accounts, to)


def load_text(one: LoadOf) -> str:
    """Return whose load goes from what to what: "Sato 166 % → 159 %"."""
    return say(
        "team", "{owner} {before} → {after}",
        owner=one.owner, before=percent_text(one.load), after=percent_text(one.after),
    )  # fmt: skip
