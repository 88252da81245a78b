"""A deck on the screen and on paper: the same pages, in the window's preview and as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt, Signal
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
from cs_workbench.render.charts import draw
from cs_workbench.render.deck_master import HIGH, WIDE
from cs_workbench.render.deck_pages import INKS, ChartBox, Item, PictureBox, SetPage, set_pages
from cs_workbench.render.look import DPI, POINTS, Look
from cs_workbench.ui.theme import colour, font_families, pixels
from cs_workbench.ui.widgets.deck_brush import UNIT, paint_items

if TYPE_CHECKING:
    from cs_workbench.domain.deck import Deck

CHART_DPI: Final = 216  # of the picture of a chart
NOTCH: Final = 120  # of a wheel, in eighths of a degree
USUAL: Final = QSize(640, 360)
LEAST: Final = QSize(240, 135)


class DeckPages:
    """The pages of a deck, those that continue a slide included; may be made in any thread."""

    def __init__(self, deck: Deck) -> None:
        self._pages = set_pages(deck)
        self._images: list[list[QImage | None] | None] = [None] * len(self._pages)

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
        """Draw the pictures of all charts, which takes a second: not in the thread of the window."""
        for place, page in enumerate(self._pages):
            self._images[place] = _images_of(page)

    def paint(self, painter: QPainter, page: int, rect: QRectF) -> None:
        """Paint a page into ``rect``, on white; a chart that is not drawn yet is an empty frame."""
        painter.save()
        painter.fillRect(rect, QColor(INKS["paper"]))
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.translate(rect.topLeft())
        painter.scale(rect.width() / WIDE, rect.height() / HIGH)
        shown = self._pages[page]
        paint_items(painter, shown.items, self._images[page] or [None] * len(shown.items))
        painter.restore()


def pdf_of_deck(deck: Deck) -> bytes:
    """Return ``deck`` as a PDF, a page of 13.333 by 7.5 inches for each of its pages."""
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setTitle(deck.title)
    writer.setCreator("CS Workbench")
    writer.setResolution(POINTS * UNIT)
    size = QPageSize(QSizeF(WIDE, HIGH), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    with QPainter(writer) as painter:
        painter.scale(UNIT, UNIT)
        for place, page in enumerate(set_pages(deck)):
            if place:
                writer.newPage()
            paint_items(painter, page.items, _images_of(page))
    return bytes(out.data().data())


def _images_of(page: SetPage) -> list[QImage | None]:
    return [_image_of(item) for item in page.items]


def _image_of(item: Item) -> QImage | None:
    """Return the picture of a chart, or a picture; None: a text has none."""
    if isinstance(item, PictureBox):
        return QImage.fromData(item.content)
    if not isinstance(item, ChartBox):
        return None
    look = Look("light", float(LEAST_POINTS), tuple(font_families()), "window")
    wide, high = (side * DPI / POINTS for side in (item.rect.width, item.rect.height))
    drawn = draw(item.chart, look, wide, high, CHART_DPI / DPI)
    image = QImage(drawn.pixels, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGBA8888)
    return image.convertToFormat(QImage.Format.Format_RGB32)  # a copy: the bytes go


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
