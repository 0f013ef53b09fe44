"""What draws a face: the interface that every engine fits behind."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.motion.face_motion import FaceState


class RendererLost(UserError):
    """The device that an engine draws on is gone, or has too little memory: this renderer draws no more."""


class Renderer(Protocol):
    """Draws one portrait in one framing. Not thread-safe: one renderer per thread."""

    @property
    def size_px(self) -> tuple[int, int]:
        """``(width, height)`` of every frame."""
        ...

    @property
    def channels(self) -> int:
        """3 (RGB), or 4 (RGBA, straight alpha) when the background is transparent."""
        ...

    def draw(self, state: FaceState, out: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        """The frame ``(height, width, channels)`` uint8, contiguous; written into ``out`` when given.

        The same state gives identical bytes. The neutral state gives the framed photo itself, or, from an
        engine that draws the face anew, the photo's pose and expression.
        """
        ...


@runtime_checkable
class StreamingRenderer(Renderer, Protocol):
    """A renderer that works on several frames at once. ``draw`` is ``submit`` and ``take`` of one; do not mix
    them while frames are under way."""

    @property
    def full(self) -> bool:
        """As many frames are under way as fit: take one before the next."""
        ...

    @property
    def under_way(self) -> int:
        """Frames that were submitted and not yet taken."""
        ...

    def submit(self, state: FaceState) -> None:
        """Begin the frame of ``state``; returns at once."""
        ...

    def take(self, out: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        """Wait for the oldest frame under way."""
        ...
