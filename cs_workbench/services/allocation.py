"""配置 Allocation: the touch model in force as a grid over the live book, and what another tier in a cell would do.

A `Board` is read once; `effect` and everything else that follows a key works on its columns alone, so that the answer
stands beside the grid at once. The draft is kept with every key (`KeepAllocation`): closing or a crash loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from cs_workbench.domain.axis_bands import NO_BAND, Bands, Borders, bands_of_book
from cs_workbench.domain.axis_facts import SAME_AS
from cs_workbench.domain.capacity import Person, hours_needed
from cs_workbench.domain.columns import Book, Bools
from cs_workbench.domain.facts import BY_ID, TIERS
from cs_workbench.domain.placement import decide
from cs_workbench.domain.tier_moves import CLOSE, NO_TIER, Tiers, ranks_of, reviewed, settled
from cs_workbench.domain.touch_cells import Cell, cell_grid, with_grid
from cs_workbench.domain.touch_model import TouchModel, parse_touch_model
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing

Part = TypeVar("Part")
#: The draft of the page: one text, kept with every change. Drafts with a name are `touch_models.DRAFT`.
WORKING: Final = "touch_allocation"
WORKING_ID: Final = "working"
FACTS: Final = (
    "name", "owner", "arr", "ltv", "renewal", "band", "phase", "churn_notice", "churned_on", "tier",
)  # fmt: skip
#: What becomes of an account: at once when the draft is published, at the next review, or not even then.
AT_ONCE, AT_REVIEW, WAITS = "at_once", "at_review", "waits"
Sums = Mapping[str, int]  # currency -> minor units


@dataclass(frozen=True, slots=True)
class Board:
    """The running accounts as the allocation needs them; n accounts.

    Attributes:
        model: the touch model in force; ``is_published``: or the one that counts before the first was published.
        draft: what the page changed so far, None nothing.
        as_of: the day of the facts.
        book: names, owners and money, with the facts of `FACTS`.
        bands, eased: axis id -> bands under the borders in force, and with every border eased as at a review.
        now: tiers as they stand, with those set by hand; ``held`` without them. Codes over `TIERS`.
        by_hand: which tiers are set by hand.
        days: since each account's tier last changed, NaN never.
        in_renewal, in_save: what adds to the hours.
        available: hours a month of everybody who has an account; ``people``: how many they are.
        borders: those in force.
    """

    model: TouchModel
    is_published: bool
    draft: TouchModel | None
    as_of: date
    book: Book
    bands: Mapping[str, Bands]
    eased: Mapping[str, Bands]
    now: Tiers
    held: Tiers
    by_hand: Bools
    days: NDArray[np.float64]
    in_renewal: Bools
    in_save: Bools
    available: float
    people: int
    borders: Borders

    def hours(self, tier: Tiers) -> NDArray[np.float64]:
        """Return the hours a month each account calls for under ``tier``, NaN unclassified."""
        return hours_needed(tier, self.book["phase"].values, self.in_renewal, self.in_save)


@dataclass(frozen=True, slots=True)
class CellSum:
    """What stands in a cell: accounts, ARR per currency, hours a month, and accounts by tier as they stand now."""

    rows: NDArray[np.intp]
    arr: Sums
    hours: float
    tiers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TierSum:
    """One tier before, once published, and after the next review."""

    tier: str
    accounts: tuple[int, int, int]
    hours: tuple[float, float, float]
    arr: tuple[Sums, Sums, Sums]


@dataclass(frozen=True, slots=True)
class Move:
    """An account that another tier waits for. ``row``: its place in the board's book; ``when``: see `AT_ONCE`."""

    row: int
    account_id: int
    account: str
    owner: str
    old: str
    new: str
    when: str
    is_up: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """What a model would do to the live book.

    Attributes:
        moves: every account that moves or waits, the largest ARR first.
        tiers: of the model, the highest first, then unclassified.
        hours: a month: as it is, once published, after the next review.
        loads: the same against the hours the team has.
    """

    moves: tuple[Move, ...]
    tiers: tuple[TierSum, ...]
    hours: tuple[float, float, float]
    loads: tuple[float, float, float]

    def count(self, *, up: bool, when: str | None = None) -> int:
        """Return how many accounts go up or down, at a time (None: at any)."""
        return sum(m.is_up == up and m.when != WAITS and when in (None, m.when) for m in self.moves)


