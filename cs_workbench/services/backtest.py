"""A scorecard held against what became of the accounts, and other weights where they prove better (N4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from cs_workbench.domain.backtest import Report, churns_to_suggest, report
from cs_workbench.domain.discrimination import auc
from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.leaks import Leak, leaks
from cs_workbench.domain.point_in_time import Protocol
from cs_workbench.domain.scorecard import (
    Measure,
    Scorecard,
    scorecard_text,
)
from cs_workbench.domain.weight_suggestion import BOOTSTRAPS, Suggestion, suggest
from cs_workbench.services.card_drafts import draft_of
from cs_workbench.services.observing import NothingScored, Observed, cross_section, observe
from cs_workbench.services.scorecards import card_of, checked, current_cards, exported, read_file

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.workbench import Workbench

MONTHS: Final = 24
#: Measures named as the weakest of an account that was missed.
WEAKEST: Final = 2
GREEN: Final = "green"
PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """What a back-test is to do.

    Attributes:
        card: a file, or the id of a card (``ID@VERSION``); None: the scorecard in force.
        outcome: a yes/no field that says who left, for data without days; '' dated outcomes.
        months: how far back to look.
        until: the last day that the data tell everything of; None: the newest that any record tells of.
        is_draft: the draft that is kept of the card ``card`` (an id), not the card as it stands.
    """

    card: Path | str | None = None
    outcome: str = ""
    months: int = MONTHS
    until: date | None = None
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class MeasureTold:
    """One measure of the card.

    Attributes:
        id, name: as the card has them.
        weight: its part of the score, 0 to 1.
        known: share of the rows in which it is known.
        auc: of this measure alone, NaN unknown.
        why: '' or why it tells nothing: 'no_history' (known today, but nothing stored says what it was on those
            days), 'not_connected' (known neither then nor now), 'constant' (the same for everybody).
    """

    id: str
    name: str
    weight: float
    known: float
    auc: float
    why: str


@dataclass(frozen=True, slots=True)
class Missed:
    """An account that churned: when it was seen last, band and score then, what was told as the reason.

    ``weakest``: ids of the measures that took most from its score.
    """

    account_uid: str
    account: str
    seen_on: date
    score: float
    churned_on: date | None
    reason: str
    weakest: tuple[str, ...]
    band: str = GREEN
    account_id: int = 0


@dataclass(frozen=True, slots=True)
class BackTest:
    """What came out. ``observed`` is what was seen, ``protocol`` how far it looked ahead, ``left`` who churned."""

    card: Scorecard
    asked: Asked
    protocol: Protocol
    observed: Observed
    accounts: int
    no_score: int
    too_late: int
    report: Report
    measures: tuple[MeasureTold, ...]
    leaks: tuple[Leak, ...]
    left: tuple[Missed, ...]

    @property
    def missed(self) -> tuple[Missed, ...]:
        """Those who left while green, newest first."""
        return tuple(one for one in self.left if one.band == GREEN)

    @property
    def is_forecast(self) -> bool:
        """False: one undated state of the book."""
        return self.observed.seen.is_forecast


def backtest(bench: Workbench, asked: Asked, tracker: Tracker | None = None) -> BackTest:
    """Return how well a card told those who left from those who stayed, from what was known then.

    ``tracker`` hears of every day that was looked at, and may stop it.

    Raises:
        NoSuchScorecard, ScorecardFileUnreadable, ScorecardRefused, UnreadableDefinition: the card is none.
        NoOutcomes, NoSuchField, TooShort, UnknownFact, NothingScored: there is nothing to hold it against.
    """
    card, is_in_force = card_asked_for(bench, asked)
    protocol = Protocol()
    if asked.outcome:
        observed = cross_section(bench, card, asked.outcome)
    else:
        observed = observe(
            bench,
            card,
            months=asked.months,
            protocol=protocol,
            is_in_force=is_in_force,
            until=asked.until,
            tracker=tracker,
        )
    seen = observed.seen
    if not len(seen) or np.isnan(seen.score).all():
        raise NothingScored(card=card.id, measures=", ".join(name_of(bench, m) for m in card.measures))
    judged = seen.judged()
    found = report(seen, protocol)
    return BackTest(
        card=card,
        asked=asked,
        protocol=protocol,
        observed=observed,
        accounts=len(np.unique(judged.account)),
        no_score=int(np.isnan(seen.score).sum()),
        too_late=int((seen.label == -1).sum()),
        report=found,
        measures=_measures(bench, card, observed),
        leaks=leaks(seen, protocol, card.measures, observed.after_notice),
        left=_left(bench, card, observed, found.left),
    )


def other_weights(
    tested: BackTest, bootstraps: int = BOOTSTRAPS, tracker: Tracker | None = None
) -> Suggestion | None:
    """Return other weights for the card, tried ``bootstraps`` times; None with too few churns (`churns_needed`)."""

    def step(done: int, total: int) -> None:
        if tracker is not None:
            tracker.step("weights", done, total)

    return suggest(tested.observed.seen, tested.protocol, bootstraps, step)


def churns_needed(tested: BackTest) -> int:
    """Return how many churns, and as many that stayed, other weights need."""
    return churns_to_suggest(int((tested.observed.seen.weight > 0).sum()))


def suggested_text(bench: Workbench, tested: BackTest, found: Suggestion, on: date | None = None) -> str:
    """Return the card with the weights of a suggestion as text, to be put in force by a person.

    ``on``: the day of the back-test (None: today), which the card's provenance names.
    """
    weights = {m: float(w) for m, w in zip(found.measures, found.suggested, strict=True)}
    provenance = f"weights suggested by a back-test on {on or bench.today:%Y-%m-%d}"
    card = with_weights(tested.card, weights, provenance)
    return scorecard_text(replace(card, version=1, published_at=""))


def with_weights(card: Scorecard, weights: Mapping[str, float], provenance: str) -> Scorecard:
    """Return the card with other weights of the measures named, as parts of the whole they had together.

    A measure of weight 0 goes, a group without a measure, too. The others keep their part.
    """
    part = nominal_weights(card)
    whole = sum(part[m] for m in weights)
    part |= {m: weight * whole for m, weight in weights.items()}
    measures = tuple(
        replace(m, weight=round(part[m.id] * PERCENT, 4)) for m in card.measures if part[m.id] > 0
    )
    groups = tuple(
        replace(group, weight=round(sum(m.weight for m in measures if m.group == group.id), 4))
        for group in card.groups
        if any(m.group == group.id for m in measures)
    )
    return replace(card, measures=measures, groups=groups, provenance=provenance)


def nominal_weights(card: Scorecard) -> dict[str, float]:
    """Return each measure's part of the card as it is written, sum 1."""
    total = sum(group.weight for group in card.groups)
    of_group = {group.id: group.weight / total for group in card.groups}
    inside = {group.id: sum(m.weight for m in card.measures if m.group == group.id) for group in card.groups}
    return {m.id: of_group[m.group] * m.weight / inside[m.group] for m in card.measures}


