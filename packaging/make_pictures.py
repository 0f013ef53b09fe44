"""Make the picture of the README, ``docs/images/hero.png``, from the bundled portraits.

The first row shows one portrait as it is and saying four sounds, drawn by the built-in engine; the second row
all portraits. Run it in the program's own environment after the portraits or the engine have changed::

    python packaging/make_pictures.py
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.assembly.engines import make_renderer
from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.media.picture_file import write_picture
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.render.framing import Framing, OriginalBackground

ROOT = Path(__file__).resolve().parents[1]
PORTRAITS = ROOT / "resources" / "portraits"
HERO = ROOT / "docs" / "images" / "hero.png"
SPEAKER = "portrait_f"
WIDTH_PX, GAP_PX = 1000, 4
PAPER = 255
DRAWN_PX = 512

NEUTRAL = FaceState.neutral()
SOUNDS = (
    FaceState.of({"jawOpen": 0.55, "mouthLowerDown": 0.25, "browInnerUp": 0.2}, yaw_deg=3.0),
    FaceState.of(
        {
            "jawOpen": 0.12,
            "mouthStretchLeft": 0.5,
            "mouthStretchRight": 0.5,
            "mouthSmileLeft": 0.45,
            "mouthSmileRight": 0.45,
            "mouthUpperUp": 0.25,
            "mouthLowerDown": 0.25,
        },
        yaw_deg=-2.0,
    ),
    FaceState.of({"jawOpen": 0.18, "mouthPucker": 0.75, "mouthFunnel": 0.35, "gazeX": 0.15}, roll_deg=2.0),
    FaceState.of(
        {"jawOpen": 0.1, "mouthRollLower": 0.6, "mouthUpperUp": 0.3, "browDownLeft": 0.3}, pitch_deg=3.0
    ),
)
"""Roughly the mouths of 'ah', 'ee', 'oo' and 'f'."""


def draw_states(picture: Path, states: tuple[FaceState, ...]) -> list[NDArray[np.uint8]]:
    """One frame for each state, ``(DRAWN_PX, DRAWN_PX, 3)`` uint8 RGB."""
    renderer = make_renderer(PortraitShelf().get(picture), Framing(height_px=DRAWN_PX), OriginalBackground())
    return [renderer.draw(state).copy() for state in states]


def row(pictures: list[NDArray[np.uint8]], width_px: int) -> NDArray[np.uint8]:
    """Square pictures side by side, with gaps, exactly ``width_px`` wide."""
    edges = np.linspace(0, width_px + GAP_PX, len(pictures) + 1).round().astype(int)
    height = int(np.diff(edges).min()) - GAP_PX
    canvas = np.full((height, width_px, 3), PAPER, np.uint8)
    for picture, left, right in zip(pictures, edges[:-1], edges[1:], strict=True):
        size = (int(right - left) - GAP_PX, height)
        canvas[:, left : left + size[0]] = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return canvas


def main() -> None:
    speaking = row(draw_states(PORTRAITS / f"{SPEAKER}.jpg", (NEUTRAL, *SOUNDS)), WIDTH_PX)
    everybody = [draw_states(picture, (NEUTRAL,))[0] for picture in sorted(PORTRAITS.glob("*.jpg"))]
    gap = np.full((GAP_PX, WIDTH_PX, 3), PAPER, np.uint8)
    HERO.parent.mkdir(parents=True, exist_ok=True)
    write_picture(HERO, np.vstack([speaking, gap, row(everybody, WIDTH_PX)]))


if __name__ == "__main__":
    main()
