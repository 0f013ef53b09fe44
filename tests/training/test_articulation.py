"""What a mouth must show for known sounds, whoever speaks and however."""

from __future__ import annotations

import numpy as np
import pytest

from talking_avatar.motion.controls import CONTROL_INDEX, CONTROL_MAXIMUM, CONTROL_MINIMUM
from talking_avatar.motion.face_motion import FaceMotion
from talking_avatar.motion.lips import LIPS_SHUT_IPD, lip_aperture_ipd
from talking_avatar.training.articulation.articulate import articulate
from talking_avatar.training.articulation.phones import VISEMES_OF, Segment, segments_of
from talking_avatar.training.articulation.prosody import Prosody, cut_silent_ends, measure_prosody
from talking_avatar.training.articulation.style import ArticulationStyle, random_speaker
from talking_avatar.training.corpus.phonemes import PHONEMES, SILENCE
from talking_avatar.training.corpus.utterance import Phoneme

PAUSE_S = 0.6


def spoken(text: str, sound_s: float = 0.12, stress: int = 2) -> list[Segment]:
    """The phonemes of ``text`` (separated by spaces), evenly long, between two pauses."""
    sounds = [Segment(SILENCE, 0.0, PAUSE_S)]
    for symbol in text.split():
        start_s = sounds[-1].end_s
        sounds.append(Segment(symbol, start_s, start_s + sound_s, stress))
    return sounds + [Segment(SILENCE, sounds[-1].end_s, sounds[-1].end_s + PAUSE_S)]


def shown(
    sounds: list[Segment], style: ArticulationStyle | None = None, seed: int | None = None
) -> FaceMotion:
    end_s = sounds[-1].end_s
    style = style or ArticulationStyle()
    random = None if seed is None else np.random.default_rng(seed)
    speaker = None if random is None else random_speaker(random, style.liveliness)
    return articulate(sounds, int(end_s * 25), Prosody.even(end_s), style, random, speaker)


def at(motion: FaceMotion, sound: Segment) -> np.ndarray:
    """Controls in the middle of a sound."""
    return motion.controls[round((sound.start_s + sound.end_s) / 2 * 25)]


def control(motion: FaceMotion, sound: Segment, name: str) -> float:
    return float(at(motion, sound)[CONTROL_INDEX[name]])


def test_every_phoneme_of_the_corpus_has_a_viseme() -> None:
    assert set(VISEMES_OF) == PHONEMES | {SILENCE}


@pytest.mark.parametrize("symbol", ["p", "b", "m"])
@pytest.mark.parametrize("sound_s", [0.045, 0.08, 0.2])
@pytest.mark.parametrize("gain", [0.6, 1.0, 1.4])
def test_bilabials_close_the_lips_however_short_and_large(symbol: str, sound_s: float, gain: float) -> None:
    sounds = spoken(f"a {symbol} a {symbol} æ", sound_s)
    aperture = lip_aperture_ipd(shown(sounds, ArticulationStyle(1.0, gain), seed=3).controls)
    for sound in sounds:
        if sound.symbol == symbol:
            frames = slice(round(sound.start_s * 25), round(sound.end_s * 25) + 1)
            assert aperture[frames].min() < LIPS_SHUT_IPD / 2


def test_open_vowels_open_the_jaw_and_close_ones_do_not() -> None:
    sounds = spoken("t a t e t i t", 0.16)
    motion = shown(sounds)
    jaws = [control(motion, s, "jawOpen") for s in sounds if s.symbol in "aei"]
    assert jaws[0] > jaws[1] + 0.05 > jaws[2] + 0.1
    assert 0.3 < jaws[0] <= 0.6


def test_rounding_spreading_and_tucking() -> None:
    sounds = spoken("t u t i t f a", 0.16)
    motion = shown(sounds)
    of = {s.symbol: s for s in sounds if s.symbol in "uif"}
    assert control(motion, of["u"], "mouthPucker") > 0.5
    assert control(motion, of["i"], "mouthStretchLeft") > 0.3 > control(motion, of["u"], "mouthStretchLeft")
    assert control(motion, of["f"], "mouthRollLower") > 0.5
    assert lip_aperture_ipd(at(motion, of["f"])) < 0.06


def test_rounding_begins_in_the_consonants_before_its_vowel() -> None:
    before_round, before_spread = spoken("a k t u", 0.1), spoken("a k t i", 0.1)
    t_of_u, t_of_i = before_round[3], before_spread[3]
    pucker = control(shown(before_round), t_of_u, "mouthPucker")
    assert pucker > 0.25
    assert control(shown(before_spread), t_of_i, "mouthPucker") < 0.02


