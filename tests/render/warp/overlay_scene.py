"""A posed face and a plain canvas to draw one overlay on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.framing import FrameKind, Framing
from talking_avatar.render.warp.engine import WarpRenderer
from talking_avatar.render.warp.posed_face import PosedFace
from talking_avatar.render.warp.rig import WarpRig

FLAT = (200, 40, 160)
"""A colour that is in no face: what an overlay leaves alone keeps it."""


@dataclass(frozen=True, eq=False)
class Scene:
    """One portrait in one state; ``flat`` is an empty canvas, ``drawn`` the engine's own frame."""

    portrait: Portrait
    rig: WarpRig
    posed: PosedFace
    flat: NDArray[np.uint8]
    drawn: NDArray[np.uint8]

    @property
    def px_per_ipd(self) -> float:
        return self.posed.projection.px_per_ipd

    def touched(self) -> NDArray[np.bool_]:
        return np.asarray((self.flat != FLAT).any(2))

    def polygon(
        self, upper: NDArray[np.int32], lower: NDArray[np.int32], grow_px: int = 0
    ) -> NDArray[np.bool_]:
        """The opening between two vertex polylines on the canvas."""
        mask = np.zeros(self.flat.shape[:2], np.uint8)
        outline = self.posed.xy[np.concatenate([upper, lower[::-1]])]
        cv2.fillPoly(mask, [np.rint(outline).astype(np.int32)], 1)
        if grow_px:
            mask = np.asarray(
                cv2.dilate(mask, np.ones((2 * grow_px + 1, 2 * grow_px + 1), np.uint8)), np.uint8
            )
        return mask > 0


def scene(
    portrait: Portrait, rig: WarpRig, controls: dict[str, float], size_px: int = 512, **pose: float
) -> Scene:
    renderer = _renderer(portrait, rig, size_px)
    state = FaceState.of(controls, **pose)
    drawn = renderer.draw(state)
    posed = renderer.pose(state)
    kept = replace(posed, xy=posed.xy.copy(), z=posed.z.copy())  # the next scene poses the same renderer
    return Scene(portrait, rig, kept, np.full_like(drawn, FLAT), drawn)


@lru_cache(maxsize=8)
def _renderer(portrait: Portrait, rig: WarpRig, size_px: int) -> WarpRenderer:
    return WarpRenderer(portrait, rig, Framing(FrameKind.CROP, size_px))


def grey(picture: NDArray[np.uint8]) -> NDArray[np.float32]:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.float32)
