"""Settings: language, looks, who you are, the recovery key, the sample book, what this program is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox, QWidget

from cs_workbench.domain.nouns import CHANNELS
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.settings import COUNTRIES
from cs_workbench.ui.text import say
from cs_workbench.ui.views.absence import AbsencePart
from cs_workbench.ui.views.parts import GAP, Page, Section, Words, button, column, row
from cs_workbench.ui.views.recovery_key import RecoveryKey
from cs_workbench.ui.views.stop_list import StopList
from cs_workbench.ui.views.wording import word_text
from cs_workbench.ui.widgets.fields import LineEdit

#: What each choice of a setting is called; the languages name themselves.
CHOICES: Final = {
    "language": {"system": N_("settings", "As the computer"), "ja": "日本語", "en": "English"},
    "theme": {
        "system": N_("settings", "As the computer"),
        "light": N_("settings", "Light"),
        "dark": N_("settings", "Dark"),
    },
    "density": {
        "comfortable": N_("settings", "Comfortable"),
        "compact": N_("settings", "Compact"),
    },
    "country": {
        "auto": N_("settings", "As the language"),
        "none": N_("settings", "None: weekends alone"),
        **{country: country for country in COUNTRIES},
    },
    "role": {"csm": N_("settings", "CSM"), "lead": N_("settings", "Team lead")},
}
LABELS: Final = {
    "language": N_("settings", "Language"),
    "theme": N_("settings", "Theme"),
    "density": N_("settings", "Row height"),
    "zoom": N_("settings", "Text size"),
    "owner": N_("settings", "You are"),
    "role": N_("settings", "Your role"),
    "company": N_("settings", "Your company's name on slides"),
    "country": N_("settings", "National holidays of"),
    "company_holidays": N_("settings", "Company holidays"),
    "fiscal_month": N_("settings", "The fiscal year begins in month"),
}
ABSENCE: Final = N_("settings", "Absence and cover")
#: Minutes that a touch of a channel takes unless the person says otherwise, by setting.
MINUTES: Final = {f"minutes_{channel}": channel for channel in CHANNELS}
FIELD_WIDTH: Final = 240


class SettingsView(Page):
    """Shows the settings; each change is said at once by `settingChosen` and can be undone."""

    settingChosen = Signal(str, object)  # key, value
    recoveryKeyWanted = Signal(str)  # the passphrase; '' before one was asked for
    sampleRemoved = Signal()
    stopWanted = Signal(str)
    stopEnded = Signal(str)
    folderWanted = Signal()
    absenceWanted = Signal(object)  # what `services.absences.SetAbsence` takes, by name
    absenceEnded = Signal(int)
    bookWanted = Signal(object)  # services.absences.AbsenceRow
    notesWanted = Signal()
    absence: AbsencePart  # there once the settings are

    def __init__(self) -> None:
        super().__init__(say("settings", "Settings"))
        self.fields: dict[str, QComboBox | QSpinBox | LineEdit] = {}
        self._wanted = ""  # what gets the keyboard once it is there

    def show_settings(
        self,
        values: Mapping[str, Any],
        owners: Sequence[str],
        *,
        has_sample: bool,
        about: str,
        folder: str,
        today: date,
        stops: Sequence[str] = (),
    ) -> None:
        """Show ``values`` by key; ``owners`` are the names to choose oneself from."""
        current = self.focusWidget()
        focused = next((key for key, field in self.fields.items() if field is current), None)
        if self.fields and any(part.hasFocus() for part in self.absence.findChildren(QWidget)):
            focused = "absence"
        self.fields = {key: self._choice(key, values.get(key)) for key in ("language", "theme", "density")}
        self.fields["zoom"] = self._number(
            "zoom", values.get("zoom") or 100, 80, 200, say("formats", "{number} %", number="")
        )
        for key in MINUTES:
            self.fields[key] = self._number(key, values.get(key) or 0, 0, 600, say("settings", " min"))
        self.fields["owner"] = self._owner(values.get("owner"), owners)
        self.fields["role"] = self._choice("role", values.get("role"))
        self.fields["company"] = self._text("company", values.get("company"))
        self.fields["country"] = self._choice("country", values.get("country"))
        self.fields["company_holidays"] = self._text("company_holidays", values.get("company_holidays"))
        self.fields["fiscal_month"] = self._number("fiscal_month", values.get("fiscal_month") or 4, 1, 12, "")
        self.absence = AbsencePart(today)
        self.absence.setWanted.connect(self.absenceWanted)
        self.absence.endWanted.connect(self.absenceEnded)
        self.absence.bookWanted.connect(self.bookWanted)
        self.absence.notesWanted.connect(self.notesWanted)
        self.key = RecoveryKey()
        self.key.wanted.connect(self.recoveryKeyWanted)
        open_folder = button(say("settings", "Open the folder"))
        open_folder.clicked.connect(self.folderWanted)
        parts: list[QWidget] = [
            Section(say("settings", "Looks"), self._form("language", "theme", "density", "zoom")),
            Section(say("settings", "You"), self._form("owner", "role", "company")),
            Section(say("settings", "Usual minutes of a touch"), self._form(*MINUTES)),
            Section(
                say("settings", "Business days"),
                Words(
                    say(
                        "settings",
                        "Company holidays, with commas between: 8/13-8/15 is every year, 2026-12-29..2027-01-03 once.",
                    ),
                    "muted",
                ),
                self._form("country", "company_holidays", "fiscal_month"),
            ),
            Section(say("settings", ABSENCE), self.absence),
            Section(say("settings", "Recovery key"), self.key),
        ]
        self.stop_list = StopList(stops, str(values.get("own_domains") or ""))
        self.stop_list.addWanted.connect(self.stopWanted)
        self.stop_list.removeWanted.connect(self.stopEnded)
        self.stop_list.ownDomainsChosen.connect(self._choose_own_domains)
        parts.insert(2, self.stop_list)
        if has_sample:
            remove = button(say("settings", "Remove the sample book"))
            remove.clicked.connect(self.sampleRemoved)
            parts.append(
                Section(
                    say("settings", "Sample book"),
                    Words(say("settings", "The invented accounts go, your own stay."), "muted"),
                    row(remove),
                )
            )
        parts.append(
            Section(
                say("settings", "About"),
                column(Words(about), Words(folder, "small"), gap=2),
                row(open_folder),
            )
        )
        self.fill(Words(say("settings", "Settings"), "title"), *parts)
        if focused is not None:
            self.focus_setting(focused)

    def focus_first(self) -> None:
        """Give the keyboard to what was asked for before the settings were there, else to the first of them."""
        self.focus_setting(self._wanted or "language")

    def focus_setting(self, key: str) -> None:
        """Give the keyboard to one setting, or to the absences ('absence'), as soon as they are shown."""
        field = self.absence.first if key == "absence" and self.fields else self.fields.get(key)
        self._wanted = key if field is None else ""
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(self.absence if key == "absence" else field)

    def _form(self, *keys: str) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(3 * GAP)
        form.setVerticalSpacing(GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for key in keys:
            heading = Words(label(key), wrap=False)
            heading.setMinimumWidth(140)
            heading.setBuddy(self.fields[key])
            form.addRow(heading, self.fields[key])
        return form

    def _choice(self, key: str, value: Any) -> QComboBox:
        box = QComboBox()
        box.setMinimumWidth(FIELD_WIDTH)
        box.setAccessibleName(say("settings", LABELS[key]))
        for choice, text in CHOICES[key].items():
            box.addItem(say("settings", text), choice)
        box.setCurrentIndex(max(box.findData(value), 0))
        box.activated.connect(self._announce)
        box.setProperty("setting", key)
        return box

    def _number(self, key: str, value: Any, least: int, most: int, suffix: str) -> QSpinBox:
        box = QSpinBox(minimum=least, maximum=most, suffix=suffix, value=int(value))
        box.setSingleStep(10 if key == "zoom" else 5)
        box.setMinimumWidth(FIELD_WIDTH)
        box.lineEdit().setTextMargins(6, 0, 0, 0)
        box.setKeyboardTracking(False)
        box.setAccessibleName(label(key))
        box.setProperty("setting", key)
        box.valueChanged.connect(self._announce)
        return box

    def _owner(self, value: Any, owners: Sequence[str]) -> QComboBox:
        box = QComboBox()
        box.setMinimumWidth(FIELD_WIDTH)
        box.setAccessibleName(say("settings", LABELS["owner"]))
        box.addItem(say("settings", "Nobody in particular"), None)
        for owner in owners:
            box.addItem(owner, owner)
        box.setCurrentIndex(max(box.findData(value), 0))
        box.activated.connect(self._announce)
        box.setProperty("setting", "owner")
        return box

    def _choose_own_domains(self, text: str) -> None:
        self.settingChosen.emit("own_domains", text)

    def _text(self, key: str, value: Any) -> LineEdit:
        field = LineEdit(say("settings", LABELS[key]))
        field.setMinimumWidth(FIELD_WIDTH)
        field.setText(str(value or ""))
        field.setProperty("setting", key)
        field.editingFinished.connect(self._announce_text)
        return field

    def _announce_text(self) -> None:
        field = self.sender()
        if isinstance(field, LineEdit) and field.isModified():
            field.setModified(False)
            self.settingChosen.emit(field.property("setting"), field.text().strip())

    def _announce(self, _value: int) -> None:
        field = self.sender()
        value = field.value() if isinstance(field, QSpinBox) else field.currentData()  # type: ignore[attr-defined]
        self.settingChosen.emit(field.property("setting"), value)


def label(key: str) -> str:
    """Return what a setting is called; the usual minutes by their channel."""
    return word_text("channel", MINUTES[key]) if key in MINUTES else say("settings", LABELS[key])
