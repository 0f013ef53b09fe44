"""How faithfully an engine follows its controls on one portrait: every figure of ``evaluate controls``."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.evaluation.drawn_face import DrawnFace
from talking_avatar.evaluation.face_probe import FaceProbe
from talking_avatar.evaluation.random_faces import flicker_along, try_random_faces, uncovered_px
from talking_avatar.evaluation.scoreboard import Judged, Quantity
from talking_avatar.evaluation.sweeps import SWEEPS, respond
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import CROP_PX, Portrait

_SEES_FROM_CONTRAST = 0.2
"""Paler irises than this have no gaze (see ``warp/coefficients.py``)."""

_RAMP_FRAMES = 60
_HIDDEN_MOVE = 1e-4
"""Too little to be seen, but no longer the neutral state, which engines may copy from the photo. A black and
white edge changes by 8 when it is sampled a thirty-second of a pixel aside."""

SHUT_LIPS: tuple[FaceState, ...] = (
    FaceState.of({"mouthClose": 1.0, "mouthPress": 0.45}),
    FaceState.of({"mouthClose": 1.0, "mouthPress": 0.45, "jawOpen": 0.2}),
)
"""The lips of an "mm", as generators press them: from rest, and out of a moving jaw."""

POSES: tuple[FaceState, ...] = (
    FaceState.of({"jawOpen": 1.0}),
    FaceState.of({"jawOpen": 0.6, "mouthFunnel": 1.0}),
    FaceState.of({"mouthPucker": 1.0}),
    FaceState.of({"mouthSmileLeft": 1.0, "mouthSmileRight": 1.0}),
    FaceState.of({"eyeBlinkLeft": 1.0, "eyeBlinkRight": 1.0}),
    FaceState.of({"browInnerUp": 1.0, "browOuterUpLeft": 1.0, "browOuterUpRight": 1.0}),
    *(
        FaceState.of({"jawOpen": 0.5}, yaw_deg=yaw, pitch_deg=pitch)
        for yaw in (-18, 18)
        for pitch in (-12, 12)
    ),
    *(FaceState.of({"jawOpen": 0.3}, roll_deg=roll) for roll in (-10, 10)),
    *SHUT_LIPS,
)


def _at_worst(key: str, label: str, highest: float, decimals: int = 0) -> Quantity:
    return Quantity(key, label, highest=highest, judged=Judged.WORST, decimals=decimals)


QUANTITIES: tuple[Quantity, ...] = (
    _at_worst("neutral_difference", "neutral against the photo, max difference", 0),
    _at_worst("hidden_move_difference", "a move too small to see, max difference", 8),
    _at_worst("uncovered_px", "uncovered pixels in the face, posed", 0),
    Quantity("jaw_open_r", "jawOpen, r", 0.98),
    Quantity("jaw_open_slope", "jawOpen, lip gap (IPD) at 1 against 0", 0.32, 0.55),
    _at_worst("jaw_open_backward", "jawOpen, largest backward step (IPD)", 0.012, 3),
    _at_worst("shut_lip_gap", '"mm", lip gap (IPD)', 0.02, 3),
    Quantity("blink_ratio", "blink, lids closed / open", highest=0.30),
    Quantity("gaze_x_r", "gazeX, r", 0.98),
    Quantity("gaze_y_r", "gazeY, r", 0.95),
    Quantity("smile_r", "smile, r", 0.95),
    Quantity("pucker_r", "pucker, r", 0.95),
    Quantity("stretch_r", "stretch, r", 0.95),
    Quantity("brow_r", "brow, r", 0.95),
    Quantity("yaw_r", "yaw, r", 0.99),
    Quantity("pitch_r", "pitch, r", 0.99),
    Quantity("roll_r", "roll, r", 0.99),
    Quantity("yaw_slope", "yaw, seen / asked", 0.65, 1.3, decimals=2),
    Quantity("pitch_slope", "pitch, seen / asked", 0.65, 1.3, decimals=2),
    Quantity("roll_slope", "roll, seen / asked", 0.65, 1.3, decimals=2),
    _at_worst("ramp_flicker", "flicker on a slow ramp, max / median", 1.25, 2),
    _at_worst("random_uncovered_px", "random faces, uncovered pixels", 0),
    _at_worst("random_broken", "random faces, not-a-number", 0),
    _at_worst("random_differing", "random faces, other bytes when repeated", 0),
    _at_worst("random_flicker", "random faces, flicker, max / median", 1.25, 2),
    _at_worst("faces_lost", "sweep frames on which no face is found", 0),
)


def measure_controls(face: DrawnFace, probe: FaceProbe, random_faces: int, seed: int = 0) -> dict[str, float]:
    """All that can be measured on this portrait, by the keys of ``QUANTITIES``."""
    responses = {sweep.name: respond(face, probe, sweep) for sweep in SWEEPS}
    if face.portrait.traits.iris_contrast < _SEES_FROM_CONTRAST:
        del responses["gaze_x"], responses["gaze_y"]
    blink = responses["blink"]
    figures = {
        "neutral_difference": neutral_difference(face),
        "hidden_move_difference": hidden_move_difference(face),
        "uncovered_px": float(max(_uncovered(face, probe, state) for state in POSES)),
        "jaw_open_slope": responses["jaw_open"].slope(),
        "jaw_open_backward": responses["jaw_open"].backward_step(),
        "shut_lip_gap": shut_lip_gap(face, probe),
        "blink_ratio": float(blink.seen[-1] / blink.seen[0]),
        "ramp_flicker": flicker_along(face, slow_ramp()),
        "faces_lost": float(sum((~response.found).sum() for response in responses.values())),
    }
    figures |= {
        f"{name}_r": response.correlation() for name, response in responses.items() if name != "blink"
    }
    figures |= {f"{name}_slope": responses[name].slope() for name in ("yaw", "pitch", "roll")}
    return figures | _random_figures(face, probe, random_faces, seed)


def neutral_difference(face: DrawnFace) -> float:
    """Largest difference between the neutral frame and the photo's crop, where the crop shows the photo."""
    return _difference(face.draw(FaceState.neutral()), _crop(face.portrait), _shows_photo(face.portrait))


