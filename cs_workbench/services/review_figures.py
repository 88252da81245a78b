"""The figures that several slides show: tiles with target, quarter before and year before, and what became of users."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.deck import Tile
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.review_words import UNKNOWN, Pen, number, percent

if TYPE_CHECKING:
    from cs_workbench.services.review_facts import Series

#: A change below this share says nothing.
STEADY: Final = 0.02
#: Of 13 weeks, how many must be known before a change within them, or from them to others, is told.
ENOUGH: Final = 10


@dataclass(frozen=True, slots=True)
class Forms:
    """Sentences by how something moved (1 grew, -1 fell, 0 steady).

    Attributes:
        mean: the mean of the window against that of the 13 weeks before.
        weeks: the first against the last week, where nothing came before.
        against: (mean, weeks) where the weeks tell another story than the mean: both.
    """

    mean: Mapping[int, str]
    weeks: Mapping[int, str]
    against: Mapping[tuple[int, int], str]


USERS: Final = Forms(
    {
        1: N_("deck", "Weekly users grew to {now} on average, from {before} in the 13 weeks before"),
        -1: N_("deck", "Weekly users fell to {now} on average, from {before} in the 13 weeks before"),
        0: N_("deck", "Weekly users held steady at {now} on average ({before} in the 13 weeks before)"),
    },
    {
        1: N_("deck", "Weekly users grew from {first} to {last} in {weeks} weeks"),
        -1: N_("deck", "Weekly users fell from {first} to {last} in {weeks} weeks"),
        0: N_("deck", "Weekly users held steady over {weeks} weeks: {first} and {last}"),
    },
    {
        (1, -1): N_(
            "deck",
            "Weekly users: {now} on average, up from {before} in the 13 weeks before; within the period "
            "down from {first} to {last}",
        ),
        (-1, 1): N_(
            "deck",
            "Weekly users: {now} on average, down from {before} in the 13 weeks before; within the period "
            "up from {first} to {last}",
        ),
        (0, -1): N_(
            "deck",
            "Weekly users: {now} on average, steady ({before} in the 13 weeks before); within the period "
            "down from {first} to {last}",
        ),
        (0, 1): N_(
            "deck",
            "Weekly users: {now} on average, steady ({before} in the 13 weeks before); within the period "
            "up from {first} to {last}",
        ),
    },
)
USERS_AND_GOALS: Final = Forms(
    {
        1: N_(
            "deck",
            "Weekly users grew to {now} on average, from {before} in the 13 weeks before; {met} of {all} goals met",
        ),
        -1: N_(
            "deck",
            "Weekly users fell to {now} on average, from {before} in the 13 weeks before; {met} of {all} goals met",
        ),
        0: N_(
            "deck",
            "Weekly users held steady at {now} on average ({before} in the 13 weeks before); {met} of {all} goals met",
        ),
    },
    {
        1: N_("deck", "Weekly users grew from {first} to {last} in {weeks} weeks; {met} of {all} goals met"),
        -1: N_("deck", "Weekly users fell from {first} to {last} in {weeks} weeks; {met} of {all} goals met"),
        0: N_(
            "deck",
            "Weekly users held steady over {weeks} weeks ({first} and {last}); {met} of {all} goals met",
        ),
    },
    {},
)
USES: Final = Forms(
    {
        1: N_("deck", "Uses a week rose to {now} on average, from {before} in the 13 weeks before"),
        -1: N_("deck", "Uses a week fell to {now} on average, from {before} in the 13 weeks before"),
        0: N_("deck", "Uses a week held steady at {now} on average ({before} in the 13 weeks before)"),
    },
    {
        1: N_("deck", "Uses a week rose from {first} to {last} in {weeks} weeks"),
        -1: N_("deck", "Uses a week fell from {first} to {last} in {weeks} weeks"),
        0: N_("deck", "Uses a week held steady over {weeks} weeks: {first} and {last}"),
    },
    {},
)


def tile(pen: Pen, name: str, target: str, shown: tuple[str, str, str]) -> Tile:
    """Return a tile of (value, 13 weeks before, a year before); ``target`` is whole already."""
    value, before, year = shown
    return Tile(
        name,
        value,
        target,
        pen.say("deck", N_("deck", "13 weeks before: {value}"), value=before),
        pen.say("deck", N_("deck", "a year before: {value}"), value=year),
    )


def mean(values: Sequence[float | None]) -> float | None:
    """Return the mean of the weeks that are known; None: none is."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def people(pen: Pen, value: float | None) -> str:
    """Return how many people; – unknown."""
    return counted(pen, N_("deck", "%n person(s)"), value)


def counted(pen: Pen, form: str, value: float | None) -> str:
    """Return a whole number in the form that counts it; – unknown."""
    return UNKNOWN if value is None else pen.say("deck", form, round(value))


def guide(pen: Pen) -> float | None:
    """Return how many people a week the guide asks for; None: the seats are not known."""
    seats = pen.facts.seats.purchased
    return None if seats is None else round(seats * pen.facts.guide / 100)


def guide_text(pen: Pen, value: str) -> str:
    """Return the guide as a tile shows it: it is not a target that was agreed."""
    return pen.say("deck", N_("deck", "guide: {value}"), value=value)


