"""Files that are either the old one or the new one, never half of both."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any


@contextlib.contextmanager
def atomic_write(path: Path, mode: str = "wb", **options: Any) -> Iterator[IO[Any]]:
    """Yield a file that replaces ``path`` when the block ends well, and leaves it alone otherwise.

    Written aside in the same folder with mode 0600, flushed, fsynced, renamed, folder fsynced.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    aside = Path(name)
    try:
        with os.fdopen(handle, mode, **options) as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        aside.replace(path)
        fsync_folder(path.parent)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """Put ``text`` (UTF-8) into ``path``, whole or not at all."""
    with atomic_write(path) as out:
        out.write(text.encode())


def fsync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` durable; Windows needs and allows no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def private_folder(path: Path) -> Path:
    """Make ``path`` (mode 0700) if it is not there, and return it."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path
