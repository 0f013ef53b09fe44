"""Which keypoints carry what (KwaiVGI/LivePortrait, ``live_portrait_pipeline.py``)."""

from __future__ import annotations

from enum import Enum

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import KEYPOINT_COUNT, LIP_KEYPOINTS


class Region(str, Enum):
    """What of the driving face the portrait takes on."""

    ALL = "all"
    EXPRESSION = "exp"
    POSE = "pose"
    LIP = "lip"
    EYES = "eyes"

    @property
    def turns(self) -> bool:
        """Whether the head turns and moves."""
        return self in (Region.ALL, Region.POSE)


EYE_KEYPOINTS = (11, 13, 15, 16, 18)
_WHOLE = (1, 2, 6, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20)
_SINGLE = ((3, 1), (4, 1), (5, 2), (8, 2), (9, 1), (9, 2))
"""Axis 1 of keypoint 3 and so on: there the other axes say who somebody is, or where."""


def _mask(keypoints: tuple[int, ...], single: tuple[tuple[int, int], ...] = ()) -> NDArray[np.bool_]:
    mask = np.zeros((KEYPOINT_COUNT, 3), bool)
    mask[list(keypoints)] = True
    for keypoint, axis in single:
        mask[keypoint, axis] = True
    mask.setflags(write=False)
    return mask


EXPRESSIVE = _mask(_WHOLE, _SINGLE)
"""``(21, 3)``: entries that carry expression rather than identity or place."""

_EVERYTHING = _mask(tuple(range(KEYPOINT_COUNT)))
_NOTHING = _mask(())
_LIP = _mask(LIP_KEYPOINTS)
_EYES = _mask(EYE_KEYPOINTS)


def expression_mask(region: Region, identity_too: bool) -> NDArray[np.bool_]:
    """``(21, 3)``: entries of the expression that ``region`` takes over. ``identity_too``: all of them, not
    the expressive ones only, where the whole expression moves."""
    if region in (Region.ALL, Region.EXPRESSION):
        return _EVERYTHING if identity_too else EXPRESSIVE
    return {Region.LIP: _LIP, Region.EYES: _EYES}.get(region, _NOTHING)