def load_board(bench: Workbench) -> Board:
    """Return the book as the allocation needs it; nothing is written."""
    from cs_workbench.services.economics import in_renewal, in_save
    from cs_workbench.services.standing import data_day, place_accounts
    from cs_workbench.services.standing_context import kept_context
    from cs_workbench.services.tiering import current_model, in_force
    from cs_workbench.store import tier_changes
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        model, draft = current_model(db), working_draft(db)
        if draft is not None:  # a text knows neither
            draft = replace(draft, version=model.version, published_at=model.published_at)
        as_of = data_day(db, bench.today)
        asked = [with_grid(one) for one in (model, draft) if one is not None]
        placed = place_accounts(db, bench.today, as_of, kept_context(db), also=asked)
        book, published = load_book(db, facts=_facts(asked)), in_force(db) is not None
        changed = tier_changes.changed_on(db)
    book = book.take(np.flatnonzero(~book["churned_on"].is_known()))
    order = np.argsort(placed.book.account_id, kind="stable")
    at = np.minimum(np.searchsorted(placed.book.account_id, book.account_id, sorter=order), len(order) - 1)
    rows = order[at] if len(order) else at
    book = book.take(np.flatnonzero(placed.book.account_id[rows] == book.account_id))
    rows = rows[placed.book.account_id[rows] == book.account_id] if len(order) else rows
    facts, stands = placed.book.take(rows), placed.placements.take(rows)
    borders = placed.context.borders
    bands: dict[str, Bands] = {}
    eased: dict[str, Bands] = {}
    for one in asked:
        bands |= bands_of_book(one, facts, bench.today, borders)
        eased |= bands_of_book(one, facts, bench.today, borders, CLOSE)
    owners = book["owner"].values
    people = len(np.unique(owners[owners >= 0]))
    days = [
        (bench.today - date.fromisoformat(changed[a])).days if a in changed else np.nan
        for a in book.account_id.tolist()
    ]
    return Board(
        model, published, draft, as_of, book, bands, eased, stands.tier, stands.computed,
        stands.tier != stands.computed, np.array(days, dtype=np.float64), in_renewal(book, bench.today),
        in_save(book), Person().available * people, people, borders,
    )  # fmt: skip


def effect(board: Board, model: TouchModel) -> Effect:
    """Return what ``model`` would do; it asks for no more axes than the board has (see `with_grid`)."""
    n = len(board.book)
    by_rules = decide(model, board.bands, n).tier
    once = settled(model, by_rules, board.held)
    later = reviewed(model, by_rules, board.held, board.days, decide(model, board.eased, n).tier)
    once, later, wanted = (np.where(board.by_hand, board.now, codes) for codes in (once, later, by_rules))
    return effect_of(board, model, once, later, wanted)


def effect_of(board: Board, model: TouchModel, once: Tiers, later: Tiers, wanted: Tiers) -> Effect:
    """Return what these tiers would mean: once published, after the review, and what the rules say; shape (n,)."""
    states = [board.now, once.astype(np.int8), later.astype(np.int8)]
    hours = [board.hours(codes) for codes in states]
    totals = [float(np.nansum(part)) for part in hours]
    tiers = tuple(
        TierSum(
            tier,
            _three(int((codes == code).sum()) for codes in states),
            _three(float(np.nansum(part[codes == code])) for part, codes in zip(hours, states, strict=True)),
            _three(_sums(board.book, np.flatnonzero(codes == code)) for codes in states),
        )
        for tier, code in _codes(model, states)
    )
    loads = [total / board.available if board.available else 0.0 for total in totals]
    return Effect(_moves(board, model, wanted, states), tiers, _three(totals), _three(loads))


def cell_sums(board: Board, model: TouchModel) -> dict[Cell, CellSum]:
    """Return what stands in every cell, also under `NO_BAND`: accounts whose value or phase is not known."""
    grid = cell_grid(model)
    row, column = grid.places(board.bands)
    hours, found = board.hours(board.now), {}
    for at in range(NO_BAND, grid.shape[0]):
        for across in range(NO_BAND, grid.shape[1]):
            here = np.flatnonzero((row == at) & (column == across))
            codes, counts = np.unique(board.now[here], return_counts=True)
            by_tier = {
                _tier(code): int(count) for code, count in zip(codes.tolist(), counts.tolist(), strict=True)
            }
            found[at, across] = CellSum(here, _sums(board.book, here), float(np.nansum(hours[here])), by_tier)
    return found


def working_draft(db: Connection) -> TouchModel | None:
    """Return the draft of the page, None where nothing is changed."""
    from cs_workbench.store import definitions

    row = definitions.latest(db, WORKING, WORKING_ID)
    return None if row is None else parse_touch_model(row.text)


