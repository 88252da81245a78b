"""Paints a page of a deck with Qt: the places and sizes are the slide's, the letters are those of this machine.

`render.deck_fit` reckons with the widths of a common sans-serif. Where the letters here run wider and a text would
leave its box, it is set a little smaller, and what even then does not fit ends in …
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from cs_workbench.render.deck_fit import INDENT, Rect
from cs_workbench.render.deck_letters import LEADING
from cs_workbench.render.deck_pages import INKS, ChartBox, Item, PictureBox, TableBox, TextBox
from cs_workbench.render.deck_sheet import Para, Run
from cs_workbench.render.strokes import Stroke
from cs_workbench.ui.theme import font_families
from cs_workbench.ui.widgets.stroke_brush import paint_strokes

UNIT: Final = 10  # of a point: fonts have whole pixels, and letters their own widths
SHRINK: Final = (1.0, 0.96, 0.92, 0.88, 0.84)
SLACK: Final = 0.5  # points
BREAK: Final = "\u2028"  # ends a line within a paragraph
HEAD_RULE: Final = 1.5
ROW_RULE: Final = 0.5
ALT_POINTS: Final = 14.0
ALT_PAD: Final = (20.0, 5.0)
SIGN: Final = "•"


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Paragraphs in their box, in units of a tenth of a point.

    Attributes:
        layouts: each with the place of its corner.
        rect: what the letters cover at most.
        share: of the size that they should have.
        is_cut: something was left out.
    """

    layouts: tuple[tuple[QPointF, QTextLayout], ...]
    rect: QRectF
    share: float
    is_cut: bool


#: What an item is drawn with beside its texts: a chart's strokes, a picture; None: nothing, or not yet.
Drawn = tuple[Stroke, ...] | QImage | None


def paint_items(painter: QPainter, items: Sequence[Item], drawn: Sequence[Drawn]) -> None:
    """Paint what stands on a page; a point is one unit of ``painter``. ``drawn``: of charts and pictures, by place."""
    painter.save()
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
        | QPainter.RenderHint.LosslessImageRendering
    )
    painter.scale(1 / UNIT, 1 / UNIT)
    for item, made in zip(items, drawn, strict=True):
        match item:
            case TextBox():
                _paint_text(painter, item)
            case TableBox():
                _paint_table(painter, item)
            case ChartBox(rect=rect) if isinstance(made, tuple):
                paint_strokes(painter, made, _units(rect), _font)
            case ChartBox(rect=rect):
                painter.setPen(QColor(INKS["rule"]))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(_units(rect))
            case PictureBox(rect=rect) if isinstance(made, QImage) and not made.isNull():
                _paint_image(painter, _within(_units(rect), made), made)
            case PictureBox(rect=rect, alt=alt):
                words = Para((Run(alt, ALT_POINTS, colour="muted"),))
                _paint_text(painter, TextBox(rect, (words,), "panel", "ctr", ALT_PAD))
    painter.restore()


def laid_out(box: TextBox) -> LaidOut:
    """Set the text of ``box``: as it should be, else smaller, else cut."""
    x, y = box.pad
    left, top, wide, high = box.rect
    inner = Rect(left + x, top + y, wide - 2 * x, high - 2 * y)
    for share in SHRINK:
        made = _set(box, inner, share, cuts=False)
        if (
            made.rect.height() <= (inner.height + SLACK) * UNIT
            and made.rect.width() <= inner.width * UNIT + 1
        ):
            return made
    return _set(box, inner, SHRINK[-1], cuts=True)


def _set(box: TextBox, inner: Rect, share: float, *, cuts: bool) -> LaidOut:
    """Set the paragraphs one below the other; with ``cuts``, no further than the end of ``inner``."""
    layouts: list[tuple[QPointF, QTextLayout]] = []
    used, after, wide = 0.0, 0.0, 0.0
    is_cut = False
    for place, para in enumerate(box.paras):
        points = max((run.points for run in para.runs), default=ALT_POINTS) * share
        step, indent = points * LEADING * UNIT, points * INDENT * UNIT if para.sign else 0.0
        room = inner.width * UNIT - indent
        used += after
        still = max(int((inner.height * UNIT - used) / step + 0.1), 0)
        if cuts and not still and place:
            is_cut = True
            break
        layout = _lines(para, para.runs, share, room, step)
        if cuts and layout.lineCount() > max(still, 1):
            layout, is_cut = _cut(para, share, room, step, max(still, 1)), True
        if para.sign:
            sign = Para((Run(SIGN, para.runs[0].points if para.runs else points),))
            layouts.append((QPointF(0, used), _lines(sign, sign.runs, share, room, step)))
        layouts.append((QPointF(indent, used), layout))
        lines = layout.lineCount()
        wide = max((wide, *(indent + layout.lineAt(n).naturalTextWidth() for n in range(lines))))
        used += lines * step
        after = para.after * share * UNIT
    free = inner.height * UNIT - used
    down = {"t": 0.0, "ctr": free / 2, "b": free}[box.anchor]
    corner = QPointF(inner.left * UNIT, inner.top * UNIT + down)
    return LaidOut(
        tuple((corner + at, layout) for at, layout in layouts),
        QRectF(corner.x(), corner.y(), wide, used),
        share,
        is_cut,
    )


