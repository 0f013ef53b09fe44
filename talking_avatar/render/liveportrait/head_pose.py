"""Head pose as LivePortrait counts it (KwaiVGI/LivePortrait, ``utils/camera.py``)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_BINS = 66
_DEG_PER_BIN = 3.0
_FIRST_BIN_DEG = -97.5


def degrees_of_logits(logits: NDArray[np.floating]) -> NDArray[np.float64]:
    """``(..., 66)`` logits -> ``(...)`` degrees within -97.5..97.5: the mean under their softmax."""
    values = np.asarray(logits, np.float64)
    shares = np.exp(values - values.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    return np.asarray(_DEG_PER_BIN * (shares @ np.arange(_BINS)) + _FIRST_BIN_DEG)


def rotation_matrix(
    pitch_deg: NDArray[np.floating] | float,
    yaw_deg: NDArray[np.floating] | float,
    roll_deg: NDArray[np.floating] | float,
) -> NDArray[np.float64]:
    """``(..., 3, 3)`` for row vectors, ``point @ R``; x right, y down, z away from the camera.

    It is the transpose of Rz(roll) Ry(yaw) Rx(pitch): +pitch looks down, +yaw turns towards the *left* of the
    picture, +roll tilts clockwise as seen.
    """
    angles = np.deg2rad(np.stack(np.broadcast_arrays(pitch_deg, yaw_deg, roll_deg), axis=-1))
    (ca, cb, cg), (sa, sb, sg) = (np.moveaxis(f(angles), -1, 0) for f in (np.cos, np.sin))
    rows = [
        [cg * cb, sg * cb, -sb],
        [cg * sb * sa - sg * ca, sg * sb * sa + cg * ca, cb * sa],
        [cg * sb * ca + sg * sa, sg * sb * ca - cg * sa, cb * ca],
    ]
    return np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)


def angles_deg(rotation: NDArray[np.floating]) -> NDArray[np.float64]:
    """``(..., 3)``: pitch, yaw and roll of :func:`rotation_matrix`'s result, for yaws within -90..90."""
    pitch = np.arctan2(rotation[..., 1, 2], rotation[..., 2, 2])
    yaw = np.arcsin(np.clip(-rotation[..., 0, 2], -1, 1))
    roll = np.arctan2(rotation[..., 0, 1], rotation[..., 0, 0])
    return np.asarray(np.rad2deg(np.stack([pitch, yaw, roll], axis=-1)))
