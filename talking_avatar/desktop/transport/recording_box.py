"""Record, pause, keep a picture, and where things went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from talking_avatar.desktop.theme import Space, icon, icon_button, row, text
from talking_avatar.live.status import SessionStatus


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
        self.figures = text("", "caption", self)
        self.figures.setWordWrap(False)
        self.setLayout(row(self.figures, self.pause, self.record, self.snapshot, spacing=Space.S))
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
        self.pause.setVisible(self._recording)
        if not self._recording:
            self.pause.blockSignals(True)
            self.pause.setChecked(False)
            self.pause.blockSignals(False)
        self.figures.setVisible(self._recording)
        self.figures.setText("0:00")

    def show_status(self, status: SessionStatus) -> None:
        counts = status.recording
        if counts is None or self._file is None:
            return
        seconds = int(counts.duration_s)
        try:
            size_mb = self._file.stat().st_size / 1e6
        except OSError:
            size_mb = 0.0
        words = f"{seconds // 60}:{seconds % 60:02}  ·  {size_mb:.1f} MB"
        if counts.dropped:
            words += "  ·  " + self.tr("{n} lost").format(n=counts.dropped)
        self.figures.setText(words)