def users_tile(pen: Pen) -> Tile | None:
    """Return weekly users as the mean of the window, or uses where nobody counts people; None: not known."""
    users = pen.facts.weekly_users
    if users.now:
        now, before, year = _means(users)
        target = guide(pen)
        name = pen.say("deck", N_("deck", "Weekly users (mean of {n} weeks)"), n=str(known_weeks(users.now)))
        aim = guide_text(pen, people(pen, target)) if target is not None else no_target(pen)
        return tile(pen, name, aim, (people(pen, now), people(pen, before), people(pen, year)))
    uses = pen.facts.activity
    if not uses.now:
        return None
    now, before, year = _means(uses)
    name = pen.say("deck", N_("deck", "Uses a week (mean of {n} weeks)"), n=str(known_weeks(uses.now)))
    count = partial(counted, pen, N_("deck", "%n use(s)"))
    return tile(pen, name, no_target(pen), (count(now), count(before), count(year)))


def _means(series: Series) -> tuple[float | None, float | None, float | None]:
    """Return the means of the window, of what came before and of a year before; those only of enough known weeks."""
    earlier = (weeks if known_weeks(weeks) >= ENOUGH else () for weeks in (series.before, series.year))
    now, before, year = (_rounded(mean(weeks)) for weeks in (series.now, *earlier))
    return now, before, year


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(round(value))


def no_target(pen: Pen) -> str:
    """Return what stands where no target was agreed."""
    return pen.say("deck", N_("deck", "target: none agreed"))


def seats_tile(pen: Pen) -> Tile | None:
    """Return seat use; None: not known."""
    s = pen.facts.seats
    now, before, year = (
        _share(s.active, s.purchased),
        _share(s.active_before, s.purchased_before),
        _share(s.active_year, s.purchased_year),
    )
    if now is None:
        return None
    name = pen.say("deck", N_("deck", "Seat use (active within 28 days)"))
    aim = guide_text(pen, percent(pen.facts.guide))
    return tile(pen, name, aim, (percent(now), percent(before), percent(year)))


def _share(part: float | None, whole: float | None) -> float | None:
    return part / whole * 100 if part is not None and whole else None


def goals_tile(pen: Pen) -> Tile | None:
    """Return how many goals are met; None: there is none."""
    goals = pen.facts.goals
    if not goals:
        return None
    met = [goal for goal in goals if goal.status == "met"]
    before = sum(goal.actual_on is not None and goal.actual_on < pen.facts.from_on for goal in met)
    count = partial(counted, pen, N_("deck", "%n goal(s)"))
    known = all(goal.actual_on is not None for goal in met)
    return tile(
        pen,
        pen.say("deck", N_("deck", "Goals met")),
        pen.say("deck", N_("deck", "target: {value}"), value=count(len(goals))),
        (count(len(met)), count(before if known else None), UNKNOWN),
    )


def tickets_tile(pen: Pen) -> Tile | None:
    """Return how many tickets were opened; None: not known."""
    tickets = pen.facts.tickets
    if tickets.now is None:
        return None
    before, year = (None if s is None else s.count for s in (tickets.before, tickets.year))
    name = pen.say("deck", N_("deck", "Tickets in 13 weeks"))
    count = partial(counted, pen, N_("deck", "%n ticket(s)"))
    return tile(pen, name, no_target(pen), (count(tickets.now.count), count(before), count(year)))


def ends(weeks: Sequence[float | None]) -> tuple[float, float, int] | None:
    """Return the first and the last known week and how many weeks they span; None: fewer than two are known."""
    known = [(i, value) for i, value in enumerate(weeks) if value is not None]
    if len(known) <= 1:
        return None
    return known[0][1], known[-1][1], known[-1][0] - known[0][0] + 1


def known_weeks(weeks: Sequence[float | None]) -> int:
    """Return how many weeks are known."""
    return sum(value is not None for value in weeks)


def users_title(pen: Pen, goals: tuple[int, int] | None = None) -> str:
    """Return what became of weekly users as a sentence, with the goals met (met, all); '' not known.

    It compares what the tile compares: the mean of the window with that of the 13 weeks before. Where too little is
    known of those, it tells the first and the last week.
    """
    users = pen.facts.weekly_users
    found = ends(users.now)
    if found is None:
        return _uses_title(pen)
    if known_weeks(users.now) < ENOUGH:
        text = N_("deck", "{last} weekly users in the newest of {known} known weeks")
        return pen.say("deck", text, last=number(found[1]), known=known_weeks(users.now))
    forms = USERS_AND_GOALS if goals else USERS
    filled = {"met": goals[0], "all": goals[1]} if goals else {}
    return _told(pen, users, found, forms, filled)


def _uses_title(pen: Pen) -> str:
    uses = pen.facts.activity
    found = ends(uses.now)
    if found is None:
        return ""
    if (known := known_weeks(uses.now)) < ENOUGH:
        whole = sum(value for value in uses.now if value is not None)
        return pen.say(
            "deck", N_("deck", "{whole} uses in {known} of 13 weeks"), whole=number(whole), known=known
        )
    return _told(pen, uses, found, USES, {})


def _told(
    pen: Pen, series: Series, found: tuple[float, float, int], forms: Forms, filled: dict[str, int]
) -> str:
    """Return the form for how the mean moved, else for how the weeks did (``found``: see `ends`)."""
    first, last, weeks = found
    within = moved(first, last)
    span = {"first": number(first), "last": number(last), "weeks": weeks}
    now, before, _ = _means(series)
    if before is None or now is None:
        return pen.say("deck", forms.weeks[within], **span, **filled)
    change = moved(before, now)
    form = forms.against.get((change, within), forms.mean[change])
    return pen.say("deck", form, now=number(now), before=number(before), **span, **filled)


def moved(first: float, last: float) -> int:
    """Return 1 where it grew, -1 where it fell, 0 where it stayed as good as the same."""
    if abs(last - first) <= STEADY * max(first, last):
        return 0
    return 1 if last > first else -1
