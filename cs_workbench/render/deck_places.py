"""Where things go on a template's slides: by the naming contract where it speaks it, else by measuring its layouts.

The contract: a placeholder of a layout named ``cs:text:summary``, ``cs:chart:adoption`` or ``cs:table:carried`` takes
the block of that slot. A slide of the template that has a chart so named is a model: the chart keeps its look and gets
our numbers. python-pptx does not carry a layout's names over to a slide: the way goes over the placeholder's idx.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from cs_workbench.domain.deck import Block, Lines, Plot, Slide, Table
from cs_workbench.render.deck_fit import Rect
from cs_workbench.render.deck_ink import EMU

CONTRACT: Final = "cs:"
LEAST_SHARE: Final = 0.28  # of a slide: a smaller placeholder is no body
FOOT: Final = 26.0  # points of the line with source and as-of date
INSET: Final = (
    7.2  # what PowerPoint keeps free on either side of a text, so that ours begins where the title does
)
EDGE: Final = 0.045  # of the slide's width: free on each side
TITLES: Final = ("title", "ctrTitle")
FURNITURE: Final = ("dt", "ftr", "sldNum", "hdr")
CONTENT: Final = ("obj", "body")
KINDS: Final = {Lines: "text", Plot: "chart", Table: "table"}


@dataclass(frozen=True, slots=True)
class Frame:
    """A layout and what it has room for.

    Attributes:
        layout: python-pptx's.
        title: the rectangle of its title; None: it has none.
        body: where blocks go.
        foot: where the source goes.
        named: slot key such as 'chart:adoption' -> (idx, rectangle).
    """

    layout: Any
    title: Rect | None
    body: Rect
    foot: Rect
    named: dict[str, tuple[int, Rect]]


def slot_of(block: Block) -> str:
    """Return the contract's name of a block's place, such as 'chart:adoption'; '' where it has none."""
    kind = KINDS.get(type(block))
    slot = getattr(block, "slot", "")
    return f"{kind}:{slot.rpartition(':')[2]}" if kind and slot else ""


def contract_name(name: str) -> str:
    """Return 'chart:adoption' for 'cs:chart:adoption', '' for any other name."""
    kept = name.strip().lower()
    return kept.removeprefix(CONTRACT) if kept.startswith(CONTRACT) else ""


class Frames:
    """All layouts of a template, measured once."""

    def __init__(self, deck: Any) -> None:
        self.wide, self.high = deck.slide_width / EMU, deck.slide_height / EMU
        self._layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
        self._frames = [self._frame(layout) for layout in self._layouts]
        self._plain = min(self._frames, key=self._worse)
        covers = [frame for frame in self._frames if _has(frame.layout, ("ctrTitle",))]
        covers += [
            frame
            for frame in self._frames
            if frame.title and _has(frame.layout, ("subTitle",)) and not frame.named
        ]
        self.cover = covers[0] if covers else self._plain

    @property
    def plain(self) -> Frame:
        """The layout for a title and anything below it."""
        return self._plain

    def frame_for(self, slide: Slide) -> Frame:
        """Return the layout that has most of the slots of ``slide``, else the plain one."""
        slots = {slot_of(block) for block in slide.blocks} - {""}
        best = max(self._frames, key=lambda frame: len(slots & frame.named.keys()))
        return best if slots & best.named.keys() else self._plain

    def _worse(self, frame: Frame) -> tuple[bool, bool, int, float]:
        """Order layouts: with a title, without the contract's names, with at most one body, the larger the better."""
        bodies = [one for one in _kinds(frame.layout) if one not in (*TITLES, *FURNITURE)]
        is_cover = _has(frame.layout, ("ctrTitle", "subTitle"))
        return (
            frame.title is None or is_cover,
            bool(frame.named),
            max(len(bodies), 1),
            -frame.body.width * frame.body.height,
        )

    def _frame(self, layout: Any) -> Frame:
        title: Rect | None = None
        bodies: list[Rect] = []
        named: dict[str, tuple[int, Rect]] = {}
        low: list[Rect] = []
        top = 0.0
        for shape in layout.placeholders:
            rect = rect_of(shape)
            kind = kind_of(shape)
            if rect is None:
                continue
            name = contract_name(shape.name)
            if kind in TITLES:
                title = title or rect
            elif kind in FURNITURE:
                if rect.top > self.high * 0.8:
                    low.append(rect)
                elif rect.top + rect.height < self.high * 0.2:
                    top = max(top, rect.top + rect.height)
            elif name:
                named[name] = (shape.placeholder_format.idx, rect)
            elif kind in CONTENT:
                bodies.append(rect)
        bottom = min((rect.top for rect in low), default=self.high)
        free = self._free(title, top, bottom)
        whole = self.wide * self.high
        large = [rect for rect in bodies if rect.width * rect.height >= LEAST_SHARE * whole]
        measured = large and not named
        body = self._inside(max(large, key=lambda rect: rect.width * rect.height) if measured else free)
        body = self._inside(_beside(body, title))
        body = body._replace(height=min(body.height, bottom - body.top) if bottom > body.top else body.height)
        body = body._replace(left=body.left + INSET, width=body.width - 2 * INSET)
        foot = self._foot(body, [*low, title] if title else low)
        if foot is None:
            body = body._replace(height=body.height - FOOT - 4)
            foot = Rect(body.left, body.top + body.height + 4, body.width, FOOT)
        return Frame(layout, title, body, foot, named)

    def _foot(self, body: Rect, low: list[Rect]) -> Rect | None:
        """Return the place of the source below ``body``, left of the template's own number; None: there is no room."""
        foot = Rect(body.left, body.top + body.height + 2, body.width, FOOT)
        if foot.top + FOOT > self.high - 4:
            return None
        for rect in low:
            if (
                rect.top >= foot.top + FOOT
                or rect.top + rect.height <= foot.top
                or rect.left >= foot.left + foot.width
            ):
                continue
            if rect.left < body.left + body.width * 0.6:
                return None
            foot = foot._replace(width=rect.left - foot.left - 6)
        return foot

    def _free(self, title: Rect | None, top: float, bottom: float) -> Rect:
        """Return the largest rectangle that the title leaves."""
        edge = self.wide * EDGE
        left, right = edge, self.wide - edge
        top, bottom = top + edge / 2, bottom - 4
        if title is None:
            return Rect(left, top, right - left, bottom - top)
        beside = (max(title.left, 0.0), title.left + title.width)
        below = Rect(max(beside[0], left * 0.5), title.top + title.height + 14, 0, 0)
        found = [
            Rect(below.left, below.top, min(beside[1], self.wide) - below.left, bottom - below.top),
            Rect(left, below.top, right - left, bottom - below.top),
            Rect(left, top, right - left, title.top - 8 - top),
            Rect(left, top, title.left - 12 - left, bottom - top),
            Rect(beside[1] + 12, top, right - beside[1] - 12, bottom - top),
        ]
        areas = [max(rect.width, 0.0) * max(rect.height, 0.0) for rect in found]
        if areas[0] >= 0.8 * max(areas):  # under the title and as wide as it: what a person would do
            return found[0]
        return found[areas.index(max(areas))]

    def _inside(self, rect: Rect) -> Rect:
        """Return ``rect`` within the slide, and large enough to hold anything at all."""
        left, top = max(rect.left, 0.0), max(rect.top, 0.0)
        right, bottom = min(rect.left + rect.width, self.wide), min(rect.top + rect.height, self.high)
        if right - left < self.wide * 0.3 or bottom - top < self.high * 0.25:
            edge = self.wide * EDGE
            return Rect(edge, self.high * 0.25, self.wide - 2 * edge, self.high * 0.65)
        return Rect(left, top, right - left, bottom - top)


def _beside(body: Rect, title: Rect | None) -> Rect:
    """Return what of ``body`` the title leaves, above or below it."""
    if title is None:
        return body
    low, end = body.top + body.height, title.top + title.height
    apart = title.top >= low or end <= body.top
    if apart or title.left >= body.left + body.width or title.left + title.width <= body.left:
        return body
    if title.top - body.top > low - end:
        return body._replace(height=title.top - 8 - body.top)
    return body._replace(top=end + 8, height=low - end - 8)


def kind_of(shape: Any) -> str:
    """Return the type of a placeholder as the file says it; a plain one is 'obj'."""
    return str(shape.element.ph.get("type", "obj"))


def rect_of(shape: Any) -> Rect | None:
    """Return where a shape lies, inherited or its own; None where nobody says it."""
    sides = shape.left, shape.top, shape.width, shape.height
    return None if any(side is None for side in sides) else Rect(*(side / EMU for side in sides))


def _kinds(layout: Any) -> list[str]:
    return [kind_of(shape) for shape in layout.placeholders]


def _has(layout: Any, kinds: tuple[str, ...]) -> bool:
    return any(kind in kinds for kind in _kinds(layout))