def card_asked_for(bench: Workbench, asked: Asked) -> tuple[Scorecard, bool]:
    """Return the card that is meant, and whether it is in force as it is.

    Raises:
        NoSuchScorecard: there is none of that id.
        ScorecardFileUnreadable, UnreadableDefinition: the file is no card.
        ScorecardRefused: it has mistakes.
    """
    if isinstance(asked.card, Path):
        return checked(bench, read_file(asked.card)), False
    if asked.is_draft:
        draft = draft_of(bench, card_of(bench, asked.card).id if asked.card is None else asked.card)
        if draft is not None:
            return checked(bench, exported(draft)), False
    card = card_of(bench, asked.card)
    with bench.store.read() as db:
        return card, card in current_cards(db)


def name_of(bench: Workbench, named: Measure | Scorecard) -> str:
    """Return what people call a measure or a card."""
    return named.ja if bench.catalogue.language == "ja" else named.en


def _measures(bench: Workbench, card: Scorecard, observed: Observed) -> tuple[MeasureTold, ...]:
    judged = observed.seen.judged()
    today = _known_today(bench, card) if np.isnan(judged.points).all(axis=1).any() else frozenset()
    found = []
    for row, measure in enumerate(card.measures):
        points = judged.points[row]
        has = ~np.isnan(points)
        why = ""
        if not has.any():
            why = "no_history" if measure.id in today and observed.seen.is_forecast else "not_connected"
        elif np.ptp(points[has]) == 0:
            why = "constant"
        found.append(
            MeasureTold(
                measure.id, name_of(bench, measure), float(judged.weight[row]),
                float(has.mean()) if len(has) else 0.0, auc(judged.y[has], -points[has]), why,
            )
        )  # fmt: skip
    return tuple(found)


def _known_today(bench: Workbench, card: Scorecard) -> frozenset[str]:
    """Return the measures that are known for somebody today."""
    from cs_workbench.domain.health import measure_values, measures_with_data
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        return measures_with_data(measure_values(card, load_book(db)))


def _left(bench: Workbench, card: Scorecard, observed: Observed, rows: tuple[int, ...]) -> tuple[Missed, ...]:
    from cs_workbench.store.outcome_days import names_and_uids

    judged = observed.seen.judged()
    with bench.store.read() as db:
        names = names_and_uids(db)
    found = []
    for row in rows:
        account = int(judged.account[row])
        left = judged.churned_on[row]
        day = None if np.isnat(left) else left.item()
        lost = (100 - judged.points[:, row]) * judged.weight
        order = [at for at in np.argsort(-np.nan_to_num(lost, nan=-1.0), kind="stable") if lost[at] > 0]
        name, uid = names.get(account, ("", ""))
        found.append(
            Missed(
                uid, name, judged.t0[row].item(), float(judged.score[row]), day,
                observed.reasons.get((account, day), "") if day else "",
                tuple(card.measures[at].id for at in order[:WEAKEST]), BANDS[int(judged.band[row])], account,
            )
        )  # fmt: skip
    return tuple(found)
