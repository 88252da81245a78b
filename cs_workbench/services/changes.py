"""What a write changed: the one thing from which every refresh follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cs_workbench.services.commands import Command
    from cs_workbench.services.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids by kind ('account', 'note', 'todo', ...); None stands for more than can be listed."""

    kinds: Mapping[str, frozenset[int] | None] = field(default_factory=dict)

    def touches(self, *kinds: str) -> bool:
        """Say whether any of ``kinds`` changed."""
        return any(kind in self.kinds for kind in kinds)

    def ids(self, kind: str) -> frozenset[int] | None:
        """Return which ids of ``kind`` changed; None: many."""
        return self.kinds.get(kind, frozenset())

    def __or__(self, other: Changes) -> Changes:
        merged = dict(self.kinds)
        for kind, ids in other.kinds.items():
            known = merged.get(kind, frozenset())
            merged[kind] = None if ids is None or known is None else known | ids
        return Changes(merged)


@dataclass(frozen=True, slots=True)
class Done:
    """The answer of every write: what changed, how to take it back, and what to tell the person.

    Attributes:
        undo: the command that takes it back; None where nothing is to be taken back.
        said: a template marked in context 'done', with its ``params``.
        value: what was made, where something was (an id).
        step: the number of the step by which `undo_step` takes it back; None until it is kept, or where it is none.
    """

    changes: Changes
    undo: Command | None = None
    said: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    value: object = None
    step: int | None = None


def merged(rows: Iterable[Changes]) -> Changes:
    """Return all of ``rows`` in one."""
    total = Changes()
    for row in rows:
        total = total | row
    return total


def changes_since(bench: Workbench, seq: int) -> tuple[int, Changes]:
    """Return the last change number and everything that changed after ``seq``, whoever wrote."""
    last, rows = bench.store.changes_since(seq)
    return last, merged(Changes({kind: ids}) for kind, ids in rows)


def data_version(bench: Workbench) -> int:
    """Return a number that moves whenever any process commits; cheap enough to ask four times a second."""
    return bench.store.data_version()
