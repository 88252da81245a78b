"""An assumption to turn: its name, a slider, its exact value, and where the value is from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QSizePolicy, QSlider, QWidget

from cs_workbench.ui.theme import pixels
from cs_workbench.ui.views.parts import Words

VALUE_WIDTH: Final = 148  # pixels of the exact value
SLIDER_WIDTH: Final = 96


@dataclass(frozen=True, slots=True)
class Turn:
    """How a knob turns, in the units shown. ``suffix``: its unit, in the person's language."""

    least: float
    most: float
    step: float
    suffix: str = ""


class Knob(QWidget):
    """A slider and a number that say the same; `turned` tells that the person changed it."""

    turned = Signal()

    def __init__(self, name: str, turn: Turn) -> None:
        super().__init__()
        self._turn, self._from, self._given = turn, "", ""
        self._usual: float | None = None  # not known yet
        self._name, self._basis = Words(name, wrap=False), Words("", "small", wrap=False)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setMinimumWidth(pixels(SLIDER_WIDTH))
        self.number = QDoubleSpinBox()
        self.number.setKeyboardTracking(False)
        self.number.setGroupSeparatorShown(True)
        self.number.setFixedWidth(pixels(VALUE_WIDTH))
        self.number.lineEdit().setTextMargins(6, 0, 0, 0)
        self.set_turn(turn)
        for part in (self.slider, self.number):
            part.setAccessibleName(name)
        self.slider.valueChanged.connect(self._slid)
        self.number.valueChanged.connect(self._typed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._basis, 1, 0)
        grid.addWidget(self.slider, 0, 1, 2, 1)
        grid.addWidget(self.number, 0, 2, 2, 1)
        grid.setColumnStretch(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_turn(self, turn: Turn) -> None:
        """Turn like this from now on."""
        self._turn = turn
        steps = round((turn.most - turn.least) / turn.step)
        with QSignalBlocker(self.number), QSignalBlocker(self.slider):
            self.slider.setRange(0, steps)
            self.slider.setPageStep(max(steps // 10, 1))
            self.number.setDecimals(0 if turn.step >= 1 else len(f"{turn.step:g}".split(".")[1]))
            self.number.setRange(turn.least, turn.most)
            self.number.setSingleStep(turn.step)
            self.number.setSuffix(turn.suffix)

    @property
    def value(self) -> float:
        """The value shown."""
        return self.number.value()

    @property
    def is_usual(self) -> bool:
        """Whether it stands where it stood before anybody turned it."""
        return self._usual is None or abs(self.value - self._usual) < self._turn.step / 2

    def know_usual(self, value: float, basis: str, given: str) -> None:
        """Know where it stands without being turned and from where that is; ``given``: what a turned one is."""
        was_usual = self.is_usual
        self._usual, self._from, self._given = value, basis, given
        if was_usual:
            self.set_value(value)
        self._tell()

    def set_value(self, value: float) -> None:
        """Show ``value``; nobody is told."""
        with QSignalBlocker(self.number), QSignalBlocker(self.slider):
            self.number.setValue(value)
            self.slider.setValue(round((self.value - self._turn.least) / self._turn.step))
        self._tell()

    def reset(self) -> None:
        """Put it back where it stood."""
        if self._usual is not None:
            self.set_value(self._usual)

    def _slid(self, step: int) -> None:
        with QSignalBlocker(self.number):
            self.number.setValue(self._turn.least + step * self._turn.step)
        self._changed()

    def _typed(self, value: float) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round((value - self._turn.least) / self._turn.step))
        self._changed()

    def _changed(self) -> None:
        self._tell()
        self.turned.emit()

    def _tell(self) -> None:
        basis = self._from if self.is_usual else self._given
        self._basis.setText(basis)
        for part in (self.slider, self.number):
            part.setAccessibleDescription(basis)
