"""Keeps the session's tape of the voice running in real time, whatever the microphone does."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

import numpy as np
import soxr
from numpy.typing import NDArray

from talking_avatar.audio.media_clock import MediaClock
from talking_avatar.audio.ring import AudioRing
from talking_avatar.audio.source import VoiceBlock, VoiceSource
from talking_avatar.audio.voice_controls import VoiceControls
from talking_avatar.errors import UserError

TAPE_RATE_HZ = 48_000
TAPE_S = 30.0
"""How far back the tape reaches: longer than any delay, or a recorder's slow disk."""

GRACE_S = 0.3
"""So long a source may say nothing before silence is written in its place."""

SLEPT_S = 1.0
"""A longer pause between two steps means that the whole program stood still."""

FILL_BEHIND_S = 0.04
"""Silence follows the clock at this distance."""

LOST_S = 0.04
_EVIDENCE_BLOCKS = 40
"""So many blocks, some 0.4 s, must agree that the device has lost samples, or brought too many: a sound
server that was held up delivers late and then makes up for it."""

_RETRY_S = (0.3, 0.6, 1.0, 2.0)


class VoiceIntake:
    """Copies a source onto ``tape`` at ``TAPE_RATE_HZ`` and tells ``clock`` how far it has come.

    :meth:`step` is called every 10 ms or so by one thread. Sample i of the tape is media time
    i / ``TAPE_RATE_HZ``. Where the source is silent, gone, or being opened, silence takes its place, so media
    time never stops; a device that fails is opened again until it comes back. If the program itself stood
    still, media time stood still with it. ``slept`` counts that, ``lost_s`` what devices have lost.

    ``report`` gets one sentence whenever a source fails or comes back.
    """

    def __init__(
        self,
        tape: AudioRing,
        clock: MediaClock,
        controls: VoiceControls,
        now_s: Callable[[], float],
        report: Callable[[str], None],
    ) -> None:
        self.tape, self.clock, self.controls = tape, clock, controls
        self.slept = 0
        self.lost_s = 0.0
        self._now_s, self._report = now_s, report
        self._wanted: VoiceSource | None = None
        self._source: VoiceSource | None = None
        self._stale: list[VoiceSource] = []
        self._opener: threading.Thread | None = None
        self._opened: tuple[VoiceSource, UserError | None] | None = None
        self._failures = 0
        self._retry_at_s = 0.0
        self._aligned = False
        self._resampler: soxr.ResampleStream | None = None
        self._base_s, self._received, self._given = 0.0, 0, 0
        self._late_s: deque[float] = deque(maxlen=_EVIDENCE_BLOCKS)
        self._heard_s = self._stepped_s = now_s()

    @property
    def listening(self) -> bool:
        """Whether a source is open."""
        return self._source is not None

    @property
    def source_name(self) -> str:
        """Of the source that is wanted, for people."""
        return self._wanted.name if self._wanted is not None else ""

    @property
    def finished(self) -> bool:
        """Whether the source has come to its end."""
        return self._source is not None and self._source.finished

    def use(self, source: VoiceSource) -> None:
        """Listen to another source from the next step on; any thread may ask."""
        self._wanted = source

    def step(self) -> None:
        now_s = self._now_s()
        if now_s - self._stepped_s > SLEPT_S:
            self._wake(now_s)
        self._stepped_s = now_s
        self._switch(now_s)
        block = self._take(now_s)
        if block is not None and len(block.samples):
            self._hear(block)
            self._heard_s = now_s
        elif now_s - self._heard_s > GRACE_S or not self.listening or self.finished:
            self._fill_until(self.clock.media_at(now_s - FILL_BEHIND_S))

    def close(self) -> None:
        """Give the device back."""
        if self._opener is not None:
            self._opener.join()
        opened = self._opened[0] if self._opened and self._opened[1] is None else None
        self._stale += [source for source in (self._source, opened) if source is not None]
        self._source = self._wanted = self._opened = None
        self._close_stale()

    def _close_stale(self) -> None:
        while self._stale:
            self._stale.pop().close()

    def _switch(self, now_s: float) -> None:
        """Open what is wanted and not open, in a thread: drivers take their time, with closing too."""
        self._adopt(now_s)
        wanted = self._wanted
        if wanted is None or wanted is self._source or self._opener is not None:
            return
        if self._source is not None:
            self._stale.append(self._source)
            self._source, self._failures, self._retry_at_s = None, 0, now_s
        if now_s >= self._retry_at_s:
            self._opener = threading.Thread(
                target=self._open, args=(wanted,), name="voice-opener", daemon=True
            )
            self._opener.start()

    def _open(self, source: VoiceSource) -> None:
        try:
            self._close_stale()
            source.open()
        except UserError as error:
            self._opened = (source, error)
        except Exception as error:  # a driver's surprise must not end the session
            self._opened = (source, UserError(f"The microphone {source.name} cannot be opened", str(error)))
        else:
            self._opened = (source, None)

    def _adopt(self, now_s: float) -> None:
        if self._opener is None or self._opened is None:
            return
        self._opener.join()
        (source, error), self._opened, self._opener = self._opened, None, None
        if error is not None:
            self._failed(error, now_s)
        elif source is not self._wanted:
            self._stale.append(source)
        else:
            if self._failures:
                self._report(f"The microphone {source.name} is back.")
            self._source, self._failures, self._aligned, self._heard_s = source, 0, False, now_s

    def _take(self, now_s: float) -> VoiceBlock | None:
        if self._source is None:
            return None
        try:
            return self._source.take()
        except UserError as error:
            self._stale.append(self._source)
            self._source = None
            self._failed(error, now_s)
            return None

    def _failed(self, error: UserError, now_s: float) -> None:
        if not self._failures:
            self._report(f"{error} The face idles until it returns.")
        self._retry_at_s = now_s + _RETRY_S[min(self._failures, len(_RETRY_S) - 1)]
        self._failures += 1

    def _hear(self, block: VoiceBlock) -> None:
        assert self._source is not None
        rate_hz = self._source.rate_hz
        if not self._aligned:
            self._align(block, rate_hz)
        else:
            self._compare(self._base_s + self._received / rate_hz, block, rate_hz)
        self._received += len(block.samples)
        samples = block.samples
        if self._resampler is not None:
            samples = np.asarray(self._resampler.resample_chunk(samples), np.float32)
        self._write(samples)

    def _compare(self, media_s: float, block: VoiceBlock, rate_hz: int) -> None:
        """Let the clock follow the samples; put silence where the device has lost some."""
        late_s = block.captured_s - self.clock.wall_of(media_s)
        if abs(late_s) <= LOST_S:
            self.clock.observe(media_s, block.captured_s)
        self._late_s.append(late_s)
        if len(self._late_s) < _EVIDENCE_BLOCKS:
            return
        if min(self._late_s) > LOST_S:
            self.lost_s += min(self._late_s)
            self._place(media_s + min(self._late_s), rate_hz)
        elif max(self._late_s) < -LOST_S:
            self.clock.restart(media_s, block.captured_s)
            self._late_s.clear()

    def _align(self, block: VoiceBlock, rate_hz: int) -> None:
        """Place the first block of a source where the clock says that it was captured."""
        self._place(self.clock.media_at(block.captured_s), rate_hz)

    def _place(self, media_s: float, rate_hz: int) -> None:
        """The next sample of the source belongs to ``media_s``."""
        self._fill_until(media_s)
        self._late_s.clear()
        self._resampler = None if rate_hz == TAPE_RATE_HZ else soxr.ResampleStream(rate_hz, TAPE_RATE_HZ, 1)
        self._base_s, self._received, self._given, self._aligned = media_s, 0, 0, True

    def _write(self, samples: NDArray[np.float32]) -> None:
        """Leave out what silence has taken the place of already."""
        late = self.tape.written - round(self._base_s * TAPE_RATE_HZ) - self._given
        self._given += len(samples)
        samples = samples[max(late, 0) :]
        if len(samples):
            self.tape.write(self.controls.apply(samples))

    def _fill_until(self, media_s: float) -> None:
        missing = round(media_s * TAPE_RATE_HZ) - self.tape.written
        if missing > 0:
            self._aligned = False
            self.tape.write(self.controls.apply(np.zeros(missing, np.float32)))

    def _wake(self, now_s: float) -> None:
        """Media time goes on where it stopped, and what the device has gathered meanwhile is old."""
        self.slept += 1
        if self._source is not None:
            self._take(now_s)
        self._aligned = False
        self._heard_s = now_s
        self.clock.restart(self.tape.written / TAPE_RATE_HZ, now_s)
