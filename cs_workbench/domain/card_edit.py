"""A scorecard changed field by field: what a person types becomes the card with it.

A field is named by its place in the card's text: ``measures.seat_util.points``, ``groups.adoption.weight``,
``caps.overdue60.when``, ``bands.cuts``, ``confidence.high``, ``card.applies_when``.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Container
from dataclasses import replace
from typing import Any, Final

from cs_workbench.domain.scorecard import Cap, Group, Measure, Scorecard
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_

LISTS: Final = ("groups", "measures", "caps")
RULES: Final = ("bands", "confidence")
NULL_POLICIES: Final = ("exclude", "neutral50", "worst0")
#: What a new measure and a new cap begin with; its name stays until a fact is chosen or another is typed.
NEW_WEIGHT: Final = 10.0
NEW_POINTS: Final = ((0.0, 0.0), (100.0, 100.0))
NEW_CAP: Final = 69.0
PAIR: Final = 2


class NotANumber(WorkbenchError):
    """Something typed where a number stands."""

    template = N_("errors", "“{text}” is no number. The value stays as it was. Type a number, such as 40.")
    code = "CSW-1704"


class NotPoints(WorkbenchError):
    """Something typed where points stand."""

    template = N_(
        "errors",
        "“{text}” are no points. They stay as they were. Type values with their points, such as 0:0 40:40 80:100.",
    )
    code = "CSW-1705"


def has_part(card: Scorecard, place: str) -> bool:
    """Return whether the group, measure or cap of a place is there; another process may have taken it away."""
    kind, part_id, _name = _split(place)
    return kind not in LISTS or any(part.id == part_id for part in getattr(card, kind))


def field_text(card: Scorecard, place: str) -> str:
    """Return a field as it is typed; '1' or '' for yes or no."""
    holder, name = _holder(card, place)
    value = getattr(holder, name)
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, (int, float)):
        return _number_text(value)
    if isinstance(value, tuple) and name == "points":
        return " ".join(":".join(_number_text(part) for part in point) for point in value)
    if isinstance(value, tuple):
        return " ".join(_number_text(part) for part in value)
    return "" if value is None else str(value)


def with_field(card: Scorecard, place: str, text: str) -> Scorecard:
    """Return ``card`` with what was typed at ``place``.

    Raises:
        NotANumber, NotPoints: it cannot be read; whether it makes sense is for `scorecard_messages`.
    """
    holder, name = _holder(card, place)
    made: Scorecard = _put(card, place, replace(holder, **{name: _read(name, getattr(holder, name), text)}))
    return made


def with_measure(card: Scorecard, group_id: str, ja: str, en: str) -> tuple[Scorecard, str]:
    """Return ``card`` with a new measure at the end of a group, and the measure's id; it reads nothing yet."""
    made_id = free_id("measure", {measure.id for measure in card.measures})
    made = Measure(made_id, group_id, NEW_WEIGHT, NEW_POINTS, ja, en)
    last = max((n for n, m in enumerate(card.measures) if m.group == group_id), default=-1)
    at = last + 1 if last >= 0 else len(card.measures)
    return replace(card, measures=(*card.measures[:at], made, *card.measures[at:])), made_id


def with_cap(card: Scorecard, ja: str, en: str) -> tuple[Scorecard, str]:
    """Return ``card`` with a new cap that holds for nobody yet, and its id."""
    made_id = free_id("cap", {cap.id for cap in card.caps})
    return replace(card, caps=(*card.caps, Cap(made_id, "", NEW_CAP, ja, en))), made_id


def with_group(card: Scorecard, ja: str, en: str) -> tuple[Scorecard, str]:
    """Return ``card`` with a new group, and its id; it has no measure yet."""
    made_id = free_id("group", {group.id for group in card.groups})
    return replace(card, groups=(*card.groups, Group(made_id, ja, en, NEW_WEIGHT))), made_id


def without(card: Scorecard, place: str) -> Scorecard:
    """Return ``card`` without the measure, cap or group of a place; a group takes its measures with it."""
    kind, part_id, _name = _split(place)
    left: dict[str, Any] = {kind: tuple(part for part in getattr(card, kind) if part.id != part_id)}
    if kind == "groups":
        left["measures"] = tuple(measure for measure in card.measures if measure.group != part_id)
    return replace(card, **left)


def free_id(begin: str, taken: Container[str]) -> str:
    """Return ``begin``, or it with the first free number from 2."""
    number, made = 1, begin
    while made in taken:
        number += 1
        made = f"{begin}_{number}"
    return made


def _split(place: str) -> tuple[str, str, str]:
    """Return (kind, id, field) of a place; the id is '' where there is but one."""
    kind, _, rest = place.partition(".")
    part_id, _, name = rest.rpartition(".")
    return kind, part_id, name


def _holder(card: Scorecard, place: str) -> tuple[Any, str]:
    """Return the part of the card that has the field, and the field's name."""
    kind, part_id, name = _split(place)
    if kind in LISTS:
        return next(part for part in getattr(card, kind) if part.id == part_id), name
    return (getattr(card, kind) if kind in RULES else card), name


def _put(card: Scorecard, place: str, made: Any) -> Any:
    kind, part_id, _name = _split(place)
    if kind in LISTS:
        made = tuple(made if part.id == part_id else part for part in getattr(card, kind))
    return replace(card, **{kind: made}) if kind in (*LISTS, *RULES) else made


def _read(name: str, value: Any, text: str) -> Any:
    """Return what ``text`` means for a field that holds ``value`` now."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if isinstance(value, bool):
        return bool(plain)
    if isinstance(value, int):
        return round(_number(plain))
    if isinstance(value, float):
        return _number(plain)
    if isinstance(value, tuple):
        return _points(plain) if name == "points" else tuple(_each(plain, _number))
    if name in ("applies_when", "when"):
        return plain
    return text.strip()


def _number(text: str) -> float:
    try:
        found = float(text.replace(",", ""))
    except ValueError as error:
        raise NotANumber(text=text) from error
    if not math.isfinite(found):
        raise NotANumber(text=text)
    return found + 0.0  # -0 is 0


def _points(text: str) -> tuple[tuple[float, float], ...]:
    found = []
    for part in _each(text, str):
        pair = part.split(":")
        if len(pair) != PAIR:
            raise NotPoints(text=text)
        try:
            found.append((_number(pair[0]), _number(pair[1])))
        except NotANumber as error:
            raise NotPoints(text=text) from error
    return tuple(found)


def _each(text: str, read: Callable[[str], Any]) -> list[Any]:
    """Return every part of ``text``, parted by spaces or commas of either language, as ``read`` reads it."""
    for mark in ("、", ", ", ";"):
        text = text.replace(mark, " ")
    return [read(part) for part in text.split()]


def _number_text(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))
