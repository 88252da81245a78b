"""宛先: every recipient of a campaign, by state; what can be said of one, and who has nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from cs_workbench.domain.campaign import COUNTED
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.outreach_lists import PARTS
from cs_workbench.ui.text import number_text, say, value_word
from cs_workbench.ui.views.outreach_list import NOTHING_LEFT, OutreachGrid
from cs_workbench.ui.views.page_parts import VerbBar, fill_column
from cs_workbench.ui.views.parts import GAP, MARGIN
from cs_workbench.ui.widgets.empty_state import EmptyState
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from cs_workbench.services.outreach_lists import Recipients

LIST: Final = "recipients"
#: What happened after the mail, as its chip says it; the seven counts have words of their own.
EVENT_NAMES: Final = {
    "bounced": N_("outreach", "Came back"),
    "replied": N_("outreach", "Answered"),
    "rsvp_accepted": N_("outreach", "Coming"),
    "rsvp_declined": N_("outreach", "Not coming"),
    "rsvp_none": N_("outreach", "No answer to the invitation"),
}
BAR: Final = {
    "account.open": N_("outreach", "Open the account (Enter)"),
    "outreach.arrived": N_("outreach", "It arrived (D)"),
    "outreach.again": N_("outreach", "It did not arrive: send again (U)"),
    "outreach.leave_out": N_("outreach", "Leave out (Del)"),
    "outreach.include": N_("outreach", "Put in all the same (I)"),
    "account.touch": N_("outreach", "Log touch (L)"),
    "account.mail": N_("outreach", "Campaign to them (M)"),
    "edit.copy": N_("outreach", "Copy (Ctrl+C)"),
    "file.export": N_("outreach", "Export (Ctrl+Shift+E)"),
}
#: Verbs that mean something only while the campaign is written, and only while a mail is in doubt.
OF_DRAFT: Final = ("outreach.leave_out", "outreach.include")
OF_DOUBT: Final = ("outreach.arrived", "outreach.again")
FILTERED: Final = ("name", "person", "email", "owner", "answer", "why")


class RecipientPage(QWidget):
    """Chips with counts that add up, the list, and what can be done with its line."""

    verbWanted = Signal(str)  # action id of the registry, for the lines chosen
    withoutWanted = Signal()  # list the accounts that have nobody
    audienceWanted = Signal()  # nobody was chosen yet

    def __init__(self) -> None:
        super().__init__()
        self.found: Recipients | None = None
        self.part = ""  # chosen by a chip; '' everybody
        self.grid = OutreachGrid(say("outreach", "Recipients"), (LIST,))
        self.chips: dict[str, QPushButton] = {}
        self._chips = QWidget()
        flow = Flow(self._chips, gap=6, margins=QMargins(MARGIN, GAP, MARGIN, GAP))
        for part in ("", *PARTS):
            chip = self.chips[part] = QPushButton()
            chip.setCheckable(True)
            chip.setProperty("chip", "true")
            chip.setProperty("part", part)
            if part == "needs_check":
                chip.setProperty("urgent", "true")
            chip.clicked.connect(self._choose)
            flow.addWidget(chip)
        self.without = QPushButton(flat=True)
        self.without.clicked.connect(self.withoutWanted)
        flow.addWidget(self.without)
        self.words = LineEdit(say("outreach", "Filter the recipients"))
        self.words.setPlaceholderText(say("outreach", "Account, name or address"))
        self.words.setClearButtonEnabled(True)
        self.words.settled.connect(self._filter)
        self.words.returnPressed.connect(self.focus_list)
        flow.addWidget(self.words)
        self.empty = EmptyState()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.grid)
        self._pages.addWidget(self.empty)
        self.bar = VerbBar({verb: say("outreach", text) for verb, text in BAR.items()})
        self.bar.pressed.connect(self.verbWanted)
        self._verbs = QWidget()
        self._verbs.setLayout(self.bar)
        fill_column(self, self._chips, self._pages, self._verbs, grow=self._pages)
        self.grid.openWanted.connect(lambda _key: self.verbWanted.emit("account.open"))
        self.grid.peekWanted.connect(lambda _key: self.verbWanted.emit("account.peek"))
        self.grid.verbWanted.connect(self.verbWanted)

    def show_recipients(self, found: Recipients) -> None:
        """Show everybody of a campaign; what was chosen of the same one stays chosen."""
        if self.found is None or self.found.campaign.uid != found.campaign.uid:
            self.part = ""
            self.words.blockSignals(True)
            self.words.clear()
            self.words.blockSignals(False)
        self.found = found
        self._show_chips(found)
        self.grid.show_list(LIST, found.book, found.as_of, found.lines)
        for verb in OF_DRAFT:
            self.bar.buttons[verb].setVisible(found.campaign.is_open)
        for verb in OF_DOUBT:
            self.bar.buttons[verb].setVisible(bool(found.campaign.counts.needs_check))
        self._filter()

    def choose_part(self, part: str) -> None:
        """Show only the recipients of a part; '' everybody."""
        self.part = part if part in self.chips else ""
        for name, chip in self.chips.items():
            chip.setChecked(name == self.part)
        self._filter()

    def focus_list(self) -> None:
        """Give the keyboard to the list, or to what there is to do where it is empty."""
        page = self.grid if self._pages.currentWidget() is self.grid else self.empty.button
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        return {"part": self.part, "words": self.words.text(), "grid": self.grid.lists_memory()}

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said; garbage is passed over."""
        self.words.setText(str(memory.get("words") or ""))
        self.choose_part(str(memory.get("part") or ""))
        self.grid.remember_lists(memory.get("grid"))

    # Inside

    def _show_chips(self, found: Recipients) -> None:
        total = found.campaign.counts.total
        for part, chip in self.chips.items():
            count = found.counts.get(part, 0) if part else total
            text = say("outreach", "{part} {count}", part=_name(part), count=number_text(count))
            chip.setText(text)
            chip.setAccessibleName(text)
            chip.setVisible(bool(count) or part in ("", self.part))
            chip.setChecked(part == self.part)
        without = len(found.campaign.without)
        text = say("outreach", "%n account(s) without anybody to write to", without)
        self.without.setText(text)
        self.without.setAccessibleName(text)
        self.without.setVisible(bool(without and found.without))
        self.words.setVisible(bool(total))

    def _choose(self) -> None:
        part = self.sender().property("part")
        self.choose_part("" if part == self.part else part)

    def _filter(self, _text: str = "") -> None:
        found, table = self.found, self.grid.lines
        if found is None:
            return
        mask = self.grid.words_match(self.words.text(), FILTERED)
        if self.part:
            of_part = [self.part in found.parts[int(key)] for key in table.book.account_id]
            mask &= np.array(of_part, np.bool_)
        is_filtered = not mask.all()
        table.set_filter(mask if is_filtered else None)
        self._verbs.setVisible(bool(table.rowCount()))
        if table.rowCount():
            self.grid.ensure_current()
            self._pages.setCurrentWidget(self.grid)
            return
        if is_filtered:
            what, why = NOTHING_LEFT
            verb, act = say("outreach", "Take the filter away"), self._show_all
        else:
            what = N_("outreach", "Nobody is chosen yet")
            why = N_("outreach", "Choose the accounts; each becomes people by the rule of roles.")
            verb, act = say("outreach", "Choose the accounts"), self.audienceWanted.emit
        self.empty.tell(say("outreach", what), say("outreach", why), verb, act, "person")
        self._pages.setCurrentWidget(self.empty)

    def _show_all(self) -> None:
        self.words.clear()
        self.choose_part("")
        self.focus_list()


def _name(part: str) -> str:
    if not part:
        return say("outreach", "All")
    return value_word("campaign_count", part) if part in COUNTED else say("outreach", EVENT_NAMES[part])
