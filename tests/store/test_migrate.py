"""Schemas: made and changed whole or not at all, also when killed at any file operation."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import StaticPool, create_engine
from sqlcipher3 import dbapi2

from cs_workbench.kernel.locks import Busy, FileLock
from cs_workbench.store import backup, migrate
from cs_workbench.store.connect import APPLICATION_ID, Connection, create_empty, open_connection
from cs_workbench.store.engine import Store
from cs_workbench.store.errors import Damaged, DatabaseThere
from cs_workbench.store.tables import METADATA
from tests.rigs.faults import FaultRig, points
from tests.store.conftest import NOW, Profile, land

KEY = bytes(range(32))
NEXT = migrate.HEAD + 1
CREATE = """
import sys
from pathlib import Path
from cs_workbench.store.migrate import create_database
create_database(Path(sys.argv[1]) / "workbench.db", bytes(range(32)))
"""
UPGRADE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from cs_workbench.store.migrate import bring_up_to_date
bring_up_to_date(Path(sys.argv[1]) / "workbench.db", bytes(range(32)), datetime(2026, 11, 24, tzinfo=UTC))
"""


def schema_of(db: Connection) -> dict[str, str]:
    rows = db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: sql for name, sql in rows if not name.startswith("sqlite_")}


@pytest.fixture(scope="session")
def old_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a database of version 1 that has rows."""
    folder = tmp_path_factory.mktemp("old")
    path = folder / "workbench.db"
    create_empty(path)
    db = open_connection(path, KEY, foreign_keys=False)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrate._run_steps(db, path, migrate.MIGRATIONS, 1)
    db.execute("INSERT INTO account (id, uid) VALUES (1, 'a'), (2, 'b')")
    db.executemany(
        "INSERT INTO local_note (uid, account_id, body, written_at) VALUES (?, 1, ?, '2026')",
        [(str(number), "text " * 100) for number in range(300)],
    )
    db.close()
    return folder


def test_the_newest_migration_makes_what_the_tables_say(profile: Profile) -> None:
    assert ScriptDirectory.from_config(migrate.alembic_config()).get_current_head() == f"{migrate.HEAD:04}"
    db = open_connection(profile.path, profile.key)
    engine = create_engine("sqlite://", module=dbapi2, creator=lambda: db, poolclass=StaticPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    tables = {name for name in schema_of(db) if name in METADATA.tables}
    assert tables == set(METADATA.tables)
    for table in METADATA.tables.values():
        found = [(row[1], row[3]) for row in db.execute(f'PRAGMA table_info("{table.name}")')]
        assert found == [(column.name, int(not column.nullable)) for column in table.columns]
    db.close()


def test_nothing_that_people_write_goes_with_its_account(profile: Profile) -> None:
    db = open_connection(profile.path, profile.key)
    assert not any("CASCADE" in sql.upper() for sql in schema_of(db).values())
    db.close()


def test_an_old_database_is_brought_up_to_date_after_a_backup(old_folder: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(old_folder, tmp_path / "profile"))
    with Store.open(folder, KEY) as store, store.read() as db:
        assert migrate.version_of(db) == migrate.HEAD
        assert db.execute("SELECT count(*) FROM local_note").fetchone() == (300,)
        assert db.execute("SELECT fingerprint FROM held_row").fetchall() == []
    (copy,) = (folder / "backups").iterdir()
    manifest = json.loads((copy / "manifest.json").read_text())
    assert manifest["schema"] == 1
    assert manifest["rows"]["local_note"] == 300
    assert {p.stat().st_mode & 0o777 for p in copy.iterdir()} == {0o600}
    db = open_connection(copy / "workbench.db", KEY, read_only=True)
    assert migrate.version_of(db) == 1
    db.close()
    assert backup.newest_backup(folder) is not None


def test_a_current_database_loads_neither_alembic_nor_sqlalchemy(profile: Profile) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from cs_workbench.store.engine import Store\n"
        "Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])).close()\n"
        "print([m for m in ('sqlalchemy', 'alembic', 'keyring', 'cryptography') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(profile.folder), profile.key.hex()],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "[]\n"


def steps_with(tmp_path: Path, body: str) -> Path:
    """Return our migrations with one more step."""
    folder = Path(shutil.copytree(migrate.MIGRATIONS, tmp_path / "migrations"))
    head = f"from alembic import op\nrevision = '{NEXT:04}'\ndown_revision = '{migrate.HEAD:04}'\n\n\n"
    (folder / "versions" / f"{NEXT:04}_step.py").write_text(f"{head}def upgrade():\n{body}")
    return folder


REBUILD = """
    op.execute("CREATE TABLE account_new (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, "
               "parent_id INTEGER REFERENCES account (id), retired_at TEXT, extra TEXT)")
    op.execute("INSERT INTO account_new SELECT id, uid, parent_id, retired_at, 'x' FROM account")
    op.execute("DROP TABLE account")
    op.execute("ALTER TABLE account_new RENAME TO account")
