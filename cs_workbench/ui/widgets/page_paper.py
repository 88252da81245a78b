"""Exactly one page of paper, A4 upright: tables are cut until all stand on it; needs no window and no screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
)

from cs_workbench.ui.widgets.paper import _WRAP, DOTS, MARGIN_MM, MM_AN_INCH, RULE, _font
from cs_workbench.ui.widgets.pdf_words import with_true_words

if TYPE_CHECKING:
    from cs_workbench.services.one_page import Block, OnePage

POINTS: Final = 6.8
HEAD_POINTS: Final = 8.0
TITLE_POINTS: Final = 13.0
FOOT_POINTS: Final = 5.5
PAD_MM: Final = 0.35  # above and below a line
SIDE_MM: Final = 0.9  # beside what stands in a cell
GAP_MM: Final = 2.2  # between tables
MIDDLE_MM: Final = 5.0  # between two side by side
MOST_LINES: Final = 2  # of a sentence, and of the foot
MUTED: Final = "#5b6270"


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text: where its baseline begins."""

    at: QPointF
    text: str
    font: QFont
    is_muted: bool = False


@dataclass(slots=True)
class Page:
    """What is painted; ``shown``: by table, how many of its rows stand."""

    texts: list[Text] = field(default_factory=list)
    rules: list[QRectF] = field(default_factory=list)
    shown: list[int] = field(default_factory=list)
    bottom: float = 0.0


def pdf_of_page(page: OnePage) -> bytes:
    """Return ``page`` as a PDF of one page."""
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setTitle(page.title)
    writer.setCreator("CS Workbench")
    writer.setResolution(DOTS)
    upright(writer)
    laid = Setting(page, writer).page
    with QPainter(writer) as painter:
        for rule in laid.rules:
            painter.fillRect(rule, QColor(RULE))
        for text in laid.texts:
            painter.setPen(QColor(MUTED if text.is_muted else "black"))
            painter.setFont(text.font)
            painter.drawText(text.at, text.text)
    return with_true_words(bytes(out.data().data()), [text.text for text in laid.texts])


