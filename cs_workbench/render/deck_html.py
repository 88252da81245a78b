"""A `Deck` as one HTML file that stands alone: no script, nothing from elsewhere, readable on a phone.

Speaker notes stay out, as they are for who presents; what the customer needs of them (source, day, definition) stands
under each slide and in the appendix. Charts are drawn as paths, so that Japanese is right on every machine, and each
has its numbers as a table beside it.
"""

from __future__ import annotations

import base64
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import chain, count, cycle, repeat
from typing import Final

from cs_workbench.domain.chart import Chart, unitless
from cs_workbench.domain.deck import (
    Block,
    Deck,
    Lines,
    Missing,
    Picture,
    Plot,
    Slide,
    Status,
    Table,
    Tile,
    Tiles,
)
from cs_workbench.domain.deck_words import status_text
from cs_workbench.domain.palette import LIGHT
from cs_workbench.kernel.i18n import N_, load_catalogue
from cs_workbench.render.charts import inline
from cs_workbench.render.deck_letters import one_line, told
from cs_workbench.render.look import Look

AS_OF: Final = N_("deck", "As of {day}")
DATA: Final = N_("deck", "Data of this chart")
PAGE: Final = N_("deck", "Slide {number} of {count}")
STATUS: Final = N_("deck", "Status")
UNIT: Final = N_("deck", "Unit: {unit}")
NONE: Final[Status] = ""
#: How large a chart is drawn, in pixels: alone, and the first and the second of two.
ALONE: Final = ((820.0, 380.0),)
BESIDE: Final = ((620.0, 400.0), (410.0, 360.0))
POINTS: Final = 11.0
#: A picture says what it is by its first bytes; nothing else is put into the file.
PICTURES: Final = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
POLICY: Final = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
STYLE: Final = f"""
*{{box-sizing:border-box}}
html{{color:{LIGHT.text};background:{LIGHT.surface};font:1rem/1.6 "Yu Gothic UI","Hiragino Sans","Noto Sans JP",\
"Noto Sans CJK JP",Meiryo,"Segoe UI",sans-serif;-webkit-text-size-adjust:100%}}
body{{margin:0 auto;max-width:68rem;padding:0 1.25rem}}
h1,h2,h3,p,li,td,th,dt,dd,figcaption{{white-space:pre-line;overflow-wrap:anywhere;line-break:strict}}
td,th{{overflow-wrap:break-word}}
section{{padding:2rem 0 1rem;border-bottom:1px solid {LIGHT.border}}}
h1{{font-size:2rem;line-height:1.3;margin:1rem 0;color:{LIGHT.accent}}}
h2{{font-size:1.45rem;line-height:1.4;margin:0 0 1rem}}
h3{{font-size:1rem;margin:0 0 .5rem}}
ul{{margin:0;padding-left:1.4em}}
li{{margin-bottom:.6em}}
.two{{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:1.5rem}}
.tiles{{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.75rem;margin:0;align-content:start}}
.tile{{background:#F4F5F9;padding:.75rem 1rem}}
.tile dt{{color:{LIGHT.muted}}}
.tile dd{{margin:0}}
.tile .value{{font-size:1.6rem;font-weight:bold;line-height:1.3;color:{LIGHT.accent}}}
.status{{font-weight:bold;white-space:nowrap}}
.scroll{{overflow-x:auto}}
table{{border-collapse:collapse;width:100%}}
th,td{{text-align:left;vertical-align:top;padding:.5rem .6rem;border-bottom:1px solid {LIGHT.border}}}
thead th{{border-bottom:2px solid {LIGHT.accent}}}
tbody th{{font-weight:normal}}
.number{{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}}
figure{{margin:0 0 1rem}}
figcaption{{color:{LIGHT.muted};margin-bottom:.5rem}}
svg,img{{display:block;max-width:100%;height:auto}}
svg.chart{{width:100%}}
svg.chart *{{stroke-linejoin:round;stroke-linecap:butt}}
img{{max-height:34rem;margin:0 auto}}
details{{margin-top:.5rem}}
summary{{color:{LIGHT.accent};cursor:pointer}}
.missing{{background:#F4F5F9;padding:1rem;margin:0 0 1rem;color:{LIGHT.muted}}}
footer{{display:flex;flex-wrap:wrap;gap:.25rem 2rem;justify-content:space-between;color:{LIGHT.muted};margin-top:1rem}}
footer p{{margin:0;font-size:.875rem}}
:focus-visible{{outline:2px solid {LIGHT.accent};outline-offset:2px}}
@media (max-width:46rem){{
.two{{grid-template-columns:minmax(0,1fr)}}
h1{{font-size:1.6rem}}
h2{{font-size:1.25rem}}
.scroll>table{{min-width:calc(var(--columns)*6rem)}}
svg.chart{{min-width:34rem}}
}}
@page{{size:A4 landscape;margin:12mm}}
@media print{{
html{{font-size:12pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}}
body{{max-width:none;padding:0}}
section{{padding:0;border:0;break-after:page}}
section:last-of-type{{break-after:auto}}
h2,h3{{break-after:avoid}}
tr,figure,.tile{{break-inside:avoid}}
.scroll{{overflow:visible}}
td,th{{overflow-wrap:anywhere}}
svg.chart{{min-width:0;max-height:125mm}}
img{{max-height:125mm}}
details{{display:none}}
}}
"""


