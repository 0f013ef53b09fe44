"""What a frame needs of a device, in the order it is done; the ordering itself is in ``frame_pipeline``."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from talking_avatar.motion.face_motion import KEYPOINT_COUNT

FrameProgram = Callable[[Tensor], Tensor]
"""Keypoints ``(1, 21, 3)`` float32 on the device -> pixels ``(h, w, 3)`` uint8 on the device."""

DRIVING_SHAPE = (1, KEYPOINT_COUNT, 3)


class Stream(Enum):
    """Work of one stream is done in order; streams wait for each other only by marks."""

    RENDER = "render"
    COPY = "copy"


class FrameDevice(Protocol):
    """All but :meth:`wait` and :meth:`read` may return before the work is done. Slots are places for a frame
    on the device and on the host, numbered from 0; the static input and output are one each."""

    def write(self, slot: int, driving: NDArray[np.float32]) -> None:
        """Put keypoints into the host's place of ``slot``, at once."""
        ...

    def upload(self, slot: int) -> None:
        """RENDER: the slot's keypoints to the static input."""
        ...

    def draw(self) -> None:
        """RENDER: the static input to the static output."""
        ...

    def keep(self, slot: int) -> None:
        """RENDER: the static output to the device's place of ``slot``."""
        ...

    def download(self, slot: int) -> None:
        """COPY: the device's place of ``slot`` to the host's."""
        ...

    def mark(self, stream: Stream) -> int:
        """A mark that is passed when all that ``stream`` was given so far is done."""
        ...

    def hold(self, stream: Stream, mark: int) -> None:
        """What ``stream`` is given from now on waits for ``mark``."""
        ...

    def wait(self, mark: int) -> None:
        """Until ``mark`` is passed."""
        ...

    def read(self, slot: int) -> NDArray[np.uint8]:
        """The host's place of ``slot``, which the next frame there overwrites."""
        ...


class ImmediateDevice:
    """Does everything at once: for the CPU, and for MPS, which has no second stream to copy on."""

    def __init__(self, program: FrameProgram, device: torch.device, slots: int) -> None:
        self._program, self._device = program, device
        self._written = [np.zeros(DRIVING_SHAPE, np.float32) for _ in range(slots)]
        self._frames: list[NDArray[np.uint8]] = [np.zeros((0, 0, 3), np.uint8) for _ in range(slots)]
        self._kept: list[Tensor | None] = [None] * slots
        self._input = torch.zeros(DRIVING_SHAPE, device=device)
        self._output: Tensor | None = None

    def write(self, slot: int, driving: NDArray[np.float32]) -> None:
        np.copyto(self._written[slot], driving)

    def upload(self, slot: int) -> None:
        self._input.copy_(torch.from_numpy(self._written[slot]))

    def draw(self) -> None:
        with torch.no_grad():
            self._output = self._program(self._input)

    def keep(self, slot: int) -> None:
        self._kept[slot] = self._output

    def download(self, slot: int) -> None:
        kept = self._kept[slot]
        assert kept is not None
        self._frames[slot] = kept.cpu().numpy()

    def mark(self, stream: Stream) -> int:
        return 0

    def hold(self, stream: Stream, mark: int) -> None:
        pass

    def wait(self, mark: int) -> None:
        pass

    def read(self, slot: int) -> NDArray[np.uint8]:
        return self._frames[slot]
