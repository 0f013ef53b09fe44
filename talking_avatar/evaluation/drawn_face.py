"""A face that can be measured: an engine's frames, and what only the engine knows about them."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.render.framing import Framing, TransparentBackground
from talking_avatar.render.warp.coefficients import limited_state
from talking_avatar.render.warp.engine import WarpRenderer
from talking_avatar.render.warp.rig import WarpRig


class DrawnFace(Protocol):
    """One portrait drawn as its crop, ``CROP_PX`` high."""

    @property
    def portrait(self) -> Portrait: ...

    def draw(self, state: FaceState) -> NDArray[np.uint8]:
        """The frame ``(CROP_PX, CROP_PX, 3)`` RGB, an array of its own."""
        ...

    def opacity(self, state: FaceState) -> NDArray[np.uint8]:
        """How much the person covers ``(CROP_PX, CROP_PX)``: 0 where nothing of the person was drawn."""
        ...

    def geometry(self, state: FaceState) -> NDArray[np.float32]:
        """All positions that the frame is drawn from, in any shape."""
        ...

    def anew(self) -> DrawnFace:
        """The same face by an engine that has not drawn anything yet."""
        ...


class WarpFace:
    """A portrait drawn by the warp engine; see :class:`DrawnFace`."""

    def __init__(self, portrait: Portrait, rig: WarpRig) -> None:
        self._portrait, self._rig = portrait, rig
        framing = Framing(height_px=CROP_PX)
        self._renderer = WarpRenderer(portrait, rig, framing)
        self._cut_out = WarpRenderer(portrait, rig, framing, TransparentBackground())

    @property
    def portrait(self) -> Portrait:
        return self._portrait

    def draw(self, state: FaceState) -> NDArray[np.uint8]:
        return self._renderer.draw(state)

    def opacity(self, state: FaceState) -> NDArray[np.uint8]:
        return self._cut_out.draw(state)[..., 3]

    def geometry(self, state: FaceState) -> NDArray[np.float32]:
        posed = self._renderer.pose(limited_state(state, self._portrait.traits))
        return np.column_stack([posed.xy, posed.z])

    def anew(self) -> WarpFace:
        return WarpFace(self._portrait, self._rig)
