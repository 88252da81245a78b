"""Hands on the page of a campaign: what tests of it share."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cs_workbench.services.outreach import campaigns
from cs_workbench.services.outreach_page import chosen
from cs_workbench.services.workbench import Workbench
from cs_workbench.ui.views.campaign_page import CampaignPage
from cs_workbench.ui.windows.campaign_desk import CampaignDesk
from cs_workbench.ui.windows.desk import Desk

PATIENCE_MS = 20_000


@dataclass
class At:
    """The page in a window of its own, its desk, and how to wait for both."""

    qtbot: QtBot
    desk: Desk
    page: CampaignPage
    campaigns: CampaignDesk
    failures: list[Exception]

    @property
    def bench(self) -> Workbench:
        """The open profile."""
        return self.desk.bench

    def settle(self) -> None:
        """Wait until every question is answered, and what the answers asked in their turn."""
        for _ in range(4):
            QApplication.processEvents()
            self.qtbot.waitUntil(
                lambda: self.desk.is_idle and not self.campaigns._typed.isActive(), timeout=PATIENCE_MS
            )

    def uid(self, state: str) -> str:
        """Return the sample's campaign in this state."""
        return next(row.uid for row in campaigns(self.bench) if row.state == state)

    def open(self, uid: str) -> None:
        """Show a campaign; return once it stands."""
        self.campaigns.open(uid)
        self.settle()

    def press(self, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.page, key, with_)

    def act(self, action: str) -> None:
        """Do an action of the registry; return once everything is shown."""
        self.campaigns.act(action)
        self.settle()

    def stored_body(self, uid: str) -> str:
        """Return the text as it is stored."""
        template = chosen(self.bench, uid).template
        return template.versions[0].body if template else ""


def write(field: QWidget, text: str) -> None:
    """Type ``text`` as an input method does."""
    field.setFocus()
    converted = QInputMethodEvent()
    converted.setCommitString(text)
    QApplication.sendEvent(field, converted)
