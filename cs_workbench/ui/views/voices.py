"""お客様の声 Customer voices: each kind counted over accounts, and the voices behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs_workbench.ui.text import say, shown
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button, row
from cs_workbench.ui.views.sheet import UNKNOWN, Sheet
from cs_workbench.ui.views.wording import day_text, number_text, word_text

if TYPE_CHECKING:
    from cs_workbench.kernel.money import Money
    from cs_workbench.services.voices import VoiceCount, VoiceRow


def money_sums(sums: Sequence[Money]) -> str:
    """Return sums as people read them; currencies are never added up."""
    return " + ".join(one.short() for one in sums) or UNKNOWN


class VoicesView(QWidget):
    """Counts above, voices of the current kind below."""

    accountWanted = Signal(int)
    requestWanted = Signal(list)  # voice ids: put them under a request
    removeWanted = Signal(int)  # voice id

    def __init__(self) -> None:
        super().__init__()
        self._voices: Sequence[VoiceRow] = ()
        self.counts = Sheet(
            say("voices", "Voices by kind"),
            [
                say("voices", "Kind"),
                say("voices", "Accounts"),
                say("voices", "Voices"),
                say("voices", "ARR"),
                say("voices", "Newest"),
                say("voices", "What was said last"),
            ],
            numbers=(1, 2, 3),
            grow=5,
            leading=True,
        )
        self.voices = Sheet(
            say("voices", "Customer voices"),
            [
                say("voices", "Heard"),
                say("voices", "Account"),
                say("voices", "What they said"),
                say("voices", "Request"),
                say("voices", "Who"),
            ],
            grow=2,
            most=100,
            leading=True,
        )
        self.voices.setSizePolicy(
            self.counts.sizePolicy().horizontalPolicy(), self.counts.sizePolicy().Policy.Expanding
        )
        self._heading = Words("", "heading", wrap=False)
        self.link = button(say("voices", "Put under a request…"))
        self.link.clicked.connect(self._link)
        self.remove = button(say("voices", "Remove this voice"))
        self.remove.clicked.connect(self._remove)
        self._empty = Words(
            say("voices", "No voice has been written down yet. V on any line or account writes one."), "muted"
        )
        self.counts.currentCellChanged.connect(self._show_kind)
        self.voices.chosen.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(self.counts)
        layout.addWidget(self._heading)
        layout.addWidget(self._empty)
        layout.addWidget(self.voices, 1)
        layout.addLayout(row(self.link, self.remove))

    def show_voices(self, counts: Sequence[VoiceCount], voices: Sequence[VoiceRow]) -> None:
        """Show ``counts`` and, of the current kind, ``voices``."""
        self._voices = voices
        self.counts.fill(
            [
                [
                    word_text("voice", c.kind),
                    number_text(c.accounts),
                    number_text(c.voices),
                    money_sums(c.arr),
                    day_text(c.newest.date() if c.newest else None),
                    shown(c.newest_text),
                ]
                for c in counts
            ],
            [c.kind for c in counts],
        )
        self._show_kind()

    def focus_first(self) -> None:
        """Give the keyboard to the kinds."""
        self.counts.setFocus()

    def _show_kind(self) -> None:
        kind = str(self.counts.key_at(self.counts.currentRow()) or "")
        mine = [voice for voice in self._voices if voice.kind == kind]
        self._heading.setText(word_text("voice", kind) if kind else "")
        self.voices.fill(
            [
                [
                    day_text(v.heard_at.date()),
                    shown(v.account),
                    shown(v.text),
                    shown(v.request),
                    shown(v.author),
                ]
                for v in mine
            ],
            [v.id for v in mine],
        )
        self._empty.setVisible(not mine)
        self.voices.setVisible(bool(mine))
        self.link.setEnabled(bool(mine))
        self.remove.setEnabled(bool(mine))

    def _open(self, voice_id: object) -> None:
        for voice in self._voices:
            if voice.id == voice_id:
                self.accountWanted.emit(voice.account_id)

    def _link(self) -> None:
        chosen = [key for key in self.voices.keys_selected() if isinstance(key, int)]
        if chosen:
            self.requestWanted.emit(chosen)

    def _remove(self) -> None:
        key = self.voices.key_at(self.voices.currentRow())
        if isinstance(key, int):
            self.removeWanted.emit(key)
