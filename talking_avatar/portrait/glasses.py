"""Telling whether a face wears glasses from the edges that frames draw."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.head_frame import HeadFrame

_PATCH_PX_PER_IPD = 64
_BARE, _FRAMED = 0.11, 0.16
"""Strength of edges. Bare faces, photographed or rendered, measure below the first (with masks, .12); frames
on the same faces above the second, except thin ones as bright as the skin, which are missed."""

_HALF_WIDTH_IPD, _TOP_IPD, _BOTTOM_IPD = 1.0, -0.35, 0.65


def glasses_score(crop: NDArray[np.uint8], landmarks_px: NDArray[np.float64], head: HeadFrame) -> float:
    """0 none to 1 sure.

    A frame crosses the nose between the eyes and runs below them; skin has no sharp horizontal edges in
    either place. Both edges are measured relative to the brightness of the skin around, in a patch where the
    eyes are level, and their geometric mean counts: a shadow or wrinkle gives only one.
    """
    bridge, below = frame_edges(crop, head)
    return float(np.clip((np.sqrt(bridge * below) - _BARE) / (_FRAMED - _BARE), 0, 1))


def frame_edges(crop: NDArray[np.uint8], head: HeadFrame) -> tuple[float, float]:
    """Strength of horizontal edges across the bridge of the nose and below the eyes, relative to skin."""
    patch = _level_patch(crop, head)
    unit = _PATCH_PX_PER_IPD
    middle, eye_row = round(_HALF_WIDTH_IPD * unit), round(-_TOP_IPD * unit)
    skin = float(np.median(patch[eye_row + unit // 4 :])) + 8
    bridge = patch[eye_row - unit // 5 : eye_row + unit // 4, middle - 6 : middle + 7].mean(axis=1)
    below = []
    for side in (-1, 1):
        centre = middle + side * unit // 2
        columns = patch[eye_row + unit // 5 : eye_row + round(0.6 * unit), centre - 12 : centre + 13]
        below.append(_edge(columns.mean(axis=1)))
    return _edge(bridge) / skin, min(below) / skin


def _edge(profile: NDArray[np.float32]) -> float:
    """Largest swing of the profile's fine structure."""

    return float(np.abs(profile[3:] - profile[:-3]).max())


def _level_patch(crop: NDArray[np.uint8], head: HeadFrame) -> NDArray[np.float32]:
    right = head.rotation[0, :2] / np.linalg.norm(head.rotation[0, :2])
    step = head.ipd_px / _PATCH_PX_PER_IPD
    linear = np.column_stack([right, [-right[1], right[0]]]) * step
    corner = head.origin_px[:2] + linear @ (np.array([-_HALF_WIDTH_IPD, _TOP_IPD]) * _PATCH_PX_PER_IPD)
    size = (
        round(2 * _HALF_WIDTH_IPD * _PATCH_PX_PER_IPD),
        round((_BOTTOM_IPD - _TOP_IPD) * _PATCH_PX_PER_IPD),
    )
    gray = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY).astype(np.float32)
    return np.asarray(
        cv2.warpAffine(
            gray,
            np.column_stack([linear, corner]),
            size,
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
    )
