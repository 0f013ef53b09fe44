"""Decoded sound of any sample format and speaker layout as float32 mono or stereo."""

from __future__ import annotations

from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

_HALF_POWER = float(np.sqrt(0.5))
_LEFT = {"FL": 1.0, "FLC": 1.0, "BL": _HALF_POWER, "SL": _HALF_POWER, "TFL": _HALF_POWER, "DL": 1.0}
_RIGHT = {"FR": 1.0, "FRC": 1.0, "BR": _HALF_POWER, "SR": _HALF_POWER, "TFR": _HALF_POWER, "DR": 1.0}
_CENTRE = {"FC": _HALF_POWER, "BC": 0.5, "TC": 0.5}


def channel_samples(frame: av.AudioFrame) -> NDArray[np.float32]:
    """``(samples, channels)`` within -1..1; what is not a number becomes silence.

    Raises ``ValueError`` for a sample format that numpy cannot hold.
    """
    raw: NDArray[Any] = frame.to_ndarray()
    if not frame.format.is_planar:
        raw = raw.reshape(-1, frame.layout.nb_channels).T
    if raw.dtype.kind == "f":
        levels = np.nan_to_num(raw.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    elif raw.dtype == np.uint8:
        levels = (raw.astype(np.float32) - 128.0) / 128.0
    else:
        levels = raw.astype(np.float32) / np.float32(-float(np.iinfo(raw.dtype).min))
    return np.ascontiguousarray(np.clip(levels, -1.0, 1.0).T)


def mixing_matrix(speakers: tuple[str, ...]) -> NDArray[np.float32]:
    """``(channels, 1 or 2)`` weights that mix named speakers down to mono or stereo without clipping.

    Centre and surround enter at -3 dB and the low-frequency channel not at all (ITU-R BS.775-3, annex 4);
    the whole is scaled so that full scale on every speaker stays full scale. Speakers without a known
    place go to both sides.
    """
    if len(speakers) <= 2:
        return np.eye(len(speakers), dtype=np.float32)
    weights = np.zeros((len(speakers), 2), np.float32)
    for row, name in enumerate(speakers):
        if name in _CENTRE:
            weights[row] = _CENTRE[name]
        elif name in _LEFT:
            weights[row, 0] = _LEFT[name]
        elif name in _RIGHT:
            weights[row, 1] = _RIGHT[name]
        elif not name.startswith("LFE"):
            weights[row] = 0.5
    return weights / max(float(weights.sum(0).max()), 1.0)


def to_mono(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """``(samples, channels)`` to ``(samples,)``: the mean of the channels."""
    return samples[:, 0] if samples.shape[1] == 1 else samples.mean(1, dtype=np.float32)
