"""Bands and tiers set by hand on the sample book, and what became of the accounts."""

from __future__ import annotations

from datetime import date, timedelta

from cs_workbench.domain.override_record import LEAST, Came, Right
from cs_workbench.services.book import load_book
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.outcomes import AddOutcome
from cs_workbench.services.override_record import definition_text, override_record, verdict_text
from cs_workbench.services.renewals import SetRenewal
from cs_workbench.services.tiering import SetTier
from cs_workbench.services.workbench import Workbench
from cs_workbench.store import overrides, standing

SET_AT = "2026-05-04T01:00:00Z"


def set_band(bench: Workbench, account: int, band: str, *, at: str = SET_AT, by: str = "佐藤") -> int:
    with bench.store.write("a band by hand", "test") as writing:
        return overrides.add(
            writing.db, account, "band", band, reason="電話で確認", by=by, at=at, expires_on="2026-06-30"
        )


def told(bench: Workbench, account: int, band: str, *, state: str = "", day: date = date(2026, 5, 4)) -> None:
    """Keep the week's band, as if the formula had said it then."""
    with bench.store.write("a week", "test") as writing:
        writing.db.execute("DELETE FROM calc_snapshot WHERE account_id = ?", (account,))
        detail = f"{state}|" if state else ""
        row = (account, 50.0, 50.0, band, 1.0, 40.0, 60.0, "generic_b2b.1", detail, None)
        standing.write_snapshots(writing.db, day, [row])


def running(bench: Workbench) -> list[int]:
    book = load_book(bench)
    return [int(a) for a in book.account_id[~book["churned_on"].is_known()]]


def test_each_override_tells_what_was_said_and_what_came(sample: Workbench) -> None:
    stays, leaves, shrinks, renews, *_ = running(sample)
    for account, formula, person in (
        (stays, "red", "green"),
        (leaves, "red", "green"),
        (shrinks, "green", "yellow"),
        (renews, "green", "red"),
    ):
        told(sample, account, formula)
        set_band(sample, account, person)
    do(sample, AddOutcome(leaves, {"kind": "churn", "happened_on": "2026-08-01"}))
    do(sample, AddOutcome(shrinks, {"kind": "contraction", "happened_on": "2026-08-02", "amount": 100}))
    do(sample, SetRenewal(renews, {"kind": "renewal", "stage": "renewed", "closed_on": "2026-07-01"}))
    found = override_record(sample)
    rows = {row.account_id: row for row in found.rows if row.set_on == date(2026, 5, 4)}
    some = [rows[account] for account in (stays, leaves, shrinks, renews)]
    assert [(row.formula, row.person, row.came, row.right) for row in some] == [
        ("red", "green", Came.STAYED, Right.PERSON),
        ("red", "green", Came.CHURN, Right.FORMULA),
        ("green", "yellow", Came.CONTRACTION, Right.PERSON),
        ("green", "red", Came.RENEWAL, Right.FORMULA),
    ]  # fmt: skip
    assert (rows[leaves].came_on, rows[stays].came_on) == (date(2026, 8, 1), None)
    assert (rows[stays].until, rows[stays].is_running, rows[stays].by) == (date(2026, 6, 30), False, "佐藤")
    everybody, *people = found.tallies
    assert (everybody.person, everybody.formula) == (2, 2)
    assert (
        verdict_text(sample, everybody)
        == "件数が少なく判断できません。どちらが正しいかわかったのは4件で、20件が必要です。"
    )
    assert [one.who for one in people] == ["佐藤"]
    assert "120日後" in definition_text(sample)


def test_a_week_that_shows_the_band_set_by_hand_tells_by_the_state_of_the_score(sample: Workbench) -> None:
    (account, *_) = running(sample)
    told(sample, account, "green", state="0 -1 0 30.0")
    set_band(sample, account, "green")
    (row,) = [row for row in override_record(sample).rows if row.account_id == account]
    assert row.formula == "red"


def test_from_twenty_on_a_person_has_a_share(sample: Workbench) -> None:
    accounts = running(sample)[: LEAST + 1]
    for account in accounts:
        told(sample, account, "red")
        set_band(sample, account, "green", by="鈴木")
    everybody, *_ = override_record(sample).tallies
    assert everybody.can_tell
    assert everybody.verdict == "person"
    assert verdict_text(sample, everybody) == "計算より人の方が正しいことが多く、21件中21件でした。"


def test_what_was_taken_back_at_once_is_no_override_and_a_running_one_waits(sample: Workbench) -> None:
    before = len(override_record(sample).rows)
    (account, *_) = running(sample)
    until = (sample.today + timedelta(days=20)).isoformat()
    do(sample, SetTier((account,), "high", "役員の関心", until))
    row = override_record(sample).rows[0]
    assert (row.account_id, row.kind, row.person, row.is_running) == (account, "tier", "high", True)
    assert row.formula in ("high", "mid", "low", "tech")
    assert row.right in (Right.OPEN, Right.SAME)
    assert row.came is Came.NOTHING_YET
    undo_last(sample)
    assert len(override_record(sample).rows) == before


def test_the_sample_books_own_override_is_listed_against_the_formula(sample: Workbench) -> None:
    (row,) = override_record(sample).rows
    assert (row.kind, row.by, row.is_running) == ("tier", "佐藤", True)
    assert row.formula != row.person
    assert row.reason


def test_without_any_there_is_nothing(empty: Workbench) -> None:
    found = override_record(empty)
    assert (found.rows, found.tallies) == ((), ())
