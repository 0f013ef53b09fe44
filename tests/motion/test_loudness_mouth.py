from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_INDEX, CONTROL_MAXIMUM, CONTROL_MINIMUM
from talking_avatar.motion.face_motion import FaceMotion
from talking_avatar.motion.lips import IS_MOUTH, LIPS_SHUT_IPD, lip_aperture_ipd
from talking_avatar.motion.loudness_mouth import LOOK_AHEAD_S, LoudnessMouthGenerator
from tests.fast_part import examples

if TYPE_CHECKING:
    from tests.motion.conftest import SpokenVoice

RATE = 16_000
FRAME = RATE // 25
BILABIALS, VOWELS = set("pbm"), set("ɑæʌɔOAWIə")


def mouth_of(samples: NDArray[np.floating], pieces: list[int] | None = None) -> FaceMotion:
    stream = LoudnessMouthGenerator().stream(0)
    parts, start = [], 0
    for size in pieces or []:
        parts.append(stream.push(samples[start : start + size].astype(np.float32)))
        start += size
    parts += [stream.push(samples[start:].astype(np.float32)), stream.finish()]
    return FaceMotion.concatenate(parts)


def apertures(motion: FaceMotion) -> NDArray[np.floating]:
    return lip_aperture_ipd(motion.controls)


# Formants in Hz and their levels in dB: G. E. Peterson & H. L. Barney, JASA 24, 1952, table II (men).
FORMANTS = {
    "ah": ((730, -1), (1090, -5), (2440, -28)),
    "ee": ((270, -4), (2290, -24), (3010, -28)),
    "oo": ((300, -3), (870, -19), (2240, -43)),
}


def vowel(seconds: float, pitch_hz: float = 120, name: str = "ah") -> NDArray[np.float64]:
    """A buzz through three resonances."""
    times_s = np.arange(int(seconds * RATE)) / RATE
    sound = np.zeros(len(times_s))
    for harmonic in range(1, int(7000 / pitch_hz)):
        frequency_hz = harmonic * pitch_hz
        gain = sum(10 ** (db / 20) / (1 + ((frequency_hz - f) / 60) ** 2) for f, db in FORMANTS[name])
        sound += gain * np.sin(2 * np.pi * frequency_hz * times_s + harmonic)
    return np.asarray(0.2 * sound / np.abs(sound).max())


@pytest.mark.full
@given(st.lists(st.integers(0, 5000), max_size=40))
@settings(max_examples=examples(15), deadline=None)
def test_motion_does_not_depend_on_how_the_sound_was_cut(pieces: list[int]) -> None:
    random = np.random.default_rng(5)
    sound = np.concatenate([np.zeros(3000), vowel(0.7), 0.01 * random.normal(size=4000), vowel(0.5, 210)])
    whole, cut = mouth_of(sound), mouth_of(sound, pieces)
    np.testing.assert_array_equal(cut.controls, whole.controls)
    np.testing.assert_array_equal(cut.voice, whole.voice)
    assert whole.controls.any()


@pytest.mark.parametrize("samples", [0, 1, FRAME - 1, FRAME, FRAME + 1, 16_000, 33_333])
def test_frames_cover_the_sound(samples: int) -> None:
    assert len(mouth_of(0.1 * np.ones(samples))) == math.ceil(samples / FRAME)


def test_frames_come_as_soon_as_the_look_ahead_is_there(voices: dict[str, SpokenVoice]) -> None:
    stream, heard, given_out = LoudnessMouthGenerator().stream(0), 0, 0
    assert LOOK_AHEAD_S <= 0.12
    for start in range(0, 2 * RATE, 320):
        given_out += len(stream.push(voices["heart"].samples[start : start + 320]))
        heard += 320
        due = math.floor((heard / RATE - LOOK_AHEAD_S) * 25 + 1e-9) + 1
        assert given_out >= max(due, 0)


def test_what_comes_later_than_the_look_ahead_changes_nothing(voices: dict[str, SpokenVoice]) -> None:
    heard = voices["heart"].samples[: int(1.5 * RATE)]
    other = heard.copy()
    frame = 20
    other[math.ceil((frame / 25 + LOOK_AHEAD_S) * RATE) :] = 0.3
    first, second = mouth_of(heard), mouth_of(other)
    np.testing.assert_array_equal(first.controls[: frame + 1], second.controls[: frame + 1])
    assert (first.controls[frame + 4 :] != second.controls[frame + 4 :]).any()


def test_silence_leaves_the_face_neutral() -> None:
    motion = mouth_of(np.zeros(3 * RATE))
    assert not motion.controls.any()
    assert not motion.voice.any()


@pytest.mark.parametrize("level_db", [-70, -50, -35, -25])
@pytest.mark.parametrize("colour", ["white", "hum", "rumble"])
def test_steady_noise_leaves_the_mouth_shut(level_db: float, colour: str) -> None:
    random = np.random.default_rng(7)
    noise = random.normal(size=6 * RATE)
    if colour == "hum":
        times_s = np.arange(6 * RATE) / RATE
        noise = np.sin(2 * np.pi * 100 * times_s) + 0.3 * np.sin(2 * np.pi * 200 * times_s) + 0.05 * noise
    if colour == "rumble":
        noise = np.convolve(noise, np.ones(40) / 40, "same")
    noise *= 10 ** (level_db / 20) / noise.std()
    motion = mouth_of(np.clip(noise, -1, 1))
    learned = 0 if level_db <= -50 else 30
    assert (apertures(motion)[learned:] < LIPS_SHUT_IPD).all()
    assert motion.voice[30:].max() < 0.25


