"""Wires a campaign's page: it is asked for, what is typed is written and seen, it is checked, tested and sent."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTime, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.services.outreach_page import AccountWithout, Writing
from cs_workbench.services.outreach_rows import RecipientRow
from cs_workbench.ui.text import explain, say, shown
from cs_workbench.ui.windows.campaign_saver import CampaignSaver

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cs_workbench.domain.columns import Book
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.changes import Changes, Done
    from cs_workbench.services.commands import Command
    from cs_workbench.services.outreach_audience import Reach
    from cs_workbench.services.outreach_page import Chosen, Looked, SendPlan
    from cs_workbench.services.outreach_trial import Trial
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.views.campaign_page import CampaignPage
    from cs_workbench.ui.windows.desk import Desk

#: After which changes of others the page is asked for anew.
SHOWS: Final = ("campaign", "mail_template", "mailbox", "permission", "setting", "account")
#: Action of the registry -> the part of the page that it shows.
PARTS: Final = {
    "outreach.audience": "audience", "outreach.text": "text", "outreach.extras": "extras", "outreach.plan": "check",
}  # fmt: skip
#: What the registry's actions do on the page.
OF_PAGE: Final = (
    *PARTS, "outreach.next_mail", "outreach.previous_mail", "outreach.check", "outreach.test", "outreach.send",
)  # fmt: skip
TYPED_MS: Final = 150  # after the last key: then the mail is made again


class CampaignDesk(QObject):
    """One campaign at a time. What is typed survives every way out of the page."""

    opened = Signal()  # another campaign is shown
    gone = Signal()  # the campaign is there no more
    told = Signal(str, object)  # a sentence, and a door: (words, what to do) or None
    frozen = Signal(str)  # uid of a campaign that leaves from now on: its sender is wanted

    def __init__(self, page: CampaignPage, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.page, self._desk = page, desk
        self.uid = ""
        self.folder = ""  # where the last file came from
        self.trust: ssl.SSLContext | None = None  # None: whom the system trusts
        self._is_book_offered = self._is_sending = False
        self.saver = CampaignSaver(page, desk, self)
        self._typed = QTimer(self, singleShot=True, interval=TYPED_MS)
        self._typed.timeout.connect(self._ask_mail)
        self.saver.touched.connect(self._touched)
        self.saver.saved.connect(self._tell_saved)
        self.saver.failed.connect(lambda _error: page.saved.setText(say("campaign", "Not written yet")))
        page.verbWanted.connect(self.act)
        page.lineLooked.connect(self._line_looked)
        audience, text, extras = page.audience, page.text, page.extras
        audience.audienceWanted.connect(self._set_audience)
        audience.exactWanted.connect(self._set_exactly)
        audience.reachAsked.connect(self._ask_reach)
        audience.copiesWanted.connect(lambda copies: self._set({"copies": copies}))
        audience.personWanted.connect(self._set_person)
        audience.writeWanted.connect(self.write_own)
        text.chosen.connect(self._set)
        text.languageChosen.connect(self._language_chosen)
        text.filesDropped.connect(self.add_files)
        extras.invitationWanted.connect(lambda event: self._set({"invitation": event}))
        extras.filesDropped.connect(self.add_files)
        extras.fileWanted.connect(self.choose_file)
        extras.dropWanted.connect(self._drop_file)
        page.check.chosen.connect(self._set)
        page.preview.own.endWanted.connect(self._end_own)
        page.sending.testWanted.connect(self._test)
        page.sending.sendWanted.connect(self._freeze)

    @property
    def view(self) -> CampaignPage:
        """The page."""
        return self.page

    def open(self, uid: str) -> None:
        """Show the campaign ``uid``."""
        self.leave()
        if uid != self.uid:
            self.saver.begin(uid)
            self._is_sending = False
            self.page.saved.setText("")
            self.page.sending.hide()
            self.page.setEnabled(False)  # it still shows the one before
        self.uid = uid
        self.ask()

    def leave(self) -> None:
        """Write what is typed: the person goes elsewhere."""
        self.page.audience.settle()
        self.page.extras.settle()
        self.saver.save()

    def stop(self) -> None:
        """The window goes: what is typed is stored before this returns."""
        self._typed.stop()
        self.saver.save_at_once()

    def refresh(self, changes: Changes | None) -> None:
        """Show anew what ``changes`` touch; what is being typed stays."""
        if changes is None or changes.touches("account"):
            self._is_book_offered = False
        if self.uid and (changes is None or changes.touches(*SHOWS)):
            self.ask()

    def ask(self) -> None:
        """Ask for the campaign with everything its page shows."""
        uid = self.uid

        def question(bench: Workbench) -> Chosen | None:
            from cs_workbench.services.outreach_page import chosen
            from cs_workbench.services.records import NotThere

            try:
                return chosen(bench, uid)
            except NotThere:
                return None

        self._desk.ask("campaign", question, lambda found: self._take(found, uid))

    def act(self, action: str) -> None:
        """Do what a verb or a key of the page means for the campaign that is open."""
        row = self.page.row
        if row is None:
            return
        deeds: dict[str, Callable[[], object]] = {
            "outreach.check": lambda: self._check(self._tell_checked),
            "outreach.test": self.open_test,
            "outreach.send": self.open_send,
            "outreach.next_mail": lambda: self.page.step(1),
            "outreach.previous_mail": lambda: self.page.step(-1),
        }
        if action in deeds:
            deeds[action]()
        elif action in PARTS:
            self.page.go_to(PARTS[action])

    # Recipients

    def write_own(self) -> None:
        """Open the text that only the recipient who is looked at gets, begun with the campaign's."""
        page = self.page
        line, found = page.preview.line, page.found
        if not isinstance(line, RecipientRow) or found is None or not found.row.is_open:
            return
        text = page.text.text()
        if text.language != line.language:
            versions = found.template.versions if found.template else ()
            newest = next((v for v in versions if v.language == line.language), None)
            own = {"subject": newest.subject, "body": newest.body} if newest else {}
        else:
            own = {"subject": text.subject, "body": text.body}
        own |= dict(line.edits)
        own |= dict(self.saver.own(self.uid, line.uid) or {})
        page.preview.own.show_texts(
            shown(line.name or line.email), own, list(found.fields), list(found.snippets)
        )
        page.preview.own.end.setEnabled(bool(line.edits))
        page.preview.own.show()
        page.preview.own.body.setFocus()

    def _end_own(self) -> None:
        """Let the recipient who is looked at get the campaign's text again."""
        from cs_workbench.services.outreach_audience import EditRecipient

        uid = self.page.preview.uid
        self.saver.drop_own(self.uid, uid)
        self.page.preview.own.leave()
        self._desk.do(EditRecipient(uid, edits={"subject": "", "body": ""}))

    def _set_person(self, uid: str, include: bool, why: str) -> None:
        from cs_workbench.services.outreach_audience import EditRecipient

        self._desk.do(EditRecipient(uid, include, why))

    def _set_audience(self, condition: str, roles: tuple[str, ...], most: int) -> None:
        from cs_workbench.services.outreach_audience import SetAudience

        self._desk.do(SetAudience(self.uid, condition, roles, most))

    def _set_exactly(self, accounts: Sequence[int]) -> None:
        from cs_workbench.domain.campaign import DEFAULT_ROLES
        from cs_workbench.services.outreach_audience import SetAudience, exactly

        row, uid = self.page.row, self.uid
        if row is None or not accounts:
            return
        roles, most = row.roles or DEFAULT_ROLES, row.most or 1

        def deed(bench: Workbench) -> Done:
            from cs_workbench.services.commands import do

            return do(bench, SetAudience(uid, exactly(bench, accounts), roles, most))

        self._desk.perform(deed)

    def _ask_reach(self, condition: str, roles: tuple[str, ...], most: int) -> None:
        def question(bench: Workbench) -> Reach | WorkbenchError:
            from cs_workbench.domain.conditions import ConditionError
            from cs_workbench.services.outreach_audience import reach

            try:
                return reach(bench, condition, roles, most)
            except ConditionError as error:
                return error

        def answer(found: Reach | WorkbenchError) -> None:
            if isinstance(found, WorkbenchError):
                self.page.audience.show_reach(None, explain(found))
            else:
                self.page.audience.show_reach(found, "")

        self._desk.ask("campaign.reach", question, answer)

    # Files

    def choose_file(self, for_account: bool) -> None:
        """Ask for a file: for the account that is looked at, or for everybody."""
        line = self.page.preview.line
        paths, _ = QFileDialog.getOpenFileNames(
            self.page.window(), say("campaign", "Attach files"), self.folder
        )
        self.add_files(paths, line.account_id if for_account and line is not None else None)

    def add_files(self, paths: Sequence[str], account_id: int | None = None) -> None:
        """Attach files, to the mails of one account or to every mail."""
        uid, row = self.uid, self.page.row
        if row is None or not row.is_open:
            return
        for path in map(Path, paths):
            self.folder = str(path.parent)
            self._desk.perform(lambda bench, path=path: _add_file(bench, uid, path, account_id))  # type: ignore[misc]

    def _drop_file(self, file_uid: str) -> None:
        from cs_workbench.services.outreach import DropFile

        self._desk.do(DropFile(self.uid, file_uid))

    # Check, test, send

    def open_test(self) -> None:
        """Ask to whom the mail that is looked at goes as a test: to oneself, unless another address is typed."""
        row = self.page.row
        if row is not None and row.is_open and self.page.preview.uid:
            self.leave()
            self.page.sending.open_test(row.mailbox, self.page.preview.place.text())

    def open_send(self) -> None:
        """Look at every mail once more, then ask for the last word."""
        row = self.page.row
        if row is not None and row.is_open and not self._is_sending:
            self._is_sending = True
            self._check(self._ask_last_word)

    def _check(self, then: Callable[[Chosen], object]) -> None:
        from cs_workbench.services.outreach_check import CheckCampaign

        row, uid = self.page.row, self.uid
        if row is None or not row.is_open:
            return
        self.leave()

        def failed(_error: WorkbenchError) -> None:
            self._is_sending = False

        def checked(_done: Done) -> None:
            self._is_sending = False

            def question(bench: Workbench) -> Chosen:
                from cs_workbench.services.outreach_page import chosen

                return chosen(bench, uid)

            def answer(found: Chosen) -> None:
                if uid == self.uid:
                    self._take(found, uid)
                    then(found)

            self._desk.ask("campaign.checked", question, answer)

        self._desk.do(CheckCampaign(uid), checked, failed)

    def _tell_checked(self, _found: Chosen) -> None:
        self.page.go_to("check")
        self.page.check.focus_findings()

    def _ask_last_word(self, found: Chosen) -> None:
        self._is_sending = False
        if found.row.state != "checked":
            self._tell_checked(found)
            return
        self.page.tabs.setCurrentWidget(self.page.check)
        self.page.sending.open_send(int((found.row.report or {}).get("ready", 0)))

    def _test(self, address: str) -> None:
        uid, recipient, trust = self.uid, self.page.preview.uid, self.trust
        bench = self._desk.bench

        def work(_tracker: Tracker) -> Trial:
            from cs_workbench.services.outreach_trial import send_trial

            return send_trial(bench, uid, address, recipient=recipient, trust=trust)

        def sent(trial: Trial) -> None:
            self.told.emit(say("campaign", "The test mail went to {address}.", address=trial.to), None)

        # Once what was typed is stored; the server is talked to beside the store lane.
        self._desk.ask("campaign.stored", lambda _bench: None, lambda _: self._desk.work(work, sent))

    def _freeze(self, number: int | None, start_at: str | None) -> None:
        from cs_workbench.services.outreach_freeze import Freeze

        uid = self.uid
        self._desk.do(Freeze(uid, number, start_at), lambda _done: self.frozen.emit(uid))

    # Inside

    def _set(self, values: dict[str, Any]) -> None:
        from cs_workbench.services.outreach import SetCampaign

        self.saver.save()  # what is typed first: a step that is taken back leaves it there
        if "template" in values:
            self.saver.begin(
                self.uid
            )  # what is written from here on is a version, and a template, of its own
        self._do(SetCampaign(self.uid, values))

    def _do(self, command: Command) -> None:
        # A choice that was refused stands in its field no more.
        self._desk.do(command, None, lambda _error: self.ask())

    def _take(self, found: Chosen | None, uid: str) -> None:
        if uid != self.uid:
            return
        if found is None:
            self.uid = ""
            self.gone.emit()
            return
        page = self.page
        page.setEnabled(True)
        is_new = page.row is None or page.row.uid != uid
        page.show_chosen(found, self.saver.letters(uid), self.saver.lines(uid))
        if not self._is_book_offered:
            self._is_book_offered = True
            self._desk.ask("campaign.book", _book, lambda known: page.audience.offer(*known))
        self._ask_mail()
        self._ask_plan()
        if is_new:
            self.opened.emit()

    def _touched(self) -> None:
        self.page.saved.setText("")
        self._typed.start()

    def _line_looked(self) -> None:
        self._typed.start(0)

    def _language_chosen(self) -> None:
        self.saver.save()
        self.page.text.show_letter(self.saver.letters(self.uid))
        self._typed.start(0)

    def _ask_mail(self) -> None:
        """Make the mail that is looked at, with what is typed, and tell what cannot be read."""
        page, uid, recipient = self.page, self.uid, self.page.preview.uid
        if not uid or page.row is None:
            return
        line = page.preview.line
        language = line.language if isinstance(line, RecipientRow) else "ja"
        text = page.text.text() if page.row.is_open else None
        own = self.saver.own(uid, recipient)
        writing = Writing(text if text is not None and (text.subject or text.body) else None, own, language)

        def question(bench: Workbench) -> Looked:
            from cs_workbench.services.outreach_page import look

            return look(bench, uid, recipient, writing)

        def answer(looked: Looked) -> None:
            if uid == self.uid and recipient == page.preview.uid:
                page.preview.show_looked(looked, page.found)
                page.text.show_mistakes(looked.mistakes)

        self._desk.ask("campaign.mail", question, answer)

    def _ask_plan(self) -> None:
        uid = self.uid

        def question(bench: Workbench) -> SendPlan | None:
            from cs_workbench.services.outreach_page import send_plan

            return send_plan(bench, uid)

        def answer(plan: SendPlan | None) -> None:
            if uid == self.uid:
                self.page.check.show_plan(plan)

        self._desk.ask("campaign.plan", question, answer)

    def _tell_saved(self) -> None:
        now = QTime.currentTime().toString("HH:mm")
        self.page.saved.setText(say("campaign", "Saved {time}", time=now))

    def account(self) -> int | None:
        """Return the account whose mail is looked at."""
        line: RecipientRow | AccountWithout | None = self.page.preview.line
        return None if line is None else line.account_id


def _add_file(bench: Workbench, uid: str, path: Path, account_id: int | None) -> Done:
    from cs_workbench.services.outreach_page import attach

    return attach(bench, uid, path, account_id)


def _book(bench: Workbench) -> tuple[Book, dict[str, str]]:
    from cs_workbench.services.book import heading, load_book, own_fields

    return load_book(bench), {
        f"own.{field.id}": heading(bench, f"own.{field.id}") for field in own_fields(bench)
    }
