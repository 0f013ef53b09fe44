"""From speech to training windows: sound and motion stay together, and nothing is lost or made up."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from talking_avatar.errors import UserError
from talking_avatar.motion.controls import CONTROL_INDEX, POSE_INDEX
from talking_avatar.motion.dit.normalisation import Normalisation
from talking_avatar.motion.face_motion import FaceMotion
from talking_avatar.motion.lips import lip_aperture_ipd
from talking_avatar.training.augmentation import AugmentationChances, augment, background_noise, in_room
from talking_avatar.training.clips import Clip, ClipsAbout, read_clips, write_clips
from talking_avatar.training.columns import (
    BROW_COLUMNS,
    COLUMNS,
    MOUTH_COLUMNS,
    POSE_COLUMNS,
    controls_of,
    rows_of,
)
from talking_avatar.training.corpus.shards import shard_name, write_shard
from talking_avatar.training.prepare import STYLES, UNCHANGED, Preparation, prepare_corpus
from talking_avatar.training.ridge import fit_ridge
from talking_avatar.training.takes import quiet_take, take_of
from talking_avatar.training.windows import WindowDraw, motion_constants, pool_of, read_pool
from tests.training.small_data import BandEncoder, babble

EVERYTHING = AugmentationChances(1, 1, 1, 1, 1, 1)


def loudness_per_frame(samples: np.ndarray) -> np.ndarray:
    padded = np.pad(samples, (0, -len(samples) % 640))
    return np.sqrt(np.mean(padded.reshape(-1, 640) ** 2, axis=1))


def test_augmented_sound_keeps_its_times_and_stays_in_range() -> None:
    voice = babble("aiaiuamau", 140).samples
    for seed in range(12):
        heard = augment(voice, EVERYTHING, np.random.default_rng(seed))
        assert heard.samples.dtype == np.float32
        assert np.abs(heard.samples).max() <= 1
        assert len(heard.samples) == pytest.approx(len(voice) * heard.stretch, abs=1)
        assert 0.8 < heard.stretch < 1.25


def test_an_unchanged_voice_differs_by_its_level_only() -> None:
    voice = babble("aiu", 140).samples
    heard = augment(voice, UNCHANGED, np.random.default_rng(1))
    assert heard.stretch == 1
    assert np.corrcoef(heard.samples, voice)[0, 1] > 0.999


def test_noise_has_the_level_that_was_asked_for() -> None:
    random = np.random.default_rng(0)
    for kind in ("white", "pink", "brown", "hum", "clatter"):
        noise = background_noise(32000, -40.0, random, kind)
        assert 10 * np.log10(np.mean(noise**2)) == pytest.approx(-40, abs=0.1)


def test_a_room_echoes_after_the_sound_not_before() -> None:
    click = np.zeros(16000, np.float32)
    click[8000] = 0.5
    wet = in_room(click, 0.3, -6, np.random.default_rng(0))
    assert np.abs(wet[:8000]).max() < 1e-6
    assert np.sum(wet[8001:] ** 2) == pytest.approx(0.25 * 10**-0.6, rel=0.02)


@pytest.mark.parametrize("seed", range(4))
def test_motion_stays_with_the_sound_in_every_variant(seed: int) -> None:
    chances = AugmentationChances(throat=1, room=0, noise=0, microphone=0, codec=0, clipping=0)
    take = take_of(babble("amamamamam", 150), chances, 2, np.random.default_rng(seed))
    assert take.motions.shape == (2, -(-len(take.samples) // 640), len(COLUMNS))
    aperture = lip_aperture_ipd(controls_of(take.motions)).mean(axis=0)
    loud = loudness_per_frame(take.samples)
    lags = [np.corrcoef(np.roll(aperture, shift), loud)[0, 1] for shift in range(-4, 5)]
    assert abs(int(np.argmax(lags)) - 4) <= 1
    assert max(lags) > 0.6


def test_nobody_speaks_and_nothing_moves() -> None:
    for seed in range(5):
        take = quiet_take(2, np.random.default_rng(seed))
        assert not take.motions.any()
        assert take.motions.shape[1] == -(-len(take.samples) // 640)


def test_rows_hold_what_is_generated() -> None:
    motion = FaceMotion.neutral(5)
    random = np.random.default_rng(0)
    motion.controls[:] = random.random(motion.controls.shape)
    motion.pose[:] = random.random(motion.pose.shape)
    rows = rows_of(motion)
    controls = controls_of(rows)
    generated = [CONTROL_INDEX[name] for name in MOUTH_COLUMNS + BROW_COLUMNS]
    assert np.array_equal(controls[:, generated], motion.controls[:, generated])
    assert not np.delete(controls, generated, axis=1).any()
    poses = motion.pose[:, [POSE_INDEX[name] for name in POSE_COLUMNS]]
    assert np.array_equal(rows[:, -len(POSE_COLUMNS) :], poses)


@pytest.mark.full
def test_preparing_goes_on_where_it_stopped_and_with_what_is_new(clips: Path, tmp_path: Path) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "clips"
    shutil.copytree(clips.parent / "corpus", corpus)
    options = Preparation(variants=2, ways=1)
    assert prepare_corpus(corpus, out, [BandEncoder()], options, lambda _: None) == 5
    assert {p.name for p in out.iterdir()} == {
        "train-000.0.npz", "train-001.0.npz", "valid-000.0.npz", "train-000.1.npz", "train-001.1.npz",
    }  # fmt: skip
    before = (out / "train-000.1.npz").read_bytes()
    (out / "train-000.1.npz").unlink()
    write_shard(corpus / shard_name("train", 2), [babble("ai", 100)])
    assert prepare_corpus(corpus, out, [BandEncoder()], options, lambda _: None) == 3
    assert (out / "train-000.1.npz").read_bytes() == before
    with pytest.raises(UserError, match="no corpus"):
        prepare_corpus(tmp_path / "nothing", out, [BandEncoder()], options, lambda _: None)


def test_windows_hold_the_frames_of_their_clips() -> None:
    about = ClipsAbout("test", COLUMNS, STYLES, "made up", "test")
    clips = []
    for number, length in enumerate((7, 30, 60)):
        frames = np.arange(length) + 100 * number
        motion = np.repeat(frames[None, :, None], len(COLUMNS), axis=2)
        clips.append(Clip(np.repeat(frames[:, None], 3, axis=1), motion, np.full((1, 2), number / 10)))
    pool = pool_of(about, clips)
    plain = Normalisation(np.zeros(len(COLUMNS), np.float32), np.ones(len(COLUMNS), np.float32))
    draw = WindowDraw(pool, plain, Normalisation(np.zeros(3, np.float32), np.ones(3, np.float32)), 5, 20)
    window = draw.batch(200, np.random.default_rng(0))
    assert window.motion.shape == (200, 25, len(COLUMNS))
    assert window.present is not None and window.at_start is not None
    assert np.array_equal(window.motion[..., 0], window.features[..., 0])
    for row, present, at_start, style in zip(
        window.motion[..., 0].numpy(), window.present, window.at_start, window.conditions.style, strict=True
    ):
        current = row[5:][present.numpy()]
        assert np.array_equal(np.diff(current), np.ones(len(current) - 1))
        assert len(set(row // 100)) == 1
        assert float(style[0]) == pytest.approx(row[-1] // 100 / 10)
        if bool(at_start):
            assert current[0] % 100 == 0
        else:
            assert np.array_equal(row[:5], current[0] - np.arange(5, 0, -1))
    assert window.at_start.any() and not window.at_start.all()
    assert not window.present.all()


def test_a_face_at_rest_stays_exactly_at_rest(clips: Path) -> None:
    constants = motion_constants(read_pool(clips, "train"))
    assert not constants.normal(np.zeros(len(COLUMNS))).any()


def test_shards_that_do_not_belong_together_or_are_damaged_are_refused(clips: Path, tmp_path: Path) -> None:
    shutil.copy(clips / "train-000.0.npz", tmp_path)
    about, found = read_clips(tmp_path / "train-000.0.npz")
    write_clips(tmp_path / "train-001.0.npz", replace(about, encoder="another"), found)
    with pytest.raises(UserError, match=r"train-001\.0\.npz does not fit"):
        read_pool(tmp_path, "train")
    (tmp_path / "train-001.0.npz").write_bytes(b"PK")
    with pytest.raises(UserError, match="damaged"):
        read_pool(tmp_path, "train")
    with pytest.raises(UserError, match="no valid data"):
        read_pool(tmp_path, "valid")


def test_a_ridge_learns_which_sounds_open_the_mouth() -> None:
    random = np.random.default_rng(2)
    said = [babble(random.choice(list("aium"), 16), pitch) for pitch in (110, 150, 200, 230)]
    takes = [take_of(u, UNCHANGED, 1, random) for u in said]
    ridge = fit_ridge(takes[:3])
    shown, wanted = (
        lip_aperture_ipd(controls_of(rows)) for rows in (ridge.rows(takes[3].samples), takes[3].motions[0])
    )
    assert np.corrcoef(shown, wanted)[0, 1] > 0.6
