"""Adding a source: every column with samples and what it becomes, corrected before anything lands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from cs_workbench.domain.nouns import BY_NAME
from cs_workbench.domain.own_names import OWN
from cs_workbench.ui.text import say, shown
from cs_workbench.ui.views.mapping_text import noun_of, source_of, targets_of, with_target
from cs_workbench.ui.views.parts import GAP, MARGIN, Page, Section, Words, button, row
from cs_workbench.ui.views.wording import number_text, word_text

if TYPE_CHECKING:
    from cs_workbench.services.syncing import SourcePreview
    from cs_workbench.sources.suggest import Preview

SKIP: Final = ""
NEW_OWN: Final = "own"
SAMPLES_SHOWN: Final = 3
WIDEST_SAMPLE: Final = 60


class MappingPreview(QWidget):
    """Shows what a new source would bring; each correction asks for the preview anew."""

    mappingChanged = Signal(str)  # the corrected mapping file
    accepted = Signal(str, str)  # mapping file, the source's name
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mapping = ""
        self._page = Page(say("mapping", "Columns"), width=1000)
        self._name = QLineEdit(maxLength=80)
        self._name.setAccessibleName(say("mapping", "Name of the source"))
        self._name.setMinimumWidth(240)
        take = button(say("mapping", "Add and sync (Ctrl+Enter)"), main=True)
        take.clicked.connect(self._accept)
        leave = button(say("mapping", "Leave it (Esc)"))
        leave.clicked.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page, 1)
        foot = row(
            Words(say("mapping", "Name of the source"), wrap=False), self._name, take, leave, margin=MARGIN
        )
        layout.addLayout(foot)
        self.setFocusProxy(self._name)

    def show_preview(self, path_name: str, preview: SourcePreview) -> None:
        """Show ``preview`` of the file or folder called ``path_name``."""
        if source_of(preview.mapping_text) != source_of(self._mapping) or not self._name.text():
            self._name.setText(source_of(preview.mapping_text))
        self._mapping = preview.mapping_text
        self._page.fill(
            Words(say("mapping", "What {path} brings", path=path_name), "title"),
            Words(
                say(
                    "mapping",
                    "Check what each column becomes. Nothing is stored yet. Any column can be an own field.",
                ),
                "muted",
            ),
            *(self._file(number, file) for number, file in enumerate(preview.files)),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._accept()
        else:
            super().keyPressEvent(event)

    def _file(self, number: int, file: Preview) -> Section:
        noun = noun_of(self._mapping, number)
        targets = targets_of(self._mapping, number)
        keys = {column.heading for column in file.evidence if column.field == "key"}
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        titles = (say("mapping", "Column"), say("mapping", "Samples"), say("mapping", "Becomes"))
        for place, title in enumerate(titles):
            grid.addWidget(Words(title, "small", wrap=False), 0, place)
        for line, column in enumerate(file.columns, start=1):
            samples = [row_[line - 1] for row_ in file.rows[:SAMPLES_SHOWN] if line - 1 < len(row_)]
            grid.addWidget(Words(shown(column), "strong", wrap=False), line, 0)
            grid.addWidget(Words(_samples(samples), "muted", wrap=False), line, 1)
            choice = self._choice(number, noun, column, targets.get(column, SKIP), is_key=column in keys)
            grid.addWidget(choice, line, 2)
        heading = say(
            "mapping",
            "{file}: {noun}, {rows} rows, {held} held back",
            file=file.file,
            noun=word_text("noun", noun),
            rows=number_text(file.total),
            held=number_text(file.held),
        )
        return Section(heading, grid)

    def _choice(self, number: int, noun: str, column: str, target: str, *, is_key: bool) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(say("mapping", "{column} becomes", column=column))
        box.setMinimumWidth(240)
        skipped = say("mapping", "Key of the row") if is_key else say("mapping", "– is not read")
        box.addItem(skipped, SKIP)
        box.addItem(say("mapping", "Own field"), NEW_OWN)
        if target.startswith(OWN):
            box.addItem(say("mapping", "Own field: {name}", name=column), target)
        for field in BY_NAME[noun].fields:
            box.addItem(field_text(noun, field.name), field.name)
        box.setCurrentIndex(max(box.findData(target), 0))
        box.setProperty("file", number)
        box.setProperty("column", column)
        box.activated.connect(self._correct)
        return box

    def _correct(self, _index: int) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            column, target = box.property("column"), box.currentData()
            self._mapping = with_target(self._mapping, box.property("file"), column, target)
            self.mappingChanged.emit(self._mapping)

    def _accept(self) -> None:
        self.accepted.emit(self._mapping, self._name.text().strip() or source_of(self._mapping))


def field_text(noun: str, field: str) -> str:
    """Return a field's name in the person's words, its id behind it: a fact's heading, else a usual column title."""
    from cs_workbench.domain.facts import BY_ID

    known = BY_ID.get(field) if noun == "account" else None
    is_japanese = QLocale().language() == QLocale.Language.Japanese
    titles = (t for t in BY_NAME[noun].by_name[field].headers if t.isascii() != is_japanese and "_" not in t)
    title = say("facts", known.heading) if known is not None else next(titles, "")
    return f"{title[:1].upper()}{title[1:]} ({field})" if title else field


def _samples(samples: Sequence[str]) -> str:
    text = say("mapping", " / ").join(shown(str(sample)) for sample in samples if sample)
    return text if len(text) <= WIDEST_SAMPLE else text[: WIDEST_SAMPLE - 1] + "…"
