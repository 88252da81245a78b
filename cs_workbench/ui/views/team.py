"""チーム Team: a row per CSM, who needs help first; every number opens its list, every row what stands behind it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QVBoxLayout, QWidget

from cs_workbench.domain.facts import BANDS
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.team_words import (
    FIGURES,
    UNKNOWN,
    away_text,
    moves_text,
    owner_text,
    span_text,
    value_text,
)
from cs_workbench.ui.text import say, shown, tip
from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.page_parts import page_head
from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.team_behind import TeamBehind
from cs_workbench.ui.views.wording import day_text, percent_text, word_text
from cs_workbench.ui.widgets.day_field import WIDTH as DAY_WIDTH
from cs_workbench.ui.widgets.day_field import DayField
from cs_workbench.ui.widgets.icons import icon
from cs_workbench.ui.widgets.load_cell import LOAD, LoadDelegate
from cs_workbench.ui.widgets.spread_cell import BAND, SPREAD, CountDelegate, SpreadDelegate

if TYPE_CHECKING:
    from cs_workbench.kernel.money import Money
    from cs_workbench.services.team import Team, TeamRow

#: Heading (context 'team') and the number whose list a cell of the column opens.
COLUMNS: Final = (
    (N_("team", "CSM"), "accounts"),
    (N_("team", "Accounts"), "accounts"),
    (N_("team", "ARR"), "arr"),
    (N_("team", "Health"), "accounts"),
    ("●", "green"),
    ("▲", "yellow"),
    ("■", "red"),
    ("◇", "none"),
    (N_("team", "At risk"), "at_risk"),
    (N_("team", "7 days"), "net_7"),
    (N_("team", "30 days"), "net_30"),
    (N_("team", "Cadence"), "kept"),
    (N_("team", "Load"), "load"),
    (N_("team", "Overdue"), "overdue"),
    (N_("team", "Why"), "accounts"),
)
NAMES: Final = [number for _, number in COLUMNS]
HEALTH, FIRST_BAND, LOAD_COLUMN, WHY = 3, 4, 12, 14
NUMBERS: Final = (1, 2, 4, 5, 6, 7, 8, 11, 13)
WIDE_FROM: Final = 1120  # pixels of width from which there is room for every column
NARROW_HIDES: Final = (7, 10, WHY)
LEAST_WIDTH: Final = 36  # pixels of a column
WEEK: Final = timedelta(days=7)


class TeamView(QWidget):
    """Shows the table as of a day, and what stands behind its current row."""

    listWanted = Signal(str)  # a condition: the accounts behind a number
    dayChosen = Signal(object)  # a day, None: today
    monthWanted = Signal(object)  # a CSM's name, None: the team
    packWanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._found: Team | None = None
        self._today = today
        self._is_below = False  # the keyboard was last on a list behind a row
        self.setAcceptDrops(True)
        self._span = Words("", "muted", wrap=False)
        self.banner = Words("", "strong", wrap=False)
        self.banner.setProperty("banner", True)
        self._remarks = Words("", "small")
        self.day = DayField(say("team", "As of"), today)
        self.day.setFixedWidth(pixels(DAY_WIDTH))
        self.day.set_last(today)
        self.day.editingFinished.connect(self._day_typed)
        self.back = _arrow("chevron-left", say("team", "A week earlier (Alt+Page Up)"), "Alt+PgUp")
        self.on = _arrow("chevron-right", say("team", "A week later (Alt+Page Down)"), "Alt+PgDown")
        self.now = QPushButton(say("team", "Today"))
        self.now.setAccessibleName(say("team", "Back to today"))
        self.month = QPushButton(say("team", "Month…"))
        self.month.setAccessibleName(say("team", "Month of the row"))
        self.month.setToolTip(
            tip(say("team", "The month of this CSM or of the team; drop a CSM's month file on this page."))
        )
        self.pack = QPushButton(say("team", "Risk pack…"))
        self.pack.setAccessibleName(say("team", "Weekly risk pack of today, as slides"))
        self.pack.setToolTip(
            tip(say("team", "What this page shows today, as slides, a web page or a PDF for us."))
        )
        self.pack.clicked.connect(self.packWanted)
        self.month.clicked.connect(self._want_month)
        self.back.clicked.connect(self._week_back)
        self.on.clicked.connect(self._week_on)
        self.now.clicked.connect(self._to_today)
        self.table = self._made_table()
        self._tell_headings()
        self.behind = TeamBehind(today)
        for sheet in (self.table, *self.behind.sheets.values()):
            sheet.installEventFilter(self)
        inner = QVBoxLayout()
        inner.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        inner.setSpacing(GAP // 2)
        for part in (self.banner, self._remarks, self.table):
            inner.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = (self.pack, self.month, self.back, self.day, self.on, self.now)
        layout.addLayout(page_head(say("team", "Team"), self._span, *head))
        layout.addLayout(inner)
        layout.addWidget(self.behind, 1)
        self.banner.hide()
        self.behind.show_row(None)

    def show_team(self, found: Team) -> None:
        """Show ``found``; the row of the same CSM and the same column stay current."""
        owner, column = self.owner(), max(self.table.currentColumn(), 0)
        self._found = found
        self._today = found.today
        said = span_text(say, found, day_text(found.as_of))
        self._span.setText("" if found.is_past else said)
        self._remarks.setText(" ".join(found.remarks))
        self.banner.setText(said)
        self.banner.setVisible(found.is_past)
        self.day.set_last(found.today)
        self.day.set_day(found.as_of)
        self.on.setEnabled(found.is_past)
        self.now.setEnabled(found.is_past)
        self._fill(found)
        names = [row.owner for row in self._rows()]
        line = names.index(owner) if owner in names else 0
        if owner == TOTAL and names:
            line = len(names) - 1
        if names:
            self.table.setCurrentCell(line, column)
        self._current_changed()

    def owner(self) -> str | None:
        """Return whose row is current: a name, '' nobody's, `TOTAL`, None before anything is shown."""
        row, rows = self.table.currentRow(), self._rows()
        if not 0 <= row < len(rows):
            return None
        return TOTAL if row == len(rows) - 1 else rows[row].owner

    def row(self) -> TeamRow | None:
        """Return the current row."""
        rows, at = self._rows(), self.table.currentRow()
        return rows[at] if 0 <= at < len(rows) else None

    def current_account(self) -> int | None:
        """Return the account that Ctrl+I asks about."""
        return self.behind.current_account()

    def follow(self, action: str) -> None:
        """Do what an action of the registry means: Enter on the table opens a list, all else is about accounts."""
        if action == "account.open" and self.table.hasFocus():
            self._open(None)
        else:
            self.behind.follow(action)

    def focus_list(self) -> None:
        """Give the keyboard to the table, or to the list below it where it was last."""
        if self._is_below and self.behind.list.rowCount():
            self.behind.focus_list()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._is_below = watched is not self.table
        return super().eventFilter(watched, event)

    def memory(self) -> dict[str, Any]:
        """Return what to come back to; a past day only for as long as today is today."""
        past = self._found.as_of.isoformat() if self._found and self._found.is_past else None
        return {
            "owner": self.owner(), "column": self.table.currentColumn(), "as_of": past,
            "seen": self._today.isoformat(), "behind": self.behind.memory(), "below": self._is_below,
        }  # fmt: skip

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said; garbage is passed over."""
        names = [row.owner for row in self._rows()]
        owner, column = memory.get("owner"), memory.get("column")
        if names and owner == TOTAL:
            self.table.setCurrentCell(len(names) - 1, 0)
        elif owner in names:
            self.table.setCurrentCell(names.index(owner), 0)
        if isinstance(column, int) and 0 <= column < len(COLUMNS) and names:
            self.table.setCurrentCell(self.table.currentRow(), column)
        if isinstance(memory.get("behind"), dict):
            self.behind.remember(memory["behind"])
        self._is_below = memory.get("below") is True
        if self._is_below and self.table.hasFocus():
            self.focus_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < pixels(WIDE_FROM)
        for column in NARROW_HIDES:
            self.table.setColumnHidden(column, is_narrow)

    # Inside

    def _made_table(self) -> Sheet:
        headings = [text if text in "●▲■◇" else say("team", text) for text, _ in COLUMNS]
        table = Sheet(say("team", "Team"), headings, numbers=NUMBERS, grow=WHY, most=14, leading=True)
        table.setProperty("sheet", "dense")  # many columns; it leads what stands below as well
        table.horizontalHeader().setMinimumSectionSize(pixels(LEAST_WIDTH))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setItemDelegateForColumn(HEALTH, SpreadDelegate(table))
        counts = CountDelegate(table)
        for place in range(len(BANDS)):
            table.setItemDelegateForColumn(FIRST_BAND + place, counts)
        table.setItemDelegateForColumn(LOAD_COLUMN, LoadDelegate(table, long=64))
        table.chosen.connect(self._open)
        table.currentCellChanged.connect(self._current_changed)
        return table

    def _want_month(self) -> None:
        owner = self.owner()
        self.monthWanted.emit(None if owner in (None, "", TOTAL) else owner)

    def _rows(self) -> list[TeamRow]:
        found = self._found
        return [*found.rows, found.total] if found is not None and found.rows else []

    def _tell_headings(self) -> None:
        for place, (_, number) in enumerate(COLUMNS):
            title, _, definition = FIGURES[number]
            item = self.table.horizontalHeaderItem(place)
            if item is None:
                continue
            if place in range(FIRST_BAND, FIRST_BAND + len(BANDS)):
                item.setData(Qt.ItemDataRole.AccessibleTextRole, say("team", title))
            if place not in (0, HEALTH, WHY):
                item.setToolTip(tip(f"{say('team', title)}\n{say('team', definition)}"))

    def _fill(self, found: Team) -> None:
        rows = self._rows()
        self.table.setVisible(bool(rows))
        self.table.fill([self._cells(row, is_total=row is found.total) for row in rows])
        model = self.table.model()
        strong = QFont(self.table.font())
        strong.setWeight(QFont.Weight.DemiBold)
        for column in range(len(COLUMNS) if rows else 0):
            model.setData(model.index(len(rows) - 1, column), strong, Qt.ItemDataRole.FontRole)
        for line, row in enumerate(rows):
            counts = [row[band].value for band in BANDS]
            known = None if None in counts else counts
            model.setData(model.index(line, HEALTH), known, SPREAD)
            for place, band in enumerate(BANDS):
                model.setData(model.index(line, FIRST_BAND + place), band if known else None, BAND)
            model.setData(model.index(line, LOAD_COLUMN), row["load"].value, LOAD)
            self._tell_cells(line, row)

    def _cells(self, row: TeamRow, *, is_total: bool) -> list[str]:
        name = shown(owner_text(say, row, is_total=is_total))
        if row.away is not None:
            text = N_("team", "{name} (away)") if row.away.is_now else N_("team", "{name} (away soon)")
            name = say("team", text, name=name)
        load = row["load"].value
        kept = row["kept"].value
        return [
            name,
            value_text(row["accounts"].value, "accounts"),
            _first_money(row["arr"].value),
            "",
            *(value_text(row[band].value, "accounts") for band in BANDS),
            _first_money(row["at_risk"].value),
            moves_text(row, 7),
            moves_text(row, 30),
            percent_text(kept) if isinstance(kept, float) else UNKNOWN,
            percent_text(load) if isinstance(load, float) else UNKNOWN,
            value_text(row["overdue"].value, "todos"),
            shown(row.brief),
        ]

    def _tell_cells(self, line: int, row: TeamRow) -> None:
        """Tell over each cell what it says in full: shape and word of a band, every currency, what is behind it."""
        told = {
            0: away_text(say, row.away),
            WHY: row.reason,
            2: _money(row["arr"].value),
            HEALTH: "\n".join(
                say(
                    "team", "{sign} {word}: {count} · {arr}",
                    sign=sign, word=word_text("band", band), count=value_text(row[band].value, "accounts"),
                    arr=_money(row.band_arr[band] or None),
                )
                for sign, band in zip("●▲■◇", BANDS, strict=True)
            ),
            8: say(
                "team", "{risk} at risk, {loss} expected to be lost",
                risk=_money(row["at_risk"].value), loss=_money(row["expected_loss"].value),
            ),
            11: say(
                "team", "{due} due within 7 days, {past} past their longest gap",
                due=value_text(row["due"].value, "accounts"), past=value_text(row["past"].value, "accounts"),
            ),
            13: say(
                "team", "{promises} of them promises", promises=value_text(row["promises"].value, "todos")
            ),
        }  # fmt: skip
        for place, band in enumerate(BANDS):
            told[FIRST_BAND + place] = say(
                "team", "{word}: {arr}", word=word_text("band", band), arr=_money(row.band_arr[band] or None)
            )
        for place, days in ((9, 7), (10, 30)):
            said = [f"{'▼' if one.direction < 0 else '▲'} {one.text}" for one in row.causes[days]]
            told[place] = "\n".join([_money(row[f"net_{days}"].value), *said])
        model = self.table.model()
        for place, text in told.items():
            if not text:
                continue
            model.setData(model.index(line, place), tip(text), Qt.ItemDataRole.ToolTipRole)
            model.setData(model.index(line, place), text, Qt.ItemDataRole.AccessibleDescriptionRole)

    def _open(self, _key: object) -> None:
        row, column = self.row(), self.table.currentColumn()
        if row is not None and 0 <= column < len(COLUMNS) and row[NAMES[column]].condition:
            self.listWanted.emit(row[NAMES[column]].condition)

    def _current_changed(self) -> None:
        row = self.row()
        self.behind.show_row(row, is_total=self._found is not None and row is self._found.total)

    def _day_typed(self) -> None:
        if self.day.check():
            day = self.day.day()
            if self._found is not None and day != self._found.as_of:
                self.dayChosen.emit(None if day is None or day >= self._today else day)

    def _week_back(self) -> None:
        if self._found is not None:
            self.dayChosen.emit(self._found.as_of - WEEK)

    def _week_on(self) -> None:
        if self._found is not None:
            day = self._found.as_of + WEEK
            self.dayChosen.emit(None if day >= self._today else day)

    def _to_today(self) -> None:
        self.dayChosen.emit(None)


#: What `TeamView.owner` says of the last row; no CSM is called so.
TOTAL: Final = "\0total"


def _arrow(name: str, text: str, key: str) -> QPushButton:
    made = QPushButton(icon(name), "", flat=True)
    made.setAccessibleName(text)
    made.setToolTip(text)
    made.setShortcut(key)
    return made


def _first_money(value: object) -> str:
    """Return the amount in the currency of most accounts, and that there are others; never added."""
    amounts: tuple[Money, ...] = value if isinstance(value, tuple) else ()
    if value is None:
        return UNKNOWN
    if not amounts:
        return "0"
    return f"{amounts[0].short().removesuffix('.00')}{' +' if len(amounts) > 1 else ''}"


def _money(value: object) -> str:
    return value_text(value if isinstance(value, tuple) else None, "year")
