"""From a driving face to the keypoints that a portrait, or the person in a video, takes on.

Sections 3.3 and 3.4 of Guo et al. 2024 and KwaiVGI/LivePortrait, ``live_portrait_pipeline.py``, whose options
these are. In relative motion the first driving picture is the neutral one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.liveportrait.implicit_face import ImplicitFace, pose_keypoints
from talking_avatar.render.liveportrait.loading import Retargeting
from talking_avatar.render.liveportrait.neutral_expression import NEUTRAL_EXPRESSION
from talking_avatar.render.liveportrait.regions import Region, expression_mask
from talking_avatar.render.liveportrait.smoothing import OBSERVATION_VARIANCE, smooth_track
from talking_avatar.render.liveportrait.stitching import close_parted_lips, open_eyes, open_lips, stitch

_EYES_OPEN_RATIO = 0.39
_EYES_SHUT_BELOW = 0.18
"""A video that begins with eyes less open than this gets open ones instead."""


@dataclass(frozen=True, eq=False)
class SeenFace:
    """``face``: one picture, or the frames of a video; ``eye_ratios (N, 2)`` and ``lip_ratio (N, 1)`` how far
    eyes (of the picture's left and right) and lips are open in them."""

    face: ImplicitFace
    eye_ratios: NDArray[np.float64]
    lip_ratio: NDArray[np.float64]


@dataclass(frozen=True)
class TransferOptions:
    """``multiplier``: how much of the motion is taken, 0..2. ``close_lips`` closes parted lips of the source
    first; ``retarget_eyes`` and ``retarget_lips`` take from the driving face only how far they are open;
    ``hold_eyes`` keeps the eyes of a video as they begin; ``smoothing``: see :func:`smooth_track`, for videos
    driven by videos."""

    region: Region = Region.ALL
    relative: bool = True
    stitching: bool = True
    close_lips: bool = False
    retarget_eyes: bool = False
    retarget_lips: bool = False
    hold_eyes: bool = False
    multiplier: float = 1.0
    smoothing: float = OBSERVATION_VARIANCE


def transfer_motion(
    networks: Retargeting, source: SeenFace, driving: SeenFace, options: TransferOptions
) -> NDArray[np.float64]:
    """Keypoints ``(T, 21, 3)`` for W. T is the length of the longer of the two; one of a single picture is
    held, and two videos must be equally long (raises ``ValueError``)."""
    if len(source.face) != len(driving.face) and 1 not in (len(source.face), len(driving.face)):
        raise ValueError(f"{len(source.face)} frames cannot be driven by {len(driving.face)}")
    start = source.face.keypoints()
    moved = _moved(source.face, driving.face, options)
    retargeted = options.retarget_eyes or options.retarget_lips
    if retargeted:
        # Relative retargeting starts from the portrait: the motion is thrown away.
        moved = start if options.relative else moved
        if options.retarget_eyes:
            target = driving.eye_ratios[:, 0]
            moved = moved + open_eyes(networks.eye, start, source.eye_ratios, target)
        if options.retarget_lips:
            target = driving.lip_ratio[:, 0]
            moved = moved + open_lips(networks.lip, start, source.lip_ratio, target)
    if options.stitching:
        moved = stitch(networks.stitching, start, moved)
    if not retargeted:
        moved = moved + _settled(networks, source, start, options)
    return np.asarray(start + (moved - start) * options.multiplier)


def _settled(
    networks: Retargeting, source: SeenFace, start: NDArray[np.float64], options: TransferOptions
) -> NDArray[np.float64] | float:
    """Shifts that depend on the source alone; they come after stitching."""
    shifts: NDArray[np.float64] | float = 0.0
    if options.close_lips and options.relative:
        shifts = shifts + close_parted_lips(networks.lip, start, source.lip_ratio)
    if options.hold_eyes and len(source.face) > 1:
        held = float(source.eye_ratios[0].mean())
        held = _EYES_OPEN_RATIO if held < _EYES_SHUT_BELOW else held
        shifts = shifts + open_eyes(networks.eye, start, source.eye_ratios, held)
    return shifts


def _moved(source: ImplicitFace, driving: ImplicitFace, options: TransferOptions) -> NDArray[np.float64]:
    if len(source) > 1:
        return _moved_video(source, driving, options)
    mask = expression_mask(options.region, identity_too=options.relative)
    turns = options.region.turns
    first = driving.first()
    if options.relative:
        still = NEUTRAL_EXPRESSION if len(driving) == 1 else first.expression
        still = np.zeros_like(still) if len(driving) == 1 and options.region is Region.EYES else still
        expression = source.expression + (driving.expression - still)
        rotation = driving.rotation @ first.rotation.swapaxes(1, 2) @ source.rotation
        translation = source.translation + driving.translation - first.translation
        scale = source.scale * driving.scale / first.scale
    else:
        expression, rotation, translation = driving.expression, driving.rotation, driving.translation
        scale = source.scale
    return pose_keypoints(
        source.canonical,
        rotation if turns else source.rotation,
        np.where(mask, expression, source.expression),
        scale if options.region is Region.ALL else source.scale,
        translation if turns else source.translation,
    )


def _moved_video(
    source: ImplicitFace, driving: ImplicitFace, options: TransferOptions
) -> NDArray[np.float64]:
    single = len(driving) == 1
    first = driving.first()
    expression, rotation = driving.expression, driving.rotation
    if options.relative:
        expression = source.expression + (expression - (NEUTRAL_EXPRESSION if single else first.expression))
        rotation = rotation @ first.rotation.swapaxes(1, 2) @ source.rotation
    if not single:
        expression = smooth_track(expression, options.smoothing)
        rotation = smooth_track(rotation, options.smoothing)
    turns = options.region.turns
    translation = source.translation if options.relative else driving.translation
    return pose_keypoints(
        source.canonical,
        rotation if turns else source.rotation,
        np.where(expression_mask(options.region, identity_too=False), expression, source.expression),
        source.scale,
        translation if turns else source.translation,
    )
