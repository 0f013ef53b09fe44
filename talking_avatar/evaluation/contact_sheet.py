"""One picture that shows every control of a face, for a look at how well a portrait works."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROLS
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.render.renderer import Renderer

COLUMNS = 8
_LABEL_PX = 18
_TURNS: tuple[tuple[str, float], ...] = (("pitch_deg", 10.0), ("yaw_deg", 15.0), ("roll_deg", 10.0))
_VISEMES: tuple[tuple[str, dict[str, float]], ...] = (
    ("AA", {"jawOpen": 0.7, "mouthLowerDown": 0.3}),
    ("EE", {"jawOpen": 0.15, "mouthStretchLeft": 0.6, "mouthStretchRight": 0.6, "mouthUpperUp": 0.2}),
    ("OO", {"jawOpen": 0.15, "mouthPucker": 0.8, "mouthFunnel": 0.3}),
    ("FF", {"jawOpen": 0.1, "mouthRollLower": 0.6, "mouthUpperUp": 0.3}),
    ("MM", {"mouthPress": 0.5}),
)


@dataclass(frozen=True, eq=False)
class Cell:
    """One picture of the sheet."""

    label: str
    state: FaceState


def all_cells() -> list[Cell]:
    """Neutral, every control at its ends (both sides together), turns of the head, some sounds."""
    cells = [Cell("neutral", FaceState.neutral())]
    for control in CONTROLS:
        name = control.name.removesuffix("Left")
        if control.name.endswith("Right"):
            continue
        both = (control.name, f"{name}Right") if control.name.endswith("Left") else (name,)
        ends = [control.maximum] + ([control.minimum] if control.minimum < 0 else [])
        for value in ends:
            label = f"{name} {value:+.0f}" if control.minimum < 0 else name
            cells.append(Cell(label, FaceState.of(dict.fromkeys(both, value))))
    cells.append(Cell("wink (left)", FaceState.of({"eyeBlinkLeft": 1.0})))
    for name, degrees in _TURNS:
        for value in (-degrees, degrees):
            cells.append(
                Cell(f"{name.removesuffix('_deg')} {value:+.0f} deg", FaceState.of(None, **{name: value}))
            )
    cells += [Cell(label, FaceState.of(controls)) for label, controls in _VISEMES]
    return cells


def draw_sheet(renderer: Renderer, cells: list[Cell] | None = None) -> NDArray[np.uint8]:
    """The frames of ``renderer`` in rows of ``COLUMNS``, each with its label: ``(H, W, 3)`` uint8 RGB."""
    cells = all_cells() if cells is None else cells
    width, height = renderer.size_px
    rows = -(-len(cells) // COLUMNS)
    sheet = np.full((rows * (height + _LABEL_PX), COLUMNS * width, 3), 24, np.uint8)
    for index, cell in enumerate(cells):
        x, y = index % COLUMNS * width, index // COLUMNS * (height + _LABEL_PX)
        sheet[y + _LABEL_PX : y + _LABEL_PX + height, x : x + width] = renderer.draw(cell.state)[..., :3]
        cv2.putText(
            sheet,
            cell.label,
            (x + 4, y + 13),
            cv2.FONT_HERSHEY_SIMPLEX,
            0.42,
            (235, 235, 235),
            1,
            cv2.LINE_AA,
        )
    return sheet
