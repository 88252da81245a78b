"""Workbooks: XLSX with openpyxl, row by row; XLS and ODS with calamine."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from cs_workbench.kernel.i18n import N_
from cs_workbench.sources.formats import (
    ENCRYPTED,
    LARGEST_BOOK,
    MOST_BOOK_ROWS,
    MOST_COLUMNS,
    NOT_A_TABLE,
    TOO_LARGE,
    TOO_WIDE,
    RawTable,
)
from cs_workbench.sources.refusals import refused

NO_SHEET: Final = N_("refused", "It has no sheet {sheet}; there are: {sheets}. Correct the mapping.")
NO_ROWS: Final = N_("refused", "None of its sheets has any rows.")
DAMAGED: Final = N_(
    "refused", "It is damaged or no real workbook ({what}). Open it in Excel and save it anew."
)
BOMB: Final = N_("refused", "It unpacks to a hundred times its size, which no real workbook does.")
TOO_MANY_ROWS: Final = N_("refused", "It has more than {most} rows. Split it into smaller files.")

MOST_PARTS: Final = 2_000
HIGHEST_RATIO: Final = 100
MOST_BLANK_ROWS: Final = 1_000
_SMALL: Final = 1_000_000
_DIGITS: Final = 15  # as many as a spreadsheet shows

Rows = Iterable[Iterable[Any]]


def book_table(path: Path, content: bytes, sheet: str) -> RawTable:
    """Return the rows of one sheet.

    Raises:
        Refused: encrypted, damaged, a bomb, or without that sheet.
    """
    if content[:2] == b"PK":
        names = _checked_parts(path, content)
        if "content.xml" in names:
            return _table(path, sheet, *_calamine(path, content))
        if "xl/workbook.bin" in names or not any(name.endswith("workbook.xml") for name in names):
            raise refused(path, NOT_A_TABLE, kind="XLSB" if "xl/workbook.bin" in names else "ZIP")
        return _table(path, sheet, *_openpyxl(path, content))
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise refused(path, ENCRYPTED)
    return _table(path, sheet, *_calamine(path, content))


def _checked_parts(path: Path, content: bytes) -> list[str]:
    """Return the names of the parts, after looking that they unpack to a sane size."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise refused(path, DAMAGED, what="ZIP") from error
    size = sum(part.file_size for part in parts)
    if any(part.flag_bits & 1 for part in parts):
        raise refused(path, ENCRYPTED)
    if size > LARGEST_BOOK:
        raise refused(path, TOO_LARGE, most=LARGEST_BOOK // 10**6)
    if len(parts) > MOST_PARTS or (size > _SMALL and size > HIGHEST_RATIO * len(content)):
        raise refused(path, BOMB)
    return [part.filename for part in parts]


Opened = tuple[list[str], Callable[[str], Rows]]


def _openpyxl(path: Path, content: bytes) -> Opened:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations, which we do not read
            from openpyxl import load_workbook

            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # the library fails in every way that bytes can be wrong
        raise refused(path, DAMAGED, what=type(error).__name__) from error
    names = [sheet.title for sheet in book.worksheets]

    def rows(name: str) -> Rows:
        sheet = book[name]
        sheet.reset_dimensions()  # the file may claim any size
        return sheet.iter_rows(values_only=True)  # type: ignore[no-any-return]

    return names, rows


def _calamine(path: Path, content: bytes) -> Opened:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as error:
        raise refused(path, ENCRYPTED) from error
    except (CalamineError, ValueError, OSError) as error:
        if "password" in str(error).lower() or "encrypt" in str(error).lower():
            raise refused(path, ENCRYPTED) from error
        raise refused(path, DAMAGED, what=type(error).__name__) from error
    return book.sheet_names, lambda name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _table(path: Path, wanted: str, names: list[str], rows_of: Callable[[str], Rows]) -> RawTable:
    """Return the wanted sheet, or the first one with rows."""
    if wanted and wanted not in names:
        raise refused(path, NO_SHEET, sheet=wanted, sheets=", ".join(names))
    for name in [wanted] if wanted else names:
        rows = _texts(path, rows_of, name)
        before: list[list[str]] = []
        first = next((row for row in rows if row or before.append(row)), None)  # type: ignore[func-returns-value]
        if first is not None or wanted:
            return RawTable(_chained(before, first, rows), sheet=name, sheets=names, serials=True)
    raise refused(path, NO_ROWS)


def _chained(
    before: list[list[str]], first: list[str] | None, rows: Iterator[list[str]]
) -> Iterator[list[str]]:
    yield from before
    if first is not None:
        yield first
    yield from rows


def _texts(path: Path, rows_of: Callable[[str], Rows], name: str) -> Iterator[list[str]]:
    """Yield the rows as texts; a thousand blank ones end the sheet, whatever it claims."""
    blank = 0
    rows = iter(_read(path, lambda: rows_of(name)))
    number = 0
    while True:
        row = _read(path, lambda: next(rows, None))
        if row is None:
            return
        number += 1
        cells = [cell_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        blank = 0 if cells else blank + 1
        if blank >= MOST_BLANK_ROWS:
            return
        if len(cells) > MOST_COLUMNS:
            raise refused(path, TOO_WIDE, columns=f"{len(cells):,}", most=MOST_COLUMNS)
        if number > MOST_BOOK_ROWS and cells:
            raise refused(path, TOO_MANY_ROWS, most=f"{MOST_BOOK_ROWS:,}")
        yield cells


def _read(path: Path, step: Callable[[], Any]) -> Any:
    """Do one step inside a library; its failure is the file's."""
    try:
        return step()
    except MemoryError:
        raise
    except Exception as error:  # the library fails in every way that bytes can be wrong
        raise refused(path, DAMAGED, what=type(error).__name__) from error


def cell_text(value: Any) -> str:
    """Return a cell as a person would type it: days and times as ISO, numbers with the digits shown."""
    if type(value) is str:
        return value
    if value is None:
        return ""
    if type(value) is bool:
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 10**_DIGITS else f"{value:.{_DIGITS}g}"
    if isinstance(value, dt.datetime):
        value = (value + dt.timedelta(microseconds=500_000)).replace(microsecond=0)  # 09:59:59.9997
        return str(value.date()) if value.time() == dt.time() else str(value)
    if isinstance(value, dt.date):
        return str(value)
    return str(value)
