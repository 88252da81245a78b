"""What another touch model would do to the sample book: the numbers that docs/sample-book.md names."""

from __future__ import annotations

from collections import Counter

import numpy as np

from cs_workbench.domain.capacity import hours_needed
from cs_workbench.domain.columns import Book
from cs_workbench.domain.facts import TIERS
from cs_workbench.services.economics import in_renewal, in_save, running_book
from cs_workbench.services.touch_models import model_of
from cs_workbench.services.touch_reasons import assign
from cs_workbench.services.workbench import Workbench


def tiers(bench: Workbench, book: Book, name: str) -> list[str]:
    found = assign(bench, model_of(bench, name))
    by_account = dict(zip(found.account_ids, found.tiers, strict=True))
    return [by_account[account] or "" for account in book.account_id.tolist()]


def hours(bench: Workbench, book: Book, of: list[str]) -> float:
    codes = np.array([TIERS.index(tier) if tier else -1 for tier in of], dtype=np.int8)
    needed = hours_needed(codes, book["phase"].values, in_renewal(book, bench.today), in_save(book))
    return round(float(np.nansum(needed)), 1)


def test_from_the_pyramid_to_value_and_state_moves_a_known_number_of_accounts_and_hours(
    sample: Workbench,
) -> None:
    book = running_book(sample)
    before, after = (tiers(sample, book, name) for name in ("ltv_pyramid", "ltv_state"))
    moved = Counter((a, b) for a, b in zip(before, after, strict=True) if a != b)
    assert len(book) == 324
    assert moved == {("tech", "low"): 99, ("low", "high"): 43, ("high", "low"): 17, ("low", "tech"): 12}
    assert [hours(sample, book, of) for of in (before, after)] == [648.6, 1152.6]
    assert set(after) == {"high", "low", "tech"}, "nobody is left without a tier"
