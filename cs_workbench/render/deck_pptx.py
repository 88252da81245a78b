"""Writes a `Deck` as a PPTX that a person can go on editing: native charts and tables, on our slides or theirs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any, Final

from cs_workbench.domain.deck import Block, Deck, Lines, Plot, Slide
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.files import atomic_write
from cs_workbench.kernel.i18n import N_
from cs_workbench.render.deck_blocks import COVER_SIZES, INSET, TITLE_SIZES, Hand, alt_of, list_paras
from cs_workbench.render.deck_chart import is_native
from cs_workbench.render.deck_fit import Page, Placed, Rect, fitted, pages
from cs_workbench.render.deck_ink import Pen
from cs_workbench.render.deck_letters import one_line, told
from cs_workbench.render.deck_places import Frame, Frames, contract_name, kind_of, rect_of, slot_of
from cs_workbench.render.deck_sheet import Para, Run
from cs_workbench.render.deck_slide import SlideSheet, describe
from cs_workbench.render.deck_template import face_of, inks_of, opened

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
COVERED: Final = ("subTitle", "body", "obj")  # what takes the cover's lines
#: Parts of a template that say who made it and what it held.
PRIVATE: Final = (
    "thumbnail",
    "custom-properties",
    "extended-properties",
    "customXml",
    "commentAuthors",
    "printerSettings",
)


class CannotWriteDeck(WorkbenchError):
    """The file could not be written."""

    template = N_(
        "errors",
        "The deck {path} could not be written: {why}. A file that was there is unchanged. "
        "Choose another folder, or close the deck where it is open, then build it again.",
    )
    code = "CSW-2009"


def keep(content: bytes, path: Path) -> None:
    """Write a deck's ``content``, of whatever kind, to ``path``, whole or not at all.

    Raises:
        CannotWriteDeck: the folder is read-only or full, or another program holds the file.
    """
    try:
        with atomic_write(path) as out:
            out.write(content)
    except OSError as error:
        raise CannotWriteDeck(path=path, why=error.strerror or type(error).__name__) from error


def pptx_of(deck: Deck, template: Path | None = None) -> bytes:
    """Return ``deck`` as a PPTX."""
    made = opened(template)
    _Writer(deck, made).write()
    _anonymous(deck, made)
    out = io.BytesIO()
    made.save(out)
    return _without_clock(out)


_Hand = Hand[SlideSheet]


@dataclass(slots=True)
class _Model:
    """A slide of the template with charts whose look is kept."""

    slide: Any
    charts: dict[str, Any]


class _Writer:
    """Puts the slides of a deck into a presentation, page by page."""

    def __init__(self, deck: Deck, made: Any) -> None:
        self.deck, self.made = deck, made
        self.pen = Pen(face_of(made), deck.language)
        self.inks = inks_of(made)
        self.frames = Frames(made)
        self.models = list(_models(made))
        self.order: list[Any] = []

    def write(self) -> None:
        """Write every slide; what the template had is gone afterwards."""
        for slide in self.deck.slides:
            if slide.id == "cover":
                self._cover(slide)
            else:
                self._slide(slide)
        _keep(self.made, self.order)

    def _new(self, layout: Any) -> Any:
        made = self.made.slides.add_slide(layout)
        self.order.append(made)
        return made

    def _hand(self, made: Any, title: str) -> _Hand:
        sheet = SlideSheet(made, self.pen, self.inks, self.deck.as_of)
        return Hand(sheet, self.deck.language, title, [])

    def _slide(self, slide: Slide) -> None:
        rest = slide.blocks
        number = 0
        model = self._model(slide)
        if model is not None:
            rest = self._on_model(model, slide)
            number = 1
        else:
            frame = self.frames.frame_for(slide)
            if frame.named and any(slot_of(block) in frame.named for block in slide.blocks):
                rest = self._on_named(frame, slide)
                number = 1
        if number and not rest:
            return
        frame = self.frames.plain
        for page in pages(slide, rest, frame.body, number):
            made = self._new(frame.layout)
            self._page(made, frame, page)

    def _page(self, made: Any, frame: Frame, page: Page) -> None:
        hand = self._hand(made, page.slide.title)
        self._title(hand, frame.title, hand.heading(page.slide, page.number), TITLE_SIZES)
        for placed in page.placed:
            hand.draw(placed)
        self._finish(hand, frame, page.slide)

    def _finish(self, hand: _Hand, frame: Frame, slide: Slide) -> None:
        """Write source and number, the notes, and take away what stayed empty."""
        made = hand.sheet.slide
        if slide.foot:
            hand.sheet.box(frame.foot, [hand.foot_para(slide, frame.foot.width)], anchor="ctr")
        _numbered(hand.sheet, frame.layout, len(self.order), self.pen)
        _without_empty(made)
        notes = "\n".join(told(text) for text in (slide.notes, *hand.spilled) if text.strip())
        _write_notes(made, notes, self.pen)

    def _title(self, hand: _Hand, rect: Rect | None, text: str, sizes: tuple[float, ...]) -> None:
        """Fill the title's placeholder at a size at which it fits; a layout without one gets a box."""
        shape = hand.sheet.slide.shapes.title
        own = rect
        if own is None:
            edge = self.frames.wide * 0.045
            own = Rect(edge, 14, self.frames.wide - 2 * edge, self.frames.high * 0.14)
        upright = shape is not None and _is_vertical(shape)
        room, high = (own.height, own.width) if upright else (own.width, own.height)
        para = hand.title_para(text, room, high, sizes)
        if shape is None:
            hand.sheet.box(own, [para], anchor="ctr")
        else:
            self.pen.refill(shape, [para])

    def _cover(self, slide: Slide) -> None:
        deck, frame = self.deck, self.frames.cover
        made = self._new(frame.layout)
        hand = self._hand(made, slide.title)
        self._title(hand, frame.title, slide.title or deck.title, COVER_SIZES)
        shape = next(
            (one for one in made.placeholders if kind_of(one) in COVERED and not _is_vertical(one)), None
        )
        rect = (rect_of(shape) if shape is not None else None) or frame.body
        paras = hand.cover_paras(deck, slide, rect)
        if shape is not None:
            self.pen.refill(shape, paras)
        else:
            hand.sheet.box(rect, paras)
        others = tuple(block for block in slide.blocks if not isinstance(block, Lines))
        self._finish(hand, frame, slide)
        if others:
            for page in pages(slide, others, self.frames.plain.body, 1):
                self._page(self._new(self.frames.plain.layout), self.frames.plain, page)

    def _on_named(self, frame: Frame, slide: Slide) -> tuple[Block, ...]:
        """Fill the places that the template names; return what has none, or more than fits."""
        made = self._new(frame.layout)
        hand = self._hand(made, slide.title)
        self._title(hand, frame.title, slide.title, TITLE_SIZES)
        by_idx = {shape.placeholder_format.idx: shape for shape in made.placeholders}
        rest: list[Block] = []
        used: set[str] = set()
        for block in slide.blocks:
            name = slot_of(block)
            if name not in frame.named or name in used:
                rest.append(block)
                continue
            used.add(name)
            idx, rect = frame.named[name]
            more = self._fill(hand, by_idx.get(idx), block, rect)
            if more is not None:
                rest.append(more)
        self._finish(hand, frame, slide)
        return tuple(rest)

    def _fill(self, hand: _Hand, shape: Any, block: Block, rect: Rect) -> Block | None:
        """Put a block into a placeholder, or into its rectangle where it is of another kind; return what is left."""
        inner = (
            rect._replace(left=rect.left + INSET / 2, width=rect.width - INSET)
            if isinstance(block, Lines)
            else rect
        )
        placed, more = fitted(block, inner)
        match placed.block:
            case Lines() as lines if (
                shape is not None and shape.has_text_frame and kind_of(shape) in ("body", "obj", "subTitle")
            ):
                self.pen.refill(shape, list_paras(lines, placed.points))
            case Plot(chart=chart) if (
                shape is not None and kind_of(shape) == "chart" and is_native(chart.figure)
            ):
                from pptx.enum.chart import XL_CHART_TYPE

                frame = shape.insert_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, hand.sheet.data(chart, rect))
                describe(frame, alt_of(chart))
            case _:
                hand.draw(Placed(placed.block, inner, placed.points))
        return more

    def _model(self, slide: Slide) -> _Model | None:
        wanted = {
            slot_of(block)
            for block in slide.blocks
            if isinstance(block, Plot) and is_native(block.chart.figure)
        }
        found = next((model for model in self.models if wanted & model.charts.keys()), None)
        if found is not None:
            self.models.remove(found)
        return found

    def _on_model(self, model: _Model, slide: Slide) -> tuple[Block, ...]:
        """Give a slide of the template our numbers and words; what it shows of its own stays."""
        made = model.slide
        self.order.append(made)
        hand = self._hand(made, slide.title)
        title = made.shapes.title
        self._title(hand, rect_of(title) if title is not None else None, slide.title, TITLE_SIZES)
        rest: list[Block] = []
        named = {contract_name(shape.name): shape for shape in made.shapes if contract_name(shape.name)}
        for block in slide.blocks:
            shape = named.pop(slot_of(block), None)
            rect = rect_of(shape) if shape is not None else None
            if shape is None or rect is None:
                rest.append(block)
            elif isinstance(block, Plot) and shape.has_chart and is_native(block.chart.figure):
                shape.chart.replace_data(hand.sheet.data(block.chart, rect))
                _dress(shape.chart, self.pen)
                describe(shape, alt_of(block.chart))
            else:
                is_text = isinstance(block, Lines) and shape.has_text_frame
                placed, more = fitted(block, rect._replace(width=rect.width - INSET) if is_text else rect)
                if is_text and isinstance(placed.block, Lines):
                    self.pen.refill(shape, list_paras(placed.block, placed.points))
                else:
                    shape.element.getparent().remove(shape.element)
                    hand.draw(placed)
                rest += [] if more is None else [more]
        for shape in named.values():  # a sample of the template's that nothing of ours fills
            shape.element.getparent().remove(shape.element)
        self._finish(hand, self.frames.plain, slide)
        return tuple(rest)


