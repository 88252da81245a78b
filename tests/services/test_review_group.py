"""A review of a group: counts are added, shares are shares of sums, lists name the company, and gaps are said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cs_workbench.domain.deck import Lines, Table
from cs_workbench.services.account import NoSuchAccount, find_account
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.goals import SetGoal
from cs_workbench.services.review_deck import deck, deck_of, facts_of
from cs_workbench.services.review_facts import Facts, Seats, Series, Told, collect
from cs_workbench.services.review_files import build, texts_of
from cs_workbench.services.review_gate import check
from cs_workbench.services.review_group import NoGroup, _seats, _series, members
from cs_workbench.services.reviews import HoldReview, MarkReady, NewReview, SetPromise, WriteSlide, review
from cs_workbench.services.todos import AddTodo, EndTodo
from cs_workbench.services.workbench import Workbench
from tests.support.reviews import TO_TODAY, Review, ReviewRow

PARENT, NAMES = "蒼天ホールディングス", ("蒼天ホールディングス", "蒼天システム", "蒼天フーズ", "蒼天物流")


def whole(bench: Workbench) -> tuple[Facts, list[Facts]]:
    """Return the facts of the group, and those of each of its accounts."""
    account = find_account(bench, PARENT)
    with bench.store.read() as db:
        parts = [collect(bench, member, *TO_TODAY) for member, _ in members(db, account)]
    return collect(bench, account, *TO_TODAY, group=True), parts


def test_counts_are_added_and_seat_use_is_a_share_of_sums(sample: Workbench) -> None:
    found, parts = whole(sample)
    assert (found.account, found.accounts) == (PARENT, NAMES)
    weeks = list(zip(*(facts.weekly_users.now for facts in parts if facts.weekly_users.now), strict=True))
    assert found.weekly_users.now == tuple(sum(v for v in week if v is not None) for week in weeks)
    assert found.seats.active == sum(facts.seats.active or 0 for facts in parts)
    assert found.seats.purchased == sum(facts.seats.purchased or 0 for facts in parts)
    assert found.tickets.now is not None
    assert found.tickets.now.count == sum(facts.tickets.now.count for facts in parts if facts.tickets.now)
    assert len(found.goals) == sum(len(facts.goals) for facts in parts)
    assert Facts.read(found.as_json()) == found


def test_a_week_that_one_company_does_not_tell_is_not_known_of_the_group(sample: Workbench) -> None:
    _, (one, two, *_) = whole(sample)
    told = Told("weekly_users", "crm", date(2026, 11, 22))
    first = replace(one, weekly_users=Series((5.0,) * 13, (4.0,) * 13), told=(told,))
    second = replace(
        two, weekly_users=Series((None, *(3.0,) * 12), (2.0,) * 12 + (None,)), seats=Seats(10, 10, None, 5),
        told=(replace(told, gap="short", since=date(2026, 9, 1)), replace(told, figure="seat_use")),
    )  # fmt: skip
    silent = replace(
        two, weekly_users=Series(), seats=Seats(), account="無音", told=(replace(told, gap="none"),)
    )
    found, said = _series([first, second, silent], "weekly_users", lambda facts: facts.weekly_users)
    assert found == Series((None, *(8.0,) * 12), (6.0,) * 12 + (None,), ())
    assert [(one.gap, one.account) for one in said] == [("short", ""), ("none", "無音")]
    assert said[0].since == date(2026, 9, 1)
    seats, _ = _seats([second, silent])
    assert (seats.purchased, seats.active, seats.active_before) == (10, 5, None)
    seats, said = _seats([second, replace(first, seats=Seats())])
    assert (seats, said[0].gap) == (Seats(), "no_seats"), (
        "users of a company without seats have no seats to be a share of"
    )


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_deck_names_the_group_its_companies_and_whose_each_line_is(
    sample: Workbench, tmp_path: Path, language: str
) -> None:
    account, child = find_account(sample, PARENT), find_account(sample, "蒼天物流")
    do(
        sample,
        SetGoal(
            child, {"name": "承認の日数", "unit": "日", "start_value": 8, "target_value": 2, "shareable": 1}
        ),
    )
    do(sample, AddTodo(child, "promise", "手順書をお送りする", "2026-12-11"))
    made = do(sample, NewReview(account, "qbr", "2026-09-01", "2026-11-30", language, is_group=True))
    uid = str(made.value)
    found = deck_of(sample, uid)
    cover = found.slides[0]
    assert cover.title.startswith({"ja": f"{PARENT}グループ様", "en": f"{PARENT} group"}[language])
    assert any(
        all(name in line for name in NAMES) for b in cover.blocks if isinstance(b, Lines) for line in b.lines
    )
    cells = [
        cell for s in found.slides for b in s.blocks if isinstance(b, Table) for row in b.rows for cell in row
    ]
    assert any("承認の日数" in cell and "蒼天物流" in cell for cell in cells)
    assert "手順書をお送りする (蒼天物流)" in cells
    assert not check(sample, uid).stops, "the names of the group are no leak"
    assert "account_absent" not in {one.id for one in check(sample, uid).findings}
    build(sample, uid, tmp_path / "group.pptx")
    do(sample, MarkReady(uid))
    assert review(sample, uid).facts == facts_of(sample, review(sample, uid))
    assert review(sample, uid).facts == collect(
        sample, account, date(2026, 9, 1), date(2026, 11, 30), group=True
    )
    assert "手順書をお送りする (蒼天物流)" in set(texts_of(deck_of(sample, uid)))


def test_a_promise_of_a_company_is_counted_over_the_groups_reviews_and_its_end_is_told_to_the_group(
    sample: Workbench,
) -> None:
    account, child = find_account(sample, PARENT), find_account(sample, "蒼天物流")
    todo, kept = (
        int(str(do(sample, AddTodo(child, "promise", text, "2026-12-11")).value))
        for text in ("手順書", "一覧")
    )
    period = ("2026-07-01", "2026-09-30", "ja")

    def held(of: int, day: str, *, group: bool = True) -> None:
        uid = str(do(sample, NewReview(of, "qbr", *period, is_group=group)).value)
        for promise in review(sample, uid).promises:
            if not promise.is_clear:
                do(sample, SetPromise(promise.todo_id, promise.owner or "佐藤", "2026-12-11"))
        do(sample, MarkReady(uid))
        do(sample, HoldReview(uid, day))

    def told(of: int, *, group: bool = True) -> dict[int, tuple[str, int]]:
        uid = str(do(sample, NewReview(of, "qbr", "2026-12-01", "2026-12-31", is_group=group)).value)
        return {p.todo_id: (p.state, p.carries) for p in review(sample, uid).promises}

    held(account, "2026-11-10")
    held(account, "2026-11-20")
    assert told(account)[todo] == ("open", 2)
    assert told(child, group=False)[todo] == ("open", 2), "it is one promise, wherever it was shown"
    do(sample, EndTodo((kept,)))
    assert told(account)[kept] == ("done", 2), "the group saw it open, so it hears that it is kept"
    held(account, "2026-11-24")
    with sample.store.write("later", "test") as writing:
        writing.db.execute("UPDATE local_review SET held_on = '2026-11-25' WHERE held_on = '2026-11-24'")
    assert kept not in told(account)


def test_a_group_whose_head_is_gone_is_no_review_of_a_company_under_it(sample: Workbench) -> None:
    account = find_account(sample, PARENT)
    uid = str(do(sample, NewReview(account, "qbr", "2026-07-01", "2026-09-30", "ja", is_group=True)).value)
    with sample.store.write("retire", "test") as writing:
        writing.db.execute("UPDATE account SET retired_at = '2026-11-01T00:00:00Z' WHERE id = ?", (account,))
        writing.changed("account", None)
    assert review(sample, uid).row.account_id == account
    with pytest.raises(NoSuchAccount):
        deck_of(sample, uid)


def test_what_a_company_lacks_is_said_with_its_name(sample: Workbench) -> None:
    found, _ = whole(sample)
    lacking = replace(found, told=(*found.told, Told("weekly_users", "", None, "none", None, "蒼天フーズ")))
    said = set(texts_of(deck(sample, Review(ReviewRow(account_id=find_account(sample, PARENT))), lacking)))
    assert "蒼天フーズは集計に入っていません。週間利用者: 記録がありません。" in said


def test_a_group_is_chosen_and_left_again_and_needs_somebody_under_it(sample: Workbench) -> None:
    account = find_account(sample, PARENT)
    uid = str(do(sample, NewReview(account, "qbr", "2026-09-01", "2026-11-30", "ja")).value)
    assert not review(sample, uid).is_group
    do(sample, WriteSlide(uid, "group", {}, "", is_hidden=False))
    assert facts_of(sample, review(sample, uid)).accounts == NAMES
    undo_last(sample)
    assert facts_of(sample, review(sample, uid)).accounts == ()
    with pytest.raises(NoGroup) as caught:
        do(
            sample,
            NewReview(find_account(sample, "あおば精機"), "qbr", "2026-09-01", "2026-11-30", is_group=True),
        )
    assert "あおば精機" in caught.value.explain(sample.catalogue)
