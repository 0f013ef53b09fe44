"""Plays a short video with its sound, without holding the GUI thread up."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError

RATE_HZ = 48_000
_AHEAD_FRAMES = 8
_SOUND_AHEAD_S = 0.4
_START_TIMEOUT_S = 2.0
_STEP_S = 0.005


@dataclass(frozen=True, eq=False)
class ClipFrame:
    """``bgra (h, w, 4)`` uint8, to be shown ``time_s`` after the beginning."""

    bgra: NDArray[np.uint8]
    time_s: float


class SoundOutput(Protocol):
    """As ``audio.player.VoicePlayer``."""

    def heard_at_s(self) -> float | None: ...

    def write(self, samples: NDArray[np.float32]) -> None: ...

    def close(self) -> None: ...


class ClipPlayer:
    """Plays ``path`` once; ``height_px`` is that of the frames. ``show`` gets each frame when it is due,
    ``ended`` is called at the end with a sentence about what could not be played, else with an empty one;
    both in a thread of their own."""

    def __init__(
        self,
        path: Path,
        height_px: int,
        show: Callable[[ClipFrame], None],
        ended: Callable[[str], None],
        open_output: Callable[[], SoundOutput],
    ) -> None:
        self._path, self._height_px = path, height_px
        self._show, self._ended, self._open_output = show, ended, open_output
        self._stopped = threading.Event()
        self._frames: queue.Queue[ClipFrame | None] = queue.Queue(_AHEAD_FRAMES)
        self._threads = [
            threading.Thread(target=self._decode, name="clip-decoder", daemon=True),
            threading.Thread(target=self._play, name="clip-player", daemon=True),
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Break off; returns at once."""
        self._stopped.set()

    def wait(self) -> None:
        """Until it has ended."""
        for thread in self._threads:
            thread.join()

    def _decode(self) -> None:
        import av

        try:
            for frame in _frames(self._path, self._height_px):
                if not self._put(frame):
                    return
        except (av.FFmpegError, OSError, ValueError):
            pass  # what could be decoded is shown
        self._put(None)

    def _put(self, frame: ClipFrame | None) -> bool:
        while not self._stopped.is_set():
            try:
                self._frames.put(frame, timeout=0.1)
            except queue.Full:
                continue
            return True
        return False

    def _play(self) -> None:
        remark = ""
        output: SoundOutput | None = None
        sound = np.zeros(0, np.float32)
        try:
            sound = read_sound(self._path)
            output = self._open_output()
        except UserError as error:
            remark = str(error)
        try:
            self._play_all(sound, output)
        finally:
            if output is not None:
                output.close()
        if not self._stopped.is_set():
            self._ended(remark)

    def _play_all(self, sound: NDArray[np.float32], output: SoundOutput | None) -> None:
        begin_s = self._begin_s(output)
        written = 0
        frame = self._next()
        while not self._stopped.is_set():
            now_s = time.perf_counter() - begin_s
            until = min(round((now_s + _SOUND_AHEAD_S) * RATE_HZ), len(sound))
            if output is not None and until > written:
                output.write(sound[written:until])
                written = until
            while frame is not None and frame.time_s <= now_s:
                self._show(frame)
                frame = self._next()
            if frame is None and now_s >= len(sound) / RATE_HZ:
                return
            self._stopped.wait(_STEP_S)

    def _begin_s(self, output: SoundOutput | None) -> float:
        """When the first sample is heard (``perf_counter``)."""
        now_s = time.perf_counter()
        while output is not None and time.perf_counter() - now_s < _START_TIMEOUT_S:
            heard_s = output.heard_at_s()
            if heard_s is not None:
                return heard_s
            self._stopped.wait(_STEP_S)
        return time.perf_counter()

    def _next(self) -> ClipFrame | None:
        while not self._stopped.is_set():
            try:
                return self._frames.get(timeout=0.1)
            except queue.Empty:
                continue
        return None


def read_sound(path: Path) -> NDArray[np.float32]:
    """All of a short file's sound ``(n,)``, mono at ``RATE_HZ``. Raises :class:`UserError`."""
    import soxr

    from talking_avatar.media.audio import SoundReader
    from talking_avatar.media.samples import to_mono

    with SoundReader(path) as reader:
        blocks = [to_mono(block) for block in reader.blocks()]
        sound = np.concatenate(blocks) if blocks else np.zeros(0, np.float32)
        if reader.format.rate_hz != RATE_HZ:
            sound = soxr.resample(sound, reader.format.rate_hz, RATE_HZ)
    return np.asarray(sound, np.float32)


def _frames(path: Path, height_px: int) -> Iterator[ClipFrame]:
    import av

    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        first_s: float | None = None
        for frame in container.decode(stream):
            if frame.time is None:
                continue
            first_s = frame.time if first_s is None else first_s
            width_px = round(frame.width * height_px / frame.height / 2) * 2
            small = frame.reformat(width_px, height_px, "bgra")
            yield ClipFrame(np.ascontiguousarray(small.to_ndarray()), frame.time - first_s)
