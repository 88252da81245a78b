"""Notes on an account, written by us: their lines become to-dos, their earlier texts are kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.text import clean
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, accounts_changed

if TYPE_CHECKING:
    from pathlib import Path

    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing
    from cs_workbench.store.notes import Note

#: A page that a machine pasted is kept whole up to here.
LONGEST_NOTE: Final = 2_000_000
KINDS: Final = ("note", "meeting", "call")


class NoSuchNote(WorkbenchError):
    """No note, or no earlier text, is meant."""

    template = N_("errors", "There is no note or earlier text {text}. Nothing was changed.")
    code = "CSW-1496"


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as it is read and edited: the boxes of its lines say how its to-dos stand."""

    id: int
    uid: str
    account_id: int
    kind: str
    title: str
    body: str
    written_at: datetime
    changed_at: datetime
    author: str


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """An earlier text of a note, by its number in that note's list (1: the newest)."""

    number: int
    id: int
    body: str
    at: datetime
    author: str


@dataclass(frozen=True, slots=True)
class KeptApart:
    """What `WriteNote` answers where two texts do not fit together: the note as it is, the other one as a draft."""

    note_id: int
    draft_id: int


@dataclass(frozen=True, slots=True)
class WriteNote(Command):
    """Write a note, or change the text of ``note_id``.

    ``base``: the text the person began with. Where the note says something else by now, both are joined if they fit
    together line by line; if not, nothing is overwritten: the text becomes a draft, and the answer is `KeptApart`.
    ``draft_id``: the draft that ends with it. ``settles``: what the person had written and begun with, where ``body``
    is what they chose of it and the note. ``uid``: of a new note; done again, it is the same one.
    ``by``: whose name a new note bears; '' the person at the desk.
    """

    account_id: int
    body: str
    note_id: int | None = None
    written_at: str | None = None  # ISO UTC; None: now
    kind: str = "note"
    base: str | None = None
    draft_id: int | None = None
    settles: tuple[str, str] | None = None
    uid: str = field(default_factory=uuid7)
    by: str = ""

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write it, and what its lines stand for."""
        from cs_workbench.domain.merge import merge, merged_text, places
        from cs_workbench.services.note_lines import follow, written_since
        from cs_workbench.store import drafts, notes

        db, now = writing.db, iso(bench.clock.now())
        body, base, at = clean_note(self.body), self.base, self.written_at or now
        before = notes.one(db, self.note_id, self.uid if self.note_id is None else "")
        theirs = None
        if before is None:
            if self.note_id is not None:
                raise NoSuchNote(text=self.note_id)
            who = self.by or author(bench, writing)
            note_id = notes.add(
                db, self.account_id, body, at=at, author=who, uid=self.uid, kind=self.kind,
                title=_title(body),
            )  # fmt: skip
        else:
            note_id = before.id
            if base is not None and before.retired_at is None:
                theirs = written_since(db, before, base)
            if theirs is not None and base is not None:
                pieces = merge(base, body, theirs)
                if places(pieces):
                    return self._keep_apart(writing, note_id, body, now)
                body, base = merged_text(pieces), theirs
            if before.body != body:
                notes.keep_revision(
                    db, note_id, before.body, at=before.changed_at, author=before.author, now=now,
                    always=theirs is not None,
                )  # fmt: skip
            notes.change(db, note_id, body, title=_title(body), kind=self.kind, at=now)
        note = notes.one(db, note_id)
        todos = follow(db, note, base=base, at=now) if note is not None else []
        if self.draft_id is not None:
            drafts.remove(db, self.draft_id)
        if self.settles is not None:
            drafts.remove_text(db, note_id, self.settles[0])
        live = before is not None and before.retired_at is None
        undo = PutBackNote(
            note_id,
            before.body if before and live else None,
            before.kind if before else "note",
            tuple(todos),
            self.settles,
        )
        said = N_("done", "Note changed") if live else N_("done", "Note written")
        if theirs is not None:
            said = N_("done", "Note changed; what was written elsewhere meanwhile is in it, too")
        return Done(_changed(self.account_id), undo, said, value=note_id)

    def _keep_apart(self, writing: Writing, note_id: int, body: str, now: str) -> Done:
        """Leave the note as it is and keep what the person wrote as a draft, in the same transaction."""
        from cs_workbench.store import drafts

        mine, base = self.settles or (body, self.base)
        draft_id = drafts.save(
            writing.db, self.draft_id, account_id=self.account_id, note_id=note_id, body=mine, base=base,
            caret=len(mine), at=now, process=drafts.LEFT,
        )  # fmt: skip
        said = N_("done", "Edited in two places: nothing was overwritten, and your text is kept as a draft")
        return Done(Changes({"draft": frozenset({draft_id})}), None, said, value=KeptApart(note_id, draft_id))


@dataclass(frozen=True, slots=True)
class PutBackNote(Command):
    """Make a note and its to-dos what they were: what undoes `WriteNote`. ``body`` None: there was no note."""

    note_id: int
    body: str | None
    kind: str
    todos: tuple[dict[str, Any], ...]  # rows of ``local_todo``
    draft: tuple[str, str] | None = None  # what waited beside it, and what that was begun with

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Put it back."""
        from cs_workbench.store import drafts, note_todos, notes

        now = iso(bench.clock.now())
        note = _note(writing, self.note_id)
        if self.body is None:
            notes.retire(writing.db, self.note_id, now)
        else:
            notes.change(writing.db, self.note_id, self.body, title=_title(self.body), kind=self.kind, at=now)
        note_todos.put_back(writing.db, note.uid, self.todos)
        if self.draft is not None:
            mine, base = self.draft
            drafts.save(
                writing.db, None, account_id=note.account_id, note_id=note.id, body=mine, base=base,
                caret=len(mine), at=now, process=drafts.LEFT,
            )  # fmt: skip
        return Done(_changed(note.account_id), None, N_("done", "Note put back"))


