"""The slides a deck is written on: ours, or the file of a person's company, looked at before it is opened."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_

LARGEST: Final = 100_000_000  # bytes of a template
UNPACKED: Final = 600_000_000
RATIO: Final = 200
SMALL: Final = 5_000_000  # a part below it may be packed as well as it likes
MOST_PARTS: Final = 20_000
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CONTENT: Final = "[Content_Types].xml"
TEMPLATE_TYPE: Final = b"presentationml.template.main+xml"
DECK_TYPE: Final = b"presentationml.presentation.main+xml"
MACROS: Final = (".pptm", ".potm", ".ppsm", ".ppam")


class NoTemplate(WorkbenchError):
    """The template's file cannot be read."""

    template = N_(
        "errors", "The template {path} cannot be read: {why}. No deck was written. Choose the template again."
    )
    code = "CSW-2003"


class TemplateIsNoDeck(WorkbenchError):
    """The template's file is something else, or damaged."""

    template = N_(
        "errors",
        "{path} is not a PowerPoint file that can be opened. No deck was written. "
        "Save the template as .pptx in PowerPoint, then choose it again.",
    )
    code = "CSW-2004"


class TemplateIsABomb(WorkbenchError):
    """The template's file would unpack to far more than a template is."""

    template = N_(
        "errors",
        "{path} would unpack to {size} MB, which no template needs, so it was not opened and no deck was written. "
        "Ask whoever sent it for the original, or take out its large pictures.",
    )
    code = "CSW-2005"


class TemplateHasMacros(WorkbenchError):
    """The template carries programs."""

    template = N_(
        "errors",
        "{path} contains macros, which a deck for a customer must not carry. No deck was written. "
        "Save the template as .pptx without macros, then choose it again.",
    )
    code = "CSW-2006"


class TemplateHasNoLayouts(WorkbenchError):
    """The template has a master without any layout."""

    template = N_(
        "errors",
        "{path} has no slide layouts to write on. No deck was written. "
        "Add a layout with a title to its slide master, then choose it again.",
    )
    code = "CSW-2007"


class TemplateIsEncrypted(WorkbenchError):
    """The template opens only with a password."""

    template = N_(
        "errors",
        "{path} is protected with a password and was not opened. No deck was written. "
        "Save the template without a password, then choose it again.",
    )
    code = "CSW-2008"


def opened(path: Path | None) -> Any:
    """Return python-pptx's presentation of the template at ``path``; of ours where there is none.

    Raises:
        NoTemplate: the file cannot be read.
        TemplateIsNoDeck: it is no PPTX, or damaged.
        TemplateIsABomb: it would unpack to far more than a template is.
        TemplateHasMacros: it carries programs.
        TemplateHasNoLayouts: there is nothing to write on.
        TemplateIsEncrypted: it opens only with a password.
    """
    from pptx import Presentation

    if path is None:
        return Presentation(io.BytesIO(_our_slides()))
    content = checked(path)
    try:
        deck = Presentation(io.BytesIO(content))
        layouts = len(deck.slide_layouts) if len(deck.slide_masters) else 0
    except MemoryError:
        raise
    except Exception as error:  # python-pptx raises whatever the part it stumbles over makes it
        raise TemplateIsNoDeck(path=path) from error
    if not layouts:
        raise TemplateHasNoLayouts(path=path)
    return deck


def checked(path: Path) -> bytes:
    """Return the bytes of a template that may be opened; a template of slides (.potx) as a deck."""
    try:
        if path.stat().st_size > LARGEST:
            raise TemplateIsABomb(path=path, size=path.stat().st_size // 1_000_000)
        content = path.read_bytes()
    except OSError as error:
        raise NoTemplate(path=path, why=error.strerror or type(error).__name__) from error
    if content.startswith(OLE):
        is_locked = "EncryptedPackage".encode("utf-16-le") in content
        raise (TemplateIsEncrypted if is_locked else TemplateIsNoDeck)(path=path)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _measured(path, parts, len(content))
            names = [part.filename.lower() for part in parts]
            types = archive.read(CONTENT)
            has_macros = b"macroEnabled" in types or any("vbaproject" in name for name in names)
            if has_macros or path.suffix.lower() in MACROS:
                raise TemplateHasMacros(path=path)
            if any(
                b"<!DOCTYPE" in archive.read(part)[:2000]
                for part in parts
                if part.filename.endswith((".xml", ".rels"))
            ):
                raise TemplateIsNoDeck(path=path)
            return _as_deck(archive, types) if TEMPLATE_TYPE in types else content
    except (
        zipfile.BadZipFile,
        KeyError,
        NotImplementedError,
        ValueError,
        EOFError,
        OSError,
        RuntimeError,
    ) as error:
        raise TemplateIsNoDeck(path=path) from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise TemplateIsNoDeck(path=path) from error


def _measured(path: Path, parts: list[zipfile.ZipInfo], size: int) -> None:
    whole = sum(part.file_size for part in parts)
    packed_too_well = any(
        part.file_size > SMALL and part.file_size > RATIO * max(part.compress_size, 1) for part in parts
    )
    if (
        whole > UNPACKED
        or len(parts) > MOST_PARTS
        or packed_too_well
        or (whole > SMALL and whole > RATIO * size)
    ):
        raise TemplateIsABomb(path=path, size=whole // 1_000_000)
    if any(part.flag_bits & 1 for part in parts):
        raise TemplateIsEncrypted(path=path)


def _as_deck(archive: zipfile.ZipFile, types: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for part in archive.infolist():
            is_types = part.filename == CONTENT
            made.writestr(part, types.replace(TEMPLATE_TYPE, DECK_TYPE) if is_types else archive.read(part))
    return out.getvalue()


@lru_cache(maxsize=1)
def _our_slides() -> bytes:
    from cs_workbench.render.deck_master import our_slides

    return our_slides()


def face_of(deck: Any) -> str:
    """Return the Japanese face of the template's theme; where it names none, that of Windows and Office."""
    xml = theme_of(deck)
    minor = re.search(r"<a:minorFont>.*?</a:minorFont>", xml, re.DOTALL)
    own = re.search(r'<a:ea typeface="([^"+][^"]*)"', minor[0]) if minor else None
    script = re.search(r'<a:font script="Jpan" typeface="([^"]+)"', minor[0]) if minor else None
    found = own or script
    return _unescaped(found[1]) if found else "Yu Gothic"


def inks_of(deck: Any) -> dict[str, str]:
    """Return the theme's first two accents as #RRGGBB."""
    xml = theme_of(deck)
    found = {}
    for name, tag, usual in (("accent", "accent1", "#3F4FB5"), ("second", "accent2", "#0F7B6C")):
        colour = re.search(rf'<a:{tag}>\s*<a:srgbClr val="([0-9A-Fa-f]{{6}})"', xml)
        found[name] = f"#{colour[1].upper()}" if colour else usual
    return found


def theme_of(deck: Any) -> str:
    """Return the XML of the first master's theme."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    try:
        blob: bytes = deck.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    except KeyError:
        return ""
    return blob.decode("utf-8", "replace")


def _unescaped(text: str) -> str:
    from xml.sax.saxutils import unescape

    return unescape(text, {"&quot;": '"'})
