"""データ Data: usage, contracts, tickets, money, changed fields, and where it all comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import GAP, Page, Section, Words
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import (
    day_text,
    fact_heading,
    moment_text,
    money_text,
    number_text,
    stored_day_text,
    stored_text,
    word_text,
)
from cs_workbench.ui.widgets.sparkline import Sparkline

if TYPE_CHECKING:
    from cs_workbench.services.account import AccountPage

Row = Mapping[str, Any]
Cell = Callable[[Row], str]
USAGE_SHOWN: Final = 8


def _plain(field: str) -> Cell:
    return lambda row: str(row.get(field) or "")


def _day(field: str) -> Cell:
    return lambda row: stored_day_text(row.get(field))


def _moment(field: str) -> Cell:
    return lambda row: moment_text(row.get(field))


def _number(field: str) -> Cell:
    return lambda row: number_text(row.get(field))


def _money(field: str) -> Cell:
    return lambda row: money_text(row.get(field), row.get("currency"))


def _word(of: str, field: str) -> Cell:
    return lambda row: word_text(of, row.get(field) or "")


#: Table -> heading, and per column: heading, cell, whether it is a number. Texts in context 'account'.
TABLES: Final[dict[str, tuple[str, tuple[tuple[str, Cell, bool], ...]]]] = {
    "subscriptions": (
        N_("account", "Contracts"),
        (
            (N_("account", "Product"), _plain("product"), False),
            (N_("account", "Contract plan"), _plain("plan"), False),
            (N_("account", "From"), _day("started_on"), False),
            (N_("account", "Until"), _day("ends_on"), False),
            (N_("account", "Seats"), _number("seats"), True),
            (N_("account", "ARR"), _money("arr"), True),
        ),
    ),
    "tickets": (
        N_("account", "Tickets"),
        (
            (N_("account", "Subject"), _plain("subject"), False),
            (N_("account", "Priority"), lambda row: str(row.get("priority") or "").upper(), False),
            (N_("account", "Opened"), _moment("opened_at"), False),
            (N_("account", "Closed"), _moment("closed_at"), False),
            (N_("account", "CSAT"), _number("csat"), True),
        ),
    ),
    "surveys": (
        N_("account", "Surveys"),
        (
            (N_("account", "Survey"), lambda row: str(row.get("kind") or "").upper(), False),
            (N_("account", "Score"), _number("score"), True),
            (N_("account", "Answered"), _moment("answered_at"), False),
            (N_("account", "Comment"), _plain("comment"), False),
        ),
    ),
    "invoices": (
        N_("account", "Invoices"),
        (
            (N_("account", "Number"), _plain("number"), False),
            (N_("account", "Issued"), _day("issued_on"), False),
            (N_("account", "Due"), _day("due_on"), False),
            (N_("account", "Paid"), _day("paid_on"), False),
            (N_("account", "Amount"), _money("amount"), True),
        ),
    ),
    "outcomes": (
        N_("account", "Outcomes"),
        (
            (N_("account", "Outcome"), _word("outcome", "kind"), False),
            (N_("account", "Day"), _day("happened_on"), False),
            (N_("account", "Reason"), _plain("reason"), False),
            (N_("account", "Comment"), _plain("comment"), False),
        ),
    ),
    "deals": (
        N_("account", "Deals"),
        (
            (N_("account", "Deal"), _plain("name"), False),
            (N_("account", "Product"), _plain("product"), False),
            (N_("account", "Stage"), _plain("stage"), False),
            (N_("account", "Closed"), _day("closed_on"), False),
            (N_("account", "Amount"), _money("amount"), True),
        ),
    ),
}


class DataTab(Page):
    """Every table the account has; those it has not are absent."""

    def __init__(self) -> None:
        super().__init__(say("account", "Data"), width=1290)

    def show_page(self, page: AccountPage) -> None:
        """Show the data of ``page``."""
        parts: list[QWidget | QLayout] = []
        if page.usage:
            parts.append(Section(say("account", "Usage"), _usage_grid(page)))
        parts += [
            _table(say("account", heading), columns, getattr(page, name))
            for name, (heading, columns) in TABLES.items()
            if getattr(page, name)
        ]
        parts += [part for part in (_changes(page), _sources(page)) if part is not None]
        if not parts:
            parts.append(Words(say("account", "No data has come for this account yet."), "muted"))
        self.fill(*parts)


def _table(heading: str, columns: Sequence[tuple[str, Cell, bool]], rows: Sequence[Row]) -> Section:
    sheet = Sheet(
        heading,
        [say("account", title) for title, _cell, _is_number in columns],
        numbers=[place for place, (_title, _cell, is_number) in enumerate(columns) if is_number],
    )
    sheet.fill([[cell(row) for _title, cell, _is_number in columns] for row in rows])
    return Section(heading, sheet)


def _usage_grid(page: AccountPage) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GAP)
    grid.setVerticalSpacing(GAP // 2)
    grid.setColumnStretch(3, 1)
    for number, (metric, points) in enumerate(list(page.usage.items())[:USAGE_SHOWN]):
        line = Sparkline()
        line.show_values([point[1] for point in points], word_text("metric", metric))
        line.setFixedSize(220, 24)
        last = points[-1] if points else None
        grid.addWidget(Words(word_text("metric", metric), wrap=False), number, 0)
        grid.addWidget(line, number, 1)
        grid.addWidget(Words(number_text(last[1]) if last else "", "strong", wrap=False), number, 2)
        grid.addWidget(Words(day_text(last[0]) if last else "", "small", wrap=False), number, 3)
    return grid


def _changes(page: AccountPage) -> Section | None:
    if not page.changes:
        return None
    sheet = Sheet(
        say("account", "Changed fields"),
        [say("account", "Field"), say("account", "Before"), say("account", "After"), say("account", "When")],
        grow=2,
    )
    sheet.fill(
        [
            [
                fact_heading(c.field),
                stored_text(c.field, c.old),
                stored_text(c.field, c.new),
                moment_text(c.at),
            ]
            for c in page.changes
        ]
    )
    return Section(say("account", "Changed fields"), sheet)


def _sources(page: AccountPage) -> Section | None:
    if not page.sources:
        return None
    sheet = Sheet(say("account", "Sources"), [say("account", "Source"), say("account", "Number there")])
    sheet.fill([list(source) for source in page.sources])
    return Section(say("account", "Sources"), sheet)
