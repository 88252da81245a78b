"""What a sync did, file by file: counts a person can check against the file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any


@dataclass(slots=True)
class FileReport:
    """One file of a source. Every row read is inserted, changed, unchanged, merged or held.

    ``merged``: rows whose value was added to that of another row with the same key (usage);
    ``remarks``: (template in context 'remarks', count, params).
    """

    file: str
    noun: str
    read: int = 0
    inserted: int = 0
    changed: int = 0
    unchanged: int = 0
    merged: int = 0
    held: int = 0
    remarks: list[tuple[str, int, dict[str, str]]] = field(default_factory=list)


@dataclass(slots=True)
class SyncReport:
    """One run over a source.

    ``state``: 'done', 'held' (vanished rows wait for a yes), 'cancelled' or 'failed'; ``touched``: the accounts
    of which a row is new or changed, None where that cannot be listed.
    """

    source: str
    run: int = 0
    state: str = "done"
    files: list[FileReport] = field(default_factory=list)
    retired: int = 0
    returned: int = 0
    would_go: int = 0
    of_live: int = 0
    touched: set[int] | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as the run's row keeps it."""
        return asdict(replace(self, touched=None))

    def touch(self, accounts: set[int] | None) -> None:
        """Add accounts whose rows changed; None: it may be any."""
        if self.touched is None or accounts is None:
            self.touched = None
        else:
            self.touched |= accounts

    @property
    def landed(self) -> int:
        """How many rows were written."""
        return sum(file.inserted + file.changed for file in self.files) + self.retired + self.returned