def _models(made: Any) -> Iterator[_Model]:
    from pptx.enum.chart import XL_CHART_TYPE

    apart = {
        XL_CHART_TYPE.XY_SCATTER, XL_CHART_TYPE.XY_SCATTER_LINES, XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS,
        XL_CHART_TYPE.XY_SCATTER_SMOOTH, XL_CHART_TYPE.XY_SCATTER_SMOOTH_NO_MARKERS, XL_CHART_TYPE.BUBBLE,
        XL_CHART_TYPE.BUBBLE_THREE_D_EFFECT,
    }  # fmt: skip
    for slide in made.slides:
        charts = {
            contract_name(shape.name): shape
            for shape in slide.shapes
            if shape.has_chart
            and contract_name(shape.name).startswith("chart:")
            and shape.chart.chart_type not in apart
        }
        if charts:
            yield _Model(slide, charts)


def _dress(chart: Any, pen: Pen) -> None:
    """Give a styled chart's texts their Japanese face; nothing else of its look changes."""
    from cs_workbench.render.deck_ink import SPACES, A, parsed

    _ = chart.font  # makes the chart's txPr where it has none
    for look in chart._chartSpace.iter(f"{A}defRPr", f"{A}rPr"):  # noqa: SLF001 - no public door
        for old in look.findall(f"{A}ea"):
            look.remove(old)
        latin = look.find(f"{A}latin")
        spot = list(look).index(latin) + 1 if latin is not None else _before(look)
        look.insert(spot, parsed(pen.ea.replace("<a:ea", f"<a:ea {SPACES}", 1)))


