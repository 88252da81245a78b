"""The calibration of a back-test as a chart (domain.md 7, chart 12): can its chances be trusted?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.backtest import CHANCE_FROM, CalibrationRow, Gate
from cs_workbench.domain.chart import Bin, Calibrated, Chart
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from datetime import date

    from cs_workbench.services.backtest import BackTest
    from cs_workbench.services.workbench import Workbench

HEADINGS: Final = (
    N_("evidence", "Chance said %"), N_("evidence", "Looks"), N_("evidence", "Left %"), N_("evidence", "95 % interval"),
)  # fmt: skip


def kept(bench: Workbench) -> Chart:
    """Return the chart of the back-test that is kept of the scorecard without a condition."""
    from cs_workbench.services.evidence import kept_of
    from cs_workbench.services.evidence_words import local_day
    from cs_workbench.services.scorecards import card_of

    found = kept_of(bench, card_of(bench, None).id)
    if found is not None:
        return calibration(bench, found.tested, local_day(found))
    say = bench.say
    return Chart(
        "calibration", say("evidence", "No back-test is kept yet."), "", None,
        tuple(say("evidence", text) for text in HEADINGS), (),
        empty=say("evidence", "Run it in Insights, Health score, or with: cs-workbench health backtest --keep"),
    )  # fmt: skip


def calibration(bench: Workbench, tested: BackTest, made_on: date) -> Chart:
    """Return the chances said against what came, with Wilson intervals; without a figure below the gate."""
    say, found = bench.say, tested.report
    allowed = found.gate >= Gate.CHANCE and bool(found.calibration)
    subtitle = say(
        "evidence",
        "Chance to leave within {ahead} days, learned on other days: said against what came, in {rows} looks "
        "(bars: 95 % interval). Back-test of {day}.",
        ahead=tested.protocol.days_ahead, rows=found.calibrated, day=made_on,
    )  # fmt: skip
    headings = tuple(say("evidence", text) for text in HEADINGS)
    if not allowed:
        empty = say(
            "evidence",
            "A chance needs {least} who left and as many who stayed, and enough rows: there are {events} and {others}. "
            "Until then, read churn by band.",
            least=CHANCE_FROM, events=found.events, others=found.rows - found.events,
        )  # fmt: skip
        title = say("evidence", "No chance is said yet: too few left.")
        return Chart("calibration", title, subtitle, None, headings, (), (0, 1, 2, 3), (), empty)
    bins = tuple(
        Bin(row.said, row.came.value, row.came.low, row.came.high, row.rows) for row in found.calibration
    )
    figure = Calibrated(bins, say("evidence", "Chance said"), say("evidence", "Share that left"))
    rows = tuple(_cells(row) for row in found.calibration)
    title = _title(bench, found.calibration)
    return Chart("calibration", title, subtitle, figure, headings, rows, (0, 1, 2, 3))


def _title(bench: Workbench, rows: tuple[CalibrationRow, ...]) -> str:
    """Return the finding: how many of the bins hold, and which way the others miss."""
    held = sum(row.came.holds(row.said) for row in rows)
    if held == len(rows):
        return bench.say(
            "evidence", "The chances hold: in each of {bins} groups as many left as was said.", bins=len(rows)
        )
    high = sum(row.said > row.came.high for row in rows)
    low = len(rows) - held - high
    if high and not low:
        text = N_("evidence", "In {count} of {bins} groups fewer left than was said.")
    elif low and not high:
        text = N_("evidence", "In {count} of {bins} groups more left than was said.")
    else:
        text = N_("evidence", "In {count} of {bins} groups the chance said is off, both ways.")
    return bench.say("evidence", text, count=len(rows) - held, bins=len(rows))


def _cells(row: CalibrationRow) -> tuple[str, ...]:
    low, high = _percent(row.came.low), _percent(row.came.high)
    return _percent(row.said), f"{row.rows:,}", _percent(row.came.value), f"{low}–{high}"


def _percent(share: float) -> str:
    return "–" if math.isnan(share) else f"{share * 100:.1f}"
