"""The customer journey: what to watch per step, and the record of what a person and what a machine does."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.journey import OWNERS, SPANS, Journey, Step, journey_text, parse_journey, wrong_field
from cs_workbench.domain.nouns import CHANNELS
from cs_workbench.domain.playbooks import spoken
from cs_workbench.domain.rubric import DECISIONS, Rubric
from cs_workbench.domain.typed_day import typed_day
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.resources import resource
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command
from cs_workbench.services.records import WrongValue

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.engine import Writing

KIND: Final = "journey"
STANDARD: Final = "standard"
LARGEST: Final = 1_000_000  # bytes of a journey's file
#: Fields of a step that `SetStep` writes; texts are written in the person's language.
TEXTS: Final = ("title", "question", "play", "outcome")
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "owner": OWNERS,
    "channel": CHANNELS,
    "decision": ("", *DECISIONS),
    "needed": ("yes", "no"),
}
#: Of these a change dates the decision.
DECIDING: Final = frozenset(("decision", "reason", "needed", *SPANS))
WRITABLE: Final = (*TEXTS, *CHOICES, "data", "low", "high", "reason", "review_on", *SPANS)


class UnknownStep(WorkbenchError):
    """A step that the journey does not have."""

    template = N_(
        "errors", "The customer journey has no step {step}. Nothing was changed. Choose: {choices}."
    )
    code = "CSW-1466"


class UnknownStepField(WorkbenchError):
    """A field that a step does not have."""

    template = N_("errors", "A step has no field {field}. Nothing was changed. Choose: {choices}.")
    code = "CSW-1467"


class DecisionWithoutReason(WorkbenchError):
    """A decision against the rubric needs a reason."""

    template = N_(
        "errors",
        "For {step} the rubric says something else: a decision against it needs a reason. Nothing was changed. "
        "Write the reason first, or with it.",
    )
    code = "CSW-1468"


class JourneyFileUnreadable(WorkbenchError):
    """A file that is no text of a customer journey."""

    template = N_(
        "errors",
        "{path} cannot be read as the text of a customer journey. Nothing was changed. 'touch phases export' "
        "prints one.",
    )
    code = "CSW-1469"


def read_file(path: Path) -> str:
    """Return the text of a journey's file.

    Raises:
        JourneyFileUnreadable: it cannot be read, is no text, or far too long for one.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise JourneyFileUnreadable(path=path)
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise JourneyFileUnreadable(path=path) from error


def journey(bench: Workbench) -> Journey:
    """Return the customer journey, as it came or as it was changed."""
    with bench.store.read() as db:
        return current(db)


def current(db: Connection) -> Journey:
    """Return the customer journey that `db` keeps."""
    from cs_workbench.store import definitions

    row = definitions.latest(db, KIND, STANDARD)
    return parse_journey(row.text if row else shipped())


def shipped() -> str:
    """Return the text of the journey that comes with the program."""
    return resource("journeys", f"{STANDARD}.toml").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class SetStep(Command):
    """Write ``values`` (field -> text or number; '' or None: none) of one step; see `WRITABLE`."""

    step_id: str
    values: Mapping[str, Any]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Check and write the step; the undo carries the journey as it was."""
        before = current(writing.db)
        step = next((step for step in before.step if step.id == self.step_id), None)
        if step is None:
            raise UnknownStep(step=self.step_id, choices=", ".join(s.id for s in before.step))
        changed = _written(bench, step, self.values)
        steps = tuple(changed if s.id == step.id else s for s in before.step)
        _keep(bench, writing, replace(before, step=steps))
        said = N_("done", "Step {step} of the customer journey changed")
        name = spoken(changed.title, bench.catalogue.language)
        return Done(Changes({KIND: None}), PutJourney(journey_text(before)), said, {"step": name})


@dataclass(frozen=True, slots=True)
class PutJourney(Command):
    """Put a whole journey, given as text, in the place of the one there is; '' brings back what was shipped."""

    text: str

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it; a text that is no journey is refused with its place."""
        before = current(writing.db)
        _keep(bench, writing, parse_journey(self.text or shipped()))
        said = N_("done", "Customer journey put back")
        return Done(Changes({KIND: None}), PutJourney(journey_text(before)), said)


def _keep(bench: Workbench, writing: Writing, changed: Journey) -> None:
    from cs_workbench.store import definitions

    definitions.put(writing.db, KIND, STANDARD, journey_text(changed), at=iso(bench.clock.now()))
    writing.changed(KIND, None)


def _written(bench: Workbench, step: Step, values: Mapping[str, Any]) -> Step:
    """Return the step with ``values``; a decision against the rubric has a reason, and a day."""
    rubric = {field.name: getattr(step.rubric, field.name) for field in fields(Rubric)}
    found: dict[str, Any] = {}
    for name, value in values.items():
        told = _read(bench, name, clean(str(value)).strip() if value is not None else "")
        if name in rubric:
            rubric[name] = told
        else:
            found[name] = {**getattr(step, name), bench.catalogue.language: told} if name in TEXTS else told
    if values.keys() & DECIDING:
        found["decided_on"] = bench.today.isoformat()
    changed = replace(step, **found, rubric=Rubric(**rubric))
    wrong = wrong_field(changed).removeprefix("rubric.")
    if wrong:
        raise WrongValue(field=wrong, value=str(values.get(wrong, "")), choices=_span(wrong))
    if changed.decision not in ("", changed.judged().decision) and not changed.reason:
        raise DecisionWithoutReason(step=spoken(step.title, bench.catalogue.language))
    return changed


def _read(bench: Workbench, name: str, told: str) -> Any:
    """Return what ``told`` means in a field."""
    if name not in WRITABLE:
        raise UnknownStepField(field=name, choices=", ".join(WRITABLE))
    if name in CHOICES and told not in CHOICES[name]:
        raise WrongValue(field=name, value=told, choices=", ".join(c or "–" for c in CHOICES[name]))
    if name == "needed":
        return told == "yes"
    if name == "data":
        return tuple(told.replace(",", " ").split())
    if name in SPANS:
        return _number(name, told, whole=SPANS[name][1] <= 3)  # noqa: PLR2004 - a mark
    if name in ("low", "high"):
        return _number(name, told) if told else None
    if name == "review_on" and told:
        day = typed_day(told, bench.today, ahead=True)
        return day.isoformat() if day else told
    return told


def _span(name: str) -> str:
    """Return what a field may be, for a sentence."""
    if name.endswith("_on"):
        return "2027-03-31"
    least, most = SPANS.get(name, (0, 1e9))
    return f"{least:g} – {most:,.0f}"


def _number(name: str, told: str, *, whole: bool = False) -> float:
    try:
        number = float(told.replace(",", ""))
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or (whole and not number.is_integer()):
        raise WrongValue(field=name, value=told, choices=_span(name))
    return int(number) if whole else number
