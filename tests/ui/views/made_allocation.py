"""A board of the allocation and a tier review, made by hand."""

from __future__ import annotations

import dataclasses
from datetime import date

import numpy as np

from cs_workbench.domain.axis_bands import Borders, bands_of_book, borders_of
from cs_workbench.domain.columns import Book, choice_column, money_column, text_column, yes_no_column
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.placement import decide
from cs_workbench.domain.touch_cells import with_grid, with_tier
from cs_workbench.domain.touch_model import TouchModel, parse_touch_model
from cs_workbench.kernel.money import Money
from cs_workbench.services.allocation import Board
from cs_workbench.services.review_session import OBJECT, REVIEW, ReviewLine, ReviewState
from cs_workbench.services.tiering import preset_text

TODAY = date(2026, 11, 24)


def board(count: int = 12) -> Board:
    """Return a book on the LTV pyramid, and a draft that differs in one cell."""
    model = parse_touch_model(preset_text("ltv_pyramid"))
    amounts = [(count - n) ** 3 * 100_000 for n in range(count)]
    book = Book(
        np.arange(1, count + 1, dtype=np.int64),
        {
            "name": text_column([f"株式会社あおば{n:02}" for n in range(count)]),
            "owner": choice_column(["佐藤", "鈴木"] * (count // 2)),
            "arr": money_column(amounts, ["JPY"] * count),
            "ltv": money_column(amounts, ["JPY"] * count),
            "phase": choice_column([PHASES[n % 5] if n else None for n in range(count)], PHASES),
            "churned_on": yes_no_column([None] * count),
        },
    )
    borders: Borders = borders_of(model, book, TODAY)
    bands = bands_of_book(with_grid(model), book, TODAY, borders)
    tier = decide(model, bands).tier
    nobody = np.zeros(count, np.bool_)
    return Board(
        model, True, changed(model), TODAY, book, bands, bands, tier, tier, nobody, np.full(count, np.nan), nobody,
        nobody, 224.0, 2, borders,
    )  # fmt: skip


def changed(model: TouchModel) -> TouchModel:
    """Return the draft of `board`."""
    return with_tier(model, (0, 1), TIERS[3], model)


def review(*, waits: bool = False) -> ReviewState:
    """Return a running review with an objection."""
    line = ReviewLine(
        1, 1, "u1", "株式会社あおば精機", "佐藤", Money(4_800_000, "JPY"), "high", "low", "down", "lp2",
        "ルール lp2:LTV:4,800,000 JPY", OBJECT, "導入事例の顧客のため",
    )  # fmt: skip
    other = dataclasses.replace(line, id=2, account_id=2, answer="", comment="", why="up")
    model, day = parse_touch_model(preset_text("ltv_pyramid")), TODAY if waits else None
    return ReviewState(
        1, "u", REVIEW, "scheduled" if waits else "open", model, TODAY, TODAY, day, (line, other)
    )
