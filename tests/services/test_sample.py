"""The sample book as a whole: the same every time, complete, believable, harmless."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cs_workbench.domain.nouns import BY_NAME, Kind
from cs_workbench.domain.own_names import own_name
from cs_workbench.kernel.text import neutral
from cs_workbench.services.sample import write_sample
from cs_workbench.services.sample.days import HOLIDAYS, add_months, business_day, season
from cs_workbench.services.sample.words import load_words
from cs_workbench.sources.mapping import parse_mapping
from tests.services.sample_reading import TODAY, Written, days_ago, read, write

JAPANESE = re.compile("[\u3000-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff00-\uffef]")


@pytest.fixture(scope="module", params=["ja", "en"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(tmp_path_factory.mktemp("book"), request.param)


@pytest.fixture(scope="module")
def japanese(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(tmp_path_factory.mktemp("book"), "ja")


def test_the_same_seed_and_day_write_the_same_rows(tmp_path: Path) -> None:
    one, two, other = (write(tmp_path / n, accounts=60, seed=s) for n, s in (("a", 3), ("b", 3), ("c", 4)))
    assert one.tables == two.tables
    assert one.plan.notes == two.plan.notes
    assert one.tables["usage"] != other.tables["usage"]


def test_both_languages_tell_of_the_same_accounts(tmp_path: Path) -> None:
    ja, en = write(tmp_path / "ja", "ja", accounts=80), write(tmp_path / "en", "en", accounts=80)
    for table, columns in (("accounts", ("started_on", "seats", "phase")), ("usage", ("value", "users"))):
        pairs = zip(ja.tables[table], en.tables[table], strict=True)
        assert all(a[column] == b[column] for a, b in pairs for column in columns)


def test_four_hundred_accounts_count_the_hubspot_ones(book: Written) -> None:
    assert len(book.tables["accounts"]) == 395
    rows = {name: len(rows) for name, rows in book.tables.items()}
    assert {name: book.plan.rows[f"{name}.csv"] for name in rows} == rows
    assert sum(book.plan.rows.values()) <= 60_000


def test_you_have_sixty_running_accounts_in_a_team_of_eight_and_a_lead(book: Written) -> None:
    churned = {row["account_id"] for row in book.tables["outcomes"] if row["kind"] == "churn"}
    running = Counter(row["owner_id"] for row in book.tables["accounts"] if row["account_id"] not in churned)
    names = {row["owner_id"]: row["name"] for row in book.tables["owners"]}
    assert len(names) == 9
    assert len(running) == 8
    assert running["P01"] == 60
    assert names["P01"] == book.plan.you == {"ja": "佐藤", "en": "Sato"}[book.mapping_language]
    assert names["P09"] == book.plan.lead
    assert min(running.values()) >= 20


def test_goals_ask_for_what_a_customer_would_want(book: Written) -> None:
    growing = {"利用部署の数", "モバイル承認の割合", "Departments using it", "Share of mobile approvals"}
    rows = book.tables["goals"]
    assert len({row["name"] for row in rows}) == 6
    for row in rows:
        start, target, actual = (int(row[name]) for name in ("start_value", "target_value", "actual_value"))
        assert (target > start) == (row["name"] in growing), row
        assert (actual - target) * (1 if target > start else -1) >= 0 or not row["met_on"], row
        assert (actual - target) * (1 if target > start else -1) < 0 or row["met_on"], row
        assert min(start, target, actual) > 0
        assert row["measure"] != "%" or max(start, target, actual) <= 100, row


def test_about_eighty_churned_within_two_years(book: Written) -> None:
    churns = [row for row in book.tables["outcomes"] if row["kind"] == "churn"]
    assert 65 <= len(churns) <= 95
    assert all(0 <= days_ago(row["happened_on"]) <= 731 for row in churns)


def test_a_churn_ends_the_contract_the_day_before(book: Written) -> None:
    ends = {row["account_id"]: row["ends_on"] for row in book.tables["accounts"]}
    for row in book.tables["outcomes"]:
        if row["kind"] == "churn":
            assert days_ago(ends[row["account_id"]]) == days_ago(row["happened_on"]) + 1


def test_contracts_are_up_to_five_years_old(book: Written) -> None:
    ages = [days_ago(row["started_on"]) for row in book.tables["accounts"]]
    assert 4.5 * 365 < max(ages) <= 5 * 366
    assert min(ages) >= 2


def test_nothing_but_plans_lies_in_the_future(book: Written) -> None:
    happened = {
        "usage": "period_start", "tickets": "opened_at", "surveys": "answered_at",
        "interactions": "happened_at", "outcomes": "happened_on", "invoices": "issued_on",
    }  # fmt: skip
    for table, column in happened.items():
        assert min(days_ago(row[column]) for row in book.tables[table]) >= 0, table


def test_both_mapping_files_are_read_without_a_mistake(book: Written) -> None:
    for source in book.plan.sources:
        mapping = parse_mapping(source.mapping.read_text("utf-8"))
        assert mapping.source == source.name
        assert mapping.currency == book.mapping["currency"]
    assert mapping.files[0].fields["owner"].values_only
    heading = rows_heading(book, "pulse_note")
    assert {name: own.label for name, own in mapping.files[0].own.items()} == {own_name(heading): heading}


def test_every_file_is_mapped_and_every_column_exists(book: Written) -> None:
    assert {file["path"] for file in book.mapping["file"]} == {f"{name}.csv" for name in book.tables}
    for file in book.mapping["file"]:
        noun, columns = BY_NAME[file["into"]], set(book.tables[file["path"].removesuffix(".csv")][0])
        named = {spec["column"] for spec in file["fields"].values()} | set(file.get("key", ()))
        named |= {file["known"]} if "known" in file else set()
        named |= {file["account"]["column"]} if "account" in file else set()
        assert set(file["fields"]) <= set(noun.by_name), file["path"]
        assert named == columns, file["path"]


def test_keys_are_unique_and_references_lead_somewhere(book: Written) -> None:
    accounts = {row["account_id"] for row in book.tables["accounts"]}
    people = {row["owner_id"] for row in book.tables["owners"]}
    contacts = {row["contact_id"] for row in book.tables["contacts"]}
    for file in book.mapping["file"]:
        rows = book.tables[file["path"].removesuffix(".csv")]
        keys = [tuple(row[column] for column in file["key"]) for row in rows] if "key" in file else []
        assert len(set(keys)) == len(keys), file["path"]
        assert all(row.get("account_id", "A00001") in accounts for row in rows)
        assert all(not row.get("owner_id") or row["owner_id"] in people for row in rows)
    assert {row["parent_id"] for row in book.tables["accounts"]} - {""} <= accounts
    assert {row["contact_id"] for row in book.tables["surveys"]} <= contacts


def test_values_fit_their_kinds(book: Written) -> None:
    patterns = {
        Kind.DATE: r"\d{4}-\d\d-\d\d", Kind.TIME: r"\d{4}-\d\d-\d\dT\d\d:\d\d:00Z", Kind.YES_NO: "[01]",
        Kind.INT: r"-?\d+", Kind.NUMBER: r"-?\d+(\.\d+)?", Kind.MONEY: r"\d+",
    }  # fmt: skip
    for file in book.mapping["file"]:
        noun, rows = BY_NAME[file["into"]], book.tables[file["path"].removesuffix(".csv")]
        for name, spec in file["fields"].items():
            field = noun.by_name[name]
            values = {row[spec["column"]] for row in rows} - {""}
            if field.kind is Kind.CHOICE:
                assert values <= set(field.choices), (file["path"], name)
            elif field.kind in patterns:
                bad = [value for value in values if not re.fullmatch(patterns[field.kind], value)]
                assert not bad, (file["path"], name)


def test_no_text_is_a_formula_and_every_address_ends_in_example(book: Written) -> None:
    for rows in book.tables.values():
        for row in rows:
            assert all(neutral(value) == value for value in row.values())
    for table, column in (("contacts", "email"), ("owners", "email"), ("accounts", "domain")):
        assert all(row[column].isascii() and row[column].endswith(".example") for row in book.tables[table])
    assert all(re.fullmatch(r"0\d-0000-\d{4}", row["phone"]) for row in book.tables["contacts"])


def test_names_differ_and_japanese_ones_can_be_read(japanese: Written) -> None:
    names = [row["name"] for row in japanese.tables["accounts"]]
    assert len(set(names)) == len(names)
    for table in ("accounts", "contacts"):
        for row in japanese.tables[table]:
            assert re.fullmatch("[ァ-ヴー ]+", row["reading"]), row["name"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_hundred_thousand_companies_have_names_of_their_own(language: str) -> None:
    words = load_words("ja" if language == "ja" else "en")
    companies = [words.company(index) for index in range(100_000)]
    assert len({company.domain for company in companies}) == 100_000


def test_the_english_book_has_no_japanese_characters(tmp_path: Path) -> None:
    book = write(tmp_path, "en", accounts=80)
    for path in tmp_path.rglob("*.*"):
        if path.suffix in {".csv", ".toml"}:
            assert not JAPANESE.search(path.read_text("utf-8")), path.name
    workbook = load_workbook(book.plan.sources[1].folder / "HubSpot export.xlsx")
    cells = [str(cell.value) for sheet in workbook for line in sheet.iter_rows() for cell in line]
    texts = [note.body for note in book.plan.notes] + [todo.text + todo.reason for todo in book.plan.todos]
    texts += [touch.summary for touch in book.plan.touches] + [one.reason for one in book.plan.overrides]
    assert not [text for text in cells + texts if JAPANESE.search(text)]


def test_the_hubspot_export_has_five_good_rows_and_three_to_repair(book: Written) -> None:
    sheet = load_workbook(book.plan.sources[1].folder / "HubSpot export.xlsx").worksheets[0]
    heading, *rows = sheet.iter_rows(values_only=True)
    assert len(rows) == 8
    assert len({row[0] for row in rows}) == 7
    assert [row[0] for row in rows].index(rows[6][0]) == 1
    started, owner = (
        heading.index(rows_heading(book, "started_on")),
        heading.index(rows_heading(book, "owner")),
    )
    assert "13" in str(rows[5][started])
    assert rows[7][owner] not in {row["name"] for row in book.tables["owners"]}
    assert {row[owner] for row in rows[:7]} <= {row["name"] for row in book.tables["owners"]}
    assert all(row[-1] for row in rows)


def rows_heading(book: Written, field: str) -> str:
    return str(load_words(book.mapping_language)["hubspot"][field])


def test_there_are_a_hundred_and_twenty_notes_with_known_hits(book: Written) -> None:
    assert len(book.plan.notes) == 120
    assert list(book.plan.hits.values()) == [8, 14, 11]
    for word, count in book.plan.hits.items():
        assert sum(word in note.body.casefold() for note in book.plan.notes) == count
    assert not [note for note in book.plan.notes if "{" in note.body]
    assert all(note.written_at.weekday() < 5 for note in book.plan.notes)
    assert {note.author for note in book.plan.notes} == {book.plan.you}


def test_today_has_seven_due_three_meetings_two_replies_and_two_overdue_promises(book: Written) -> None:
    still = [todo for todo in book.plan.todos if todo.done_on is None]
    next_day = business_day(TODAY)
    assert sum(t.due_on == TODAY and t.kind not in {"meeting", "reply"} for t in still) == 6, (
        "the seventh is the cadence's"
    )
    assert sum(t.due_on == next_day and t.kind == "meeting" for t in still) == 3
    assert sum(t.kind == "reply" for t in still) == 2
    assert sorted(t.kind for t in still if t.due_on < TODAY) == ["promise", "promise_theirs"]


def test_use_dips_in_the_three_holidays(japanese: Written) -> None:
    totals: Counter[str] = Counter()
    for row in japanese.tables["usage"]:
        if row["metric"] == "logins":
            totals[row["period_start"]] += int(row["users"])
    for low, before in (
        ("2025-12-29", "2025-12-15"),
        ("2026-05-04", "2026-04-20"),
        ("2026-08-10", "2026-08-03"),
    ):
        assert totals[low] < 0.85 * totals[before], low
    assert len(HOLIDAYS) == 3
    assert season(TODAY - timedelta(days=TODAY.weekday())) == 1.0


def test_some_usage_arrives_late(book: Written) -> None:
    late = [days_ago(r["period_start"]) - days_ago(r["recorded_at"]) for r in book.tables["usage"]]
    assert 0.01 < sum(days > 7 for days in late) / len(late) < 0.06


def test_churn_follows_trouble_and_not_the_industry(japanese: Written) -> None:
    churned = {row["account_id"] for row in japanese.tables["outcomes"] if row["kind"] == "churn"}
    left = {row["account_id"] for row in japanese.tables["contacts"] if row["active"] == "0"}
    drawn = {row["account_id"]: row for row in japanese.tables["accounts"][len(japanese.plan.stories) :]}
    base = len(churned & drawn.keys()) / len(drawn)
    assert len(churned & left & drawn.keys()) / len(left & drawn.keys()) > 1.3 * base
    big = [name for name, n in Counter(row["industry"] for row in drawn.values()).items() if n >= 40]
    assert big
    for industry in big:
        members = {key for key, row in drawn.items() if row["industry"] == industry}
        assert abs(len(members & churned) / len(members) - base) < 0.15


def test_a_small_book_still_tells_every_story(tmp_path: Path) -> None:
    book = write(tmp_path, accounts=1)
    assert len(book.tables["accounts"]) == len(book.plan.stories) == 23


@pytest.mark.parametrize("day", ["2027-01-02", "2028-02-29", "2026-05-03", "2026-12-31"])
def test_a_book_can_be_written_on_any_day(tmp_path: Path, day: str) -> None:
    today = date.fromisoformat(day)
    plan = write_sample(tmp_path, accounts=40, today=today, language="ja")
    meetings = {t.due_on for t in plan.todos if t.kind == "meeting" and t.due_on <= business_day(today)}
    assert len(meetings) == 1
    rows = read(tmp_path / "sample" / "accounts.csv")
    assert date.fromisoformat(rows[0]["notice_on"]) == today + timedelta(days=12)
    assert all(row["started_on"] < day for row in rows)


def test_months_and_business_days() -> None:
    assert add_months(TODAY.replace(month=1, day=31), 1).day == 28
    assert business_day(TODAY.replace(year=2026, month=12, day=31)).isoformat() == "2027-01-04"
    assert business_day(TODAY) == TODAY
