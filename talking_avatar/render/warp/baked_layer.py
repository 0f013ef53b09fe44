"""A baked face on one canvas: what the warp engine adds to its own drawing, frame by frame."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.render.warp.baked_face import EXTRA_COEFFICIENTS, BakedFace
from talking_avatar.render.warp.baked_lid import BakedLid
from talking_avatar.render.warp.baked_mouth import BakedMouth
from talking_avatar.render.warp.baked_skin import BakedSkin
from talking_avatar.render.warp.canvas import Canvas
from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS
from talking_avatar.render.warp.posed_face import PosedFace
from talking_avatar.render.warp.rig import WarpRig

_EXTRA = np.array([CONTROL_INDEX[name] for name in EXTRA_COEFFICIENTS], np.intp)


class BakedLayer:
    """``skin``, and ``lids`` (by the rig's eyes) and ``mouth``, each None where there is nothing of it."""

    def __init__(self, baked: BakedFace, rig: WarpRig, canvas: Canvas) -> None:
        self.skin = BakedSkin(baked, rig.mesh, canvas)
        by_side = {patches.side: patches for patches in baked.lids}
        self.lids = tuple(
            BakedLid(by_side[eye.side], eye, layer) if eye.side in by_side else None
            for eye, layer in zip(rig.mesh.eyes, rig.eyelids, strict=True)
        )
        self.mouth = None if baked.mouth is None else BakedMouth(baked.mouth)
        self.coefficients = np.zeros(len(RIG_COEFFICIENTS) + len(EXTRA_COEFFICIENTS), np.float32)
        self.skin_changes = False

    def look(self, posed: PosedFace, bounds: NDArray[np.int64], size_px: tuple[int, int]) -> None:
        """Take in the face of now, and widen ``bounds`` to the skin that looks different."""
        fill_coefficients(posed, self.coefficients)
        self.skin_changes = self.skin.mix(self.coefficients, posed.xy)
        if self.skin_changes:
            self.skin.widen(bounds, size_px)


def fill_coefficients(posed: PosedFace, out: NDArray[np.float32]) -> None:
    """``out (K,)`` as ``StateSpace.axes`` takes them."""
    out[: len(RIG_COEFFICIENTS)] = posed.coefficients
    out[len(RIG_COEFFICIENTS) :] = posed.state.controls[_EXTRA]
