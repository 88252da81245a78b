"""Search everywhere as a person asks: what is found, in which order, counted how, and never what is not there."""

from __future__ import annotations

import pytest

from cs_workbench.domain.risk import Risk
from cs_workbench.kernel.money import Money
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services import search
from cs_workbench.services.commands import do, perform_all, undo_last
from cs_workbench.services.notes import RetireNote, WriteNote
from cs_workbench.services.search import catch_up, find, index_all
from cs_workbench.services.search_rows import MOST_COUNTED, Hit
from cs_workbench.services.todos import AddTodo
from cs_workbench.services.workbench import Workbench
from tests.support.logs import ExpectedLog

#: docs/sample-book.md names these.
KNOWN_HITS = {"解約": 8, "予算": 14, "移行": 11}


def account_of(bench: Workbench, name: str) -> int:
    from cs_workbench.services.account import find_account

    return find_account(bench, name)


def titles(hits: search.Hits) -> list[str]:
    return [hit.title for hit in hits.rows]


def marked_words(hit: Hit) -> set[str]:
    return {hit.title[a:b] for a, b in hit.title_spans} | {hit.snippet[a:b] for a, b in hit.spans}


def indexed(bench: Workbench) -> None:
    assert index_all(bench, Tracker()).is_current


def test_the_sample_book_has_its_known_hits(sample: Workbench) -> None:
    indexed(sample)
    for word, count in KNOWN_HITS.items():
        hits = find(sample, word)
        assert hits.counts["note"] == count
        assert all(marked_words(hit) == {word} for hit in hits.rows if hit.kind == "note")
        assert not hits.incomplete
    days = [hit.at for hit in find(sample, "予算", ["note"]).rows]
    assert days == sorted(days, key=lambda at: at.timestamp() if at else 0, reverse=True)


def test_names_come_first_and_kana_finds_readings(sample: Workbench) -> None:
    indexed(sample)
    hits = find(sample, "あおば")
    assert hits.rows[0].kind == "account"
    assert hits.counts["account"] >= 1
    assert {hit.uid for hit in find(sample, "ｱｵﾊﾞ").rows} == {hit.uid for hit in hits.rows}
    by_reading = find(sample, "たなか", ["contact"]).rows
    assert any("田中" in hit.title for hit in by_reading)
    assert find(sample, "株式会社").counts.get("account", 0) == 0


def test_filters_narrow_and_may_stand_alone(sample: Workbench) -> None:
    indexed(sample)
    of_account = find(sample, "kind:note account:あおば精機")
    assert of_account.rows
    assert {hit.account for hit in of_account.rows} == {"あおば精機"}
    assert {hit.kind for hit in of_account.rows} == {"note"}
    recent, older = find(sample, "解約 after:30d"), find(sample, "解約 before:30d")
    assert recent.counts["note"] + older.counts["note"] == KNOWN_HITS["解約"]
    assert find(sample, "解約 account:だれもいない").rows == ()
    assert find(sample, "").rows == ()


def test_of_a_risk_its_words_are_found_and_shown(bench: Workbench) -> None:
    aoba = account_of(bench, "あおば精機")
    risk = Risk("推進者が異動", Money(8_640_000, "JPY"), plan="後任と面談").as_detail()
    do(bench, AddTodo(aoba, "risk", "条件を合意", detail=risk))
    indexed(bench)
    (hit,) = find(bench, "異動").rows
    assert (hit.title, hit.snippet) == ("条件を合意", "推進者が異動 後任と面談")
    assert find(bench, "kind:todo currency").rows == ()


def test_what_was_written_is_found_and_what_was_taken_back_is_not(bench: Workbench) -> None:
    indexed(bench)
    aoba = account_of(bench, "あおば精機")
    do(bench, WriteNote(aoba, "議事録\n解約の意向はない"))
    do(bench, AddTodo(aoba, "task", "解約条項を確認"))
    assert find(bench, "解約").incomplete == "behind"
    indexed(bench)
    hits = find(bench, "解約")
    assert {hit.kind for hit in hits.rows} == {"note", "todo"}
    note = next(hit for hit in hits.rows if hit.kind == "note")
    assert (note.title, note.account, note.table) == ("議事録", "あおば精機", "local_note")
    do(bench, RetireNote(note.row))
    lagging = find(bench, "解約")  # the index does not know yet: the row itself is asked
    assert [hit.kind for hit in lagging.rows] == ["todo"]
    assert lagging.counts["note"] == 0
    undo_last(bench)
    indexed(bench)
    assert find(bench, "解約").counts["note"] == 1


