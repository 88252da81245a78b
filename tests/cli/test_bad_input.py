"""Bad input gets one sentence in the person's language, the right exit status, and loses nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

GOOD = "id,name,arr\n1,あおば精機,8640000\n2,椿屋ホーム,6000000\n"
MAPPING = """
source = "{name}"
currency = "JPY"
[[file]]
path = "{path}"
into = "account"
key = ["id"]
fields.name = {{column = "name"}}
"""
ANYTHING_JAPANESE = "。"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a profile with two accounts."""
    (tmp_path / "good.csv").write_text(GOOD, encoding="utf-8")
    profile = tmp_path / "profile"
    assert run(profile, "source", "add", str(tmp_path / "good.csv")).returncode == 0
    assert run(profile, "sync").returncode == 0
    return profile


def run(
    profile: Path, *arguments: str, language: str = "en", text: str = ""
) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "cs_workbench",
        "--data-dir",
        str(profile),
        "--lang",
        language,
        *arguments,
    ]
    return subprocess.run(command, capture_output=True, text=True, input=text, check=False, timeout=120)


def refused(profile: Path, *arguments: str, says: str, status: int = 1, text: str = "") -> None:
    """Assert that a command is refused in one sentence, in both languages, and that the book is as it was."""
    english = run(profile, *arguments, text=text)
    assert (english.returncode, english.stdout) == (status, "")
    assert says in english.stderr
    assert "Traceback" not in english.stderr
    japanese = run(profile, *arguments, language="ja", text=text)
    assert japanese.returncode == status
    assert ANYTHING_JAPANESE in japanese.stderr
    assert says not in japanese.stderr


def accounts(profile: Path) -> int:
    return len(run(profile, "portfolio").stdout.splitlines()) - 2


def source(book: Path, name: str, file: str) -> None:
    """Add a source whose mapping names ``file`` beside the profile."""
    mapping = book.parent / f"{name}.toml"
    mapping.write_text(MAPPING.format(name=name, path=file), encoding="utf-8")
    added = run(book, "source", "add", str(book.parent), "--mapping", str(mapping), "--name", name)
    assert added.returncode == 0, added.stderr


def test_a_missing_file(book: Path) -> None:
    refused(book, "source", "add", str(book.parent / "gone.csv"), says="There is no such file")
    assert accounts(book) == 2


def test_a_folder_without_a_match(book: Path) -> None:
    source(book, "weekly", "HubSpot*.xlsx")
    refused(book, "sync", "weekly", says="fits this pattern")
    assert accounts(book) == 2


def test_a_header_without_the_key(book: Path) -> None:
    (book.parent / "nokey.csv").write_text("number,name\n1,A\n", encoding="utf-8")
    source(book, "nokey", "nokey.csv")
    refused(book, "sync", "nokey", says="It has no column id; row 1 has: number, name")


def test_a_wrong_encoding(book: Path) -> None:
    (book.parent / "latin.csv").write_bytes(b"id,name\n1,caf\xe9 \x81\xfe\n")
    refused(
        book, "source", "add", str(book.parent / "latin.csv"), says="neither UTF-8 nor UTF-16 nor Shift-JIS"
    )


def test_a_workbook_that_unpacks_to_a_hundred_times_its_size(book: Path) -> None:
    path = book.parent / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    refused(book, "source", "add", str(path), says="unpacks to a hundred times its size")


def test_two_rows_with_one_id_and_a_date_that_is_none_are_held_and_the_rest_lands(book: Path) -> None:
    rows = "".join(f"{i},会社{i},2026-01-0{i % 9 + 1}\n" for i in range(10, 30))
    (book.parent / "more.csv").write_text(
        f"id,name,開始日\n{rows}29,別の会社,2026-01-01\n40,会社40,令和8年13月1日\n", encoding="cp932"
    )
    assert run(book, "source", "add", str(book.parent / "more.csv")).returncode == 0
    assert run(book, "sync", "more").returncode == 0
    held = run(book, "held", "list").stdout
    assert "The id 29 already stands in row 21." in held
    assert "令和8年13月1日 is not a date." in held
    assert "すでに" in run(book, "held", "list", language="ja").stdout
    assert accounts(book) == 22
    assert run(book, "held", "repair", "2", "開始日=令和8年12月1日").returncode == 0
    assert accounts(book) == 23


def test_a_wrong_passphrase(tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text(GOOD, encoding="utf-8")
    profile = tmp_path / "sealed"
    made = run(
        profile, "--passphrase-stdin", "source", "add", str(tmp_path / "good.csv"), text="正しい言葉\n"
    )
    assert made.returncode == 0
    refused(profile, "--passphrase-stdin", "portfolio", says="not right", status=77, text="wrong\n")
    refused(profile, "portfolio", says="protected by a passphrase", status=77)


def test_a_database_of_another_program_is_not_touched(book: Path) -> None:
    path = book / "workbench.db"
    for file in book.glob("workbench.db*"):
        file.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (a)")
    other.close()
    before = path.read_bytes()
    refused(book, "portfolio", says="is not a database of CS Workbench")
    assert path.read_bytes() == before


def test_a_second_sync_of_one_source_says_who_runs(book: Path) -> None:
    from cs_workbench.kernel.locks import FileLock

    lock = FileLock(book / "job-sync-good.lock")
    with lock.held("test"):
        refused(book, "sync", "good", says="already running", status=75)
    assert run(book, "sync", "good").returncode == 0


def test_a_condition_that_cannot_be_read_names_the_place(book: Path) -> None:
    refused(book, "portfolio", "health<<5", says="at character")
