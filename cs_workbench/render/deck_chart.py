"""A chart as PowerPoint's own: its XML and its workbook, so that a person can edit the numbers.

python-pptx places the chart and keeps its parts together; the XML is ours, because its makers have no combined charts, no
lines across and no Japanese face. Unknown values are gaps in both the chart and the workbook.
"""

# ruff: noqa: E501 - XML reads best as it is written

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from xml.sax.saxutils import escape

from cs_workbench.domain.chart import Bars, Bridge, Chart, Curve, Figure, Role, Trend
from cs_workbench.domain.palette import LIGHT
from cs_workbench.render.deck_ink import LANGS, Pen, fill
from cs_workbench.render.deck_letters import cut, one_line, width
from cs_workbench.render.look import MARKS, colour_of, ink_on, mixed

POINTS: Final = 14
NEAR: Final = 0.14  # of the axis: a line so close above a point has its label below
NAME_EMS: Final = 22.0  # a longer name is cut in the chart
MOST_SERIES: Final = 24
SPACES: Final = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HATCHES: Final = {"///": "wdUpDiag", "xxx": "openDmnd", "...": "pct20", "\\\\\\": "wdDnDiag"}
THEMED: Final[dict[Role, str]] = {"accent": "accent", "second": "second"}
NOTHING: Final = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
WHOLE_DEGREE: Final = "#,##0"


@dataclass(frozen=True, slots=True)
class Series:
    """A row of numbers under a name; ``labels``: what is printed at each point; ``role`` None: it is not seen."""

    name: str
    values: tuple[float | None, ...]
    role: Role | None
    labels: tuple[str, ...] = ()
    shows: bool = False  # every value, as the number it is
    below: bool = False  # its labels stand below a line


@dataclass(frozen=True, slots=True)
class Grid:
    """What a native chart holds: columns or lying bars, and lines over the same categories."""

    categories: tuple[str, ...]
    bars: tuple[Series, ...] = ()
    lines: tuple[Series, ...] = ()
    grouping: str = "clustered"
    across: bool = False
    legend: bool = False
    low: float | None = None
    high: float | None = None
    skip: int = 1
    unit: float | None = None  # between two ticks
    axis: bool = True
    x_name: str = ""
    hidden: tuple[int, ...] = field(default=())  # series without an entry in the key

    @property
    def series(self) -> tuple[Series, ...]:
        """All of them, in the order of the workbook."""
        return (*self.bars, *self.lines)


def is_native(figure: Figure | None) -> bool:
    """Whether PowerPoint can draw ``figure`` itself."""
    match figure:
        case Bars():
            return bool(figure.categories and figure.parts) and not figure.ticks
        case Bridge():
            return bool(figure.steps)
        case Trend():
            return bool(figure.times)
        case Curve():
            return bool(figure.bars)
        case _:
            return False


def grid_of(chart: Chart, wide: float, high: float) -> Grid:
    """Return the numbers of a chart that `is_native`, for a place of ``wide`` by ``high`` points."""
    match chart.figure:
        case Bars() as figure:
            return _bars(figure, wide, high)
        case Bridge() as figure:
            return _bridge(figure, wide)
        case Trend() as figure:
            return _trend(figure, chart, wide)
        case Curve() as figure:
            return _curve(figure, wide)
        case _:
            raise TypeError(chart.figure)


def chart_data(grid: Grid, pen: Pen, inks: dict[str, str], made_on: date) -> Any:
    """Return what ``add_chart``, ``insert_chart`` and ``replace_data`` take: numbers, XML and workbook."""
    from pptx.chart.data import CategoryChartData
    from pptx.chart.xlsx import CategoryWorkbookWriter

    class Book(CategoryWorkbookWriter):  # type: ignore[misc, unused-ignore]
        """A workbook that runs no text as a formula and knows no clock."""

        @property
        def xlsx_blob(self) -> bytes:
            return workbook(grid, made_on)

    class Data(CategoryChartData):  # type: ignore[misc, unused-ignore]
        """Numbers whose XML is ours."""

        def xml_bytes(self, chart_type: Any) -> bytes:
            return chart_xml(grid, pen, inks).encode()

        @property
        def _workbook_writer(self) -> Any:
            return Book(self)  # type: ignore[no-untyped-call]

    data: Any = Data()  # type: ignore[no-untyped-call]
    data.categories = grid.categories
    for one in grid.series:
        data.add_series(one.name, one.values)
    return data


