"""The figures at the bottom: what the session measures of itself, in few words."""

from __future__ import annotations

from collections import deque

from PySide6.QtWidgets import QStatusBar, QWidget

from talking_avatar.desktop.theme import Space, text
from talking_avatar.live.status import SessionStatus

_SECOND_OF_STATUSES = 5
_SHORTEST_S = 0.8
_SHOW_EVERY_S = 0.9
"""Figures that change oftener cannot be read."""


class StatusLine(QStatusBar):
    """Frames a second, latency and drops at the left; at the right the engine and what it takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(Space.M, 0, Space.M, Space.XS)
        self._shown_s: float | None = None
        self._drawn: deque[tuple[float, int]] = deque(maxlen=_SECOND_OF_STATUSES)
        self._fields = {
            name: text("", "caption", self) for name in ("rate", "latency", "drops", "engine", "load")
        }
        for label in self._fields.values():
            label.setWordWrap(False)
            label.setContentsMargins(0, 0, Space.L, 0)
        self._fields["rate"].setToolTip(self.tr("Frames drawn in the last second"))
        self._fields["latency"].setToolTip(
            self.tr("From your voice to the camera: the median, and 95 of 100")
        )
        self._fields["drops"].setToolTip(self.tr("Frames that were not drawn in time, since the start"))
        self._fields["engine"].setToolTip(self.tr("What draws the face"))
        self._fields["load"].setToolTip(self.tr("What it takes of this computer's processor and memory"))
        for name in ("rate", "latency", "drops"):
            self.addWidget(self._fields[name])
        self._fields["load"].setContentsMargins(0, 0, 0, 0)
        for name in ("engine", "load"):
            self.addPermanentWidget(self._fields[name])

    def texts(self) -> dict[str, str]:
        """What stands there, by field."""
        return {name: label.text() for name, label in self._fields.items()}

    def show_status(self, status: SessionStatus, engine: str, now_s: float) -> None:
        """``engine`` as people call it; ``now_s`` of any steady clock."""
        figures = status.statistics
        self._drawn.append((now_s, figures.drawn))
        if self._shown_s is not None and now_s - self._shown_s < _SHOW_EVERY_S:
            return
        self._shown_s = now_s
        (begin_s, begin), (end_s, end) = self._drawn[0], self._drawn[-1]
        if end_s - begin_s > _SHORTEST_S:  # statuses that had to wait come all at once
            rate = (end - begin) / (end_s - begin_s)
            self._fields["rate"].setText(self.tr("{rate:.0f} fps").format(rate=max(rate, 0.0)))
        lost = figures.late + figures.slept + figures.broken
        self._fields["latency"].setText(
            self.tr("voice to camera {median:.0f} ms (95 %: {most:.0f})").format(
                median=figures.voice_to_camera_p50_ms, most=figures.voice_to_camera_p95_ms
            )
        )
        self._fields["drops"].setText(self.tr("{n} dropped").format(n=lost))
        self._fields["engine"].setText(engine)
        self._fields["load"].setText(
            self.tr("{cores:.0f} % of a core, {memory:.0f} MB").format(
                cores=100 * figures.cpu_cores, memory=figures.memory_mb
            )
        )
