"""A deck becomes one HTML file that anybody can open and read, and that calls nobody."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_workbench.domain.chart import Bars
from cs_workbench.domain.deck import Block, Deck, Lines, Missing, Picture, Plot, Slide, Table, Tile, Tiles
from cs_workbench.domain.palette import LIGHT
from cs_workbench.render.deck_html import html_of
from cs_workbench.render.deck_letters import told
from cs_workbench.render.look import contrast
from tests.render.decks import DAY, bars, deck, png
from tests.render.figures import Pick

VOID = frozenset(("meta", "br", "img", "col", "path", "use", "rect", "circle"))
NASTY = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)> ' `",
    "</style></title></details>&amp;&#60;",
    "$x_{1}$ \\frac{1",
    "株式会社" + "あ" * 296,
    "W" * 300,
    "👩‍👩‍👧 🏳️‍🌈 emoji",
    "bell\x07 null\x00 esc\x1b \x85 \ufffe \udc00 \u202e abc",
    "<!-- ]]> -->",
    "=1+1",
)


class Reader(HTMLParser):
    """Reads a page: its elements with their attributes, and its text without markup; says whether all is closed."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element that closes itself."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """See that what closes was open."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep a text that is read."""
        if self.open and self.open[-1] != "style":
            self.texts.append(data)

    def named(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of each such element."""
        return [attributes for one, attributes in self.elements if one == tag]

    @property
    def text(self) -> str:
        """Every text, one a line."""
        return "\n".join(self.texts)


def of(*blocks: Block, title: str = "題", language: Literal["ja", "en"] = "ja") -> Deck:
    return Deck(
        title,
        title,
        "当社",
        "2026年7-9月",
        language,
        DAY,
        "qbr",
        (Slide("goals", title, blocks, title, "SECRET"),),
    )


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_slide_is_a_section_with_a_heading_and_its_texts(language: Literal["ja", "en"]) -> None:
    made = deck(language)
    page = Reader(html_of(made))
    assert not page.open
    assert page.named("html") == [{"lang": language}]
    assert len(page.named("h1")) == 1
    assert len(page.named("h2")) == len(made.slides) - 1
    headings = {attributes["id"] for attributes in (*page.named("h1"), *page.named("h2"))}
    assert [one["aria-labelledby"] for one in page.named("section")] == sorted(
        headings, key=lambda at: int(at[1:])
    )
    for slide in made.slides:
        assert slide.title in page.text
        assert slide.foot in page.text
        for block in slide.blocks:
            if isinstance(block, Lines):
                assert all(line in page.text for line in (*block.lines, block.head))
            if isinstance(block, Table):
                assert all(cell in page.text for row in (block.headings, *block.rows) for cell in row)
    assert ("▲ 遅れ" if language == "ja" else "▲ Behind") in page.text


def test_the_file_calls_nobody_and_runs_nothing() -> None:
    content = html_of(deck("ja"))
    page = Reader(content)
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "iframe", "object", "embed", "form", "base", "audio", "video"}
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on")]
        assert attributes.get("href", "#").startswith("#")
        assert attributes.get("src", "data:image/").startswith("data:image/")
        assert tag != "a"
    assert b"://" not in content
    policy = next(one["content"] for one in page.named("meta") if one.get("http-equiv"))
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert not re.search(rb"@import|url\((?!#)", content)


def test_speaker_notes_stay_with_the_speaker() -> None:
    assert "SECRET" not in Reader(html_of(of(Lines(("一",))))).text


def test_a_chart_is_a_picture_with_a_name_and_its_numbers_as_a_table() -> None:
    made = deck("ja")
    charts = [block.chart for slide in made.slides for block in slide.blocks if isinstance(block, Plot)]
    page = Reader(html_of(made))
    drawn = page.named("svg")
    assert len(drawn) == len(charts)
    for chart, attributes in zip(charts, drawn, strict=True):
        assert attributes["role"] == "img"
        assert chart.title.rstrip("。") in attributes["aria-label"]
    assert len(page.named("details")) == sum(bool(chart.rows) for chart in charts)
    assert all(cell in page.text for chart in charts for row in chart.rows for cell in row)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    wanted = {one["href"].removeprefix("#") for one in page.named("use")}
    wanted |= set(re.findall(r"url\(#([^)]+)\)", " ".join(str(one) for one in page.elements)))
    assert wanted
    assert wanted <= set(ids)


def test_a_table_says_what_its_headings_head_and_which_columns_are_numbers() -> None:
    table = Table(
        ("目標", "席"),
        (("増やす", "12"), ("減らす",), ("多すぎ", "3", "落ちる")),
        (3, 1),
        (1,),
        ("met", "behind", ""),
    )
    page = Reader(html_of(of(table)))
    assert [one.get("scope") for one in page.named("th")] == ["col", "col", "col", "row", "row", "row"]
    assert [one.get("class") for one in page.named("td")].count("number") == 3
    assert "落ちる" not in page.text
    assert "● 達成" in page.text


def test_what_is_not_known_is_said() -> None:
    tile = Tile("席の利用率", "", status="unknown")
    chart = dataclasses.replace(bars(Pick(True))["breadth"], figure=None, empty="部門の記録がありません。")
    page = Reader(html_of(of(Tiles((tile,)), Missing("9 月はまだ届いていません。"), Plot(chart))))
    assert all(
        text in page.text
        for text in ("–", "◇ 不明", "9 月はまだ届いていません。", "部門の記録がありません。")
    )
    assert not page.named("svg")


def test_a_picture_lies_in_the_file_and_anything_else_is_named() -> None:
    good = Picture(png(40, 30), "image/png", "画面の案 <1>")
    bad = Picture(b"<svg onload=alert(1)>", "image/svg+xml", "壊れた絵")
    page = Reader(html_of(of(good, bad)))
    (shown,) = page.named("img")
    assert shown["alt"] == "画面の案 <1>"
    assert shown["src"].startswith("data:image/png;base64,iVBOR")
    assert "壊れた絵" in page.text


def everything(name: str, say: Pick) -> tuple[Block, ...]:
    """Return a block of every kind in which every text is ``name``."""
    chart, unit = bars(say)["breadth"], {"categories": (name,) * 7, "unit": name}
    words: dict[str, Any] = {
        "title": name,
        "subtitle": name,
        "headings": (name, name),
        "rows": ((name, name),),
    }
    figure: Any = chart.figure
    return (
        Lines((name, name), name), Table((name, name), ((name, name),), (1, 1), statuses=("late",)),
        Tiles((Tile(name, name, name, name, name, "met"),)), Missing(name),
        Plot(dataclasses.replace(chart, figure=dataclasses.replace(figure, **unit), **words)),
        Picture(png(9, 9), "image/png", name),
    )  # fmt: skip


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_name_is_only_ever_text(name: str, language: Literal["ja", "en"]) -> None:
    say, drawn = Pick(language == "ja"), {"path", "use", "g", "defs", "strong"}
    plain = Reader(html_of(of(*everything("x", say), title="x", language=language)))
    page = Reader(html_of(of(*everything(name, say), title=name, language=language)))
    assert not page.open
    assert [tag for tag, _ in page.elements if tag not in drawn] == [
        tag for tag, _ in plain.elements if tag not in drawn
    ]
    assert told(name) in page.text
    assert page.named("img")[0]["alt"] == " ".join(told(name).split())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=4, max_size=4))
def test_any_text_makes_a_whole_page(texts: list[str]) -> None:
    one, two, three, four = texts
    made = of(
        Lines((one, two), three), Table((one, two), ((three, four), (two,)), (1, 2)),
        Tiles((Tile(one, two, three, four),)), Missing(four), Picture(png(9, 9), "image/png", one), title=two,
    )  # fmt: skip
    content = html_of(made)
    page = Reader(content)
    assert not page.open
    assert {tag for tag, _ in page.elements} <= {
        "html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "ul", "li", "p", "div",
        "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "footer", "figure", "img",
    }  # fmt: skip
    assert content == html_of(made)


def test_the_same_deck_is_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib;from tests.render.decks import deck;from cs_workbench.render.deck_html import html_of;"
        "print(hashlib.sha256(html_of(deck('ja'))).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_texts_stand_out_from_their_ground() -> None:
    for ground in ("#FFFFFF", "#F4F5F9"):
        assert min(contrast(ink, ground) for ink in (LIGHT.text, LIGHT.muted, LIGHT.accent)) >= 4.5


def test_a_unit_is_said_over_the_chart_and_not_in_it_too() -> None:
    chart = next(iter(bars(Pick(is_japanese=True)).values()))
    assert isinstance(chart.figure, Bars)

    def page(figure: Bars) -> str:
        slide = Slide("x", "1", (Plot(dataclasses.replace(chart, figure=figure)),))
        return html_of(dataclasses.replace(deck("ja"), slides=(slide,))).decode()

    pages = [page(dataclasses.replace(chart.figure, unit=unit)) for unit in ("件", "")]
    assert "単位: 件" in pages[0]
    drawn = [re.findall("<svg.*?</svg>", one, re.DOTALL) for one in pages]
    assert drawn[0] == drawn[1] != []
