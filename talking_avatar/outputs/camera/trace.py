"""A camera that nobody sees: it writes down when each frame came and how it looked, small.

For measuring from outside, as ``talking-avatar soak`` and the tests do.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.frame_exchange import FrameNote

THUMBNAIL_PX = (64, 36)
_RECORD = np.dtype(
    [
        ("sent_s", np.float64),
        ("due_s", np.float64),
        ("media_s", np.float64),
        ("sequence", np.int64),
        ("picture", np.uint8, (THUMBNAIL_PX[1], THUMBNAIL_PX[0], 3)),
    ]
)


@dataclass(frozen=True, eq=False)
class Trace:
    """What a camera showed, frame by frame; ``sequence`` is 0 for the standby picture, and the same number
    again for a repeated frame. ``pictures (n, 36, 64, 3)`` RGB."""

    sent_s: NDArray[np.float64]
    due_s: NDArray[np.float64]
    media_s: NDArray[np.float64]
    sequence: NDArray[np.int64]
    pictures: NDArray[np.uint8]


class TraceCamera:
    """``device`` is the file to append to."""

    def __init__(self, device: str, size_px: tuple[int, int], frame_rate: Fraction) -> None:
        del size_px, frame_rate
        self.name = f"trace in {device}"
        try:
            self._file = open(device, "ab", buffering=0)  # noqa: SIM115
        except OSError as error:
            raise UserError(f"{device!r} cannot be written", str(error), "name another file") from error
        self._record = np.zeros(1, _RECORD)

    def prepare(self, frame: NDArray[np.uint8]) -> None:
        self._record["picture"][0] = cv2.resize(frame, THUMBNAIL_PX, interpolation=cv2.INTER_AREA)

    def send(self, note: FrameNote | None) -> None:
        record = self._record[0]
        record["sent_s"] = time.perf_counter()
        record["due_s"], record["media_s"] = (note.due_s, note.media_s) if note else (0.0, 0.0)
        record["sequence"] = note.sequence if note else 0
        self._file.write(self._record.tobytes())

    def watchers(self) -> int | None:
        return None

    def close(self) -> None:
        self._file.close()


def read_trace(path: Path) -> Trace:
    data = path.read_bytes()
    records = np.frombuffer(data[: len(data) // _RECORD.itemsize * _RECORD.itemsize], _RECORD)
    return Trace(
        records["sent_s"], records["due_s"], records["media_s"], records["sequence"], records["picture"]
    )