def upright(writer: QPdfWriter) -> None:
    """Give ``writer`` an A4 page, upright."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    size, way = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, way, margins, QPageLayout.Unit.Millimeter))


class Setting:
    """Sets a page: measures every row, then cuts the longest table until all fit."""

    def __init__(self, paper: OnePage, writer: QPdfWriter) -> None:
        self._paper, self._writer = paper, writer
        dots = writer.logicalDpiY() / MM_AN_INCH
        self._pad, self._gap, self._middle = PAD_MM * dots, GAP_MM * dots, MIDDLE_MM * dots
        self._side = SIDE_MM * dots
        self._plain, self._bold = _font(POINTS), _font(POINTS, bold=True)
        self._head, self._foot = _font(HEAD_POINTS, bold=True), _font(FOOT_POINTS)
        self._step = self._metrics(self._plain).lineSpacing()
        self.page = Page()
        top = self._set_top()
        foot = self._lines(paper.foot, self._foot, writer.width(), MOST_LINES)
        foot_step = self._metrics(self._foot).lineSpacing()
        self._bottom = writer.height() - len(foot) * foot_step - self._gap
        self._set_blocks(top)
        for number, line in enumerate(foot):
            y = writer.height() - (len(foot) - number) * foot_step + self._metrics(self._foot).ascent()
            self._put(0, y, line, self._foot, is_muted=True)

    def _set_top(self) -> float:
        title = _font(TITLE_POINTS, bold=True)
        self._put(
            0,
            self._metrics(title).ascent(),
            self._elided(self._paper.title, title, self._writer.width()),
            title,
        )
        y = self._metrics(title).lineSpacing()
        for line in self._lines(self._paper.subtitle, self._plain, self._writer.width(), MOST_LINES):
            self._put(0, y + self._metrics(self._plain).ascent(), line, self._plain, is_muted=True)
            y += self._step
        y += self._pad
        bullet = self._metrics(self._plain).horizontalAdvance("・ ")
        for sentence in self._paper.lines:
            lines = self._lines(sentence, self._plain, self._writer.width() - bullet, MOST_LINES)
            for number, line in enumerate(lines):
                base = y + self._metrics(self._plain).ascent()
                if not number:
                    self._put(0, base, "・", self._plain)
                self._put(bullet, base, line, self._plain)
                y += self._step
        return y + self._gap

    def _set_blocks(self, top: float) -> None:
        """Find how many rows of each table fit, then paint them."""
        bands = list(self._bands())
        laid = {
            id(block): [self._row_lines(block, row, self._widths(block)) for row in block.rows]
            for band in bands
            for block in band
        }
        heights = {key: [max(map(len, row), default=1) for row in rows] for key, rows in laid.items()}
        shown = {id(block): len(block.rows) for band in bands for block in band}

        def height(block: Block) -> float:
            kept = shown[id(block)]
            rows = sum(heights[id(block)][:kept]) * self._step + kept * 2 * self._pad
            more = self._step + 2 * self._pad if kept < len(block.rows) or not block.rows else 0
            head = self._step + 2 * self._pad if block.rows else 0
            return self._metrics(self._head).lineSpacing() + head + rows + more

        def total() -> float:
            return sum(max(map(height, band)) + self._gap for band in bands) - self._gap

        while top + total() > self._bottom:
            every = (block for band in bands for block in band)
            tallest = max(every, key=lambda b: (shown[id(b)] > 1, not b.is_whole, height(b)))
            if shown[id(tallest)] <= 1:
                break
            shown[id(tallest)] -= 1
        y = top
        for band in bands:
            x = 0.0
            for block in band:
                self._set_block(block, x, y, laid[id(block)][: shown[id(block)]])
                self.page.shown.append(shown[id(block)])
                x += self._width(block) + self._middle
            y += max(map(height, band)) + self._gap
        self.page.bottom = y - self._gap

    def _set_block(self, block: Block, x: float, y: float, rows: Sequence[Sequence[Sequence[str]]]) -> None:
        title = self._metrics(self._head)
        self._put(
            x, y + title.ascent(), self._elided(block.title, self._head, self._width(block)), self._head
        )
        y += title.lineSpacing()
        widths = self._widths(block)
        if block.rows:
            heads = [
                [self._elided(text, self._bold, width - 2 * self._side)]
                for text, width in zip(block.headings, widths, strict=True)
            ]
            y = self._set_row(block, x, y, heads, self._bold)
        for row in rows:
            y = self._set_row(block, x, y, row, self._plain)
        left = len(block.rows) - len(rows)
        told = self._paper.more(left) if left else "" if block.rows else block.nothing
        if told:
            base = y + self._pad + self._metrics(self._plain).ascent()
            self._put(
                x + self._pad,
                base,
                self._elided(told, self._plain, self._width(block)),
                self._plain,
                is_muted=True,
            )

    def _set_row(
        self, block: Block, x: float, y: float, cells: Sequence[Sequence[str]], font: QFont
    ) -> float:
        metrics = self._metrics(font)
        left = x
        for place, (lines, width) in enumerate(zip(cells, self._widths(block), strict=True)):
            for number, line in enumerate(lines):
                at = left + self._side
                if place in block.numbers:
                    at = left + width - self._side - metrics.horizontalAdvance(line)
                self._put(at, y + self._pad + number * self._step + metrics.ascent(), line, font)
            left += width
        y += max(map(len, cells), default=1) * self._step + 2 * self._pad
        self.page.rules.append(QRectF(x, y, self._width(block), 1.0))
        return y

    def _bands(self) -> Iterator[list[Block]]:
        """Yield what stands beside each other."""
        waiting: list[Block] = []
        for block in self._paper.blocks:
            if block.share < 1 and waiting:
                yield [waiting.pop(), block]
            elif block.share < 1:
                waiting.append(block)
            else:
                if waiting:
                    yield [waiting.pop()]
                yield [block]
        if waiting:
            yield waiting

    def _width(self, block: Block) -> float:
        whole = float(self._writer.width())
        return (whole - self._middle) * block.share if block.share < 1 else whole

    def _widths(self, block: Block) -> list[float]:
        share = self._width(block) / sum(block.widths)
        return [width * share for width in block.widths]

    def _row_lines(self, block: Block, row: Sequence[str], widths: Sequence[float]) -> list[list[str]]:
        return [
            self._lines(text, self._plain, width - 2 * self._side, block.lines) or [""]
            for text, width in zip(row, widths, strict=True)
        ]

    def _lines(self, text: str, font: QFont, room: float, most: int) -> list[str]:
        """Return ``text`` in at most ``most`` lines; the last one is cut with an ellipsis."""
        plain = " ".join(text.split())
        if not plain:
            return []
        if most == 1:
            return [self._elided(plain, font, room)]
        layout = QTextLayout(plain, font, self._writer)
        layout.setTextOption(_WRAP)
        layout.beginLayout()
        lines: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            if len(lines) == most - 1:
                lines.append(self._elided(plain[line.textStart() :], font, room))
                break
            lines.append(plain[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        return lines

    def _elided(self, text: str, font: QFont, room: float) -> str:
        return self._metrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _metrics(self, font: QFont) -> QFontMetricsF:
        return QFontMetricsF(font, self._writer)

    def _put(self, x: float, y: float, text: str, font: QFont, *, is_muted: bool = False) -> None:
        self.page.texts.append(Text(QPointF(x, y), text, font, is_muted))
