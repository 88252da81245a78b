"""Targets (目標): typed or imported, one for each period, owner and measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.targets import (
    MEASURES,
    MONEY,
    WHOLE,
    Measure,
    Period,
    amount_of,
    period_of,
    period_text,
)
from cs_workbench.kernel.clock import iso
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import LANGUAGES, N_, load_catalogue
from cs_workbench.kernel.money import Money
from cs_workbench.kernel.text import fold
from cs_workbench.services import settings
from cs_workbench.services.changes import Changes, Done
from cs_workbench.services.commands import Command
from cs_workbench.services.notes import author
from cs_workbench.services.records import WrongValue

if TYPE_CHECKING:
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.store.engine import Writing

MOST_ROWS: Final = 5_000
MOST_TOLD: Final = 5  # rows named in one sentence
#: Columns of a file: id -> its headings beside the id, marked.
COLUMNS: Final = {
    "owner": N_("targets", "Owner"),
    "period": N_("targets", "Period"),
    "measure": N_("targets", "Measure"),
    "amount": N_("targets", "Amount"),
    "currency": N_("targets", "Currency"),
}
#: What stands for the team in a file, besides an empty cell.
TEAM: Final = N_("targets", "Team")

NOT_AN_OWNER: Final = N_("targets", "Row {row}, column {column}: “{given}” owns no account.")
NOT_A_PERIOD: Final = N_(
    "targets",
    "Row {row}, column {column}: “{given}” is no period such as 2026-11, FY2026-Q3, FY2026-H2 or FY2026.",
)
NOT_A_MEASURE: Final = N_("targets", "Row {row}, column {column}: “{given}” is none of the measures.")
NOT_AN_AMOUNT: Final = N_("targets", "Row {row}, column {column}: “{given}” is no amount of this measure.")
NOT_A_CURRENCY: Final = N_("targets", "Row {row}, column {column}: “{given}” is no currency of the book.")
NO_CURRENCY: Final = N_(
    "targets", "Row {row}, column {column}: it is empty, and the book has several currencies."
)
TWICE: Final = N_("targets", "Row {row}, column {column}: row {first} sets the same target already.")


class TargetsRefused(WorkbenchError):
    """A file of targets with something in it that cannot be taken."""

    template = N_(
        "errors",
        "{name} was not taken, for {count} reason(s): {rows} No target was changed. "
        "Correct them and read the file again.",
    )
    code = "CSW-1407"


@dataclass(frozen=True, slots=True)
class Target:
    """A target: ``amount`` as Money, or a share from 0. ``owner`` None: the team's."""

    uid: str
    owner: str | None
    period: Period
    measure: Measure
    amount: Money | float
    currency: str
    at: str
    author: str

    @property
    def minor(self) -> int:
        """The amount as `domain.targets` counts it."""
        return self.amount.minor if isinstance(self.amount, Money) else round(self.amount * WHOLE)


@dataclass(frozen=True, slots=True)
class SetTargets(Command):
    """Set or take away targets, as one step.

    ``rows``: each {owner, period, measure, amount, currency}; owner '' the team; amount in minor units or millionths,
    None takes it away.
    """

    rows: tuple[Mapping[str, Any], ...]

    def perform(self, bench: Workbench, writing: Writing) -> Done:
        """Write them all."""
        from cs_workbench.store import targets

        at, by = iso(bench.clock.now()), author(bench, writing)
        before = []
        for row in self.rows:
            keys = {name: str(row[name] or "") for name in ("owner", "period", "measure", "currency")}
            uid = targets.uid_of(keys["owner"], keys["period"], keys["measure"], keys["currency"])
            amount = row["amount"]
            kept = targets.TargetRow(uid=uid, **keys, amount=int(amount or 0), at=at, author=by)
            was = targets.put(writing.db, kept, retired=amount is None)
            before.append({**keys, "amount": was})
        gone = all(row["amount"] is None for row in self.rows)
        said = N_("done", "%n target(s) taken away") if gone else N_("done", "%n target(s) set")
        undo = SetTargets(tuple(reversed(before)))
        return Done(Changes({"target": None}), undo, said, {"n": len(self.rows)}, tuple(before))


def fiscal_month(bench: Workbench) -> int:
    """Return the month in which the fiscal year begins."""
    return int(settings.get(bench, "fiscal_month"))


