"""The voice is heard, and turned into motion, ahead of the drawing."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.media.audio import SoundReader, VoiceConverter
from talking_avatar.motion.face_motion import FaceMotion
from talking_avatar.motion.generator import MotionStream

_AHEAD_BLOCKS = 16
_LOOK_EVERY_S = 0.1


@dataclass(frozen=True, eq=False)
class Heard:
    """The next of the sound ``(n, channels)``, and the motion that became final with it; ``last``: the voice
    is over."""

    sound: NDArray[np.float32]
    motion: FaceMotion
    last: bool = False


class Listener:
    """Reads a voice to its end in a thread of its own.

    It stays a few blocks ahead of whoever walks through :meth:`heard`; used in a ``with`` block, after which
    the thread has ended and ``reader`` may be closed.
    """

    def __init__(self, reader: SoundReader, stream: MotionStream) -> None:
        self._reader = reader
        self._stream = stream
        self._queue: queue.Queue[Heard | BaseException] = queue.Queue(_AHEAD_BLOCKS)
        self._unwanted = threading.Event()
        self._thread = threading.Thread(target=self._work, name="listener", daemon=True)

    def __enter__(self) -> Listener:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._unwanted.set()
        self._thread.join()

    def heard(self) -> Iterator[Heard]:
        """Everything in order; the last has ``last`` set. Raises what reading or the generator raised."""
        while True:
            item = self._queue.get()
            if isinstance(item, BaseException):
                raise item
            yield item
            if item.last:
                return

    def _work(self) -> None:
        try:
            for item in self._listen():
                if not self._put(item):
                    return
        except BaseException as error:
            self._put(error)

    def _listen(self) -> Iterator[Heard]:
        converter = VoiceConverter(self._reader.format)
        for block in self._reader.blocks():
            yield Heard(block, self._stream.push(converter.push(block)))
        rest = [self._stream.push(converter.finish()), self._stream.finish()]
        nothing = np.zeros((0, self._reader.format.channels), np.float32)
        yield Heard(nothing, FaceMotion.concatenate(rest), last=True)

    def _put(self, item: Heard | BaseException) -> bool:
        """Wait for room; false once nobody wants any more."""
        while not self._unwanted.is_set():
            try:
                self._queue.put(item, timeout=_LOOK_EVERY_S)
            except queue.Full:
                continue
            return True
        return False
