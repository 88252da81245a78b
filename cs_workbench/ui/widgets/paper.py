"""A table on paper: A4 across, as a PDF; needs no window and no screen, and may be painted in any thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextOption,
)

from cs_workbench.ui.theme import font_families
from cs_workbench.ui.widgets.pdf_words import with_true_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cs_workbench.services.export import Paper

POINTS: Final = 7.5
TITLE_POINTS: Final = 13.0
MARGIN_MM: Final = 12.0
PAD_MM: Final = 1.2  # around what stands in a cell
FOOT_MM: Final = 7.0
MM_AN_INCH: Final = 25.4
DOTS: Final = 300  # an inch
RULE: Final = "#9aa0ac"  # paper has no theme


@dataclass(slots=True)
class _Page:
    """What is painted on one page: (where its baseline begins, text, font), and the heights of rules."""

    texts: list[tuple[QPointF, str, QFont]] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)


def pdf_of(paper: Paper) -> bytes:
    """Return ``paper`` as a PDF: its headings stand again on every page, and pages are numbered."""
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setTitle(paper.title)
    writer.setCreator("CS Workbench")
    writer.setResolution(DOTS)
    size, across = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageLayout(QPageLayout(size, across, margins, QPageLayout.Unit.Millimeter))
    pages = _Setting(paper, writer).pages
    with QPainter(writer) as painter:
        painter.setPen(QColor("black"))
        for number, page in enumerate(pages, start=1):
            if number > 1:
                writer.newPage()
            for at, text, font in page.texts:
                painter.setFont(font)
                painter.drawText(at, text)
            for height in page.rules:
                painter.fillRect(QRectF(0, height, writer.width(), 1.5), QColor(RULE))
            painter.setFont(_font(POINTS))
            foot = QPointF(0, writer.height() - 1.0)
            painter.drawText(foot, f"{number} / {len(pages)}")
    words = [text for page in pages for _, text, _ in page.texts]
    return with_true_words(bytes(out.data().data()), [*words, "0123456789 /"])


class _Setting:
    """Sets a table into pages: a row stays together where a page can hold it, else it goes on overleaf."""

    def __init__(self, paper: Paper, writer: QPdfWriter) -> None:
        self._writer, self._headings = writer, paper.headings
        dots = writer.logicalDpiY() / MM_AN_INCH
        self._pad = PAD_MM * dots
        self._bottom = writer.height() - FOOT_MM * dots
        share = writer.width() / sum(paper.widths)
        self._widths = [width * share for width in paper.widths]
        self._plain, self._bold = _font(POINTS), _font(POINTS, bold=True)
        self._step = QFontMetricsF(self._plain, writer).lineSpacing()
        self._ascent = QFontMetricsF(self._plain, writer).ascent()
        title = _font(TITLE_POINTS, bold=True)
        metrics = QFontMetricsF(title, writer)
        self.pages = [_Page()]
        self._page.texts.append((QPointF(0, metrics.ascent()), paper.title, title))
        self._y = metrics.lineSpacing()
        self._page.texts.append((QPointF(0, self._y + self._ascent), paper.subtitle, self._plain))
        self._y += 2 * self._step
        self._set_headings()
        for cells in paper.rows:
            self._set_row(cells)

    @property
    def _page(self) -> _Page:
        return self.pages[-1]

    def _turn(self) -> None:
        self.pages.append(_Page())
        self._y = 0.0
        self._set_headings()

    def _set_headings(self) -> None:
        fonts = [self._bold] * len(self._headings)
        self._set_lines(self._wrapped(self._headings, fonts), fonts)

    def _set_row(self, cells: Sequence[str]) -> None:
        fonts = [self._bold, *[self._plain] * (len(cells) - 1)]
        columns = self._wrapped(cells, fonts)
        height = max(map(len, columns)) * self._step + 2 * self._pad
        if self._y + height > self._bottom:
            self._turn()
        self._set_lines(columns, fonts)

    def _set_lines(self, columns: Sequence[Sequence[str]], fonts: Sequence[QFont]) -> None:
        self._y += self._pad
        for number in range(max(map(len, columns), default=0)):
            if self._y + self._step > self._bottom:
                self._turn()
                self._y += self._pad
            x = 0.0
            for lines, width, font in zip(columns, self._widths, fonts, strict=True):
                if number < len(lines):
                    at = QPointF(x + self._pad, self._y + self._ascent)
                    self._page.texts.append((at, lines[number], font))
                x += width
            self._y += self._step
        self._y += self._pad
        self._page.rules.append(self._y)

    def _wrapped(self, cells: Sequence[str], fonts: Sequence[QFont]) -> list[list[str]]:
        rooms = [width - 2 * self._pad for width in self._widths]
        return [
            [line for part in text.split("\n") for line in self._lines_of(part, font, room)] if text else []
            for text, font, room in zip(cells, fonts, rooms, strict=True)
        ]

    def _lines_of(self, text: str, font: QFont, room: float) -> list[str]:
        layout = QTextLayout(text, font, self._writer)
        layout.setTextOption(_WRAP)
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        return lines or [""]


def _wrap_option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


_WRAP: Final = _wrap_option()


def _font(points: float, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setFamilies([*font_families(), font.family()])
    font.setPointSizeF(points)
    font.setBold(bold)
    return font
