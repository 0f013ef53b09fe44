"""The pixels of the mouth's inside: throat, tongue, teeth and the inner side of the lips, back to front."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numba import types
from numpy.typing import NDArray

from talking_avatar.render.warp.jit import kernel, reads, writes
from talking_avatar.render.warp.opening import BOX, at_bin, row_at_bin, sample, smoothstep
from talking_avatar.render.warp.teeth import ARCH_DEPTH_PER_IPD, BOTTOM_IPD, HALF_WIDTH_IPD, TOP_IPD

_ARCH_STEPS = 2
_TONGUE_HALF_WIDTH, _TONGUE_HALF_WIDTH_RAISED = 0.33, 0.27
_SHADOW_RED = (1.0, 1.18, 1.32)
"""Light that has been through lips and gums: shadows in a mouth are red, so green and blue fall faster."""

_TEETH_SHADOW = (1.0, 1.22, 1.31)
_LIP_LINE_IPD = 0.034
_SLIT_LIGHT, _NARROW_SLIT_LIGHT = 0.36, 0.26
"""Light on the lips' inner sides, and how much more of it there is where they almost meet."""


@numba.njit(nogil=True, cache=True, inline="always")
def _on_row(dx: float, dy: float, inverse: NDArray[np.float64], inward: NDArray[np.float64]) -> Any:
    """Canvas offset from a row's anchor to x, y in IPD on the curved dental arch."""
    x = inverse[0, 0] * dx + inverse[0, 1] * dy
    for _ in range(_ARCH_STEPS):
        depth = ARCH_DEPTH_PER_IPD * x * x
        x = inverse[0, 0] * (dx - depth * inward[0]) + inverse[0, 1] * (dy - depth * inward[1])
    depth = ARCH_DEPTH_PER_IPD * min(x * x, 0.3)
    return x, inverse[1, 0] * (dx - depth * inward[0]) + inverse[1, 1] * (dy - depth * inward[1])


