"""Engines with one fault each, which the measuring must notice."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from talking_avatar.evaluation.drawn_face import WarpFace
from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import Portrait


@dataclass
class SoundFace:
    """Passes everything on."""

    face: WarpFace

    @property
    def portrait(self) -> Portrait:
        return self.face.portrait

    def draw(self, state: FaceState) -> NDArray[np.uint8]:
        return self.face.draw(state)

    def opacity(self, state: FaceState) -> NDArray[np.uint8]:
        return self.face.opacity(state)

    def geometry(self, state: FaceState) -> NDArray[np.float32]:
        return self.face.geometry(state)

    def anew(self) -> SoundFace:
        return replace(self, face=self.face)


@dataclass
class Deaf(SoundFace):
    """Ignores some controls."""

    to: tuple[str, ...]

    def draw(self, state: FaceState) -> NDArray[np.uint8]:
        controls = state.controls.copy()
        controls[[CONTROL_INDEX[name] for name in self.to]] = 0
        return self.face.draw(FaceState(controls, state.pose))


class Mirrored(SoundFace):
    """Takes left for right where it comes to the head."""

    def draw(self, state: FaceState) -> NDArray[np.uint8]:
        return self.face.draw(FaceState(state.controls, -state.pose))


class Torn(SoundFace):
    """Leaves a small piece of the cheek bare when the mouth opens."""

    def opacity(self, state: FaceState) -> NDArray[np.uint8]:
        opacity = self.face.opacity(state).copy()
        if state.controls[CONTROL_INDEX["jawOpen"]] > 0.2:
            x, y = np.rint(self.portrait.landmarks_px[205, :2]).astype(int)
            opacity[y - 2 : y + 1, x - 2 : x + 1] = 0
        return opacity


@dataclass
class Forgetful(SoundFace):
    """Its frames depend on how many it has drawn."""

    drawn: int = 0

    def draw(self, state: FaceState) -> NDArray[np.uint8]:
        self.drawn += 1
        frame = self.face.draw(state)
        frame[0, 0] = self.drawn % 256
        return frame


class Undefined(SoundFace):
    """Loses a vertex when the brows go up."""

    def geometry(self, state: FaceState) -> NDArray[np.float32]:
        positions = self.face.geometry(state)
        if state.controls[CONTROL_INDEX["browInnerUp"]] > 0:
            positions[7] = np.nan
        return positions


class Stepping(SoundFace):
    """Moves in steps of an eighth."""

    def draw(self, state: FaceState) -> NDArray[np.uint8]:
        return self.face.draw(FaceState(np.round(state.controls * 8) / 8, np.round(state.pose)))


class Tinted(SoundFace):
    """Brightens what it draws a little, at rest too."""

    def draw(self, state: FaceState) -> NDArray[np.uint8]:
        frame = self.face.draw(state)
        return np.minimum(frame, 250) + np.uint8(5)
