"""The table of accounts: columns of a book, shown in an order that outlives a refresh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cs_workbench.domain.columns import Book, Bools
from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.ordering import Ranks, order_of, ranks_of
from cs_workbench.domain.ordering import group_by as groups_of
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.ui.models.cells import Writer, both_bands, spoken_cell, writer_of
from cs_workbench.ui.models.entry import Edit, OfThePast, ReadOnlyCell, SetWithReason, is_editable, read_entry
from cs_workbench.ui.models.grouping import GROUPED_KINDS, Grouped, Lines, titles_of, total_text
from cs_workbench.ui.models.summary import Summary, summary_of
from cs_workbench.ui.text import (
    UNKNOWN,
    day_text,
    exact_text,
    explain,
    heading,
    say,
    tip,
    unit_text,
    value_text,
)

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
Role = Qt.ItemDataRole
RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
NUMBERS: Final = frozenset((Kind.INT, Kind.NUMBER, Kind.MONEY))
STALE_DAYS: Final = 14
CACHED_CELLS: Final = 20_000
#: Joined once: Python's flags are slow, and Qt asks for them at every cell it paints.
ON_HEADING: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
ON_ACCOUNT: Final = ON_HEADING | Qt.ItemFlag.ItemIsSelectable
ON_EDITABLE: Final = ON_ACCOUNT | Qt.ItemFlag.ItemIsEditable
NO_BOOK: Final = Book(np.empty(0, np.int64))


class Cell(NamedTuple):
    """A cell as it is painted. ``mark``: a band or tier id, '' for none; ``is_heading``: of a group."""

    text: str
    mark: str
    is_right: bool
    is_faint: bool
    is_heading: bool


@dataclass(slots=True)
class Shown:
    """What the person chose to see: the whole state beside the book."""

    columns: tuple[str, ...] = ()
    by: str = ""
    descending: bool = False
    then: tuple[str, ...] = ()
    group: str = ""
    closed: frozenset[str] = frozenset()  # titles of groups
    mask: Bools | None = field(default=None, repr=False)


class BookTable(QAbstractTableModel):
    """Shows a `Book`: one permutation decides what stands where.

    A line is a row on the screen: an account, or the heading of a group. Nothing here costs more with
    more rows, except sorting, filtering and grouping, which numpy does.
    """

    edited = Signal(object)  # tuple[Edit, ...]: one step, shown already; `take_back` when it failed
    shownChanged = Signal(int, int)  # accounts shown, accounts in the book

    def __init__(self, parent: QObject | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self.frozen_on: date | None = None  # of which day the book is, where it is of the past
        self.book: Book = NO_BOOK
        self.today: date | None = None
        self.shown = Shown()
        self._lines: Lines = np.empty(0, np.int32)
        self._groups: Grouped | None = None
        self._orders: dict[tuple[object, ...], Lines] = {}
        self._ranks: dict[str, Ranks] = {}
        self._writers: list[Writer] = []
        self._flags: list[Qt.ItemFlag] = []
        self._stale: Bools | None = None
        self._cells: dict[int, Cell] = {}
        self._edits: dict[tuple[int, str], object] = {}
        self._headings: Mapping[str, str] = {}

    # What is shown

    def show(self, book: Book, today: date | None = None, headings: Mapping[str, str] | None = None) -> None:
        """Show ``book``; order, filter of the same accounts, groups and columns stay as they were.

        ``today`` is what ages count from; ``headings`` names own columns. Edits not yet answered for
        are taken for done.
        """
        same = len(book) == len(self.book) and bool((book.account_id == self.book.account_id).all())
        before, was = self._lines if same else None, self.book
        self.book, self.today = book, today or self.today
        self._headings = headings if headings is not None else self._headings
        self._orders.clear()
        self._ranks.clear()
        self._edits.clear()
        if not same:
            self.shown.mask = None
        self.shown.columns = tuple(f for f in self.shown.columns or tuple(book) if f in book)
        columns = len(self._writers)
        self._prepare()
        lines = self._arranged()
        if before is not None and columns == self.columnCount() and np.array_equal(before, lines):
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, columns - 1), [])
        else:
            self.book, now = was, self.book
            self.beginResetModel()  # who keeps cursor and selection asks now whose the lines were
            self.book, self._lines = now, lines
            self._cells.clear()
            self.endResetModel()

    def set_columns(self, facts: Sequence[str]) -> None:
        """Show these facts, in this order; facts the book lacks are passed over."""
        self.beginResetModel()
        self.shown.columns = tuple(f for f in facts if f in self.book)
        self._prepare()
        self.endResetModel()

    def set_filter(self, mask: Bools | None) -> None:
        """Show only the accounts where ``mask`` is True, shape (n,); None shows all."""
        self.shown.mask = mask
        self._reset_to(self._arranged())

    def group_by(self, fact: str) -> None:
        """Put accounts of the same ``fact`` under one heading; '' for no groups."""
        can = fact in self.book and self.book[fact].kind in GROUPED_KINDS
        self.shown.group, self.shown.closed = (fact if can else ""), frozenset()
        self._reset_to(self._arranged())

    def toggle_group(self, line: int) -> None:
        """Close or open the group whose heading stands at ``line``."""
        if self._groups is not None and self.is_heading(line):
            self.shown.closed ^= {self._groups.titles[-1 - int(self._lines[line])]}
            self._reset_to(self._arranged())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        fact = self.shown.columns[column] if 0 <= column < len(self.shown.columns) else ""
        self.sort_by(fact, descending=order == Qt.SortOrder.DescendingOrder)

    def sort_keys(self) -> tuple[str, ...]:
        """Return the keys of the order, the first counts most; ``-fact`` is descending."""
        shown = self.shown
        return (("-" if shown.descending else "") + shown.by, *shown.then) if shown.by else ()

    def sort_by_keys(self, keys: Sequence[str]) -> None:
        """Order by what `sort_keys` returned."""
        first = keys[0] if keys else ""
        self.sort_by(first.removeprefix("-"), descending=first.startswith("-"), then=tuple(keys[1:]))

    def sort_by(self, fact: str, *, descending: bool = False, then: tuple[str, ...] = ()) -> None:
        """Order by ``fact`` ('' as the book has it), ``then`` by more; selections stay on their accounts."""
        self.shown.by, self.shown.descending, self.shown.then = fact, descending, then
        self.layoutAboutToBeChanged.emit()
        was, before = self.persistentIndexList(), self._lines
        self._lines = self._arranged()
        self._cells.clear()
        if was:
            line_of = self._line_of_row()
            now = [self._moved(index, before, line_of) for index in was]
            self.changePersistentIndexList(was, now)
        self.layoutChanged.emit()

    def unranked(self) -> list[str]:
        """Return the text columns shown whose `ranks_of` is not known: sorting by one has to wait for it."""
        return [f for f in self.shown.columns if self.book[f].kind is Kind.TEXT and f not in self._ranks]

    def know_ranks(self, book: Book, ranks: Mapping[str, Ranks]) -> None:
        """Keep what `ranks_of` found for ``book`` elsewhere, unless another book is shown by now."""
        if book is self.book:
            self._ranks |= ranks

    # What stands where

    def account_at(self, line: int) -> int | None:
        """Return the account of a line; None for a group's heading."""
        row = self._row(line)
        return None if row < 0 else int(self.book.account_id[row])

    def accounts_at(self, lines: NDArray[np.intp]) -> NDArray[np.int64]:
        """Return the accounts of ``lines``, headings left out."""
        rows = self._lines[lines]
        return self.book.account_id[rows[rows >= 0]]

    def lines_of(self, accounts: NDArray[np.int64]) -> NDArray[np.intp]:
        """Return the lines where ``accounts`` stand now, ascending; hidden ones are left out."""
        is_account = self._lines >= 0
        wanted = np.zeros(len(self._lines), np.bool_)
        wanted[is_account] = np.isin(self.book.account_id[self._lines[is_account]], accounts)
        return np.flatnonzero(wanted)

    def is_heading(self, line: int) -> bool:
        """Say whether a line is the heading of a group."""
        return 0 <= line < len(self._lines) and self._lines[line] < 0

    def fact_at(self, column: int) -> str:
        """Return the fact of a column."""
        return self.shown.columns[column]

    def summary(self, lines: NDArray[np.intp]) -> Summary:
        """Return count, sums and means of the accounts at ``lines``, for the status bar."""
        rows = self._lines[lines]
        return summary_of(self.book, self.shown.columns, rows[rows >= 0])

    def cell(self, line: int, column: int) -> Cell:
        """Return what is painted; kept for the page, since Qt asks for each cell many times."""
        key = line * len(self._writers) + column
        found = self._cells.get(key)
        if found is None:
            if len(self._cells) > CACHED_CELLS:
                self._cells.clear()
            found = self._cells[key] = self._made(line, column)
        return found

    # Editing

    def editable(self, line: int, column: int) -> bool:
        """Say whether the cell takes a value of our own."""
        return self._row(line) >= 0 and self._takes(self.shown.columns[column])

    def why_fixed(self, column: int) -> str:
        """Return why a column takes no value of our own."""
        if self.frozen_on is not None:
            return explain(OfThePast(day=day_text(self.frozen_on)))
        title = self._heading(self.fact_at(column))
        return say("table", "{heading} comes from the source and is read only here.", heading=title)

    def read(self, column: int, text: str) -> object:
        """Return what ``text`` means in a column; raises the `WorkbenchError` of `entry.read_entry`."""
        fact = self.shown.columns[column]
        return read_entry(fact, self.book[fact], text, self.today or date.min)

    def value_at(self, line: int, fact: str) -> Any:
        """Return the value that stands there now, an edit of ours first; None for unknown."""
        row = self._row(line)
        return None if row < 0 else self._value(row, fact)

    def edit_of(self, line: int, column: int, text: str) -> Edit | None:
        """Return the edit that ``text`` makes of a cell; None when nothing would change.

        Raises:
            OfThePast: the book is of a day that is over.
            ReadOnlyCell: the column takes no value of our own.
            SetWithReason: it is the phase.
            WorkbenchError: the text means nothing there (see `entry.read_entry`).
        """
        row, fact = self._row(line), self.fact_at(column)
        if not self.editable(line, column):
            if text.strip() in ("", self.cell(line, column).text):
                return None
            if self.frozen_on is not None:
                raise OfThePast(day=day_text(self.frozen_on))
            if fact == "phase":
                raise SetWithReason(heading=self._heading(fact))
            raise ReadOnlyCell(heading=self._heading(fact))
        meant = self.read(column, text)
        return None if meant == self._value(row, fact) else Edit(self.account_of(row), fact, meant)

    def account_of(self, row: int) -> int:
        """Return the account of a row of the book."""
        return int(self.book.account_id[row])

    def apply(self, edits: Sequence[Edit]) -> None:
        """Show ``edits`` at once and announce them as one step."""
        if edits:
            for edit in edits:
                self._edits[edit.account_id, edit.fact] = edit.value
            self._repaint()
            self.edited.emit(tuple(edits))

    def take_back(self, edits: Sequence[Edit]) -> None:
        """Show again what stood there before ``edits``: they failed."""
        for edit in edits:
            self._edits.pop((edit.account_id, edit.fact), None)
        self._repaint()

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not index.isValid() or not self.editable(index.row(), index.column()):
            return False
        try:
            edit = self.edit_of(index.row(), index.column(), str(value))
        except WorkbenchError:
            return False
        if edit is not None:
            self.apply([edit])
        return True

    # Qt's questions

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._writers)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return ON_HEADING if self._lines[index.row()] < 0 else self._flags[index.column()]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = index.row(), index.column()
        if role == Role.DisplayRole:
            return self.cell(line, column).text
        if role == Role.TextAlignmentRole:
            return RIGHT if self.cell(line, column).is_right else LEFT
        row, fact = self._row(line), self.fact_at(column)
        if role == Role.AccessibleTextRole:
            text = self.cell(line, column).text
            if row >= 0 and fact == "band" and (both := both_bands(self.book, row)):
                return both
            return text if row < 0 else spoken_cell(self.book, fact, row, self._heading(fact), text)
        if row < 0:
            return None
        if role == Role.EditRole:
            value = self._value(row, fact)
            return "" if value is None else self._text(fact, value)
        if role == Role.ToolTipRole:
            value = self._value(row, fact)
            if fact == "band" and (both := both_bands(self.book, row)):
                return tip(both)
            return None if value is None else tip(exact_text(fact, value, self.today or date.min))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.shown.columns):
            return None
        fact = self.shown.columns[section]
        if role == Role.DisplayRole:
            return self._heading(fact)
        if role == Role.ToolTipRole:
            return tip("\n".join(part for part in (self._heading(fact), unit_text(fact)) if part))
        if role == Role.TextAlignmentRole:
            return RIGHT if self.book[fact].kind in NUMBERS else LEFT
        return None

    # Inside

    def _takes(self, fact: str) -> bool:
        """Say whether a value of our own may stand in a column."""
        return not self._read_only and self.frozen_on is None and is_editable(fact)

    def _row(self, line: int) -> int:
        return int(self._lines[line]) if 0 <= line < len(self._lines) else -1

    def _heading(self, fact: str) -> str:
        return self._headings.get(fact) or heading(fact)

    def _value(self, row: int, fact: str) -> Any:
        key = (int(self.book.account_id[row]), fact)
        return self._edits[key] if key in self._edits else self.book[fact].at(row)

    def _text(self, fact: str, value: object) -> str:
        return (
            value.isoformat() if isinstance(value, date) else value_text(fact, value, self.today or date.min)
        )

    def _prepare(self) -> None:
        is_past = self.frozen_on is not None
        self._writers = [
            writer_of(fact, self.book, self.today, is_past=is_past) for fact in self.shown.columns
        ]
        self._flags = [ON_EDITABLE if self._takes(f) else ON_ACCOUNT for f in self.shown.columns]
        self._cells.clear()
        if self.today is not None and "synced" in self.book:
            age = np.datetime64(self.today) - self.book["synced"].values
            self._stale = np.asarray(age > np.timedelta64(STALE_DAYS, "D"))
        else:
            self._stale = None

    def _arranged(self) -> Lines:
        shown = self.shown
        order = self._order()
        if shown.mask is not None:
            order = order[shown.mask[order]]
        self.shownChanged.emit(len(order), len(self.book))
        if shown.group not in self.book:
            self._groups = None
            return order
        column = self.book[shown.group]
        groups = groups_of(column)
        self._groups = Grouped(order, groups, titles_of(shown.group, column, groups))
        return self._groups.lines(shown.closed)

    def _order(self) -> Lines:
        key = (self.shown.by, self.shown.descending, self.shown.then)
        if key not in self._orders:
            order = np.arange(len(self.book), dtype=np.intp)
            # The least of the keys first: each later order is stable.
            for name in (*reversed(self.shown.then), ("-" if self.shown.descending else "") + self.shown.by):
                fact = name.removeprefix("-")
                if fact in self.book:
                    column, rank = self.book[fact], self._rank(fact)
                    turned = order_of(column.take(order), name != fact, None if rank is None else rank[order])
                    order = order[turned]
            self._orders[key] = order.astype(np.int32)
        return self._orders[key]

    def _rank(self, fact: str) -> Ranks | None:
        """Return the places of a text column in its language, kept as long as the book."""
        if self.book[fact].kind is not Kind.TEXT:
            return None
        if fact not in self._ranks:
            self._ranks[fact] = ranks_of(self.book, fact)
        return self._ranks[fact]

    def _reset_to(self, lines: Lines) -> None:
        self.beginResetModel()
        self._lines = lines
        self._cells.clear()
        self.endResetModel()

    def _line_of_row(self) -> NDArray[np.int64]:
        line_of = np.full(len(self.book), -1, np.int64)
        is_account = self._lines >= 0
        line_of[self._lines[is_account]] = np.flatnonzero(is_account)
        return line_of

    def _moved(self, index: QModelIndex, before: Lines, line_of: NDArray[np.int64]) -> QModelIndex:
        row = int(before[index.row()])
        found = int(line_of[row]) if row >= 0 else int(np.argmax(self._lines == row))
        return self.index(found, index.column()) if found >= 0 else QModelIndex()

    def _repaint(self) -> None:
        self._cells.clear()
        if len(self._lines) and self._writers:
            last = self.index(len(self._lines) - 1, len(self._writers) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [])

    def _made(self, line: int, column: int) -> Cell:
        row, fact = int(self._lines[line]), self.shown.columns[column]
        is_right = self.book[fact].kind in NUMBERS
        if row < 0:
            return Cell(self._heading_cell(line, column), "", is_right and column > 0, False, True)
        is_faint = self._stale is not None and bool(self._stale[row])
        if self._edits:
            key = (int(self.book.account_id[row]), fact)
            if key in self._edits:
                text = value_text(fact, self._edits[key], self.today or date.min)
                return Cell(text, "", is_right, False, False)
        text, mark = self._writers[column](row)
        return Cell(text, mark, is_right, is_faint or text == UNKNOWN, False)

    def _heading_cell(self, line: int, column: int) -> str:
        if self._groups is None:
            return ""
        group = -1 - int(self._lines[line])
        rows = self._groups.rows_of(group)
        if column:
            return total_text(self.book[self.shown.columns[column]], rows)
        title = self._groups.titles[group]
        sign = "▸" if title in self.shown.closed else "▾"
        return say("table", "{sign} {group} ({count})", sign=sign, group=title, count=len(rows))
