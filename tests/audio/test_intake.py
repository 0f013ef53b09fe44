"""The tape goes on in real time whatever the microphone does."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from talking_avatar.audio.intake import TAPE_RATE_HZ, TAPE_S, VoiceIntake
from talking_avatar.audio.media_clock import MediaClock
from talking_avatar.audio.ring import AudioRing
from talking_avatar.audio.source import VoiceBlock
from talking_avatar.audio.voice_controls import VoiceControls
from talking_avatar.errors import UserError
from tests.hand_clock import HandClock


class StubMicrophone:
    """Says its own capture time: sample value = 0.5 + seconds / 1000, so a tape tells when it was spoken."""

    name = "stub"
    finished = False

    def __init__(self, now_s: Callable[[], float], rate_hz: int = TAPE_RATE_HZ) -> None:
        self.rate_hz = rate_hz
        self.now_s, self.started_s = now_s, now_s()
        self.plugged, self.stuck = True, False
        self.opened = 0
        self._given = 0

    def open(self) -> None:
        if not self.plugged:
            raise UserError("There is no microphone called 'stub' now")
        self.opened += 1
        self.started_s, self._given = self.now_s(), 0

    def take(self) -> VoiceBlock | None:
        if not self.plugged:
            raise UserError("The microphone stub has stopped")
        if self.stuck:
            return None
        due = int((self.now_s() - self.started_s) * self.rate_hz) - self._given
        if due <= 0:
            return None
        captured_s = self.started_s + self._given / self.rate_hz
        times = captured_s + np.arange(due) / self.rate_hz
        self._given += due
        return VoiceBlock((0.5 + times / 1000).astype(np.float32), captured_s)

    def close(self) -> None:
        pass

    def lose(self, seconds: float) -> None:
        lost = int(seconds * self.rate_hz)
        self.started_s += lost / self.rate_hz


class Rig:
    def __init__(self, rate_hz: int = TAPE_RATE_HZ) -> None:
        self.clock = HandClock(0.0)
        self.tape = AudioRing(int(TAPE_S * TAPE_RATE_HZ))
        self.media = MediaClock(self.clock())
        self.said: list[str] = []
        controls = VoiceControls(TAPE_RATE_HZ)
        self.intake = VoiceIntake(self.tape, self.media, controls, self.clock, self.said.append)
        self.microphone = StubMicrophone(self.clock, rate_hz)

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds / 0.01)):
            self.clock.tick(0.01)
            self.intake.step()
            opener = self.intake._opener
            if opener is not None:
                opener.join()

    def spoken_s(self, start_s: float, stop_s: float) -> np.ndarray:
        """When the tape between two media times was spoken; not-a-number where it is silent."""
        samples = self.tape.read(round(start_s * TAPE_RATE_HZ), round(stop_s * TAPE_RATE_HZ)).astype(float)
        return np.where(samples > 0.25, (samples - 0.5) * 1000, np.nan)


def heard_share(spoken_s: np.ndarray) -> float:
    return float(np.isfinite(spoken_s).mean())


def test_media_time_is_the_time_of_speaking() -> None:
    rig = Rig()
    rig.intake.use(rig.microphone)
    rig.run(3.0)
    spoken = rig.spoken_s(1.0, 2.9)
    assert heard_share(spoken) == 1.0
    assert np.nanmax(np.abs(spoken - np.linspace(1.0, 2.9, len(spoken)))) < 0.002


def test_another_rate_is_resampled_without_losing_time() -> None:
    rig = Rig(44_100)
    rig.intake.use(rig.microphone)
    rig.run(20.0)
    spoken = rig.spoken_s(1.0, 19.8)
    assert heard_share(spoken) == 1.0
    assert np.nanmax(np.abs(spoken - np.linspace(1.0, 19.8, len(spoken)))) < 0.004


def test_an_unplugged_microphone_leaves_silence_and_comes_back_in_its_place() -> None:
    rig = Rig()
    rig.intake.use(rig.microphone)
    rig.run(2.0)
    rig.microphone.plugged = False
    rig.run(3.0)
    assert not rig.intake.listening
    assert abs(rig.tape.written / TAPE_RATE_HZ - 5.0) < 0.35
    rig.microphone.plugged = True
    rig.run(4.0)
    assert rig.intake.listening
    assert heard_share(rig.spoken_s(2.5, 4.9)) == 0.0
    spoken = rig.spoken_s(8.0, 8.9)
    assert heard_share(spoken) == 1.0
    assert np.nanmax(np.abs(spoken - np.linspace(8.0, 8.9, len(spoken)))) < 0.003
    assert len(rig.said) == 2
    assert rig.said[0].startswith("The microphone stub has stopped.")
    assert rig.said[1] == "The microphone stub is back."


def test_a_short_stall_loses_nothing() -> None:
    rig = Rig()
    rig.intake.use(rig.microphone)
    rig.run(2.0)
    rig.microphone.stuck = True
    rig.run(0.25)
    rig.microphone.stuck = False
    rig.run(1.0)
    spoken = rig.spoken_s(1.0, 3.2)
    assert heard_share(spoken) == 1.0
    assert np.nanmax(np.abs(np.diff(spoken))) < 0.001


def test_when_everything_slept_media_time_slept_too() -> None:
    rig = Rig()
    rig.intake.use(rig.microphone)
    rig.run(2.0)
    rig.clock.tick(30.0)
    rig.run(2.0)
    assert rig.intake.slept == 1
    assert abs(rig.tape.written / TAPE_RATE_HZ - 4.0) < 0.05
    assert abs(rig.media.media_at(rig.clock()) - 4.0) < 0.05
    assert abs(rig.spoken_s(3.5, 3.6)[0] - 33.5) < 0.05


def test_samples_that_a_device_lost_become_silence_and_the_rest_keeps_its_time() -> None:
    rig = Rig()
    rig.intake.use(rig.microphone)
    rig.run(2.0)
    rig.microphone.lose(0.15)
    rig.run(2.0)
    spoken = rig.spoken_s(3.0, 3.9)
    assert heard_share(spoken) == 1.0
    assert np.nanmax(np.abs(spoken - np.linspace(3.0, 3.9, len(spoken)))) < 0.005
    assert 0.14 < rig.intake.lost_s < 0.16
    assert abs(rig.media.media_at(rig.clock()) - 4.0) < 0.005


def test_switching_microphones_leaves_no_hole_longer_than_the_opening() -> None:
    rig = Rig()
    rig.intake.use(rig.microphone)
    rig.run(2.0)
    second = StubMicrophone(rig.clock)
    rig.intake.use(second)
    rig.run(1.0)
    assert second.opened == 1
    assert heard_share(rig.spoken_s(1.5, 2.9)) > 0.97


def test_closing_gives_the_device_back() -> None:
    rig = Rig()
    rig.intake.use(rig.microphone)
    rig.run(0.1)
    rig.intake.close()
    assert not rig.intake.listening


def test_a_driver_that_breaks_in_an_unknown_way_is_tried_again() -> None:
    rig = Rig()
    calls: list[float] = []

    def broken() -> None:
        calls.append(time.perf_counter())
        raise RuntimeError("driver says boo")

    rig.microphone.open = broken  # type: ignore[method-assign]
    rig.intake.use(rig.microphone)
    rig.run(3.0)
    assert 2 <= len(calls) <= 6
    assert len(rig.said) == 1
    assert "boo" in rig.said[0]
