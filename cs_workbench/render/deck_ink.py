"""Texts and shapes as a slide keeps them: every run says its language and its Japanese face."""

# ruff: noqa: E501 - XML reads best as it is written

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from cs_workbench.render.deck_fit import Rect
from cs_workbench.render.deck_letters import LEADING
from cs_workbench.render.deck_sheet import Para, Run

EMU: Final = 12700  # of a point
SPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LANGS: Final = {"ja": 'lang="ja-JP" altLang="en-US"', "en": 'lang="en-US" altLang="ja-JP"'}
#: Colours that follow the template's, light or dark; anything else is #RRGGBB.
THEMED: Final = {
    "text": '<a:schemeClr val="tx1"/>',
    "muted": '<a:schemeClr val="tx1"><a:satMod val="35000"/><a:lumMod val="65000"/><a:lumOff val="35000"/></a:schemeClr>',
    "rule": '<a:schemeClr val="tx1"><a:satMod val="35000"/><a:lumMod val="25000"/><a:lumOff val="75000"/></a:schemeClr>',
    "panel": '<a:schemeClr val="tx1"><a:alpha val="5000"/></a:schemeClr>',
    "accent": '<a:schemeClr val="accent1"/>',
    "second": '<a:schemeClr val="accent2"/>',
    "paper": '<a:schemeClr val="bg1"/>',
}


def fill(colour: str) -> str:
    """Return a solid fill."""
    ink = THEMED.get(colour) or f'<a:srgbClr val="{colour[1:]}"/>'
    return f"<a:solidFill>{ink}</a:solidFill>"


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes texts in one language with one Japanese face."""

    face: str
    language: str

    @property
    def ea(self) -> str:
        """The Japanese face, of a run or of a chart's texts."""
        return f"<a:ea typeface={quoteattr(self.face)}/>"

    def run(self, run: Run, *, inherit: bool = False) -> str:
        """Return ``run``, its lines apart; ``inherit``: colour and weight are the template's."""
        bold = "" if inherit else f' b="{int(run.bold)}"'
        look = self.ea if inherit else fill(run.colour) + self.ea
        head = f'<a:rPr {LANGS[self.language]} sz="{round(run.points * 100)}"{bold} dirty="0">{look}</a:rPr>'
        return f"<a:br>{head}</a:br>".join(
            f"<a:r>{head}<a:t>{escape(line)}</a:t></a:r>" for line in run.text.split("\n")
        )

    def paragraph(self, para: Para, *, inherit: bool = False) -> str:
        """Return ``para``; lines stand at a fixed distance, so that they take the room that was measured."""
        points = max((run.points for run in para.runs), default=14.0)
        sign = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if para.sign else "<a:buNone/>"
        indent = round(points * 1.2 * EMU) if para.sign else 0
        spacing = (
            f'<a:lnSpc><a:spcPts val="{round(points * LEADING * 100)}"/></a:lnSpc>'
            '<a:spcBef><a:spcPts val="0"/></a:spcBef>'
            f'<a:spcAft><a:spcPts val="{round(para.after * 100)}"/></a:spcAft>'
        )
        align = "" if inherit else f' algn="{para.align}"'
        head = f'<a:pPr marL="{indent}" indent="{-indent}"{align} eaLnBrk="1" hangingPunct="1">{spacing}{sign}</a:pPr>'
        runs = "".join(self.run(run, inherit=inherit) for run in para.runs if run.text)
        return f"<a:p>{head}{runs}</a:p>"

    def paragraphs(self, paras: Sequence[Para], *, inherit: bool = False) -> str:
        """Return all of ``paras``, or the empty one that every text needs."""
        return "".join(self.paragraph(para, inherit=inherit) for para in paras) or "<a:p/>"

    def refill(self, shape: Any, paras: Sequence[Para]) -> None:
        """Put ``paras`` into a shape of the template, which keeps its colours."""
        body = shape.text_frame._txBody  # noqa: SLF001 - python-pptx has no public door to the element
        for old in body.findall(f"{A}p"):
            body.remove(old)
        for new in parsed(f"<a:body {SPACES}>{self.paragraphs(paras, inherit=True)}</a:body>"):
            body.append(new)


def parsed(text: str) -> Any:
    """Return the element of an XML text, as python-pptx parses it."""
    from pptx.oxml import parse_xml

    return parse_xml(text)


def place(rect: Rect, prefix: str = "a") -> str:
    """Return where a shape lies."""
    x, y, w, h = (round(value * EMU) for value in rect)
    return (
        f'<{prefix}:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{max(w, 0)}" cy="{max(h, 0)}"/></{prefix}:xfrm>'
    )


def emus(rect: Rect) -> tuple[Any, Any, Any, Any]:
    """Return a rectangle in the unit of the file."""
    x, y, w, h = (round(value * EMU) for value in rect)
    return x, y, max(w, 1), max(h, 1)
