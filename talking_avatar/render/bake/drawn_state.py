"""One state as both engines drew it, and where the warp engine put the skin of the photo in it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.render.bake.states import BakeState
from talking_avatar.render.framing import Framing
from talking_avatar.render.warp.baked_face import EXTRA_COEFFICIENTS
from talking_avatar.render.warp.baked_layer import fill_coefficients
from talking_avatar.render.warp.coefficients import limited_state
from talking_avatar.render.warp.engine import WarpRenderer
from talking_avatar.render.warp.eyelid import LidOpening, lid_opening
from talking_avatar.render.warp.mouth_interior import MouthOpening, draw_mouth
from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS
from talking_avatar.render.warp.raster import NOTHING, rasterise
from talking_avatar.render.warp.rig import WarpRig

_SEEN_PX = 1.5


@dataclass(frozen=True, eq=False)
class DrawnState:
    """``ours (H, W, 3)`` uint8 is the warp engine's frame, a pixel for each crop unit.

    ``coefficients (K,)`` as ``StateSpace.axes`` takes them. ``skin_px (H, W, 2)`` float32: where each point
    of the resting face lies in the frame; ``seen (H, W)`` bool: it is not covered by another. ``lids`` by the
    rig's eyes; ``mouth`` is None where the lips meet. ``landmarks_px (478, 3)`` near which the face's points
    should be found.
    """

    ours: NDArray[np.uint8]
    coefficients: NDArray[np.float32]
    skin_px: NDArray[np.float32]
    seen: NDArray[np.bool_]
    lids: tuple[LidOpening, LidOpening]
    mouth: MouthOpening | None
    landmarks_px: NDArray[np.float64]


class StateDrawer:
    """Draws states by the warp engine as it is without baked states."""

    def __init__(self, portrait: Portrait, rig: WarpRig) -> None:
        self._portrait, self._rig = portrait, rig
        self._renderer = WarpRenderer(portrait, rig, Framing(height_px=CROP_PX))

    def draw(self, state: BakeState | None) -> DrawnState:
        """``None`` is the neutral face."""
        rig, renderer = self._rig, self._renderer
        mesh = rig.mesh
        face = FaceState.neutral() if state is None else state.face
        ours = renderer.draw(face).copy()
        posed = renderer.pose(limited_state(face, self._portrait.traits))
        coefficients = np.zeros(len(RIG_COEFFICIENTS) + len(EXTRA_COEFFICIENTS), np.float32)
        fill_coefficients(posed, coefficients)
        rest_xy = renderer.canvas.frame_xy
        skin_px, covered = self._map(rest_xy, mesh.vertices_px[:, 2].astype(np.float32), posed.xy)
        back, _ = self._map(posed.xy, posed.z, rest_xy)
        returned = cv2.remap(back, skin_px[..., 0], skin_px[..., 1], cv2.INTER_LINEAR)
        rows, columns = np.mgrid[:CROP_PX, :CROP_PX]
        off = np.hypot(returned[..., 0] - columns, returned[..., 1] - rows)
        landmarks = self._portrait.landmarks_px.copy()
        known = np.flatnonzero(mesh.landmark_vertex >= 0)
        landmarks[known, :2] = posed.xy[mesh.landmark_vertex[known]]
        lids = [lid_opening(posed, eye, lid) for eye, lid in zip(mesh.eyes, rig.eyelids, strict=True)]
        mouth = draw_mouth(ours.copy(), posed, mesh, rig.mouth)
        return DrawnState(
            ours, coefficients, skin_px, covered & (off < _SEEN_PX), (lids[0], lids[1]), mouth, landmarks
        )

    def _map(
        self, at: NDArray[np.float32], z: NDArray[np.float32], shows: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """Of the mesh lying ``at`` places: for each pixel the place that it has in ``shows``, and whether
        there is any."""
        side, mesh = CROP_PX, self._rig.mesh
        whole, fraction = np.zeros((side, side, 2), np.int16), np.zeros((side, side), np.uint16)
        depth = np.full((side, side), NOTHING, np.float32)
        rasterise(
            np.ascontiguousarray(at, np.float32), np.ascontiguousarray(z, np.float32), mesh.triangles,
            mesh.filler_count, np.ascontiguousarray(shows, np.float32), 0,
            np.array([0, 0, side, side], np.int64), np.zeros((side, 2), np.int64), whole, fraction, depth,
        )  # fmt: skip
        phase = np.stack([fraction & 31, fraction >> 5], axis=-1)
        places = np.asarray(whole + phase / 32, np.float32)
        return places, depth < NOTHING / 2
