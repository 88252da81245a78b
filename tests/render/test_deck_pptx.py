"""A deck becomes a PPTX that opens again, can be edited, and says nothing that the deck does not say."""

from __future__ import annotations

import dataclasses
import errno
import io
import math
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from cs_workbench.domain.chart import Bars, Chart, Part, Trend
from cs_workbench.domain.deck import Deck, Lines, Missing, Picture, Plot, Slide, Table, Tile, Tiles
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.render import deck_template
from cs_workbench.render.deck_chart import is_native
from cs_workbench.render.deck_fit import Rect, pages
from cs_workbench.render.deck_letters import wrap
from cs_workbench.render.deck_pptx import CannotWriteDeck, keep, pptx_of
from cs_workbench.render.deck_template import (
    NoTemplate,
    TemplateHasMacros,
    TemplateHasNoLayouts,
    TemplateIsABomb,
    TemplateIsEncrypted,
    TemplateIsNoDeck,
)
from tests.render import deck_templates
from tests.render.decks import DAY, adoption, bars, deck, png
from tests.render.figures import Pick, charts

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
TEMPLATES: dict[str, Callable[[Path], Path]] = {
    "wide": deck_templates.wide, "old": deck_templates.old, "odd": deck_templates.odd, "named": deck_templates.named,
}  # fmt: skip
NASTY = (
    "<b>&amp; ]]> </a:t>",
    '=HYPERLINK("http://example.com")',
    "$x_{1}$ \\frac",
    "あ" * 300,
    "W" * 300,
    "👩‍👩‍👧 🏳️‍🌈 emoji",
    "bell\x07 null\x00 esc\x1b vt\x0b \ufffe \udc00",
    "_x000D_ \u202e abc",
    "",
)


def of(*slides: Slide, language: Literal["ja", "en"] = "ja") -> Deck:
    return Deck("題", "口座", "当社", "2026年7-9月", language, DAY, "qbr", slides)


def reopened(made: Deck, template: Path | None = None) -> Any:
    return Presentation(io.BytesIO(pptx_of(made, template)))


def shapes_of(shown: Any) -> Iterator[Any]:
    for slide in shown.slides:
        yield from slide.shapes


def charts_of(shown: Any) -> list[Any]:
    return [shape.chart for shape in shapes_of(shown) if shape.has_chart]


def texts_of(shown: Any) -> list[str]:
    return ["".join(part.text or "" for part in slide.element.iter(f"{A}t")) for slide in shown.slides]


@pytest.mark.parametrize(
    ("language", "template"),
    [("ja", None), ("en", None), ("en", "wide"), ("ja", "old"), ("ja", "odd"), ("en", "named")],
)
def test_a_deck_opens_again_on_any_template(
    language: Literal["ja", "en"], template: str | None, tmp_path: Path
) -> None:
    used = TEMPLATES[template](tmp_path / "t.pptx") if template else None
    made = deck(language)
    shown = reopened(made, used)
    assert len(shown.slides) >= len(made.slides)
    wide, high = shown.slide_width, shown.slide_height
    for slide in shown.slides:
        for shape in slide.placeholders:
            assert not shape.has_text_frame or shape.text_frame.text.strip()
        for shape in slide.shapes:
            if shape.left is not None:
                assert shape.left >= 0
                assert shape.top >= 0
                assert shape.left + shape.width <= wide + 12700
                assert shape.top + shape.height <= high + 12700
    titles = [slide.shapes.title.text_frame.text for slide in shown.slides if slide.shapes.title is not None]
    assert {slide.title for slide in made.slides if slide.id != "cover"} <= set(titles)
    assert "SECRET" not in "".join(texts_of(shown))


@pytest.mark.parametrize("template", [None, "named"])
def test_every_text_has_its_face_its_language_and_at_least_fourteen_points(
    template: str | None, tmp_path: Path
) -> None:
    used = TEMPLATES[template](tmp_path / "t.pptx") if template else None
    shown = reopened(deck("ja"), used)
    for slide in shown.slides:
        for run in slide.element.iter(f"{A}r"):
            look = run.find(f"{A}rPr")
            assert look.find(f"{A}ea").get("typeface")
            assert look.get("lang") == "ja-JP"
            assert int(look.get("sz")) >= 1400
    for chart in charts_of(shown):
        looks = [*chart._chartSpace.iter(f"{A}defRPr"), *chart._chartSpace.iter(f"{A}rPr")]
        assert looks
        assert all(look.find(f"{A}ea") is not None for look in looks)
        assert all(int(look.get("sz", 1400)) >= 1400 for look in looks)


