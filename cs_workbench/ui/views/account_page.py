"""The account page: who it is, how it stands, and five tabs, for ever five."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTabWidget, QToolButton, QVBoxLayout, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.actions import list_action
from cs_workbench.ui.text import say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.account_tabs.activity import ActivityTab
from cs_workbench.ui.views.account_tabs.data import DataTab
from cs_workbench.ui.views.account_tabs.overview import OverviewTab
from cs_workbench.ui.views.account_tabs.people import PeopleTab
from cs_workbench.ui.views.account_tabs.plan import PlanTab
from cs_workbench.ui.views.incoming_line import IncomingLine
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button
from cs_workbench.ui.views.quick_line import QuickLine
from cs_workbench.ui.views.record_form import RecordForm
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import band_text, fact_heading, fact_text, word_text
from cs_workbench.ui.widgets.icons import icon

if TYPE_CHECKING:
    from datetime import date

    from cs_workbench.services.account import AccountPage
    from cs_workbench.services.activity import ActivityRow
    from cs_workbench.services.why import Explained

TABS: Final = {
    "overview": N_("account", "Overview"),
    "activity": N_("account", "Activity"),
    "people": N_("account", "People"),
    "plan": N_("account", "Plan"),
    "data": N_("account", "Data"),
}
#: Where search everywhere finds words -> what its row is called in the timeline.
FOUND: Final = {
    "local_note": "note",
    "local_touch": "touch",
    "remote_interaction": "interaction",
    "local_voice": "voice",
}
LOWEST_TABS: Final = 160  # pixels: they give way to a form, whose buttons are always there
#: What the strip under the name shows, besides tier and health.
STRIP: Final = ("arr", "renewal", "notice", "owner")
#: Action of the registry -> the line it opens, and how many days ahead the line's day begins.
LINES: Final = {
    "account.touch": ("touch", 0),
    "account.next_step": ("next_step", 7),
    "account.tier": ("tier", 90),
    "account.band": ("band", 30),
    "account.phase": ("phase", 0),
    "account.voice": ("voice", 0),
}
#: Action of the registry -> the kind of record whose form it opens, and the tab it stands on.
RECORDS: Final = {
    "account.goal": ("goal", "plan"),
    "account.risk": ("risk", "plan"),
    "account.check": ("check", "plan"),
    "account.outcome": ("outcome", "plan"),
    "account.handover": ("handover", "plan"),
    "account.person": ("person", "people"),
}


class AccountView(QWidget):
    """Shows one account; says what the person wrote or wants."""

    backWanted = Signal()
    whyWanted = Signal()
    briefWanted = Signal()
    lineWritten = Signal(object)  # quick_line.Written
    noteChosen = Signal(int)
    endWanted = Signal(list)  # to-do ids
    snoozeWanted = Signal(list)
    pasteWanted = Signal()  # the clipboard's text is a chat
    recordWanted = Signal(str, object)  # kind of record, key: open its form

    def __init__(self, today: date) -> None:
        super().__init__()
        self.account_id: int | None = None
        self.page: AccountPage | None = None
        self._behind: dict[
            QWidget, Callable[[], None]
        ] = {}  # by tab: what shows the page there once it is seen
        self._before_line: QWidget | None = None  # what had the keyboard before the line at the foot
        self._name, self._strip = Words("", "title"), Words("", "muted")
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setAccessibleName(say("account", "Account"))
        self.overview, self.activity = OverviewTab(), ActivityTab()
        self.people, self.plan, self.data = PeopleTab(), PlanTab(), DataTab()
        for tab, (_key, text) in zip(
            (self.overview, self.activity, self.people, self.plan, self.data), TABS.items(), strict=True
        ):
            self.tabs.addTab(tab, say("account", text))
        self.tabs.setMinimumHeight(pixels(LOWEST_TABS))
        self.tabs.currentChanged.connect(self._catch_up)
        self.quick = QuickLine(today)
        self.incoming = IncomingLine()
        self.activity.feed.verbWanted.connect(self._follow)
        self.form = RecordForm()
        self.form.left.connect(self.focus_tab)
        self.overview.whyWanted.connect(self.whyWanted)
        self.overview.nextStepWanted.connect(self._plan_next_step)
        self.overview.tierWanted.connect(self._set_tier)
        self.overview.phaseWanted.connect(self._set_phase)
        self.plan.addWanted.connect(self._plan_next_step)
        self.plan.endWanted.connect(self.endWanted)
        self.plan.snoozeWanted.connect(self.snoozeWanted)
        self.activity.noteChosen.connect(self.noteChosen)
        self.activity.note.leaveWanted.connect(self.focus_first)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.incoming)
        layout.addWidget(self.quick)
        layout.addWidget(self.form)
        for ends in (self.quick.written, self.quick.left):
            ends.connect(self._leave_line)
        self.quick.written.connect(self.lineWritten)

    def _head(self) -> QVBoxLayout:
        """Return the line with the account's name, and what is most asked for below it."""
        back = QToolButton()
        back.setIcon(icon("chevron-left"))
        back.setAccessibleName(say("account", "Back"))
        back.setToolTip(say("account", "Back (Esc)"))
        back.clicked.connect(self.backWanted)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 12, MARGIN, GAP)
        head.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(back)
        top.addWidget(self._name, 1)
        for mode, text in (("note", N_("account", "Note (N)")), ("touch", N_("account", "Log touch (L)"))):
            verb = button(say("account", text))
            verb.setProperty("mode", mode)
            verb.clicked.connect(self._open_named_mode)
            top.addWidget(verb)
        brief = button(say("account", "Brief (F9)"))
        brief.clicked.connect(self.briefWanted)
        top.addWidget(brief)
        head.addLayout(top)
        head.addWidget(self._strip)
        return head

    def show_page(self, page: AccountPage, why: Explained | None) -> None:
        """Show ``page`` with its explanation; another account begins where the last one's tab was."""
        self.account_id, self.page = page.account_id, page
        self._name.setText(page.name)
        strip = [word_text("tier", page.facts.get("tier") or ""), band_text(page.facts)]
        strip += [
            f"{fact_heading(fact)} {fact_text(fact, page.facts[fact])}"
            for fact in STRIP
            if page.facts.get(fact) is not None
        ]
        self._strip.setText("  ·  ".join(strip))
        self._behind = {
            self.overview: partial(self.overview.show_page, page, why),
            self.people: partial(self.people.show_page, page),
            self.plan: partial(self.plan.show_page, page),
            self.data: partial(self.data.show_page, page),
        }
        self._catch_up()

    def open_line(self, mode: str, *, in_days: int = 0) -> None:
        """Open the line at the foot for ``mode``, as its key does."""
        self._before_line = QApplication.focusWidget()
        self.quick.open(mode, self._name.text(), in_days=in_days)

    def act(self, action: str) -> bool:
        """Open the line or form of an action of the registry; False when it has none. A note has an editor here."""
        if action == "edit.paste":
            self.pasteWanted.emit()
            return True
        if action in RECORDS:
            kind, tab = RECORDS[action]
            self.tabs.setCurrentWidget(self.people if tab == "people" else self.plan)
            self.recordWanted.emit(kind, self.plan.current_goal() if kind == "check" else None)
            return True
        if action == "account.note":
            self.write_note()
            return True
        if action not in LINES:
            return False
        mode, in_days = LINES[action]
        self.open_line(mode, in_days=in_days)
        return True

    def focus_tab(self) -> None:
        """Give the keyboard back to the list from which the form was opened, else to the tab's first, else the tabs."""
        tab, before = self.tabs.currentWidget(), self.form.came_from
        lists = [sheet for sheet in tab.findChildren(Sheet) if sheet.isVisible()]
        lists.sort(key=lambda sheet: sheet is not before)
        (lists[0] if lists else self.tabs.tabBar()).setFocus(Qt.FocusReason.OtherFocusReason)

    def write_note(self) -> None:
        """Give the keyboard to the note that is being written."""
        self.tabs.setCurrentWidget(self.activity)
        self.activity.note.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_first(self) -> None:
        """Give the keyboard to the tab that is shown."""
        self.tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        return {"tab": self.tabs.currentIndex()}

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said."""
        tab = memory.get("tab", 0)
        found = memory.get("found")
        if isinstance(found, list) and len(found) == 2 and found[0] in FOUND:  # noqa: PLR2004 - table, row
            self.activity.feed.look_for(FOUND[found[0]], found[1])
        self.tabs.setCurrentIndex(tab if isinstance(tab, int) and 0 <= tab < self.tabs.count() else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.backWanted.emit()
        elif not self.act(list_action(self, event)):
            super().keyPressEvent(event)

    def _catch_up(self, _tab: int = 0) -> None:
        """Let the tab that is looked at show the page, unless it does."""
        show = self._behind.pop(self.tabs.currentWidget(), None)
        if show is not None:
            show()

    def _follow(self, action: str, row: ActivityRow | None) -> None:
        """Do what a key in the list of activity means."""
        if action == "account.topic" and row is not None:
            self.open_line("topic")
            topics = self.activity.feed.topic
            self.quick.write_first(row.topic)
            self.quick.offer_words([topics.itemText(n) for n in range(1, topics.count())])
        elif self.act(action) and action == "account.voice" and row is not None:
            self.quick.write_first(row.text)

    def _leave_line(self) -> None:
        """Give the keyboard back to the list from which the line was opened, else to the tabs."""
        sheets = self.tabs.currentWidget().findChildren(Sheet)
        before = next((sheet for sheet in sheets if sheet is self._before_line and sheet.isVisible()), None)
        if before is None:
            self.focus_first()
        else:
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_named_mode(self) -> None:
        self.act(f"account.{self.sender().property('mode')}")

    def _plan_next_step(self) -> None:
        self.act("account.next_step")

    def _set_tier(self) -> None:
        self.act("account.tier")

    def _set_phase(self) -> None:
        self.act("account.phase")
