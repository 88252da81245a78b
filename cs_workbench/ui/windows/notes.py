"""Notes beside the places: the quick note, and the bar that says what was saved when the program died."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cs_workbench.ui.text import moment_text, say

if TYPE_CHECKING:
    from cs_workbench.services.conflicts import Conflict
    from cs_workbench.services.drafts import DraftText, KeptDraft
    from cs_workbench.ui.windows.meeting import Meeting
    from cs_workbench.ui.windows.quick_note import QuickNote
    from cs_workbench.ui.windows.wiring import Wiring


class Notes(QObject):
    """Lives as long as one window."""

    def __init__(self, wiring: Wiring) -> None:
        super().__init__(wiring)
        self._wiring = wiring
        self._quick: QuickNote | None = None
        self._meeting: Meeting | None = None
        wiring.stopping.connect(self._stop)

    def ask_for_lost(self) -> None:
        """Look for drafts whose program died; each is told in the message bar."""
        from cs_workbench.services.drafts import lost_drafts

        self._wiring.desk.ask("lost drafts", lost_drafts, self._tell)

    @property
    def quick(self) -> QuickNote:
        """The quick note's window, made when it is first wanted."""
        if self._quick is None:
            from cs_workbench.ui.windows.quick_note import QuickNote

            self._quick = QuickNote(self._wiring.window, self._wiring.desk, self)
        return self._quick

    def open_quick(self) -> None:
        """Open the quick note about the account in view."""
        self.quick.open(self._wiring.present.current_account())

    @property
    def meeting(self) -> Meeting:
        """Meeting mode's window, made when it is first wanted."""
        if self._meeting is None:
            from cs_workbench.ui.windows.meeting import Meeting

            self._meeting = Meeting(self._wiring.window, self._wiring.desk, self)
        return self._meeting

    def open_meeting(self) -> None:
        """Begin a meeting with the account in view; its page lets go of the draft first."""
        account_id = self._wiring.present.current_account()
        if account_id is None:
            self._wiring.window.toast(say("meeting", "Choose the account first."), None)
            return
        if "account" in self._wiring.places:
            self._wiring.account.notes.hand_over()
        self.meeting.open(account_id)

    def open_draft(self, draft: DraftText) -> None:
        """Open a draft where it was written, the caret where it stood."""
        if draft.account_id is None:
            self.quick.open(None, draft)
            return
        self._wiring.open_account(draft.account_id)
        place = self._wiring.account
        place.notes.open_account(draft.account_id, draft)
        place.view.write_note()

    def open_conflict(self, conflict: Conflict) -> None:
        """Open a note that was edited in two places, both texts beside each other."""
        self.open_draft(conflict.draft)
        self._wiring.account.notes.compare()

    def _tell(self, lost: list[KeptDraft]) -> None:
        for kept in lost:
            self._wiring.window.messages.show_message(
                _sentence(kept), "warn", {say("note", "Open the draft"): partial(self.open_draft, kept.draft)}
            )

    def _stop(self) -> None:
        if self._quick is not None:
            self._quick.stop()
        if self._meeting is not None:
            self._meeting.stop()


def _sentence(kept: KeptDraft) -> str:
    moment = moment_text(kept.saved_at)
    if kept.account:
        return say(
            "note",
            "CS Workbench ended while you were writing about {account}. "
            "Your text as of {moment} was saved and is restored.",
            account=kept.account,
            moment=moment,
        )
    return say(
        "note",
        "CS Workbench ended while you were writing a note. Your text as of {moment} was saved and is restored.",
        moment=moment,
    )
