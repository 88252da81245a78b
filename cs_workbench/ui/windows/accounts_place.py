"""Wires 顧客 Accounts: the book, its views and filters, edits, and what leaves as a file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, cast

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from cs_workbench.domain.conditions import (
    ConditionError,
    FoldedTexts,
    asks_for_churned,
    matches,
    parse,
    running,
)
from cs_workbench.domain.judgement import TITLES as BOARD_TITLES
from cs_workbench.domain.ordering import ranks_of
from cs_workbench.domain.own_names import own_name
from cs_workbench.domain.renewals import TITLES
from cs_workbench.domain.views import View, view_text
from cs_workbench.kernel.text import fold
from cs_workbench.ui.text import day_text, explain, say
from cs_workbench.ui.views.accounts import LAYOUTS, OF_A_DAY, AccountsView
from cs_workbench.ui.views.line_grid import LineGrid
from cs_workbench.ui.views.quick_line import Written
from cs_workbench.ui.windows.files import ask_file
from cs_workbench.ui.windows.lines import commands_of, serve_touches
from cs_workbench.ui.windows.lines_desk import LinesDesk
from cs_workbench.ui.windows.listed_desk import ListedDesk
from cs_workbench.ui.windows.place import Place, SideEntry

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cs_workbench.domain.columns import Book, Bools
    from cs_workbench.domain.conditions import Aliases
    from cs_workbench.services.book import OwnField
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.views import ViewRow
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.models.entry import Edit
    from cs_workbench.ui.windows.desk import Desk
    from cs_workbench.ui.windows.listed_desk import Asked

LATER_MS: Final = 500
LONGEST_ID: Final = 40
SHOWS: Final = (
    "account", "note", "todo", "touch", "standing", "override", "definition", "field", "view", "renewal", "judgement",
)  # fmt: skip
ALL: Final = "all"  # the built-in view without a condition
MINE: Final = "my_book"


@dataclass(frozen=True, slots=True)
class Accounts:
    """What the place shows: the whole book, the views with their counts, the own fields.

    ``running``: which accounts have not churned. ``whose``: as `whose_view` says. ``day``: of which day it all is, None
    today; ``known_from``: the first day on which the accounts' own fields are known.
    """

    book: Book
    views: tuple[ViewRow, ...]
    counts: Mapping[str, int]
    own: tuple[OwnField, ...]
    aliases: Aliases
    texts: FoldedTexts
    running: Bools
    whose: tuple[str, str | None]
    day: date | None = None
    known_from: date | None = None


def whose_view(bench: Workbench) -> tuple[str, str | None]:
    """Return the view that the person opens on (a CSM's own book, else everybody's), and who the person is."""
    from cs_workbench.services.settings import get

    me = get(bench, "owner")
    return MINE if me and get(bench, "role") == "csm" else ALL, me


def load_accounts(bench: Workbench, texts: FoldedTexts, day: date | None = None) -> Accounts:
    """Return everything of the place in one answer of the store lane; ``day``: as it was then."""
    from cs_workbench.services.book import load_book, own_fields, values_aliases
    from cs_workbench.services.book_then import fields_known_from
    from cs_workbench.services.views import views

    today = day or bench.today
    book, rows, aliases = load_book(bench, day), tuple(views(bench)), dict(values_aliases(bench))
    whose = whose_view(bench)
    if me := whose[1]:
        aliases["owner"] = {**aliases.get("owner", {}), "me": me, "自分": me}
    counts = {
        row.view.id: int(matches(running(parse(row.view.condition)), book, today, aliases, texts).sum())
        for row in rows
    }
    still = matches(running(parse("")), book, today)
    known_from = None if day is None else fields_known_from(bench)
    return Accounts(
        book, rows, counts, tuple(own_fields(bench)), aliases, texts, still, whose, day, known_from
    )


class AccountsPlace(Place):
    """One list of accounts; what is shown follows the view and the filter line."""

    refused = Signal(str)  # a sentence: why nothing was done
    bookShown = Signal(object)  # Book
    exported = Signal(str)  # a sentence: what was written where

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: AccountsView = AccountsView(desk.bench.today)
        super().__init__("accounts", self.view, desk, parent)
        self._shown: Accounts | None = None
        self._view_id, self._condition, self._mine = "", "", ""
        self._day: date | None = None  # of which day the list is; None: today
        self._remembered: dict[str, Any] = {}
        self._is_chosen = False  # the person, or the memory, has said what to show
        self._texts = FoldedTexts()
        self._listed = ListedDesk(desk, self.view, self.list_asked, self.filter_by, self)
        self._late = QTimer(self, singleShot=True, interval=LATER_MS)
        self._late.timeout.connect(self._refresh_later)
        view = self.view
        view.accountWanted.connect(self.accountWanted)
        view.peekWanted.connect(self.paneWanted)
        view.currentChanged.connect(self.peekWanted)
        view.selectionTold.connect(self.selectionTold)
        view.filterChanged.connect(self.filter_by)
        view.viewChosen.connect(self.choose_side)
        view.lineWritten.connect(self._write)
        serve_touches(desk, view.quick, view.accounts_written_about)
        view.edited.connect(self._edit)
        view.exportWanted.connect(self._export)
        view.saveViewWanted.connect(self._ask_view_name)
        view.ownFieldWanted.connect(self._ask_own_field)
        view.refused.connect(self.refused)
        self._lines = LinesDesk(view, desk, self)
        view.filter.left.connect(view.focus_first)
        view.matrix.conditionWanted.connect(self._narrow)
        view.as_of.dayWanted.connect(self.show_day)
        view.as_of.left.connect(view.focus_first)

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.touches(*SHOWS):
            if changes.touches("setting"):
                self.desk.ask("whose", whose_view, self._follow_person)
            return
        if self.view.lines.is_editing():
            self._late.start()  # a refresh would take the half-typed cell away
            return
        texts, day = self._texts, self._day
        self.desk.ask("accounts", lambda bench: load_accounts(bench, texts, day), self._show)

    def show_day(self, day: date | None) -> None:
        """Show the book as it was on ``day``; None: as it stands."""
        if day is not None and self.view.layout_name not in OF_A_DAY:
            self.view.show_layout("table")
        self._day = day
        self.refresh(None)

    def day_asked(self) -> date | None:
        return self._day

    def side_entries(self) -> list[SideEntry]:
        if self._shown is None:
            return []
        return [SideEntry(r.view.id, r.name, self._shown.counts[r.view.id]) for r in self._shown.views]

    def chosen_side(self) -> str:
        return self._view_id

    def choose_side(self, key: str) -> None:
        self._is_chosen = True
        self._show_view(key)

    def _show_view(self, key: str) -> None:
        row = self._view_row(key)
        if row is None:
            return
        self._view_id = key
        self.view.filter.set_condition(row.view.condition)
        self._filter(row.view.condition)
        if row.view.columns:
            self.view.table.set_columns(row.view.columns)
            self.view.grid.header.fit()
        for by in row.view.sort[:1]:
            self.view.table.sort_by(by.removeprefix("-"), descending=by.startswith("-"))
            self.view.grid.header.show_sorted()
        self.view.grid.group_by(row.view.group)
        self.view.show_layout(row.view.layout if row.view.layout in LAYOUTS else "table")
        self.view.ensure_current()
        self._show_title()
        self.sideChanged.emit()

    def filter_by(self, condition: str) -> None:
        """Show the accounts that match ``condition``."""
        self._is_chosen = True
        self.view.filter.set_condition(condition)
        self._filter(condition)
        self.view.ensure_current()

    def choose_layout(self, name: str) -> None:
        """Show one of `LAYOUTS`."""
        self.view.show_layout(name)

    def export_to(self, path: Path) -> None:
        """Write the rows and columns shown to ``path``, as its ending says."""
        from cs_workbench.services.export import export_rows

        if self._shown is None:
            return
        of_lines = isinstance(self.view.lines, LineGrid) and self.view.lines.is_filled
        book = self.view.lines.table.book if of_lines else self._shown.book
        facts = list(self.view.columns_shown())
        named = BOARD_TITLES if self.view.layout_name == "board" else TITLES
        titles = {fact: say("facts", title) for fact, title in named.items()}
        wanted = self.view.accounts_shown()
        place = {int(account): row for row, account in enumerate(book.account_id)}
        rows = np.array([place[int(account)] for account in wanted], dtype=np.intp)
        day = self._shown.day

        def write(bench: Workbench) -> str:
            count = export_rows(bench, book.take(rows), facts, path, titles, as_of=day)
            return say("accounts", "%n row(s) written to {path}", count, path=path)

        self.desk.ask("export", write, self.exported.emit)

    def act(self, action: str) -> None:
        deeds = {
            "edit.find": self.view.filter.focus_line,
            "file.export": self._export,
            "view.save": self._ask_view_name,
            "account.not_listed": self._listed.open,
            "view.as_of": self.view.as_of.open,
            "view.columns": self.view.lines.choose_columns,
            "view.group": self.view.lines.group_by_current_column,
        }
        if action in deeds:
            deeds[action]()
        elif not self.view.open_line(action):
            self.view.lines.act(action)

    def chosen_accounts(self) -> tuple[int, ...]:
        return self.view.chosen_accounts() or super().chosen_accounts()

    def current_account(self) -> int | None:
        return self.view.current_account()

    def list_asked(self) -> Asked | None:
        if self._shown is None or self.view.filter.problem.text():
            return None
        row = self._view_row(self._view_id)
        return (self._condition, self._view_id, "" if row is None else row.name, self._shown.day)

    def focus(self) -> None:
        self.view.focus_first()

    def memory(self) -> dict[str, Any]:
        if self._shown is None:
            return self._remembered
        return {
            "view": self._view_id,
            "condition": self._condition,
            "layout": self.view.layout_name,
            "grid": self.view.grid.memory(),
            **self._lines.memory(),
        }

    def remember(self, memory: dict[str, Any]) -> None:
        self._remembered = memory
        if self._shown is not None:
            self._bring_back()

    # Inside

    def _show(self, accounts: Accounts) -> None:
        first = self._shown is None
        self._shown = accounts
        headings = {f"own.{field.id}": field.label for field in accounts.own}
        mask = self._mask(self._condition)
        day = accounts.day
        self.view.show_book(
            accounts.book, day or self.desk.bench.today, headings, mask, self._of(), frozen=day is not None
        )
        self.view.as_of.show_day(day, unknown_note(day, accounts.known_from))
        self.view.offer_views([(e.key, f"{e.text}  {e.count}") for e in self.side_entries()])
        self.view.filter.offer(accounts.book, headings)
        if first and not self._is_chosen:
            self._bring_back()
        if not self._is_chosen and self._view_id != accounts.whose[0]:
            self._show_view(accounts.whose[0])
        self.view.ensure_current()
        if accounts.day is None:
            self.bookShown.emit(accounts.book)
        self.filled.emit()
        self.sideChanged.emit()
        self._rank(accounts.book)
        self._lines.begin(self._remembered)
        self._lines.read(self.view.layout_name)

    def _rank(self, book: Book) -> None:
        """Let the lane put texts in their order, so that sorting by one does not hold up the window."""
        table = self.view.table
        facts = table.unranked()
        if facts:
            self.desk.ask(
                "ranks",
                lambda _bench: {fact: ranks_of(book, fact) for fact in facts},
                lambda ranks: table.know_ranks(book, ranks),
            )

    def _bring_back(self) -> None:
        memory = self._remembered
        view = memory.get("view")
        self._is_chosen = bool(memory)
        no_view = "" if memory.get("condition") else ALL
        self._view_id = view if isinstance(view, str) and self._view_row(view) else no_view
        condition, layout, grid = memory.get("condition"), memory.get("layout"), memory.get("grid")
        if isinstance(condition, str) and condition != self._condition:
            self.filter_by(condition)
        if layout in LAYOUTS:
            self.view.show_layout(layout)
        if isinstance(grid, dict):
            self.view.grid.remember(grid)
        self._show_title()

    def _follow_person(self, whose: tuple[str, str | None]) -> None:
        """Read again when the person is another: so is what owner:me means, and where to open."""
        if self._shown is not None and whose != self._shown.whose:
            self.refresh(None)

    def _of(self) -> int | None:
        """Return how many accounts the list is part of: churned ones count where they are asked for."""
        shown = self._shown
        if shown is None or _is_churned_too(self._condition):
            return None
        return int(shown.running.sum())

    def _refresh_later(self) -> None:
        self.refresh(None)

    def _view_row(self, view_id: str) -> ViewRow | None:
        rows = self._shown.views if self._shown is not None else ()
        return next((row for row in rows if row.view.id == view_id), None)

    def _mask(self, condition: str) -> Bools | None:
        """Return which accounts match; a condition that cannot be read shows why and matches as before."""
        shown = self._shown
        if shown is None:
            return None
        try:
            mask = matches(
                running(parse(condition)),
                shown.book,
                shown.day or self.desk.bench.today,
                shown.aliases,
                self._texts,
            )
        except ConditionError as error:
            self.view.filter.show_problem(explain(error))
            return self.view.table.shown.mask
        self.view.filter.show_problem("")
        return mask

    def _filter(self, condition: str) -> None:
        self._condition = condition
        row = self._view_row(self._view_id)
        if row is None or row.view.condition != condition:
            self._view_id = "" if condition else ALL
        if self._shown is not None:
            self.view.show_matching(self._mask(condition), self._of())
        self._show_title()
        self.sideChanged.emit()

    def _narrow(self, condition: str) -> None:
        self.filter_by(f"{self._condition} {condition}".strip())
        self.view.show_layout("table")
        self.view.focus_first()

    def _show_title(self) -> None:
        row = self._view_row(self._view_id)
        self.view.show_title(row.name if row is not None else say("accounts", "Filtered"))

    def _write(self, accounts: NDArray[np.int64], written: Written) -> None:
        if written.mode == "view":
            self._save_view(written.text)
        elif written.mode == "own_field":
            self._add_own_field(written)
        for command in commands_of(written, tuple(int(a) for a in accounts), today=self.desk.bench.today):
            self.desk.do(command)

    def _edit(self, edits: Sequence[Edit]) -> None:
        from cs_workbench.services.accounts import SetFields

        values: dict[int, dict[str, Any]] = {}
        for edit in edits:
            values.setdefault(edit.account_id, {})[edit.fact] = _stored(edit.value)
        self.desk.do(SetFields(values), failed=lambda _error: self.view.table.take_back(edits))

    def _export(self) -> None:
        title = say("accounts", "Export this list")
        kinds = say("accounts", "Excel workbook (*.xlsx);;CSV (*.csv)")
        name = say("accounts", "accounts.xlsx")
        if self._day is not None:
            name = say("as of", "accounts-{day}.xlsx", day=self._day.isoformat())
        path = ask_file(self.view, title, name, kinds)
        if path is not None:
            self.export_to(path)

    def _ask_view_name(self) -> None:
        self.view.ask_line("view")

    def _ask_own_field(self) -> None:
        self.view.ask_line("own_field")

    def _save_view(self, name: str) -> None:
        from cs_workbench.services.views import SaveView

        shown = self.view.table.shown
        view = View(
            id=view_id(name),
            name=name,
            condition=self._condition,
            columns=tuple(self.view.grid.header.facts()),
            sort=(f"-{shown.by}" if shown.descending else shown.by,) if shown.by else (),
            group=shown.group,
            layout=cast("Literal['table', 'matrix', 'renewals', 'board']", self.view.layout_name),
        )
        self._view_id = view.id
        self.desk.do(SaveView(view_text(view)))

    def _add_own_field(self, written: Written) -> None:
        from cs_workbench.services.accounts import AddOwnField

        ids = {field.label: field.id for field in (self._shown.own if self._shown else ())}
        name = ids.get(written.text) or own_name(written.text, set(ids.values()))
        self.desk.do(AddOwnField(name, written.text, written.kind))


def unknown_note(day: date | None, known_from: date | None) -> str:
    """Return what is not known of ``day``; '' where nothing is to be said."""
    if day is None or known_from is None or day >= known_from:
        return ""
    return say(
        "as of",
        "Accounts' own fields, such as the owner, are known from {day} on. What nothing kept tells is a dash.",
        day=day_text(known_from),
    )


def view_id(name: str) -> str:
    """Return an id for the view that a person named: its ASCII letters and digits, else a mark of the name."""
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in fold(name)).split()
    mark = hashlib.sha256(fold(name).encode()).hexdigest()[:8]
    return "_".join(["x", *words] if words and "".join(words) == fold(name) else ["x", mark])[:LONGEST_ID]


def _is_churned_too(condition: str) -> bool:
    """Say whether churned accounts stand in the list of a condition; not when it cannot be read."""
    try:
        return asks_for_churned(parse(condition))
    except ConditionError:
        return False


def _stored(value: object) -> Any:
    """Return an edited value as the store keeps it: 0 or 1, ISO days."""
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value
