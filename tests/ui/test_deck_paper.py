"""A deck on paper and on the screen: every page is painted, no text leaves its box, keys and wheel turn it."""

from __future__ import annotations

import math
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_workbench.domain.chart import Bars, Chart, Part
from cs_workbench.domain.deck import Deck, Lines, Missing, Picture, Plot, Slide, Table, Tile, Tiles
from cs_workbench.render.deck_fit import Rect
from cs_workbench.render.deck_pages import INKS, TableBox, TextBox, set_pages
from cs_workbench.render.deck_sheet import Para, Run
from cs_workbench.ui.theme import Look, apply_look
from cs_workbench.ui.widgets.deck_brush import UNIT, cells_of, laid_out
from cs_workbench.ui.widgets.deck_paper import DeckPages, DeckPreview, pdf_of_deck
from tests.render.decks import DAY, deck

LANGUAGES: tuple[Literal["ja", "en"], ...] = ("ja", "en")
NASTY = (
    "<b>&amp;</b>",
    "$x_{1}$ \\frac",
    "あ" * 300,
    "W" * 300,
    "👩‍👩‍👧 🏳️‍🌈 emoji",
    "",
    "a\nb\n\nc",
    "\u202e abc",
    "𠮷野家" * 40,
)


def of(*slides: Slide) -> Deck:
    return Deck("題", "口座", "当社", "2026年7-9月", "ja", DAY, "qbr", slides)


def nasty(text: str) -> Deck:
    """Return a deck that says ``text`` everywhere."""
    figure = Bars((text, "b"), (Part(text, "accent", (1.0, math.nan), (text, "")),), text)
    chart = Chart("c", text, text, figure, (text,), ((text,),))
    tiles = Tiles((Tile(text, text, text, text, text, "late"),) * 4)
    table = Table((text, text), ((text, text),) * 3, (1, 9), (1,), ("met", "late", "open"))
    return of(
        Slide("cover", text, ()),
        Slide("x", text, (Lines((text,) * 5, text), tiles), text),
        Slide("y", text, (table, Missing(text)), text),
        Slide("z", text, (Plot(chart), Picture(b"no picture", "image/png", text)), text),
        Slide("t", text, (tiles,), text),
    )


def boxes_of(made: Deck) -> list[TextBox]:
    found = []
    for page in set_pages(made):
        for item in page.items:
            found += (
                [item] if isinstance(item, TextBox) else cells_of(item) if isinstance(item, TableBox) else []
            )
    return found


def painted(pages: DeckPages, page: int, size: tuple[int, int] = (640, 360)) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    with QPainter(image) as painter:
        pages.paint(painter, page, QRectF(image.rect()))
    return image


def inks_of(image: QImage, rect: QRectF) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(int(rect.left()), int(rect.right()))
        for y in range(int(rect.top()), int(rect.bottom()))
    }


@pytest.mark.parametrize(
    "made", [deck("ja"), deck("en"), *map(nasty, NASTY)], ids=lambda made: made.title[:6]
)
def test_no_text_leaves_its_box(dressed: QApplication, made: Deck) -> None:
    for box in boxes_of(made):
        laid = laid_out(box)
        _, top, wide, high = box.rect
        x, y = box.pad
        assert laid.rect.height() <= (high - 2 * y + 1) * UNIT, box
        assert laid.rect.width() <= (wide - 2 * x) * UNIT + 1, box
        assert laid.rect.top() >= (top + y - 1) * UNIT


