"""A slide of a PPTX as a sheet: texts, native tables and charts, pictures, each with its alternative text."""

# ruff: noqa: E501 - XML reads best as it is written

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from cs_workbench.domain.chart import Chart, unitless
from cs_workbench.domain.deck import LEAST_POINTS
from cs_workbench.render.charts import picture
from cs_workbench.render.deck_chart import chart_data, grid_of, is_native
from cs_workbench.render.deck_fit import Rect
from cs_workbench.render.deck_ink import EMU, SPACES, Pen, emus, fill, parsed, place
from cs_workbench.render.deck_sheet import Para
from cs_workbench.render.look import Look

PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid
NO_LINES: Final = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))


@dataclass(slots=True)
class SlideSheet:
    """The shapes of one slide; the ids of new ones follow those it has.

    ``inks``: the template's 'accent' and 'second' as #RRGGBB; ``as_of``: the date of a chart's workbook.
    """

    slide: Any
    pen: Pen
    inks: dict[str, str]
    as_of: date

    def add(self, text: str) -> Any:
        """Put a shape upon the others and return it."""
        element = parsed(text)
        self.slide.shapes._spTree.append(element)  # noqa: SLF001 - as in `refill`
        return element

    def next_id(self) -> int:
        """Return an id that no shape of the slide has."""
        used = self.slide.shapes._spTree.xpath("//p:cNvPr/@id")  # noqa: SLF001 - as in `refill`
        return max((int(one) for one in used if one.isdigit()), default=1) + 1

    def box(
        self,
        rect: Rect,
        paras: Sequence[Para],
        *,
        panel: str = "",
        anchor: str = "t",
        pad: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """Write ``paras`` into a box, filled with ``panel`` where it is given."""
        number = self.next_id()
        ground = fill(panel) if panel else "<a:noFill/>"
        x, y = (round(value * EMU) for value in pad)
        self.add(
            f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Text {number}"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
            f'</p:nvSpPr><p:spPr>{place(rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{ground}<a:ln><a:noFill/></a:ln></p:spPr>'
            f'<p:txBody><a:bodyPr wrap="square" lIns="{x}" tIns="{y}" rIns="{x}" bIns="{y}" anchor="{anchor}" '
            f'rtlCol="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>{self.pen.paragraphs(paras)}</p:txBody></p:sp>'
        )

    def rows(
        self,
        rect: Rect,
        wide: Sequence[float],
        rows: Sequence[tuple[float, Sequence[Para]]],
        pad: tuple[float, float],
        alt: str,
    ) -> None:
        """Write a native table: each row its height and its cells; the first is the heading."""
        number = self.next_id()
        grid = "".join(f'<a:gridCol w="{round(one * EMU)}"/>' for one in wide)
        x, y = (round(value * EMU) for value in pad)
        body = []
        for line, (high, cells) in enumerate(rows):
            rule = (
                f'<a:lnB w="{19050 if line == 0 else 6350}">{fill("accent" if line == 0 else "rule")}</a:lnB>'
            )
            look = f'<a:tcPr marL="{x}" marR="{x}" marT="{y}" marB="{y}" anchor="ctr">{NO_LINES}{rule}<a:noFill/></a:tcPr>'
            text = "".join(
                f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{self.pen.paragraph(cell)}</a:txBody>{look}</a:tc>"
                for cell in cells
            )
            body.append(f'<a:tr h="{round(high * EMU)}">{text}</a:tr>')
        self.add(
            f'<p:graphicFrame {SPACES}><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Table {number}" '
            f'descr={quoteattr(alt)}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
            f"<p:nvPr/></p:nvGraphicFramePr>{place(rect, 'p')}<a:graphic>"
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
            f'<a:tblPr firstRow="1"><a:tableStyleId>{PLAIN}</a:tableStyleId></a:tblPr>'
            f"<a:tblGrid>{grid}</a:tblGrid>{''.join(body)}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
        )

    def plot(self, chart: Chart, rect: Rect, alt: str) -> None:
        """Draw a chart natively, or as a picture where PowerPoint has no such figure."""
        if is_native(chart.figure):
            from pptx.enum.chart import XL_CHART_TYPE

            data = self.data(chart, rect)
            frame = self.slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *emus(rect), data)
        else:
            look = Look("light", float(LEAST_POINTS), (self.pen.face,), "window")
            content = picture(unitless(chart), look, rect.width * 96 / 72, rect.height * 96 / 72)
            frame = self.slide.shapes.add_picture(io.BytesIO(content), *emus(rect))
        describe(frame, alt)

    def data(self, chart: Chart, rect: Rect) -> Any:
        """Return the numbers of a native chart."""
        return chart_data(grid_of(chart, rect.width, rect.height), self.pen, self.inks, self.as_of)

    def picture(self, content: bytes, rect: Rect, alt: str) -> bool:
        """Fit a picture into ``rect``, in the middle, never stretched; return False for one that cannot be read."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # Pillow warns of a picture of a hundred megapixels
                shape = self.slide.shapes.add_picture(io.BytesIO(content), 0, 0)
        except Exception:  # noqa: BLE001 - a damaged picture raises whatever it stumbles over
            return False
        scale = min(rect.width * EMU / max(shape.width, 1), rect.height * EMU / max(shape.height, 1))
        wide, high = shape.width * scale / EMU, shape.height * scale / EMU
        at = Rect(rect.left + (rect.width - wide) / 2, rect.top + (rect.height - high) / 2, wide, high)
        shape.left, shape.top, shape.width, shape.height = emus(at)
        describe(shape, alt)
        return True


def describe(frame: Any, text: str) -> None:
    """Give a shape its alternative text."""
    frame._element.xpath("./*/p:cNvPr")[0].set("descr", text)  # noqa: SLF001 - no public door
