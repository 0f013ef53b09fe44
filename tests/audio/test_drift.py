"""An hour of a microphone and an output whose clocks are off, in simulated time: nothing drifts apart."""

from __future__ import annotations

import numpy as np
import pytest

from talking_avatar.audio.delay_line import DelayLine
from talking_avatar.audio.intake import TAPE_RATE_HZ, TAPE_S, VoiceIntake
from talking_avatar.audio.media_clock import MediaClock
from talking_avatar.audio.ring import AudioRing
from talking_avatar.audio.source import VoiceBlock
from talking_avatar.audio.voice_controls import VoiceControls
from tests.hand_clock import HandClock

pytestmark = pytest.mark.full

HOUR_S, STEP_S = 3600.0, 0.04
SETTLED_S = 30.0
LATE_S = 0.006
"""Stamps are up to so much late: threads and drivers are."""

DELAY_S = 0.25
PERIOD_S = 4.0


class FastMicrophone:
    """A sample counter that gains ``ppm`` on the computer's clock. What it hears tells when it was said: a
    slow ramp, over and over."""

    name, finished = "fast", False

    def __init__(self, clock: HandClock, rate_hz: int, ppm: float) -> None:
        self.rate_hz, self._clock = rate_hz, clock
        self._true_rate_hz = rate_hz * (1 + ppm * 1e-6)
        self._random = np.random.default_rng(11)
        self._given, self._started_s = 0, clock()

    def open(self) -> None:
        self._given, self._started_s = 0, self._clock()

    def take(self) -> VoiceBlock | None:
        due = int((self._clock() - self._started_s) * self._true_rate_hz) - self._given
        said_s = self._started_s + (self._given + np.arange(due)) / self._true_rate_hz
        self._given += due
        stamp_s = said_s[0] + self._random.uniform(0, LATE_S)
        return VoiceBlock((0.1 + said_s % PERIOD_S / 8).astype(np.float32), stamp_s)

    def close(self) -> None:
        pass


def said_s(sample: float) -> float:
    """When the sample was said, modulo ``PERIOD_S``."""
    return (sample - 0.1) * 8


@pytest.mark.parametrize(("rate_hz", "ppm"), [(48_000, 200.0), (44_100, -200.0)])
def test_an_hour_of_clocks_that_disagree_keeps_picture_and_delayed_voice_in_step(
    rate_hz: int, ppm: float
) -> None:
    clock = HandClock(0.0)
    tape, media = AudioRing(int(TAPE_S * TAPE_RATE_HZ)), MediaClock(0.0)
    reported: list[str] = []
    intake = VoiceIntake(tape, media, VoiceControls(TAPE_RATE_HZ), clock, reported.append)
    intake.use(FastMicrophone(clock, rate_hz, ppm))
    line, played = DelayLine(tape, TAPE_RATE_HZ), 0
    output_rate_hz = TAPE_RATE_HZ * (1 - ppm * 1e-6)
    picture_ms, voice_ms = [], []
    for _ in range(round(HOUR_S / STEP_S)):
        clock.tick(STEP_S)
        intake.step()
        if not intake.listening:
            assert intake._opener is not None
            intake._opener.join()
            continue
        count = int(clock() * output_rate_hz) - played
        played += count
        heard = line.read(media.media_at(clock()) - DELAY_S, count)
        now_s = clock() % PERIOD_S
        if clock() > SETTLED_S and 1.0 < now_s < 3.0:
            voice_ms.append(1e3 * (now_s - DELAY_S - said_s(heard[0])))
            newest_s = (tape.written - 480) / TAPE_RATE_HZ
            spoken_s = said_s(tape.read(tape.written - 480, tape.written)[0])
            picture_ms.append(1e3 * (media.wall_of(newest_s) % PERIOD_S - spoken_s))
    assert reported == []
    assert intake.lost_s == 0
    assert line.jumps == 0
    mean_late_ms = 1e3 * LATE_S / 2
    for name, measured_ms in (("picture", picture_ms), ("voice", voice_ms)):
        errors_ms = np.array(measured_ms) - mean_late_ms
        first, last = errors_ms[: len(errors_ms) // 60], errors_ms[-len(errors_ms) // 60 :]
        assert abs(last.mean() - first.mean()) < 1.0, name
        assert np.abs(errors_ms).max() < 5.0, name
    assert media.drift_ppm == pytest.approx(-ppm, abs=30)
