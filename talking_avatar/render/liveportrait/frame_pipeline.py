"""Several frames under way on one device, without waiting for any but the one that is handed over."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.liveportrait.frame_device import FrameDevice, Stream

SLOTS = 3
"""One frame is drawn, one is on its way back, one is being read."""


class FramePipeline:
    """Keypoints in, frames out, in order.

    A frame's place is used again only after it was taken, so at most ``slots`` frames are under way; that is
    all the back-pressure there is, and all the memory.
    """

    def __init__(self, device: FrameDevice, slots: int = SLOTS) -> None:
        self._device, self._slots = device, slots
        self._marks = [0] * slots
        self._submitted = self._taken = 0

    @property
    def under_way(self) -> int:
        return self._submitted - self._taken

    @property
    def full(self) -> bool:
        return self.under_way >= self._slots

    def submit(self, driving: NDArray[np.float32]) -> None:
        """Begin a frame. Raises ``RuntimeError`` when :attr:`full`: take one first."""
        if self.full:
            raise RuntimeError(f"{self._slots} frames are under way; take one first")
        slot, device = self._submitted % self._slots, self._device
        device.write(slot, driving)
        device.upload(slot)
        device.draw()
        device.keep(slot)
        device.hold(Stream.COPY, device.mark(Stream.RENDER))
        device.download(slot)
        self._marks[slot] = device.mark(Stream.COPY)
        self._submitted += 1

    def take(self) -> NDArray[np.uint8]:
        """The oldest frame ``(h, w, 3)``, to be copied before the next :meth:`submit`. Raises
        ``RuntimeError`` when none is under way."""
        if not self.under_way:
            raise RuntimeError("no frame is under way")
        slot = self._taken % self._slots
        self._device.wait(self._marks[slot])
        self._taken += 1
        return self._device.read(slot)
