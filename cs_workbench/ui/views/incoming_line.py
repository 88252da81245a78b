"""A small line under a list: the mail or chat that was dropped or pasted, before it is logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clip
from cs_workbench.ui.text import moment_text, say, shown
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button
from cs_workbench.ui.views.quick_line import DIRECTIONS
from cs_workbench.ui.views.wording import word_text
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.foot_line import FootLine

if TYPE_CHECKING:
    from cs_workbench.services.incoming import Incoming

KINDS = {
    "mail": N_("incoming", "Mail"),
    "slack": N_("incoming", "Chat (Slack)"),
    "teams": N_("incoming", "Chat (Teams)"),
    "chatwork": N_("incoming", "Chat (Chatwork)"),
    "link": N_("incoming", "Link to a chat"),
    "plain": N_("incoming", "Chat"),
}
NAMES_SHOWN = 6
SUMMARY_SHOWN = 140


class IncomingLine(FootLine):
    """Closed until `show_incoming`; Enter says `accepted`, Esc says `left`."""

    accepted = Signal(object, object, str)  # Incoming, account id or the name typed, direction

    def __init__(self) -> None:
        super().__init__()
        self._incoming: Incoming | None = None
        self._title = Words("", "strong", wrap=False)
        self._what = Words("", "muted", wrap=False)
        self._why = Words("", "small", wrap=False)
        self.account = QComboBox()
        self.account.setAccessibleName(say("incoming", "Account"))
        self.account.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.account.setMinimumContentsLength(18)
        self.account.currentIndexChanged.connect(self._account_changed)
        self.other = LineEdit(say("incoming", "Name of the account"))
        self.other.setPlaceholderText(say("incoming", "Name of the account"))
        self.direction = QComboBox()
        self.direction.setAccessibleName(say("incoming", "From whom"))
        for direction in DIRECTIONS:
            self.direction.addItem(word_text("direction", direction), direction)
        self.save = button(say("incoming", "Log (Enter)"), main=True)
        self.save.clicked.connect(self.enter)
        close = button(say("incoming", "Leave out (Esc)"))
        close.clicked.connect(self.leave)
        fields = Flow(gap=GAP, margins=QMargins())
        for part in (self.account, self.direction, self.save, close, self._why, self.other):
            fields.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self._what)
        layout.addLayout(fields)
        self.listen_to(self.account, self.other, self.direction, self.save, close)

    def show_incoming(self, incoming: Incoming, waiting: int = 0) -> None:
        """Show what came; ``waiting`` more come after it."""
        self._incoming = incoming
        kind = say("incoming", KINDS[incoming.kind])
        when = moment_text(incoming.at) if incoming.is_dated else say("incoming", "now")
        people = ", ".join(shown(name) for name in incoming.names[:NAMES_SHOWN])
        title = say("incoming", "{kind} · {when} · {people}", kind=kind, when=when, people=people or "–")
        if waiting:
            title = say("incoming", "{title} · %n more", waiting, title=title)
        self._title.setText(clip(title, SUMMARY_SHOWN))
        self._what.setText(clip(shown(incoming.summary), SUMMARY_SHOWN))
        self.account.clear()
        for account_id, name in incoming.accounts:
            self.account.addItem(shown(name), account_id)
        self.account.addItem(say("incoming", "Another account…"), None)
        self.account.setCurrentIndex(0)
        self.direction.setCurrentIndex(max(self.direction.findData(incoming.direction), 0))
        known = say("incoming", "logged already: Enter changes nothing")
        self._why.setText(clip(known if incoming.is_known else shown(incoming.why), SUMMARY_SHOWN))
        self.other.clear()
        self._account_changed()
        self.show()
        first = self.other if self.account.currentData() is None else self.save
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def words(self) -> list[str]:
        """Return what is said about it, for a look without eyes."""
        return [self._title.text(), self._what.text(), self._why.text()]

    def _account_changed(self, _index: int = 0) -> None:
        self.other.setVisible(self.account.currentData() is None)

    def enter(self) -> None:
        """Say which account it is logged with."""
        account = self.account.currentData()
        if account is None and not self.other.text().strip():
            self.other.setFocus()
            return
        incoming = self._incoming
        self.hide()
        if incoming is not None:
            whom = self.other.text().strip() if account is None else account
            self.accepted.emit(incoming, whom, self.direction.currentData())
