"""Real faces to measure, drawn by the warp engine."""

from __future__ import annotations

import pytest

from talking_avatar.evaluation.drawn_face import WarpFace
from talking_avatar.evaluation.face_probe import FaceProbe
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.portrait.prepare import FaceModels
from talking_avatar.render.warp.prepare import prepare_rig
from tests.on_demand import OnDemand

NAMES = ("woman", "open-mouth")


@pytest.fixture(scope="session")
def faces(portraits: OnDemand[Portrait]) -> OnDemand[WarpFace]:
    return OnDemand(NAMES, lambda name: WarpFace(portraits[name], prepare_rig(portraits[name])))


@pytest.fixture(scope="session")
def probes(portraits: OnDemand[Portrait], face_models: FaceModels) -> OnDemand[FaceProbe]:
    return OnDemand(NAMES, lambda name: FaceProbe(face_models.landmarker, portraits[name].landmarks_px))
