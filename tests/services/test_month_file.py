"""A CSM's month as a file: sheets whose names stay, words that come back once, strangers named, bad files refused."""

from __future__ import annotations

import shutil
import stat
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.services.book import owners
from cs_workbench.services.commands import do, undo_last
from cs_workbench.services.export import CannotWrite, UnknownEnding
from cs_workbench.services.month import Month, month
from cs_workbench.services.month_file import MonthFileRefused, month_words, read_cells, write_word
from cs_workbench.services.month_outputs import write_month
from cs_workbench.services.month_xlsx import SHEETS, plain, prints
from cs_workbench.services.settings import SetSetting
from cs_workbench.services.targets import TargetsRefused, targets_in
from cs_workbench.services.targets import read_cells as read_targets
from cs_workbench.services.workbench import Workbench
from tests.services.conftest import CLOCK

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def book(sample_profile: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Return one copy of the sample book for the tests here, each of which puts back what it writes."""
    folder = tmp_path_factory.mktemp("month") / "sample"
    shutil.copytree(sample_profile, folder)
    opened = open_workbench(data_dir=folder, language="ja", clock=CLOCK)
    yield opened
    close_workbench(opened)


@pytest.fixture(scope="module")
def mine(book: Workbench, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of 佐藤's November."""
    path = tmp_path_factory.mktemp("files") / "佐藤.xlsx"
    write_month(book, month(book, "", "佐藤"), path)
    return path


def risks(path: Path) -> Worksheet:
    sheet = load_workbook(path)["Risks"]
    assert isinstance(sheet, Worksheet)
    return sheet


def edited(path: Path, to: Path, *cells: tuple[int, str, object]) -> Path:
    """Return a copy in which cells (row, column's name, value) of the Risks sheet were typed, as in Excel."""
    book = load_workbook(path)
    sheet = book["Risks"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row, name, value in cells:
        sheet.cell(row, int(str(columns[name]))).value = value
    book.save(to)
    return to


def words_by(found: Month) -> dict[str, list[tuple[str, str]]]:
    return {
        risk.account: [(word.owner, word.text) for word in risk.words] for risk in found.risks if risk.words
    }


def test_sheets_and_columns_are_called_the_same_in_both_languages(book: Workbench, tmp_path: Path) -> None:
    import dataclasses

    from cs_workbench.kernel.i18n import load_catalogue

    heads = {}
    for language in ("ja", "en"):
        bench = dataclasses.replace(book, catalogue=load_catalogue(language))
        path = tmp_path / f"{language}.xlsx"
        write_month(bench, month(bench), path)
        made = load_workbook(path)
        heads[language] = {sheet.title: [cell.value for cell in sheet[1]] for sheet in made.worksheets}
        words = [cell.value for cell in made["Renewals"][2]]
        assert ("Account" in words) is (language == "en")
        for sheet in made.worksheets:
            for row in sheet.iter_rows():
                assert all(cell.data_type != "f" for cell in row), "nothing is run as a formula"
    assert heads["ja"] == heads["en"] == {name: [c[0] for c in columns] for name, columns in SHEETS.items()}
    manual = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    for name, columns in SHEETS.items():
        assert f"`{name}` (`{'`, `'.join(column[0] for column in columns)}`)" in manual, name


def test_numbers_are_numbers_days_are_days_and_shares_are_shares(book: Workbench, mine: Path) -> None:
    made = load_workbook(mine)
    (churn,) = [
        row for row in made["Bridge"].iter_rows(min_row=3, values_only=True) if row[:2] == ("JPY", "closing")
    ]
    assert churn[3] == 92_670_000
    first = next(made["Renewals"].iter_rows(min_row=3, values_only=True))
    assert hasattr(first[3], "year")
    kept = next(made["Touches"].iter_rows(min_row=3, values_only=True))
    assert isinstance(kept[5], float)
    assert 0 < kept[5] < 1
    sheet = made["Risks"]
    hidden = [cell.value for cell in sheet[1] if sheet.column_dimensions[cell.column_letter].hidden]
    assert hidden == ["csw_account", "csw_month", "csw_by", "csw_format", "csw_print"]


def test_what_a_csm_wrote_stands_under_their_name_once(book: Workbench, mine: Path, tmp_path: Path) -> None:
    path = edited(mine, tmp_path / "back.xlsx", (3, "words", "来週部長と会う\n=1+1"), (4, "words", "  "))
    found = month_words(book, read_cells(path), path.name)
    assert (found.month, found.owner, found.refused, found.changed) == ("2026-11", "佐藤", (), ())
    done = do(book, found.command)
    assert book.say("done", done.said, **done.params) == "佐藤のコメントを顧客1社分取り込みました"
    assert words_by(month(book)) == {"あおば精機": [("佐藤", "来週部長と会う\n=1+1")]}
    again = do(book, month_words(book, read_cells(path), path.name).command)
    assert again.undo is None, "read twice adds nothing twice"
    assert words_by(month(book, "last")) == {}
    undo_last(book)
    assert words_by(month(book)) == {}


def test_the_lead_s_words_stand_beside_the_csm_s(book: Workbench) -> None:
    account = month(book, "", "佐藤").risks[0].account_id
    do(book, write_word(book, account, "佐藤", "2026-11", "会う"))
    do(book, write_word(book, account, "加藤", "2026-11", "一緒に行く"))
    do(book, write_word(book, account, "佐藤", "2026-11", "会った"))
    assert sorted(words_by(month(book))["あおば精機"]) == [("佐藤", "会った"), ("加藤", "一緒に行く")]
    undo_last(book)
    assert ("佐藤", "会う") in words_by(month(book))["あおば精機"]
    undo_last(book)
    undo_last(book)
    assert words_by(month(book)) == {}


def test_strangers_and_changed_cells_are_named_by_row_and_column(
    book: Workbench, mine: Path, tmp_path: Path
) -> None:
    sheet = risks(mine)
    twice = sheet["K3"].value
    path = edited(
        mine, tmp_path / "b.xlsx",
        (3, "words", "ok"), (3, "at_stake", 1), (3, "plan", "another"),
        (4, "words", "who"), (4, "csw_account", "nobody"),
        (5, "words", "two"), (5, "csw_account", twice),
        (6, "words", "a row of one's own"),
    )  # fmt: skip
    found = month_words(book, read_cells(path), path.name)
    assert [row["text"] for row in found.command.rows] == ["ok"]
    assert [sentence.split(":")[0] for sentence in found.refused] == [
        *(f"{row}行目({sheet.cell(row, 1).value})の列「csw_account」" for row in (4, 5)),
        "6行目(–)の列「csw_account」",
    ]
    assert [sentence.split(":")[0] for sentence in found.changed] == [
        "3行目(あおば精機)の列「影響額」", "3行目(あおば精機)の列「対応策」",
    ]  # fmt: skip
    mixed = edited(mine, tmp_path / "m.xlsx", (4, "csw_month", "2026-10"), (4, "words", "x"))
    assert "csw_month" in month_words(book, read_cells(mixed), mixed.name).refused[0]


def test_a_row_compares_the_same_after_it_was_saved_in_excel(
    book: Workbench, mine: Path, tmp_path: Path
) -> None:
    path = edited(mine, tmp_path / "saved.xlsx")
    assert month_words(book, read_cells(path), path.name).changed == ()
    assert plain(8_640_000) == plain("8640000.0") == plain("８６４００００")
    assert plain(date(2026, 12, 6)) == plain("2026-12-06 00:00:00")
    assert prints(["'=A"]) == prints(["=A"])


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([(row, "csw_format", "0") for row in range(3, 9)], "形式0"),
        ([(row, "csw_format", None) for row in range(3, 9)], "別の版"),
        ([(row, "csw_month", "2027-05") for row in range(3, 9)], "2027-05"),
        ([(row, "csw_by", None) for row in range(3, 9)], "チームの月次"),
    ],
)
def test_another_version_month_or_the_team_s_file_is_a_sentence(
    book: Workbench, mine: Path, tmp_path: Path, *, cells: list[tuple[int, str, object]], said: str
) -> None:
    path = edited(mine, tmp_path / "x.xlsx", *cells)
    with pytest.raises(MonthFileRefused) as refused:
        month_words(book, read_cells(path), path.name)
    assert said in refused.value.explain(book.catalogue)


