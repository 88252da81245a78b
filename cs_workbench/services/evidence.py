"""The evidence of a scorecard: its back-test kept with its day, card and data, and other weights put in force."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.scorecard import Scorecard
from cs_workbench.domain.weight_suggestion import BOOTSTRAPS
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.backtest import (
    Asked,
    BackTest,
    Missed,
    backtest,
    churns_needed,
    nominal_weights,
    other_weights,
    suggested_text,
)
from cs_workbench.services.backtest_words import measure_note, reason_text, weakest_text
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command
from cs_workbench.services.evidence_text import DataState, Evidence, evidence_text, read_evidence
from cs_workbench.services.evidence_words import EvidenceWords, evidence_words, local_day
from cs_workbench.services.override_record import OverrideRecord, record_of
from cs_workbench.services.scorecards import UseScorecard, checked, current_cards, exported, name_of

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Chart
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.backtest_figures import FigureRow
    from cs_workbench.services.card_preview import Ground, Preview
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing

EVIDENCE: Final = "evidence"
#: Why no other weights are put in force.
NOT_TESTED: Final = N_("evidence", "The card was not back-tested yet.")
TOO_FEW: Final = N_(
    "evidence", "Other weights need {needed} who left, as many who stayed, and two measures that are known."
)
NOT_BETTER: Final = N_(
    "evidence", "Other weights were not better often enough on accounts they had not seen."
)


class NoWeightsOffered(WorkbenchError):
    """Other weights asked for where none are offered."""

    template = N_(
        "errors",
        "No other weights are offered for {card}. {why} Nothing was changed; the card in force stays. Back-test it "
        "again when there is more to learn from.",
    )
    code = "CSW-1437"


class EvidenceOutdated(WorkbenchError):
    """Other weights for a card that is another one by now."""

    template = N_(
        "errors",
        "{card} is not the card that was back-tested on {day}. Nothing was changed; the card in force stays. "
        "Back-test it again, then put the weights in force.",
    )
    code = "CSW-1429"


@dataclass(frozen=True, slots=True)
class LeftRow:
    """One who left, with the reason told and the measures that took most from its score, as texts."""

    one: Missed
    reason: str
    weakest: str


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """What the page shows beside a card.

    Attributes:
        words: what is said.
        kept: the newest back-test, None before the first.
        stale: what changed since: 'card', 'data', 'outcomes'.
        left: those who left, newest first; ``notes``: why a measure tells nothing, by its id.
        now: the weights of the card in force, by measure.
        can_apply: whether other weights are offered for the card as it stands.
        is_applied: the card as it stands has the weights that were suggested.
        figures, other_figures: for an analyst.
        moved: what suggested weights would change on the live book; None where they cannot be put in force.
        chart: calibration, only with a back-test.
        record: what people set by hand, and what came of it.
    """

    words: EvidenceWords
    kept: Evidence | None
    stale: tuple[str, ...]
    left: tuple[LeftRow, ...]
    notes: dict[str, str]
    now: dict[str, float]
    can_apply: bool
    is_applied: bool
    figures: tuple[FigureRow, ...]
    other_figures: tuple[FigureRow, ...]
    moved: Preview | None
    chart: Chart | None
    record: OverrideRecord


def find_evidence(
    bench: Workbench, asked: Asked, tracker: Tracker | None = None, bootstraps: int = BOOTSTRAPS
) -> Evidence:
    """Return the back-test of a card with other weights for it, tried ``bootstraps`` times; nothing is kept.

    Raises:
        as `backtest.backtest`.
    """
    with bench.store.read() as db:
        state = data_state(db)
    tested = backtest(bench, asked, tracker)
    return Evidence(tested, other_weights(tested, bootstraps, tracker), bench.clock.now(), state)


def data_state(db: Connection) -> DataState:
    """Return what the data are like now."""
    from cs_workbench.store import outcome_days, runs

    return DataState(runs.newest_end(db) or "", outcome_days.outcomes_print(db))


def kept_of(bench: Workbench, card_id: str) -> Evidence | None:
    """Return the back-test that is kept of the card of this id."""
    with bench.store.read() as db:
        return _kept(bench, db, card_id)


def evidence_page(bench: Workbench, card: Scorecard, on: Ground | None = None) -> EvidencePage:
    """Return the evidence of the card of this id.

    ``card``: as it is shown, a draft or as it stands; ``on``: the book as it was read, where it was.
    """
    from cs_workbench.services.backtest_figures import figure_rows, weight_figures
    from cs_workbench.services.charts.evidence import calibration
    from cs_workbench.services.observing import churns_known
    from cs_workbench.services.standing import data_day

    with bench.store.read() as db:
        kept, state = _kept(bench, db, card.id), data_state(db)
        stands = _standing(db, card.id)
        churns = churns_known(db, data_day(db, bench.today))
        record = record_of(db, bench.today)
    stale = () if kept is None else _stale(kept, card, state)
    offered = kept is not None and kept.other is not None and kept.other.is_offered
    is_same = kept is not None and stands is not None and exported(stands) == exported(kept.tested.card)
    moved = moved_by(bench, kept, on) if kept is not None and offered and is_same else None
    is_applied = kept is not None and stands is not None and _is_applied(bench, kept, stands)
    return EvidencePage(
        words=evidence_words(
            bench, kept, record, stale=stale, churns=churns, moved=moved, is_applied=is_applied
        ),
        kept=kept,
        stale=stale,
        left=() if kept is None else _left_rows(bench, kept.tested),
        notes={} if kept is None else {m.id: measure_note(bench.say, m.why) for m in kept.tested.measures},
        now={} if stands is None else nominal_weights(stands),
        can_apply=moved is not None,
        is_applied=is_applied,
        figures=() if kept is None else tuple(figure_rows(bench.say, kept.tested)),
        other_figures=()
        if kept is None or kept.other is None
        else tuple(weight_figures(bench.say, kept.other)),
        moved=moved,
        chart=None if kept is None else calibration(bench, kept.tested, local_day(kept)),
        record=record,
    )


def suggested_card(bench: Workbench, kept: Evidence) -> Scorecard:
    """Return the card with the weights that are suggested; only where there are any."""
    if kept.other is None:
        raise ValueError("no other weights")
    return checked(bench, suggested_text(bench, kept.tested, kept.other, local_day(kept)))


def moved_by(bench: Workbench, kept: Evidence, on: Ground | None = None) -> Preview:
    """Return what the suggested weights would change on the live book; ``on``: the book as it was read."""
    from cs_workbench.services.card_preview import ground, tried

    card = suggested_card(bench, kept)
    if on is None or not on.holds_for(card):
        on = ground(bench, card)
    return tried(on, card)


@dataclass(frozen=True, slots=True)
class KeepEvidence(Command):
    """Keep a back-test, given as text, as the newest of its card; it is nothing that is taken back."""

    card_id: str
    text: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Put it in the place of the one before."""
        from cs_workbench.store import definitions

        if definitions.latest(writing.db, EVIDENCE, self.card_id) is not None:
            definitions.remove(writing.db, EVIDENCE, self.card_id)
        definitions.put(writing.db, EVIDENCE, self.card_id, self.text, at=iso(bench.clock.now()))
        return Done(Changes({EVIDENCE: None}), None, N_("done", "Back-test kept"))


