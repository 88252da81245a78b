"""The slides with charts: outcomes, adoption, breadth and service quality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, log10, nan
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.chart import Bars, Chart, Part, Role, Trend
from cs_workbench.domain.deck import Block, Lines, Missing, Plot, Slide, Table, Tile, Tiles
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.review_figures import guide, people, seats_tile, users_tile, users_title
from cs_workbench.services.review_words import (
    BAR_NAME,
    CELL,
    NAME,
    TICKET_KINDS,
    UNKNOWN,
    Pen,
    duration,
    gap,
    in_unit,
    number,
    percent,
    tidy,
    week_names,
)

if TYPE_CHECKING:
    from cs_workbench.services.review_facts import Goal, Service, Urgent

MOST_BARS: Final = 10
WHOLE: Final = 100.0
NAMED: Final = 3
ROLES: Final[dict[str, Role]] = {"defect": "accent", "help": "second", "request": "muted", "": "unsure"}


def outcomes(pen: Pen) -> Slide | None:
    """Return measured goals: target, now, last time and a year before on the way to it; None: nothing is measured."""
    goals = [g for g in pen.facts.goals if way(g, g.actual) is not None]
    if not goals:
        return None
    reached = sum(w >= WHOLE for w in (way(g, g.actual) or 0.0 for g in goals))
    title = pen.say(
        "deck", N_("deck", "{reached} of %n measured goal(s) reached"), len(goals), reached=reached
    )
    names = tuple(pen.of(g.name, g.account, BAR_NAME) for g in goals)
    headings = tuple(
        pen.say("deck", text)
        for text in (
            N_("deck", "Goal"), N_("deck", "Start"), N_("deck", "Year before"), N_("deck", "Last time"),
            N_("deck", "Current"), N_("deck", "Target"),
        )
    )  # fmt: skip
    rows = tuple(
        (
            pen.of(g.name, g.account, CELL),
            *(in_unit(g, v) for v in (g.start, g.year, g.previous, g.actual, g.target)),
        )
        for g in goals
    )
    chart = Chart(
        "outcomes", title, pen.say("deck", N_("deck", "Way from the start value (0 %) to the target (100 %).")),
        Bars(names, _beside_target(pen, goals), "%", across=True, beside=True), headings, rows, (1, 2, 3, 4, 5),
    )  # fmt: skip
    starts = tuple(row[:2] for row in rows)  # the chart says the rest
    table = Table(headings[:2], starts, (3, 2), (1,), tuple(g.status for g in goals), "outcomes")
    return _slide(pen, chart, table, ("goals",))


def _beside_target(pen: Pen, goals: Sequence[Goal]) -> tuple[Part, ...]:
    """Return target, now, last time and a year before as shares of the way, each with its value, where any is known."""
    columns: tuple[tuple[str, Role, list[float | None]], ...] = (
        (N_("deck", "Target"), "muted", [g.target for g in goals]),
        (N_("deck", "Current"), "accent", [g.actual for g in goals]),
        (N_("deck", "Last time"), "second", [g.previous for g in goals]),
        (N_("deck", "Year before"), "gain", [g.year for g in goals]),
    )
    parts = []
    for name, role, values in columns:
        ways = [way(goal, value) for goal, value in zip(goals, values, strict=True)]
        if any(one is not None for one in ways):
            labels = tuple(in_unit(goal, value) for goal, value in zip(goals, values, strict=True))
            shares = tuple(nan if one is None else one for one in ways)
            parts.append(Part(pen.say("deck", name), role, shares, labels))
    return tuple(parts)


def way(goal: Goal, value: float | None) -> float | None:
    """Return how much of the way from start to target is gone, 0 to 100; the start counts as 0 where it is unknown."""
    if value is None or goal.target is None:
        return None
    start = goal.start or 0.0
    if goal.target == start:
        return 100.0 if value == goal.target else 0.0
    return min(max((value - start) / (goal.target - start), 0.0), 1.0) * 100


def adoption(pen: Pen) -> Slide | None:
    """Return weekly users with the guide, or uses a week; None: no usage is known."""
    facts = pen.facts
    are_people = bool(facts.weekly_users.now)
    series = facts.weekly_users if are_people else facts.activity
    if not series.now:
        return None
    title = users_title(pen) or pen.say("deck", N_("deck", "Only 1 of 13 weeks is known"))
    names = week_names(pen, len(series.now))
    aim = guide(pen) if are_people else None
    top = nice(max([v for v in series.now if v is not None] + ([aim] if aim else [])))
    cuts = ((aim, pen.say("deck", N_("deck", "Guide {value}"), value=people(pen, aim))),) if aim else ()
    unit = pen.say("deck", N_("deck", "people")) if are_people else pen.say("deck", N_("deck", "uses"))
    trend = Trend(names, tuple(nan if v is None else v for v in series.now), 0.0, top, unit, cuts)
    headings = tuple(
        pen.say("deck", text)
        for text in (
            N_("deck", "Week from"), N_("deck", "Now"), N_("deck", "13 weeks before"), N_("deck", "Year before"),
        )
    )  # fmt: skip
    columns = [list(weeks) or [None] * len(names) for weeks in (series.now, series.before, series.year)]
    rows = tuple((name, *(number(c[i]) for c in columns)) for i, name in enumerate(names))
    subtitle = (
        pen.say("deck", N_("deck", "The guide is {value} of the seats."), value=percent(facts.guide))
        if aim
        else ""
    )
    chart = Chart("adoption", title, subtitle, trend, headings, rows, (1, 2, 3))
    tiles = tuple(tile for tile in (users_tile(pen), seats_tile(pen)) if tile)
    figures = ("weekly_users", "seat_use") if are_people else ("activity",)
    return _slide(pen, chart, Tiles(tiles), figures)


def nice(value: float) -> float:
    """Return the end of an axis that starts at zero and holds ``value``: 1, 1.5, 2 ... times a power of ten."""
    if value <= 0:
        return 1.0
    base = 10.0 ** (ceil(log10(value)) - 1)
    return next(
        step * base
        for step in (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 20.0)
        if step * base >= value * 1.02
    )


def breadth(pen: Pen) -> Slide | None:
    """Return the most used features; None: no source tells them apart."""
    features = pen.facts.features
    if not features:
        return None
    shown = features[:MOST_BARS]
    whole = sum(f.now for f in features)
    three = sum(f.now for f in features[:NAMED])
    if len(features) > NAMED and whole:
        text = N_("deck", "3 of {all} features make up {share} of use")
        title = pen.say("deck", text, all=len(features), share=percent(three / whole * 100))
    else:
        title = pen.say("deck", N_("deck", "%n feature(s) in use"), len(features))
    names = tuple(tidy(f.name, BAR_NAME) for f in shown)
    part = Part(
        pen.say("deck", N_("deck", "Uses in 13 weeks")), "accent", tuple(f.now for f in shown),
        tuple(number(f.now) for f in shown),
    )  # fmt: skip
    headings = tuple(
        pen.say("deck", text)
        for text in (
            N_("deck", "Feature"), N_("deck", "Now"), N_("deck", "13 weeks before"), N_("deck", "Year before"),
        )
    )  # fmt: skip
    rows = tuple((tidy(f.name, NAME), *(number(v) for v in (f.now, f.before, f.year))) for f in features)
    unit = pen.say("deck", N_("deck", "uses"))
    chart = Chart("breadth", title, "", Bars(names, (part,), unit, across=True), headings, rows, (1, 2, 3))
    table = Table(headings, rows[:6], (6, 3, 3, 3), (1, 2, 3), slot="breadth")
    return _slide(pen, chart, table, ("features",))


def service(pen: Pen) -> Slide | None:
    """Return tickets by week and kind with the times they took; one sentence where there was none; None: not known."""
    tickets = pen.facts.tickets
    now = tickets.now
    if now is None:
        return None
    if not now.count:
        title = pen.say("deck", N_("deck", "No ticket was opened in 13 weeks"))
        line = pen.say("deck", N_("deck", "Nothing reached our support from {start} to {end}."),
                       start=pen.facts.window_from, end=pen.facts.window_to)  # fmt: skip
        lines = Lines((line, *pen.lines("service")), slot="service")
        return Slide("service", title, (lines,), pen.foot("tickets"), pen.notes("tickets"))
    if now.urgent:
        text = N_("deck", "{count} tickets in 13 weeks, {urgent} of them P1")
        title = pen.say("deck", text, count=number(now.count), urgent=number(now.urgent))
    else:
        title = pen.say("deck", N_("deck", "%n ticket(s) in 13 weeks, no P1"), now.count)
    parts = tuple(
        Part(pen.say("deck", TICKET_KINDS[kind]), ROLES[kind], tuple(float(n) for n in weeks))
        for kind, weeks in zip(tickets.kinds, tickets.weeks, strict=True)
    )
    names = week_names(pen, len(tickets.weeks[0]))
    heads = (pen.say("deck", N_("deck", "Week from")), *(part.name for part in parts))
    body = tuple((name, *(number(part.values[i]) for part in parts)) for i, name in enumerate(names))
    figure = Bars(names, parts, pen.say("deck", N_("deck", "tickets")))
    chart = Chart("service", title, "", figure, heads, body, tuple(range(1, len(heads))))
    slide = _slide(pen, chart, _service_table(pen, now), ("tickets", "response", "resolution"))
    return replace(slide, notes="\n".join((slide.notes, *(_urgent(pen, one) for one in tickets.urgent))))


def _urgent(pen: Pen, one: Urgent) -> str:
    """Return a P1 as the speaker says it."""
    filled = {"opened": one.opened_on, "subject": tidy(one.subject, CELL) or UNKNOWN}
    if one.closed_on is None:
        return pen.say("deck", N_("deck", "P1 of {opened}: {subject} (still open)"), **filled)
    return pen.say(
        "deck", N_("deck", "P1 of {opened}: {subject} (solved {closed})"), closed=one.closed_on, **filled
    )


def _service_table(pen: Pen, now: Service) -> Table:
    windows = (now, pen.facts.tickets.before, pen.facts.tickets.year)
    none = pen.say("deck", N_("deck", "none agreed"))

    def row(name: str, values: Sequence[str]) -> tuple[str, ...]:
        return (name, *values, none)

    headings = tuple(
        pen.say("deck", text)
        for text in (
            N_("deck", "Figure"), N_("deck", "Now"), N_("deck", "13 weeks before"), N_("deck", "Year before"),
            N_("deck", "Target"),
        )
    )  # fmt: skip
    rows = (
        row(
            pen.say("deck", N_("deck", "Tickets")),
            [UNKNOWN if s is None else number(s.count) for s in windows],
        ),
        row(pen.say("deck", N_("deck", "P1")), [UNKNOWN if s is None else number(s.urgent) for s in windows]),
        row(
            pen.say("deck", N_("deck", "First response (median)")),
            [UNKNOWN if s is None else duration(pen, s.response_minutes) for s in windows],
        ),
        row(
            pen.say("deck", N_("deck", "Time to solve (median)")),
            [
                UNKNOWN if s is None or s.resolution_hours is None else duration(pen, s.resolution_hours * 60)
                for s in windows
            ],
        ),
        row(
            pen.say("deck", N_("deck", "Of these still open")),
            [number(pen.facts.tickets.still_open), UNKNOWN, UNKNOWN],
        ),
    )
    return Table(headings, rows, (6, 3, 4, 4, 3), (1, 2, 3), slot="service")


def _slide(pen: Pen, chart: Chart, beside: Tiles | Table, figures: tuple[str, ...]) -> Slide:
    """Return a chart with its figures; where the CSM wrote lines, the figures become lines before them."""
    slide = chart.id
    lines = pen.lines(slide)
    right: Block = beside
    if lines and isinstance(beside, Tiles):
        right = Lines((*(_tile_line(pen, tile) for tile in beside.tiles), *lines), slot=slide)
    blocks: tuple[Block, ...] = (Plot(chart, slide), right)
    if lines and isinstance(beside, Table):
        blocks = (Plot(chart, slide), Lines((*_table_lines(pen, beside), *lines), slot=slide))
    return Slide(slide, chart.title, blocks, pen.foot(*figures), pen.notes(*figures))


def _tile_line(pen: Pen, tile: Tile) -> str:
    compared = pen.joined(text for text in (tile.target, tile.previous, tile.last_year) if text)
    text = N_("deck", "{name}: {value} ({compared})")
    return pen.say("deck", text, name=tile.name, value=tile.value, compared=compared)


def _table_lines(pen: Pen, table: Table) -> list[str]:
    def line(row: tuple[str, ...]) -> str:
        cells = zip(table.headings[1:], row[1:], strict=True)
        pairs = pen.joined(pen.say("deck", N_("deck", "{name} {value}"), name=n, value=v) for n, v in cells)
        return pen.say("deck", N_("deck", "{name}: {value}"), name=row[0], value=pairs)

    return [line(row) for row in table.rows]


def missing(pen: Pen, slide: str) -> Slide | None:
    """Return a slide that says what is missing, where the CSM wants to see it although nothing is known."""
    figure = {
        "adoption": "weekly_users",
        "breadth": "features",
        "service": "tickets",
        "outcomes": "goals",
    }.get(slide)
    told = pen.facts.source_of(figure) if figure else None
    if told is None or not told.gap:
        return None
    title = pen.say(
        "deck",
        N_("deck", "No goal has been measured yet")
        if figure == "goals"
        else N_("deck", "0 of 13 weeks are known"),
    )
    return Slide(slide, title, (Missing(gap(pen, told)),), pen.foot(told.figure), pen.notes(told.figure))
