"""A session whose faces are greys: each portrait has its own, and a smile makes it brighter.

It knows no Qt, for the process that draws imports it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.assembly.voices import Voice
from talking_avatar.live.parts import SessionParts
from talking_avatar.live.scene import Scene, SceneChoice
from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.motion.face_motion import FaceState
from tests.live.stand_ins import SIZE_PX, PromptGenerator, make_source

PARTS = "tests.desktop.grey_faces:make_parts"
"""Where another process finds :func:`make_parts`."""

GREYS = {
    "amara.jpg": 40,
    "clara.jpg": 60,
    "felix.jpg": 80,
    "jun.jpg": 100,
    "livia.jpg": 120,
    "walter.jpg": 140,
}
SMILE = CONTROL_INDEX["mouthSmileLeft"]


class GreyFace:
    """Brightness: the portrait's, and 80 more for a full smile."""

    size_px, channels = SIZE_PX, 3

    def __init__(self, grey: int) -> None:
        self._grey = grey

    def draw(self, state: FaceState, out: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        if out is None:
            out = np.empty((SIZE_PX[1], SIZE_PX[0], 3), np.uint8)
        out[:] = np.uint8(self._grey + 80 * min(max(float(state.controls[SMILE]), 0.0), 1.0))
        return out


def _make_scene(choice: SceneChoice) -> Scene:
    return Scene(choice, GreyFace(GREYS.get(choice.portrait.name, 20)))


def make_parts() -> SessionParts:
    return SessionParts(
        _make_scene, make_source, lambda motion, preset, styles: Voice(PromptGenerator()), PromptGenerator
    )
