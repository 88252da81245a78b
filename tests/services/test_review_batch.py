"""A batch: a file for each account, the same again when it is run again, one that fails stops no other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pptx import Presentation

from cs_workbench.kernel.locks import Busy
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.account import NoSuchAccount, find_account
from cs_workbench.services.book import load_book, select_book
from cs_workbench.services.commands import do
from cs_workbench.services.export import UnknownEnding
from cs_workbench.services.review_batch import BY_TIER, NobodyToReview, NoFolder, Order, batch
from cs_workbench.services.reviews import BackwardPeriod, NewReview, WriteSlide, reviews
from cs_workbench.services.workbench import Workbench
from tests.support.logs import ExpectedLog

FIRST, LAST = date(2026, 7, 1), date(2026, 9, 30)


def some(bench: Workbench, count: int) -> list[int]:
    return [int(account) for account in load_book(bench).account_id[:count]]


def rename(bench: Workbench, account: int, name: str) -> None:
    with bench.store.write("rename", "test") as writing:
        writing.db.execute("UPDATE remote_account SET name = ? WHERE account_id = ?", (name, account))
        writing.changed("account", None)


def test_every_account_has_a_file_and_a_second_run_changes_nothing(bench: Workbench, tmp_path: Path) -> None:
    order, accounts = Order(tmp_path / "deep" / "out", FIRST, LAST, language="ja"), some(bench, 4)
    steps: list[tuple[int, int]] = []
    done = batch(bench, accounts, order, Tracker(lambda _, at, of: steps.append((at, of))))
    assert [(line.state, line.is_new) for line in done.lines] == [("written", True)] * 4
    assert steps[0] == (0, 4)
    assert steps[-1] == (4, 4)
    names = sorted(path.name for path in order.folder.iterdir())
    assert "あおば精機 qbr 2026-07-01_2026-09-30.pptx" in names
    assert len(names) == 4
    for line in done.lines:
        assert line.file is not None
        assert len(Presentation(str(line.file)).slides) >= line.slides > 0
    before = {path: path.stat().st_mtime_ns for path in order.folder.iterdir()}
    again = batch(bench, accounts, order, Tracker())
    assert [(line.state, line.is_new) for line in again.lines] == [("unchanged", False)] * 4
    assert {path: path.stat().st_mtime_ns for path in order.folder.iterdir()} == before
    assert len(reviews(bench)) == 4, "no review is made twice"


def test_by_tier_an_account_of_tech_touch_is_given_a_digital_review(
    sample: Workbench, tmp_path: Path
) -> None:
    book = select_book(sample, "", "name", ("tier",))
    tier_of = {int(account): book["tier"].at(row) for row, account in enumerate(book.account_id)}
    accounts = [next(one for one, tier in tier_of.items() if tier == wanted) for wanted in ("tech", "high")]
    order = Order(tmp_path, FIRST, LAST, BY_TIER, "ja")
    done = batch(sample, accounts, order, Tracker())
    kinds = {row.uid: row.kind for row in reviews(sample)}
    assert [kinds[line.review] for line in done.lines] == ["digital", "qbr"]
    assert [line.state for line in done.lines] == ["written", "written"]
    assert all(line.file is not None and kinds[line.review] in line.file.name for line in done.lines)
    assert [line.is_new for line in batch(sample, accounts, order, Tracker()).lines] == [False, False]


def test_an_account_of_which_nothing_is_known_is_refused_and_told(bench: Workbench, tmp_path: Path) -> None:
    order = Order(tmp_path / "out", date(2020, 1, 1), date(2020, 3, 31), "digital", "ja")
    (line,) = batch(bench, some(bench, 1), order, Tracker()).lines
    assert (line.state, line.file) == ("refused", None)
    assert line.account in line.why


def test_one_that_is_refused_keeps_its_file_and_stops_no_other(bench: Workbench, tmp_path: Path) -> None:
    order, accounts = Order(tmp_path / "out", FIRST, LAST, language="ja"), some(bench, 4)
    uid = batch(bench, accounts, order, Tracker()).lines[1].review
    kept = {path.name: path.read_bytes() for path in order.folder.iterdir()}
    do(bench, WriteSlide(uid, "summary", {"result": "東雲ケミカル様より順調です"}, "", None))
    done = batch(bench, accounts, order, Tracker())
    assert [line.state for line in done.lines] == ["unchanged", "refused", "unchanged", "unchanged"]
    assert "東雲ケミカル" in done.lines[1].why
    assert done.lines[1].file is None
    assert {path.name: path.read_bytes() for path in order.folder.iterdir()} == kept


def test_a_mistake_of_ours_is_told_and_stops_no_other(
    bench: Workbench, tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log.containing("a review of a batch")
    accounts = some(bench, 3)
    uid = str(do(bench, NewReview(accounts[1], "qbr", "2026-07-01", "2026-09-30", "ja")).value)
    with bench.store.write("damage", "test") as writing:
        writing.db.execute("UPDATE local_review SET facts = '[]' WHERE uid = ?", (uid,))
    done = batch(bench, accounts, Order(tmp_path / "out", FIRST, LAST), Tracker())
    assert [line.state for line in done.lines] == ["written", "refused", "written"]
    assert "mistake of ours" in done.lines[1].why


def test_two_accounts_of_one_name_have_two_files_whoever_is_asked_for(
    bench: Workbench, tmp_path: Path
) -> None:
    accounts = some(bench, 4)
    for account, name in zip(accounts, ("Acme Ltd", "ACME ltd", "あ" * 60, "あ" * 90), strict=True):
        rename(bench, account, name)
    order = Order(tmp_path / "out", FIRST, LAST, "qbr", "en")
    alone = batch(bench, accounts[:1], order, Tracker()).lines[0].file
    done = batch(bench, accounts, order, Tracker())
    files = [line.file for line in done.lines]
    assert len({str(file).casefold() for file in files}) == 4
    assert files[0] == alone, "the name does not hang on who else was asked for"
    assert all(file is not None and len(file.name.encode()) < 200 for file in files)


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "CON", 'a/b\\c:d*e?"<>|', "=cmd|' /C calc'!A0", "$x_{2}", "<b>&amp;", "x" * 300, "🎌会社",
     "a\x00\x07b\u202e", "..."],
)  # fmt: skip
def test_whatever_an_account_is_called_its_file_stays_in_the_folder_and_opens(
    bench: Workbench, tmp_path: Path, name: str
) -> None:
    account = some(bench, 1)[0]
    rename(bench, account, name)
    done = batch(bench, [account], Order(tmp_path / "out", FIRST, LAST), Tracker())
    assert done.lines[0].state == "written", done.lines[0].why
    (file,) = (tmp_path / "out").iterdir()
    assert file == done.lines[0].file
    assert Presentation(str(file)).slides
    assert file.read_bytes().count(b"vbaProject") == 0


def test_cancelled_it_ends_after_the_review_in_hand(bench: Workbench, tmp_path: Path) -> None:
    seen: list[int] = []

    def stopping() -> bool:
        seen.append(1)
        return len(seen) > 2

    order, accounts = Order(tmp_path / "out", FIRST, LAST), some(bench, 4)
    done = batch(bench, accounts, order, Tracker(None, stopping))
    assert [line.state for line in done.lines] == ["written", "written", "left", "left"]
    assert len(list(order.folder.iterdir())) == 2
    assert batch(bench, accounts, order, Tracker()).count("unchanged") == 2


def test_what_a_killed_run_left_half_written_is_taken_away_and_nothing_else(
    bench: Workbench, tmp_path: Path
) -> None:
    order, accounts = Order(tmp_path, FIRST, LAST), some(bench, 1)
    (tmp_path / ".あおば精機 qbr 2026-07-01_2026-09-30.pptx.ab12.part").write_bytes(b"half")
    (tmp_path / ".other.pptx.ab12.part").write_bytes(b"not ours")
    batch(bench, [find_account(bench, "あおば精機")], order, Tracker())
    assert [path.name for path in tmp_path.glob(".*.part")] == [".other.pptx.ab12.part"]
    assert accounts


def test_a_folder_that_cannot_be_looked_into_is_told_once(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", closed)
    with pytest.raises(NoFolder):
        batch(bench, some(bench, 3), Order(tmp_path, FIRST, LAST), Tracker())
    assert reviews(bench) == []


def test_an_order_that_makes_no_sense_writes_nothing(bench: Workbench, tmp_path: Path) -> None:
    one = some(bench, 1)
    (tmp_path / "file").write_bytes(b"")
    for accounts, order, refusal in (
        ([], Order(tmp_path / "out", FIRST, LAST), NobodyToReview),
        (one, Order(tmp_path / "out", LAST, FIRST), BackwardPeriod),
        (one, Order(tmp_path / "out", FIRST, LAST, ending=".docx"), UnknownEnding),
        (one, Order(tmp_path / "file", FIRST, LAST), NoFolder),
        ([987654], Order(tmp_path / "more", FIRST, LAST), NoSuchAccount),
    ):
        with pytest.raises(refusal):
            batch(bench, accounts, order, Tracker())
    with bench.store.job_lock("review", "batch").held("another"), pytest.raises(Busy):
        batch(bench, one, Order(tmp_path / "more", FIRST, LAST), Tracker())
    assert reviews(bench) == []
    assert not list(tmp_path.rglob("*.pptx"))


def test_a_read_only_folder_is_a_sentence_for_each(bench: Workbench, tmp_path: Path) -> None:
    accounts = some(bench, 2)
    order = Order(tmp_path / "out", FIRST, LAST)
    files = [line.file for line in batch(bench, accounts, order, Tracker()).lines]
    for file in files:
        assert file is not None
        file.unlink()
        file.mkdir()
    done = batch(bench, accounts, order, Tracker())
    assert [line.state for line in done.lines] == ["refused", "refused"]
    assert all("could not be written" in line.why for line in done.lines)
