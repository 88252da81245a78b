"""The promises of a review: who does each until when, typed where it stands; those of an older deck come as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cs_workbench.domain.typed_day import NotADay, typed_day
from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.views.edit_table import EditTable, Field, Row
from cs_workbench.ui.views.parts import GAP, Words, button, column, row
from cs_workbench.ui.views.review_texts import SlideEditor
from cs_workbench.ui.views.wording import day_text
from cs_workbench.ui.widgets.foot_line import FOOT

if TYPE_CHECKING:
    from cs_workbench.services.review_promises import CarriedPromise, PastedLine

HEADINGS: Final = (
    N_("review", "Promise"), N_("review", "Side"), N_("review", "Owner"), N_("review", "Due"), N_("review", "State"),
    N_("review", "First promised"),
)  # fmt: skip
SIDES: Final = {"us": N_("review", "us"), "customer": N_("review", "customer")}
PROMISE_STATES: Final = {
    "open": N_("review", "open"), "done": N_("review", "done"), "dropped": N_("review", "dropped"),
    "carried": N_("review", "carried over"),
}  # fmt: skip
PASTE_LINES: Final = 4
MOST_TOLD: Final = 6


class PromiseTable(EditTable):
    """Owner and due day are typed; Ctrl+V brings a list."""

    pasteWanted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() != EditTable.State.EditingState and event.matches(QKeySequence.StandardKey.Paste):
            self.pasteWanted.emit(QGuiApplication.clipboard().text())
            return
        super().keyPressEvent(event)


class PasteBox(SlideEditor):
    """Takes a list as it was copied: its tabs part what is promised from who and until when."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insert(source.text().replace("\r\n", "\n").replace("\r", "\n").replace("\x00", ""))