def test_the_mouth_opens_with_the_voice_and_shuts_in_its_pauses(voices: dict[str, SpokenVoice]) -> None:
    for name, voice in voices.items():
        aperture = apertures(voice.motion)
        count = len(aperture)
        padded = np.pad(voice.samples, (FRAME // 2, FRAME))
        envelope = np.array([padded[i * FRAME : (i + 1) * FRAME].std() for i in range(count)])
        loud = 20 * np.log10(envelope + 1e-4)
        by_lag = {k: np.corrcoef(np.roll(aperture, -k)[3:-3], loud[3:-3])[0, 1] for k in range(-3, 4)}
        assert max(by_lag.values()) > 0.6, name
        assert abs(max(by_lag, key=lambda k: by_lag[k])) <= 1, name
        assert aperture.max() > 0.12, name
        assert (aperture[: int(0.15 * 25)] < LIPS_SHUT_IPD).all(), name


def nearest(voice: SpokenVoice, wanted: set[str]) -> list[float]:
    """The narrowest aperture within each of the wanted phonemes."""
    aperture = apertures(voice.motion)
    found = []
    for symbol, start_s, end_s in voice.phonemes:
        if symbol in wanted:
            first, last = round(start_s * 25), round(end_s * 25)
            found.append(float(aperture[max(first, 0) : last + 1].min()))
    return found


def widest(voice: SpokenVoice, wanted: set[str]) -> list[float]:
    aperture = apertures(voice.motion)
    return [
        float(aperture[round(a * 25) : round(b * 25) + 1].max())
        for symbol, a, b in voice.phonemes
        if symbol in wanted
    ]


def test_bilabials_are_shut_and_vowels_open(voices: dict[str, SpokenVoice]) -> None:
    shut = [gap for voice in voices.values() for gap in nearest(voice, BILABIALS)]
    opened = [gap for voice in voices.values() for gap in widest(voice, VOWELS)]
    assert len(shut) >= 20
    assert np.median(shut) < LIPS_SHUT_IPD / 2
    assert np.mean(np.array(shut) < LIPS_SHUT_IPD) > 0.55
    assert np.median(opened) > 0.08
    assert np.mean(shut) < 0.25 * np.mean(opened)


def test_a_held_vowel_stays_open() -> None:
    sound = np.concatenate([np.zeros(RATE), vowel(2), np.zeros(RATE)])
    aperture = apertures(mouth_of(sound))
    assert aperture[30:72].min() > 0.05
    assert (aperture[-20:] < LIPS_SHUT_IPD).all()


def test_vowels_shape_the_lips() -> None:
    pause = np.zeros(RATE // 2)
    shapes = {}
    for name in FORMANTS:
        motion = mouth_of(np.concatenate([pause, vowel(1.0, name=name), pause]))
        shapes[name] = {c: float(motion.controls[18:32, i].mean()) for c, i in CONTROL_INDEX.items()}
    assert shapes["ah"]["jawOpen"] > 1.5 * shapes["ee"]["jawOpen"]
    assert shapes["ah"]["jawOpen"] > 1.5 * shapes["oo"]["jawOpen"]
    assert shapes["oo"]["mouthPucker"] > shapes["ee"]["mouthPucker"] + 0.1
    assert shapes["ee"]["mouthStretchLeft"] > shapes["oo"]["mouthStretchLeft"] + 0.1


def test_a_quiet_microphone_moves_the_mouth_as_well(voices: dict[str, SpokenVoice]) -> None:
    samples = np.concatenate([voices["emma"].samples, voices["emma"].samples])
    half = len(voices["emma"].motion)
    loud, quiet = apertures(mouth_of(samples))[half:], apertures(mouth_of(0.1 * samples))[half:]
    assert np.corrcoef(loud, quiet)[0, 1] > 0.9
    assert quiet.max() > 0.6 * loud.max()


def test_the_voice_is_found_in_noise(voices: dict[str, SpokenVoice]) -> None:
    voice = voices["michael"].samples
    noise = np.random.default_rng(3).normal(size=len(voice) + 2 * RATE)
    noise *= 10 ** (-18 / 20) * voice.std() / noise.std()
    noise[2 * RATE :] += voice
    aperture = apertures(mouth_of(noise))
    assert (aperture[25:50] < LIPS_SHUT_IPD).all()
    clean = apertures(voices["michael"].motion)
    assert np.corrcoef(aperture[50 : 50 + len(clean)], clean)[0, 1] > 0.6


@pytest.mark.parametrize("case", ["nan", "infinite", "huge", "constant", "clipped"])
def test_any_sound_gives_a_possible_face(case: str, voices: dict[str, SpokenVoice]) -> None:
    samples = voices["heart"].samples[: 2 * RATE].astype(np.float64)
    if case == "nan":
        samples[5000:9000] = np.nan
    elif case == "infinite":
        samples[5000:9000] = np.inf
    elif case == "huge":
        samples *= 1e6
    elif case == "constant":
        samples[:] = 0.9
    else:
        samples = np.sign(samples)
    motion = mouth_of(samples)
    assert np.isfinite(motion.controls).all()
    assert (motion.controls >= CONTROL_MINIMUM).all()
    assert (motion.controls <= CONTROL_MAXIMUM).all()
    assert ((motion.voice >= 0) & (motion.voice <= 1)).all()
    assert not motion.controls[:, ~IS_MOUTH].any()
    if case == "constant":
        assert (apertures(motion)[30:] < LIPS_SHUT_IPD).all()


def test_no_sound_after_the_end() -> None:
    stream = LoudnessMouthGenerator().stream(0)
    stream.push(np.zeros(2000, np.float32))
    stream.finish()
    assert len(stream.finish()) == 0
    with pytest.raises(ValueError, match="finished"):
        stream.push(np.zeros(10, np.float32))
