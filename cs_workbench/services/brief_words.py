"""A brief in words: one way to say it, for the window, the command line and the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.words import word
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clip

if TYPE_CHECKING:
    from cs_workbench.domain.brief import UsageChange
    from cs_workbench.services.brief import (
        Brief,
        BriefHealth,
        BriefNote,
        BriefPerson,
        BriefPromise,
        BriefRenewal,
        BriefTicket,
    )
    from cs_workbench.services.workbench import Workbench

MOST_LINES: Final = 8  # of tickets and people; promises are never left out
REASONS: Final = 3
PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class BriefSection:
    """A heading with its lines, in the person's language; a line may have line breaks in it."""

    id: str
    heading: str
    lines: tuple[str, ...]


def brief_sections(bench: Workbench, brief: Brief) -> tuple[BriefSection, ...]:
    """Return the brief as sections of lines; what is unknown says so, with what would stand there."""
    none = bench.say("brief", N_("brief", "None is known."))
    tickets = [_ticket_line(bench, ticket) for ticket in brief.tickets]
    people = [person_line(bench, person) for person in brief.people]
    said = (
        ("state", N_("brief", "How it stands"), _state_lines(bench, brief)),
        ("next", N_("brief", "Next"), _next_lines(bench, brief)),
        ("promises", N_("brief", "Open promises"), [promise_line(bench, p) for p in brief.promises]),
        ("health", N_("brief", "Health: what changed"), _health_lines(bench, brief.health)),
        ("renewal", N_("brief", "Renewal"), _renewal_lines(bench, brief.renewal)),
        ("usage", N_("brief", "Usage"), [_usage_line(bench, change) for change in brief.usage]),
        ("tickets", N_("brief", "Open tickets, oldest first"), _some(bench, tickets)),
        ("notes", N_("brief", "Last notes"), [_note_line(bench, n) for n in brief.notes]),
        ("people", N_("brief", "People"), [*_some(bench, people), *brief.gaps]),
    )  # fmt: skip
    return tuple(
        BriefSection(id_, bench.say("brief", heading), tuple(lines) or (none,))
        for id_, heading, lines in said
    )


def brief_text(bench: Workbench, brief: Brief) -> str:
    """Return the brief as plain text."""
    lines = [brief.name, _for_us(bench, brief)]
    for section in brief_sections(bench, brief):
        lines += ["", section.heading, *(_indented(line) for line in section.lines)]
    return "\n".join([*lines, ""])


def brief_markdown(bench: Workbench, brief: Brief) -> str:
    """Return the brief as Markdown."""
    from cs_workbench.services.goals import one_line

    lines = [f"# {one_line(brief.name)}", "", _for_us(bench, brief)]
    for section in brief_sections(bench, brief):
        lines += ["", f"## {section.heading}", "", *(_indented(line) for line in section.lines)]
    return "\n".join([*lines, ""])


def _for_us(bench: Workbench, brief: Brief) -> str:
    text = N_("brief", "Brief as of {day}. For us only: internal passages are in it.")
    return bench.say("brief", text, day=brief.as_of)


def _indented(line: str) -> str:
    return "- " + line.replace("\n", "\n  ")


def _some(bench: Workbench, lines: list[str]) -> list[str]:
    left = len(lines) - MOST_LINES
    return lines if left <= 0 else [*lines[:MOST_LINES], bench.say("brief", N_("brief", "and %n more"), left)]


def _word(bench: Workbench, of: str, value: str | None) -> str:
    return bench.say("values", word(of, value)) if value else ""


def joined(parts: Iterable[str]) -> str:
    """Return what is not empty of ``parts`` on one line."""
    return " · ".join(part for part in parts if part)


def health_text(bench: Workbench, band: str, score: int | None) -> str:
    """Return a health as word and score; the word alone where there is no score to show."""
    shown = _word(bench, "band", band)
    return shown if score is None or band == "none" else f"{shown} {score}"


def _state_lines(bench: Workbench, brief: Brief) -> Iterator[str]:
    tier = bench.say("values", word("tier", brief.tier or ""))
    yield joined((tier, health_text(bench, brief.health.band, brief.health.now)))
    arr = bench.say("brief", N_("brief", "ARR {amount}"), amount=brief.arr.short()) if brief.arr else ""
    owner = bench.say("brief", N_("brief", "Owner {owner}"), owner=brief.owner) if brief.owner else ""
    if arr or owner:
        yield joined((arr, owner))
    if brief.last_touch is None:
        yield bench.say("brief", N_("brief", "No touch is known."))
    else:
        text = N_("brief", "Last touch {day}, %n day(s) ago")
        yield bench.say("brief", text, (brief.as_of - brief.last_touch).days, day=brief.last_touch)


def _next_lines(bench: Workbench, brief: Brief) -> Iterator[str]:
    if not brief.next_step:
        yield bench.say("brief", N_("brief", "No next step is planned."))
    elif brief.next_step_on is None:
        yield bench.say("brief", N_("brief", "Next step: {step}"), step=brief.next_step)
    else:
        text = N_("brief", "Next step: {step} (until {day})")
        yield bench.say("brief", text, step=brief.next_step, day=brief.next_step_on)
    meeting = brief.next_meeting or bench.say("brief", N_("brief", "no calendar knows one"))
    yield bench.say("brief", N_("brief", "Next meeting: {meeting}"), meeting=meeting)


