"""Slides that two write at once, and what one go at a slide leaves in the list of steps."""

from __future__ import annotations

from typing import Any

import pytest

from cs_workbench.services.commands import do, redo_last, undo_last, undo_list, undo_step
from cs_workbench.services.records import Elsewhere
from cs_workbench.services.review_rows import SlideText, WrongState
from cs_workbench.services.reviews import MarkReady, SetReview, WriteShared, WriteSlide, review
from cs_workbench.services.workbench import Workbench
from tests.services.test_reviews import made

NOTHING: dict[str, Any] = {"texts": {}, "note": "", "is_hidden": None}


def slide_of(bench: Workbench, uid: str, slide: str = "summary") -> SlideText:
    return review(bench, uid).slides.get(slide, SlideText({}))


def test_two_who_write_other_fields_of_a_slide_keep_both(bench: Workbench) -> None:
    uid = made(bench)
    do(bench, WriteSlide(uid, "summary", {"result": "1日に短縮"}, "先方には言わない", is_hidden=True))
    done = do(bench, WriteSlide(uid, "summary", {"risk": "部署で差がある"}, opened=NOTHING))
    assert done.value == uid
    assert slide_of(bench, uid) == SlideText(
        {"result": "1日に短縮", "risk": "部署で差がある"}, "先方には言わない", is_hidden=True
    )


def test_a_field_that_was_written_elsewhere_meanwhile_is_kept_and_told(bench: Workbench) -> None:
    uid = made(bench)
    do(bench, WriteSlide(uid, "summary", {"result": "別の人の文"}))
    done = do(bench, WriteSlide(uid, "summary", {"result": "私の文", "ask": "増席"}, opened=NOTHING))
    assert isinstance(done.value, Elsewhere)
    assert done.value.now == {"result": "別の人の文"}
    assert slide_of(bench, uid).texts == {"result": "別の人の文", "ask": "増席"}, "the rest is written"
    told = {"texts": {"result": "別の人の文", "ask": "増席"}, "note": "", "is_hidden": None}
    do(bench, WriteSlide(uid, "summary", {"result": "私の文", "ask": "増席"}, opened=told))
    assert slide_of(bench, uid).texts["result"] == "私の文", "once it is known, it may be written over"


def test_taking_a_text_back_leaves_what_others_wrote_on_the_slide_since(bench: Workbench) -> None:
    uid = made(bench)
    do(bench, WriteSlide(uid, "summary", {"result": "私の文"}, opened=NOTHING))
    step = do(bench, WriteSlide(uid, "goals", {"lines": "目標"}, opened=NOTHING)).step
    do(bench, WriteSlide(uid, "goals", {"lines": "目標", "title": "別の人の題"}, opened=None))
    assert step is not None
    assert undo_step(bench, step) is not None
    assert slide_of(bench, uid, "goals").texts == {"title": "別の人の題"}
    assert undo_step(bench, step) is None, "it was taken back already"


def test_what_is_written_at_one_go_is_taken_back_and_done_again_as_one_step(bench: Workbench) -> None:
    uid = made(bench)
    before = len(undo_list(bench))
    opened = NOTHING
    for text in ("四", "四日から", "四日から二日に"):
        do(bench, WriteSlide(uid, "summary", {"result": text}, opened=opened, sitting="a"))
        opened = {**NOTHING, "texts": {"result": text}}
    assert len(undo_list(bench)) == before + 1
    do(bench, WriteSlide(uid, "summary", {"result": "三日に"}, opened=opened, sitting="b"))
    assert len(undo_list(bench)) == before + 2, "the next go is a step of its own"
    undo_last(bench)
    assert slide_of(bench, uid).texts == {"result": "四日から二日に"}
    undo_last(bench)
    assert slide_of(bench, uid).texts == {}
    redo_last(bench)
    assert slide_of(bench, uid).texts == {"result": "四日から二日に"}
    redo_last(bench)
    assert slide_of(bench, uid).texts == {"result": "三日に"}


def test_another_step_between_ends_the_one_go(bench: Workbench) -> None:
    uid = made(bench)
    do(bench, WriteSlide(uid, "summary", {"result": "一"}, opened=NOTHING, sitting="a"))
    do(bench, SetReview(uid, {"audience": "役員様"}))
    opened = {**NOTHING, "texts": {"result": "一"}}
    do(bench, WriteSlide(uid, "summary", {"result": "一二"}, opened=opened, sitting="a"))
    undo_last(bench)
    assert slide_of(bench, uid).texts == {"result": "一"}
    assert review(bench, uid).row.audience == "役員様"


def test_a_step_is_taken_back_by_its_number_though_another_came_after_it(bench: Workbench) -> None:
    uid = made(bench)
    step = do(bench, SetReview(uid, {"audience": "役員様"})).step
    do(bench, WriteSlide(uid, "summary", {"result": "打った文"}))
    assert step is not None
    undone = undo_step(bench, step)
    assert undone is not None
    assert undone.step is None, "an undo is no step of its own"
    assert review(bench, uid).row.audience == "宮﨑様"
    assert slide_of(bench, uid).texts == {"result": "打った文"}
    redone = redo_last(bench)
    assert redone is not None
    assert redone.step == step
    assert review(bench, uid).row.audience == "役員様"


def test_the_lines_of_a_quarter_know_what_they_began_with_too(bench: Workbench) -> None:
    uid = made(bench)
    do(bench, WriteShared("2026-Q3", "roadmap", "ja", {"lines": "別の人の行"}))
    done = do(bench, WriteShared("2026-Q3", "roadmap", "ja", {"lines": "私の行"}, opened={}))
    assert isinstance(done.value, Elsewhere)
    assert review(bench, uid).shared == {"roadmap": {"lines": "別の人の行"}}
    known = {"lines": "別の人の行"}
    do(bench, WriteShared("2026-Q3", "roadmap", "ja", {"lines": "両方の行"}, opened=known))
    assert review(bench, uid).shared == {"roadmap": {"lines": "両方の行"}}


def test_of_a_ready_review_an_unchanged_text_passes_and_a_changed_one_is_refused(bench: Workbench) -> None:
    uid = made(bench)
    do(bench, WriteSlide(uid, "summary", {"result": "1日に"}))
    opened = {**NOTHING, "texts": {"result": "1日に"}}
    do(bench, MarkReady(uid))
    do(bench, WriteSlide(uid, "summary", {"result": "1日に"}, "私たちだけの話", opened=opened))
    assert slide_of(bench, uid) == SlideText({"result": "1日に"}, "私たちだけの話")
    with pytest.raises(WrongState):
        do(bench, WriteSlide(uid, "summary", {"result": "半日に"}, opened=opened))