def test_charts_are_native_and_their_workbooks_say_what_they_show() -> None:
    say = Pick(False)
    drawn = bars(say)
    for key, chart in {**drawn, "adoption": adoption(say)}.items():
        shown = reopened(of(Slide("x", "1", (Plot(chart),))))
        (native,) = charts_of(shown)
        book = openpyxl.load_workbook(io.BytesIO(native.part.chart_workbook.xlsx_part.blob))["Sheet1"]
        columns = list(book.iter_cols(min_col=2, values_only=True))
        series = [one for plot in native.plots for one in plot.series]
        assert [one.name for one in series] == [str(column[0]) for column in columns]
        for one, column in zip(series, columns, strict=True):
            assert one.values == pytest.approx(column[1:], nan_ok=True)
        names = [row[0] for row in book.iter_rows(min_row=2, values_only=True)]
        assert list(native.plots[0].categories) == names
        if isinstance(chart.figure, Bars):
            assert [(s.name, tuple(s.values)) for s in series[: len(chart.figure.parts)]] == [
                (part.name, part.values) for part in chart.figure.parts
            ], key


def test_an_unknown_value_is_a_gap_and_the_target_is_a_line() -> None:
    shown = reopened(of(Slide("adoption", "82", (Plot(adoption(Pick(False))),))))
    (native,) = charts_of(shown)
    used, target = native.plots[0].series
    assert used.values[6] is None
    assert set(target.values) == {90.0}
    assert (native.value_axis.minimum_scale, native.value_axis.maximum_scale) == (0, 100)


def test_a_bridge_below_zero_adds_up() -> None:
    from cs_workbench.domain.chart import Bridge, Step

    figure = Bridge(
        (Step("a", 10, "10", True), Step("b", -25, "-25"), Step("c", 5, "+5"), Step("d", -10, "-10", True)),
        "",
    )
    chart = dataclasses.replace(bars(Pick(False))["bridge"], figure=figure)
    (native,) = charts_of(reopened(of(Slide("x", "1", (Plot(chart),)))))
    stacked = [one.values for one in native.plots[0].series]
    ends = [
        (
            sum(v[n] or 0 for v in stacked if (v[n] or 0) < 0),
            sum(v[n] or 0 for v in stacked if (v[n] or 0) > 0),
        )
        for n in range(4)
    ]
    assert ends == [(0, 10), (-15, 10), (-15, 0), (-10, 0)]


def test_other_figures_are_pictures_with_a_text_for_who_cannot_see() -> None:
    for name, chart in charts("ja").items():
        if chart.figure is None or is_native(chart.figure):
            continue
        shown = reopened(of(Slide("x", "1", (Plot(chart),))))
        frames = [s for s in shapes_of(shown) if s.has_chart or s.shape_type == 13]
        assert len(frames) >= 1, name
        for frame in frames:
            assert chart.title.rstrip("。") in frame._element.xpath("./*/p:cNvPr/@descr")[0]


def test_every_chart_table_and_picture_has_an_alternative_text() -> None:
    shown = reopened(deck("en"))
    graphic = [s for s in shapes_of(shown) if s.has_chart or s.has_table or s.shape_type == 13]
    assert len(graphic) > 8
    assert all(shape._element.xpath("./*/p:cNvPr/@descr")[0].strip() for shape in graphic)


def test_a_styled_chart_of_the_template_keeps_its_colours(tmp_path: Path) -> None:
    shown = reopened(deck("ja"), deck_templates.named(tmp_path / "t.pptx"))
    styled = [shape for shape in shapes_of(shown) if shape.name == "cs:chart:adoption"]
    assert len(styled) == 1
    series = styled[0].chart.plots[0].series[0]
    assert str(series.format.line.color.rgb) == "ABCD12"
    assert series.values[-1] == 82.0
    assert styled[0]._element.xpath("./*/p:cNvPr/@descr")[0]
    assert styled[0].chart.part.chart_workbook.xlsx_part is not None


