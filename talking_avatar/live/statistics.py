"""What a session has measured of itself."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from talking_avatar.live.motion_stage import percentile
from talking_avatar.outputs.camera.frame_exchange import SentFrame
from talking_avatar.outputs.camera.virtual_camera import CameraCounts

_KEPT = 600
PACED_S = 0.004


@dataclass(frozen=True)
class Statistics:
    """Latencies in milliseconds.

    ``voice_to_camera_*``: from the microphone to the frame's leaving (without a camera: to its deadline).
    ``motion_lag_ms``: from a moment of the voice until its motion is made, 95th percentile; ``drawing_ms`` a
    frame, median. ``sync_error_ms``: how much later than its deadline the picture leaves, median and 95th
    percentile: the delayed voice keeps the deadline, but for ``delayed_voice_error_ms``. ``paced_share``:
    of the camera's last intervals between neighbours, those within 4 ms of the ideal. ``unready``: frames
    drawn before their motion had come. ``camera`` is ``None`` without one. ``cpu_cores`` of this process and
    the camera's, over the last second.
    """

    delay_ms: float
    voice_to_camera_p50_ms: float
    voice_to_camera_p95_ms: float
    motion_lag_ms: float
    drawing_ms: float
    sync_error_ms: float
    sync_error_p95_ms: float
    paced_share: float
    delayed_voice_error_ms: float
    drawn: int
    late: int
    slept: int
    broken: int
    unready: int
    camera: CameraCounts | None
    microphone_level_db: float
    microphone_lost_s: float
    clock_drift_ppm: float
    cpu_cores: float
    memory_mb: float
    threads: int
    descriptors: int


class LatencyLog:
    """Collects what left the camera."""

    def __init__(self) -> None:
        self.last = 0
        self._voice_s: deque[float] = deque(maxlen=_KEPT)
        self._sync_s: deque[float] = deque(maxlen=_KEPT)
        self._unpaced_s: deque[float] = deque(maxlen=_KEPT)
        self._before: SentFrame | None = None

    def add(self, sent: list[SentFrame], delay_s: float) -> None:
        """``delay_s`` is the one that the frames' deadlines were made with."""
        for frame in sent:
            self.last = max(self.last, frame.sequence)
            self._sync_s.append(frame.sent_s - frame.due_s)
            self._voice_s.append(delay_s + frame.sent_s - frame.due_s)
            before, self._before = self._before, frame
            if before is not None and before.sequence == frame.sequence - 1:
                ideal_s = frame.media_s - before.media_s
                self._unpaced_s.append(abs(frame.sent_s - before.sent_s - ideal_s))

    @property
    def paced_share(self) -> float:
        """Of the intervals between neighbouring frames, within 4 ms of the ideal; 1 when none is known."""
        intervals = list(self._unpaced_s)
        return sum(error_s <= PACED_S for error_s in intervals) / len(intervals) if intervals else 1.0

    def restart(self) -> None:
        """Another camera, which counts from the beginning."""
        self.last = 0
        self._before = None

    def voice_ms(self, share: float, otherwise_s: float) -> float:
        """From the microphone to the frame's leaving: the percentile ``share``; ``otherwise_s`` while none
        is known."""
        return 1e3 * (percentile(self._voice_s, share) if self._voice_s else otherwise_s)

    def sync_ms(self, share: float) -> float:
        """How much later than its deadline a frame leaves: the percentile ``share``."""
        return 1e3 * percentile(self._sync_s, share)


class ProcessMeter:
    """Processor time of this process and a child between two calls."""

    def __init__(self) -> None:
        self._wall_s, self._cpu_s = time.perf_counter(), time.process_time()
        self._child = (0, 0.0)

    def cores(self, child: int) -> float:
        """Processors kept busy since the last call; ``child`` is a process id, 0 for none."""
        wall_s, cpu_s, child_s = time.perf_counter(), time.process_time(), _child_cpu_s(child)
        spent_s = cpu_s - self._cpu_s
        if child and child == self._child[0]:
            spent_s += child_s - self._child[1]
        cores = spent_s / max(wall_s - self._wall_s, 1e-6)
        self._wall_s, self._cpu_s, self._child = wall_s, cpu_s, (child, child_s)
        return cores


def memory_mb() -> float:
    """Resident memory of this process."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    try:
        import resource  # not on Windows
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


def open_descriptors() -> int:
    """Open files of this process, 0 where the system does not tell."""
    return len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0


def running_threads() -> int:
    """Of Python, in this process."""
    return threading.active_count()


def _child_cpu_s(child: int) -> float:
    try:
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
