"""The sample book's targets: for the team and each CSM, this month and the last, and the team's fiscal year."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.arr_history import day_number
from cs_workbench.domain.targets import WHOLE, periods_around
from cs_workbench.kernel.money import decimals

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

#: Of the ARR at a period's opening, in thousandths: what is to be there at its end, what is to come, what may go.
OF_OPENING: Final = {"closing_arr": 1005, "new_arr": 12, "churn_arr": 10}
TOUCHES_KEPT: Final = WHOLE * 55 // 100
#: The team's, beside those of each CSM.
TEAM_MONTH: Final = {"nrr": WHOLE * 995 // 1000, "renewal_rate": WHOLE * 85 // 100}
TEAM_YEAR: Final = {"closing_arr": 1100}
ROUND: Final = 10_000  # major units of yen; a hundredth of that in other currencies


def set_sample_targets(bench: Workbench) -> None:
    """Set them, from the ARR at the opening of each period; money in the currency of most contracts."""
    from cs_workbench.services.arr_book import load_arr_book
    from cs_workbench.services.month_book import month_of, step
    from cs_workbench.services.targets import SetTargets, currencies, fiscal_month

    told = currencies(bench)
    if not told:
        return
    currency, book = told[0], load_arr_book(bench)
    column, owners = book.currencies.index(currency), book.book["owner"]
    this = month_of(bench, "")
    rows: list[dict[str, Any]] = []

    def add(owner: str, period: str, measure: str, amount: int, of: str = "") -> None:
        rows.append({"owner": owner, "period": period, "measure": measure, "amount": amount, "currency": of})

    for month in (step(this, -1), this):
        arr = book.history.arr(day_number(month.first - timedelta(days=1)))[:, column]
        for owner in ("", *owners.labels):
            mine = arr if not owner else arr[owners.values == owners.labels.index(owner)]
            if not mine.sum():
                continue
            for measure, share in OF_OPENING.items():
                add(owner, month.id, measure, _rounded(int(mine.sum()) * share // 1000, currency), currency)
            add(owner, month.id, "touches_kept", TOUCHES_KEPT)
        for measure, amount in TEAM_MONTH.items():
            add("", month.id, measure, amount)
    year = periods_around(bench.today, fiscal_month(bench))[-1]
    opening = int(book.history.arr(day_number(year.first - timedelta(days=1)))[:, column].sum())
    for measure, share in TEAM_YEAR.items():
        add("", year.id, measure, _rounded(opening * share // 1000, currency), currency)
    with bench.store.write("set targets", "sample") as writing:  # nothing that is computed follows from them
        SetTargets(tuple(rows)).perform(bench, writing)
        writing.changed("target", None)


def _rounded(minor: int, currency: str) -> int:
    step = ROUND if decimals(currency) == 0 else ROUND // 100 * 10 ** decimals(currency)
    return -(-minor // step) * step
