"""Wires the pages of Settings about mail: mailboxes, consents, opt-outs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.ui.text import explain, say
from cs_workbench.ui.views.consents import ConsentsTab
from cs_workbench.ui.views.mailboxes import MailTab
from cs_workbench.ui.views.suppressions import SuppressionsTab
from cs_workbench.ui.windows.place import Place

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QObject

    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.changes import Changes, Done
    from cs_workbench.services.mailboxes import MailboxRow
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk


class MailSettings(Place):
    """Mailboxes are written by commands; passwords go to the keychain and never come back to the window."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: MailTab = MailTab()
        super().__init__("settings_mail", self.view, desk, parent)
        self.view.settingChosen.connect(self._set)
        self.view.saveWanted.connect(self._save)
        self.view.testWanted.connect(self._test)
        self.view.goOnWanted.connect(self._go_on)
        self.view.removeWanted.connect(self._remove)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches("mailbox", "mail_template", "setting"):
            self.desk.ask("settings_mail", _mail, self._show)

    def focus(self) -> None:
        self.view.focus_first()

    def _show(self, answer: tuple[list[MailboxRow], dict[str, Any], datetime]) -> None:
        rows, values, now = answer
        self.view.show_values(values)
        self.view.show_mailboxes(rows, now)
        self.filled.emit()

    def _set(self, key: str, value: Any) -> None:
        from cs_workbench.services.settings import SetSetting

        self.desk.do(SetSetting(key, value))

    def _save(self, uid: str, values: dict[str, Any], password: str) -> None:
        from cs_workbench.services.mailboxes import set_up

        self.desk.perform(lambda bench: set_up(bench, uid, values, password), self._saved)

    def _saved(self, done: Done) -> None:
        self.view.saved(str(done.value))
        self.refresh(None)  # a password that was kept tells nobody

    def _test(self, uid: str) -> None:
        from cs_workbench.services.mailboxes import try_door

        bench = self.desk.bench

        def work(_tracker: Tracker) -> MailboxRow | WorkbenchError:
            try:
                return try_door(bench, uid)
            except WorkbenchError as error:
                return error  # told beside the mailbox

        def show(found: MailboxRow | WorkbenchError) -> None:
            if isinstance(found, WorkbenchError):
                self.view.tell(uid, explain(found))
            else:
                self.view.tell(
                    uid, say("outreach", "{address} can send: encrypted, signed in", address=found.address)
                )

        self.desk.work(work, show)

    def _go_on(self, uid: str) -> None:
        from cs_workbench.services.mailboxes import let_go_on

        self.desk.perform(lambda bench: let_go_on(bench, uid))

    def _remove(self, uid: str) -> None:
        from cs_workbench.services.mailboxes import remove

        self.desk.perform(lambda bench: remove(bench, uid))


class ConsentSettings(Place):
    """Who may get announcements, and why."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: ConsentsTab = ConsentsTab(desk.bench.today)
        super().__init__("settings_consents", self.view, desk, parent)
        self.view.peopleWanted.connect(self._find)
        self.view.addWanted.connect(self._add)
        self.view.withdrawWanted.connect(self._withdraw)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches("permission"):
            from cs_workbench.services.permissions import consents

            self.desk.ask("settings_consents", consents, self._show)

    def focus(self) -> None:
        self.view.focus_first()

    def _show(self, rows: Any) -> None:
        self.view.show_consents(rows)
        self.filled.emit()

    def _find(self, text: str) -> None:
        from cs_workbench.services.permissions import people_matching

        self.desk.ask(
            "consent_people", lambda bench: people_matching(bench, text.strip()), self.view.show_people
        )

    def _add(self, people: Any, basis: str, day: str, how: str, evidence: str) -> None:
        from cs_workbench.services.permissions import AddConsents

        self.desk.do(AddConsents(people, basis, day, how, evidence), lambda _done: self.view.added())

    def _withdraw(self, uids: tuple[str, ...]) -> None:
        from cs_workbench.services.permissions import EndConsents

        self.desk.do(EndConsents(uids))


class SuppressionSettings(Place):
    """Who is not written to any more."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: SuppressionsTab = SuppressionsTab()
        super().__init__("settings_suppressions", self.view, desk, parent)
        self.view.addWanted.connect(self._add)
        self.view.endWanted.connect(self._end)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches("permission"):
            from cs_workbench.services.permissions import suppressions

            self.desk.ask("settings_suppressions", suppressions, self._show)

    def focus(self) -> None:
        self.view.focus_first()

    def _show(self, rows: Any) -> None:
        self.view.show_suppressions(rows)
        self.filled.emit()

    def _add(self, address: str, reason: str, scope: str, topic: str, evidence: str) -> None:
        from cs_workbench.services.permissions import Suppress

        self.desk.do(Suppress(address, reason, scope, topic, evidence), lambda _done: self.view.added())

    def _end(self, uid: str, why: str) -> None:
        from cs_workbench.services.permissions import EndSuppression

        self.desk.do(EndSuppression(uid, why), lambda _done: self.view.ended())


def _mail(bench: Workbench) -> tuple[list[MailboxRow], dict[str, Any], datetime]:
    from cs_workbench.services.mailboxes import mailboxes
    from cs_workbench.services.settings import get_all

    return mailboxes(bench), get_all(bench), bench.clock.now()
