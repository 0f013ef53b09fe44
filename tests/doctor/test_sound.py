"""Microphones that hear, do not hear, shout, run too fast, or are not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.audio.source import SilentSource
from talking_avatar.doctor.finding import State
from talking_avatar.doctor.machine import Machine
from talking_avatar.doctor.sound import audio_clock, drift, listen, microphone
from tests.doctor.pretended import RATE_HZ, Mouth, NoMicrophone, pretended
from tests.hand_clock import HandClock
from tests.pulse_server import missing_program, pulse_server

Sound = Callable[[NDArray[np.float64]], NDArray[np.float64]]


def tone(amplitude: float) -> Sound:
    return lambda times: amplitude * np.sin(2 * np.pi * 440 * times)


def hearing(root: Path, sound: Sound, ppm: float = 0.0) -> Machine:
    time = HandClock()
    return pretended(root, microphone=lambda: Mouth(time, sound, ppm), now_s=time, sleep=time.tick)


def test_a_voice_and_its_level(tmp_path: Path) -> None:
    finding = microphone(hearing(tmp_path, tone(0.1)))
    assert finding.state is State.OK
    assert finding.found == "Desk Mic: level -23 dB, peak -20 dB"


@pytest.mark.every_case
@pytest.mark.parametrize(("amplitude", "word"), [(0.0, "perfect silence"), (1.0, "too loud")])
def test_levels_that_are_wrong(tmp_path: Path, amplitude: float, word: str) -> None:
    finding = microphone(hearing(tmp_path, tone(amplitude)))
    assert finding.state is State.WARNING
    assert word in finding.found
    assert finding.remedy


def test_no_microphone_names_its_stand_in(tmp_path: Path) -> None:
    machine = pretended(tmp_path, microphone=NoMicrophone)
    finding = microphone(machine)
    assert finding.state is State.WARNING
    assert finding.found == "there is no microphone on this computer"
    assert "silence stands in" in finding.remedy
    assert audio_clock(machine).state is State.OK


def test_a_microphone_that_never_delivers(tmp_path: Path) -> None:
    time = HandClock()
    machine = pretended(tmp_path, microphone=SilentSource, now_s=time, sleep=time.tick)
    assert microphone(machine).found == "silence delivers nothing"
    assert time.now_s < 104


@pytest.mark.parametrize("ppm", [-400.0, 0.0, 150.0])
def test_the_clock_is_measured(tmp_path: Path, ppm: float) -> None:
    label, rate_hz, blocks = listen(hearing(tmp_path, tone(0.1), ppm), 3.0)
    found, error = drift(blocks, rate_hz)
    assert (label, rate_hz) == ("Desk Mic", RATE_HZ)
    assert abs(found - ppm) < 4 * error
    assert error < 60


def test_a_clock_that_is_none_is_noticed(tmp_path: Path) -> None:
    assert audio_clock(hearing(tmp_path, tone(0.1), 90.0)).state is State.OK
    finding = audio_clock(hearing(tmp_path, tone(0.1), 9000.0))
    assert finding.state is State.WARNING
    assert "+89" in finding.found or "+90" in finding.found


@pytest.mark.full
@pytest.mark.skipif(bool(missing_program()), reason=f"needs PulseAudio's {missing_program()}")
def test_a_real_sound_server(tmp_path: Path) -> None:
    times = np.arange(8 * RATE_HZ) / RATE_HZ
    with pulse_server(tmp_path) as server:
        server.say(tone(0.25)(times))
        heard = microphone(Machine())
        clock = audio_clock(Machine())
    assert heard.state is State.OK, heard
    level_db = float(heard.found.split("level ")[1].split(" dB")[0])
    assert level_db == pytest.approx(-15, abs=2)
    assert "48000 Hz" in clock.found
    assert clock.state is State.OK, clock