class ReviewPromises(QFrame):
    """The list, and below it the box in which a list of an older deck is pasted."""

    setWanted = Signal(int, str, object)  # to-do, owner ('' as it is), ISO day (None as it is)
    readWanted = Signal(str)  # how is this text read?
    pasted = Signal(str)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today, self._can_write = today, False
        self._uid = ""
        self._kept: dict[str, str] = {}  # review -> the list that stands in its box while another is open
        headings = [say("review", text) for text in HEADINGS]
        self.table = PromiseTable(say("review", "Promises"), headings, self._read, most=7)
        self.table.edited.connect(self._edited)
        self.table.pasteWanted.connect(self.open_paste)
        self._none = Words(say("review", "No promise is open with this account."), "muted")
        self.paste = button(say("review", "Paste a list of promises…"))
        self.paste.clicked.connect(lambda: self.open_paste(""))
        self.box = PasteBox(say("review", "List of promises"), PASTE_LINES)
        self.box.setPlaceholderText(
            say(
                "review",
                "A promise a line: what / who / until / first promised on. Copied from an older deck.",
            )
        )
        self.box.edited.connect(lambda: self.readWanted.emit(self.box.text()))
        self._told = Words("", "small")
        self.take, close = button(say("review", "Take over (Ctrl+Enter)")), button(say("quick", "Close"))
        self.take.clicked.connect(self.take_over)
        close.clicked.connect(self.close_paste)
        self._pasting = QWidget()
        self._pasting.setObjectName(FOOT)  # what was done is told above it
        self._pasting.setLayout(column(self.box, self._told, row(self.take, close), gap=GAP // 2))
        self._pasting.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for part in (self.table, self._none):
            layout.addWidget(part)
        layout.addLayout(row(self.paste))
        layout.addWidget(self._pasting)

    def show_promises(self, promises: Sequence[CarriedPromise], *, can_write: bool) -> None:
        """Show them; those of a review that is no draft are read only."""
        self._can_write = can_write
        self.table.show_rows([self._row(promise, can_write=can_write) for promise in promises])
        self.table.setVisible(bool(promises))
        self._none.setVisible(not promises)
        self.paste.setVisible(can_write)
        if not can_write:
            self._pasting.hide()

    def turn_to(self, uid: str) -> None:
        """Show the box of the review ``uid`` from now on; the list in another's stays there."""
        self._kept[self._uid] = self.box.text()
        self._uid = uid
        self._put(self._kept.pop(uid, ""))
        self._pasting.hide()

    def open_paste(self, text: str) -> None:
        """Open the box with ``text`` under what is in it; Ctrl+Enter takes it over."""
        if not self._can_write or self.box.isReadOnly():
            return
        if text:
            there = self.box.text().rstrip("\n")
            self._put(f"{there}\n{text}" if there else text)
        self._pasting.show()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.readWanted.emit(self.box.text())

    def close_paste(self) -> None:
        """Close the box; what is in it is not taken, and stands there when it is opened again."""
        self._pasting.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def taken(self, uid: str, rest: str) -> None:
        """The list of the review ``uid`` was taken over but for ``rest``, which stays to be mended."""
        if uid != self._uid:
            self._kept[uid] = rest
            return
        self._put(rest)
        if rest:
            self.open_paste("")
        else:
            self.close_paste()

    def _put(self, text: str) -> None:
        self.box.setReadOnly(False)
        self.box.fill(text, len(text))
        self._told.setText("")

    @property
    def is_pasting(self) -> bool:
        """Whether the box is open."""
        return self._pasting.isVisible()

    def show_read(self, uid: str, text: str, lines: Sequence[PastedLine]) -> None:
        """Say how many lines of ``text`` are understood, and which are not and why, while it stands in the box."""
        if (uid, text) != (self._uid, self.box.text()):
            return
        left = [found for found in lines if found.problem]
        told = [say("review", "%n line(s) understood", len(lines) - len(left))] if lines else []
        told += [
            say("review", "Left out, line {number}: {why}", number=found.number, why=shown(found.problem))
            for found in left[:MOST_TOLD]
        ]
        if len(left) > MOST_TOLD:
            told.append(say("review", "and %n more", len(left) - MOST_TOLD))
        self._told.setText("\n".join(told))
        self.take.setEnabled(len(left) < len(lines))

    def take_over(self) -> None:
        """Say that the list is to be taken over."""
        if self.is_pasting and self.box.text().strip() and not self.box.isReadOnly():
            self.box.setReadOnly(True)  # until it is known what was taken of it
            self.pasted.emit(self.box.text())

    def _row(self, promise: CarriedPromise, *, can_write: bool) -> Row:
        can = can_write and promise.state == "open"
        owner = say("review", "Owner of “{promise}”", promise=promise.text)
        due = say("review", "Due day of “{promise}”", promise=promise.text)
        no_owner = say("review", "Nobody is named") if can and not promise.owner else ""
        no_day = say("review", "No day is set") if can and promise.due_on is None else ""
        on = promise.due_on.isoformat() if promise.due_on else ""
        state = promise.outcome or promise.state
        fields = (
            Field(shown(promise.text)),
            Field(say("review", SIDES[promise.side])),
            Field(promise.owner, f"owner:{promise.todo_id}" if can else "", wrong=no_owner, name=owner),
            Field(on, f"due:{promise.todo_id}" if can else "", wrong=no_day, name=due),
            Field(say("review", PROMISE_STATES[state])),
            Field(_first_text(promise)),
        )
        return Row(str(promise.todo_id), fields)

    def _read(self, place: str, text: str) -> date | None:
        """Return the day that a due field means; raises NotADay where it is none."""
        if not place.startswith("due:") or not text.strip():
            return None
        day = typed_day(text, self._today, ahead=True)
        if day is None:
            raise NotADay(text=text)
        return day

    def _edited(self, place: str, text: str) -> None:
        name, _, todo = place.partition(":")
        if name == "owner" and text.strip():
            self.setWanted.emit(int(todo), text.strip(), None)
        elif name == "due" and (day := self._read(place, text)) is not None:
            self.setWanted.emit(int(todo), "", day.isoformat())


def _first_text(promise: CarriedPromise) -> str:
    """Return when it was promised first, and how often it was carried over since."""
    day = day_text(promise.first_on)
    return say("review", "{day}, carried %n ×", promise.carries, day=day) if promise.carries else day
