"""The foot of the window: how old the data is, what is selected, what is wrong, what runs. Nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStatusBar, QWidget

from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import Words

if TYPE_CHECKING:
    from cs_workbench.services.outreach_progress import Sending
    from cs_workbench.services.syncing import SourceRow

STALE_AFTER: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SourceAge:
    """One source as the status bar needs it."""

    name: str
    synced_at: datetime | None
    held: int
    on_hold: bool
    newer_file: bool


def ages_of(sources: Sequence[SourceRow]) -> list[SourceAge]:
    """Return the sources as the status bar needs them."""
    return [
        SourceAge(
            source.name,
            (source.last_run.ended_at or source.last_run.started_at) if source.last_run else None,
            source.held,
            source.on_hold is not None,
            source.newer_file,
        )
        for source in sources
    ]


def age_text(ages: Sequence[SourceAge], now: datetime) -> str:
    """Return how old the oldest source's data is, in one phrase."""
    if not ages:
        return say("status", "○ No source yet")
    synced = [age.synced_at for age in ages if age.synced_at is not None]
    if len(synced) < len(ages):
        return say("status", "○ Not synced yet")
    oldest = min(synced)
    age = now - oldest
    if age >= STALE_AFTER:
        return say("status", "! Data is %n day(s) old", age.days)
    return say("status", "✓ Synced {time}", time=f"{oldest.astimezone():%H:%M}")


def wrong_text(ages: Sequence[SourceAge]) -> str:
    """Return what needs the person, the most pressing first; '' when nothing does."""
    on_hold = [age.name for age in ages if age.on_hold]
    if on_hold:
        return say("status", "Sync on hold: {sources}", sources=", ".join(on_hold))
    held = sum(age.held for age in ages)
    if held:
        return say("status", "%n row(s) held back", held)
    newer = [age.name for age in ages if age.newer_file]
    if newer:
        return say("status", "A newer file waits: {sources} (F5 syncs)", sources=", ".join(newer))
    return ""


def mail_text(work: Sending) -> tuple[str, str]:
    """Return what is said of mail, the most pressing first, and the list of Outreach that it leads to; '' nothing."""
    if work.unconfirmed:
        return say("status", "! %n mail(s) unconfirmed", work.unconfirmed), "check"
    if any(one.is_stopped for one in work.mailboxes):
        return say("status", "! Mail stands still: %n wait(s)", work.waiting), "outbox"
    if work.waiting:
        return say("status", "%n mail(s) wait to leave", work.waiting), "outbox"
    return "", ""


class StatusBar(QStatusBar):
    """Speaks of sync age, of the selection, and of what is wrong; holds the task tray."""

    dataWanted = Signal()
    mailWanted = Signal(str)  # a list of Outreach

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setAccessibleName(say("status", "Status"))
        self._age, self._wrong, self._mail = self._door(), self._door(), self._door()
        for door in (self._age, self._wrong):
            door.clicked.connect(self.dataWanted)
        self._mail.clicked.connect(self._open_mail)
        self._mail_list = ""
        self._selection = Words("", "muted", wrap=False)
        self._selection.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for door in (self._wrong, self._mail):
            door.hide()
        left = QWidget()
        layout = QHBoxLayout(left)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self._age)
        layout.addWidget(self._wrong)
        layout.addWidget(self._mail)
        self.addWidget(left)
        self.addWidget(self._selection, 1)

    def show_sources(self, ages: Sequence[SourceAge], now: datetime) -> None:
        """Show the age of the data and what is wrong with it."""
        self._say(self._age, age_text(ages, now))
        self._say(self._wrong, wrong_text(ages))
        self._wrong.setVisible(bool(self._wrong.text()))

    def show_mail(self, work: Sending) -> None:
        """Show what is to be said of mail."""
        text, self._mail_list = mail_text(work)
        self._say(self._mail, text)
        self._mail.setVisible(bool(text))

    def text_of_mail(self) -> str:
        """Return what is said of mail; '' nothing."""
        return self._mail.text()

    def text_of_wrong(self) -> str:
        """Return what is said to be wrong; '' when nothing is."""
        return self._wrong.text()

    def show_selection(self, text: str) -> None:
        """Show what is selected, and its sums."""
        self._selection.setText(text)

    def add_tray(self, tray: QWidget) -> None:
        """Put the tray of running tasks at the right."""
        self.addPermanentWidget(tray)

    def _door(self) -> QPushButton:
        made = QPushButton(flat=True)
        made.setAccessibleName(say("status", "Status"))
        return made

    def _open_mail(self) -> None:
        self.mailWanted.emit(self._mail_list)

    @staticmethod
    def _say(door: QPushButton, text: str) -> None:
        door.setText(text)
        door.setAccessibleName(text or say("status", "Status"))
