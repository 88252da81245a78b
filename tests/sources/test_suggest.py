"""Suggestions from headings and values, in both languages; a person corrects them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cs_workbench.domain.nouns import Kind
from cs_workbench.sources.folder import pattern_of
from cs_workbench.sources.headings import likely_row
from cs_workbench.sources.mapping import mapping_text, parse_mapping
from cs_workbench.sources.refusals import Refused
from cs_workbench.sources.suggest import preview, suggest_mapping

BOOK = """顧客一覧（2026年4月）

顧客コード,会社名,フリガナ,従業員数,契約開始日,年額,フェーズ,ランク,メモ
C001,青葉工業株式会社,アオバコウギョウ,1200,令和6年4月1日,"￥1,200,000",定着,A,
C002,株式会社みなと,ミナト,80,2025年10月1日,"￥360,000",導入,B,電話は午後
C003,北斗システム,ホクトシステム,45,2025/7/1,"￥240,000",自走,A,
C004,東雲,シノノメ,5,2024/1/1,"￥120,000",活用,B,
C005,有明,アリアケ,7,2024/1/1,"￥120,000",活用,A,
C006,汐留,シオドメ,9,2024/1/1,"￥120,000",活用,B,
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "顧客.csv"
    path.write_bytes(BOOK.encode("cp932"))
    return path


def test_a_japanese_list_of_customers_is_understood(book: Path) -> None:
    mapping = suggest_mapping(book)
    (entry,) = mapping.files
    assert (entry.into, entry.key, entry.header_row, mapping.currency) == (
        "account",
        ("顧客コード",),
        3,
        "JPY",
    )
    assert {name: feed.column for name, feed in entry.fields.items()} == {
        "name": "会社名", "reading": "フリガナ", "employees": "従業員数", "started_on": "契約開始日", "arr": "年額",
        "phase": "フェーズ",
    }  # fmt: skip
    assert [(name, own.label, own.kind, own.choices) for name, own in entry.own.items()] == [
        ("ランク", "ランク", Kind.CHOICE, ("A", "B")), ("メモ", "メモ", Kind.TEXT, ()),
    ]  # fmt: skip
    assert parse_mapping(mapping_text(mapping)) == mapping


def test_the_preview_tells_what_each_column_becomes_and_how_well_it_fits(book: Path) -> None:
    text = mapping_text(suggest_mapping(book)).replace('{ column = "従業員数" }', '{ column = "会社名" }')
    (file,) = preview(parse_mapping(text), book.parent)
    assert (file.noun, file.encoding, file.header_row, file.total, file.held) == ("account", "cp932", 3, 6, 6)
    by_heading = {column.heading: column for column in file.evidence}
    assert by_heading["会社名"].problems == 6
    assert by_heading["会社名"].confidence == 0
    assert (by_heading["年額"].field, by_heading["年額"].confidence) == ("arr", 1)
    assert (by_heading["従業員数"].field, by_heading["顧客コード"].field) == ("", "key")


def test_files_that_share_keys_are_joined(tmp_path: Path) -> None:
    (tmp_path / "companies.csv").write_text("id,company\n1,A\n2,B\n3,C\n", "utf-8")
    (tmp_path / "tickets.csv").write_text("no,client,created\nT1,1,2026-01-01\nT2,3,2026-01-02\n", "utf-8")
    (tmp_path / "notes.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "~$companies.xlsx").write_bytes(b"lock")
    mapping = suggest_mapping(tmp_path)
    assert [(entry.into, entry.account and entry.account.column) for entry in mapping.files] == [
        ("account", None), ("ticket", "client"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("HubSpot 2026-11-19.xlsx", "HubSpot *.xlsx"),
        ("顧客一覧_20261119.csv", "顧客一覧_*.csv"),
        ("顧客2026年1月9日.csv", "顧客*.csv"),
        ("report1700000000000.csv", "report*.csv"),
        ("deals 2026-11-19 0900.csv.gz", "deals *.csv.gz"),
        ("accounts (2).csv", "accounts*.csv"),
        ("accounts_2026.csv", "accounts_2026.csv"),
        ("contacts.csv", "contacts.csv"),
    ],
)
def test_what_the_next_export_is_called_otherwise_becomes_a_pattern(name: str, pattern: str) -> None:
    assert pattern_of(name) == pattern


def test_a_folder_of_weekly_exports_is_one_table_that_the_newest_stands_for(tmp_path: Path) -> None:
    for day, heading in ((12, "顧客ID,顧客名"), (19, "顧客ID,顧客名,温度感")):
        path = tmp_path / f"CRM 2026-11-{day}.csv"
        path.write_text(f"{heading}\nA-1,あおば,高\n", "utf-8")
        os.utime(path, (day, day))
    (tmp_path / "~$CRM 2026-11-26.csv").write_text("locked")
    (entry,) = suggest_mapping(tmp_path).files
    assert (entry.path, [own.label for own in entry.own.values()]) == ("CRM *.csv", ["温度感"])


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no CSV"):
        suggest_mapping(tmp_path)


def test_a_first_row_of_data_is_not_taken_for_headings() -> None:
    assert likely_row([["01101", "札幌", "9"], ["01102", "函館", "7"]]) is None
    assert likely_row([["国", "2024", "2025"], ["JP", "1", "2"], ["US", "3", "4"]]) == 0
    assert likely_row([["title"], [], ["id", "name"], ["1", "A"]]) == 2


def test_an_id_that_repeats_once_is_still_the_key_so_that_the_repeat_is_held(tmp_path: Path) -> None:
    rows = [f"{i},会社{i},2026-01-0{i % 9 + 1}" for i in range(1, 30)]
    text = "\n".join(["id,name,開始日", *rows, "29,別の会社,2026-02-01", "30,会社30,令和8年13月1日", ""])
    (tmp_path / "book.csv").write_text(text, encoding="utf-8")
    (entry,) = suggest_mapping(tmp_path / "book.csv").files
    assert entry.key == ("id",)
    assert entry.fields["started_on"].column == "開始日"
