"""What a state looks like beyond the warp engine's own drawing: changes of the skin, and pictures of what
the photo does not show."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.bake.drawn_state import DrawnState
from talking_avatar.render.warp.baked_lid import (
    ABOVE_ROWS,
    BELOW_ROWS,
    COLUMNS,
    LID_ROWS,
    lid_places,
)
from talking_avatar.render.warp.baked_mouth import mouth_places
from talking_avatar.render.warp.mouth_interior import MouthOpening
from talking_avatar.render.warp.polyline import smoothstep

_FINEST_PX = 1.0
"""Differences are compared at this softness: what moving the pixels blurs is not a change of the skin."""

_LIGHT_SIGMA_IPD = 0.20
_LIGHT_RANGE = (0.6, 1.6)
_MOST_CHANGE = 120
_CLOSED_FROM = (0.70, 0.95)
_CORNERS = 0.07


@dataclass(frozen=True, eq=False)
class StatePair:
    """``drawn`` by the warp engine, and ``theirs (H, W, 3)`` uint8 laid over it, in the photo's light."""

    drawn: DrawnState
    theirs: NDArray[np.uint8]


def photo_light(photo: NDArray[np.uint8], theirs: NDArray[np.uint8], ipd_px: float) -> NDArray[np.float32]:
    """Factors ``(H, W, 3)`` from the other engine's light and colour to the photo's, by its neutral face."""
    sigma = _LIGHT_SIGMA_IPD * ipd_px
    ours, other = (cv2.GaussianBlur(f.astype(np.float32), (0, 0), sigma) for f in (photo, theirs))
    return np.asarray(np.clip((ours + 4) / (other + 4), *_LIGHT_RANGE), np.float32)


def relit(theirs: NDArray[np.uint8], light: NDArray[np.float32]) -> NDArray[np.uint8]:
    """``theirs (H, W, 3)`` in the photo's ``light``; see :func:`photo_light`."""
    return np.asarray(np.clip(theirs * light + 0.5, 0, 255), np.uint8)


def skin_change(state: StatePair, neutral: StatePair) -> NDArray[np.float32]:
    """sRGB steps ``(H, W, 3)`` on the resting face: how the other engine's skin changes from neutral to the
    state, less how the warp engine's does. Zero where the state hides the skin."""
    places = state.drawn.skin_px
    changes = []
    for moved, rest in ((state.theirs, neutral.theirs), (state.drawn.ours, neutral.drawn.ours)):
        there = cv2.remap(
            _soft(moved), places[..., 0], places[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        changes.append(there - _soft(rest))
    seen = cv2.erode(state.drawn.seen.astype(np.uint8), np.ones((3, 3), np.uint8))
    share = cv2.GaussianBlur(seen.astype(np.float32), (0, 0), 1.0) * seen
    return np.asarray((changes[0] - changes[1]) * share[..., None], np.float32)


def packed_change(change: NDArray[np.float32], share: NDArray[np.float32]) -> NDArray[np.int8]:
    """``change`` times the region's ``share``, as it is stored."""
    return np.asarray(np.clip(np.rint(change * share[..., None]), -_MOST_CHANGE, _MOST_CHANGE), np.int8)


def lid_picture(state: StatePair, eye: int, crease_eye_widths: float, closing: float) -> NDArray[np.uint8]:
    """The lid of ``eye`` (0 is left in the picture) for ``LidPatches``, closed by ``closing`` (0 to 1).

    Only a lid that lies on the other has lashes over skin; before, there is the eyeball below its margin.
    """
    places = lid_places(state.drawn.lids[eye], crease_eye_widths)
    colours = _at(state.theirs, places)
    along = np.linspace(0, 1, COLUMNS)
    row = np.arange(places.shape[0])[:, None]
    corners = smoothstep(0.0, _CORNERS, np.minimum(along, 1 - along))[None]
    fold = smoothstep(0, ABOVE_ROWS, row)
    margin_row = ABOVE_ROWS + LID_ROWS
    lashes = smoothstep(*_CLOSED_FROM, closing) * smoothstep(margin_row + BELOW_ROWS - 1.0, margin_row, row)
    below = np.where(row <= margin_row, 1.0, lashes)
    alpha = np.rint(255 * corners * fold * below)
    return np.dstack([colours, alpha.astype(np.uint8)])


@dataclass(frozen=True)
class MouthGrid:
    """The numbers of ``MouthPatches``, and ``shape`` of its pictures."""

    shape: tuple[int, int]
    px_per_ipd: float
    left_ipd: float
    top_ipd: float
    upper_ipd: float
    lower_ipd: float
    drop_ipd: float


def mouth_picture(state: StatePair, opening: MouthOpening, grid: MouthGrid) -> NDArray[np.uint8]:
    """What is seen between the lips, for ``MouthPatches``."""
    places = mouth_places(
        opening, grid.shape, grid.px_per_ipd, grid.left_ipd, grid.top_ipd, grid.upper_ipd, grid.lower_ipd,
        grid.drop_ipd,
    )  # fmt: skip
    x0, y0, x1, y1 = opening.box
    mask = np.zeros(state.theirs.shape[:2], np.uint8)
    mask[y0:y1, x0:x1] = opening.mask
    alpha = _at(mask, places)
    return np.dstack([_at(state.theirs, places), alpha])


def _soft(frame: NDArray[np.uint8]) -> NDArray[np.float32]:
    return np.asarray(cv2.GaussianBlur(frame.astype(np.float32), (0, 0), _FINEST_PX))


def _at(frame: NDArray[np.uint8], places: NDArray[np.float64]) -> NDArray[np.uint8]:
    x, y = (np.ascontiguousarray(places[..., i], np.float32) for i in (0, 1))
    return np.asarray(cv2.remap(frame, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8)
