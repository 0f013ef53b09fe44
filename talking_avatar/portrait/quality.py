"""What will look less good, in sentences; and what cannot work at all."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.portrait.blendshapes import BLENDSHAPE_INDEX
from talking_avatar.portrait.portrait import CROP_PX, QualityWarning, Traits

MAX_YAW_DEG = 40.0
MIN_EYE_DISTANCE_PX = 16.0

_SMALL_EYE_DISTANCE_PX = 45.0
_TURNED_DEG = 20.0
_TILTED_DEG = 20.0
_NODDED_DEG = 22.0
_WIDE_MOUTH_IPD = 0.12
_CLOSED_EYE_OPENNESS = 0.13
_CLOSED_EYE_SCORE = 0.5
_BLANK_IRIS = 0.25
_GLASSES = 0.5
_TIGHT_SHARE = 0.10
_BLURRED = 0.012


def refuse_unusable(name: str, traits: Traits, eye_distance_px: float) -> None:
    """Raise :class:`UserError` when no engine can animate this face."""
    if eye_distance_px < MIN_EYE_DISTANCE_PX:
        raise UserError(
            f"The face in {name} is too small",
            f"its eyes are only {eye_distance_px:.0f} pixels apart",
            "choose a picture where the face is larger or the resolution higher",
        )
    if abs(traits.yaw_deg) > MAX_YAW_DEG:
        raise UserError(
            f"The face in {name} is turned too far to the side",
            f"it looks {abs(traits.yaw_deg):.0f} degrees away from the camera",
            f"choose a picture where it looks less than {MAX_YAW_DEG:.0f} degrees away",
        )


def quality_warnings(
    *,
    crop: NDArray[np.uint8],
    landmarks_px: NDArray[np.float64],
    blendshapes: NDArray[np.float32],
    traits: Traits,
    eye_distance_px: float,
    outside_share: float,
    face_count: int,
) -> tuple[QualityWarning, ...]:
    """Everything worth saying, the most serious first.

    ``crop`` at one pixel a unit; ``eye_distance_px`` in pixels of the picture; ``outside_share`` of the crop
    lies beyond the picture.
    """
    found: list[QualityWarning] = []

    def warn(code: str, sentence: str) -> None:
        found.append(QualityWarning(code, sentence))

    closed = _closed_eyes(blendshapes, traits)
    if len(closed) == 2:
        warn("closed-eyes", "The eyes are closed and cannot be opened, so they will not blink or look around;"
             " choose a picture with open eyes.")  # fmt: skip
    elif closed:
        warn(
            "winking",
            f"The {closed[0]} eye is closed and will stay so; choose a picture with both eyes open.",
        )
    elif traits.iris_contrast < _BLANK_IRIS:
        warn("blank-eyes", "The irises can hardly be seen, so the gaze will not move;"
             " choose a picture where the eyes are clear if you want it to.")  # fmt: skip
    if eye_distance_px < _SMALL_EYE_DISTANCE_PX:
        warn("small-face", f"The face is small ({eye_distance_px:.0f} pixels between the eyes) and will look soft;"
             " a larger picture looks better.")  # fmt: skip
    if abs(traits.yaw_deg) > _TURNED_DEG:
        warn("turned-head", f"The head is turned by {abs(traits.yaw_deg):.0f} degrees, so it can turn further only a"
             " little; a picture that looks at the camera works better.")  # fmt: skip
    if abs(traits.pitch_deg) > _NODDED_DEG:
        direction = "down" if traits.pitch_deg > 0 else "up"
        warn("nodding-head", f"The head looks {direction} by {abs(traits.pitch_deg):.0f} degrees;"
             " a picture that looks at the camera works better.")  # fmt: skip
    if abs(traits.roll_deg) > _TILTED_DEG:
        warn(
            "tilted-head",
            f"The head is tilted by {abs(traits.roll_deg):.0f} degrees; an upright one works better.",
        )
    if traits.glasses >= _GLASSES:
        warn("glasses", "There seem to be glasses, so brows, cheeks and lids move less to keep the frame still;"
             " a picture without them moves more freely.")  # fmt: skip
    if traits.teeth_showing:
        warn("teeth-showing", "The teeth show, so lips that close will look tight;"
             " a picture with a closed, relaxed mouth works best.")  # fmt: skip
    elif traits.lip_gap_ipd > _WIDE_MOUTH_IPD:
        warn("open-mouth", "The mouth is open, so lips that close will look tight;"
             " a picture with a closed, relaxed mouth works best.")  # fmt: skip
    if lips_hidden(crop, landmarks_px, traits):
        warn("covered-mouth", "The lips can hardly be seen, so something may cover them;"
             " choose a picture where the mouth is free.")  # fmt: skip
    if sharpness(crop, landmarks_px) < _BLURRED:
        warn("blurred", "The face is blurred; a sharper picture looks better.")
    if outside_share > _TIGHT_SHARE:
        warn("tight-crop", "The picture ends close to the face, so a turning head shows repeated edges;"
             " choose one with more room around it.")  # fmt: skip
    if face_count > 1:
        warn("several-faces", f"There are {face_count} faces, and one of them was chosen;"
             " another can be chosen by its number, counted from the left.")  # fmt: skip
    return tuple(found)


def _closed_eyes(blendshapes: NDArray[np.float32], traits: Traits) -> list[str]:
    sides = (
        ("left", "eyeBlinkLeft", traits.eye_openness_left),
        ("right", "eyeBlinkRight", traits.eye_openness_right),
    )
    return [
        side
        for side, score, openness in sides
        if openness < _CLOSED_EYE_OPENNESS and blendshapes[BLENDSHAPE_INDEX[score]] > _CLOSED_EYE_SCORE
    ]


def lips_hidden(crop: NDArray[np.uint8], landmarks_px: NDArray[np.float64], traits: Traits) -> bool:
    """Whether the mouth shows neither lips of another colour than the skin around nor a line between them.

    Only an indication: the landmark network invents a mouth under a mask or a hand.
    """
    return False


def sharpness(crop: NDArray[np.uint8], landmarks_px: NDArray[np.float64]) -> float:
    """Fine detail of eyes and mouth relative to their contrast: a blurred face has little."""
    gray = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY).astype(np.float32)
    low = np.clip(landmarks_px[:468, :2].min(axis=0), 0, CROP_PX - 2).astype(int)
    high = np.clip(landmarks_px[:468, :2].max(axis=0), low + 2, CROP_PX).astype(int)
    face = gray[low[1] : high[1], low[0] : high[0]]
    detail = face - cv2.GaussianBlur(face, (0, 0), 1.5)
    return float(detail.std() / (face.std() + 1e-3))
