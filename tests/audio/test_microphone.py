"""A real sound server, a real PortAudio stream, and a microphone that hears what the test plays."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import pytest

from talking_avatar.audio.devices import audio_devices, find_device
from talking_avatar.audio.intake import TAPE_RATE_HZ, TAPE_S, VoiceIntake
from talking_avatar.audio.media_clock import MediaClock
from talking_avatar.audio.microphone import Microphone
from talking_avatar.audio.ring import AudioRing
from talking_avatar.audio.voice_controls import VoiceControls
from talking_avatar.errors import UserError
from tests.pulse_server import RATE_HZ, SERVERS, PulseServer, missing_program, pulse_server

pytestmark = pytest.mark.full


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PulseServer]:
    if program := missing_program(request.param):
        pytest.skip(f"needs the program {program}")
    with pulse_server(tmp_path_factory.mktemp("server"), request.param) as server:
        yield server


class Listener:
    def __init__(self) -> None:
        self.tape = AudioRing(int(TAPE_S * TAPE_RATE_HZ))
        self.clock = MediaClock(time.perf_counter())
        self.said: list[str] = []
        self.intake = VoiceIntake(
            self.tape, self.clock, VoiceControls(TAPE_RATE_HZ), time.perf_counter, self.said.append
        )

    def run(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.intake.step()
            time.sleep(0.01)

    def heard(self) -> np.ndarray:
        return self.tape.read(0, self.tape.written)


def clicks(duration_s: float, every_s: float) -> np.ndarray:
    samples = np.zeros(int(duration_s * RATE_HZ), np.float32)
    for start in np.arange(every_s, duration_s, every_s):
        at = int(start * RATE_HZ)
        samples[at : at + 480] = 0.8 * np.sin(2 * np.pi * 1000 * np.arange(480) / RATE_HZ)
    return samples


def test_devices_are_listed_by_the_names_people_know(server: PulseServer) -> None:
    microphones = [device.name for device in audio_devices("input") if not device.monitor]
    assert microphones == ["TestMicrophone"]
    assert find_device("input", "testmic").endpoint == "mic"
    assert find_device("output", "ear").endpoint == "ear"
    with pytest.raises(UserError, match="TestMicrophone"):
        find_device("input", "Blue Yeti")


def test_what_is_said_is_heard_in_its_time(server: PulseServer) -> None:
    listener = Listener()
    listener.intake.use(Microphone("TestMicrophone"))
    listener.run(1.5)
    started_s = listener.clock.media_at(time.perf_counter())
    speaker = server.say(clicks(2.0, 0.5))
    listener.run(3.0)
    speaker.join()
    listener.intake.close()
    heard = np.abs(listener.heard())
    loud = np.flatnonzero(heard > 0.3)
    onsets = loud[np.diff(loud, prepend=-RATE_HZ) > 4800] / RATE_HZ
    assert len(onsets) == 3
    np.testing.assert_allclose(np.diff(onsets), 0.5, atol=0.002)
    assert 0.3 < onsets[0] - started_s < 1.1  # a null sink gives its monitor sound ahead of time
    assert listener.said == []


def test_an_unplugged_microphone_is_opened_again_when_it_is_back(server: PulseServer) -> None:
    listener = Listener()
    listener.intake.use(Microphone("TestMicrophone"))
    listener.run(1.5)
    assert listener.intake.listening
    module = next(
        line.split()[0] for line in server.pactl("list", "short", "modules").splitlines() if "remap" in line
    )
    server.pactl("unload-module", module)
    listener.run(5.0)
    assert not listener.intake.listening
    server.load_microphone()
    listener.run(4.0)
    assert listener.intake.listening
    server.say(clicks(0.6, 0.5))
    listener.run(1.0)
    listener.intake.close()
    assert np.abs(listener.heard()[-2 * RATE_HZ :]).max() > 0.3
    assert [sentence.rpartition(" is back")[1] for sentence in listener.said] == ["", " is back"]
    assert abs(listener.tape.written / TAPE_RATE_HZ - listener.clock.media_at(time.perf_counter())) < 1.0
