"""What a recorded face does, told in our controls and relative to that person's own rest.

Jaw and lips follow the landmarks: the expression scores know neither a complete closure nor the small
movements of speech. What landmarks tell little about (pressed and rolled lips, brows, lids, gaze) follows
the scores.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX, POSE_INDEX, clip_controls
from talking_avatar.motion.face_motion import POSE_COUNT, FaceMotion
from talking_avatar.motion.lips import CLOSING_CONTROLS, IS_PARTING, LIPS_SHUT_IPD, lip_aperture_ipd
from talking_avatar.portrait.blendshapes import BLENDSHAPE_INDEX
from talking_avatar.training.footage.even_rows import closed_gap_ipd
from talking_avatar.training.footage.lip_fit import fit_lips
from talking_avatar.training.footage.shots import IPD, LIPS, NECK_X, NECK_Y, PITCH, ROLL, SCORE_COUNT, YAW

_SAME_NAME = (
    "mouthFrownLeft", "mouthFrownRight", "mouthRollUpper", "mouthRollLower", "cheekPuff",
    "eyeBlinkLeft", "eyeBlinkRight", "eyeSquintLeft", "eyeSquintRight", "eyeWideLeft", "eyeWideRight",
    "browInnerUp", "browOuterUpLeft", "browOuterUpRight", "browDownLeft", "browDownRight",
)  # fmt: skip
_SOURCES: Mapping[str, Mapping[str, float]] = {
    **{name: {name: 1.0} for name in _SAME_NAME},
    "mouthPress": {"mouthPressLeft": 0.5, "mouthPressRight": 0.5},
    "noseSneer": {"noseSneerLeft": 0.5, "noseSneerRight": 0.5},
    # The subject's left is the right of the picture.
    "jawX": {"jawLeft": 1.0, "jawRight": -1.0},
    "mouthX": {"mouthLeft": 1.0, "mouthRight": -1.0},
    "gazeX": {"eyeLookOutLeft": 0.5, "eyeLookInRight": 0.5, "eyeLookInLeft": -0.5, "eyeLookOutRight": -0.5},
    "gazeY": {"eyeLookDownLeft": 0.5, "eyeLookDownRight": 0.5, "eyeLookUpLeft": -0.5, "eyeLookUpRight": -0.5},
}
"""Which scores make up a control that the lips do not. ``tongueUp`` cannot be seen."""

_FROM_SCORES = np.zeros((len(BLENDSHAPE_INDEX), CONTROL_COUNT))
for _control, _scores in _SOURCES.items():
    for _score, _share in _scores.items():
        _FROM_SCORES[BLENDSHAPE_INDEX[_score], CONTROL_INDEX[_control]] = _share

_CLOSE = CONTROL_INDEX["mouthClose"]
_PRESSING = [CONTROL_INDEX[name] for name in CLOSING_CONTROLS if name != "mouthClose"]
_REST_SHARE = 0.3
_NOISE = 0.03
"""Scores waver by so much on a face at rest."""

_AT_REST_IPD, _CLOSING_IPD = 0.012, 0.035
"""Shut lips that would be parted by less are just at rest; those that would be parted by more are closed."""

_SHUT_TO_IPD = 0.010
_LONGEST_CLOSURE = 8
"""Frames: lips that are shut for longer, or at an end of the shot, rest instead of closing for a sound."""


def motion_of_rows(rows: NDArray[np.float64]) -> FaceMotion:
    """Motion from ``rows (T, READING_SIZE)`` of one person, T at least 1; ``voice`` is zero.

    Rest is what the face looks like while its lips are nearly shut; the head's is its middle pose.
    """
    lips = rows[:, list(LIPS)]
    gaps = np.maximum(lips[:, 0] - closed_gap_ipd(lips[:, 0]), 0.0)
    resting = gaps <= np.percentile(gaps, 100 * _REST_SHARE)
    moved = lips - np.median(lips[resting], axis=0)
    moved[:, 0] = gaps
    scores = rows[:, :SCORE_COUNT] @ _FROM_SCORES
    scores -= np.median(scores[resting], axis=0)
    fitted, held = fit_lips(moved)
    controls = fitted + np.sign(scores) * np.maximum(np.abs(scores) - _NOISE, 0.0)
    still = FaceMotion.neutral(len(rows))
    return FaceMotion(
        clip_controls(_with_gap(controls, gaps, held).astype(np.float32)),
        _pose(rows),
        still.residual,
        still.voice,
    )


def _with_gap(
    controls: NDArray[np.float64], gaps: NDArray[np.float64], held: NDArray[np.float64]
) -> NDArray[np.float64]:
    """``controls (T, C)`` whose lips are as far apart as ``gaps (T,)`` says: by closing them where they are
    ``held`` and in short closures, as the articulation model does, and by parting them more or less
    elsewhere."""
    parted = np.asarray(lip_aperture_ipd(controls), np.float64)
    closing = np.clip((held - _AT_REST_IPD) / (_CLOSING_IPD - _AT_REST_IPD), 0, 1)
    closed = np.maximum(closing * np.clip(1 - gaps / np.maximum(parted, 1e-6), 0, 1), _short_closures(gaps))
    wanted = gaps / np.maximum(1 - closed, 1e-6)
    factor = np.where(closed > 0.95, 1.0, wanted / np.maximum(parted, 1e-6))
    controls[:, IS_PARTING] *= np.clip(factor, 0, 3)[:, None]
    controls[:, _CLOSE] = closed
    controls[:, _PRESSING] *= (gaps < LIPS_SHUT_IPD)[:, None]
    return controls


def _short_closures(gaps: NDArray[np.float64]) -> NDArray[np.float64]:
    """``(T,)``: 1 where lips meet between two openings, 0 where they are parted or at rest."""
    closed = np.zeros(len(gaps))
    edges = np.flatnonzero(np.diff(np.concatenate([[0], gaps < LIPS_SHUT_IPD, [0]]).astype(int)))
    for first, end in edges.reshape(-1, 2):
        if first > 0 and end < len(gaps) and end - first <= _LONGEST_CLOSURE:
            depth = (LIPS_SHUT_IPD - gaps[first:end]) / (LIPS_SHUT_IPD - _SHUT_TO_IPD)
            closed[first:end] = np.clip(depth, 0, 1)
    return closed


def _pose(rows: NDArray[np.float64]) -> NDArray[np.float32]:
    pose = np.zeros((len(rows), POSE_COUNT))
    middle = np.median(rows, axis=0)
    for name, column in (("pitch_deg", PITCH), ("yaw_deg", YAW), ("roll_deg", ROLL)):
        pose[:, POSE_INDEX[name]] = rows[:, column] - middle[column]
    for name, column in (("x_ipd", NECK_X), ("y_ipd", NECK_Y)):
        pose[:, POSE_INDEX[name]] = (rows[:, column] - middle[column]) / middle[IPD]
    pose[:, POSE_INDEX["scale"]] = rows[:, IPD] / middle[IPD] - 1
    return pose.astype(np.float32)
