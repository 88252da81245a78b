"""レビュー in the running window: lists that lead on, texts that are never lost, doors from the account page."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.commands import do
from cs_workbench.services.review_lists import COLUMNS
from cs_workbench.services.reviews import Review, WriteSlide, review, reviews
from cs_workbench.ui.views.review_builder import ReviewBuilder
from cs_workbench.ui.widgets.toast import Door
from cs_workbench.ui.windows.program import Program
from cs_workbench.ui.windows.reviews_place import ReviewsPlace
from tests.ui.windows.running import Starter, settle, wired

PATIENCE_MS = 20_000


def opened(qtbot: QtBot, program: Program) -> ReviewsPlace:
    """Go to Reviews; return the place once its lists stand."""
    wiring = wired(program)
    wiring.go("reviews")
    settle(qtbot, program)
    return wiring.reviews


def uid_of(program: Program, state: str) -> str:
    bench = wired(program).desk.bench
    return next(row.uid for row in reviews(bench) if row.state == state)


def building(qtbot: QtBot, program: Program, state: str = "draft") -> ReviewBuilder:
    """Open the sample's review in ``state``; return the builder once it stands."""
    wiring = wired(program)
    wiring.open_review(uid_of(program, state))
    settle(qtbot, program)
    qtbot.waitUntil(lambda: wiring.reviews.view.builder.built is not None, timeout=PATIENCE_MS)
    settle(qtbot, program)
    return wiring.reviews.view.builder


def write(builder: ReviewBuilder, key: str, text: str) -> None:
    """Type ``text`` as an input method does."""
    field = builder.texts.fields[key]
    field.setFocus()
    converted = QInputMethodEvent()
    converted.setCommitString(text)
    QApplication.sendEvent(field, converted)


def stored(program: Program, state: str = "draft") -> Review:
    return review(wired(program).desk.bench, uid_of(program, state))


