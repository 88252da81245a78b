"""Pages made by hand, as the services make them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cs_workbench.domain.balance import Figure
from cs_workbench.domain.columns import (
    Book,
    choice_column,
    date_column,
    money_column,
    number_column,
    text_column,
)
from cs_workbench.domain.journey import parse_journey
from cs_workbench.domain.merge import merge
from cs_workbench.kernel.money import Money
from cs_workbench.services.account import AccountPage, FieldChange, NoteRow, TimelineRow, TodoRow
from cs_workbench.services.balance import Balance, BalanceRow, TierCover
from cs_workbench.services.conflicts import Conflict
from cs_workbench.services.drafts import DraftText
from cs_workbench.services.journey import shipped
from cs_workbench.services.notes import NoteText
from cs_workbench.services.phase_page import Cell, PhasePage, PhaseRow, StepRow
from cs_workbench.services.today import TodayPage, TodayRow, TodaySection
from cs_workbench.services.why import Explained, MeasureRow

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def today_row(number: int, kind: str = "renewal", *, todo_id: int | None = None) -> TodayRow:
    return TodayRow(
        key=f"{kind}:{number}",
        kind=kind,
        account_id=number,
        account=f"株式会社あおば{number}",
        text=f"解約通知期限まで{number}日",
        tier="high",
        band="red",
        health=42.0,
        due_on=date(2026, 12, 6),
        arr=Money(4_800_000, "JPY"),
        todo_id=todo_id,
    )


def today_page(now: list[TodayRow], week: list[TodayRow] | None = None) -> TodayPage:
    sections = (
        TodaySection("now", tuple(now), len(now)),
        TodaySection("week", tuple(week or ()), len(week or ())),
    )
    since = datetime(2026, 11, 20, 9, 12, tzinfo=UTC)
    return TodayPage(TODAY, since, sections, finished=not now)


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press and release one key."""
    QTest.keyClick(widget, key, modifiers)


def type_text(widget: QWidget, text: str) -> None:
    """Type ASCII text; Qt's test keys know no other."""
    QTest.keyClicks(widget, text)


