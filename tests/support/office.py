"""An office program that shows what we wrote, and what it shows read back: words with the place where each stands."""

from __future__ import annotations

import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import pytest

from cs_workbench.domain.deck import Deck

OFFICE, READER, PAINTER = shutil.which("soffice"), shutil.which("pdftotext"), shutil.which("pdftoppm")
#: Tests that need it say so where it is not installed.
needs_office = pytest.mark.skipif(
    not (OFFICE and READER and PAINTER),
    reason="needs libreoffice-impress and poppler-utils (packaging/apt.txt, optional)",
)
XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page: its words without spaces between them, and the words that stand over its edge."""

    text: str
    outside: tuple[str, ...]


def shown_by_office(path: Path) -> list[Shown]:
    """Return each page of the deck at ``path`` as LibreOffice shows it; a PDF and PNGs stay beside it."""
    folder = path.parent
    _run(
        OFFICE, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf",
        "--outdir", folder, path,
    )  # fmt: skip
    pdf, boxes = path.with_suffix(".pdf"), path.with_suffix(".xml")
    _run(PAINTER, "-png", "-r", 60, pdf, path.with_suffix(""))
    _run(READER, "-bbox", pdf, boxes)
    return [_page(page) for page in ET.parse(boxes).getroot().iter(f"{XHTML}page")]  # noqa: S314 - poppler wrote it


def is_shown(deck: Deck, path: Path) -> str:
    """Assert that each slide is shown with its title, no letter without a font, none over the edge; return the text."""
    pages = shown_by_office(path)
    assert len(pages) >= len(deck.slides)
    whole = "".join(page.text for page in pages)
    for slide in deck.slides:
        assert "".join(slide.title.split()) in whole
    assert "\N{REPLACEMENT CHARACTER}" not in whole
    assert [page.outside for page in pages if page.outside] == []
    return whole


def _page(page: ET.Element) -> Shown:
    wide, high = float(page.get("width", 0)), float(page.get("height", 0))
    words = list(page.iter(f"{XHTML}word"))
    outside = tuple(
        word.text or ""
        for word in words
        if float(word.get("xMin", 0)) < -1
        or float(word.get("xMax", 0)) > wide + 1
        or float(word.get("yMin", 0)) < -1
        or float(word.get("yMax", 0)) > high + 1
    )
    return Shown("".join("".join((word.text or "").split()) for word in words), outside)


def _run(*command: object) -> None:
    subprocess.run(
        [str(part) for part in command],
        check=True,
        capture_output=True,
        timeout=200,
        stdin=subprocess.DEVNULL,
    )
