"""Figures with unit, days and definition: each row is a door to the accounts behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.ui.text import say, tip
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.parts import GAP, Words
from cs_workbench.ui.views.sheet import UNKNOWN, Sheet
from cs_workbench.ui.views.wording import day_text, number_text, percent

if TYPE_CHECKING:
    from cs_workbench.services.revenue import Figure

#: Pixels of the figures where the window is low: a heading and five of them.
LEAST_HEIGHT: Final = 180
HEADINGS: Final = (
    N_("flow", "Figure"), N_("flow", "Value"), N_("flow", "Unit"), N_("flow", "Of"), N_("flow", "Accounts"),
)  # fmt: skip
UNITS: Final = {
    "year": N_("flow", "a year"),
    "month": N_("flow", "a month"),
    "share": N_("flow", "share"),
    "accounts": N_("flow", "accounts"),
}
#: Figures of one day, its first or its last; all others are of the days between.
OF_DAY: Final = {
    "opening": "since",
    "closing": "on",
    "customers": "on",
    "mrr": "on",
    "arpa": "on",
    "signed": "on",
}


class FigureSheet(QWidget):
    """Shows figures, and below them what the current one counts."""

    doorWanted = Signal(str)  # the condition of the accounts behind a figure
    currentChanged = Signal(str)  # the id of a figure

    def __init__(self, name: str, *, opens: int) -> None:
        """Show figures called ``name``, whose days begin so many days after `Figure.since`, the opening, is over."""
        super().__init__()
        self._opens = timedelta(days=opens)
        self._figures: Sequence[Figure] = ()
        self._doors: Mapping[str, str] = {}
        self._more: Mapping[str, str] = {}
        self.sheet = Sheet(
            name, [say("flow", text) for text in HEADINGS], numbers=(1, 4), most=20, leading=True
        )
        self.sheet.setMinimumHeight(pixels(LEAST_HEIGHT))
        self.sheet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.sheet.chosen.connect(self._open)
        self.sheet.currentCellChanged.connect(self._turned)
        self.definition = Words("", "small")
        self.definition.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.sheet)
        layout.addWidget(self.definition)

    def show_figures(
        self, figures: Sequence[Figure], doors: Mapping[str, str], more: Mapping[str, str] | None = None
    ) -> None:
        """Show ``figures``; ``more``: what is said of one besides its definition."""
        self._figures, self._doors, self._more = tuple(figures), doors, more or {}
        rows = [
            [
                figure.title, value_text(figure.value), say("flow", UNITS[figure.unit]), self._day(figure),
                number_text(len(figure.accounts)),
            ]
            for figure in figures
        ]  # fmt: skip
        self.sheet.fill(rows, [figure.id for figure in figures])
        model = self.sheet.model()
        for line, figure in enumerate(figures):
            for column in range(self.sheet.columnCount()):
                model.setData(
                    model.index(line, column), tip(self.definition_of(figure)), Qt.ItemDataRole.ToolTipRole
                )
        self._turned()

    def definition_of(self, figure: Figure) -> str:
        """Return what ``figure`` counts, with whatever else is said of it."""
        said = say(
            "flow", "{figure} ({days}): {definition}", figure=figure.title, days=self._days(figure),
            definition=figure.definition,
        )  # fmt: skip
        return " ".join(part for part in (said, self._more.get(figure.id, "")) if part)

    def current(self) -> str:
        """Return the id of the current figure; '' for none."""
        key = self.sheet.key_at(self.sheet.currentRow())
        return key if isinstance(key, str) else ""

    def turn_to(self, figure: object) -> None:
        """Make the figure of an id the current one; what is no longer there is passed over."""
        ids = [one.id for one in self._figures]
        if figure in ids:
            self.sheet.setCurrentCell(ids.index(str(figure)), 0)

    # Inside

    def _day(self, figure: Figure) -> str:
        """Return the day that a figure is of; others are of the whole period."""
        if figure.id not in OF_DAY:
            return say("flow", "the period")
        return day_text(figure.since if OF_DAY[figure.id] == "since" else figure.on)

    def _days(self, figure: Figure) -> str:
        """Return the day that a figure is of, or the first and last of its days."""
        if figure.id in OF_DAY:
            return self._day(figure)
        since = day_text(figure.since + self._opens)
        return say("flow", "{since} to {on}", since=since, on=day_text(figure.on))

    def _open(self, figure: object) -> None:
        door = self._doors.get(str(figure), "")
        if door:
            self.doorWanted.emit(door)

    def _turned(self) -> None:
        found = next((one for one in self._figures if one.id == self.current()), None)
        self.definition.setText("" if found is None else self.definition_of(found))
        self.currentChanged.emit(self.current())


def value_text(value: Money | float | None) -> str:
    """Return a figure's value; an unknown one is a dash."""
    if value is None:
        return UNKNOWN
    if isinstance(value, Money):
        return value.short()
    if isinstance(value, int):
        return number_text(value)
    return percent(number_text(value * 100, 1))
