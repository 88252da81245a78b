"""What a back-test says: plain words first, for a CSM; the figures after, for an analyst.

``say`` is `Workbench.say` or the window's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.backtest import COUNTS_BELOW, Gate
from cs_workbench.domain.words import WORDS, word
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.domain.leaks import Leak
    from cs_workbench.domain.weight_suggestion import Suggestion
    from cs_workbench.services.backtest import BackTest, Missed

Say = Callable[..., str]
CHANCE: Final = 0.5

NO_EVIDENCE: Final = N_("backtest", "There is no evidence that this score tells churn apart.")
TOO_FEW: Final = N_(
    "backtest",
    "Too few cases to judge: {events} churned and {others} stayed, at least {least} of each are needed.",
)
TELLS: Final = N_(
    "backtest",
    "Of one who left and one who stayed, the score was lower for the one who left {share} times in 100; 50 is chance.",
)
WRONG_WAY: Final = N_(
    "backtest",
    "The score points the wrong way: of one who left and one who stayed, it was lower for the one who left only "
    "{share} times in 100; 50 is chance.",
)
LEAKS: Final = MappingProxyType(
    {
        "alone": N_(
            "backtest",
            "{measure} alone tells nearly every churn ({share} times in 100). It may be set because of the churn: "
            "check where it is from.",
        ),
        "missing": N_(
            "backtest",
            "Missing (or known) only for one kind of outcome: {measure}. It may be filled in or emptied by it.",
        ),
        "after_notice": N_(
            "backtest",
            "{measure} moves once notice was given ({share} of 100 accounts). It follows the churn, it does not "
            "foretell it.",
        ),
        "frozen": N_(
            "backtest",
            "Time as a customer stops at the churn, and whoever left has less of it: {measure}. "
            "What it seems to foretell may only be that.",
        ),
        "gap": N_(
            "backtest",
            "The score sees only the last 30 days: with them its share of right pairs is {share} of 100 higher. "
            "That is too late to act.",
        ),
    }
)
#: What is said of several measures at once.
SAME_FOR_ALL: Final = frozenset(("missing", "frozen"))
LEFT_OUT: Final = MappingProxyType(
    {
        "churned": N_("backtest", "{count} had left before"),
        "notice": N_("backtest", "{count} had given notice"),
        "young": N_("backtest", "{count} were customers for less than {days} days"),
        "vanished": N_("backtest", "{count} went from the source without an outcome"),
        "too_late": N_("backtest", "{count} left within {gap} days, too late to act"),
        "no_score": N_("backtest", "{count} had no score"),
    }
)
NOT_TOLD: Final = MappingProxyType(
    {
        "no_history": N_(
            "backtest", "left out: known today, but nothing stored says what it was on those days"
        ),
        "not_connected": N_("backtest", "left out: nothing is known of it"),
        "constant": N_("backtest", "the same for everybody: it tells nobody apart"),
    }
)
IGNORED: Final = MappingProxyType(
    {
        "before_start": N_("backtest", "%n outcome(s) left out: dated before the account was a customer."),
        "in_future": N_("backtest", "%n outcome(s) left out: dated after the data end."),
    }
)


def headline(say: Say, tested: BackTest) -> list[str]:
    """Return what was looked at, in a sentence or two."""
    found, seen = tested.report, tested.observed
    if not tested.is_forecast:
        return [
            say("backtest", "Cross-section: not a forecast. These data have no days; who left may have changed "
                "the measures by leaving."),
            say("backtest", "{rows} accounts, of which {events} left ({field}).",
                rows=found.rows, events=found.events, field=tested.asked.outcome),
        ]  # fmt: skip
    return [
        say("backtest", "{accounts} accounts were looked at on {days} days from {first} to {last}, each time with "
            "what was known then: {rows} looks.",
            accounts=tested.accounts, days=len(seen.days), first=seen.days[0], last=seen.days[-1], rows=found.rows),
        say("backtest", "After {events} of them the account left {gap} to {ahead} days later.",
            events=found.events, gap=tested.protocol.gap_days + 1, ahead=tested.protocol.days_ahead),
    ]  # fmt: skip


def findings(say: Say, tested: BackTest) -> list[str]:
    """Return what it means, most important first."""
    found = tested.report
    if found.gate == Gate.COUNTS:
        others = found.rows - found.events
        return [say("backtest", TOO_FEW, events=found.events, others=others, least=COUNTS_BELOW)]
    said = []
    share = round(found.auc.value * 100)
    if found.auc.high < CHANCE:
        said.append(say("backtest", WRONG_WAY, share=share))
    elif not found.has_evidence:
        said.append(say("backtest", NO_EVIDENCE))
    else:
        said.append(say("backtest", TELLS, share=share))
        times, caught = found.lift[0.1]
        said.append(
            say("backtest", "The tenth with the lowest scores left {times} times as often as the average; in it were "
                "{caught} of 100 who left.", times=f"{times:.1f}", caught=round(caught * 100))
        )  # fmt: skip
    if tested.missed:
        said.append(
            say("backtest", "%n account(s) left while the score was green. Read them first: what did it not see?",
                len(tested.missed))
        )  # fmt: skip
    return said


def suspicions(say: Say, tested: BackTest) -> list[str]:
    """Return the leaks in words; measures of which the same is to be said stand in one sentence."""
    names = {told.id: told.name for told in tested.measures}
    said = []
    for kind in dict.fromkeys(leak.kind for leak in tested.leaks):
        some = [leak for leak in tested.leaks if leak.kind == kind]
        if kind in SAME_FOR_ALL:
            every = say("backtest", ", ").join(names.get(leak.measure, "") for leak in some)
            said.append(say("backtest", LEAKS[kind], measure=every))
        else:
            said += [_leak(say, names, leak) for leak in some]
    return said


def _leak(say: Say, names: Mapping[str, str], leak: Leak) -> str:
    return say(
        "backtest", LEAKS[leak.kind], measure=names.get(leak.measure, ""), share=round(leak.value * 100)
    )


def remarks(say: Say, tested: BackTest) -> list[str]:
    """Return what was left out, and what was taken for granted."""
    counts = {**tested.observed.left_out, "too_late": tested.too_late, "no_score": tested.no_score}
    days, gap = tested.protocol.least_age_days, tested.protocol.gap_days
    parts = [
        say("backtest", text, count=counts[why], days=days, gap=gap)
        for why, text in LEFT_OUT.items()
        if counts.get(why)
    ]
    said = (
        [say("backtest", "Looks left out: {parts}.", parts=say("backtest", ", ").join(parts))]
        if parts
        else []
    )
    said += [say("backtest", IGNORED[why], count) for why, count in tested.observed.ignored.items() if count]
    if not tested.is_forecast:
        return said
    if tested.observed.snapshots:
        said.append(
            say("backtest", "%n score(s) are those that were shown then; the others were computed from what was "
                "known then.", tested.observed.snapshots)
        )  # fmt: skip
    said.append(say("backtest", "What the first sync of a source brought counts as known since it happened."))
    return said


def reason_text(say: Say, missed: Missed) -> str:
    """Return why the account left, as told; '' unknown."""
    return (
        say("values", word("outcome_reason", missed.reason))
        if missed.reason in WORDS["outcome_reason"]
        else missed.reason
    )


def weakest_text(say: Say, tested: BackTest, missed: Missed) -> str:
    """Return the measures that took most from an account's score."""
    names = {told.id: told.name for told in tested.measures}
    return say("backtest", ", ").join(names.get(measure, measure) for measure in missed.weakest)


