"""``note list|show|write|settle|revisions|restore|export``: notes on accounts."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.cli.output import print_json, print_table, talk
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_

if TYPE_CHECKING:
    from cs_workbench.services.notes import NoteText
    from cs_workbench.services.workbench import Workbench

KINDS: Final = ("note", "meeting", "call")
KEEPS: Final = ("mine", "theirs", "both")
HEADINGS: Final = (N_("cli", "Written"), N_("cli", "Kind"), N_("cli", "Title"), N_("cli", "Note"))
REVISION_HEADINGS: Final = ("#", N_("cli", "Written"), N_("cli", "Title"))


class TextUnreadable(WorkbenchError):
    """The file with a note's text gives none."""

    template = N_("errors", "No text can be read from {name} ({why}). Nothing was written.")
    code = "CSW-1610"


class EditedInTwoPlaces(WorkbenchError):
    """The note was written by someone else since ``--base``, in the same lines."""

    template = N_(
        "errors",
        "The note {title} was changed elsewhere in the same lines. Nothing was overwritten: your text is kept as a "
        "draft beside it. Choose in the window, or with note settle {uid} --keep mine, theirs or both.",
    )
    code = "CSW-1615"


class NotInTwoPlaces(WorkbenchError):
    """There is nothing to settle."""

    template = N_("errors", "The note {title} is not edited in two places. Nothing was changed.")
    code = "CSW-1616"


def add_parsers(commands: Any) -> None:
    """Declare the ``note`` commands."""
    parser = commands.add_parser("note", help="list, read, write and restore notes")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="notes, newest first, and drafts that wait")
    listing.add_argument("account", nargs="?", help="its name (or a part of it) or its uid; none: all")
    listing.add_argument("--limit", type=int, default=50, help="how many notes; 0: all (default 50)")
    listing.set_defaults(run=run_list, window=False)
    show = verbs.add_parser("show", help="one note: its text, and what its lines stand for")
    show.add_argument("note", metavar="UID")
    show.add_argument("--shareable", action="store_true", help="without internal passages")
    show.set_defaults(run=run_show, window=False)
    write = verbs.add_parser("write", help="write a note; its lines become to-dos")
    write.add_argument("account", help="its name (or a part of it) or its uid")
    write.add_argument("file", nargs="?", help="a Markdown file in UTF-8; none or -: standard input")
    write.add_argument("--note", metavar="UID", help="change this note instead of writing a new one")
    write.add_argument(
        "--base", metavar="FILE", help="what `note show` said as you began: what others wrote since is joined"
    )
    write.add_argument("--kind", choices=KINDS, default="note")
    write.set_defaults(run=run_write, window=False)
    settle = verbs.add_parser("settle", help="choose, where a note was edited in two places")
    settle.add_argument("note", metavar="UID")
    settle.add_argument("--keep", choices=KEEPS, required=True, help="in every such place")
    settle.set_defaults(run=run_settle, window=False)
    earlier = verbs.add_parser("revisions", help="the texts that a note had before")
    earlier.add_argument("note", metavar="UID")
    earlier.set_defaults(run=run_revisions, window=False)
    restore = verbs.add_parser("restore", help="give a note an earlier text again")
    restore.add_argument("note", metavar="UID")
    restore.add_argument("revision", type=int, metavar="NUMBER", help="its number in `note revisions`")
    restore.set_defaults(run=run_restore, window=False)
    export = verbs.add_parser("export", help="write notes as Markdown files, without internal passages")
    export.add_argument("folder", type=Path)
    export.add_argument("account", nargs="?", help="its name (or a part of it) or its uid; none: all")
    export.add_argument("--internal", action="store_true", help="with the internal passages")
    export.add_argument("--templates", action="store_true", help="the templates instead of notes")
    export.set_defaults(run=run_export, window=False)


def run_list(options: argparse.Namespace) -> int:
    """List notes and drafts."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.drafts import kept_drafts
    from cs_workbench.services.notes import notes_of

    with opened(options) as bench:
        account = _account(bench, options.account)
        notes = notes_of(bench, account, options.limit or -1)
        drafts = [k for k in kept_drafts(bench) if account is None or k.draft.account_id == account]
        uids = _uids(bench) if options.json else {}
        if options.json:
            print_json(
                {
                    "notes": [_document(note, uids) for note in notes],
                    "drafts": [
                        {
                            "account": uids.get(kept.draft.account_id or 0),
                            "body": kept.draft.body,
                            "saved_at": kept.saved_at,
                            "lost": kept.lost,
                        }
                        for kept in drafts
                    ],
                }
            )
            return 0
        print_table(
            [bench.say("cli", text) for text in HEADINGS],
            [[f"{n.written_at:%Y-%m-%d}", n.kind, n.title, n.uid] for n in notes],
        )
        if drafts:
            talk(bench.say("cli", "%n draft(s) wait in the window", len(drafts)))
    return 0


def run_show(options: argparse.Namespace) -> int:
    """Print one note."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.note_text import parse, shareable, todo_kind
    from cs_workbench.services.conflicts import conflicts
    from cs_workbench.services.notes import note_text

    with opened(options) as bench:
        note = note_text(bench, uid=options.note)
        apart = conflicts(bench, note.id)
        body = shareable(note.body) if options.shareable else note.body
        if options.json:
            read = parse(body, note.written_at.astimezone().date())
            print_json(
                _document(note, _uids(bench))
                | {
                    "body": body,
                    "people": read.people,
                    "edited_in_two_places": [{"body": c.draft.body, "saved_at": c.saved_at} for c in apart],
                    "lines": [
                        {
                            "kind": line.kind if line.kind == "decision" else todo_kind(line),
                            "text": line.text,
                            "due_on": line.due_on,
                            "person": line.person or None,
                            "done": line.done,
                            "internal": line.internal,
                        }
                        for line in read.marked
                    ],
                }
            )
        else:
            sys.stdout.write(body if body.endswith("\n") else f"{body}\n")
            if apart:
                talk(
                    bench.say(
                        "cli", "Edited in two places: %n draft(s) beside it say something else", len(apart)
                    )
                )
    return 0


