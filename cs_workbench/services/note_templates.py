"""Beginnings of notes: text files, those that come with the program and the person's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench

FOLDER: Final = "note_templates"  # in the profile: a file of the same name replaces ours
LONGEST_FILE: Final = 100_000


@dataclass(frozen=True, slots=True)
class NoteTemplate:
    """A template; ``name`` is its first line without what is filled in."""

    file: str
    name: str
    text: str


def templates(bench: Workbench) -> list[NoteTemplate]:
    """Return the templates in the person's language, in the order of their file names.

    Ours end in ``_ja.md`` or ``_en.md``; a file of the person's own without such an ending serves both.
    """
    found = {path.name: path for folder in _folders(bench) for path in sorted(folder.glob("*.md"))}
    other = "_en.md" if bench.catalogue.language == "ja" else "_ja.md"
    made = []
    for file, path in sorted(found.items()):
        if file.endswith(other):
            continue
        try:
            text = path.read_bytes()[:LONGEST_FILE].decode("utf-8", "replace")
        except OSError:
            continue  # a file that went away meanwhile is no template
        made.append(NoteTemplate(file, _name(text) or path.stem, text))
    return made


def filled(template: NoteTemplate, *, account: str, day: str, owner: str) -> str:
    """Return the text of a new note; words in braces that are not known stay as they are."""
    text = template.text
    for name, value in (("account", account), ("day", day), ("owner", owner)):
        text = text.replace(f"{{{name}}}", value)
    return text


def export_templates(bench: Workbench, folder: Path) -> list[Path]:
    """Write every template, both languages, into ``folder``, to be changed and put into the profile's own."""
    from cs_workbench.kernel.files import private_folder, write_text

    private_folder(folder)
    made = []
    for source in _folders(bench):
        for path in sorted(source.glob("*.md")):
            write_text(folder / path.name, path.read_text(encoding="utf-8"))
            made.append(folder / path.name)
    return made


def _folders(bench: Workbench) -> tuple[Path, Path]:
    from cs_workbench.kernel.resources import resource

    return resource(FOLDER), bench.folder / FOLDER


def _name(text: str) -> str:
    from cs_workbench.domain.note_text import title_of

    title = title_of(text)
    for name in ("account", "day", "owner"):
        title = title.replace(f"{{{name}}}", "")
    return " ".join(title.split())