def promise_line(bench: Workbench, promise: BriefPromise) -> str:
    """Return an open promise with its side and day."""
    side = "promise" if promise.side == "ours" else "promise_theirs"
    text = bench.say(
        "brief", N_("brief", "{side}: {text}"), side=_word(bench, "todo", side), text=promise.text
    )
    if promise.due_on is None:
        return bench.say("brief", N_("brief", "{text} (no day was said)"), text=text)
    if promise.days_over:
        form = N_("brief", "{text} (was due {day}, %n day(s) over)")
        return bench.say("brief", form, promise.days_over, text=text, day=promise.due_on)
    return bench.say("brief", N_("brief", "{text} (until {day})"), text=text, day=promise.due_on)


def _health_lines(bench: Workbench, health: BriefHealth) -> Iterator[str]:
    now, before = (
        health_text(bench, health.band, health.now),
        health_text(bench, health.band_before, health.before),
    )
    since = {"before": before, "now": now, "day": health.since}
    if health.before is None:
        yield bench.say("brief", N_("brief", "Now {now}; what it was on {day} is not known."), **since)
    elif health.is_last_touch:
        yield bench.say("brief", N_("brief", "{before} → {now} since the last touch on {day}"), **since)
    else:
        yield bench.say("brief", N_("brief", "{before} → {now} in 30 days, since {day}"), **since)
    yield from health.moves
    for reason in health.reasons[:REASONS]:
        yield bench.say("brief", N_("brief", "Why: {reason}"), reason=reason)
    yield from health.missing


def _renewal_lines(bench: Workbench, renewal: BriefRenewal | None) -> Iterator[str]:
    if renewal is None:
        return
    if renewal.notice_on is None:
        yield bench.say("brief", N_("brief", "Notice deadline: not known"))
    else:
        yield bench.say("brief", N_("brief", "Notice deadline {day}"), day=renewal.notice_on)
    if renewal.ends_on is not None:
        yield bench.say("brief", N_("brief", "Contract ends {day}"), day=renewal.ends_on)
    if renewal.days_left is not None and renewal.days_left >= 0:
        yield bench.say("brief", N_("brief", "%n day(s) left to decide"), renewal.days_left)
    amount = renewal.amount.short() if renewal.amount else bench.say("brief", N_("brief", "amount not known"))
    stage, state = _word(bench, "renewal_stage", renewal.stage), _word(bench, "renewal_state", renewal.state)
    yield joined((amount, stage, state))
    if renewal.decides:
        yield bench.say("brief", N_("brief", "Decides: {name}"), name=renewal.decides)


def _usage_line(bench: Workbench, change: UsageChange) -> str:
    how = {
        "sum": N_("brief", "{metric}: {now} ({from_on} to {to_on})"),
        "mean": N_("brief", "{metric}, mean: {now} ({from_on} to {to_on})"),
        "last": N_("brief", "{metric}, latest count: {now} ({from_on} to {to_on})"),
    }
    metric = bench.say("values", word("metric", change.metric))
    told = bench.say(
        "brief", how[change.how], metric=metric, now=_number(change.now), from_on=change.from_on, to_on=change.to_on
    )  # fmt: skip
    if change.before is None:
        return bench.say("brief", N_("brief", "{usage}; not known for the four weeks before"), usage=told)
    before = {"usage": told, "before": _number(change.before), "from_on": change.before_from,
              "to_on": change.before_to}  # fmt: skip
    if change.share is None:
        return bench.say("brief", N_("brief", "{usage}; {before} before ({from_on} to {to_on})"), **before)
    share = f"{change.share * PERCENT:+,.0f}"
    text = N_("brief", "{usage}, {share} % against {before} before ({from_on} to {to_on})")
    return bench.say("brief", text, share=share, **before)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value.is_integer() or abs(value) >= PERCENT else f"{value:,.1f}"


def _ticket_line(bench: Workbench, ticket: BriefTicket) -> str:
    about = joined((ticket.priority.upper(), clip(ticket.subject) or "–"))
    text = N_("brief", "{ticket} (opened {day}, open for %n day(s))")
    return bench.say("brief", text, ticket.days_open, ticket=about, day=ticket.opened_on)


def _note_line(bench: Workbench, note: BriefNote) -> str:
    local = note.written_at.astimezone()
    day = bench.catalogue.shown(local.date())
    head = joined((f"{day} {local:%H:%M}", _word(bench, "note_kind", note.kind), note.author))
    return f"{head}\n{note.text}"


def person_line(bench: Workbench, person: BriefPerson) -> str:
    """Return a person with what is known; a champion who left says so first."""
    known = (
        person.title,
        _word(bench, "role", person.role),
        _word(bench, "influence", person.influence),
        _word(bench, "stance", person.attitude),
    )
    about = joined((person.name, *known))
    if not person.has_left:
        return about
    if person.left_on is None:
        return bench.say("brief", N_("brief", "Champion left: {person}"), person=about)
    return bench.say(
        "brief", N_("brief", "Champion left on {day}: {person}"), person=about, day=person.left_on
    )


def brief_json(brief: Brief, sections: Sequence[BriefSection]) -> dict[str, Any]:
    """Return the brief as commands print it: the data, and the same in words."""
    from dataclasses import asdict

    told = asdict(brief)
    told["usage"] = [asdict(change) | {"share": change.share} for change in brief.usage]
    return told | {"sections": [asdict(section) for section in sections]}
