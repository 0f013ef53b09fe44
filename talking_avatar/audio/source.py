"""Where a voice comes from: the interface, and the sources that are no devices."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError

_LONGEST_TAKE_S = 0.5
_PIPE_BYTES = 65_536


@dataclass(frozen=True, eq=False)
class VoiceBlock:
    """``samples (n,)`` mono float32; ``captured_s``: when the first met the microphone (``perf_counter``)."""

    samples: NDArray[np.float32]
    captured_s: float


class VoiceSource(Protocol):
    """Gives samples as they come. Used by one thread; :meth:`open` again after :meth:`close` starts anew."""

    @property
    def name(self) -> str:
        """For people."""
        ...

    @property
    def rate_hz(self) -> int:
        """Valid once open."""
        ...

    @property
    def finished(self) -> bool:
        """No more samples will ever come."""
        ...

    def open(self) -> None:
        """Raises :class:`UserError` when there is no such device, or it is busy."""
        ...

    def take(self) -> VoiceBlock | None:
        """What has come since the last time, ``None`` when nothing has; never waits.

        Raises :class:`UserError` when the device is gone.
        """
        ...

    def close(self) -> None: ...


class SilentSource:
    """Nobody speaks: nothing ever comes, and the session fills in silence."""

    name = "silence"
    rate_hz = 48_000
    finished = False

    def open(self) -> None:
        pass

    def take(self) -> VoiceBlock | None:
        return None

    def close(self) -> None:
        pass


class BlockSource:
    """Samples from memory or a file, at the pace of real time or, unless ``paced``, as fast as they are
    taken.

    ``blocks`` starts an iterator over mono ``(n,)`` float32. ``loop`` starts it again at its end. ``now_s``
    is the clock of the pace.
    """

    finished = False

    def __init__(
        self,
        name: str,
        rate_hz: int,
        blocks: Callable[[], Iterator[NDArray[np.float32]]],
        now_s: Callable[[], float],
        paced: bool = True,
        loop: bool = False,
    ) -> None:
        self.name, self.rate_hz = name, rate_hz
        self._blocks, self._now_s, self._paced, self._loop = blocks, now_s, paced, loop
        self._iterator: Iterator[NDArray[np.float32]] | None = None
        self._rest = np.zeros(0, np.float32)
        self._started_s = 0.0
        self._given = 0

    def open(self) -> None:
        self._iterator = self._blocks()
        self._rest = np.zeros(0, np.float32)
        self._started_s, self._given, self.finished = self._now_s(), 0, False

    def take(self) -> VoiceBlock | None:
        late_s = self._now_s() - self._started_s - self._given / self.rate_hz
        if self._paced and late_s > _LONGEST_TAKE_S:  # everything slept: go on where it stopped
            self._started_s += late_s
            late_s = 0.0
        due = int(late_s * self.rate_hz) if self._paced else int(_LONGEST_TAKE_S * self.rate_hz)
        pieces, count = [], 0
        while count < due and self._fill():
            piece = self._rest[: due - count]
            self._rest = self._rest[len(piece) :]
            pieces.append(piece)
            count += len(piece)
        if not count:
            return None
        captured_s = self._started_s + self._given / self.rate_hz
        self._given += count
        return VoiceBlock(np.concatenate(pieces), captured_s)

    def close(self) -> None:
        self._iterator = None

    def _fill(self) -> bool:
        """Whether there are samples in ``_rest``; takes the next block when there were none."""
        restarted = False
        while not len(self._rest):
            block = next(self._iterator, None) if self._iterator is not None else None
            if block is not None:
                self._rest = block
                restarted = restarted and not len(block)
            elif self._loop and self._iterator is not None and not restarted:
                self._iterator, restarted = self._blocks(), True
            else:
                self.finished = True
                return False
        return True


class PipeSource:
    """Raw mono 16-bit little-endian samples from a pipe, such as standard input; they count as captured when
    they arrive."""

    def __init__(self, pipe: BinaryIO, rate_hz: int, now_s: Callable[[], float], name: str = "pipe") -> None:
        self.name, self.rate_hz, self.finished = name, rate_hz, False
        self._pipe, self._now_s = pipe, now_s
        self._odd = b""

    def open(self) -> None:
        """Raises :class:`UserError` where the pipe cannot be read without waiting."""
        try:
            os.set_blocking(self._pipe.fileno(), False)
        except (OSError, AttributeError) as error:
            raise UserError(
                f"Sound cannot be read from {self.name}", "it is no pipe", "name a microphone or a file"
            ) from error

    def take(self) -> VoiceBlock | None:
        try:
            received = os.read(self._pipe.fileno(), _PIPE_BYTES)
        except BlockingIOError:
            return None
        except OSError as error:
            raise UserError(f"Sound can no longer be read from {self.name}", str(error)) from error
        if not received:
            self.finished = True
            return None
        data = self._odd + received
        whole = len(data) // 2 * 2
        self._odd = data[whole:]
        samples = np.frombuffer(data[:whole], "<i2").astype(np.float32) / np.float32(32768)
        return VoiceBlock(samples, self._now_s() - len(samples) / self.rate_hz)

    def close(self) -> None:
        pass
