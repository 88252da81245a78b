"""Load on a real profile: hours by tier and phase, time really spent, and accounts that change hands."""

from __future__ import annotations

import pytest

from cs_workbench.domain.capacity import Person
from cs_workbench.services.absences import SetAbsence
from cs_workbench.services.account import find_account
from cs_workbench.services.capacity import Capacity, Handover, capacity, hand_over
from cs_workbench.services.capacity_words import actual_text, band_text, handover_text, remarks
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.economics import running_book
from cs_workbench.services.touches import LogTouch
from cs_workbench.services.workbench import Workbench
from cs_workbench.store.handovers import owner_changes


def owners(bench: Workbench) -> list[str | None]:
    book = running_book(bench)
    return [book["owner"].at(row) for row in range(len(book))]


def test_every_hour_is_told_by_tier_and_phase_and_by_owner(sample: Workbench) -> None:
    found = capacity(sample, Person())
    assert sum(cell.hours or 0 for cell in found.cells) == pytest.approx(found.hours)
    assert sum(cell.accounts for cell in found.cells) == sum(o.accounts for o in found.owners)
    assert sum(o.hours for o in found.owners) == pytest.approx(found.hours)
    assert 0 < found.renewal_hours + found.save_hours < found.hours
    mine = capacity(sample, Person(), "佐藤")
    (row,) = mine.owners
    assert row == next(o for o in found.owners if o.owner == "佐藤")
    assert mine.hours == pytest.approx(row.hours)
    assert mine.available == pytest.approx(112)
    assert {a.owner for a in mine.accounts} == {"佐藤"}
    assert set(mine.handovers) == {h for h in found.handovers if "佐藤" in (h.owner, h.to)}


def test_minutes_that_nobody_told_are_unknown_and_not_zero(bench: Workbench) -> None:
    def of(found: Capacity, name: str) -> str:
        return next(actual_text(a.actual) for a in found.accounts if a.account == name)

    before = capacity(bench, Person())
    assert before.actual.hours is None
    assert of(before, "あおば精機") == ""
    assert any("unknown" in said for said in remarks(bench.say, before))
    account = find_account(bench, "あおば")
    do(bench, LogTouch((account,), "visit", "out", 120, "kick-off"))
    do(bench, LogTouch((account,), "mail", "out", 0, "no answer"))
    found = capacity(bench, Person())
    months = 90 / 30.4375
    assert (found.actual.touches, found.actual.timed) == (2, 2), "a minute count of 0 was told"
    assert found.actual.hours == pytest.approx(2 / months)
    assert of(found, "あおば精機") == "0.7"
    assert of(found, "椿屋ホーム") == ""


def test_an_absence_is_counted_in_the_load_but_hands_nothing_over(bench: Workbench) -> None:
    before = capacity(bench, Person())
    assert {o.away for o in before.owners} == {0}
    do(bench, SetAbsence("佐藤", "2026-11-27", "2026-12-06"))
    found = capacity(bench, Person())
    away = next(o for o in found.owners if o.owner == "佐藤")
    assert away.away == 6, "of 22 weekdays"
    assert away.load_then == pytest.approx(away.load * 22 / 16)
    assert any(said.startswith("佐藤 is away on 6 weekdays") for said in remarks(bench.say, found))
    assert found.handovers == before.handovers
    do(bench, SetAbsence("鈴木", "2026-11-01", "2027-01-31"))
    assert {o.load_then for o in capacity(bench, Person()).owners if o.owner == "鈴木"} == {None}


def test_accounts_change_hands_as_one_step_and_want_a_sheet(bench: Workbench) -> None:
    before = owners(bench)
    account = find_account(bench, "あおば")
    done = do(bench, hand_over([Handover(account, "", "あおば精機", "佐藤", "鈴木", 15, 1.2, 0.3)]))
    assert bench.say("done", done.said, **done.params) == "1 account handed over: write the hand-over sheet"
    assert owners(bench) != before
    with bench.store.read() as db:
        assert owner_changes(db, "2026-11-01") == {account: ("2026-11-24", "佐藤", "鈴木")}, (
            "Today asks for its sheet"
        )
        assert owner_changes(db, "2026-11-25") == {}
    undo_last(bench)
    assert owners(bench) == before
    with bench.store.read() as db:
        assert owner_changes(db, "2026-11-01") == {}


def test_the_whole_proposal_relieves_the_sample_book_s_team(sample: Workbench) -> None:
    found = capacity(sample, Person())
    loads = sorted(round(100 * owner.load) for owner in found.owners)
    assert (loads[0], loads[-1]) == (61, 118), "as docs/sample-book.md says"
    assert [owner.owner for owner in found.owners if owner.away] == ["渡辺"], "next week"
    assert handover_text(sample.say, found.handovers[0]) == "佐藤は118%、山本は61%"
    do(sample, hand_over(found.handovers))
    after = capacity(sample, Person())
    assert after.handovers == ()
    assert {o.owner: o.load for o in after.owners} == {
        o.owner: pytest.approx(o.proposed_load) for o in found.owners
    }


def test_the_own_book_stands_on_the_published_scale(sample: Workbench, bench: Workbench) -> None:
    assert "32.7%の企業が16-50社" in band_text(sample.say, capacity(sample, Person()))
    assert "26.9%の企業が51-100社" in band_text(sample.say, capacity(sample, Person(), "佐藤"))
    assert "most companies said" in band_text(bench.say, capacity(bench, Person()))
    assert capacity(bench, Person(), "nobody").each is None
