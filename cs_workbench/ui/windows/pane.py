"""The pane beside a place: one account's preview, why it stands as it does, or its brief."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cs_workbench.services.account import AccountPage
    from cs_workbench.services.listed import Listed
    from cs_workbench.services.why import Explained
    from cs_workbench.ui.views.brief import BriefView
    from cs_workbench.ui.views.peek import PeekView
    from cs_workbench.ui.views.why import WhyView
    from cs_workbench.ui.windows.desk import Desk
    from cs_workbench.ui.windows.listed_desk import Asked
    from cs_workbench.ui.windows.main_window import MainWindow


class Pane(QObject):
    """Fills the window's pane. Its views are made when they are first looked at."""

    accountWanted = Signal(int)  # open its page
    copied = Signal(str)  # a sentence: what was copied
    left = Signal()  # the pane was closed

    def __init__(self, window: MainWindow, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._desk = window, desk
        self._account: int | None = None
        self._week: date | None = None  # of which "Why?" tells; None: now
        self.list_asked: Callable[[], Asked | None] = lambda: None  # the list of accounts that is shown
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), window.pane, self.close)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @cached_property
    def peek(self) -> PeekView:
        """A look at one account."""
        from cs_workbench.ui.views.peek import PeekView

        view = PeekView()
        view.openWanted.connect(self.accountWanted)
        view.whyWanted.connect(self.open_why)
        self._window.pane.addWidget(view)
        return view

    @cached_property
    def why(self) -> WhyView:
        """The answer to "Why?"."""
        from cs_workbench.ui.views.why import WhyView

        view = WhyView()
        view.weekWanted.connect(self._ask_week)
        self._window.pane.addWidget(view)
        return view

    @cached_property
    def brief(self) -> BriefView:
        """The brief."""
        from cs_workbench.ui.views.brief import BriefView

        view = BriefView()
        view.copied.connect(self.copied)
        self._window.pane.addWidget(view)
        return view

    def open_why(self, account_id: int, week: date | None = None) -> None:
        """Show why ``account_id`` stands as it does, or did in the week of a day."""
        self._account, self._week = account_id, week
        self._open(self.why, account_id)

    def turn_brief(self, account_id: int) -> None:
        """Show the brief of ``account_id``; on the same account again it closes."""
        self._turn(self.brief, account_id)

    def turn_peek(self, account_id: int) -> None:
        """Show ``account_id``; on the same account again it closes."""
        self._turn(self.peek, account_id)

    def follow(self, account_id: int | None) -> None:
        """Show another account, when the pane is open."""
        if self._window.has_pane and account_id is not None and account_id != self._account:
            self._fill(account_id)

    def refresh(self) -> None:
        """Ask again for what is shown."""
        if self._window.has_pane and self._account is not None:
            self._fill(self._account)

    def close(self) -> None:
        """Close it."""
        self._window.want_pane(wanted=False)
        self.left.emit()

    def _turn(self, page: PeekView | BriefView, account_id: int) -> None:
        is_shown = self._window.has_pane and self._window.pane.currentWidget() is page
        if is_shown and page.account_id == account_id:
            self.close()
        else:
            self._open(page, account_id)

    def _open(self, page: QWidget, account_id: int) -> None:
        self._window.pane.setCurrentWidget(page)
        self._window.want_pane(wanted=True)
        self._fill(account_id)
        if page is not self.peek:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, account_id: int) -> None:
        from cs_workbench.ui.windows.account_place import page_and_why
        from cs_workbench.ui.windows.listed_desk import question

        if account_id != self._account:
            self._week = None
        self._account = account_id
        if "brief" in self.__dict__ and self._window.pane.currentWidget() is self.brief:
            from cs_workbench.ui.views.brief import shown_brief

            self.brief.account_id = account_id
            self._desk.ask("pane", lambda bench: shown_brief(bench, account_id), self.brief.show_brief)
            return
        week = self._week
        in_list = question(self.list_asked() if week is None else None, account_id)
        self._desk.ask(
            "pane", lambda bench: (page_and_why(bench, account_id, week), in_list(bench)), self._show
        )

    def _ask_week(self, week: date | None) -> None:
        self._week = week
        self.refresh()

    def _show(self, answer: tuple[tuple[AccountPage, Explained], Listed | None]) -> None:
        (page, why), listed = answer
        self.peek.show_page(page, why)
        self.why.show_explained(page.name, why, listed)
