"""Business reviews: made, written, frozen, held, opened again; what they carry over, and every step taken back."""

from __future__ import annotations

from datetime import date

import pytest

from cs_workbench.services.account import find_account
from cs_workbench.services.commands import do, redo_last, undo_last
from cs_workbench.services.goals import SetGoal
from cs_workbench.services.records import NotThere, WrongValue
from cs_workbench.services.review_facts import Facts, collect
from cs_workbench.services.review_pictures import NotAPicture
from cs_workbench.services.review_promises import PromisesNotRead, PromisesUnclear, read_promises
from cs_workbench.services.review_rows import WrongState
from cs_workbench.services.reviews import (
    BackwardPeriod,
    DropPicture,
    FreezeReview,
    HoldReview,
    MarkReady,
    NewReview,
    NotHeldYet,
    NotReadyYet,
    PastePromises,
    ReopenedWithoutReason,
    ReopenReview,
    SetPromise,
    SetReview,
    WriteShared,
    WriteSlide,
    add_picture,
    pictures_of,
    review,
    reviews,
)
from cs_workbench.services.todos import AddTodo, AssignTodo, EndTodo, RemoveTodo, SkipTodo
from cs_workbench.services.workbench import Workbench
from tests.render.test_pictures import photo

GPS_PHOTO = photo()


def numbers_today(bench: Workbench, uid: str) -> Facts:
    """Return what freezing finds now."""
    row = review(bench, uid).row
    return collect(bench, row.account_id, row.from_on, row.to_on)


def made(
    bench: Workbench, account: str = "あおば", first: str = "2026-07-01", last: str = "2026-09-30"
) -> str:
    command = NewReview(find_account(bench, account), "qbr", first, last, "ja", "宮﨑様", "2026-12-10")
    return str(do(bench, command).value)


def promised(
    bench: Workbench, text: str, due: str | None, kind: str = "promise", account: str = "あおば"
) -> int:
    return int(str(do(bench, AddTodo(find_account(bench, account), kind, text, due)).value))


def test_a_review_is_listed_by_owner_and_account_and_taken_away_and_back(bench: Workbench) -> None:
    uid = made(bench)
    (row,) = reviews(bench, "佐藤")
    assert (row.account, row.kind, row.state, row.period) == ("あおば精機", "qbr", "draft", "2026-Q3")
    assert (row.title, row.meeting_on) == ("あおば精機 四半期レビュー", date(2026, 12, 10))
    assert reviews(bench, "鈴木") == []
    undo_last(bench)
    assert reviews(bench) == []
    with pytest.raises(NotThere):
        review(bench, uid)
    redo_last(bench)
    assert [r.uid for r in reviews(bench)] == [uid]
    assert review(bench, uid[-8:]).row == row


def test_what_cannot_be_is_refused(bench: Workbench) -> None:
    account = find_account(bench, "あおば")
    with pytest.raises(BackwardPeriod):
        do(bench, NewReview(account, "qbr", "2026-09-30", "2026-07-01"))
    with pytest.raises(WrongValue, match="kind"):
        do(bench, NewReview(account, "mbr", "2026-07-01", "2026-09-30"))
    uid = made(bench)
    with pytest.raises(WrongValue, match="state"):
        do(bench, SetReview(uid, {"state": "held"}))
    with pytest.raises(WrongValue, match="title"):
        do(bench, SetReview(uid, {"title": " "}))
    with pytest.raises(WrongValue, match="summary"):
        do(bench, WriteSlide(uid, "summary", {"health": "42"}))
    with pytest.raises(WrongValue, match="slide"):
        do(bench, WriteSlide(uid, "churn", {}))
    do(bench, SetReview(uid, {"title": "四半期レビュー", "meeting_on": None}))
    undo_last(bench)
    assert (reviews(bench)[0].title, reviews(bench)[0].meeting_on) == (
        "あおば精機 四半期レビュー",
        date(2026, 12, 10),
    )


def test_texts_notes_and_hiding_of_a_slide_come_back_as_they_were(bench: Workbench) -> None:
    uid = made(bench)
    do(bench, WriteSlide(uid, "summary", {"result": "承認が1日に", "risk": " "}, "値引きの話はしない"))
    do(bench, WriteSlide(uid, "summary", {"result": "承認が半日に"}, "", is_hidden=True))
    slide = review(bench, uid).slides["summary"]
    assert (slide.texts, slide.note, slide.is_hidden) == ({"result": "承認が半日に"}, "", True)
    undo_last(bench)
    slide = review(bench, uid).slides["summary"]
    assert (slide.texts, slide.note, slide.is_hidden) == (
        {"result": "承認が1日に"},
        "値引きの話はしない",
        None,
    )
    undo_last(bench)
    assert review(bench, uid).slides == {}
    redo_last(bench)
    assert review(bench, uid).slides["summary"].note == "値引きの話はしない"


