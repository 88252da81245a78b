"""What the pages of Settings have in common: fields that each stand for a setting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox

from cs_workbench.ui.views.parts import Page, fields_form
from cs_workbench.ui.widgets.fields import LineEdit

FIELD_WIDTH: Final = 240


class SettingPage(Page):
    """Shows settings; each change is said at once by `settingChosen` and can be undone."""

    settingChosen = Signal(str, object)  # key, value

    def __init__(self, name: str, width: int | None = None) -> None:
        super().__init__(name) if width is None else super().__init__(name, width)
        self.fields: dict[str, QComboBox | QSpinBox | LineEdit] = {}
        self._wanted = ""  # what gets the keyboard once it is there

    def focus_setting(self, key: str) -> None:
        """Give the keyboard to one setting as soon as it is shown."""
        field = self.fields.get(key)
        self._wanted = key if field is None else ""
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(field)

    def focused_setting(self) -> str | None:
        """Return the key of the field that has the keyboard."""
        current = self.focusWidget()
        return next((key for key, field in self.fields.items() if field is current), None)

    def form_of(self, *keys: str) -> QFormLayout:
        """Return the fields of ``keys`` with their words."""
        return fields_form((self.fields[key].accessibleName(), self.fields[key]) for key in keys)

    def choice(self, key: str, words: str, choices: Mapping[str | None, str], value: Any) -> None:
        """Make the field of a setting that is one of ``choices``."""
        box = QComboBox()
        box.setMinimumWidth(FIELD_WIDTH)
        box.setAccessibleName(words)
        for choice, text in choices.items():
            box.addItem(text, choice)
        box.setCurrentIndex(max(box.findData(value), 0))
        box.activated.connect(self._announce)
        box.setProperty("setting", key)
        self.fields[key] = box

    def number(
        self, key: str, words: str, value: Any, least: int, most: int, *, suffix: str = "", step: int = 5
    ) -> None:
        """Make the field of a setting that is a number."""
        box = QSpinBox(minimum=least, maximum=most, suffix=suffix, value=int(value))
        box.setSingleStep(step)
        box.setMinimumWidth(FIELD_WIDTH)
        box.lineEdit().setTextMargins(6, 0, 0, 0)
        box.setKeyboardTracking(False)
        box.setAccessibleName(words)
        box.setProperty("setting", key)
        box.valueChanged.connect(self._announce)
        self.fields[key] = box

    def line_of(self, key: str, words: str, value: Any, width: int = FIELD_WIDTH) -> None:
        """Make the field of a setting that is a text."""
        field = LineEdit(words)
        field.setMinimumWidth(width)
        field.setText(str(value or ""))
        field.setProperty("setting", key)
        field.editingFinished.connect(self._announce_text)
        self.fields[key] = field

    def put(self, key: str, value: Any) -> None:
        """Let a field show ``value`` unless it is being written in; nothing is said of it."""
        field = self.fields[key]
        with QSignalBlocker(field):
            if isinstance(field, QSpinBox):
                field.setValue(int(value))
            elif isinstance(field, QComboBox):
                field.setCurrentIndex(max(field.findData(value), 0))
            elif not field.isModified():
                field.setText(str(value or ""))

    def _announce_text(self) -> None:
        field = self.sender()
        if isinstance(field, LineEdit) and field.isModified():
            field.setModified(False)
            self.settingChosen.emit(field.property("setting"), field.text().strip())

    def _announce(self, _value: int) -> None:
        field = self.sender()
        value = field.value() if isinstance(field, QSpinBox) else field.currentData()  # type: ignore[attr-defined]
        self.settingChosen.emit(field.property("setting"), value)
