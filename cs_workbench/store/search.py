"""``search.db``: the index of search everywhere, beside the database, with its key, and rebuildable.

It holds no text: grams in a contentless FTS5 table ``word``, and in ``doc`` which row each document is of. A
document's number is made of its kind and day, so that each kind is a range in which newer documents stand higher.
What does not open, is damaged or of another version is thrown away and made again.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Final

from sqlcipher3 import dbapi2

from cs_workbench.domain.searching import KINDS
from cs_workbench.kernel.locks import FileLock
from cs_workbench.store.connect import CACHE_KIB, Connection, create_empty
from cs_workbench.store.errors import explained

if TYPE_CHECKING:
    from cs_workbench.store.engine import Store

log = logging.getLogger(__name__)

SEARCH: Final = "search.db"
#: Raised when grams, numbers or what is a document change: the index is then made anew.
VERSION: Final = 2
#: SQLite's codes for a file that is damaged or none of ours.
_UNUSABLE: Final = frozenset((11, 26))
_SCHEMA: Final = (
    """CREATE TABLE search.doc (doc INTEGER PRIMARY KEY, origin INTEGER NOT NULL, row INTEGER NOT NULL,
    account_id INTEGER, print INTEGER NOT NULL)""",
    "CREATE UNIQUE INDEX search.ux_doc_row ON doc (origin, row)",
    "CREATE INDEX search.ix_doc_account ON doc (account_id, origin, row)",
    # What is still to be compared: rows of an origin below a number, of one account (0: of all, -1: of none).
    """CREATE TABLE search.work (origin INTEGER NOT NULL, account INTEGER NOT NULL, below INTEGER NOT NULL,
    top INTEGER NOT NULL, again INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (origin, account)) WITHOUT ROWID""",
    # The last change that became work; whether the first build has ended; how many days the fullest day runs over.
    "CREATE TABLE search.follow (seq INTEGER NOT NULL, built INTEGER NOT NULL, spilled INTEGER NOT NULL)",
    "INSERT INTO search.follow VALUES (-1, 0, 0)",
    """CREATE VIRTUAL TABLE search.word USING fts5(grams, content='', contentless_delete=1, tokenize='ascii',
    prefix='1')""",
)
_DAY_BITS: Final = 16  # of a document's number: how many a kind may have a day
_KIND_BITS: Final = 36


class Unusable(Exception):
    """The index cannot be used and is to be made again; the reason is for the log."""


def first_number(kind: str, day: date | None = None) -> int:
    """Return the lowest number of a document of ``kind``, of ``day`` or any."""
    return (KINDS.index(kind) << _KIND_BITS) + ((day.toordinal() if day else 0) << _DAY_BITS)


def end_number(kind: str) -> int:
    """Return the number above every document of ``kind``."""
    return (KINDS.index(kind) + 1) << _KIND_BITS


def kind_of(number: int) -> str:
    """Return the kind of a document by its number."""
    return KINDS[number >> _KIND_BITS]


def day_bits(number: int) -> int:
    """Return the day of a document's number as an ordinal, 0 for names."""
    return (number >> _DAY_BITS) & ((1 << (_KIND_BITS - _DAY_BITS)) - 1)


NUMBERS_A_DAY: Final = 1 << _DAY_BITS


