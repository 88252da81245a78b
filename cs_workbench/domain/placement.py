"""Puts accounts on the touch model: tier, plays, and the rules that say why (domain.md 1.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.axis_bands import NO_BAND, Bands, Borders, bands_of_book, bands_of_column
from cs_workbench.domain.columns import Book, Bools, Column, number_column, text_column, yes_no_column
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.tier_moves import settled
from cs_workbench.domain.touch_model import ORDINARY_PRIORITY, Axis, Override, Rule, TouchModel

UNCLASSIFIED: Final = -1
NO_RULE: Final = -1


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one account stands. ``rules`` say why; ``unknown`` names the facts that are missing."""

    tier: str | None
    team: str | None
    owner: str | None
    plays: tuple[str, ...]
    rules: tuple[str, ...]
    overlays: tuple[str, ...]
    unknown: tuple[str, ...]
    decided_by: str | None = None  # the id of the rule that gave the tier
    computed_tier: str | None = None  # without a person's override
    rules_tier: str | None = None  # what the rules say today; a lower tier waits for the next review


@dataclass(frozen=True, slots=True)
class Placements:
    """Where every account stands; n accounts, r rules in their order, a axes.

    Attributes:
        model: the touch model that placed them.
        tier: int8 (n,), index into `facts.TIERS`, -1 unclassified; with overrides.
        computed: the same without overrides; kept where the rules' lower tier waits for a review.
        rule: int16 (n,), index into ``model.rules_in_order()`` of the rule that gave the tier, -1 none.
        hits: bool (r, n), which rules hold.
        missing: bool (a, n), which axes have no band.
        by_rules: int8 (n,), what the rules alone say.
    """

    model: TouchModel
    tier: NDArray[np.int8]
    computed: NDArray[np.int8]
    rule: NDArray[np.int16]
    hits: Bools
    missing: Bools
    by_rules: NDArray[np.int8]

    def at(self, row: int) -> Placement:
        """Return one account's placement."""
        hit = [rule for i, rule in enumerate(self.model.rules_in_order()) if self.hits[i, row]]
        overlays = {tier.id for tier in self.model.tiers if tier.overlay}
        ownerless = {team.id for team in self.model.teams if not team.owns_accounts}
        decider = int(self.rule[row])
        return Placement(
            tier=_tier_id(self.tier[row]),
            team=next((rule.team for rule in hit if rule.team), None),
            owner=next((rule.owner for rule in hit if rule.owner and rule.owner not in ownerless), None),
            plays=tuple(dict.fromkeys(play for rule in hit for play in rule.plays)),
            rules=tuple(rule.id for rule in hit),
            overlays=tuple(dict.fromkeys(rule.tier for rule in hit if rule.tier in overlays)),
            unknown=tuple(axis.source for i, axis in enumerate(self.model.axes) if self.missing[i, row]),
            decided_by=None if decider == NO_RULE else self.model.rules_in_order()[decider].id,
            computed_tier=_tier_id(self.computed[row]),
            rules_tier=_tier_id(self.by_rules[row]),
        )

    def take(self, rows: NDArray[np.intp]) -> Placements:
        """Return the placements of ``rows`` only."""
        return Placements(
            self.model, self.tier[rows], self.computed[rows], self.rule[rows], self.hits[:, rows],
            self.missing[:, rows], self.by_rules[rows],
        )  # fmt: skip

    def rule_texts(self) -> NDArray[Any]:
        """Return the id of the rule that gave each tier, '' for none; object, shape (n,)."""
        return np.array([*(rule.id for rule in self.model.rules_in_order()), ""], dtype=object)[self.rule]

    def missing_texts(self) -> NDArray[Any]:
        """Return which facts are missing, joined by commas; object, shape (n,)."""
        texts = np.full(self.missing.shape[1], "", dtype=object)
        if not self.missing.any():
            return texts
        patterns, which = np.unique(np.packbits(self.missing, axis=0), axis=1, return_inverse=True)
        for i, bits in enumerate(np.unpackbits(patterns, axis=0, count=len(self.model.axes)).T):
            names = [
                axis.source for axis, is_missing in zip(self.model.axes, bits, strict=True) if is_missing
            ]
            texts[which.reshape(-1) == i] = ",".join(names)
        return texts


