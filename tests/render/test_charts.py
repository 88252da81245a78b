"""Every figure is drawn in both looks and languages, whatever is in it, and files of it are the same each time."""

from __future__ import annotations

import csv
import dataclasses
import io
import math
import os
import warnings
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TypeVar, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.chart import (
    Bars,
    Bin,
    Bridge,
    Calibrated,
    Chart,
    Curve,
    Diverging,
    Figure,
    Heatmap,
    Part,
    Point,
    Ranges,
    Role,
    Scatter,
    Step,
    Trend,
)
from cs_workbench.domain.palette import PALETTES
from cs_workbench.render import charts as module
from cs_workbench.render.canvas import library
from cs_workbench.render.charts import CannotWritePicture, Drawn, UnknownPicture, draw, least_height, write
from cs_workbench.render.letters import Letters
from cs_workbench.render.look import Look
from tests.render.figures import HEALTH, LANGUAGES, WORDS, charts, marks_of

T = TypeVar("T")
LIGHT, DARK = Look("light", audience="window"), Look("dark", audience="window")
LOOKS = {"light": LIGHT, "dark": DARK}
NAMES = [name for name in charts("en") if name != "nothing"]


def chart(figure: Figure | None, rows: int | None = None, title: str = "title") -> Chart:
    count = rows if rows is not None else 0 if figure is None else marks_of(figure)
    return Chart(
        "c", title, "subtitle", figure, ("row",), tuple((str(n),) for n in range(count)), empty="none"
    )


def pixel(drawn: Drawn, x: float, y: float) -> str:
    at = (int(y) * drawn.width + int(x)) * 4
    return "#{:02X}{:02X}{:02X}".format(*drawn.pixels[at : at + 3])


