"""Small pieces that every page is made of: words of one size, headings, rows of facts, rows of buttons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

#: How large and how heavy each kind of words is, against the window's own font.
STYLES: Final = {
    "title": (1.5, QFont.Weight.DemiBold),
    "heading": (1.12, QFont.Weight.DemiBold),
    "figure": (2.2, QFont.Weight.DemiBold),
    "strong": (1.0, QFont.Weight.DemiBold),
    "body": (1.0, QFont.Weight.Normal),
    "muted": (1.0, QFont.Weight.Normal),
    "small": (0.92, QFont.Weight.Normal),
}
MUTED: Final = frozenset(("muted", "small"))
GAP: Final = 8
MARGIN: Final = 16
READING_WIDTH: Final = 760  # pixels; longer lines tire the eye


class Words(QLabel):
    """Plain text in one of `STYLES`, wrapped, that follows the window's text size."""

    def __init__(self, text: str = "", style: str = "body", *, wrap: bool = True) -> None:
        super().__init__(text)
        self._style = style
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if style in MUTED:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        from PySide6.QtWidgets import QApplication

        scale, weight = STYLES[self._style]
        font = QFont(QApplication.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * scale)
        else:
            font.setPixelSize(round(font.pixelSize() * scale))
        font.setWeight(weight)
        if font != self.font():
            self.setFont(font)


def column(*parts: QWidget | QLayout, gap: int = GAP, margin: int = 0) -> QVBoxLayout:
    """Return ``parts`` under one another."""
    layout = QVBoxLayout()
    _fill(layout, parts, gap, margin)
    return layout


def row(*parts: QWidget | QLayout, gap: int = GAP, margin: int = 0) -> QHBoxLayout:
    """Return ``parts`` beside one another, packed to the left."""
    layout = QHBoxLayout()
    _fill(layout, parts, gap, margin)
    layout.addStretch(1)
    return layout


def _fill(
    layout: QVBoxLayout | QHBoxLayout, parts: Iterable[QWidget | QLayout], gap: int, margin: int
) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(margin, margin, margin, margin)
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)


def button(text: str, *, name: str = "", main: bool = False) -> QPushButton:
    """Return a button; ``main`` is the one that Enter presses."""
    made = QPushButton(text)
    made.setAccessibleName(name or text.replace("&", ""))
    made.setAutoDefault(True)
    made.setDefault(main)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if main:
        made.setProperty("main", "true")
    return made


def fields_form(rows: Iterable[tuple[str, QWidget]]) -> QFormLayout:
    """Return fields under one another, each with its words before it."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(3 * GAP)
    form.setVerticalSpacing(GAP)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for text, field in rows:
        heading = Words(text, wrap=False)
        heading.setMinimumWidth(140)
        heading.setBuddy(field)
        form.addRow(heading, field)
    return form


def facts_form(rows: Iterable[tuple[str, str]]) -> QFormLayout:
    """Return facts as heading and value, one a line."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(2 * GAP)
    form.setVerticalSpacing(GAP // 2)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    for heading, value in rows:
        words = Words(value)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form.addRow(Words(heading, "muted", wrap=False), words)
    return form


def facts_grid(rows: Iterable[tuple[str, str]], across: int = 4) -> QGridLayout:
    """Return facts as small heading over value, ``across`` side by side."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(3 * GAP)
    grid.setVerticalSpacing(GAP)
    for number, (heading, value) in enumerate(rows):
        grid.addLayout(
            column(Words(heading, "small", wrap=False), Words(value, "strong", wrap=False), gap=2),
            number // across,
            number % across,
        )
    for place in range(across):
        grid.setColumnStretch(place, 1)
    return grid


class Section(QWidget):
    """A heading with what belongs under it."""

    def __init__(self, heading: str, *parts: QWidget | QLayout) -> None:
        super().__init__()
        self.setLayout(column(Words(heading, "heading"), *parts))


class Page(QScrollArea):
    """A column of sections that scrolls, at a width that reads well; `fill` replaces what it shows."""

    def __init__(self, name: str, width: int = READING_WIDTH) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._width = width

    def fill(self, *parts: QWidget | QLayout) -> None:
        """Show ``parts`` under one another, scrolled to where it was."""
        was = self.verticalScrollBar().value()
        inner = QWidget()
        inner.setMaximumWidth(self._width)
        layout = column(*parts, gap=3 * GAP, margin=MARGIN)
        layout.addStretch(1)
        inner.setLayout(layout)
        outer = QWidget()
        sides = QHBoxLayout(outer)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.addWidget(inner, 1)
        sides.addStretch(0)
        self.setWidget(outer)
        self.verticalScrollBar().setValue(was)

    def words(self) -> list[str]:
        """Return every text on the page, in order."""
        return [label.text() for label in self.findChildren(Words)]


def line() -> QFrame:
    """Return a thin line between two parts."""
    rule = QFrame()
    rule.setFrameShape(QFrame.Shape.HLine)
    rule.setForegroundRole(QPalette.ColorRole.Mid)
    return rule


def clear(layout: QLayout) -> None:
    """Remove and delete everything in ``layout``."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
