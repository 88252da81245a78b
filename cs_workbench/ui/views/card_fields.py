"""A scorecard as rows of fields: its measures under their groups, its caps, its bands, and whom it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from cs_workbench.domain.card_edit import NULL_POLICIES, field_text
from cs_workbench.domain.facts import FACTS
from cs_workbench.domain.scorecard import NUMBERS, TOUCH_AGE, scorecard_messages
from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import UNKNOWN, heading, say, shown
from cs_workbench.ui.views.edit_table import Field, Row
from cs_workbench.ui.views.wording import either_text

if TYPE_CHECKING:
    from cs_workbench.domain.scorecard import Cap, Group, Measure, Scorecard
    from cs_workbench.kernel.i18n import Catalogue

#: (id, label) of each of the book's own numbers.
Own = Sequence[tuple[str, str]]
#: Fields of a measure in the order of its columns, with their titles (context 'scorecards').
MEASURE_FIELDS: Final = {
    "name": N_("scorecards", "Group and measure"),
    "weight": N_("scorecards", "Weight"),
    "points": N_("scorecards", "Value:points"),
    "fresh_days": N_("scorecards", "Fresh (days)"),
    "half_life_days": N_("scorecards", "Half-life (days)"),
    "critical": N_("scorecards", "Critical"),
    "null_policy": N_("scorecards", "Without data"),
    "applies_when": N_("scorecards", "Only for"),
    "fact": N_("scorecards", "Reads"),
}
CAP_FIELDS: Final = {
    "name": N_("scorecards", "Cap"),
    "when": N_("scorecards", "While"),
    "cap": N_("scorecards", "At most"),
}
#: What holds for the whole card: place, and what it is called.
RULE_FIELDS: Final = {
    "card.name": N_("scorecards", "Name of the card"),
    "card.applies_when": N_("scorecards", "Only for accounts that"),
    "bands.cuts": N_("scorecards", "Watch from, healthy from"),
    "bands.down": N_("scorecards", "Points below a cut to fall at once"),
    "bands.up": N_("scorecards", "Points above a cut to rise at once"),
    "bands.dwell": N_("scorecards", "Weeks in a row that change a band"),
    "bands.jump": N_("scorecards", "Points from week to week that change a band"),
    "confidence.show_band_min": N_("scorecards", "Least confidence for a band (0 to 1)"),
    "confidence.high": N_("scorecards", "High confidence from (0 to 1)"),
    "confidence.connected_min": N_("scorecards", "Least weight with a source (0 to 1)"),
}
POLICIES: Final = {
    "exclude": N_("scorecards", "leave out"),
    "neutral50": N_("scorecards", "50 points"),
    "worst0": N_("scorecards", "0 points"),
}
NUMBER_COLUMNS: Final = tuple(
    number for number, name in enumerate(MEASURE_FIELDS) if name in ("weight", "fresh_days", "half_life_days")
)
NAME: Final = "name"


def mistakes(card: Scorecard, catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return what keeps ``card`` from being published: place and sentence, parts called as people call them."""
    parts: list[Scorecard | Group | Measure | Cap] = [card, *card.groups, *card.measures, *card.caps]
    names = {part.id: shown(either_text(part.ja, part.en) or part.id) for part in parts}
    return [
        (
            message.at,
            replace(
                message, params={k: v if k == "fact" else names.get(v, v) for k, v in message.params.items()}
            ).say(catalogue),
        )
        for message in scorecard_messages(card)
    ]


def measure_rows(card: Scorecard, wrong: dict[str, str], own: Own) -> list[Row]:
    """Return groups with their measures under them; ``wrong``: place -> sentence; ``own``: see `Own`."""
    facts, policies = fact_choices(own), _policies()
    rows = []
    for group in card.groups:
        at = f"groups.{group.id}"
        rows.append(Row(at, tuple(_group_fields(card, at, wrong)), is_heading=True))
        for measure in card.measures:
            if measure.group == group.id:
                place = f"measures.{measure.id}"
                rows.append(Row(place, tuple(_measure_fields(card, place, wrong, facts, policies))))
    strays = [m for m in card.measures if m.group not in {group.id for group in card.groups}]
    rows += [
        Row(f"measures.{m.id}", tuple(_measure_fields(card, f"measures.{m.id}", wrong, facts, policies)))
        for m in strays
    ]
    return rows