def test_every_list_shows_its_reviews_and_an_empty_one_leads_to_the_calendar(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    place = opened(qtbot, program)
    counts = {entry.key: entry.count for entry in place.side_entries()}
    assert (counts["draft"], counts["ready"], counts["held"]) == (1, 0, 1)
    for name in ("draft", "held"):
        place.choose_side(name)
        line = place.view.line()
        assert line is not None
        assert line.state == name
    place.choose_side("ready")
    assert place.view.list.empty.isVisible()
    QTest.keyClick(place.view.list.empty.button, Qt.Key.Key_Space)
    assert place.chosen_side() == "calendar"
    assert place.view.list.grid.hasFocus()


def test_enter_opens_the_review_of_the_line(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = opened(qtbot, program)
    place.choose_side("held")
    QTest.keyClick(place.view.list.grid, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert wired(program).reviews_open
    assert place.building.uid == uid_of(program, "held")


def test_chips_and_condition_show_what_they_count(qtbot: QtBot, start: Starter) -> None:
    program = start()
    place = opened(qtbot, program)
    place.look_at(None)
    settle(qtbot, program)
    grid, lists = place.view.list.grid, place.view._found
    assert lists is not None
    assert lists.due["overdue"] == 1, "a colleague's"
    assert grid.rowAt(0) == grid.currentIndex().row() == 0, "and it stands first, unscrolled"
    for state, count in lists.due.items():
        place.view.list.choose_state(state)
        assert grid.lines.rowCount() == count
    place.view.list.choose_state("")
    place.view.condition.setText("tier:tech")
    place.view.condition.settle_now()
    settle(qtbot, program)
    assert 0 < grid.lines.rowCount() < len(lists.books["calendar"])
    told = [chip.text() for chip in place.view.list.chips.values() if chip.isVisible()]
    assert sum(int(text.split()[-1]) for text in told) == grid.lines.rowCount(), "chips count what is shown"
    place.view.condition.setText("tier:(")
    place.view.condition.settle_now()
    settle(qtbot, program)
    assert place.view._problem.isVisible()
    assert grid.lines.rowCount() == len(lists.books["calendar"]), (
        "a condition that cannot be read filters nothing"
    )


def test_a_list_leaves_as_a_file_as_it_is_shown(qtbot: QtBot, start: Starter, tmp_path: Path) -> None:
    program = start()
    place = opened(qtbot, program)
    place.choose_side("held")
    place.export_to(tmp_path / "held.csv")
    qtbot.waitUntil((tmp_path / "held.csv").is_file, timeout=PATIENCE_MS)
    settle(qtbot, program)
    (line,) = csv.DictReader((tmp_path / "held.csv").read_text("utf-8-sig").splitlines())
    assert stored(program, "held").row.account in line.values()
    assert len(line) == len(COLUMNS["held"])


def test_what_is_typed_is_stored_when_the_slide_or_the_window_is_left(
    qtbot: QtBot, start: Starter, end: Callable[[], None]
) -> None:
    program = start()
    builder = building(qtbot, program)
    builder.choose_slide("summary")
    write(builder, "result", "4日から2日に短縮")
    builder.choose_slide("learned")
    builder.choose_slide("summary")
    assert builder.texts.fields["result"].text() == "4日から2日に短縮", (
        "before it is stored it stands there again"
    )
    settle(qtbot, program)
    qtbot.waitUntil(lambda: stored(program).slides["summary"].texts == {"result": "4日から2日に短縮"})
    write(builder, "risk", "部署で差がある")
    uid, folder = uid_of(program, "draft"), program._folder
    end()
    bench = open_workbench(data_dir=folder, language="ja")
    assert review(bench, uid).slides["summary"].texts == {
        "result": "4日から2日に短縮",
        "risk": "部署で差がある",
    }
    close_workbench(bench)


def test_undo_takes_the_last_written_text_back_and_others_never_overwrite_what_is_typed(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    builder, wiring = building(qtbot, program), wired(program)
    builder.choose_slide("summary")
    write(builder, "result", "最初の文")
    builder.focus_list()
    settle(qtbot, program)
    qtbot.waitUntil(lambda: "summary" in stored(program).slides)
    wiring.desk.undo()
    qtbot.waitUntil(lambda: builder.texts.fields["result"].text() == "", timeout=PATIENCE_MS)
    write(builder, "result", "書きかけ")
    do(wiring.desk.bench, WriteSlide(uid_of(program, "draft"), "goals", {"lines": "別の人の文"}))
    settle(qtbot, program)
    assert builder.texts.fields["result"].text() == "書きかけ"
    builder.choose_slide("goals")
    settle(qtbot, program)
    qtbot.waitUntil(lambda: builder.texts.fields["lines"].text() == "別の人の文", timeout=PATIENCE_MS)
    assert stored(program).slides["summary"].texts == {"result": "書きかけ"}


def test_a_held_review_takes_only_a_note_and_says_how_it_is_opened_again(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    builder = building(qtbot, program, "held")
    builder.choose_slide("summary")
    assert all(field.isReadOnly() for field in builder.texts.fields.values())
    assert "Shift+F8" in builder._banner.text()
    builder.texts.note.setFocus()
    QTest.keyClicks(builder.texts.note, "only ours")
    builder.focus_list()
    settle(qtbot, program)
    qtbot.waitUntil(lambda: stored(program, "held").slides["summary"].note == "only ours")
    wired(program).reviews.act("review.reopen")
    entry = wired(program).reviews.view.entry
    assert entry.isVisible()
    assert entry.mode == "reopen"


def test_the_account_page_lists_its_reviews_and_esc_leads_back_to_it(qtbot: QtBot, start: Starter) -> None:
    program = start()
    opened(qtbot, program)
    wiring, row = wired(program), stored(program).row
    wiring.open_account(row.account_id)
    settle(qtbot, program)
    view = wiring.account.view
    view.tabs.setCurrentWidget(view.plan)
    settle(qtbot, program)
    assert view.plan.reviews.rowCount() == 2
    view.plan.reviews.setFocus()
    QTest.keyClick(view.plan.reviews, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert wiring.reviews_open
    QTest.keyClick(wiring.reviews.view.builder.slides, Qt.Key.Key_Escape)
    settle(qtbot, program)
    assert wiring.present.id == "account"
    assert view.tabs.currentWidget() is view.plan


def test_the_window_comes_back_on_the_review_and_slide_that_was_open(qtbot: QtBot, start: Starter) -> None:
    program = start()
    building(qtbot, program).choose_slide("roadmap")
    settle(qtbot, program)
    program.save()
    program = start()
    wiring = wired(program)
    qtbot.waitUntil(
        lambda: wiring.reviews_open and wiring.reviews.view.builder.slide == "roadmap", timeout=PATIENCE_MS
    )


def test_the_check_says_what_the_gate_finds_and_keeps_it_true(qtbot: QtBot, start: Starter) -> None:
    program = start()
    builder = building(qtbot, program)
    builder.choose_slide("summary")
    write(builder, "result", "ヘルススコアが81に上がりました")
    wired(program).reviews.act("review.check")
    settle(qtbot, program)

    def told() -> list[str]:
        return [button.accessibleName() for button in builder.lacks.buttons if button.isVisibleTo(builder)]

    builder.lacks._unfold()
    assert any("ヘルススコアが81" in text for text in told()), "what no customer may read"
    field = builder.texts.fields["result"]
    field.selectAll()
    write(builder, "result", "月次処理が3日短くなりました")
    wired(program).reviews.view.builder.choose_slide("cover")
    settle(qtbot, program)
    qtbot.waitUntil(lambda: not any("ヘルススコア" in text for text in told()), timeout=PATIENCE_MS)


def test_the_contract_is_a_slide_only_once_somebody_shows_it(qtbot: QtBot, start: Starter) -> None:
    program = start()
    builder = building(qtbot, program)
    built = builder.built
    assert built is not None
    assert [(line.slide, line.state) for line in built.slides][-1] == ("contract", "rule")
    row = built.review.row
    do(wired(program).desk.bench, WriteSlide(row.uid, "contract", {}, is_hidden=False))
    settle(qtbot, program)
    qtbot.waitUntil(
        lambda: builder.built is not None and builder.built.slides[-1].state == "written",
        timeout=PATIENCE_MS,
    )


def test_the_reviews_of_the_chosen_accounts_are_built_by_a_child_of_the_window(
    qtbot: QtBot, start: Starter, tmp_path: Path
) -> None:
    program = start()
    place = opened(qtbot, program)
    place.choose_side("calendar")
    grid = place.view.list.grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = place.chosen_accounts()
    assert len(chosen) == 2
    told: list[str] = []
    doings = program.doings
    assert doings is not None
    doings.batches.told.connect(lambda sentence, _door: told.append(sentence))
    doings.batches.build(chosen, tmp_path / "reviews")
    qtbot.waitUntil(lambda: bool(told), timeout=3 * PATIENCE_MS)
    settle(qtbot, program)
    assert len(list((tmp_path / "reviews").glob("*.pptx"))) == 2
    assert told[0].startswith("レビュー資料2件を作成")
    assert {row.account_id for row in reviews(wired(program).desk.bench)} >= set(chosen)


def test_every_refused_account_is_named_in_a_message_that_stays(
    qtbot: QtBot, start: Starter, tmp_path: Path
) -> None:
    program = start()
    doings, why = program.doings, "別のお客様の名前があります。"
    assert doings is not None
    lines = [
        {"state": "written", "account": "柊商事", "file": str(tmp_path / "first" / "a.pptx"), "why": None},
        *({"state": "refused", "account": name, "file": None, "why": why} for name in ("<b>山", "川")),
        {"state": "refused", "account": "海", "file": None, "why": "期間がありません。"},
    ]
    doings.batches._folder = tmp_path / "second"  # another batch was begun meanwhile
    told: list[Door] = []
    doings.batches.refused.connect(lambda _sentence, door: told.append(door))
    doings.batches.tell({"reviews": lines})
    (message,) = program.window.messages.messages()
    assert "<b>山、川" in message.text
    assert message.text.count(why) == 1
    assert "海: 期間がありません。" in message.text.replace("：", ": ")
    assert message.findChildren(QPushButton)[0].text() == told[0][0]
