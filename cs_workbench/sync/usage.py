"""Usage rows add up: one value per account, metric and period, however many rows a file has for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.sources.records import Held, Page
from cs_workbench.store import remote

if TYPE_CHECKING:
    from cs_workbench.store.engine import Store

UNKNOWN_ACCOUNT: Final = N_("held", "{value} is not the id of any {via} that this source brought.")
NO_ACCOUNT: Final = N_("held", "The row names no account.")

#: An account's id and the index of (metric, grain, period) packed into one integer: half the memory of tuples.
_SHIFT: Final = 32


class UsageSums:
    """The usage of one file, added up before it lands, so that reading the file again changes nothing.

    Values of rows with one key are added; of their users the largest number is kept, since people
    counted twice cannot be told apart.
    """

    def __init__(self, store: Store, source: str, via: str | None) -> None:
        self._via = via
        with store.read() as db:
            self._accounts = remote.account_index(db, source, via)
        self._periods: dict[tuple[str, str, str], int] = {}
        self._values: dict[int, float] = {}
        self._users: dict[int, int] = {}
        self.merged = 0

    def add(self, page: Page) -> list[Held]:
        """Add a page's rows; return those whose account is unknown."""
        metric, grain, start, value, users = (
            page.fields.index(name) + 2 if name in page.fields else None
            for name in ("metric", "grain", "period_start", "value", "users")
        )
        if metric is None or grain is None or start is None or value is None:
            raise ValueError(f"a usage page without its key: {page.fields}")
        strangers = []
        for index, row in enumerate(page.rows):
            account = self._accounts.get(row[1])
            if account is None:
                strangers.append(stranger(page, index, self._via))
                continue
            period = (row[metric], row[grain], row[start])
            key = account << _SHIFT | self._periods.setdefault(period, len(self._periods))
            if key in self._values:
                self._values[key] += row[value]
                self.merged += 1
            else:
                self._values[key] = row[value]
            if users is not None and row[users] is not None:
                self._users[key] = max(row[users], self._users.get(key, 0))
        return strangers

    def pages(self, size: int) -> Iterator[list[tuple[int, str, str, str, float, int | None]]]:
        """Yield (account id, metric, grain, period start, value, users), at most ``size`` at a time."""
        periods = list(self._periods)
        page: list[tuple[int, str, str, str, float, int | None]] = []
        for key in sorted(self._values):
            metric, grain, start = periods[key & (1 << _SHIFT) - 1]
            page.append((key >> _SHIFT, metric, grain, start, self._values[key], self._users.get(key)))
            if len(page) == size:
                yield page
                page = []
        if page:
            yield page


def stranger(page: Page, index: int, via: str | None) -> Held:
    """Return the held row for a fact whose account this source never brought."""
    value, number = page.rows[index][1], page.numbers[index]
    raw = {name: str(v) for name, v in zip(page.fields, page.rows[index][2:], strict=False) if v is not None}
    if value is None:
        return Held(number, "account", "", NO_ACCOUNT, {}, raw)
    return Held(
        number, "account", str(value), UNKNOWN_ACCOUNT, {"value": str(value), "via": via or "account"}, raw
    )
