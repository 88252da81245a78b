"""Files, locks, ids, progress and the catalogue: what processes share."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.files import atomic_write, write_text
from cs_workbench.kernel.i18n import N_, Catalogue, load_catalogue
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.locks import Busy, FileLock
from cs_workbench.kernel.log import log_to, redact
from cs_workbench.kernel.progress import Cancelled, Tracker

HOLD = "import sys;from pathlib import Path;from cs_workbench.kernel.locks import FileLock;"


def test_a_file_is_the_old_one_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    write_text(path, "old")
    with pytest.raises(RuntimeError), atomic_write(path) as out:
        out.write(b"half")
        raise RuntimeError
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["settings.json"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_lock_is_held_by_one_process_and_freed_when_it_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "write.lock"
    code = HOLD + "FileLock(Path(sys.argv[1])).take('it');print('held',flush=True);sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        mine = FileLock(path)
        assert not mine.try_take()
        with pytest.raises(Busy) as busy:
            mine.take("The import")
        assert busy.value.params == {"what": "The import", "pid": holder.pid}
        holder.kill()
        holder.wait()
        mine.take("The import", patience=5)
        mine.free()


def test_ids_sort_by_time_and_are_version_seven() -> None:
    ids = [uuid7() for _ in range(1000)]
    assert len(set(ids)) == 1000
    assert [i[:8] for i in ids] == sorted(i[:8] for i in ids)
    assert {i[14] for i in ids} == {"7"}


def test_progress_is_reported_at_its_end_and_stops_on_request() -> None:
    seen: list[tuple[str, int, int]] = []
    Tracker(lambda *step: seen.append(step)).step("rows", 5, 5)
    assert seen == [("rows", 5, 5)]
    with pytest.raises(Cancelled):
        Tracker(stopping=lambda: True).step("rows", 0, 5)


def test_the_log_holds_no_address_token_or_key() -> None:
    line = redact(f"tanaka@aoba.example token=abc123 Bearer xyz {'0' * 64}")
    assert "tanaka" not in line
    assert "abc123" not in line
    assert "xyz" not in line
    assert "0" * 64 not in line


def test_one_profile_at_a_time_has_the_log(tmp_path: Path) -> None:
    log = logging.getLogger("test")
    log_to(tmp_path / "one")
    log_to(tmp_path / "two")
    log.info("for the second")
    assert not (tmp_path / "one" / "app.log").exists()
    assert "for the second" in (tmp_path / "two" / "app.log").read_text(encoding="utf-8")


def test_a_plural_and_a_placeholder_are_filled_after_translating() -> None:
    english = Catalogue("en", {("x", "%n row(s) of {name}"): ("%n row of {name}", "%n rows of {name}")})
    assert english.say("x", "%n row(s) of {name}", 1, name="A") == "1 row of A"
    assert english.say("x", "%n row(s) of {name}", 1200, name="A") == "1,200 rows of A"
    assert english.say("x", N_("x", "unknown {name}"), name="A") == "unknown A"


def test_an_error_speaks_both_languages() -> None:
    error = Busy(what="sync", pid=1)
    assert isinstance(error, WorkbenchError)
    assert "already running" in error.explain(load_catalogue("en"))
    assert "実行中" in error.explain(load_catalogue("ja"))
