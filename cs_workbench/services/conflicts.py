"""Notes edited in two places: a draft whose note was written meanwhile, where both do not fit together.

Nothing marks such a note: a draft knows the text it began with, so which ones are in conflict follows from what is
kept anyway, and a crash at any moment leaves both texts as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from cs_workbench.domain.merge import Keep, Piece, merge, merged_text, places
from cs_workbench.services.drafts import DraftText, kept_drafts
from cs_workbench.services.notes import NoteText, WriteNote, clean_note, note_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cs_workbench.services.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Conflict:
    """Mine (``draft``, written until ``saved_at``) and theirs (``note``), in ``pieces`` to choose from."""

    note: NoteText
    draft: DraftText
    saved_at: datetime
    account: str  # its name
    pieces: tuple[Piece, ...]

    def settled(self, keeps: Sequence[Keep], kind: str = "") -> WriteNote:
        """Return the command that writes what was chosen, a `Keep` for each of the `places`; the draft ends with it."""
        note, draft = self.note, self.draft
        return WriteNote(
            note.account_id, merged_text(self.pieces, keeps), note.id, kind=kind or note.kind, base=note.body,
            draft_id=draft.id, settles=(draft.body, draft.base or ""),
        )  # fmt: skip


def conflict_of(
    bench: Workbench, draft: DraftText, saved_at: datetime | None = None, account: str = ""
) -> Conflict | None:
    """Return in what ``draft`` and its note do not fit together; None where they do."""
    from cs_workbench.services.note_lines import written_since
    from cs_workbench.store import notes

    if draft.note_id is None or draft.base is None:
        return None
    with bench.store.read() as db:
        note = notes.one(db, draft.note_id)
        theirs = None if note is None or note.retired_at else written_since(db, note, draft.base)
        if note is None or theirs is None:
            return None
        shown = note_of(db, note)
    draft = replace(draft, body=clean_note(draft.body))
    pieces = merge(draft.base or "", draft.body, theirs)
    if not places(pieces):
        return None
    return Conflict(shown, draft, saved_at or bench.clock.now(), account, pieces)


def conflicts(bench: Workbench, note_id: int | None = None) -> list[Conflict]:
    """Return every note edited in two places (or ``note_id``'s conflicts), the latest draft first."""
    found = (
        conflict_of(bench, kept.draft, kept.saved_at, kept.account)
        for kept in kept_drafts(bench)
        if kept.draft.note_id is not None and note_id in (None, kept.draft.note_id)
    )
    return [conflict for conflict in found if conflict is not None]
