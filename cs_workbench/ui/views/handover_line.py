"""The line under a list on which accounts are given to another CSM, each load shown before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button
from cs_workbench.ui.views.wording import percent_text
from cs_workbench.ui.widgets.fields import ending_key
from cs_workbench.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from cs_workbench.services.team_handover import LoadOf, Offers

WIDEST_TITLE: Final = 320
SEVERAL: Final = 2


class HandoverLine(QFrame):
    """Closed until `open`; Enter says `written`, Esc says `left`."""

    written = Signal(object, str)  # tuple of account ids, the CSM who takes them
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("quickLine")
        self._offers: Offers | None = None
        self._title = Words("", "strong", wrap=False)
        self.to = QComboBox()
        self.to.setAccessibleName(say("team", "Hand over to"))
        self.to.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._givers = Words("", "muted", wrap=False)
        self.save = button(say("team", "Hand over"))
        self.save.clicked.connect(self._write)
        close = button(say("team", "Close"))
        close.clicked.connect(self.leave)
        layout = Flow(self, GAP, QMargins(MARGIN, GAP, MARGIN, GAP))
        for part in (self._title, self.to, self._givers, self.save, close):
            layout.addWidget(part)
        self.to.installEventFilter(self)
        self.hide()

    def open(self, offers: Offers) -> None:
        """Show who could take the accounts of ``offers``, the least loaded first."""
        self._offers = offers
        several = len(offers.names) >= SEVERAL
        whom = say("team", "%n account(s)", len(offers.names)) if several else "".join(offers.names)
        text = say("team", "Hand over to…: {whom}", whom=whom)
        elide = Qt.TextElideMode.ElideRight
        self._title.setText(self._title.fontMetrics().elidedText(text, elide, WIDEST_TITLE))
        self.to.clear()
        for one in offers.takers:
            self.to.addItem(load_text(one), one.owner)
        self._givers.setText(say("team", ", ").join(load_text(one) for one in offers.givers))
        self.save.setEnabled(bool(offers.takers))
        self.show()
        self.to.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = ending_key(watched, event)
        if key is None:
            return super().eventFilter(watched, event)
        if key == Qt.Key.Key_Escape:
            self.leave()
        else:
            self._write()
        return True

    def leave(self) -> None:
        """Close it, as Esc does."""
        self.hide()
        self.left.emit()

    def _write(self) -> None:
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
