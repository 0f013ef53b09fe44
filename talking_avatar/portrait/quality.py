"""What will look less good, in sentences; and what cannot work at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.portrait.blendshapes import BLENDSHAPE_INDEX
from talking_avatar.portrait.portrait import QualityWarning, Traits

MAX_YAW_DEG = 38.0
"""Renders turned by 40 degrees measure 38.7 to 43, at 45 degrees 39.5 to 50, at 60 over 54."""
MAX_ROLL_DEG = 100.0
MIN_EYE_DISTANCE_PX = 16.0
CLOSED_EYE_OPENNESS = 0.13
BLANK_IRIS_CONTRAST = 0.25
GLASSES_SCORE = 0.5

_CLOSED_EYE_BLINK = 0.45
_SMALL_EYE_DISTANCE_PX = 45.0
_TURNED_DEG = 20.0
_NODDED_DEG = 22.0
_TILTED_DEG = 20.0
_WIDE_MOUTH_IPD = 0.12
_TIGHT_SHARE = 0.12
_BLURRED = 0.07
_HIDDEN_LIPS, _COVERED_LIPS = 0.5, 0.9
"""Cloth and objects measure above the second; grey, dark, blurred or painted lips stay below .8."""


@dataclass(frozen=True, eq=False)
class Inspection:
    """What the report is made of.

    ``blendshapes (52,)``; ``eye_distance_px`` in px of the picture; ``outside_share`` of the crop lies
    beyond the picture; ``sharpness`` and ``lips_hidden`` as measured by
    :mod:`talking_avatar.portrait.inspect_crop`.
    """

    traits: Traits
    blendshapes: NDArray[np.float32]
    eye_distance_px: float
    outside_share: float
    face_count: int
    sharpness: float
    lips_hidden: float


def refuse_unusable(name: str, traits: Traits, eye_distance_px: float, lips_hidden: float) -> None:
    """Raise :class:`UserError` when no engine can animate this face; for the last two see
    :class:`Inspection`."""
    if eye_distance_px < MIN_EYE_DISTANCE_PX:
        raise UserError(
            f"The face in {name} is too small",
            f"its eyes are only {eye_distance_px:.0f} pixels apart",
            "choose a picture where the face is larger or the resolution higher",
        )
    if abs(traits.roll_deg) > MAX_ROLL_DEG:
        raise UserError(f"The face in {name} stands on its head", "", "turn the picture upright")
    if abs(traits.yaw_deg) > MAX_YAW_DEG:
        raise UserError(
            f"The face in {name} is turned too far to the side",
            f"it looks {abs(traits.yaw_deg):.0f} degrees away from the camera",
            f"choose a picture where it looks less than {MAX_YAW_DEG:.0f} degrees away",
        )
    if lips_hidden > _COVERED_LIPS:
        raise UserError(
            f"The mouth in {name} is covered",
            "no lips can be seen",
            "choose a picture where nothing is in front of the mouth",
        )


def quality_warnings(seen: Inspection) -> tuple[QualityWarning, ...]:
    """Everything worth saying, by kind: eyes, picture, pose, mouth, surroundings."""
    pairs = (*_of_eyes(seen), *_of_picture(seen), *_of_pose(seen.traits), *_of_mouth(seen), *_of_rest(seen))
    return tuple(QualityWarning(code, sentence) for code, sentence in pairs)


def closed_eyes(traits: Traits, blendshapes: NDArray[np.float32]) -> tuple[str, ...]:
    """The closed ones of "left" and "right": both the lids' opening and the blink score must say so."""
    sides = (
        ("left", "eyeBlinkLeft", traits.eye_openness_left),
        ("right", "eyeBlinkRight", traits.eye_openness_right),
    )
    return tuple(
        side
        for side, score, openness in sides
        if openness < CLOSED_EYE_OPENNESS and blendshapes[BLENDSHAPE_INDEX[score]] > _CLOSED_EYE_BLINK
    )


def _of_eyes(seen: Inspection) -> Iterator[tuple[str, str]]:
    closed = closed_eyes(seen.traits, seen.blendshapes)
    blank = seen.traits.iris_contrast < BLANK_IRIS_CONTRAST
    if len(closed) == 2:
        yield (
            "closed-eyes",
            "The eyes are closed and cannot be opened, so they will not blink or look around; "
            "choose a picture with open eyes.",
        )
    elif closed and not blank:
        yield (
            "winking",
            f"The {closed[0]} eye is closed and will stay so; choose a picture with both eyes open.",
        )
    elif blank:
        yield (
            "blank-eyes",
            "The irises can hardly be seen, so the gaze will not move; "
            "choose a picture with clear eyes if you want it to.",
        )
    if seen.traits.glasses >= GLASSES_SCORE:
        yield (
            "glasses",
            "There seem to be glasses, so brows, cheeks and lids will move less to keep the frame still; "
            "a picture without them moves more freely.",
        )


def _of_picture(seen: Inspection) -> Iterator[tuple[str, str]]:
    if seen.eye_distance_px < _SMALL_EYE_DISTANCE_PX:
        yield (
            "small-face",
            f"The face is small ({seen.eye_distance_px:.0f} pixels between the eyes) and will look soft; "
            "choose a picture where it is larger.",
        )
    elif seen.sharpness < _BLURRED:
        yield "blurred", "The face is blurred; choose a sharper picture."


def _of_pose(traits: Traits) -> Iterator[tuple[str, str]]:
    remedy = "choose a picture that looks straight at the camera."
    if abs(traits.yaw_deg) > _TURNED_DEG:
        turned = f"The head is turned by {abs(traits.yaw_deg):.0f} degrees and can turn further only a little"
        yield "turned-head", f"{turned}; {remedy}"
    if abs(traits.pitch_deg) > _NODDED_DEG:
        direction = "down" if traits.pitch_deg > 0 else "up"
        yield "nodding-head", f"The head looks {direction} by {abs(traits.pitch_deg):.0f} degrees; {remedy}"
    if abs(traits.roll_deg) > _TILTED_DEG:
        yield "tilted-head", f"The head is tilted by {abs(traits.roll_deg):.0f} degrees; {remedy}"


def _of_mouth(seen: Inspection) -> Iterator[tuple[str, str]]:
    remedy = "so lips that close will look tight; choose a picture with a closed, relaxed mouth."
    if seen.lips_hidden > _HIDDEN_LIPS:
        yield (
            "covered-mouth",
            "The lips can hardly be seen, so something may cover them; "
            "choose a picture where the mouth is free.",
        )
    elif seen.traits.teeth_showing:
        yield "teeth-showing", f"The teeth show, {remedy}"
    elif seen.traits.lip_gap_ipd > _WIDE_MOUTH_IPD:
        yield "open-mouth", f"The mouth is open, {remedy}"


def _of_rest(seen: Inspection) -> Iterator[tuple[str, str]]:
    if seen.outside_share > _TIGHT_SHARE:
        yield (
            "tight-crop",
            "The picture ends close to the head, so moving edges may show; "
            "choose one with more room around it.",
        )
    if seen.face_count > 1:
        yield (
            "several-faces",
            f"There are {seen.face_count} faces and one was chosen; "
            "choose another by its number, counted from the left.",
        )
