"""The delayed voice stays in place without being heard to move."""

from __future__ import annotations

import numpy as np

from talking_avatar.audio.delay_line import LARGEST_STRETCH, DelayLine
from talking_avatar.audio.ring import AudioRing

RATE_HZ = 48_000


def tape_of(samples: np.ndarray) -> AudioRing:
    ring = AudioRing(len(samples))
    ring.write(samples.astype(np.float32))
    return ring


def test_a_tone_comes_out_as_it_went_in() -> None:
    tone = 0.5 * np.sin(2 * np.pi * 997 * np.arange(RATE_HZ) / RATE_HZ)
    line = DelayLine(tape_of(tone), RATE_HZ)
    out = np.concatenate([line.read(0.1 + k * 0.01, 480) for k in range(50)])
    np.testing.assert_allclose(out[480:], tone[4800 + 480 : 4800 + 24_000], atol=2e-4)


def test_it_follows_an_output_that_runs_fast_without_a_jump() -> None:
    times = np.arange(RATE_HZ * 25) / RATE_HZ
    line = DelayLine(tape_of(times / 30), RATE_HZ)
    pace = 1 + 300e-6
    out = np.concatenate([line.read(k * 0.01 * pace, 480) for k in range(2000)]) * 30
    wanted = np.arange(len(out)) / RATE_HZ * pace
    assert np.max(np.abs(out - wanted)[RATE_HZ:]) < 0.002
    pace_of_100 = np.diff(out[480::100]) * RATE_HZ / 100
    assert np.all(np.abs(pace_of_100 - 1) < LARGEST_STRETCH)
    assert line.jumps == 0


def test_a_new_delay_is_jumped_to() -> None:
    times = np.arange(RATE_HZ * 3) / RATE_HZ
    line = DelayLine(tape_of(times / 30), RATE_HZ)
    line.read(0.5, 480)
    out = line.read(2.0, 480) * 30
    assert line.jumps == 1
    assert abs(out[-1] - 2.01) < 0.001
    assert out[0] == 0


def test_outside_the_tape_is_silence() -> None:
    line = DelayLine(tape_of(np.ones(480)), RATE_HZ)
    assert not line.read(-1.0, 480).any()
    assert not line.read(5.0, 480).any()
