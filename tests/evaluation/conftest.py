"""Real faces to measure, drawn by the warp engine."""

from __future__ import annotations

import pytest

from talking_avatar.evaluation.drawn_face import WarpFace
from talking_avatar.evaluation.face_probe import FaceProbe
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.portrait.prepare import FaceModels
from talking_avatar.render.warp.prepare import prepare_rig

NAMES = ("woman", "open-mouth")


@pytest.fixture(scope="session")
def faces(portraits: dict[str, Portrait]) -> dict[str, WarpFace]:
    return {name: WarpFace(portraits[name], prepare_rig(portraits[name])) for name in NAMES}


@pytest.fixture(scope="session")
def probes(portraits: dict[str, Portrait], face_models: FaceModels) -> dict[str, FaceProbe]:
    return {name: FaceProbe(face_models.landmarker, portraits[name].landmarks_px) for name in NAMES}
