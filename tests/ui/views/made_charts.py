"""Views that show a chart."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cs_workbench.domain.chart import Bars, Chart, Part
from cs_workbench.ui.views.charts import ChartsView
from cs_workbench.ui.views.load import LoadView
from tests.ui.views.made_load import load


def chart() -> Chart:
    bars = Bars(("佐藤",), (Part("ハイタッチ", "accent", (166.0,)),), "%", across=True, above=("166 %",))
    return Chart(
        "load", "佐藤: 166 %", "2026/11/26", bars, ("CSM", "h"), (("佐藤", "166"),), (1,), ("owner:me",)
    )


def load_chart_page() -> QWidget:
    view = LoadView()
    view.shown.turn(to_chart=True)
    view.show_load(load(None), can_switch=True, chart=chart())
    return view


def charts_page() -> QWidget:
    view = ChartsView()
    view.show_chart(chart(), "佐藤", can_switch=True)
    return view
