"""From no database to ours, and from an older schema to this one: whole, or not at all.

SQLAlchemy and Alembic are loaded only when there is something to do.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cs_workbench.kernel.files import fsync_folder
from cs_workbench.kernel.locks import Busy, FileLock
from cs_workbench.store.backup import back_up, row_counts, version_of
from cs_workbench.store.connect import APPLICATION_ID, Connection, create_empty, open_connection
from cs_workbench.store.errors import Damaged, DatabaseThere, NotOurDatabase, TooNew, explained

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["HEAD", "alembic_config", "bring_up_to_date", "create_database", "migrate", "version_of"]

#: The number of the newest migration; a test holds it against Alembic's own list.
HEAD: Final = 12
MIGRATIONS: Final = Path(__file__).parent / "migrations"


def create_database(path: Path, key: bytes) -> None:
    """Make a new database at ``path``: built aside under another name, renamed when it is complete.

    Raises:
        DatabaseThere: there is one already; it is not touched.
        DiskFull, ReadOnlyFolder: as their names say.
    """
    with explained(path), FileLock(path.parent / "write.lock").held(path.name, patience=10.0):
        for rest in path.parent.glob(f".{path.name}.new*"):
            rest.unlink()
        aside = path.with_name(f".{path.name}.new")
        create_empty(aside)
        db = open_connection(aside, key, foreign_keys=False)
        try:
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            _run_steps(db, aside, MIGRATIONS, HEAD)
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            db.close()
        _publish(aside, path)


def _publish(aside: Path, path: Path) -> None:
    """Give the finished file its name, never replacing another (a flapping disk may hide it)."""
    try:
        os.link(aside, path)
    except FileExistsError:
        raise DatabaseThere(path=path) from None
    finally:
        aside.unlink()
    fsync_folder(path.parent)


def bring_up_to_date(path: Path, key: bytes, at: datetime) -> bool:
    """Run the migrations that the database at ``path`` lacks, after a verified back-up; say if there were any.

    Raises:
        TooNew: a newer CS Workbench wrote it; not touched.
        NotOurDatabase: it opens with our key and yet is none of ours.
        Busy: another CS Workbench has it open.
    """
    db = open_connection(path, key, read_only=True)
    try:
        with explained(path):
            version = version_of(db)
            ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    finally:
        db.close()
    if not ours:
        raise NotOurDatabase(path=path)
    if version > HEAD:
        raise TooNew(path=path, version=version, known=HEAD)
    if version == HEAD:
        return False
    migrate(path, key, at, MIGRATIONS, HEAD)
    return True


def migrate(path: Path, key: bytes, at: datetime, migrations: Path, schema: int) -> None:
    """Back the database up and bring it to ``schema`` with the steps in ``migrations``, under every lock."""
    with explained(path), ExitStack() as stack:
        _take_all_locks(stack, path.parent)
        back_up(path, key, at, "migration")
        db = open_connection(path, key, foreign_keys=False)
        stack.callback(db.close)
        if version_of(db) < schema:  # another process may have been faster
            _run_steps(db, path, migrations, schema)


def _take_all_locks(stack: ExitStack, folder: Path) -> None:
    stack.enter_context(FileLock(folder / "write.lock").held("CS Workbench", patience=10.0))
    for path in (folder / "window.lock", *sorted(folder.glob("job-*.lock"))):
        lock = FileLock(path)
        if lock.try_take():
            stack.callback(lock.free)
        elif lock.holder() != os.getpid():  # our own window or job may bring its database up to date
            raise Busy(what="CS Workbench", pid=lock.holder() or "?")


def _run_steps(db: Connection, path: Path, migrations: Path, schema: int) -> None:
    """Run the missing steps, check the result and set the version, all in one transaction.

    Foreign keys are off, or a rebuilt parent table would empty the tables that point to it.
    """
    import sqlalchemy
    from alembic import command
    from sqlcipher3 import dbapi2

    engine = sqlalchemy.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: db,
        poolclass=sqlalchemy.StaticPool,
        hide_parameters=True,
        skip_autocommit_rollback=True,
    )
    sqlalchemy.event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
    config = alembic_config(migrations)
    before = row_counts(db)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, f"{schema:04}")
            after = row_counts(db)
            lost = {table for table, rows in before.items() if after.get(table, 0) < rows}
            if lost or db.execute("PRAGMA foreign_key_check").fetchall():
                raise Damaged(path=path)
            db.execute(f"PRAGMA user_version = {schema}")
    except sqlalchemy.exc.DBAPIError as error:
        raise error.orig or error from error  # what SQLite said, for `explained`


def alembic_config(migrations: Path = MIGRATIONS) -> Config:
    """Return Alembic's configuration for the steps in ``migrations``."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
