"""The view of search everywhere: text in, hits out; the keyboard stays in the line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_workbench.services.search_rows import Hit, Hits
from cs_workbench.ui.views.search import TYPING_MS, SearchView
from cs_workbench.ui.views.search_list import marked
from tests.ui.views.made import press, type_text


def hit(row: int, kind: str = "note", title: str = "定例", snippet: str = "解約の話") -> Hit:
    return Hit(
        kind, f"local_{kind}", row, f"u{row}", 7, "a7", "株式会社あおば", title, (), snippet, ((0, 2),), "body",
        datetime(2026, 11, row, 1, 0, tzinfo=UTC), has_time=True,
    )  # fmt: skip


def three() -> Hits:
    rows = (hit(1), hit(2), hit(3, "todo", "<b>bold</b>", "解約 \u202e evil <img src=x>"))
    return Hits(rows, {"note": 1_000, "todo": 1, "mail": 0}, frozenset({"note"}))


@pytest.fixture
def view(qtbot: QtBot) -> SearchView:
    made = SearchView()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.focus_line()
    return made


def test_typing_asks_soon_and_for_the_last_text_only(qtbot: QtBot, view: SearchView) -> None:
    asked: list[str] = []
    view.searchWanted.connect(lambda: asked.append(view.text()))
    with qtbot.waitSignal(view.searchWanted, timeout=2_000):
        type_text(view.line, "budget")
    assert asked == ["budget"]
    assert TYPING_MS <= 80


def test_what_is_in_conversion_is_not_searched_and_what_was_committed_is(
    qtbot: QtBot, view: SearchView
) -> None:
    with qtbot.assertNotEmitted(view.searchWanted, wait=3 * TYPING_MS):
        QApplication.sendEvent(view.line, QInputMethodEvent("かいや", []))
        press(view.line, Qt.Key.Key_Escape)  # the conversion's, not ours
        press(view.line, Qt.Key.Key_Return)
    committed = QInputMethodEvent("", [])
    committed.setCommitString("解約")
    with qtbot.waitSignal(view.searchWanted, timeout=2_000):
        QApplication.sendEvent(view.line, committed)
    assert view.text() == "解約"


def test_arrows_move_through_the_hits_and_enter_opens_one(qtbot: QtBot, view: SearchView) -> None:
    view.set_text("解約")
    view.show_hits(three())
    press(view.line, Qt.Key.Key_Down)
    press(view.line, Qt.Key.Key_Down)
    press(view.line, Qt.Key.Key_Up)
    with qtbot.waitSignal(view.hitWanted) as opened:
        press(view.line, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].row == 2


def test_escape_leaves_at_once(qtbot: QtBot, view: SearchView) -> None:
    view.set_text("解約")
    with qtbot.waitSignal(view.left):
        press(view.line, Qt.Key.Key_Escape)
    assert view.line.text() == "解約"


def test_kinds_are_chips_with_counts_and_narrow(qtbot: QtBot, view: SearchView) -> None:
    view.set_text("解約")
    view.show_hits(three())
    shown = [chip.text() for chip in view.chips.values() if chip.isVisible()]
    assert shown == ["All 1,001+", "Notes 1,000+", "To-dos 1"]
    view.chips["todo"].setFocus()
    with qtbot.waitSignal(view.searchWanted):
        press(view.chips["todo"], Qt.Key.Key_Space)
    assert view.kinds() == ("todo",)


def test_the_current_hit_stays_through_an_answer_and_a_way_back(view: SearchView) -> None:
    view.set_text("解約")
    view.show_hits(three())
    view.list.step(2)
    view.show_hits(Hits((hit(9), *three().rows), {"note": 4}))
    current = view.list.current()
    assert current is not None
    assert current.row == 3
    memory = view.memory()
    view.set_text("")
    view.show_nothing_asked()
    view.remember(memory)
    assert view.text() == "解約"
    view.show_hits(three())
    current = view.list.current()
    assert current is not None
    assert current.row == 3


def test_hits_are_heard_and_painted_as_plain_text(view: SearchView) -> None:
    view.set_text("解約")
    view.show_hits(three())
    model = view.list.model()
    spoken = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "<b>bold</b>" in spoken
    assert "\u202e" not in spoken
    assert "To-do" in spoken
    assert not view.grab().isNull()


def test_marks_move_along_when_hidden_direction_is_made_visible() -> None:
    text, places = marked("a\u202e解約😀b", ((2, 4), (4, 5)))
    assert [text[a:b] for a, b in places] == ["解約", "😀"]
    assert "\u202e" not in text


def test_nothing_found_and_nothing_asked_teach(view: SearchView) -> None:
    assert "kind:note" in view.empty.why.text()
    view.set_text("zzz")
    view.show_hits(Hits((), {}))
    assert "zzz" in view.empty.what.text()
    view.show_index(1_000, 5_000, is_built=False)
    assert "1,000" in view.state.text()
    assert view.state.isVisible()
    view.show_index(0, 0, is_built=True)
    assert not view.state.isVisible()