"""


def test_a_rebuilt_parent_table_keeps_its_children(store: Store, profile: Profile, tmp_path: Path) -> None:
    land(store, "account", [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}])
    store.close()
    migrate.migrate(profile.path, profile.key, NOW, steps_with(tmp_path, REBUILD), NEXT)
    db = open_connection(profile.path, profile.key)
    assert db.execute("SELECT name, extra FROM remote_account JOIN account ON account_id = id").fetchall() == [
        ("A", "x"), ("B", "x"),
    ]  # fmt: skip
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    db.close()


@pytest.mark.parametrize(
    "body",
    [
        "    op.execute('DELETE FROM remote_account')\n",
        "    op.execute('DELETE FROM account')\n",
        "    op.execute('DROP TABLE local_note')\n    op.execute('SELECT broken')\n",
    ],
    ids=["loses rows", "breaks references", "fails half-way"],
)
def test_a_step_that_goes_wrong_leaves_the_old_schema(
    store: Store, profile: Profile, tmp_path: Path, body: str
) -> None:
    land(store, "account", [{"id": "a", "name": "A"}])
    with store.read() as db:
        before = schema_of(db)
    store.close()
    with pytest.raises((Damaged, Exception)):
        migrate.migrate(profile.path, profile.key, NOW, steps_with(tmp_path, body), NEXT)
    with Store.open(profile.folder, profile.key) as again, again.read() as db:
        assert schema_of(db) == before
        assert migrate.version_of(db) == migrate.HEAD
        assert db.execute("SELECT name FROM remote_account").fetchall() == [("A",)]


def test_a_database_that_another_window_has_open_is_not_migrated(old_folder: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    folder = Path(shutil.copytree(old_folder, tmp_path / "profile"))
    code = (
        "import sys; from pathlib import Path; from cs_workbench.kernel.locks import FileLock\n"
        "FileLock(Path(sys.argv[1])).take('it'); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder / "window.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(Busy):
            Store.open(folder, KEY)
        holder.kill()
    own = FileLock(folder / "window.lock")
    own.take("this window")
    Store.open(folder, KEY).close()
    own.free()


def test_a_database_is_never_made_over_another(profile: Profile) -> None:
    before = profile.path.read_bytes()
    with pytest.raises(DatabaseThere):
        migrate.create_database(profile.path, KEY)
    assert profile.path.read_bytes() == before
    assert not list(profile.folder.glob(".*.new*"))


@pytest.mark.faults
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("mode", ["kill", "short"])
def test_creating_killed_anywhere_leaves_nothing_or_all(
    rig: FaultRig, tmp_path: Path, mode: str, all_faults: bool
) -> None:
    folder = tmp_path / "profile"
    folder.mkdir()
    total = rig.count(CREATE, [str(folder)], folder)
    for number in points(total, 5, many=all_faults):
        shutil.rmtree(folder)
        folder.mkdir()
        rig.run(CREATE, [str(folder)], folder, mode, number)
        if not (folder / "workbench.db").exists():
            migrate.create_database(folder / "workbench.db", KEY)
        db = open_connection(folder / "workbench.db", KEY)
        assert migrate.version_of(db) == migrate.HEAD, number
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert set(METADATA.tables) <= set(schema_of(db)), number
        db.close()


@pytest.mark.faults
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("mode", ["kill", "short"])
def test_a_migration_killed_anywhere_leaves_the_old_or_the_new_schema(
    rig: FaultRig, old_folder: Path, tmp_path: Path, mode: str, all_faults: bool
) -> None:
    folder = Path(shutil.copytree(old_folder, tmp_path / "profile"))
    db = open_connection(folder / "workbench.db", KEY)
    old = schema_of(db)
    db.close()
    total = rig.count(UPGRADE, [str(folder)], folder)
    db = open_connection(folder / "workbench.db", KEY)
    new = schema_of(db)
    db.close()
    assert old != new
    seen = set()
    for number in points(total, 8, many=all_faults):
        shutil.rmtree(folder)
        shutil.copytree(old_folder, folder)
        rig.run(UPGRADE, [str(folder)], folder, mode, number)
        db = open_connection(folder / "workbench.db", KEY)
        version = migrate.version_of(db)
        assert schema_of(db) == {1: old, migrate.HEAD: new}[version], number
        assert db.execute("SELECT count(*), count(DISTINCT account_id) FROM local_note").fetchone() == (
            300,
            1,
        )
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        db.close()
        seen.add(version)
        with Store.open(folder, KEY) as store, store.read() as reading:
            assert migrate.version_of(reading) == migrate.HEAD
        for copy in (folder / "backups").iterdir():
            assert copy.name.startswith(".") or (copy / "manifest.json").exists(), number
    assert seen == {1, migrate.HEAD}


@pytest.mark.faults
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("mode", ["enospc", "eio"])
def test_a_disk_that_fails_during_a_migration_is_told_and_leaves_the_old_or_the_new_schema(
    rig: FaultRig, old_folder: Path, tmp_path: Path, mode: str, all_faults: bool
) -> None:
    code = UPGRADE.replace("bring_up_to_date(", "explained_or_done(").replace(
        "import bring_up_to_date",
        "import bring_up_to_date\nfrom cs_workbench.kernel.errors import WorkbenchError\n"
        "def explained_or_done(*arguments):\n"
        "    try: bring_up_to_date(*arguments)\n"
        "    except WorkbenchError as error: print(type(error).__name__)\n",
    )
    folder = Path(shutil.copytree(old_folder, tmp_path / "profile"))
    total = rig.count(code, [str(folder)], folder)
    for number in points(total, 5, many=all_faults):
        shutil.rmtree(folder)
        shutil.copytree(old_folder, folder)
        done = rig.run(code, [str(folder)], folder, mode, number, sticky=True)
        assert done.returncode == 0, (number, done.stderr)
        with Store.open(folder, KEY) as store, store.read() as db:
            assert db.execute("SELECT count(*) FROM local_note").fetchone() == (300,)