@dataclass(frozen=True, slots=True)
class KeepAllocation(Command):
    """Keep the page's draft, given as a model's text; '' takes it away. ``cell`` and ``tier``: what is told of it."""

    text: str
    cell: str = ""
    tier: str = ""

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; the undo carries what was there."""
        from cs_workbench.store import definitions

        row = definitions.latest(writing.db, WORKING, WORKING_ID)
        before = "" if row is None else row.text
        if row is not None:
            definitions.remove(writing.db, WORKING, WORKING_ID)
        if self.text:
            definitions.put(writing.db, WORKING, WORKING_ID, self.text, at=iso(bench.clock.now()))
        said, params = N_("done", "Draft of the allocation discarded"), {}
        if self.cell:
            said = N_("done", "Draft: {cell} gets {tier}")
            params = {"cell": self.cell, "tier": self.tier}
        elif self.text:
            said = N_("done", "Draft of the allocation kept")
        return Done(Changes({"touch_draft": None}), KeepAllocation(before), said, params)


@dataclass(frozen=True, slots=True)
class PublishAllocation(Command):
    """Publish a model, given as text, between two reviews: tiers go up at once, none goes down, borders stay.

    Holes and contradictions are refused unless the model in force has such, too.
    """

    text: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Put it in force; the draft of the page is done with."""
        from cs_workbench.domain.touch_model_checks import touch_model_messages
        from cs_workbench.services.commands import Together
        from cs_workbench.services.tiering import current_model
        from cs_workbench.services.touch_models import PublishModel

        accepted = bool(touch_model_messages(current_model(writing.db)))
        done = PublishModel(self.text, accepted, keeps=True).perform(bench, writing)
        if working_draft(writing.db) is None or done.undo is None:
            return done
        kept = KeepAllocation("").perform(bench, writing)
        steps = tuple(part.undo.as_json() for part in (kept, done) if part.undo is not None)
        changes = done.changes | kept.changes
        return replace(done, changes=changes, undo=Together(steps, done.said, dict(done.params)))


def _moves(board: Board, model: TouchModel, wanted: Tiers, states: list[Tiers]) -> tuple[Move, ...]:
    now, once, later = states
    ranks = ranks_of(model)
    names, owners, arr = board.book["name"], board.book["owner"], board.book["arr"].values
    rows = np.flatnonzero((once != now) | (later != now) | (wanted != now))
    found = []
    for row in rows[np.argsort(-arr[rows], kind="stable")].tolist():
        when = AT_ONCE if once[row] != now[row] else AT_REVIEW if later[row] != now[row] else WAITS
        new = {AT_ONCE: once, AT_REVIEW: later, WAITS: wanted}[when][row]
        found.append(
            Move(
                row, int(board.book.account_id[row]), names.at(row) or "", owners.at(row) or "",
                _tier(int(now[row])), _tier(int(new)), when, bool(ranks[new] > ranks[now[row]]),
            )
        )  # fmt: skip
    return tuple(found)


def _facts(models: Iterable[TouchModel]) -> tuple[str, ...]:
    """Return `FACTS` and those that axes ask for, so that a cell can be asked for in Accounts."""
    asked = (SAME_AS.get(axis.source, axis.source) for model in models for axis in model.axes)
    return tuple(dict.fromkeys((*FACTS, *(fact for fact in asked if fact in BY_ID))))


def _codes(model: TouchModel, states: list[Tiers]) -> list[tuple[str, int]]:
    """Return the tiers that the model has or an account stands in, the highest first, then unclassified."""
    own = {tier.id for tier in model.tiers if not tier.overlay}
    used = set(np.unique(np.concatenate(states)).tolist())
    found = [(tier, code) for code, tier in enumerate(TIERS) if tier in own or code in used]
    return [*found, ("", NO_TIER)] if NO_TIER in used else found


def _sums(book: Book, rows: NDArray[np.intp]) -> Sums:
    """Return the known ARR of some accounts, currency by currency, the most frequent first."""
    arr = book["arr"]
    rows = rows[arr.is_known()[rows]]
    codes = np.zeros(len(rows), np.int64) if arr.currency is None else arr.currency[rows].astype(np.int64)
    counts = np.bincount(codes, minlength=len(arr.labels))
    totals = np.bincount(codes, weights=arr.values[rows].astype(np.float64), minlength=len(arr.labels))
    order = np.argsort(-counts, kind="stable").tolist()
    return {arr.labels[code]: round(totals[code]) for code in order if counts[code]}


def _tier(code: int) -> str:
    return "" if code == NO_TIER else TIERS[code]


def _three(parts: Iterable[Part]) -> tuple[Part, Part, Part]:
    one, two, three = parts
    return one, two, three
