"""The store's door: many readers, one writer at a time, in however many processes."""

from __future__ import annotations

import json
import logging
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Final, Protocol, Self, TypeVar, cast

from cs_workbench.kernel.clock import Clock, SystemClock, iso
from cs_workbench.kernel.locks import Busy, FileLock
from cs_workbench.kernel.text import safe_name
from cs_workbench.store.backup import check
from cs_workbench.store.connect import CACHE_KIB, LEAN_CACHE_KIB, Connection, open_connection
from cs_workbench.store.errors import DatabaseBusy, ReadOnlyFolder, explained
from cs_workbench.store.migrate import bring_up_to_date
from cs_workbench.store.profile import DATABASE

log = logging.getLogger(__name__)

PATIENCE_S: Final = 10.0
SLOW_WRITE_S: Final = 0.5
MOST_IDS: Final = 1_000  # more changed ids than these are said as "many"
KEPT_CHANGES: Final = 5_000


class Companion(Protocol):
    """Something that lives as long as its store: the search index."""

    def close(self) -> None:
        """Close every connection of its own."""
        ...


Made = TypeVar("Made", bound=Companion)


@dataclass(slots=True)
class Writing:
    """An open write transaction: its connection, and what it changed so far.

    Attributes:
        number: of its last change, once it has committed (`rows.last_change`); None: it told of none.
    """

    db: Connection
    kinds: dict[str, set[int] | None] = field(default_factory=dict)
    number: int | None = None

    def changed(self, kind: str, ids: Iterable[int] | None) -> None:
        """Say that rows of ``kind`` changed; None stands for more than can be listed."""
        known = self.kinds.setdefault(kind, set())
        if ids is None or known is None:
            self.kinds[kind] = None
        else:
            known.update(ids)