def test_named_places_of_a_template_are_found(tmp_path: Path) -> None:
    say = Pick(False)
    used = deck_templates.named(tmp_path / "t.pptx")
    table = Table(("a", "b"), (("1", "2"),), (1, 1), slot="carried")
    made = of(
        Slide("summary", "Summary 1", (Lines(("One result",), slot="summary"),)),
        Slide("service", "Service 1", (Plot(bars(say)["service"], "service"),)),
        Slide("carried", "Carried 1", (table,)),
        language="en",
    )
    shown = reopened(made, used)
    summary, service, carried = shown.slides
    assert summary.slide_layout.name == "Two Content"
    assert [s.text_frame.text for s in summary.placeholders if s.placeholder_format.idx == 1] == [
        "One result"
    ]
    assert [s.placeholder_format.idx for s in service.placeholders if s.has_chart] == [1]
    layout = next(s for s in carried.slide_layout.placeholders if s.name == "cs:table:carried")
    (drawn,) = (s for s in carried.shapes if s.has_table)
    assert (drawn.left, drawn.top, drawn.width) == (layout.left, layout.top, layout.width)


def test_what_does_not_fit_goes_on_and_nothing_is_lost() -> None:
    rows = tuple((f"row {n} " + "長い文章です。" * (n % 9), "x") for n in range(40))
    shown = reopened(of(Slide("carried", "題 1", (Table(("a", "b"), rows, (3, 1)),))))
    told = [
        cell.text
        for s in shapes_of(shown)
        if s.has_table
        for row in list(s.table.rows)[1:]
        for cell in row.cells
    ]
    assert told[::2] == [row[0].strip() for row in rows]
    assert len(shown.slides) > 3
    assert "続き" in shown.slides[1].shapes.title.text_frame.text


words = st.text(st.sampled_from("あ漢ア、。aW i1%\n"), max_size=400)


@settings(max_examples=60, deadline=None)
@given(st.lists(words, max_size=9), words, st.floats(80, 900), st.floats(60, 420))
def test_pages_hold_every_line_and_end(lines: list[str], head: str, wide: float, high: float) -> None:
    block = Lines(tuple(lines), head)
    slide = Slide("x", "t", (block,))
    made = list(pages(slide, slide.blocks, Rect(0, 0, wide, high)))
    kept = "".join(
        line
        for page in made
        for one in page.placed
        if isinstance(one.block, Lines)
        for line in one.block.lines
    )
    assert "".join(kept.split()) == "".join("".join(lines).split())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(words, words), max_size=12), st.floats(120, 900), st.floats(80, 420))
def test_pages_hold_every_row_and_end(rows: list[tuple[str, str]], wide: float, high: float) -> None:
    block = Table(("a", "b"), tuple(rows), (2, 1))
    slide = Slide("x", "t", (block,))
    made = list(pages(slide, slide.blocks, Rect(0, 0, wide, high)))
    for column in (0, 1):
        kept = "".join(
            row[column]
            for page in made
            for one in page.placed
            if isinstance(one.block, Table)
            for row in one.block.rows
        )
        assert "".join(kept.split()) == "".join("".join(row[column] for row in rows).split())


@settings(deadline=None)
@given(words, st.floats(20, 400))
def test_wrapped_lines_joined_are_the_text(text: str, room: float) -> None:
    assert "".join(wrap(text, 14, room)) == text.replace("\n", "")


