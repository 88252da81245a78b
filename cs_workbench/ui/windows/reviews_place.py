"""Wires レビュー Reviews: the lists, a new review, and the builder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from cs_workbench.domain.conditions import ConditionError
from cs_workbench.services.review_lists import LISTS, TITLES, Proposal, ReviewLine
from cs_workbench.ui.text import explain, say
from cs_workbench.ui.views.quick_line import Written
from cs_workbench.ui.views.review_list import LIST_NAMES
from cs_workbench.ui.views.reviews import ReviewsView
from cs_workbench.ui.widgets.deck_paper import DeckPreview
from cs_workbench.ui.windows.files import ask_file
from cs_workbench.ui.windows.lines import commands_of, serve_touches
from cs_workbench.ui.windows.place import ScopedPlace, SideEntry
from cs_workbench.ui.windows.review_builder_desk import ReviewBuilderDesk

if TYPE_CHECKING:
    from pathlib import Path

    from cs_workbench.services.changes import Changes, Done
    from cs_workbench.services.review_lists import ReviewLists
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk

SHOWS = ("review", "account", "todo", "standing", "override", "definition", "setting", "field")


@dataclass(frozen=True, slots=True)
class Answer:
    """The lists, the accounts that match the condition (None: all), and why it was passed over."""

    lists: ReviewLists
    allowed: tuple[int, ...] | None
    trouble: ConditionError | None


class ReviewsPlace(ScopedPlace):
    """The lists of reviews; one of them open is the builder, with a way back of its own."""

    shows = SHOWS
    backWanted = Signal()
    told = Signal(str, object)  # a sentence, and a door: (words, what to do) or None
    builderShown = Signal(bool)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        preview = DeckPreview()
        self.view: ReviewsView = ReviewsView(desk.bench.today, preview)
        super().__init__("reviews", self.view, desk, parent)
        self._lists: ReviewLists | None = None
        self._is_behind = False  # the lists missed something while a review lay over them
        self._condition = ""
        view = self.view
        self.building = ReviewBuilderDesk(view, preview, desk, self)
        self.building.told.connect(self.told)
        self.building.opened.connect(self._builder_opened)
        self.building.stateShown.connect(lambda: self.builderShown.emit(self.is_building))
        self.building.gone.connect(self.close_review)
        view.builder.backWanted.connect(self.backWanted)
        view.builder.accountWanted.connect(self.accountWanted)
        view.accountWanted.connect(self.accountWanted)
        view.peekWanted.connect(self.paneWanted)
        view.whyWanted.connect(self.whyWanted)
        view.reviewWanted.connect(self.reviewWanted)
        view.newWanted.connect(self.begin_new)
        view.calendarWanted.connect(lambda: self.choose_side(LISTS[0]))
        view.lineWritten.connect(self._write)
        view.entryWritten.connect(self._entry_written)
        view.conditionTyped.connect(lambda: self.refresh(None))
        view.currentAccountChanged.connect(self.peekWanted)
        view.verbRefused.connect(lambda sentence: self.told.emit(sentence, None))
        serve_touches(desk, view.quick, view.accounts_written_about)

    def open(self, uid: str) -> None:
        """Show the builder on the review ``uid``."""
        self._show_builder(shown=True)
        self.building.open(uid)

    def close_review(self) -> None:
        """Show the list again."""
        self.building.leave()
        self.building.uid = ""
        self._show_builder(shown=False)
        if self._is_behind:
            self.refresh(None)
        if self.view.isVisible():
            self.view.focus_list()

    def begin_new(self, account_id: int) -> None:
        """Show the review that an account would be given; Enter makes it."""
        from cs_workbench.services.review_lists import proposal

        self.desk.ask("review.new", lambda bench: proposal(bench, account_id), self.view.propose)

    def export_to(self, path: Path) -> None:
        """Write the lines and columns of the list that is shown to ``path``, as its ending says."""
        from cs_workbench.services.export import export_rows

        grid = self.view.list.grid
        book, facts = grid.lines.book, grid.header.facts()
        titles = {fact: say("facts", title) for fact, title in TITLES.items()}
        shown = grid.lines.accounts_at(np.arange(grid.lines.rowCount()))
        rows = np.array([grid.lines.place_of(int(key)) for key in shown], dtype=np.intp)

        def write(bench: Workbench) -> str:
            count = export_rows(bench, book.take(rows), facts, path, titles)
            return say("accounts", "%n row(s) written to {path}", count, path=path)

        self.desk.ask("reviews.export", write, lambda sentence: self.told.emit(sentence, None))

    @property
    def is_building(self) -> bool:
        """Whether a review is open."""
        return self.view.is_building

    def refresh(self, changes: Changes | None) -> None:
        if self.is_building:
            self._is_behind = self._is_behind or changes is None or changes.touches(*self.shows)
            self.building.refresh(changes)
            return
        self._is_behind = False
        self._condition = self.view.condition.text()  # read here, not in the store lane
        super().refresh(changes)

    def stop(self) -> None:
        self.building.stop()

    def ask(self, bench: Workbench, owner: str | None) -> Answer:
        from cs_workbench.services.activity import accounts_meant
        from cs_workbench.services.review_lists import review_lists

        condition, allowed, trouble = self._condition, None, None
        if condition.strip():
            try:
                allowed = accounts_meant(bench, None, condition)
            except ConditionError as error:
                trouble = error
        return Answer(review_lists(bench, owner), allowed, trouble)

    def show(self, answer: Any, *, can_switch: bool) -> None:
        found: Answer = answer
        self._lists = found.lists
        allowed = None if found.allowed is None else np.array(found.allowed, np.int64)
        self.view.show_problem("" if found.trouble is None else explain(found.trouble))
        self.view.show_lists(found.lists, allowed, can_switch=can_switch)
        self.sideChanged.emit()

    def side_entries(self) -> list[SideEntry]:
        if self.is_building:  # its slides stand there
            return []
        lists = self._lists
        return [
            SideEntry(
                name, say("review", LIST_NAMES[name]), None if lists is None else len(lists.books[name])
            )
            for name in LISTS
        ]

    def chosen_side(self) -> str:
        return self.view.list_name

    def choose_side(self, key: str) -> None:
        if key in LISTS:
            self.view.show_list(key)
            self.sideChanged.emit()
            self.view.focus_list()

    def act(self, action: str) -> None:
        if self.is_building:
            self.building.act(action)
        elif action == "edit.find":
            self.view.condition.setFocus()
        elif action == "file.export":
            self._export()
        elif action.startswith(("edit.", "view.")):
            self._act_on_grid(action)
        else:
            self.view.follow(action)

    def current_account(self) -> int | None:
        return self.view.current_account()

    def memory(self) -> dict[str, Any]:
        kept = super().memory()
        if not self.is_building:
            return {**kept, "review": "", "folder": self.building.folder}
        return {
            **kept,
            **self.view.builder.memory(),
            "review": self.building.uid,
            "folder": self.building.folder,
        }

    def remember(self, memory: dict[str, Any]) -> None:
        super().remember(memory)
        if isinstance(memory.get("folder"), str):
            self.building.folder = memory["folder"]
        self.view.builder.remember(memory)
        uid = memory.get("review")
        if isinstance(uid, str) and uid:
            self._show_builder(shown=True)
            self.building.open(uid, str(memory.get("slide") or ""))
        elif self.is_building:
            self.close_review()

    # Inside

    def _export(self) -> None:
        title = say("accounts", "Export this list")
        kinds = say("accounts", "Excel workbook (*.xlsx);;CSV (*.csv)")
        path = ask_file(self.view, title, say("review", "reviews.xlsx"), kinds)
        if path is not None:
            self.export_to(path)

    def _act_on_grid(self, action: str) -> None:
        grid = self.view.list.grid
        if action == "view.columns":
            grid.choose_columns()
        elif action == "view.group":
            grid.group_by_current_column()
        else:
            grid.act(action)

    def _show_builder(self, *, shown: bool) -> None:
        self.view.show_builder(shown=shown)
        if self.view.isVisible():  # else whoever shows it asks
            self.sideChanged.emit()
            self.builderShown.emit(shown)

    def _builder_opened(self) -> None:
        if self.is_building:
            self.view.builder.focus_list()
        self.filled.emit()

    def _entry_written(self, about: object, mode: str, values: dict[str, Any]) -> None:
        if isinstance(about, Proposal):
            self._make(about, values)
        elif isinstance(about, ReviewLine):
            self.building.write_of(about.uid, mode, values, self.view.entry)
        else:
            self.building.write(mode, values, self.view.entry)

    def _make(self, proposal: Proposal, values: dict[str, Any]) -> None:
        from cs_workbench.services.reviews import NewReview

        def made(done: Done) -> None:
            self.view.entry.taken()
            self.reviewWanted.emit(str(done.value))

        self.desk.do(
            NewReview(
                proposal.account_id, values["kind"], values["from_on"] or "", values["to_on"] or "",
                values["language"], values["audience"], values["meeting_on"],
            ),
            made,
            self.view.entry.refused,
        )  # fmt: skip

    def _write(self, accounts: tuple[int, ...], written: Written) -> None:
        for command in commands_of(written, accounts, today=self.desk.bench.today):
            self.desk.do(command)
