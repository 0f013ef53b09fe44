"""The measuring praises the engine that is sound, and finds the fault of each that is not."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from talking_avatar.assembly.portraits import bundled_portraits
from talking_avatar.evaluation.control_figures import (
    QUANTITIES,
    hidden_move_difference,
    measure_controls,
    neutral_difference,
    shut_lip_gap,
    slow_ramp,
)
from talking_avatar.evaluation.drawn_face import DrawnFace, WarpFace
from talking_avatar.evaluation.face_probe import FaceProbe, FaceReading
from talking_avatar.evaluation.random_faces import flicker_along, try_random_faces
from talking_avatar.evaluation.scoreboard import Scoreboard
from talking_avatar.evaluation.sweeps import SWEEPS, Response, respond
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.prepare import FaceModels, prepare_portrait
from talking_avatar.render.warp.prepare import prepare_rig
from tests.evaluation.broken_faces import (
    Deaf,
    Forgetful,
    Mirrored,
    SoundFace,
    Stepping,
    Tinted,
    Torn,
    Undefined,
)
from tests.evaluation.conftest import NAMES
from tests.on_demand import OnDemand

SWEEP = {sweep.name: sweep for sweep in SWEEPS}
RANDOM_FACES = 11


def response(face: DrawnFace, probe: FaceProbe, name: str) -> Response:
    return respond(face, probe, SWEEP[name])


def test_a_sound_engine_follows(faces: OnDemand[WarpFace], probes: OnDemand[FaceProbe]) -> None:
    jaw = response(faces["woman"], probes["woman"], "jaw_open")
    assert jaw.found.all()
    assert jaw.correlation() > 0.97
    assert 0.3 < jaw.slope() < 0.6
    assert jaw.backward_step() < 0.02


@pytest.mark.parametrize(
    ("name", "ignored"),
    [
        ("gaze_x", ("gazeX",)),
        ("jaw_open", ("jawOpen",)),
        ("smile", ("mouthSmileLeft", "mouthSmileRight")),
        ("blink", ("eyeBlinkLeft", "eyeBlinkRight")),
    ],
)
def test_a_control_that_is_ignored_is_noticed(
    name: str, ignored: tuple[str, ...], faces: OnDemand[WarpFace], probes: OnDemand[FaceProbe]
) -> None:
    deaf = Deaf(faces["woman"], ignored)
    assert response(deaf, probes["woman"], name).correlation() == 0
    assert response(SoundFace(faces["woman"]), probes["woman"], name).correlation() > 0.9


@pytest.mark.parametrize("axis", ["yaw", "roll"])
def test_a_head_that_turns_the_wrong_way_is_noticed(
    axis: str, faces: OnDemand[WarpFace], probes: OnDemand[FaceProbe]
) -> None:
    wrong = response(Mirrored(faces["woman"]), probes["woman"], axis)
    assert wrong.correlation() < -0.9
    assert wrong.slope() < 0
    assert wrong.backward_step() > 1


@pytest.mark.full
def test_lips_that_stay_open_are_noticed(faces: OnDemand[WarpFace], probes: OnDemand[FaceProbe]) -> None:
    probe = probes["open-mouth"]
    assert shut_lip_gap(faces["open-mouth"], probe) < 0.02
    assert shut_lip_gap(Deaf(faces["open-mouth"], ("mouthClose",)), probe) > 0.05


@pytest.mark.full
def test_random_faces_of_a_sound_engine(faces: OnDemand[WarpFace], probes: OnDemand[FaceProbe]) -> None:
    tried = try_random_faces(faces["woman"], probes["woman"], 0, RANDOM_FACES)
    assert (tried.uncovered_px, tried.broken, tried.differing) == (0, 0, 0)
    assert tried.frames == RANDOM_FACES
    assert tried.repeated >= 2
    assert tried.flicker < 1.25


@pytest.mark.full
def test_faults_under_random_faces_are_noticed(
    faces: OnDemand[WarpFace], probes: OnDemand[FaceProbe]
) -> None:
    face, probe = faces["woman"], probes["woman"]
    assert 0 < try_random_faces(Torn(face), probe, 0, RANDOM_FACES).uncovered_px <= 9
    assert 0 < try_random_faces(Undefined(face), probe, 0, RANDOM_FACES).broken < RANDOM_FACES
    forgetful = try_random_faces(Forgetful(face), probe, 0, RANDOM_FACES)
    assert forgetful.differing == forgetful.repeated


@pytest.mark.full
def test_movement_in_steps_is_noticed(faces: OnDemand[WarpFace]) -> None:
    assert flicker_along(faces["woman"], slow_ramp()) < 1.25
    assert flicker_along(Stepping(faces["woman"]), slow_ramp()) > 1.5


@pytest.mark.parametrize("name", NAMES)
def test_a_neutral_face_that_is_not_the_photo_is_noticed(name: str, faces: OnDemand[WarpFace]) -> None:
    assert neutral_difference(faces[name]) == 0
    assert hidden_move_difference(faces[name]) <= 4
    tinted = Tinted(faces[name])
    assert neutral_difference(tinted) == 5
    assert hidden_move_difference(tinted) >= 5


def test_no_face_is_not_a_good_face(faces: OnDemand[WarpFace], probes: OnDemand[FaceProbe]) -> None:
    class Grey(SoundFace):
        def draw(self, state: FaceState) -> np.ndarray:
            return np.full((512, 512, 3), 120, np.uint8)

    grey = Grey(faces["woman"])
    nothing = response(grey, probes["woman"], "jaw_open")
    assert not nothing.found.any()
    assert np.isnan([nothing.correlation(), nothing.slope(), nothing.backward_step()]).all()
    assert np.isnan(shut_lip_gap(grey, probes["woman"]))
    assert try_random_faces(grey, probes["woman"], 0, 2).lost == 1


def test_a_turn_of_the_head_is_no_expression(faces: OnDemand[WarpFace], probes: OnDemand[FaceProbe]) -> None:
    probe = probes["woman"]
    straight = probe.read(faces["woman"].draw(FaceState.neutral()))
    tilted = probe.read(faces["woman"].draw(FaceState.of(None, roll_deg=8)))
    assert straight is not None
    assert tilted is not None
    assert tilted.roll_deg - straight.roll_deg == pytest.approx(8, abs=0.8)
    for field in dataclasses.fields(FaceReading):
        if field.name not in ("roll_deg", "pitch_deg", "yaw_deg", "landmarks_px"):
            assert getattr(tilted, field.name) == pytest.approx(getattr(straight, field.name), abs=0.025)


@pytest.mark.full
def test_every_figure_has_its_place(faces: OnDemand[WarpFace], probes: OnDemand[FaceProbe]) -> None:
    figures = measure_controls(faces["open-mouth"], probes["open-mouth"], random_faces=1)
    assert set(figures) == {quantity.key for quantity in QUANTITIES}


@pytest.mark.full
def test_the_portraits_of_the_program_meet_the_targets(face_models: FaceModels) -> None:
    """What ``talking-avatar evaluate controls --check`` decides, here with fewer random faces."""
    figures = {}
    paths = bundled_portraits()
    for number, path in enumerate(paths):
        portrait = prepare_portrait(path, models=face_models)
        face = WarpFace(portrait, prepare_rig(portrait))
        probe = FaceProbe(face_models.landmarker, portrait.landmarks_px)
        figures[path.name] = measure_controls(face, probe, RANDOM_FACES, seed=number)
    board = Scoreboard("controls", QUANTITIES, figures)
    assert board.passed(), "\n" + board.as_text()
