"""An office program shows what we wrote: as many pages, every word in its font, nothing over the edge."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Literal

import pytest

from cs_workbench.render.deck_pptx import write_pptx
from tests.render import deck_templates
from tests.render.decks import deck

OFFICE = shutil.which("soffice")
READER = shutil.which("pdftotext")


@pytest.mark.skipif(
    not (OFFICE and READER),
    reason="needs libreoffice-impress and poppler-utils (packaging/apt.txt, optional)",
)
@pytest.mark.parametrize(("language", "template"), [("ja", False), ("en", True)])
def test_an_office_program_shows_every_slide(
    language: Literal["ja", "en"], template: bool, tmp_path: Path
) -> None:
    used = deck_templates.wide(tmp_path / "template.pptx") if template else None
    made, path = deck(language), tmp_path / "deck.pptx"
    write_pptx(made, path, used)
    program = [
        str(OFFICE),
        f"-env:UserInstallation=file://{tmp_path}/office",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run(
        [*program, "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=120, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    told = subprocess.run(
        [str(READER), "-layout", str(tmp_path / "deck.pdf"), "-"],
        check=True, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL,
    ).stdout  # fmt: skip
    shown = ["".join(page.split()) for page in told.split("\f")[:-1]]
    assert len(shown) >= len(made.slides)
    whole = "".join(shown)
    for slide in made.slides:
        assert "".join(slide.title.split()) in whole
    assert "\N{REPLACEMENT CHARACTER}" not in told
    for label in ("82%", "18", "2026/10/15"):
        assert label in whole
