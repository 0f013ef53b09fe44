"""LivePortrait's networks for the command line: models that draw what they saw, and move it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from torch import Tensor

from talking_avatar.assembly.engines import EngineShelf
from talking_avatar.render.liveportrait.implicit_face import ImplicitFace
from tests.render.liveportrait.stand_in import StandInModel

MOVES_BY = 1 / 256
"""Units of half the crop that a face moves to the right for each grey step that its picture is brighter."""


class WatchingModel(StandInModel):
    """The brighter a picture, the further to the right is the face in it."""

    def see(self, picture: NDArray[np.uint8]) -> tuple[Tensor, ImplicitFace]:
        volume, face = super().see(picture)
        x = MOVES_BY * float(picture.mean())
        return volume, replace(face, translation=face.translation + np.array([x, 0.0, 0.0]))


def stand_in(monkeypatch: pytest.MonkeyPatch) -> WatchingModel:
    """Let every command use such a model."""
    model = WatchingModel()
    monkeypatch.setattr(EngineShelf, "require", lambda shelf, engine: None)
    monkeypatch.setattr(EngineShelf, "liveportrait", lambda shelf: model)
    return model
