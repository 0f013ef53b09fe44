"""A transcript is found in a voice, where the synthesiser says that its sounds are."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from talking_avatar.errors import UserError
from talking_avatar.evaluation.motion_clips import read_folder, read_voice
from talking_avatar.evaluation.phone_labels import read_phonemes
from talking_avatar.evaluation.transcript_aligner import TranscriptAligner
from talking_avatar.resources import bundled

HELD_OUT = bundled("resources", "evaluation", "held_out")


@pytest.mark.parametrize("name", ["09_flite_slt", "04_kokoro_am_onyx"])
def test_sounds_are_where_the_synthesiser_put_them(name: str) -> None:
    spoken = json.loads((HELD_OUT / f"{name}.json").read_text("utf-8"))["text"]
    found = TranscriptAligner().phonemes(read_voice(HELD_OUT / f"{name}.opus"), spoken, name)
    truth = read_phonemes(HELD_OUT / f"{name}.json")
    starts_s = {s: [p.start_s for p in found if p.symbol == s] for s in "pbmfvszʃ"}
    errors_s = [
        min((at - p.start_s for at in starts_s[p.symbol]), key=abs) for p in truth if starts_s.get(p.symbol)
    ]
    assert len(errors_s) >= 8
    assert np.median(np.abs(errors_s)) < 0.03
    assert abs(np.median(errors_s)) < 0.02


@pytest.mark.full
def test_a_folder_may_hold_a_recording_and_its_words(tmp_path: Path) -> None:
    sound = HELD_OUT / "09_flite_slt.opus"
    (tmp_path / sound.name).write_bytes(sound.read_bytes())
    (tmp_path / "unsaid.wav").write_bytes(b"")
    spoken = json.loads(sound.with_suffix(".json").read_text("utf-8"))["text"]
    sound_words = tmp_path / "09_flite_slt.lab"
    sound_words.write_text(spoken, "utf-8")
    said: list[str] = []
    (clip,) = read_folder(tmp_path, said.append)
    assert sum(sound.symbol in "pbm" for sound in clip.sounds) >= 2
    assert any("unsaid.wav" in line for line in said)


@pytest.mark.full
def test_words_outside_the_dictionary_are_pronounced() -> None:
    samples = read_voice(HELD_OUT / "09_flite_slt.opus")
    found = TranscriptAligner().phonemes(samples, "I think the judj forgot a huje pumpkin 8", "slt")
    assert [p.symbol for p in found if p.symbol != "sil"][-2:] == ["eɪ", "t"]


def test_other_words_than_are_spoken_are_refused() -> None:
    with pytest.raises(UserError, match=r"beside a\.wav cannot be found"):
        TranscriptAligner().phonemes(np.zeros(8000, np.float32), "many words " * 30, "a.wav")
