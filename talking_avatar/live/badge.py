"""The words in a corner that tell everybody that the face is drawn."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

BADGE_WORDS = "AI avatar"

_GROUND = (18, 20, 26)
_TEXT = (240, 242, 246)
_DOT = (106, 120, 242)
_OPACITY = 0.62
_FINER = 4
"""Drawn so much larger and made smaller, so that the corners are smooth."""


class Badge:
    """Laid over frames of one size ``(width, height)``, at the bottom left; a 26th of the height tall."""

    def __init__(self, size_px: tuple[int, int], words: str = BADGE_WORDS) -> None:
        width, height = size_px
        patch, opacity = _drawn(max(height // 26, 14), words)
        margin = max(height // 36, 4)
        patch_height, patch_width = patch.shape[:2]
        if patch_width + 2 * margin > width or patch_height + 2 * margin > height:
            patch, opacity = patch[:0, :0], opacity[:0, :0]
            patch_height = patch_width = 0
        top = height - margin - patch_height
        self._place = (slice(top, top + patch_height), slice(margin, margin + patch_width))
        self._ink = patch.astype(np.uint16) * opacity
        self._rest = (255 - opacity).astype(np.uint16)

    def draw(self, frame: NDArray[np.uint8]) -> None:
        """Onto ``frame`` ``(height, width, 3)`` itself."""
        part = frame[self._place]
        part[:] = ((part * self._rest + self._ink) // 255).astype(np.uint8)


def _drawn(height: int, words: str) -> tuple[NDArray[np.uint8], NDArray[np.uint16]]:
    """Colours ``(h, w, 3)`` and opacity ``(h, w, 1)`` 0..255 of a pill with a dot and ``words`` (ASCII)."""
    tall = height * _FINER
    scale, thickness = tall / 52, max(tall // 22, 1)
    (text_width, text_height), _ = cv2.getTextSize(words, cv2.FONT_HERSHEY_SIMPLEX, scale, thickness)
    dot, gap = tall // 7, tall // 3
    wide = gap + 2 * dot + gap // 2 + text_width + gap
    colours = np.empty((tall, wide, 3), np.uint8)
    colours[:] = _GROUND
    shape = np.zeros((tall, wide), np.uint8)
    radius = tall // 2
    cv2.rectangle(shape, (radius, 0), (wide - radius, tall), 255, -1)
    for x in (radius, wide - radius - 1):
        cv2.circle(shape, (x, radius), radius, 255, -1)
    ink = np.zeros((tall, wide), np.uint8)
    cv2.circle(colours, (gap + dot, radius), dot, _DOT, -1)
    cv2.circle(ink, (gap + dot, radius), dot, 255, -1)
    at = (gap + 2 * dot + gap // 2, radius + text_height // 2)
    cv2.putText(colours, words, at, cv2.FONT_HERSHEY_SIMPLEX, scale, _TEXT, thickness, cv2.LINE_AA)
    cv2.putText(ink, words, at, cv2.FONT_HERSHEY_SIMPLEX, scale, 255, thickness, cv2.LINE_AA)
    opacity = np.maximum(shape * _OPACITY, ink)
    size = (wide // _FINER, height)
    small = cv2.resize(colours, size, interpolation=cv2.INTER_AREA)
    alpha = cv2.resize(opacity, size, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), np.asarray(alpha, np.uint16)[..., None]