def _before(look: Any) -> int:
    """Return where a typeface goes among a text's properties: after its line, fill and effects."""
    later = ("latin", "ea", "cs", "sym", "hlinkClick", "hlinkMouseOver", "rtl", "extLst")
    return next((n for n, one in enumerate(look) if one.tag.rpartition("}")[2] in later), len(look))


def _keep(made: Any, order: list[Any]) -> None:
    """Leave exactly the slides of ``order``, in it; those of the template go with their parts."""
    ids = made.slides._sldIdLst  # noqa: SLF001 - python-pptx cannot remove or move a slide
    by_id = {entry.id: entry for entry in ids}
    wanted = [by_id[slide.slide_id] for slide in order]
    for entry in list(ids):
        ids.remove(entry)
        if entry not in wanted:
            made.part.drop_rel(entry.rId)
    for entry in wanted:
        ids.append(entry)
    for extension in made.element.xpath(".//p:extLst"):  # sections name the slides that went
        extension.getparent().remove(extension)


def _numbered(sheet: SlideSheet, layout: Any, number: int, pen: Pen) -> None:
    """Show the slide's number where the layout has a place for it."""
    shape = next((one for one in layout.placeholders if kind_of(one) == "sldNum"), None)
    if shape is None or any(kind_of(one) == "sldNum" for one in sheet.slide.placeholders):
        return
    from cs_workbench.render.deck_ink import LANGS, SPACES

    own = sheet.next_id()
    idx = shape.placeholder_format.idx
    sheet.add(
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{own}" name="Slide Number {own}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="{idx}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>'
        f'<a:bodyPr/><a:lstStyle/><a:p><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        f"<a:rPr {LANGS[pen.language]}>{pen.ea}</a:rPr><a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>"
    )


