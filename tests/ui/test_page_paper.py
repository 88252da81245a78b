"""A page of paper is one page, whatever stands on it, and says what was left out."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication

from cs_workbench.services.one_page import Block, OnePage
from cs_workbench.ui.widgets.page_paper import Setting, pdf_of_page, upright


def page(*blocks: Block, lines: tuple[str, ...] = ("one line",)) -> OnePage:
    return OnePage("月次 2026年11月", "as of", lines, blocks, "foot " * 400, lambda n: f"and {n} more")


def table(name: str, rows: int, *, share: float = 1.0, lines: int = 1, is_whole: bool = False) -> Block:
    cells = tuple((f"{name} {n}", "長い文" * 60, "¥1,000") for n in range(rows))
    return Block(name, ("Account", "Text", "ARR"), cells, (2, 3, 1), (2,), share, lines, "nothing", is_whole)


def setting(paper: OnePage) -> Setting:
    writer = QPdfWriter("")
    writer.setResolution(300)
    upright(writer)
    made = Setting(paper, writer)
    assert made.page.bottom <= writer.height()
    assert all(0 <= text.at.y() <= writer.height() for text in made.page.texts)
    return made


@pytest.mark.parametrize("rows", [0, 1, 30, 900])
def test_what_does_not_fit_is_cut_and_said(dressed: QApplication, rows: int) -> None:
    whole = table("whole", 9, share=0.5, is_whole=True)
    paper = page(whole, table("half", rows, share=0.5), table("full", rows), table("deep", rows, lines=2))
    made = setting(paper).page
    told = [text.text for text in made.texts]
    assert made.shown[0] == 9, "what is whole is cut last"
    for shown, block in zip(made.shown, paper.blocks, strict=True):
        if shown < len(block.rows):
            assert f"and {len(block.rows) - shown} more" in told
        elif not block.rows:
            assert "nothing" in told
    assert len(re.findall(rb"/Type /Page\b", pdf_of_page(paper))) == 1


def test_long_sentences_are_cut_to_two_lines(dressed: QApplication) -> None:
    made = setting(page(table("full", 2), lines=("とても長い文です。" * 200,))).page
    assert sum("とても" in text.text for text in made.texts) == 2
    assert any(text.text.endswith("…") for text in made.texts)
