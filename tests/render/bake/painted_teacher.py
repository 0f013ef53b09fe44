"""An engine that draws like the warp engine, paints known marks on the face, and puts it a little askew."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.render.framing import Framing
from talking_avatar.render.warp.coefficients import limited_state
from talking_avatar.render.warp.engine import WarpRenderer
from talking_avatar.render.warp.eyelid import lid_opening
from talking_avatar.render.warp.mouth_interior import draw_mouth
from talking_avatar.render.warp.raster import NOTHING, rasterise
from talking_avatar.render.warp.rig import WarpRig

STRIPE_IPD = 0.06
TOOTH_LIGHT, TOOTH_DARK, TONGUE, LID = (235, 235, 235), (140, 140, 150), (150, 60, 160), (-40, 30, -20)
WRINKLE_DEPTH = 45.0
WRINKLE_AT_IPD = (0.0, -0.62)
"""A horizontal line on the forehead: x and y in the head, half as long as the eyes are apart."""


@dataclass(frozen=True)
class Errors:
    """``shift_px``: how far things lie from where they should, at most; ``cast``: factors of the colours."""

    shift_px: float = 0.0
    cast: tuple[float, float, float] = (1.0, 1.0, 1.0)


class PaintedTeacher:
    """A renderer. Teeth are striped and fixed to the skull, the tongue moves with the jaw, closing lids are
    greenish, and raised brows bring a dark line on the forehead; each as strong as its control."""

    def __init__(self, portrait: Portrait, rig: WarpRig, errors: Errors | None = None) -> None:
        self._portrait, self._rig, self._errors = portrait, rig, errors or Errors()
        self._renderer = WarpRenderer(portrait, rig, Framing(height_px=CROP_PX))

    @property
    def size_px(self) -> tuple[int, int]:
        return self._renderer.size_px

    @property
    def channels(self) -> int:
        return 3

    def draw(self, state: FaceState, out: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        frame = self._painted(state)
        frame = np.clip(frame * np.array(self._errors.cast, np.float32), 0, 255)
        drawn = self._askew(frame.astype(np.uint8))
        if out is None:
            return drawn
        np.copyto(out, drawn)
        return out

    def _painted(self, state: FaceState) -> NDArray[np.float32]:
        rig = self._rig
        frame = self._renderer.draw(state).copy()
        posed = self._renderer.pose(limited_state(state, self._portrait.traits))
        raised = float(posed.state.controls[CONTROL_INDEX["browInnerUp"]])
        painted = frame.astype(np.float32)
        painted -= WRINKLE_DEPTH * raised * self.wrinkle(self.resting_places(posed.xy, posed.z))[..., None]
        y, x = np.mgrid[:CROP_PX, :CROP_PX].astype(np.float64)
        points = np.stack([x, y], axis=-1)
        for eye, layer in zip(rig.mesh.eyes, rig.eyelids, strict=True):
            closing = float(posed.state.controls[CONTROL_INDEX["eyeBlink" + eye.side]])
            profile = lid_opening(posed, eye, layer).profile
            position = (points @ profile.right - profile.start) / profile.step
            bins = np.arange(len(profile.upper))
            upper = np.interp(position, bins, profile.upper, left=1e6, right=1e6)
            lower = np.interp(position, bins, profile.lower, left=-1e6, right=-1e6)
            s = points @ profile.down
            lid = ((s > upper) & (s < lower)).astype(np.float32)
            lid = cv2.GaussianBlur(lid, (0, 0), 0.7)[..., None] * min(closing / 0.5, 1.0)
            painted += np.array(LID, np.float32) * lid
        opening = draw_mouth(frame, posed, rig.mesh, rig.mouth)
        if opening is not None:
            x0, y0, x1, y1 = opening.box
            plane = (points[y0:y1, x0:x1] - opening.upper_teeth) @ opening.inverse.T
            stripes = (np.floor(plane[..., 0] / STRIPE_IPD) % 2)[..., None]
            inside = np.where(stripes > 0, np.float32(TOOTH_LIGHT), np.float32(TOOTH_DARK))
            tongue = plane[..., 1] > opening.jaw_drop_ipd - 0.02
            inside[tongue & (plane[..., 1] > 0.07)] = TONGUE
            cover = opening.mask[..., None].astype(np.float32) / 255 * opening.weight
            painted[y0:y1, x0:x1] += (inside - painted[y0:y1, x0:x1]) * cover
        return painted

    def wrinkle(self, places: NDArray[np.float32]) -> NDArray[np.float32]:
        """How much of the line there is at ``places (..., 2)`` of the resting face, 0 to 1."""
        head = self._portrait.head
        right, down = (axis[:2] / np.linalg.norm(axis[:2]) / head.ipd_px for axis in head.rotation[:2])
        offset = places - head.origin_px[:2]
        across, under = offset @ right - WRINKLE_AT_IPD[0], offset @ down - WRINKLE_AT_IPD[1]
        line = np.exp(-((under / 0.03) ** 2)) * np.clip(6 * (0.25 - np.abs(across)), 0, 1)
        return np.asarray(line, np.float32)

    def resting_places(self, xy: NDArray[np.float32], z: NDArray[np.float32]) -> NDArray[np.float32]:
        """Where each pixel of a frame lies in the photo's crop."""
        side, mesh = CROP_PX, self._rig.mesh
        whole, fraction = np.zeros((side, side, 2), np.int16), np.zeros((side, side), np.uint16)
        rasterise(
            xy, z, mesh.triangles, mesh.filler_count, self._renderer.canvas.frame_xy, 0,
            np.array([0, 0, side, side], np.int64), np.zeros((side, 2), np.int64), whole, fraction,
            np.full((side, side), NOTHING, np.float32),
        )  # fmt: skip
        return np.asarray(whole + np.stack([fraction & 31, fraction >> 5], axis=-1) / 32, np.float32)

    def _askew(self, frame: NDArray[np.uint8]) -> NDArray[np.uint8]:
        most = self._errors.shift_px
        if most == 0:
            return frame
        y, x = np.mgrid[:CROP_PX, :CROP_PX].astype(np.float32)
        dx = most * np.sin(x / 90 + 0.5) * np.cos(y / 110)
        dy = most * np.cos(x / 100) * np.sin(y / 80 + 1.0)
        return np.asarray(cv2.remap(frame, x + dx, y + dy, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE))
