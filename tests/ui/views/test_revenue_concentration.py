"""集中度: the concentration of the ARR, measured, in words and as a curve."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from cs_workbench.kernel.money import Money
from cs_workbench.services.economics import Pareto, TenthRow
from cs_workbench.ui.views.revenue_concentration import ConcentrationView

TENTHS = tuple(
    TenthRow(1, Money(600 - 60 * n, "JPY"), n % 2, Money(60 * (n % 2), "JPY"), 0.1, f"arr>={n}")
    for n in range(10)
)
FOUND = Pareto(
    "JPY", 10, Money(12_000, "JPY"), 0.71, 0.7, 0.3, 3, 0.3, 3.3, TENTHS, 2, 1, ((0.0, 0.0), (1.0, 1.0)),
    (("JPY", 10), ("USD", 2)),
)  # fmt: skip


@pytest.fixture
def view(qtbot: QtBot) -> ConcentrationView:
    made = ConcentrationView()
    qtbot.addWidget(made)
    made.show_pareto(FOUND)
    made.resize(1200, 700)
    made.show()
    return made


def test_head_tail_and_gini_are_measured_and_said(view: ConcentrationView) -> None:
    model = view.measures.model()
    assert [str(model.index(row, 1).data()) for row in range(5)] == ["70 %", "30 %", "3", "0.71", "0.3000"]
    assert "corrected" in str(model.index(3, 2).data())
    assert view.curve.accessibleDescription() == "The smaller 80 % of the accounts bring 30 % of the ARR"
    view.curve.grab()


def test_a_row_is_a_door_and_a_currency_a_choice(qtbot: QtBot, view: ConcentrationView) -> None:
    with qtbot.waitSignal(view.listWanted) as wanted:
        view.tenths.chosen.emit(view.tenths.key_at(4))
    assert wanted.args == ["arr>=4"]
    assert view.currency.isVisible()
    with qtbot.waitSignal(view.currencyChosen) as chosen:
        view.currency.setCurrentIndex(1)
        view.currency.activated.emit(1)
    assert chosen.args == ["USD"]
    view.remember({"tenth": 7})
    assert view.memory() == {"tenth": 7}
    view.remember({"tenth": "x"})


def test_one_currency_is_no_choice_and_no_arr_is_a_sentence(view: ConcentrationView) -> None:
    view.show_pareto(replace(FOUND, currencies=(("JPY", 10),)))
    assert not view.currency.isVisible()
    view.show_pareto(None)
    assert not view.tenths.isVisible()
