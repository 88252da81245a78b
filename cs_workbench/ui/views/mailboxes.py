"""The mail page of Settings: mailboxes and how they stand, the foot of announcements, how often one person gets one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cs_workbench.domain.campaign import CAP_DAYS, CAP_MAILS
from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.views.mailbox_form import PROVIDERS, SIGN_INS, WAYS, MailboxForm
from cs_workbench.ui.views.parts import Section, Words, button, row
from cs_workbench.ui.views.setting_page import SettingPage
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import moment_text

if TYPE_CHECKING:
    from cs_workbench.services.mailboxes import MailboxRow

#: The settings of this page: as the foot of a mail names us, and the caps.
FOOT: Final = {
    "sender_company": N_("settings", "Your company, as mails name it"),
    "sender_postal": N_("settings", "Your company's postal address"),
    "sender_contact": N_("settings", "Whom customers ask or complain to"),
}
CAPS: Final = {
    "outreach_cap_days": (
        N_("settings", "Announcements to one person are counted over days"), CAP_DAYS, 1, 365,
    ),
    "outreach_cap_mails": (N_("settings", "Most announcements to one person in them"), CAP_MAILS, 1, 100),
}  # fmt: skip
STOPPING: Final = {
    "unsubscribe_url": N_("settings", "Your page on which customers stop announcements"),
}
REGISTERED: Final = {
    "microsoft_client": N_("settings", "Client id of the registration at Microsoft"),
    "microsoft_tenant": N_("settings", "Directory (tenant) at Microsoft"),
    "google_client": N_("settings", "Client id of the registration at Google"),
}
LABELS: Final = {**FOOT, **STOPPING, **REGISTERED, **{key: words for key, (words, *_) in CAPS.items()}}
#: What a way to send is called where the sign-in says which it is.
_NAMES: Final = {
    ("api", "microsoft"): N_("mailboxes", "Microsoft Graph"),
    ("api", "google"): N_("mailboxes", "Gmail API"),
}
WIDTH: Final = 1080
FIELD_WIDTH: Final = 420


class MailTab(SettingPage):
    """Says what is to be done with a mailbox; nothing here ever shows a password."""

    saveWanted = Signal(str, object, str)  # as `MailboxForm` says it
    testWanted = Signal(str)  # uid
    signInWanted = Signal(str)
    stopWanted = Signal()  # no more waiting for the browser
    secretGiven = Signal(str)  # Google's, of the registration
    folderWanted = Signal(str)  # of the drafts: the mailbox's address
    goOnWanted = Signal(str)
    removeWanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(say("mailboxes", "Mail"), WIDTH)
        self._rows: dict[str, MailboxRow] = {}
        self._now = datetime(1970, 1, 1, tzinfo=UTC)
        self._new = ""  # to be chosen
        self._told: dict[str, str] = {}  # what came of a test, by mailbox
        self.list = Sheet(
            say("mailboxes", "Mailboxes"),
            [
                say("mailboxes", "Mail address"),
                say("mailboxes", "State"),
                say("mailboxes", "Name"),
                say("mailboxes", "Provider"),
                say("mailboxes", "Sign-in"),
            ],
            leading=True,
        )
        self.list.currentCellChanged.connect(self._show_current)
        self.list.chosen.connect(self._change)
        self._empty = Words(
            say(
                "mailboxes",
                "No mailbox yet. Mails leave from your own one; add it below, then test the connection.",
            ),
            "muted",
        )
        self.told = Words("")
        self.told.setAccessibleName(say("mailboxes", "How the mailbox stands"))
        self.test = button(say("mailboxes", "Test the connection"))
        self.test.clicked.connect(self._test)
        self.enter = button(say("mailboxes", "Sign in in the browser"))
        self.enter.clicked.connect(self._enter)
        self._entering = ""  # the mailbox whose browser is waited for
        self.folder = button(say("mailboxes", "Open the drafts"))
        self.folder.clicked.connect(self._open_folder)
        self.go_on = button(say("mailboxes", "Go on"))
        self.go_on.clicked.connect(self._go_on)
        self.change = button(say("mailboxes", "Change…"))
        self.change.clicked.connect(self._change)
        self.remove = button(say("mailboxes", "Remove"))
        self.remove.clicked.connect(self._remove)
        self._deeds = QWidget()
        self._deeds.setLayout(row(self.test, self.enter, self.folder, self.go_on, self.change, self.remove))
        self.form = MailboxForm()
        self.form.saveWanted.connect(self.saveWanted)
        self.form.left.connect(self._leave)
        for key, words in {**FOOT, **STOPPING, **REGISTERED}.items():
            self.line_of(key, say("settings", words), "", FIELD_WIDTH)
        self.secret = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(say("mailboxes", "Client secret of the registration at Google"))
        self.secret.setMinimumWidth(FIELD_WIDTH)
        self.secret.editingFinished.connect(self._give_secret)
        for key, (words, usual, least, most) in CAPS.items():
            self.number(key, say("settings", words), usual, least, most, step=1)
        foot = Words(
            say(
                "mailboxes",
                "Announcements end with these; without them none is sent. Which of them the foot shows follows from "
                "the recipient's country.",
            ),
            "muted",
        )
        stopping = Words(
            say(
                "mailboxes",
                "Answering a mail always stops announcements. With a page of your own one press does, too: each mail "
                "names it with t=…, the page keeps a line for every press, and Opt-outs reads them.",
            ),
            "muted",
        )
        registered = Words(
            say(
                "mailboxes",
                "To sign in in the browser, your administrator registers this program once at Microsoft Entra or "
                "Google Cloud as a desktop program, and gives you its client id.",
            ),
            "muted",
        )
        registration = self.form_of(*REGISTERED)
        registration.addRow(Words(self.secret.accessibleName(), wrap=False), self.secret)
        self.fill(
            Section(say("mailboxes", "Mailboxes"), self._empty, self.list, self.told, self._deeds),
            self.form,
            Section(say("mailboxes", "Foot of announcements"), foot, self.form_of(*FOOT)),
            Section(say("mailboxes", "Stopping announcements on a page"), stopping, self.form_of(*STOPPING)),
            Section(say("mailboxes", "How often one person gets an announcement"), self.form_of(*CAPS)),
            Section(say("mailboxes", "Signing in in the browser"), registered, registration),
        )
        self.show_mailboxes([], self._now)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show the settings of this page."""
        for key in LABELS:
            usual = CAPS[key][1] if key in CAPS else ""
            self.put(key, values.get(key) or usual)
        if self._wanted:
            self.focus_setting(self._wanted)

    def show_mailboxes(self, rows: Sequence[MailboxRow], now: datetime) -> None:
        """Show ``rows`` and how they stand at ``now``."""
        self._now = now
        self._rows = {mailbox.uid: mailbox for mailbox in rows}
        self.list.fill([_cells(mailbox, now) for mailbox in rows], [mailbox.uid for mailbox in rows])
        if self._new in self._rows:
            self.choose(self._new)
            self._new = ""
        self._empty.setVisible(not rows)
        for part in (self.list, self.told, self._deeds):
            part.setVisible(bool(rows))
        self._show_current()

    def saved(self, uid: str) -> None:
        """The form's mailbox is kept: be ready for another, and choose it once it is shown."""
        self._new = uid
        self._told.pop(uid, None)
        self.form.show_new()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, uid: str, text: str) -> None:
        """Say what came of a test of a mailbox."""
        self._told[uid] = text
        self._show_current()

    def focus_first(self) -> None:
        """Give the keyboard to what was asked for, else to the list, else to the form."""
        if self._wanted:
            self.focus_setting(self._wanted)
        elif self._rows:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.form.preset.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def current(self) -> MailboxRow | None:
        """Return the chosen mailbox."""
        return self._rows.get(str(self.list.key_at(self.list.currentRow())))

    def choose(self, uid: str) -> None:
        """Choose a mailbox."""
        for line in range(self.list.rowCount()):
            if self.list.key_at(line) == uid:
                self.list.setCurrentCell(line, 0)

    def _show_current(self, *_places: int) -> None:
        chosen = self.current()
        if chosen is None:
            self.told.setText("")
            return
        told = self._told.get(chosen.uid, "")
        leaves = chosen.transport != "draft"
        in_browser = leaves and chosen.sign_in in ("microsoft", "google")
        self.test.setVisible(leaves)
        self.folder.setVisible(not leaves)
        waits = self._entering == chosen.uid
        self.enter.setVisible(in_browser)
        self.enter.setText(
            say("mailboxes", "Stop waiting") if waits else say("mailboxes", "Sign in in the browser")
        )
        self.enter.setAccessibleName(self.enter.text())
        self.enter.setEnabled(waits or not self._entering)
        rests = chosen.rests_at(self._now)
        self.told.setText(told or (chosen.paused_why if rests else ""))
        self.told.setVisible(bool(self.told.text()))
        self.go_on.setVisible(rests)

    def _test(self) -> None:
        if (chosen := self.current()) is not None:
            self.tell(chosen.uid, say("mailboxes", "Connecting to the mail server…"))
            self.testWanted.emit(chosen.uid)

    def show_entering(self, uid: str) -> None:
        """Show whose browser is waited for, '' nobody's."""
        self._entering = uid
        self._show_current()

    def _enter(self) -> None:
        if self._entering:
            self.stopWanted.emit()
        elif (chosen := self.current()) is not None:
            self.tell(chosen.uid, say("mailboxes", "Waiting for the sign-in in your browser…"))
            self.signInWanted.emit(chosen.uid)

    def _give_secret(self) -> None:
        secret = self.secret.text().strip()
        if secret and self.secret.isModified():
            self.secret.clear()
            self.secret.setPlaceholderText(say("mailboxes", "Kept; type only to replace it"))
            self.secretGiven.emit(secret)

    def _open_folder(self) -> None:
        if (chosen := self.current()) is not None:
            self.folderWanted.emit(chosen.address)

    def _go_on(self) -> None:
        if (chosen := self.current()) is not None:
            self._told.pop(chosen.uid, None)
            self.goOnWanted.emit(chosen.uid)

    def _change(self, *_which: object) -> None:
        if (chosen := self.current()) is not None:
            self.form.show_mailbox(chosen)
            self.ensureWidgetVisible(self.form.save)

    def _remove(self) -> None:
        if (chosen := self.current()) is not None:
            self.form.show_new()
            self.removeWanted.emit(chosen.uid)

    def _leave(self) -> None:
        self.form.show_new()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def state_text(mailbox: MailboxRow, now: datetime) -> str:
    """Return how a mailbox stands."""
    if mailbox.rests_at(now):
        if mailbox.waits_for_person:
            return say("mailboxes", "! Waits for you")
        return say("mailboxes", "Rests until {moment}", moment=moment_text(mailbox.paused_until))
    if mailbox.transport == "draft":
        return say("mailboxes", "✓ Set up")
    if mailbox.sign_in == "password" and not mailbox.has_secret:
        return say("mailboxes", "! No password")
    if mailbox.sign_in != "none" and not mailbox.has_secret:
        return say("mailboxes", "! Not signed in")
    return say("mailboxes", "✓ Set up")


def _cells(mailbox: MailboxRow, now: datetime) -> list[str]:
    leaves = mailbox.transport != "draft"
    provider = mailbox.host or say("mailboxes", PROVIDERS[mailbox.preset])
    if mailbox.transport != "smtp":
        provider = say("mailboxes", _NAMES.get((mailbox.transport, mailbox.sign_in), WAYS[mailbox.transport]))
    sign_in = say("mailboxes", SIGN_INS[mailbox.sign_in]) if leaves else ""
    return [mailbox.address, state_text(mailbox, now), mailbox.name, provider, sign_in]