def book(count: int = 12) -> Book:
    """Return a book of ``count`` accounts that differ in every column."""
    tiers, bands = ("high", "mid", "low", "tech"), ("red", "yellow", "green", "none")
    phases = ("onboarding", "adoption", "self")
    return Book(
        np.arange(1, count + 1, dtype=np.int64),
        {
            "name": text_column([f"株式会社あおば{n:02}" for n in range(count)]),
            "tier": choice_column([tiers[n % 4] for n in range(count)], tiers),
            "band": choice_column([bands[n % 4] for n in range(count)], bands),
            "phase": choice_column([phases[n % 3] for n in range(count)], phases),
            "health": number_column([n * 7.5 for n in range(count)]),
            "arr": money_column([n * 120_000 for n in range(count)], ["JPY"] * count),
            "renewal": date_column(["2027-01-05"] * count),
            "industry": text_column([f"製造{n % 2}" for n in range(count)]),
            "owner": choice_column(["佐藤", "鈴木"] * (count // 2)),
        },
    )


def account_page() -> AccountPage:
    """Return a page with something on every tab."""
    return AccountPage(
        account_id=1,
        uid="u1",
        name="株式会社あおば精機",
        facts={
            "tier": "high",
            "band": "red",
            "health": 42.0,
            "arr": Money(4_800_000, "JPY"),
            "renewal": date(2027, 1, 5),
            "notice": date(2026, 12, 6),
            "owner": "佐藤 健",
            "phase": "adoption",
            "next_step": "田中様に電話",
            "next_step_on": date(2026, 11, 26),
            "seats": 40.0,
            "seat_util": 61.0,
        },
        local=frozenset(),
        contacts=(
            {"name": "田中 花子", "role": "champion", "email": "tanaka@aoba.example", "left_on": None},
        ),
        subscriptions=(
            {"product": "Cloud", "plan": "Pro", "ends_on": "2027-01-05", "arr": 100, "currency": "JPY"},
        ),
        tickets=({"subject": "ログインできない", "priority": "p1", "opened_at": "2026-11-01T00:00:00Z"},),
        surveys=(),
        invoices=(),
        outcomes=(),
        deals=(),
        goals=({"name": "入力時間を半分に", "target_value": 50.0, "actual_value": 30.0},),
        usage={"logins": tuple((date(2026, 11, day), float(40 - day), 3) for day in range(1, 15))},
        timeline=(TimelineRow(NOW, "touch", "定例", 45, "佐藤", "", 1, "remote"),),
        notes=(NoteRow(1, "予算の話", NOW, "佐藤"),),
        todos=(
            TodoRow(5, "task", "資料を送る", date(2026, 11, 26), None, "佐藤", ""),
            TodoRow(6, "promise", "見積もり", date(2026, 11, 30), None, "佐藤", ""),
            TodoRow(7, "task", "済んだこと", None, NOW, "佐藤", ""),
        ),
        changes=(FieldChange("account", "plan", "Lite", "Pro", NOW),),
        scores=tuple((date(2026, 10, day), 70.0 - day) for day in range(1, 29, 7)),
        sources=(("crm", "A-1"),),
    )


def explained() -> Explained:
    """Return why the account of `account_page` stands as it does."""
    rows = (
        MeasureRow("logins", "ログイン", 12.0, "", 20.0, 0.3, 3.0, -8.4, "ok"),
        MeasureRow("csat", "CSAT", None, "1-5", None, 0.1, None, 0.0, "not_connected"),
    )
    return Explained(
        reasons=("ログインが先月より38 %減りました。", "推進者が異動しました。"),
        missing=("NPSの回答がありません。",),
        rows=rows,
        score=42.0,
        shown=42,
        band="red",
        confidence=0.82,
        low=36.0,
        high=48.0,
        caps=("P1が未解決のため上限60。",),
        cap_loss=0.0,
        as_of=TODAY,
        changed_since_last_week=("先週より5点下がりました。",),
        tier="high",
        computed_tier="high",
        tier_sentence="LTVが上位20 %のためハイタッチです。",
        tier_missing=(),
        phase_assumed=False,
    )


def conflict() -> Conflict:
    """Return a note of which both sides changed two lines, and one side the title."""
    base = "# QBRの準備\n\n予算は凍結\n目的: 定着\n\n約束(こちら): 資料 12/5\n\n次: 電話"
    mine = base.replace("凍結", "減額").replace("電話", "訪問")
    theirs = base.replace("凍結", "再開").replace("電話", "メール 12/10").replace("QBR", "EBR")
    note = NoteText(7, "n7", 1, "meeting", "QBRの準備", theirs, NOW, NOW, "鈴木")
    return Conflict(note, DraftText(1, mine, 0, 7, base, 3), NOW, "株式会社あおば", merge(base, mine, theirs))


def balance() -> Balance:
    name, reason = "株式会社あおば精機", "最終接点から74日(上限30日)、2026/10/12から超過"
    yen = Money(960_000_000, "JPY")
    row = BalanceRow(
        1, "u", name, reason, "high", "adoption", "green", yen, 0, 6.0, TODAY, TODAY, 1.04, "佐藤"
    )
    measures = {
        "unmet": Figure(0.4, 0.2, 0.29),
        "over": Figure(None),
        "misallocation": Figure(0.29, 0.2, 0.32),
        "loudness": Figure(-0.08, 0.0, 0.07),
    }
    tiers = (TierCover("high", 19, 15, 18, 15.0, 60, 4), TierCover("", 2, 0, 0, None, 0, 0))
    return Balance(TODAY, 90, "佐藤", 21, 60, 118.4, 2, True, False, measures, tiers, (), (row,), (row,), ())


def phase_page() -> PhasePage:
    yen = (Money(960_000_000, "JPY"),)
    counts = {"late": 1, "behind": 2, "stuck": 3, "on_track": 14, "": 1}
    conditions = dict.fromkeys((*counts, "all"), "phase:adoption")
    rows = (PhaseRow("adoption", 21, counts, yen, conditions), PhaseRow("", 1, counts, (), conditions))
    journey = parse_journey(shipped())
    steps = tuple(
        StepRow(
            s,
            s.title["ja"],
            s.question["ja"],
            s.play["ja"],
            s.outcome["ja"],
            s.data[1:],
            3,
            "phase:self",
            place,
        )
        for place, s in enumerate(journey.step)
    )
    cells = tuple(Cell(a.phase, a.usage, a.text["ja"], 2, "phase:self") for a in journey.action)
    return PhasePage(TODAY, "佐藤", rows, {"expansion": 4, "renewal": 2, "save": 1}, steps, cells)