@given(
    st.lists(st.text(max_size=200), min_size=1, max_size=4),
    st.floats(20, 400),
    st.floats(25, 300),
    st.sampled_from(("t", "ctr", "b")),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_text_ends_within_its_box_or_says_that_it_goes_on(
    dressed: QApplication, texts: list[str], wide: float, high: float, anchor: str
) -> None:
    paras = tuple(Para((Run(text, 14.0),), sign=bool(n % 2)) for n, text in enumerate(texts))
    laid = laid_out(TextBox(Rect(10, 10, wide, high), paras, "", anchor))
    assert laid.rect.height() <= (high + 2) * UNIT, "a tenth of a line is no overflow"
    shown = "".join(layout.text() for _, layout in laid.layouts)
    if not laid.is_cut:
        assert "".join(texts).replace("\n", "\u2028") == shown.replace("•", "") or "•" in "".join(texts)


def test_a_text_that_is_cut_ends_in_an_ellipsis(dressed: QApplication) -> None:
    laid = laid_out(TextBox(Rect(0, 0, 100, 40), (Para((Run("𠮷野家の長い文" * 40, 14.0),)),)))
    assert laid.is_cut
    assert laid.layouts[-1][1].text().endswith("…")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_know_their_slides_and_are_painted_on_white(
    dressed: QApplication, language: Literal["ja", "en"]
) -> None:
    made = deck(language)
    pages = DeckPages(made)
    pages.draw_charts()
    assert pages.count == len(made.slides) + 1  # the promises go on
    assert pages.slide_of(0) == "cover"
    assert pages.page_of("carried") == 4
    assert pages.page_of("nothing") is None
    assert pages.title_of(5).endswith("（続き）" if language == "ja" else "(continued)")
    assert ("90 %" in pages.text_of(2), made.slides[2].foot in pages.text_of(2)) == (True, True)
    for page in range(pages.count):
        inks = inks_of(painted(pages, page), QRectF(0, 0, 640, 360))
        assert "#ff00ff" not in inks
        assert {"#ffffff", INKS["accent"].lower()} <= inks


def test_a_chart_is_an_empty_frame_until_it_is_drawn(dressed: QApplication) -> None:
    pages = DeckPages(deck("ja"))
    page, inside = pages.page_of("breadth") or 0, QRectF(60, 90, 500, 200)
    assert inks_of(painted(pages, page), inside) == {"#ffffff"}
    pages.draw_charts()
    assert INKS["accent"].lower() in inks_of(painted(pages, page), inside)


def test_a_damaged_picture_says_what_it_was(dressed: QApplication) -> None:
    pages = DeckPages(of(Slide("x", "1", (Picture(b"no picture", "image/png", "画面の案"),))))
    pages.draw_charts()
    assert INKS["panel"].lower() in inks_of(painted(pages, 0), QRectF(40, 90, 500, 200))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_has_a_page_for_each_page_with_text_and_its_fonts(
    dressed: QApplication, language: Literal["ja", "en"]
) -> None:
    made = deck(language)
    content = pdf_of_deck(made)
    assert len(re.findall(rb"/Type /Page\b", content)) == DeckPages(made).count
    assert set(re.findall(rb"/MediaBox \[([^\]]*)\]", content)) == {b"0 0 960.000000 540.000000"}
    assert re.search(rb"/FontFile[23]? ", content)
    assert b"/ToUnicode" in content
    title = made.title.encode("utf-16-be")
    assert title in content.replace(b"\\", b"")
    assert len(re.findall(rb"/Subtype /Image", content)) == 1, "only what somebody pasted is a picture"


def test_the_same_deck_is_the_same_pages_also_in_another_thread(dressed: QApplication) -> None:
    def content(made: bytes) -> bytes:
        return re.sub(rb"D:[0-9]+Z|[0-9-]+T[0-9:+.Z-]+|<[0-9a-f]{72}>|uuid:[0-9a-f-]{36}", b"", made)

    with ThreadPoolExecutor(1) as beside:
        drawn = beside.submit(pdf_of_deck, deck("ja")).result(timeout=60)
        pages = beside.submit(DeckPages, deck("ja")).result(timeout=60)
        beside.submit(pages.draw_charts).result(timeout=60)
    assert content(drawn) == content(pdf_of_deck(deck("ja")))
    again = DeckPages(deck("ja"))
    again.draw_charts()
    assert painted(pages, 6) == painted(again, 6)


@pytest.mark.parametrize("text", NASTY)
def test_any_name_becomes_a_pdf(dressed: QApplication, text: str) -> None:
    assert pdf_of_deck(nasty(text)).startswith(b"%PDF")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_preview_shows_white_paper_and_says_what_is_on_it(
    dressed: QApplication, qtbot: QtBot, theme: Literal["light", "dark"]
) -> None:
    apply_look(dressed, Look(theme))
    try:
        preview = DeckPreview()
        qtbot.addWidget(preview)
        preview.resize(700, 500)
        pages = DeckPages(deck("en"))
        preview.show_pages(pages, 2)
        preview.show()
        assert preview.accessibleName() == pages.title_of(2)
        assert preview.accessibleDescription() == pages.text_of(2)
        shown = preview.grab().toImage()
        assert shown.pixelColor(350, 420).name() == "#ffffff"
        assert shown.pixelColor(350, 5).name() != INKS["accent"].lower(), "the page keeps its shape"
    finally:
        apply_look(dressed, Look("light"))


def test_keys_and_wheel_ask_for_another_page_and_stop_at_the_ends(
    dressed: QApplication, qtbot: QtBot
) -> None:
    preview = DeckPreview()
    qtbot.addWidget(preview)
    asked: list[int] = []
    preview.pageWanted.connect(asked.append)
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    pages = DeckPages(deck("ja"))
    preview.show_pages(pages, 3)
    keys = (
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    )
    for key in keys:
        QTest.keyClick(preview, key)
    assert asked == [2, 4, 2, 4, 0, pages.count - 1]
    assert preview.page() == 3, "who shows the deck decides"
    asked.clear()
    for turned in (-60, -60, 240):
        preview.wheelEvent(wheel(turned))
    assert asked == [4, 1]
    preview.show_pages(pages, 0)
    asked.clear()
    QTest.keyClick(preview, Qt.Key.Key_Left)
    QTest.keyClick(preview, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert asked == []


def wheel(turned: int) -> QWheelEvent:
    none, at = QPoint(), QPointF(10, 10)
    return QWheelEvent(
        at, at, none, QPoint(0, turned), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
