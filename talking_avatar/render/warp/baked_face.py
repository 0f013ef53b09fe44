"""What another engine drew of a portrait once, kept for the warp engine: the types that are stored."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import CROP_PX
from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS

BAKED_VERSION = 1
"""Part of the store's key: raise it whenever baked faces change. They also belong to one ``RIG_VERSION``."""

EXTRA_COEFFICIENTS = ("tongueUp",)
"""Controls that move no vertex and yet change what is seen; they follow ``RIG_COEFFICIENTS``."""

LEAST_APART = 1e-3
"""Coordinates of two states are at least so far apart."""

_MOST_STATES = 64


@dataclass(frozen=True, eq=False)
class StateSpace:
    """Where the states of one region lie, so that weights can be found for any face.

    ``axes (D, K)`` float32 makes coordinates of ``(K,)`` coefficients, in the order of ``RIG_COEFFICIENTS``
    and ``EXTRA_COEFFICIENTS``; ``nodes (S, D)`` float32 are the coordinates of the states ``names``. The
    first node is the neutral face, at the origin, for which nothing is stored.
    """

    names: tuple[str, ...]
    axes: NDArray[np.float32]
    nodes: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class SkinRegion:
    """How the skin of a part of the face looks different in its states from what the warp engine makes of it.

    ``maps (S - 1, h, w, 3)`` int8: sRGB steps to add in each state but the neutral one, fading to zero
    towards the part's borders, for the rectangle whose first sample lies at ``corner (2,)`` (x, y) of the
    sheet.
    """

    space: StateSpace
    maps: NDArray[np.int8]
    corner: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class LidPatches:
    """One eye's lids in some of its states, drawn from the fold above the lid to beneath its lashes.

    ``pictures (P, h, w, 4)`` uint8, straight alpha, in the coordinates of ``baked_lid``; picture i belongs
    to node ``of_node[i]`` of ``space``. ``side`` as in ``EyeContour``.
    """

    side: str
    space: StateSpace
    pictures: NDArray[np.uint8]
    of_node: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class MouthPatches:
    """The mouth's inside in some of its states.

    ``pictures (P, h, w, 4)`` uint8, straight alpha, ``px_per_ipd`` pixels to the IPD, in the plane of the
    upper teeth: x from ``left_ipd`` beside the midline, y from ``top_ipd`` under the resting lip line. What
    lies above ``upper_ipd`` keeps to the skull, what lies under ``lower_ipd``, counted from the jaw, moves
    with it, and between it is stretched; the pictures show the jaw ``drop_ipd`` low. Picture i belongs to
    node ``of_node[i]``.
    """

    space: StateSpace
    pictures: NDArray[np.uint8]
    of_node: NDArray[np.int64]
    px_per_ipd: float
    left_ipd: float
    top_ipd: float
    upper_ipd: float
    lower_ipd: float
    drop_ipd: float


@dataclass(frozen=True)
class Refusal:
    """A state that was not taken over: ``state`` for programs, ``sentence`` for people."""

    state: str
    sentence: str


@dataclass(frozen=True, eq=False)
class BakedFace:
    """All of it, for one portrait's rig.

    ``engine`` drew it, with networks whose files hash to ``weights`` (empty for an engine without any).
    ``sheet_px (4,)`` int64: first x, first y, width and height, in crop units, of the skin that the regions'
    maps lie in; one sample for each crop unit.
    """

    engine: str
    weights: str
    sheet_px: NDArray[np.int64]
    skin: tuple[SkinRegion, ...]
    lids: tuple[LidPatches, ...]
    mouth: MouthPatches | None
    refused: tuple[Refusal, ...]

    @property
    def size_bytes(self) -> int:
        """Of the pictures in it, which are nearly all."""
        pictures = [region.maps for region in self.skin] + [lid.pictures for lid in self.lids]
        return sum(p.nbytes for p in pictures) + (0 if self.mouth is None else self.mouth.pictures.nbytes)

    @property
    def state_names(self) -> tuple[str, ...]:
        """The states that something is stored of."""
        spaces = [region.space for region in self.skin]
        return tuple(dict.fromkeys(name for space in spaces for name in space.names[1:]))


def flaw_of(baked: BakedFace) -> str:
    """What does not belong together in a ``baked`` face that was read from a file; empty when all does.

    The kernels that draw it do not look where they read and write.
    """
    x, y, width, height = 0, 0, 0, 0
    if baked.sheet_px.shape == (4,) and 0 <= baked.sheet_px.min() <= baked.sheet_px.max() <= CROP_PX:
        x, y, width, height = baked.sheet_px.tolist()
    if not (2 <= width <= CROP_PX - x and 2 <= height <= CROP_PX - y):
        return "the sheet does not lie in the crop"
    flaws = [_flaw_of_region(region, width, height) for region in baked.skin]
    flaws += [_flaw_of_pictures(lid.pictures, lid.of_node, lid.space) for lid in baked.lids]
    if baked.mouth is not None:
        mouth = baked.mouth
        numbers = (mouth.left_ipd, mouth.top_ipd, mouth.upper_ipd, mouth.lower_ipd, mouth.drop_ipd)
        if not np.isfinite(numbers).all() or not 1 <= mouth.px_per_ipd <= CROP_PX:
            flaws.append("the mouth has no place")
        flaws.append(_flaw_of_pictures(mouth.pictures, mouth.of_node, mouth.space))
    return next((flaw for flaw in flaws if flaw), "")


def _flaw_of_region(region: SkinRegion, width: int, height: int) -> str:
    maps, corner = region.maps, region.corner
    if flaw := _flaw_of_space(region.space):
        return flaw
    if maps.dtype != np.int8 or maps.ndim != 4 or maps.shape[3] != 3 or corner.shape != (2,):
        return "a region has no maps"
    if corner.min() < 0 or (corner > (width - maps.shape[2], height - maps.shape[1])).any() or not maps.size:
        return "a region does not lie in the sheet"
    return "" if len(maps) == len(region.space.nodes) - 1 else "a region has not one map for each state"


def _flaw_of_pictures(pictures: NDArray[np.uint8], of_node: NDArray[np.int64], space: StateSpace) -> str:
    if flaw := _flaw_of_space(space):
        return flaw
    sizes = pictures.shape
    if pictures.dtype != np.uint8 or len(sizes) != 4 or sizes[3] != 4 or not 1 <= sizes[0] <= _MOST_STATES:
        return "there are no pictures"
    if min(sizes[1:3]) < 2 or max(sizes[1:3]) > CROP_PX:
        return "a picture has an impossible size"
    belongs = of_node.shape == sizes[:1] and of_node.min() >= 1 and of_node.max() < len(space.nodes)
    return "" if belongs else "a picture belongs to no state"


def _flaw_of_space(space: StateSpace) -> str:
    columns = len(RIG_COEFFICIENTS) + len(EXTRA_COEFFICIENTS)
    axes, nodes = space.axes, space.nodes
    if axes.ndim != 2 or axes.shape[1] != columns or nodes.ndim != 2 or nodes.shape[1] != len(axes):
        return "the states have no coordinates"
    if not 1 <= len(nodes) == len(space.names) <= _MOST_STATES:
        return "the states have no names"
    if not (np.isfinite(axes).all() and np.isfinite(nodes).all()) or nodes[0].any():
        return "the neutral state does not lie at the origin"
    apart = np.linalg.norm(nodes[:, None] - nodes[None], axis=2)[~np.eye(len(nodes), dtype=bool)]
    return "two states have the same coordinates" if apart.size and apart.min() < LEAST_APART else ""
