"""The sliders of LivePortrait's two portrait editors, for stills.

KwaiVGI/LivePortrait's editor (``gradio_pipeline.py``) and PowerHouseMan/ComfyUI-AdvancedLivePortrait move the
same entries of the expression; the node adds a little head motion, and adds to the expression before the
rotation. Live sliders are controls of a face instead, by ``motion/keypoint_basis.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import KEYPOINT_COUNT
from talking_avatar.motion.keypoint_basis import MOVES, Move
from talking_avatar.render.liveportrait.head_pose import angles_deg, rotation_matrix
from talking_avatar.render.liveportrait.loading import Retargeting
from talking_avatar.render.liveportrait.motion_transfer import SeenFace
from talking_avatar.render.liveportrait.stitching import open_eyes, open_lips, stitch

Table = Mapping[str, tuple[Move, Move]]
"""For each slider, what a unit up and a unit down adds to the expression."""

_AXES = "xyz"


def _both_ways(move: Move) -> tuple[Move, Move]:
    """A move, and its opposite for a unit down."""
    return move, tuple((keypoint, axis, -amount) for keypoint, axis, amount in move)


_GAZE_Y: Move = ((11, "y", -0.0005), (15, "y", -0.0005), (13, "y", -0.00015), (16, "y", -0.00015))
_NODE_BLINK: Move = (
    (11, "y", -0.001),
    (13, "y", 0.0003),
    (15, "y", -0.001),
    (16, "y", 0.0003),
    (1, "y", -0.00025),
    (2, "y", 0.00025),
)
_NODE_GAZE_Y: Move = (*_GAZE_Y, (1, "y", 0.000125), (2, "y", -0.000125))
_WINK: Move = (
    (11, "y", 0.001),
    (13, "y", -0.0003),
    (17, "x", 0.0003),
    (17, "y", 0.0003),
    (3, "y", -0.0003),
)
_SMILE: Move = (*MOVES["smile"], *MOVES["smile, left cheek"], *MOVES["smile, right cheek"])
_BROWS_UP, _BROWS_DOWN = MOVES["brows up"], MOVES["brows down"]
_LOOK_RIGHT: Move = ((11, "x", 0.0007), (15, "x", 0.001))
_LOOK_LEFT: Move = ((11, "x", -0.001), (15, "x", -0.0007))

EDITOR: Table = {
    name: _both_ways(move)
    for name, move in {
        "smile": _SMILE,
        "wink": _WINK,
        "pout": MOVES["shift"],
        "purse": MOVES["purse"],
        "grin": MOVES["grin"],
        "open mouth": MOVES["mouth open"],
        "gaze y": _GAZE_Y,
        "move x": ((5, "x", -1.0),),
        "move y": ((5, "y", 1.0),),
    }.items()
} | {"brows": (_BROWS_UP, _BROWS_DOWN), "gaze x": (_LOOK_RIGHT, _LOOK_LEFT)}
"""Upstream's sliders."""

NODE: Table = {
    **EDITOR,
    "blink": _both_ways(_NODE_BLINK),
    "gaze y": _both_ways(_NODE_GAZE_Y),
}
"""The ComfyUI node's."""

NODE_HEAD_DEG: Mapping[str, tuple[float, float, float]] = {
    "open mouth": (-0.05, 0.0, 0.0),
    "wink": (0.0, -0.1, -0.1),
}
"""Pitch, yaw and roll that a unit of the node's sliders adds."""


@dataclass(frozen=True)
class Edit:
    """A still face. ``sliders`` by the names of ``EDITOR``; the angles are added to the portrait's; ``zoom``
    multiplies its size; ``eye_ratio`` and ``lip_ratio`` are how far eyes and lips shall be open,
    ``None``: as they are."""

    sliders: Mapping[str, float]
    pitch_deg: float = 0.0
    yaw_deg: float = 0.0
    roll_deg: float = 0.0
    zoom: float = 1.0
    eye_ratio: float | None = None
    lip_ratio: float | None = None
    stitching: bool = True


def slider_expression(
    sliders: Mapping[str, float], table: Mapping[str, tuple[Move, Move]]
) -> NDArray[np.float64]:
    """``(21, 3)`` that ``sliders`` add to the expression. Raises ``KeyError`` for a name not in ``table``."""
    total = np.zeros((KEYPOINT_COUNT, 3))
    for name, value in sliders.items():
        up, down = table[name]
        for keypoint, axis, amount in up if value > 0 else down:
            total[keypoint, _AXES.index(axis)] += abs(value) * amount
    return total


def edited_keypoints(networks: Retargeting, source: SeenFace, edit: Edit) -> NDArray[np.float64]:
    """Keypoints ``(1, 21, 3)`` of the portrait ``source`` after ``edit``, as upstream's editor makes them.

    Unlike elsewhere, the depth of the translation counts here.
    """
    face = source.face
    start = face.keypoints()
    turned = rotation_matrix(*(angles_deg(face.rotation[0]) + [edit.pitch_deg, edit.yaw_deg, edit.roll_deg]))
    expression = face.expression + slider_expression(edit.sliders, EDITOR)
    scale = (edit.zoom * face.scale)[:, None, None]
    moved = scale * (face.canonical @ turned + expression) + face.translation[:, None]
    if edit.eye_ratio is not None:
        moved = moved + open_eyes(networks.eye, start, source.eye_ratios, edit.eye_ratio)
    if edit.lip_ratio is not None:
        moved = moved + open_lips(networks.lip, start, source.lip_ratio, edit.lip_ratio)
    return stitch(networks.stitching, start, moved) if edit.stitching else moved
