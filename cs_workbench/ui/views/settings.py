"""Settings: language, looks, who you are, the recovery key, the sample book, what this program is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cs_workbench.domain.nouns import CHANNELS
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.settings import COUNTRIES
from cs_workbench.ui.text import say
from cs_workbench.ui.views.absence import AbsencePart
from cs_workbench.ui.views.parts import Section, Words, button, column, row
from cs_workbench.ui.views.recovery_key import RecoveryKey
from cs_workbench.ui.views.setting_page import SettingPage
from cs_workbench.ui.views.stop_list import StopList
from cs_workbench.ui.views.wording import word_text

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


class SettingsView(SettingPage):
    """The general settings."""

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
        focused = self.focused_setting()
        if self.fields and any(part.hasFocus() for part in self.absence.findChildren(QWidget)):
            focused = "absence"
        for key in ("language", "theme", "density"):
            self._choose_of(key, values)
        self.number(
            "zoom", label("zoom"), values.get("zoom") or 100, 80, 200,
            suffix=say("formats", "{number} %", number=""), step=10,
        )  # fmt: skip
        for key in MINUTES:
            self.number(key, label(key), values.get(key) or 0, 0, 600, suffix=say("settings", " min"))
        nobody = say("settings", "Nobody in particular")
        who: dict[str | None, str] = {None: nobody, **{owner: owner for owner in owners}}
        self.choice("owner", label("owner"), who, values.get("owner"))
        self._choose_of("role", values)
        self.line_of("company", label("company"), values.get("company"))
        self._choose_of("country", values)
        self.line_of("company_holidays", label("company_holidays"), values.get("company_holidays"))
        self.number("fiscal_month", label("fiscal_month"), values.get("fiscal_month") or 4, 1, 12)
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
            Section(say("settings", "Looks"), self.form_of("language", "theme", "density", "zoom")),
            Section(say("settings", "You"), self.form_of("owner", "role", "company")),
            Section(say("settings", "Usual minutes of a touch"), self.form_of(*MINUTES)),
            Section(
                say("settings", "Business days"),
                Words(
                    say(
                        "settings",
                        "Company holidays, with commas between: 8/13-8/15 is every year, 2026-12-29..2027-01-03 once.",
                    ),
                    "muted",
                ),
                self.form_of("country", "company_holidays", "fiscal_month"),
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
        if key == "absence" and self.fields:
            self._wanted = ""
            self.absence.first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(self.absence)
        else:
            super().focus_setting(key)

    def _choose_of(self, key: str, values: Mapping[str, Any]) -> None:
        choices: dict[str | None, str] = {
            choice: say("settings", text) for choice, text in CHOICES[key].items()
        }
        self.choice(key, label(key), choices, values.get(key))

    def _choose_own_domains(self, text: str) -> None:
        self.settingChosen.emit("own_domains", text)


def label(key: str) -> str:
    """Return what a setting is called; the usual minutes by their channel."""
    return word_text("channel", MINUTES[key]) if key in MINUTES else say("settings", LABELS[key])
