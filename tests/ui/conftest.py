"""What every toolkit test gets: the window's look and language, and books of accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from cs_workbench.domain.columns import (
    Book,
    choice_column,
    date_column,
    money_column,
    number_column,
    text_column,
    yes_no_column,
)
from cs_workbench.domain.facts import BANDS, TIERS
from cs_workbench.domain.nouns import Kind
from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.ui.jobs import end_sharing
from cs_workbench.ui.text import use_language
from cs_workbench.ui.theme import Look, apply_look

TODAY = date(2026, 11, 24)
Speak = Callable[[str], None]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """Return the application in our look."""
    apply_look(qapp, Look("light"))
    return qapp


@pytest.fixture
def speak(dressed: QApplication) -> Iterator[Speak]:
    """Return what switches the language; English is spoken again afterwards."""

    def switch(language: str) -> None:
        use_language(dressed, load_catalogue(language))

    switch("en")
    yield switch
    switch("en")


@pytest.fixture(autouse=True)
def _english(speak: Speak) -> None:
    """Speak English in every test that does not say otherwise."""


@pytest.fixture(autouse=True)
def _nothing_is_drawn_any_more() -> Iterator[None]:
    yield
    end_sharing()


@pytest.fixture
def book() -> Book:
    """Return five accounts, one of them with nothing known."""
    return Book(
        np.array([11, 12, 13, 14, 15], np.int64),
        {
            "name": text_column(["株式会社あおば", "Beta Inc.", "ガンマ㈱", "<b>delta</b>", "zeta"]),
            "tier": choice_column(["high", "mid", None, "low", "high"], TIERS),
            "band": choice_column(["red", "yellow", "none", "green", "green"], BANDS),
            "health": number_column([42, 58, None, 81, 90]),
            "health_change": number_column([-19, -2, None, 0, 4]),
            "arr": money_column(
                [4_800_000, 120_050, None, 360_000, 900_000], ["JPY", "USD", None, "JPY", "JPY"]
            ),
            "renewal": date_column(["2026-12-13", "2027-01-30", None, "2027-03-01", "2026-11-30"]),
            "last_touch": date_column(["2026-11-22", "2026-10-21", None, "2025-01-01", "2026-11-24"]),
            "phase": choice_column(["adoption", "onboarding", None, "self", "adoption"]),
            "employees": number_column([120, None, None, 8, 33], Kind.INT),
            "segment": text_column(["SMB", "Mid", None, "SMB", "=1+1"]),
            "strategic": yes_no_column([1, 0, None, 0, 1]),
            "synced": date_column(["2026-11-24", "2026-11-24", "2026-10-01", "2026-11-24", "2026-11-24"]),
        },
    )


@pytest.fixture
def many() -> Callable[[int], Book]:
    """Return what makes a book of any size, quickly."""

    def make(rows: int) -> Book:
        random = np.random.default_rng(7)
        names = text_column([f"会社{number:07d}" for number in random.permutation(rows)])
        return Book(
            np.arange(1, rows + 1, dtype=np.int64),
            {"name": names, "health": number_column(random.integers(0, 100, rows).astype(float).tolist())},
        )

    return make
