"""Continuing a background's texture into a hole by copying it from a fixed distance away.

After He and Sun 2012, "Statistics of patch offsets for image completion": textures repeat at few offsets;
find those, and give each hole pixel the offset that best continues what is known nearby."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

_SCALE = 2
"""Offsets are sought and chosen on a picture this many times smaller."""

_LEAST_OFFSET_PX = 10
_MOST_OFFSET_PX = 70
_REPEATS = 8
_PLAIN_OFFSETS_PX = (16, 30, 48)
_PEAK_WINDOW_PX = 7
_LEAST_OVERLAP = 0.15
_NEARBY_PX = (31, 31)
_DETAIL_PX = 12.0
_SEAM_PX = 1.5
_OUTSTANDING_SIGMAS, _OUTSTANDING_LEAST = 4.0, 5.0
"""Detail is cut down to so many of its (robust) standard deviations, or grey levels: what stands out further
is a single thing, such as a hair, and would be seen twice."""


def continued_detail(picture: NDArray[np.uint8], known: NDArray[np.bool_]) -> tuple[NDArray, NDArray]:
    """What ``picture (H, W, 3)`` has of detail, continued into where ``known (H, W)`` is False.

    Gives the detail ``(H, W, 3)``, to be added to a smooth fill, and ``(H, W)`` how far it is backed by known
    pixels, 0..1.
    """
    weight = known.astype(np.float32)
    pixels = picture.astype(np.float32) * weight[..., None]
    base = cv2.GaussianBlur(pixels, (0, 0), _DETAIL_PX)
    base = base / np.maximum(cv2.GaussianBlur(weight, (0, 0), _DETAIL_PX), 1e-3)[..., None]
    detail = (pixels - base) * weight[..., None]
    usual = 1.48 * float(np.median(np.abs(detail[known]))) if known.any() else 0.0
    most = max(_OUTSTANDING_SIGMAS * usual, _OUTSTANDING_LEAST)
    detail = np.clip(detail, -most, most)
    small_size = (picture.shape[1] // _SCALE, picture.shape[0] // _SCALE)
    small = cv2.resize(detail, small_size, interpolation=cv2.INTER_AREA)
    small_known = (cv2.resize(weight, small_size, interpolation=cv2.INTER_AREA) > 0.99).astype(np.float32)
    offsets = _candidate_offsets(small.mean(2), small_known)
    choice, backed = _best_offsets(small, small_known, offsets)
    size = (picture.shape[1], picture.shape[0])
    rows, columns = np.indices(known.shape, dtype=np.float32)
    shift = cv2.resize(offsets[choice].astype(np.float32) * _SCALE, size, interpolation=cv2.INTER_NEAREST)
    copied = cv2.remap(
        detail,
        columns + shift[..., 0],
        rows + shift[..., 1],
        cv2.INTER_NEAREST,
        borderMode=cv2.BORDER_CONSTANT,
    )
    share = cv2.resize(backed.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
    return copied, cv2.GaussianBlur(share, (0, 0), _SEAM_PX)


def _candidate_offsets(grey: NDArray, known: NDArray) -> NDArray[np.int_]:
    """``(K, 2)`` x, y: where the texture resembles itself most (peaks of its normalised autocorrelation), and
    some plain directions for textures that do not repeat."""
    shape = [2 * side for side in grey.shape]
    spectrum, mask = np.fft.rfft2(grey * known, shape), np.fft.rfft2(known, shape)
    overlap = np.fft.irfft2(np.abs(mask) ** 2, shape)
    likeness = np.fft.irfft2(np.abs(spectrum) ** 2, shape) / np.maximum(overlap, 1.0)
    likeness[overlap < _LEAST_OVERLAP * known.sum()] = -np.inf
    reach = min(_MOST_OFFSET_PX, *(side - 1 for side in grey.shape))
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    near = likeness[y, x].astype(np.float32)
    distance = np.hypot(x, y)
    near[(distance < _LEAST_OFFSET_PX) | (distance > reach)] = -np.inf
    peaks = near >= cv2.dilate(near, np.ones((_PEAK_WINDOW_PX,) * 2, np.uint8))
    peaks &= np.isfinite(near)
    order = np.argsort(-near[peaks], kind="stable")[: 2 * _REPEATS]
    found = np.stack([x[peaks], y[peaks]], 1)[order]
    angles = np.arange(8) * np.pi / 4
    plain = [np.rint(d * np.stack([np.cos(angles), np.sin(angles)], 1)) for d in _PLAIN_OFFSETS_PX]
    return np.concatenate([found, *plain]).astype(np.int_)


def _best_offsets(
    detail: NDArray, known: NDArray, offsets: NDArray[np.int_]
) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Per pixel the index of the offset whose copy differs least from what is known around it, and whether
    there is one that copies known pixels at all."""
    height, width = known.shape
    best = np.full((height, width), np.inf, np.float32)
    choice = np.zeros((height, width), np.intp)
    for index, (x, y) in enumerate(offsets):
        affine = np.array([[1.0, 0, -x], [0, 1.0, -y]])
        shifted = cv2.warpAffine(detail, affine, (width, height), flags=cv2.INTER_NEAREST)
        source = cv2.warpAffine(known, affine, (width, height), flags=cv2.INTER_NEAREST)
        both = source * known
        error = cv2.blur(((shifted - detail) ** 2).sum(2) * both, _NEARBY_PX)
        cost = error / np.maximum(cv2.blur(both, _NEARBY_PX), 1e-4)
        cost[source == 0] = np.inf
        better = cost < best
        best[better] = cost[better]
        choice[better] = index
    return choice, np.isfinite(best)
