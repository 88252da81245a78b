"""The sample book, through the real way of data: what a person sees in the first minute."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook

from cs_workbench.domain.health_bands import displayed
from cs_workbench.domain.risk import risk_of
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.services.account import NoSuchAccount, account_page, explain, find_account
from cs_workbench.services.book import load_book, owners, select_book
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.demo import NotForSample, fill_sample, has_sample, remove_sample
from cs_workbench.services.doctor import doctor
from cs_workbench.services.export import CannotWrite, export_rows
from cs_workbench.services.held import (
    DropHeld,
    NoSuchRow,
    RepairHeld,
    StillWrong,
    corrected_cells,
    held_rows,
)
from cs_workbench.services.lifetime_value import Asked, account_ltv
from cs_workbench.services.standing import recompute
from cs_workbench.services.syncing import source_named, sources, undo_import
from cs_workbench.services.today import looked, today_page
from cs_workbench.services.todos import EndTodo
from cs_workbench.services.workbench import Workbench


def test_the_book_holds_four_hundred_accounts_with_tier_and_health(sample: Workbench) -> None:
    book = load_book(sample)
    running = ~book["churned_on"].is_known()
    assert len(book) == 400
    assert 300 < running.sum() < 350
    bands = [book["band"].at(i) for i in range(len(book)) if running[i]]
    assert {band: bands.count(band) > 10 for band in ("green", "yellow", "red", "none")} == dict.fromkeys(
        ("green", "yellow", "red", "none"), True
    )
    assert owners(sample)[0] == "佐藤"


def test_aoba_fell_for_a_reason_that_can_be_read(sample: Workbench) -> None:
    account = find_account(sample, "あおば精機")
    why = explain(sample, account)
    assert why.band == "yellow"
    assert why.shown == 42
    assert "推進者" in why.reasons[0]
    assert any("利用" in sentence for sentence in why.reasons)
    assert any("先週" in sentence for sentence in why.changed_since_last_week)
    assert why.tier_sentence == "LTVピラミッド(3層)によりハイタッチ(LTV: 高)"
    page = account_page(sample, account)
    assert page.facts["notice"] is not None
    assert (page.facts["notice"] - sample.today).days == 12
    assert len(page.scores) == 14
    assert [displayed(score) for _, score in page.scores[-2:]] == [61, 42]
    assert page.notes
    assert page.contacts


def test_contributions_add_up_to_the_score(sample: Workbench) -> None:
    why = explain(sample, find_account(sample, "あおば精機"))
    counted = [row for row in why.rows if row.points is not None and row.weight]
    score = sum((row.points or 0) * row.weight for row in counted)
    assert score == pytest.approx(why.score, abs=1e-6)
    assert sum(row.weight for row in counted) == pytest.approx(1)


def test_today_says_why_each_row_is_there(sample: Workbench) -> None:
    page = today_page(sample, "佐藤")
    rows = {section.id: section.rows for section in page.sections}
    kinds = [row.kind for row in rows["now"]]
    assert kinds.count("meeting") == 3
    assert kinds.count("reply") == 2
    assert sum("超過" in row.text for row in rows["now"]) == 2
    assert 3 <= len(rows["changes"]) <= 6
    assert all("→" in row.text for row in rows["changes"])
    assert all(row.text for section in page.sections for row in section.rows)
    assert not page.finished


def test_the_day_of_the_sample_is_as_the_specification_says_and_can_be_emptied(sample: Workbench) -> None:
    page = today_page(sample, "佐藤")
    rows = {section.id: section.rows for section in page.sections}
    due_today = [row for row in rows["now"] if row.todo_id is not None]
    over = [row for row in due_today if row.due_on is not None and row.due_on < sample.today]
    assert sorted(row.kind for row in over) == ["promise", "promise_theirs"]
    kinds = Counter(row.kind for row in due_today if row not in over)
    touches = [row for row in rows["now"] if row.kind == "due_touch" and row.todo_id is None]
    assert [row.account for row in touches] == ["大鷹重機"], "the others past their cadence are planned"
    kinds["due_touch"] += len(touches)
    assert kinds == {"task": 4, "promise": 1, "due_touch": 2, "meeting": 3, "reply": 2}, (
        "7 due, 3 meetings, 2 replies"
    )
    assert len(rows["changes"]) == 4
    assert all(row.text.split(":")[-1].strip(" –") for row in rows["changes"]), "each with its cause"
    assert {row.kind for row in rows["now"] if row.todo_id is None} == {
        "renewal", "handover", "due_touch", "tech_group",
    }  # fmt: skip
    risk = next(row for row in rows["week"] + rows["now"] + rows["later"] if row.kind == "risk")
    assert risk_of(risk.detail).help_from
    do(sample, EndTodo(tuple(row.todo_id for row in due_today if row.todo_id is not None)))
    assert not today_page(sample, "佐藤").finished
    do(sample, EndTodo((), tuple(row.as_rule() for row in rows["now"] if row.todo_id is None)))
    assert today_page(sample, "佐藤").finished
    for _ in range(2):
        undo_last(sample)
    assert today_page(sample, "佐藤").sections == page.sections


def test_looking_at_today_starts_the_next_since(sample: Workbench) -> None:
    looked(sample)
    again = today_page(sample, "佐藤")
    assert again.since is None, "what has changed stays until the day is over"
    assert len(next(section for section in again.sections if section.id == "changes").rows) == 4
    tomorrow = replace(sample, clock=FixedClock(sample.clock.now() + timedelta(days=1)))
    assert today_page(tomorrow, "佐藤").since == sample.clock.now()


def test_the_team_sees_everyones_day(sample: Workbench) -> None:
    mine, team = today_page(sample, "佐藤"), today_page(sample, None)
    assert sum(s.total for s in team.sections) > sum(s.total for s in mine.sections)


def test_a_condition_selects_by_the_words_of_either_language(sample: Workbench) -> None:
    japanese = select_book(sample, "band:要対応", "name", ())
    english = select_book(sample, 'band:"Needs action"', "name", ())
    ids = select_book(sample, "band:red", "name", ())
    assert len(japanese) == len(english) == len(ids) > 0


def test_my_accounts_are_those_of_the_person_at_the_desk(sample: Workbench) -> None:
    mine = select_book(sample, "owner:me churned_on:none", "name", ("owner",))
    assert len(mine) == 61, "sixty of the sample, one of the HubSpot export"
    assert {mine["owner"].at(i) for i in range(61)} == {"佐藤"}


def test_the_three_held_rows_can_be_practised_on(sample: Workbench) -> None:
    rows = held_rows(sample)
    assert len(rows) == 3
    date_row = next(row for row in rows if "月" in row.value)
    column = next(heading for heading, text in date_row.raw.items() if text == date_row.value)
    with pytest.raises(StillWrong):
        do(sample, RepairHeld(date_row.id, {column: "昨日"}))
    before = len(load_book(sample))
    do(sample, RepairHeld(date_row.id, corrected_cells([f"{column}=令和8年12月1日"])))
    assert len(load_book(sample)) == before + 1
    do(sample, DropHeld((rows[-1].id,)))
    assert len(held_rows(sample)) == 1
    with pytest.raises(NoSuchRow):
        do(sample, RepairHeld(999, {}))


def test_computing_again_changes_no_standing(sample: Workbench) -> None:
    before = load_book(sample)
    recompute(sample)
    after = load_book(sample)
    for fact in ("tier", "band", "health", "why", "arr", "ltv"):
        assert [before[fact].at(i) for i in range(400)] == [after[fact].at(i) for i in range(400)], fact


def test_an_import_can_be_taken_back(sample: Workbench) -> None:
    before = len(load_book(sample))
    undo_import(sample, "hubspot")
    assert len(load_book(sample)) == before - 5


def test_the_sample_goes_in_one_step(sample: Workbench) -> None:
    assert has_sample(sample)
    remove_sample(sample)
    assert len(load_book(sample)) == 0
    assert sources(sample) == []
    with sample.store.read() as db:
        for table in ("local_note", "local_todo", "local_touch", "account", "remote_contact", "held_row"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def test_making_it_twice_makes_it_once(sample: Workbench) -> None:
    fill_sample(sample)
    assert len(load_book(sample)) == 400


def test_it_never_mixes_with_ones_own_accounts(bench: Workbench) -> None:
    with pytest.raises(NotForSample):
        fill_sample(bench)


def test_what_is_exported_holds_no_formula_and_keeps_its_numbers(bench: Workbench, tmp_path: Path) -> None:
    book = load_book(bench)
    path = tmp_path / "out.csv"
    assert export_rows(bench, book, ("name", "arr", "renewal", "tier"), path) == 4
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["Account", "ARR", "Currency", "Renewal", "Touch tier"]
    assert rows[1] == ["あおば精機", "8640000", "JPY", "2027-02-04", "High touch"]
    assert rows[4][1:3] == ["", ""], "unknown is empty, never 0"
    workbook = tmp_path / "out.xlsx"
    export_rows(bench, book, ("name", "arr"), workbook)
    sheet = load_workbook(workbook)["Accounts"]
    assert sheet["B2"].value == 8_640_000
    assert sheet["A2"].data_type == "s"


def test_an_export_that_cannot_be_written_says_so(bench: Workbench, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        export_rows(bench, load_book(bench), ("name",), tmp_path / "nowhere" / "out.csv")


def test_the_doctor_finds_a_healthy_profile_healthy(sample: Workbench) -> None:
    findings = {finding.id: finding for finding in doctor(sample)}
    assert findings["database"].ok
    assert findings["folder"].ok
    assert findings["source:sample"].ok
    assert source_named(sample, "sample").rows > 50_000


def test_an_unclear_name_is_refused_with_the_number_of_matches(sample: Workbench) -> None:
    with pytest.raises(NoSuchAccount) as refused:
        find_account(sample, "株式会社")
    assert int(str(refused.value.params["count"])) > 10
    assert isinstance(refused.value, WorkbenchError)


def test_accounts_and_the_explanation_say_one_lifetime_value(sample: Workbench) -> None:
    book = load_book(sample)
    rows = [row for row in range(0, len(book), 9) if book["arr"].at(row) is not None]
    assert {book["arr"].at(row).currency for row in rows} <= {"JPY", "USD"}
    for row in (*rows, int(np.flatnonzero(book["name"].values == "すずらん薬局")[0])):
        found = account_ltv(sample, int(book.account_id[row]), Asked())
        assert found.ltv.amount == book["ltv"].at(row), found.account
    why = explain(sample, find_account(sample, "光陽エレクトロニクス"))
    assert why.ltv_sentences[0].endswith("(36か月, 割引10 %, 方式A: 契約終了ごとの更新率)")