class Store:
    """One open database. Threads may share it; every call stands for itself."""

    def __init__(self, folder: Path, key: bytes, clock: Clock, cache_kib: int = CACHE_KIB) -> None:
        self.folder = folder
        self.path = folder / DATABASE
        self._key = key
        self._clock = clock
        self._cache_kib = cache_kib
        self._idle: list[Connection] = []
        self._guard = threading.Lock()  # of _idle and _watch
        self._one_writer = threading.Lock()
        self._write_lock = FileLock(folder / "write.lock")
        self._writer: Connection | None = None
        self._watch: Connection | None = None
        self._companions: dict[str, Companion] = {}

    @classmethod
    def open(
        cls,
        folder: Path,
        key: bytes,
        clock: Clock | None = None,
        *,
        look: bool = True,
        lean: bool = False,
    ) -> Store:
        """Open the database of the profile in ``folder``, bringing it to today's schema.

        ``look``: check it after an unclean end; a child that a window has just started need not.
        ``lean``: keep little of it in memory, for work that goes through everything once.

        Raises:
            DatabaseMissing, NotOurDatabase, WrongKey, TooNew, ReadOnlyFolder, Damaged, DiskFull, Busy: as
                their names say; nothing is ever made in the place of what was found.
        """
        clock = clock or SystemClock()
        store = cls(folder, key, clock, LEAN_CACHE_KIB if lean else CACHE_KIB)
        if folder.is_dir() and not os.access(folder, os.W_OK):
            raise ReadOnlyFolder(path=folder)
        wal = store.path.with_name(DATABASE + "-wal")
        unclean = look and wal.exists() and wal.stat().st_size > 0
        bring_up_to_date(store.path, key, clock.now())
        if unclean:
            with store.read() as db:
                check(db, store.path, "quick_check")
        return store

    def close(self) -> None:
        """Close every connection; the last one to close folds the log into the database."""
        with self._guard:
            companions = list(self._companions.values())
            self._companions.clear()
        for companion in companions:
            companion.close()
        with self._one_writer, self._guard:
            for db in (*self._idle, self._watch, self._writer):
                if db is not None:
                    db.close()
            self._idle.clear()
            self._watch = self._writer = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection that sees one unchanging state of the database and cannot write."""
        with self._guard:
            db = self._idle.pop() if self._idle else None
        if db is None:
            db = open_connection(self.path, self._key, read_only=True, cache_kib=self._cache_kib)
        try:
            with explained(self.path):
                db.execute("BEGIN")
                yield db
        finally:
            if db.in_transaction:
                db.rollback()
            with self._guard:
                self._idle.append(db)

    @contextmanager
    def write(self, purpose: str, kind: str) -> Iterator[Writing]:
        """Yield an open transaction that commits on leaving, with what it `changed`; an error undoes all of it.

        ``purpose`` names it in the log where it was slow, ``kind`` is its kind there ('command', 'sync').

        Raises:
            DatabaseBusy: another process wrote for ten seconds on end.
            DiskFull, ReadOnlyFolder, DiskFault, Damaged: as their names say; nothing was changed.
        """
        with self._one_writer, explained(self.path):
            self._take_write_lock()
            since = monotonic()
            try:
                if self._writer is None:
                    self._writer = open_connection(self.path, self._key, cache_kib=self._cache_kib)
                yield from self._transaction(self._writer)
            finally:
                self._write_lock.free()
                took = monotonic() - since
        if took > SLOW_WRITE_S:
            log.warning("%s (%s) held the write lock for %.2f s", purpose, kind, took)

    def _take_write_lock(self) -> None:
        try:
            self._write_lock.take(DATABASE, PATIENCE_S)
        except Busy as busy:
            raise DatabaseBusy(path=self.path, pid=busy.params["pid"]) from busy

    def _transaction(self, db: Connection) -> Iterator[Writing]:
        db.execute("BEGIN IMMEDIATE")
        try:
            writing = Writing(db)
            yield writing
            self._log_changes(writing)
            db.execute("COMMIT")
        finally:
            if db.in_transaction:
                db.rollback()

    def _log_changes(self, writing: Writing) -> None:
        at, process = iso(self._clock.now()), os.getpid()
        rows = [
            (at, process, kind, None if ids is None or len(ids) > MOST_IDS else json.dumps(sorted(ids)))
            for kind, ids in writing.kinds.items()
            if ids is None or ids
        ]
        if not rows:
            return
        writing.db.executemany("INSERT INTO change (at, process, kind, ids) VALUES (?, ?, ?, ?)", rows)
        (last,) = writing.db.execute("SELECT max(seq) FROM change").fetchone()
        writing.number = int(last)
        if last % KEPT_CHANGES < len(rows):
            writing.db.execute("DELETE FROM change WHERE seq <= ?", (last - KEPT_CHANGES,))

    def connection(self) -> Connection:
        """Return a connection of the caller's own, who closes it; what people write goes through `write`."""
        return open_connection(self.path, self._key, cache_kib=self._cache_kib)

    def companion(self, name: str, make: Callable[[Store], Made]) -> Made:
        """Return what lives beside the database under ``name``, made now if it was not; closed with the store."""
        with self._guard:
            if name not in self._companions:
                self._companions[name] = make(self)
            return cast("Made", self._companions[name])

    def data_version(self) -> int:
        """Return a number that moves whenever any process commits; a poll costs microseconds."""
        with self._guard, explained(self.path):
            if self._watch is None:
                self._watch = open_connection(self.path, self._key, read_only=True)
            return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def changes_since(self, seq: int) -> tuple[int, list[tuple[str, frozenset[int] | None]]]:
        """Return the last change number and (kind, ids) of every later change; ids None: many."""
        with self.read() as db:
            rows = db.execute(
                "SELECT seq, kind, ids FROM change WHERE seq > ? ORDER BY seq", (seq,)
            ).fetchall()
        last = rows[-1][0] if rows else seq
        return last, [(kind, None if ids is None else frozenset(json.loads(ids))) for _, kind, ids in rows]

    def job_lock(self, kind: str, name: str) -> FileLock:
        """Return the lock of which only one process may hold one: a sync of a source, say."""
        return FileLock(self.folder / f"job-{kind}-{safe_name(name)}.lock")
