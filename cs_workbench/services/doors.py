"""Doors: the condition that lists exactly some accounts, in words that people can read and change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from cs_workbench.domain.columns import Book
from cs_workbench.domain.condition_syntax import Clause, condition_text
from cs_workbench.kernel.text import fold

#: Lists also those that have churned: a condition that asks nothing of that leaves them out.
ALSO_CHURNED: Final = "(churned_on:any OR churned_on:none)"


class Doors:
    """Names the accounts of one book; ``also_churned``: some of them may have churned since."""

    def __init__(self, book: Book, *, also_churned: bool = False) -> None:
        self._names = [fold(name or "") for name in book["name"].values.tolist()]
        self._book, self._also_churned = book, also_churned
        self._times = Counter(self._names)
        self._texts: dict[int, str] = {}  # by row: many lists name the same accounts

    def to(self, rows: Sequence[int]) -> str:
        """Return the condition of the accounts at ``rows`` of the book, by name; '' for none.

        One whose name another account has, too, is named by its id.
        """
        if not rows:
            return ""
        found = " OR ".join([self._texts.get(row) or self._text(row) for row in rows])
        if self._also_churned:
            return f"({found}) {ALSO_CHURNED}" if len(rows) > 1 else f"{found} {ALSO_CHURNED}"
        return found

    def _text(self, row: int) -> str:
        named = bool(self._names[row]) and self._times[self._names[row]] == 1
        fact = "name" if named else "uid"
        value = str(self._book[fact].values[row])
        text = self._texts[row] = condition_text(Clause(fact, "=", value, quoted=True))
        return text
