"""Settings of a profile, by key."""

from __future__ import annotations

import json
from typing import Any

from cs_workbench.store.connect import Connection


def get(db: Connection, key: str, default: Any = None) -> Any:
    """Return the value kept under ``key``, ``default`` when there is none."""
    row = db.execute("SELECT value FROM local_setting WHERE key = ?", (key,)).fetchone()
    return default if row is None else json.loads(row[0])


def put(db: Connection, key: str, value: Any) -> None:
    """Keep ``value``, anything JSON can carry."""
    db.execute(
        "INSERT INTO local_setting (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        (key, json.dumps(value, ensure_ascii=False)),
    )
