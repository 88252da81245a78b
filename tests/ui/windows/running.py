"""What the tests of the running window share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_workbench.kernel.clock import Clock
from cs_workbench.ui.views.scoped import ScopedView
from cs_workbench.ui.windows.place import Place
from cs_workbench.ui.windows.program import Program
from cs_workbench.ui.windows.revenue_page import RevenuePage
from cs_workbench.ui.windows.wiring import Wiring

ACCOUNTS = 40
Starter = Callable[[], Program]


class StarterIn(Protocol):
    """Starts the program on the profile in a folder, in a language, with a clock of its own."""

    def __call__(self, folder: Path, language: str = "ja", clock: Clock | None = None) -> Program:
        """Return it, its window shown."""
        ...


def settle(qtbot: QtBot, program: Program) -> None:
    """Wait until every question is answered, and what the answers asked in their turn."""
    for _ in range(4):
        QApplication.processEvents()
        qtbot.waitUntil(lambda: program.is_settled, timeout=60_000)


def wired(program: Program) -> Wiring:
    """Return what joins the program's places."""
    wiring = program.wiring
    assert wiring is not None
    return wiring


def opened_part(qtbot: QtBot, program: Program, name: str) -> Place:
    """Go to Insights, Revenue, its part called ``name``; return it once it is shown, for the whole team."""
    wiring = wired(program)
    wiring.go("insights")
    insights = wiring.insights
    insights.view.tabs.setCurrentIndex(list(insights.pages).index("revenue"))
    page = insights.pages["revenue"]
    assert isinstance(page, RevenuePage)
    page.view.tabs.setCurrentIndex(list(page.pages).index(name))
    settle(qtbot, program)
    view = page.pages[name].view
    assert isinstance(view, ScopedView)
    view.scope.setCurrentIndex(view.scope.findData("team"))
    view.scope.activated.emit(view.scope.currentIndex())
    settle(qtbot, program)
    return page.pages[name]
