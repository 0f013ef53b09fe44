"""Streams of a diffusion model: nothing depends on how the sound arrives, and nothing is lost or grows."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.motion.dit.chunking import PRESETS, Chunking, Preset
from talking_avatar.motion.dit.generator import DiffusionGenerator
from talking_avatar.motion.face_motion import FaceMotion
from tests.motion.dit.little import COLUMNS, BandEncoder, babble, little_model

LIVE = Chunking(hop=4, look_ahead=2, known=6)


def generator(chunking: Chunking | None = LIVE, **styles: float) -> DiffusionGenerator:
    return DiffusionGenerator(little_model(styles=tuple(styles)).stored(), BandEncoder(), chunking, styles)


def pieces(sound: NDArray[np.float32], sizes: list[int]) -> list[NDArray[np.float32]]:
    cuts = np.cumsum(sizes)
    return np.split(sound, cuts[cuts < len(sound)])


def run(maker: DiffusionGenerator, parts: list[NDArray[np.float32]], seed: int = 1) -> FaceMotion:
    stream = maker.stream(seed)
    motions = [stream.push(part) for part in parts]
    return FaceMotion.concatenate([*motions, stream.finish()])


def assert_same(a: FaceMotion, b: FaceMotion) -> None:
    for name in ("controls", "pose", "residual", "voice"):
        np.testing.assert_array_equal(getattr(a, name), getattr(b, name), err_msg=name)


@pytest.mark.parametrize("chunking", [None, LIVE, PRESETS[Preset.LOW]])
def test_the_motion_does_not_depend_on_the_pieces(chunking: Chunking | None) -> None:
    sound = babble(2.3)
    whole = run(generator(chunking), [sound])
    random = np.random.default_rng(3)
    cut = run(generator(chunking), pieces(sound, random.integers(1, 3000, 200).tolist()))
    assert_same(whole, cut)


@pytest.mark.parametrize("samples", [0, 1, 639, 640, 641, 9 * 640, 16_001])
@pytest.mark.parametrize("chunking", [None, LIVE])
def test_there_are_as_many_frames_as_sound(samples: int, chunking: Chunking | None) -> None:
    motion = run(generator(chunking), [babble(2)[:samples]])
    assert len(motion) == math.ceil(samples / 640)


def test_a_seed_decides() -> None:
    sound = babble(1)
    assert_same(run(generator(), [sound], seed=7), run(generator(), [sound], seed=7))
    other = run(generator(), [sound], seed=8)
    assert np.abs(run(generator(), [sound], seed=7).controls - other.controls).max() > 0.01


def test_frames_come_as_soon_as_is_promised() -> None:
    maker = generator()
    sound, stream, given = babble(4), maker.stream(0), 0
    for received in range(160, len(sound), 160):
        given += len(stream.push(sound[received - 160 : received]))
        # One frame's rounding: features are final at whole frames.
        due = math.floor((received / 16_000 - maker.look_ahead_s) * 25)
        assert given >= due


def test_frames_that_were_given_do_not_change_with_what_comes() -> None:
    shared = babble(1)
    stream = generator().stream(1)
    early = stream.push(shared)
    later = run(generator(), [np.concatenate([shared, babble(1, seed=9)])])
    assert len(early) > 10
    np.testing.assert_array_equal(early.controls, later.controls[: len(early)])


def test_broken_samples_count_as_silence() -> None:
    sound = babble(1)
    broken, silent = sound.copy(), sound.copy()
    broken[5000:5100], silent[5000:5100] = np.nan, 0
    assert_same(run(generator(), [broken]), run(generator(), [silent]))


def test_values_reach_their_controls_and_stay_in_range() -> None:
    motion = run(generator(), [babble(2)])
    moved = {name for name, index in CONTROL_INDEX.items() if np.ptp(motion.controls[:, index]) > 1e-3}
    assert moved == set(COLUMNS) - {"pitch_deg"}
    assert motion.controls.min() >= 0
    assert np.ptp(motion.pose[:, 0]) > 0.1
    assert 0 < motion.voice.max() <= 1


def test_a_style_changes_the_motion() -> None:
    sound = babble(1)
    calm, lively = (run(generator(lively=value), [sound]).pose for value in (0.0, 1.0))
    assert np.abs(calm - lively).max() > 0.01


def test_a_style_that_the_model_does_not_know_is_refused() -> None:
    with pytest.raises(UserError, match="no style called angry"):
        DiffusionGenerator(little_model(styles=("lively",)).stored(), BandEncoder(), LIVE, {"angry": 1})


def test_another_encoder_is_refused() -> None:
    encoder = BandEncoder()
    encoder.name = "others"
    with pytest.raises(UserError, match="trained with bands"):
        DiffusionGenerator(little_model().stored(), encoder)


def test_a_model_that_does_not_say_what_it_moves_is_refused() -> None:
    model = little_model().stored()
    nameless = dataclasses.replace(model, description=dataclasses.replace(model.description, columns=()))
    with pytest.raises(UserError, match="does not say what its 3 values"):
        DiffusionGenerator(nameless, BandEncoder())


@pytest.mark.full
def test_memory_stays_flat() -> None:
    import tracemalloc

    stream = generator(PRESETS[Preset.DEFAULT]).stream(0)
    second = babble(1)
    for _ in range(3):
        stream.push(second)
    tracemalloc.start()
    for _ in range(3):
        stream.push(second)
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(8):
        stream.push(second)
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    # The test's own encoder keeps the sound: 64 kB a second.
    assert after - before < 8 * 64_000 + 100_000
