"""Texts come from the one catalogue, values read as people write them, markup stays text."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cs_workbench.domain.conditions import ConditionError
from cs_workbench.kernel.money import Money
from cs_workbench.ui.models.entry import NotANumber
from cs_workbench.ui.text import (
    distance_text,
    exact_text,
    explain,
    number_text,
    plain_label,
    say,
    shown,
    tip,
    value_text,
    value_word,
)
from tests.ui.conftest import Speak

TODAY = date(2026, 11, 24)
BAIT = '<img src="bait.png" width=200 height=200><b>株式会社</b>'


def test_plurals_are_whole_words_in_both_languages(speak: Speak) -> None:
    assert say("time", "%n day(s) ago", 1) == "1 day ago"
    assert say("time", "%n day(s) ago", 1234) == "1,234 days ago"
    speak("ja")
    assert say("time", "%n day(s) ago", 1234) == "1,234日前"


def test_qt_speaks_the_same_language(speak: Speak) -> None:
    speak("ja")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "キャンセル"
    speak("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_errors_explain_themselves_in_the_windows_language(speak: Speak) -> None:
    assert explain(NotANumber(text="x")).startswith("“x” is not a number.")
    speak("ja")
    assert explain(NotANumber(text="x")).startswith("「x」は数値ではありません。")


def test_an_error_made_of_several_texts_is_translated_whole(speak: Speak) -> None:
    speak("ja")
    said = explain(ConditionError(position=3, expected="a condition"))
    assert "3" in said
    assert "condition" not in said


@pytest.mark.parametrize(
    ("fact", "value", "text"),
    [
        ("arr", Money(4_800_000, "JPY"), "¥4,800,000"),
        ("seats", 1234.0, "1,234"),
        ("csat", 4.26, "4.3"),
        ("strategic", False, "No"),
        ("tier", "tech", "Tech touch"),
        ("own.mood", "sunny", "sunny"),
        ("renewal", date(2026, 12, 13), "13 Dec 2026"),
        ("last_touch", date(2026, 11, 21), "3 days ago"),
        ("industry", None, "–"),
        ("industry", "", "–"),
    ],
)
def test_a_value_reads_as_a_person_writes_it(fact: str, value: object, text: str) -> None:
    assert value_text(fact, value, TODAY) == text


def test_a_day_tells_both_its_date_and_its_distance_on_hover(speak: Speak) -> None:
    assert exact_text("last_touch", date(2026, 11, 21), TODAY) == "21 Nov 2026 (3 days ago)"
    assert distance_text(TODAY, TODAY) == "today"
    speak("ja")
    assert exact_text("renewal", date(2026, 12, 13), TODAY) == "2026/12/13(19日後)"
    assert value_word("band", "red") == "要対応"


def test_numbers_follow_the_language() -> None:
    assert number_text(1234567.0) == "1,234,567"
    assert number_text(0.26) == "0.3"


def test_a_list_never_shows_hidden_directions_lines_or_a_megabyte() -> None:
    assert shown("a\nb\u202ec") == "a b‹U+202E›c"
    assert len(shown("あ" * 1_000_000)) == 300


def test_markup_in_a_label_is_shown_letter_by_letter(qtbot: QtBot) -> None:
    label = plain_label(BAIT)
    qtbot.addWidget(label)
    wider = QLabel("<b>x</b>")
    qtbot.addWidget(wider)
    assert label.sizeHint().height() < 60
    assert label.sizeHint().width() > label.fontMetrics().horizontalAdvance(BAIT) - 5
    assert label.grab().toImage().pixelColor(5, 5) != QColor("red")


def test_markup_in_a_tooltip_is_escaped_and_long_ones_are_cut() -> None:
    assert "&lt;img" in tip(BAIT)
    assert "<img" not in tip(BAIT)
    assert len(tip("x" * 1_000_000)) < 3_000
    assert tip("") == ""
