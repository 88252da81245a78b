"""The filter line: a condition typed with completion, its parts as chips, what is wrong beside it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QVBoxLayout, QWidget

from cs_workbench.domain.columns import Book
from cs_workbench.domain.conditions import And, Clause, Condition, ConditionError, condition_text, parse
from cs_workbench.domain.facts import BY_ID
from cs_workbench.domain.nouns import Kind
from cs_workbench.kernel.text import fold
from cs_workbench.ui.text import condition_words, heading, plain_label, say, shown, value_word
from cs_workbench.ui.widgets.chip import Chip
from cs_workbench.ui.widgets.fields import LineEdit, mark_wrong
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.icons import icon

MOST_CHOICES: Final = 40
MOST_SHOWN: Final = 12
BETWEEN: Final = "   "  # a proposal: what is typed, then what it means


class FilterBar(QFrame):
    """Says which condition the person wants. What is in conversion by the input method is not yet wanted."""

    conditionChanged = Signal(str)  # settled: Enter, or 150 ms without a key
    left = Signal()  # Esc in an empty line, or Enter: back to the list

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter")
        self._told = ""
        self._proposals: list[str] = []
        self._shown: list[Chip] = []
        self._headings: Mapping[str, str] = {}
        self._folded: list[str] = []
        self.line = LineEdit(say("filter", "Filter"))
        self.line.setPlaceholderText(say("filter", "Words, or conditions such as tier:high renewal<60d"))
        self.line.setClearButtonEnabled(True)
        self.line.addAction(icon("filter"), LineEdit.ActionPosition.LeadingPosition)
        self.line.settled.connect(self._settle)
        self.line.textEdited.connect(self._propose)
        self.line.returnPressed.connect(self._enter)
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self.line)
        self._completer.setMaxVisibleItems(MOST_SHOWN)
        self._completer.activated.connect(self._take)
        self.problem = plain_label(wrap=True)
        self.problem.setProperty("wrong", True)
        self.problem.hide()
        self._chips = Flow(gap=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(6)
        layout.addWidget(self.line)
        layout.addWidget(self.problem)
        layout.addLayout(self._chips)
        self.setFocusProxy(self.line)

    def condition(self) -> str:
        """Return the text of the line."""
        return self.line.text()

    def set_condition(self, condition: str) -> None:
        """Show ``condition``; nobody is told, and words in conversion are left alone."""
        self._told = condition.strip()
        if not self.line.is_composing and self.line.text() != condition:
            self.line.setText(condition)
        self._show_chips(condition)

    def focus_line(self) -> None:
        """Give the keyboard to the line, its text selected."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def offer(self, book: Book, headings: Mapping[str, str]) -> None:
        """Propose the facts of ``book`` and their choices; ``headings`` names own facts."""
        if dict(headings) != self._headings:
            self._headings = dict(headings)
            self._show_chips(self._told)
        self._proposals = []
        for fact in book:
            title = headings.get(fact) or heading(fact)
            column = book[fact]
            name = BY_ID[fact].short or fact if fact in BY_ID else fact
            if column.kind in (Kind.CHOICE, Kind.REF):
                for label in column.labels[:MOST_CHOICES]:
                    word = value_word(fact, label)
                    text = condition_text(Clause(name, ":", label))
                    self._proposals.append(f"{text}{BETWEEN}{title}: {word}")
            else:
                sign = ":" if column.kind in (Kind.TEXT, Kind.YES_NO) else "<"
                self._proposals.append(f"{name}{sign}{BETWEEN}{title}")
        self._folded = [fold(proposal) for proposal in self._proposals]

    def show_problem(self, sentence: str) -> None:
        """Show why the condition cannot be read; '' when it can."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        mark_wrong(self.line, wrong=bool(sentence))

    def chips(self) -> list[Chip]:
        """Return the chips shown, one for each part that must hold."""
        return list(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.line.is_composing:
            if self.line.text():
                self.line.clear()
                self.line.settle_now()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    # Inside

    def _settle(self, text: str) -> None:
        if text.strip() != self._told:
            self._told = text.strip()
            self._show_chips(text)
            self.conditionChanged.emit(self._told)

    def _enter(self) -> None:
        self.line.settle_now()
        self.left.emit()

    def _propose(self) -> None:
        token = fold(_last_word(self.line.text()[: self.line.cursorPosition()]))
        found = [p for p, f in zip(self._proposals, self._folded, strict=True) if token in f] if token else []
        if not found or self.line.is_composing:
            self._words.setStringList([])
            self._completer.complete()  # hides it: there is nothing
            return
        found.sort(key=lambda proposal: not fold(proposal).startswith(token))
        self._words.setStringList([shown(proposal) for proposal in found[:MOST_SHOWN]])
        self._completer.complete()

    def _take(self, proposal: str) -> None:
        text, at = self.line.text(), self.line.cursorPosition()
        begins = at - len(_last_word(text[:at]))
        chosen = proposal.split(BETWEEN, maxsplit=1)[0]
        is_whole = chosen[-1] not in "<>:="
        self.line.setText(f"{text[:begins]}{chosen}{' ' if is_whole else ''}{text[at:]}")
        self.line.setCursorPosition(begins + len(chosen) + is_whole)

    def _show_chips(self, text: str) -> None:
        for old in self._shown:
            self._chips.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown.clear()
        for place, part in enumerate(parts_of(text)):
            chip = Chip(place, condition_words(part, self._headings), condition_text(part))
            chip.removed.connect(self._remove)
            chip.editWanted.connect(self._edit)
            chip.stepped.connect(self._step)
            self._chips.addWidget(chip)
            self._shown.append(chip)
        for before, after in pairwise((self.line, *(w for c in self._shown for w in (c.words, c.cross)))):
            QWidget.setTabOrder(before, after)

    def _remove(self, place: int) -> None:
        """Take one condition away; the keyboard goes to the next one, or to the line."""
        left = [part for number, part in enumerate(parts_of(self._told)) if number != place]
        self.line.setText(condition_text(And(tuple(left))) if left else "")
        self.line.settle_now()
        self._step(min(place, len(self._shown) - 1), 0)

    def _edit(self, place: int) -> None:
        """Select one condition where it stands in the line."""
        parts = parts_of(self._told)
        text = condition_text(parts[place]) if place < len(parts) else ""
        self.focus_line()
        if text and (begins := self.line.text().find(text)) >= 0:
            self.line.setSelection(begins, len(text))

    def _step(self, place: int, by: int) -> None:
        """Give the keyboard to the condition beside the one at ``place``; to the line where there is none."""
        wanted = place + by
        is_there = 0 <= wanted < len(self._shown)
        (self._shown[wanted].words if is_there else self.line).setFocus(Qt.FocusReason.TabFocusReason)


def parts_of(text: str) -> tuple[Condition, ...]:
    """Return the parts of a condition that must all hold; none when it cannot be read."""
    try:
        condition = parse(text)
    except ConditionError:
        return ()
    return condition.parts if isinstance(condition, And) else (condition,)


def _last_word(text: str) -> str:
    return text.replace("　", " ").rpartition(" ")[2]
