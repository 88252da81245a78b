"""Where a file goes: the name is kept as it was typed, and ends as the kind beside it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cs_workbench.ui.windows.files import ask_file

KINDS = "PowerPoint (*.pptx);;PDF (*.pdf);;HTML (*.html)"


@pytest.mark.parametrize(
    ("typed", "kind", "path"),
    [
        ("deck.pptx", "PowerPoint (*.pptx)", "deck.pptx"),
        ("deck.PDF", "PowerPoint (*.pptx)", "deck.PDF"),
        ("Aoba v1.2 2026.Q3", "PDF (*.pdf)", "Aoba v1.2 2026.Q3.pdf"),
        ("A.B. Smith & Co.", "", "A.B. Smith & Co..pptx"),
        ("deck", "HTML (*.html)", "deck.html"),
    ],
)
def test_a_name_keeps_its_dots_and_ends_as_the_kind_says(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, typed: str, kind: str, path: str
) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (f"/files/{typed}", kind))
    assert ask_file(view, "Where?", "deck", KINDS) == Path(f"/files/{path}")


def test_a_question_that_is_left_answers_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert ask_file(view, "Where?", "deck", KINDS) is None
