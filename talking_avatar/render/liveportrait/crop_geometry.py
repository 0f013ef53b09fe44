"""Which square of a photo the networks see (KwaiVGI/LivePortrait, ``utils/crop.py``).

Points are in px, x right, y down. Where the published code works in float32, this is float64: matrices differ
by up to 2e-4 px.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PORTRAIT_SCALE, PORTRAIT_SHIFT_Y = 2.3, -0.125
DRIVING_SCALE, DRIVING_SHIFT_Y = 2.2, -0.1
"""Sides of the crops over those of the landmarks' box, and how far they are moved, in sides: upwards."""

_SHORTEST_AXIS = 1e-3


@dataclass(frozen=True)
class Markup:
    """Which points of a landmark set tell where eyes and lips are; *left* is the picture's left."""

    left_eye: tuple[int, ...]
    right_eye: tuple[int, ...]
    lip: tuple[int, ...]
    count: int


MARKUPS: dict[int, Markup] = {
    203: Markup((0, 6, 12, 18), (24, 30, 36, 42), (48, 66), 203),
    106: Markup((33, 35, 40, 39), (87, 89, 94, 93), (52, 61), 106),
    101: Markup((39, 42, 45, 48), (51, 54, 57, 60), (75, 81), 101),
    68: Markup((36, 39), (42, 45), (48, 54), 68),
    5: Markup((0,), (1,), (3, 4), 5),
}
"""Landmark sets by how many points they have."""


@dataclass(frozen=True, eq=False)
class Square:
    """``centre_px (2,)``, the side, and the ``angle`` in radians by which it is turned, clockwise as seen."""

    centre_px: NDArray[np.float64]
    side_px: float
    angle: float


def face_axes(
    points_px: NDArray[np.floating], markup: Markup, with_lips: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Unit vectors to the face's right side as seen, and down: by eyes and lips, or by the eyes alone."""
    left, right = (_mean(points_px, part) for part in (markup.left_eye, markup.right_eye))
    if with_lips:
        down = _mean(points_px, markup.lip) - (left + right) / 2
    else:
        across = right - left
        down = np.array([-across[1], across[0]])
    length = float(np.linalg.norm(down))
    down = np.array([0.0, 1.0]) if length <= _SHORTEST_AXIS else down / length
    return np.array([down[1], -down[0]]), down


def square_around(
    points_px: NDArray[np.floating],
    axes: tuple[NDArray[np.float64], NDArray[np.float64]],
    scale: float,
    shift_x: float = 0.0,
    shift_y: float = 0.0,
) -> Square:
    """``scale`` times the box of ``points_px`` along ``axes``, moved by the shifts in sides."""
    across, down = axes
    angle = float(np.arccos(np.clip(across[0], -1, 1))) * (-1 if across[1] < 0 else 1)
    basis = np.stack([across, down])
    middle = np.asarray(points_px, np.float64).mean(axis=0)
    turned = (points_px - middle) @ basis.T
    low, high = turned.min(axis=0), turned.max(axis=0)
    side = float((high - low).max()) * scale
    centre = middle + ((low + high) / 2 + side * np.array([shift_x, shift_y])) @ basis
    return Square(centre, side, angle)


def crop_from_image(square: Square, side_px: int, turned: bool = True) -> NDArray[np.float64]:
    """``(2, 3)``: image px to px of a crop ``side_px`` wide; upright when not ``turned``."""
    k = side_px / square.side_px
    angle = square.angle if turned else 0.0
    cos, sin = k * np.cos(angle), k * np.sin(angle)
    linear = np.array([[cos, sin], [-sin, cos]])
    return np.column_stack([linear, side_px / 2 - linear @ square.centre_px])


def inverse_affine(affine: NDArray[np.float64]) -> NDArray[np.float64]:
    """``(2, 3)``: the way back."""
    back = np.linalg.inv(affine[:, :2])
    return np.column_stack([back, -back @ affine[:, 2]])


def then(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    """``(2, 3)``: ``second`` after ``first``."""
    linear, moved = second[:, :2] @ first[:, :2], second[:, :2] @ first[:, 2] + second[:, 2]
    return np.column_stack([linear, moved])


def corners(square: Square, turned: bool = True) -> NDArray[np.float64]:
    """``(4, 2)`` from the top left, clockwise as seen; upright, as driving pictures are cut, when not
    ``turned``."""
    angle = square.angle if turned else 0.0
    cos, sin = np.cos(angle), np.sin(angle)
    across, down = np.array([cos, sin]), np.array([-sin, cos])
    signs = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
    reach = square.side_px / 2 * (signs[:, :1] * across + signs[:, 1:] * down)
    return np.asarray(square.centre_px + reach)


def _mean(points_px: NDArray[np.floating], indices: tuple[int, ...]) -> NDArray[np.float64]:
    return np.asarray(np.asarray(points_px[list(indices)], np.float64).mean(axis=0))
