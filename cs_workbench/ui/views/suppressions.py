"""The page of Settings for who is not written to: opt-outs and suppressions, adding one, ending one with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox

from cs_workbench.domain.campaign import ALL, MARKETING, OPTED_OUT, SCOPES, SUPPRESSIONS, TOPIC
from cs_workbench.kernel.text import fold
from cs_workbench.ui.text import say
from cs_workbench.ui.views.parts import Page, Section, Words, button, fields_form, row
from cs_workbench.ui.views.sheet import Sheet
from cs_workbench.ui.views.wording import moment_text, number_text, word_text
from cs_workbench.ui.widgets.fields import LineEdit, mark_wrong

if TYPE_CHECKING:
    from cs_workbench.services.permissions import SuppressionRow

WIDTH: Final = 1080
FIELD_WIDTH: Final = 420
MOST: Final = 500


class SuppressionsTab(Page):
    """Says who is not written to any more, and why somebody is again; both can be undone."""

    addWanted = Signal(str, str, str, str, str)  # address, reason, scope, topic, evidence
    endWanted = Signal(str, str)  # uid, why
    pageWanted = Signal()  # read what the team's own page recorded

    def __init__(self) -> None:
        super().__init__(say("suppressions", "Opt-outs"), WIDTH)
        self._rows: Sequence[SuppressionRow] = ()
        self.filter = self._line(say("suppressions", "Find an address"), "tanaka@example.co.jp")
        self.filter.settled.connect(self._show)
        self.list = Sheet(
            say("suppressions", "Not written to any more"),
            [
                say("suppressions", "Mail address"),
                say("suppressions", "Why"),
                say("suppressions", "What is not sent"),
                say("suppressions", "Topic"),
                say("suppressions", "Since"),
                say("suppressions", "Evidence"),
            ],
            grow=5,
            most=10,
            leading=True,
        )
        self._more = Words("", "muted")
        self.why = self._line(
            say("suppressions", "When and how the person asked"),
            say("suppressions", "By phone on 12 October, wants the newsletter again"),
        )
        self.why.returnPressed.connect(self._end)
        self.end = button(say("suppressions", "May be written to again"))
        self.end.clicked.connect(self._end)
        self._ending = Words(
            say("suppressions", "Only the person's own word ends this. Write when and how it was given."),
            "muted",
        )
        self.address = self._line(say("suppressions", "Address"), "tanaka@example.co.jp")
        self.address.returnPressed.connect(self._add)
        self.reason = self._box(
            say("suppressions", "Why"),
            {r: word_text("suppression", r) for r in SUPPRESSIONS if r != "erased"},
        )
        self.scope = self._box(
            say("suppressions", "What is not sent"), {s: word_text("suppression_scope", s) for s in SCOPES}
        )
        self.topic = self._line(say("suppressions", "Topic"), say("suppressions", "Newsletter"))
        self.evidence = self._line(say("suppressions", "Evidence"), "")
        fields = (self.address, self.reason, self.scope, self.topic, self.evidence)
        for field in fields:
            field.setFixedWidth(FIELD_WIDTH)
        self._form = fields_form((field.accessibleName(), field) for field in fields)
        self.reason.activated.connect(self._take_reason)
        self.scope.activated.connect(self._fit)
        self.add = button(say("suppressions", "Do not write any more"), main=True)
        self.add.clicked.connect(self._add)
        self.page = button(say("suppressions", "Read a file…"))
        self.page.clicked.connect(self.pageWanted)
        of_page = say(
            "suppressions",
            "If mails name a page of yours for stopping them (Settings, Mail), read here what it recorded: a line with "
            "t=… for every press, from its form or its server's log. Each press counts once.",
        )
        about = say(
            "suppressions",
            "These people get nothing of what is named, from the next mail on, also while a campaign runs.",
        )
        self.fill(
            Section(
                say("suppressions", "Not written to any more"), Words(about, "muted"), row(self.filter), self.list,
                self._more, self._ending, row(self.why, self.end),
            ),
            Section(say("suppressions", "Write to somebody no more"), self._form, row(self.add)),
            Section(say("suppressions", "Opt-outs on your own page"), Words(of_page, "muted"), row(self.page)),
        )  # fmt: skip
        self._take_reason()
        self.show_suppressions([])

    def show_suppressions(self, rows: Sequence[SuppressionRow]) -> None:
        """Show what stands."""
        self._rows = rows
        self._show()

    def added(self) -> None:
        """It is kept: be ready for the next."""
        for field in (self.address, self.topic, self.evidence):
            field.clear()
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def ended(self) -> None:
        """It is over: forget why."""
        self.why.clear()

    def focus_first(self) -> None:
        """Give the keyboard to the filter, else to the form."""
        field = self.filter if self._rows else self.address
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, *_text: str) -> None:
        wanted = fold(self.filter.text().strip())
        found = [one for one in self._rows if wanted in fold(f"{one.address} {one.topic} {one.evidence}")]
        self.list.fill([_cells(one) for one in found[:MOST]], [one.uid for one in found[:MOST]])
        over = len(found) - MOST
        self._more.setText(
            say("suppressions", "and {count} more", count=number_text(over)) if over > 0 else ""
        )
        self._more.setVisible(over > 0)
        for part in (self.list, self.filter, self.why, self.end, self._ending):
            part.setVisible(bool(self._rows))

    def _take_reason(self) -> None:
        """Offer how far a reason usually reaches: a person's own "no more" is about announcements."""
        scope = MARKETING if self.reason.currentData() == OPTED_OUT else ALL
        self.scope.setCurrentIndex(self.scope.findData(scope))
        self._fit()

    def _fit(self) -> None:
        self._form.setRowVisible(self.topic, self.scope.currentData() == TOPIC)

    def _add(self) -> None:
        address, scope = self.address.text().strip(), self.scope.currentData()
        topic = self.topic.text().strip() if scope == TOPIC else ""
        mark_wrong(self.address, wrong=not address)
        mark_wrong(self.topic, wrong=scope == TOPIC and not topic)
        if not address:
            self.address.setFocus(Qt.FocusReason.OtherFocusReason)
        elif scope == TOPIC and not topic:
            self.topic.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.addWanted.emit(
                address, self.reason.currentData(), scope, topic, self.evidence.text().strip()
            )

    def _end(self) -> None:
        uid, why = self.list.key_at(self.list.currentRow()), self.why.text().strip()
        mark_wrong(self.why, wrong=not why)
        if not why:
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(uid, str):
            self.endWanted.emit(uid, why)

    @staticmethod
    def _line(words: str, example: str) -> LineEdit:
        field = LineEdit(words)
        field.setPlaceholderText(example)
        field.setFixedWidth(FIELD_WIDTH)
        return field

    @staticmethod
    def _box(words: str, choices: dict[str, str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(words)
        for choice, text in choices.items():
            box.addItem(text, choice)
        return box


def _cells(one: SuppressionRow) -> list[str]:
    return [
        one.address or say("suppressions", "(erased)"), word_text("suppression", one.reason),
        word_text("suppression_scope", one.scope), one.topic, moment_text(one.at), one.evidence,
    ]  # fmt: skip
