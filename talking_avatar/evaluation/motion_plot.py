"""A picture of how far lips open over time: the truth, and what generators make of the same sound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.evaluation.motion_clips import SpokenClip
from talking_avatar.evaluation.motion_measures import aperture
from talking_avatar.motion.face_motion import MOTION_RATE_HZ, FaceMotion
from talking_avatar.training.articulation.visemes import BILABIAL

_WIDTH_PX, _ROW_PX, _MARGIN_PX = 1600, 150, 24
_FULL_IPD = 0.26
_PAPER, _INK, _PAUSE = (252, 252, 250), (60, 60, 60), (232, 238, 246)
_TRUTH_COLOUR = (30, 30, 30)
_COLOURS = ((200, 60, 40), (40, 120, 200), (60, 150, 70), (170, 90, 170))


def plot_apertures(clip: SpokenClip, motions: Mapping[str, FaceMotion]) -> NDArray[np.uint8]:
    """A row for each of ``motions``, with the truth in black behind it and bilabials as bands: ``(H, W, 3)``
    uint8 RGB."""
    rows = [_row(clip, name, motion, _COLOURS[i % 4]) for i, (name, motion) in enumerate(motions.items())]
    return np.concatenate(rows)


def _row(clip: SpokenClip, name: str, motion: FaceMotion, colour: tuple[int, int, int]) -> NDArray[np.uint8]:
    picture = np.full((_ROW_PX, _WIDTH_PX, 3), _PAPER, np.uint8)
    duration_s = len(clip.truth) / MOTION_RATE_HZ
    for sound in clip.sounds:
        if not sound.is_silence and sound.first.closure == BILABIAL:
            first, last = (int(t / duration_s * _WIDTH_PX) for t in (sound.start_s, sound.end_s))
            picture[:, first : last + 1] = _PAUSE
    _curve(picture, aperture(clip.truth), _TRUTH_COLOUR)
    _curve(picture, aperture(motion), colour)
    label = f"{clip.name}: {name}"
    cv2.putText(picture, label, (6, 16), cv2.FONT_HERSHEY_SIMPLEX, 0.45, _INK, 1, cv2.LINE_AA)
    return picture


def _curve(picture: NDArray[np.uint8], gap: NDArray[np.float64], colour: Sequence[int]) -> None:
    x = np.arange(len(gap)) / max(len(gap) - 1, 1) * (_WIDTH_PX - 1)
    y = _ROW_PX - 8 - np.clip(gap / _FULL_IPD, 0, 1) * (_ROW_PX - _MARGIN_PX - 8)
    points = np.round(np.stack([x, y], axis=1) * 16).astype(np.int32)
    cv2.polylines(picture, [points], False, tuple(colour), 1, cv2.LINE_AA, 4)
