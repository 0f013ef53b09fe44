"""Which state's look applies where on the resting face: soft shares of parts and sides that add up to one."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.render.bake.states import FacePart
from talking_avatar.render.warp.overlay import polygon_mask
from talking_avatar.render.warp.polyline import smoothstep
from talking_avatar.render.warp.rig import WarpRig

FloatArray = NDArray[np.float32]

_BROWS_END_IPD = (-0.24, -0.12)
_MOUTH_BEGINS_IPD = (0.16, 0.30)
"""Heights in the head, down from the line between the eyes, at which one part goes over into the next."""

_MIDDLE_IPD = (-0.10, 0.10)
_FACE_EDGE_IPD = 0.12
_LIP_LINE_IPD, _EYE_EDGE_IPD, _SOFT_IPD = 0.012, 0.02, 0.015


def skin_shares(portrait: Portrait, rig: WarpRig) -> dict[tuple[FacePart, str], FloatArray]:
    """``(CROP_PX, CROP_PX)`` each, 0 to 1, by part and the subject's side.

    They fade out towards the edge of the face, at the lips' and lids' margins and on what the closing lid
    covers, which has pictures of its own.
    """
    head = portrait.head
    rows, columns = np.mgrid[:CROP_PX, :CROP_PX].astype(np.float64)
    flat = np.stack([columns, rows], axis=-1) - head.origin_px[:2]
    right, down = (axis[:2] / np.linalg.norm(axis[:2]) / head.ipd_px for axis in head.rotation[:2])
    across, under = flat @ right, flat @ down
    brows = 1 - smoothstep(*_BROWS_END_IPD, under)
    mouth = smoothstep(*_MOUTH_BEGINS_IPD, under)
    bands = {FacePart.BROWS: brows, FacePart.EYES: 1 - brows - mouth, FacePart.MOUTH: mouth}
    left = smoothstep(*_MIDDLE_IPD, across)  # the subject's left is on the right of the picture
    free = _face(portrait) * _apart_from_openings(portrait, rig)
    return {
        (part, side): (band * share * free).astype(np.float32)
        for part, band in bands.items()
        for side, share in (("Left", left), ("Right", 1 - left))
    }


def _face(portrait: Portrait) -> FloatArray:
    """1 on the face, smoothly 0 at its outline."""
    outline = cv2.convexHull(portrait.landmarks_px[: topology.SKIN_POINTS, :2].astype(np.float32))[:, 0]
    inside = polygon_mask(np.asarray(outline, np.float64), (CROP_PX, CROP_PX))
    inside[[0, -1]] = 0
    inside[:, [0, -1]] = 0
    depth = cv2.distanceTransform(inside, cv2.DIST_L2, 5)
    depth_ipd = np.asarray(depth, np.float64) / portrait.head.ipd_px
    return smoothstep(0.0, _FACE_EDGE_IPD, depth_ipd).astype(np.float32)


def _apart_from_openings(portrait: Portrait, rig: WarpRig) -> FloatArray:
    mesh, ipd = rig.mesh, portrait.head.ipd_px
    taken = np.zeros((CROP_PX, CROP_PX), np.uint8)
    lips = np.concatenate([mesh.vertices_px[mesh.upper_lip, :2], mesh.vertices_px[mesh.lower_lip[::-1], :2]])
    _close_off(taken, lips, _LIP_LINE_IPD * ipd)
    for eye, lid in zip(mesh.eyes, rig.eyelids, strict=True):
        upper, lower = mesh.vertices_px[eye.upper, :2], mesh.vertices_px[eye.lower, :2]
        width = np.linalg.norm(upper[-1] - upper[0])
        bulge = np.sin(np.pi * np.linspace(0, 1, len(upper)))[:, None]
        fold = upper - lid.crease_eye_widths * width * bulge * portrait.head.down
        _close_off(taken, np.concatenate([fold, lower[::-1]]), _EYE_EDGE_IPD * ipd)
    soft = cv2.GaussianBlur(taken.astype(np.float32), (0, 0), _SOFT_IPD * ipd)
    return np.asarray(np.where(taken > 0, 0, np.maximum(1 - 2 * soft, 0)), np.float32)


def _close_off(taken: NDArray[np.uint8], outline: NDArray[np.float64], reach_px: float) -> None:
    points = np.rint(outline * 16).astype(np.int32)
    cv2.fillPoly(taken, [points], 1, shift=4)
    cv2.polylines(taken, [points], True, 1, max(round(2 * reach_px), 1), shift=4)
