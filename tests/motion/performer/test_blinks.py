from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from talking_avatar.motion.performer.blinks import Blinks

if TYPE_CHECKING:
    from tests.motion.performer.conftest import Performance


def closing_track(seed: int, seconds: int, rate_hz: int = 1000) -> np.ndarray:
    blinks = Blinks(np.random.default_rng(seed))
    shut = []
    for frame in range(seconds * 25):
        blinks.step(frame / 25, False, 0.0)
        shut += [blinks.closed_at(frame / 25 + i / rate_hz) for i in range(rate_hz // 25)]
        blinks.track.forget_before(frame / 25 - 1)
    return np.array(shut)


@pytest.mark.full
def test_twelve_to_twenty_blinks_a_minute_silent_or_speaking(
    silent: list[Performance], speaking: list[Performance]
) -> None:
    for performances in (silent, speaking):
        rates = [60 * len(p.blink_times_s()) / (len(p.controls) / p.rate_hz) for p in performances]
        assert all(12 <= rate <= 20 for rate in rates), rates


@pytest.mark.full
def test_some_blinks_are_double_and_most_are_not(silent: list[Performance]) -> None:
    gaps_s = np.concatenate([np.diff(p.blink_times_s()) for p in silent])
    double = np.mean(gaps_s < 0.6)
    assert 0.02 < double < 0.2
    assert gaps_s[gaps_s < 0.6].min() > 0.2


@pytest.mark.full
def test_pauses_are_irregular_and_never_long(silent: list[Performance]) -> None:
    gaps_s = np.concatenate([np.diff(p.blink_times_s()) for p in silent])
    single = gaps_s[gaps_s > 0.6]
    assert single.max() < 10
    assert single.min() > 1.0
    assert single.std() > 1.0
    assert np.mean(single) > np.median(single)


@pytest.mark.parametrize("rate_hz", [25, 30, 60])
def test_every_blink_shuts_the_eye_fully_at_every_rate(rate_hz: int) -> None:
    fine = closing_track(3, 240)
    ups = np.flatnonzero((fine[1:] > 0.5) & (fine[:-1] <= 0.5))
    assert len(ups) > 40
    seen = fine[:: 1000 // rate_hz] if rate_hz == 25 else fine[(np.arange(240 * rate_hz) * 1000) // rate_hz]
    for up in ups:
        first = up * rate_hz // 1000
        assert seen[first : first + rate_hz // 4].max() > 0.99


def test_lids_close_faster_than_they_open() -> None:
    fine = closing_track(5, 120)
    ups = np.flatnonzero((fine[1:] > 0) & (fine[:-1] == 0))
    assert len(ups) > 20
    for up in ups:
        blink = fine[up + 1 : up + 400]
        blink = blink[: np.flatnonzero(blink == 0)[0]]
        closing, opening = np.argmax(blink >= 0.999), len(blink) - np.flatnonzero(blink >= 0.999)[-1]
        assert 55 <= closing <= 85
        assert 1.4 * closing < opening <= 165


def test_blinks_gather_at_the_ends_of_phrases_and_ride_on_large_glances() -> None:
    def share(phrase_ended: bool, gaze_shift: float) -> float:
        hits = 0
        for seed in range(200):
            blinks = Blinks(np.random.default_rng(seed))
            for frame in range(100):
                blinks.step(frame / 25, phrase_ended and frame == 90, gaze_shift if frame == 90 else 0.0)
            hits += any(90 / 25 <= bump.start_s < 90 / 25 + 0.25 for bump in blinks.track)
        return hits / 200

    usual = share(False, 0.0)
    assert share(True, 0.0) > usual + 0.1
    assert share(False, 0.4) > usual + 0.1
    assert share(False, 0.05) == pytest.approx(usual, abs=0.05)