def keep(bench: Workbench, found: Evidence) -> Done:
    """Keep a back-test."""
    from cs_workbench.services.commands import do

    return do(bench, KeepEvidence(found.tested.card.id, evidence_text(found)))


@dataclass(frozen=True, slots=True)
class ApplyWeights(Command):
    """Put the weights that the kept back-test of a card suggests in force, as a new version that says where from.

    A draft of the card stays as it is.

    Raises (when performed):
        NoWeightsOffered: there is no back-test, or it offers none.
        EvidenceOutdated: the card in force is another one than was tested.
    """

    card_id: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Check the gate, and publish."""
        kept, stands = _kept(bench, writing.db, self.card_id), _standing(writing.db, self.card_id)
        if kept is None:
            raise NoWeightsOffered(card=self.card_id, why=bench.say("evidence", NOT_TESTED))
        name = name_of(bench, kept.tested.card)
        if kept.other is None:
            why = bench.say("evidence", TOO_FEW, needed=churns_needed(kept.tested))
            raise NoWeightsOffered(card=name, why=why)
        if not kept.other.is_offered:
            raise NoWeightsOffered(card=name, why=bench.say("evidence", NOT_BETTER))
        if stands is None or exported(stands) != exported(kept.tested.card):
            raise EvidenceOutdated(card=name, day=local_day(kept))
        done = UseScorecard(exported(suggested_card(bench, kept))).perform(bench, writing)
        return replace(done, said=N_("done", "Suggested weights of {name} are in force"))


# Inside


def _left_rows(bench: Workbench, tested: BackTest) -> tuple[LeftRow, ...]:
    return tuple(
        LeftRow(one, reason_text(bench.say, one), weakest_text(bench.say, tested, one)) for one in tested.left
    )


def _kept(bench: Workbench, db: Connection, card_id: str) -> Evidence | None:
    from cs_workbench.store import definitions, outcome_days

    row = definitions.latest(db, EVIDENCE, card_id)
    if row is None:
        return None
    known = {uid: (account, name) for account, (name, uid) in outcome_days.names_and_uids(db).items()}
    return read_evidence(row.text, known, bench.catalogue.language)


def _standing(db: Connection, card_id: str) -> Scorecard | None:
    """Return the card in force of this id."""
    return next((card for card in current_cards(db) if card.id == card_id), None)


def _stale(kept: Evidence, card: Scorecard, state: DataState) -> tuple[str, ...]:
    return tuple(
        what
        for what, is_so in (
            ("card", exported(card) != exported(kept.tested.card)),
            ("data", state.synced_at != kept.state.synced_at),
            ("outcomes", state.outcomes != kept.state.outcomes and state.synced_at == kept.state.synced_at),
        )
        if is_so
    )


def _is_applied(bench: Workbench, kept: Evidence, stands: Scorecard) -> bool:
    if kept.other is None or not kept.other.is_offered:
        return False
    card = suggested_card(bench, kept)
    return card.measures == stands.measures and card.groups == stands.groups
