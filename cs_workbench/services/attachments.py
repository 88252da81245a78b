"""Files and pictures on an account or one of its notes; the words of a transcript can be searched for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clean, safe_name
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command, accounts_changed, do
from cs_workbench.services.notes import author

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

MEGABYTE: Final = 1_000_000
LARGEST_FILE: Final = 20 * MEGABYTE
LARGEST_IMAGE: Final = 5 * MEGABYTE
LONGEST_NAME: Final = 120
TRANSCRIPTS: Final = frozenset((".vtt", ".txt", ".docx"))
_TYPES: Final = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".bmp": "image/bmp",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".vtt": "text/vtt",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


class TooLarge(WorkbenchError):
    """A file larger than one may attach."""

    template = N_(
        "errors",
        "{name} has {size} MB; a file may have {most} MB here (a picture 5 MB). It was not attached. "
        "Make it smaller, or write its address into the note.",
    )
    code = "CSW-1431"


class NotReadable(WorkbenchError):
    """A file that the system does not hand out."""

    template = N_(
        "errors", "{name} could not be read ({why}). It was not attached. Check the file and try again."
    )
    code = "CSW-1432"


class NotWritable(WorkbenchError):
    """A place where a file cannot be saved."""

    template = N_(
        "errors", "{name} could not be saved ({why}). The file stays attached here. Choose another folder."
    )
    code = "CSW-1433"


class NoSuchFile(WorkbenchError):
    """No attachment is meant."""

    template = N_("errors", "There is no attached file {text}. Nothing was changed.")
    code = "CSW-1434"


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """An attached file without its bytes."""

    id: int
    uid: str
    note_id: int | None
    name: str
    mime: str
    size: int
    sha256: str
    at: datetime
    author: str
    has_text: bool


@dataclass(frozen=True, slots=True)
class RetireAttachment(Command):
    """Take a file away; ``back`` brings it back."""

    attachment_id: int
    back: bool = False

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark it; the bytes stay for thirty days."""
        from cs_workbench.store import attachments

        at = None if self.back else iso(bench.clock.now())
        found = attachments.retire(writing.db, self.attachment_id, at)
        if found is None:
            raise NoSuchFile(text=self.attachment_id)
        accounts: frozenset[int] = frozenset() if found.account_id is None else frozenset({found.account_id})
        said = N_("done", "File attached: {name}") if self.back else N_("done", "File removed: {name}")
        undo = RetireAttachment(self.attachment_id, not self.back)
        return Done(accounts_changed(accounts, "attachment"), undo, said, {"name": found.name}, found.id)


def attach_file(bench: Workbench, path: Path, account_id: int, note_id: int | None = None) -> Done:
    """Attach the file at ``path``.

    Raises:
        TooLarge: it has more than a file may have.
        NotReadable: the system does not hand it out.
    """
    try:
        size = path.stat().st_size
        _check_size(path.name, size)
        if not path.is_file():
            raise NotReadable(name=path.name, why=path.name)
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise NotReadable(name=path.name, why=error.strerror or "") from error
    return attach_bytes(bench, path.name, content, account_id, note_id, text=_words_of(path))


def attach_bytes(
    bench: Workbench,
    name: str,
    content: bytes,
    account_id: int,
    note_id: int | None = None,
    *,
    text: str | None = None,
) -> Done:
    """Attach bytes under ``name``: a pasted picture, say. The same bytes are attached once."""
    from cs_workbench.store import attachments

    _check_size(name, len(content))
    name = safe_name(clean(name))[-LONGEST_NAME:]
    digest = hashlib.sha256(content).hexdigest()
    with bench.store.read() as db:
        if any(
            row.sha256 == digest and row.note_id == note_id for row in attachments.of_account(db, account_id)
        ):
            return Done(Changes(), None, N_("done", "This file is attached already: {name}"), {"name": name})
    with bench.store.write("attach", "command") as writing:
        made = attachments.lay_in(
            writing.db,
            account_id,
            note_id,
            name=name,
            mime=_TYPES.get(Path(name).suffix.lower(), "application/octet-stream"),
            sha256=digest,
            content=content,
            text=text,
            at=iso(bench.clock.now()),
            author=author(bench, writing),
        )
    # A step of its own: what is kept for undoing it names the file and does not hold it.
    return do(bench, RetireAttachment(made, back=True))


def attachments_of(bench: Workbench, account_id: int) -> list[AttachmentRow]:
    """Return an account's files, the latest first."""
    from cs_workbench.store import attachments

    with bench.store.read() as db:
        return [
            AttachmentRow(
                row.id, row.uid, row.note_id, row.name, row.mime, row.size, row.sha256, from_iso(row.at),
                row.author, bool(row.has_text),
            )
            for row in attachments.of_account(db, account_id)
        ]  # fmt: skip


def attachment_text(bench: Workbench, attachment_id: int) -> str:
    """Return the text that was found in a file; '' where none was looked for."""
    from cs_workbench.store import attachments

    with bench.store.read() as db:
        return attachments.text(db, attachment_id) or ""


def save_attachment(bench: Workbench, attachment_id: int, path: Path) -> Done:
    """Write a file to ``path``, whole or not at all.

    Raises:
        NoSuchFile: there is none.
        NotWritable: the system does not let it be written there.
    """
    from cs_workbench.kernel.files import atomic_write
    from cs_workbench.store import attachments

    with bench.store.read() as db:
        content = attachments.content(db, attachment_id)
    if content is None:
        raise NoSuchFile(text=attachment_id)
    try:
        with atomic_write(path) as out:
            out.write(content)
    except OSError as error:
        raise NotWritable(name=path.name, why=error.strerror or "") from error
    return Done(Changes(), None, N_("done", "Saved as {name}"), {"name": path.name})


def _check_size(name: str, size: int) -> None:
    is_image = _TYPES.get(Path(name).suffix.lower(), "").startswith("image/")
    most = LARGEST_IMAGE if is_image else LARGEST_FILE
    if size > most:
        raise TooLarge(name=name, size=f"{size / MEGABYTE:.1f}", most=most // MEGABYTE)


def _words_of(path: Path) -> str | None:
    """Return the words of a transcript, read in the limited child; None where it has none to give."""
    if path.suffix.lower() not in TRANSCRIPTS:
        return None
    from cs_workbench.sources.reader import read_transcript
    from cs_workbench.sources.refusals import Refused

    try:
        return read_transcript(path)
    except Refused:
        return None  # attached all the same: its bytes are what the person gave us
