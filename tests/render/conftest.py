"""The project's own landmark network, which looks for the face that a teacher of baked faces draws."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.portrait.face_landmarks import FaceLandmarker, FaceRegion
from talking_avatar.render.bake.teacher import FaceFinder, FoundFace


@pytest.fixture(scope="session")
def find() -> FaceFinder:
    landmarker = FaceLandmarker()

    def look(frame: NDArray[np.uint8], near_px: NDArray[np.float64]) -> FoundFace:
        found = landmarker.locate(frame, FaceRegion.around_points(near_px), 2)
        return FoundFace(found.points_px[:, :2], found.score)

    return look
