"""Windows are tied to the number of the feature: nothing drifts, and nothing depends on the pieces."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from talking_avatar.speech.encoder import SAMPLES_PER_FEATURE, feature_count
from talking_avatar.speech.sound_window import PlainSound
from talking_avatar.speech.windowed_encoder import WindowedEncoder, WindowGeometry
from tests.fast_part import examples


class Ends:
    """Gives the sound at the instant of each frame and at the window's end."""

    name = "ends"
    dim = 2
    batch = 40
    workers = 2

    def __init__(self, geometry: WindowGeometry) -> None:
        self.geometry = geometry

    def __call__(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        hop, ahead = self.geometry.hop_frames, self.geometry.ahead_samples
        at = self.geometry.window_samples - ahead - SAMPLES_PER_FEATURE * np.arange(hop)[::-1]
        now = windows[:, at]
        return np.stack([now, np.repeat(windows[:, -1:], hop, axis=1)], axis=2)


GEOMETRIES = (WindowGeometry(1, 4000, 800), WindowGeometry(2, 4800, 1960), WindowGeometry(4, 9600, 1920))


def encoder(geometry: WindowGeometry) -> WindowedEncoder:
    return WindowedEncoder(Ends(geometry), PlainSound)


def ramp(count: int) -> NDArray[np.float32]:
    """Each sample tells its own number."""
    return ((np.arange(count) + 1) / 2**22).astype(np.float32)


@settings(max_examples=examples(40), deadline=None)
@given(
    st.sampled_from(GEOMETRIES),
    st.integers(0, 30_000),
    st.lists(st.integers(0, 9000), max_size=8),
    st.booleans(),
)
def test_pieces_make_no_difference(
    geometry: WindowGeometry, count: int, cuts: list[int], all_at_once: bool
) -> None:
    sound = ramp(count)
    stream = encoder(geometry).stream()
    pieces = [] if all_at_once else np.split(sound, np.unique(np.minimum(np.cumsum(cuts), count)).astype(int))
    rows = [stream.push(piece) for piece in (pieces or [sound])]
    features = np.concatenate([*rows, stream.finish()])
    assert features.shape == (feature_count(count), 2)
    np.testing.assert_array_equal(features, encoder(geometry).encode(sound))


@pytest.mark.full
@pytest.mark.parametrize("geometry", GEOMETRIES, ids=str)
def test_every_row_is_of_its_own_instant_for_an_hour(geometry: WindowGeometry) -> None:
    """The number of a sample does not fit a float32 for so long, so only marks are sent."""
    stream, mark = encoder(geometry).stream(), np.zeros(16_000, np.float32)
    mark[::SAMPLES_PER_FEATURE] = np.arange(25) + 1
    mark /= 32
    ten_seconds = np.tile(mark, 10)
    rows = [stream.push(ten_seconds) for _ in range(360)]
    features = np.concatenate([*rows, stream.finish()])
    assert len(features) == 3600 * 25
    np.testing.assert_array_equal(features[:, 0], np.tile((np.arange(25) + 1) / np.float32(32), 3600))


@pytest.mark.parametrize("geometry", GEOMETRIES, ids=str)
def test_the_look_ahead_is_as_declared(geometry: WindowGeometry) -> None:
    stream = encoder(geometry).stream()
    sound = ramp(40_000)
    arrived = 0
    for i in range(0, len(sound), 20):
        before = arrived
        arrived += len(stream.push(sound[i : i + 20]))
        for row in range(before, arrived):
            waited_s = (i + 20) / 16_000 - row / 25
            assert waited_s <= encoder(geometry).look_ahead_s + 20 / 16_000
    assert arrived > 40


def test_old_sound_is_forgotten() -> None:
    source = PlainSound()
    for _ in range(100):
        source.push(np.ones(16_000, np.float32))
        source.forget(source.received - 1000)
    assert source.window(source.received, 1000).all()
    with pytest.raises(ValueError, match="not here"):
        source.window(source.received, 40_000)


def test_no_sound_gives_no_features() -> None:
    nothing = np.zeros(0, np.float32)
    assert encoder(GEOMETRIES[0]).encode(nothing).shape == (0, 2)
    stream = encoder(GEOMETRIES[0]).stream()
    assert stream.push(nothing).shape == (0, 2)
    assert stream.finish().shape == (0, 2)
    with pytest.raises(ValueError, match="finished"):
        stream.push(nothing)


def test_what_is_no_number_is_silence_and_what_is_too_loud_is_cut() -> None:
    source = PlainSound()
    source.push(np.array([np.nan, np.inf, -np.inf, 7, -7, 0.5], np.float32))
    np.testing.assert_array_equal(source.window(6, 8), np.float32([0, 0, 0, 0, 0, 1, -1, 0.5]))