def hidden_move_difference(face: DrawnFace) -> float:
    """Largest difference between the photo's crop and a face in which everything moves invisibly little."""
    neutral = FaceState.neutral()
    state = FaceState(neutral.controls + _HIDDEN_MOVE, neutral.pose + _HIDDEN_MOVE)
    return _difference(face.draw(state), _crop(face.portrait), _shows_photo(face.portrait))


def _crop(portrait: Portrait) -> NDArray[np.uint8]:
    if portrait.detail == 1:
        return portrait.crop
    return np.asarray(cv2.resize(portrait.crop, (CROP_PX, CROP_PX), interpolation=cv2.INTER_AREA))


def _shows_photo(portrait: Portrait) -> tuple[slice, slice]:
    """Rows and columns of the crop that lie inside the photo."""
    scale, (x, y) = portrait.crop_from_photo[0, 0], portrait.crop_from_photo[:, 2]
    height, width = portrait.photo.shape[:2]
    return tuple(
        slice(max(0, math.ceil(first)), min(CROP_PX, math.floor(first + scale * (length - 1)) + 1))
        for first, length in ((y, height), (x, width))
    )  # type: ignore[return-value]


def _difference(frame: NDArray[np.uint8], photo: NDArray[np.uint8], part: tuple[slice, slice]) -> float:
    return float(np.abs(frame[part].astype(np.int16) - photo[part]).max())


def _uncovered(face: DrawnFace, probe: FaceProbe, state: FaceState) -> int:
    reading = probe.read(face.draw(state))
    landmarks_px = face.portrait.landmarks_px if reading is None else reading.landmarks_px
    return uncovered_px(face, state, landmarks_px)


def shut_lip_gap(face: DrawnFace, probe: FaceProbe) -> float:
    """Widest opening of the lips in ``SHUT_LIPS`` (IPD); not-a-number when no face is found."""
    readings = [probe.read(face.draw(state)) for state in SHUT_LIPS]
    return float(np.max([math.nan if reading is None else reading.lip_gap_ipd for reading in readings]))


def slow_ramp() -> list[FaceState]:
    """A slow movement of much at once."""
    controls = {
        "jawOpen": 0.8, "eyeBlinkLeft": 1.0, "eyeBlinkRight": 1.0, "gazeX": 0.8,
        "mouthSmileLeft": 0.5, "mouthSmileRight": 0.5,
    }  # fmt: skip
    shares = np.linspace(0, 1, _RAMP_FRAMES)
    return [FaceState.of({name: s * end for name, end in controls.items()}, yaw_deg=10 * s) for s in shares]


def _random_figures(face: DrawnFace, probe: FaceProbe, count: int, seed: int) -> dict[str, float]:
    tried = try_random_faces(face, probe, seed, count)
    return {
        "random_uncovered_px": float(tried.uncovered_px),
        "random_broken": float(tried.broken),
        "random_differing": float(tried.differing),
        "random_flicker": tried.flicker,
    }
