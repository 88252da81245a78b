"""Rows of cells into rows of a noun, column by column; rows that cannot land are held with their reason."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from cs_workbench.domain.nouns import BY_NAME, CURRENCY, Kind
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clip
from cs_workbench.sources.cells import Columns, Reading, Values, filled, joined, own_json, through_table
from cs_workbench.sources.dates import DateWriting
from cs_workbench.sources.feeds import Feed, FileEntry, Mapping
from cs_workbench.sources.mapping import time_zone
from cs_workbench.sources.records import Held, Page, Remark
from cs_workbench.sources.values import (
    Bad,
    Converter,
    TextColumn,
    Writing,
    converter,
)
from cs_workbench.sources.words import NOTHING

NO_ID: Final = N_("held", "The row has no id in {columns}.")
SAME_ID: Final = N_("held", "The id {value} already stands in row {row}.")
NO_ACCOUNT: Final = N_("held", "The row names no account.")
EMPTY_FIELD: Final = N_("held", "The row has no {field}, which it cannot land without.")
TOO_LONG: Final = N_("held", "The row has {cells} cells, but there are {headings} headings.")
OPEN_QUOTE: Final = N_(
    "held",
    "A quotation mark opens in this row and never closes; {lines} lines after it were taken for its text. "
    "Close it in the file and sync again.",
)

SHARED_IDS: Final = N_(
    "remarks",
    "{count} rows share {groups} values of {column}, which should be unique; all were kept under {key}",
)
READ_AS: Final = N_("remarks", "{count} rows say {value} and were read as {instead}, as the mapping says")
READ_BY_TABLE: Final = N_("remarks", "{count} rows were read by the mapping's table of values for {column}")
SKIPPED: Final = N_("remarks", "{count} rows were left out because {column} says {value}")
SKIPPED_BLANK: Final = N_("remarks", "{count} rows were left out because {column} is blank")
REPEATED: Final = N_("remarks", "{count} rows repeat an earlier row word for word and were left out")
JOINED: Final = N_("remarks", "{count} rows had separators inside {column}; its pieces were joined again")

#: Raised whenever the same cells would become other values: rows that landed before are then read again.
CONVERSION: Final = 1
MOST_TOLD: Final = 3  # replaced texts told one by one


def page_fields(entry: FileEntry, mapping: Mapping) -> tuple[str, ...]:
    """Return the fields a page of ``entry`` carries, in the order of its values."""
    names = list(entry.fields)
    noun = BY_NAME[entry.into]
    if entry.into == "usage" and "grain" not in names:
        names.append("grain")
    if CURRENCY.name in noun.by_name and CURRENCY.name not in names and mapping.currency:
        names.append(CURRENCY.name)
    return tuple(names)


class RowMaker:
    """Turns the rows of one file into pages; remembers ids seen, and what to remark at the end."""

    def __init__(
        self,
        mapping: Mapping,
        index: int,
        headings: Sequence[str],
        *,
        separator: str = ",",
        serials: bool = False,
        landed: frozenset[int] = frozenset(),
    ) -> None:
        """Take a file's headings.

        Args:
            mapping: how columns become fields.
            index: which file of the mapping.
            headings: the file's own.
            separator: what stands between cells, for pieces to be joined again.
            serials: the file is a workbook, in which a bare number may be a day.
            landed: the marks of rows that landed before, read in this same way: they are not converted.
        """
        self._landed = landed
        self._separator = separator
        entry = mapping.files[index]
        self._mapping, self._entry, self._index = mapping, entry, index
        self.headings = list(headings)
        self._places = {heading: place for place, heading in reversed(list(enumerate(headings)))}
        self._writing = Writing(
            NOTHING | frozenset(mapping.missing),
            DateWriting(
                entry.date_order or mapping.date_order,
                "",
                serials,
                time_zone(mapping.time_zone) or DateWriting().zone,
            ),
            mapping.decimal == ",",
        )
        self.fields = page_fields(entry, mapping)
        noun = BY_NAME[entry.into]
        self._readings = [self._reading(name) for name in self.fields]
        self._own = [
            (name, self._reader(own.feed, own.kind, name, own.choices)) for name, own in entry.own.items()
        ]
        self._texts = TextColumn(self._writing.nothing)
        self._known = converter(Kind.TIME, self._writing)
        self._of_account = noun.of_account
        self._seen: dict[str, int] = {}
        self._prints = array("q")
        self._at = array("q")
        self._ids: Counter[str] = Counter()
        self._replaced: dict[str, Counter[tuple[str, str]]] = {}
        self._skipped = self._repeats = self._joined = 0

    # -- one page -------------------------------------------------------------------------------------------

    def page(self, numbers: list[int], rows: Sequence[Sequence[str]]) -> Page:
        """Return the page of ``rows``; those that cannot land are in its ``held``."""
        held: list[Held] = []
        numbers, rows = self._fit(numbers, rows, held)
        if self._entry.skip_if is not None and rows:
            numbers, rows = self._skip(numbers, rows)
        marks = list(map(hash, map(tuple, rows)))
        whole = Columns(self._places, rows)
        self._count_replaced(whole)
        bad: dict[int, tuple[str, Bad]] = {}
        ids = self._source_ids(whole, bad)
        fresh = [i for i, mark in enumerate(marks) if mark not in self._landed]
        columns = whole if len(fresh) == len(rows) else Columns(self._places, [rows[i] for i in fresh])
        known, values = self._converted(columns, fresh, bad)
        dropped = self._repeated(ids, numbers, marks, bad)
        held += [self._held(numbers[i], rows[i], name, why) for i, (name, why) in sorted(bad.items())]
        same = [i for i, m in enumerate(marks) if m in self._landed and i not in bad and i not in dropped]
        if bad or dropped:
            kept = [place for place, i in enumerate(fresh) if i not in bad and i not in dropped]
            fresh, values = [fresh[place] for place in kept], [values[place] for place in kept]
            known = [known[place] for place in kept] if known else known
        return Page(
            self._index, self._entry.into, self.fields,
            [[ids[i], *row] for i, row in zip(fresh, values, strict=True)], [numbers[i] for i in fresh], held,
            known=known, marks=[marks[i] for i in fresh],
            same=[ids[i] for i in same], same_marks=[marks[i] for i in same],
        )  # fmt: skip

    def _converted(
        self, columns: Columns, places: list[int], bad: dict[int, tuple[str, Bad]]
    ) -> tuple[list[str | None], list[tuple[Any, ...]]]:
        """Return when the rows at ``places`` were known, and their (account, *values, own); add to ``bad``."""
        wrong: dict[int, tuple[str, Bad]] = {}
        accounts = self._accounts(columns, wrong)
        known = self._page_known(columns, wrong)
        values = [self._page_values(reading, columns, wrong) for reading in self._readings]
        own = self._page_own(columns, wrong)
        for place, why in wrong.items():
            bad.setdefault(places[place], why)
        return known, list(zip(accounts, *values, own, strict=True))

    def remarks(self) -> list[Remark]:
        """Return what is true of many rows of the file, after its last page."""
        entry, told = self._entry, []
        shared = [count for count in self._ids.values() if count > 1]
        if shared:
            params = {"groups": f"{len(shared):,}", "column": entry.id, "key": " + ".join(entry.key)}
            told.append(Remark(SHARED_IDS, sum(shared), params))
        for column, replaced in self._replaced.items():
            if len(replaced) > MOST_TOLD:
                told.append(Remark(READ_BY_TABLE, replaced.total(), {"column": column}))
                continue
            for (value, instead), count in sorted(replaced.items()):
                told.append(Remark(READ_AS, count, {"value": value, "instead": instead}))
        if self._skipped and entry.skip_if:
            said = {"column": entry.skip_if.column, "value": entry.skip_if.equals}
            told.append(Remark(SKIPPED if entry.skip_if.equals else SKIPPED_BLANK, self._skipped, said))
        if self._repeats:
            told.append(Remark(REPEATED, self._repeats))
        if self._joined:
            told.append(Remark(JOINED, self._joined, {"column": entry.spill}))
        return told

    def held_row(self, number: int, row: Sequence[str], reason: str, **params: str) -> Held:
        """Return a row held as a whole."""
        return self._held(number, row, "", Bad(reason, params))

    # -- shape ----------------------------------------------------------------------------------------------

    def _fit(
        self, numbers: list[int], rows: Sequence[Sequence[str]], held: list[Held]
    ) -> tuple[list[int], list[Sequence[str]]]:
        """Leave blank rows out and give every row as many cells as there are headings."""
        width = len(self.headings)
        if set(map(len, rows)) == {width} and all(map(any, rows)):
            return numbers, list(rows)
        fitting: list[tuple[int, Sequence[str]]] = []
        for number, row in zip(numbers, rows, strict=True):
            if not any(map(str.strip, row)):
                continue
            fit = self._cut(row, width)
            if fit is None:
                counts = {"cells": str(len(row)), "headings": str(width)}
                held.append(self._held(number, row, "", Bad(TOO_LONG, counts)))
            else:
                fitting.append((number, fit))
        return [number for number, _ in fitting], [row for _, row in fitting]

    def _cut(self, row: Sequence[str], width: int) -> Sequence[str] | None:
        """Return ``row`` with ``width`` cells: blanks added or taken, spilt pieces joined; None if too long."""
        over = len(row) - width
        if over <= 0:
            return [*row, *[""] * -over]
        if not any(map(str.strip, row[width:])):
            return row[:width]
        place = self._places.get(self._entry.spill)
        if place is None:
            return None
        self._joined += 1
        pieces = row[place : place + over + 1]
        return [*row[:place], self._separator.join(pieces), *row[place + over + 1 :]]

    def _skip(self, numbers: list[int], rows: list[Sequence[str]]) -> tuple[list[int], list[Sequence[str]]]:
        rule = self._entry.skip_if
        place = self._places.get(rule.column) if rule else None
        if rule is None or place is None:
            return numbers, rows
        kept = [i for i, row in enumerate(rows) if row[place].strip() != rule.equals]
        self._skipped += len(rows) - len(kept)
        return [numbers[i] for i in kept], [rows[i] for i in kept]

    # -- identity -------------------------------------------------------------------------------------------

    def _source_ids(self, columns: Columns, bad: dict[int, tuple[str, Bad]]) -> Values:
        entry = self._entry
        if entry.id:
            self._ids.update(filter(None, self._texts.column(columns.alone(entry.id))))
        if not entry.key:
            return [None] * columns.count
        parts = [self._texts.column(columns.alone(name)) for name in entry.key]
        ids = parts[0] if len(parts) == 1 else list(map(joined, *parts))
        if None in ids:
            said = {"columns": " + ".join(entry.key)}
            bad.update({i: (entry.key[0], Bad(NO_ID, said)) for i, value in enumerate(ids) if value is None})
        return ids

    def _accounts(self, columns: Columns, bad: dict[int, tuple[str, Bad]]) -> Values:
        account = self._entry.account
        if account is None or not self._of_account:
            return [None] * columns.count
        ids = self._texts.column(columns[account.column])
        if None in ids:
            for i, value in enumerate(ids):
                if value is None:
                    bad.setdefault(i, ("account", Bad(NO_ACCOUNT)))
        return ids

    def _repeated(
        self, ids: Values, numbers: list[int], marks: list[int], bad: dict[int, tuple[str, Bad]]
    ) -> set[int]:
        """Hold rows whose id already stands in the file; return those that repeat its row word for word."""
        dropped: set[int] = set()
        if not self._entry.key:
            return dropped
        seen, prints, at = self._seen, self._prints, self._at
        if not bad and len(set(ids)) == len(ids) and seen.keys().isdisjoint(ids):  # as nearly every page is
            seen.update(zip(ids, range(len(at), len(at) + len(ids)), strict=True))
            prints.extend(marks)
            at.extend(numbers)
            return dropped
        for i, key in enumerate(ids):
            if i in bad:
                continue
            first = seen.setdefault(key, len(at))
            if first == len(at):
                prints.append(marks[i])
                at.append(numbers[i])
            elif prints[first] == marks[i]:
                dropped.add(i)
            else:
                bad[i] = (self._entry.key[0], Bad(SAME_ID, {"value": key, "row": f"{at[first]:,}"}))
        self._repeats += len(dropped)
        return dropped

    # -- values ---------------------------------------------------------------------------------------------

    def _page_values(self, reading: Reading, columns: Columns, bad: dict[int, tuple[str, Bad]]) -> Values:
        values, failed = reading.read(columns)
        if failed:
            for i, value in enumerate(values):
                if type(value) is Bad:
                    bad.setdefault(i, (reading.name, value))
        if reading.required and None in values:
            for i, value in enumerate(values):
                if value is None:
                    bad.setdefault(i, (reading.name, Bad(EMPTY_FIELD, {"field": reading.name})))
        return values

    def _count_replaced(self, columns: Columns) -> None:
        """Count the texts that the mapping's tables replace, in every row, to remark them at the end."""
        for reading in self._readings:
            if not reading.table:
                continue
            cells = Counter(map(str.strip, columns.alone(reading.feed.column)))
            counts = self._replaced.setdefault(reading.feed.column, Counter())
            for said, instead in reading.table.items():
                if count := cells[said]:
                    counts[said, instead] += count

    def _page_own(self, columns: Columns, bad: dict[int, tuple[str, Bad]]) -> Values:
        if not self._own:
            return [None] * columns.count
        named = []
        for name, read in self._own:
            values, failed = read(columns)
            if failed:
                for i, value in enumerate(values):
                    if type(value) is Bad:
                        bad.setdefault(i, (f"own.{name}", value))
            named.append(values)
        names = [name for name, _ in self._own]
        rows = (
            {n: v for n, v in zip(names, row, strict=True) if v is not None and type(v) is not Bad}
            for row in zip(*named, strict=True)
        )
        return [own_json(row) if row else None for row in rows]

    def _page_known(self, columns: Columns, bad: dict[int, tuple[str, Bad]]) -> list[str | None]:
        if not self._entry.known:
            return []
        values = self._known.column(columns[self._entry.known])
        if self._known.failed:
            bad.update({i: ("known", value) for i, value in enumerate(values) if type(value) is Bad})
        return values

    def _reading(self, name: str) -> Reading:
        noun, entry = BY_NAME[self._entry.into], self._entry
        of = noun.by_name[name]
        feed = entry.fields.get(name)
        if feed is None:  # a field every row of this source shares
            feed = Feed(constant="day" if name == "grain" else self._mapping.currency)
        elif name == CURRENCY.name and feed.column and self._mapping.currency:
            return Reading(name, feed, filled(self._reader(feed, of.kind, name, ()), self._mapping.currency))
        required = of.required or (noun.name == "usage" and name == "metric")
        table = dict(feed.values) if of.kind in (Kind.TEXT, Kind.REF) and feed.values else None
        return Reading(name, feed, self._reader(feed, of.kind, name, of.choices), required, table)

    def _reader(
        self, feed: Feed, kind: Kind, name: str, choices: tuple[str, ...]
    ) -> Callable[[Columns], tuple[Values, bool]]:
        """Return what reads a page's cells of one field."""
        writing = self._writing
        if feed.format:
            dates = DateWriting("", feed.format, zone=writing.dates.zone)
            writing = Writing(writing.nothing, dates, writing.decimal_comma)
        options: dict[str, Any] = {"name": name, "choices": choices, "unit": feed.unit}
        if kind is Kind.MONEY:
            by_column = feed.currency_column or (
                "" if feed.currency or feed.constant is not None else self._currency_column()
            )
            if by_column:
                return self._money_by_row(feed, by_column, options)
            options["currency"] = feed.currency or self._row_currency()
        reads = through_table(converter(kind, writing, **options), feed, writing.nothing)
        if feed.constant is not None:
            value = reads.column([feed.constant])[0]
            return lambda columns: ([value] * columns.count, type(value) is Bad)
        column = feed.column
        return lambda columns: (reads.column(columns[column]), reads.failed)

    def _currency_column(self) -> str:
        feed = self._entry.fields.get(CURRENCY.name)
        return feed.column if feed else ""

    def _row_currency(self) -> str:
        feed = self._entry.fields.get(CURRENCY.name)
        return (feed.constant if feed else None) or self._mapping.currency

    def _money_by_row(
        self, feed: Feed, column: str, options: dict[str, Any]
    ) -> Callable[[Columns], tuple[Values, bool]]:
        """Return what reads amounts whose currency stands in another column."""
        codes = converter(Kind.TEXT, self._writing, name=CURRENCY.name)
        by_code: dict[str, Converter] = {}
        default = self._mapping.currency

        def of(code: Any) -> Converter:
            code = code if type(code) is str else default
            if code not in by_code:
                amounts = converter(Kind.MONEY, self._writing, **options, currency=code)
                by_code[code] = through_table(amounts, feed, self._writing.nothing)
            return by_code[code]

        def read(columns: Columns) -> tuple[Values, bool]:
            cells, named = columns[feed.column], codes.column(columns[column])
            if len(set(named)) == 1 and not codes.failed:
                reads = of(named[0])
                return reads.column(cells), reads.failed
            values = [of(code).column([cell])[0] for cell, code in zip(cells, named, strict=True)]
            return values, any(type(value) is Bad for value in values)

        return read

    def _held(self, number: int, row: Sequence[str], name: str, why: Bad) -> Held:
        raw = {heading: clip(cell) for heading, cell in zip(self.headings, row, strict=False)}
        feed = self._entry.fields.get(name) or (
            self._entry.own[name[4:]].feed
            if name.startswith("own.") and name[4:] in self._entry.own
            else None
        )
        account = self._entry.account
        column = feed.column if feed else account.column if name == "account" and account else name
        return Held(number, name, raw.get(column, ""), why.reason, dict(why.params), raw)


def convert_row(mapping: Mapping, index: int, raw: dict[str, str]) -> Page | Held:
    """Convert one row, given as heading -> text, as its file's rows are: a page of one row, or why not.

    This is how a held row lands after a person corrected its cells.
    """
    headings: Iterable[str] = dict.fromkeys((*raw, *mapping.files[index].columns()))
    names = list(headings)
    maker = RowMaker(mapping, index, names, serials=True)
    page = maker.page([1], [[raw.get(name, "") for name in names]])
    if page.held:
        return page.held[0]
    if not page.rows:
        return maker.held_row(
            1, [raw.get(name, "") for name in names], NO_ID, columns=" + ".join(mapping.files[index].key)
        )
    return page
