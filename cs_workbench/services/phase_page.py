"""The page of phases: who stands where and how they get on, what to watch, what to do, who does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.facts import PROGRESS
from cs_workbench.domain.journey import (
    FAIR_FROM,
    HIGH_FROM,
    MORE_DATA,
    USAGE,
    Journey,
    Step,
    outside,
    usage_condition,
)
from cs_workbench.domain.motions import EXPANSION_DAYS, MOTIONS, NEEDED, motions
from cs_workbench.domain.nouns import PHASES
from cs_workbench.domain.playbooks import spoken
from cs_workbench.domain.rubric import ladder
from cs_workbench.kernel.money import Money
from cs_workbench.services.journey import current

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book, Bools
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection

FACTS: Final = tuple(
    dict.fromkeys(
        ("phase", "phase_progress", "phase_since", "arr", "owner", "churned_on", "seat_util", *NEEDED, "touches_90d")
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """The accounts of a phase ('' unknown): how many, how many of each progress ('' unknown), and their ARR.

    ``conditions``: progress, or 'all' -> what lists exactly these accounts.
    """

    phase: str
    accounts: int
    progress: Mapping[str, int]
    arr: tuple[Money, ...]
    conditions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step with what its data say now.

    Attributes:
        step: the step.
        title, question, play, outcome: in the person's language.
        unbound: those of its data that no source of this profile delivers.
        outside: accounts outside the normal range, None where none can say; ``condition`` lists them.
        rank: the step's place on the ladder of what to automate, from 1; 0 none.
    """

    step: Step
    title: str
    question: str
    play: str
    outcome: str
    unbound: tuple[str, ...]
    outside: int | None
    condition: str
    rank: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of phase by usage ('' unknown): what to do, how many accounts, and what lists them."""

    phase: str
    usage: str
    text: str
    accounts: int
    condition: str


@dataclass(frozen=True, slots=True)
class PhasePage:
    """The page; ``owner`` None: the team's. ``motions``: motion -> accounts in it."""

    as_of: date
    owner: str | None
    rows: tuple[PhaseRow, ...]
    motions: Mapping[str, int]
    steps: tuple[StepRow, ...]
    cells: tuple[Cell, ...]


def phase_page(bench: Workbench, owner: str | None) -> PhasePage:
    """Return the page of one CSM's accounts, or of the team's (None); churned accounts left out."""
    from cs_workbench.domain.conditions import matches, parse
    from cs_workbench.services.standing import data_day
    from cs_workbench.services.standing_context import kept_context
    from cs_workbench.store import phase_facts
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        journey = current(db)
        facts = {*FACTS, *(name for step in journey.step for name in step.data), "health"}
        book = load_book(db, facts=facts)
        kept = kept_context(db)
        as_of = data_day(db, bench.today)
        bound = {
            "kickoff": not np.isnan(book["touches_90d"].values).all(),
            "setup_tasks": phase_facts.has_set_up(db),
            "breadth": kept is not None and len(kept.features) > 1,
            "mail_opens": False,  # until bulk mail is sent from here
        }
        whole = book
        book = book.take(np.flatnonzero(_mine(book, owner)))
        running = motions(book, *settled_and_red(db, book, bench.today), bench.today)
    steps = []
    ranked = _ranks(journey)
    language = bench.catalogue.language
    for step in journey.step:
        condition = outside(step)
        mask = matches(parse(condition), book, bench.today) if condition else None
        steps.append(
            StepRow(
                step, spoken(step.title, language), spoken(step.question, language), spoken(step.play, language),
                spoken(step.outcome, language), tuple(d for d in step.data if not _is_bound(d, whole, bound)),
                None if mask is None else int(mask.sum()), _mine_too(condition, owner), ranked.get(step.id, 0),
            )
        )  # fmt: skip
    return PhasePage(
        as_of,
        owner,
        tuple(_rows(book, owner)),
        {name: int(getattr(running, name).sum()) for name in MOTIONS},
        tuple(steps),
        tuple(_cells(journey, book, language, owner)),
    )


def settled_and_red(db: Connection, book: Book, today: date) -> tuple[Bools, Bools]:
    """Return what `motions` asks beside facts: who was red the week before, whose expansion is over."""
    from cs_workbench.store import phase_facts
    from cs_workbench.store.standing import bands_at, week_of

    ids = book.account_id.tolist()
    last = date.fromisoformat(week_of(today)) - timedelta(days=1)
    red = {account for account, (band, _) in bands_at(db, last, ids).items() if band == "red"}
    over = phase_facts.expansions_over(db, today, EXPANSION_DAYS)
    return np.isin(book.account_id, list(red)), np.isin(book.account_id, list(over))


# Inside


def _mine(book: Book, owner: str | None) -> Bools:
    live = np.isnat(book["churned_on"].values)
    if owner is None:
        return np.asarray(live)
    column = book["owner"]
    code = column.labels.index(owner) if owner in column.labels else -2
    return np.asarray(live & (column.values == code))


def _mine_too(condition: str, owner: str | None) -> str:
    """Return the condition within the accounts that the page is about."""
    return condition if owner is None or not condition else f'{condition} owner:"{owner}"'


def _rows(book: Book, owner: str | None) -> list[PhaseRow]:
    phase, progress = book["phase"].values, book["phase_progress"].values
    found = []
    for code, name in (*enumerate(PHASES), (-1, "")):
        here = phase == code
        if not name and not here.any():
            continue
        counts = {
            word: int((here & (progress == place)).sum()) for place, word in (*enumerate(PROGRESS), (-1, ""))
        }
        where = f"phase:{name or 'none'}"
        conditions = {word: _mine_too(f"{where} phase_progress:{word or 'none'}", owner) for word in counts}
        conditions["all"] = _mine_too(where, owner)
        found.append(PhaseRow(name, int(here.sum()), counts, _amounts(book, here), conditions))
    return found


def _amounts(book: Book, here: Bools) -> tuple[Money, ...]:
    """Return the ARR of some accounts, a sum per currency, the largest first."""
    arr = book["arr"]
    known = here & arr.is_known()
    codes = arr.currency if arr.currency is not None else np.zeros(len(book), np.int8)
    sums = [
        Money(int(arr.values[known & (codes == code)].sum()), label)
        for code, label in enumerate(arr.labels)
        if (known & (codes == code)).any()
    ]
    return tuple(sorted(sums, key=lambda money: -money.minor))


def _cells(journey: Journey, book: Book, language: str, owner: str | None) -> list[Cell]:
    texts: dict[tuple[str, str], str] = {}
    texts |= {(a.phase, a.usage): spoken(a.text, language) for a in journey.action}
    phase, used = book["phase"].values, book["seat_util"].values
    levels = {
        "low": used < FAIR_FROM,
        "fair": (used >= FAIR_FROM) & (used < HIGH_FROM),
        "high": used >= HIGH_FROM,
        "": np.isnan(used),
    }
    return [
        Cell(
            name, level, texts.get((name, level), ""), int(((phase == code) & levels[level]).sum()),
            _mine_too(usage_condition(name, level), owner),
        )
        for code, name in enumerate(PHASES)
        for level in (*USAGE, "")
    ]  # fmt: skip


def _is_bound(data: str, book: Book, bound: Mapping[str, bool]) -> bool:
    """Say whether some source of this profile delivers ``data``."""
    if data in MORE_DATA:
        return bound[data]
    return data in book and bool(book[data].is_known().any())


def _ranks(journey: Journey) -> dict[str, int]:
    order = ladder([step.id for step in journey.step], [step.rubric for step in journey.step])
    return {step: place for place, step in enumerate(order, 1)}
