"""Rows held back (取り込み保留): why, and how they land after a repair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cs_workbench.domain.nouns import BY_NAME
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError, WrongUsage
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command

if TYPE_CHECKING:
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing


class StillWrong(WorkbenchError):
    """A repair that does not help."""

    template = N_(
        "errors", "The row cannot land yet: {why} It is still held and unchanged. Correct the cell again."
    )
    code = "CSW-1460"


class NoSuchRow(WorkbenchError):
    """A held row that is not there."""

    template = N_(
        "errors", "There is no held row {row}. Nothing was changed. 'cs-workbench held list' shows them."
    )
    code = "CSW-1461"


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One held row; ``sentence`` in the person's language, ``raw`` heading -> text."""

    id: int
    source: str
    file: str
    number: int
    field: str
    value: str
    sentence: str
    raw: Mapping[str, str]
    state: str


def held_rows(bench: Workbench, source: str | None = None) -> list[HeldRow]:
    """Return the open held rows, of one source or of all, in file order."""
    from cs_workbench.store import held

    with bench.store.read() as db:
        return [
            HeldRow(
                r.id, r.source, r.file, r.number, r.field, r.value, held_sentence(bench, r), r.raw, r.state
            )
            for r in held.open_rows(db, source)
        ]


def held_sentence(bench: Workbench, row: Any) -> str:
    """Return why a row is held; ids of nouns and fields in it read as they are."""
    return bench.catalogue.form("held", row.reason).format_map({"value": row.value, **row.params})


def corrected_cells(pairs: Sequence[str]) -> dict[str, str]:
    """Return COLUMN=TEXT arguments as a mapping."""
    cells = {}
    for pair in pairs:
        column, equals, text = pair.partition("=")
        if not equals:
            raise WrongUsage(what=f"{pair!r} is not COLUMN=TEXT.")
        cells[column] = text
    return cells


@dataclass(frozen=True, slots=True)
class RepairHeld(Command):
    """Land a held row with corrected cells; the correction is kept for every later sync of that row."""

    row_id: int
    cells: Mapping[str, str]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Convert the corrected row as its file's rows are converted, and write it."""
        from cs_workbench.services.syncing import mapping_in
        from cs_workbench.sources.reader import convert_row
        from cs_workbench.sources.records import Held
        from cs_workbench.store import held, remote, runs

        row = held.one(writing.db, self.row_id)
        if row is None:
            raise NoSuchRow(row=self.row_id)
        mapping = mapping_in(writing.db, row.source)
        spec = mapping.files[row.entry]
        raw = {**row.raw, **self.cells}
        page = convert_row(mapping, row.entry, raw)
        if isinstance(page, Held):
            raise StillWrong(
                why=bench.catalogue.form("held", page.reason).format_map({"value": page.value, **page.params})
            )
        run = runs.latest(writing.db, row.source)
        result = remote.upsert_page(
            writing.db, row.source, page.noun, page.fields, page.rows, via=spec.via,
            run=run, at=iso(bench.clock.now()), first=False, lag_days=0,
        )  # fmt: skip
        if result.held:
            raise StillWrong(why=bench.say("held", N_("held", "The row names no account.")))
        held.settle(writing.db, self.row_id, "repaired", dict(self.cells), str(page.rows[0][0]))
        kinds = {"held": None, "account": None, BY_NAME[page.noun].name: None}
        return Done(Changes(kinds), None, N_("done", "Row {number} landed"), {"number": row.number})


@dataclass(frozen=True, slots=True)
class DropHeld(Command):
    """Leave held rows out, now and at later syncs while the file says the same."""

    row_ids: tuple[int, ...]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark them."""
        from cs_workbench.store import held

        for row_id in self.row_ids:
            held.settle(writing.db, row_id, "dropped", None)
        said = N_("done", "%n row(s) left out")
        return Done(Changes({"held": None}), ReopenHeld(self.row_ids), said, {"n": len(self.row_ids)})


@dataclass(frozen=True, slots=True)
class ReopenHeld(Command):
    """Hold dropped rows again."""

    row_ids: tuple[int, ...]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Mark them as open."""
        from cs_workbench.store import held

        for row_id in self.row_ids:
            held.settle(writing.db, row_id, "open", None)
        said = N_("done", "%n row(s) held again")
        return Done(Changes({"held": None}), DropHeld(self.row_ids), said, {"n": len(self.row_ids)})
