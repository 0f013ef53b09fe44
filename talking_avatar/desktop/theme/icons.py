"""Our own SVG icons in the colours of the theme, sharp at every scale.

The files in ``resources/icons`` are drawn on 24 x 24 px with ``currentColor`` strokes of 1.8 px.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from talking_avatar.desktop.theme.tokens import colours
from talking_avatar.resources import bundled

ICON_PX = 20


def icon(name: str, tone: str = "text") -> QIcon:
    """The icon ``resources/icons/NAME.svg`` in the colour ``tone`` (a field of ``Colours``), which follows
    the scheme. Raises :class:`UserError` when there is none."""
    _source(name)
    return QIcon(_ThemedIcon(name, tone))


def paint_icon(painter: QPainter, name: str, rect: QRectF, tone: str = "text") -> None:
    """Draw an icon into ``rect``."""
    _renderer(name, str(getattr(colours(), tone))).render(painter, rect)


@cache
def _source(name: str) -> str:
    return bundled("resources", "icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


class _ThemedIcon(QIconEngine):
    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name, self._tone = name, tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        tone = "faint" if mode == QIcon.Mode.Disabled else self._tone
        paint_icon(painter, self._name, QRectF(rect), tone)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixels = size * scale  # since Qt 6.8 ``size`` is in device-independent pixels
        pixmap = QPixmap(pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(), pixels), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _ThemedIcon(self._name, self._tone)
