"""Who searches a PDF for a Japanese word finds it: every glyph is told as the letter that was written."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cs_workbench.domain.deck import Deck, Lines, Slide
from cs_workbench.services.export import Paper
from cs_workbench.services.one_page import OnePage
from cs_workbench.ui.widgets.deck_paper import pdf_of_deck
from cs_workbench.ui.widgets.page_paper import pdf_of_page
from cs_workbench.ui.widgets.paper import pdf_of
from tests.render.decks import DAY

#: Of each of these a radical has the same glyph, and comes first.
WORDS = "利用率 目標 長野 日本 月次 金額 高い"


def made() -> dict[str, bytes]:
    slide = Slide("x", WORDS, (Lines((WORDS, "a tab is no space")),))
    return {
        "deck": pdf_of_deck(Deck(WORDS, "", "", "", "ja", DAY, "qbr", (slide,))),
        "table": pdf_of(Paper(WORDS, "", ("a", "b"), ((WORDS, WORDS),), (1, 1))),
        "page": pdf_of_page(OnePage(WORDS, WORDS, (WORDS,), (), WORDS, str)),
    }


def letters_in(content: bytes) -> set[str]:
    """Return every letter that the maps of a PDF name."""
    maps = re.findall(rb"begincmap.*?endcmap", content, re.DOTALL)
    assert maps
    listed = [part for one in maps for part in re.findall(rb"\[[^\]]*\]", one)]
    return {chr(int(code, 16)) for part in listed for code in re.findall(rb"<([0-9A-Fa-f]{4})>", part)}


@pytest.mark.parametrize("kind", ["deck", "table", "page"])
def test_no_letter_is_told_as_a_radical_or_a_tab(dressed: QApplication, kind: str) -> None:
    letters = letters_in(made()[kind])
    assert not [letter for letter in letters if "\u2e80" <= letter <= "\u2fdf"]
    assert "\t" not in letters
    assert set(WORDS) <= letters


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
@pytest.mark.parametrize("kind", ["deck", "table", "page"])
def test_a_reader_finds_the_words(dressed: QApplication, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(made()[kind])
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, timeout=60)
    assert WORDS.split(maxsplit=1)[0] in done.stdout.decode()
    assert not done.stderr
