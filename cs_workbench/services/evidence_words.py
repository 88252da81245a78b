"""What the evidence of a scorecard says, around what its back-test says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.backtest import CHANCE_FROM, COUNTS_BELOW
from cs_workbench.domain.facts import WORST_FIRST
from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_
from cs_workbench.services import backtest_words
from cs_workbench.services.backtest import churns_needed
from cs_workbench.services.override_record import definition_text, verdict_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cs_workbench.services.backtest_words import Say
    from cs_workbench.services.card_preview import Preview
    from cs_workbench.services.evidence_text import Evidence
    from cs_workbench.services.override_record import OverrideRecord
    from cs_workbench.services.workbench import Workbench

STALE: Final = {
    "card": N_("evidence", "Since then the card was changed."),
    "data": N_("evidence", "Since then data were synced."),
    "outcomes": N_("evidence", "Since then outcomes were entered or changed."),
}


@dataclass(frozen=True, slots=True)
class EvidenceWords:
    """Every sentence of the page, in the person's language.

    Attributes:
        hidden: the one sentence where there is too little for a back-test; '' otherwise.
        made: what was tested when; ``stale``: what changed since, '' nothing.
        headline, findings, suspicions, remarks: of the back-test, see `backtest_words`.
        verdict: whether other weights are offered; ``moved``: what they would change, '' unknown.
        overrides: who is right more often; ``judged``: how that is told.
    """

    hidden: str = ""
    made: str = ""
    stale: str = ""
    headline: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    suspicions: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    verdict: tuple[str, ...] = ()
    moved: str = ""
    overrides: str = ""
    judged: str = ""


def evidence_words(
    bench: Workbench,
    kept: Evidence | None,
    record: OverrideRecord,
    *,
    stale: Sequence[str],
    churns: int,
    moved: Preview | None,
    is_applied: bool,
) -> EvidenceWords:
    """Return what the page says."""
    say = bench.say
    overrides = verdict_text(bench, record.tallies[0]) if record.tallies else ""
    if kept is None:
        hidden = hidden_text(say, churns) if churns < COUNTS_BELOW else ""
        return EvidenceWords(hidden, overrides=overrides, judged=definition_text(bench))
    tested = kept.tested
    verdict = backtest_words.verdict(say, kept.other, churns_needed(tested), tested)
    if is_applied:
        verdict = [say("evidence", "The weights suggested on {day} are in force.", day=local_day(kept))]
    return EvidenceWords(
        made=_made_text(say, kept),
        stale=" ".join(say("evidence", STALE[what]) for what in stale),
        headline=tuple(backtest_words.headline(say, tested)),
        findings=(*backtest_words.findings(say, tested), *_experimental(say, kept)),
        suspicions=tuple(backtest_words.suspicions(say, tested)),
        remarks=tuple(backtest_words.remarks(say, tested)),
        verdict=tuple(verdict),
        moved="" if moved is None else moved_text(say, moved),
        overrides=overrides,
        judged=definition_text(bench),
    )


def local_day(kept: Evidence) -> date:
    """Return the local day of a back-test."""
    return kept.at.astimezone().date()


def hidden_text(say: Say, churns: int) -> str:
    """Return the one sentence below the gate."""
    return say(
        "evidence",
        "Too few cases to judge: %n churn(s) known with the day. A back-test needs {least}.",
        churns,
        least=COUNTS_BELOW,
    )


def moved_text(say: Say, found: Preview) -> str:
    """Return what suggested weights would change on the live book."""
    turned = [(band, sum(row.after == band for row in found.moved)) for band in WORST_FIRST]
    told = [
        say("evidence", "%n account(s) would turn “{band}”.", count, band=say("values", word("band", band)))
        for band, count in turned
        if count
    ]
    if not told:
        return say("evidence", "With these weights no account changes its health.")
    return say("evidence", "With these weights: {changes}", changes=" ".join(told))


def _made_text(say: Say, kept: Evidence) -> str:
    tested = kept.tested
    params = {"day": local_day(kept), "version": tested.card.version, "last": tested.observed.last}
    if tested.asked.is_draft:
        return say("evidence", "Back-test of {day}: the draft, data up to {last}.", **params)
    return say("evidence", "Back-test of {day}: version {version}, data up to {last}.", **params)


def _experimental(say: Say, kept: Evidence) -> tuple[str, ...]:
    found = kept.tested.report
    fewer = min(found.events, found.rows - found.events)
    if not COUNTS_BELOW <= fewer < CHANCE_FROM:
        return ()
    return (
        say(
            "evidence",
            "Experimental: fewer than {least} left.",
            least=CHANCE_FROM,
        ),
    )
