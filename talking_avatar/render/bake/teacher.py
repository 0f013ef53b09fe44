"""The engine that is asked, and the eyes that look at what it drew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import Traits
from talking_avatar.render.renderer import Renderer
from talking_avatar.render.warp.coefficients import limited_state


@dataclass(frozen=True, eq=False)
class Teacher:
    """``renderer`` draws the face crop at one pixel for each crop unit, before its own background.

    ``engine`` is its name and ``weights`` a hash over its networks, empty where it has none.
    ``keeps_limits``: it keeps each state within what the face can show, as the warp engine does.
    """

    renderer: Renderer
    engine: str
    weights: str = ""
    keeps_limits: bool = False

    def draw(self, state: FaceState, traits: Traits) -> NDArray[np.uint8]:
        """The frame of ``state``, as far as a face with ``traits`` shows it. Raises as the renderer does."""
        return self.renderer.draw(state if self.keeps_limits else limited_state(state, traits))


@dataclass(frozen=True, eq=False)
class FoundFace:
    """``points_px (478, 2)`` float64 in px of the frame; ``score`` 0..1: how surely it is a face."""

    points_px: NDArray[np.float64]
    score: float


class FaceFinder(Protocol):
    """Finds a face again."""

    def __call__(self, frame: NDArray[np.uint8], near_px: NDArray[np.float64]) -> FoundFace:
        """In ``frame (H, W, 3)``, where it should be near ``near_px (478, 3)``."""
        ...
