"""Doors: the condition that lists exactly some accounts, in words that people can read and change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cs_workbench.domain.columns import Book
from cs_workbench.domain.condition_syntax import And, Clause, Condition, Or, condition_text
from cs_workbench.kernel.text import fold

#: Lists also those that have churned: a condition that asks nothing of that leaves them out.
ALSO_CHURNED = Or((Clause("churned_on", ":", "any"), Clause("churned_on", ":", "none")))


class Doors:
    """Names the accounts of one book; ``also_churned``: some of them may have churned since."""

    def __init__(self, book: Book, *, also_churned: bool = False) -> None:
        self._names = [fold(name or "") for name in book["name"].values.tolist()]
        self._book, self._also_churned = book, also_churned
        self._times = Counter(self._names)

    def to(self, rows: Sequence[int]) -> str:
        """Return the condition of the accounts at ``rows`` of the book, by name; '' for none.

        One whose name another account has, too, is named by its id.
        """
        if not rows:
            return ""
        clauses: list[Condition] = [self._clause(row) for row in rows]
        found = clauses[0] if len(clauses) == 1 else Or(tuple(clauses))
        return condition_text(And((found, ALSO_CHURNED)) if self._also_churned else found)

    def _clause(self, row: int) -> Clause:
        if self._names[row] and self._times[self._names[row]] == 1:
            return Clause("name", "=", str(self._book["name"].values[row]), quoted=True)
        return Clause("uid", "=", str(self._book["uid"].values[row]), quoted=True)
