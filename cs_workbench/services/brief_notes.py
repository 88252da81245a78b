"""The note column of a book brief comes back: each cell a note on its account, under the colleague's name, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import LANGUAGES, N_, load_catalogue
from cs_workbench.services.brief_book import ACCOUNT, BRIEF, BY, COLUMNS, NOTE
from cs_workbench.services.changes import Changes, Done, merged
from cs_workbench.services.commands import Command, command_of
from cs_workbench.services.notes import KeptApart, WriteNote, clean_note

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

MOST_ROWS: Final = 20_000
#: A setting's key: uid of a note -> the text of its cell when it was read last.
READ: Final = "brief_notes_read"

NO_ID: Final = N_(
    "brief", "Row {row} ({account}): its hidden id is gone, so it is not known where the note belongs."
)
NOT_HERE: Final = N_("brief", "Row {row} ({account}): no account here has its hidden id.")
TWICE: Final = N_("brief", "Row {row} ({account}): row {first} has the same hidden id already.")


class NoBookBrief(WorkbenchError):
    """A file without the columns of a book brief."""

    template = N_(
        "errors",
        "{name} is no brief of a book: the column {column} is missing. Nothing was taken. "
        "Choose the file that came back from the colleague, with its hidden columns.",
    )
    code = "CSW-1413"


class NoColleague(WorkbenchError):
    """Notes whose writer nobody names."""

    template = N_(
        "errors",
        "{name} does not say whose notes these are. Nothing was taken. "
        "Name the colleague: brief --read FILE --as NAME.",
    )
    code = "CSW-1414"


class RowsLeft(WorkbenchError):
    """Rows of a book brief that were not taken."""

    template = N_(
        "errors",
        "Not every note was taken: {rows} The other notes are safe. Write these on their accounts by hand.",
    )
    code = "CSW-1416"


@dataclass(frozen=True, slots=True)
class BriefNotes:
    """What a file holds: the command that takes the notes, and a sentence for each row that is not taken."""

    command: TakeBriefNotes
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakeBriefNotes(Command):
    """Write the notes of a book brief: each {account_id, uid, text, by}.

    A cell that reads as it did the last time is passed over, whatever became of its note; another text changes
    the note as another writer's would: joined with what was written here meanwhile, or kept beside it to choose from.
    """

    notes: tuple[Mapping[str, Any], ...]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write what is new."""
        from cs_workbench.store import settings

        read: dict[str, str] = settings.get(writing.db, READ, {})
        new = [note for note in self.notes if read.get(note["uid"]) != note["text"]]
        if not new:
            return Done(Changes(), None, N_("done", "Nothing is new in it: no note was taken"))
        written = [
            WriteNote(
                note["account_id"], note["text"], base=read.get(note["uid"]), uid=note["uid"], by=note["by"]
            ).perform(bench, writing)
            for note in new
        ]
        undos = [done.undo.as_json() for done in written if done.undo is not None]
        apart = sum(isinstance(done.value, KeptApart) for done in written)
        before = {note["uid"]: read.get(note["uid"]) for note in new}
        settings.put(writing.db, READ, read | {note["uid"]: note["text"] for note in new})
        names = ", ".join(dict.fromkeys(str(note["by"]) for note in new))
        said = N_("done", "%n note(s) taken from {names}")
        if apart:
            said = N_(
                "done", "%n note(s) taken from {names}; {apart} edited here meanwhile, kept beside the note"
            )
        return Done(
            merged(done.changes for done in written),
            PutBackBriefNotes(tuple(reversed(undos)), before),
            said,
            {"n": len(new), "names": names, "apart": apart},
            tuple(note["uid"] for note in new),
        )


@dataclass(frozen=True, slots=True)
class PutBackBriefNotes(Command):
    """Take the notes of a book brief back: ``steps`` are commands as JSON, ``read``: uid -> what was read before."""

    steps: tuple[dict[str, Any], ...]
    read: Mapping[str, str | None]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Put every note back, and what is remembered of their cells."""
        from cs_workbench.store import settings

        changes: Changes = merged(command_of(step).perform(bench, writing).changes for step in self.steps)
        now = settings.get(writing.db, READ, {}) | dict(self.read)
        settings.put(writing.db, READ, {uid: text for uid, text in now.items() if text is not None})
        return Done(changes, None, N_("done", "%n note(s) put back"), {"n": len(self.steps)})


def read_cells(path: Path, tracker: Tracker | None = None) -> list[list[str]]:
    """Return the rows of a file as texts, read in the limited child.

    Raises:
        Refused: it is no table, or takes more than a file may.
    """
    from cs_workbench.sources.reader import read_table

    return read_table(path, MOST_ROWS, tracker)


def brief_notes(bench: Workbench, rows: Sequence[Sequence[str]], name: str, by: str = "") -> BriefNotes:
    """Return the notes in the rows of a book brief that came back as the file ``name``; nothing is written yet.

    ``by``: who wrote them; '' the colleague for whom the brief was made.

    Raises:
        NoBookBrief: its columns are not there.
        NoColleague: neither says who wrote them.
    """
    from cs_workbench.store.book import load_book

    head = list(rows[0]) if rows else []
    place = {heading: head.index(heading) for heading in (ACCOUNT, BRIEF) if heading in head}
    note_at = _at(head, NOTE)
    for heading, at in ((bench.say("brief", NOTE), note_at), *((h, place.get(h)) for h in (ACCOUNT, BRIEF))):
        if at is None:
            raise NoBookBrief(name=name, column=heading)
    with bench.store.read() as db:
        book = load_book(db, facts=())
    known = {book["uid"].at(row): int(book.account_id[row]) for row in range(len(book))}
    name_at, by_at = _at(head, COLUMNS[0][0]), head.index(BY) if BY in head else None
    notes: list[dict[str, Any]] = []
    refused: list[str] = []
    first: dict[str, int] = {}
    for number, row in enumerate(rows[1:], start=2):
        text = clean_note(_cell(row, note_at)).strip()
        if not text:
            continue
        told = {"row": number, "account": _cell(row, name_at) or "–"}
        account, brief = _cell(row, place[ACCOUNT]), _cell(row, place[BRIEF])
        if not account or not brief:
            refused.append(bench.say("brief", NO_ID, **told))
        elif account not in known:
            refused.append(bench.say("brief", NOT_HERE, **told))
        elif (uid := note_uid(brief, account)) in first:
            refused.append(bench.say("brief", TWICE, first=first[uid], **told))
        else:
            who = by.strip() or _cell(row, by_at)
            if not who:
                raise NoColleague(name=name)
            first[uid] = number
            notes.append({"account_id": known[account], "uid": uid, "text": text, "by": who})
    return BriefNotes(TakeBriefNotes(tuple(notes)), tuple(refused))


def note_uid(brief: str, account: str) -> str:
    """Return the uid of the note that an account's cell of a book brief becomes: always the same one."""
    return str(uuid5(UUID(int=0), f"{brief} {account}"))


def _at(head: Sequence[str], heading: str) -> int | None:
    """Return where the column stands that has this heading in one of our languages."""
    wanted = [load_catalogue(language).say("brief", heading) for language in LANGUAGES]
    return next((at for at, text in enumerate(head) if text.strip() in wanted), None)


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at].strip() if at is not None and at < len(row) else ""
