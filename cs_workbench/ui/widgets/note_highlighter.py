"""Colours the marked lines of a note: each line by its own words, so that a key costs one line."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from cs_workbench.ui.theme import colour

#: What a line may begin with to be looked at; every other line costs one comparison.
_MARKS: Final = frozenset("#-*+・•約決次ネPDNpdn:：|@＠[ \u3000`")
_HEADING: Final = re.compile(r"#{1,6}\s")
_DONE: Final = re.compile(r"\s{0,40}(?:[-*+・•]|\d{1,3}[.)])\s{1,8}[\[［][xXｘＸ✓✔][\]］]")
_BOX: Final = re.compile(r"\s{0,40}(?:[-*+・•]|\d{1,3}[.)])\s{1,8}[\[［][ \u3000]?[\]］]")
_WORD: Final = re.compile(
    r"\s{0,40}(?:(?:[-*+・•])\s{0,8}(?:[\[［].?[\]］]\s{0,8})?)?"
    r"(?:約束[(（](?:こちら|先方)[)）]|promise \((?:us|them)\)|決定(?:事項)?|decision"
    r"|次|ネクストアクション|next(?: step)?)"
    r"\s{0,4}[:：]",
    re.IGNORECASE,
)
_FENCE: Final = re.compile(r"\s*[:：]{3,}\s*(internal|内部|社内)?", re.IGNORECASE)
_PERSON: Final = re.compile(r"(?<![A-Za-z0-9._%+\-])[@＠][^\s@＠、。,，;；:：()（）\[\]「」<>]{1,60}")
LOOKED_AT: Final = 1_000
OPEN, INTERNAL = 0, 1  # the state of a line that is followed by others


class NoteHighlighter(QSyntaxHighlighter):
    """Headings, boxes, promises, people, and what is never shared."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.dress()

    def dress(self) -> None:
        """Take the colours of the theme worn now; the caller highlights again."""

        def style(token: str, *, bold: bool = False, ground: str = "") -> QTextCharFormat:
            made = QTextCharFormat()
            made.setForeground(colour(token))
            if bold:
                made.setFontWeight(QFont.Weight.DemiBold)
            if ground:
                made.setBackground(colour(ground))
            return made

        self._heading = style("accent", bold=True)
        self._word, self._person = style("accent", bold=True), style("accent")
        self._done, self._fence = style("muted"), style("muted", bold=True, ground="warn_soft")
        self._internal = style("text", ground="warn_soft")

    def highlightBlock(self, text: str) -> None:
        internal = self.previousBlockState() == INTERNAL
        first = text[:1]
        fence = _FENCE.match(text) if first and first in ":： \u3000" else None
        if fence is not None and (fence[1] or not text.strip(":： \u3000\t")):
            self.setCurrentBlockState(INTERNAL if fence[1] else OPEN)
            self.setFormat(0, len(text), self._fence)
            return
        self.setCurrentBlockState(INTERNAL if internal else OPEN)
        if internal:
            self.setFormat(0, len(text), self._internal)
        if first in _MARKS:
            self._mark_line(text[:LOOKED_AT])
        if "@" in text or "＠" in text:
            for found in _PERSON.finditer(text[:LOOKED_AT]):
                self._add(found.start(), found.end(), self._person)

    def _mark_line(self, text: str) -> None:
        if _HEADING.match(text):
            self._add(0, len(text), self._heading)
        elif _DONE.match(text):
            self._add(0, len(text), self._done)
        else:
            found = _WORD.match(text) or _BOX.match(text)
            if found is not None:
                self._add(0, found.end(), self._word)

    def _add(self, start: int, end: int, style: QTextCharFormat) -> None:
        """Set a style and keep the ground that stands there."""
        ground = self.format(start).background()
        if ground.style() != Qt.BrushStyle.NoBrush:
            style = QTextCharFormat(style)
            style.setBackground(ground)
        self.setFormat(start, end - start, style)
