"""The parts of revenue made by hand, as the services make them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from cs_workbench.domain.chart import Bridge, Chart, Heatmap, Step
from cs_workbench.domain.renewal_forecast import CATEGORIES
from cs_workbench.kernel.money import Money
from cs_workbench.services.cohort_tables import CohortRow
from cs_workbench.services.forecast import Coming, Forecast, Sum
from cs_workbench.services.forecast import InCurrency as ForecastIn
from cs_workbench.services.forecast_words import FIGURES as FORECAST_FIGURES
from cs_workbench.services.judgements import Heard
from cs_workbench.services.revenue import Figure, InCurrency, Move, Period, RenewalLine, Revenue
from cs_workbench.services.revenue_page import ArrPage, CohortsPage, ForecastPage, Mover
from cs_workbench.services.revenue_words import FIGURES
from cs_workbench.ui.text import say
from tests.ui.views.made import TODAY

SINCE = date(2025, 11, 24)
LONG = "株式会社あおば精機ホールディングス・グループ"


def yen(minor: int) -> Money:
    return Money(minor, "JPY")


CHART = Chart(
    "arr_bridge", "ARRは¥50万減って¥130万", "期首と期末を比べます · 2026/11/24時点",
    Bridge((Step("期首ARR", 1.8, "¥180万", is_total=True), Step("期末ARR", 1.3, "¥130万", is_total=True)), "百万円"),
    ("項目", "ARR"), (("期首ARR", "¥1,800,000"), ("期末ARR", "¥1,300,000")), (1,), ("uid:aa", "uid:bb"),
)  # fmt: skip
NOTHING = Chart("arr_bridge", "ARRはありません", "", None, ("項目",), (), empty="契約を取り込んでください。")
HEAT = replace(
    CHART, figure=Heatmap(("2026 Q3 (n 2)", "2026 Q4 (n 9)"), ("0", "1"), ((100.0, 50.0), (100.0, float("nan"))),
                          (("100", "50"), ("100", "")), "%"),
)  # fmt: skip


def figure(words: dict[str, tuple[str, str]], name: str, value: Any, unit: str, *accounts: int) -> Figure:
    title, definition = (say("revenue", text) for text in words[name])
    return Figure(name, value, unit, SINCE, TODAY, title, definition, accounts)


def arr_page(*, currencies: tuple[str, ...] = ("JPY",)) -> ArrPage:
    words = dict(FIGURES)
    figures = [
        figure(words, "opening", yen(1_800_000), "year", 1, 2),
        figure(words, "new", yen(300_000), "year", 3),
        figure(words, "reactivated", yen(0), "year"),
        figure(words, "contraction", yen(0), "year"),
        figure(words, "churn", yen(-800_000), "year", 1),
        figure(words, "closing", yen(1_300_000), "year", 2, 3),
        figure(words, "nrr", 0.5556, "share", 1, 2),
        figure(words, "grr", None, "share", 1, 2),
        figure(words, "logo_churn", 0.5, "share", 1),
        figure(words, "customers", 2, "accounts", 2, 3),
        figure(words, "due", yen(800_000), "year", 1),
        figure(words, "signed", yen(10), "year", 4),
    ]
    whole = Period(SINCE, TODAY, False, {one.id: one for one in figures})
    renewals = (RenewalLine(1, LONG, date(2026, 7, 31), yen(800_000), yen(0), "lost"),)
    moves = (Move(1, LONG, "佐藤", "churn", yen(800_000), yen(-800_000)),)
    of = InCurrency("JPY", whole, (), renewals, moves)
    found = Revenue(
        date(2025, 11, 25), TODAY, "", None, (of,), ("顧客1件は期末のARRが不明なため、含めていません。",)
    )
    movers = (
        Mover(1, LONG, "佐藤", "churn", yen(-800_000), "2026/08/01: 予算削減"),
        Mover(3, "椿屋", "", "new", yen(300_000), ""),
    )
    doors = {one.id: f"uid:{one.id}" if one.accounts else "" for one in figures}
    names = {1: (LONG, "佐藤"), 2: ("二", "佐藤"), 3: ("椿屋", ""), 4: ("契約済み社", "鈴木")}
    return ArrPage(found, "12m", "JPY", currencies, of, CHART, doors, movers, names)


def no_arr() -> ArrPage:
    found = Revenue(date(2025, 11, 25), TODAY, "", "佐藤", (), ("この期間のARRが分かりません。",))
    return ArrPage(found, "12m", "", (), None, NOTHING, {}, (), {})


def coming(account: int, name: str, probability: float, category: str, *why: str) -> Coming:
    basis, csm = (*why, "")[:2]
    return Coming(
        account, "u", name, "佐藤", "green", date(2027, 1, 31), None, yen(500_000), yen(500_000), probability, basis,
        category, "", "", Heard(date(2027, 1, 31), None, csm, "", "", (), ()),
    )  # fmt: skip


def forecast_page() -> ForecastPage:
    words = dict(FORECAST_FIGURES)
    rows = (
        coming(1, LONG, 0.9, "commit", "assumed"),
        coming(2, "椿屋", 1.0, "commit", "signed", "renew"),
        coming(3, "東雲", 0.05, "critical", "notice", "leave"),
    )
    whole = Sum(
        3, yen(1_500_000), yen(975_000), yen(200_000), yen(500_000), yen(1_000_000), yen(1_500_000), yen(500_000),
        yen(525_000), True,
    )  # fmt: skip
    figures = {
        name: replace(
            figure(words, name, getattr(whole, name), "year", 1, 2, 3), since=TODAY, on=date(2027, 11, 24)
        )
        for name in words
    }
    sums = {name: (sum(r.category == name for r in rows), yen(500_000)) for name, _ in CATEGORIES}
    of = ForecastIn("JPY", whole, figures, ((date(2027, 1, 1), whole),), sums, LONG, 0.6, rows)
    found = Forecast(TODAY, date(2027, 11, 24), 12, None, {}, False, 3, (of,), ("独立とみなしています。",))
    doors = {name: f"uid:{name}" for name in words}
    return ForecastPage(
        found, "JPY", ("JPY",), of, CHART, CHART, doors, {"commit": "uid:c", "critical": "uid:d"}
    )


def no_forecast() -> ForecastPage:
    found = Forecast(TODAY, date(2027, 11, 24), 12, None, {}, False, 0, (), ("予測できるものがありません。",))
    return ForecastPage(found, "", (), None, NOTHING, NOTHING, {}, {})


def cohorts_page() -> CohortsPage:
    rows = (
        CohortRow(date(2026, 7, 1), (1, 2), yen(900), (1.0, 0.5), (1.0, 1.2), (False, True), is_small=True),
        CohortRow(
            date(2026, 10, 1), (3,) * 9, yen(100), (1.0, None), (1.0, None), (True, False), is_small=False
        ),
    )
    charts = {"logos": HEAT, "revenue": HEAT}
    return CohortsPage(
        TODAY,
        None,
        "quarter",
        "JPY",
        ("JPY", "USD"),
        charts,
        rows,
        ("2026 Q3", "2026 Q4"),
        ("uid:q3", "uid:q4"),
    )


def no_cohorts() -> CohortsPage:
    charts = {"logos": NOTHING, "revenue": NOTHING}
    return CohortsPage(TODAY, "佐藤", "month", "", (), charts, (), (), ())