class SearchFile:
    """The connections to ``search.db``. Threads may share it; only one process at a time writes."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.path = store.folder / SEARCH
        self._guard = threading.Lock()
        self._idle: list[tuple[Connection, tuple[int, int]]] = []
        self._lock = store.job_lock("search", "index")

    def close(self) -> None:
        """Close every connection."""
        with self._guard:
            for db, _ in self._idle:
                db.close()
            self._idle.clear()

    @property
    def lock(self) -> FileLock:
        """Held by the one process that writes the index."""
        return self._lock

    @contextmanager
    def read(self) -> Iterator[Connection | None]:
        """Yield a connection in a transaction over database and index; None while there is no index.

        Raises:
            Unusable: the index is damaged or of another version.
        """
        if not self.path.exists():
            yield None
            return
        with self._connection() as db, self._judged():
            if not _is_ours(db):
                yield None
                return
            db.execute("BEGIN")
            try:
                yield db
            finally:
                if db.in_transaction:
                    db.rollback()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Yield a connection in a transaction that writes the index and only reads the database.

        To be called with `lock` held. The tables are made when they are not there.

        Raises:
            Unusable: the index is damaged or of another version.
            DiskFull, ReadOnlyFolder, DiskFault: as their names say; the index is as it was.
        """
        if not self.path.exists():
            with contextlib.suppress(FileExistsError):
                create_empty(self.path)
        with self._connection() as db, self._judged():
            db.execute("BEGIN")  # not IMMEDIATE: that would lock the database too
            try:
                if not _is_ours(db):
                    for statement in _SCHEMA:
                        db.execute(statement)
                    db.execute(f"PRAGMA search.user_version = {VERSION}")
                db.execute("UPDATE search.follow SET built = built")  # the index is ours before we look
                yield db
                db.execute("COMMIT")
            finally:
                if db.in_transaction:
                    db.rollback()

    def discard(self, why: object) -> bool:
        """Throw the index away, to be made again; False while another process writes it."""
        if not self._lock.try_take():
            return False
        try:
            log.warning("the search index is made again: %s", why)
            self.close()
            for ending in ("", "-wal", "-shm"):
                with explained(self.path):
                    self.path.with_name(SEARCH + ending).unlink(missing_ok=True)
        finally:
            self._lock.free()
        return True

    # Inside

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """Yield a connection with the index attached, kept for the next one who asks."""
        file = self._file()
        with self._guard:
            usable = [one for one in self._idle if one[1] == file]
            for db, _ in (one for one in self._idle if one[1] != file):
                db.close()  # of an index that was thrown away
            self._idle = usable
            db = self._idle.pop()[0] if self._idle else None
        if db is None:
            db = self._attached()
        try:
            yield db
        except BaseException:
            db.close()
            raise
        with self._guard:
            self._idle.append((db, file))

    def _attached(self) -> Connection:
        db = self.store.connection()
        try:
            with self._judged():
                db.execute("ATTACH ? AS search", (f"{self.path.absolute().as_uri()}?mode=rw",))
                db.execute("PRAGMA search.journal_mode = WAL")
                db.execute(f"PRAGMA search.cache_size = -{CACHE_KIB}")
                _refuse_others(db.execute("PRAGMA search.user_version").fetchone()[0])
        except BaseException:
            db.close()
            raise
        return db

    @contextmanager
    def _judged(self) -> Iterator[None]:
        """Tell a damaged index from everything else that SQLite may say."""
        try:
            with explained(self.path):
                yield
        except dbapi2.Error as error:
            if _is_unusable(error):
                raise Unusable(error) from error
            raise
        except Exception as error:
            if isinstance(error.__cause__, dbapi2.Error) and _is_unusable(error.__cause__):
                raise Unusable(error.__cause__) from error
            raise

    def _file(self) -> tuple[int, int]:
        with contextlib.suppress(OSError):
            told = self.path.stat()
            return told.st_dev, told.st_ino
        return 0, 0


def _refuse_others(version: int) -> None:
    if version not in (0, VERSION):
        raise Unusable(f"it is of version {version}, this program writes {VERSION}")


def _is_unusable(error: dbapi2.Error) -> bool:
    code = int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    return code in _UNUSABLE or "no such table: search." in str(error)


def _is_ours(db: Connection) -> bool:
    return bool(db.execute("PRAGMA search.user_version").fetchone()[0] == VERSION)


def candidates(db: Connection, match: str, low: int, end: int, most: int) -> list[int]:
    """Return at most ``most`` numbers in [low, end) whose grams match, highest first."""
    rows = db.execute(
        "SELECT rowid FROM search.word WHERE word MATCH ? AND rowid >= ? AND rowid < ? "
        "ORDER BY rowid DESC LIMIT ?",
        (match, low, end, most),
    )
    return [number for (number,) in rows]


def newest(db: Connection, accounts: Sequence[int] | None, low: int, end: int, most: int) -> list[int]:
    """Return at most ``most`` numbers in [low, end), highest first, of some accounts or all (None)."""
    from json import dumps

    where = "" if accounts is None else "AND account_id IN (SELECT value FROM json_each(:accounts)) "
    rows = db.execute(
        f"SELECT doc FROM search.doc WHERE doc >= :low AND doc < :end {where}ORDER BY doc DESC LIMIT :most",
        {"low": low, "end": end, "most": most, "accounts": dumps(list(accounts or ()))},
    )
    return [number for (number,) in rows]


def rows_of(db: Connection, numbers: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return document number -> (origin, row id) of those that are there."""
    from json import dumps

    rows = db.execute(
        "SELECT doc, origin, row FROM search.doc WHERE doc IN (SELECT value FROM json_each(?))",
        (dumps(list(numbers)),),
    )
    return {number: (origin, row) for number, origin, row in rows}


#: Before an account's id: one gram of every document says whose it is. No word has this character.
ACCOUNT_MARK: Final = "\ue000"


def matching(phrases: Sequence[str], accounts: Sequence[int] | None = None) -> str:
    """Return phrases of grams, all of them needed, as FTS5 reads them; of some accounts or all (None)."""
    parts = list(phrases)
    if accounts is not None:
        parts.append("(" + " OR ".join(f'"{ACCOUNT_MARK}{account}"' for account in accounts) + ")")
    return " AND ".join(parts)


def spilled_days(db: Connection) -> int:
    """Return by how many days a document may be numbered too late: a day once had more than its numbers."""
    return int(db.execute("SELECT spilled FROM search.follow").fetchone()[0])
