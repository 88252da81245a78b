"""A note edited in two places: both texts side by side, what is to be chosen marked in each, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from cs_workbench.domain.merge import Keep, Piece, marked, places
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clip
from cs_workbench.ui.text import moment_text, say, shown
from cs_workbench.ui.theme import colour
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button, column
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.message_bar import announce
from cs_workbench.ui.widgets.note_editor import broken

if TYPE_CHECKING:
    from cs_workbench.services.conflicts import Conflict

LOWEST: Final = 72  # pixels of each text
#: What a key keeps in the place one is at, with Shift in all of them; what the button says; what it is called.
CHOICES: Final = {
    Keep.MINE: (Qt.Key.Key_M, N_("conflict", "Keep mine (M)"), N_("conflict", "mine")),
    Keep.THEIRS: (Qt.Key.Key_T, N_("conflict", "Keep theirs (T)"), N_("conflict", "theirs")),
    Keep.BOTH: (Qt.Key.Key_B, N_("conflict", "Keep both (B)"), N_("conflict", "both")),
}
Part = tuple[str, bool]  # some text, and whether it is marked as different
Parts = Sequence[tuple[Sequence[Part], bool]]  # of one text: pieces, each with whether one chooses there


class ComparedText(QPlainTextEdit):
    """One text, read only: places to choose in have a ground of their own, words that differ are underlined."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setMinimumHeight(LOWEST)
        self._places: list[tuple[int, int]] = []  # first and last block of each

    def show_parts(self, pieces: Parts) -> None:
        """Show the pieces of a text; an empty place says that nothing stands there."""
        self.clear()
        self._places = []
        plain, differs, nothing = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        differs.setFontWeight(QFont.Weight.Bold)
        differs.setFontUnderline(True)
        nothing.setForeground(colour("muted"))
        nothing.setFontItalic(True)
        cursor = QTextCursor(self.document())
        for number, (parts, is_place) in enumerate(pieces):
            if number:
                cursor.insertBlock(QTextBlockFormat(), plain)
            first = cursor.blockNumber()
            for text, is_marked in parts:
                cursor.insertText(broken(text), differs if is_marked else plain)
            if not parts:
                cursor.insertText(say("conflict", "(nothing)"), nothing)
            if is_place:
                self._places.append((first, cursor.blockNumber()))

    def show_place(self, current: int) -> None:
        """Mark the place one is at and bring it into view."""
        for number, (first, last) in enumerate(self._places):
            ground = QTextBlockFormat()
            ground.setBackground(colour("accent_soft" if number == current else "warn_soft"))
            cursor = QTextCursor(self.document().findBlockByNumber(first))
            steps = last - first
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor, steps)
            cursor.setBlockFormat(ground)
        if current < len(self._places):
            self.setTextCursor(QTextCursor(self.document().findBlockByNumber(self._places[current][0])))
            self.centerCursor()


