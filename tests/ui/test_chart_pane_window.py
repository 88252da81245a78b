"""A pane that is made opens no window of its own, which would take the keyboard from the one in use."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_workbench.ui.widgets.chart_pane import ChartPane


class Shown(QObject):
    """Counts what is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count it, and let it go on."""
        self.count += event.type() == QEvent.Type.Show
        return False


def test_a_new_pane_shows_nothing_before_its_page_does(qtbot: QtBot, qapp: QApplication) -> None:
    shown = Shown()
    qapp.installEventFilter(shown)
    try:
        qtbot.addWidget(ChartPane())
    finally:
        qapp.removeEventFilter(shown)
    assert shown.count == 0
