"""Verified copies of the database: written aside, opened, checked, and only then given their name."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from cs_workbench.kernel.clock import from_iso, iso
from cs_workbench.kernel.files import fsync_folder, private_folder, write_text
from cs_workbench.store.connect import Connection, create_empty, open_connection
from cs_workbench.store.errors import Damaged, explained

COPY: Final = "workbench.db"
MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy holds: enough to choose among copies without their key."""

    made_at: str  # ISO UTC
    reason: str
    schema: int
    rows: dict[str, int]
    sha256: str


def row_counts(db: Connection) -> dict[str, int]:
    """Return how many rows each of our tables has."""
    names = db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name <> 'alembic_version' ORDER BY name"
    )
    return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names.fetchall()}


def version_of(db: Connection) -> int:
    """Return the number of the last migration that ran."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def check(db: Connection, path: Path, pragma: str = "integrity_check") -> None:
    """Raise `Damaged` unless the database at ``path`` passes ``pragma``."""
    with explained(path):
        if db.execute(f"PRAGMA {pragma}").fetchone()[0] != "ok":
            raise Damaged(path=path)


def newest_backup(folder: Path) -> datetime | None:
    """Return when the newest copy of a profile was made; None while there is none."""
    manifests = sorted((folder / "backups").glob(f"*/{MANIFEST}"))
    if not manifests:
        return None
    return from_iso(json.loads(manifests[-1].read_text(encoding="utf-8"))["made_at"])


def back_up(path: Path, key: bytes, at: datetime, reason: str) -> Path:
    """Copy the database at ``path`` into ``backups/`` beside it; return the copy's folder.

    The copy is encrypted with the same key. Until it is complete and checked it has a name that starts
    with a dot; such a rest of a killed attempt is removed by the next one.

    Raises:
        Damaged: the database or its copy fails its check; no copy is kept.
        DiskFull, ReadOnlyFolder: as their names say.
    """
    home = path.parent / "backups"
    with explained(path):
        private_folder(home)
        for rest in home.glob(".*.part"):
            shutil.rmtree(rest)
        aside = private_folder(home / f".{reason}.part")
    try:
        with explained(path):
            manifest = _copy(path, key, aside / COPY, at, reason)
            write_text(
                aside / MANIFEST, json.dumps(asdict(manifest), indent=1)
            )  # makes the folder durable too
            final = _free_name(home, f"{at:%Y-%m-%dT%H%M%SZ}-s{manifest.schema}")
            aside.rename(final)
            fsync_folder(home)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return final


def _copy(path: Path, key: bytes, target: Path, at: datetime, reason: str) -> Manifest:
    create_empty(target)
    db = open_connection(path, key)
    try:
        check(db, path)
        expected = row_counts(db)
        db.execute("VACUUM INTO ?", (str(target),))
    finally:
        db.close()
    copy = open_connection(target, key)
    try:
        check(copy, target)
        if row_counts(copy) != expected:
            raise Damaged(path=target)
        schema = version_of(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # a single file
    finally:
        copy.close()
    _make_durable(target)
    with target.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Manifest(iso(at), reason, schema, expected, digest)


def _make_durable(path: Path) -> None:
    """Wait until the disk has the file; VACUUM INTO does not promise it."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _free_name(home: Path, name: str) -> Path:
    number, path = 1, home / name
    while path.exists():
        number += 1
        path = home / f"{name}-{number}"
    return path
