"""顧客 Accounts: the book as a table, a matrix, the renewal calendar or board, filtered, sorted, grouped, edited."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from cs_workbench.domain.judgement import TITLES
from cs_workbench.domain.views import DEFAULT_COLUMNS
from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.models.entry import OfThePast
from cs_workbench.ui.models.table import BookTable
from cs_workbench.ui.text import day_text, explain, heading, say
from cs_workbench.ui.views.as_of_bar import AsOfBar
from cs_workbench.ui.views.board import BoardGrid
from cs_workbench.ui.views.judging import Judging
from cs_workbench.ui.views.listed_line import ListedLine
from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.views.paste_preview import PastePreview
from cs_workbench.ui.views.quick_line import QuickLine, Written
from cs_workbench.ui.views.renewals import RenewalGrid
from cs_workbench.ui.widgets.empty_state import EmptyState
from cs_workbench.ui.widgets.filter_bar import FilterBar
from cs_workbench.ui.widgets.grid import Grid
from cs_workbench.ui.widgets.icons import icon
from cs_workbench.ui.widgets.staying_menu import StayingMenu
from cs_workbench.ui.widgets.value_matrix import ValueMatrix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from cs_workbench.domain.columns import Book, Bools
    from cs_workbench.services.board import RenewalBoard
    from cs_workbench.services.renewals import Renewals
    from cs_workbench.ui.models.summary import Summary
    from cs_workbench.ui.views.line_grid import LineGrid
    from cs_workbench.ui.widgets.clipboard import PastePlan

LAYOUTS: Final = {
    "table": N_("accounts", "Table"),
    "matrix": N_("accounts", "Matrix"),
    "renewals": N_("accounts", "Renewals"),
    "board": N_("accounts", "Renewal board"),
}
OF_A_DAY: Final = ("table", "matrix")  # layouts that can show the book as it was on a day
PICTURES: Final = {"renewals": "renewal"}  # of layouts whose icon has another name
GROUPS: Final = ("tier", "band", "phase", "owner", "industry", "region", "renewal")
#: What the board is grouped by beside its looks; titles in context 'facts'.
BOARD_GROUPS: Final = ("look", "rule", "verdict_csm", "verdict_lead", "owner", "renewal_stage")
#: Action of the registry -> the line it opens, and how many days ahead the line's day begins.
LINES: Final = {
    "account.note": ("note", 0),
    "account.touch": ("touch", 0),
    "account.next_step": ("next_step", 7),
    "account.tier": ("tier", 90),
    "account.band": ("band", 30),
    "account.phase": ("phase", 0),
    "account.voice": ("voice", 0),
}


class AccountsView(QWidget):
    """Shows the book; says what the person asks of it."""

    accountWanted = Signal(int)
    peekWanted = Signal(int)
    currentChanged = Signal(object)  # account or None
    filterChanged = Signal(str)
    lineWritten = Signal(object, object)  # accounts (int64), quick_line.Written
    selectionTold = Signal(str)
    edited = Signal(object)  # tuple[Edit, ...]
    exportWanted = Signal()
    saveViewWanted = Signal()
    ownFieldWanted = Signal()
    viewChosen = Signal(str)  # a view's id, from the menu of views
    refused = Signal(str)
    layoutShown = Signal(str)  # one of `LAYOUTS`
    renewalsEdited = Signal(object)  # tuple[Edit, ...] of the calendar's lines

    def __init__(self, today: date) -> None:
        super().__init__()
        self._chosen: NDArray[np.int64] = np.empty(0, np.int64)
        self.table, self.grid, self.matrix = BookTable(self), Grid(), ValueMatrix()
        self.grid.setModel(self.table)
        self.filter = FilterBar()
        self.listed = ListedLine()
        self.as_of = AsOfBar(today)
        self.empty = EmptyState()
        self.quick = QuickLine(today)
        self.paste_preview = PastePreview()
        self._title, self._count = Words("", "title", wrap=False), Words("", "muted", wrap=False)
        self._pages = QStackedWidget()
        self.renewals, self.board = RenewalGrid(), BoardGrid()
        self.judging = Judging(self.board, self.quick, self)
        self._of_lines: dict[str, LineGrid] = {"renewals": self.renewals, "board": self.board}
        for page in (self.grid, self.matrix, self.renewals, self.board, self.empty):
            self._pages.addWidget(page)
        self._layout_name = "table"
        self._of: int | None = None
        self._mask: Bools | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self.as_of)
        layout.addWidget(self.filter)
        layout.addWidget(self.listed)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.paste_preview)
        layout.addWidget(self.quick)
        self._connect()

    def show_book(
        self,
        book: Book,
        today: date,
        headings: Mapping[str, str],
        mask: Bools | None,
        of: int | None = None,
        *,
        frozen: bool = False,
    ) -> None:
        """Show ``book``; ``headings`` name the own columns; ``mask`` and ``of`` as in `show_matching`.

        ``frozen``: it is the book of ``today``, a day that is over.
        """
        first = not len(self.table.book)
        self.table.frozen_on = today if frozen else None
        self.table.show(book, today, headings)
        if first and not self.table.shown.by:
            self.table.set_columns(DEFAULT_COLUMNS)
        self.show_matching(mask, of)

    def show_emptiness(self, *, is_filtered: bool) -> None:
        """Say why nothing is shown: the filter, or that no source has brought an account yet."""
        if is_filtered:
            self.empty.tell(
                say("accounts", "No account matches"),
                say(
                    "accounts", "The filter lets none through. Take a condition away, or choose another view."
                ),
                say("accounts", "Clear the filter"),
                self._clear_filter,
                "filter",
            )
        else:
            self.empty.tell(
                say("accounts", "No accounts yet"),
                say(
                    "accounts",
                    "They come from a source: a CSV or Excel file, or a folder of exports, under Data.",
                ),
                icon="accounts",
            )

    def show_matching(self, mask: Bools | None, of: int | None = None) -> None:
        """Show only what ``mask`` allows (None: everything), as part of ``of`` accounts (None: of all)."""
        self._of, self._mask = of, mask
        self.table.set_filter(mask)
        self.show_emptiness(is_filtered=bool(len(self.table.book)))
        for lines in self._of_lines.values():
            lines.allow(None if mask is None else self.table.book.account_id[mask])
        self._show_page()
        if not self.table.rowCount():
            self.selectionTold.emit("")  # what was selected is gone

    def show_title(self, title: str) -> None:
        """Show the name of the view."""
        self._title.setText(title)

    def show_renewals(self, calendar: Renewals, today: date) -> None:
        """Show the lines of the renewal calendar."""
        self.renewals.show_calendar(calendar, today)
        self.renewals.header.show_sorted()
        if self._layout_name == "renewals":
            self.ensure_current()

    def show_board(self, board: RenewalBoard, today: date) -> None:
        """Show the lines of the renewal board."""
        self.board.show_board(board, today)
        self.board.header.show_sorted()
        if self._layout_name == "board":
            self._show_page()
            self.ensure_current()

    @property
    def lines(self) -> Grid:
        """The grid that the layout shows: the calendar's, the board's, or the accounts'."""
        return self._of_lines.get(self._layout_name, self.grid)

    def current_account(self) -> int | None:
        """Return the account under the cursor of the layout shown; a matrix has none."""
        of_lines = self._of_lines.get(self._layout_name)
        if of_lines is not None:
            return of_lines.account()
        return self.grid.current_account() if self._layout_name == "table" else None

    def chosen_accounts(self) -> tuple[int, ...]:
        """Return the accounts that are chosen in the layout shown, each once."""
        of_lines = self._of_lines.get(self._layout_name)
        if of_lines is None and self._layout_name != "table":
            return ()
        chosen = self.grid.selected_accounts() if of_lines is None else of_lines.chosen()
        return tuple(int(account) for account in chosen)

    def show_layout(self, name: str) -> None:
        """Show one of `LAYOUTS`; in a book of the past those of `OF_A_DAY`."""
        if self.table.frozen_on is not None and name not in OF_A_DAY:
            self.refused.emit(say("as of", "This layout shows today only. Esc goes back to today."))
            name = "table"
        self._layout_name = name
        for action in self._layouts.actions():
            action.setChecked(action.data() == name)
        self._show_page()
        self.layoutShown.emit(name)

    @property
    def layout_name(self) -> str:
        """Which layout is shown."""
        return self._layout_name

    def open_line(self, action: str) -> bool:
        """Open the line of an action of the registry for the selected accounts; False when it has none."""
        if action not in LINES:
            return False
        if self.table.frozen_on is not None:
            self.refused.emit(explain(OfThePast(day=day_text(self.table.frozen_on))))
            return True
        self._chosen = np.array(self.chosen_accounts(), np.int64)
        if not len(self._chosen):
            return False
        mode, in_days = LINES[action]
        self.quick.open(mode, self._whom(), in_days=in_days)
        return True

    def accounts_written_about(self) -> tuple[int, ...]:
        """Return the accounts that the line is about."""
        return tuple(int(account) for account in self._chosen)

    def ask_line(self, mode: str) -> None:
        """Open the line for something about the list itself: 'view' or 'own_field'."""
        self._chosen = np.empty(0, np.int64)
        self.quick.open(mode, "")

    def focus_first(self) -> None:
        """Give the keyboard to the grid, or the matrix."""
        page = self._pages.currentWidget()
        if page is None or page is self.empty:
            page = self.filter
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensure_current()

    def ensure_current(self) -> None:
        """Put the cursor on the first row when it is nowhere."""
        grid = self.lines
        table = grid.table
        if not grid.currentIndex().isValid() and table.rowCount():
            first = table.index(int(table.is_heading(0) and table.rowCount() > 1), 0)
            grid.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            grid.scrollToTop()  # the heading of the first group too

    def columns_shown(self) -> Sequence[str]:
        """Return the facts shown, from left to right."""
        return self.lines.header.facts()

    def accounts_shown(self) -> NDArray[np.int64]:
        """Return the numbers of the accounts (of the calendar: of its lines) shown, in their order."""
        table = self.lines.table
        return table.accounts_at(np.arange(table.rowCount(), dtype=np.intp))

    def offer_views(self, names: Sequence[tuple[str, str]]) -> None:
        """Fill the menu of views: (id, name with its count)."""
        menu = self._views_menu
        menu.clear()
        for view_id, name in names:
            menu.addAction(name).setData(view_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.as_of.isVisible():
            self.as_of.leave()
        else:
            super().keyPressEvent(event)

    # Inside

    def _head(self) -> QHBoxLayout:
        self._views_menu = QMenu(self)
        self._views_menu.triggered.connect(self._choose_view)
        views = self._tool("view", say("accounts", "Views"), self._views_menu)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 12, MARGIN, GAP)
        head.setSpacing(GAP)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addWidget(views)
        head.addStretch(1)
        self._layouts = QActionGroup(self)
        for name, text in LAYOUTS.items():
            head.addWidget(self._layout_button(name, say("accounts", text)))
        head.addWidget(self._tool("columns", say("accounts", "Columns"), self._columns_menu()))
        head.addWidget(self._tool("group", say("accounts", "Group"), self._group_menu()))
        head.addWidget(self._tool("more", say("accounts", "More"), self._more_menu()))
        return head

    def _tool(self, picture: str, text: str, menu: QMenu) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setIcon(icon(picture))
        made.setAccessibleName(text)
        made.setToolTip(text)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(menu)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _layout_button(self, name: str, text: str) -> QToolButton:
        action = QAction(icon(PICTURES.get(name, name)), text, self, checkable=True, checked=name == "table")
        action.setData(name)
        self._layouts.addAction(action)
        action.triggered.connect(self._choose_layout)
        made = QToolButton()
        made.setDefaultAction(action)
        made.setAccessibleName(text)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _columns_menu(self) -> QMenu:
        menu = StayingMenu(self)
        menu.aboutToShow.connect(self._fill_columns_menu)
        return menu

    def _fill_columns_menu(self) -> None:
        menu = self.sender()
        if isinstance(menu, QMenu):
            menu.clear()
            for action in self.lines.header.chooser(menu).actions():
                menu.addAction(action)

    def _group_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill_group_menu)
        menu.triggered.connect(self._choose_group)
        return menu

    def _fill_group_menu(self) -> None:
        menu = self.sender()
        if isinstance(menu, QMenu):
            menu.clear()
            menu.addAction(say("accounts", "No groups")).setData("")
            is_board = self._layout_name == "board"
            for fact in BOARD_GROUPS if is_board else GROUPS:
                title = say("facts", TITLES[fact]) if is_board and fact in TITLES else heading(fact)
                menu.addAction(title).setData(fact)

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(say("accounts", "Save as a view…")).triggered.connect(self.saveViewWanted)
        menu.addAction(say("accounts", "Export this list…")).triggered.connect(self.exportWanted)
        menu.addAction(say("accounts", "As of a day…")).triggered.connect(self.as_of.open)
        menu.addAction(say("accounts", "Add an own field…")).triggered.connect(self.ownFieldWanted)
        return menu

    def _connect(self) -> None:
        grid = self.grid
        grid.openWanted.connect(self.accountWanted.emit)
        grid.peekWanted.connect(self.peekWanted.emit)
        grid.currentAccountChanged.connect(self.currentChanged)
        for of_lines in self._of_lines.values():
            of_lines.openWanted.connect(self._open_line_account)
            of_lines.peekWanted.connect(self._peek_line_account)
            of_lines.currentAccountChanged.connect(self._follow_line)
        self.renewals.lines.edited.connect(self.renewalsEdited)
        for one in (grid, *self._of_lines.values()):
            one.selectionTold.connect(self._tell_selection)
            one.verbWanted.connect(self.open_line)
            one.pasteWanted.connect(self._show_paste)
            one.refused.connect(self.refused)
        self.paste_preview.accepted.connect(self._paste)
        self.paste_preview.left.connect(self.focus_first)
        self.table.edited.connect(self.edited)
        self.table.shownChanged.connect(self._show_count)
        self.filter.conditionChanged.connect(self.filterChanged)
        self.quick.written.connect(self._written)
        self.quick.left.connect(self.focus_first)

    def _open_line_account(self, key: int) -> None:
        account = self._account_of_line(key)
        if account is not None:
            self.accountWanted.emit(account)

    def _peek_line_account(self, key: int) -> None:
        account = self._account_of_line(key)
        if account is not None:
            self.peekWanted.emit(account)

    def _follow_line(self, key: int | None) -> None:
        self.currentChanged.emit(self._account_of_line(key))

    def _account_of_line(self, key: int | None) -> int | None:
        of_lines = self._of_lines.get(self._layout_name)
        return None if of_lines is None else of_lines.line_table.account_of_line(key)

    def _paste(self, plan: PastePlan) -> None:
        self.lines.paste(plan)

    def _clear_filter(self) -> None:
        self.filter.set_condition("")
        self.filterChanged.emit("")
        self.focus_first()

    def _show_page(self) -> None:
        page: QWidget = self.lines
        if self._layout_name == "matrix":  # it counts anew each time: only while it is looked at
            self.matrix.show_book(self.table.book, self._mask)
            page = self.matrix
        if (
            page is self.board
            and self.board.is_filled
            and not self.board.lines.rowCount()
            and self.table.rowCount()
        ):
            self._tell_empty_board()
            page = self.empty
        self._pages.setCurrentWidget(page if self.table.rowCount() else self.empty)

    def _tell_empty_board(self) -> None:
        self.empty.tell(
            say("board", "No renewal is to be judged"),
            say(
                "board",
                "A renewal comes here six months before its notice deadline, or before its end where none is known.",
            ),
            icon="renewal",
        )

    def _show_count(self, shown: int, all_: int) -> None:
        of = all_ if self._of is None else self._of
        self._count.setText(say("accounts", "{shown} of {all}", shown=f"{shown:,}", all=f"{of:,}"))

    def _tell_selection(self, summary: Summary) -> None:
        self.selectionTold.emit(summary.text() if summary.count > 1 else "")

    def _show_paste(self, plan: PastePlan) -> None:
        self.paste_preview.show_plan(plan)

    def _whom(self) -> str:
        if len(self._chosen) > 1:
            return say("accounts", "%n account(s)", len(self._chosen))
        row = int(np.flatnonzero(self.table.book.account_id == self._chosen[0])[0])
        return self.table.book["name"].at(row) or ""

    def _written(self, written: Written) -> None:
        self.focus_first()
        if written.mode == "judge":
            self.judging.written(written)
        else:
            self.lineWritten.emit(self._chosen, written)

    def _choose_layout(self) -> None:
        self.show_layout(self.sender().data())  # type: ignore[attr-defined]  # a QAction
        self.focus_first()

    def _choose_view(self, action: QAction) -> None:
        self.viewChosen.emit(action.data())

    def _choose_group(self, action: QAction) -> None:
        self.lines.group_by(action.data())
