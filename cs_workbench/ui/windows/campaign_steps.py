"""What is done with a campaign and its recipients: stopped, let go, taken back; settled, left out, put in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from cs_workbench.domain.campaign import PAUSED
from cs_workbench.domain.delivery import State
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.outreach_lists import CAMPAIGN_LISTS, WISHES
from cs_workbench.ui.text import say

if TYPE_CHECKING:
    from cs_workbench.services.commands import Command
    from cs_workbench.services.outreach_rows import CampaignRow
    from cs_workbench.ui.views.outreach import OutreachView
    from cs_workbench.ui.windows.desk import Desk

RUNNING: Final = CAMPAIGN_LISTS["running"]
SEVERAL: Final = 2


class CampaignSteps(QObject):
    """Does them for the campaign that is open or under the cursor, and the mails that are chosen."""

    told = Signal(str)  # why nothing was done
    made = Signal(str)  # uid of a new campaign
    urged = Signal()  # something is to be sent now

    def __init__(self, view: OutreachView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk
        self._about: tuple[str, ...] = ()  # the recipients whose reason is asked for
        self._deeds: dict[str, Callable[[], None]] = {
            "outreach.pause": self.pause, "outreach.cancel": self.cancel, "outreach.thaw": self.thaw,
            "outreach.resend": self.resend, "outreach.arrived": self.arrived, "outreach.again": self.send_again,
            "outreach.leave_out": self.leave_out, "outreach.include": self.include,
            "outreach.opt_out": self.opt_out, "outreach.goes_on": self.go_on,
        }  # fmt: skip

    def can(self, action: str) -> bool:
        """Say whether an action of the registry is one of the steps."""
        return action in self._deeds

    def do(self, action: str) -> None:
        """Do the step of an action of the registry."""
        self._deeds[action]()

    def pause(self) -> None:
        """Pause the campaign, or let it go on."""
        from cs_workbench.services.outreach_run import Pause, Resume

        row = self._running()
        if row is not None:
            command: Command = Resume(row.uid) if row.state == PAUSED else Pause(row.uid)
            self._desk.do(command, lambda _done: self.urged.emit())

    def cancel(self) -> None:
        """Cancel what has not left."""
        from cs_workbench.services.outreach_run import Cancel

        row = self._running()
        if row is not None:
            self._desk.do(Cancel(row.uid))

    def thaw(self) -> None:
        """Make a campaign a draft again, as long as nothing has left."""
        from cs_workbench.services.outreach_freeze import Unfreeze

        row = self._running()
        if row is not None:
            self._desk.do(Unfreeze(row.uid))

    def resend(self) -> None:
        """Make a new draft to exactly those that a campaign did not reach, and open it."""
        from cs_workbench.services.outreach_run import ResendMissing

        row = self._view.row()
        if row is not None:
            self._desk.do(ResendMissing(row.uid), lambda done: self.made.emit(str(done.value)))

    def arrived(self) -> None:
        """Say of the chosen mails in doubt that they arrived."""
        self._resolve(is_sent=True)

    def send_again(self) -> None:
        """Say of the chosen mails in doubt that they did not arrive: they are sent again."""
        self._resolve(is_sent=False)

    def opt_out(self) -> None:
        """Keep the chosen wishes for no more mail as opt-outs."""
        from cs_workbench.services.inbox_wishes import ConfirmOptOut

        self._judge(ConfirmOptOut, N_("done", "%n person(s) are not written to any more"))

    def go_on(self) -> None:
        """Say of the chosen answers that they do not ask for no more mail."""
        from cs_workbench.services.inbox_wishes import DeclineOptOut

        self._judge(DeclineOptOut, N_("done", "%n person(s) go on getting mail"))

    def leave_out(self) -> None:
        """Ask why the chosen recipients are left out; a campaign of the list is removed."""
        if self._view.is_open:
            self._ask_why("leave_out")
            return
        row = self._view.row()
        if row is None:
            return
        if row.state in RUNNING:
            self.told.emit(say("outreach", "Cancel what has not left first; then it can be removed."))
            return
        from cs_workbench.services.outreach import SetCampaign

        self._desk.do(SetCampaign(row.uid, {"retired": True}))

    def include(self) -> None:
        """Ask why the chosen recipients get the mail all the same."""
        self._ask_why("include")

    def write_why(self, mode: str, why: str) -> None:
        """Leave the chosen recipients out, or put them in, with this reason."""
        from cs_workbench.services.outreach_audience import EditRecipient

        is_in = mode == "include"
        steps = [EditRecipient(uid, is_in, why) for uid in self._about]
        said = N_("done", "%n recipient(s) put in") if is_in else N_("done", "%n recipient(s) left out")
        self._do_all(steps, said)

    # Inside

    def _running(self) -> CampaignRow | None:
        row = self._view.row()
        if row is None or row.state in RUNNING:
            return row
        self.told.emit(say("outreach", "“{title}” is not leaving now.", title=row.title))
        return None

    def _resolve(self, *, is_sent: bool) -> None:
        from cs_workbench.services.outreach_run import ResolveUnknown

        steps = [
            ResolveUnknown(mail.row.uid, is_sent)
            for mail in self._view.mails()
            if mail.row.state == State.UNKNOWN
        ]
        if not steps:
            self.told.emit(say("outreach", "Of this mail it is known what became of it."))
            return
        said = N_("done", "%n mail(s) noted as sent") if is_sent else N_("done", "%n mail(s) are sent again")
        self._do_all(steps, said, None if is_sent else self.urged.emit)

    def _judge(self, command: Callable[[str], Command], said: str) -> None:
        if self._view.list_name != WISHES or self._view.is_open:
            self.told.emit(say("outreach", "Answers that wait for your word stand under “No more mail?”."))
            return
        self._do_all([command(mail.row.uid) for mail in self._view.mails()], said)

    def _ask_why(self, mode: str) -> None:
        mails, row = self._view.mails(), self._view.campaign.row
        if not mails or row is None:
            return
        if not row.is_open:
            self.told.emit(say("outreach", "Who gets it was fixed when it was sent, so it stays as it is."))
            return
        self._about = tuple(mail.row.uid for mail in mails)
        several = say("outreach", "%n recipient(s)", len(mails))
        self._view.open_entry(mode, mails[0].row.name or mails[0].row.email if len(mails) == 1 else several)

    def _do_all(self, steps: list[Any], said: str, then: Any = None) -> None:
        """Do several commands as one step, and so as one undo."""
        from cs_workbench.services.commands import Together

        if not steps:
            return
        command = steps[0]
        if len(steps) >= SEVERAL:
            command = Together(tuple(step.as_json() for step in steps), said, {"n": len(steps)})
        self._desk.do(command, None if then is None else lambda _done: then())