def texts_of(
    made: Chart, look: Look, width: float, height: float
) -> list[tuple[str, float, tuple[float, ...]]]:
    """Return (text, points, box from the lower left corner) of everything that is written in a picture."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.text import Text

    canvas, _ = module._painted(made, look, width, height)
    figure = canvas.figure()
    renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
    return [
        (text.get_text(), float(text.get_fontsize()), tuple(text.get_window_extent(renderer).extents))
        for text in figure.findobj(Text)
    ]


@pytest.mark.parametrize(("theme", "size"), [("light", (420, 260)), ("dark", (1200, 600))])
@pytest.mark.parametrize("name", NAMES)
def test_a_mark_a_row_stands_inside_the_picture(name: str, theme: str, size: tuple[int, int]) -> None:
    made = charts("ja" if theme == "light" else "en")[name]
    drawn = draw(made, LOOKS[theme], *size)
    assert (drawn.width, drawn.height) == size
    assert len(drawn.pixels) == 4 * size[0] * size[1]
    assert len(drawn.marks) == len(made.rows)
    for left, top, right, bottom in drawn.marks:
        assert 0 <= left <= right <= size[0]
        assert 0 <= top <= bottom <= size[1]
    assert sum(right > left for left, _, right, _ in drawn.marks) >= len(made.rows) * 0.8
    assert pixel(drawn, 1, size[1] - 1) == PALETTES[LOOKS[theme].theme].surface


@pytest.mark.parametrize("size", [(420, 260), (900, 480)])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_inside_large_enough_and_of_known_letters(
    name: str, language: str, size: tuple[int, int]
) -> None:
    look = Look("light", 9.0, audience="window", words=tuple(zip(HEALTH, WORDS[language], strict=True)))
    for text, points, (left, bottom, right, top) in texts_of(charts(language)[name], look, *size):
        assert points >= 9.0
        assert left >= -1, text
        assert right <= size[0] + 1, text
        assert bottom >= -2, text
        assert top <= size[1] + 2, text
        assert "?" not in text


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_a_sharper_screen_gets_more_pixels_and_the_same_places(scale: float) -> None:
    made = charts("ja")["capacity"]
    drawn = draw(made, LIGHT, 500, 300, scale)
    assert (drawn.width, drawn.height) == (500 * scale, 300 * scale)
    assert drawn.marks == draw(made, LIGHT, 500, 300).marks


def test_a_bar_wears_its_colour_and_ends_where_its_value_is() -> None:
    figure = Bars(("a", "b"), (Part("p", "accent", (10.0, 20.0)),), "")
    drawn = draw(chart(figure), LIGHT, 400, 300)
    (left, top, right, bottom), (_, top_b, _, bottom_b) = drawn.marks
    assert pixel(drawn, (left + right) / 2, (top + bottom) / 2) == PALETTES["light"].accent
    assert bottom == bottom_b
    assert bottom_b - top_b == pytest.approx(2 * (bottom - top))


def test_bars_begin_at_zero_even_when_all_are_large() -> None:
    figure = Bars(("a", "b"), (Part("p", "accent", (1000.0, 1001.0)),), "")
    (_, top, _, bottom), _ = draw(chart(figure), LIGHT, 400, 300).marks
    assert bottom - top > 150


def test_a_chart_of_parts_has_a_mark_a_part_where_its_table_has_a_row_a_part() -> None:
    parts = (Part("p", "healthy", (1.0, 2.0)), Part("q", "action", (3.0, 1.0)))
    figure = Bars(("a", "b"), parts, "", across=True)
    assert len(draw(chart(figure), LIGHT, 400, 300).marks) == 2
    first, second, third, _ = draw(chart(figure, rows=4), LIGHT, 400, 300).marks
    assert first[1] == second[1] < third[1]
    assert first[2] <= second[0]


@pytest.mark.parametrize("lies", [True, False])
def test_bars_beside_each_other_begin_together_and_never_add_up(lies: bool) -> None:
    parts = (Part("p", "accent", (10.0, 30.0)), Part("q", "second", (20.0, math.nan)))
    drawn = draw(chart(Bars(("a", "b"), parts, "", across=lies, beside=True), rows=4), LIGHT, 400, 300)
    one, other, third, unknown = drawn.marks
    at, along, end = (0, 1, 2) if lies else (3, 0, 1)
    assert one[at] == other[at] == third[at], "all begin at zero"
    assert abs(other[end] - other[at]) == pytest.approx(2 * abs(one[end] - one[at]))
    assert abs(third[end] - third[at]) == pytest.approx(3 * abs(one[end] - one[at]))
    assert one[along + 2 if lies else 2] < other[along] + 0.01, "side by side"
    assert unknown[2] == unknown[0], "what is not known has no bar"


def test_rows_that_are_not_the_marks_have_none() -> None:
    assert (
        draw(chart(Bars(("a", "b"), (Part("p", "accent", (1.0, 2.0)),), ""), rows=1), LIGHT, 400, 300).marks
        == ()
    )


def test_a_row_below_the_marks_is_a_sum() -> None:
    made = chart(Bars(("a", "b"), (Part("p", "accent", (1.0, 2.0)),), ""), rows=3)
    assert len(draw(made, LIGHT, 400, 300).marks) == 2


def test_unknown_is_a_gap_and_never_zero() -> None:
    figure = Bars(("a", "b", "c"), (Part("p", "accent", (10.0, math.nan, 0.0)),), "")
    assert "–" in [text for text, _, _ in texts_of(chart(figure), LIGHT, 400, 300)]
    line = Trend(tuple("abcde"), (50.0, 60.0, math.nan, 55.0, 50.0), 0.0, 100.0, "")
    marks = draw(chart(line), LIGHT, 400, 300).marks
    assert [right > left for left, _, right, _ in marks] == [True, True, False, True, True]


def test_the_title_is_in_the_picture_on_paper_alone() -> None:
    made = dataclasses.replace(charts("en")["capacity"], title="Alpha " * 60)
    on_paper = [text for text, _, _ in texts_of(made, Look(), 900, 500)]
    assert sum("Alpha" in text for text in on_paper) == 3
    assert any(text.endswith("…") for text in on_paper)
    assert not any("Alpha" in text for text, _, _ in texts_of(made, LIGHT, 900, 500))


def test_where_there_is_nothing_to_draw_the_picture_says_why() -> None:
    assert "Eight weeks" in " ".join(
        text for text, _, _ in texts_of(charts("en")["nothing"], Look(), 900, 500)
    )


def test_a_long_list_asks_for_more_room() -> None:
    short, long = (Ranges(("a",) * n, (1.0,) * n, (2.0,) * n, (3.0,) * n, "") for n in (3, 60))
    assert least_height(short, 18) < least_height(long, 18)
    assert least_height(None, 18) > 0


# Letters


@pytest.mark.parametrize("letter", "顧客髙﨑㈱アあ健全注意要対応●▲■◇→–…%¥￥")
def test_japanese_and_our_signs_are_never_boxes(letter: str) -> None:
    letters = Letters(("Noto Sans CJK JP", "no such font"))
    if letters.families == ("DejaVu Sans",):
        pytest.skip("no Japanese font is installed here")
    assert letters.drawable(letter) == letter


def test_what_no_font_has_is_left_out_or_asked_about() -> None:
    letters = Letters(())
    assert letters.drawable("🌸 Aoba \u200d\ufe0f") == "Aoba"
    assert letters.drawable("a\n\tb\u3000c") == "a b c"
    assert letters.drawable("\U00016a00x") == "?x"


def test_a_line_breaks_where_reading_allows() -> None:
    letters = Letters(())
    lines = letters.wrapped("ARR の 12 % が注意、合計は（前月比）です。", 10, 70, most=9)
    assert all(letters.width(line, 10) <= 70 for line in lines)
    assert not any(line[0] in "、。）" or line[-1] == "（" for line in lines)
    assert letters.wrapped("unbreakable" * 9, 10, 60, most=3)[0].endswith("…")
    assert letters.wrapped("", 10, 60) == ()
    assert letters.elided("abc", 10, 1) == ""


# Files


@pytest.mark.parametrize("name", ["risk", "equity"])
def test_the_same_chart_gives_the_same_files(tmp_path: Path, name: str) -> None:
    made = charts("ja")[name]
    for ending in (".svg", ".png", ".csv"):
        one, other = tmp_path / f"one{ending}", tmp_path / f"other{ending}"
        write(made, one, Look())
        write(made, other, Look())
        assert one.read_bytes() == other.read_bytes()


def test_a_vector_picture_has_its_title_and_no_date(tmp_path: Path) -> None:
    write(charts("ja")["risk"], tmp_path / "c.svg", Look())
    text = (tmp_path / "c.svg").read_text(encoding="utf-8")
    ET.fromstring(text)  # noqa: S314 - our own
    assert charts("ja")["risk"].title in text
    assert "<dc:date>" not in text


def test_a_pixel_picture_is_fit_for_print(tmp_path: Path) -> None:
    from PIL import Image

    write(charts("en")["risk"], tmp_path / "c.png", Look())
    with Image.open(tmp_path / "c.png") as image:
        assert image.info["dpi"][0] >= 150
        assert image.width == 1920


def test_the_table_is_never_run_as_a_formula(tmp_path: Path) -> None:
    made = Chart("c", "t", "s", None, ("名前", "=x"), (("=1+1", "12"), ("@cmd", "a,b\n")))
    write(made, tmp_path / "c.csv", Look())
    content = (tmp_path / "c.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows == [["名前", "'=x"], ["'=1+1", "12"], ["'@cmd", "a,b\n"]]


def test_a_file_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnknownPicture):
        write(charts("en")["risk"], tmp_path / "c.gif", Look())
    with pytest.raises(CannotWritePicture):
        write(charts("en")["risk"], tmp_path / "no such folder" / "c.csv", Look())
    assert not list(tmp_path.iterdir())


# Whatever is in it

ODD = ("", "$x_{", "a" * 300, "株式会社" * 60, "🌸あおば🏢", "=1+1", "a\nb", "\u202eabc", "%d {0}")
NUMBERS = st.one_of(
    st.sampled_from((0.0, -0.0, math.nan, math.inf, -math.inf, 1e-300, 1e300, -1e300, 1e16, 0.1)),
    st.floats(-1e6, 1e6),
)
WORDS_ = st.one_of(st.sampled_from(ODD), st.text(max_size=12))
ROLES = st.sampled_from(get_args(Role))
COUNTS = st.sampled_from((0, 1, 2, 3, 7, 60))


@st.composite
def figures(draw_: st.DrawFn) -> Figure:
    """Return any figure, its rows as long as they should be or not."""
    count = draw_(COUNTS)

    def some(what: st.SearchStrategy[T]) -> tuple[T, ...]:
        few = min(count, 9)
        return (tuple(draw_(st.lists(what, min_size=few, max_size=few))) * 7)[:count]

    names, values = some(WORDS_), some(NUMBERS)
    words, unit, flag = some(WORDS_), draw_(WORDS_), draw_(st.booleans())
    kind = draw_(st.sampled_from(get_args(Figure)))
    if kind is Bars:
        parts = tuple(
            Part(draw_(WORDS_), draw_(ROLES), some(NUMBERS), words if flag else ())
            for _ in range(draw_(st.integers(0, 3)))
        )
        ticks = ((draw_(NUMBERS), unit),) if draw_(st.booleans()) else ()
        return Bars(
            names,
            parts,
            unit,
            draw_(st.booleans()),
            draw_(st.booleans()),
            () if flag else words,
            ticks,
            draw_(st.booleans()),
        )
    if kind is Bridge:
        return Bridge(tuple(map(Step, names, values, words, [flag] * count)), unit)
    if kind is Heatmap:
        return Heatmap(
            names,
            names[:5],
            (values[:5],) * count,
            (words[:5],) * count,
            unit,
            (words[:5],) * count,
            ((0, 0),),
            ((0, 0), (1, 1)),
        )
    if kind is Scatter:
        points = tuple(
            Point(x, y, x, draw_(ROLES), w) for x, y, w in zip(values, values[::-1], words, strict=True)
        )
        return Scatter(points, unit, unit, tuple(zip(values, values, values, strict=True)), unit)
    if kind is Curve:
        return Curve(values, values[::-1], unit, unit, unit, (count, draw_(NUMBERS)) if flag else None)
    if kind is Trend:
        return Trend(
            names,
            values,
            draw_(NUMBERS),
            draw_(NUMBERS),
            unit,
            ((draw_(NUMBERS), unit),),
            ((1, unit), (99, "x")),
        )
    if kind is Diverging:
        return Diverging(names, values, words, unit, unit)
    if kind is Ranges:
        return Ranges(names, values, values, values[::-1], unit, values, unit)
    return Calibrated(
        tuple(Bin(v, w, v, w, count) for v, w in zip(values, values[::-1], strict=True)), unit, unit
    )


@given(figures(), st.sampled_from((LIGHT, DARK, Look())), st.sampled_from(((1, 1), (260, 160), (480, 280))))
def test_nothing_that_is_in_a_figure_breaks_it(figure: Figure, look: Look, size: tuple[int, int]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = draw(chart(figure, title="$x_{"), look, *size)
    assert len(drawn.pixels) == 4 * drawn.width * drawn.height
    assert all(map(math.isfinite, (edge for mark in drawn.marks for edge in mark)))
    assert all(0 <= x <= drawn.width and 0 <= y <= drawn.height for x, y, _, _ in drawn.marks)


def test_mathematics_in_a_name_is_a_name() -> None:
    library()
    figure = Bars(("$x_{", r"$\frac{1}{2}$"), (Part("p", "accent", (1.0, 2.0)),), "$")
    texts = [text for text, _, _ in texts_of(chart(figure), LIGHT, 600, 300)]
    assert {"$x_{", r"$\frac{1}{2}$", "$"} <= set(texts)


@pytest.mark.skipif(
    "CSWB_PICTURES" not in os.environ, reason="pictures are made when CSWB_PICTURES says where"
)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", LOOKS)
def test_pictures_to_look_at(language: str, theme: str) -> None:
    folder = Path(os.environ["CSWB_PICTURES"])
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in charts(language).items():
        write(
            made,
            folder / f"{name}-{language}-{theme}.png",
            dataclasses.replace(LOOKS[theme], audience="paper"),
        )
