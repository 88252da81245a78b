"""The form of a mailbox: who sends, through which server, with which sign-in, how fast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from cs_workbench.domain.quota import PRESETS
from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import Words, button, column, fields_form, row
from cs_workbench.ui.widgets.fields import LineEdit

if TYPE_CHECKING:
    from cs_workbench.services.mailboxes import MailboxRow

PROVIDERS: Final = {
    "microsoft365": N_("mailboxes", "Microsoft 365"),
    "google_workspace": N_("mailboxes", "Google Workspace"),
    "google_free": N_("mailboxes", "Gmail (personal)"),
    "custom": N_("mailboxes", "Another mail server"),
}
SECURITIES: Final = {
    "tls": N_("mailboxes", "TLS from the start (465)"),
    "starttls": N_("mailboxes", "STARTTLS (587)"),
}
SIGN_INS: Final = {
    "password": N_("mailboxes", "Password or app password"),
    "microsoft": N_("mailboxes", "Microsoft, in the browser"),
    "google": N_("mailboxes", "Google, in the browser"),
    "none": N_("mailboxes", "Without sign-in"),
}
FIELD_WIDTH: Final = 320
MOST_PORT: Final = 65_535
MOST_A_MINUTE: Final = 10_000
MOST_A_DAY: Final = 1_000_000


class MailboxForm(QWidget):
    """Says what is to be written of a mailbox, and a password apart from it."""

    saveWanted = Signal(
        str, object, str
    )  # uid, '' for a new one; values of `SetMailbox`; the password, '' to keep it
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._uid, self._limits = "", dict[str, Any]()
        self._has_host = False  # a server of its own, whatever the provider
        self.heading = Words("", "heading")
        self.preset = self._box(say("mailboxes", "Provider"), PROVIDERS)
        self.address = self._line(say("mailboxes", "Mail address"), "tanaka@example.co.jp")
        self.name = self._line(say("mailboxes", "Name that recipients see"))
        self.host = self._line(say("mailboxes", "Mail server (SMTP)"), "smtp.example.co.jp")
        self.port = self._number(say("mailboxes", "Port"), MOST_PORT, say("mailboxes", "Usual"))
        self.port.setGroupSeparatorShown(False)
        self.security = self._box(say("mailboxes", "Encryption"), SECURITIES)
        self.sign_in = self._box(say("mailboxes", "Sign-in"), SIGN_INS)
        self.user = self._line(say("mailboxes", "User name"))
        self.password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(say("mailboxes", "Password"))
        unlimited = say("mailboxes", "Not limited")
        self.per_minute = self._number(say("mailboxes", "Mails a minute"), MOST_A_MINUTE, unlimited)
        self.per_day = self._number(say("mailboxes", "Mails a day"), MOST_A_DAY, unlimited)
        fields = (
            self.preset, self.address, self.name, self.host, self.port, self.security, self.sign_in, self.user,
            self.password, self.per_minute, self.per_day,
        )  # fmt: skip
        for field in fields:
            field.setFixedWidth(FIELD_WIDTH)
            if isinstance(field, QLineEdit):
                field.returnPressed.connect(self._save)
        self._form = fields_form((field.accessibleName(), field) for field in fields)
        self._kept = Words(
            say("mailboxes", "The password goes to this computer's keychain and is not shown again."), "muted"
        )
        self.save = button(say("mailboxes", "Save the mailbox"), main=True)
        self.save.clicked.connect(self._save)
        self.leave = button(say("mailboxes", "Leave it"))
        self.leave.clicked.connect(self.left)
        self.setLayout(column(self.heading, self._form, self._kept, row(self.save, self.leave)))
        self.preset.activated.connect(self._take_preset)
        self.sign_in.activated.connect(self._fit)
        self.show_new()

    def show_new(self) -> None:
        """Ask for a new mailbox."""
        self._uid, self._limits = "", {}
        self.heading.setText(say("mailboxes", "Add a mailbox"))
        for field in (self.address, self.name, self.host, self.user, self.password):
            field.clear()
        for box in (self.preset, self.security, self.sign_in):
            box.setCurrentIndex(0)
        self.port.setValue(0)
        self.password.setPlaceholderText("")
        self.user.setPlaceholderText(say("mailboxes", "The mail address, if empty"))
        self._take_preset()
        self.leave.hide()

    def show_mailbox(self, known: MailboxRow) -> None:
        """Show a mailbox to be changed."""
        from cs_workbench.services.mailboxes import own_limits

        self.show_new()
        self._uid, self._limits = known.uid, own_limits(known.preset, known.limits)
        self.heading.setText(say("mailboxes", "Change {address}", address=known.address))
        for field, text in (
            (self.address, known.address), (self.name, known.name), (self.host, known.host), (self.user, known.user),
        ):  # fmt: skip
            field.setText(text)
        for box, value in (
            (self.preset, known.preset), (self.security, known.security), (self.sign_in, known.sign_in),
        ):  # fmt: skip
            box.setCurrentIndex(max(box.findData(value), 0))
        self._has_host = bool(known.host)
        self.port.setValue(known.port or 0)
        self.per_minute.setValue(known.limits.per_minute or 0)
        self.per_day.setValue(known.limits.per_day or 0)
        if known.has_secret:
            self.password.setPlaceholderText(say("mailboxes", "Kept; type only to replace it"))
        self.leave.show()
        self._fit()
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_changing(self) -> bool:
        """Whether a mailbox that is there already is shown."""
        return bool(self._uid)

    def _take_preset(self) -> None:
        """Offer what is usual at the provider."""
        limits = PRESETS[self.preset.currentData()]
        self._limits, self._has_host = {}, False
        self.per_minute.setValue(limits.per_minute or 0)
        self.per_day.setValue(limits.per_day or 0)
        self._fit()

    def _fit(self) -> None:
        """Show the fields that mean something for the provider and the sign-in."""
        own_server = self._own_server()
        for field in (self.host, self.port, self.security):
            self._form.setRowVisible(field, own_server)
        way = self.sign_in.currentData()
        self._form.setRowVisible(self.user, way != "none" and own_server)
        self._form.setRowVisible(self.password, way == "password")
        self._kept.setVisible(way == "password")

    def _own_server(self) -> bool:
        return self._has_host or self.preset.currentData() == "custom"

    def _save(self) -> None:
        own_server = self._own_server()
        for field in (self.address, self.host) if own_server else (self.address,):
            if not field.text().strip():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        values: dict[str, Any] = {
            "address": self.address.text().strip(),
            "name": self.name.text().strip() or self.address.text().strip(),
            "preset": self.preset.currentData(),
            "host": self.host.text().strip() or None if own_server else None,
            "port": self.port.value() or None if own_server else None,
            "security": self.security.currentData(),
            "sign_in": self.sign_in.currentData(),
            "user": self.user.text().strip() or None if own_server else None,
            "limits": self._chosen_limits(),
        }
        password = self.password.text() if values["sign_in"] == "password" else ""
        self.saveWanted.emit(self._uid, values, password)

    def _chosen_limits(self) -> dict[str, Any]:
        usual = PRESETS[self.preset.currentData()]
        chosen = dict(self._limits)
        for name, field in (("per_minute", self.per_minute), ("per_day", self.per_day)):
            chosen.pop(name, None)
            value = field.value() or None
            if value != getattr(usual, name):
                chosen[name] = value
        return chosen

    @staticmethod
    def _line(words: str, example: str = "") -> LineEdit:
        field = LineEdit(words)
        field.setPlaceholderText(example)
        return field

    @staticmethod
    def _box(words: str, choices: dict[str, str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(words)
        for choice, text in choices.items():
            box.addItem(say("mailboxes", text), choice)
        return box

    @staticmethod
    def _number(words: str, most: int, nought: str) -> QSpinBox:
        box = QSpinBox(minimum=0, maximum=most)
        box.setSpecialValueText(nought)
        box.setGroupSeparatorShown(True)
        box.setAccessibleName(words)
        box.lineEdit().setTextMargins(6, 0, 0, 0)
        return box
