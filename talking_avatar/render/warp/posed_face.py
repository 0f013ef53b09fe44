"""The rig in one state: what the rasteriser and the overlays draw from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import FaceState
from talking_avatar.render.warp.head_pose import HeadProjection


@dataclass(frozen=True, eq=False)
class PosedFace:
    """``xy (N, 2)`` float32 canvas px, ``z (N,)`` float32 crop px (upper lip and lid win ties),
    ``coefficients (K,)`` float32 in the order of ``RIG_COEFFICIENTS``, the ``state`` asked for, and the
    ``projection`` that carried head-fixed points into the canvas."""

    xy: NDArray[np.float32]
    z: NDArray[np.float32]
    coefficients: NDArray[np.float32]
    state: FaceState
    projection: HeadProjection
