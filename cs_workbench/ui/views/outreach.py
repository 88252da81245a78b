"""配信 Outreach: the lists of campaigns and mails, and one campaign opened over them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from cs_workbench.services.outreach_lists import CAMPAIGN_LISTS, LISTS
from cs_workbench.ui.text import number_text, say, shown, value_word
from cs_workbench.ui.views.outreach_entry import OutreachEntry
from cs_workbench.ui.views.outreach_list import LIST_NAMES, OutreachListPage
from cs_workbench.ui.views.page_parts import fill_column, page_head
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button
from cs_workbench.ui.views.quick_line import QuickLine, Written
from cs_workbench.ui.views.recipient_list import RecipientPage
from cs_workbench.ui.views.sending_bar import SendingBar, rest_text
from cs_workbench.ui.widgets.fields import LineEdit

if TYPE_CHECKING:
    from cs_workbench.services.outreach_lists import MailLine, OutreachLists, Recipients
    from cs_workbench.services.outreach_progress import Sending
    from cs_workbench.services.outreach_rows import CampaignRow
    from cs_workbench.ui.views.campaign_page import CampaignPage

#: The parts of a campaign: what it says, and who gets it.
CONTENT, RECIPIENTS = "content", "recipients"
PARTS: Final = (CONTENT, RECIPIENTS)
FILTER_WIDTH: Final = 200


class CampaignView(QWidget):
    """One campaign: how it goes, then what it says or who gets it."""

    backWanted = Signal()
    verbWanted = Signal(str)  # action id of the registry
    partShown = Signal(str)

    def __init__(self, content: CampaignPage) -> None:
        super().__init__()
        self.row: CampaignRow | None = None
        self.back = button(say("outreach", "‹ Outreach"))
        self.back.clicked.connect(self.backWanted)
        self.title, self.state = Words("", "title", wrap=False), Words("", "muted", wrap=False)
        self.title.hide()  # what it says begins with the title itself
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(say("outreach", "Parts of the campaign"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(say("outreach", "What it says"))
        self.tabs.addTab(say("outreach", "Recipients"))
        self.tabs.currentChanged.connect(self._turned)
        self.sending = SendingBar()
        self.sending.verbWanted.connect(self.verbWanted)
        self.sending.hide()
        self.recipients = RecipientPage()
        self.recipients.verbWanted.connect(self.verbWanted)
        self.recipients.audienceWanted.connect(lambda: self.show_part(CONTENT))
        self.content = content
        self._pages = QStackedWidget()
        self._pages.addWidget(content)
        self._pages.addWidget(self.recipients)
        head = page_head("", self.state, self.tabs)
        head.insertWidget(0, self.back)
        head.insertWidget(1, self.title)
        fill_column(self, head, self.sending, self._pages, grow=self._pages)

    @property
    def part(self) -> str:
        """The part that is shown."""
        return PARTS[self.tabs.currentIndex()]

    def show_campaign(self, found: Recipients) -> None:
        """Show a campaign; another one opens at what it says while it is a draft, else at its recipients."""
        is_other = self.row is None or self.row.uid != found.campaign.uid
        self.row = row = found.campaign
        self.title.setText(shown(row.title))
        parts = (value_word("campaign_state", row.state), value_word("campaign_kind", row.kind), row.mailbox)
        self.state.setText(" · ".join(part for part in parts if part))
        total = number_text(row.counts.total)
        self.tabs.setTabText(1, say("outreach", "Recipients {count}", count=total))
        self.recipients.show_recipients(found)
        if is_other:
            self.show_part(CONTENT if row.is_open else RECIPIENTS)

    def forget(self) -> None:
        """Another campaign is asked for: nothing is done any more to the one that is still seen."""
        self.row = None
        self.title.setText("")
        self.state.setText("")

    def show_part(self, part: str) -> None:
        """Turn to a part."""
        if part in PARTS:
            self.tabs.setCurrentIndex(PARTS.index(part))

    def turn_part(self) -> None:
        """Turn to the other part, the keyboard in it."""
        self.show_part(PARTS[1 - self.tabs.currentIndex()])
        self.focus_part()

    def focus_part(self) -> None:
        """Give the keyboard to the part that is shown."""
        if self.part == RECIPIENTS:
            self.recipients.focus_list()
        else:
            self.content.focus_part()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.backWanted.emit()
        else:
            super().keyPressEvent(event)

    def _turned(self, index: int) -> None:
        self._pages.setCurrentIndex(index)
        self.title.setVisible(PARTS[index] != CONTENT)
        self.partShown.emit(PARTS[index])


class OutreachView(QWidget):
    """Shows one list, or one campaign; says what the person wants with which."""

    verbWanted = Signal(str)  # action id of the registry, for what is shown and chosen
    newWanted = Signal()
    listChosen = Signal(str)
    entryWritten = Signal(str, dict)  # mode, values
    lineWritten = Signal(object, object)  # tuple of account ids, quick_line.Written
    currentAccountChanged = Signal(object)  # account or None

    def __init__(self, today: date, content: CampaignPage) -> None:
        super().__init__()
        self.list_name = LISTS[0]
        self._found: OutreachLists | None = None
        self._about: tuple[int, ...] = ()
        self.told, self.rests = Words("", "muted", wrap=False), Words("")
        self.rests.setProperty("wrong", True)
        self.rests.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        self.rests.hide()
        self.words = LineEdit(say("outreach", "Filter this list"))
        self.words.setPlaceholderText(say("outreach", "Title, account or address"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(FILTER_WIDTH)
        self.words.settled.connect(self._filter)
        self.words.returnPressed.connect(self.focus_list)
        self.new = button(say("outreach", "New campaign"))
        self.new.clicked.connect(self.newWanted)
        self.list = OutreachListPage()
        self.list.verbWanted.connect(self.verbWanted)
        self.list.newWanted.connect(self.newWanted)
        self.list.listWanted.connect(self.listChosen)
        self.list.allWanted.connect(self._show_all)
        self.campaign = CampaignView(content)
        self.campaign.verbWanted.connect(self.verbWanted)
        for grid in (self.list.grid, self.campaign.recipients.grid):
            grid.currentAccountChanged.connect(self._current_changed)
        self.entry, self.quick = OutreachEntry(), QuickLine(today)
        self.entry.written.connect(self._entry_written)
        self.quick.written.connect(self._line_written)
        for part in (self.entry, self.quick):
            part.left.connect(self.focus_list)
        page = QWidget()
        head = page_head(say("outreach", "Outreach"), self.told, self.words, self.new)
        fill_column(page, head, self.rests, self.list, grow=self.list)
        self.pages = QStackedWidget()
        self.pages.addWidget(page)
        self.pages.addWidget(self.campaign)
        fill_column(self, self.pages, self.quick, self.entry, grow=self.pages)

    @property
    def is_open(self) -> bool:
        """Whether a campaign is shown."""
        return self.pages.currentWidget() is self.campaign

    def show_campaign(self, *, is_open: bool) -> None:
        """Show the campaign, or the list again."""
        self.entry.hide()
        self.quick.hide()
        self.pages.setCurrentIndex(int(is_open))

    def show_lists(self, found: OutreachLists) -> None:
        """Show the chosen list of ``found``."""
        self._found = found
        self.list.show_list(found, self.list_name)

    def show_list(self, name: str) -> None:
        """Show the list called ``name``."""
        self.list_name = name
        if self._found is not None:
            self.list.show_list(self._found, name)

    def show_sending(self, work: Sending) -> None:
        """Say in the head of the lists how sending goes."""
        rests = [rest_text(one) for one in work.mailboxes if one.rests_until is not None]
        leaving = say("outreach", "%n mail(s) are leaving or wait", work.waiting) if work.waiting else ""
        self.told.setText(leaving)
        self.rests.setText("\n".join(rests))
        self.rests.setVisible(bool(rests))

    def row(self) -> CampaignRow | None:
        """Return the campaign that is open, or under the cursor of a list of campaigns."""
        if self.is_open:
            return self.campaign.row
        key = self.list.grid.current_account()
        if self._found is None or key is None or self.list_name not in CAMPAIGN_LISTS:
            return None
        return self._found.campaigns.get(key)

    def mails(self) -> list[MailLine]:
        """Return the mails that are chosen."""
        if not self.is_open:
            return self.list.grid.chosen_mails()
        return self.campaign.recipients.grid.chosen_mails() if self.campaign.part == RECIPIENTS else []

    def current_account(self) -> int | None:
        """Return the account of the mail under the cursor."""
        grid = self.campaign.recipients.grid if self.is_open else self.list.grid
        mail = grid.mail()
        return None if mail is None else mail.account_id

    def chosen_accounts(self) -> tuple[int, ...]:
        """Return the accounts of the chosen mails, each once."""
        return tuple(dict.fromkeys(mail.account_id for mail in self.mails()))

    def open_line(self, mode: str, in_days: int) -> None:
        """Open the line for a touch, note or next step about the chosen accounts."""
        mails = self.mails()
        self._about = self.chosen_accounts()
        if not self._about:
            return
        several = say("outreach", "%n account(s)", len(self._about))
        self.entry.hide()
        self.quick.open(
            mode, shown(mails[0].row.account) if len(self._about) == 1 else several, in_days=in_days
        )

    def accounts_written_about(self) -> tuple[int, ...]:
        """Return the accounts that the line is about."""
        return self._about

    def open_entry(
        self, mode: str, who: str = "", values: dict[str, Any] | None = None, problem: str = ""
    ) -> None:
        """Open the line at the foot for ``mode``."""
        self.quick.hide()
        self.entry.open(mode, shown(who), values, problem)

    def focus_list(self) -> None:
        """Give the keyboard to the list, or to the part of the campaign."""
        if self.is_open:
            self.campaign.focus_part()
        else:
            self.list.focus_list()

    def focus_filter(self) -> None:
        """Give the keyboard to the filter of what is shown."""
        (self.campaign.recipients.words if self.is_open else self.words).setFocus()

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        kept: dict[str, Any] = {
            "list": self.list_name, "words": self.words.text(), "lists": self.list.grid.lists_memory(),
        }  # fmt: skip
        if self.is_open:
            kept |= {"part": self.campaign.part, "recipients": self.campaign.recipients.memory()}
        return kept

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said; garbage is passed over."""
        if memory.get("list") in LIST_NAMES:
            self.show_list(memory["list"])
        if isinstance(memory.get("words"), str):
            self.words.setText(memory["words"])
        self.list.grid.remember_lists(memory.get("lists"))

    # Inside

    def _filter(self, text: str) -> None:
        self.list.filter_words(text)

    def _show_all(self) -> None:
        self.words.clear()
        self.list.filter_words("")
        self.focus_list()

    def _entry_written(self, mode: str, values: dict[str, Any]) -> None:
        self.focus_list()
        self.entryWritten.emit(mode, values)

    def _line_written(self, written: Written) -> None:
        self.focus_list()
        self.lineWritten.emit(self._about, written)

    def _current_changed(self, _key: object) -> None:
        self.currentAccountChanged.emit(self.current_account())
