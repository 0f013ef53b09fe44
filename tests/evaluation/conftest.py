"""Real faces to measure, drawn by the warp engine, and speech that nothing was trained on."""

from __future__ import annotations

import pytest

from talking_avatar.evaluation.drawn_face import WarpFace
from talking_avatar.evaluation.face_probe import FaceProbe
from talking_avatar.evaluation.motion_clips import SpokenClip, read_folder
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.portrait.prepare import FaceModels
from talking_avatar.render.warp.rig import WarpRig
from talking_avatar.resources import bundled
from tests.on_demand import OnDemand

NAMES = ("woman", "open-mouth")


@pytest.fixture(scope="session")
def held_out() -> list[SpokenClip]:
    """Speech of voices and an engine that the built-in model was not trained on."""
    return read_folder(bundled("resources", "evaluation", "held_out"))


@pytest.fixture(scope="session")
def faces(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> OnDemand[WarpFace]:
    return OnDemand(NAMES, lambda name: WarpFace(portraits[name], rigs[name]))


@pytest.fixture(scope="session")
def probes(portraits: OnDemand[Portrait], face_models: FaceModels) -> OnDemand[FaceProbe]:
    return OnDemand(NAMES, lambda name: FaceProbe(face_models.landmarker, portraits[name].landmarks_px))
