"""売上: what each part shows of what it was told, and what it says the person did."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cs_workbench.ui.views.revenue_arr import ArrView
from cs_workbench.ui.views.revenue_cohorts import CohortsView
from cs_workbench.ui.views.revenue_forecast import ForecastView
from cs_workbench.ui.views.sheet import Sheet
from tests.ui.views.made import TODAY
from tests.ui.views.made_revenue import (
    arr_page,
    cohorts_page,
    forecast_page,
    no_arr,
    no_cohorts,
    no_forecast,
)


def cells(sheet: Sheet, column: int) -> list[str]:
    return [str(sheet.model().index(row, column).data()) for row in range(sheet.rowCount())]


@pytest.fixture
def arr(qtbot: QtBot) -> ArrView:
    view = ArrView(TODAY)
    qtbot.addWidget(view)
    view.show_page(arr_page(), can_switch=True)
    return view


def test_a_figure_has_a_value_a_unit_its_days_and_a_definition(arr: ArrView) -> None:
    sheet = arr.figures.sheet
    assert "Reactivated" not in cells(sheet, 0), "nobody came back"
    assert cells(sheet, 1)[5:8] == ["55.6 %", "–", "50.0 %"], "unknown is no 0"
    assert cells(sheet, 2)[:1] + cells(sheet, 2)[7:8] == ["a year", "share"]
    assert cells(sheet, 3)[:2] == ["24 Nov 2025", "the period"]
    arr.figures.turn_to("nrr")
    assert arr.figures.definition.text() == (
        "NRR (25 Nov 2025 to 24 Nov 2026): (opening + expansion - contraction - churn) / opening; of accounts that "
        "paid then. NRR and GRR are measured on 2 accounts present at the opening."
    )
    tip = str(sheet.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert "Opening ARR (24 Nov 2025): Recurring amount per year" in tip


def test_enter_on_a_figure_is_its_door_and_on_an_account_its_page(qtbot: QtBot, arr: ArrView) -> None:
    arr.figures.turn_to("churn")
    with qtbot.waitSignal(arr.listWanted) as wanted:
        QTest.keyClick(arr.figures.sheet, Qt.Key.Key_Return)
    assert wanted.args == ["uid:churn"]
    assert arr.behind.heading.text() == "Churn: 1 account"
    assert cells(arr.behind.sheet, 2) == ["Churn · 2026/08/01: 予算削減"]
    with qtbot.waitSignal(arr.behind.accountWanted) as opened:
        QTest.keyClick(arr.behind.sheet, Qt.Key.Key_Return)
    assert opened.args == [1]
    arr.figures.turn_to("contraction")
    assert arr.behind.sheet.rowCount() == 0
    with qtbot.assertNotEmitted(arr.listWanted):
        QTest.keyClick(arr.figures.sheet, Qt.Key.Key_Return)


def test_behind_renewals_stand_terms_and_behind_the_rest_what_moved(arr: ArrView) -> None:
    arr.figures.turn_to("due")
    assert cells(arr.behind.sheet, 2) == ["¥800,000 ended on 31 Jul 2026: lost"]
    arr.figures.turn_to("signed")
    assert cells(arr.behind.sheet, 0) == ["契約済み社"]
    arr.figures.turn_to("closing")
    assert arr.behind.heading.text() == "What changed the ARR: 2 accounts"
    assert arr.memory() == {"figure": "closing", "account": 1}
    arr.remember({"figure": "no such", "account": "x"})
    arr.remember({"figure": "churn", "account": 1})
    assert arr.memory() == {"figure": "churn", "account": 1}


def test_keys_of_a_list_work_on_its_accounts(qtbot: QtBot, arr: ArrView) -> None:
    arr.resize(1200, 700)
    arr.show()
    for key, signal in ((Qt.Key.Key_Space, arr.behind.peekWanted),):
        with qtbot.waitSignal(signal):
            QTest.keyClick(arr.behind.sheet, key)
    QTest.keyClick(arr.behind.sheet, Qt.Key.Key_L)
    assert arr.behind.quick.isVisible()
    assert arr.behind.accounts_written_about() == (1,)
    with qtbot.waitSignal(arr.behind.whyWanted):
        arr.behind.follow("account.why")


def test_one_currency_is_no_choice_and_nothing_known_is_a_sentence(qtbot: QtBot, arr: ArrView) -> None:
    arr.resize(1200, 700)
    arr.show()
    assert not arr.currency.isVisible()
    arr.show_page(arr_page(currencies=("JPY", "USD")), can_switch=True)
    assert arr.currency.isVisible()
    with qtbot.waitSignal(arr.currencyChosen) as chosen:
        arr.currency.setCurrentIndex(1)
        arr.currency.activated.emit(1)
    assert chosen.args == ["USD"]
    with qtbot.waitSignal(arr.periodChosen) as period:
        arr.period.setCurrentIndex(3)
        arr.period.activated.emit(3)
    assert period.args == ["fiscal"]
    arr.show_page(no_arr(), can_switch=False)
    assert not arr.figures.isVisible()
    assert not arr.scope.isVisible()
    assert arr.bridge.isVisible()
    arr.focus_list()
    assert arr.memory() == {"figure": "", "account": None}


def test_a_category_lists_its_renewals_and_a_figure_its_own(qtbot: QtBot) -> None:
    view = ForecastView(TODAY)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    view.show_page(forecast_page(), can_switch=True)
    assert cells(view.categories, 1) == ["90 % and more", "70 % to 90 %", "40 % to 70 %", "under 40 %"]
    assert view.behind.sheet.rowCount() == 3
    view.figures.turn_to("exposure")
    assert cells(view.behind.sheet, 0) == ["東雲"]
    view.figures.turn_to("expected_loss")
    assert view.behind.sheet.rowCount() == 2
    view.categories.setFocus()
    view.categories.setCurrentCell(3, 0)
    assert view.behind.heading.text() == "Critical: 1 renewal"
    with qtbot.waitSignal(view.listWanted) as wanted:
        QTest.keyClick(view.categories, Qt.Key.Key_Return)
    assert wanted.args == ["uid:d"]
    view.charts.setCurrentIndex(1)
    kept = view.memory()
    view.remember({"category": "commit", "chart": 0, "figure": "p10"})
    assert view.behind.sheet.rowCount() == 2
    view.remember(kept)
    assert view.memory()["chart"] == 1
    view.remember({"category": 3, "chart": "x"})
    with qtbot.waitSignal(view.horizonChosen) as horizon:
        view.horizon.setCurrentIndex(3)
        view.horizon.activated.emit(3)
    assert horizon.args == [24]
    view.show_page(no_forecast(), can_switch=True)
    assert not view.categories.isVisible()


def test_a_cohort_is_a_door_the_newest_first(qtbot: QtBot) -> None:
    view = CohortsView()
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    view.show_page(cohorts_page(), can_switch=True)
    assert cells(view.rows, 0) == ["2026 Q4", "2026 Q3: fewer than 5 accounts, it says little"]
    assert cells(view.rows, 2) == ["100 %", "50 %"], "of today, not of what is still to come"
    view.rows.setCurrentCell(1, 0)
    with qtbot.waitSignal(view.listWanted) as wanted:
        QTest.keyClick(view.rows, Qt.Key.Key_Return)
    assert wanted.args == ["uid:q3"]
    with qtbot.waitSignal(view.byChosen) as by:
        view.by.setCurrentIndex(1)
        view.by.activated.emit(1)
    assert by.args == ["month"]
    view.remember({"cohort": 0, "chart": 1})
    assert view.memory() == {"cohort": 0, "chart": 1}
    view.remember({"cohort": 99, "chart": None})
    view.show_page(no_cohorts(), can_switch=True)
    assert not view.rows.isVisible()