def cap_rows(card: Scorecard, wrong: dict[str, str]) -> list[Row]:
    """Return the caps."""
    rows = []
    for cap in card.caps:
        at = f"caps.{cap.id}"
        fields = (
            _named(card, at, CAP_FIELDS[NAME], wrong),
            *(_plain(card, f"{at}.{name}", CAP_FIELDS[name], wrong) for name in ("when", "cap")),
        )
        rows.append(Row(at, fields))
    return rows


def rule_rows(card: Scorecard, wrong: dict[str, str], *, is_for_all: bool) -> list[Row]:
    """Return what holds for the whole card; ``is_for_all``: it is the one without a condition."""
    rows = []
    for place, text in RULE_FIELDS.items():
        title = say("scorecards", text)
        if place == "card.name":
            field = _named(card, "card", text, wrong)
        elif place == "card.applies_when" and is_for_all:
            field = Field(say("scorecards", "every other account"), name=title)
        else:
            field = _plain(card, place, text, wrong)
        rows.append(Row(place, (Field(title), field)))
    return rows


def place_name(card: Scorecard, place: str) -> str:
    """Return what people call a field: “Seat use, weight”."""
    kind, _, rest = place.partition(".")
    if kind in ("bands", "confidence", "card"):
        name = place if place in RULE_FIELDS else "card.name"
        return say("scorecards", RULE_FIELDS[name])
    part_id, _, name = rest.rpartition(".")
    part = next((one for one in getattr(card, kind) if one.id == part_id), None)
    called = "" if part is None else either_text(part.ja, part.en)
    titles = CAP_FIELDS if kind == "caps" else MEASURE_FIELDS
    title = say("scorecards", titles.get(name, titles[NAME]))
    return say("scorecards", "{part}, {field}", part=called, field=title)


def value_text(place: str, text: str, own: Own) -> str:
    """Return a value that was typed as the table shows it."""
    name = place.rpartition(".")[2]
    choices = fact_choices(own) if name == "fact" else _policies() if name == "null_policy" else ()
    return Field(text, choices=choices, is_yes_no=name == "critical").told or "–"


def fact_choices(own: Own) -> tuple[tuple[str, str], ...]:
    """Return (id, words) of every number of an account that a measure may read."""
    known = [(fact.id, heading(fact.id)) for fact in FACTS if fact.kind in NUMBERS and fact.id != "health"]
    touch = (TOUCH_AGE, say("scorecards", "Touch age against cadence"))
    return (touch, *known, *((fact, shown(label)) for fact, label in own))


def _policies() -> tuple[tuple[str, str], ...]:
    return tuple((name, say("scorecards", POLICIES[name])) for name in NULL_POLICIES)


def _group_fields(card: Scorecard, at: str, wrong: dict[str, str]) -> Iterator[Field]:
    for name, title in MEASURE_FIELDS.items():
        if name == NAME:
            yield _named(card, at, title, wrong)
        elif name == "weight":
            yield _plain(card, f"{at}.weight", title, wrong)
        else:
            yield Field("")


def _measure_fields(
    card: Scorecard,
    at: str,
    wrong: dict[str, str],
    facts: tuple[tuple[str, str], ...],
    policies: tuple[tuple[str, str], ...],
) -> Iterator[Field]:
    for name, title in MEASURE_FIELDS.items():
        place, called = f"{at}.{name}", say("scorecards", title)
        if name == NAME:
            yield _named(card, at, title, wrong)
        elif name == "fact":
            reads = field_text(card, place) or at.removeprefix("measures.")
            known = any(reads == fact for fact, _words in facts)
            choices = facts if known else ((reads, shown(field_text(card, place)) or UNKNOWN), *facts)
            yield Field(reads, place, choices, wrong=wrong.get(place, ""), name=called)
        elif name == "null_policy":
            yield Field(field_text(card, place), place, policies, wrong=wrong.get(place, ""), name=called)
        elif name == "critical":
            yield Field(field_text(card, place), place, is_yes_no=True, name=called)
        else:
            yield _plain(card, place, title, wrong)


def _plain(card: Scorecard, place: str, title: str, wrong: dict[str, str]) -> Field:
    return Field(field_text(card, place), place, wrong=wrong.get(place, ""), name=say("scorecards", title))


def _named(card: Scorecard, at: str, title: str, wrong: dict[str, str]) -> Field:
    """Return the name in the person's language; what is wrong with the whole part stands there."""
    place = f"{at}.{either_text('ja', 'en')}"
    told = next((wrong[p] for p in (f"{at}.id", f"{at}.group") if p in wrong), "")
    return Field(field_text(card, place), place, wrong=told, name=say("scorecards", title))
