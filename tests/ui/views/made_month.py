"""A made month, for views."""

from __future__ import annotations

from datetime import date

from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.targets import MEASURES, month_period
from cs_workbench.kernel.money import Money
from cs_workbench.services.month import Month
from cs_workbench.services.month_health import MonthHealth, Move
from cs_workbench.services.month_money import Change, MonthCurrency, MonthRenewal
from cs_workbench.services.month_next import (
    Deadline,
    MonthRisk,
    MonthWord,
    NextMonth,
    NextRenewal,
    PlannedMeeting,
)
from cs_workbench.services.month_targets import Actual, TargetLine
from cs_workbench.services.month_touches import MonthTouches, TierTouches
from cs_workbench.services.revenue import Figure, Period
from cs_workbench.services.targets import Target

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 24)
LONG = "㈱髙﨑・渡邉グローバルビジネスソリューションズ東日本統括事業本部"


def yen(minor: int) -> Money:
    return Money(minor, "JPY")


def month(owner: str | None = "佐藤") -> Month:
    """Return November of 佐藤 with one of everything, and a long name."""
    values: dict[str, Money | float | None] = {
        "opening": yen(117_000_000), "new": yen(3_000_000), "reactivated": yen(0), "expansion": yen(49_000),
        "contraction": yen(0), "churn": yen(-1_000_000), "switched": yen(0), "unopened": yen(0),
        "closing": yen(119_049_000), "nrr": 0.99, "grr": 0.98, "renewal_rate": None,
    }  # fmt: skip
    figures = {
        name: Figure(name, value, "year", FIRST, LAST, name.upper(), "期間の値。", (1, 2))
        for name, value in values.items()
    }
    period = month_period(2026, 11)
    target = Target("t1", owner, period, MEASURES["closing_arr"], yen(120_000_000), "JPY", "2026", "佐藤")
    spread = dict.fromkeys(BANDS, (1,))
    return Month(
        period, LAST, False, owner, LAST, (1, 2, 3), (MonthCurrency("JPY", Period(FIRST, LAST, True, figures)),),
        (MonthRenewal(1, "u1", LONG, "佐藤", LAST, yen(900_000), yen(0), "lost", "予算削減"),),
        (Change("churn", 1, "u1", LONG, "佐藤", yen(-900_000), "予算削減"),),
        MonthHealth(
            spread, spread,
            (Move(1, "u1", LONG, "佐藤", "green", "red", 80, 39, "down", "支払の遅れ: 62 → 17点", "請求 I1", FIRST,
                  LAST),),
            date(2026, 11, 23), date(2026, 8, 24),
        ),
        MonthTouches(
            True, TierTouches("", (1, 2), 5, 8.5, 4.0, (1,)), (TierTouches("high", (1, 2), 5, 8.5, 4.0, (1,)),)
        ),
        NextMonth(
            month_period(2026, 12),
            (NextRenewal(2, "u2", "あおば精機", "佐藤", LAST, yen(100), 0.9, "commit", "measured", ""),),
            (yen(100),), (yen(90),),
            (Deadline(2, "u2", "あおば精機", "佐藤", LAST, LAST, yen(100)),),
            (PlannedMeeting(2, "あおば精機", "佐藤", LAST, "定例会"),),
        ),
        (
            MonthRisk(
                1, "u1", LONG, "佐藤", ("risk", "red"), yen(8_640_000), LAST, "推進者の異動", "週次の打ち合わせ",
                "加藤",
                (MonthWord("佐藤", "来週会う", LAST),),
            ),
        ),
        (TargetLine(target, yen(119_049_000), yen(-951_000), "behind", FIRST, LAST, (1, 2)),),
        tuple(Actual(m, "JPY" if m.unit == "money" else "", 0.5 if m.unit != "money" else yen(5), (1,))
              for m in MEASURES.values()),
        ("最初の取り込みは2026/11/24です。",),
    )  # fmt: skip