def _without_empty(slide: Any) -> None:
    """Take away placeholders that nobody filled: 'Click to add text' is not for a customer."""
    for shape in list(slide.placeholders):
        if shape.has_text_frame and not shape.text_frame.text.strip():
            shape.element.getparent().remove(shape.element)
        elif not shape.has_text_frame and kind_of(shape) in (
            "pic",
            "chart",
            "tbl",
            "obj",
            "media",
            "clipArt",
            "dgm",
        ):
            is_filled = shape.element.tag.rpartition("}")[2] in ("graphicFrame", "pic")
            if not is_filled:
                shape.element.getparent().remove(shape.element)


def _is_vertical(shape: Any) -> bool:
    layout = shape._base_placeholder if hasattr(shape, "_base_placeholder") else None  # noqa: SLF001 - no public door
    return any(
        one.element.ph.get("orient") == "vert"
        or one.element.xpath(".//a:bodyPr[starts-with(@vert,'eaVert') or @vert='vert']")
        for one in (shape, layout)
        if one is not None
    )


def _write_notes(slide: Any, text: str, pen: Pen) -> None:
    if not text and not slide.has_notes_slide:
        return
    frame = slide.notes_slide.notes_placeholder
    if frame is None:
        return
    pen.refill(frame, [Para((Run(line, 14),)) for line in text.split("\n")])


def _anonymous(deck: Deck, made: Any) -> None:
    """Say in the file's properties what the deck is, and nothing of who made the template, nor when."""
    about = made.core_properties
    noon = datetime.combine(deck.as_of, time())
    about.title, about.author, about.last_modified_by = (
        one_line(deck.title)[:250],
        one_line(deck.ours)[:250],
        "",
    )
    about.subject = about.keywords = about.comments = about.category = about.content_status = (
        about.version
    ) = ""
    about.identifier, about.language, about.revision = "", deck.language, 1
    about.created = about.modified = about.last_printed = noon
    package = made.part.package
    for owner in (package, made.part):
        rels = owner._rels  # noqa: SLF001 - no public door
        for key in [key for key, rel in rels.items() if any(word in rel.reltype for word in PRIVATE)]:
            rels.pop(key)


def _without_clock(made: io.BytesIO) -> bytes:
    """Return the archive with one date on every part, so that the same deck is the same file."""
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, EPOCH)
            entry.compress_type = (
                zipfile.ZIP_STORED
                if re.search(r"\.(png|jpe?g|xlsx)$", part.filename)
                else zipfile.ZIP_DEFLATED
            )
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(part))
    return out.getvalue()
