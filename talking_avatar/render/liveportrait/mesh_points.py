"""MediaPipe's face mesh in the place of the 106 landmarks that LivePortrait crops portraits by.

Those mark the jaw from temple to temple, brows, eyes, nose and lips, and not the forehead, so neither does
the box here. Their network may not be used commercially; the mesh's may.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.render.liveportrait.crop_geometry import (
    DRIVING_SCALE,
    DRIVING_SHIFT_Y,
    PORTRAIT_SCALE,
    PORTRAIT_SHIFT_Y,
    Markup,
    Square,
    face_axes,
    square_around,
)
from talking_avatar.render.liveportrait.opening_ratios import (
    LEFT_EYE_MESH,
    LIP_MESH,
    RIGHT_EYE_MESH,
    eye_ratios,
    lip_ratio,
)

MESH = Markup(left_eye=(33, 159, 133, 145), right_eye=(362, 386, 263, 374), lip=(61, 291), count=478)
"""Corners and middle of the lids of each eye, and the corners of the mouth, as in the other sets."""

_LEFT_TEMPLE, _RIGHT_TEMPLE = 127, 356
_BROWS = (70, 63, 105, 66, 107, 336, 296, 334, 293, 300)


def _jaw() -> tuple[int, ...]:
    """The oval's lower part; it runs from the forehead clockwise as seen."""
    oval = topology.FACE_OVAL
    return oval[oval.index(_RIGHT_TEMPLE) : oval.index(_LEFT_TEMPLE) + 1]


BOX_POINTS: tuple[int, ...] = (*_jaw(), *_BROWS)
"""What reaches furthest of the parts named above."""


def portrait_square(points_px: NDArray[np.floating]) -> Square:
    """The square that LivePortrait cuts a portrait by, from ``points_px (478, 2)``.

    The published rule on the usual 68 landmarks, a set that it accepts too, gives the same square within 1 %
    of its side and half a degree when they are taken from the same mesh (tests/render/liveportrait). How far
    the landmark networks themselves differ is not known here.
    """
    axes = face_axes(points_px, MESH)
    return square_around(points_px[list(BOX_POINTS)], axes, PORTRAIT_SCALE, 0.0, PORTRAIT_SHIFT_Y)


def driving_square(points_px: NDArray[np.floating]) -> Square:
    """The square that LivePortrait cuts a driving picture by, upright; see :func:`portrait_square`."""
    axes = face_axes(points_px, MESH)
    return square_around(points_px[list(BOX_POINTS)], axes, DRIVING_SCALE, 0.0, DRIVING_SHIFT_Y)


def mesh_ratios(points_px: NDArray[np.floating]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How far eyes ``(..., 2)`` and lips ``(..., 1)`` are open in ``points_px (..., 478, 2)``."""
    return eye_ratios(points_px, LEFT_EYE_MESH, RIGHT_EYE_MESH), lip_ratio(points_px, LIP_MESH)