@dataclass(frozen=True, slots=True)
class RestoreRevision(Command):
    """Give a note an earlier text again; the present one becomes an earlier text."""

    note_id: int
    revision_id: int

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write the earlier text, as the person would."""
        from dataclasses import replace

        from cs_workbench.store import notes

        note = _note(writing, self.note_id)
        kept = {revision.id: revision for revision in notes.revisions(writing.db, self.note_id)}
        if self.revision_id not in kept:
            raise NoSuchNote(text=self.revision_id)
        body = kept[self.revision_id].body
        written = WriteNote(note.account_id, body, self.note_id, kind=note.kind).perform(bench, writing)
        return replace(written, said=N_("done", "Earlier text of the note restored"))


@dataclass(frozen=True, slots=True)
class RetireNote(Command):
    """Take a note away; ``back`` brings it back. What was promised in it stays promised."""

    note_id: int
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark it; the text stays in the database."""
        from cs_workbench.store import notes

        account_id = notes.retire(writing.db, self.note_id, None if self.back else iso(bench.clock.now()))
        said = N_("done", "Note brought back") if self.back else N_("done", "Note removed")
        undo = RetireNote(self.note_id, not self.back)
        return Done(accounts_changed(frozenset({account_id}), "note"), undo, said)


def clean_note(text: str) -> str:
    """Return a note's text as it is kept: one kind of line break, no control characters, 2,000,000 at most."""
    if "\r" in text or not text.isascii():
        for sign in ("\r\n", "\r", "\u2028", "\u2029", "\x85"):
            text = text.replace(sign, "\n")
    return clean(text.replace("\v", "\n").replace("\f", "\n"), LONGEST_NOTE)


def notes_of(bench: Workbench, account_id: int | None, most: int = -1) -> list[NoteText]:
    """Return an account's notes (None: all), newest first."""
    from cs_workbench.store import notes

    with bench.store.read() as db:
        return [note_of(db, note) for note in notes.of_account(db, account_id, most)]


def note_text(bench: Workbench, note_id: int | None = None, uid: str = "") -> NoteText:
    """Return one note by id or uid.

    Raises:
        NoSuchNote: there is none.
    """
    from cs_workbench.store import notes

    with bench.store.read() as db:
        note = notes.one(db, note_id, uid)
        if note is None or note.retired_at is not None:
            raise NoSuchNote(text=uid or note_id)
        return note_of(db, note)


def revisions(bench: Workbench, note_id: int) -> list[RevisionRow]:
    """Return the texts that a note had before, newest first (30 days of them, the newest always)."""
    from cs_workbench.store import notes

    with bench.store.read() as db:
        return [
            RevisionRow(number, row.id, row.body, from_iso(row.at), row.author)
            for number, row in enumerate(notes.revisions(db, note_id), start=1)
        ]


def export_notes(bench: Workbench, account_id: int | None, folder: Path, *, internal: bool) -> list[Path]:
    """Write notes as Markdown files into ``folder``; return them. ``internal``: with what is never shared."""
    from cs_workbench.domain.note_text import shareable
    from cs_workbench.kernel.files import private_folder, write_text
    from cs_workbench.kernel.text import safe_name

    private_folder(folder)
    made = []
    for note in notes_of(bench, account_id):
        day = note.written_at.astimezone().date()
        name = safe_name(f"{day.isoformat()} {note.title[:60]} {note.uid[-6:]}")
        write_text(folder / f"{name}.md", note.body if internal else shareable(note.body))
        made.append(folder / f"{name}.md")
    return made


def author(bench: Workbench, writing: Writing) -> str:
    """Return who writes here: the name the person chose, '' before that."""
    from cs_workbench.store import settings

    return str(settings.get(writing.db, "owner", "") or "")


def _title(body: str) -> str:
    from cs_workbench.domain.note_text import title_of

    return title_of(body)


def _changed(account_id: int) -> Changes:
    return accounts_changed(frozenset({account_id}), "note", "todo")


def _note(writing: Writing, note_id: int) -> Note:
    from cs_workbench.store import notes

    note = notes.one(writing.db, note_id)
    if note is None:
        raise NoSuchNote(text=note_id)
    return note


def note_of(db: Any, note: Note) -> NoteText:
    """Return a note of the store as it is read and edited."""
    from cs_workbench.domain.note_text import title_of
    from cs_workbench.services.note_lines import shown_body

    return NoteText(
        note.id,
        note.uid,
        note.account_id,
        note.kind,
        note.title or title_of(note.body),
        shown_body(db, note),
        from_iso(note.written_at),
        from_iso(note.changed_at),
        note.author,
    )
