"""What is wrong with a touch model, as sentences; checked before it is published (domain.md 1.2)."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator
from typing import Final

import numpy as np

from cs_workbench.domain.axis_facts import is_axis_fact
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.messages import Message
from cs_workbench.domain.placement import UNCLASSIFIED, Placements, decide
from cs_workbench.domain.touch_model import ORDINARY_PRIORITY, Axis, Rule, TouchModel
from cs_workbench.kernel.i18n import N_

MOST_CELLS: Final = 100_000
CELLS_SHOWN: Final = 50


def touch_model_messages(model: TouchModel) -> list[Message]:
    """Return everything wrong with ``model``; those that block come first. Never raises."""
    blocking = [*_ids(model), *_tiers(model), *_axes(model), *_references(model)]
    if blocking:
        return blocking  # the cells of a broken model say nothing
    return list(_cells(model))


def _block(text: str, **params: str) -> Message:
    return Message("checks", text, params, blocks=True)


def _warn(text: str, **params: str) -> Message:
    return Message("checks", text, params)


def _ids(model: TouchModel) -> Iterator[Message]:
    parts = (model.tiers, model.axes, model.rules, model.plays, model.teams)
    lists = [[part.id for part in group] for group in parts]
    lists += [[band.id for band in axis.bands] for axis in model.axes]
    for ids in lists:
        for doubled in sorted(id_ for id_, count in Counter(ids).items() if count > 1):
            yield _block(N_("checks", "The id {id} is used twice."), id=doubled)


def _tiers(model: TouchModel) -> Iterator[Message]:
    for tier in model.tiers:
        if not tier.overlay and tier.id not in TIERS:
            tiers = ", ".join(TIERS)
            yield _block(
                N_("checks", "The touch tier {tier} is not one of {tiers}."), tier=tier.id, tiers=tiers
            )
    for one, other in itertools.combinations((tier for tier in model.tiers if not tier.overlay), 2):
        if one.rank == other.rank:
            yield _block(
                N_("checks", "The touch tiers {one} and {other} have the same rank."),
                one=one.id,
                other=other.id,
            )
    if all(tier.overlay for tier in model.tiers):
        yield _block(N_("checks", "The touch model has no touch tier."))


def _axes(model: TouchModel) -> Iterator[Message]:
    for axis in model.axes:
        if not is_axis_fact(axis.source):
            yield _block(
                N_("checks", "Axis {axis} asks for {fact}, which no account has."),
                axis=axis.id,
                fact=axis.source,
            )
        if axis.unknown is not None and axis.unknown not in {band.id for band in axis.bands}:
            yield _block(N_("checks", "Axis {axis} has no band {band}."), axis=axis.id, band=axis.unknown)
        if not axis.bands:
            yield _block(N_("checks", "Axis {axis} has no band."), axis=axis.id)
        elif axis.kind == "number":
            yield from _number_bands(axis)
        elif axis.kind == "cumshare":
            rising = all(a < b for a, b in itertools.pairwise((0.0, *axis.cuts, 1.0)))
            if not rising or len(axis.cuts) != len(axis.bands) - 1:
                yield _block(
                    N_("checks", "Axis {axis} needs rising cuts between 0 and 1, one fewer than bands."),
                    axis=axis.id,
                )


def _number_bands(axis: Axis) -> Iterator[Message]:
    lows = [-math.inf if band.min is None else band.min for band in axis.bands]
    steps = {low < high for low, high in itertools.pairwise(lows)}
    if len(steps) > 1:
        yield _block(N_("checks", "The bands of axis {axis} are out of order."), axis=axis.id)
    spans = sorted(
        (
            -math.inf if band.min is None else band.min,
            math.inf if band.max is None else band.max,
            band.id,
        )
        for band in axis.bands
    )
    for low, high, band in spans:
        if low >= high:
            yield _block(N_("checks", "Band {band} of axis {axis} is empty."), band=band, axis=axis.id)
    for (_, high, one), (low, _, other) in itertools.pairwise(spans):
        if high > low:
            yield _block(
                N_("checks", "Bands {one} and {other} of axis {axis} overlap."),
                one=one, other=other, axis=axis.id,
            )  # fmt: skip
        elif high < low:
            yield _block(
                N_("checks", "Between bands {one} and {other} of axis {axis} there is a gap."),
                one=one, other=other, axis=axis.id,
            )  # fmt: skip


def _references(model: TouchModel) -> Iterator[Message]:
    tiers, teams, plays = ({part.id for part in group} for group in (model.tiers, model.teams, model.plays))
    bands = {axis.id: {band.id for band in axis.bands} for axis in model.axes}
    for rule in model.rules:
        named = [(rule.tier, tiers), (rule.team, teams), *((play, plays) for play in rule.plays)]
        unknown = [name for name, defined in named if name is not None and name not in defined]
        for axis, wanted in rule.when.items():
            unknown += (
                [axis] if axis not in bands else [f"{axis}.{b}" for b in wanted if b not in bands[axis]]
            )
        for name in unknown:
            yield _block(
                N_("checks", "Rule {rule} names {name}, which is not defined."), rule=rule.id, name=name
            )
        if any(not wanted for wanted in rule.when.values()):
            yield _block(N_("checks", "Rule {rule} can never hold."), rule=rule.id)


def _cells(model: TouchModel) -> Iterator[Message]:
    """Try every combination of bands."""
    shape = [len(axis.bands) for axis in model.axes]
    if math.prod(shape) > MOST_CELLS:
        yield _warn(
            N_("checks", "The touch model has more than {count} cells; they were not tried."),
            count=f"{MOST_CELLS:,}",
        )
        return
    grid = np.indices(shape, dtype=np.int16).reshape(len(shape), math.prod(shape))
    placed = decide(model, {axis.id: grid[i] for i, axis in enumerate(model.axes)})
    for i, rule in enumerate(model.rules_in_order()):
        serves = rule.plays or rule.team or rule.owner or rule.tier in _overlays(model)
        if not serves and not (placed.rule == i).any():
            yield _warn(N_("checks", "Rule {rule} never decides anything."), rule=rule.id)
    yield from _disagreeing(model, placed)
    bare = np.flatnonzero(placed.tier == UNCLASSIFIED)
    if len(bare):
        cells = "; ".join(_cell_name(model, grid[:, cell]) for cell in bare[:CELLS_SHOWN])
        cells += " …" if len(bare) > CELLS_SHOWN else ""
        yield _warn(
            N_("checks", "{count} cells have no touch tier: {cells}"), count=str(len(bare)), cells=cells
        )


def uncovered(model: TouchModel) -> list[str]:
    """Return every combination of bands that has no touch tier; [] for a model that blocks or is too large to try."""
    shape = [len(axis.bands) for axis in model.axes]
    if math.prod(shape) > MOST_CELLS or any(message.blocks for message in touch_model_messages(model)):
        return []
    grid = np.indices(shape, dtype=np.int16).reshape(len(shape), math.prod(shape))
    placed = decide(model, {axis.id: grid[i] for i, axis in enumerate(model.axes)})
    return [_cell_name(model, grid[:, cell]) for cell in np.flatnonzero(placed.tier == UNCLASSIFIED)]


def _overlays(model: TouchModel) -> set[str]:
    return {tier.id for tier in model.tiers if tier.overlay}


def _cell_name(model: TouchModel, bands: np.ndarray[tuple[int, ...], np.dtype[np.int16]]) -> str:
    return " × ".join(
        f"{axis.id}={axis.bands[band].id}" for axis, band in zip(model.axes, bands, strict=True)
    )


def _disagreeing(model: TouchModel, placed: Placements) -> Iterator[Message]:
    first: list[tuple[int, Rule]] = [
        (i, rule)
        for i, rule in enumerate(model.rules_in_order())
        if rule.priority < ORDINARY_PRIORITY and rule.tier is not None
    ]
    for (i, one), (j, other) in itertools.combinations(first, 2):
        if one.tier != other.tier and (placed.hits[i] & placed.hits[j]).any():
            yield _warn(
                N_("checks", "Rules {one} and {other} both come first and give different touch tiers."),
                one=one.id, other=other.id,
            )  # fmt: skip
