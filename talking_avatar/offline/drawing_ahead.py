"""Frames for a file: several under way at once where the engine can."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import FaceState
from talking_avatar.render.renderer import Renderer, StreamingRenderer


class AheadDrawer:
    """Every state that goes in comes out as a frame, in order; some of them later."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._streaming = renderer if isinstance(renderer, StreamingRenderer) else None

    def draw(self, state: FaceState) -> Iterator[NDArray[np.uint8]]:
        """Begin ``state``; gives the frames that have to be taken for it."""
        if self._streaming is None:
            yield self._renderer.draw(state)
            return
        if self._streaming.full:
            yield self._streaming.take()
        self._streaming.submit(state)

    def rest(self) -> Iterator[NDArray[np.uint8]]:
        """What is still under way."""
        while self._streaming is not None and self._streaming.under_way:
            yield self._streaming.take()
