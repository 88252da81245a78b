"""Workbooks of several sheets, whole or not at all; texts are never run as formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cs_workbench.kernel.files import atomic_write
from cs_workbench.kernel.text import clean, neutral
from cs_workbench.services.export import CannotWrite

HEADS: Final = 2  # rows of headings


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: ``id`` stands in the first row and never changes, ``title`` below it in the person's language.

    ``width`` in characters, 0 hides it; ``is_answer``: what a person is to write in is marked.
    """

    id: str
    title: str
    width: int
    is_answer: bool = False


@dataclass(frozen=True, slots=True)
class OneSheet:
    """A sheet: its name never changes."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[Sequence[Any]]


def write_workbook(path: Path, sheets: Sequence[OneSheet]) -> None:
    """Write ``sheets`` to ``path`` (.xlsx).

    Raises:
        CannotWrite: the folder is read-only or full, or Excel holds the file.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    small, bold = Font(color="808080", size=8), Font(bold=True)
    answer = PatternFill("solid", fgColor="FFF7D6")
    wraps = Alignment(wrap_text=True, vertical="top")
    for one in sheets:
        sheet = book.create_sheet(one.name)
        sheet.freeze_panes = f"B{HEADS + 1}"
        for number, column in enumerate(one.columns, start=1):
            dimension = sheet.column_dimensions[get_column_letter(number)]
            dimension.width, dimension.hidden = max(column.width, 1), not column.width

        def cell(value: Any, font: Any = None, fill: Any = None, sheet: Any = sheet) -> Any:
            text = neutral(clean(value)) if isinstance(value, str) else value
            made = WriteOnlyCell(sheet, value=text)
            if isinstance(text, str):
                made.data_type = "s"
            made.alignment = wraps
            if font is not None:
                made.font = font
            if fill is not None:
                made.fill = fill
            return made

        sheet.append([cell(column.id, small) for column in one.columns])
        sheet.append([cell(column.title, bold) for column in one.columns])
        for row in one.rows:
            sheet.append(
                [
                    cell(value, fill=answer if column.is_answer else None)
                    for column, value in zip(one.columns, row, strict=True)
                ]
            )
    try:
        with atomic_write(path) as out:
            book.save(out)
    except OSError as error:
        raise CannotWrite(path=path, why=error.strerror or type(error).__name__) from error
