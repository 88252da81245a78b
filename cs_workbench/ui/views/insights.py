"""分析 Insights: whether the way we work is right, a page a question."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from cs_workbench.ui.text import say


class InsightsView(QWidget):
    """Shows one page at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(say("places", "Insights"))
        self.tabs.tabBar().setAccessibleName(say("places", "Insights"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
