"""The tab of Data for calendars: which there are, how fresh, adding a file or a secret address."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QLineEdit, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import GAP, Page, Section, Words, button, clear, column, row
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import moment_text, number_text

if TYPE_CHECKING:
    from cs_workbench.services.calendars import CalendarRow

KINDS: Final = {
    "ics_file": N_("calendars", "File"),
    "ics_address": N_("calendars", "Published address"),
    "caldav": N_("calendars", "CalDAV"),
}
STATES: Final = {
    "new": N_("calendars", "○ Not synced yet"),
    "done": N_("calendars", "✓ Synced"),
    "failed": N_("calendars", "! Last sync failed"),
}
FIELD_WIDTH: Final = 420


class CalendarsTab(Page):
    """The calendars; the form below adds one by its address."""

    fileChosen = Signal(Path)
    addressGiven = Signal(str, str, str, str, bool)  # address, name, user, password, CalDAV
    syncWanted = Signal(list)  # names; none: all
    removeWanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(say("calendars", "Calendars"), width=1080)
        self._rows: dict[str, CalendarRow] = {}
        self.list = Sheet(
            say("calendars", "Calendars"),
            [
                say("calendars", "Calendar"),
                say("calendars", "State"),
                say("calendars", "Last sync"),
                say("calendars", "Meetings"),
                say("calendars", "Kind"),
                say("calendars", "Place"),
            ],
            numbers=(3,),
            grow=5,
            leading=True,
        )
        self.list.currentCellChanged.connect(self._show_last_run)
        self._empty = Words(
            say(
                "calendars",
                "No calendar yet. Add an .ics file or a secret address; meetings then stand in Today.",
            ),
            "muted",
        )
        add_file = button(say("calendars", "Add an .ics file"), main=True)
        add_file.clicked.connect(self._choose_file)
        self._sync = button(say("calendars", "Sync calendars now"))
        self._sync.clicked.connect(self._sync_all)
        self._remove = button(say("calendars", "Remove this calendar"))
        self._remove.clicked.connect(self._remove_current)
        self._run = QWidget()
        self._run.setLayout(column())
        self.fill(
            row(add_file, self._sync, self._remove),
            self._empty,
            self.list,
            self._run,
            Section(say("calendars", "Add an address"), *self._form()),
        )

    def show_calendars(self, rows: Sequence[CalendarRow]) -> None:
        """Show ``rows``; below them what the last sync of the current one did."""
        self._rows = {calendar.name: calendar for calendar in rows}
        self.list.fill([_cells(calendar) for calendar in rows], [calendar.name for calendar in rows])
        self._empty.setVisible(not rows)
        for part in (self.list, self._sync, self._remove):
            part.setVisible(bool(rows))
        self._show_last_run()

    def forget_address(self) -> None:
        """Empty the form: the address has been taken, and is a secret."""
        for field in (self.address, self.name, self.user, self.password):
            field.clear()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _form(self) -> list[QWidget]:
        self.address, self.name, self.user, self.password = (QLineEdit() for _ in range(4))
        self.address.setPlaceholderText("https://")
        self.address.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.kind = QComboBox()
        for kind in ("ics_address", "caldav"):
            self.kind.addItem(say("calendars", KINDS[kind]), kind)
        self.kind.currentIndexChanged.connect(self._show_sign_in)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(GAP)
        self._sign_in: list[QWidget] = []
        for line, (text, field) in enumerate(
            (
                (say("calendars", "Kind"), self.kind),
                (say("calendars", "Address"), self.address),
                (say("calendars", "Name"), self.name),
                (say("calendars", "User name"), self.user),
                (say("calendars", "App password"), self.password),
            )
        ):
            label = Words(text, "muted", wrap=False)
            label.setBuddy(field)
            field.setAccessibleName(text)
            field.setFixedWidth(FIELD_WIDTH)
            grid.addWidget(label, line, 0)
            grid.addWidget(field, line, 1, Qt.AlignmentFlag.AlignLeft)
            if field in (self.user, self.password):
                self._sign_in += [label, field]
        grid.setColumnStretch(1, 1)
        add = button(say("calendars", "Add the address"))
        add.clicked.connect(self._give)
        for field in (self.address, self.name, self.user, self.password):
            field.returnPressed.connect(self._give)
        self._show_sign_in()
        form = QWidget()
        form.setLayout(grid)
        buttons = QWidget()
        buttons.setLayout(row(add))
        hint = say(
            "calendars",
            "Whoever has the address can read the calendar. It is kept encrypted; only its server is shown.",
        )
        return [Words(hint, "muted"), form, buttons]

    def _show_sign_in(self) -> None:
        caldav = self.kind.currentData() == "caldav"
        for part in self._sign_in:
            part.setVisible(caldav)

    def _give(self) -> None:
        address = self.address.text().strip()
        if not address:
            self.address.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        caldav = self.kind.currentData() == "caldav"
        user, password = (self.user.text().strip(), self.password.text()) if caldav else ("", "")
        self.addressGiven.emit(address, self.name.text().strip(), user, password, caldav)

    def _show_last_run(self, *_places: int) -> None:
        calendar = self._rows.get(self._current() or "")
        layout = self._run.layout()
        if layout is None:
            return
        clear(layout)
        if calendar is not None and calendar.sentences:
            heading = say("data", "What the last sync of {source} did", source=calendar.name)
            layout.addWidget(Section(heading, *(Words(text) for text in calendar.sentences)))
        self._run.setVisible(calendar is not None and bool(calendar.sentences))

    def _current(self) -> str | None:
        key = self.list.key_at(self.list.currentRow())
        return key if isinstance(key, str) else None

    def _choose_file(self) -> None:
        kinds = say("calendars", "Calendars ({patterns})", patterns="*.ics *.ical")
        path, _kind = QFileDialog.getOpenFileName(self, say("calendars", "Add an .ics file"), "", kinds)
        if path:
            self.fileChosen.emit(Path(path))

    def _sync_all(self) -> None:
        self.syncWanted.emit([])

    def _remove_current(self) -> None:
        if (name := self._current()) is not None:
            self.removeWanted.emit(name)


def _cells(calendar: CalendarRow) -> list[str]:
    return [
        say("data", "{source} (sample)", source=calendar.name) if calendar.is_sample else calendar.name,
        say("calendars", STATES.get(calendar.state, STATES["new"])),
        moment_text(calendar.synced_at) if calendar.synced_at else "",
        number_text(calendar.meetings),
        say("calendars", KINDS[calendar.kind]),
        calendar.place,
    ]
