"""A deck of the sample book as a file that opens again, with nothing internal in it."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from pptx import Presentation

from cs_workbench.domain.customer_text import names_internal
from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do
from cs_workbench.services.export import UnknownEnding
from cs_workbench.services.review_files import NamesInternal, build, texts_of
from cs_workbench.services.reviews import NewReview, WriteSlide
from cs_workbench.services.workbench import Workbench


def texts_in(path: Path) -> list[str]:
    found = []
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
        found.append(slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "")
    return found


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_review_becomes_a_deck_with_nothing_internal(
    sample: Workbench, tmp_path: Path, language: str
) -> None:
    account = find_account(sample, "あおば精機")
    uid = str(do(sample, NewReview(account, "qbr", "2026-07-01", "2026-09-30", language, "", None)).value)
    path = tmp_path / "deck.pptx"
    deck = build(sample, uid, path)
    assert len(Presentation(str(path)).slides) >= len(deck.slides) > 6
    told = texts_in(path)
    assert any("あおば精機" in text for text in told)
    assert not [text for text in (*told, *texts_of(deck)) if names_internal(text)]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_review_becomes_one_page_for_a_browser(sample: Workbench, tmp_path: Path, language: str) -> None:
    account = find_account(sample, "あおば精機")
    uid = str(do(sample, NewReview(account, "digital", "2026-07-01", "2026-09-30", language, "", None)).value)
    path = tmp_path / "deck.html"
    deck = build(sample, uid, path)
    page = path.read_text("utf-8")
    assert f'<html lang="{language}">' in page
    assert page.count("<section") == len(deck.slides)
    assert all(escape(slide.title) in page for slide in deck.slides)
    assert not names_internal(page)


def test_another_ending_is_refused(sample: Workbench, tmp_path: Path) -> None:
    with pytest.raises(UnknownEnding):
        build(sample, "any", tmp_path / "deck.doc")


def test_a_text_that_names_what_is_only_ours_is_refused_and_nothing_is_written(
    sample: Workbench, tmp_path: Path
) -> None:
    account = find_account(sample, "あおば精機")
    uid = str(do(sample, NewReview(account, "qbr", "2026-07-01", "2026-09-30", "ja", "", None)).value)
    do(sample, WriteSlide(uid, "summary", {"result": "ヘルススコアは61です"}, "", None))
    with pytest.raises(NamesInternal) as caught:
        build(sample, uid, tmp_path / "deck.pptx")
    assert "ヘルススコアは61です" in caught.value.explain(sample.catalogue)
    assert not list(tmp_path.glob("*.pptx"))