def html_of(deck: Deck) -> bytes:
    """Return ``deck`` as an HTML file, in UTF-8."""
    writer = _Writer(deck)
    slides = "".join(writer.slide(number, slide) for number, slide in enumerate(deck.slides, 1))
    return (
        f'<!DOCTYPE html>\n<html lang="{deck.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        '<meta name="format-detection" content="telephone=no">\n'
        f"<title>{_line(deck.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{slides}</main>\n"
        "</body>\n</html>\n"
    ).encode()


@dataclass(slots=True)
class _Writer:
    """Writes the slides of a deck; every chart gets a name of its own."""

    deck: Deck
    names: Iterator[int] = field(default_factory=lambda: count(1))

    def slide(self, number: int, slide: Slide) -> str:
        """Return a slide as a section under its heading."""
        is_cover = slide.id == "cover"
        level = "h1" if number == 1 else "h2"
        title = _line(slide.title or self.deck.title)
        inner = self._cover(slide) if is_cover else self._blocks(slide, slide.blocks)
        page = self._say(PAGE, number=str(number), count=str(len(self.deck.slides)))
        foot = f"<p>{_line(slide.foot)}</p>" if slide.foot.strip() else ""
        return (
            f'<section aria-labelledby="s{number}">\n<{level} id="s{number}">{title}</{level}>\n{inner}\n'
            f"<footer>{foot}<p>{_line(page)}</p></footer>\n</section>\n"
        )

    def _cover(self, slide: Slide) -> str:
        """Return what stands on the cover, or what names the deck, and then any other block."""
        deck = self.deck
        says = [line for one in slide.blocks if isinstance(one, Lines) for line in (one.head, *one.lines)]
        if not any(line.strip() for line in says):
            says = [deck.account, deck.period, deck.ours, self._say(AS_OF, day=deck.as_of)]
        others = tuple(block for block in slide.blocks if not isinstance(block, Lines))
        lines = "".join(f"<p>{_text(line)}</p>" for line in says if line.strip())
        return lines + self._blocks(slide, others)

    def _blocks(self, slide: Slide, blocks: tuple[Block, ...]) -> str:
        sizes = ALONE if len(blocks) == 1 else BESIDE
        parts = [self._block(slide, block, size) for block, size in zip(blocks, cycle(sizes), strict=False)]
        if len(parts) < 2:  # noqa: PLR2004 - two stand side by side
            return "".join(parts)
        if all(isinstance(block, Lines) for block in blocks[1:]):
            parts = [parts[0], "".join(parts[1:])]  # lists stand one below the other
        return '<div class="two">' + "".join(f"<div>{part}</div>" for part in parts) + "</div>"

    def _block(self, slide: Slide, block: Block, size: tuple[float, float]) -> str:
        match block:
            case Tiles(tiles=tiles):
                return f'<dl class="tiles">{"".join(map(self._tile, tiles))}</dl>'
            case Lines():
                head = f"<h3>{_text(block.head)}</h3>" if block.head.strip() else ""
                return f"{head}<ul>{''.join(f'<li>{_text(line)}</li>' for line in block.lines)}</ul>"
            case Table():
                return self._table(slide.title, block)
            case Plot(chart=chart):
                return self._plot(slide, chart, size)
            case Picture():
                return _picture(block)
            case Missing(text=text):
                return _missing(text)

    def _tile(self, tile: Tile) -> str:
        status = self._status(tile.status)
        compared = [text for text in (tile.target, tile.previous, tile.last_year) if text.strip()]
        return (
            f'<div class="tile"><dt>{_text(tile.name)}</dt><dd class="value">{_text(tile.value) or "–"}</dd>'
            + (f"<dd>{status}</dd>" if status else "")
            + "".join(f"<dd>{_text(text)}</dd>" for text in compared)
            + "</div>"
        )

    def _status(self, status: Status) -> str:
        words = status_text(status, self.deck.language)
        return f'<span class="status">{_line(words)}</span>' if words else ""

    def _table(self, name: str, table: Table) -> str:
        wide = len(table.headings)
        rows = [tuple(_text(cell) for cell in _exactly(row, wide)) for row in table.rows]
        heads = tuple(_text(head) for head in table.headings)
        shares: tuple[int, ...] = table.widths
        if table.statuses:
            heads = (*heads, _line(self._say(STATUS)))
            marks = chain(table.statuses, repeat(NONE))
            rows = [(*row, self._status(mark)) for row, mark in zip(rows, marks, strict=False)]
            shares = (*shares, max(sum(shares) // 6, 1)) if shares else ()
        return _scrolled(name, _grid(heads, rows, frozenset(table.numbers), shares))

    def _plot(self, slide: Slide, chart: Chart, size: tuple[float, float]) -> str:
        if chart.figure is None:
            return _missing(chart.empty)
        title, subtitle = one_line(chart.title), one_line(chart.subtitle)
        unit = one_line(getattr(chart.figure, "unit", ""))
        says = [f"<strong>{escape(title)}</strong>"] if title and title != one_line(slide.title) else []
        says += [escape(subtitle)] if subtitle else []
        says += [_line(self._say(UNIT, unit=unit))] if unit else []
        label = ". ".join(text.rstrip("。.") for text in (title, subtitle) if text)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a letter that no font of this machine has is drawn as a box
            drawn = inline(
                unitless(chart), Look("light", POINTS, (), "window"), *size, name=f"c{next(self.names)}"
            )
        picture = drawn.replace("<svg ", f'<svg class="chart" role="img" aria-label="{_line(label)}" ', 1)
        return (
            f"<figure><figcaption>{'<br>'.join(says)}</figcaption>{_scrolled(title, picture)}"
            f"{self._numbers(title, chart)}</figure>"
        )

    def _numbers(self, name: str, chart: Chart) -> str:
        """Return the chart's table, folded away."""
        if not chart.rows:
            return ""
        heads = tuple(_text(head) for head in chart.headings)
        rows = [tuple(_text(cell) for cell in _exactly(row, len(heads))) for row in chart.rows]
        table = _scrolled(name, _grid(heads, rows, frozenset(chart.numbers), ()))
        return f"<details><summary>{_line(self._say(DATA))}</summary>{table}</details>"

    def _say(self, text: str, **values: object) -> str:
        return load_catalogue(self.deck.language).say("deck", text, **values)


def _grid(
    heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], numbers: frozenset[int], shares: tuple[int, ...]
) -> str:
    """Return a table of cells that are HTML already; the first of a row names it."""

    def cell(tag: str, column: int, inner: str, scope: str = "") -> str:
        kind = ' class="number"' if column in numbers else ""
        return f"<{tag}{scope}{kind}>{inner}</{tag}>"

    total = sum(shares)
    columns = "".join(f'<col style="width:{100 * share / total:.1f}%">' for share in shares) if total else ""
    head = "".join(cell("th", column, text, ' scope="col"') for column, text in enumerate(heads))
    body = "".join(
        "<tr>"
        + "".join(
            cell("td", column, text) if column else cell("th", column, text, ' scope="row"')
            for column, text in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<table style="--columns:{len(heads)}">'
        f"{f'<colgroup>{columns}</colgroup>' if columns else ''}<thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _scrolled(name: str, inner: str) -> str:
    """Return what may be wider than a phone, in a part that scrolls, by key too."""
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{_line(name)}">{inner}</div>'


def _picture(pasted: Picture) -> str:
    mime = next((mime for start, mime in PICTURES if pasted.content.startswith(start)), "")
    if not mime:
        return _missing(pasted.alt)
    content = base64.b64encode(pasted.content).decode("ascii")
    return f'<figure><img alt="{_line(pasted.alt)}" src="data:{mime};base64,{content}"></figure>'


def _missing(text: str) -> str:
    return f'<p class="missing">{_text(text)}</p>'


def _exactly(row: tuple[str, ...], wide: int) -> tuple[str, ...]:
    return (row + ("",) * wide)[:wide]


def _text(text: str) -> str:
    return escape(told(text))


def _line(text: str) -> str:
    return escape(one_line(text))
