"""A review as it is written: how each slide stands and why, what is missing, and what is typed and not stored yet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.domain.deck import CONTRACT, SLIDES
from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do
from cs_workbench.services.review_deck import KINDS
from cs_workbench.services.review_due import STEPS, review_meant
from cs_workbench.services.review_lists import COLUMNS, LISTS, proposal, review_lists
from cs_workbench.services.review_outline import (
    NAMES,
    STATES,
    TEXTS,
    Unsaved,
    build,
    findings,
    lacks,
    too_long,
)
from cs_workbench.services.review_pictures import NotAPicture, picture_of
from cs_workbench.services.review_rows import WANTED
from cs_workbench.services.reviews import (
    HoldReview,
    MarkReady,
    NewReview,
    SlideText,
    WriteSlide,
    review,
    text_keys,
)
from cs_workbench.services.tiering import SetTier
from cs_workbench.services.todos import AddTodo
from cs_workbench.services.workbench import Workbench


def made(bench: Workbench, kind: str = "qbr", account: str = "あおば", meeting: str | None = None) -> str:
    command = NewReview(find_account(bench, account), kind, "2026-07-01", "2026-09-30", "ja", "", meeting)
    return str(do(bench, command).value)


def states(bench: Workbench, uid: str, unsaved: Unsaved | None = None) -> dict[str, str]:
    return {told.slide: told.state for told in build(bench, uid, unsaved).slides}


@pytest.mark.parametrize("kind", KINDS)
def test_each_slide_of_the_kind_stands_in_one_of_the_states_and_has_a_name(
    bench: Workbench, kind: str
) -> None:
    built = build(bench, made(bench, kind))
    assert [told.slide for told in built.slides] == [*KINDS[kind], CONTRACT]
    assert all(told.state in STATES and told.name and told.told for told in built.slides)
    assert all(told.why for told in built.slides if told.state == "rule")
    assert {*SLIDES, CONTRACT} == set(NAMES)
    assert {key.rstrip("0123456789") for slide in SLIDES for key in text_keys(slide)} == set(TEXTS)
    assert all(set(keys) <= set(text_keys(slide)) for slide, keys in WANTED.items())


def test_what_is_typed_counts_before_it_is_stored(bench: Workbench) -> None:
    uid = made(bench)
    assert states(bench, uid)["summary"] == "wanted"
    typed = SlideText({"result": "2日に短縮", "risk": "部署差", "ask": "担当を決める"})
    unsaved = Unsaved({"summary": typed}, {"roadmap": {"lines": "監査ログ"}})
    assert states(bench, uid, unsaved)["summary"] == "written"
    assert states(bench, uid)["roadmap"] == "rule"
    assert states(bench, uid, unsaved)["roadmap"] == "written"
    assert review(bench, uid).slides == {}, "nothing was written"
    do(bench, WriteSlide(uid, "summary", {}, is_hidden=True))
    assert states(bench, uid)["summary"] == "hidden"
    assert "summary" not in [lack.slide for lack in build(bench, uid).lacks]


def test_a_promise_without_owner_or_day_is_missing_and_said_to_be(bench: Workbench) -> None:
    uid, account = made(bench), find_account(bench, "あおば")
    before = len(lacks(bench, review(bench, uid)))
    do(bench, AddTodo(account, "promise_theirs", "部署の一覧を送る", None))
    do(bench, AddTodo(account, "promise_theirs", "窓口を決める", "2026-12-10"))
    do(bench, AddTodo(account, "promise", "権限表を送る", None))
    found = [lack.text for lack in lacks(bench, review(bench, uid)) if lack.slide == "carried"]
    assert len(found) == len(set(found)) == 3
    assert len(lacks(bench, review(bench, uid))) == before + 3
    assert all(
        any(name in text for text in found) for name in ("部署の一覧を送る", "窓口を決める", "権限表を送る")
    )


@given(st.sampled_from(SLIDES), st.integers(0, 600))
def test_a_text_is_told_too_long_only_near_its_room(slide: str, length: int) -> None:
    for key in text_keys(slide):
        found = too_long(key, "あ" * length)
        assert found is None or (found[0] == 2 * length and found[0] > found[1] * 0.89)
        assert too_long(key, "") is None
        assert too_long(key, "あ" * 400) is not None


def test_each_review_stands_in_the_list_of_its_state_and_every_account_with_a_rhythm_in_the_calendar(
    bench: Workbench,
) -> None:
    do(bench, SetTier((find_account(bench, "あおば"),), "high", "試験", "2027-01-31"))
    draft = made(bench, meeting="2026-12-10")
    ready, held = made(bench), made(bench)
    for uid in (ready, held):
        do(bench, MarkReady(uid))
    do(bench, HoldReview(held))
    found = review_lists(bench)
    assert {name: [line.uid for line in found.lines[name].values()] for name in LISTS[1:]} == {
        "draft": [draft], "ready": [ready], "held": [held],
    }  # fmt: skip
    assert sum(found.due.values()) == len(found.books["calendar"])
    for name in LISTS:
        book = found.books[name]
        assert set(COLUMNS[name]) <= set(book)
        assert set(found.lines[name]) == set(book.account_id.tolist())
    assert review_lists(bench, "だれでもない").lines["draft"] == {}


def test_a_review_is_proposed_for_the_last_quarter_and_a_digital_one_where_the_tier_is_tech(
    bench: Workbench,
) -> None:
    account = find_account(bench, "あおば")
    for tier, kind in (("tech", "digital"), ("high", "qbr")):
        do(bench, SetTier((account,), tier, "試験", "2027-01-31"))
        told = proposal(bench, account)
        assert (told.kind, told.account) == (kind, "あおば精機")
        assert told.from_on < told.to_on < bench.today


@given(st.uuids(), st.dates(date(2020, 1, 1)), st.sampled_from([*STEPS, "due"]))
def test_a_row_of_today_names_its_review_or_that_one_is_to_be_made(uid: object, day: date, step: str) -> None:
    rest = f"{uid}:{day}" if step in STEPS else str(day)
    assert review_meant(f"rule:review:{step}:{rest}") == (str(uid) if step in STEPS else "")
    assert review_meant(f"rule:renewal:{step}:{rest}") is None
    assert review_meant("") is None


def test_a_picture_file_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAPicture):
        picture_of(tmp_path / "none.png")
    huge = tmp_path / "huge.png"
    with huge.open("wb") as file:
        file.truncate(10_000_001)
    with pytest.raises(NotAPicture):
        picture_of(huge)


def test_the_gate_adds_what_a_draft_does_not_say_anyway(bench: Workbench) -> None:
    uid = made(bench)
    do(bench, AddTodo(find_account(bench, "あおば"), "promise", "部署別レポートを送る", None))
    do(bench, WriteSlide(uid, "goals", {"lines": "ヘルススコアは61です"}))
    assert any("部署別レポート" in lack.text for lack in lacks(bench, review(bench, uid)))
    found = findings(bench, uid)
    assert not any("部署別レポート" in lack.text for lack in found), "each thing once"
    assert not any("left out of the deck" in lack.text for lack in found if lack.slide in WANTED)
    assert found[0].severity == "stops", "its weight goes with it"


def test_a_ready_review_lacks_what_was_left_unwritten(bench: Workbench) -> None:
    uid = made(bench)
    do(bench, MarkReady(uid))
    texts = [lack.text for lack in findings(bench, uid)]
    assert any("the result is not written" in text for text in texts), "nothing else says it when it is ready"
    assert not any("review write" in text for text in texts), "a window has no command line"
