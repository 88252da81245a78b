"""The band over a campaign that is frozen: how it goes, and what stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from cs_workbench.domain.campaign import CANCELLED, FINISHED, PAUSED, SCHEDULED, SENDING
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.outreach_progress import is_before_the_first
from cs_workbench.ui.text import moment_text, number_text, say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button

if TYPE_CHECKING:
    from datetime import datetime

    from cs_workbench.services.outreach_progress import MailboxWork, Sending
    from cs_workbench.services.outreach_rows import CampaignRow

#: Action of the registry -> the button's words, and the states of a campaign in which it does something.
BUTTONS: Final = {
    "outreach.thaw": (N_("outreach", "Take it back (Shift+F4)"), (SCHEDULED,)),
    "outreach.pause": (N_("outreach", "Pause (F12)"), (SCHEDULED, SENDING, PAUSED)),
    "outreach.cancel": (N_("outreach", "Cancel what has not left (Shift+F12)"), (SCHEDULED, SENDING, PAUSED)),
    "outreach.resend": (N_("outreach", "New draft to those it did not reach"), (FINISHED, CANCELLED)),
}
GO_ON: Final = N_("outreach", "Go on (F12)")
BAR_WIDTH: Final = 160
BETWEEN: Final = " · "
SOON_S: Final = 120  # a start that is nearer is told in seconds


class SendingBar(QFrame):
    """Says in a sentence how far a campaign is and when it ends; its buttons act at once."""

    verbWanted = Signal(str)  # action id of the registry

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sendingBar")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(pixels(BAR_WIDTH))
        self.progress.setAccessibleName(say("outreach", "Mails that are settled"))
        self.words, self.trouble = Words(""), Words("")
        self.trouble.setProperty("wrong", True)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.progress)
        line.addWidget(self.words, 1)
        self.buttons: dict[str, QPushButton] = {}
        for verb, (text, _states) in BUTTONS.items():
            made = self.buttons[verb] = button(say("outreach", text))
            made.setProperty("verb", verb)
            made.clicked.connect(self._press)
            line.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, GAP // 2, MARGIN, GAP // 2)
        layout.setSpacing(GAP // 2)
        layout.addLayout(line)
        layout.addWidget(self.trouble)

    def show_state(self, row: CampaignRow, work: Sending | None, now: datetime, trouble: str = "") -> None:
        """Show how ``row`` stands at ``now``; ``trouble``: why its sender could not begin."""
        counts = row.counts
        mailbox = None if work is None else work.of_campaign(row.uid)
        is_running = row.state in (SCHEDULED, SENDING, PAUSED)
        missing = counts.failed + counts.cancelled
        self.setVisible(is_running or (row.state in (FINISHED, CANCELLED) and missing > 0))
        self.words.setText(_sentence(row, mailbox, now))
        told = trouble if mailbox is not None and not mailbox.is_held else ""
        if mailbox is not None and mailbox.rests_until is not None:
            told = rest_text(mailbox)
        self.trouble.setText(told)
        self.trouble.setVisible(bool(told))
        self.progress.setVisible(is_running)
        left = counts.sent + counts.failed + counts.needs_check
        self.progress.setRange(0, max(left + counts.waiting, 1))
        self.progress.setValue(left)
        for verb, (text, states) in BUTTONS.items():
            there = row.state in states
            if verb == "outreach.thaw":
                there = is_before_the_first(row.state, row.start_at, now)
            elif verb == "outreach.resend":
                there = there and missing > 0
            elif verb == "outreach.pause":
                words = say("outreach", GO_ON if row.state == PAUSED else text)
                self.buttons[verb].setText(words)
                self.buttons[verb].setAccessibleName(words)
            self.buttons[verb].setVisible(there)

    def _press(self) -> None:
        self.verbWanted.emit(self.sender().property("verb"))


def _sentence(row: CampaignRow, mailbox: MailboxWork | None, now: datetime) -> str:
    counts = row.counts
    left = counts.sent + counts.failed + counts.needs_check
    if row.state in (FINISHED, CANCELLED):
        return say("outreach", "%n mail(s) did not reach anybody.", counts.failed + counts.cancelled)
    if row.state == PAUSED:
        return say(
            "outreach", "Paused: %n mail(s) wait until it goes on, {left} have left.", counts.waiting,
            left=number_text(left),
        )  # fmt: skip
    if is_before_the_first(row.state, row.start_at, now) and row.start_at is not None:
        seconds = int((row.start_at - now).total_seconds()) + 1
        if seconds <= SOON_S:
            return say(
                "outreach", "The first mail leaves in %n second(s). Until then it can be taken back.", seconds
            )
        begins = say(
            "outreach", "%n mail(s) leave from {start}", counts.waiting, start=moment_text(row.start_at)
        )
        return BETWEEN.join((begins, *_ends(mailbox)))
    said = say(
        "outreach", "{left} of {total} have left, {waiting} wait", left=number_text(left),
        total=number_text(left + counts.waiting), waiting=number_text(counts.waiting),
    )  # fmt: skip
    if mailbox is None or mailbox.rests_until is not None:
        return said
    pace = say("outreach", "{count} in the last minute", count=number_text(mailbox.last_minute))
    if mailbox.per_minute is not None:
        pace = say(
            "outreach", "{count} in the last minute of at most {most}", count=number_text(mailbox.last_minute),
            most=number_text(mailbox.per_minute),
        )  # fmt: skip
    return BETWEEN.join((said, pace, *_ends(mailbox)))


def rest_text(mailbox: MailboxWork) -> str:
    """Return until when a mailbox rests, and why."""
    if mailbox.rests_until is None:
        return ""
    if mailbox.is_stopped:
        return say(
            "outreach", "{mailbox} sends nothing until somebody has seen to it: {why}", mailbox=mailbox.address,
            why=mailbox.rests_why,
        )  # fmt: skip
    return say(
        "outreach", "{mailbox} rests until {until}: {why}", mailbox=mailbox.address,
        until=moment_text(mailbox.rests_until), why=mailbox.rests_why,
    )  # fmt: skip


def _ends(mailbox: MailboxWork | None) -> tuple[str, ...]:
    if mailbox is None or mailbox.ends_at is None:
        return ()
    return (say("outreach", "the last about {end}", end=moment_text(mailbox.ends_at)),)
