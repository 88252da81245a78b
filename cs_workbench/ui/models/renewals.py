"""The renewal calendar as a table: lines of renewals and expansions where the book has accounts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cs_workbench.domain.nouns import Kind
from cs_workbench.domain.renewals import COLUMNS, EDITABLE, TITLES
from cs_workbench.kernel.ids import uuid7
from cs_workbench.kernel.money import SIGNS, Money, to_minor
from cs_workbench.ui.models.entry import Edit, read_number
from cs_workbench.ui.models.lines import LineTable
from cs_workbench.ui.text import say

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from cs_workbench.services.renewals import Renewals

#: What a cell is called where it is kept.
FIELDS = {"renewal_stage": "stage", "next_step": "next_step", "decides": "decides"}


class RenewalTable(LineTable):
    """Shows `Renewals`; its stage, amount, next step and who decides are typed here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.calendar: Renewals | None = None
        self._given: dict[int, str] = {}  # uids of lines that are being written for the first time

    def show_calendar(self, calendar: Renewals, today: date) -> None:
        """Show the lines, by month of their deadline."""
        first = self.calendar is None
        self.calendar, self.accounts = calendar, calendar.accounts
        self._given.clear()
        self.show(calendar.book, today, {fact: say("facts", title) for fact, title in TITLES.items()})
        if first:
            self.set_columns(COLUMNS)
            self.sort_by("deadline")
            self.group_by("deadline")

    def records_of(self, edits: Sequence[Edit]) -> list[dict[str, Any]]:
        """Return edits as `services.renewals.SetRenewals` takes them: one row a record."""
        rows: dict[int, dict[str, Any]] = {}
        for edit in edits:
            account = self.account_of_line(edit.account_id)
            if account is not None:
                row = rows.setdefault(
                    edit.account_id,
                    {"account_id": account, "uid": self._uid_of(edit.account_id), "values": {}},
                )
                row["values"] |= _stored(edit)
        return list(rows.values())

    def read(self, column: int, text: str) -> object:
        if self.book[self.shown.columns[column]].kind is Kind.MONEY:
            for sign in (*SIGNS.values(), "￥"):
                text = text.strip().removeprefix(sign)
            return read_number(text)
        return super().read(column, text)

    def edit_of(self, line: int, column: int, text: str) -> Edit | None:
        edit = super().edit_of(line, column, text)
        if edit is None or not isinstance(edit.value, float):
            return edit
        currency = self._currency(line)
        money = Money(to_minor(Decimal(str(edit.value)), currency), currency)
        return None if money == self.value_at(line, edit.fact) else Edit(edit.account_id, edit.fact, money)

    # Inside

    def _takes(self, fact: str) -> bool:
        return fact in EDITABLE

    def _heading_cell(self, line: int, column: int) -> str:
        return "" if self.shown.columns[column] == "days_left" else super()._heading_cell(line, column)

    def _uid_of(self, key: int) -> str:
        if self.calendar is None:
            return uuid7()
        return self.calendar.uids[self.place_of(key)] or self._given.setdefault(key, uuid7())

    def _currency(self, line: int) -> str:
        """Return the currency of the amount that stands there, else that of most amounts."""
        there = self.value_at(line, "amount")
        return there.currency if isinstance(there, Money) else self.book["amount"].labels[0]


def _stored(edit: Edit) -> dict[str, Any]:
    if edit.fact == "amount":
        money = edit.value if isinstance(edit.value, Money) else None
        return {"amount": money and money.minor, "currency": money and money.currency}
    return {FIELDS[edit.fact]: edit.value}
