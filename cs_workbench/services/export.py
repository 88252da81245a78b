"""What people take away: CSV and XLSX without formulas, whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cs_workbench.domain.facts import BY_ID
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.files import atomic_write
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money, decimals
from cs_workbench.kernel.text import clean, neutral
from cs_workbench.services.book import shown_value

if TYPE_CHECKING:
    from cs_workbench.domain.columns import Book
    from cs_workbench.services.workbench import Workbench

XLSX_ROWS: Final = 1_048_575


class UnknownEnding(WorkbenchError):
    """A file name whose ending says nothing."""

    template = N_(
        "errors", "{path} does not say what to write. Nothing was written. End its name in one of: {endings}."
    )
    code = "CSW-1411"


@dataclass(frozen=True, slots=True)
class Paper:
    """A table for paper: texts under headings; ``widths``: each column's share of the page, any unit."""

    title: str
    subtitle: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


class CannotWrite(WorkbenchError):
    """The file could not be written."""

    template = N_(
        "errors",
        "{path} could not be written: {why}. A file that was there is unchanged. "
        "Choose another folder, or close the file in Excel, then export again.",
    )
    code = "CSW-1410"


def export_rows(
    bench: Workbench,
    book: Book,
    facts: Sequence[str],
    path: Path,
    titles: Mapping[str, str] | None = None,
    *,
    as_of: date | None = None,
) -> int:
    """Write ``facts`` of every row of ``book`` to ``path`` (.csv with a BOM, or .xlsx); return the row count.

    ``titles`` names columns that are no facts. ``as_of``: the day of a book of the past, told in a last column.

    Raises:
        CannotWrite: the folder is read-only or full, or Excel holds the file.
    """
    headings = [heading(bench, fact, book, titles) for fact in facts]
    of = [] if as_of is None else [as_of]
    rows = (
        [*(part for fact in facts for part in cells(bench, fact, book, row)), *of] for row in range(len(book))
    )
    flat = [part for group in headings for part in group]
    flat += [bench.say("export", N_("export", "As of"))] if of else []
    try:
        if path.suffix.lower() == ".xlsx":
            _write_xlsx(path, flat, rows)
        else:
            _write_csv(path, flat, rows)
    except OSError as error:
        raise CannotWrite(path=path, why=error.strerror or type(error).__name__) from error
    return len(book)


def heading(bench: Workbench, fact: str, book: Book, titles: Mapping[str, str] | None = None) -> list[str]:
    """Return the column titles of a fact: money has its currency beside it."""
    plain = (titles or {}).get(fact) or fact.removeprefix("own.")
    title = bench.say("facts", BY_ID[fact].heading) if fact in BY_ID else plain
    return [title, bench.say("export", N_("export", "Currency"))] if _is_money(book, fact) else [title]


def cells(bench: Workbench, fact: str, book: Book, row: int) -> list[Any]:
    """Return a fact's cells in one row: numbers stay numbers, unknown stays empty."""
    value = book[fact].at(row)
    if _is_money(book, fact):
        if not isinstance(value, Money):
            return [None, None]
        return [float(value.amount) if decimals(value.currency) else value.minor, value.currency]
    if isinstance(value, str):
        return [neutral(clean(str(shown_value(bench, fact, value))))]
    return [value]


def write_rows(
    path: Path,
    sheet: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[Any]],
    widths: Sequence[int] = (),
    *,
    choices: Mapping[int, Sequence[str]] | None = None,
) -> None:
    """Write one sheet of texts and numbers to ``path`` (.xlsx); texts are never run as formulas.

    ``widths``: of the columns, in characters; their texts wrap, and a column of width 0 is hidden.
    ``choices``: place of a column from 0 -> what its cells offer to choose from.

    Raises:
        CannotWrite: the folder is read-only or full, or Excel holds the file.
    """
    try:
        _write_xlsx(path, _safe(headings), (_safe(row) for row in rows), sheet, widths, choices=choices)
    except OSError as error:
        raise CannotWrite(path=path, why=error.strerror or type(error).__name__) from error


def write_csv(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write texts and numbers to ``path`` (.csv with a BOM); texts are never run as formulas.

    Raises:
        CannotWrite: the folder is read-only or full, or Excel holds the file.
    """
    try:
        _write_csv(path, list(headings), (_safe(row) for row in rows))
    except OSError as error:
        raise CannotWrite(path=path, why=error.strerror or type(error).__name__) from error


def _safe(row: Sequence[Any]) -> list[Any]:
    return [neutral(clean(value)) if isinstance(value, str) else value for value in row]


def _is_money(book: Book, fact: str) -> bool:
    return book[fact].known is not None


def _write_csv(path: Path, headings: list[str], rows: Any) -> None:
    with atomic_write(path) as out:
        text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
        writer = csv.writer(text)
        writer.writerow([neutral(h) for h in headings])
        for row in rows:
            writer.writerow(["" if v is None else v.isoformat() if isinstance(v, date) else v for v in row])
        text.flush()
        text.detach()


def write_bytes(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, whole or not at all.

    Raises:
        CannotWrite: the folder is read-only or full, or another program holds the file.
    """
    try:
        with atomic_write(path) as out:
            out.write(content)
    except OSError as error:
        raise CannotWrite(path=path, why=error.strerror or type(error).__name__) from error


def _write_xlsx(
    path: Path,
    headings: list[str],
    rows: Any,
    name: str = "Accounts",
    widths: Sequence[int] = (),
    *,
    choices: Mapping[int, Sequence[str]] | None = None,
) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "B2"
    wraps = Alignment(wrap_text=True, vertical="top") if widths else None
    for number, width in enumerate(widths, start=1):
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width, column.hidden = max(width, 1), not width
    for at, words in (choices or {}).items():
        offered = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True)
        offered.add(f"{get_column_letter(at + 1)}2:{get_column_letter(at + 1)}{XLSX_ROWS}")
        sheet.data_validations.append(offered)

    def typed(value: Any) -> Any:
        if isinstance(value, datetime):
            return value.replace(tzinfo=None)
        if isinstance(value, str):
            text = WriteOnlyCell(sheet, value=value)
            text.data_type = "s"
            if wraps is not None:
                text.alignment = wraps
            return text
        return value

    sheet.append([typed(h) for h in headings])
    for number, row in enumerate(rows):
        if number >= XLSX_ROWS:
            break
        sheet.append([typed(value) for value in row])
    with atomic_write(path) as out:
        book.save(out)