def test_short_vowels_fall_short_and_loud_ones_open_further() -> None:
    long, short = spoken("t a t", 0.2), spoken("t a t", 0.06)
    assert control(shown(short), short[2], "jawOpen") < 0.8 * control(shown(long), long[2], "jawOpen")
    end_s = long[-1].end_s
    quiet, loud = (
        articulate(long, int(end_s * 25), Prosody(np.full(300, level), np.zeros(300)), ArticulationStyle())
        for level in (0.3, 1.0)
    )
    assert control(loud, long[2], "jawOpen") > 1.2 * control(quiet, long[2], "jawOpen")


def test_gain_and_liveliness_scale_movement() -> None:
    sounds = spoken("h a l o m a r i", 0.14)
    small, large = (shown(sounds, ArticulationStyle(0.5, gain)).controls for gain in (0.6, 1.4))
    assert lip_aperture_ipd(large).max() > 1.4 * lip_aperture_ipd(small).max()
    calm, lively = (
        np.mean([shown(sounds, ArticulationStyle(level), seed).pose.std(axis=0)[:3] for seed in range(12)])
        for level in (0.0, 1.0)
    )
    assert lively > 1.5 * calm


def test_a_pause_is_exactly_neutral_for_the_mouth_and_nearly_still_for_the_head() -> None:
    sounds = spoken("m a m a")
    sounds[-1] = Segment(SILENCE, sounds[-1].start_s, sounds[-1].start_s + 4)
    motion = shown(sounds, ArticulationStyle(1.0, 1.4), seed=5)
    first_frame = round((sounds[-1].start_s + 0.25) * 25)
    mouth = motion.controls[first_frame:, : CONTROL_INDEX["tongueUp"] + 1]
    assert np.abs(mouth).max() == 0
    assert np.abs(motion.pose[first_frame + 25 :, :3]).max() < 1.0


def test_controls_and_pose_stay_in_range_and_differ_between_seeds() -> None:
    sounds = spoken("w ʌ n t u θ ɹ i f ɔ ɹ f aɪ v p æ b ʃ oʊ")
    motions = [shown(sounds, ArticulationStyle(1.0, 1.4), seed) for seed in range(8)]
    for motion in motions:
        assert np.all(motion.controls >= CONTROL_MINIMUM)
        assert np.all(motion.controls <= CONTROL_MAXIMUM)
        assert motion.controls[:, CONTROL_INDEX["jawOpen"]].max() <= 0.6
        assert np.abs(motion.pose[:, :3]).max() < 8.5
    assert np.std([m.pose[:, 1] for m in motions], axis=0).max() > 0.5
    assert np.std([m.controls for m in motions], axis=0).max() > 0.02


def test_the_same_seed_moves_the_same() -> None:
    sounds = spoken("b ɪ ɡ b oʊ t s")
    first, again = (shown(sounds, seed=9) for _ in range(2))
    assert np.array_equal(first.controls, again.controls)
    assert np.array_equal(first.pose, again.pose)


def test_short_gaps_between_words_are_no_pause() -> None:
    phonemes = [Phoneme("sil", 0, 0.3), Phoneme("t", 0.3, 0.4), Phoneme("sil", 0.4, 0.46)]
    phonemes += [Phoneme("u", 0.46, 0.6, 2), Phoneme("sil", 0.6, 0.9), Phoneme("sil", 0.9, 1.2)]
    segments = segments_of(phonemes)
    assert [s.symbol for s in segments] == ["sil", "t", "u", "sil"]
    assert segments[1].end_s == segments[2].start_s == pytest.approx(0.43)
    assert segments[-1].end_s == 1.2
    with pytest.raises(ValueError, match="@"):
        segments_of([Phoneme("@", 0, 1)])


def test_a_pause_inside_the_last_sound_is_cut_off() -> None:
    voice = np.zeros(16000, np.float32)
    times_s = np.arange(6400) / 16000
    voice[1600:8000] = 0.3 * np.sin(2 * np.pi * 150 * times_s) * np.sin(2 * np.pi * 2.5 * times_s / 2)
    sounds = [Segment(SILENCE, 0, 0.1), Segment("ɹ", 0.1, 1.0)]
    cut = cut_silent_ends(sounds, measure_prosody(voice))
    assert [s.symbol for s in cut] == ["sil", "ɹ", "sil"]
    assert cut[1].end_s == pytest.approx(0.5, abs=0.06)


def test_melody_is_measured_in_semitones() -> None:
    times_s = np.arange(32000) / 16000
    pitch_hz = np.where(times_s < 1, 120.0, 120.0 * 2 ** (4 / 12))
    phase = 2 * np.pi * np.cumsum(pitch_hz) / 16000
    voice = (0.2 * sum(np.sin(k * phase) / k for k in range(1, 8))).astype(np.float32)
    melody = measure_prosody(voice).melody_st
    assert np.median(melody[120:180]) - np.median(melody[20:80]) == pytest.approx(4, abs=0.4)
