"""Our own slides: two 16:9 layouts on a quiet master, made of what python-pptx brings, so no binary lies in the house."""

# ruff: noqa: E501 - XML reads best as it is written

from __future__ import annotations

import io
import re
from typing import Any, Final

from cs_workbench.domain.palette import LIGHT
from cs_workbench.render.deck_fit import Rect
from cs_workbench.render.deck_ink import EMU, SPACES, fill, parsed, place

WIDE: Final = 960.0
HIGH: Final = 540.0
TITLE: Final = Rect(36.8, 26, 886.4, 70)
TEXT: Final = Rect(36.8, 112, 886.4, 378)  # the master's own, on no layout of ours
NUMBER: Final = Rect(846, 502, 77.2, 26)
BAR: Final = Rect(0, 0, WIDE, 10)
RULE: Final = Rect(44, 100, 872, 1.5)
COVER_TITLE: Final = Rect(84, 150, 800, 130)
COVER_TEXT: Final = Rect(84, 300, 800, 130)
COVER_BAR: Final = Rect(0, 0, 28, HIGH)
#: What `deck_places` finds these layouts to have room for.
BODY: Final = Rect(44, 110, 872, 388)
FOOT: Final = Rect(44, 500, 796, 26)
COVER_FOOT: Final = Rect(91.2, 510, 785.6, 26)
FACE: Final = "Yu Gothic"
LATIN: Final = "Arial"
COLOURS: Final = {
    "dk2": LIGHT.muted,
    "lt2": "#F4F6FA",
    "accent1": LIGHT.accent,
    "accent2": LIGHT.second,
    "accent3": LIGHT.watch,
    "accent4": LIGHT.action,
    "accent5": LIGHT.unsure,
    "accent6": LIGHT.quiet,
    "hlink": LIGHT.accent,
    "folHlink": LIGHT.unsure,
}
KEPT: Final = ("Title Slide", "Title Only")


def our_slides() -> bytes:
    """Return a PPTX with a layout for the cover and one for everything else."""
    from pptx import Presentation
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.util import Emu

    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(round(WIDE * EMU)), Emu(round(HIGH * EMU))
    for layout in list(deck.slide_layouts):
        if layout.name not in KEPT:
            deck.slide_layouts.remove(layout)
    master = deck.slide_masters[0]
    theme: Any = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _theme(theme.blob.decode()).encode()  # noqa: SLF001 - python-pptx keeps a theme as bytes
    _shape_master(master)
    for layout in deck.slide_layouts:
        _shape_layout(layout, is_cover=layout.name == "Title Slide")
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _theme(xml: str) -> str:
    for name, colour in COLOURS.items():
        xml = re.sub(
            rf"(<a:{name}>).*?(</a:{name}>)", rf'\1<a:srgbClr val="{colour[1:]}"/>\2', xml, flags=re.DOTALL
        )
    xml = re.sub(r"(<a:dk1>).*?(</a:dk1>)", rf'\1<a:srgbClr val="{LIGHT.text[1:]}"/>\2', xml, flags=re.DOTALL)
    for kind in ("majorFont", "minorFont"):
        fonts = (
            f'<a:{kind}><a:latin typeface="{LATIN}"/><a:ea typeface="{FACE}"/><a:cs typeface=""/></a:{kind}>'
        )
        xml = re.sub(rf"<a:{kind}>.*?</a:{kind}>", fonts, xml, flags=re.DOTALL)
    return re.sub(r'(<a:theme [^>]*name=")[^"]*', r"\1CS Workbench", xml)


def _shape_master(master: Any) -> None:
    for shape in list(master.placeholders):
        kind = shape.element.ph.get("type", "")
        rect = {"title": TITLE, "body": TEXT, "sldNum": NUMBER}.get(kind)
        if rect is None:
            shape.element.getparent().remove(shape.element)
        else:
            _put(shape, rect)
    for size, path in ((2800, "p:titleStyle"), (1800, "p:bodyStyle")):
        for style in master.element.xpath(f".//{path}//a:defRPr"):
            style.set("sz", str(size))
            if path == "p:titleStyle":
                style.set("b", "1")
    for style in master.element.xpath(".//p:titleStyle/a:lvl1pPr"):
        style.set("algn", "l")
    for style in master.element.xpath(".//p:sp[.//p:ph[@type='sldNum']]//a:defRPr"):
        style.set("sz", "1400")
    _bar(master, BAR, "accent", 90)
    _bar(master, RULE, "rule", 91)


def _shape_layout(layout: Any, *, is_cover: bool) -> None:
    for shape in list(layout.placeholders):
        kind = shape.element.ph.get("type", "")
        own = (
            {"ctrTitle": COVER_TITLE, "subTitle": COVER_TEXT}
            if is_cover
            else {"title": TITLE, "sldNum": NUMBER}
        )
        if kind not in own:
            shape.element.getparent().remove(shape.element)
            continue
        _put(shape, own[kind])
        for style in shape.element.xpath(".//a:lvl1pPr"):
            style.set("algn", "l")
    if is_cover:
        layout.element.set("showMasterSp", "0")
        for style in layout.element.xpath(".//p:sp[.//p:ph[@type='ctrTitle']]//a:bodyPr"):
            style.set("anchor", "b")
        for style in layout.element.xpath(".//p:sp[.//p:ph[@type='subTitle']]//a:solidFill"):
            style.getparent().remove(style)
        _bar(layout, COVER_BAR, "accent", 90)


def _put(shape: Any, rect: Rect) -> None:
    shape.left, shape.top, shape.width, shape.height = (round(value * EMU) for value in rect)


def _bar(owner: Any, rect: Rect, colour: str, number: int) -> None:
    tree = owner.shapes._spTree  # noqa: SLF001 - masters have no public way to add a shape
    tree.insert(
        2,
        parsed(
            f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Bar {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr>{place(rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill(colour)}<a:ln><a:noFill/></a:ln></p:spPr>'
            "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
        ),
    )
