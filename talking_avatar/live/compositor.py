"""Frames of any scene in the one size that the outputs have, and the fade from one scene to the next."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

FADE_S = 0.3
_GROUND = (26, 28, 33)


def fit(frame: NDArray[np.uint8], out: NDArray[np.uint8]) -> None:
    """Scale ``frame`` into ``out``, both ``(h, w, 3)``, as large as it fits; the rest is a dark ground."""
    height, width = out.shape[:2]
    if frame.shape == out.shape:
        np.copyto(out, frame)
        return
    scale = min(width / frame.shape[1], height / frame.shape[0])
    inside = (min(round(frame.shape[1] * scale), width), min(round(frame.shape[0] * scale), height))
    x, y = (width - inside[0]) // 2, (height - inside[1]) // 2
    out[:] = _GROUND
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    out[y : y + inside[1], x : x + inside[0]] = cv2.resize(frame, inside, interpolation=way)


class CrossFade:
    """How far one scene has given way to the next, by media time."""

    def __init__(self, start_s: float) -> None:
        self._start_s = start_s

    def share(self, media_s: float) -> float:
        """0 at the start to 1 at the end, smoothly."""
        u = min(max((media_s - self._start_s) / FADE_S, 0.0), 1.0)
        return u * u * (3 - 2 * u)


def mix(old: NDArray[np.uint8], new: NDArray[np.uint8], share: float, out: NDArray[np.uint8]) -> None:
    """``share`` of ``new`` over ``old``, into ``out``."""
    cv2.addWeighted(old, 1 - share, new, share, 0, dst=out)