def _lines(para: Para, runs: Sequence[Run], share: float, room: float, step: float) -> QTextLayout:
    """Return a paragraph in lines no wider than ``room``, ``step`` apart."""
    layout = QTextLayout("".join(run.text for run in runs).replace("\n", BREAK))
    formats, start = [], 0
    for run in runs:
        one = QTextLayout.FormatRange()
        one.start, one.length = start, _length(run.text)
        look = QTextCharFormat()
        look.setFont(_font(round(run.points * share * UNIT), run.bold))
        look.setForeground(QColor(INKS.get(run.colour, run.colour)))
        one.format = look
        formats.append(one)
        start += one.length
    layout.setFormats(formats)
    layout.setTextOption(_option(para.align))
    layout.beginLayout()
    number = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(room, 1.0))
        line.setPosition(QPointF(0.0, number * step + (step - line.height()) / 2))
        number += 1
    layout.endLayout()
    return layout


def _cut(para: Para, share: float, room: float, step: float, most: int) -> QTextLayout:
    """Return what of a paragraph stands in ``most`` lines, with … where something is left out."""
    whole = _lines(para, para.runs, share, room, step)
    line = whole.lineAt(most - 1)
    kept = _first("".join(run.text for run in para.runs), line.textStart() + line.textLength()).rstrip()
    while True:
        layout = _lines(para, _upto(para.runs, kept), share, room, step)
        if layout.lineCount() <= most or not kept:
            return layout
        kept = kept[:-1].rstrip()


def _upto(runs: Sequence[Run], kept: str) -> list[Run]:
    """Return the runs of the text ``kept``, the last one ending in an ellipsis."""
    found: list[Run] = []
    left = len(kept)
    for run in runs:
        text = run.text[:left]
        left -= len(text)
        found.append(Run(text if left else text + "…", run.points, run.bold, run.colour))
        if not left:
            break
    return found


def _length(text: str) -> int:
    """Return how long Qt holds ``text`` to be: it counts letters beyond the first plane twice."""
    return len(text.encode("utf-16-le")) // 2


def _first(text: str, length: int) -> str:
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", "ignore")


@lru_cache(maxsize=64)
def _font(size: int, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies([*font_families(), font.family()])
    font.setPixelSize(max(size, 1))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _option(align: str) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignRight if align == "r" else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    return option


def _paint_text(painter: QPainter, box: TextBox) -> None:
    if box.panel:
        painter.fillRect(_units(box.rect), QColor(INKS[box.panel]))
    for at, layout in laid_out(box).layouts:
        layout.draw(painter, at)


def cells_of(table: TableBox) -> list[TextBox]:
    """Return the cells of a table as boxes of text."""
    found = []
    top = table.rect.top
    for high, cells in table.rows:
        left = table.rect.left
        for cell, wide in zip(cells, table.wide, strict=False):
            found.append(TextBox(Rect(left, top, wide, high), (cell,), "", "ctr", table.pad))
            left += wide
        top += high
    return found


def _paint_table(painter: QPainter, table: TableBox) -> None:
    for cell in cells_of(table):
        _paint_text(painter, cell)
    bottom = table.rect.top
    for number, (high, _) in enumerate(table.rows):
        bottom += high
        thick, ink = (ROW_RULE, "rule") if number else (HEAD_RULE, "accent")
        rule = Rect(table.rect.left, bottom - thick / 2, sum(table.wide), thick)
        painter.fillRect(_units(rule), QColor(INKS[ink]))


def _paint_image(painter: QPainter, place: QRectF, image: QImage) -> None:
    """Paint ``image``, made smaller beforehand where the screen has fewer pixels, so that thin lines stay."""
    shown = painter.combinedTransform().mapRect(place).size() * painter.device().devicePixelRatioF()
    if shown.width() < image.width():
        size = QSize(max(round(shown.width()), 1), max(round(shown.height()), 1))
        image = image.scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    painter.drawImage(place, image)


def _within(place: QRectF, image: QImage) -> QRectF:
    """Return the middle of ``place`` in the shape of ``image``."""
    size = image.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    found = QRectF(0, 0, size.width(), size.height())
    found.moveCenter(place.center())
    return found


def _units(rect: Rect) -> QRectF:
    left, top, wide, high = (value * UNIT for value in rect)
    return QRectF(left, top, wide, high)
