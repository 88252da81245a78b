"""The second source: a weekly "HubSpot export.xlsx" with five good rows and three to repair."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from cs_workbench.domain.own_names import own_name
from cs_workbench.services.sample.accounts import draw
from cs_workbench.services.sample.outline import Outline

FILE: Final = "HubSpot export.xlsx"
#: Accounts that only this file knows.
ACCOUNTS: Final = 5
BAD_ROWS: Final = 3
FIELDS: Final = (
    "id", "name", "reading", "domain", "industry", "region", "employees", "started_on", "ends_on", "arr",
    "seats", "owner", "pulse_note",
)  # fmt: skip
FIRST_ID: Final = 5_020_170_101
REIWA_BEGAN: Final = 2018


def words_of(book: Outline) -> dict[str, str]:
    """Return the placeholders of the mapping files and their words."""
    owners = ", ".join(f'"{name}" = "{name}"' for name in book.words["team"])
    headings = book.words["hubspot"]
    name = own_name(headings["pulse_note"])
    return {"currency": book.words["currency"], "owners": owners, "pulse_name": name, **headings}


def write(book: Outline, folder: Path) -> int:
    """Write the workbook and return its number of rows."""
    from openpyxl import Workbook

    words = book.words["hubspot"]
    workbook = Workbook(write_only=True)
    rows = _rows(book)
    companies = workbook.create_sheet(words["companies_sheet"])
    companies.append([words[field] for field in FIELDS])
    for row in rows:
        companies.append(row)
    workbook.save(folder / FILE)
    return len(rows)


def _rows(book: Outline) -> Sequence[list[Any]]:
    """Return five rows that are well, then one bad date, one doubled id, one owner whom nobody knows."""
    team, notes = book.words["team"], book.words["hubspot_texts"]["pulse_notes"]
    rows = []
    for index in range(ACCOUNTS + BAD_ROWS):
        account = draw(book.words, book.seed, book.accounts + index, book.today)
        company = account.company
        rows.append([
            FIRST_ID + index * 37, company.name, company.reading, company.domain, company.industry,
            account.region, account.employees, _written(book, index),
            book.today + timedelta(days=40 + index * 31), book.amount(account, account.arr), account.seats,
            team[index * 3 % len(team)], notes[index],
        ])  # fmt: skip
    bad_date, doubled, stranger = rows[ACCOUNTS:]
    place = FIELDS.index("started_on")
    bad_date[place] = _written(book, ACCOUNTS, month=13)
    doubled[0] = rows[1][0]
    stranger[FIELDS.index("owner")] = book.words["hubspot"]["stranger"]
    return rows


def _written(book: Outline, index: int, month: int = 4) -> str:
    """Return a start date as the other system writes it: 令和7年4月1日, or 2025-04-01."""
    year = book.today.year - 1 - index % 3
    if book.words.language == "ja":
        return f"令和{year - REIWA_BEGAN}年{month}月1日"
    return f"{year}-{month:02d}-01"
