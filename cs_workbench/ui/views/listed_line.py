"""The line that answers why an account is not in the list: a name, then what keeps it out, each to be taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QVBoxLayout

from cs_workbench.kernel.text import fold
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button, clear
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.foot_line import FootLine

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.services.listed import Listed

MOST_SHOWN: Final = 12
MOST_WAYS: Final = 9  # each has a digit as its key


class ListedLine(FootLine):
    """Closed until `open`; Enter says `asked`, a button says `loosened` with what is left, Esc says `left`."""

    asked = Signal(int)  # an account
    loosened = Signal(str, int)  # the list's condition without a part, and the account asked about

    def __init__(self) -> None:
        super().__init__()
        self._accounts: list[tuple[int, str, str]] = []  # id, name, name and reading folded
        self.answer: Listed | None = None
        self.line = LineEdit(say("listed", "Account"))
        self.line.setPlaceholderText(
            say("listed", "Why is … not here? Name of an account, also one that is not in the list")
        )
        self.listen_to(self.line)
        self.line.textEdited.connect(self._propose)
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(MOST_SHOWN)
        self._completer.setWidget(self.line)
        self._completer.activated.connect(self._take)
        self.headline = Words("", "strong")
        self.said = Words("")
        self.said.setAccessibleName(say("listed", "What keeps it out"))
        self._ways = Flow(gap=GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        layout.setSpacing(GAP // 2)
        layout.addWidget(self.line)
        layout.addWidget(self.headline)
        layout.addWidget(self.said)
        layout.addLayout(self._ways)
        self._tell("", [])

    def open(self, book: Book) -> None:
        """Show the line for the accounts of ``book``, the keyboard in it."""
        readings = book["reading"].values if "reading" in book else [""] * len(book)
        self._accounts = [
            (int(account), str(name or ""), fold(f"{name or ''}\n{reading or ''}"))
            for account, name, reading in zip(book.account_id, book["name"].values, readings, strict=True)
        ]
        self._clear_answer()
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_answer(self, answer: Listed) -> None:
        """Show why the account is in the list, or what keeps it out."""
        self._clear_answer()
        self.answer = answer
        self._tell(answer.headline, [f"・{text}" for text in answer.said()])
        for number, way in enumerate(answer.loosened[:MOST_WAYS], 1):
            text = say("listed", "{key} Take away: {condition}", key=number, condition=shown(way.text))
            made = button(text.replace("&", "&&").replace(str(number), f"&{number}", 1), name=text)
            made.setToolTip("" if way.lets_in else say("listed", "Other conditions keep it out, too."))
            made.setProperty("way", way.condition)
            made.clicked.connect(self._loosen)
            self._ways.addWidget(made)

    def leave(self) -> None:
        """Close it, as Esc does."""
        self._clear_answer()
        super().leave()

    # Inside

    def _found(self, text: str) -> list[tuple[int, str]]:
        """Return the accounts meant by what is typed: of this name, else those that contain it."""
        wanted = fold(text.strip())
        if not wanted:
            return []
        exact = [(account, name) for account, name, _ in self._accounts if fold(name) == wanted]
        return exact or [(account, name) for account, name, folded in self._accounts if wanted in folded]

    def _propose(self, text: str) -> None:
        found = [] if self.line.is_composing else [name for _, name in self._found(text)]
        self._names.setStringList(found[:MOST_SHOWN])
        self._completer.complete()  # hides it where there is nothing

    def _take(self, name: str) -> None:
        self.line.setText(name)
        self.enter()

    def enter(self) -> None:
        """Ask about the account that is named; say how many are where it is not one."""
        found = self._found(self.line.text())
        if len(found) == 1:
            self._names.setStringList([])
            self._completer.complete()  # hides what was proposed
            self.asked.emit(found[0][0])
        elif self.line.text().strip():
            self._clear_answer()
            self._tell(say("listed", "%n account(s) have this in their name.", len(found)), [])

    def _loosen(self) -> None:
        way, answer = self.sender().property("way"), self.answer
        if answer is not None:
            self.loosened.emit(str(way), answer.account_id)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_answer(self) -> None:
        self.answer = None
        self._tell("", [])
        clear(self._ways)

    def _tell(self, headline: str, sentences: list[str]) -> None:
        self.headline.setText(headline)
        self.headline.setVisible(bool(headline))
        self.said.setText("\n".join(sentences))
        self.said.setVisible(bool(sentences))
