"""Reading and writing: one state a reading, one transaction a writing, many processes."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from cs_workbench.store import engine, settings
from cs_workbench.store.engine import MOST_IDS, Store
from cs_workbench.store.errors import DatabaseBusy
from tests.store.conftest import Profile

WRITER = """
import sys
from pathlib import Path
from cs_workbench.store.engine import Store
from cs_workbench.store import settings
with Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])) as store:
    for number in range(60):
        with store.write("count", "command") as writing:
            settings.put(writing.db, "count", settings.get(writing.db, "count", 0) + 1)
            settings.put(writing.db, sys.argv[3], "x" * 20000)
"""


def test_a_reading_sees_one_state_and_cannot_write(store: Store) -> None:
    with store.read() as db:
        assert settings.get(db, "a") is None
        with store.write("test", "command") as writing:
            settings.put(writing.db, "a", 1)
        assert settings.get(db, "a") is None
        with pytest.raises(Exception, match="attempt to write a readonly database"):
            settings.put(db, "a", 2)
    with store.read() as db:
        assert settings.get(db, "a") == 1


def test_an_error_takes_the_whole_write_back(store: Store) -> None:
    with pytest.raises(RuntimeError), store.write("test", "command") as writing:
        settings.put(writing.db, "a", 1)
        writing.changed("setting", None)
        raise RuntimeError
    with store.read() as db:
        assert settings.get(db, "a") is None
    assert store.changes_since(0) == (0, [])
    with store.write("again", "command") as writing:
        settings.put(writing.db, "a", 2)


def test_a_write_says_what_changed_and_the_number_moves(store: Store) -> None:
    before = store.data_version()
    with store.write("test", "command") as writing:
        writing.changed("note", [3, 1])
        writing.changed("note", {2})
        writing.changed("account", range(MOST_IDS + 1))
        writing.changed("todo", None)
        writing.changed("nothing", [])
    assert store.data_version() != before
    last, rows = store.changes_since(0)
    assert dict(rows) == {"note": frozenset({1, 2, 3}), "account": None, "todo": None}
    assert store.changes_since(last) == (last, [])


def test_a_write_that_changes_nothing_leaves_no_row(store: Store) -> None:
    with store.write("test", "command"):
        pass
    assert store.changes_since(0) == (0, [])


def test_two_processes_that_write_without_pause_never_see_a_locked_database(profile: Profile) -> None:
    arguments = [sys.executable, "-c", WRITER, str(profile.folder), profile.key.hex()]
    running = [
        subprocess.Popen([*arguments, name], stderr=subprocess.PIPE, text=True)
        for name in ("first", "second")
    ]
    assert [(child.communicate(timeout=120)[1], child.returncode) for child in running] == [("", 0)] * 2
    with Store.open(profile.folder, profile.key) as store, store.read() as db:
        assert settings.get(db, "count") == 120


def test_threads_share_a_store(store: Store) -> None:
    def count() -> None:
        for _ in range(20):
            with store.write("count", "command") as writing, store.read():
                settings.put(writing.db, "count", settings.get(writing.db, "count", 0) + 1)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as db:
        assert settings.get(db, "count") == 80


def test_a_writer_that_never_ends_is_named(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PATIENCE_S", 0.05)
    with (
        Store.open(profile.folder, profile.key) as first,
        Store.open(profile.folder, profile.key) as second,
        first.write("long", "command"),
    ):
        with pytest.raises(DatabaseBusy) as busy, second.write("short", "command"):
            pass
        assert isinstance(busy.value.params["pid"], int)


def test_a_slow_write_is_told_in_the_log(
    store: Store, monkeypatch: pytest.MonkeyPatch, expected_log: object
) -> None:
    monkeypatch.setattr(engine, "SLOW_WRITE_S", -1.0)
    expected_log.containing("import of files (sync) held the write lock")  # type: ignore[attr-defined]
    with store.write("import of files", "sync"):
        pass


def test_old_changes_are_forgotten(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "KEPT_CHANGES", 10)
    for _ in range(25):
        with store.write("test", "command") as writing:
            writing.changed("note", [1])
    last, rows = store.changes_since(0)
    assert last == 25
    assert 10 <= len(rows) <= 20
