"""月次 Month: what a month was for a CSM or the team; targets and words are typed where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from cs_workbench.domain.facts import BANDS
from cs_workbench.domain.targets import MEASURES, month_period, period_text
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.money import Money
from cs_workbench.services import month_words as words
from cs_workbench.services.month_sections import (
    CHANGE_HEADINGS,
    MOVE_HEADINGS,
    NEXT_HEADINGS,
    RENEWAL_HEADINGS,
    RISK_HEADINGS,
    TARGET_HEADINGS,
    TOUCH_HEADINGS,
    sections,
)
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.views.balance import LINES
from cs_workbench.ui.views.month_sheets import EDITS, FittedArea, MonthSheet
from cs_workbench.ui.views.page_parts import VerbBar, page_head
from cs_workbench.ui.views.parts import GAP, MARGIN, Words
from cs_workbench.ui.views.quick_line import QuickLine, Written
from cs_workbench.ui.views.scoped import ScopedView
from cs_workbench.ui.views.sheet_line import open_line, selected_accounts
from cs_workbench.ui.views.wording import day_text, number_text, word_text

if TYPE_CHECKING:
    from cs_workbench.services.month import Month


def said(context: str, text: str, n: int | None = None, **params: object) -> str:
    """Return a text as `say` does, days written as the language writes them."""
    return say(
        context, text, n, **{name: day_text(v) if isinstance(v, date) else v for name, v in params.items()}
    )


BACK_MONTHS: Final = 36  # that can be chosen
SENTENCE: Final = 250  # pixels of a column of sentences
NAME: Final = 210  # pixels of an account's name
#: The verbs under the page; those that no key of a list does are found by Tab.
BAR: Final = {
    "account.open": N_("month", "Open (Enter)"),
    EDITS: N_("month", "Write (F2)"),
    "account.touch": N_("month", "Log touch (L)"),
    "account.note": N_("month", "Note (N)"),
    "month.pdf": N_("month", "One page (PDF)…"),
    "month.xlsx": N_("month", "Workbook (XLSX)…"),
    "month.pptx": N_("month", "Slides (PPTX)…"),
    "account.slack": N_("month", "Copy for Slack"),
    "month.read": N_("month", "Take in a CSM's month…"),
}
FILES: Final = ("month.pdf", "month.xlsx", "month.pptx")
KEYLESS: Final = (*FILES, "account.slack", "month.read")
HEALTH_HEADINGS: Final = (N_("month", "Health"), N_("month", "Before"), N_("month", "Now"))
#: Tables whose rows are accounts, and how high they grow.
OF_ACCOUNTS: Final = ("renewals", "health", "risks", "next", "changes")
WORDS_COLUMN, WANTED_COLUMN = len(RISK_HEADINGS) - 1, 2


class MonthView(ScopedView):
    """Shows one month; says which account, list or file is wanted, and what was written."""

    accountWanted = Signal(int)
    peekWanted = Signal(object)
    whyWanted = Signal(int)
    listWanted = Signal(str)  # a condition
    monthChosen = Signal(str)  # its id; '' this month
    targetWritten = Signal(object, str)  # (period, measure, currency), text
    wordWritten = Signal(int, str)  # account, text
    fileWanted = Signal(str)  # 'pdf', 'xlsx' or 'pptx'
    slackWanted = Signal()
    readWanted = Signal()
    lineWritten = Signal(object, object)  # tuple of account ids, quick_line.Written

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._found: Month | None = None
        self._doors: Mapping[str, str] = {}
        self._about: tuple[int, ...] = ()
        self._here: MonthSheet | None = None
        self._span, self._remarks = Words("", "muted", wrap=False), Words("", "small")
        self.month = QComboBox()
        self.month.setAccessibleName(say("month", "Month"))
        self._fill_months()
        self.month.activated.connect(self._choose_month)
        self.earlier = self._arrow(Qt.ArrowType.LeftArrow, say("month", "Month before (←)"), -1)
        self.later = self._arrow(Qt.ArrowType.RightArrow, say("month", "Month after (→)"), 1)
        self.lines = [Words("", "body") for _ in range(5)]
        self._make_sheets()
        self.quick = QuickLine(today)
        self.quick.written.connect(self._line_written)
        self.quick.left.connect(self.focus_list)
        self.area = FittedArea(self._page())
        nav = QWidget()
        row = QHBoxLayout(nav)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self.earlier, self.month, self.later):
            row.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(page_head(say("month", "Month"), self._span, nav, self.scope))
        layout.addWidget(self.area, 1)
        layout.addWidget(self.quick)
        self.bar = VerbBar({verb: say("month", text) for verb, text in BAR.items()}, KEYLESS)
        self.bar.pressed.connect(self.follow)
        layout.addLayout(self.bar)

    def show_month(self, found: Month, doors: Mapping[str, str], me: str, *, can_switch: bool) -> None:
        """Show ``found``. ``doors``: conditions by number; ``me``: who writes words, '' nobody may."""
        self._found, self._doors = found, doors
        self.show_scope(found.owner, can_switch=can_switch)
        self.month.setCurrentIndex(self.month.findData(found.id))
        self.later.setEnabled(found.id != f"{self._today:%Y-%m}")
        told = (words.as_of(said, found), words.targets_line(said, found))
        self._span.setText("  ".join(filter(None, told)))
        for label, text in zip(self.lines, words.headlines(said, found), strict=True):
            label.setText(text)
        self._remarks.setText(" ".join(found.remarks))
        self._show_targets(found)
        self._show_bridge(found)
        self._show_bands(found)
        self._show_touches(found)
        for section in sections(said, found):
            if section.id in OF_ACCOUNTS:
                self._show_accounts(section.id, section.rows, section.accounts, section.nothing)
        for line, risk in enumerate(found.risks):
            self.sheets["risks"].keep(line, risk.words_by(me))

    def follow(self, action: str) -> None:
        """Do what an action of the registry, or a button, means here."""
        if action in FILES:
            self.fileWanted.emit(action.removeprefix("month."))
        elif action == "month.read":
            self.readWanted.emit()
        elif action == "account.slack":
            self.slackWanted.emit()
        elif action == EDITS:
            sheet = self._current_sheet()
            (sheet if sheet in (self.targets, self.sheets["risks"]) else self.targets).change()
        elif action == "account.open":
            sheet = self._current_sheet()
            if sheet is not None and sheet.currentRow() >= 0:
                sheet.chosen.emit(sheet.key_at(sheet.currentRow()))
        else:
            self._follow_account(action)

    def current_account(self) -> int | None:
        """Return the account under the cursor."""
        sheet = self._current_sheet()
        if sheet is None or sheet not in self.sheets.values():
            return None
        key = sheet.key_at(sheet.currentRow())
        return key if isinstance(key, int) and key else None

    def chosen_accounts(self) -> tuple[int, ...]:
        account, sheet = self.current_account(), self._current_sheet()
        return () if account is None or sheet is None else selected_accounts(sheet, account)

    def accounts_written_about(self) -> tuple[int, ...]:
        """Return the accounts that the line is about."""
        return self._about

    def step(self, months: int) -> None:
        """Go so many months on, as far as there are any."""
        place = self.month.currentIndex() - months  # the newest stands first
        if 0 <= place < self.month.count():
            self.month.setCurrentIndex(place)
            self._choose_month(place)

    def focus_list(self) -> None:
        """Give the keyboard back to the table that had it, the targets at first."""
        (self._here or self.targets).setFocus(Qt.FocusReason.OtherFocusReason)

    def memory(self) -> dict[str, Any]:
        """Return what to come back to."""
        here = next((name for name, sheet in self._every().items() if sheet is self._here), "targets")
        return {
            "table": here,
            "row": self._every()[here].currentRow(),
            "at": self.area.verticalScrollBar().value(),
        }

    def remember(self, memory: dict[str, Any]) -> None:
        """Come back to what `memory` said; garbage is passed over."""
        name, row, at = memory.get("table"), memory.get("row"), memory.get("at")
        if name in self._every():
            self._here = self._every()[str(name)]
            if isinstance(row, int) and 0 <= row < self._here.rowCount():
                self._here.setCurrentCell(row, 0)
        if isinstance(at, int):
            self.area.verticalScrollBar().setValue(at)

    # Inside

    def _every(self) -> dict[str, MonthSheet]:
        return {
            "targets": self.targets, "bridge": self.bridge, "bands": self.bands, "touches": self.touches, **self.sheets,
        }  # fmt: skip

    def _current_sheet(self) -> MonthSheet | None:
        found = next(
            (sheet for sheet in self._every().values() if sheet.hasFocus() or sheet.edit_is_open()), None
        )
        if found is not None:
            self._here = found
        return self._here

    def _make_sheets(self) -> None:
        def headed(texts: Sequence[str]) -> list[str]:
            return [say("month", text) for text in texts]

        titles = {name: say("month", title) for name, (title, _) in words.PARTS.items()}
        self.targets = MonthSheet(
            titles["targets"], headed(TARGET_HEADINGS), numbers=(2, 3, 4), grow=0, most=14, column=WANTED_COLUMN,
            by_digit=True,
        )  # fmt: skip
        self.bridge = MonthSheet(
            titles["bridge"], [say("month", "Line"), ""], numbers=(1, 2, 3), grow=0, most=14
        )
        self.bands = MonthSheet(titles["bands"], headed(HEALTH_HEADINGS), numbers=(1, 2), grow=0)
        self.touches = MonthSheet(
            titles["touches"], headed(TOUCH_HEADINGS), numbers=tuple(range(1, 7)), grow=0
        )
        verbs = (*LINES, "account.peek", "account.why", "account.slack")
        self.sheets = {
            "renewals": MonthSheet(
                titles["renewals"], headed(RENEWAL_HEADINGS), numbers=(2, 3), grow=5, verbs=verbs
            ),
            "health": MonthSheet(titles["health"], headed(MOVE_HEADINGS), grow=3, verbs=verbs),
            "risks": MonthSheet(
                titles["risks"], headed(RISK_HEADINGS), numbers=(2,), grow=WORDS_COLUMN, verbs=verbs,
                column=WORDS_COLUMN, most=12,
            ),
            "next": MonthSheet(titles["next"], headed(NEXT_HEADINGS), numbers=(3,), grow=4, verbs=verbs),
            "changes": MonthSheet(titles["changes"], headed(CHANGE_HEADINGS), numbers=(2,), grow=3, verbs=verbs),
        }  # fmt: skip
        for sheet in self.sheets.values():
            sheet.narrow(0, NAME)
            sheet.chosen.connect(self._open_account)
            sheet.verbWanted.connect(self.follow)
            sheet.currentCellChanged.connect(self._peek)
        self.sheets["health"].narrow(2, SENTENCE)
        for column, width in ((1, 120), (4, SENTENCE), (5, 160)):
            self.sheets["risks"].narrow(column, width)
        for sheet in self._every().values():
            sheet.stepWanted.connect(self.step)
        self.targets.chosen.connect(self._open_target)
        self.bridge.chosen.connect(lambda key: self._open_door(f"bridge.{key}"))
        self.bands.chosen.connect(lambda key: self._open_door(f"band.{key}"))
        self.touches.chosen.connect(lambda key: self._open_door(f"tier.{key}"))
        self.targets.written.connect(self._target_written)
        self.sheets["risks"].written.connect(self._word_written)
        self._nothing = {name: Words("", "muted") for name in self.sheets}

    def _page(self) -> QWidget:
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        inner.setSpacing(GAP)
        for line in self.lines:
            inner.addWidget(line)
        inner.addWidget(self._remarks)
        for pair in (("targets", "bridge"), ("touches", "bands")):
            row = QHBoxLayout()
            row.setSpacing(2 * GAP)
            for name, stretch in zip(pair, (3, 2), strict=True):
                row.addLayout(self._part(name), stretch)
            inner.addLayout(row)
        for name in self.sheets:
            inner.addLayout(self._part(name))
        inner.addStretch(1)
        return page

    def _part(self, name: str) -> QVBoxLayout:
        title, definition = words.PARTS[name]
        told = QVBoxLayout()
        told.setSpacing(2)
        heading = Words(
            say("month", "Health bands") if name == "bands" else say("month", title), "heading", wrap=False
        )
        told.addWidget(heading)
        told.addWidget(Words(say("month", definition), "small"))
        if name in self.sheets:
            told.addWidget(self._nothing[name])
        told.addWidget(self._every()[name])
        if name in ("targets", "bridge", "touches", "bands"):
            told.addStretch(1)
        return told

    def _arrow(self, arrow: Qt.ArrowType, name: str, months: int) -> QToolButton:
        made = QToolButton()
        made.setArrowType(arrow)
        made.setAutoRaise(True)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.clicked.connect(lambda: self.step(months))
        return made

    def _fill_months(self) -> None:
        year, month = self._today.year, self._today.month
        for back in range(BACK_MONTHS):
            index = year * 12 + month - 1 - back
            period = month_period(index // 12, index % 12 + 1)
            names = {0: N_("month", "This month, {month}"), 1: N_("month", "Last month, {month}")}
            text = period_text(say, period)
            self.month.addItem(say("month", names[back], month=text) if back in names else text, period.id)

    def _show_targets(self, found: Month) -> None:
        rows, keys, kept = [], [], []
        for line in found.targets:
            target = line.target
            rows.append(words.target_cells(said, line))
            keys.append((target.period.id, target.measure.id, target.currency, target.uid))
            kept.append(_typed(target.amount))
        has = {(key[0], key[1], key[2]) for key in keys}
        for actual in found.actuals:
            if (found.id, actual.measure.id, actual.currency) in has:
                continue
            rows.append(
                [
                    say("targets", actual.measure.title), period_text(said, found.period), "",
                    words.amount_text(say, actual.value), "", "",
                ]
            )  # fmt: skip
            keys.append((found.id, actual.measure.id, actual.currency, ""))
            kept.append("")
        order = sorted(
            range(len(rows)), key=lambda at: (keys[at][0] != found.id, list(MEASURES).index(keys[at][1]))
        )
        self.targets.fill([rows[at] for at in order], [keys[at] for at in order])
        for line_at, at in enumerate(order):
            item = self.targets.item(line_at, WANTED_COLUMN)
            if item is not None:
                item.setData(Qt.ItemDataRole.UserRole + 1, kept[at])
                item.setToolTip(say("targets", MEASURES[keys[at][1]].definition))

    def _show_bridge(self, found: Month) -> None:
        cells = words.bridge_cells(say, found)
        currencies = [of.currency for of in found.currencies] or [""]
        self.bridge.set_headings([say("month", "Line"), *currencies])
        self.bridge.fill([row for _, row in cells], [name for name, _ in cells])
        for line, (name, _) in enumerate(cells):
            item = self.bridge.item(line, 0)
            if item is not None:
                item.setToolTip(found.currencies[0][name].definition)

    def _show_bands(self, found: Month) -> None:
        health = found.health
        rows = [
            [
                word_text("band", band),
                number_text(len(health.before[band])),
                number_text(len(health.now[band])),
            ]
            for band in BANDS
        ]
        self.bands.fill(rows, list(BANDS))

    def _show_touches(self, found: Month) -> None:
        touches = found.touches
        rows = [words.touch_cells(say, touches.whole, say("month", "Together"))] if touches.is_known else []
        rows += [
            words.touch_cells(say, one, words.tier_text(say, one.tier))
            for one in touches.tiers
            if touches.is_known
        ]
        self.touches.fill(rows, ["whole", *(one.tier or "none" for one in touches.tiers)])

    def _show_accounts(
        self, name: str, rows: Sequence[Sequence[str]], accounts: Sequence[int], nothing: str
    ) -> None:
        sheet = self.sheets[name]
        sheet.fill([[shown(cell) for cell in row] for row in rows], list(accounts))
        sheet.setVisible(bool(rows))
        self._nothing[name].setText(nothing)
        self._nothing[name].setVisible(not rows)

    def _follow_account(self, action: str) -> None:
        account = self.current_account()
        if account is None:
            return
        sheet = self._here
        if action in LINES and sheet is not None:
            mode, in_days = LINES[action]
            self._about = self.chosen_accounts()
            open_line(self.quick, sheet, mode, self._about, in_days)
        elif action == "account.why":
            self.whyWanted.emit(account)
        elif action == "account.peek":
            self.peekWanted.emit(account)

    def _open_account(self, account: object) -> None:
        if isinstance(account, int) and account:
            self.accountWanted.emit(account)

    def _open_target(self, key: object) -> None:
        if isinstance(key, tuple):
            self._open_door(f"target.{key[3]}" if key[3] else f"actual.{key[1]}")

    def _open_door(self, name: str) -> None:
        condition = self._doors.get(name, "")
        if condition:
            self.listWanted.emit(condition)

    def _peek(self) -> None:
        account = self.current_account()
        if account is not None:
            self.peekWanted.emit(account)

    def _choose_month(self, _index: int) -> None:
        chosen = str(self.month.currentData())
        self.monthChosen.emit("" if chosen == f"{self._today:%Y-%m}" else chosen)

    def _target_written(self, key: object, text: str) -> None:
        if isinstance(key, tuple):
            self.targetWritten.emit(key[:3], text)

    def _word_written(self, account: object, text: str) -> None:
        if isinstance(account, int):
            self.wordWritten.emit(account, text)

    def _line_written(self, written: Written) -> None:
        self.focus_list()
        self.lineWritten.emit(self._about, written)


def _typed(amount: Money | float) -> str:
    """Return a target as it is typed."""
    return str(amount.amount) if isinstance(amount, Money) else f"{round(amount * 100, 4):g}%"
