"""Wires the pages of Settings about mail: mailboxes, consents, opt-outs."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

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

    browserWanted = Signal(str)  # an address, from the thread that waits for what comes of it

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: MailTab = MailTab()
        super().__init__("settings_mail", self.view, desk, parent)
        self.view.settingChosen.connect(self._set)
        self.view.saveWanted.connect(self._save)
        self.view.testWanted.connect(self._test)
        self.view.signInWanted.connect(self._sign_in)
        self.view.stopWanted.connect(self._stop_waiting)
        self.view.secretGiven.connect(self._keep_secret)
        self._left = threading.Event()  # nobody waits for the browser any more
        self.browserWanted.connect(self._browse, Qt.ConnectionType.QueuedConnection)
        self.view.folderWanted.connect(self._open_folder)
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

    def stop(self) -> None:
        self._left.set()

    def _sign_in(self, uid: str) -> None:
        from cs_workbench.kernel.progress import Cancelled, Tracker
        from cs_workbench.services.mail_sign_in import sign_in

        bench, self._left = self.desk.bench, threading.Event()
        left = self._left
        self.view.show_entering(uid)

        def work(tracker: Tracker) -> MailboxRow | WorkbenchError | None:
            def stopping() -> bool:
                tracker.check()
                return left.is_set()

            try:
                return sign_in(bench, uid, self.browserWanted.emit, Tracker(None, stopping))
            except WorkbenchError as error:
                return error  # told beside the mailbox
            except Cancelled:
                if left.is_set():
                    return None
                raise

        def show(found: MailboxRow | WorkbenchError | None) -> None:
            self.view.show_entering("")
            if isinstance(found, WorkbenchError):
                self.view.tell(uid, explain(found))
                return
            done = "" if found is None else say("outreach", "Signed in to {address}", address=found.address)
            self.view.tell(uid, done)
            self.refresh(None)

        self.desk.work(work, show, lane="browser")

    def _browse(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))

    def _stop_waiting(self) -> None:
        self._left.set()

    def _keep_secret(self, secret: str) -> None:
        from cs_workbench.services import secret_texts
        from cs_workbench.services.mail_sign_in import GOOGLE_SECRET

        self.desk.ask(
            "google_secret", lambda bench: secret_texts.keep(bench, GOOGLE_SECRET, secret), _nothing
        )

    def _open_folder(self, address: str) -> None:
        from cs_workbench.kernel.files import private_folder
        from cs_workbench.services.mailboxes import drafts_of

        folder = private_folder(drafts_of(self.desk.bench, address))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

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
        self.view.pageWanted.connect(self._choose_page)

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

    def _choose_page(self) -> None:
        title = say("suppressions", "What your page recorded")
        path, _kind = QFileDialog.getOpenFileName(self.view.window(), title)
        if path:
            self.read_page(Path(path))

    def read_page(self, path: Path) -> None:
        """Keep the opt-outs that a file of the team's own page records."""
        from cs_workbench.services.commands import do
        from cs_workbench.services.page_opt_outs import presses_in

        self.desk.perform(lambda bench: do(bench, presses_in(path)))


def _nothing(_answer: None) -> None:
    """Show nothing: a secret was kept."""


def _mail(bench: Workbench) -> tuple[list[MailboxRow], dict[str, Any], datetime]:
    from cs_workbench.services.mailboxes import mailboxes
    from cs_workbench.services.settings import get_all

    return mailboxes(bench), get_all(bench), bench.clock.now()