def test_a_slide_of_the_quarter_is_written_once_for_all_its_reviews(bench: Workbench) -> None:
    first, second = made(bench), made(bench, "花水木")
    other = made(bench, "椿屋", "2026-04-01", "2026-06-30")
    do(bench, WriteShared("2026-Q3", "roadmap", "ja", {"lines": "新しい承認画面"}))
    assert (
        review(bench, first).shared
        == review(bench, second).shared
        == {"roadmap": {"lines": "新しい承認画面"}}
    )
    assert review(bench, other).shared == {}
    undo_last(bench)
    assert review(bench, first).shared == {}


def test_numbers_stay_as_they_were_frozen(bench: Workbench) -> None:
    uid = made(bench)
    then = numbers_today(bench, uid)
    assert review(bench, uid).facts is None
    do(bench, MarkReady(uid))
    goal = {"name": "承認を2日で", "measure": "日数", "target_value": 2.0, "shareable": 1}
    do(bench, SetGoal(find_account(bench, "あおば"), goal))
    assert numbers_today(bench, uid) != then
    assert (review(bench, uid).facts, review(bench, uid).row.as_of) == (then, bench.today)
    with pytest.raises(WrongState):
        do(bench, FreezeReview(uid))
    with pytest.raises(WrongState):
        do(bench, WriteSlide(uid, "summary", {"ask": "増席"}))
    do(bench, WriteSlide(uid, "summary", {}, "よい会でした"))
    do(bench, ReopenReview(uid))
    do(bench, MarkReady(uid))
    assert review(bench, uid).facts == then, "opening again keeps them"
    do(bench, ReopenReview(uid))
    do(bench, FreezeReview(uid))
    assert review(bench, uid).facts == numbers_today(bench, uid)
    undo_last(bench)
    assert review(bench, uid).facts == then


def test_the_states_follow_each_other_and_a_held_one_opens_with_a_reason(bench: Workbench) -> None:
    uid = made(bench)
    with pytest.raises(NotReadyYet):
        do(bench, HoldReview(uid))
    with pytest.raises(NotReadyYet):
        do(bench, ReopenReview(uid))
    do(bench, MarkReady(uid))
    with pytest.raises(NotReadyYet):
        do(bench, MarkReady(uid))
    with pytest.raises(NotHeldYet):
        do(bench, HoldReview(uid, "2026-11-25"))
    do(bench, HoldReview(uid, "2026-11-20"))
    assert (reviews(bench)[0].state, reviews(bench)[0].held_on) == ("held", date(2026, 11, 20))
    with pytest.raises(ReopenedWithoutReason):
        do(bench, ReopenReview(uid, " "))
    do(bench, ReopenReview(uid, "数字の誤り"))
    row = reviews(bench)[0]
    assert (row.state, row.held_on, row.reopened, row.as_of) == ("draft", None, "数字の誤り", bench.today)
    for state in ("held", "ready", "draft"):
        undo_last(bench)
        assert reviews(bench)[0].state == state
    assert review(bench, uid).facts is None


def test_open_promises_are_carried_over_with_first_day_and_count(bench: Workbench) -> None:
    report = promised(bench, "部署別レポート", "2026-10-01")
    guide, seats = promised(bench, "手順書", "2026-10-01"), promised(bench, "席の整理", "2026-10-02")
    for held in ("2026-11-10", "2026-11-20"):
        uid = made(bench)
        do(bench, MarkReady(uid))
        if held == "2026-11-10":
            do(bench, EndTodo((guide,)))
            do(bench, SkipTodo((seats,), "不要に"))
        do(bench, HoldReview(uid, held))
    old, new = reviews(bench)[1].uid, made(bench)
    then = {p.todo_id: (p.state, p.carries, p.outcome) for p in review(bench, old).promises}
    assert then == {report: ("open", 0, "carried"), guide: ("open", 0, "done"), seats: ("open", 0, "dropped")}
    now = {p.todo_id: p for p in review(bench, new).promises}
    assert (now[report].carries, now[report].state, now[report].first_on) == (2, "open", bench.today)
    assert now[guide].state == "done"
    do(bench, EndTodo((report,)))
    do(bench, RemoveTodo(guide))
    kept = {p.todo_id: p.text for p in review(bench, old).promises}
    assert kept[guide] == "手順書", "a held review shows what it showed"


