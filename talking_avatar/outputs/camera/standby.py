"""The picture that a camera shows while there is no live one."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

NO_FRAMES = "The camera shows the standby picture because no frames come."

_GROUND = (26, 28, 33)
_TEXT = (226, 228, 232)
_BRIGHTNESS = 0.35


@dataclass(frozen=True)
class StandbyWords:
    """What the meeting reads: ``starting`` before the first face, ``paused`` whenever there was one. ASCII,
    as the picture's letters are."""

    starting: str = "One moment"
    paused: str = "Back in a moment"


def standby_picture(
    size_px: tuple[int, int], words: str = "", picture: NDArray[np.uint8] | None = None
) -> NDArray[np.uint8]:
    """``(height, width, 3)`` RGB: ``words`` (ASCII) before ``picture``, dimmed and blurred, or a plain
    ground."""
    width, height = size_px
    frame = np.empty((height, width, 3), np.uint8)
    frame[:] = _GROUND
    if picture is not None:
        covered = cover(picture, size_px)
        blurred = cv2.GaussianBlur(covered, (0, 0), height / 40)
        frame = np.asarray(cv2.convertScaleAbs(blurred, alpha=_BRIGHTNESS), np.uint8)
    scale = height / 500
    thickness = max(round(height / 300), 1)
    (text_width, _), _ = cv2.getTextSize(words, cv2.FONT_HERSHEY_SIMPLEX, scale, thickness)
    at = ((width - text_width) // 2, round(height * 0.53))
    cv2.putText(frame, words, at, cv2.FONT_HERSHEY_SIMPLEX, scale, _TEXT, thickness, cv2.LINE_AA)
    return frame


def cover(picture: NDArray[np.uint8], size_px: tuple[int, int]) -> NDArray[np.uint8]:
    """The middle of ``picture`` scaled to fill the size."""
    width, height = size_px
    scale = max(width / picture.shape[1], height / picture.shape[0])
    inside = (max(round(width / scale), 1), max(round(height / scale), 1))
    x, y = (picture.shape[1] - inside[0]) // 2, (picture.shape[0] - inside[1]) // 2
    part = np.ascontiguousarray(picture[max(y, 0) : y + inside[1], max(x, 0) : x + inside[0]])
    return np.asarray(cv2.resize(part, size_px, interpolation=cv2.INTER_AREA), np.uint8)
