"""A chart in the window: what it found, how it is defined, and its table, whose rows are doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Chart


class ChartPane(QWidget):
    """Shows one chart after another."""

    doorWanted = Signal(str)  # a condition: the accounts behind a mark or a row

    def __init__(self) -> None:
        super().__init__()
        self.chart: Chart | None = None

    def show_chart(self, chart: Chart) -> None:
        """Show ``chart``."""
        self.chart = chart
