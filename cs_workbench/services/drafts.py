"""What is being written: on disk within two seconds of the key, whatever happens to the program.

A draft is no step of the person's, so it is neither a command nor undone; each save is one durable commit.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cs_workbench.kernel.clock import from_iso, iso

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench


@dataclass(frozen=True, slots=True)
class DraftText:
    """A draft as an editor holds it. ``id`` None: not saved yet; ``note_id`` None: of a new note."""

    account_id: int | None
    body: str
    caret: int = 0
    note_id: int | None = None
    base: str | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft on disk; ``account``: the name, '' where none was chosen; ``lost``: its program died with it."""

    draft: DraftText
    account: str
    saved_at: datetime
    lost: bool


def save_draft(bench: Workbench, draft: DraftText, *, left: bool = False) -> int:
    """Save ``draft`` durably; return its id. ``left``: the person has put it down."""
    from cs_workbench.services.notes import clean_note
    from cs_workbench.store import drafts

    with bench.store.write("draft", "draft") as writing:
        return drafts.save(
            writing.db,
            draft.id,
            account_id=draft.account_id,
            note_id=draft.note_id,
            body=clean_note(draft.body),
            base=draft.base,
            caret=draft.caret,
            at=iso(bench.clock.now()),
            process=drafts.LEFT if left else os.getpid(),
        )


def drop_draft(bench: Workbench, draft_id: int) -> None:
    """Take a draft away: what it held was finished, or thrown away."""
    from cs_workbench.store import drafts

    with bench.store.write("draft", "draft") as writing:
        drafts.remove(writing.db, draft_id)


def kept_drafts(bench: Workbench) -> list[KeptDraft]:
    """Return every draft with words in it, the latest first."""
    from cs_workbench.store import activity, drafts

    with bench.store.read() as db:
        found = [row for row in drafts.every(db) if row.body.strip()]
        names = activity.names(db, {row.account_id for row in found if row.account_id is not None})
    return [
        KeptDraft(
            DraftText(row.account_id, row.body, row.caret, row.note_id, row.base, row.id),
            names.get(row.account_id or 0, ""),
            from_iso(row.saved_at),
            row.process not in (drafts.LEFT, os.getpid()),
        )
        for row in found
    ]


def draft_of(bench: Workbench, account_id: int) -> DraftText | None:
    """Return what was last being written about an account; None when nothing waits."""
    kept = (k.draft for k in kept_drafts(bench) if k.draft.account_id == account_id)
    return next(kept, None)


def lost_drafts(bench: Workbench) -> list[KeptDraft]:
    """Return the drafts whose program died, and say of each that it was found: the next start is silent."""
    from cs_workbench.store import drafts

    lost = [kept for kept in kept_drafts(bench) if kept.lost]
    if lost:
        with bench.store.write("draft", "draft") as writing:
            drafts.put_down(writing.db, os.getpid())
    return lost
