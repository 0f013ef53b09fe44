"""A generator that drifts, mumbles or hoards is found out."""

from __future__ import annotations

import mmap

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.evaluation.endurance import measure_endurance
from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.motion.face_motion import FaceMotion


class Restless:
    """Turns ``drift_deg`` a minute, opens the jaw once (``mumbles_at_s``), keeps ``hoard_mb`` a minute."""

    def __init__(self, drift_deg: float = 0, mumbles_at_s: float = -1, hoard_mb: float = 0) -> None:
        self._drift_deg, self._mumbles_at_s, self._hoard_mb = drift_deg, mumbles_at_s, hoard_mb
        self._heard = 0
        self._hoard: list[mmap.mmap] = []

    def stream(self, seed: int) -> Restless:
        return Restless(self._drift_deg, self._mumbles_at_s, self._hoard_mb)

    def push(self, samples: NDArray[np.float32]) -> FaceMotion:
        first, self._heard = self._heard // 640, self._heard + len(samples)
        motion = FaceMotion.neutral(self._heard // 640 - first)
        times_s = (first + np.arange(len(motion))) / 25
        motion.pose[:, 1] = self._drift_deg * times_s / 60
        motion.controls[np.abs(times_s - self._mumbles_at_s) < 0.06, CONTROL_INDEX["jawOpen"]] = 0.2
        if self._hoard_mb:
            # mapped anew, as the heap may have room left by what ran before
            kept = mmap.mmap(-1, int(self._hoard_mb * 1e6 * len(samples) / 16000 / 60))
            kept.write(b"x" * len(kept))
            self._hoard.append(kept)
        return motion

    def finish(self) -> FaceMotion:
        return FaceMotion.neutral(0)


@pytest.mark.parametrize("kind", ["silence", "noise"])
def test_what_happens_late_counts(kind: str) -> None:
    found = measure_endurance(Restless(drift_deg=1, mumbles_at_s=170), kind, 3, 0.13)
    assert found[f"long_{kind}_pose_deg"] == pytest.approx(3, abs=0.05)
    assert found[f"long_{kind}_aperture"] == pytest.approx(0.2 * 0.38 / 0.13, rel=0.01)


def test_noise_counts_once_it_is_steady_and_silence_at_once() -> None:
    early = Restless(mumbles_at_s=1)
    assert measure_endurance(early, "noise", 1, 0.13)["long_noise_aperture"] == 0
    assert measure_endurance(early, "silence", 1, 0.13)["long_silence_aperture"] > 0.5


def test_growing_memory_is_found_out() -> None:
    hoarding = measure_endurance(Restless(hoard_mb=30), "silence", 2, 0.13)["long_silence_memory_mb"]
    if np.isnan(hoarding):
        pytest.skip("needs a system that tells a program its memory")
    assert hoarding > 30
    assert measure_endurance(Restless(), "silence", 2, 0.13)["long_silence_memory_mb"] < 8
