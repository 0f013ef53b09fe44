"""Whatever a generator may ask for: random faces must come out whole, finite and the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.evaluation.drawn_face import DrawnFace
from talking_avatar.evaluation.face_probe import FaceProbe
from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_MAXIMUM, CONTROL_MINIMUM
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.face_mesh_topology import FACE_OVAL

_ACTIVE_SHARE = 0.4
_LARGEST_POSE = np.array([12.0, 18.0, 10.0, 0.10, 0.06, 0.04])
_OVAL_MARGIN_IPD = 0.12
"""Further inside than the oval is mislaid on a turned head."""

_UNCOVERED_BELOW = 32
"""Of 255: a bare place is 0, the soft outline of a jaw may be half."""

_REPEAT_EVERY = 10
_FLICKER_EVERY = 10
_PATH_FRAMES = 7
_PATH_STEP = 0.015
"""Frames of a path are this share of the whole state apart: a frame of a slow movement."""


@dataclass(frozen=True)
class RandomFaces:
    """``uncovered_px``: most pixels in a face's oval where nothing of the person was drawn; ``broken``:
    frames drawn from positions that are not finite; ``differing``: frames that came out otherwise when drawn
    again, of ``repeated``; ``flicker``: on short steady paths through some of the faces, the largest
    difference between neighbouring frames over their median one; ``lost``: share of frames on which no face
    is found again."""

    frames: int
    uncovered_px: int
    broken: int
    differing: int
    repeated: int
    flicker: float
    lost: float


def random_states(seed: int, count: int) -> Iterator[FaceState]:
    """Two fifths of the controls anywhere in their ranges, the head anywhere in those of performances."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        active = rng.random(CONTROL_COUNT) < _ACTIVE_SHARE
        controls = rng.uniform(CONTROL_MINIMUM, CONTROL_MAXIMUM) * active
        pose = rng.uniform(-1, 1, len(_LARGEST_POSE)) * _LARGEST_POSE
        yield FaceState(controls.astype(np.float32), pose.astype(np.float32))


def try_random_faces(face: DrawnFace, probe: FaceProbe, seed: int, count: int) -> RandomFaces:
    """Draw ``count`` random faces and look at each."""
    uncovered = broken = differing = repeated = lost = 0
    flicker = 1.0
    other = face.anew()
    for number, state in enumerate(random_states(seed, count)):
        frame = face.draw(state)
        broken += not np.isfinite(face.geometry(state)).all()
        reading = probe.read(frame)
        lost += reading is None
        landmarks_px = face.portrait.landmarks_px if reading is None else reading.landmarks_px
        uncovered = max(uncovered, uncovered_px(face, state, landmarks_px))
        if number % _REPEAT_EVERY == 0:
            repeated += 1
            differing += not (
                np.array_equal(face.draw(state), frame) and np.array_equal(other.draw(state), frame)
            )
        if number % _FLICKER_EVERY == 0:
            flicker = max(flicker, flicker_along(face, _path(state)))
    return RandomFaces(count, uncovered, broken, differing, repeated, flicker, lost / max(count, 1))


def uncovered_px(face: DrawnFace, state: FaceState, landmarks_px: NDArray[np.float64]) -> int:
    """Pixels inside the face's oval where nothing of the person was drawn."""
    opacity = face.opacity(state)
    inside = np.zeros(opacity.shape, np.uint8)
    oval = landmarks_px[list(FACE_OVAL), :2]
    cv2.fillPoly(inside, [np.rint(oval).astype(np.int32)], 1)
    margin = 2 * round(_OVAL_MARGIN_IPD * face.portrait.head.ipd_px) + 1
    inside = np.asarray(cv2.erode(inside, np.ones((margin, margin), np.uint8)))
    return int(((opacity < _UNCOVERED_BELOW) & (inside > 0)).sum())


def flicker_along(face: DrawnFace, path: list[FaceState]) -> float:
    """Largest over median mean difference of neighbouring frames along a steady ``path``."""
    frames = [face.draw(state).astype(np.int16) for state in path]
    steps = np.array([float(np.abs(after - before).mean()) for before, after in pairwise(frames)])
    return float(steps.max() / max(float(np.median(steps)), 1e-6))


def _path(state: FaceState) -> list[FaceState]:
    shares = 1 - _PATH_STEP * np.arange(_PATH_FRAMES, dtype=np.float32)
    return [FaceState(state.controls * share, state.pose * share) for share in shares]
