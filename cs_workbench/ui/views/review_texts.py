"""What the person writes for a slide: its texts, pictures, whether it is shown, and the note that never leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from cs_workbench.domain.deck import Picture
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.review_outline import SHARED, TEXTS, SlideLine, too_long
from cs_workbench.services.review_rows import SlideText, text_keys
from cs_workbench.ui.text import plain_label, say
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button, clear, column, line, row
from cs_workbench.ui.widgets.note_editor import NoteEditor

#: How many lines of text a field is high; else two.
HIGH: Final = {"lines": 3, "decisions": 3, "attendees": 3}
NOTE_LINES: Final = 3
THUMB: Final = QSize(120, 68)
#: What the choice says of a slide's visibility: value of `SlideText.is_hidden` -> words.
SHOWN: Final = {
    None: N_("review", "Shown as its rule says"),
    False: N_("review", "Always shown"),
    True: N_("review", "Hidden"),
}
#: The key of the text that all reviews of a quarter share, beside those of `text_keys`.
QUARTER: Final = "\0quarter"


class SlideEditor(NoteEditor):
    """A text of a slide; cells of a spreadsheet come in as words, a picture is told of."""

    def __init__(self, name: str, lines: int) -> None:
        super().__init__(name)
        self._lines = lines

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not source.hasText() or "\t" not in source.text():
            super().insertFromMimeData(source)
            return
        self.insert(source.text().replace("\r\n", "\n").replace("\t", " ").replace("\x00", ""))

    def sizeHint(self) -> QSize:
        return QSize(200, self._lines * self.fontMetrics().lineSpacing() + 2 * GAP + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # They are the builder's, not the text's.
        if event.key() == Qt.Key.Key_Escape or (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)


class ReviewTexts(QScrollArea):
    """The fields of one slide at a time; a field that is written in is never filled anew."""

    edited = Signal()  # a text, the note or whether it is shown
    fieldLeft = Signal()
    imagePasted = Signal(QImage)
    filesDropped = Signal(list)  # paths
    pictureWanted = Signal()  # choose a file
    dropWanted = Signal(str)  # uid of a picture

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("review", "Texts of the slide"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.slide = ""
        self._is_filling = False
        self.fields: dict[str, SlideEditor] = {}
        self._counters: dict[str, Words] = {}
        self._head, self._told = Words("", "heading"), Words("", "small")
        self.shown = QComboBox()
        self.shown.setAccessibleName(say("review", "Whether the slide is shown"))
        for value, text in SHOWN.items():
            self.shown.addItem(say("review", text), value)
        self.shown.activated.connect(self._changed)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(GAP)
        self._pictures = QVBoxLayout()
        self.add_picture = button(say("review", "Add a picture…"))
        self.add_picture.clicked.connect(self.pictureWanted)
        self._hint = Words(say("review", "or paste one into a text (Ctrl+V)"), "small", wrap=False)
        self.note = SlideEditor(say("review", "Note, only for us"), NOTE_LINES)
        self.note.setPlaceholderText(say("review", "What we know and do not say: it is in no file"))
        self._dress(self.note)
        ours = QFrame()
        ours.setObjectName("onlyOurs")
        ours.setLayout(
            column(Words(say("review", "Only for us (never leaves)"), "strong"), self.note, gap=4, margin=GAP)
        )
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(GAP, GAP, MARGIN, GAP)
        layout.setSpacing(GAP)
        for part in (self._head, self._told, self.shown):
            layout.addWidget(part)
        layout.addLayout(self._fields)
        layout.addWidget(line())
        layout.addLayout(self._pictures)
        layout.addLayout(row(self.add_picture, self._hint))
        layout.addWidget(ours)
        layout.addStretch(1)
        self.setWidget(inner)

    @property
    def is_composing(self) -> bool:
        """Whether the input method converts in one of the fields."""
        return any(field.is_composing for field in (*self.fields.values(), self.note))

    def show_slide(
        self, told: SlideLine, written: SlideText, shared: Mapping[str, str], *, quarter: str, title: str
    ) -> None:
        """Show the fields of a slide; ``shared``: what the ``quarter`` says there; ``title``: the automatic one."""
        if told.slide != self.slide:
            self.slide = told.slide
            self._make_fields(quarter)
        self._fill(written, shared)
        self._head.setText(told.name)
        self.show_state(told)
        self.fields["title"].setPlaceholderText(title or say("review", TEXTS["title"][1]))

    def show_state(self, told: SlideLine) -> None:
        """Say how the slide stands."""
        self._told.setText(f"{told.sign} {state_text(told)}")

    def show_pictures(self, uids: Sequence[str], pictures: Sequence[Picture]) -> None:
        """Show the slide's pictures, each with a way to take it off."""
        clear(self._pictures)
        for number, (uid, picture) in enumerate(zip(uids, pictures, strict=False), 1):
            thumb = plain_label()
            thumb.setPixmap(_thumb(picture.content))
            name = picture.alt or say("review", "Picture {number}", number=number)
            thumb.setAccessibleName(name)
            off = button(say("review", "Remove"), name=say("review", "Remove: {name}", name=name))
            off.setProperty("picture", uid)
            off.setEnabled(self.shown.isEnabled())
            off.clicked.connect(self._drop)
            self._pictures.addLayout(row(thumb, off))

    def let_write(self, *, can_write: bool) -> None:
        """Let the texts be written, or only the note."""
        for field in self.fields.values():
            field.setReadOnly(not can_write)
        self.note.setReadOnly(False)
        for part in (self.shown, self.add_picture):
            part.setEnabled(can_write)
        self._hint.setVisible(can_write)

    def written(self) -> SlideText:
        """Return what stands in the fields."""
        texts = {key: field.text() for key, field in self.fields.items() if key != QUARTER}
        return SlideText(
            {key: text for key, text in texts.items() if text.strip()},
            self.note.text(),
            self.shown.currentData(),
        )

    def shared(self) -> str | None:
        """Return what all reviews of the quarter say on the slide; None: nothing is shared there."""
        return self.fields[QUARTER].text() if QUARTER in self.fields else None

    def put(self, values: Mapping[str, object], *, is_shared: bool) -> None:
        """Put texts, the note or whether the slide is shown into their fields, as if they were typed."""
        for name, value in values.items():
            if name == "is_hidden":
                self.shown.setCurrentIndex(list(SHOWN).index(value))  # type: ignore[arg-type]
                continue
            field = self.note if name == "note" else self.fields[QUARTER if is_shared else name]
            field.fill(str(value), len(str(value)))
        self._count()
        self._changed()

    def clear(self) -> None:
        """Show no slide: another review is on its way."""
        self.slide = ""
        clear(self._fields)
        clear(self._pictures)
        self.fields, self._counters = {}, {}
        self._head.setText("")
        self._told.setText("")
        self._is_filling = True
        self.note.fill("")
        self._is_filling = False
        self.let_write(can_write=False)
        self.note.setReadOnly(True)

    def go_to(self, key: str = "") -> None:
        """Give the keyboard to the field called ``key``, else to the first that is wanted, else to the first."""
        field = self.fields.get(key) or next(iter(list(self.fields.values())[1:]), self.note)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.fieldLeft.emit()
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)

    # Inside

    def _make_fields(self, quarter: str) -> None:
        clear(self._fields)
        self.fields, self._counters = {}, {}
        keys = list(text_keys(self.slide))
        if self.slide in SHARED:
            keys.append(QUARTER)
        for key in keys:
            bare = key.rstrip("0123456789")
            if key == QUARTER:
                heading = say("review", "For all reviews of {quarter}", quarter=quarter)
                hint = say("review", "Written once, shown in each of them")
            else:
                _name, told = TEXTS[bare]
                heading, hint = field_name(key), say("review", told)
            field = SlideEditor(heading, HIGH.get("lines" if key == QUARTER else bare, 2))
            field.setPlaceholderText(hint)
            self._dress(field)
            field.edited.connect(self._count)
            label = Words(heading, "small", wrap=False)
            label.setBuddy(field)
            counter = self._counters[key] = Words("", "small", wrap=False)
            top = row(label, counter)
            self.fields[key] = field
            self._fields.addLayout(column(top, field, gap=2))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go as the eye does: what was made later would come last."""
        parts = [self.shown, *self.fields.values(), self.add_picture, self.note]
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)

    def _dress(self, field: SlideEditor) -> None:
        field.setSizePolicy(field.sizePolicy().horizontalPolicy(), field.sizePolicy().verticalPolicy().Fixed)
        field.edited.connect(self._changed)
        field.imagePasted.connect(self.imagePasted)
        field.filesDropped.connect(self.filesDropped)
        field.installEventFilter(self)

    def _fill(self, written: SlideText, shared: Mapping[str, str]) -> None:
        """Show what is stored where it says something else than the field: the person's own text stays."""
        self._is_filling = True
        texts = {**written.texts, QUARTER: shared.get("lines", "")}
        for key, field in (*self.fields.items(), ("", self.note)):
            text = written.note if field is self.note else texts.get(key, "")
            if field.text().strip() != text.strip() and not field.is_composing:
                field.fill(text, len(text))
        self.shown.setCurrentIndex(list(SHOWN).index(written.is_hidden))
        self._is_filling = False
        self._count()

    def _count(self) -> None:
        """Say how long a text is once it is about to be too long for its place."""
        for key, field in self.fields.items():
            found = too_long("lines" if key == QUARTER else key, field.text())
            counter = self._counters[key]
            counter.setVisible(found is not None)
            if found is not None:
                counter.setText(say("review", "{width} of {room} letters", width=found[0], room=found[1]))

    def _changed(self) -> None:
        if not self._is_filling:
            self.edited.emit()

    def _drop(self) -> None:
        self.dropWanted.emit(str(self.sender().property("picture")))


def field_name(name: str) -> str:
    """Return what a field of `SlideText` is called."""
    if name == "note":
        return say("review", "Note, only for us")
    if name == "is_hidden":
        return say("review", "Whether the slide is shown")
    bare = name.rstrip("0123456789")
    return say("review", TEXTS[bare][0], number=name.removeprefix(bare))


def state_text(told: SlideLine) -> str:
    """Return how a slide stands, with the reason where its rule leaves it out."""
    return say("review", "{state}: {why}", state=told.told, why=told.why) if told.why else told.told


def _thumb(content: bytes) -> QPixmap:
    found = QPixmap()
    found.loadFromData(content)
    if found.isNull():
        return found
    size = QSize(pixels(THUMB.width()), pixels(THUMB.height()))
    return found.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
