"""The one connection factory: every connection to the local database is opened here, the same way."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final, TypeAlias

from sqlcipher3 import dbapi2

from cs_workbench.store.errors import DatabaseMissing, NotOurDatabase, explained

#: sqlcipher3 has no types; this is its ``dbapi2.Connection``.
Connection: TypeAlias = Any

#: 'CSWB' in the database's header (PRAGMA application_id).
APPLICATION_ID: Final = 0x43535742
PAGE_BYTES: Final = 4096
PATIENCE_MS: Final = 5_000
CACHE_KIB: Final = 32_768
LEAN_CACHE_KIB: Final = 4_096  # of a process that goes through everything once
CHECKPOINT_PAGES: Final = 8_000  # 32 MB: a bulk load writes its busy pages once, not every 4 MB
_PLAIN_SQLITE: Final = b"SQLite format 3\0"
_SETTINGS: Final = (
    "journal_mode = WAL",
    "synchronous = FULL",  # a commit that was answered survives a power cut
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",  # nothing decrypted lies on the disk
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    f"busy_timeout = {PATIENCE_MS}",
    f"wal_autocheckpoint = {CHECKPOINT_PAGES}",
)


def open_connection(
    path: Path,
    key: bytes,
    *,
    read_only: bool = False,
    foreign_keys: bool = True,
    cache_kib: int = CACHE_KIB,
) -> Connection:
    """Return a connection to the encrypted database at ``path``; the file must be there.

    No transaction is ever begun by the driver. ``foreign_keys`` is off for migrations only.

    Raises:
        DatabaseMissing: there is no such file.
        NotOurDatabase: a plain SQLite file or something else that we never wrote.
        WrongKey: the 32 bytes of ``key`` do not decrypt it.
        DatabaseBusy, DiskFull, DiskFault, ReadOnlyFolder, Damaged: as their names say.
    """
    if len(key) != 32:  # noqa: PLR2004 - AES-256
        raise ValueError("a key has 32 bytes")
    _refuse_strangers(path)
    with explained(path):
        db = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=PATIENCE_MS / 1000,
            check_same_thread=False,
            cached_statements=256,
        )
        try:
            db.execute("PRAGMA cipher_log_level = NONE")
            db.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            db.execute("SELECT count(*) FROM sqlite_schema")  # a wrong key shows here
            for setting in _SETTINGS:
                db.execute(f"PRAGMA {setting}")
            db.execute(f"PRAGMA cache_size = -{cache_kib}")
            if not foreign_keys:
                db.execute("PRAGMA foreign_keys = OFF")
            if read_only:
                db.execute("PRAGMA query_only = ON")
        except BaseException:
            db.close()
            raise
    return db


def create_empty(path: Path) -> None:
    """Make the empty file a new database grows in: mode 0600 whatever the umask, never over another."""
    with explained(path):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _refuse_strangers(path: Path) -> None:
    """Look at the file before SQLite may touch it; an empty file is a database about to be made."""
    with explained(path):
        if not path.exists():
            raise DatabaseMissing(path=path)
        if not path.is_file():
            raise NotOurDatabase(path=path)
        with path.open("rb") as file:
            head = file.read(len(_PLAIN_SQLITE))
        torn = path.stat().st_size % PAGE_BYTES  # a power cut tears the last page; the log mends it
        log = path.with_name(f"{path.name}-wal")
        if head == _PLAIN_SQLITE or (torn and not log.exists()):
            raise NotOurDatabase(path=path)
