"""What a campaign says: subject and text in each language, where they come from, and what is odd, at its line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from cs_workbench.domain.campaign import KINDS
from cs_workbench.kernel.i18n import N_
from cs_workbench.kernel.text import clip
from cs_workbench.services.outreach_reading import Text
from cs_workbench.services.outreach_templates import FORMATS, LANGUAGES
from cs_workbench.services.outreach_text import WHERE
from cs_workbench.ui.text import moment_text, say, shown, value_word
from cs_workbench.ui.theme import colour
from cs_workbench.ui.views.parts import GAP, MARGIN, Words, button
from cs_workbench.ui.widgets.fields import LineEdit, mark_wrong
from cs_workbench.ui.widgets.note_editor import NoteEditor

if TYPE_CHECKING:
    from cs_workbench.services.outreach_page import Chosen
    from cs_workbench.services.outreach_templates import VersionRow
    from cs_workbench.services.outreach_text import Mistake

LANGUAGE_NAMES: Final = {"ja": N_("campaign", "Japanese"), "en": N_("campaign", "English")}
FORMAT_NAMES: Final = {"markdown": "Markdown", "html": "HTML"}
LONGEST_SUBJECT: Final = 500
_FIELD: Final = re.compile(r"\{\{\s*([^{}|\s]{0,30})$")
_SNIPPET: Final = re.compile(r"\[\[([^\[\]\n]{0,40})$")
_LOOKED_AT: Final = 60  # letters before the caret


class LetterEditor(NoteEditor):
    """A letter's text: ``{{`` offers its fields, ``[[`` its snippets; a line that cannot be read is marked."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._fields: list[str] = []
        self._snippets: list[str] = []

    def offer(self, fields: Sequence[str], snippets: Sequence[str]) -> None:
        """Offer these names."""
        self._fields, self._snippets = list(fields), list(snippets)
        self._names = self._fields

    def mark_line(self, line: int | None) -> None:
        """Mark a line (from 1) as one that cannot be read; None: none is."""
        marks: list[QTextEdit.ExtraSelection] = []
        block = self.document().findBlockByNumber(line - 1) if line else None
        if block is not None and block.isValid():
            mark = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            form.setBackground(colour("warn_soft"))
            form.setProperty(QTextFormat.Property.FullWidthSelection, True)
            mark.format = form
            mark.cursor = QTextCursor(block)
            marks.append(mark)
        self.setExtraSelections(marks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # They are the page's, not the text's; but not while a list of names is open.
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        leaves = event.key() == Qt.Key.Key_Escape or (
            is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if leaves and not self._popup_is_open():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _asked(self) -> str | None:
        cursor = self.textCursor()
        place = cursor.positionInBlock()
        before = cursor.block().text()[max(0, place - _LOOKED_AT) : place]
        for pattern, names in ((_FIELD, self._fields), (_SNIPPET, self._snippets)):
            found = pattern.search(before)
            if found is not None and names:
                self._names = names
                return found[1]
        return None

    def _take_name(self, name: str) -> None:
        asked = self._asked()
        if asked is None:
            return
        is_field = self._names is self._fields
        cursor = self.textCursor()
        step = QTextCursor.MoveOperation.PreviousCharacter
        cursor.movePosition(step, QTextCursor.MoveMode.KeepAnchor, len(asked))
        rest = cursor.block().text()[self.textCursor().positionInBlock() :].lstrip()
        closing = " }}" if is_field else "]]"
        cursor.insertText(name if rest.startswith(closing.strip()) else name + closing)


class TextPart(QWidget):
    """The fields of a campaign's text; one that is written in is never filled anew."""

    letterEdited = Signal()
    lineEdited = Signal(str, object)  # name of `SetCampaign`, what stands there
    chosen = Signal(dict)  # values of `SetCampaign`, at once
    languageChosen = Signal()
    filesDropped = Signal(list)  # paths
    fieldLeft = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_filling = False
        self._chosen: Chosen | None = None
        self.kind = _box(say("campaign", "Kind"), [(value_word("campaign_kind", k), k) for k in KINDS])
        self.topic = _box(say("campaign", "Topic"), [])
        self.topic.setEditable(True)
        self.topic.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.mailbox = _box(say("campaign", "Sent from"), [])
        self.template = _box(say("campaign", "Template"), [])
        self.version = _box(say("campaign", "Version"), [])
        self.language = _box(say("campaign", "Language"), [("", one) for one in LANGUAGES])
        self.format = _box(say("campaign", "Written as"), [(FORMAT_NAMES[f], f) for f in FORMATS])
        self.insert = button(say("campaign", "Insert…"))
        self.insert.setToolTip(say("campaign", "Fields and snippets; typed, {{ and [[ offer them, too"))
        self.subject = LineEdit(say("campaign", "Subject"))
        self.subject.setMaxLength(LONGEST_SUBJECT)
        self.subject.setPlaceholderText(say("campaign", "Subject"))
        self.body = LetterEditor(say("campaign", "Text of the mail"))
        self.body.setPlaceholderText(
            say("campaign", "Text of the mail. {{ offers fields, [[ offers snippets.")
        )
        self.body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.problems = {"subject": _problem(), "body": _problem()}
        self.tier = LineEdit(say("campaign", "To-do for accounts of high touch"))
        self.tier.setPlaceholderText(say("campaign", "To-do beside the mail, for accounts of high touch"))
        self._shared = Words("", "small")
        self._shared.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, GAP, GAP, GAP)
        layout.setSpacing(GAP // 2 + 2)
        kinds = (("Kind", self.kind), ("Topic", self.topic), ("Sent from", self.mailbox))
        layout.addLayout(_line(kinds, (3, 3, 4)))
        layout.addLayout(_line((("Template", self.template), ("Version", self.version)), (1, 1)))
        layout.addLayout(
            _line((("Language", self.language), ("", self.format), ("", self.insert)), (3, 2, 0))
        )
        layout.addWidget(self._shared)
        for part in (self.subject, self.problems["subject"], self.body, self.problems["body"]):
            layout.addWidget(part)
        layout.addLayout(_line((("High touch", self.tier),), (1,)))
        layout.setStretchFactor(self.body, 1)
        self._connect()

    @property
    def is_composing(self) -> bool:
        """Whether the input method converts in one of the fields."""
        return any(field.is_composing for field in (self.subject, self.body, self.tier))

    def text(self) -> Text:
        """Return what stands in the fields."""
        return Text(
            self.subject.text(),
            self.body.text(),
            str(self.format.currentData()),
            str(self.language.currentData()),
        )

    def show_chosen(
        self, found: Chosen, letters: Mapping[str, Text], lines: Mapping[str, Any], *, anew: bool
    ) -> None:
        """Show a campaign. ``letters``, ``lines``: what is typed and not stored, which stands there as it is typed."""
        self._chosen, self._is_filling = found, True
        row, written = found.row, found.template
        if anew:
            wanted = _first_language(found)
            self.language.setCurrentIndex(self.language.findData(wanted))
        _pick(self.kind, row.kind)
        self._fill_choices(found, str(lines.get("topic", row.topic)))
        self._fill_letter(letters)
        tier = lines.get("tiers", row.tiers).get("high", "")
        if anew or (self.tier.text() != tier and not self.tier.is_composing):
            self.tier.setText(tier)
        names = list(found.fields)
        self.body.offer(names, found.snippets)
        self._fill_menu(found)
        self._shared.setVisible(found.shared > 0 and row.is_open)
        if written is not None:
            self._shared.setText(
                say(
                    "campaign",
                    "%n other campaign(s) use “{name}”: what you write here becomes this campaign's own text.",
                    found.shared,
                    name=shown(written.name),
                )
            )
        self._is_filling = False
        self._let_write(can_write=row.is_open)

    def show_mistakes(self, found: Sequence[Mistake]) -> None:
        """Say what cannot be read, each at its line."""
        by_part = {mistake.part: mistake for mistake in found}
        for part, words in self.problems.items():
            mistake = by_part.get(part)  # type: ignore[call-overload]
            words.setVisible(mistake is not None)
            if mistake is not None:
                words.setText(say("outreach", WHERE, line=mistake.line, why=mistake.why))
        subject, body = by_part.get("subject"), by_part.get("body")
        mark_wrong(self.subject, wrong=subject is not None)
        self.body.mark_line(body.line if body is not None else None)
        self.body.setAccessibleDescription(self.problems["body"].text() if body is not None else "")

    def go_to(self, name: str) -> None:
        """Give the keyboard to one of the fields."""
        field: QWidget = getattr(self, name, self.body)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.fieldLeft.emit()
        return super().eventFilter(watched, event)

    # Inside

    def _connect(self) -> None:
        self.subject.textEdited.connect(self._letter_edited)
        self.body.edited.connect(self._letter_edited)
        self.body.filesDropped.connect(self.filesDropped)
        self.format.activated.connect(self._letter_edited)
        self.language.activated.connect(self._language_chosen)
        self.template.activated.connect(self._template_chosen)
        self.version.activated.connect(self._version_chosen)
        self.kind.activated.connect(lambda _: self.chosen.emit({"kind": self.kind.currentData()}))
        self.mailbox.activated.connect(lambda _: self.chosen.emit({"mailbox": self.mailbox.currentData()}))
        self.topic.activated.connect(lambda _: self.chosen.emit({"topic": self.topic.currentText()}))
        line = self.topic.lineEdit()
        if line is not None:
            line.setAccessibleName(say("campaign", "Topic"))
            line.textEdited.connect(lambda text: self.lineEdited.emit("topic", text))
            line.installEventFilter(self)
        self.tier.textEdited.connect(
            lambda text: self.lineEdited.emit("tiers", {"high": text} if text else {})
        )
        for field in (self.subject, self.body, self.tier):
            field.installEventFilter(self)

    def _fill_choices(self, found: Chosen, topic: str) -> None:
        row, written = found.row, found.template
        none = say("campaign", "– choose –")
        boxes = [(none, "")] if not row.mailbox else []
        _refill(self.mailbox, [*boxes, *((_sender(a, n), a) for a, n in found.mailboxes)], row.mailbox)
        own = [(say("campaign", "– none yet –"), "")] if written is None else []
        _refill(
            self.template,
            [*own, *((shown(name), name) for name in found.templates)],
            written.name if written else "",
        )
        line = self.topic.lineEdit()
        if line is not None and not (line.hasFocus() and self.topic.currentText().strip() == topic.strip()):
            _refill(self.topic, [(shown(one), one) for one in found.topics], topic)
            line.setText(topic)
            line.setCursorPosition(0)
        for place in range(self.language.count()):
            code = str(self.language.itemData(place))
            newest = _newest(found, code)
            name = say("campaign", LANGUAGE_NAMES[code])
            told = (
                say("campaign", "{language} (not written)", language=name)
                if newest is None
                else say("campaign", "{language} (version {number})", language=name, number=newest.version)
            )
            self.language.setItemText(place, told)

    def _fill_letter(self, letters: Mapping[str, Text]) -> None:
        """Show the text of the language that is chosen: what is typed, else what is stored."""
        if self._chosen is None:
            return
        language = str(self.language.currentData())
        newest, typed = _newest(self._chosen, language), letters.get(language)
        stored = (newest.subject, newest.body, newest.format) if newest else ("", "", "markdown")
        subject, body, form = (typed.subject, typed.body, typed.format) if typed else stored
        if self.subject.text().strip() != subject.strip() and not self.subject.is_composing:
            self.subject.setText(subject)
            self.subject.setCursorPosition(0)
        if self.body.text() != body and not self.body.is_composing:
            self.body.fill(body, min(self.body.caret(), len(body)))
        _pick(self.format, form)
        written = self._chosen.template
        of_language = [v for v in written.versions if v.language == language] if written else []
        choices = [
            (say("campaign", "{number} · {when} · {author}", number=v.version, when=moment_text(v.at.astimezone()),
                 author=shown(v.author) or "–"), v.uid)
            for v in of_language
        ]  # fmt: skip
        _refill(self.version, choices or [("–", "")], newest.uid if newest else "")

    def _fill_menu(self, found: Chosen) -> None:
        old = self.insert.menu()
        menu = QMenu(self.insert)
        for name, what in found.fields.items():
            told = shown(name) if name == what else f"{shown(name)}　{shown(what)}"
            menu.addAction(clip(told).replace("&", "&&"), lambda name=name: self._insert(f"{{{{ {name} }}}}"))  # type: ignore[misc]
        if found.snippets:
            menu.addSection(say("campaign", "Snippets"))
        for name in found.snippets:
            menu.addAction(shown(name).replace("&", "&&"), lambda name=name: self._insert(f"[[{name}]]"))  # type: ignore[misc]
        self.insert.setMenu(menu)
        if old is not None:
            old.deleteLater()

    def _insert(self, text: str) -> None:
        if self.subject.hasFocus():
            self.subject.insert(text)
            self._letter_edited()
        else:
            self.body.insert(text)
            self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_write(self, *, can_write: bool) -> None:
        for field in (self.subject, self.body, self.tier):
            field.setReadOnly(not can_write)
        for part in (
            self.kind,
            self.topic,
            self.mailbox,
            self.template,
            self.version,
            self.format,
            self.insert,
        ):
            part.setEnabled(can_write)

    def _letter_edited(self) -> None:
        if not self._is_filling:
            self.letterEdited.emit()

    def _language_chosen(self) -> None:
        self.languageChosen.emit()

    def show_letter(self, letters: Mapping[str, Text]) -> None:
        """Show the text of the language that was chosen now."""
        self._is_filling = True
        self._fill_letter(letters)
        self._is_filling = False

    def _template_chosen(self) -> None:
        name = str(self.template.currentData())
        known = self._chosen.template.name if self._chosen and self._chosen.template else ""
        if name and name != known:
            self.chosen.emit({"template": name})

    def _version_chosen(self) -> None:
        """Take an earlier version's text: it is written as the next one."""
        written = self._chosen.template if self._chosen else None
        uid = self.version.currentData()
        version = next((v for v in written.versions if v.uid == uid), None) if written else None
        if version is not None:
            self.subject.setText(version.subject)
            self.body.fill(version.body)
            _pick(self.format, version.format)
            self.letterEdited.emit()


def _newest(found: Chosen, language: str) -> VersionRow | None:
    versions = found.template.versions if found.template else ()
    return next((version for version in versions if version.language == language), None)


def _first_language(found: Chosen) -> str:
    """Return the language most recipients read, of those that are written where any is."""
    written = {version.language for version in found.template.versions} if found.template else set()
    counts = {
        code: sum(person.language == code for person in found.recipients) for code in LANGUAGES
        if not written or code in written
    }  # fmt: skip
    return max(counts, key=lambda code: counts[code])


def _sender(address: str, name: str) -> str:
    return shown(f"{name} <{address}>" if name else address)


def _box(name: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setMinimumContentsLength(6)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for text, value in choices:
        made.addItem(text, value)
    return made


def _pick(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(max(box.findData(value), 0))


def _refill(box: QComboBox, choices: Sequence[tuple[str, str]], value: str) -> None:
    """Show these choices, unless the list of them is open."""
    if box.view().isVisible():
        return
    with QSignalBlocker(box):
        box.clear()
        for text, of in choices:
            box.addItem(text, of)
        _pick(box, value)


def _problem() -> Words:
    made = Words("")
    made.setProperty("wrong", True)
    made.hide()
    return made


_HEADINGS: Final = {
    "Kind": N_("campaign", "Kind"), "Topic": N_("campaign", "Topic"), "Sent from": N_("campaign", "Sent from"),
    "Template": N_("campaign", "Template"), "Version": N_("campaign", "Version"),
    "Language": N_("campaign", "Language"), "High touch": N_("campaign", "High touch"),
}  # fmt: skip


def _line(parts: Sequence[tuple[str, QWidget]], grow: Sequence[int]) -> QHBoxLayout:
    """Return fields side by side, each after its heading; ``grow``: how much of the rest each takes."""
    made = QHBoxLayout()
    made.setSpacing(GAP)
    for (heading, part), share in zip(parts, grow, strict=True):
        if heading:
            made.addWidget(Words(say("campaign", _HEADINGS[heading]), "small", wrap=False))
        made.addWidget(part, share)
    return made
