"""A table on paper: A4 across, as a PDF; needs no window and no screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from cs_workbench.ui.theme import font_families

if TYPE_CHECKING:
    from cs_workbench.services.export import Paper

POINTS: Final = 7.5
TITLE_POINTS: Final = 13.0
MARGIN_MM: Final = 12.0
FOOT_MM: Final = 6.0
MM_AN_INCH: Final = 25.4
PADDING: Final = 3
LINE: Final = 1.0
RULE: Final = "#9aa0ac"  # paper has no theme
RIGHT_FOOT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
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
    _draw(_document(paper), writer)
    return bytes(out.data().data())


def _draw(document: QTextDocument, writer: QPdfWriter) -> None:
    """Draw every page, its number under it."""
    whole = QRectF(0, 0, writer.width(), writer.height())
    foot = FOOT_MM * writer.logicalDpiY() / MM_AN_INCH
    page = whole.adjusted(0, 0, 0, -foot)
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(page.size())
    with QPainter(writer) as painter:
        painter.setFont(document.defaultFont())
        for number in range(document.pageCount()):
            if number:
                writer.newPage()
            painter.save()
            painter.translate(0, -number * page.height())
            document.drawContents(painter, page.translated(0, number * page.height()))
            painter.restore()
            painter.drawText(whole, RIGHT_FOOT, f"{number + 1} / {document.pageCount()}")


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
    look.setBorder(0)
    look.setBorderCollapse(True)
    look.setHeaderRowCount(1)
    whole = sum(paper.widths)
    look.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, 100 * width / whole) for width in paper.widths]
    )
    table = cursor.insertTable(len(paper.rows) + 1, len(paper.headings), look)
    bold, plain = _letters(font, POINTS, bold=True), _letters(font, POINTS)
    ruled = QTextTableCellFormat()
    ruled.setBottomBorder(LINE)
    ruled.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    ruled.setBottomBorderBrush(QColor(RULE))
    for number, cells in enumerate((paper.headings, *paper.rows)):
        for at, text in enumerate(cells):
            cell = table.cellAt(number, at)
            cell.setFormat(ruled)
            cell.firstCursorPosition().insertText(text, plain if number and at else bold)
    return document


def _letters(font: QFont, points: float, *, bold: bool = False) -> QTextCharFormat:
    letters = QTextCharFormat()
    made = QFont(font)
    made.setPointSizeF(points)
    made.setBold(bold)
    letters.setFont(made)
    return letters
