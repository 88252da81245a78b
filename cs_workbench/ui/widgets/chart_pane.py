"""A chart in the window: what it found, how it is defined, its picture and its table, whose rows are doors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QGuiApplication, QImage, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.kernel.errors import WorkbenchError
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clip, safe_name
from cs_workbench.render.charts import draw, write
from cs_workbench.ui.jobs import shared
from cs_workbench.ui.text import UNKNOWN, explain, plain_label, say, tip
from cs_workbench.ui.widgets.chart_picture import ChartPicture, look_of
from cs_workbench.ui.widgets.clipboard import as_html, as_tsv, empty_mime
from cs_workbench.ui.widgets.icons import icon

if TYPE_CHECKING:
    from cs_workbench.domain.chart import Chart
    from cs_workbench.kernel.progress import Tracker
    from cs_workbench.render.charts import Drawn

TITLE: Final = 1.12  # of the size of the text
SUMMED: Final = 12  # rows that are read aloud
GAP: Final = 6
MARGIN: Final = 8
ROW_ROOM: Final = 12
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: What a chart is written as: the ending -> words of the menu, context 'chart'.
KINDS: Final = {
    ".png": N_("chart", "Save as PNG…"),
    ".svg": N_("chart", "Save as SVG…"),
    ".csv": N_("chart", "Save the table as CSV…"),
}
COPY_WIDTH: Final = 960
COPY_HEIGHT: Final = 540
COPY_SCALE: Final = 2.0


class ChartPane(QWidget):
    """Shows one chart after another. T shows the table instead of the picture, Ctrl+C copies it."""

    doorWanted = Signal(str)  # a condition: the accounts behind a mark or a row

    def __init__(self) -> None:
        super().__init__()
        self.chart: Chart | None = None
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.title, self.subtitle = plain_label(wrap=True), plain_label(wrap=True)
        self.subtitle.setProperty("muted", "true")
        self.told = plain_label(wrap=True)  # what became of a file
        self.told.setProperty("muted", "true")
        self.told.hide()
        self.empty = plain_label(wrap=True)
        self.empty.setProperty("muted", "true")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.picture = ChartPicture(self.row_words)
        self.picture.opened.connect(self._open)
        self.picture.lost.connect(self._show_table)
        self.table = ChartTable()
        self.table.opened.connect(self._open)
        self.toggle = QToolButton()
        self.toggle.setCheckable(True)
        self.toggle.setIcon(icon("table"))
        self.toggle.setAccessibleName(say("chart", "Table"))
        self.toggle.setToolTip(tip(say("chart", "Table instead of the picture (T)")))
        self.toggle.toggled.connect(self._turn)
        self.more = QToolButton()
        self.more.setIcon(icon("more"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setAccessibleName(say("chart", "Save or copy the chart"))
        self.more.setToolTip(tip(say("chart", "Save or copy the chart")))
        self.menu = QMenu(self)
        self._fill_menu()
        self.more.setMenu(self.menu)
        self._stack = QStackedLayout()
        for part in (self.picture, self.table, self.empty):
            part.setParent(self)  # the stack shows its first part: without a parent, as a window of its own
            self._stack.addWidget(part)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addLayout(words, 1)
        for made in (self.toggle, self.more):
            head.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        layout.addLayout(head)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.told)
        self._dress()

    def show_chart(self, chart: Chart) -> None:
        """Show ``chart``; where there is nothing to draw, why."""
        self.chart = chart
        self.title.setText(chart.title)
        self.subtitle.setText(chart.subtitle)
        self.subtitle.setVisible(bool(chart.subtitle))
        self.told.hide()
        self.empty.setText(chart.empty)
        self.table.show_rows(chart)
        summary = self.summary()
        for part in (self, self.picture, self.table):
            part.setAccessibleName(chart.title)
            part.setAccessibleDescription(summary)
        for made in (self.toggle, self.more):
            made.setVisible(chart.figure is not None or bool(chart.rows))
        if chart.figure is not None:
            self.picture.show_chart(chart)
        self._turn()

    def summary(self) -> str:
        """Return the chart in words, for those who do not see it: its subtitle and the first rows of its table."""
        if self.chart is None:
            return ""
        if self.chart.figure is None and self.chart.empty:
            return self.chart.empty
        rows = [" ".join(filter(None, row)) for row in self.chart.rows[:SUMMED]]
        rest = len(self.chart.rows) - len(rows)
        if rest > 0:
            rows.append(say("chart", "and %n more row(s)", rest))
        return "\n".join(filter(None, (self.chart.subtitle, "; ".join(rows))))

    def row_words(self, row: int) -> str:
        """Return a row of the table as a tooltip tells it."""
        if self.chart is None or row >= len(self.chart.rows):
            return ""
        cells = zip(self.chart.headings, self.chart.rows[row], strict=False)
        return "\n".join(
            say("chart", "{heading}: {value}", heading=heading, value=cell or UNKNOWN)
            for heading, cell in cells
        )

    def copy_table(self) -> None:
        """Put the whole table into the clipboard, as a spreadsheet reads it."""
        if self.chart is None:
            return
        mime = empty_mime()
        mime.setText(as_tsv([self.chart.headings, *self.chart.rows]))
        mime.setHtml(as_html(self.chart.headings, self.chart.rows))
        QGuiApplication.clipboard().setMimeData(mime)
        self._tell(say("chart", "The table is in the clipboard."))

    def copy_picture(self) -> None:
        """Draw the chart as on paper and put it into the clipboard."""
        chart, look = self.chart, look_of(self, on_paper=True)
        if chart is None:
            return

        def work(_tracker: Tracker) -> Drawn:
            return draw(chart, look, COPY_WIDTH, COPY_HEIGHT, COPY_SCALE)

        shared().start("draw", work, succeeded=self._copied)

    def save(self, path: Path) -> None:
        """Write the chart to ``path``; its ending says what."""
        chart, look = self.chart, look_of(self, on_paper=True)
        if chart is None:
            return

        def work(_tracker: Tracker) -> Path:
            write(chart, path, look)
            return path

        shared().start("draw", work, succeeded=self._saved, failed=self._failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_T and is_plain and self.toggle.isEnabled():
            self.toggle.toggle()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_table()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chart is not None:
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            corner = self.more.mapToGlobal(QPoint(0, self.more.height()))
            self.menu.popup(corner if by_key else event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._dress()

    # Inside

    def _dress(self) -> None:
        font = QFont(QApplication.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * TITLE)
        font.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(font)

    def _fill_menu(self) -> None:
        for ending, text in KINDS.items():
            made = self.menu.addAction(say("chart", text))
            made.setData(ending)
            made.triggered.connect(self._ask_path)
        self.menu.addSeparator()
        self.menu.addAction(say("chart", "Copy the picture")).triggered.connect(self.copy_picture)
        self.menu.addAction(say("chart", "Copy the table (Ctrl+C)")).triggered.connect(self.copy_table)

    def _turn(self) -> None:
        """Show the picture, the table or why there is neither."""
        had_focus = self.picture.hasFocus() or self.table.hasFocus()
        has_figure = self.chart is not None and self.chart.figure is not None
        has_rows = self.chart is not None and bool(self.chart.rows)
        self.toggle.setEnabled(has_figure and has_rows)
        shown: QWidget = self.picture if has_figure else self.empty
        if has_rows and self.toggle.isChecked():
            shown = self.table
        self._stack.setCurrentWidget(shown)
        if had_focus and shown is not self.empty:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_table(self) -> None:
        self.toggle.setChecked(True)

    def _open(self, row: int) -> None:
        if self.chart is not None and row < len(self.chart.doors) and self.chart.doors[row]:
            self.doorWanted.emit(self.chart.doors[row])

    def _ask_path(self) -> None:
        action = self.sender()
        ending = str(action.data()) if hasattr(action, "data") else ".png"
        name = safe_name(self.chart.id if self.chart is not None else "") + ending
        path, _kind = QFileDialog.getSaveFileName(self, say("chart", "Save the chart"), name, f"*{ending}")
        if path:
            self.save(Path(path) if path.lower().endswith(ending) else Path(path + ending))

    def _saved(self, path: Path) -> None:
        self._tell(say("chart", "{name} is written.", name=path.name))

    def _failed(self, error: WorkbenchError) -> None:
        self._tell(explain(error))

    def _copied(self, drawn: Drawn) -> None:
        wide, high = drawn.width, drawn.height
        image = QImage(drawn.pixels, wide, high, 4 * wide, QImage.Format.Format_RGBA8888).copy()
        QGuiApplication.clipboard().setImage(image)
        self._tell(say("chart", "The picture is in the clipboard."))

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(True)


class ChartTable(QTableWidget):
    """The table of a chart; Enter and a double click open a row."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, 0)
        self.setProperty("sheet", "quiet")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.itemDoubleClicked.connect(self._open)

    def show_rows(self, chart: Chart) -> None:
        """Show the table of ``chart``."""
        self.setColumnCount(len(chart.headings))
        self.setRowCount(len(chart.rows))
        for place, text in enumerate(chart.headings):
            self.setHorizontalHeaderItem(place, _item(text, is_number=place in chart.numbers))
        for number, row in enumerate(chart.rows):
            for place, text in enumerate(row[: len(chart.headings)]):
                self.setItem(number, place, _item(text or UNKNOWN, is_number=place in chart.numbers))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if chart.headings:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_ROOM)
        if chart.rows and chart.headings:
            self.setCurrentCell(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentRow() >= 0:
            self.opened.emit(self.currentRow())
        elif event.key() == Qt.Key.Key_T or event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()  # the pane's
        else:
            super().keyPressEvent(event)

    def _open(self, item: QTableWidgetItem) -> None:
        self.opened.emit(item.row())


def _item(text: str, *, is_number: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(clip(text))
    item.setTextAlignment(RIGHT if is_number else LEFT)
    item.setToolTip(tip(text))
    return item