def targets(bench: Workbench, owner: str | None = None, *, everybody: bool = False) -> list[Target]:
    """Return the targets of ``owner`` (None: the team's), or ``everybody``'s, the earliest period first."""
    from cs_workbench.store import targets as stored

    first_month = fiscal_month(bench)
    with bench.store.read() as db:
        rows = stored.all_targets(db)
    found = []
    for row in rows:
        period, measure = period_of(row.period, first_month), MEASURES.get(row.measure)
        if period is None or measure is None or not (everybody or row.owner == (owner or "")):
            continue
        amount = Money(row.amount, row.currency) if measure.unit == MONEY else row.amount / WHOLE
        found.append(
            Target(row.uid, row.owner or None, period, measure, amount, row.currency, row.at, row.author)
        )
    order = list(MEASURES)
    return sorted(
        found,
        key=lambda t: (t.period.first, -t.period.last.toordinal(), t.owner or "", order.index(t.measure.id)),
    )


def target_wanted(
    bench: Workbench, owner: str | None, period: str, measure: str, *, text: str, currency: str = ""
) -> SetTargets:
    """Return the command that sets a target as a person wrote it; an empty ``text`` takes it away.

    Raises:
        NoSuchOwner: no account is theirs.
        WrongValue: period, measure, amount or currency is none.
    """
    from cs_workbench.services.balance import find_owner

    whose = find_owner(bench, owner) if owner else ""
    of = measure_of(measure)
    when = period_of(period, fiscal_month(bench))
    if of is None:
        what, choices = N_("targets", "A target's measure"), ", ".join(MEASURES)
        raise WrongValue(field=bench.say("targets", what), value=measure, choices=choices)
    if when is None:
        what = N_("targets", "A target's period")
        choices = "2026-11, FY2026-Q3, FY2026-H2, FY2026"
        raise WrongValue(field=bench.say("targets", what), value=period, choices=choices)
    known = currencies(bench)
    of_book = currency.strip().upper() or (known[0] if len(known) == 1 else "")
    if of.unit != MONEY:
        of_book = ""
    elif of_book not in known:
        what = N_("targets", "A target's currency")
        raise WrongValue(field=bench.say("targets", what), value=currency, choices=", ".join(known) or "–")
    amount = amount_of(of, text, of_book) if text.strip() else None
    if amount is None and text.strip():
        what = N_("targets", "This target's amount")
        choices = "480000000, 480M, 4.8億" if of.unit == MONEY else "95, 95%, 0.95"
        raise WrongValue(field=bench.say("targets", what), value=text[:60], choices=choices)
    row = {"owner": whose, "period": when.id, "measure": of.id, "amount": amount, "currency": of_book}
    return SetTargets((row,))


def currencies(bench: Workbench) -> tuple[str, ...]:
    """Return the currencies of the contracts, that of most rows first."""
    from cs_workbench.services.arr_book import load_arr_book

    spans = load_arr_book(bench)
    counts = dict.fromkeys(spans.currencies, 0)
    for code in spans.history.spans.currency.tolist():
        if code >= 0:
            counts[spans.currencies[code]] += 1
    return tuple(sorted(counts, key=lambda name: -counts[name]))


def measure_of(text: str) -> Measure | None:
    """Return the measure that ``text`` means: its id or its title in one of our languages."""
    for measure in MEASURES.values():
        titles = {fold(load_catalogue(language).say("targets", measure.title)) for language in LANGUAGES}
        if fold(text.strip()) in {*titles, measure.id}:
            return measure
    return None


def read_cells(path: Path, tracker: Tracker | None = None) -> list[list[str]]:
    """Return the rows of a file as texts, read in the limited child.

    Raises:
        Refused: it is no table, or takes more than a file may.
    """
    from cs_workbench.sources.reader import read_table

    return read_table(path, MOST_ROWS + 1, tracker)


