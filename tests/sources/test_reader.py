"""The limited child: what it sends arrives whole, and its death is a sentence."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cs_workbench.kernel.process import reader_command
from cs_workbench.kernel.progress import Cancelled, Tracker
from cs_workbench.sources import reader
from cs_workbench.sources.child import page_out
from cs_workbench.sources.folder import find_file, newest_time
from cs_workbench.sources.mapping import mapping_text
from cs_workbench.sources.pages import pages_of
from cs_workbench.sources.reader import read_pages
from cs_workbench.sources.refusals import Refused
from tests.sources.support import accounts


def many(folder: Path, rows: int = 20_000) -> Path:
    path = folder / "a.csv"
    lines = (f"{n},会社{n},{'x' if n % 1000 == 7 else n}\n" for n in range(rows))
    path.write_text("id,name,seats\n" + "".join(lines) + "3,again,1\n", "utf-8")
    return path


SEATS = 'fields.seats = { column = "seats" }\n'


def test_pages_arrive_as_they_were_made(tmp_path: Path) -> None:
    path = many(tmp_path, 3_000)
    mapping = accounts(path, SEATS)
    here = [json.loads(json.dumps(page_out(page))) for page in pages_of(mapping, 0, path)]
    there = [json.loads(json.dumps(page_out(page))) for page in read_pages(mapping, 0, tmp_path)]
    for page in (*here, *there):
        assert len(page.pop("marks")) == len(page["rows"])  # made under another hash seed here and there
    assert there == here
    assert sum(len(page.get("held", ())) for page in there) == 4


def test_stopping_ends_the_child_at_once(tmp_path: Path) -> None:
    many(tmp_path)
    stop = False
    pages = read_pages(accounts(tmp_path / "a.csv"), 0, tmp_path, Tracker(stopping=lambda: stop))
    next(pages)
    stop = True
    with pytest.raises(Cancelled):
        list(pages)


def test_leaving_early_leaves_no_child_behind(tmp_path: Path) -> None:
    many(tmp_path)
    pages = read_pages(accounts(tmp_path / "a.csv"), 0, tmp_path)
    next(pages)
    pages.close()  # type: ignore[attr-defined]  # a generator
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize(
    ("end", "why"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "more memory"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "processor time"),
        ("raise SystemExit(3)", "stopped the reader"),
        ("print('half a li', end='')", "stopped the reader"),
    ],
)
def test_the_childs_death_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, why: str
) -> None:
    many(tmp_path, 3)
    monkeypatch.setattr(reader, "reader_command", lambda: [sys.executable, "-c", end])
    with pytest.raises(Refused, match=why):
        list(read_pages(accounts(tmp_path / "a.csv"), 0, tmp_path))


def test_a_child_that_says_nothing_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many(tmp_path, 3)
    monkeypatch.setattr(reader, "STALL_SECONDS", 0.3)
    monkeypatch.setattr(
        reader, "reader_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"]
    )
    with pytest.raises(Refused, match="no progress"):
        list(read_pages(accounts(tmp_path / "a.csv"), 0, tmp_path))


def test_the_child_loads_no_numbers_library_and_knows_no_secret(tmp_path: Path) -> None:
    path = many(tmp_path, 10)
    job = {"do": "pages", "mapping": mapping_text(accounts(path)), "entry": 0, "path": str(path)}
    code = (
        "import sys, atexit\n"
        "from cs_workbench.sources.child import main\n"
        "main()\n"
        "heavy = ('numpy', 'pandas', 'PySide6', 'sqlalchemy', 'sqlcipher3', 'openpyxl')\n"
        "bad = [name for name in heavy if sys.modules.get(name)]\n"
        "print(bad, file=sys.stderr)\n"
        "import socket\n"
        "for forbidden in (lambda: socket.socket().connect(('127.0.0.1', 9)), lambda: open('x', 'w')):\n"
        "    try:\n"
        "        forbidden()\n"
        "        print('allowed', file=sys.stderr)\n"
        "    except PermissionError as error:\n"
        "        print('no', file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(job) + "\n", capture_output=True, text=True, check=True,
        cwd=tmp_path,
    )  # fmt: skip
    assert done.stderr.split() == ["[]", "no", "no"]
    assert json.loads(done.stdout.splitlines()[-1]) == {"end": True}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")
def test_memory_of_the_child_is_bounded(tmp_path: Path) -> None:
    path = many(tmp_path, 10)
    job = {"do": "pages", "mapping": mapping_text(accounts(path)), "entry": 0, "path": str(path)}
    with subprocess.Popen(reader_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(json.dumps(job).encode() + b"\n")
        child.stdin.flush()
        child.stdout.readline()
        limits = Path(f"/proc/{child.pid}/limits")
        told = limits.read_text() if limits.exists() else ""
        child.send_signal(signal.SIGKILL)
    assert not told or "1500000000" in told


def test_of_a_pattern_the_newest_finished_file_is_read(tmp_path: Path) -> None:
    for age, name in enumerate(
        ["Hub new.csv", "Hub old.csv", "~$Hub new.csv", ".Hub.csv", "Hub.csv.part", "other.csv"]
    ):
        path = tmp_path / name
        path.write_text("id,name\n1,A\n", "utf-8")
        os.utime(path, (1_000_000_000 - age, 1_000_000_000 - age + (500 if name[0] in "~." else 0)))
    assert find_file(tmp_path, "Hub*.csv").name == "Hub new.csv"
    mapping = accounts(Path("Hub*.csv"))
    assert newest_time(mapping, tmp_path) == "2001-09-09T01:46:40Z"
    assert [page.file for page in read_pages(mapping, 0, tmp_path)][-1] == "Hub new.csv"


def test_a_pattern_that_fits_nothing_and_a_missing_file_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="fits this pattern"):
        list(read_pages(accounts(Path("*.xlsx")), 0, tmp_path))
    with pytest.raises(Refused, match="no such file"):
        list(read_pages(accounts(Path("a.csv")), 0, tmp_path))
    assert newest_time(accounts(Path("*.xlsx")), tmp_path) is None