@kernel(
    writes("uint8", 3), BOX, reads("uint8", 2), reads("uint8", 2),
    reads("uint8", 2), reads("float64", 1), reads("float64", 1), types.float64, types.float64,
    reads("float32", 1), reads("float32", 1), types.float64, reads("float64", 1), reads("float64", 1),
    reads("float64", 1), reads("float64", 2), reads("float64", 1), reads("uint8", 3), reads("uint8", 3),
    types.float64, types.float64, types.float64, reads("float32", 2), reads("float32", 2),
    reads("float32", 2), types.float64, types.float64, types.float64, types.float64,
)  # fmt: skip
def shade_mouth(
    frame: NDArray[np.uint8],
    box: tuple[int, int, int, int],
    mask: NDArray[np.uint8],
    rim_field: NDArray[np.uint8],
    light_field: NDArray[np.uint8],
    right: NDArray[np.float64],
    down: NDArray[np.float64],
    start: float,
    step: float,
    upper: NDArray[np.float32],
    lower: NDArray[np.float32],
    px_per_ipd: float,
    skull_anchor: NDArray[np.float64],
    jaw_anchor: NDArray[np.float64],
    tongue_anchor: NDArray[np.float64],
    inverse: NDArray[np.float64],
    inward: NDArray[np.float64],
    upper_row: NDArray[np.uint8],
    lower_row: NDArray[np.uint8],
    row_scale: float,
    tongue_top: float,
    tongue_raise: float,
    colours: NDArray[np.float32],
    rim_upper: NDArray[np.float32],
    rim_lower: NDArray[np.float32],
    rounded: float,
    lip_line: float,
    tint: float,
    weight: float,
) -> None:
    """Blend the mouth's inside into ``frame`` under ``mask (h, w)``, whose first pixel is ``box``'s corner.

    ``rim_field``, ``light_field (h, w)``: the mask box-blurred narrowly and widely. ``upper``, ``lower`` and
    the axes: the opening's profile in canvas px. ``*_anchor (2,)`` and ``inverse (2, 2)``: from canvas px to
    IPD on the planes of the teeth and the tongue; ``inward (2,)``: canvas px that a point moves per IPD of
    depth. Rows as ``teeth.paint_row`` paints them, with a fifth channel: how much of the light on them is the
    photo's own. ``tongue_top``: y of the tongue's far edge in the jaw's plane; ``colours (4, 3)``: throat top
    and bottom, tongue, highlight. ``rim_* (3, bins)``: the lips' colours. ``rounded``: 0 to 1, as far as the
    lips reach forward. ``lip_line``: how strongly the lips' colours cover the dark line along their edges;
    ``tint``: 0 keeps shadows grey.
    """
    bins = upper.shape[0]
    pixel, shadow, teeth_shadow = np.empty(3), np.empty(3), np.empty(3)
    for c in range(3):
        shadow[c] = 1.0 + (_SHADOW_RED[c] - 1.0) * tint
        teeth_shadow[c] = 1.0 + (_TEETH_SHADOW[c] - 1.0) * tint
    for row in range(mask.shape[0]):
        y = box[1] + row
        for column in range(mask.shape[1]):
            cover = mask[row, column] * weight * (1 / 255)
            x = box[0] + column
            position = (x * right[0] + y * right[1] - start) / step
            s = x * down[0] + y * down[1]
            top, bottom = at_bin(upper, position), at_bin(lower, position)
            gap = max(bottom - top, 0.0) / px_per_ipd
            if lip_line > 0 and cover < 0.996 and 0 <= position <= bins - 1:
                # Lips that met in the photo carry its dark line along their edges; skin of the lip covers it.
                beyond = max(s - bottom, top - s) / px_per_ipd
                clean = lip_line * weight * smoothstep(0.004, 0.05, gap)
                clean *= smoothstep(_LIP_LINE_IPD, 0.014, beyond)
                clean *= smoothstep(0.0, 0.12, min(position, bins - 1 - position) / bins)
                if s < top:
                    clean *= 0.35
                if clean > 0.004:
                    for c in range(3):
                        lip = (
                            row_at_bin(rim_lower, c, position)
                            if s >= top
                            else row_at_bin(rim_upper, c, position)
                        )
                        old = frame[y, x, c]
                        frame[y, x, c] = np.uint8(min(max(old + (lip - old) * clean + 0.5, 0.0), 255.0))
            if cover <= 0.004:
                continue
            below_top = max(s - top, 0.0) / px_per_ipd
            above_bottom = max(bottom - s, 0.0) / px_per_ipd
            relative = below_top / max(gap, 1e-3)
            inside = smoothstep(0.15, 0.95, light_field[row, column] * (1 / 255))
            across = 2.0 * position / (bins - 1) - 1.0

            # Between lips that hardly part one sees their shaded sides, not the throat.
            deep = smoothstep(0.20, 0.95, relative)
            slit = 1.0 - smoothstep(0.012, 0.080, gap)
            slit_light = _SLIT_LIGHT + _NARROW_SLIT_LIGHT * (1.0 - smoothstep(0.010, 0.060, gap))
            for c in range(3):
                throat = (colours[0, c] + (colours[1, c] - colours[0, c]) * deep) * (0.50 + 0.50 * inside)
                side = row_at_bin(rim_lower, c, position) * slit_light ** shadow[c]
                pixel[c] = throat + (side - throat) * slit

            # Tongue: a dome in the jaw, brightest towards its tip, with a groove and two wet lobes.
            jx = inverse[0, 0] * (x - tongue_anchor[0]) + inverse[0, 1] * (y - tongue_anchor[1])
            jy = inverse[1, 0] * (x - tongue_anchor[0]) + inverse[1, 1] * (y - tongue_anchor[1])
            half_width = _TONGUE_HALF_WIDTH + (_TONGUE_HALF_WIDTH_RAISED - _TONGUE_HALF_WIDTH) * tongue_raise
            tx = jx / half_width
            back = jy - (tongue_top + 0.10 * tx * tx + 0.04 * tx * tx * tx * tx)
            tongue = smoothstep(-0.012, 0.035, back) * smoothstep(1.12, 0.86, abs(tx)) * (1.0 - slit)
            if tongue > 0:
                lift = smoothstep(-0.01 - 0.12 * tongue_raise, 0.15 - 0.05 * tongue_raise, back)
                light = 0.30 + (0.66 - 0.18 * tongue_raise) * lift
                # Of a raised tongue one sees the underside, which turns away below.
                light *= 1.0 - 0.25 * tongue_raise * smoothstep(0.05, 0.22, back)
                light *= (1.0 - 0.38 * tx * tx) * (0.52 + 0.48 * inside)
                groove = np.exp(-((jx / 0.040) ** 2)) * smoothstep(0.0, 0.07, back) * (1 - tongue_raise)
                light *= 1.0 - 0.09 * groove
                lobe = (abs(jx) - 0.075) / 0.055
                wet = np.exp(-lobe * lobe - ((back - 0.095) / 0.030) ** 2)
                wet *= 0.16 * (1 - 0.8 * tongue_raise) * inside
                for c in range(3):
                    shaded = colours[2, c] * light ** shadow[c]
                    shaded += (colours[3, c] - shaded) * wet
                    pixel[c] += (shaded - pixel[c]) * tongue

            # Nothing bright shows in a slit: lips that just part show only their own shaded sides.
            open_enough = smoothstep(0.010, 0.050, gap)
            bare = smoothstep(0.018, 0.060, gap) * (1 / 255)
            # Lips that reach forward shade more of the teeth.
            lip_shadow = 1.0 - (0.34 + 0.30 * rounded) * np.exp(-below_top / (0.024 + 0.060 * rounded))
            teeth_light = 1.0 - 0.16 * rounded
            lit = teeth_light * open_enough * (0.84 + 0.16 * inside)
            mx, my = _on_row(x - jaw_anchor[0], y - jaw_anchor[1], inverse, inward)
            if -HALF_WIDTH_IPD < mx < HALF_WIDTH_IPD and TOP_IPD < my < BOTTOM_IPD:
                sx, sy = (mx + HALF_WIDTH_IPD) * row_scale - 0.5, (my - TOP_IPD) * row_scale - 0.5
                alpha = sample(lower_row, sx, sy, 3) * bare
                if alpha > 0:
                    foot = 1.0 - 0.45 * np.exp(-above_bottom / 0.022)
                    light = max(lit * foot * (0.72 + 0.28 * smoothstep(0.05, 0.2, below_top)), 0.02)
                    for c in range(3):
                        tooth = sample(lower_row, sx, sy, c) * light ** teeth_shadow[c]
                        pixel[c] += (tooth - pixel[c]) * alpha
            ux, uy = _on_row(x - skull_anchor[0], y - skull_anchor[1], inverse, inward)
            if -HALF_WIDTH_IPD < ux < HALF_WIDTH_IPD and TOP_IPD < uy < BOTTOM_IPD:
                sx, sy = (ux + HALF_WIDTH_IPD) * row_scale - 0.5, (uy - TOP_IPD) * row_scale - 0.5
                alpha = sample(upper_row, sx, sy, 3) * bare
                if alpha > 0:
                    own = sample(upper_row, sx, sy, 4) * (1 / 255)
                    aside = smoothstep(0.16 - 0.10 * rounded, 0.42 - 0.14 * rounded, abs(ux))
                    light = lit * lip_shadow * (1.0 - (0.55 + 0.15 * rounded) * aside)
                    photo_light = open_enough * teeth_light
                    photo_light *= 1.0 - rounded * (1.0 - lip_shadow * (1.0 - 0.5 * aside))
                    light = max(light + max(photo_light - light, 0.0) * own, 0.02)
                    for c in range(3):
                        tooth = sample(upper_row, sx, sy, c) * light ** teeth_shadow[c]
                        pixel[c] += (tooth - pixel[c]) * alpha

            # The lips curl inwards: their own colour, redder and darker, rounds the edge of the hole.
            wide_enough = smoothstep(0.025, 0.11, gap)
            edge = 2.0 * rim_field[row, column] * (1 / 255) - 1.0
            if edge < 1.0 and wide_enough > 0:
                turn = min(max(edge, 0.0), 1.0)
                low = smoothstep(-0.2, 0.2, (below_top - above_bottom) / max(gap, 1e-3))
                curl = (1.0 - smoothstep(0.15, 0.95, turn)) * wide_enough
                curl *= (0.55 + 0.45 * low) * smoothstep(1.0, 0.80, abs(across))
                fade = 0.45 + 0.47 * low - (0.30 + 0.10 * low) * turn
                spot = np.exp(-(((across - 0.08) / 0.22) ** 2) - ((turn - 0.30) / 0.16) ** 2) * 0.20 * low
                for c in range(3):
                    lip = (
                        row_at_bin(rim_upper, c, position) * (1 - low)
                        + row_at_bin(rim_lower, c, position) * low
                    )
                    lip = lip * fade ** shadow[c]
                    lip += (colours[3, c] - lip) * spot
                    pixel[c] += (lip - pixel[c]) * curl
            for c in range(3):
                old = frame[y, x, c]
                frame[y, x, c] = np.uint8(min(max(old + (pixel[c] - old) * cover + 0.5, 0.0), 255.0))
