"""One mail of a campaign as its recipient reads it, plain; and the text that this recipient alone gets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cs_workbench.domain.campaign import EXCLUDED
from cs_workbench.kernel.clock import from_iso
from cs_workbench.kernel.i18n import N_
from cs_workbench.services.outreach import ZONE
from cs_workbench.services.outreach_page import AccountWithout
from cs_workbench.services.outreach_text import WHERE
from cs_workbench.ui.text import day_text, explain, number_text, say, shown
from cs_workbench.ui.views.campaign_people import Line, stands_text
from cs_workbench.ui.views.campaign_text import LetterEditor
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button
from cs_workbench.ui.widgets.fields import LineEdit
from cs_workbench.ui.widgets.foot_line import FOOT
from cs_workbench.ui.widgets.icons import icon

if TYPE_CHECKING:
    from cs_workbench.mail.message import Mailbox, Message
    from cs_workbench.services.outreach_page import Chosen, FileRow, Looked
    from cs_workbench.services.outreach_text import Mistake

HEADS: Final = {
    "from": N_("campaign", "From"), "to": N_("campaign", "To"), "cc": N_("campaign", "Cc"),
    "subject": N_("campaign", "Subject"), "with": N_("campaign", "With it"),
}  # fmt: skip
EMPTY: Final = N_("campaign", "Empty: {fields}. The mail is held back until they say something.")


class OwnText(QFrame):
    """Subject and text that one recipient gets instead of the campaign's."""

    edited = Signal()
    endWanted = Signal()  # the campaign's own again
    left = Signal()
    fieldLeft = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName(FOOT)
        self._is_filling = False
        self._title = Words("", "strong")
        self.subject = LineEdit(say("campaign", "Subject, for this recipient alone"))
        self.body = LetterEditor(say("campaign", "Text, for this recipient alone"))
        self.problem = Words("")
        self.problem.setProperty("wrong", True)
        self.problem.hide()
        self.end = button(say("campaign", "The campaign's text again"))
        close = button(say("quick", "Close"))
        verbs = QHBoxLayout()
        for made in (self.end, close):
            verbs.addWidget(made)
        verbs.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.setSpacing(GAP // 2)
        for part in (self._title, self.subject, self.body, self.problem):
            layout.addWidget(part)
        layout.addLayout(verbs)
        self.subject.textEdited.connect(self._edited)
        self.body.edited.connect(self._edited)
        self.end.clicked.connect(self.endWanted)
        close.clicked.connect(self.leave)
        for field in (self.subject, self.body):
            field.installEventFilter(self)
        self.hide()

    @property
    def is_composing(self) -> bool:
        """Whether the input method converts here."""
        return self.subject.is_composing or self.body.is_composing

    def texts(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {"subject": self.subject.text(), "body": self.body.text()}

    def show_texts(self, name: str, texts: Mapping[str, str], fields: list[str], snippets: list[str]) -> None:
        """Show the text of a recipient; a field that is written in is left alone."""
        self._is_filling = True
        self._title.setText(say("campaign", "Only for {name}", name=name))
        if self.subject.text() != texts.get("subject", "") and not self.subject.is_composing:
            self.subject.setText(texts.get("subject", ""))
        if self.body.text() != texts.get("body", "") and not self.body.is_composing:
            self.body.fill(texts.get("body", ""), self.body.caret())
        self.body.offer(fields, snippets)
        self._is_filling = False

    def show_mistakes(self, found: tuple[Mistake, ...]) -> None:
        """Say what cannot be read."""
        self.problem.setVisible(bool(found))
        if found:
            self.problem.setText(say("outreach", WHERE, line=found[0].line, why=found[0].why))
        self.body.mark_line(next((one.line for one in found if one.part == "body"), None))

    def leave(self) -> None:
        """Close it; what was written stays."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.fieldLeft.emit()
        return super().eventFilter(watched, event)

    def _edited(self) -> None:
        if not self._is_filling:
            self.edited.emit()


class PreviewPart(QWidget):
    """Shows the mail of the recipient who is chosen; says which other one is wanted."""

    stepWanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.line: Line | None = None
        before, after = QToolButton(), QToolButton()
        for made, name, picture, by in (
            (before, say("campaign", "Previous mail (Alt+PgUp)"), "chevron-left", -1),
            (after, say("campaign", "Next mail (Alt+PgDn)"), "chevron-right", 1),
        ):
            made.setIcon(icon(picture))
            made.setAccessibleName(name)
            made.setToolTip(name)
            made.clicked.connect(lambda _=False, by=by: self.stepWanted.emit(by))
        self.place = Words("", "strong", wrap=False)
        self.stands = Words("", "small")
        self.trouble = Words("")
        self.trouble.setProperty("wrong", True)
        self.heads = {name: Words("") for name in HEADS}
        for words in self.heads.values():
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.heads["subject"] = Words("", "strong")
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(GAP)
        self._form.setVerticalSpacing(3)
        for name, text in HEADS.items():
            self._form.addRow(Words(say("campaign", text), "small", wrap=False), self.heads[name])
        self.own = OwnText()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(say("campaign", "The mail as it is read"))
        self.text.setProperty("note", "true")
        top = QHBoxLayout()
        top.setSpacing(4)
        for part in (before, after, self.place):
            top.addWidget(part)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, MARGIN, GAP)
        layout.setSpacing(GAP // 2 + 2)
        layout.addLayout(top)
        layout.addWidget(self.stands)
        layout.addWidget(self.trouble)
        layout.addLayout(self._form)
        layout.addWidget(self.own)
        layout.addWidget(self.text, 1)
        self.show_looked(None, None)

    @property
    def uid(self) -> str:
        """The recipient whose mail is shown; '' nobody."""
        return self.line.uid if self.line is not None and not isinstance(self.line, AccountWithout) else ""

    def show_line(self, line: Line | None, found: Chosen | None) -> None:
        """Say who is chosen, and how it stands; the mail follows."""
        if line is None or self.line is None or _id(line) != _id(self.line):
            self.own.hide()
        self.line = line
        people = found.recipients if found is not None else ()
        leaving = [one.uid for one in people if one.state != EXCLUDED]
        if line is None or isinstance(line, AccountWithout):
            self.place.setText("–" if line is None else shown(line.account))
        elif line.uid in leaving:
            number = number_text(leaving.index(line.uid) + 1)
            self.place.setText(
                say("campaign", "Mail {number} of {of}", number=number, of=number_text(len(leaving)))
            )
        else:
            self.place.setText(say("campaign", "Gets no mail"))
        self.stands.setText("" if line is None else f"{shown(line.account)}  ·  {stands_text(line)}")

    def show_looked(self, looked: Looked | None, found: Chosen | None) -> None:
        """Show the mail, or why there is none."""
        seen = looked.preview if looked is not None else None
        told = ""
        if looked is not None and looked.trouble is not None:
            told = explain(looked.trouble)
        elif seen is not None and seen.empty:
            told = say("campaign", EMPTY, fields=", ".join(seen.empty))
        elif seen is not None and seen.proven is False:
            told = say(
                "campaign", "Made again, this mail is not the one that was frozen: it will not be sent."
            )
        self.trouble.setText(told)
        self.trouble.setVisible(bool(told))
        message = seen.message if seen is not None else None
        for name, words in self.heads.items():
            text = _head(name, message, found) if message is not None else ""
            words.setText(text)
            self._form.setRowVisible(words, bool(text))
        text = message.text.replace("\r\n", "\n") if message is not None else ""
        if self.text.toPlainText() != text:
            where = self.text.verticalScrollBar().value()
            self.text.setPlainText(text)
            self.text.verticalScrollBar().setValue(where)
        if looked is not None:
            self.own.show_mistakes(looked.own_mistakes)


def _id(line: Line) -> object:
    return line.account_id if isinstance(line, AccountWithout) else line.uid


def _head(name: str, message: Message, found: Chosen | None) -> str:
    if name == "from":
        return _person(message.sender)
    if name == "to":
        return _person(message.to)
    if name == "cc":
        return "、".join(_person(one) for one in message.cc) if message.cc else ""
    if name == "subject":
        return shown(message.subject) or say("campaign", "(no subject)")
    parts = [file_text(shown(file.name), len(file.content)) for file in message.attachments]
    event = found.row.invitation if found is not None and message.invitation is not None else None
    if event:
        parts.insert(0, say("campaign", "Invitation: {title}, {when}", title=shown(str(event["title"])),
                            when=_when(event)))  # fmt: skip
    return "\n".join(parts)


def _when(event: Mapping[str, object]) -> str:
    zone = ZoneInfo(str(event.get("zone") or ZONE))
    begins, ends = (from_iso(str(event[name])).astimezone(zone) for name in ("starts_at", "ends_at"))
    return f"{day_text(begins.date())} {begins:%H:%M}–{ends:%H:%M} ({zone})"


def _person(one: Mailbox) -> str:
    return shown(f"{one.name} <{one.address}>" if one.name else one.address)


def file_text(name: str, size: int) -> str:
    """Return a file with its size in kilobytes."""
    return say("campaign", "{name} ({size} KB)", name=name, size=number_text(-(-size // 1_000)))


def file_of(row: FileRow) -> str:
    """Return an attachment as it is listed: for whom beside its name."""
    told = file_text(shown(row.name), row.size)
    whose = shown(row.account) if row.account_id is not None else say("campaign", "for everybody")
    return f"{told} · {whose}"
