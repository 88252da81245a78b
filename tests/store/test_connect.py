"""Opening: what is refused, and with which sentence; what the disk may show."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import load_catalogue
from cs_workbench.store import errors
from cs_workbench.store.connect import open_connection
from cs_workbench.store.engine import Store
from cs_workbench.store.migrate import HEAD
from tests.store.conftest import AT, Profile

OPEN = """
import sys
from pathlib import Path
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.store.engine import Store
try:
    with Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])) as store:
        with store.write("test", "command") as writing:
            writing.db.execute("CREATE TABLE filler (data)")
            writing.db.execute("INSERT INTO filler VALUES (zeroblob(?))", (int(sys.argv[3]),))
        print("written")
except WorkbenchError as error:
    print(type(error).__name__, error)
"""


def opened(folder: Path, key: bytes, size: int = 10) -> str:
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(folder), key.hex(), str(size)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    return done.stdout


def test_every_connection_follows_the_rules_of_the_annex(profile: Profile) -> None:
    db = open_connection(profile.path, profile.key)
    expected = {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2,
        "trusted_schema": 0, "cell_size_check": 1, "busy_timeout": 5000, "query_only": 0,
    }  # fmt: skip
    assert {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in expected} == expected
    assert db.isolation_level is None
    db.close()
    db = open_connection(profile.path, profile.key, read_only=True)
    assert db.execute("PRAGMA query_only").fetchone() == (1,)
    db.close()


def test_the_factory_is_the_only_place_that_connects() -> None:
    package = Path(__file__).parents[2] / "cs_workbench"
    names = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if any(word in path.read_text(encoding="utf-8") for word in ("dbapi2.connect", "sqlite3.connect"))
    }
    assert names == {"store/connect.py"}


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"SQLite format 3\0" + bytes(4080), errors.NotOurDatabase),
        (b"hello", errors.NotOurDatabase),
        (os.urandom(8192), errors.WrongKey),
    ],
    ids=["plain SQLite", "text", "garbage"],
)
def test_a_strange_file_is_refused_and_not_touched(
    profile: Profile, content: bytes, error: type[WorkbenchError]
) -> None:
    profile.path.write_bytes(content)
    with pytest.raises(error):
        Store.open(profile.folder, profile.key)
    assert profile.path.read_bytes() == content


def test_another_programs_database_is_refused_and_not_touched(profile: Profile) -> None:
    profile.path.unlink()
    other = sqlite3.connect(profile.path)
    other.execute("CREATE TABLE theirs (a)")
    other.commit()
    other.close()
    before = profile.path.read_bytes()
    with pytest.raises(errors.NotOurDatabase):
        Store.open(profile.folder, profile.key)
    assert profile.path.read_bytes() == before


def test_a_folder_in_place_of_the_database_is_refused(profile: Profile) -> None:
    profile.path.unlink()
    profile.path.mkdir()
    with pytest.raises(errors.NotOurDatabase):
        Store.open(profile.folder, profile.key)


def test_a_wrong_key_is_refused(profile: Profile) -> None:
    with pytest.raises(errors.WrongKey) as refused:
        Store.open(profile.folder, bytes(32))
    for language in ("ja", "en"):
        assert str(profile.path) in refused.value.explain(load_catalogue(language))


def test_a_newer_database_is_refused_and_not_touched(profile: Profile) -> None:
    db = open_connection(profile.path, profile.key)
    db.execute(f"PRAGMA user_version = {HEAD + 1}")
    db.close()
    before = profile.path.read_bytes()
    with pytest.raises(errors.TooNew) as refused:
        Store.open(profile.folder, profile.key)
    assert refused.value.params == {"path": profile.path, "version": HEAD + 1, "known": HEAD}
    assert profile.path.read_bytes() == before


def test_a_missing_database_is_missed_and_not_made(profile: Profile) -> None:
    profile.path.unlink()
    with pytest.raises(errors.DatabaseMissing):
        Store.open(profile.folder, profile.key)
    assert not profile.path.exists()


def test_a_damaged_database_is_said_to_be_damaged_after_an_unclean_end(profile: Profile) -> None:
    with Store.open(profile.folder, profile.key) as store, store.write("fill", "command") as writing:
        writing.db.execute("INSERT INTO local_setting VALUES ('a', hex(zeroblob(200000)))")
    content = bytearray(profile.path.read_bytes())
    content[-40_000:] = os.urandom(40_000)
    profile.path.write_bytes(content)
    with pytest.raises(errors.Damaged):
        from cs_workbench.store.backup import check

        db = open_connection(profile.path, profile.key)
        try:
            check(db, profile.path)
        finally:
            db.close()
    assert profile.path.read_bytes() == content


def test_a_full_disk_is_called_a_full_disk(profile: Profile, tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("needs root to mount a small disk")
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(small)], check=False)
    if mounted.returncode:
        pytest.skip("this machine does not let us mount a tmpfs")
    try:
        folder = small / "profile"
        subprocess.run(["cp", "-r", str(profile.folder), str(folder)], check=True)
        assert opened(folder, profile.key, 20_000_000).startswith("DiskFull The disk with")
        assert opened(folder, profile.key, 10) == "written\n"
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_read_only_folder_is_called_read_only(profile: Profile) -> None:
    if os.geteuid() != 0:
        profile.folder.chmod(0o500)
        assert opened(profile.folder, profile.key).startswith("ReadOnlyFolder")
        profile.folder.chmod(0o700)
        return
    mounted = subprocess.run(["mount", "--bind", str(profile.folder), str(profile.folder)], check=False)
    if mounted.returncode:
        pytest.skip("this machine does not let us mount")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(profile.folder)], check=True)
        said = opened(profile.folder, profile.key)
    finally:
        subprocess.run(["umount", str(profile.folder)], check=True)
    assert said.startswith(f"ReadOnlyFolder Nothing can be written in {profile.folder}")


def test_files_are_for_their_owner_alone_whatever_the_umask(profile: Profile) -> None:
    before = os.umask(0o022)
    try:
        with Store.open(profile.folder, profile.key) as store:
            with store.write("test", "command") as writing:
                writing.db.execute("INSERT INTO local_setting VALUES ('a', '1')")
            with store.job_lock("sync", "crm").held("crm"):
                modes = {p.name: oct(p.stat().st_mode & 0o777) for p in profile.folder.iterdir()}
    finally:
        os.umask(before)
    assert {"workbench.db-wal", "workbench.db-shm", "job-sync-crm.lock"} <= modes.keys()
    assert set(modes.values()) == {"0o600"}
    assert profile.folder.stat().st_mode & 0o777 == 0o700


def test_nothing_that_was_written_is_readable_in_any_file(profile: Profile) -> None:
    marker = "CANARY-株式会社あおば-secret"
    with Store.open(profile.folder, profile.key) as store:
        with store.write("test", "command") as writing:
            writing.db.execute("INSERT INTO local_setting VALUES (?, ?)", (marker, marker))
            writing.db.execute("INSERT INTO source_hold VALUES (?, ?, 1, 1, NULL)", (marker, AT))
            files = [p.read_bytes() for p in profile.folder.rglob("*") if p.is_file()]
        files += [p.read_bytes() for p in profile.folder.rglob("*") if p.is_file()]
    files += [p.read_bytes() for p in profile.folder.rglob("*") if p.is_file()]
    wanted = [marker.encode(), marker.encode("utf-16-le"), b"CANARY"]
    assert not any(word in content for content in files for word in wanted)
