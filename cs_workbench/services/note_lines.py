"""What the lines of a note do: they make, change, end and take away the to-dos they stand for.

A to-do is known by the words of its line. Where the words changed but the line kept its place among the lines
of its kind, the to-do changes with it; an ended or postponed one stays what the person made of it elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from cs_workbench.domain.note_text import Marked, parse, todo_kind, with_boxes
from cs_workbench.kernel.clock import from_iso

if TYPE_CHECKING:
    from cs_workbench.store.connect import Connection
    from cs_workbench.store.notes import Note

Row = Mapping[str, Any]


def day_of(at: str) -> date:
    """Return the local day from which a note's days without a year are understood: the one it was written on."""
    return from_iso(at).astimezone().date()


def shown_body(db: Connection, note: Note) -> str:
    """Return a note's text with its boxes as its to-dos stand now."""
    return _boxed(db, note, note.body)


def written_since(db: Connection, note: Note, base: str) -> str | None:
    """Return a note's text as it is shown now, where its words are no more those of ``base``; else None.

    A box that was ticked elsewhere is no change of the words.
    """
    shown = shown_body(db, note)
    return None if base in (note.body, shown) or _boxed(db, note, base) == shown else shown


def _boxed(db: Connection, note: Note, text: str) -> str:
    from cs_workbench.store import note_todos

    done = {(r["kind"], r["reason"]): r["done_at"] is not None for r in note_todos.of_note(db, note.uid)}
    return with_boxes(text, done, day_of(note.written_at)) if done else text


def follow(db: Connection, note: Note, *, base: str | None, at: str) -> list[dict[str, Any]]:
    """Make the note's to-dos what its text says; return those it had before, with rows it took over.

    ``base``: the text the person began with. A box that says what it said there is no wish of theirs.
    """
    from cs_workbench.store import note_todos

    day = day_of(note.written_at)
    before = note_todos.of_note(db, note.uid)
    lines = parse(note.body, day).todos()
    was = {_key(line): line.done for line in parse(base, day).todos()} if base is not None else {}
    matches = _matched(before, lines)
    taken: list[dict[str, Any]] = []
    note_todos.remove(
        db,
        [row["id"] for row in before if row["id"] not in {r["id"] for r in matches.values() if r}
         and row["done_at"] is None],
    )  # fmt: skip
    for place, line in enumerate(lines):
        row = matches[place]
        if row is None:
            row = note_todos.open_one(db, note.account_id, *_key(line))
            if row is not None and row["origin"]:
                continue  # another note's, or a playbook's: that one answers for it
            if row is not None:
                taken.append(row)
        values = {"position": place, **_values(line, row, was.get(_key(line)), at)}
        if row is None:
            note_todos.add(db, note.uid, note.account_id, {"owner": "", "created_at": at, **values})
        else:
            note_todos.change(db, row["id"], {"origin": note_todos.origin(note.uid), **values})
    return before + taken


def _key(line: Marked) -> tuple[str, str]:
    return todo_kind(line), line.text


def _matched(before: list[dict[str, Any]], lines: list[Marked]) -> dict[int, dict[str, Any] | None]:
    """Return place of a line -> its to-do: by its words, else by its place among those of its kind."""
    by_words = {(row["kind"], row["reason"]): row for row in reversed(before)}
    found: dict[int, dict[str, Any] | None] = {
        place: by_words.pop(_key(line), None) for place, line in enumerate(lines)
    }
    left = {(row["kind"], row["position"]): row for row in by_words.values() if row["done_at"] is None}
    for place, line in enumerate(lines):
        if found[place] is None:
            found[place] = left.pop((todo_kind(line), place), None)
    return found


def _values(line: Marked, row: Row | None, was_done: bool | None, at: str) -> dict[str, Any]:
    """Return the columns that a line sets; ``was_done``: what its box said before the person wrote."""
    kind, words = _key(line)
    values: dict[str, Any] = {}
    due_on = line.due_on.isoformat() if line.due_on else None
    if row is None or row["reason"] != words:
        values = {"kind": kind, "reason": words, "text": words}
    if row is None or due_on is not None:
        values["due_on"] = due_on
    is_done = row is not None and row["done_at"] is not None
    if line.done is not None and line.done != is_done and (row is None or line.done != was_done):
        values |= {"done_at": at if line.done else None, "ended": None, "ended_why": None}
    return values
