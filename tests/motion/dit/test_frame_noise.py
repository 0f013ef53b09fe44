"""Noise by frame number."""

from __future__ import annotations

import numpy as np

from talking_avatar.motion.dit.frame_noise import FrameNoise


def test_a_frame_has_its_own_noise_wherever_windows_begin() -> None:
    whole = FrameNoise(3, 5).start(0, 300)
    again = FrameNoise(3, 5)
    for first, count in ((0, 7), (3, 120), (60, 10), (200, 99)):
        np.testing.assert_array_equal(again.start(first, count), whole[first : first + count])


def test_seeds_steps_and_frames_are_independent() -> None:
    noise = FrameNoise(0, 50)
    parts = [
        noise.start(0, 200),
        noise.step(1, 0, 200),
        noise.step(2, 0, 200),
        FrameNoise(1, 50).start(0, 200),
    ]
    parts.append(noise.start(200, 200))
    correlation = np.corrcoef(np.stack([part.ravel() for part in parts]))
    assert np.abs(correlation - np.eye(5)).max() < 0.05
    assert abs(float(parts[0].std()) - 1) < 0.03


def test_what_frames_are_made_from_can_be_limited_and_cooled_value_by_value() -> None:
    plain = FrameNoise(0, 3).start(0, 500)
    cooled = FrameNoise(0, 3, 1.5, np.array([1.0, 0.5, 0.0], np.float32)).start(0, 500)
    assert np.abs(plain).max() > 2.5
    np.testing.assert_allclose(cooled[:, 0], plain[:, 0].clip(-1.5, 1.5))
    np.testing.assert_allclose(cooled[:, 1], plain[:, 1].clip(-1.5, 1.5) / 2)
    assert not cooled[:, 2].any()
