"""A deck of the sample book as a file that opens again, with nothing internal in it."""

from __future__ import annotations

import csv
import errno
import os
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from pptx import Presentation

from cs_workbench.domain.customer_text import names_internal
from cs_workbench.domain.deck import Deck, Plot
from cs_workbench.render.deck_pptx import CannotWriteDeck
from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do
from cs_workbench.services.export import UnknownEnding
from cs_workbench.services.review_deck import deck_of
from cs_workbench.services.review_files import (
    NamesInternal,
    NothingToShow,
    OnlySlidesHaveATemplate,
    build,
    texts_of,
    write_tables,
)
from cs_workbench.services.reviews import NewReview, WriteSlide
from cs_workbench.services.workbench import Workbench
from tests.support.office import is_shown, needs_office

#: What only the CSM can say.
WRITTEN = {
    "summary": {"result": "承認が3日から2日に", "risk": "2部署が未利用", "ask": "次の2部署の選定"},
    "learned": {"data1": "利用は3部署に偏り", "meaning1": "効果は半分", "advice1": "2部署で説明会を開催"},
}


def paper(deck: Deck) -> bytes:
    """Stand for the window's room: what it makes of a deck is tested there."""
    return "\n".join(texts_of(deck)).encode()


def a_review(bench: Workbench, language: str = "ja") -> str:
    account = find_account(bench, "あおば精機")
    return str(do(bench, NewReview(account, "qbr", "2026-07-01", "2026-09-30", language, "", None)).value)


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
    with pytest.raises(NamesInternal):
        build(sample, uid, tmp_path / "deck.pdf", paint=paper)
    assert not list(tmp_path.glob("deck*"))


def test_the_ending_says_what_is_written(sample: Workbench, tmp_path: Path) -> None:
    uid = a_review(sample)
    deck = build(sample, uid, tmp_path / "deck.PDF", paint=paper)
    assert (tmp_path / "deck.PDF").read_bytes() == paper(deck)
    with pytest.raises(UnknownEnding) as caught:
        build(sample, uid, tmp_path / "deck.key", paint=paper)
    assert ".pptx, .html, .pdf" in caught.value.explain(sample.catalogue)
    with pytest.raises(UnknownEnding):
        build(sample, uid, tmp_path / "deck.pdf")
    with pytest.raises(OnlySlidesHaveATemplate):
        build(sample, uid, tmp_path / "other.pdf", tmp_path / "ours.pptx", paper)
    assert [path.name for path in tmp_path.glob("*.*")] == ["deck.PDF"]


@pytest.mark.parametrize("name", ["deck.pptx", "deck.pdf"])
def test_a_full_disk_is_one_sentence_and_the_file_that_was_there_stays(
    sample: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    uid, target = a_review(sample), tmp_path / name
    target.write_bytes(b"before")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWriteDeck) as caught:
        build(sample, uid, target, paint=paper)
    assert os.strerror(errno.ENOSPC) in caught.value.explain(sample.catalogue)
    assert target.read_bytes() == b"before"
    assert [one.name for one in tmp_path.glob("*deck*")] == [name]


def test_the_numbers_of_each_chart_lie_beside_the_deck(sample: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    deck = build(sample, a_review(sample), path)
    charts = [(s.id, b.chart) for s in deck.slides for b in s.blocks if isinstance(b, Plot)]
    written = write_tables(deck, path)
    assert [one.name for one in written] == [f"deck-{slide}.csv" for slide, _ in charts]
    for file, (_, chart) in zip(written, charts, strict=True):
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
        assert tuple(rows[0]) == chart.headings
        assert len(rows) == 1 + len(chart.rows)
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
        assert not [cell for row in rows for cell in row if names_internal(cell)]


def test_two_charts_of_one_slide_have_a_table_each(sample: Workbench, tmp_path: Path) -> None:
    made = deck_of(sample, a_review(sample))
    (slide, *_) = [s for s in made.slides if any(isinstance(b, Plot) for b in s.blocks)]
    plot = next(b for b in slide.blocks if isinstance(b, Plot))
    twice = replace(made, slides=(replace(slide, blocks=(plot, plot)),))
    written = write_tables(twice, tmp_path / "deck.pdf")
    assert [one.name for one in written] == [f"deck-{slide.id}.csv", f"deck-{slide.id}-2.csv"]


@needs_office
@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_office_program_shows_the_twelve_slides_of_the_sample_book(
    sample: Workbench, tmp_path: Path, language: str
) -> None:
    uid, path = a_review(sample, language), tmp_path / "deck.pptx"
    for slide, texts in WRITTEN.items():
        do(sample, WriteSlide(uid, slide, dict(texts)))
    is_shown(build(sample, uid, path), path)


def test_an_account_without_data_is_a_sentence_and_the_file_that_was_there_stays(
    bench: Workbench, tmp_path: Path
) -> None:
    account = find_account(bench, "あおば精機")
    with bench.store.write("forget", "test") as writing:
        for table in ("remote_usage", "remote_ticket"):
            writing.db.execute(f"DELETE FROM {table}")
    uid = str(do(bench, NewReview(account, "digital", "2020-01-01", "2020-03-31", "ja")).value)
    path = tmp_path / "deck.pptx"
    path.write_bytes(b"earlier")
    with pytest.raises(NothingToShow, match="Write a slide"):
        build(bench, uid, path)
    assert path.read_bytes() == b"earlier"