class ConflictView(QWidget):
    """M, T and B choose, with Shift everywhere; N and P go on and back; Ctrl+Enter saves, Esc leaves all as it is."""

    saveWanted = Signal(list)  # a Keep for each place
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._conflict: Conflict | None = None
        self._keeps: list[Keep] = []
        self._current = 0
        self.title = Words("", "heading")
        self._sides = Words("", "muted"), Words("", "muted")
        self.mine = ComparedText(say("conflict", "Mine"))
        self.theirs = ComparedText(say("conflict", "Theirs: the note as it is"))
        self.result = ComparedText(say("conflict", "What will be saved"))
        self.state = Words("", "strong")
        hint = Words(
            say("conflict", "With Shift: in every place. N and P: next and previous place."), "small"
        )
        tools = Flow(None, GAP)
        for keep, (_key, text, _name) in CHOICES.items():
            made = button(say("conflict", text))
            made.setProperty("keep", keep.value)
            made.clicked.connect(self._choose_here)
            tools.addWidget(made)
        self.save = button(say("conflict", "Save (Ctrl+Enter)"), main=True)
        self.save.clicked.connect(self._save)
        later = button(say("conflict", "Decide later (Esc)"))
        later.clicked.connect(self.left)
        tools.addWidget(self.save)
        tools.addWidget(later)
        both, halves = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        for words, text_shown in zip(self._sides, (self.mine, self.theirs), strict=True):
            side = QWidget()
            side.setLayout(column(words, text_shown, gap=4))
            both.addWidget(side)
        below = QWidget()
        below.setLayout(column(Words(say("conflict", "What will be saved"), "muted"), self.result, gap=4))
        for splitter in (both, halves):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(GAP)
            splitter.setProperty("handle", "quiet")
        halves.addWidget(both)
        halves.addWidget(below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        layout.addWidget(self.title)
        layout.addWidget(halves, 1)
        layout.addWidget(self.state)
        layout.addLayout(tools)
        layout.addWidget(hint)

    def show_conflict(self, conflict: Conflict) -> None:
        """Show both texts at the first place; both stay where nobody chose."""
        self._conflict, self._current = conflict, 0
        self._keeps = [Keep.BOTH] * len(places(conflict.pieces))
        note = conflict.note
        title = say("conflict", "Edited in two places: {title}", title=clip(note.title, 80))
        self.title.setText(title)
        self.setAccessibleName(title)
        self._sides[0].setText(say("conflict", "Mine, {moment}", moment=moment_text(conflict.saved_at)))
        self._sides[1].setText(
            say(
                "conflict",
                "Theirs, {who} {moment}",
                who=note.author or "–",
                moment=moment_text(note.changed_at),
            )
        )
        self._show_texts()

    def go(self, step: int) -> None:
        """Go to the next place (1) or the one before (-1); after the last comes the first."""
        if self._keeps:
            self._current = (self._current + step) % len(self._keeps)
            self._show_place()

    def choose(self, keep: Keep, *, everywhere: bool = False) -> None:
        """Keep ``keep`` in the place one is at, or everywhere."""
        for place in range(len(self._keeps)) if everywhere else (self._current,):
            self._keeps[place] = keep
        self._show_result()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mods, key = event.modifiers(), event.key()
        keep = next((keep for keep, (of, *_) in CHOICES.items() if of == key), None)
        shift = bool(mods & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and mods & Qt.KeyboardModifier.ControlModifier:
            self._save()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif mods & ~Qt.KeyboardModifier.ShiftModifier or (keep is None and key not in _STEPS):
            super().keyPressEvent(event)
        elif keep is not None:
            self.choose(keep, everywhere=shift)
        else:
            self.go(_STEPS[key])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._conflict is not None:
            self._show_texts()

    def _show_texts(self) -> None:
        pieces = self._pieces()
        words = [marked(piece.mine, piece.theirs) if piece.settled is None else None for piece in pieces]
        for side, text in enumerate((self.mine, self.theirs)):
            lines = ((piece.mine, piece.theirs)[side] for piece in pieces)
            text.show_parts(
                _parts(zip(lines, (found[side] if found else None for found in words), strict=True))
            )
        self._show_result()

    def _show_result(self) -> None:
        chosen = dict(zip(places(self._pieces()), self._keeps, strict=True))
        kept = [
            (piece.kept(chosen.get(number, Keep.BOTH)), number in chosen)
            for number, piece in enumerate(self._pieces())
        ]
        self.result.show_parts(
            [([("\n".join(lines), False)] if lines else [], here) for lines, here in kept if lines or here]
        )
        self._show_place()

    def _show_place(self) -> None:
        for text in (self.mine, self.theirs, self.result):
            text.show_place(self._current)
        keep = say("conflict", CHOICES[self._keeps[self._current]][2])
        self.state.setText(
            say(
                "conflict",
                "Place {number} of {count}: {keep}",
                number=self._current + 1,
                count=len(self._keeps),
                keep=keep,
            )
        )
        piece = self._pieces()[places(self._pieces())[self._current]]
        mine, theirs = (shown(" ".join(lines)) for lines in (piece.mine, piece.theirs))
        spoken = say(
            "conflict",
            "{place}. Mine: {mine}. Theirs: {theirs}",
            place=self.state.text(),
            mine=mine,
            theirs=theirs,
        )
        self.state.setAccessibleName(spoken)
        announce(self, spoken)

    def _pieces(self) -> tuple[Piece, ...]:
        return self._conflict.pieces if self._conflict is not None else ()

    def _choose_here(self) -> None:
        self.choose(Keep(self.sender().property("keep")))

    def _save(self) -> None:
        if self._conflict is not None:
            self.saveWanted.emit(list(self._keeps))


_STEPS: Final[dict[int, int]] = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}


def _parts(pieces: Iterable[tuple[tuple[str, ...], list[Part] | None]]) -> Parts:
    """Return lines, and their marked words where one chooses, as `ComparedText` shows them."""
    return [
        (words if words is not None else [("\n".join(lines), False)], words is not None)
        for lines, words in pieces
        if lines or words is not None
    ]
