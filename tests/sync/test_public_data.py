"""Five public data sets that nobody here wrote sync unmodified through the mapping files of docs/examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.services.book import load_book
from cs_workbench.services.held import held_rows
from cs_workbench.services.syncing import Synced
from cs_workbench.services.workbench import Workbench
from tests.support.public_data import CLOCK, pulled

Pull = Callable[[str], tuple[Workbench, Synced]]


@pytest.fixture
def pull(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pull]:
    """Return what opens the profile of a data set and answers it with the report of its sync."""
    opened: list[Workbench] = []

    def pull(name: str) -> tuple[Workbench, Synced]:
        folder, report = pulled(tmp_path_factory, name)
        opened.append(open_workbench(data_dir=folder, language="en", clock=CLOCK))
        return opened[-1], report

    yield pull
    for bench in opened:
        close_workbench(bench)


def count(bench: Workbench, sql: str) -> int:
    with bench.store.read() as db:
        return int(db.execute(sql).fetchone()[0])


def landed(report: Synced) -> dict[str, tuple[int, int, int]]:
    """Return noun -> (read, landed, held)."""
    return {f["noun"]: (f["read"], f["inserted"], f["held"]) for f in report.files}


def remarks(report: Synced) -> list[str]:
    return [sentence for sentence in report.sentences if "rows read" not in sentence]


def test_ravenstack_keeps_every_usage_row_of_a_shared_id(pull: Pull) -> None:
    _, report = pull("ravenstack")
    assert landed(report) == {
        "account": (500, 500, 0),
        "subscription": (5000, 5000, 0),
        "usage": (25_000, 24_981, 0),
        "ticket": (2000, 2000, 0),
        "outcome": (600, 600, 0),
    }
    assert any("42 rows share 21 values of usage_id" in sentence for sentence in remarks(report))
    assert any("19 rows added to others" in sentence for sentence in remarks(report))


def test_ravenstack_has_too_little_to_judge_by(pull: Pull) -> None:
    """Its usage is dated 2023 and 2024: by now nothing is fresh, and no band is shown."""
    bench, _ = pull("ravenstack")
    band = load_book(bench)["band"]
    assert {band.labels[code] for code in np.unique(band.values)} == {"none"}


def test_maven_holds_deals_without_an_account_and_guesses_nothing_silently(pull: Pull) -> None:
    bench, report = pull("maven")
    assert landed(report)["account"] == (85, 85, 0)
    assert landed(report)["deal"] == (8800, 7375, 1425)
    assert any("1,480 rows say GTXPro and were read as GTX Pro" in s for s in remarks(report))
    assert {row.sentence for row in held_rows(bench)} == {"The row names no account."}
    assert count(bench, "SELECT count(*) FROM remote_account WHERE parent IS NOT NULL") == 15
    assert count(bench, "SELECT count(*) FROM remote_deal WHERE product = 'GTXPro'") == 0
    first = "SELECT opened_on = '2016-10-20' FROM remote_deal WHERE source_id = '1C1I7A6R'"
    assert count(bench, first) == 1, "dates are month first"


def test_churnsim_takes_only_true_outcomes(pull: Pull) -> None:
    _, report = pull("churnsim")
    assert landed(report)["account"] == (460, 460, 0)
    assert landed(report)["usage"] == (198_881, 198_881, 0)
    assert landed(report)["outcome"] == (460, 115, 0)
    assert any("345 rows were left out because churn_date is blank" in s for s in remarks(report))


def test_northwind_reads_orders_lines_and_null_as_unknown(pull: Pull) -> None:
    bench, report = pull("northwind")
    found = landed(report)
    assert (found["account"], found["invoice"], found["invoice_line"]) == (
        (91, 91, 0),
        (830, 830, 0),
        (2155, 2155, 0),
    )
    assert count(bench, "SELECT count(*) FROM remote_account WHERE region = 'NULL'") == 0
    assert count(bench, "SELECT count(*) FROM remote_account WHERE name = 'Antonio Moreno Taquería'") == 1


def test_northwind_orders_say_nothing_of_payment(pull: Pull) -> None:
    bench, _ = pull("northwind")
    book = load_book(bench)
    assert not book["overdue_days"].is_known().any()
    assert {book["band"].at(row) for row in range(len(book))} == {"none"}


def test_telco_leaves_blank_totals_unknown(pull: Pull) -> None:
    bench, report = pull("telco")
    assert landed(report)["account"] == (7043, 7043, 0)
    column = load_book(bench)["own.total_charges"]
    assert int((~column.is_known()).sum()) == 11
    assert count(bench, "SELECT count(*) FROM remote_outcome") == 0, "a flag without a date is no outcome"
