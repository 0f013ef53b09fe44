"""A camera of the tests that is busy, or fails, while a file says so."""

from __future__ import annotations

import errno
from fractions import Fraction
from pathlib import Path

from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.frame_exchange import FrameNote
from talking_avatar.outputs.camera.trace import TraceCamera


class MoodyCamera(TraceCamera):
    """``device`` is the trace's file; beside it, ``busy`` keeps it from opening, ``broken`` from sending."""

    def __init__(self, device: str, size_px: tuple[int, int], frame_rate: Fraction) -> None:
        self._folder = Path(device).parent
        if (self._folder / "busy").exists():
            raise UserError("The camera Moody cannot be opened", "another program uses it")
        super().__init__(device, size_px, frame_rate)

    def send(self, note: FrameNote | None) -> None:
        if (self._folder / "broken").exists():
            raise OSError(errno.EIO, "it was pulled out")
        super().send(note)

    def watchers(self) -> int | None:
        return 0 if (self._folder / "nobody").exists() else 1