def run_write(options: argparse.Namespace) -> int:
    """Write or change a note."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.commands import do
    from cs_workbench.services.notes import KeptApart, WriteNote, note_text

    body, base = read_text(options.file), read_text(options.base) if options.base else None
    with opened(options) as bench:
        account = _account(bench, options.account)
        note = note_text(bench, uid=options.note) if options.note else None
        note_id = note.id if note else None
        if note is not None and base is not None:  # `note show` ends what it prints with a line break
            body, base = (_ended_like(note.body, text) for text in (body, base))
        done = do(bench, WriteNote(account or 0, body, note_id, kind=options.kind, base=base))
        if isinstance(done.value, KeptApart):
            raise EditedInTwoPlaces(title=note.title if note else "", uid=options.note)
        written = note_text(bench, int(str(done.value)))
        if options.json:
            print_json(_document(written, _uids(bench)))
        else:
            talk(bench.say("done", done.said, **done.params))
            print(written.uid)
    return 0


def run_settle(options: argparse.Namespace) -> int:
    """Choose in every place of a note that was edited in two."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.merge import Keep, places
    from cs_workbench.services.commands import do
    from cs_workbench.services.conflicts import conflicts
    from cs_workbench.services.notes import note_text

    with opened(options) as bench:
        note = note_text(bench, uid=options.note)
        if not (apart := conflicts(bench, note.id)):
            raise NotInTwoPlaces(title=note.title)
        done = do(bench, apart[0].settled([Keep(options.keep)] * len(places(apart[0].pieces))))
        if options.json:
            print_json(_document(note_text(bench, note.id), _uids(bench)))
        else:
            talk(bench.say("done", done.said, **done.params))
    return 0


def run_revisions(options: argparse.Namespace) -> int:
    """List the earlier texts of a note."""
    from cs_workbench.cli.main import opened
    from cs_workbench.domain.note_text import title_of
    from cs_workbench.services.notes import note_text, revisions

    with opened(options) as bench:
        rows = revisions(bench, note_text(bench, uid=options.note).id)
        if options.json:
            print_json(
                {
                    "revisions": [
                        {"number": r.number, "at": r.at, "author": r.author or None, "body": r.body}
                        for r in rows
                    ]
                }
            )
        else:
            print_table(
                [bench.say("cli", text) if text != "#" else text for text in REVISION_HEADINGS],
                [[r.number, f"{r.at:%Y-%m-%d %H:%M}", title_of(r.body)] for r in rows],
            )
    return 0


def run_restore(options: argparse.Namespace) -> int:
    """Restore an earlier text."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.commands import do
    from cs_workbench.services.notes import NoSuchNote, RestoreRevision, note_text, revisions

    with opened(options) as bench:
        note = note_text(bench, uid=options.note)
        found = next((r for r in revisions(bench, note.id) if r.number == options.revision), None)
        if found is None:
            raise NoSuchNote(text=options.revision)
        done = do(bench, RestoreRevision(note.id, found.id))
        if options.json:
            print_json(_document(note_text(bench, note.id), _uids(bench)))
        else:
            talk(bench.say("done", done.said, **done.params))
    return 0


def run_export(options: argparse.Namespace) -> int:
    """Write notes, or the templates, as files."""
    from cs_workbench.cli.main import opened
    from cs_workbench.services.note_templates import export_templates
    from cs_workbench.services.notes import export_notes

    with opened(options) as bench:
        if options.templates:
            made = export_templates(bench, options.folder)
        else:
            account = _account(bench, options.account)
            made = export_notes(bench, account, options.folder, internal=options.internal)
        if options.json:
            print_json({"files": [str(path) for path in made]})
        else:
            talk(bench.say("cli", "%n file(s) written", len(made)))
    return 0


def _account(bench: Workbench, text: str | None) -> int | None:
    from cs_workbench.services.account import find_account

    return None if text is None else find_account(bench, text)


def _uids(bench: Workbench) -> dict[int, str]:
    from cs_workbench.services.book import load_book

    book = load_book(bench)
    return {int(book.account_id[row]): str(book["uid"].at(row)) for row in range(len(book))}


def _document(note: NoteText, uids: dict[int, str]) -> dict[str, Any]:
    return {
        "uid": note.uid,
        "account": uids.get(note.account_id),
        "kind": note.kind,
        "title": note.title,
        "body": note.body,
        "written_at": note.written_at,
        "changed_at": note.changed_at,
        "author": note.author or None,
    }


def _ended_like(other: str, text: str) -> str:
    return text.removesuffix("\n") + "\n" * other.endswith("\n")


def read_text(file: str | None) -> str:
    """Return a file's text; None or -: what stdin holds.

    Raises:
        TextUnreadable: it is not there, or no UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if file in (None, "-") else Path(str(file)).read_bytes()
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TextUnreadable(name=file or "-", why=getattr(error, "strerror", None) or "UTF-8") from error
