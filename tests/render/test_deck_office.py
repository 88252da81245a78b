"""An office program shows what we wrote: as many pages, every word in its font, nothing over the edge."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from cs_workbench.render.deck_pptx import keep, pptx_of
from tests.render import deck_templates
from tests.render.decks import deck
from tests.support.office import is_shown, needs_office


@needs_office
@pytest.mark.parametrize(("language", "template"), [("ja", False), ("en", True)])
def test_an_office_program_shows_every_slide(
    language: Literal["ja", "en"], template: bool, tmp_path: Path
) -> None:
    used = deck_templates.wide(tmp_path / "template.pptx") if template else None
    made, path = deck(language), tmp_path / "deck.pptx"
    keep(pptx_of(made, used), path)
    whole = is_shown(made, path)
    for label in ("82%", "18", "2026/10/15"):
        assert label in whole
