"""Why an account is, or is not, in a list: every view, or any condition, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from cs_workbench.domain.condition_reasons import (
    Judged,
    enough_alone,
    keeping_out,
    leaves,
    sentence,
    without,
)
from cs_workbench.domain.condition_reasons import listed as judged
from cs_workbench.domain.condition_syntax import condition_text, parse
from cs_workbench.domain.condition_words import describe
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cs_workbench.domain.columns import Book
    from cs_workbench.domain.conditions import Aliases
    from cs_workbench.services.views import ViewRow
    from cs_workbench.services.workbench import Workbench


class NoSuchView(WorkbenchError):
    """A view that is not there."""

    template = N_("errors", "There is no view {name}. Nothing was changed. There are: {choices}.")
    code = "CSW-1401"


@dataclass(frozen=True, slots=True)
class ClauseSaid:
    """A clause of a list and what is so of the account.

    Attributes:
        text: a sentence in the person's language.
        condition: the clause as it is typed.
        verdict: 'holds', 'fails' or 'unknown', as the clause stands, below a Not too.
        value: what the account has; None unknown.
        keeps_out: whether it keeps the account out as things are.
        alone: whether it alone, were it otherwise, would let the account in.
    """

    text: str
    condition: str
    verdict: str
    value: Any
    keeps_out: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Loosened:
    """A part of the list's condition that keeps the account out, and the condition without it.

    ``lets_in``: whether the account is in the list then.
    """

    part: str
    text: str
    condition: str
    lets_in: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """Whether an account is in a list, and why.

    ``view``, ``name``: the view's id and what people call it; '' of a condition that was typed.
    """

    account_id: int
    uid: str
    account: str
    view: str
    name: str
    condition: str
    is_listed: bool
    headline: str
    clauses: tuple[ClauseSaid, ...]
    loosened: tuple[Loosened, ...]

    def said(self) -> Iterator[str]:
        """Yield what decides: what keeps the account out, or everything that holds."""
        for clause in self.clauses:
            if clause.keeps_out or self.is_listed:
                yield clause.text


def why_listed(
    bench: Workbench,
    account_id: int,
    condition: str,
    view: str = "",
    name: str = "",
    *,
    as_of: date | None = None,
) -> Listed:
    """Return whether the account is in the list of ``condition``, and why; ``as_of``: of the book of that day.

    Raises:
        ConditionError: the condition cannot be read.
        NoSuchAccount: it is not there.
    """
    return _Asked(bench, as_of).of(account_id, condition, view, name)


def why_in_view(bench: Workbench, account_id: int, view: str) -> Listed:
    """Return the same of a view, by its id or its name.

    Raises:
        NoSuchView, NoSuchAccount: it is not there.
    """
    row = view_named(bench, view)
    return _Asked(bench).of(account_id, row.view.condition, row.view.id, row.name)


def why_everywhere(bench: Workbench, account_id: int) -> list[Listed]:
    """Return the same of every view, in their order."""
    from cs_workbench.services.views import views

    asked = _Asked(bench)
    return [asked.of(account_id, r.view.condition, r.view.id, r.name) for r in views(bench)]


def view_named(bench: Workbench, text: str) -> ViewRow:
    """Return the view of this id or name (of a built-in one also the English name).

    Raises:
        NoSuchView: there is none.
    """
    from cs_workbench.services.views import views

    rows = views(bench)
    wanted = fold(text)
    for row in rows:
        if wanted in (fold(row.view.id), fold(row.name), fold(row.view.name)):
            return row
    raise NoSuchView(name=text, choices=", ".join(row.view.id for row in rows))


class _Asked:
    """The book and the words, read once for several lists."""

    def __init__(self, bench: Workbench, as_of: date | None = None) -> None:
        from cs_workbench.services.book import load_book, own_fields, values_aliases

        self.bench, self.today = bench, as_of or bench.today
        self.book: Book = load_book(bench, as_of)
        self.aliases: Aliases = values_aliases(bench)
        self.headings: Mapping[str, str] = {f"own.{one.id}": one.label for one in own_fields(bench)}

    def of(self, account_id: int, condition: str, view: str, name: str) -> Listed:
        """Answer for one list."""
        from cs_workbench.services.account import NoSuchAccount

        rows = np.flatnonzero(self.book.account_id == account_id)
        if not len(rows):
            raise NoSuchAccount(count=0, text=account_id)
        row = int(rows[0])
        tree = judged(parse(condition), self.book, row, self.today, self.aliases)
        account = self.book["name"].at(row) or ""
        said = self._clauses(tree)
        return Listed(
            account_id, self.book["uid"].at(row) or "", account, view, name, condition, tree.holds,
            self._headline(tree, account, said), tuple(said), tuple(self._loosened(tree)),
        )  # fmt: skip

    def _clauses(self, tree: Judged) -> list[ClauseSaid]:
        out, alone = set(keeping_out(tree)), set(enough_alone(tree))
        return [
            ClauseSaid(
                sentence(leaf, self.bench.catalogue, self.headings, wanted=wanted),
                condition_text(leaf.condition),
                leaf.verdict,
                leaf.value,
                path in out,
                path in alone,
            )
            for path, leaf, wanted in leaves(tree)
        ]

    def _loosened(self, tree: Judged) -> Iterator[Loosened]:
        for place, part in enumerate(tree.parts):
            if part.holds:
                continue
            others = all(other.holds for at, other in enumerate(tree.parts) if at != place)
            yield Loosened(
                condition_text(part.condition),
                self._part_text(part),
                condition_text(without(tree, place)),
                others,
            )

    def _part_text(self, part: Judged) -> str:
        if part.is_running:
            return self.bench.say("listed", N_("listed", "without churned accounts"))
        return describe(part.condition, self.bench.catalogue, self.headings)

    def _headline(self, tree: Judged, account: str, said: list[ClauseSaid]) -> str:
        say = self.bench.say
        if tree.holds:
            return say("listed", N_("listed", "{account} is in this list."), account=account)
        count = sum(clause.keeps_out for clause in said)
        if any(clause.alone for clause in said):
            text = N_(
                "listed", "{account} is not in this list. Any one of %n condition(s) otherwise, it would be."
            )
            if count == 1:
                text = N_("listed", "{account} is not in this list. One condition keeps it out.")
                return say("listed", text, account=account)
            return say("listed", text, sum(clause.alone for clause in said), account=account)
        text = N_("listed", "{account} is not in this list. %n condition(s) keep it out.")
        return say("listed", text, count, account=account)