@pytest.mark.parametrize("nasty", NASTY)
def test_any_name_is_written_as_text(nasty: str, tmp_path: Path) -> None:
    figure = Bars((nasty, "b"), (Part(nasty, "accent", (1.0, math.inf), (nasty, "")),), nasty)
    trend = Trend(
        (nasty, "b"), (math.nan, math.nan), 0, 0, nasty, ((math.nan, nasty),), ((1, nasty), (9, nasty))
    )
    plots = [Chart("c", nasty, nasty, one, (nasty, nasty), (), empty=nasty) for one in (figure, trend, None)]
    tile = Tile(nasty, nasty, nasty, nasty, nasty, "late")
    made = dataclasses.replace(
        of(
            Slide("cover", nasty, (Lines((nasty,), nasty),), nasty, nasty),
            *(Slide("x", nasty, (Plot(one), Tiles((tile,) * 3)), nasty, nasty) for one in plots),
            Slide("y", nasty, (Table((nasty, nasty), ((nasty, nasty, nasty), (nasty,)), (1,), (5,), ("met",)),), nasty),
            Slide("z", nasty, (Missing(nasty), Picture(b"no picture", "image/png", nasty), Lines((nasty,) * 2))),
            Slide("z", nasty, ()),
        ),
        title=nasty, account=nasty, ours=nasty, period=nasty,
    )  # fmt: skip
    for used in (None, deck_templates.odd(tmp_path / "t.pptx")):
        content = pptx_of(made, used)
        shown = Presentation(io.BytesIO(content))
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.namelist():
                if part.endswith((".xml", ".rels")):
                    ET.fromstring(archive.read(part))  # noqa: S314 - our own file
        for native in charts_of(shown):
            book = openpyxl.load_workbook(io.BytesIO(native.part.chart_workbook.xlsx_part.blob))["Sheet1"]
            assert not [
                cell for row in book.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink
            ]


def test_a_picture_keeps_its_shape() -> None:
    shown = reopened(
        of(
            Slide(
                "x",
                "1",
                (Picture(png(300, 900), "image/png", "tall"), Picture(png(900, 200), "image/png", "wide")),
            )
        )
    )
    tall, wide = (shape for shape in shapes_of(shown) if shape.shape_type == 13)
    assert tall.width / tall.height == pytest.approx(1 / 3, rel=1e-3)
    assert wide.width / wide.height == pytest.approx(4.5, rel=1e-3)


