"""Finding the visible iris more exactly than the landmarks do."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

_CENTRE_SHIFTS = np.linspace(-0.18, 0.18, 7)
_RADIUS_FACTORS = tuple(0.85 + 0.05 * i for i in range(14))
_ANGLES = np.linspace(0, 2 * np.pi, 64, endpoint=False)
_EDGE_HALF_WIDTH = 0.16
_PRIOR_WEIGHT = 0.25
_LEFT_OUT_WEIGHT = 60.0


@dataclass(frozen=True)
class IrisCircle:
    """Centre and radius in pixels of the picture searched; ``contrast``: grey levels across its edge."""

    x_px: float
    y_px: float
    radius_px: float
    contrast: float


def fit_iris(
    grey: NDArray,
    opening: NDArray[np.uint8],
    centre_px: NDArray[np.float64],
    radius_px: float,
    factors_allowed: tuple[float, ...] = _RADIUS_FACTORS,
) -> IrisCircle:
    """The circle near a first guess across whose edge the eye brightens most.

    Daugman's integro-differential operator (1993, "High confidence visual recognition of persons by a test of
    statistical independence", equation 3), taken only where ``opening`` (0/1) shows both sides of the edge,
    with each sample's step limited so that catch-lights do not decide, and a weak pull towards the guess.
    ``factors_allowed``: radii tried, relative to ``radius_px``.
    """
    smooth = cv2.GaussianBlur(grey, (0, 0), max(0.10 * radius_px, 0.6))
    centre_px = centre_px + [_pupil_offset(smooth, opening, centre_px, radius_px), 0.0]
    shifts = (_CENTRE_SHIFTS, _CENTRE_SHIFTS)
    shifts_x, shifts_y, factors = np.meshgrid(*shifts, factors_allowed, indexing="ij")
    x0 = centre_px[0] + shifts_x.ravel() * radius_px
    y0 = centre_px[1] + shifts_y.ravel() * radius_px
    radius = factors.ravel() * radius_px
    step = _EDGE_HALF_WIDTH * radius_px
    inner, inner_seen = _ring(smooth, opening, x0, y0, radius - step)
    outer, outer_seen = _ring(smooth, opening, x0, y0, radius + step)
    # The lids hide the iris above and below: only its sides tell where it ends.
    sideways = np.abs(np.cos(_ANGLES)) > 0.6
    seen = inner_seen & outer_seen & sideways[None]
    rise = np.clip(outer - inner, -20, 60) * seen
    left = np.cos(_ANGLES) < 0
    both = np.minimum(_mean(rise[:, left], seen[:, left]), _mean(rise[:, ~left], seen[:, ~left]))
    mean = 0.4 * _mean(rise, seen) + 0.6 * both
    enough = (seen[:, left].sum(1) >= 4) & (seen[:, ~left].sum(1) >= 4)
    away = (shifts_x.ravel() ** 2 + shifts_y.ravel() ** 2) / _CENTRE_SHIFTS[-1] ** 2
    away += 0.5 * ((factors.ravel() - 1.15) / 0.35) ** 2
    score = np.where(enough, mean - _PRIOR_WEIGHT * np.maximum(mean, 4) * 0.3 * away, -np.inf)
    left_out = _dark_left_out(smooth, opening, centre_px, radius_px, (x0, y0, radius))
    score = score - _LEFT_OUT_WEIGHT * left_out
    best = int(np.argmax(score))
    if not np.isfinite(score[best]) or mean[best] < 3:
        return IrisCircle(float(centre_px[0]), float(centre_px[1]), radius_px, 0.0)
    return IrisCircle(float(x0[best]), float(y0[best]), float(radius[best]), float(mean[best]))


def _pupil_offset(
    grey: NDArray, opening: NDArray[np.uint8], centre_px: NDArray[np.float64], radius_px: float
) -> float:
    """Px from the guess sideways to the darkest part near it; 0 where no compact dark spot stands out."""
    y, x = np.nonzero(opening)
    near = np.hypot(x - centre_px[0], y - centre_px[1]) < 0.85 * radius_px
    if near.sum() < 12:
        return 0.0
    x, y = x[near], y[near]
    values = grey[y, x]
    dark = values <= np.percentile(values, 12)
    if float(np.median(values)) - float(values[dark].mean()) < 15 or float(x[dark].std()) > 0.3 * radius_px:
        return 0.0
    offset = float(np.median(x[dark])) - float(centre_px[0])
    return offset if abs(offset) < 0.35 * radius_px else 0.0


def _dark_left_out(
    grey: NDArray,
    opening: NDArray[np.uint8],
    centre_px: NDArray[np.float64],
    radius_px: float,
    circles: tuple[NDArray, NDArray, NDArray],
) -> NDArray[np.float64]:
    """Per candidate circle, the share of the eye's dark pixels that it leaves outside.

    Only the middle of the opening counts, away from lashes and corners; a broad reflection on the iris
    would otherwise end the circle.
    """
    height = int(np.ptp(np.nonzero(opening.any(1))[0])) if opening.any() else 0
    middle = cv2.erode(opening, np.ones((max(int(0.45 * height), 1) | 1, 3), np.uint8)) > 0
    y, x = np.nonzero(middle)
    near = np.hypot(x - centre_px[0], y - centre_px[1]) < 1.7 * radius_px
    x, y = x[near], y[near]
    x0, y0, radius = circles
    if len(x) < 20:
        return np.zeros(len(x0))
    values = grey[y, x]
    dark = values < 0.55 * np.percentile(values, 90)
    stride = max(int(dark.sum()) // 250, 1)
    x, y = x[dark][::stride], y[dark][::stride]
    outside = np.hypot(x - x0[:, None], y - y0[:, None]) > 1.03 * radius[:, None]
    return np.asarray(outside.mean(1)) if len(x) else np.zeros(len(x0))


def _ring(
    grey: NDArray,
    opening: NDArray[np.uint8],
    x0: NDArray[np.float64],
    y0: NDArray[np.float64],
    radius: NDArray[np.float64],
) -> tuple[NDArray, NDArray[np.bool_]]:
    x = (x0[:, None] + radius[:, None] * np.cos(_ANGLES)).astype(np.float32)
    y = (y0[:, None] + radius[:, None] * np.sin(_ANGLES)).astype(np.float32)
    value = cv2.remap(grey, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    seen = cv2.remap(opening, x, y, cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT, borderValue=0) > 0
    return value, seen


def _mean(values: NDArray, seen: NDArray[np.bool_]) -> NDArray[np.float64]:
    return np.asarray(values.sum(1) / np.maximum(seen.sum(1), 1))
