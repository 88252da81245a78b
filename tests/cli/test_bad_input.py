"""Bad input gets one sentence in the person's language, the right exit status, and loses nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.syncing import add_source, sync
from cs_workbench.store.connect import open_connection
from cs_workbench.store.profile import open_key

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
Runner = Callable[..., subprocess.CompletedProcess[str]]
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
AS_ANYONE = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if IS_ROOT else ()
needs_setpriv = pytest.mark.skipif(
    IS_ROOT and shutil.which("setpriv") is None, reason="root may read everything, and setpriv is not here"
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a profile with two accounts."""
    (tmp_path / "good.csv").write_text(GOOD, encoding="utf-8")
    profile = tmp_path / "profile"
    bench = open_workbench(data_dir=profile, language="en")
    add_source(bench, tmp_path / "good.csv")
    sync(bench, [], Tracker())
    close_workbench(bench)
    return profile


def run(
    profile: Path, *arguments: str, language: str = "en", text: str = "", before: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    command = [
        *before,
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


def run_as_anyone(
    profile: Path, *arguments: str, language: str = "en", text: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run as `run` does, without root's right to read and write everything."""
    return run(profile, *arguments, language=language, text=text, before=AS_ANYONE)


def refused(
    profile: Path,
    *arguments: str,
    says: str,
    status: int = 1,
    text: str = "",
    run: Runner = run,
) -> None:
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


@needs_setpriv
def test_a_file_that_may_not_be_read(book: Path) -> None:
    path = book.parent / "locked.csv"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    refused(book, "source", "add", str(path), says="does not let it be read", run=run_as_anyone)


@needs_setpriv
def test_a_folder_that_may_not_be_written(book: Path) -> None:
    files = [book, *book.rglob("*")]
    modes = {path: path.stat().st_mode for path in files}
    for path in files:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        refused(book, "sync", says="Nothing can be written in", run=run_as_anyone)
    finally:
        for path, mode in modes.items():
            path.chmod(mode)
    assert accounts(book) == 2


def test_a_database_newer_than_the_program_is_not_touched(book: Path) -> None:
    db = open_connection(book / "workbench.db", open_key(book))
    db.execute("PRAGMA user_version = 9999")
    db.close()
    before = (book / "workbench.db").read_bytes()
    refused(book, "portfolio", says="newer CS Workbench")
    assert (book / "workbench.db").read_bytes() == before


def test_a_small_workbook_that_claims_a_million_rows(book: Path) -> None:
    path = book.parent / "claims.xlsx"
    rows = "".join(f'<row r="{n}"><c r="A{n}"/></row>' for n in range(2, 1_000_000, 1_000))
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    relation = '<Relationships {0}><Relationship Id="r" Type="{1}/{2}" Target="{3}"/></Relationships>'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relation.format(package, office, "officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": relation.format(package, office, "worksheet", "worksheets/sheet1.xml"),
        "xl/workbook.xml": f'<workbook {space} xmlns:r="{office}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet {space}><dimension ref="A1:XFD1048576"/>'
        f"<sheetData>{head}{rows}{far}</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    assert path.stat().st_size < 20_000
    refused(book, "source", "add", str(path), says="could not be read")
    assert accounts(book) == 2


@pytest.fixture
def small_disk(book: Path) -> Iterator[Path]:
    """Return a copy of the book on a disk of three megabytes."""
    small = book.parent / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(small)]
    if not IS_ROOT or subprocess.run(mount, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield Path(shutil.copytree(book, small / "profile"))
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_full_disk_keeps_what_had_landed(small_disk: Path) -> None:
    big = small_disk.parent.parent / "big.csv"
    lines = (f"{n},Customer with a long name {n}" for n in range(20_000))
    big.write_text("\n".join(("id,name", *lines)), encoding="utf-8")
    assert run(small_disk, "source", "add", str(big)).returncode == 0
    refused(small_disk, "sync", "big", says="is full", status=75)
    assert accounts(small_disk) >= 2


@pytest.mark.parametrize(("answered", "status"), [(True, 0), (False, 75)])
def test_a_second_window_says_that_the_first_is_open(
    capsys: pytest.CaptureFixture[str], answered: bool, status: int
) -> None:
    from cs_workbench.ui.main import tell_it_is_open

    assert tell_it_is_open(answered, "en") == status
    assert "already open on this profile" in capsys.readouterr().err
    assert tell_it_is_open(answered, "ja") == status
    assert ANYTHING_JAPANESE in capsys.readouterr().err
