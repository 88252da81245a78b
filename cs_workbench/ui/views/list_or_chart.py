"""A list and the chart of the same accounts in one place: a button of the page's head turns, and G does."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from cs_workbench.ui.text import say, tip
from cs_workbench.ui.views.parts import column
from cs_workbench.ui.widgets.chart_pane import ChartPane


class ListOrChart(QStackedWidget):
    """Shows ``lists``, or the chart in their place. ``page``: within it G turns.

    `turned` tells that the person turned, and whether the chart is wanted now: it is made only then.
    """

    turned = Signal(bool)

    def __init__(self, lists: QWidget, page: QWidget) -> None:
        super().__init__()
        self._lists = QWidget()  # the lists themselves are shown and hidden by their page
        self._lists.setLayout(column(lists))
        self.pane = ChartPane()
        self.button = QPushButton(say("findings", "Chart (G)"))
        self.button.setCheckable(True)
        self.button.setAccessibleName(say("findings", "Chart instead of the list"))
        self.button.setToolTip(tip(say("findings", "Chart instead of the list (G)")))
        self.button.toggled.connect(self._turn)
        for part in (self._lists, self.pane):
            self.addWidget(part)
        key = QShortcut(QKeySequence(Qt.Key.Key_G), page, self.button.toggle)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # a field takes its letters first

    @property
    def is_chart(self) -> bool:
        """Whether the chart is shown."""
        return bool(self.button.isChecked())

    def turn(self, *, to_chart: bool) -> None:
        """Show the chart or the list, as it was left, without telling."""
        with QSignalBlocker(self):
            self.button.setChecked(to_chart)

    def focus_chart(self) -> None:
        """Give the keyboard to what is shown of the chart."""
        part = self.pane.table if self.pane.toggle.isChecked() else self.pane.picture
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, checked: bool) -> None:
        self.setCurrentWidget(self.pane if checked else self._lists)
        self.turned.emit(checked)
