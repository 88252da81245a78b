"""Who gets a campaign: a condition or exactly these accounts, how an account becomes people, who gets a copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.domain.campaign import DEFAULT_ROLES, EXCLUDED
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import fold
from cs_workbench.services.outreach import OUR_ROLES
from cs_workbench.services.outreach_audience import MOST_EACH
from cs_workbench.services.outreach_page import AccountWithout
from cs_workbench.services.outreach_rows import RecipientRow
from cs_workbench.ui.text import say, shown, value_word
from cs_workbench.ui.views.campaign_people import Line, PeopleTable
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button, column
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.filter_bar import FilterBar
from cs_workbench.ui.widgets.flow import Flow
from cs_workbench.ui.widgets.foot_line import FootLine

if TYPE_CHECKING:
    from cs_workbench.services.outreach_audience import Reach
    from cs_workbench.services.outreach_page import Chosen

BY_CONDITION, EXACTLY = 0, 1
MODES: Final = (N_("campaign", "Accounts by a condition"), N_("campaign", "Exactly these accounts"))
#: Roles of ours who may get a copy -> words.
OURS: Final = {
    "csm": N_("campaign", "Our CSM"), "sales": N_("campaign", "Our sales"),
    "onboarding": N_("campaign", "Our onboarding"), "support": N_("campaign", "Our support"),
    "lead": N_("campaign", "Our lead"),
}  # fmt: skip
SETTLE_MS: Final = 500  # after the last change of the rule
ROLE: Final = Qt.ItemDataRole.UserRole
#: Why a field loses the keyboard without being left: its proposals or its menu open, another program is looked at.
STAYS: Final = (
    Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason, Qt.FocusReason.ActiveWindowFocusReason,
)  # fmt: skip


class RoleOrder(QListWidget):
    """Roles in the order in which somebody is looked for; Space takes one or leaves it, Alt+Up and Down move it."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(say("campaign", "Space takes a role or leaves it, Alt+Up and Alt+Down move it"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.itemChanged.connect(lambda _item: self.changed.emit())

    def show_roles(self, roles: Sequence[str]) -> None:
        """Show ``roles`` first, in their order, then the others, which are not asked for."""
        with QSignalBlocker(self):
            here = max(self.currentRow(), 0)
            self.clear()
            for role in (*roles, *(other for other in DEFAULT_ROLES if other not in roles)):
                item = QListWidgetItem(role_text(role))
                item.setData(ROLE, role)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if role in roles else Qt.CheckState.Unchecked)
                self.addItem(item)
            self.setCurrentRow(here)
        self.setFixedHeight(len(DEFAULT_ROLES) * self.sizeHintForRow(0) + 2 * self.frameWidth() + 4)

    def roles(self) -> tuple[str, ...]:
        """Return the roles that are taken, in order."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(str(item.data(ROLE)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _moves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _moves(event):
            super().keyPressEvent(event)
            return
        row = self.currentRow()
        wanted = row + (1 if event.key() == Qt.Key.Key_Down else -1)
        if row >= 0 and 0 <= wanted < self.count():
            with QSignalBlocker(self):
                self.insertItem(wanted, self.takeItem(row))
                self.setCurrentRow(wanted)
            self.changed.emit()


class ReasonLine(FootLine):
    """Asks why somebody is left out or put in all the same; Enter says it, Esc leaves."""

    written = Signal(str, bool, str)  # uid of the recipient, whether a mail goes, why

    def __init__(self) -> None:
        super().__init__()
        self._uid, self._include = "", False
        self._title = Words("", "strong", wrap=False)
        self.why = LineEdit(say("campaign", "Why"))
        self.listen_to(self.why)
        save, close = button(say("campaign", "Save (Enter)")), button(say("quick", "Close"))
        save.clicked.connect(self.enter)
        close.clicked.connect(self.leave)
        layout = Flow(self, GAP)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        for part in (self._title, self.why, save, close):
            layout.addWidget(part)

    def open(self, person: RecipientRow, *, include: bool) -> None:
        """Ask about a recipient."""
        self._uid, self._include = person.uid, include
        name = shown(person.name or person.email)
        asked = (
            say("campaign", "Why does {name} get the mail all the same?", name=name)
            if include
            else say("campaign", "Why is {name} left out?", name=name)
        )
        self._title.setText(asked)
        self.why.setText("")
        self.show()
        self.why.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def enter(self) -> None:
        """Say it, once there is a reason."""
        why = self.why.text().strip()
        if not why:
            self.why.setFocus()
            return
        self.leave()
        self.written.emit(self._uid, self._include, why)


class AudiencePart(QWidget):
    """Shows and changes the audience; says what is wanted."""

    audienceWanted = Signal(str, tuple, int)  # condition, roles, most
    exactWanted = Signal(object)  # the accounts, as ids: exactly these
    reachAsked = Signal(str, tuple, int)  # how many would it be
    copiesWanted = Signal(dict)
    personWanted = Signal(str, bool, str)  # uid, whether a mail goes, why
    writeWanted = Signal()  # this mail differently
    lineChanged = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._found: Chosen | None = None
        self._names: dict[str, int] = {}  # every account of the book
        self._condition = ""
        self.mode = QComboBox()
        self.mode.setAccessibleName(say("campaign", "How the accounts are chosen"))
        for text in MODES:
            self.mode.addItem(say("campaign", text))
        self.filter = FilterBar()
        layout = self.filter.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        self.add = LineEdit(say("campaign", "Add an account"))
        self.add.setPlaceholderText(say("campaign", "Add an account by its name, Enter"))
        self._offers = QStringListModel(self)
        completer = QCompleter(self._offers, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.add.setCompleter(completer)
        self.view = QComboBox()
        self.view.setAccessibleName(say("campaign", "Take the condition of a view"))
        self.view.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.view.setMinimumContentsLength(8)
        self._by_condition = QWidget()
        way = QHBoxLayout(self._by_condition)
        way.setContentsMargins(0, 0, 0, 0)
        way.setSpacing(GAP)
        way.addWidget(self.view, 0, Qt.AlignmentFlag.AlignTop)
        way.addWidget(self.filter, 1)
        self._ways = QStackedWidget()
        self._ways.addWidget(self._by_condition)
        self._ways.addWidget(self.add)
        self._ways.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.roles = RoleOrder(say("campaign", "Roles, the first is looked for first"))
        self.most = QSpinBox(minimum=1, maximum=MOST_EACH)
        self.most.setAccessibleName(say("campaign", "People of one account at most"))
        self.theirs = {role: QCheckBox(role_text(role)) for role in DEFAULT_ROLES if role}
        self.ours = {role: QCheckBox(say("campaign", OURS[role])) for role in OUR_ROLES}
        self.counts = Words("", "strong")
        self._would = Words("", "small")
        self._would.hide()
        self._shown_only = button(say("campaign", "Show everybody"))
        self._shown_only.clicked.connect(lambda: self.show_only(None, ""))
        self._shown_only.hide()
        self.table = PeopleTable()
        self.reason = ReasonLine()
        self._verbs = {
            "leave_out": button(say("campaign", "Leave out… (Del)")),
            "put_in": button(say("campaign", "Put in… (I)")),
            "write": button(say("campaign", "Write differently (F2)")),
            "take_account": button(say("campaign", "Take the account out")),
        }
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._rule_changed)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.mode, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._ways, 1)
        most = QHBoxLayout()
        most.addWidget(Words(say("campaign", "at most of one account"), "small", wrap=False))
        most.addWidget(self.most)
        most.addStretch(1)
        first = column(Words(say("campaign", "Looked for in this order"), "small"), self.roles, most, gap=4)
        theirs = column(Words(say("campaign", "Copy to their"), "small"), *self.theirs.values(), gap=2)
        ours = column(Words(say("campaign", "Copy to ours"), "small"), *self.ours.values(), gap=2)
        for copies in (theirs, ours):
            copies.addStretch(1)
        rule = QHBoxLayout()
        rule.setSpacing(2 * GAP)
        rule.addLayout(first, 2)
        rule.addLayout(theirs, 1)
        rule.addLayout(ours, 1)
        told = QHBoxLayout()
        told.addWidget(self.counts, 1)
        told.addWidget(self._shown_only)
        verbs = Flow(gap=4)
        for made in self._verbs.values():
            verbs.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, GAP, GAP, GAP)
        layout.setSpacing(GAP // 2 + 2)
        layout.addLayout(top)
        layout.addWidget(self._would)
        layout.addLayout(rule)
        layout.addLayout(told)
        layout.addWidget(self.table, 1)
        layout.addLayout(verbs)
        layout.addWidget(self.reason)

    def _connect(self) -> None:
        self.mode.activated.connect(self._mode_chosen)
        self.view.activated.connect(self._view_chosen)
        self.filter.conditionChanged.connect(self._condition_typed)
        self.filter.left.connect(self._take_condition)
        self.filter.line.installEventFilter(self)
        self.add.returnPressed.connect(self._add_account)
        self.roles.changed.connect(self._settle.start)
        self.most.valueChanged.connect(lambda _: self._settle.start())
        for box in (*self.theirs.values(), *self.ours.values()):
            box.clicked.connect(self._copies_changed)
        self.table.lineChanged.connect(self._line_changed)
        self.table.verbWanted.connect(self.act)
        self.reason.written.connect(self.personWanted)
        self.reason.left.connect(self.table.setFocus)
        for verb, made in self._verbs.items():
            made.setProperty("verb", verb)
            made.clicked.connect(lambda _=False, verb=verb: self.act(verb))

    @property
    def is_exact(self) -> bool:
        """Whether exactly these accounts are the audience."""
        return self.mode.currentIndex() == EXACTLY

    def show_chosen(self, found: Chosen, *, anew: bool) -> None:
        """Show a campaign's audience; a condition that is being typed stays."""
        row, self._found = found.row, found
        if anew:
            self._settle.stop()
        is_typing = self.filter.line.hasFocus() and self.filter.condition() != self._condition and not anew
        if not is_typing and (anew or row.condition != self._condition):
            self.mode.setCurrentIndex(EXACTLY if "uid:" in row.condition else BY_CONDITION)
            self._show_way()
            self.filter.set_condition(row.condition)
            self._would.hide()
        self._condition = row.condition
        self._show_views(found)
        if not self._settle.isActive():
            self.roles.show_roles(row.roles or DEFAULT_ROLES)
            with QSignalBlocker(self.most):
                self.most.setValue(row.most or 1)
        for side, boxes in (("theirs", self.theirs), ("ours", self.ours)):
            for role, box in boxes.items():
                box.setChecked(role in row.copies.get(side, ()))
        self.counts.setText(_counts_text(found))
        if anew:
            self._shown_only.hide()
            self.table.people.show_only(None)
        self.table.show_lines([*found.recipients, *found.without])
        self._let_change(can_change=row.is_open)

    def offer(self, book: Any, headings: Mapping[str, str]) -> None:
        """Offer the facts of the book in the condition, and its accounts by name."""
        self.filter.offer(book, headings)
        names = [str(book["name"].at(place) or "") for place in range(len(book))]
        self._names = {fold(name): int(account) for name, account in zip(names, book.account_id, strict=True)}
        self._offers.setStringList(names)

    def show_reach(self, reach: Reach | None, problem: str) -> None:
        """Say how many a condition that is typed would reach, or why it cannot be read."""
        self.filter.show_problem(problem)
        self._would.setVisible(reach is not None)
        if reach is not None:
            text = say("campaign", "{accounts} account(s) → %n person(s). Enter takes them.", reach.people,
                       accounts=reach.accounts)  # fmt: skip
            self._would.setText(text)

    def show_only(self, uids: Sequence[str] | None, title: str) -> None:
        """Show some recipients alone: those a finding is about; None: everybody."""
        self.table.show_only(uids)
        self._shown_only.setVisible(uids is not None)
        if uids is not None:
            self.counts.setText(title)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._found is not None:
            self.counts.setText(_counts_text(self._found))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, verb: str) -> None:
        """Do one of the verbs with the current line."""
        line, found = self.table.line(), self._found
        if line is None or found is None or not found.row.is_open:
            return
        if verb == "take_account" or (verb == "leave_out" and isinstance(line, AccountWithout)):
            if self.is_exact:
                self.exactWanted.emit([account for account in found.accounts if account != line.account_id])
        elif isinstance(line, RecipientRow):
            if verb == "write":
                self.writeWanted.emit()
            else:
                self.reason.open(line, include=verb == "put_in")

    def settle(self) -> None:
        """Take a rule that was changed a moment ago: the person goes elsewhere."""
        if self._settle.isActive():
            self._settle.stop()
            self._rule_changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.filter.line
            and isinstance(event, QFocusEvent)
            and event.lostFocus()
            and event.reason() not in STAYS
        ):
            self._take_condition()
        return super().eventFilter(watched, event)

    def focus_first(self) -> None:
        """Give the keyboard to the recipients, or to the condition where there are none."""
        (self.table if self.table.people.lines else self.filter if not self.is_exact else self.add).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    # Inside

    def _mode_chosen(self) -> None:
        """Exactly these: those of now; by a condition: the one that is typed next."""
        self._show_way()
        found = self._found
        if found is None:
            return
        if self.is_exact:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            if found.accounts and "uid:" not in self._condition:
                self.exactWanted.emit(list(found.accounts))
        else:
            self.filter.focus_line()

    def _show_way(self) -> None:
        self._ways.setCurrentIndex(self.mode.currentIndex())
        across, down = QSizePolicy.Policy.Expanding, QSizePolicy.Policy
        self._by_condition.setSizePolicy(across, down.Ignored if self.is_exact else down.Preferred)
        self.add.setSizePolicy(across, down.Preferred if self.is_exact else down.Ignored)
        self._verbs["take_account"].setVisible(self.is_exact)

    def _show_views(self, found: Chosen) -> None:
        if self.view.view().isVisible():
            return
        self.view.clear()
        self.view.addItem(say("campaign", "A view…"), None)
        for name, condition in found.views:
            self.view.addItem(shown(name), condition)
        self.view.setCurrentIndex(max(self.view.findData(found.row.condition), 0) if found.row.as_of else 0)

    def _view_chosen(self) -> None:
        condition = self.view.currentData()
        if condition is not None:
            self.filter.set_condition(condition)
            self.show_reach(None, "")
            self.audienceWanted.emit(condition, self.roles.roles(), self.most.value())

    def _condition_typed(self, condition: str) -> None:
        if condition != self._condition:
            self.reachAsked.emit(condition, self.roles.roles(), self.most.value())
        else:
            self.show_reach(None, "")

    def _take_condition(self) -> None:
        condition = self.filter.condition().strip()
        if self._found is None or self.filter.line.is_composing or self.filter.problem.isVisible():
            return
        is_new = not self._found.row.as_of and bool(condition)
        if (condition != self._condition or is_new) and self._found.row.is_open and not self.is_exact:
            self.audienceWanted.emit(condition, self.roles.roles(), self.most.value())

    def _add_account(self) -> None:
        account = self._names.get(fold(self.add.text().strip()))
        if account is None or self._found is None:
            return
        self.add.clear()
        self.exactWanted.emit([*(a for a in self._found.accounts if a != account), account])

    def _rule_changed(self) -> None:
        row = self._found.row if self._found else None
        roles, most = self.roles.roles(), self.most.value()
        if row is not None and row.is_open and row.as_of and roles and (roles, most) != (row.roles, row.most):
            self.audienceWanted.emit(row.condition, roles, most)

    def _copies_changed(self) -> None:
        chosen = {
            side: [role for role, box in boxes.items() if box.isChecked()]
            for side, boxes in (("theirs", self.theirs), ("ours", self.ours))
        }
        self.copiesWanted.emit({side: roles for side, roles in chosen.items() if roles})

    def _line_changed(self, line: Line | None) -> None:
        is_open = self._found is not None and self._found.row.is_open
        is_person = isinstance(line, RecipientRow)
        is_out = isinstance(line, RecipientRow) and line.state == EXCLUDED
        self._verbs["leave_out"].setEnabled(is_open and is_person and not is_out)
        self._verbs["put_in"].setEnabled(is_open and is_out)
        self._verbs["write"].setEnabled(is_open and is_person)
        self._verbs["take_account"].setEnabled(is_open and line is not None)
        self.lineChanged.emit(line)

    def _let_change(self, *, can_change: bool) -> None:
        self.filter.line.setReadOnly(not can_change)
        for part in (
            self.mode,
            self.view,
            self.add,
            self.roles,
            self.most,
            *self.theirs.values(),
            *self.ours.values(),
        ):
            part.setEnabled(can_change)


def role_text(role: str) -> str:
    """Return a role at the customer; '' is a person whose role nobody knows."""
    return value_word("role", role) if role else say("campaign", "Role not known")


def _counts_text(found: Chosen) -> str:
    if not found.accounts:
        return say("campaign", "Nobody is chosen yet.")
    people = sum(person.state != EXCLUDED for person in found.recipients)
    parts = [say("campaign", "{accounts} account(s) → %n mail(s)", people, accounts=len(found.accounts))]
    if held := len(found.recipients) - people:
        parts.append(say("campaign", "%n held back", held))
    if found.without:
        parts.append(say("campaign", "%n account(s) without anybody", len(found.without)))
    return " · ".join(parts)


def _moves(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier) and event.key() in (
        Qt.Key.Key_Up, Qt.Key.Key_Down,
    )  # fmt: skip
