"""What is not a voice becomes exact zeros, and nothing of a voice is lost."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.speech.encoder import SAMPLES_PER_FEATURE
from talking_avatar.speech.gated_sound import GatedSound
from talking_avatar.speech.voice_detector import SileroDetector
from talking_avatar.speech.windowed_encoder import WindowedEncoder
from tests.speech.noises import NOISES, pink

Sound = NDArray[np.float32]
WINDOW = 13_040
LOOK_AHEAD = 1960


def gate() -> GatedSound:
    return GatedSound(SileroDetector)


def heard(sound: Sound, late: int = 3 * 16_000) -> Sound:
    """Everything as the gate leaves it once it has heard the end."""
    source = gate()
    source.push(np.concatenate([sound, np.zeros(late, np.float32)]))
    return source.window(source.received, source.received)[: len(sound)]


def level(sound: Sound) -> float:
    return float(np.sqrt(np.mean(sound**2)))


@pytest.mark.parametrize("name", NOISES)
def test_noise_becomes_exact_zeros(name: str) -> None:
    assert not heard(NOISES[name]()).any()


@pytest.mark.parametrize("name", NOISES)
def test_noise_does_not_move_the_features(name: str, whisper: WindowedEncoder) -> None:
    features = whisper.encode(NOISES[name]())
    np.testing.assert_array_equal(features, np.tile(whisper.silence, (len(features) // 2, 1)))


def test_a_voice_comes_through_whole(voice: Sound) -> None:
    """Loudness every 10 ms; the phase of the lowest tones is of no concern."""
    passed, given = (np.sqrt(np.mean(s.reshape(-1, 160) ** 2, axis=1)) for s in (heard(voice), voice))
    loud = given > 0.1 * given.max()
    gain = passed[loud] / given[loud]
    assert gain.min() > 0.6 * np.median(gain)
    assert gain.max() < 1.5 * np.median(gain)


@pytest.mark.parametrize("noise_db", [None, -50])
def test_the_onset_is_there_when_its_frame_is_made(voice: Sound, noise_db: float | None) -> None:
    """A window that ends one look-ahead after the voice sets in holds the onset already."""
    begin = int(np.argmax(np.abs(voice) > 0.05 * np.abs(voice).max()))
    late = 0
    for quiet in range(16_000, 16_000 + 512, 128):  # all places of the onset within a chunk
        sound = np.concatenate([np.zeros(quiet, np.float32), voice[begin : begin + 16_000]])
        if noise_db is not None:
            sound += pink(noise_db)[: len(sound)]
        source = gate()
        source.push(sound)
        end = quiet + LOOK_AHEAD
        onset = source.window(end, WINDOW)[-LOOK_AHEAD:]
        late += not np.any(onset)
        frame_later = source.window(end + SAMPLES_PER_FEATURE, WINDOW)[-LOOK_AHEAD - SAMPLES_PER_FEATURE :]
        assert np.any(frame_later)
    assert late <= 1


def test_it_closes_softly_and_to_zeros_after_the_voice(voice: Sound) -> None:
    silence = pink(-55)[: 2 * 16_000]
    sound = np.concatenate([voice, silence])
    passed = heard(sound)
    last = int(np.flatnonzero(passed)[-1])
    assert len(voice) - 16_000 < last < len(voice) + 0.5 * 16_000
    assert np.abs(np.diff(passed[last - 300 :])).max() < 0.05


def test_levels_are_evened_out(voice: Sound) -> None:
    """After a word or two; and so slowly that no word is louder at its end for it."""
    usual = heard(voice)[16_000:]
    for gain in (0.05, 0.2, 3.0):
        assert level(heard(voice * np.float32(gain))[16_000:]) == pytest.approx(level(usual), rel=0.25)
    assert 0.04 < level(usual) < 0.12


def test_a_window_depends_on_nothing_after_its_end(voice: Sound) -> None:
    early, late = gate(), gate()
    early.push(voice[:30_000])
    for i in range(0, len(voice), 997):
        late.push(voice[i : i + 997])
    for end in (9000, 20_001, 30_000):
        np.testing.assert_allclose(early.window(end, WINDOW), late.window(end, WINDOW), atol=1e-7)


def test_a_window_does_not_depend_on_what_is_forgotten(voice: Sound) -> None:
    whole, short, end = gate(), gate(), 60 * 1280
    whole.push(voice)
    for i in range(0, end, 1280):
        short.push(voice[i : i + 1280])
        short.forget(i + 1280 - WINDOW)
    np.testing.assert_allclose(short.window(end, WINDOW), whole.window(end, WINDOW), atol=1e-7)


@pytest.mark.parametrize("offset", [0.3, -0.8])
def test_a_constant_offset_is_taken_out(voice: Sound, offset: float) -> None:
    clean, shifted = (heard(voice * np.float32(0.2) + np.float32(by))[32_000:] for by in (0, offset))
    assert np.abs(shifted - clean).max() < 0.1 * np.abs(clean).max()


def test_a_clipped_voice_is_still_a_voice(voice: Sound) -> None:
    clipped = heard(np.clip(voice * 30, -1, 1))
    assert (clipped != 0).mean() > 0.5
    assert np.isfinite(clipped).all()


def test_holes_of_no_numbers_are_silent(voice: Sound) -> None:
    broken = voice.copy()
    broken[20_000:20_400] = np.nan
    assert np.isfinite(heard(broken)).all()
