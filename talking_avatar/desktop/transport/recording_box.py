"""Record, pause, keep a picture, and where things went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from talking_avatar.desktop.figures import size_words
from talking_avatar.desktop.theme import OneLine, icon, icon_button, row
from talking_avatar.live.status import SessionStatus

_FIGURES_PX = 18


class RecordingBox(QWidget):
    """Buttons and the time and size of the recording."""

    record_wanted = Signal(bool)
    pause_wanted = Signal(bool)
    snapshot_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record = icon_button("record", self.tr("Record (Ctrl+R)"), parent=self)
        self.pause = icon_button("pause", self.tr("Pause the recording"), parent=self)
        self.pause.setCheckable(True)
        self.snapshot = icon_button("snapshot", self.tr("Keep a picture (Ctrl+P)"), parent=self)
        self.figures = OneLine("caption", self)
        self.figures.setFixedHeight(_FIGURES_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row(self.record, self.pause, self.snapshot))
        layout.addWidget(self.figures)
        self.record.clicked.connect(lambda: self.record_wanted.emit(not self._recording))
        self.pause.toggled.connect(self.pause_wanted)
        self.snapshot.clicked.connect(self.snapshot_wanted)
        self._file: Path | None = None
        self.show_recording(None)

    @property
    def recording(self) -> bool:
        return self._recording

    def show_recording(self, path: Path | None) -> None:
        """``path`` of the recording that has begun; ``None`` when there is none."""
        self._recording = path is not None
        self._file = path.with_name(f"{path.stem}.recording.mkv") if path else None
        self.record.setIcon(icon("stop", "live") if self._recording else icon("record", "live"))
        name = self.tr("End the recording (Ctrl+R)") if self._recording else self.tr("Record (Ctrl+R)")
        self.record.setToolTip(name)
        self.record.setAccessibleName(name)
        self.pause.setEnabled(self._recording)
        if not self._recording:
            self.pause.blockSignals(True)
            self.pause.setChecked(False)
            self.pause.blockSignals(False)
        self._show_figures("0:00" if self._recording else "")

    def show_status(self, status: SessionStatus) -> None:
        counts = status.recording
        if counts is None or self._file is None:
            return
        seconds = int(counts.duration_s)
        try:
            size_bytes = self._file.stat().st_size
        except OSError:
            size_bytes = 0
        words = f"{seconds // 60}:{seconds % 60:02} · {size_words(size_bytes)}"
        self._show_figures(words, counts.dropped)

    def _show_figures(self, words: str, lost: int = 0) -> None:
        """``lost``: frames that the recording misses."""
        role = "warning" if lost else "caption"
        if self.figures.property("role") != role:
            self.figures.setProperty("role", role)
            self.figures.style().polish(self.figures)
        self.figures.setText(words)
        told = self.tr("{n} frames are missing in the recording").format(n=lost)
        self.figures.setToolTip(told if lost else "")
