"""The corpus: made again it is the same, interrupted it goes on, and it keeps voices apart."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from talking_avatar.errors import UserError
from talking_avatar.resources import bundled
from talking_avatar.training.corpus.engine import SpeechEngine
from talking_avatar.training.corpus.flite import Flite
from talking_avatar.training.corpus.make import make_corpus
from talking_avatar.training.corpus.onnx_graph import with_float_output
from talking_avatar.training.corpus.phonemes import PHONEMES, SILENCE
from talking_avatar.training.corpus.plan import TEST_VOICES, VALID_VOICES, Shard, planned_shards
from talking_avatar.training.corpus.shards import read_shard, write_shard
from talking_avatar.training.corpus.texts import sentences
from talking_avatar.training.corpus.utterance import Phoneme, Recipe, Utterance

LANGUAGES = ("en", "es", "fr", "it", "pt", "hi", "de", "pl", "ru", "tr", "sv", "nl")


class Tone:
    """Hums each text for a tenth of a second."""

    def voices(self, language: str) -> Sequence[str]:
        assert language in LANGUAGES
        return ("af_bella", "am_adam", *sorted(VALID_VOICES | TEST_VOICES))

    def speak(self, recipe: Recipe) -> Utterance:
        hz = 100 + recipe.seed % 100
        samples = 0.3 * np.sin(2 * np.pi * hz * np.arange(1600) / 16_000)
        phonemes = (Phoneme(SILENCE, 0.0, 0.04), Phoneme("m", 0.04, 0.1, 2))
        return Utterance(samples.astype(np.float32), phonemes, recipe)


ENGINES: dict[str, SpeechEngine] = {name: Tone() for name in ("kokoro", "hibari", "espeak", "flite")}


def silent_report(shard: Shard, seconds: float) -> None:
    assert len(shard.recipes) * 0.1 == pytest.approx(seconds)


def test_shards_are_read_as_they_were_written(tmp_path: Path) -> None:
    recipe = Recipe("kokoro", "af_bella", "fr", "Où est-ce ?", 0.9, 3)
    written = [Tone().speak(recipe), Tone().speak(replace(recipe, seed=70))]
    write_shard(tmp_path / "train-000.npz", written)
    found = list(read_shard(tmp_path / "train-000.npz"))
    assert [u.recipe for u in found] == [u.recipe for u in written]
    for a, b in zip(found, written, strict=True):
        np.testing.assert_allclose(a.samples, b.samples, atol=1e-4)
        assert [p.symbol for p in a.phonemes] == [p.symbol for p in b.phonemes]
        assert a.phonemes[1].stress == 2
        assert a.phonemes[1].end_s == pytest.approx(a.duration_s)


def test_making_goes_on_where_it_stopped_and_gives_the_same(tmp_path: Path) -> None:
    made: list[str] = []

    def stop_after_three(shard: Shard, seconds: float) -> None:
        made.append(f"{shard.split}-{shard.number}")
        if len(made) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_corpus(tmp_path / "a", ENGINES, 6, 5, stop_after_three)
    make_corpus(tmp_path / "a", ENGINES, 6, 5, silent_report)
    make_corpus(tmp_path / "b", ENGINES, 6, 5, silent_report)
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert len(names) == 6
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_voices_are_kept_apart() -> None:
    shards = planned_shards(40, ENGINES, seed=1)
    voices: dict[str, set[str]] = {"train": set(), "valid": set(), "test": set()}
    for shard in shards:
        for recipe in shard.recipes:
            if recipe.engine == "kokoro":
                voices[shard.split].update(recipe.voice.split("+"))
            assert (recipe.engine == "flite") <= (shard.split == "test")
    assert voices["valid"] <= VALID_VOICES
    assert voices["test"] <= TEST_VOICES
    assert voices["train"] == {"af_bella", "am_adam"}


def test_training_hears_many_languages_and_none_of_the_sentences_for_measuring() -> None:
    recipes = [r for shard in planned_shards(40, ENGINES, seed=1) for r in shard.recipes]
    trained = [r for shard in planned_shards(40, ENGINES, 1) if shard.split != "test" for r in shard.recipes]
    assert {r.language for r in recipes} >= set(LANGUAGES)
    assert len({r.text for r in trained}) > 0.6 * len(trained)
    for sentence in sentences("en_test"):
        assert not any(sentence in r.text for r in trained)


def test_what_is_no_shard_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "train-000.npz"
    for content in (b"", b"PK\x03\x04nothing", b"hello"):
        broken.write_bytes(content)
        with pytest.raises(UserError, match="shard"):
            read_shard(broken)


def test_an_inner_value_of_a_network_can_be_read() -> None:
    """The voice detector's own padding: it reflects the end of what it hears."""
    model, inner = bundled("models", "silero_vad_16k.onnx").read_bytes(), "/model/stft/padding/Pad_output_0"
    session = onnxruntime.InferenceSession(with_float_output(model, inner))
    heard = np.random.default_rng(0).standard_normal((1, 576)).astype(np.float32)
    state = np.zeros((2, 1, 128), np.float32)
    *_, padded = session.run(None, {"input": heard, "state": state, "sr": np.array(16_000)})
    np.testing.assert_array_equal(padded[0, :576], heard[0])
    assert padded.shape[1] > 576


@pytest.mark.skipif(shutil.which("flite") is None, reason="waits for the program flite")
def test_flite_tells_when_it_says_what() -> None:
    recipe = Recipe("flite", "slt", "en", "Bob, my puppy has moved.", 1.0, 0)
    spoken = Flite().speak(recipe)
    symbols = [p.symbol for p in spoken.phonemes]
    assert "".join(symbols).replace(SILENCE, "").startswith("bɑbm")
    assert set(symbols) <= PHONEMES | {SILENCE}
    assert spoken.phonemes[-1].end_s == spoken.duration_s
    for p in spoken.phonemes:
        loudness = np.abs(spoken.samples[int(p.start_s * 16_000) : int(p.end_s * 16_000)]).mean()
        if p.symbol == SILENCE:
            assert loudness < 0.01
        elif p.symbol in ("ɑ", "ʌ", "æ"):
            assert loudness > 0.02
