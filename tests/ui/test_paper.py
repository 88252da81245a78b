"""A table on paper: every line of it stands on some page, and headings on each."""

from __future__ import annotations

from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication

from cs_workbench.services.export import Paper
from cs_workbench.ui.widgets.paper import _Setting, pdf_of


def paper(*rows: tuple[str, str]) -> Paper:
    return Paper("要点", "2026", ("Account", "Note"), rows, (1, 3))


def test_a_row_stays_together_and_one_taller_than_a_page_goes_on(dressed: QApplication) -> None:
    rows = [(f"row {n}", "\n".join(f"{n}.{line}" for line in range(30))) for n in range(3)]
    tall = ("tall", "\n".join(f"line {line}" for line in range(200)))
    writer = QPdfWriter("")
    pages = [[text for _, text, _ in page.texts] for page in _Setting(paper(*rows, tall), writer).pages]
    assert all({"Account", "Note"} <= set(page) for page in pages)
    for n in range(3):
        (whole,) = [page for page in pages if f"{n}.0" in page]
        assert f"{n}.29" in whole
    told = [text for page in pages for text in page]
    assert [text for text in told if text.startswith("line ")] == tall[1].split("\n")


def test_long_words_and_empty_cells_wrap_without_losing_a_letter(dressed: QApplication) -> None:
    writer = QPdfWriter("")
    (page,) = _Setting(paper(("", "髙" * 400), ("a", "")), writer).pages
    assert sum(text.count("髙") for _, text, _ in page.texts) == 400
    assert pdf_of(paper()).startswith(b"%PDF")
