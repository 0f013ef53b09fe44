"""Where on a face folds and shadows fall, drawn along its landmarks."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.render.warp.contours import luminance
from talking_avatar.render.warp.polyline import FloatArray, smoothstep
from talking_avatar.render.warp.shading_curves import Crease, ShadeGrid, draw_crease, draw_patch

STEP_PX = 2.0
"""Crop units between samples of the maps."""

_SIDES = ("Left", "Right")
_FOLD = {"Right": (129, 203, 206, 216, 212), "Left": (358, 423, 426, 436, 432)}
_FOLD_LOWER_IPD = (0.0, 0.02, 0.06, 0.08, 0.07)
_FOLD_WIDER_IPD = (0.0, 0.0, 0.02, 0.03, 0.03)
_TUCK = {"Right": (186, 57, 43), "Left": (410, 287, 273)}
_MARIONETTE = {"Right": (57, 202, 211), "Left": (287, 422, 431)}
_UNDER_EYE = {"Right": (31, 228, 229, 230, 231), "Left": (261, 448, 449, 450, 451)}
_NOSE_SIDE = {"Right": (122, 188, 174), "Left": (351, 412, 399)}
_APPLE = {"Right": (50, 205), "Left": (280, 425)}
_HOLLOW = {"Right": (192, 207, 214), "Left": (416, 427, 434)}
_INNER_BROW = {"Right": (107, 55), "Left": (336, 285)}
_EYE_CORNER = {"Right": 33, "Left": 263}
_FOREHEAD_ROWS = (
    (63, 105, 66, 107, 9, 336, 296, 334, 293),
    (68, 104, 69, 108, 151, 337, 299, 333, 298),
    (54, 103, 67, 109, 10, 338, 297, 332, 284),
)
_FOREHEAD_LINES = ((0.62, 0.075), (1.0, 0.095), (1.45, 0.060))


class ShadingPainter:
    """Draws one shading term at a time for one face, over ``grid``."""

    def __init__(self, portrait: Portrait) -> None:
        self._points = portrait.landmarks_px[:, :2]
        self._ipd_px = portrait.head.ipd_px
        rotation = portrait.head.rotation
        self._right = rotation[0, :2]
        self._down = rotation[1, :2]
        self.grid = _grid_over(self._points[: topology.SKIN_POINTS], 0.12 * self._ipd_px)
        gray = luminance(portrait).astype(np.float32)
        self._light = _light_from_right(gray, self._points, self._ipd_px)
        self._skin = self._skin_mask(gray)
        self._both: dict[str, Callable[[FloatArray], None]] = {
            "chinCrease": self._chin_crease,
            "lowerLipShadow": self._lower_lip_shadow,
            "upperLipShadow": self._upper_lip_shadow,
            "lowerLipRoll": self._lower_lip_roll,
            "foreheadInner": self._forehead_inner,
            "noseWrinkle": self._nose_wrinkle,
        }
        self._per_side: dict[str, Callable[[FloatArray, str], None]] = {
            "smileFold": self._smile_fold,
            "sneerFold": self._sneer_fold,
            "cornerTuck": self._corner_tuck,
            "marionette": self._marionette,
            "cheekApple": self._cheek_apple,
            "cheekHollow": self._cheek_hollow,
            "underEye": self._under_eye,
            "crowsFeet": self._crows_feet,
            "browFurrow": self._brow_furrow,
            "foreheadOuter": self._forehead_outer,
        }

    def paint(self, term: str) -> FloatArray:
        """One map, ``grid.shape``."""
        target = np.zeros(self.grid.shape)
        if term in self._both:
            self._both[term](target)
        else:
            side = next(s for s in _SIDES if term.endswith(s))
            self._per_side[term.removesuffix(side)](target, side)
        return target * self._skin

    def _at(self, landmarks: tuple[int, ...]) -> FloatArray:
        return np.asarray(self._points[list(landmarks)])

    def _crease(
        self,
        target: FloatArray,
        curve: FloatArray,
        depth: float,
        width: float,
        lobe: float = 0.0,
        lobe_offset: float = 0.0,
        lobe_width: float = 0.05,
        fade: tuple[float, float] = (0.3, 0.3),
    ) -> None:
        unit = self._ipd_px
        crease = Crease(depth, width * unit, lobe, lobe_offset * unit, lobe_width * unit)
        draw_crease(target, self.grid, curve, crease, fade)

    def _patch(
        self, target: FloatArray, centre: FloatArray, radii: tuple[float, float], height: float
    ) -> None:
        unit = self._ipd_px
        draw_patch(target, self.grid, centre, (radii[0] * unit, radii[1] * unit), height)

    def _lit(self, side: str) -> float:
        """1 where the inner slope of this side's cheek faces the light, -1 where it faces away."""
        return self._light if side == "Right" else -self._light

    def _smile_fold(self, target: FloatArray, side: str) -> None:
        outward = 1.0 if side == "Right" else -1.0
        # drawn low and wide, because the smile itself lifts the skin that carries it
        shift = np.outer(_FOLD_LOWER_IPD, self._down) - np.outer(_FOLD_WIDER_IPD, outward * self._right)
        curve = self._at(_FOLD[side]) + self._ipd_px * shift
        lit = self._lit(side)
        depth, lobe = 0.145 * (1 - 0.4 * lit), 0.055 * (1 - 0.3 * lit)
        self._crease(target, curve, depth, 0.046, lobe, 0.11 * outward, 0.07, (0.3, 0.35))

    def _sneer_fold(self, target: FloatArray, side: str) -> None:
        curve = self._at(_FOLD[side][:3])
        outward = 1.0 if side == "Right" else -1.0
        depth = 0.085 * (1 - 0.4 * self._lit(side))
        self._crease(target, curve, depth, 0.036, 0.04, 0.09 * outward, 0.06, (0.2, 0.6))

    def _corner_tuck(self, target: FloatArray, side: str) -> None:
        outward = -1.0 if side == "Right" else 1.0
        curve = self._at(_TUCK[side]) + outward * 0.015 * self._ipd_px * self._right
        self._crease(target, curve, 0.14, 0.034, 0.035, -0.08 * outward, 0.05, (0.45, 0.45))

    def _marionette(self, target: FloatArray, side: str) -> None:
        self._crease(target, self._at(_MARIONETTE[side]), 0.09, 0.045, fade=(0.3, 0.6))

    def _cheek_apple(self, target: FloatArray, side: str) -> None:
        high, low = self._at(_APPLE[side])
        lit = -self._lit(side)
        self._patch(target, 0.7 * high + 0.3 * low, (0.16, 0.12), 0.09 * (1 + 0.4 * lit))
        self._patch(target, 0.2 * high + 0.8 * low + 0.1 * self._ipd_px * self._down, (0.16, 0.09), -0.04)

    def _cheek_hollow(self, target: FloatArray, side: str) -> None:
        depth = -0.10 * (1 + 0.3 * self._lit(side))
        self._patch(target, self._at(_HOLLOW[side]).mean(axis=0), (0.13, 0.26), depth)

    def _under_eye(self, target: FloatArray, side: str) -> None:
        upwards = -1.0 if side == "Right" else 1.0
        self._crease(target, self._at(_UNDER_EYE[side]), 0.10, 0.025, 0.045, 0.05 * upwards, 0.03)

    def _crows_feet(self, target: FloatArray, side: str) -> None:
        outward = -1.0 if side == "Right" else 1.0
        corner = self._points[_EYE_CORNER[side]]
        for slope in (-0.35, 0.15, 0.65):
            ray = outward * self._right + slope * self._down
            ray /= np.linalg.norm(ray)
            curve = corner + np.outer(np.linspace(0.09, 0.25, 4), ray * self._ipd_px)
            self._crease(target, curve, 0.09, 0.016, fade=(0.35, 0.55))

    def _brow_furrow(self, target: FloatArray, side: str) -> None:
        above, below = self._at(_INNER_BROW[side])
        middle_above, middle_below = self._points[9], self._points[8]
        top = 0.55 * above + 0.45 * middle_above - 0.03 * self._ipd_px * self._down
        curve = np.stack([top, 0.6 * below + 0.4 * middle_below, 0.6 * below + 0.4 * self._points[168]])
        self._crease(target, curve, 0.125, 0.036, 0.04, 0.07, 0.04, (0.5, 0.5))

    def _nose_wrinkle(self, target: FloatArray) -> None:
        for side in _SIDES:
            self._crease(target, self._at(_NOSE_SIDE[side]), 0.09, 0.028)

    def _forehead(self, reach: FloatArray) -> FloatArray:
        """Three furrows with swellings between, as strong as ``reach (9,)`` across the forehead."""
        target = np.zeros(self.grid.shape)
        rows = [self._at(row) for row in _FOREHEAD_ROWS]
        for line, depth in _FOREHEAD_LINES:
            low = int(min(line, 1.999))
            curve = rows[low] + (line - low) * (rows[min(low + 1, 2)] - rows[low])
            self._crease(target, curve[reach > 0], depth, 0.028, 0.03, 0.06, 0.03, (0.45, 0.45))
        return target

    def _forehead_inner(self, target: FloatArray) -> None:
        target += self._forehead(np.array([0, 1, 1, 1, 1, 1, 1, 1, 0]))

    def _forehead_outer(self, target: FloatArray, side: str) -> None:
        reach = np.array([1, 1, 1, 1, 0, 0, 0, 0, 0])
        target += self._forehead(reach if side == "Right" else reach[::-1])

    def _chin_crease(self, target: FloatArray) -> None:
        self._crease(target, self._at(topology.CHIN_FOLD), 0.14, 0.040, 0.04, 0.13, 0.06)

    def _lower_lip_shadow(self, target: FloatArray) -> None:
        edge = self._at(topology.OUTER_LIP_LOWER[2:-2])
        self._crease(target, edge + 0.05 * self._ipd_px * self._down, 0.13, 0.040, fade=(0.35, 0.35))

    def _upper_lip_shadow(self, target: FloatArray) -> None:
        edge = self._at(topology.OUTER_LIP_UPPER)
        inner = self._at(topology.INNER_LIP_UPPER)
        self._crease(target, 0.4 * edge + 0.6 * inner, 0.16, 0.032, fade=(0.2, 0.2))

    def _lower_lip_roll(self, target: FloatArray) -> None:
        edge = self._at(topology.OUTER_LIP_LOWER)
        inner = self._at(topology.INNER_LIP_LOWER)
        self._crease(target, 0.3 * edge + 0.7 * inner, 0.14, 0.036, fade=(0.2, 0.2))

    def _skin_mask(self, gray: NDArray[np.float32]) -> FloatArray:
        """1 on the face's skin, 0 on hair and at the grid's border, smooth between; ``grid.shape``."""
        rows, columns = self.grid.shape
        places_x = self.grid.origin_px[0] + self.grid.step_px * np.arange(columns)
        places_y = self.grid.origin_px[1] + self.grid.step_px * np.arange(rows)
        map_x, map_y = np.meshgrid(places_x.astype(np.float32), places_y.astype(np.float32))
        soft = np.asarray(cv2.GaussianBlur(gray, (0, 0), 0.03 * self._ipd_px), np.float32)
        here = cv2.remap(soft, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        cheek = float(np.median([_level(soft, self._at(_APPLE[side]).mean(axis=0)) for side in _SIDES]))
        lit_enough = smoothstep(0.30, 0.50, np.asarray(here, np.float64) / max(cheek, 1.0))

        outline = cv2.convexHull(self._points[: topology.SKIN_POINTS].astype(np.float32))[:, 0]
        inside = np.zeros((rows, columns), np.uint8)
        corners = np.rint((outline - self.grid.origin_px) / self.grid.step_px * 16).astype(np.int32)
        cv2.fillConvexPoly(inside, corners, 1, shift=4)
        inside[[0, -1]] = 0
        inside[:, [0, -1]] = 0
        depth_px = cv2.distanceTransform(inside, cv2.DIST_L2, 3) * self.grid.step_px
        return np.asarray(lit_enough * smoothstep(0, 0.12 * self._ipd_px, np.asarray(depth_px, np.float64)))


def _grid_over(points: FloatArray, margin_px: float) -> ShadeGrid:
    low = np.maximum(np.floor(points.min(axis=0) - margin_px), 0)
    high = np.minimum(np.ceil(points.max(axis=0) + margin_px), CROP_PX - 1)
    columns, rows = np.maximum(((high - low) / STEP_PX).astype(int) + 1, 2)
    return ShadeGrid(low, STEP_PX, (int(rows), int(columns)))


def _level(gray: NDArray[np.float32], at: FloatArray) -> float:
    x, y = np.clip(np.rint(at), 0, CROP_PX - 1).astype(int)
    return float(gray[y, x])


def _light_from_right(gray: NDArray[np.float32], points: FloatArray, ipd_px: float) -> float:
    """-1 light from the left of the picture .. 1 from its right, by the luminance of the two cheeks."""
    soft = np.asarray(cv2.GaussianBlur(gray, (0, 0), 0.10 * ipd_px), np.float32)
    left_of_picture, right_of_picture = (
        _level(soft, points[list(_APPLE[side])].mean(axis=0)) for side in ("Right", "Left")
    )
    total = max(left_of_picture + right_of_picture, 1.0)
    return float(np.clip(2.5 * (right_of_picture - left_of_picture) / total, -1, 1))
