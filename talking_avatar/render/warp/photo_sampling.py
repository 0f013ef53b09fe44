"""The photo at the size of the frame, and beyond its edges."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

_NEAR_BLUR = 0.006
_FAR_BLUR = 0.05
_FAR_AT = 0.045
_DARKEST = 0.72
_DARKEST_AT = 0.7
_GRAIN_BAND, _GRAIN_BLUR_PX = 0.06, 4.0
_NO_GRAIN, _DITHER = 0.05, 0.4
"""Weaker is a drawing's flat colour; at least the second hides the steps of eight bits."""


def sample_photo(
    photo: NDArray[np.uint8], scale: float, offset: NDArray[np.float64], size_px: tuple[int, int]
) -> NDArray[np.uint8]:
    """``photo`` at frame px = photo px * ``scale`` + ``offset``, as ``(height, width, 3)``.

    Cubic when enlarging; when shrinking, cubic samples on a finer grid averaged over each pixel's area. At
    scale 1 and whole offsets the photo's own bytes. Beyond the photo: see :func:`_beyond`."""
    width, height = size_px
    finer = max(1, math.ceil(1 / scale - 1e-6))
    shift = np.rint(offset)
    sampled: NDArray
    if scale == 1.0 and np.abs(offset - shift).max() < 1e-9:
        sampled = _shifted(photo, int(shift[0]), int(shift[1]), width, height)
    else:
        affine = np.array([[scale, 0, offset[0]], [0, scale, offset[1]]])
        affine[:, :2] *= finer
        affine[:, 2] = affine[:, 2] * finer + (finer - 1) / 2
        sampled = cv2.warpAffine(
            photo,
            affine,
            (width * finer, height * finer),
            flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REPLICATE,
        )
        if finer > 1:
            sampled = cv2.resize(sampled, (width, height), interpolation=cv2.INTER_AREA)
    return _beyond(sampled, photo_rectangle(photo.shape[1::-1], scale, offset, size_px))


def photo_rectangle(
    photo_size: tuple[int, ...], scale: float, offset: NDArray[np.float64], size_px: tuple[int, int]
) -> tuple[int, int, int, int]:
    """Frame pixels ``x0, y0, x1, y1`` (ends excluded) whose centres lie in the photo."""
    first = np.ceil(-0.5 * scale + offset - 1e-6).astype(int)
    last = np.floor((np.array(photo_size[:2]) - 0.5) * scale + offset - 1e-6).astype(int) + 1
    x0, y0 = (int(v) for v in np.clip(first, 0, size_px))
    x1, y1 = (int(v) for v in np.clip(last, 0, size_px))
    return x0, y0, x1, y1


def _shifted(photo: NDArray[np.uint8], x: int, y: int, width: int, height: int) -> NDArray[np.uint8]:
    rows = np.clip(np.arange(height) - y, 0, photo.shape[0] - 1)
    columns = np.clip(np.arange(width) - x, 0, photo.shape[1] - 1)
    return np.ascontiguousarray(photo[rows][:, columns])


def _beyond(sampled: NDArray, inside: tuple[int, int, int, int]) -> NDArray[np.uint8]:
    """Outside ``inside``: the photo mirrored at once, its edge colours out of focus and a little darker
    further away, with the photo's own grain, so that it reads as a backdrop rather than as streaks."""
    height, width = sampled.shape[:2]
    x0, y0, x1, y1 = inside
    if (x0, y0, x1, y1) == (0, 0, width, height) or x1 - x0 < 2 or y1 - y0 < 2:
        return np.asarray(sampled)
    photo = np.ascontiguousarray(sampled[y0:y1, x0:x1])
    mirrored: NDArray = cv2.copyMakeBorder(
        photo, y0, height - y1, x0, width - x1, cv2.BORDER_REFLECT_101
    ).astype(np.float32)
    away_x = np.maximum(np.maximum(x0 - np.arange(width), np.arange(width) - (x1 - 1)), 0)
    away_y = np.maximum(np.maximum(y0 - np.arange(height), np.arange(height) - (y1 - 1)), 0)
    away = np.hypot(away_x[None], away_y[:, None]).astype(np.float32) / height
    near = cv2.GaussianBlur(mirrored, (0, 0), _NEAR_BLUR * height)
    edge = _shifted(np.asarray(cv2.GaussianBlur(photo, (0, 0), 2.0)), x0, y0, width, height)
    small = cv2.resize(
        edge.astype(np.float32), (max(width // 8, 1), max(height // 8, 1)), interpolation=cv2.INTER_AREA
    )
    small = cv2.GaussianBlur(small, (0, 0), max(_FAR_BLUR * height / 8, 0.5), borderType=cv2.BORDER_REPLICATE)
    far = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    softness = np.clip(away / _FAR_AT, 0, 1)[..., None]
    shade = 1 - (1 - _DARKEST) * _smooth(np.clip(away / _DARKEST_AT, 0, 1))[..., None]
    backdrop = (near + (far - near) * softness) * shade + _grain_like(photo, (height, width))
    result = np.clip(np.rint(backdrop), 0, 255).astype(np.uint8)
    result[y0:y1, x0:x1] = photo
    return np.asarray(result, np.uint8)


def _smooth(share: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(share * share * (3 - 2 * share))


def _grain_like(photo: NDArray[np.uint8], shape: tuple[int, int]) -> NDArray[np.float32]:
    """Noise ``(height, width, 1)`` as strong and as coarse as that at the photo's edges.

    White noise blurred by sigma s correlates as exp(-1 / 4 s^2) from pixel to pixel.
    """
    grey = photo.astype(np.float32).mean(2)
    fine = grey - cv2.GaussianBlur(grey, (0, 0), _GRAIN_BLUR_PX)
    band = max(2, min(round(_GRAIN_BAND * shape[0]), *(side // 2 for side in grey.shape)))
    sides = [fine[:, :band], fine[:, -band:], fine[:band].T, fine[-band:].T]
    strip = np.concatenate([side.ravel() for side in sides])
    strength = float(np.median(np.abs(strip))) * 1.4826  # a Gaussian's deviation from its median
    if strength < _NO_GRAIN:
        return np.zeros((*shape, 1), np.float32)
    limit = 3 * strength  # what is stronger belongs to the picture
    pairs = np.concatenate([np.stack([side[:, :-1], side[:, 1:]]).reshape(2, -1) for side in sides], axis=1)
    first, second = pairs[:, np.abs(pairs).max(0) < limit]
    alike = float((first * second).sum() / max((first**2).sum(), 1e-6))
    noise = np.random.default_rng(0).normal(0.0, 1.0, shape).astype(np.float32)
    if 0.05 < alike < 0.95:
        noise = np.asarray(cv2.GaussianBlur(noise, (0, 0), math.sqrt(-0.25 / math.log(alike))))
        noise /= noise.std()
    return noise[..., None] * max(strength, _DITHER)
