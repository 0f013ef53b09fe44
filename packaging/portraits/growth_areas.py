"""Where hair grows: the scalp and the beard, as densities on the skin's vertices."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from portraits.figure import Figure, Surface
from portraits.noise import smooth_noise, smoothstep
from portraits.person import Person

HAIRLINE = np.array(
    [
        (0, 1.13),
        (16, 1.13),
        (30, 1.07),
        (42, 0.98),
        (50, 0.74),
        (57, 0.42),
        (63, 0.22),
        (67, -0.02),
        (71, -0.30),
        (78, -0.36),
        (86, -0.05),
        (94, 0.22),
        (104, 0.18),
        (114, -0.15),
        (124, -0.62),
        (140, -0.98),
        (180, -1.12),
    ]
)
"""Lower edge of the hair: azimuth (degrees from the front, about the ears' axis), height above the eyes."""


def azimuth(figure: Figure, head: NDArray[np.float64]) -> NDArray[np.float64]:
    """Angle ``(N,)`` in degrees round the head's upright axis: 0 in front, 90 at the ears."""
    axis = figure.head_landmarks()[[234, 454], 2].mean() - 0.25
    return np.asarray(np.degrees(np.arctan2(np.abs(head[:, 0]), head[:, 2] - axis)))


def scalp_density(figure: Figure, person: Person, surface: Surface) -> NDArray[np.float64]:
    """Density 0..1 of head hair at the vertices of ``surface``."""
    style = person.hair
    head = figure.to_head(surface.vertices)
    if style.style == "none":
        return np.zeros(len(head))
    around = azimuth(figure, head)
    line = np.interp(around, HAIRLINE[:, 0], HAIRLINE[:, 1])
    front = smoothstep(75, 55, around)
    temples = np.exp(-(((around - 36) / 11) ** 2))
    line = line + style.hairline_up * front + style.recession * temples
    line += 0.03 * smooth_noise(head, 0.12, person.seed + 30, 2)
    density = smoothstep(-0.03, 0.10, head[:, 1] - line)
    density *= 1 - np.clip(2 * figure.mask("mpfb_ears.jpg", surface), 0, 1)
    return np.asarray(density * (head[:, 1] > -1.3))


def beard_density(figure: Figure, person: Person, surface: Surface) -> NDArray[np.float64]:
    """Density 0..1 of beard hair (also the shadow of a shaven beard)."""
    marks = figure.head_landmarks()
    head = figure.to_head(surface.vertices)
    around = azimuth(figure, head)
    mark_around = azimuth(figure, marks)

    def edge(ids: tuple[int, ...]) -> NDArray[np.float64]:
        order = np.argsort(mark_around[list(ids)])
        angles, heights = mark_around[list(ids)][order], marks[list(ids), 1][order]
        return np.interp(around, angles, heights)

    upper = edge((2, 165, 206, 207, 187, 147, 177, 93)) + 0.06 * smoothstep(25, 45, around)
    upper = np.where(around > mark_around[93] - 2, marks[127, 1] - 0.25, upper)
    lower = edge((152, 148, 149, 136, 58)) - 0.42
    density = smoothstep(0.05, -0.16, head[:, 1] - upper) * smoothstep(-0.12, 0.16, head[:, 1] - lower)
    density *= smoothstep(84, 76, around)
    mouth = marks[13]
    below = (head[:, 1] < mouth[1] - 0.12).astype(float)
    chin_gap = np.exp(
        -(((np.abs(head[:, 0]) - 0.20) / 0.09) ** 2 + ((head[:, 1] - marks[17, 1]) / 0.09) ** 2)
    )
    density *= 1 - 0.6 * chin_gap * below
    moustache = (head[:, 1] > mouth[1] - 0.05) & (np.abs(head[:, 0]) < 0.42)
    density *= np.where(
        moustache, person.beard.moustache * smoothstep(0.0, 0.06, np.abs(head[:, 0]) + 0.035), 1
    )
    inner = figure.mask("mpfb_lips.jpg", surface) + figure.mask("mpfb_inside-mouth.jpg", surface)
    density *= 1 - np.clip(4 * inner, 0, 1)
    density *= 0.75 + 0.25 * smoothstep(-1.5, 0.5, smooth_noise(head, 0.25, person.seed + 31, 2))
    return np.asarray(density * (1 - np.clip(2 * figure.mask("mpfb_ears.jpg", surface), 0, 1)))
