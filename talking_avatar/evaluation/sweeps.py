"""Moving one control through its range and looking how the face follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.evaluation.drawn_face import DrawnFace
from talking_avatar.evaluation.face_probe import FaceProbe, FaceReading
from talking_avatar.motion.face_motion import FaceState

STEPS = 9


@dataclass(frozen=True, eq=False)
class Sweep:
    """``STEPS`` even values from ``first`` to ``last``, the state of each, and what should follow them
    (``sign`` -1: in the opposite direction)."""

    name: str
    first: float
    last: float
    state: Callable[[float], FaceState]
    follows: Callable[[FaceReading], float]
    sign: int = 1


@dataclass(frozen=True, eq=False)
class Response:
    """``given (n,)`` and ``seen (n,)``, not-a-number where no face was found."""

    given: NDArray[np.float64]
    seen: NDArray[np.float64]
    sign: int

    @property
    def found(self) -> NDArray[np.bool_]:
        return np.isfinite(self.seen)

    def correlation(self) -> float:
        """Pearson's r, positive when the face goes the right way; 0 when it does not move at all."""
        given, seen = self._usable()
        if len(seen) < STEPS - 2:
            return np.nan
        spread = given.std() * seen.std()
        if spread < 1e-9:
            return 0.0
        return float(self.sign * np.mean((given - given.mean()) * (seen - seen.mean())) / spread)

    def slope(self) -> float:
        """Seen change per given unit, least squares, positive when the face goes the right way."""
        given, seen = self._usable()
        if len(seen) < STEPS - 2:
            return np.nan
        return float(self.sign * np.polyfit(given, seen, 1)[0])

    def backward_step(self) -> float:
        """The largest step in the wrong direction; 0 when there is none."""
        _, seen = self._usable()
        if len(seen) < 2:
            return np.nan
        return float(max(0.0, -(self.sign * np.diff(seen)).min()))

    def _usable(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return self.given[self.found], self.seen[self.found]


def _controls(*names: str) -> Callable[[float], FaceState]:
    return lambda value: FaceState.of(dict.fromkeys(names, value))


def _pose(name: str) -> Callable[[float], FaceState]:
    return lambda value: FaceState.of(None, **{name: value})


SWEEPS: tuple[Sweep, ...] = (
    Sweep("jaw_open", 0, 1, _controls("jawOpen"), lambda face: face.lip_gap_ipd),
    Sweep("blink", 0, 1, _controls("eyeBlinkLeft", "eyeBlinkRight"), lambda face: face.eye_openness, -1),
    Sweep("gaze_x", -1, 1, _controls("gazeX"), lambda face: face.gaze_x),
    Sweep("gaze_y", -1, 1, _controls("gazeY"), lambda face: face.gaze_y),
    Sweep("smile", 0, 1, _controls("mouthSmileLeft", "mouthSmileRight"), lambda face: face.corner_height_ipd),
    Sweep("pucker", 0, 1, _controls("mouthPucker"), lambda face: face.mouth_width_ipd, -1),
    Sweep(
        "stretch", 0, 1, _controls("mouthStretchLeft", "mouthStretchRight"), lambda face: face.mouth_width_ipd
    ),
    Sweep("brow", 0, 1, _controls("browInnerUp"), lambda face: face.brow_height_ipd),
    Sweep("yaw", -18, 18, _pose("yaw_deg"), lambda face: face.yaw_deg),
    Sweep("pitch", -12, 12, _pose("pitch_deg"), lambda face: face.pitch_deg),
    Sweep("roll", -10, 10, _pose("roll_deg"), lambda face: face.roll_deg),
)
"""Ranges of the head are those that performances stay in (``motion/performer/limits.py``)."""


def respond(face: DrawnFace, probe: FaceProbe, sweep: Sweep) -> Response:
    """Draw the sweep and read the face again on every frame."""
    given = np.linspace(sweep.first, sweep.last, STEPS)
    readings = [probe.read(face.draw(sweep.state(float(value)))) for value in given]
    seen = [np.nan if reading is None else sweep.follows(reading) for reading in readings]
    return Response(given, np.array(seen), sweep.sign)
