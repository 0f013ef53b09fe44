"""Where a recorded person lies on the scales of style that the articulation model has."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import MOTION_RATE_HZ, FaceMotion
from talking_avatar.motion.lips import LIPS_SHUT_IPD, lip_aperture_ipd
from talking_avatar.training.articulation.style import HIGHEST_GAIN, LOWEST_GAIN

_BLOCK = 6 * MOTION_RATE_HZ
_CALM_DEG, _LIVELY_DEG = 1.0, 2.8
"""Standard deviation of the head's angles within six seconds, as the articulation model moves it with
liveliness 0 and 1 (means over the voices that come with the program)."""

_WIDE_PERCENTILE = 90
_CALM_IPD, _LIVELIER_IPD = 0.144, 0.051
"""The lips' aperture at that percentile of parted frames, at gain 1 and liveliness 0; and what liveliness 1
adds (the same means). It is proportional to the gain."""


def filmed_style(motion: FaceMotion) -> NDArray[np.float32]:
    """``(2,)`` within 0..1: liveliness, from how the head moves, and articulation, from how far lips part."""
    blocks = np.array_split(motion.pose[:, :3], max(len(motion) // _BLOCK, 1))
    turning_deg = float(np.mean([np.sqrt((block.std(axis=0) ** 2).sum()) for block in blocks]))
    liveliness = float(np.clip((turning_deg - _CALM_DEG) / (_LIVELY_DEG - _CALM_DEG), 0, 1))
    aperture = np.asarray(lip_aperture_ipd(motion.controls))
    parted = aperture[aperture > LIPS_SHUT_IPD]
    wide_ipd = float(np.percentile(parted, _WIDE_PERCENTILE)) if len(parted) else 0.0
    gain = wide_ipd / (_CALM_IPD + _LIVELIER_IPD * liveliness)
    share = (gain - LOWEST_GAIN) / (HIGHEST_GAIN - LOWEST_GAIN)
    return np.array([liveliness, np.clip(share, 0, 1)], np.float32)