def workbook(grid: Grid, made_on: date) -> bytes:
    """Return the numbers as an XLSX: categories in the first column, a series in each of the others."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    plain = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(out, plain)
    book.set_properties({"created": datetime(made_on.year, made_on.month, made_on.day)})  # noqa: DTZ001 - a day
    sheet = book.add_worksheet()
    for row, name in enumerate(grid.categories):
        sheet.write_string(row + 1, 0, name)
    for column, one in enumerate(grid.series):
        sheet.write_string(0, column + 1, one.name)
        for row, value in enumerate(one.values):
            if value is not None:
                sheet.write_number(row + 1, column + 1, value)
    book.close()
    return out.getvalue()


def chart_xml(grid: Grid, pen: Pen, inks: dict[str, str]) -> str:
    """Return the chart's part; ``inks``: the template's 'accent' and 'second' as #RRGGBB."""
    draw = _Xml(grid, pen, inks)
    return (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
        f'<c:chartSpace {SPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{draw.plots()}{draw.axes()}</c:plotArea>{draw.legend()}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{draw.texts()}</c:chartSpace>"
    )


@dataclass(frozen=True, slots=True)
class _Xml:
    grid: Grid
    pen: Pen
    inks: dict[str, str]

    def texts(self, colour: str = "text", *, bold: bool = False, flat: bool = False) -> str:
        body = '<a:bodyPr rot="0" vert="horz"/>' if flat else "<a:bodyPr/>"
        look = f'sz="{POINTS * 100}" b="{int(bold)}"'
        return (
            f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr><a:defRPr {look}>{fill(colour)}{self.pen.ea}</a:defRPr></a:pPr>"
            f"<a:endParaRPr {LANGS[self.pen.language]}/></a:p></c:txPr>"
        )

    def rich(self, text: str, colour: str, *, bold: bool = False) -> str:
        run = f'<a:rPr {LANGS[self.pen.language]} sz="{POINTS * 100}" b="{int(bold)}">{fill(colour)}{self.pen.ea}</a:rPr>'
        return f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r>{run}<a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>"

    def plots(self) -> str:
        grid = self.grid
        found = ""
        if grid.bars:
            overlap = "" if grid.grouping == "clustered" else '<c:overlap val="100"/>'
            found += (
                f'<c:barChart><c:barDir val="{"bar" if grid.across else "col"}"/><c:grouping val="{grid.grouping}"/>'
                f'<c:varyColors val="0"/>{"".join(self.one(n, s, False) for n, s in enumerate(grid.bars))}'
                f'<c:gapWidth val="55"/>{overlap}<c:axId val="111"/><c:axId val="222"/></c:barChart>'
            )
        if grid.lines:
            lines = "".join(self.one(n + len(grid.bars), s, True) for n, s in enumerate(grid.lines))
            found += (
                f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{lines}'
                '<c:marker val="1"/><c:axId val="111"/><c:axId val="222"/></c:lineChart>'
            )
        return found

    def one(self, number: int, series: Series, is_line: bool) -> str:
        grid = self.grid
        last = len(grid.categories) + 1
        letter = chr(ord("B") + number)
        look = self.line(number, series) if is_line else self.bar(series)
        names = "".join(
            f'<c:pt idx="{n}"><c:v>{escape(name)}</c:v></c:pt>' for n, name in enumerate(grid.categories)
        )
        values = "".join(
            f'<c:pt idx="{n}"><c:v>{value!r}</c:v></c:pt>'
            for n, value in enumerate(series.values)
            if value is not None
        )
        inverted = "" if is_line else '<c:invertIfNegative val="0"/>'
        smooth = '<c:smooth val="0"/>' if is_line else ""
        count = f'<c:ptCount val="{len(grid.categories)}"/>'
        return (
            f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>Sheet1!${letter}$1</c:f><c:strCache>'
            f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>{look}'
            f"{inverted}{self.labels(series, is_line)}<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{count}"
            f"{names}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${letter}$2:${letter}${last}</c:f>"
            f"<c:numCache><c:formatCode>General</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val>{smooth}</c:ser>"
        )

    def bar(self, series: Series) -> str:
        if series.role is None:
            return NOTHING
        colour = colour_of(LIGHT, series.role)
        hatch = HATCHES.get(MARKS[series.role].hatch)
        themed = THEMED.get(series.role)
        if themed:
            inside = fill(themed)
        elif hatch:
            pale = mixed(colour, LIGHT.surface, 0.82)
            inside = (
                f'<a:pattFill prst="{hatch}"><a:fgClr><a:srgbClr val="{pale[1:]}"/></a:fgClr>'
                f'<a:bgClr><a:srgbClr val="{colour[1:]}"/></a:bgClr></a:pattFill>'
            )
        else:
            inside = fill(colour)
        return f'<c:spPr>{inside}<a:ln w="9525">{fill("paper")}</a:ln></c:spPr>'

    def line(self, number: int, series: Series) -> str:
        none = '<c:marker><c:symbol val="none"/></c:marker>'
        if series.role is None:
            return NOTHING + none
        ink = fill(THEMED.get(series.role) or colour_of(LIGHT, series.role))
        if series.role == "accent":
            dots = (
                none
                if len(self.grid.categories) > MOST_SERIES * 2
                else f'<c:marker><c:symbol val="circle"/><c:size val="7"/><c:spPr>{ink}<a:ln>{ink}</a:ln></c:spPr></c:marker>'
            )
            return f'<c:spPr><a:ln w="31750" cap="rnd">{ink}<a:round/></a:ln></c:spPr>{dots}'
        dash = "sysDash" if number % 2 else "lgDash"
        return f'<c:spPr><a:ln w="22225">{ink}<a:prstDash val="{dash}"/></a:ln></c:spPr>{none}'

    def labels(self, series: Series, is_line: bool) -> str:
        grid = self.grid
        where = (
            ("b" if series.below else "t") if is_line else "outEnd" if grid.grouping == "clustered" else "ctr"
        )
        ground = None if is_line or grid.grouping == "clustered" or series.role is None else series.role
        themed = THEMED.get(ground) if ground else None
        ink = "text" if ground is None else ink_on(self.inks[themed] if themed else colour_of(LIGHT, ground))
        shown = (
            '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
            '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        )
        each = "".join(
            f'<c:dLbl><c:idx val="{n}"/>{self.rich(text, ink, bold=is_line)}<c:dLblPos val="{where}"/>{shown.format(1)}</c:dLbl>'
            for n, text in enumerate(series.labels)
            if text and series.values[n] is not None
        )
        if series.shows and not series.labels:
            form = f'<c:numFmt formatCode="{number_format(series.values)}" sourceLinked="0"/>'
            return f'<c:dLbls>{form}{self.texts(ink)}<c:dLblPos val="{where}"/>{shown.format(1)}</c:dLbls>'
        return f"<c:dLbls>{each}{shown.format(0)}</c:dLbls>" if each else ""

    def axes(self) -> str:
        grid = self.grid
        base = f'<c:spPr><a:ln w="12700">{fill("muted")}</a:ln></c:spPr>'
        order, side, other = ("maxMin", "l", "b") if grid.across else ("minMax", "b", "l")
        skip = (
            f'<c:tickLblSkip val="{grid.skip}"/><c:tickMarkSkip val="{grid.skip}"/>' if grid.skip > 1 else ""
        )
        name = self.title(grid.x_name) if grid.x_name else ""
        low = f'<c:min val="{grid.low!r}"/>' if grid.low is not None else ""
        high = f'<c:max val="{grid.high!r}"/>' if grid.high is not None else ""
        lines = f'<c:majorGridlines><c:spPr><a:ln w="6350">{fill("rule")}</a:ln></c:spPr></c:majorGridlines>'
        whole = grid.grouping == "percentStacked"
        values = [value for one in grid.series for value in one.values]
        step = 0.25 if whole else grid.unit
        unit = f'<c:majorUnit val="{step!r}"/>' if step else ""
        form = "0%" if whole else number_format((*values, grid.low, grid.high), ticks=True)
        return (
            f'<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
            f'<c:axPos val="{side}"/>{name}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
            f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{base}{self.texts(flat=grid.skip == 1)}<c:crossAx val="222"/>'
            f'<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{skip}'
            '<c:noMultiLvlLbl val="1"/></c:catAx>'
            f'<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/>{high}{low}</c:scaling>'
            f'<c:delete val="{int(not grid.axis)}"/><c:axPos val="{other}"/>{lines if grid.axis else ""}'
            f'<c:numFmt formatCode="{form}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
            f'<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{self.texts("muted", flat=True)}'
            f'<c:crossAx val="111"/><c:crosses val="{"max" if grid.across else "autoZero"}"/>'
            f'<c:crossBetween val="between"/>{unit}</c:valAx>'
        )

    def title(self, text: str) -> str:
        return f'<c:title>{self.rich(text, "muted")}<c:overlay val="0"/></c:title>'

    def legend(self) -> str:
        if not self.grid.legend:
            return ""
        gone = "".join(
            f'<c:legendEntry><c:idx val="{n}"/><c:delete val="1"/></c:legendEntry>' for n in self.grid.hidden
        )
        return f'<c:legend><c:legendPos val="t"/>{gone}<c:overlay val="0"/>{self.texts()}</c:legend>'


def number_format(values: Sequence[float | None], *, ticks: bool = False) -> str:
    """Return how a spreadsheet writes ``values``: one decimal where some have any."""
    known = [value for value in values if value is not None]
    small = max((abs(value) for value in known), default=0.0) < 5  # noqa: PLR2004 - an axis below it has ticks between
    whole = all(float(value).is_integer() for value in known)
    return WHOLE_DEGREE if (not small if ticks else whole) else "#,##0.0"


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _step(span: float) -> float:
    """Return a round distance of ticks (1, 2 or 5 of a power of ten) for at most six steps over ``span``."""
    power = 10.0 ** math.floor(math.log10(span / 6))
    return next((power * one for one in (1, 2, 5) if power * one * 6 >= span * 0.999), power * 10)


def _name(text: str, ems: float = NAME_EMS) -> str:
    return cut(one_line(text), 1.0, ems)


def _bars(figure: Bars, wide: float, high: float) -> Grid:
    count, parts = len(figure.categories), figure.parts[:MOST_SERIES]
    names = tuple(_name(name) for name in figure.categories)
    longest = max((width(name, POINTS) for name in names), default=0.0)
    slot = (wide - 60) / count
    across = figure.across or (longest > slot * 2.6 and count > 1)
    if figure.beside:
        grouping = "clustered"
    else:
        grouping = "percentStacked" if figure.whole else "stacked" if len(parts) > 1 else "clustered"
    values = [tuple(_number(value) for value in part.values[:count]) for part in parts]
    sums = [sum(abs(column[n] or 0.0) for column in values if n < len(column)) for n in range(count)]
    room = (wide * 0.6 if across else high * 0.65) or 1.0

    def labels(part_labels: tuple[str, ...], column: tuple[float | None, ...]) -> tuple[str, ...]:
        """Leave out what a stacked bar, or a thin one among others, has no room for."""
        found = []
        for n, text in enumerate(one_line(label) for label in part_labels[:count]):
            whole = (sums[n] if figure.whole else max(sums)) or 1.0
            length = abs(column[n] or 0.0) / whole * room
            needs = width(text, POINTS) + 4 if across else POINTS * 1.3
            if grouping == "clustered":
                fits = across or not figure.beside or width(text, POINTS) <= slot * 0.8 / len(parts)
            else:
                fits = length >= needs and (across or width(text, POINTS) <= slot * 0.75)
            found.append(text if fits else "")
        return tuple(found)

    bars = tuple(
        Series(_name(part.name), column, part.role, labels(part.labels, column), len(parts) == 1)
        for part, column in zip(parts, values, strict=True)
    )
    over = () if figure.beside else tuple(one_line(text) for text in figure.above[:count])
    lines: tuple[Series, ...] = ()
    if any(over) and (across or figure.whole):
        names = (
            tuple(f"{name}  {text}".rstrip() for name, text in zip(names, over, strict=False))
            + names[len(over) :]
        )
    elif any(over) and longest:
        tops = [sum(max(column[n] or 0.0, 0.0) for column in values) for n in range(count)]
        lines = (Series(" ", tuple(tops), None, over),)
    least = [value for column in values for value in column if value is not None]
    return Grid(
        names,
        bars,
        lines,
        grouping,
        across,
        legend=len(parts) > 1,
        low=0.0 if min(least, default=0.0) >= 0 else None,
        axis=not (all(any(one.labels) or one.shows for one in bars) and len(parts) == 1),
        hidden=(len(bars),) if lines else (),
    )


def _bridge(figure: Bridge, wide: float) -> Grid:
    """Stacked columns on a base that is not seen; what crosses zero has a part on either side."""
    level = 0.0
    base: list[float | None] = []
    seen: dict[Role, tuple[list[float | None], list[float | None]]] = {
        role: ([], []) for role in ("muted", "gain", "loss")
    }
    tops: list[float | None] = []
    for step in figure.steps:
        amount = _number(step.amount)
        start = 0.0 if step.is_total else level
        level = level if amount is None else amount if step.is_total else level + amount
        low, high = min(start, level), max(start, level)
        role: Role = "muted" if step.is_total else "gain" if level >= start else "loss"
        known = amount is not None
        base.append(max(low, 0.0) + min(high, 0.0) if known else None)
        for one, (above, below) in seen.items():
            mine = known and one == role
            above.append(max(high, 0.0) - max(low, 0.0) if mine and high > 0 else None)
            below.append(min(low, 0.0) - min(high, 0.0) if mine and low < 0 else None)
        tops.append(max(high, 0.0))
    names = tuple(_name(step.name) for step in figure.steps)
    bars = [Series(" ", tuple(base), None)]
    for role, (above, below) in seen.items():
        bars += [
            Series(" ", tuple(column), role)
            for column in (above, below)
            if any(value is not None for value in column)
        ]
    marks = Series(" ", tuple(tops), None, tuple(one_line(step.label) for step in figure.steps))
    return Grid(names, tuple(bars), (marks,), "stacked", axis=False)


def _trend(figure: Trend, chart: Chart, wide: float) -> Grid:
    values = tuple(_number(value) for value in figure.values[: len(figure.times)])
    names = tuple(_name(name) for name in figure.times)
    labels = [""] * len(values)
    for spot, text in figure.changes:
        if 0 <= spot < len(labels):
            labels[spot] = one_line(text)
    known = [n for n, value in enumerate(values) if value is not None]
    if known and not labels[known[-1]]:
        final = values[known[-1]]
        unit = one_line(figure.unit)
        text = f"{final:,.1f}".removesuffix(".0")
        labels[known[-1]] = f"{text} {unit}" if unit in ("%", "％") else text
    title = chart.headings[1] if len(chart.headings) > 1 else figure.unit
    low, high = sorted((figure.low, figure.high))
    last = values[known[-1]] if known else None
    is_near = last is not None and any(0 <= cut - last < (high - low) * NEAR for cut, _ in figure.cuts)
    lines = [Series(_name(title) or " ", values, "accent", tuple(labels), below=is_near)]
    for value, text in figure.cuts[: MOST_SERIES - 1]:
        lines.append(Series(_name(text, 40), (_number(value),) * len(names), "second"))
    longest = max((width(name, POINTS) for name in names), default=0.0) + 8
    skip = math.ceil(longest * len(names) / max(wide - 80, 1.0)) if names else 1
    bounds = (
        (float(low), float(high))
        if math.isfinite(low) and math.isfinite(high) and high > low
        else (None, None)
    )
    return Grid(
        names,
        (),
        tuple(lines),
        legend=len(lines) > 1,
        low=bounds[0],
        high=bounds[1],
        skip=max(skip, 1),
        unit=_step(high - low) if bounds[0] is not None else None,
    )


def _curve(figure: Curve, wide: float) -> Grid:
    count = max(len(figure.bars), len(figure.running))
    bars = tuple(_number(value) for value in figure.bars) + (None,) * (count - len(figure.bars))
    running = tuple(_number(value) for value in figure.running) + (None,) * (count - len(figure.running))
    labels = [""] * count
    if figure.mark is not None and 0 < figure.mark[0] <= count and math.isfinite(figure.mark[1]):
        place, share = figure.mark
        labels[place - 1] = f"{place:,} → {share:,.1f}".removesuffix(".0") + " %"
    skip = max(1, math.ceil(count / 12))
    return Grid(
        tuple(str(n + 1) for n in range(count)),
        (Series(_name(figure.bars_name) or " ", bars, "muted"),),
        (Series(_name(figure.running_name) or " ", running, "accent", tuple(labels)),),
        legend=True,
        low=0.0,
        high=100.0,
        unit=20.0,
        skip=skip,
        x_name=one_line(figure.x_name),
    )
