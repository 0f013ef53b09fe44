"""Which generator is behind a name, and what people are told when it is another one."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from talking_avatar.assembly import voices
from talking_avatar.assembly.voices import LOUDNESS, PRESETS, make_voice, sample_voice
from talking_avatar.errors import UserError
from talking_avatar.motion.dit.checkpoint import save_model
from talking_avatar.motion.dit.chunking import PRESETS as CHUNKINGS
from talking_avatar.motion.dit.chunking import Preset
from talking_avatar.motion.dit.generator import DiffusionGenerator
from talking_avatar.motion.dit.pace import keeps_up
from talking_avatar.motion.face_motion import FaceMotion
from talking_avatar.motion.lips import LIPS_SHUT_IPD, lip_aperture_ipd
from talking_avatar.motion.loudness_mouth import LoudnessMouthGenerator
from talking_avatar.speech.catalogue import CHINESE_HUBERT, WAV2VEC2, log_mel_encoder
from tests.motion.dit.little import BandEncoder, little_model


@pytest.fixture
def model_file(tmp_path: Path) -> Path:
    """A little model with random weights, on log-mel features."""
    import torch

    from talking_avatar.motion.dit.denoiser import Denoiser

    model, encoder = little_model(), log_mel_encoder()
    config = dataclasses.replace(model.description.config, audio_dim=encoder.dim)
    description = dataclasses.replace(model.description, config=config, encoder=encoder.name)
    torch.manual_seed(0)
    spoken = dataclasses.replace(model, description=description, denoiser=Denoiser(config))
    save_model(tmp_path / "model.safetensors", spoken)
    return tmp_path / "model.safetensors"


def test_the_names_of_presets_are_those_of_the_motion_model() -> None:
    assert [preset.value for preset in Preset] == list(PRESETS) == [preset.value for preset in CHUNKINGS]


def test_a_model_file_moves_the_face(model_file: Path) -> None:
    voice = make_voice(model_file)
    assert voice.note == ""
    stream = voice.generator.stream(0)
    sound = sample_voice()[:32_000]
    motion = FaceMotion.concatenate([stream.push(sound), stream.finish()])
    assert len(motion) == 50
    assert np.ptp(motion.pose[:, 0]) > 0.1
    assert motion.voice.max() > 0.5


@pytest.mark.parametrize(
    ("encoder", "command"), [(WAV2VEC2, "download wav2vec2"), (CHINESE_HUBERT, "download hubert")]
)
def test_a_model_on_an_optional_encoder_says_how_to_fetch_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoder: str, command: str
) -> None:
    monkeypatch.setenv("TALKING_AVATAR_MODELS", str(tmp_path))
    model = little_model()
    description = dataclasses.replace(model.description, encoder=encoder)
    save_model(tmp_path / "model.safetensors", dataclasses.replace(model, description=description))
    with pytest.raises(UserError, match=f"talking-avatar models {command}"):
        make_voice(tmp_path / "model.safetensors")


def test_a_preset_shortens_the_wait(model_file: Path) -> None:
    quick, slow = make_voice(model_file, "low").generator, make_voice(model_file).generator
    assert quick.look_ahead_s < 0.4 < slow.look_ahead_s


def test_a_slow_machine_gets_another_preset_and_is_told(
    model_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from talking_avatar.motion.dit import pace

    def only_slow(generator: DiffusionGenerator, voice: object) -> bool:
        return generator.hop_frames == CHUNKINGS[Preset.SLOW_PC].hop

    monkeypatch.setattr(pace, "keeps_up", only_slow)
    voice = make_voice(model_file, "default")
    assert isinstance(voice.generator, DiffusionGenerator)
    assert voice.generator.hop_frames == CHUNKINGS[Preset.SLOW_PC].hop
    assert "slow-pc is used" in voice.note
    monkeypatch.setattr(pace, "keeps_up", lambda generator, voice: False)
    voice = make_voice(model_file, "default")
    assert isinstance(voice.generator, LoudnessMouthGenerator)
    assert "too slow" in voice.note


def test_pace_is_measured_against_the_hop() -> None:
    generator = DiffusionGenerator(little_model().stored(), BandEncoder(), CHUNKINGS[Preset.DEFAULT])
    ticks = iter(range(10**6))

    def clock_of(step_s: float) -> bool:
        return keeps_up(generator, sample_voice()[:16_000], lambda: next(ticks) * step_s)

    # Eight pieces of 10 ms make a hop of 80 ms; the clock ticks twice for each.
    assert clock_of(0.004)
    assert not clock_of(0.009)


def test_without_the_model_loudness_speaks_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices, "bundled_if_there", lambda *parts: None)
    voice = make_voice()
    assert isinstance(voice.generator, LoudnessMouthGenerator)
    assert "did not come with this installation" in voice.note


@pytest.mark.full
def test_the_built_in_model_needs_no_pytorch() -> None:
    """In a process of its own, since other tests import it."""
    program = (
        "import sys\n"
        "from talking_avatar.assembly.voices import make_voice, sample_voice\n"
        "for preset in (None, 'default', 'low'):\n"
        "    stream = make_voice(preset=preset, measured=False).generator.stream(0)\n"
        "    assert len(stream.push(sample_voice()[:40_000]))\n"
        "assert not {'torch', 'transformers'} & set(sys.modules), 'PyTorch was imported'\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_loudness_can_be_chosen() -> None:
    voice = make_voice(LOUDNESS)
    assert isinstance(voice.generator, LoudnessMouthGenerator)
    assert voice.note == ""


def test_a_style_that_nobody_has_is_refused() -> None:
    with pytest.raises(UserError, match="no style called lively"):
        make_voice(LOUDNESS, styles={"lively": 1})
    with pytest.raises(UserError, match="articulation cannot be 3 because it goes from 0 to 1"):
        make_voice(styles={"articulation": 3})
    with pytest.raises(UserError, match="choose among liveliness, articulation"):
        make_voice(styles={"angry": 1})


@pytest.mark.parametrize("name", ["nothing.safetensors", "nothing.pt"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=name):
        make_voice(tmp_path / name)


def test_the_built_in_model_speaks_and_rests() -> None:
    """Live as with the default preset: lips part for the voice, meet in it, and rest without."""
    voice = make_voice(preset="default", measured=False)
    assert voice.note == ""
    assert isinstance(voice.generator, DiffusionGenerator)
    assert voice.generator.look_ahead_s < 0.2
    stream = voice.generator.stream(0)
    sound = np.concatenate(
        [np.zeros(16_000, np.float32), sample_voice()[:48_000], np.zeros(32_000, np.float32)]
    )
    motion = FaceMotion.concatenate([stream.push(sound), stream.finish()])
    aperture_ipd = lip_aperture_ipd(motion.controls)
    speaking, after = aperture_ipd[30:95], aperture_ipd[115:]
    assert speaking.max() > 0.08
    assert (speaking < LIPS_SHUT_IPD).any()
    assert aperture_ipd[5:20].max() < LIPS_SHUT_IPD
    assert after.max() < LIPS_SHUT_IPD
    assert np.abs(motion.pose[:, :3]).max() < 12
    assert np.ptp(motion.pose[30:95, 0]) > 0.5
