"""Whatever a file is, it opens as rows of texts or is refused with a sentence; the machine is safe."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import os
import zipfile
from pathlib import Path
from time import monotonic

import pytest
from openpyxl import Workbook

from cs_workbench.sources import suggest
from cs_workbench.sources.formats import MOST_COLUMNS, open_table
from cs_workbench.sources.formats_book import cell_text
from cs_workbench.sources.formats_text import find_separator
from cs_workbench.sources.look import look_at
from cs_workbench.sources.pages import pages_of
from cs_workbench.sources.reader import look_into, read_pages
from cs_workbench.sources.refusals import Refused
from tests.shared_data import SHARED, shared

QUIRKS = sorted(
    path
    for folder in ("csv_quirks", "xlsx_quirks")
    for path in (SHARED / "data" / folder).rglob("*")
    if path.is_file() and path.name not in ("README.md", "_prov.jsonl")
)
SECONDS = 15.0  # far above what any of them takes, far below a hang


def rows_of(path: Path, **options: str) -> list[list[str]]:
    with open_table(path, **options) as table:
        return list(table.rows)


def file(folder: Path, content: bytes, name: str = "a.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("path", QUIRKS, ids=lambda path: path.name)
def test_every_table_of_the_quirk_suites_imports_or_is_refused_with_a_sentence(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # In this process, for speed: a failure then shows where; the child has tests of its own.
    monkeypatch.setattr(suggest, "look_into", lambda file, **options: look_at(file, options))
    started = monotonic()
    told = _imported(path)
    assert isinstance(told, int) or told.endswith("everything else is safe.")
    assert monotonic() - started < SECONDS


def _imported(path: Path) -> int | str:
    """Return how many rows of a file land, are held or are remarked, or why it is refused."""
    try:
        mapping = suggest.suggest_mapping(path)
        pages = [page for entry in range(len(mapping.files)) for page in pages_of(mapping, entry, path)]
    except Refused as refused:
        return str(refused)
    assert pages[-1].last
    count = sum(len(page.rows) + len(page.held) + sum(r.count for r in page.remarks) for page in pages)
    assert count > 0
    return count


SOME = (
    "simple.xls",
    "simple.ods",
    "sheets.xlsx",
    "bad.csv",
    "utf-16le_encoded.csv",
    "encrypted_no_password.xls",
)


@pytest.mark.parametrize("path", [p for p in QUIRKS if p.name in SOME], ids=lambda path: path.name)
def test_some_of_them_fare_the_same_through_the_child(path: Path) -> None:
    here = _imported(path)
    if isinstance(here, str):
        with pytest.raises(Refused) as caught:
            suggest.suggest_mapping(path)
        assert str(caught.value) == here
    else:
        mapping = suggest.suggest_mapping(path)
        rows = sum(
            len(p.rows) for i in range(len(mapping.files)) for p in read_pages(mapping, i, path.parent)
        )
        assert 0 < rows <= here


@pytest.mark.parametrize("name", [p.stem for p in QUIRKS if p.parent.name == "csvs"])
def test_csv_spectrum_reads_as_its_truth_says(name: str) -> None:
    look = look_at(shared("data/csv_quirks/csv-spectrum/csvs", f"{name}.csv"), {"header_row": 1})
    truth = json.loads(shared("data/csv_quirks/csv-spectrum/json", f"{name}.json").read_text("utf-8"))
    rows = [dict(zip(look.headings, row, strict=True)) for row in _raw(name, len(look.headings))]
    assert [_unix(row) for row in rows] == [_unix(row) for row in (truth if type(truth) is list else [truth])]


def _raw(name: str, width: int) -> list[list[str]]:
    rows = rows_of(shared("data/csv_quirks/csv-spectrum/csvs", f"{name}.csv"))[1:]
    return [row for row in rows if len(row) == width]


def _unix(row: dict[str, str]) -> dict[str, str]:
    # one truth of the suite was anonymised, its CSV was not
    return {key: value.replace("\r\n", "\n") for key, value in row.items() if key != "Contact Phone Number"}


def test_a_file_in_shift_jis_reads_as_its_twin_in_utf_8() -> None:
    twins = [shared("data/japanese", f"localgovjp-{code}.csv") for code in ("sjis", "utf8")]
    sjis, utf8 = map(rows_of, twins)
    assert sjis == utf8
    assert len(sjis) == 1917


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [("utf-8", ""), ("utf-8", "\ufeff"), ("utf-16-le", "\ufeff"), ("utf-16-be", "\ufeff"), ("cp932", "")],
)
def test_encodings_are_found(tmp_path: Path, encoding: str, bom: str) -> None:
    text = "会社名,フリガナ\r\n青葉工業,アオバコウギョウ\r\n"
    assert rows_of(file(tmp_path, (bom + text).encode(encoding)))[1] == ["青葉工業", "アオバコウギョウ"]


def test_utf_16_without_a_mark_is_seen_in_its_zeros(tmp_path: Path) -> None:
    assert rows_of(file(tmp_path, "id,name\n1,Ada\n".encode("utf-16-le")))[1] == ["1", "Ada"]


def test_latin_1_is_read_only_when_the_mapping_says_so(tmp_path: Path) -> None:
    path = file(tmp_path, "a,b\nFrançois,ça\nPérez,Señor\n".encode("latin-1"))
    with pytest.raises(Refused, match="latin-1"):
        rows_of(path)
    assert rows_of(path, encoding="latin-1")[1] == ["François", "ça"]
    with pytest.raises(Refused, match="not utf-8, as the mapping says"):
        rows_of(path, encoding="utf-8")


@pytest.mark.parametrize(
    ("sample", "separator"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ('"a;b",c\n"1;2",3\n', ","),
        ("sep=;\na;b\n", ";"),
        ("alone\n1\n", ","),
    ],
)
def test_separators_are_found(sample: str, separator: str) -> None:
    assert find_separator(sample) == separator


def test_gzip_of_a_table_reads_as_the_table(tmp_path: Path) -> None:
    assert rows_of(file(tmp_path, gzip.compress(b"a,b\n1,2\n"), "a.csv.gz")) == [["a", "b"], ["1", "2"]]


def test_mac_line_ends_and_zero_bytes(tmp_path: Path) -> None:
    assert rows_of(file(tmp_path, b"a,b\r1,2\r")) == [["a", "b"], ["1", "2"]]
    assert rows_of(file(tmp_path, b"a,b,c,d,e,f,g,h\n1,2\0,3,4,5,6,7,8\n"))[1][:2] == ["1", "2"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (b'{"a": 1}', "JSON"),
        (b"%PDF-1.7 ...", "PDF"),
        (bytes(range(32)) * 40, "binary"),
        (b"\x1f\x8b\x08\x00broken", "gzip"),
        (b"PK\x03\x04broken", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        (b"a," * 100_000 + b"\n", "100,001 columns"),
        (b"id,name\n1," + b"x" * 1_000_001 + b"\n", "longer than 1,000,000"),
        (b'id,name\n1,"' + b"x\n" * 700_000, "quotation mark opens near row 2"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_table_is_refused_whatever_its_name(tmp_path: Path, content: bytes, why: str) -> None:
    path = file(tmp_path, content, "accounts.xlsx")
    with pytest.raises(Refused, match=why):
        rows_of(path)
    with pytest.raises(Refused, match=why):
        look_into(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no such file"):
        rows_of(tmp_path / "none.csv")
    with pytest.raises(Refused, match="is a folder"):
        rows_of(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = file(tmp_path, b"a,b\n")
    path.chmod(0)
    with pytest.raises(Refused, match="permissions"):
        rows_of(path)


def test_the_format_shows_in_the_bytes_not_in_the_name(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["id", "name"])
    book.worksheets[0].append([1, "Ada"])
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.xlsx").rename(tmp_path / "a.csv")
    assert rows_of(tmp_path / "a.csv") == [["id", "name"], ["1", "Ada"]]


def test_two_cells_that_claim_a_whole_sheet_are_two_cells(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"], sheet["XFD1048576"] = "id", "1", "far"
    book.save(tmp_path / "far.xlsx")
    started = monotonic()
    rows = rows_of(tmp_path / "far.xlsx")
    assert [row for row in rows if row] == [["id"], ["1"]]
    assert monotonic() - started < SECONDS


def test_a_sheet_wider_than_a_table_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["x"] * (MOST_COLUMNS + 1))
    book.save(tmp_path / "wide.xlsx")
    with pytest.raises(Refused, match="201 columns"):
        rows_of(tmp_path / "wide.xlsx")


def test_days_of_both_systems_and_typed_cells_become_texts() -> None:
    for name in ("dates-1900.xls", "dates-1904.xls", "dates-1900-LibreOffice.xlsx"):
        (row,) = [row for row in rows_of(shared("data/xlsx_quirks/readxl", name)) if row]
        assert row[0].startswith(("19", "20")), name
    assert cell_text(dt.datetime(2026, 4, 1)) == "2026-04-01"  # noqa: DTZ001 - as a sheet has it
    assert cell_text(dt.datetime(2026, 4, 1, 9, 59, 59, 999_900)) == "2026-04-01 10:00:00"  # noqa: DTZ001
    assert [cell_text(value) for value in (5.0, 0.1 + 0.2, True, None, 12)] == ["5", "0.3", "TRUE", "", "12"]


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def _book_with(sheet: bytes) -> bytes:
    book = Workbook()
    book.worksheets[0].append(["id"])
    whole = io.BytesIO()
    book.save(whole)
    with zipfile.ZipFile(whole) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    parts["xl/worksheets/sheet1.xml"] = sheet
    return _zip(parts)


LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
MANY_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">' + LAUGHS + b"]>"
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    b'<c r="A1" t="inlineStr"><is><t>&l11;</t></is></c></row></sheetData></worksheet>'
)
OUTSIDE = MANY_LAUGHS.replace(LAUGHS, b'<!ENTITY l11 SYSTEM "file:///etc/passwd">')
ODS_BOMB = (
    b'<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    b'<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
    b'table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell>'
    b"</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (_zip({"xl/workbook.xml": b" " * 30_000_000}), "hundred times"),
        (_zip({"xl/workbook.xml": b"", **{f"p{n}": b"" for n in range(2_001)}}), "hundred times"),
        (_zip({"a.txt": b"hello"}), "ZIP"),
        (_book_with(MANY_LAUGHS), "damaged|no rows|None of its sheets"),
        (_book_with(OUTSIDE), "damaged|no rows|None of its sheets"),
        (
            _zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": ODS_BOMB}),
            "more memory|columns|damaged|no progress",
        ),
        (gzip.compress(bytes(50_000_000)), "longer|binary"),
    ],
    ids=["bomb", "parts", "zip", "laughs", "outside", "ods", "gzip"],
)
def test_hostile_files_cost_a_sentence(tmp_path: Path, content: bytes, why: str) -> None:
    path = file(tmp_path, content, "a.xlsx")
    started = monotonic()
    with pytest.raises(Refused, match=why):
        look_into(path)
    assert monotonic() - started < SECONDS