def place(
    model: TouchModel,
    book: Book,
    overrides: Sequence[Override],
    today: date,
    borders: Borders | None = None,
    *,
    held: NDArray[np.int8] | None = None,
) -> Placements:
    """Place a whole book. ``borders`` (see `borders_of`) freeze the cumulated shares in money.

    ``held``: the tiers in force since the model was published, -1 none (see `tier_moves.settled`).
    """
    placed = decide(model, bands_of_book(model, book, today, borders), len(book))
    computed = placed.tier if held is None else settled(model, placed.tier, held)
    tier = computed.copy()
    in_force = [o for o in overrides if o.expires_on >= today and o.tier in TIERS]
    order = np.argsort(book.account_id, kind="stable") if in_force else np.zeros(0, dtype=np.intp)
    for override in in_force:
        at = np.searchsorted(book.account_id, override.account_id, sorter=order)
        if at < len(order) and book.account_id[order[at]] == override.account_id:
            tier[order[at]] = TIERS.index(override.tier)
    return Placements(model, tier, computed, placed.rule, placed.hits, placed.missing, placed.by_rules)


def evaluate(
    model: TouchModel,
    facts: Mapping[str, object],
    override: str | None = None,
    borders: Borders | None = None,
) -> Placement:
    """Place one account given as facts: texts, numbers, True or False, None unknown.

    A cumulated share needs ``borders``, or its band under ``<fact>_band``.
    """
    placed = decide(model, {axis.id: _one_band(axis, facts, borders) for axis in model.axes})
    if override is None:
        return placed.at(0)
    tier = np.array([TIERS.index(override)], dtype=np.int8)
    return replace(placed, tier=tier).at(0)


def decide(model: TouchModel, bands: Mapping[str, Bands], accounts: int = 1) -> Placements:
    """Return what the rules make of the accounts' bands: axis id -> band index, shape (n,).

    ``accounts``: how many there are; only a model without axes cannot tell it from ``bands``.
    """
    n = max((len(codes) for codes in bands.values()), default=accounts)
    rules = model.rules_in_order()
    hits = np.array([_holds(rule, model, bands, n) for rule in rules], dtype=np.bool_).reshape(len(rules), n)
    rank = {tier.id: tier.rank for tier in model.tiers if not tier.overlay}
    decider = np.full(n, NO_RULE, dtype=np.int16)
    deciding = [i for i, rule in enumerate(rules) if rule.tier in rank]
    for i in sorted(
        deciding, key=lambda i: _weight(rules[i], rank, i)
    ):  # a weightier rule writes over the others
        np.copyto(decider, np.int16(i), where=hits[i])
    tier_of_rule = np.array([*map(_tier_code, rules), UNCLASSIFIED], dtype=np.int8)
    tier = tier_of_rule[decider]
    missing = np.array([bands[axis.id] == NO_BAND for axis in model.axes], dtype=np.bool_).reshape(
        len(model.axes), n
    )
    return Placements(model, tier, tier, decider, hits, missing, tier)


def _weight(rule: Rule, rank: Mapping[str, int], place: int) -> tuple[bool, int, int]:
    """Rules that come first outweigh the rest, the first of them most; then the rank counts, then the place."""
    comes_first = rule.priority < ORDINARY_PRIORITY
    return comes_first, 0 if comes_first else rank[rule.tier or ""], -place


def _holds(rule: Rule, model: TouchModel, bands: Mapping[str, Bands], n: int) -> Bools:
    holds = np.ones(n, dtype=np.bool_)
    for axis in model.axes:
        if axis.id in rule.when:
            codes = [code for code, band in enumerate(axis.bands) if band.id in rule.when[axis.id]]
            within = np.zeros(n, dtype=np.bool_)
            for code in codes:
                within |= bands[axis.id] == code
            holds &= within
    if any(axis not in bands for axis in rule.when):
        holds[:] = False
    return holds


def _one_band(axis: Axis, facts: Mapping[str, object], borders: Borders | None) -> Bands:
    account_id = np.zeros(1, dtype=np.int64)
    value = facts.get(axis.source)
    named = facts.get(f"{axis.source}_band")
    if axis.kind == "cumshare" and isinstance(named, str):
        value = next((i for i, band in enumerate(axis.bands) if band.id == named), NO_BAND)
        return np.array([value], dtype=np.int16)
    if axis.kind == "cumshare" and (borders is None or axis.id not in borders.by_axis):
        value = None  # one account alone has no share
    return bands_of_column(axis, _one_column(value), account_id, borders)


def _one_column(value: object) -> Column | None:
    if isinstance(value, bool):
        return yes_no_column([value])
    if isinstance(value, (int, float)):
        return number_column([float(value)])
    return text_column([value]) if isinstance(value, str) else None


def _tier_code(rule: Rule) -> int:
    return TIERS.index(rule.tier) if rule.tier in TIERS else UNCLASSIFIED


def _tier_id(code: np.int8) -> str | None:
    return TIERS[code] if code >= 0 else None