def targets_in(bench: Workbench, rows: Sequence[Sequence[str]], name: str) -> SetTargets:
    """Return the command that sets the targets in a file called ``name``: all of them; nothing is written yet.

    Raises:
        TargetsRefused: a column is missing, or a row cannot be meant; each is named by row and column.
    """
    from cs_workbench.services.book import owners

    head = list(rows[0]) if rows else []
    at = {column: _place(head, column) for column in COLUMNS}
    missing = [column for column in ("period", "measure", "amount") if at[column] is None]
    if missing:
        text = N_("targets", "the column {column} is missing.")
        told = [bench.say("targets", text, column=_heading(bench, column)) for column in missing]
        raise TargetsRefused(name=name, count=len(told), rows=" ".join(told), sentences=tuple(told))
    sheet = _Sheet(bench, at, owners(bench), currencies(bench))
    found = [row for number, cells in enumerate(rows[1:], start=2) if (row := sheet.read(number, cells))]
    if not found and not sheet.wrong:
        sheet.wrong.append(bench.say("targets", N_("targets", "it has no rows.")))
    if sheet.wrong:
        told = [*sheet.wrong[:MOST_TOLD], *(["…"] if len(sheet.wrong) > MOST_TOLD else [])]
        raise TargetsRefused(
            name=name, count=len(sheet.wrong), rows=" ".join(told), sentences=tuple(sheet.wrong)
        )
    return SetTargets(tuple(found))


class _Sheet:
    """Reads rows of a file; ``wrong`` gathers a sentence for each cell that cannot be meant."""

    def __init__(
        self, bench: Workbench, at: Mapping[str, int | None], owners: Sequence[str], known: Sequence[str]
    ) -> None:
        self._bench, self._at, self._owners, self._known = bench, at, set(owners), known
        self._team = {fold(load_catalogue(language).say("targets", TEAM)) for language in LANGUAGES} | {
            "team",
            "",
        }
        self._first_month = fiscal_month(bench)
        self._seen: dict[tuple[str, ...], int] = {}
        self.wrong: list[str] = []

    def read(self, number: int, cells: Sequence[str]) -> dict[str, Any] | None:
        """Return a row as `SetTargets` takes it; None for an empty one, or one with something wrong."""
        cell = {column: _cell(cells, at) for column, at in self._at.items()}
        if not any(cell.values()):
            return None
        before = len(self.wrong)
        owner = "" if fold(cell["owner"]) in self._team else cell["owner"]
        if owner and owner not in self._owners:
            self._tell(number, "owner", NOT_AN_OWNER, cell["owner"])
        period = period_of(cell["period"], self._first_month)
        if period is None:
            self._tell(number, "period", NOT_A_PERIOD, cell["period"])
        measure = measure_of(cell["measure"])
        if measure is None:
            self._tell(number, "measure", NOT_A_MEASURE, cell["measure"])
        currency = self._currency(number, measure, cell["currency"])
        amount = amount_of(measure, cell["amount"], currency) if measure and currency is not None else None
        if measure is not None and currency is not None and amount is None:
            self._tell(number, "amount", NOT_AN_AMOUNT, cell["amount"])
        if len(self.wrong) > before or measure is None or period is None or currency is None:
            return None
        key = (owner, period.id, measure.id, currency)
        if key in self._seen:
            self._tell(number, "period", TWICE, cell["period"], first=self._seen[key])
            return None
        self._seen[key] = number
        return dict(zip(("owner", "period", "measure", "currency"), key, strict=True)) | {"amount": amount}

    def _currency(self, number: int, measure: Measure | None, told: str) -> str | None:
        if measure is None or measure.unit != MONEY:
            return ""
        currency = told.strip().upper() or (self._known[0] if len(self._known) == 1 else "")
        if currency in self._known:
            return currency
        self._tell(number, "currency", NOT_A_CURRENCY if told.strip() else NO_CURRENCY, told)
        return None

    def _tell(self, number: int, column: str, text: str, given: str, **params: object) -> None:
        told = {"row": number, "column": _heading(self._bench, column), "given": given[:60], **params}
        self.wrong.append(self._bench.say("targets", text, **told))


def _heading(bench: Workbench, column: str) -> str:
    return bench.say("targets", COLUMNS[column])


def _place(head: Sequence[str], column: str) -> int | None:
    """Return where the column stands, by its id or its heading in one of our languages."""
    wanted = {fold(load_catalogue(language).say("targets", COLUMNS[column])) for language in LANGUAGES} | {
        column
    }
    return next((at for at, text in enumerate(head) if fold(text.strip()) in wanted), None)


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at].strip() if at is not None and at < len(row) else ""


def target_name(bench: Workbench, target: Target) -> str:
    """Return what a target is about and for when."""
    text = N_("targets", "{measure}, {period}")
    measure = bench.say("targets", target.measure.title)
    return bench.say("targets", text, measure=measure, period=period_text(bench.say, target.period))
