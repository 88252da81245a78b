"""A table on paper: A4 across, as a PDF; needs no window and no screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from cs_workbench.ui.theme import font_families

if TYPE_CHECKING:
    from cs_workbench.services.export import Paper

POINTS: Final = 7.5
TITLE_POINTS: Final = 13.0
MARGIN_MM: Final = 12.0
PADDING: Final = 4
DOTS: Final = 300  # an inch


def pdf_of(paper: Paper) -> bytes:
    """Return ``paper`` as a PDF; its headings stand again on every page, and pages are numbered."""
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setTitle(paper.title)
    writer.setCreator("CS Workbench")
    writer.setResolution(DOTS)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape,
            QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    document = _document(paper)
    document.print_(writer)
    del writer  # it ends the file when it goes
    return bytes(out.data().data())


def _document(paper: Paper) -> QTextDocument:
    document = QTextDocument()
    font = QFont()
    font.setFamilies([*font_families(), font.family()])
    font.setPointSizeF(POINTS)
    document.setDefaultFont(font)
    cursor = QTextCursor(document)
    cursor.insertText(paper.title, _letters(font, TITLE_POINTS, bold=True))
    cursor.insertBlock()
    cursor.insertText(paper.subtitle, _letters(font, POINTS))
    cursor.insertBlock()
    look = QTextTableFormat()
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setCellPadding(PADDING)
    look.setCellSpacing(0)
    look.setBorder(0.5)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderCollapse(True)
    look.setHeaderRowCount(1)
    whole = sum(paper.widths)
    look.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, 100 * width / whole) for width in paper.widths]
    )
    table = cursor.insertTable(len(paper.rows) + 1, len(paper.headings), look)
    head, first, plain = (
        _letters(font, POINTS, bold=True),
        _letters(font, POINTS, bold=True),
        _letters(font, POINTS),
    )
    for number, cells in enumerate((paper.headings, *paper.rows)):
        for at, text in enumerate(cells):
            letters = head if number == 0 else first if at == 0 else plain
            table.cellAt(number, at).firstCursorPosition().insertText(text, letters)
    return document


def _letters(font: QFont, points: float, *, bold: bool = False) -> QTextCharFormat:
    letters = QTextCharFormat()
    made = QFont(font)
    made.setPointSizeF(points)
    made.setBold(bold)
    letters.setFont(made)
    return letters
