"""What can be wrong with the database, each as a sentence a person can act on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from cs_workbench.kernel.errors import Retry, WorkbenchError
from cs_workbench.kernel.i18n import N_

#: With less than this free, an input/output error is a full disk.
LITTLE_BYTES: Final = 2_000_000
MEGABYTE: Final = 1_000_000


class DiskFull(WorkbenchError):
    """The disk has no room for the write."""

    template = N_(
        "errors",
        "The disk with {path} is full: about {needed} MB are needed. What was saved before is safe. "
        "Free some space, then try again.",
    )
    code = "CSW-1101"
    retry = Retry.LATER


class ReadOnlyFolder(WorkbenchError):
    """The profile's folder or files may not be written."""

    template = N_(
        "errors",
        "Nothing can be written in {path}: it is read-only or belongs to someone else. Your data is "
        "unchanged. Allow writing there, or choose another folder with --data-dir.",
    )
    code = "CSW-1102"


class DatabaseBusy(WorkbenchError):
    """Another process is writing and did not end in time."""

    template = N_(
        "errors",
        "Another program is writing to {path} (process {pid}). Nothing was changed. "
        "Wait until it ends, then try again.",
    )
    code = "CSW-1103"
    retry = Retry.LATER


class WrongKey(WorkbenchError):
    """The key does not open the database."""

    template = N_(
        "errors",
        "The key does not open {path}. Nothing was changed. Check the passphrase, or enter the recovery key.",
    )
    code = "CSW-1104"
    retry = Retry.AFTER_LOGIN


class NotOurDatabase(WorkbenchError):
    """The file is another program's, or no database at all."""

    template = N_(
        "errors",
        "{path} is not a database of CS Workbench. It was not touched. "
        "Move it away and put a backup in its place, or choose another folder with --data-dir.",
    )
    code = "CSW-1105"


class TooNew(WorkbenchError):
    """A newer CS Workbench wrote the database."""

    template = N_(
        "errors",
        "{path} was written by a newer CS Workbench (data version {version}, this one knows {known}). "
        "It was not touched. Please update CS Workbench.",
    )
    code = "CSW-1106"


class Damaged(WorkbenchError):
    """The database does not pass its own check."""

    template = N_(
        "errors",
        "{path} is damaged. It was left as it is. "
        "Put the newest copy from the backups folder beside it in its place.",
    )
    code = "CSW-1107"


class DiskFault(WorkbenchError):
    """The disk answered with an error."""

    template = N_(
        "errors",
        "The disk could not read or write {path}. What was saved before is safe. "
        "Check the disk and its connection, then try again.",
    )
    code = "CSW-1108"
    retry = Retry.LATER


class DatabaseMissing(WorkbenchError):
    """The profile has a key but no database any more."""

    template = N_(
        "errors",
        "{path} is missing. Nothing was made in its place. "
        "Put the file or a copy from the backups folder back, or use another profile.",
    )
    code = "CSW-1109"


class DatabaseThere(WorkbenchError):
    """A database is to be made where one already is."""

    template = N_("errors", "There is a database already: {path}. It was not touched. Open it instead.")
    code = "CSW-1110"


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system say about ``path`` into one of the errors above.

    Only what the surroundings cause is translated; a mistake in our SQL stays what it is.
    """
    try:
        yield
    except dbapi2.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        known = _explain(path, code & 0xFF if code is not None else None)
        if known is None:
            raise
        raise known from error
    except OSError as error:
        kind = _OS_ERRORS.get(error.errno or 0)
        if kind is None:
            raise
        raise _named(kind, path) from error


def _explain(path: Path, code: int | None) -> WorkbenchError | None:
    known = _SQLITE_ERRORS.get(code or 0)
    if known is None:
        return None
    full = known in (DiskFault, ReadOnlyFolder) and path.parent.is_dir()
    if full and shutil.disk_usage(path.parent).free < LITTLE_BYTES:
        known = DiskFull
    return _named(known, path)


def _named(kind: type[WorkbenchError], path: Path) -> WorkbenchError:
    if kind is DiskFull:
        return DiskFull(path=path.parent, needed=megabytes_needed(path))
    if kind is ReadOnlyFolder:
        return ReadOnlyFolder(path=path.parent)
    if kind is DatabaseBusy:
        return DatabaseBusy(path=path, pid="?")
    return kind(path=path)


def megabytes_needed(path: Path) -> int:
    """Return the free space to work on: twice the database, 20 MB at least; in MB."""
    size = path.stat().st_size if path.is_file() else 0
    return max(20, 2 * size // MEGABYTE + 1)


#: SQLite's primary result codes, and errno.
_SQLITE_ERRORS: Final[dict[int, type[WorkbenchError]]] = {
    5: DatabaseBusy,  # SQLITE_BUSY
    6: DatabaseBusy,  # SQLITE_LOCKED
    8: ReadOnlyFolder,  # SQLITE_READONLY
    10: DiskFault,  # SQLITE_IOERR
    11: Damaged,  # SQLITE_CORRUPT
    13: DiskFull,  # SQLITE_FULL
    14: ReadOnlyFolder,  # SQLITE_CANTOPEN
    26: WrongKey,  # SQLITE_NOTADB
}
_OS_ERRORS: Final[dict[int, type[WorkbenchError]]] = {
    1: ReadOnlyFolder,  # EPERM
    5: DiskFault,  # EIO
    13: ReadOnlyFolder,  # EACCES
    28: DiskFull,  # ENOSPC
    30: ReadOnlyFolder,  # EROFS
    122: DiskFull,  # EDQUOT
}
