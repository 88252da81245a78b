"""Mails handed over as files: drafts that Outlook opens ready to be sent, and a list a campaign for a mail merge.

The same two steps as over a line: `begin` writes a file aside, `commit` gives it its name. What becomes of a draft is
in a person's hands, so that it stays in doubt until it is proven.
"""

from __future__ import annotations

import csv
import io
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Final
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from cs_workbench.domain.smtp_answers import Answer, Outcome, Phase, judge
from cs_workbench.kernel.files import atomic_write, fsync_folder, private_folder
from cs_workbench.kernel.text import neutral, safe_name
from cs_workbench.mail.fields import address_in, addresses_in, name_in, shown
from cs_workbench.mail.parts import Part, take_apart
from cs_workbench.mail.refusals import DraftsUnwritable
from cs_workbench.mail.server import Envelope

log = logging.getLogger(__name__)

#: The list for a mail merge; its first row names the fields as a template writes them.
MERGE: Final = "merge.csv"
#: The template for it: one field, the mail's text.
TEMPLATE: Final = "merge.docx"
COLUMNS: Final = ("address", "name", "cc", "subject", "body", "file")
_WRITING: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
#: Outlook opens a file with it as a mail that is still to be sent.
_UNSENT: Final = b"X-Unsent: 1\r\n"
_OPEN: Final = "http://schemas.openxmlformats.org"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
#: A whole Word document, part by part (ECMA-376).
_DOCUMENT: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_OPEN}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_OPEN}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_OPEN}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": f'<w:document xmlns:w="{_OPEN}/wordprocessingml/2006/main"><w:body><w:p>'
    '<w:fldSimple w:instr=" MERGEFIELD body "><w:r><w:t>«body»</w:t></w:r></w:fldSimple></w:p></w:body></w:document>',
}


@dataclass(frozen=True, slots=True)
class DraftFolder:
    """Where drafts go; ``said`` is told of each."""

    path: Path
    said: str

    def opened(self) -> Drafts:
        """Return what takes mails, one after another.

        Raises:
            DraftsUnwritable: the folder cannot be made.
        """
        try:
            private_folder(self.path)
        except OSError as cause:
            raise unwritable(self.path, cause) from cause
        return Drafts(self)


class Drafts:
    """Takes mails as files, one a mail; the same mail is the same file."""

    def __init__(self, folder: DraftFolder) -> None:
        self.folder, self._said = folder.path, folder.said
        self._aside: Path | None = None
        self._name: Path | None = None
        self._places: set[Path] = set()  # folders that got a draft

    @property
    def is_usable(self) -> bool:
        """Say whether another mail may begin."""
        return self._aside is None

    def begin(self, envelope: Envelope, body: bytes) -> Outcome | None:
        """Write the draft aside.

        Raises:
            DraftsUnwritable: the disk is full or fails; nothing was handed over.
        """
        mark = sha256(envelope.envid.encode()).hexdigest()[:8]
        stem = "".join(sign if sign.isalnum() or sign in "@.-_" else "_" for sign in envelope.recipients[0])
        place = self.folder / folder_of(envelope.envid)
        self._name = place / f"{stem[:80]}-{mark}.eml"
        self._aside = self._name.with_suffix(".part")
        try:
            private_folder(place)
            with os.fdopen(os.open(self._aside, _WRITING, 0o600), "wb") as file:
                file.write(_UNSENT + body)
                file.flush()
                os.fsync(file.fileno())
        except OSError as cause:
            self.abandon()
            raise unwritable(self.folder, cause) from cause
        return None

    def commit(self) -> Outcome:
        """Give the draft its name; whether a person sends it is not known."""
        if self._aside is None or self._name is None:
            raise RuntimeError("commit without begin")
        try:
            self._aside.replace(self._name)
            fsync_folder(self._name.parent)
        except OSError as cause:  # not raised: the mark is made, and it is known that there is no draft
            self.abandon()
            return unwritable(self.folder, cause).outcome
        self._aside = None
        self._places.add(self._name.parent)
        return judge(Answer(Phase.DOT, 0, self._said))

    def abandon(self) -> None:
        """Drop a draft that was begun."""
        if self._aside is not None:
            self._aside.unlink(missing_ok=True)
        self._aside = None

    def leave(self) -> None:
        """Bring the lists for a mail merge up to date, one a campaign; one that is open in Excel waits."""
        self.close()
        for place in sorted(self._places):
            try:
                write_merge(place)
                self._places.discard(place)
            except OSError as error:
                log.warning("the list for a mail merge was not written: %s", error)

    def close(self) -> None:
        """Drop what was begun."""
        self.abandon()


def folder_of(message_id: str) -> str:
    """Return the folder of a mail's campaign: a merge writes to those in one list, and to nobody of an earlier one.

    It is named by the day on which the campaign was made (its uid tells) and the end of its uid.
    """
    campaign = message_id.strip("<>").partition(".")[0]
    try:
        made = datetime.fromtimestamp((UUID(campaign).int >> 80) / 1000, UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        return safe_name(campaign)[:80] or "mail"
    return f"{made:%Y-%m-%d}-{campaign[-6:]}"


def unwritable(folder: Path, cause: OSError) -> DraftsUnwritable:
    """Return what is said of a folder that takes no draft."""
    return DraftsUnwritable(cause.strerror or str(cause), folder=folder)


def write_merge(folder: Path) -> int:
    """Write the list of all drafts in a folder anew, without formulas; return how many there are."""
    lines = sorted(_lines(folder))
    if not lines:
        return 0
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([neutral(cell) for cell in line] for line in lines)
    with atomic_write(folder / MERGE) as file:
        file.write(out.getvalue().encode("utf-8-sig"))  # Excel and Word read it as UTF-8 by its first sign
    with atomic_write(folder / TEMPLATE) as file:
        _write_template(file)
    return len(lines)


def _write_template(file: IO[bytes]) -> None:
    """Write a document for Word's mail merge, whose only field is the text of each mail."""
    with ZipFile(file, "w", ZIP_DEFLATED) as parts:
        for name, content in _DOCUMENT.items():
            parts.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}')


def _lines(folder: Path) -> Iterator[tuple[str, ...]]:
    for path in folder.glob("*.eml"):
        mail = take_apart(path.read_bytes())
        to = mail.first("to")
        yield (
            address_in(to), name_in(to), ", ".join(addresses_in(mail.first("cc"))), shown(mail.first("subject")),
            _text(mail), path.name,
        )  # fmt: skip


def _text(mail: Part) -> str:
    """Return the text of a mail, as it is read without styles."""
    return next((part.text() for part in mail.walk() if part.kind == "text/plain"), "")