def test_a_changed_text_is_never_shown_for_its_old_words(bench: Workbench) -> None:
    aoba = account_of(bench, "あおば精機")
    made = do(bench, WriteNote(aoba, "予算の相談")).value
    indexed(bench)
    assert isinstance(made, int)
    do(bench, WriteNote(aoba, "席数の相談", made))
    assert find(bench, "予算").rows == ()
    indexed(bench)
    assert titles(find(bench, "席数")) == ["席数の相談"]


def test_common_words_are_counted_up_to_a_thousand_and_the_newest_are_shown(bench: Workbench) -> None:
    aoba = account_of(bench, "あおば精機")
    perform_all(
        bench,
        [
            WriteNote(
                aoba, f"定例 {number}", written_at=f"20{10 + number // 100}-01-{number % 28 + 1:02}T01:00:00Z"
            )
            for number in range(MOST_COUNTED + 200)
        ],
    )
    indexed(bench)
    hits = find(bench, "定例", limit=20)
    assert (hits.counts["note"], hits.more) == (MOST_COUNTED, frozenset({"note"}))
    assert len(hits.rows) == 20
    assert all(hit.at is not None and hit.at.year == 2021 for hit in hits.rows)
    exact = find(bench, "定例 1")
    assert exact.counts["note"] == 1 + 10 + 100 + 200
    assert "note" not in exact.more


def test_signs_between_words_are_part_of_what_is_asked(bench: Workbench) -> None:
    aoba = account_of(bench, "あおば精機")
    for body in ("予算・席数", "席数と予算", "A社・B社", "メールは a-b@c.example へ"):
        do(bench, WriteNote(aoba, body))
    indexed(bench)
    assert titles(find(bench, "予算・席数")) == ["予算・席数"]
    assert len(find(bench, "予算 席数").rows) == 2
    assert titles(find(bench, "a-b@c")) == ["メールは a-b@c.example へ"]
    assert find(bench, '"予算 席数"').rows == ()
    assert find(bench, '・ " ( NEAR').rows == ()


def test_without_an_index_it_says_that_something_may_be_missing(
    bench: Workbench, expected_log: ExpectedLog
) -> None:
    assert find(bench, "あおば").incomplete == "building"
    indexed(bench)
    path = bench.folder / "search.db"
    with bench.store.companion("search", _file_type()).read() as db:
        assert db is not None
        db.rollback()
        db.execute("PRAGMA search.wal_checkpoint(TRUNCATE)")
    bench.store.companion("search", _file_type()).close()
    path.write_bytes(b"x" * path.stat().st_size)
    expected_log.containing("the search index is made again")
    hits = find(bench, "あおば")
    assert (hits.rows, hits.incomplete) == ((), "building")
    indexed(bench)
    assert find(bench, "あおば").counts["account"] == 1


def _file_type() -> type:
    from cs_workbench.store.search import SearchFile

    return SearchFile


def test_slices_are_short_and_add_up(sample: Workbench) -> None:
    slices, reached = 0, catch_up(sample)
    while not reached.is_current:
        assert not reached.busy
        slices, before = slices + 1, reached
        reached = catch_up(sample)
        assert reached.is_built or reached.total - reached.done <= before.total - before.done
    assert slices > 3
    assert find(sample, "解約").counts["note"] == KNOWN_HITS["解約"]


@pytest.mark.parametrize("text", ["kind:foo", "after:x"])
def test_a_filter_that_cannot_be_read_is_refused(bench: Workbench, text: str) -> None:
    with pytest.raises(search.SearchError):
        find(bench, text)
