"""Icons: our own line drawings, tinted in the colour of the words they stand beside."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cs_workbench.kernel.resources import resource

_ROLES: Final = {
    QIcon.Mode.Disabled: (QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText),
    QIcon.Mode.Selected: (QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText),
}


def icon(name: str) -> QIcon:
    """Return the icon ``resources/icons/<name>.svg``; it follows the theme by itself."""
    return QIcon(_Tinted(name))


def pixmap(name: str, size: int, tint: QColor, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a square picture of ``size`` pixels in one colour."""
    return _drawn(name, round(size * ratio), tint.name(QColor.NameFormat.HexArgb), ratio)


class _Tinted(QIconEngine):
    """Draws an icon when it is needed, in the palette's colour of that moment."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> QIconEngine:
        return _Tinted(self._name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        picture = pixmap(self._name, side, _tint(mode), ratio)
        at = QPoint(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2)
        painter.drawPixmap(at, picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return pixmap(self._name, min(size.width(), size.height()), _tint(mode))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        side = min(size.width(), size.height())  # in the pixels of the screen
        return _drawn(self._name, side, _tint(mode).name(QColor.NameFormat.HexArgb), scale)


def _tint(mode: QIcon.Mode) -> QColor:
    group, role = _ROLES.get(mode, (QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText))
    return QGuiApplication.palette().color(group, role)


@lru_cache(maxsize=512)
def _drawn(name: str, side: int, tint: str, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(side, side))
    picture.fill(Qt.GlobalColor.transparent)
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", tint_css(tint))
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def tint_css(tint: str) -> str:
    """Return '#AARRGGBB' as the '#RRGGBB' that SVG knows."""
    return f"#{tint[-6:]}"
