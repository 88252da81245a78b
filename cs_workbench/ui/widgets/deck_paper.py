"""A deck on the screen and on paper: the same pages, in the window's preview and as a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt, QUuid, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPdfWriter,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_workbench.domain.deck import LEAST_POINTS
from cs_workbench.render.charts import strokes
from cs_workbench.render.deck_letters import one_line
from cs_workbench.render.deck_master import HIGH, WIDE
from cs_workbench.render.deck_pages import INKS, ChartBox, Item, PictureBox, SetPage, set_pages
from cs_workbench.render.look import DPI, POINTS, Look
from cs_workbench.render.strokes import Words
from cs_workbench.ui.theme import colour, font_families, pixels
from cs_workbench.ui.widgets.deck_brush import UNIT, Drawn, paint_items
from cs_workbench.ui.widgets.pdf_words import with_true_words

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck

NOTCH: Final = 120  # of a wheel, in eighths of a degree
#: When Qt made the file, as a PDF tells it twice; what is put in its place is as long, so that nothing in it moves.
_TIME: Final = re.compile(rb"(?<=Date \(D:)\d{14}(?=Z\))")
_XMP_TIME: Final = re.compile(rb'(?<=Date=")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?=\+00:00")')
SIGNS: Final = "•… "  # of ours, beside what a page says
USUAL: Final = QSize(640, 360)
LEAST: Final = QSize(240, 135)


class DeckPages:
    """The pages of a deck, those that continue a slide included; may be made in any thread."""

    def __init__(self, deck: Deck) -> None:
        self._pages = set_pages(deck)
        self._drawn: list[list[Drawn] | None] = [None] * len(self._pages)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def slide_of(self, page: int) -> str:
        """Return the id of the slide that ``page`` shows or continues."""
        return self._pages[page].slide

    def title_of(self, page: int) -> str:
        """Return the title of a page."""
        return self._pages[page].title

    def page_of(self, slide_id: str) -> int | None:
        """Return the first page of a slide; None: the deck does not have it."""
        return next((place for place, page in enumerate(self._pages) if page.slide == slide_id), None)

    def text_of(self, page: int) -> str:
        """Return what stands on a page, a line each; charts and pictures by their alternative text."""
        return self._pages[page].text

    def draw_charts(self) -> None:
        """Draw all charts: it loads matplotlib for its letters, so not in the thread of the window (ADR 008)."""
        for place, page in enumerate(self._pages):
            self._drawn[place] = _drawn_of(page)

    def paint(self, painter: QPainter, page: int, rect: QRectF) -> None:
        """Paint a page into ``rect``, on white; a chart that is not drawn yet is an empty frame."""
        painter.save()
        painter.fillRect(rect, QColor(INKS["paper"]))
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.translate(rect.topLeft())
        painter.scale(rect.width() / WIDE, rect.height() / HIGH)
        shown = self._pages[page]
        paint_items(painter, shown.items, self._drawn[page] or [None] * len(shown.items))
        painter.restore()


def pdf_of_deck(deck: Deck) -> bytes:
    """Return ``deck`` as a PDF with pages of 13.333 by 7.5 inches; the same deck is the same bytes."""
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setTitle(one_line(deck.title))
    writer.setAuthor(one_line(deck.ours))
    writer.setCreator("CS Workbench")
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), f"{deck.title} {deck.as_of}".encode()))
    writer.setResolution(POINTS * UNIT)
    size = QPageSize(QSizeF(WIDE, HIGH), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    words: list[str] = []
    with QPainter(writer) as painter:
        painter.scale(UNIT, UNIT)
        for place, page in enumerate(set_pages(deck)):
            if place:
                writer.newPage()
            drawn = _drawn_of(page)
            paint_items(painter, page.items, drawn)
            words += [page.text, SIGNS, *(word for one in drawn for word in _words(one))]
    return _of_its_day(with_true_words(bytes(out.data().data()), words), deck.as_of)


def _of_its_day(content: bytes, day: date) -> bytes:
    """Return a PDF whose times are its deck's day, so that it tells nothing of who made it when."""
    content = _TIME.sub(f"{day:%Y%m%d}000000".encode(), content)
    return _XMP_TIME.sub(f"{day}T00:00:00".encode(), content)


def _words(drawn: Drawn) -> Iterator[str]:
    if isinstance(drawn, tuple):
        yield from (stroke.text for stroke in drawn if isinstance(stroke, Words))


def _drawn_of(page: SetPage) -> list[Drawn]:
    look = Look("light", float(LEAST_POINTS), tuple(font_families()), "window")
    return [_drawn(item, look) for item in page.items]


def _drawn(item: Item, look: Look) -> Drawn:
    match item:
        case ChartBox(rect=rect, chart=chart):
            return strokes(chart, look, rect.width * DPI / POINTS, rect.height * DPI / POINTS)
        case PictureBox(content=content):
            return QImage.fromData(content)
        case _:
            return None


class DeckPreview(QWidget):
    """Shows one page as large as it fits. `pageWanted` tells which page keys and wheel ask for."""

    pageWanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: DeckPages | None = None
        self._page = 0
        self._turned = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_pages(self, pages: DeckPages, page: int) -> None:
        """Show ``page`` of ``pages``; again when its charts are drawn."""
        self._pages, self._page = pages, page
        self.setAccessibleName(pages.title_of(page))
        self.setAccessibleDescription(pages.text_of(page))
        self.update()

    def clear(self) -> None:
        """Show no page: another deck is on its way."""
        self._pages, self._page = None, 0
        self.setAccessibleName("")
        self.setAccessibleDescription("")
        self.update()

    def page(self) -> int:
        """Return the page that is shown, counted from 0."""
        return self._page

    def sizeHint(self) -> QSize:
        return QSize(pixels(USUAL.width()), pixels(USUAL.height()))

    def minimumSizeHint(self) -> QSize:
        return LEAST

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pages is None:
            return
        painter = QPainter(self)
        rect = self._paper()
        self._pages.paint(painter, self._page, rect)
        is_chosen = self.hasFocus()
        painter.setPen(QPen(colour("focus" if is_chosen else "edge"), 2 if is_chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)

    def _paper(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        scale = min(room.width() / WIDE, room.height() / HIGH)
        rect = QRectF(0, 0, WIDE * scale, HIGH * scale)
        rect.moveCenter(room.center())
        return rect

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = 0 if self._pages is None else self._pages.count - 1
        wanted = {
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_Left: self._page - 1,
            Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_Right: self._page + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if wanted is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self._ask(wanted)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        steps = int(self._turned / NOTCH)
        self._turned -= steps * NOTCH
        if steps:
            self._ask(self._page - steps)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _ask(self, page: int) -> None:
        if self._pages is None:
            return
        wanted = max(0, min(page, self._pages.count - 1))
        if wanted != self._page:
            self.pageWanted.emit(wanted)
