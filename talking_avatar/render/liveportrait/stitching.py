"""Shifts of keypoints by the small networks: stitching, and how far eyes and lips are open."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import KEYPOINT_COUNT
from talking_avatar.render.liveportrait.networks.retargeting import Perceptron

_COORDINATES = 3 * KEYPOINT_COUNT

LIP_OPEN_FROM = 0.03
"""Lips of a portrait that are parted more than this are closed first, where that is wanted."""


def stitch(
    network: Perceptron, source: NDArray[np.floating], driving: NDArray[np.floating]
) -> NDArray[np.float64]:
    """``driving (N, 21, 3)`` moved so that shoulders and background stay; ``source`` the same shape or one.

    The network gives a shift for each keypoint, and one in x and y for all (Guo et al. 2024, section 3.3).
    """
    wanted = np.asarray(driving, np.float64)
    start = np.broadcast_to(source, wanted.shape)
    shifts = network(np.concatenate([_flat(start), _flat(wanted)], axis=1)).astype(np.float64)
    stitched = wanted + shifts[:, :_COORDINATES].reshape(wanted.shape)
    stitched[..., :2] += shifts[:, None, _COORDINATES:]
    return stitched


def open_eyes(
    network: Perceptron,
    source: NDArray[np.floating],
    ratios: NDArray[np.floating],
    target: NDArray[np.floating] | float,
) -> NDArray[np.float64]:
    """Shifts ``(N, 21, 3)`` that open or close the eyes of ``source (N, 21, 3)``, which are open by
    ``ratios (N, 2)``, to the ratio ``target (N,)``."""
    return _shifts(network, source, ratios, target)


def open_lips(
    network: Perceptron,
    source: NDArray[np.floating],
    ratio: NDArray[np.floating],
    target: NDArray[np.floating] | float,
) -> NDArray[np.float64]:
    """Shifts ``(N, 21, 3)`` that part or close the lips of ``source``, parted by ``ratio (N, 1)``, to the
    ratio ``target (N,)``."""
    return _shifts(network, source, ratio, target)


def close_parted_lips(
    network: Perceptron, source: NDArray[np.floating], ratio: NDArray[np.floating]
) -> NDArray[np.float64]:
    """:func:`open_lips` to 0 where ``ratio (N, 1)`` is at least ``LIP_OPEN_FROM``, no shift elsewhere."""
    shifts = open_lips(network, source, ratio, 0.0)
    return np.where(np.asarray(ratio)[..., None] >= LIP_OPEN_FROM, shifts, 0.0)


def _shifts(
    network: Perceptron,
    source: NDArray[np.floating],
    ratios: NDArray[np.floating],
    target: NDArray[np.floating] | float,
) -> NDArray[np.float64]:
    targets = np.atleast_1d(np.asarray(target, np.float64))
    count = max(len(source), len(ratios), len(targets))
    columns = (_flat(source), np.asarray(ratios), targets[:, None])
    given = np.concatenate([np.broadcast_to(c, (count, c.shape[1])) for c in columns], axis=1)
    return network(given).astype(np.float64).reshape(count, KEYPOINT_COUNT, 3)


def _flat(points: NDArray[np.floating]) -> NDArray[np.floating]:
    return np.asarray(points).reshape(-1, _COORDINATES)
