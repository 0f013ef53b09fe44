"""Says how well a picture will work, as soon as that is known."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from talking_avatar.desktop.sentences import in_words
from talking_avatar.desktop.theme import Space, colours, column, paint_icon, text

translate = QCoreApplication.translate
_TURN_MS = 40


class Sign(QWidget):
    """A small sign: turning while something is awaited, else an icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._angle = "", "text", 0
        self._timer = QTimer(self, interval=_TURN_MS)
        self._timer.timeout.connect(self._turn)
        self.setFixedSize(QSize(22, 22))

    def wait(self) -> None:
        self._icon = ""
        self._timer.start()
        self.update()

    def show_icon(self, name: str, tone: str) -> None:
        self._timer.stop()
        self._icon, self._tone = name, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._icon:
            paint_icon(painter, self._icon, QRectF(1, 1, 20, 20), self._tone)
        elif self._timer.isActive():
            painter.setPen(QPen(QColor(colours().accent), 2.4, c=Qt.PenCapStyle.RoundCap))
            painter.drawArc(QRectF(3, 3, 16, 16), -self._angle * 16, 270 * 16)

    def _turn(self) -> None:
        self._angle = (self._angle + 14) % 360
        self.update()


class CheckCard(QFrame):
    """``usable`` tells whether the picture that was looked at last will do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "well")
        self.usable = False
        self._sign = Sign(self)
        self.headline = text("", parent=self)
        self.details = text("", "caption", self)
        self.headline.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        layout.setSpacing(Space.S)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column(self.headline, self.details, spacing=Space.XS), 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.wait()

    def wait(self) -> None:
        self.usable = False
        self._sign.wait()
        self._say(translate("Library", "Looking for the face…"))

    def refuse(self, sentence: str) -> None:
        self.usable = False
        self._sign.show_icon("warning", "live")
        self._say(translate("Library", "This picture will not do"), in_words(sentence))

    def accept(self, warnings: tuple[str, ...]) -> None:
        self.usable = True
        if warnings:
            self._sign.show_icon("info", "warning")
            self._say(
                translate("Library", "Works, with a remark"),
                "\n".join(f"• {warning}" for warning in warnings) if len(warnings) > 1 else warnings[0],
            )
        else:
            self._sign.show_icon("check", "good")
            self._say(translate("Library", "Works well"), translate("Library", "The face is clear to see."))

    def _say(self, headline: str, details: str = "") -> None:
        self.headline.setText(headline)
        self.details.setText(details)
        self.details.setVisible(bool(details))
        self.setAccessibleName(f"{headline} {details}".strip())
