"""Templates as companies have them, made here: wide, old 4:3, one with odd places, one that speaks our contract."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt


def theme(deck: Any, *, accent: str, face: str) -> None:
    """Give ``deck`` a company's colour and Japanese face."""
    part = deck.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME)
    xml = part.blob.decode()
    xml = re.sub(r"(<a:accent1>).*?(</a:accent1>)", rf'\1<a:srgbClr val="{accent}"/>\2', xml, flags=re.DOTALL)
    xml = re.sub(r'(<a:minorFont>.*?<a:ea typeface=")[^"]*', rf"\1{face}", xml, count=1, flags=re.DOTALL)
    part._blob = xml.encode()


def wide(path: Path) -> Path:
    """Write a 16:9 template with a sample slide, its maker's name and a dark red."""
    deck: Any = Presentation()
    across = 1.7778 * deck.slide_height / deck.slide_width
    for owner in (deck.slide_masters[0], *deck.slide_layouts):
        for shape in owner.placeholders:
            if shape.element.spPr.xfrm is not None:
                shape.left, shape.width = round(shape.left * across), round(shape.width * across)
    deck.slide_width = round(deck.slide_width * across)
    theme(deck, accent="7A1022", face="Meiryo")
    sample = deck.slides.add_slide(deck.slide_layouts[1])
    sample.shapes.title.text = "SECRET sample of another customer"
    deck.core_properties.author = "SECRET maker"
    deck.core_properties.comments = "SECRET comment"
    deck.save(str(path))
    return path


def old(path: Path) -> Path:
    """Write a 4:3 template as it comes."""
    deck: Any = Presentation()
    theme(deck, accent="0B5D1E", face="MS PGothic")
    deck.save(str(path))
    return path


def odd(path: Path) -> Path:
    """Write a template whose title stands at the foot, with a picture's, a table's and small places and no cover."""
    deck: Any = Presentation()
    theme(deck, accent="222222", face="BIZ UDPGothic")
    for layout in list(deck.slide_layouts):
        if layout.name not in ("Picture with Caption", "Two Content", "Title and Vertical Text"):
            deck.slide_layouts.remove(layout)
    for layout in deck.slide_layouts:
        for shape in layout.placeholders:
            if shape.placeholder_format.type is not None and shape.element.ph.get("type") == "title":
                shape.left, shape.top, shape.width, shape.height = Pt(40), Pt(430), Pt(640), Pt(60)
    deck.save(str(path))
    return path


def named(path: Path) -> Path:
    """Write a template that speaks the contract: layouts with named places and a slide with a styled chart."""
    deck: Any = Presentation()
    theme(deck, accent="123456", face="Meiryo")
    two = deck.slide_layouts[3]
    left, right = (shape for shape in two.placeholders if shape.placeholder_format.idx in (1, 2))
    left.name, right.name = "cs:text:summary", "Whatever"
    content = deck.slide_layouts[7]
    for shape in content.placeholders:
        if shape.placeholder_format.idx == 1:
            shape.name = "cs:table:carried"
    chart_place = deck.slide_layouts[8]
    for shape in chart_place.placeholders:
        if shape.element.ph.get("type") == "pic":
            shape.name = "cs:chart:service"
            shape.element.ph.set("type", "chart")
    model = deck.slides.add_slide(deck.slide_layouts[5])
    model.shapes.title.text = "Sample"
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["a", "b"]
    data.add_series("old", (1, 2))
    frame = model.shapes.add_chart(XL_CHART_TYPE.LINE, Pt(40), Pt(130), Pt(600), Pt(300), data)
    frame.name = "cs:chart:adoption"
    line = frame.chart.plots[0].series[0].format.line
    line.color.rgb, line.width = RGBColor(0xAB, 0xCD, 0x12), Pt(5)  # type: ignore[no-untyped-call]
    other = model.shapes.add_textbox(Pt(40), Pt(440), Pt(300), Pt(40))
    other.name, other.text_frame.text = "cs:text:unused", "SECRET sample text"
    deck.save(str(path))
    return path
