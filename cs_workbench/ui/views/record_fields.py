"""Which fields each kind of record has in the form, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.facts import RENEWAL_STAGES
from cs_workbench.domain.handover import OCCASIONS
from cs_workbench.domain.nouns import ROLES
from cs_workbench.domain.typed_day import NotADay
from cs_workbench.domain.words import WORDS
from cs_workbench.kernel.money import Money, to_minor
from cs_workbench.kernel.text import clip
from cs_workbench.ui.models.entry import read_day, read_number
from cs_workbench.ui.text import UNKNOWN, say, yes_no_text
from cs_workbench.ui.views.record_form import FieldSpec
from cs_workbench.ui.views.wording import word_text

if TYPE_CHECKING:
    from cs_workbench.services.goals import GoalRow
    from cs_workbench.services.handovers import HandoverRow
    from cs_workbench.services.outcomes import OutcomeRow
    from cs_workbench.services.people import PersonRow
    from cs_workbench.services.renewals import RenewalRow

DAY_HINT: Final = "2026-03-31"
LONGEST_TOLD: Final = 120  # characters of a text that somebody else wrote
Form = tuple[str, list[FieldSpec], dict[str, Any]]


def _choices(of: str, ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((one, word_text(of, one)) for one in ids)


def day_field(name: str, heading: str, today: date, *, is_wanted: bool = False) -> FieldSpec:
    """Return the field of a day, counted from ``today``; one that is wanted may not be empty."""

    def read(text: str) -> str | None:
        found = read_day(text, today)
        if found is None and is_wanted:
            raise NotADay(text=text)
        return found.isoformat() if found else None

    return FieldSpec(name, heading, hint=DAY_HINT, read=read)


def _number_field(name: str, heading: str) -> FieldSpec:
    return FieldSpec(name, heading, read=read_number)


def amount_field(currency: str, heading: str = "") -> FieldSpec:
    """Return the field of an amount, read as minor units of ``currency``."""

    def read(text: str) -> int | None:
        number = read_number(text)
        return None if number is None else to_minor(Decimal(str(number)), currency or "JPY")

    heading = heading or say("records", "Amount per year")
    return FieldSpec(
        "amount",
        say("records", "{heading} ({currency})", heading=heading, currency=currency) if currency else heading,
        read=read,
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"  # noqa: PLR2004


def _major(money: Money | None) -> str:
    return "" if money is None else str(money.amount)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def elsewhere(specs: Iterable[FieldSpec], now: Mapping[str, Any], currency: str) -> str:
    """Return what was written elsewhere while a form was open, a sentence for each field."""
    return " ".join(
        say(
            "records",
            "“{field}” was changed elsewhere meanwhile and now says “{now}”: what you typed is still here, "
            "Save writes it over that, Close leaves that.",
            field=spec.heading,
            now=clip(_told(spec, now[spec.name], currency), LONGEST_TOLD),
        )
        for spec in specs
        if spec.name in now
    )


def _told(spec: FieldSpec, value: Any, currency: str) -> str:
    """Return a stored value as the form shows it."""
    if spec.kind == "yes_no":
        return yes_no_text(bool(value))
    if value in (None, ""):
        return UNKNOWN
    if spec.kind == "choice":
        return dict(spec.choices).get(str(value), str(value))
    if spec.name == "amount":
        return _major(Money(int(value), currency or "JPY"))
    return _number(value) if isinstance(value, float) else str(value)


def goal_form(goal: GoalRow | None, owner: str, today: date) -> Form:
    """Return title, fields and values of a goal; None: a new one of ``owner``."""
    specs = [
        FieldSpec("name", say("records", "Goal")),
        FieldSpec("measure", say("records", "Measure (KPI)")),
        FieldSpec("unit", say("records", "Unit")),
        _number_field("start_value", say("records", "Start")),
        _number_field("target_value", say("records", "Target")),
        _number_field("actual_value", say("records", "Now")),
        day_field("due_on", say("records", "Due"), today),
        FieldSpec("owner", say("records", "Owner")),
        FieldSpec("contact", say("records", "Their contact")),
        FieldSpec("state", say("records", "State"), "choice", _choices("goal_state", WORDS["goal_state"])),
        FieldSpec("shareable", say("records", "In the shareable plan"), "yes_no"),
        FieldSpec("internal_note", say("records", "Internal note (never shared)"), "long"),
    ]
    if goal is None:
        return (say("records", "New goal"), specs, {"owner": owner, "state": "open", "shareable": 1})
    values = {
        "name": goal.name, "measure": goal.measure, "unit": goal.unit, "start_value": _number(goal.start),
        "target_value": _number(goal.target), "actual_value": _number(goal.actual), "due_on": _iso(goal.due_on),
        "owner": goal.owner, "contact": goal.contact, "state": goal.state, "shareable": goal.shareable,
        "internal_note": goal.internal_note,
    }  # fmt: skip
    return say("records", "Goal: {name}", name=goal.name), specs, values


def check_form(goal: GoalRow, today: date) -> Form:
    """Return the form of a progress check."""
    specs = [
        day_field("checked_on", say("records", "Checked on"), today, is_wanted=True),
        _number_field("value", say("records", "Value")),
        FieldSpec("note", say("records", "Note (internal)")),
    ]
    title = say("records", "Progress check: {name}", name=goal.name)
    return title, specs, {"checked_on": today.isoformat(), "value": _number(goal.actual)}


def person_form(person: PersonRow | None, today: date) -> Form:
    """Return the form of somebody at the customer; None: somebody new."""
    specs = [
        FieldSpec("name", say("records", "Name")),
        FieldSpec("reading", say("records", "Reading")),
        FieldSpec("role", say("records", "Role"), "choice", _choices("role", ROLES)),
        FieldSpec(
            "influence", say("records", "Influence"), "choice", _choices("influence", WORDS["influence"])
        ),
        FieldSpec("attitude", say("records", "Attitude"), "choice", _choices("stance", WORDS["stance"])),
        day_field("left_on", say("records", "Left on"), today),
        FieldSpec("department", say("records", "Department")),
        FieldSpec("title", say("records", "Title")),
        FieldSpec("email", say("records", "Mail")),
        FieldSpec("note", say("records", "Note"), "long"),
    ]
    if person is None:
        return say("records", "New person"), specs, {}
    values = {spec.name: getattr(person, spec.name) for spec in specs} | {"left_on": _iso(person.left_on)}
    return say("records", "Person: {name}", name=person.name), specs, values


def renewal_form(renewal: RenewalRow | None, today: date, currency: str) -> Form:
    """Return the form of a renewal; None: a new expansion proposal."""
    own_days = renewal is None or renewal.kind == "expansion"
    product = FieldSpec("subscription", say("records", "Product"))
    heading = say("records", "Wanted by") if own_days else say("records", "Contract end")
    end = day_field("ends_on", heading, today)
    specs = [
        *([product, end] if own_days else []),
        FieldSpec("stage", say("records", "Stage"), "choice", _choices("renewal_stage", RENEWAL_STAGES)),
        amount_field(currency),
        FieldSpec("next_step", say("records", "Next step")),
        FieldSpec("decides", say("records", "Who decides")),
        FieldSpec("note", say("records", "Note"), "long"),
    ]
    if renewal is None:
        return say("records", "New expansion proposal"), specs, {"stage": "not_started"}
    values = {
        "subscription": renewal.product, "ends_on": _iso(renewal.ends_on), "stage": renewal.stage,
        "amount": _major(renewal.amount), "next_step": renewal.next_step, "decides": renewal.decides,
        "note": renewal.note,
    }  # fmt: skip
    return word_text("renewal_kind", renewal.kind), specs, values


def outcome_form(outcome: OutcomeRow | None, today: date, currency: str) -> Form:
    """Return the form of what became of the contract; None: something new."""
    reasons = _choices("outcome_reason", WORDS["outcome_reason"])
    specs = [
        FieldSpec("kind", say("records", "What happened"), "choice", _choices("outcome", WORDS["outcome"])),
        day_field(
            "happened_on", say("records", "Day (churn: first day without service)"), today, is_wanted=True
        ),
        amount_field(currency),
        FieldSpec("reason_1", say("records", "Main reason"), "choice", reasons),
        FieldSpec("reason_2", say("records", "Second reason"), "choice", reasons),
        FieldSpec("reason_3", say("records", "Third reason"), "choice", reasons),
        FieldSpec("comment", say("records", "Comment"), "long"),
    ]
    if outcome is None:
        return say("records", "Outcome"), specs, {"kind": "notice", "happened_on": today.isoformat()}
    told = dict(zip(("reason_1", "reason_2", "reason_3"), outcome.reasons, strict=False))
    values = {"kind": outcome.kind, "happened_on": outcome.happened_on.isoformat(),
              "amount": _major(outcome.amount), "comment": outcome.comment}  # fmt: skip
    return say("records", "Outcome"), specs, values | told


def handover_form(to_owner: str) -> Form:
    """Return the form of a new sheet: for what, from whom, to whom."""
    specs = [
        FieldSpec("occasion", say("records", "Occasion"), "choice", _choices("occasion", OCCASIONS)),
        FieldSpec("from_owner", say("records", "From")),
        FieldSpec("to_owner", say("records", "To")),
    ]
    return say("records", "New hand-over sheet"), specs, {"occasion": "new_account", "to_owner": to_owner}


def handover_field_form(sheet: HandoverRow, name: str) -> Form:
    """Return the form of one field of a sheet."""
    heading = word_text("handover_field", name)
    text = next(field.text for field in sheet.fields if field.id == name)
    return say("records", "Hand-over sheet"), [FieldSpec(name, heading, "long")], {name: text}
