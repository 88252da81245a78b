"""分析 Insights: whether the way we work is right, a page a question; a page may have parts in the same way."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from cs_workbench.ui.text import say


class PagesView(QWidget):
    """Shows one page at a time. ``name``: what the tabs are called."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(name)
        self.tabs.tabBar().setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)


class InsightsView(PagesView):
    """The pages of Insights."""

    def __init__(self) -> None:
        super().__init__(say("places", "Insights"))