def test_nothing_but_the_deck_is_in_the_file(tmp_path: Path) -> None:
    content = pptx_of(deck("en"), deck_templates.wide(tmp_path / "t.pptx"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert not [
            name for name in names if "thumbnail" in name or "custom" in name.lower() or "app.xml" in name
        ]
        for name in names:
            blob = archive.read(name)
            assert b"SECRET" not in blob, name
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(io.BytesIO(blob)) as book:
                    assert all(b"SECRET" not in book.read(part) for part in book.namelist())
    about = Presentation(io.BytesIO(content)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("Sample Ltd.", "", "")


def allowed(made: Deck) -> str:
    """Return every text that a deck holds."""
    found: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif dataclasses.is_dataclass(value):
            for one in dataclasses.fields(value):
                walk(getattr(value, one.name))
        elif isinstance(value, tuple):
            for one in value:
                walk(one)

    walk(made)
    return "\n".join(found)


def test_every_word_on_a_slide_is_the_decks_or_one_of_ours() -> None:
    made = deck("ja")
    shown = reopened(made)
    known = (
        allowed(made)
        + "単位: 状況 ● 達成 ○ 順調 ▲ 遅れ ■ 未達 ◇ 不明 □ 未完了 完了 期限超過 時点 2026/09/30 · →"
    )
    known = "".join(known.split())
    for slide in shown.slides:
        for run in slide.element.iter(f"{A}r"):
            for word in re.findall(r"[^\s0-9.]+", (run.findtext(f"{A}t") or "").replace("（続き）", "")):
                assert word in known, word


def test_notes_say_the_source_and_what_was_cut() -> None:
    long = "とても長い指標の名前" * 12
    shown = reopened(
        of(Slide("x", "1", (Tiles((Tile(long, "82 %"), Tile("b", "1"))),), "foot", "source: log"))
    )
    notes = shown.slides[0].notes_slide.notes_text_frame.text
    assert "source: log" in notes
    assert long in notes


def test_the_same_deck_is_the_same_file() -> None:
    made = deck("ja")
    assert pptx_of(made) == pptx_of(made)


def test_a_template_of_slides_is_a_template_too(tmp_path: Path) -> None:
    plain = deck_templates.old(tmp_path / "t.pptx")
    rewritten(
        plain,
        tmp_path / "t.potx",
        lambda _name, blob: blob.replace(b"presentation.main+xml", b"template.main+xml"),
    )
    assert len(reopened(of(Slide("x", "1", ())), tmp_path / "t.potx").slides) == 1


def rewritten(
    source: Path, target: Path, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None
) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
        for name, blob in (more or {}).items():
            new.writestr(name, blob)
    return target


def bad_templates(folder: Path) -> dict[str, tuple[Path, type[WorkbenchError]]]:
    plain = deck_templates.old(folder / "plain.pptx")

    def same(name: str, blob: bytes) -> bytes:
        return blob

    text, empty, locked, book = (
        folder / name for name in ("text.pptx", "empty.pptx", "locked.pptx", "book.pptx")
    )
    text.write_bytes(b"PK is not enough")
    empty.write_bytes(b"")
    locked.write_bytes(deck_template.OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    openpyxl.Workbook().save(book)
    half = folder / "half.pptx"
    half.write_bytes(plain.read_bytes()[:9000])
    bare = Presentation(str(plain))
    for layout in list(bare.slide_layouts):
        bare.slide_layouts.remove(layout)
    bare.save(str(folder / "bare.pptx"))
    zeros = {"ppt/media/zeros.bin": bytes(80_000_000)}

    def declared(name: str, blob: bytes) -> bytes:
        is_it = name.endswith("presentation.xml")
        return blob.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1) if is_it else blob

    doctype = rewritten(plain, folder / "doctype.pptx", declared)
    return {
        "no file": (folder / "none.pptx", NoTemplate),
        "text": (text, TemplateIsNoDeck),
        "empty": (empty, TemplateIsNoDeck),
        "half": (half, TemplateIsNoDeck),
        "workbook": (book, TemplateIsNoDeck),
        "doctype": (doctype, TemplateIsNoDeck),
        "locked": (locked, TemplateIsEncrypted),
        "bomb": (rewritten(plain, folder / "bomb.pptx", same, zeros), TemplateIsABomb),
        "macros": (
            rewritten(plain, folder / "m.pptx", same, {"ppt/vbaProject.bin": b"x"}),
            TemplateHasMacros,
        ),
        "pptm": (rewritten(plain, folder / "m.pptm", same), TemplateHasMacros),
        "no layouts": (folder / "bare.pptx", TemplateHasNoLayouts),
    }


def test_a_bad_template_is_one_sentence_and_the_file_that_was_there_stays(tmp_path: Path) -> None:
    target = tmp_path / "deck.pptx"
    target.write_bytes(b"before")
    for name, (path, error) in bad_templates(tmp_path).items():
        with pytest.raises(WorkbenchError) as caught:
            keep(pptx_of(of(Slide("x", "1", ())), path), target)
        assert caught.type is error, name
        assert target.read_bytes() == b"before"
    assert not list(tmp_path.glob("*.part"))


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "deck.pptx"
    target.write_bytes(b"before")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWriteDeck):
        keep(pptx_of(of(Slide("x", "1", ()))), target)
    assert target.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir()] == ["deck.pptx"]


def test_a_table_too_wide_to_stand_beside_a_chart_has_the_next_page() -> None:
    heads = ("目標", "開始値", "前年同期", "前回", "現在", "目標値")
    row = ("利用部署の数", *["101 時間 / 月"] * 5)
    wide = Table(heads, (row,), (7, 3, 3, 3, 3, 3), statuses=("met",))
    small = Table(("目標", "現在"), (("残業", "101 時間 / 月"),), (2, 1))
    plot = Plot(bars(Pick(True))["breadth"])
    room = Rect(0, 0, 873, 380)
    first, second = pages(Slide("outcomes", "題 1", (plot, wide)), (plot, wide), room)
    assert [placed.rect.width for placed in (*first.placed, *second.placed)] == [873, 873]
    (both,) = pages(Slide("outcomes", "題 1", (plot, small)), (plot, small), room)
    assert [type(placed.block) for placed in both.placed] == [Plot, Table]
