"""The figures of a back-test for an analyst: each with its interval and what it means."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.domain.discrimination import Interval
    from cs_workbench.domain.weight_suggestion import Suggestion
    from cs_workbench.services.backtest import BackTest
    from cs_workbench.services.backtest_words import Say

NAMES: Final = {
    "rows": (N_("backtest", "Looks (n)"), N_("backtest", "An account on a day, with a score and an outcome.")),
    "events": (N_("backtest", "Left (events)"), N_("backtest", "Looks after which the account left in time.")),
    "base_rate": (N_("backtest", "Base rate"), N_("backtest", "Share of the looks after which the account left.")),
    "auc": (
        N_("backtest", "Right pairs (AUC)"),
        N_("backtest", "Of one who left and one who stayed, how often the score was lower for the one who left; "
           "0.5 is chance. Interval by Hanley and McNeil."),
    ),
    "auc_at_once": (
        N_("backtest", "AUC with the first 30 days"),
        N_("backtest", "The same with churns counted that came too soon to act."),
    ),
    "harrell": (
        N_("backtest", "Right order in time (Harrell C)"),
        N_("backtest", "Of two, how often the one with the lower score left first, over all the data tell."),
    ),
    "brier": (
        N_("backtest", "Error of the chance (Brier)"),
        N_("backtest", "Mean squared error of chances learned on other days; 0 is perfect."),
    ),
    "skill": (
        N_("backtest", "Better than the base rate (skill)"),
        N_("backtest", "1 is perfect, 0 no better than always saying the base rate, below 0 worse."),
    ),
    "lift": (
        N_("backtest", "Lift of the lowest {share} %"),
        N_("backtest", "How many times as often as the average those with the lowest scores left."),
    ),
    "capture": (
        N_("backtest", "Capture of the lowest {share} %"),
        N_("backtest", "Share of all who left that was among those with the lowest scores."),
    ),
    "lead": (
        N_("backtest", "Days from a warning to the churn"),
        N_("backtest", "Median days between a look in yellow or red and the churn."),
    ),
    "own": (
        N_("backtest", "AUC of your weights"),
        N_("backtest", "On the days that the learned weights had not seen."),
    ),
    "learned": (
        N_("backtest", "AUC of weights learned elsewhere"),
        N_("backtest", "Learned on earlier days alone, tried on later ones."),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as texts; ``interval`` '' where it has none, ``meaning`` its definition."""

    name: str
    value: str
    interval: str
    meaning: str


def figure_rows(say: Say, tested: BackTest) -> list[FigureRow]:
    """Return the figures that the number of churns allows; unknown ones are left out."""
    found = tested.report

    def row(key: str, value: str, interval: str = "", share: float = 0.0) -> FigureRow:
        name, meaning = NAMES[key]
        return FigureRow(
            say("backtest", name, share=round(share * 100)), value, interval, say("backtest", meaning)
        )

    rows = [row("rows", f"{found.rows:,}"), row("events", f"{found.events:,}")]
    if not math.isnan(found.base_rate):
        rows.append(row("base_rate", percent(found.base_rate)))
    if not math.isnan(found.auc.value):
        rows.append(row("auc", number(found.auc.value), span(found.auc)))
    for key, value in (
        ("auc_at_once", found.auc_at_once),
        ("harrell", found.harrell),
        ("brier", found.brier),
        ("skill", found.skill),
    ):
        if not math.isnan(value):
            rows.append(row(key, number(value)))
    for share, (times, caught) in found.lift.items():
        rows += [row("lift", number(times), share=share), row("capture", percent(caught), share=share)]
    if not math.isnan(found.lead_days):
        rows.append(row("lead", f"{found.lead_days:.0f}"))
    return rows


def weight_figures(say: Say, found: Suggestion) -> list[FigureRow]:
    """Return how well the own weights and learned ones told, on the same looks."""
    return [
        FigureRow(
            say("backtest", NAMES[key][0]), number(auc.value), span(auc), say("backtest", NAMES[key][1])
        )
        for key, auc in (("own", found.card), ("learned", found.out_of_time))
        if not math.isnan(auc.value)
    ]


def number(value: float) -> str:
    """Return a figure of three places; '' unknown."""
    return "" if math.isnan(value) else f"{value:.3f}"


def span(found: Interval) -> str:
    """Return an interval of a figure; '' unknown."""
    return "" if math.isnan(found.low) else f"{found.low:.3f}–{found.high:.3f}"


def percent(share: float) -> str:
    """Return a share as percent, one place below ten; '' unknown."""
    if math.isnan(share):
        return ""
    return f"{share * 100:.1f} %" if share < 0.1 else f"{share * 100:.0f} %"  # noqa: PLR2004 - 10 %


def percent_span(found: Interval) -> str:
    """Return an interval of a share in percent."""
    return f"{found.low * 100:.0f}–{found.high * 100:.0f} %"
