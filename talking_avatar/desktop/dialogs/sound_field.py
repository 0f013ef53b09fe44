"""Where a sound file is dropped or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QEnterEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QSizePolicy, QWidget

from talking_avatar.desktop.errands import Errands
from talking_avatar.desktop.figures import duration_words
from talking_avatar.desktop.sentences import in_words
from talking_avatar.desktop.theme import Radius, Space, TypeSize, colours, paint_icon
from talking_avatar.desktop.window_drops import SOUND_SUFFIXES

_PATTERNS = " ".join(f"*{suffix}" for suffix in SOUND_SUFFIXES)


class SoundField(QAbstractButton):
    """``chosen`` comes when a file was read and holds sound, or with ``None`` when it does not; then
    :attr:`problem` says why."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file: Path | None = None
        self.problem = ""
        self._details = ""
        self._inviting = False
        self._wanted: Path | None = None
        self._errands = Errands(self)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._ask)
        self._describe()

    def take(self, path: Path) -> None:
        """Look whether it holds sound, and how long it lasts."""
        self._wanted = path
        self._details = self.tr("Looking at {name}…").format(name=path.name)
        self.update()
        self._errands.run(
            lambda: _duration_s(path),
            lambda duration_s: self._accept(path, duration_s),
            lambda sentence: self._refuse(path, sentence),
        )

    def sizeHint(self) -> QSize:
        return QSize(420, 84)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._invite(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        del event
        self._invite(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._invite(False)
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.take(Path(files[0]))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        c = colours()
        lively = self._inviting or self.underMouse() or self.isDown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = c.live if self.problem else c.accent if lively or self.hasFocus() else c.faint
        pen = QPen(QColor(edge), 2 if self.hasFocus() else 1.5)
        if self.file is None:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(QColor(c.accent_soft if self._inviting else c.raised))
        painter.drawRoundedRect(rect, Radius.CONTROL, Radius.CONTROL)
        icon_rect = QRectF(rect.left() + Space.L, rect.center().y() - 14, 28, 28)
        sign = "warning" if self.problem else "microphone" if self.file is None else "check"
        tone = "alert" if self.problem else "muted" if self.file is None else "good"
        paint_icon(painter, sign, icon_rect, tone)
        self._paint_words(painter, rect.adjusted(Space.L + 28 + Space.L, 0, -Space.M, 0))

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        c = colours()
        upper = QRectF(place.left(), place.center().y() - 24, place.width(), 24)
        lower = QRectF(place.left(), place.center().y(), place.width(), place.height() / 2 - 4)
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(c.text))
        elide = Qt.TextElideMode.ElideMiddle
        line = painter.fontMetrics().elidedText(self._headline(), elide, int(upper.width()))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
        font.setWeight(font.Weight.Normal)
        font.setPixelSize(TypeSize.CAPTION)
        painter.setFont(font)
        painter.setPen(QColor(c.muted))
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(lower.adjusted(0, 4, 0, 0), int(flags), self._details)

    def _headline(self) -> str:
        if self._inviting:
            return self.tr("Drop it here")
        if self.problem:
            return self.tr("This file will not do")
        return self.tr("Choose a sound file…") if self.file is None else self.file.name

    def _describe(self) -> None:
        if self.problem:
            self._details = self.problem
        elif self.file is None:
            self._details = self.tr("or drop one here: a recording, a song, the sound of a video")
        self.setAccessibleName(f"{self._headline()} {self._details}")
        self.setToolTip(self.problem)
        self.update()

    def _invite(self, inviting: bool) -> None:
        self._inviting = inviting
        self.update()

    def _ask(self) -> None:
        sound, everything = self.tr("Sound and video"), self.tr("All files")
        kinds = f"{sound} ({_PATTERNS});;{everything} (*)"
        start = str(self.file.parent) if self.file else ""
        file, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a sound file"), start, kinds)
        if file:
            self.take(Path(file))

    def _accept(self, path: Path, duration_s: float | None) -> None:
        if path == self._wanted:
            self.file, self.problem = path, ""
            self._details = "" if duration_s is None else duration_words(duration_s)
            self._describe()
            self.chosen.emit(path)

    def _refuse(self, path: Path, sentence: str) -> None:
        if path == self._wanted:
            self.file, self.problem = None, in_words(sentence)
            self._describe()
            self.chosen.emit(None)


def _duration_s(path: Path) -> float | None:
    from talking_avatar.media.audio import SoundReader

    with SoundReader(path) as reader:
        return reader.duration_s
