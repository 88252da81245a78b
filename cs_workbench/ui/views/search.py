"""Search everywhere: a line, kinds with counts, what was found. Every key is answered; Esc leaves no trace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QMargins, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cs_workbench.domain.searching import KIND_WORDS, KINDS
from cs_workbench.ui.text import number_text, plain_label, say, shown
from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.views.search_list import HitList, key_of
from cs_workbench.ui.widgets.empty_state import EmptyState
from cs_workbench.ui.widgets.fields import LineEdit, mark_wrong
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.icons import icon

if TYPE_CHECKING:
    from cs_workbench.services.search_rows import Hit, Hits

TYPING_MS: Final = 60  # without a key before it is asked: fast typing asks once for several letters
PAGE: Final = 8
STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: PAGE,
    Qt.Key.Key_PageUp: -PAGE,
}


class SearchView(QWidget):
    """Shows what was found; says what the person looks for and opens.

    The keyboard stays in the line: arrows move through the hits, Enter opens one, Tab leads to the kinds.
    """

    searchWanted = Signal()  # the text or the kind is another one
    hitWanted = Signal(object)  # Hit
    currentHitChanged = Signal(object)  # Hit or None
    left = Signal()  # Esc

    def __init__(self) -> None:
        super().__init__()
        self._text = ""  # as it was last asked for
        self._kind = ""
        self._chosen = ""  # the hit to come back to
        self._is_building = False
        title = Words(say("search", "Search everywhere"), "title", wrap=False)
        self.line = LineEdit(say("search", "Search everywhere"))
        self.line.setPlaceholderText(say("search", "Words, or kind:note account:… after:2026-10-01"))
        self.line.setClearButtonEnabled(True)
        self.line.addAction(icon("search"), LineEdit.ActionPosition.LeadingPosition)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self._enter)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._ask)
        self.problem = plain_label(wrap=True)
        self.problem.setProperty("wrong", True)
        self.problem.hide()
        self._group = QButtonGroup(self)
        self.chips: dict[str, QPushButton] = {kind: self._chip(kind) for kind in ("", *KINDS)}
        self.chips[""].setChecked(True)
        chips = Flow(gap=6)
        for chip in self.chips.values():
            chips.addWidget(chip)
        self.state = Words("", "small")
        self.state.hide()
        self.list = HitList()
        self.list.opened.connect(self.hitWanted)
        self.list.currentHitChanged.connect(self.currentHitChanged)
        self.list.leftUpwards.connect(self.focus_line)
        self.empty = EmptyState()
        self.parts = QStackedWidget()
        self.parts.addWidget(self.empty)
        self.parts.addWidget(self.list)
        head = QVBoxLayout()
        head.setContentsMargins(QMargins(MARGIN, 12, MARGIN, GAP))
        head.setSpacing(GAP)
        for part in (title, self.line, self.problem):
            head.addWidget(part)
        head.addLayout(chips)
        head.addWidget(self.state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.parts, 1)
        self.setFocusProxy(self.line)
        self.show_nothing_asked()

    def text(self) -> str:
        """Return what is searched for, without what is still in conversion."""
        return self._text

    def kinds(self) -> tuple[str, ...] | None:
        """Return the kind that is chosen; None: all."""
        return (self._kind,) if self._kind else None

    def set_text(self, text: str) -> None:
        """Search for ``text`` at once, as if it had been typed."""
        self.line.setText(text)
        self._ask()

    def focus_line(self) -> None:
        """Give the keyboard to the line, its text selected."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_hits(self, hits: Hits) -> None:
        """Show an answer: the hits, how many of each kind there are, whether something may be missing."""
        self.show_problem("")
        self._show_counts(hits)
        chosen = self._chosen or _key(self.list.current())
        self._chosen = ""
        scrolled = self.list.verticalScrollBar().value()
        self.list.show_hits(hits.rows, chosen)
        if _key(self.list.current()) == chosen and chosen:
            self.list.verticalScrollBar().setValue(scrolled)
        self.parts.setCurrentWidget(self.list if hits.rows else self.empty)
        if not hits.rows:
            self.empty.tell(
                say("search", "Nothing was found for “{words}”", words=shown(self._text)),
                say("search", "Every word must be there. Fewer words, or all kinds, find more."),
                icon="search",
            )

    def show_nothing_asked(self) -> None:
        """Teach what can be found, and how."""
        self.show_problem("")
        self._show_counts(None)
        self.list.show_hits(())
        self.parts.setCurrentWidget(self.empty)
        self.empty.tell(
            say("search", "Names, notes, mails, to-dos: everything with words"),
            say(
                "search",
                "Narrow it down with kind:note, account:NAME, after:2026-10-01; “quotes” keep words together.",
            ),
            icon="search",
        )

    def show_problem(self, sentence: str) -> None:
        """Show why the search cannot be read; '' when it can."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        mark_wrong(self.line, wrong=bool(sentence))

    def show_index(self, done: int, total: int, *, is_built: bool) -> None:
        """Say that the index is still being made, and how far it is; nothing once it is."""
        self._is_building = not is_built
        self.state.setText(
            say(
                "search",
                "The search index is being made ({done} of {total}): something may still be missing.",
                done=number_text(done),
                total=number_text(total),
            )
            if total
            else say("search", "The search index is being made: something may still be missing.")
        )
        self.state.setVisible(self._is_building)

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        return {
            "text": self.line.text(),
            "kind": self._kind,
            "hit": _key(self.list.current()),
            "scroll": self.list.verticalScrollBar().value(),
        }

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said; the hits themselves are asked for again."""
        kind = memory.get("kind")
        self._kind = kind if isinstance(kind, str) and kind in KINDS else ""
        self.chips[self._kind].setChecked(True)
        self._chosen = str(memory.get("hit", ""))
        text = memory.get("text")
        self.line.setText(text if isinstance(text, str) else "")
        self._typing.stop()
        self._text = self.line.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.line.is_composing:
            self.left.emit()
        elif event.key() in STEPS and self.line.hasFocus() and not event.modifiers():
            self.list.step(STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    # Inside

    def _chip(self, kind: str) -> QPushButton:
        made = QPushButton(_chip_text(kind, None, more=False))
        made.setCheckable(True)
        made.setProperty("chip", True)
        made.setProperty("kind", kind)
        made.setAccessibleName(made.text())
        if kind:
            made.hide()  # until there is something of it
        made.clicked.connect(self._choose_kind)
        self._group.addButton(made)
        return made

    def _show_counts(self, hits: Hits | None) -> None:
        counts = {} if hits is None else hits.counts
        total, more = sum(counts.values()), bool(hits and hits.more)
        for kind, chip in self.chips.items():
            count = (total if not kind else counts.get(kind, 0)) if hits is not None else None
            is_more = more if not kind else bool(hits and kind in hits.more)
            chip.setText(_chip_text(kind, count, more=is_more))
            chip.setAccessibleName(chip.text())
            chip.setVisible(not kind or bool(count) or kind == self._kind)

    def _choose_kind(self) -> None:
        self._kind = str(self.sender().property("kind"))
        self.searchWanted.emit()

    def _typed(self) -> None:
        if not self.line.is_composing:
            self._typing.start()

    def _ask(self) -> None:
        self._typing.stop()
        text = self.line.text().strip()
        if not self.line.is_composing and text != self._text:
            self._text = text
            self.searchWanted.emit()

    def _enter(self) -> None:
        if not self.line.is_composing:
            self._ask()
            self.list.open_current()


def _key(hit: Hit | None) -> str:
    return "" if hit is None else key_of(hit)


def _chip_text(kind: str, count: int | None, *, more: bool) -> str:
    name = say("search", KIND_WORDS[kind]) if kind else say("search", "All")
    if count is None:
        return name
    number = number_text(count)
    return say(
        "search",
        "{name} {count}",
        name=name,
        count=say("search", "{count}+", count=number) if more else number,
    )
