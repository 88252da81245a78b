"""Wires 配信 Outreach: the lists, a new campaign, and one campaign with what it says and who gets it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from cs_workbench.domain.campaign import COUNTED
from cs_workbench.services.outreach_lists import CAMPAIGN_LISTS, JUDGED, LISTS
from cs_workbench.ui.text import explain, say
from cs_workbench.ui.views.campaign_page import CampaignPage
from cs_workbench.ui.views.outreach import CONTENT, RECIPIENTS, OutreachView
from cs_workbench.ui.views.outreach_entry import CHOSEN, VIEW
from cs_workbench.ui.views.outreach_list import LIST_NAMES, titles
from cs_workbench.ui.windows.campaign_desk import OF_PAGE, CampaignDesk
from cs_workbench.ui.windows.campaign_steps import CampaignSteps
from cs_workbench.ui.windows.lines import commands_of, serve_touches
from cs_workbench.ui.windows.place import Place, SideEntry

if TYPE_CHECKING:
    from cs_workbench.kernel.errors import WorkbenchError
    from cs_workbench.services.changes import Changes, Done
    from cs_workbench.services.outreach_lists import OutreachLists, Recipients
    from cs_workbench.services.outreach_progress import Sending
    from cs_workbench.services.outreach_rows import CampaignRow
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.quick_line import Written
    from cs_workbench.ui.windows.desk import Desk
    from cs_workbench.ui.windows.listed_desk import Asked

SHOWS: Final = ("campaign", "mailbox", "account", "mail_template")
#: Action of the registry -> the line it opens, and how many days ahead the line's day begins.
LINES: Final = {
    "account.next_step": ("next_step", 7), "account.touch": ("touch", 0), "account.note": ("note", 0),
}  # fmt: skip
RUNNING: Final = CAMPAIGN_LISTS["running"]
SEVERAL: Final = 2
REST_MS: Final = 800  # between two questions while mail leaves


class OutreachPlace(Place):
    """The lists; a campaign opened over them has a way back of its own."""

    backWanted = Signal()
    told = Signal(str, object)  # a sentence, and a door: (words, what to do) or None
    campaignShown = Signal(bool)
    urged = Signal()  # start to send now

    def __init__(self, desk: Desk, parent: QObject) -> None:
        page = CampaignPage(desk.bench.today)
        self.view: OutreachView = OutreachView(desk.bench.today, page)
        super().__init__("outreach", self.view, desk, parent)
        self.content = CampaignDesk(page, desk, self)
        self.content.told.connect(self.told)
        self.content.opened.connect(self._page_opened)
        self.content.frozen.connect(self._frozen)
        self.content.gone.connect(self._leave_gone)
        self.steps = CampaignSteps(self.view, desk, self)
        self.steps.told.connect(self._tell)
        self.steps.made.connect(lambda uid: self.campaignWanted.emit(uid, ""))
        self.steps.urged.connect(self.urged)
        self.uid = ""  # of the campaign that is open
        self._lists: OutreachLists | None = None
        self._work: Sending | None = None
        self._troubles: dict[str, str] = {}
        self._new: tuple[tuple[int, ...], Asked | None] = ((), None)  # what a new campaign may be to
        self._wanted_part = ""  # of the recipients, once they are shown
        self._remembered: dict[str, Any] = {}
        self._missed = False  # something changed since it was asked last
        self._pause = QTimer(self, singleShot=True, interval=REST_MS)
        self._pause.timeout.connect(self._catch_up)
        view = self.view
        view.verbWanted.connect(self.act)
        view.newWanted.connect(lambda: self.begin_new((), None))
        view.listChosen.connect(self.choose_side)
        view.entryWritten.connect(self._entry_written)
        view.lineWritten.connect(self._write)
        view.currentAccountChanged.connect(self.peekWanted)
        view.campaign.backWanted.connect(self.backWanted)
        view.campaign.partShown.connect(self._part_shown)
        view.campaign.recipients.withoutWanted.connect(self._list_without)
        serve_touches(desk, view.quick, view.accounts_written_about)

    # Where one is

    @property
    def is_open(self) -> bool:
        """Whether a campaign is open."""
        return self.view.is_open

    def open(self, uid: str, part: str = "") -> None:
        """Show the campaign ``uid``; ``part``: of its recipients, shown alone."""
        if uid != self.uid:
            self.view.campaign.forget()
        self.uid, self._wanted_part = uid, part
        self._show_open(is_open=True)
        self._ask_campaign()
        self.content.open(uid)

    def close_campaign(self) -> None:
        """Show the list again."""
        self.content.leave()
        self.uid = ""
        self._show_open(is_open=False)
        if self.view.isVisible():
            self.view.focus_list()

    def begin_new(self, accounts: tuple[int, ...], asked: Asked | None) -> None:
        """Open the line for a new campaign to ``accounts``, or to the list that ``asked`` names."""
        self._new = (accounts, asked)
        has_view = asked is not None and bool(asked[0].strip())
        self.view.entry.offer_audiences(len(accounts), asked[2] if asked else "", has_view=has_view)
        self.view.open_entry("new")

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.touches(*SHOWS):
            return
        if changes is not None and self._is_busy and self._pause.isActive():
            self._missed = True  # mails leave: their states change many times a second
            return
        from cs_workbench.services.outreach_lists import outreach_lists

        self._missed = False
        self._pause.start()
        self.desk.ask("outreach", outreach_lists, self._show_lists)
        if self.is_open:
            self._ask_campaign()
            self.content.refresh(changes)

    def stop(self) -> None:
        self.content.stop()

    def focus(self) -> None:
        self.view.focus_list()

    def side_entries(self) -> list[SideEntry]:
        if self.is_open:  # all the room is for its recipients
            return []
        lists = self._lists
        return [
            SideEntry(
                name, say("outreach", LIST_NAMES[name]), None if lists is None else lists.count(name),
                is_urgent=name in JUDGED,
            )
            for name in LISTS
        ]  # fmt: skip

    def chosen_side(self) -> str:
        return self.view.list_name

    def choose_side(self, key: str) -> None:
        if key in LISTS:
            self._remembered = {
                **self._remembered,
                "list": key,
            }  # before the first answer, this is what is meant
            self.view.show_list(key)
            self.sideChanged.emit()
            self.view.focus_list()

    def current_account(self) -> int | None:
        if self.is_open and self.view.campaign.part == CONTENT:
            return self.content.account()
        return self.view.current_account()

    def chosen_accounts(self) -> tuple[int, ...]:
        return self.view.chosen_accounts() or super().chosen_accounts()

    def memory(self) -> dict[str, Any]:
        if self._lists is None:
            return self._remembered
        page = self.content.page.memory()
        return {**self.view.memory(), "page": page, "campaign": self.uid if self.is_open else ""}

    def remember(self, memory: dict[str, Any]) -> None:
        self._remembered = memory
        self.view.remember(memory)
        page = memory.get("page")
        self.content.page.remember(page if isinstance(page, dict) else {})
        uid = memory.get("campaign")
        if isinstance(uid, str) and uid:
            self.open(uid)
        elif self.is_open:
            self.close_campaign()

    def show_work(self, work: Sending, troubles: dict[str, str]) -> None:
        """Show how sending goes; ``troubles``: mailbox -> why its sender ended."""
        self._work, self._troubles = work, troubles
        self.view.show_sending(work)
        self._show_state()

    # What is done

    def act(self, action: str) -> None:
        if action == "edit.find":
            self.view.focus_filter()
        elif action == "file.export":
            self._export()
        elif action == "outreach.part":
            self.turn_part()
        elif self.steps.can(action):
            self.steps.do(action)
        elif self.is_open and (action in OF_PAGE or self.view.campaign.part == CONTENT):
            self.view.campaign.show_part(CONTENT)
            self.content.act(action)
        elif action.startswith(("edit.", "view.")):
            self._act_on_grid(action)
        elif action in LINES:
            self.view.open_line(*LINES[action])
        else:
            self._follow(action)

    def export_to(self, path: Path) -> None:
        """Write what is shown to ``path``, as its ending says: the recipients of the campaign, or the list."""
        from cs_workbench.services.export import export_rows
        from cs_workbench.services.outreach_preview import export_recipients

        def tell(count: int) -> None:
            self._tell(say("accounts", "%n row(s) written to {path}", count, path=path))

        if self.is_open:
            uid = self.uid
            self.desk.ask("outreach.export", lambda bench: export_recipients(bench, uid, path), tell)
            return
        grid = self.view.list.grid
        book, facts = grid.lines.book, grid.header.facts()
        keys = grid.lines.accounts_at(np.arange(grid.lines.rowCount()))
        rows = np.array([grid.lines.place_of(int(key)) for key in keys], dtype=np.intp)
        words = titles()
        self.desk.ask(
            "outreach.export", lambda bench: export_rows(bench, book.take(rows), facts, path, words), tell
        )

    def turn_part(self) -> None:
        """Turn to the other part of the campaign; from a list of mails, open the campaign of the line."""
        if self.is_open:
            self.view.campaign.turn_part()
            return
        mails, row = self.view.mails(), self.view.row()
        if mails:
            self.campaignWanted.emit(mails[0].campaign, "")
        elif row is not None:
            self.campaignWanted.emit(row.uid, "")

    # Inside

    @property
    def _is_busy(self) -> bool:
        return self._work is not None and bool(self._work.mailboxes)

    def _catch_up(self) -> None:
        if self._missed:
            self.refresh(None)

    def _ask_campaign(self) -> None:
        from cs_workbench.services.outreach_lists import recipients
        from cs_workbench.services.records import NotThere

        uid = self.uid

        def question(bench: Workbench) -> Recipients | None:
            try:
                return recipients(bench, uid)
            except NotThere:
                return None

        self.desk.ask("outreach.campaign", question, self._show_campaign)

    def _show_lists(self, found: OutreachLists) -> None:
        first, self._lists = self._lists is None, found
        self.view.show_lists(found)
        if first:
            self.view.remember(self._remembered)
        self.sideChanged.emit()
        self.filled.emit()

    def _show_campaign(self, found: Recipients | None) -> None:
        if not self.is_open:
            return
        if found is None or found.campaign.uid != self.uid:
            self._leave_gone()
            return
        campaign = self.view.campaign
        is_other = campaign.row is None or campaign.row.uid != self.uid
        campaign.show_campaign(found)
        if is_other and self._remembered.get("campaign") == self.uid:
            campaign.show_part(str(self._remembered.get("part") or ""))
            kept = self._remembered.get("recipients")
            campaign.recipients.remember(kept if isinstance(kept, dict) else {})
        if self._wanted_part:
            campaign.show_part(RECIPIENTS)
            campaign.recipients.choose_part(self._wanted_part)
            self._wanted_part = ""
        if is_other and self.view.isVisible():
            self.view.focus_list()
        self._show_state()
        self.filled.emit()

    def _show_state(self) -> None:
        row = self.view.campaign.row
        if self.is_open and row is not None:
            trouble = self._troubles.get(row.mailbox, "")
            self.view.campaign.sending.show_state(row, self._work, self.desk.bench.clock.now(), trouble)

    def _leave_gone(self) -> None:
        if self.view.isVisible():
            self.backWanted.emit()
        else:
            self.close_campaign()

    def _show_open(self, *, is_open: bool) -> None:
        self.view.show_campaign(is_open=is_open)
        if self.view.isVisible():  # else whoever shows it asks
            self.sideChanged.emit()
            self.campaignShown.emit(is_open)

    def _page_opened(self) -> None:
        if self.is_open and self.view.isVisible() and self.view.campaign.part == CONTENT:
            self.view.campaign.focus_part()

    def _part_shown(self, part: str) -> None:
        if part != CONTENT:
            self.content.leave()

    def _frozen(self, uid: str) -> None:
        """It leaves: from here on its recipients are what is watched."""
        if uid == self.uid and self.view.isVisible():
            self.view.campaign.show_part(RECIPIENTS)
            self.view.focus_list()
        self.urged.emit()

    def _entry_written(self, mode: str, values: dict[str, Any]) -> None:
        if mode == "new":
            self._make(values)
        else:
            self.steps.write_why(mode, values["why"])

    def _make(self, values: dict[str, Any]) -> None:
        accounts, asked = self._new

        def make(bench: Workbench) -> Done:
            from cs_workbench.services.commands import do
            from cs_workbench.services.doors import doors_of
            from cs_workbench.services.outreach_audience import campaign_to

            condition, view = values["condition"], ""
            if values["audience"] == CHOSEN:
                condition = doors_of(bench).to(accounts)
            elif values["audience"] == VIEW and asked is not None:
                condition, view = asked[0], asked[2] or asked[0]
            return do(bench, campaign_to(values["title"], values["kind"], condition, view))

        def again(error: WorkbenchError) -> None:
            self.view.open_entry("new", "", values, explain(error))

        self.desk.perform(make, self._open_made, again)

    def _open_made(self, done: Done) -> None:
        self.campaignWanted.emit(str(done.value), "")

    def _follow(self, action: str) -> None:
        account, row = self.view.current_account(), self.view.row()
        if action == "account.open":
            if not self.is_open and row is not None:
                fact = self.view.list.grid.current_fact()
                self._open_counted(row, fact if fact in COUNTED else "")
            elif account is not None:
                self.accountWanted.emit(account)
        elif action in ("account.peek", "account.why") and account is not None:
            (self.paneWanted if action == "account.peek" else self.whyWanted).emit(account)

    def _open_counted(self, row: CampaignRow, part: str) -> None:
        """Open a campaign, at the recipients of ``part`` where a count was asked for and it is not 0."""
        self.campaignWanted.emit(row.uid, part if part and getattr(row.counts, part) else "")

    def _list_without(self) -> None:
        found = self.view.campaign.recipients.found
        if found is not None and found.without:
            self.listWanted.emit(found.without)

    def _act_on_grid(self, action: str) -> None:
        grid = self.view.campaign.recipients.grid if self.is_open else self.view.list.grid
        if action == "view.columns":
            grid.choose_columns()
        elif action == "view.group":
            grid.group_by_current_column()
        else:
            grid.act(action)

    def _export(self) -> None:
        row = self.view.row()
        name = (
            say("outreach", "recipients.xlsx") if self.is_open and row else say("outreach", "campaigns.xlsx")
        )
        kinds = say("accounts", "Excel workbook (*.xlsx);;CSV (*.csv)")
        title = say("accounts", "Export this list")
        path, kind = QFileDialog.getSaveFileName(self.view, title, name, kinds)
        if path:
            chosen = Path(path)
            ending = ".csv" if "csv" in kind else ".xlsx"
            self.export_to(chosen if chosen.suffix else chosen.with_suffix(ending))

    def _write(self, accounts: tuple[int, ...], written: Written) -> None:
        for command in commands_of(written, accounts, today=self.desk.bench.today):
            self.desk.do(command)

    def _tell(self, sentence: str) -> None:
        self.told.emit(sentence, None)
