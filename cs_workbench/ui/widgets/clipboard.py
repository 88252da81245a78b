"""What goes to and comes from the clipboard: blocks as Excel writes and reads them, without formulas."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QMimeData, QStringListModel, Qt

from cs_workbench.domain.words import WORDS
from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.money import Money
from cs_workbench.kernel.text import clean, neutral
from cs_workbench.ui.text import explain, value_word, yes_no_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cs_workbench.ui.models.entry import Edit
    from cs_workbench.ui.models.table import BookTable

MOST_ROWS: Final = 100_000
MOST_CELLS: Final = 200_000


@dataclass(frozen=True, slots=True)
class PastePlan:
    """What a pasted block would change: nothing is changed yet.

    Attributes:
        edits: the cells that would change, one step.
        refused: (account, fact, sentence) of cells that cannot take what was pasted.
        beyond: how many pasted cells lie outside the table.
    """

    edits: tuple[Edit, ...]
    refused: tuple[tuple[int, str, str], ...]
    beyond: int


def copied(table: BookTable, lines: NDArray[Any], columns: Sequence[int]) -> QMimeData:
    """Return ``lines`` as TSV and as an HTML table, with headings; numbers stay numbers, texts stay texts."""
    titles = [table.headerData(c, Qt.Orientation.Horizontal) for c in columns]
    facts = [table.fact_at(c) for c in columns]
    rows = [
        [plain_value(fact, table.value_at(int(line), fact)) for fact in facts]
        for line in lines
        if table.account_at(int(line)) is not None
    ]
    mime = empty_mime()
    mime.setText(as_tsv([titles, *rows]))
    mime.setHtml(as_html(titles, rows))
    return mime


def empty_mime() -> QMimeData:
    """Return empty data for the clipboard, made by Qt.

    WORKAROUND: where the platform brings no clipboard of its own (offscreen, minimal), Qt keeps the last copy until
    the C library's exit, when Python is gone; the destructor of an object made in Python then asks Python and the
    process faults (PySide6 6.11). A model hands out data that was made in C++.
    """
    model = QStringListModel([""])
    mime = model.mimeData([model.index(0)])
    mime.clear()
    return mime


def plain_value(fact: str, value: Any) -> str | int | float:
    """Return a value as a spreadsheet reads it; '' for unknown; one currency's amounts as numbers."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes_no_text(value)
    if isinstance(value, Money):
        return int(value.amount) if value.amount == int(value.amount) else float(value.amount)
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, date):
        return value.isoformat()
    return value_word(fact, value) if fact in WORDS else str(value)


def as_tsv(rows: Iterable[Sequence[str | float]]) -> str:
    """Return rows as tab-separated text; texts that a spreadsheet might run are made harmless."""
    out = io.StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\r\n")
    for row in rows:
        writer.writerow([neutral(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def as_html(titles: Sequence[str], rows: Iterable[Sequence[str | float]]) -> str:
    """Return rows as an HTML table; texts are told to stay texts."""
    head = "".join(f"<th>{html.escape(title)}</th>" for title in titles)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f'<meta charset="utf-8"><table><tr>{head}</tr>{body}</table>'


def _cell(value: str | float) -> str:
    if isinstance(value, str):
        return f"<td style=\"mso-number-format:'\\@'\">{html.escape(neutral(value))}</td>"
    return f"<td>{value}</td>"


def read_block(text: str) -> list[list[str]]:
    """Return the cells of tab-separated text as Excel writes it, quoted line breaks included."""
    plain = clean(text).replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows = list(csv.reader(io.StringIO(plain, newline=""), dialect="excel-tab"))
    return [[cell.removeprefix("'") if neutral(cell[1:]) == cell else cell for cell in row] for row in rows]


def plan_of(
    table: BookTable, block: list[list[str]], line: int, columns: Sequence[int], selected: NDArray[Any]
) -> PastePlan:
    """Return what pasting ``block`` at ``line`` would change; ``columns`` from the cursor to the right.

    A single cell goes into every selected line, as in Excel.
    """
    if len(block) == 1 and len(block[0]) == 1 and len(selected) > 1:
        cells = [(int(at), columns[0], block[0][0]) for at in selected]
        beyond = 0
    else:
        cells = [
            (line + down, columns[right], text)
            for down, row in enumerate(block)
            for right, text in enumerate(row[: len(columns)])
            if line + down < table.rowCount()
        ]
        beyond = sum(map(len, block)) - len(cells)
    edits: list[Edit] = []
    refused: list[tuple[int, str, str]] = []
    for at, column, text in cells[:MOST_CELLS]:
        account = table.account_at(at)
        if account is None:
            continue
        try:
            edit = table.edit_of(at, column, text)
        except WorkbenchError as error:
            refused.append((account, table.fact_at(column), explain(error)))
        else:
            if edit is not None:
                edits.append(edit)
    return PastePlan(tuple(edits), tuple(refused), beyond + max(0, len(cells) - MOST_CELLS))
