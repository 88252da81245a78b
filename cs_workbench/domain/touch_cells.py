"""The touch model as a grid of cells, value against phase, and the model that another tier in a cell makes."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.axis_bands import NO_BAND, Bands
from cs_workbench.domain.facts import TIERS
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.placement import decide
from cs_workbench.domain.touch_model import ORDINARY_PRIORITY, Axis, Band, Rule, TouchModel
from cs_workbench.domain.touch_model_checks import MOST_CELLS

#: A cell's own rule comes before the ordinary ones and after those that a model puts first itself.
CELL_PRIORITY: Final = 90
CELL_RULE: Final = "cell"
PHASE_SOURCES: Final = ("phase", "product_state")
_PHASE_NAMES: Final = {
    "welcome": ("契約直後", "Just signed"),
    "onboarding": ("導入", "Onboarding"),
    "adoption": ("定着", "Adoption"),
    "utilisation": ("活用", "Utilisation"),
    "self": ("自走", "Self-sufficient"),
}
#: The columns of a model that does not ask for the phase; a changed cell makes it a part of the model.
PHASE_AXIS: Final = Axis(
    "phase", "phase", "category",
    tuple(Band(id_, *_PHASE_NAMES[id_], values=(id_,)) for id_ in PHASES), provenance="default",
)  # fmt: skip
Cell = tuple[int, int]  # place of the row's band and of the column's


@dataclass(frozen=True, slots=True)
class CellGrid:
    """Which two axes of a model its grid shows. ``rows`` None: the model has no other axis, so there is one row."""

    rows: Axis | None
    columns: Axis

    @property
    def shape(self) -> Cell:
        """How many rows and columns of known bands there are."""
        return (len(self.rows.bands) if self.rows else 1), len(self.columns.bands)

    @property
    def cells(self) -> list[Cell]:
        """Every cell, row by row."""
        return list(itertools.product(range(self.shape[0]), range(self.shape[1])))

    def when(self, cell: Cell) -> dict[str, tuple[str, ...]]:
        """Return what a rule of one cell asks."""
        asked: dict[str, tuple[str, ...]] = {}
        if self.rows is not None:
            asked[self.rows.id] = (self.rows.bands[cell[0]].id,)
        return asked | {self.columns.id: (self.columns.bands[cell[1]].id,)}

    def places(self, bands: Mapping[str, Bands]) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
        """Return each account's row and column; `NO_BAND` where the fact is missing."""
        columns = bands[self.columns.id]
        return (np.zeros(len(columns), np.int16) if self.rows is None else bands[self.rows.id]), columns


def cell_grid(model: TouchModel) -> CellGrid:
    """Return the grid of ``model``: its phase across, else its second axis; the first of the others down."""
    phase = next((axis for axis in model.axes if axis.source in PHASE_SOURCES), None)
    others = [axis for axis in model.axes if axis is not phase]
    if phase is None and len(others) > 1:
        return CellGrid(others[0], others[1])
    return CellGrid(others[0] if others else None, phase or _phase_axis(model))


def with_grid(model: TouchModel) -> TouchModel:
    """Return ``model`` asking for both axes of its grid."""
    grid = cell_grid(model)
    return model if grid.columns in model.axes else replace(model, axes=(*model.axes, grid.columns))


def cell_tiers(model: TouchModel) -> dict[Cell, tuple[str, ...]]:
    """Return the tiers that each cell can give ('' none), the highest first; several where other axes decide."""
    whole, grid = with_grid(model), cell_grid(model)
    shape = [len(axis.bands) for axis in whole.axes]
    if math.prod(shape) > MOST_CELLS:
        return {}
    tried = np.indices(shape, dtype=np.int16).reshape(len(shape), math.prod(shape))
    bands = {axis.id: tried[i] for i, axis in enumerate(whole.axes)}
    codes = decide(whole, bands).tier
    row, column = grid.places(bands)
    found: dict[Cell, tuple[str, ...]] = {}
    for cell in grid.cells:
        here = set(codes[(row == cell[0]) & (column == cell[1])].tolist())
        found[cell] = tuple("" if code < 0 else TIERS[code] for code in sorted(here, key=_from_high))
    return found


def with_tier(model: TouchModel, cell: Cell, tier: str, base: TouchModel | None = None) -> TouchModel:
    """Return ``model`` with ``tier`` in a cell; rules that the model puts first keep their word.

    A cell that says what ``base`` says needs no rule: changed there and back, the model is ``base`` again.
    """
    grid, whole = cell_grid(model), with_grid(model)
    when = grid.when(cell)
    own = next((rule for rule in whole.rules if _is_own(rule, when, model)), None)
    if own is not None:
        rules = tuple(replace(rule, tier=tier) if rule is own else rule for rule in whole.rules)
    else:
        name = "_".join((CELL_RULE, *(bands[0] for bands in when.values())))
        taken = {rule.id for rule in whole.rules}
        while name in taken:
            name += "_"
        own = Rule(name, when, CELL_PRIORITY, tier, provenance="default")
        rules = (*whole.rules, own)
    made = replace(whole, rules=rules)
    if cell_tiers(made)[cell] != (tier,) and own.priority == ORDINARY_PRIORITY:
        first = (replace(rule, priority=CELL_PRIORITY) if rule.id == own.id else rule for rule in made.rules)
        made = replace(made, rules=tuple(first))
    return made if base is None else _back(made, cell, base)


def changed_cells(
    before: TouchModel, after: TouchModel
) -> dict[Cell, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the cells whose tiers differ, each with what it was and is; {} for models of different grids."""
    if cell_grid(before) != cell_grid(after):
        return {}
    old, new = cell_tiers(before), cell_tiers(after)
    return {cell: (old[cell], new[cell]) for cell in old if old[cell] != new.get(cell)}


def _back(made: TouchModel, cell: Cell, base: TouchModel) -> TouchModel:
    """Return ``made`` without its rule for a cell where ``base`` says the same; ``base`` where nothing differs."""
    if cell_grid(base) != cell_grid(made):
        return made
    if cell_tiers(base).get(cell) == cell_tiers(made)[cell]:
        old = {rule.id: rule for rule in base.rules}
        when = cell_grid(made).when(cell)
        rules = [old.get(rule.id) if dict(rule.when) == when else rule for rule in made.rules]
        made = replace(made, rules=tuple(rule for rule in rules if rule is not None))
    return base if not changed_cells(base, made) and len(made.rules) == len(base.rules) else made


def _is_own(rule: Rule, when: Mapping[str, tuple[str, ...]], model: TouchModel) -> bool:
    overlays = {tier.id for tier in model.tiers if tier.overlay}
    return bool(rule.tier) and rule.tier not in overlays and dict(rule.when) == when


def _phase_axis(model: TouchModel) -> Axis:
    taken = {axis.id for axis in model.axes}
    return replace(PHASE_AXIS, id="phase_of_account") if PHASE_AXIS.id in taken else PHASE_AXIS


def _from_high(code: int) -> int:
    return len(TIERS) if code == NO_BAND else code