def test_the_first_review_shows_what_was_kept_since_its_period_began(bench: Workbench) -> None:
    guide = promised(bench, "手順書", "2026-10-01")
    do(bench, EndTodo((guide,)))
    shown = [
        [p.state for p in review(bench, made(bench, first=first, last="2026-12-31")).promises]
        for first in ("2026-10-01", "2026-12-01")
    ]
    assert shown == [["done"], []]


def test_a_review_is_not_ready_while_a_promise_has_no_owner_or_day(bench: Workbench) -> None:
    uid = made(bench)
    ours = promised(bench, "利用報告", None)
    theirs = promised(bench, "利用者一覧", "2026-12-01", "promise_theirs")
    with pytest.raises(PromisesUnclear) as refused:
        do(bench, MarkReady(uid))
    assert "“利用報告”" in str(refused.value)
    assert "“利用者一覧”" in str(refused.value)
    do(bench, SetPromise(ours, due_on="2026-12-05"))
    do(bench, SetPromise(theirs, "宮﨑様"))
    do(bench, AssignTodo((ours,), "鈴木"))
    do(bench, MarkReady(uid))
    assert {(p.owner, p.side) for p in review(bench, uid).promises} == {
        ("鈴木", "us"),
        ("宮﨑様", "customer"),
    }
    undo_last(bench)
    assert reviews(bench)[0].state == "draft"


def test_promises_of_an_older_deck_come_with_their_first_days_and_strangers_are_told(
    bench: Workbench,
) -> None:
    uid = made(bench)
    text = (
        "内容\t担当\t期限\t初回約束日\n部署別レポート\t佐藤\t9/30\t2026-07-10\t2回\n"
        "・利用者一覧を送る / 先方 / 2026/12/20 / 2026/8/1\n席の整理,鈴木さん,12月5日,8月1日\n"
        "教育計画/佐藤/2026/12/1/2026/10/1\n何か / 見知らぬ人 / 12/1 / 8/1\n別の件 / 佐藤 / いつか / 8/1\n"
    )
    lines = {line.number: line for line in read_promises(bench, uid, text)}
    assert [bool(line.problem) for line in lines.values()] == [False, False, False, False, True, True]
    assert "見知らぬ人" in lines[6].problem
    assert "いつか" in lines[7].problem
    done = do(bench, PastePromises(uid, text))
    assert done.value == tuple(lines.values())
    found = {p.text: p for p in review(bench, uid).promises}
    report = found["部署別レポート"]
    assert (report.first_on, report.due_on, report.carries) == (date(2026, 7, 10), date(2026, 9, 30), 2)
    theirs = found["利用者一覧を送る"]
    assert (theirs.side, theirs.owner, theirs.due_on) == ("customer", "あおば精機", date(2026, 12, 20))
    assert (found["席の整理"].owner, found["席の整理"].first_on) == ("鈴木", date(2026, 8, 1))
    assert (found["教育計画"].due_on, found["教育計画"].first_on) == (date(2026, 12, 1), date(2026, 10, 1))
    undo_last(bench)
    assert review(bench, uid).promises == ()
    with pytest.raises(PromisesNotRead):
        do(bench, PastePromises(uid, "何か / 見知らぬ人"))


def test_a_picture_is_shown_taken_off_and_back(bench: Workbench) -> None:
    uid = made(bench)
    with pytest.raises(NotAPicture):
        add_picture(bench, uid, "roadmap", b"GIF89a")
    add_picture(bench, uid, "roadmap", GPS_PHOTO, "今後の予定")
    (picture,) = review(bench, uid).pictures["roadmap"]
    assert (picture.mime, picture.alt, picture.content[:3]) == ("image/jpeg", "今後の予定", b"\xff\xd8\xff")
    assert b"Exif" in GPS_PHOTO
    assert b"Exif" not in picture.content
    (name,) = pictures_of(bench, uid)["roadmap"]
    do(bench, DropPicture(name))
    assert review(bench, uid).pictures == {}
    undo_last(bench)
    undo_last(bench)
    assert review(bench, uid).pictures == {}
    redo_last(bench)
    assert len(review(bench, uid).pictures["roadmap"]) == 1