def measure_note(say: Say, why: str) -> str:
    """Return why a measure tells nothing; '' where it does."""
    return say("backtest", NOT_TOLD[why]) if why else ""


def verdict(say: Say, found: Suggestion | None, needed: int, tested: BackTest) -> list[str]:
    """Return whether other weights are offered, and why not."""
    if found is None:
        others = tested.report.rows - tested.report.events
        return [
            say("backtest", "Other weights need {needed} who left and as many who stayed, and two measures; there are "
                "{events} and {others}. Keep your own.", needed=needed, events=tested.report.events, others=others)
        ]  # fmt: skip
    names = {told.id: told.name for told in tested.measures}
    gains = round(found.gains * 100)
    if found.is_offered:
        said = [
            say("backtest", "These weights told churn apart better in {gains} of 100 trials on accounts they had not "
                "seen. They are an offer: nothing was changed.", gains=gains)
        ]  # fmt: skip
        if found.is_experimental:
            said.append(say("backtest", "Experimental: fewer than 100 left."))
    else:
        said = [
            say("backtest", "Keep your own weights: others were better in only {gains} of 100 trials on accounts they "
                "had not seen, or told nothing apart in another time.", gains=gains)
        ]  # fmt: skip
    said += [
        say("backtest", "{measure} rather speaks for staying when it is poor: check its definition.",
            measure=names[measure])
        for measure in found.reversed
    ]  # fmt: skip
    return said
