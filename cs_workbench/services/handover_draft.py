"""What a new hand-over sheet is filled with, and the sheet as a file to take along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.handover import FIELDS, lines_about
from cs_workbench.domain.words import word
from cs_workbench.kernel.files import atomic_write
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.goals import GoalRow, goals_of, one_line, value_text
from cs_workbench.services.people import people_of

if TYPE_CHECKING:
    from cs_workbench.services.handovers import HandoverRow
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.connect import Connection

#: Kinds of customer voices that say why they chose us.
WHY_VOICES: Final = frozenset(("why", "why_chosen", "chosen", "reason"))
MOST: Final = 5
NOTES_READ: Final = 20


def draft(bench: Workbench, db: Connection, account_id: int) -> dict[str, dict[str, str]]:
    """Return field -> {text, from} as far as fields, contracts, people, goals, voices and notes tell.

    Risks a score speaks of are its reason while the account is not healthy.
    """
    from cs_workbench.services.book import worded
    from cs_workbench.store import account, handovers, notes, todos
    from cs_workbench.store.book import load_book

    book = worded(bench, load_book(db, [account_id]))
    facts = {fact: book[fact].at(0) for fact in book}
    bodies = [note.body for note in notes.of_account(db, account_id)[:NOTES_READ]]
    voices = handovers.voices(db, account_id)
    goals = goals_of(db, account_id, tuple(account.rows_of(db, "goal", account_id)), bench.today)
    promises = [t.text for t in todos.of_account(db, account_id) if t.kind == "promise" and t.done_at is None]
    chosen = [text for kind, text in voices if kind in WHY_VOICES]
    contracts = account.rows_of(db, "subscription", account_id, MOST)
    told: dict[str, tuple[tuple[str, str], ...]] = {
        "why": (("voice", _lines(chosen)), ("note", lines_about("why", bodies))),
        "result": (("goal", _lines([_goal(g) for g in goals if g.state == "open"])),
                   ("note", lines_about("result", bodies))),
        "people": (("contact", _people(bench, db, account_id)),),
        "promises": (("note", lines_about("promises", bodies)), ("todo", _lines(promises))),
        "contract": (("subscription", _lines([_contract(bench, row) for row in contracts])),
                     ("account", _account_contract(bench, facts))),
        "risks": (("note", lines_about("risks", bodies)),
                  ("standing", (facts["why"] or "") if facts["band"] in ("red", "yellow") else "")),
    }  # fmt: skip
    found = {name: next(((text, origin) for origin, text in told[name] if text), ("", "")) for name in FIELDS}
    return {name: {"text": text, "from": origin} for name, (text, origin) in found.items()}


def _lines(texts: list[str]) -> str:
    return "\n".join(text for text in texts[:MOST] if text)


def _goal(goal: GoalRow) -> str:
    target = value_text(goal.target, goal.unit or goal.measure)
    return f"{goal.name}: {target}" if target else goal.name


def _people(bench: Workbench, db: Connection, account_id: int) -> str:
    rows = []
    for person in people_of(db, account_id):
        if person.is_here:
            role = bench.say("values", word("role", person.role)) if person.role else ""
            known = ", ".join(part for part in (role, person.department, person.title) if part)
            rows.append(f"{person.name} ({known})" if known else person.name)
    return _lines(rows)


def _contract(bench: Workbench, row: dict[str, Any]) -> str:
    from cs_workbench.services.outcomes import money_of

    seats = bench.say("handover", N_("handover", "%n seat(s)"), row["seats"]) if row["seats"] else ""
    amount = money_of({"amount": row["arr"], "currency": row["currency"]})
    days = f"{row['started_on'] or '–'} – {row['ends_on'] or '–'}"
    parts = (row["product"], row["plan"], seats, amount.short() if amount else "", days)
    return " · ".join(str(part) for part in parts if part)


def _account_contract(bench: Workbench, facts: dict[str, Any]) -> str:
    if facts["arr"] is None and facts["plan"] is None and facts["renewal"] is None:
        return ""
    amount, end = facts["arr"], facts["renewal"]
    until = bench.say("handover", N_("handover", "until {day}"), day=end.isoformat()) if end else ""
    return " · ".join(p for p in (facts["plan"] or "", amount.short() if amount else "", until) if p)


def sheet_rows(bench: Workbench, sheet: HandoverRow) -> list[tuple[str, str, str]]:
    """Return (field, text, where it is from) in the person's language; a gap says that it is one."""
    gap = bench.say("handover", N_("handover", "Not known yet"))
    return [
        (
            bench.say("values", word("handover_field", field.id)),
            field.text or gap,
            bench.say("values", word("handover_from", field.origin)) if field.origin else "",
        )
        for field in sheet.fields
    ]


def _head(bench: Workbench, sheet: HandoverRow) -> tuple[str, list[tuple[str, str]]]:
    from cs_workbench.store.book import load_book

    with bench.store.read() as db:
        name = load_book(db, [sheet.account_id], ("name",))["name"].at(0) or ""
    rows = [
        (bench.say("handover", N_("handover", "Occasion")), bench.say("values", word("occasion", sheet.occasion))),
        (bench.say("handover", N_("handover", "From")), sheet.from_owner),
        (bench.say("handover", N_("handover", "To")), sheet.to_owner),
        (bench.say("handover", N_("handover", "As of")), bench.today.isoformat()),
        (bench.say("handover", N_("handover", "State")), bench.say("values", word("handover_state", sheet.state))),
    ]  # fmt: skip
    return name, [(heading, text) for heading, text in rows if text]


def markdown(bench: Workbench, sheet: HandoverRow) -> str:
    """Return the sheet as Markdown."""
    name, head = _head(bench, sheet)
    title = bench.say("handover", N_("handover", "# Hand-over sheet: {name}"), name=one_line(name))
    lines = [title, "", *(f"- {heading}: {one_line(text)}" for heading, text in head)]
    for heading, text, origin in sheet_rows(bench, sheet):
        lines += ["", f"## {heading}", ""]
        lines += [f"- {one_line(line)}" for line in text.split("\n") if line.strip()]
        lines += ["", f"({origin})"] if origin else []
    return "\n".join([*lines, ""])


def write_sheet(bench: Workbench, sheet: HandoverRow, path: Path) -> None:
    """Write the sheet to ``path``: .md, or .xlsx with a row a field.

    Raises:
        UnknownEnding: the name ends otherwise.
        CannotWrite: the folder is read-only or full, or Excel holds the file.
    """
    from cs_workbench.services.export import CannotWrite, UnknownEnding, write_rows

    ending = path.suffix.lower()
    if ending not in (".md", ".xlsx"):
        raise UnknownEnding(path=path, endings=".md, .xlsx")
    if ending == ".xlsx":
        name, head = _head(bench, sheet)
        rows: list[list[Any]] = [[heading, text, ""] for heading, text in head]
        headings = [bench.say("handover", N_("handover", "Hand-over sheet")), name,
                    bench.say("handover", N_("handover", "Where it is from"))]  # fmt: skip
        write_rows(path, "Handover", headings, [*rows, *([*row] for row in sheet_rows(bench, sheet))])
        return
    try:
        with atomic_write(path) as out:
            out.write(markdown(bench, sheet).encode("utf-8"))
    except OSError as error:
        raise CannotWrite(path=path, why=error.strerror or type(error).__name__) from error