def some_book(path: Path, *rows: tuple[object, ...], sheet: str = "Risks") -> Path:
    book = Book()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    return path


def test_what_is_no_month_s_file_is_a_sentence(book: Workbench, mine: Path, tmp_path: Path) -> None:
    macros = tmp_path / "macros.xlsm"
    shutil.copy(mine, macros)
    with zipfile.ZipFile(macros, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
    assert month_words(book, read_cells(macros), macros.name).owner == "佐藤", "its macros are not looked at"
    many = some_book(
        tmp_path / "many.xlsx", ("account", "words", "csw_account", "csw_month", "csw_by", "csw_format"),
        *(("a", "w", f"u{n}", "2026-11", "佐藤", "1") for n in range(5_200)),
    )  # fmt: skip
    text = tmp_path / "a.csv"
    text.write_text("account,words\na,b\n", encoding="utf-8")
    rubbish = tmp_path / "rubbish.xlsx"
    rubbish.write_bytes(b"PK\x03\x04rubbish")
    files = {
        some_book(tmp_path / "other.xlsx", ("a", "b"), sheet="Sheet1"): "Sheet1",
        some_book(tmp_path / "head.xlsx", ("account", "words"), ("a", "b")): "csw_account",
        many: "5,000",
        text: "csw_account",
        rubbish: "rubbish.xlsx",
        bomb(tmp_path / "bomb.xlsx"): "bomb.xlsx",
        tmp_path / "gone.xlsx": "gone.xlsx",
    }
    for path, said in files.items():
        with pytest.raises(WorkbenchError) as refused:
            month_words(book, read_cells(path), path.name)
        assert said in refused.value.explain(book.catalogue), path


def test_targets_come_from_a_workbook_and_from_csv(book: Workbench, tmp_path: Path) -> None:
    head = ("owner", "period", "measure", "amount", "currency")
    path = some_book(
        tmp_path / "t.xlsx", head, ("佐藤", "2026-12", "closing_arr", 125_000_000, "JPY"), sheet="T"
    )
    (row,) = targets_in(book, read_targets(path), path.name).rows
    assert row["amount"] == 125_000_000
    csv = tmp_path / "t.csv"
    csv.write_text("期間,指標,値\n2026-12,NRR,98%\n", encoding="cp932")
    (row,) = targets_in(book, read_targets(csv), csv.name).rows
    assert (row["owner"], row["amount"]) == ("", 980_000)
    csv.write_text("期間,指標,値\n2026-12,期末ARR,5\n", encoding="utf-8")
    with pytest.raises(TargetsRefused, match="通貨"):
        targets_in(book, read_targets(csv), csv.name)


def test_files_are_whole_or_not_there(book: Workbench, tmp_path: Path) -> None:
    team = month(book)
    page = tmp_path / "team.md"
    write_month(book, team, page)
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    with pytest.raises(UnknownEnding):
        write_month(book, team, tmp_path / "team.txt")
    with pytest.raises(UnknownEnding):
        write_month(book, team, tmp_path / "team.pdf")  # nobody to paint it
    locked = tmp_path / "folder.xlsx"
    locked.mkdir()
    with pytest.raises(CannotWrite):
        write_month(book, team, locked)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.xlsx", "team.md"]


def test_a_csm_makes_the_month_and_the_lead_reads_it(book: Workbench, tmp_path: Path) -> None:
    """The day Month end between two desks: every CSM's file is read by the lead, whose month then holds all words."""
    lead = tmp_path / "lead"
    shutil.copytree(book.folder, lead)
    desk = open_workbench(data_dir=lead, language="ja", clock=CLOCK)
    try:
        do(desk, SetSetting("role", "lead"))
        wrote = 0
        for owner in owners(book)[:3]:
            found = month(book, "", owner)
            path = tmp_path / f"{owner}.xlsx"
            write_month(book, found, path)
            cells = [(3 + line, "words", f"{owner}: {risk.account}") for line, risk in enumerate(found.risks)]
            wrote += len(cells)
            edited(path, path, *cells)
            done = do(desk, month_words(desk, read_cells(path), path.name).command)
            assert done.params["n"] == len(cells)
        team = month(desk)
        told = [word for risk in team.risks for word in risk.words]
        assert len(told) == wrote
        assert all(word.text == f"{risk.owner}: {risk.account}" for risk in team.risks for word in risk.words)
        assert all(word.owner == risk.owner for risk in team.risks for word in risk.words)
        written = tmp_path / "team.xlsx"
        write_month(desk, team, written)
        column = [cell.value for cell in risks(written)["J"][2:]]
        assert sum("佐藤: 佐藤: " in str(cell) for cell in column) == len(month(book, "", "佐藤").risks)
    finally:
        close_workbench(desk)
