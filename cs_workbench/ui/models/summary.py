"""What the status bar says about a selection: how many, how much, how well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Book
from cs_workbench.domain.nouns import Kind
from cs_workbench.ui.models.grouping import summary_sentence
from cs_workbench.ui.text import heading, money_sums, money_sums_text, number_text, say


@dataclass(frozen=True, slots=True)
class Summary:
    """``count`` accounts; ``sums``: fact -> currency -> minor units; ``means``: fact -> mean of the known."""

    count: int
    sums: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    means: Mapping[str, float] = field(default_factory=dict)

    def text(self) -> str:
        """Return it in one line; '' when nothing is selected."""
        if not self.count:
            return ""
        return summary_sentence(
            [
                say("table", "%n selected", self.count),
                *(
                    say("table", "total {heading} {sum}", heading=heading(fact), sum=money_sums_text(of))
                    for fact, of in self.sums.items()
                    if of
                ),
                *(
                    say(
                        "table", "mean {heading} {number}", heading=heading(fact), number=number_text(mean, 1)
                    )
                    for fact, mean in self.means.items()
                ),
            ]
        )


def summary_of(book: Book, facts: Sequence[str], rows: NDArray[np.int32]) -> Summary:
    """Return the summary of ``rows``: money columns summed per currency, the health score's mean."""
    sums = {f: money_sums(book[f], rows) for f in facts if book[f].kind is Kind.MONEY}
    means: dict[str, float] = {}
    if "health" in facts:
        known = book["health"].values[rows]
        known = known[~np.isnan(known)]
        if len(known):
            means["health"] = float(known.mean())
    return Summary(len(rows), sums, means)
