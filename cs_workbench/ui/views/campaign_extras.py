"""What goes with a campaign's mail: the invitation of one event, and files for everybody or for one account."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QTime, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QTimeEdit, QVBoxLayout, QWidget

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.services.outreach import ZONE
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.campaign_preview import file_of
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button, row
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.widgets.day_field import WIDTH as DAY_WIDTH
from cs_workbench.ui.widgets.day_field import DayField
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from cs_workbench.services.outreach_page import Chosen

#: Zones that stand first in the list.
NEAR: Final = (
    ZONE,
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
    "Asia/Singapore",
)
HOURS: Final = timedelta(hours=1, minutes=30)
AHEAD: Final = timedelta(days=14)
BEGINS: Final = time(14)
#: Of an invitation what its fields say.
FIELDS: Final = ("title", "place", "zone", "starts_at", "ends_at")


class ExtrasPart(QWidget):
    """The fields of the invitation, and the list of files; says what is wanted."""

    invitationWanted = Signal(object)  # as `SetCampaign` takes it, None: none
    filesDropped = Signal(list)  # paths, for everybody
    fileWanted = Signal(bool)  # choose one: for the account that is looked at, or for everybody
    dropWanted = Signal(str)  # uid of a file
    fieldLeft = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today, self._is_filling = today, False
        self._found: Chosen | None = None
        self._stored: Mapping[str, Any] | None = None
        self.setAcceptDrops(True)
        self.invites = QCheckBox(say("campaign", "Invite to an event (a calendar file goes with each mail)"))
        self.title = LineEdit(say("campaign", "Title of the event"))
        self.title.setPlaceholderText(say("campaign", "Title of the event"))
        self.place = LineEdit(say("campaign", "Place or link"))
        self.place.setPlaceholderText(say("campaign", "Place or link"))
        self.day = DayField(say("campaign", "Day of the event"), today)
        self.day.set_wanted(wanted=True)
        self.day.setFixedWidth(pixels(DAY_WIDTH))
        self.begins, self.ends = _clock(say("campaign", "Begins at")), _clock(say("campaign", "Ends at"))
        self.zone = QComboBox()
        self.zone.setAccessibleName(say("campaign", "Time zone"))
        self.zone.setEditable(True)
        self.zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zone.addItems(list(NEAR))
        self.zone.setMinimumWidth(pixels(150))
        line = self.zone.lineEdit()
        if line is not None:
            line.setAccessibleName(say("campaign", "Time zone"))
        self.problem = Words("")
        self.problem.setProperty("wrong", True)
        self.problem.hide()
        self.files = Sheet(say("campaign", "Files"), [say("campaign", "File, and who gets it")])
        self.add = button(say("campaign", "Attach a file for everybody…"))
        self.add_one = button(say("campaign", "Attach a file for this account…"))
        self.drop = button(say("campaign", "Take the file away"))
        self._hint = Words(say("campaign", "Files can be dropped here, too: everybody gets them."), "small")
        self._account = Words("", "small")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        when = Flow(gap=GAP)
        for part in (
            self.day, self.begins, Words("–", wrap=False), self.ends, self.zone,
        ):  # fmt: skip
            when.addWidget(part)
        self._event = QWidget()
        event = QVBoxLayout(self._event)
        event.setContentsMargins(0, 0, 0, 0)
        event.setSpacing(GAP // 2 + 2)
        event.addWidget(self.title)
        event.addLayout(when)
        event.addWidget(self.place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, GAP, GAP, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(Words(say("campaign", "Invitation"), "heading"))
        layout.addWidget(self.invites)
        layout.addWidget(self._event)
        layout.addWidget(self.problem)
        layout.addWidget(Words(say("campaign", "Files"), "heading"))
        layout.addWidget(self.files)
        layout.addLayout(row(self.add, self.add_one, self.drop))
        layout.addWidget(self._account)
        layout.addWidget(self._hint)
        layout.addStretch(1)

    def _connect(self) -> None:
        self.invites.clicked.connect(self._invites_clicked)
        for field in (self.title, self.place, self.day):
            field.installEventFilter(self)
            field.returnPressed.connect(self._settle)
        for clock in (self.begins, self.ends):
            clock.editingFinished.connect(self._settle)
        self.zone.activated.connect(lambda _: self._settle())
        self.day.wrong.connect(self._tell)
        self.add.clicked.connect(lambda: self.fileWanted.emit(False))
        self.add_one.clicked.connect(lambda: self.fileWanted.emit(True))
        self.drop.clicked.connect(self._drop)
        zone = self.zone.lineEdit()
        if zone is not None:
            zone.editingFinished.connect(self._settle)

    def show_chosen(self, found: Chosen, *, anew: bool) -> None:
        """Show the invitation and the files; fields that are written in stay."""
        event = found.row.invitation
        self._found, self._is_filling = found, True
        is_known = not anew and _told(event) == _told(self._stored)
        self._stored = event
        if not is_known:
            self.invites.setChecked(event is not None)
            self._event.setVisible(event is not None)
            if event is not None:
                self._fill(event)
            self._tell("")
        self.files.fill([[file_of(one)] for one in found.files], [one.uid for one in found.files])
        self.files.setVisible(bool(found.files))
        self._is_filling = False
        can_write = found.row.is_open
        for field in (self.title, self.place, self.day, self.begins, self.ends):
            field.setReadOnly(not can_write)
        for part in (self.invites, self.zone, self.add, self.add_one):
            part.setEnabled(can_write)
        self.drop.setEnabled(can_write and bool(found.files))

    def show_account(self, name: str) -> None:
        """Say whose account a file would be for."""
        self._account.setText(say("campaign", "This account: {account}", account=name) if name else "")
        self.add_one.setEnabled(bool(name) and self._found is not None and self._found.row.is_open)

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        self.invites.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.add.isEnabled() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.filesDropped.emit(paths)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._settle()
            self.fieldLeft.emit()
        return super().eventFilter(watched, event)

    # Inside

    def settle(self) -> None:
        """Write what stands in the fields now: the person goes elsewhere."""
        self._settle()

    def _fill(self, event: Mapping[str, Any]) -> None:
        zone = ZoneInfo(str(event.get("zone") or ZONE))
        begins, ends = (from_iso(str(event[name])).astimezone(zone) for name in ("starts_at", "ends_at"))
        self.title.setText(str(event["title"]))
        self.title.setCursorPosition(0)
        self.place.setText(str(event["place"]))
        self.place.setCursorPosition(0)
        self.day.set_day(begins.date())
        for field, at in ((self.begins, begins), (self.ends, ends)):
            with QSignalBlocker(field):
                field.setTime(QTime(at.hour, at.minute))
        self.zone.setCurrentText(str(zone))

    def _invites_clicked(self, checked: bool) -> None:
        self._event.setVisible(checked)
        if not checked:
            self.invitationWanted.emit(None)
            return
        row = self._found.row if self._found else None
        if row is not None and not self.title.text():
            self.title.setText(row.title)
            self.day.set_day(self._today + AHEAD)
            for field, at in (
                (self.begins, BEGINS),
                (self.ends, (datetime.combine(date.min, BEGINS) + HOURS).time()),
            ):
                field.setTime(QTime(at.hour, at.minute))
        self.title.setFocus()
        self._settle()

    def _settle(self) -> None:
        """Want the invitation as it stands in the fields, once it can be one; else say what is wrong."""
        found = self._found
        if self._is_filling or found is None or not found.row.is_open or not self.invites.isChecked():
            return
        day, zone = self.day.day(), self.zone.currentText().strip()
        title = self.title.text().strip()
        if self.title.is_composing or self.place.is_composing:
            return
        if day is None:
            self.day.check()
            return
        if zone not in available_timezones():
            self._tell(
                say("campaign", "There is no time zone “{zone}”; one is Asia/Tokyo.", zone=shown(zone))
            )
            return
        if not title:
            self._tell(say("campaign", "The event has no title yet: it is kept once it has one."))
            return
        begins, ends = (
            datetime.combine(day, time(at.time().hour(), at.time().minute()), ZoneInfo(zone))
            for at in (self.begins, self.ends)
        )
        if ends <= begins:
            self._tell(say("campaign", "The event ends before it begins: it is kept once it ends later."))
            return
        self._tell("")
        wanted = {
            "title": title, "place": self.place.text().strip(), "zone": zone,
            "starts_at": iso(begins), "ends_at": iso(ends),
        }  # fmt: skip
        known = self._stored or {}
        if any(known.get(name) != value for name, value in wanted.items()):
            self._stored = {**known, **wanted}
            self.invitationWanted.emit({**known, **wanted})

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _drop(self) -> None:
        uid = self.files.key_at(self.files.currentRow())
        if uid is not None:
            self.dropWanted.emit(str(uid))


def _told(event: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return of an invitation what the fields say."""
    return None if event is None else {name: event.get(name) for name in FIELDS}


def _clock(name: str) -> QTimeEdit:
    made = QTimeEdit()
    made.setAccessibleName(name)
    made.setDisplayFormat("HH:mm")
    return made
