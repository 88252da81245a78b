"""What is typed on a review: never laid over another, never sent twice in vain, never over somebody else's words."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cs_workbench.services import review_lists, review_outline
from cs_workbench.services.book import load_book
from cs_workbench.services.commands import do
from cs_workbench.services.reviews import MarkReady, NewReview, Review, SetReview, WriteSlide, review, reviews
from cs_workbench.ui.views.review_builder import ReviewBuilder
from cs_workbench.ui.widgets.deck_paper import DeckPages
from cs_workbench.ui.widgets.toast import Toast
from cs_workbench.ui.windows import review_saver
from cs_workbench.ui.windows.program import Program
from tests.support.logs import ExpectedLog
from tests.ui.windows.running import Starter, settle, wired
from tests.ui.windows.test_reviews_place import PATIENCE_MS, building, write

STRANGE = "何か / 見知らぬ人 / 12/1 / 8/1"  # nobody is called so


def another(program: Program) -> str:
    """Make a draft for an account without reviews and open promises; return its uid."""
    bench = wired(program).desk.bench
    with bench.store.read() as db:
        busy = {
            account
            for table in ("local_review", "local_todo")
            for (account,) in db.execute(f"SELECT account_id FROM {table}")
        }
    account = next(int(one) for one in load_book(bench).account_id if int(one) not in busy)
    return str(do(bench, NewReview(account, "qbr", "2026-07-01", "2026-09-30")).value)


def opened(qtbot: QtBot, program: Program, uid: str) -> ReviewBuilder:
    wiring = wired(program)
    wiring.open_review(uid)
    builder = wiring.reviews.view.builder
    qtbot.waitUntil(lambda: builder.row is not None and builder.row.uid == uid, timeout=PATIENCE_MS)
    settle(qtbot, program)
    return builder


def stored(program: Program, uid: str) -> Review:
    return review(wired(program).desk.bench, uid)


def summary(program: Program, uid: str) -> dict[str, str]:
    found = stored(program, uid).slides.get("summary")
    return {} if found is None else dict(found.texts)


def test_what_is_typed_on_one_review_is_never_laid_over_another(qtbot: QtBot, start: Starter) -> None:
    program = start()
    other = another(program)
    builder, place = building(qtbot, program), wired(program).reviews
    assert builder.row is not None
    first = builder.row.uid
    builder.choose_slide("summary")
    shown: list[Any] = []
    place.building.opened.connect(lambda: shown.append(builder.built))
    write(builder, "result", "あおば様だけの話")
    wired(program).open_review(other)
    settle(qtbot, program)
    qtbot.waitUntil(lambda: builder.row is not None and builder.row.uid == other, timeout=PATIENCE_MS)
    assert all("summary" not in built.review.slides for built in shown), "the other's deck held none of it"
    builder.choose_slide("summary")
    assert builder.texts.fields["result"].text() == ""
    settle(qtbot, program)
    assert (summary(program, first)["result"], summary(program, other)) == ("あおば様だけの話", {})


def test_while_another_review_is_on_its_way_nothing_of_the_one_before_is_shown(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    other = another(program)
    builder = building(qtbot, program)
    preview = wired(program).reviews.building.preview
    assert preview.accessibleName()
    wired(program).open_review(other)
    assert builder._name.text() == ""
    assert builder.slides.rowCount() == 0
    assert preview.accessibleName() == ""
    assert builder.texts.note.text() == ""
    settle(qtbot, program)
    qtbot.waitUntil(lambda: bool(preview.accessibleName()), timeout=PATIENCE_MS)


def test_a_refused_text_stays_and_is_sent_again_only_once_it_is_changed(
    qtbot: QtBot, start: Starter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        review_saver, "IDLE_MS", PATIENCE_MS
    )  # it is stored when the field is left, not before
    program = start()
    uid = another(program)
    builder, desk = opened(qtbot, program, uid), wired(program).desk
    told: list[object] = []
    desk.failed.connect(told.append)
    builder.choose_slide("summary")
    write(builder, "result", "間に合わなかった文")
    do(desk.bench, MarkReady(uid))
    for _ in range(3):
        builder.focus_list()
        settle(qtbot, program)
        builder.texts.fields["result"].setFocus()
    builder.focus_list()
    settle(qtbot, program)
    assert len(told) == 1
    assert builder.texts.fields["result"].text() == "間に合わなかった文"
    place = wired(program).reviews
    place.building.write_of(uid, "reopen", {"why": ""}, place.view.entry)
    qtbot.waitUntil(lambda: summary(program, uid) != {}, timeout=PATIENCE_MS)
    settle(qtbot, program)
    assert summary(program, uid) == {"result": "間に合わなかった文"}, "a draft again takes it"
    assert len(told) == 1


def test_somebody_elses_words_on_the_slide_stay_and_are_told(
    qtbot: QtBot, start: Starter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_saver, "IDLE_MS", PATIENCE_MS)
    program = start()
    uid = another(program)
    builder, wiring = opened(qtbot, program, uid), wired(program)
    told: list[tuple[str, Any]] = []
    wiring.reviews.told.connect(lambda sentence, door: told.append((sentence, door)))
    builder.choose_slide("summary")
    write(builder, "result", "私の文")
    do(wiring.desk.bench, WriteSlide(uid, "summary", {"result": "別の人の文", "risk": "別の人の懸念"}))
    builder.focus_list()
    settle(qtbot, program)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert summary(program, uid) == {"result": "別の人の文", "risk": "別の人の懸念"}
    assert builder.texts.fields["result"].text() == "私の文"
    (sentence, (_words, take)) = told[0]
    assert "成果" in sentence
    assert "懸念" not in sentence, "that one was not written by both"
    take()
    assert builder.texts.fields["result"].text() == "別の人の文"
    builder.focus_list()
    settle(qtbot, program)
    assert summary(program, uid) == {"result": "別の人の文", "risk": "別の人の懸念"}
    qtbot.waitUntil(lambda: builder.texts.fields["risk"].text() == "別の人の懸念", timeout=PATIENCE_MS)
    write(builder, "risk", "が減った")
    builder.focus_list()
    settle(qtbot, program)
    assert len(told) == 1


def test_the_undo_of_a_toast_takes_back_what_it_names_and_never_what_was_typed_since(
    qtbot: QtBot, start: Starter
) -> None:
    program = start()
    uid = another(program)
    builder, desk = opened(qtbot, program, uid), wired(program).desk
    builder.choose_slide("summary")
    desk.do(SetReview(uid, {"audience": "役員の皆様"}))
    settle(qtbot, program)
    toast = program.window.findChild(Toast)
    assert isinstance(toast, Toast)
    assert toast.button.isVisible()
    for text in ("三日", "短く"):
        write(builder, "result", text)
        wired(program).reviews.building.saver.save()
        settle(qtbot, program)
    toast.button.click()
    settle(qtbot, program)
    assert stored(program, uid).row.audience == ""
    assert summary(program, uid) == {"result": "三日短く"}
    desk.undo()
    settle(qtbot, program)
    assert summary(program, uid) == {}, "what was typed at one go is one step"


def test_a_pasted_list_of_promises_stays_with_its_review_and_in_its_box(qtbot: QtBot, start: Starter) -> None:
    program = start()
    other = another(program)
    builder = building(qtbot, program)
    assert builder.row is not None
    first, promises = builder.row.uid, builder.promises
    builder.go_to_slide("plan")
    promises.open_paste("操作研修を行う\t先方\t2026-12-20\t2026-07-10")
    promises.close_paste()
    promises.open_paste(STRANGE)
    assert promises.box.text().splitlines()[1:] == [STRANGE], "nothing in the box is lost"
    opened(qtbot, program, other)
    builder.go_to_slide("plan")
    assert not promises.is_pasting
    promises.open_paste("")
    assert promises.box.text() == ""
    opened(qtbot, program, first)
    builder.go_to_slide("plan")
    promises.open_paste("")
    assert len(promises.box.text().splitlines()) == 2
    settle(qtbot, program)
    promises.take_over()
    assert promises.box.isReadOnly(), "until it is known what was taken"
    settle(qtbot, program)
    assert promises.box.text() == STRANGE
    assert any(p.text == "操作研修を行う" for p in stored(program, first).promises)
    assert all(p.text != "操作研修を行う" for p in stored(program, other).promises)


def test_a_drawing_that_fails_does_not_end_the_preview(
    qtbot: QtBot, start: Starter, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    program = start()
    uid = another(program)
    builder = opened(qtbot, program, uid)
    drawn: list[int] = []
    real = DeckPages.draw_charts

    def draw(pages: DeckPages) -> None:
        drawn.append(1)
        if len(drawn) == 1:
            raise ValueError("ink")
        real(pages)

    expected_log.containing("ink")
    monkeypatch.setattr(DeckPages, "draw_charts", draw)
    builder.choose_slide("summary")
    for text in ("一つ", "二つ"):
        write(builder, "result", text)
        settle(qtbot, program)
        builder.focus_list()
        settle(qtbot, program)
    qtbot.waitUntil(lambda: len(drawn) > 1, timeout=PATIENCE_MS)


def test_the_gate_looks_beside_the_store_lane_once_it_rests(
    qtbot: QtBot, start: Starter, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    builder, looked = building(qtbot, program), []
    real = review_outline.findings

    def findings(*asked: Any) -> Any:
        looked.append(threading.current_thread().name)
        return real(*asked)

    monkeypatch.setattr(review_outline, "findings", findings)
    wired(program).reviews.act("review.check")
    settle(qtbot, program)
    qtbot.waitUntil(lambda: len(looked) == 1, timeout=PATIENCE_MS)
    builder.choose_slide("summary")
    for text in ("一", "二", "三"):
        write(builder, "result", text)
        builder.focus_list()
        settle(qtbot, program)
    qtbot.waitUntil(lambda: len(looked) > 1, timeout=PATIENCE_MS)
    settle(qtbot, program)
    assert len(looked) == 2, "three texts, one look"
    assert not any("store" in lane for lane in looked)


def test_hidden_lists_are_asked_anew_only_when_they_are_shown_again(
    qtbot: QtBot, start: Starter, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    builder, place = building(qtbot, program), wired(program).reviews
    asked: list[int] = []
    real = review_lists.review_lists

    def lists(*of: Any) -> Any:
        asked.append(1)
        return real(*of)

    monkeypatch.setattr(review_lists, "review_lists", lists)
    builder.choose_slide("summary")
    write(builder, "result", "一つ")
    builder.focus_list()
    settle(qtbot, program)
    assert not asked
    do(wired(program).desk.bench, SetReview(stored_uid(program), {"audience": "部長"}))
    settle(qtbot, program)
    QTest.keyClick(builder.slides, Qt.Key.Key_Escape)
    settle(qtbot, program)
    assert len(asked) == 1
    assert not place.is_building


def stored_uid(program: Program) -> str:
    return next(row.uid for row in reviews(wired(program).desk.bench) if row.state == "draft")
