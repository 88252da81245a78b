"""Assigning touch tiers to 100,000 accounts, beside the same rules as bare numpy masks over bare arrays."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.columns import Book, Column, number_column
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import PHASES, Kind
from cs_workbench.domain.placement import place
from cs_workbench.domain.touch_model import ORDINARY_PRIORITY, TouchModel, parse_touch_model
from cs_workbench.services.tiering import preset_text
from tests.bench.measure import Figure, busy_ms, in_turns

ACCOUNTS: Final = 100_000
TODAY: Final = date(2026, 11, 24)
CONTRACTS: Final = ("paid", "free")
#: A model of numbers and one of choices: axis -> the values of its bands over the bare array.
MODELS: Final = ("sourcegraph_fy25", "salesforce_jp")


def figures(folder: Path) -> list[Figure]:
    """Measure; ``folder`` is not needed."""
    found = []
    for model_id in MODELS:
        model, (whole, bare) = parse_touch_model(preset_text(model_id)), books(ACCOUNTS)
        ours, floor = in_turns(
            partial(busy_ms, partial(place, model, whole, [], TODAY)),
            partial(busy_ms, partial(by_masks, model, bare)),
        )
        found.append(Figure(f"assign {ACCOUNTS:,} accounts, {model_id}", ours, floor, target=3.0))
    return found


def books(n: int) -> tuple[Book, dict[str, NDArray[Any]]]:
    """Return accounts as a book, and the same as axis source -> bare array: numbers, or codes of `CODES`."""
    rng = np.random.default_rng(7)
    employees = np.floor(np.exp(rng.normal(5.0, 2.0, n)))
    employees[rng.random(n) < 0.05] = np.nan
    arr = rng.integers(1_000_00, 500_000_00, n)
    phase, contract = rng.integers(-1, len(PHASES), n), rng.integers(-1, len(CONTRACTS), n)
    book = Book(
        np.arange(n, dtype=np.int64),
        {
            "employees": number_column(employees.tolist()),
            "arr": Column(Kind.MONEY, arr, ("USD",), np.ones(n, np.bool_), np.zeros(n, np.int8)),
            "phase": Column(Kind.CHOICE, phase.astype(np.int32), PHASES),
            "support_contract": Column(Kind.CHOICE, contract.astype(np.int32), CONTRACTS),
        },
    )
    return book, {"employees": employees, "arr_usd": arr / 100, "phase": phase, "support_contract": contract}


def by_masks(model: TouchModel, bare: dict[str, NDArray[Any]]) -> NDArray[np.int8]:
    """Return each account's tier, a code over `facts.TIERS`, -1 none: one mask a rule, the highest rank last."""
    n = len(next(iter(bare.values())))
    tier = np.full(n, -1, dtype=np.int8)
    rank = {tier.id: tier.rank for tier in model.tiers if not tier.overlay}
    deciding = [rule for rule in model.rules if rule.tier in rank]
    deciding.sort(key=lambda rule: (rule.priority < ORDINARY_PRIORITY, rank[rule.tier or ""]))
    axes = {axis.id: axis for axis in model.axes}
    for rule in deciding:
        holds = np.ones(n, dtype=np.bool_)
        for axis_id, wanted in rule.when.items():
            axis = axes[axis_id]
            values, within = bare[axis.source], np.zeros(n, dtype=np.bool_)
            for band in axis.bands:
                if band.id not in wanted:
                    continue
                if axis.kind == "number":
                    low = -np.inf if band.min is None else band.min
                    high = np.inf if band.max is None else band.max
                    within |= (values >= low) & (values < high)
                else:
                    words = PHASES if axis.source == "phase" else CONTRACTS
                    for word in band.values or (band.id,):
                        within |= values == words.index(word)
            holds &= within
        tier[holds] = TIERS.index(rule.tier or "")
    return tier
