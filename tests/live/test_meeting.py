"""A meeting without people: what it sees on the camera and hears on the delayed microphone, by its own clock.

The voice is played into a real microphone of a real sound server; two recording programs listen, one to the
microphone, one to the delayed voice.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from talking_avatar.assembly.voices import Voice
from talking_avatar.audio import pulse
from talking_avatar.audio.virtual_microphone import SOURCE
from talking_avatar.live.parts import SessionParts, make_source
from talking_avatar.live.session import LiveSession
from talking_avatar.live.settings import LiveSettings
from talking_avatar.live.state import SessionState
from talking_avatar.outputs.camera.trace import read_trace
from tests.live.stand_ins import SIZE_PX, PromptGenerator, Studio
from tests.pulse_server import RATE_HZ, SERVERS, PulseServer, missing_program, pulse_server

pytestmark = pytest.mark.full

PERIOD_S = 1.013
"""No multiple of a frame's time, so that all phases are met."""

OPEN = 70
MOUTH_FRAME_S = 0.04

SETTLED_MS = 2.0
_SOONEST_OF = 100
"""Readings, of 10 ms each."""


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PulseServer]:
    if program := missing_program(request.param):
        pytest.skip(f"needs the program {program}")
    with pulse_server(tmp_path_factory.mktemp("server"), request.param) as server:
        yield server


class Ear:
    """Listens to a source and notes when clicks arrive, by the samples that came soonest: a sound server
    hands them over in lumps."""

    def __init__(self, server: PulseServer, source: str) -> None:
        self._program = server.recorder(source)
        self.clicks_s: list[float] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._program.stdout is not None
        quiet, heard = RATE_HZ, 0
        began_s: deque[float] = deque(maxlen=_SOONEST_OF)
        while data := self._program.stdout.read(960):
            samples = np.abs(np.frombuffer(data, "<i2"))
            began_s.append(time.perf_counter() - (heard + len(samples)) / RATE_HZ)
            for at in np.flatnonzero(samples > 5000):
                if quiet + at > RATE_HZ // 4:
                    self.clicks_s.append(min(began_s) + (heard + at) / RATE_HZ)
                quiet = -int(at)
            quiet += len(samples)
            heard += len(samples)

    def close(self) -> None:
        self._program.kill()


def clicks(seconds: float) -> np.ndarray:
    samples = np.zeros(int(seconds * RATE_HZ), np.float32)
    for start_s in np.arange(0.5, seconds - 0.3, PERIOD_S):
        at = int(start_s * RATE_HZ)
        samples[at : at + 9600] = 0.6 * np.sin(2 * np.pi * 500 * np.arange(9600) / RATE_HZ)
    return samples


def wait_until_live(session: LiveSession, path: Path) -> None:
    deadline = time.monotonic() + 20
    while not (
        session.state is SessionState.LIVE and path.exists() and (read_trace(path).sequence > 0).any()
    ):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def wait_until_settled(session: LiveSession) -> None:
    """Until the delay was measured, and the delayed voice has come to it unheard."""
    time.sleep(4.0)
    deadline = time.monotonic() + 20
    while (
        abs(session.status().statistics.delayed_voice_error_ms) > SETTLED_MS and time.monotonic() < deadline
    ):
        time.sleep(0.2)


def nearest_ms(times_s: np.ndarray, before_s: np.ndarray) -> np.ndarray:
    """How long after each of ``before_s`` the next of ``times_s`` comes."""
    found = [times_s[times_s > t - 0.05] for t in before_s]
    return np.array([1e3 * (later[0] - t) for later, t in zip(found, before_s, strict=True) if len(later)])


def test_picture_and_delayed_voice_arrive_together(server: PulseServer, tmp_path: Path) -> None:
    path = tmp_path / "camera.trace"
    settings = LiveSettings(
        Path("dark.png"),
        microphone="TestMicrophone",
        camera=f"trace:{path}",
        delayed_microphone="ear",
        size_px=SIZE_PX,
    )
    parts = SessionParts(
        Studio(), make_source, lambda motion, preset, styles: Voice(PromptGenerator()), PromptGenerator
    )
    said: list[str] = []
    session = LiveSession(settings, lambda event: said.append(event.sentence), parts)
    session.start()
    spoken, delayed = Ear(server, "mic"), Ear(server, "ear.monitor")
    try:
        wait_until_live(session, path)
        wait_until_settled(session)
        server.say(clicks(14.0)).join()
        time.sleep(1.0)
        told = session.status().statistics
    finally:
        session.stop()
        spoken.close()
        delayed.close()
    trace = read_trace(path)
    bright = trace.pictures.reshape(len(trace.pictures), -1).mean(1) > OPEN
    opened_s = trace.sent_s[1:][bright[1:] & ~bright[:-1]]
    clicked_s = np.array(spoken.clicks_s)
    voice_ms = nearest_ms(np.array(delayed.clicks_s), clicked_s)
    picture_ms = nearest_ms(opened_s, clicked_s) + 1e3 * MOUTH_FRAME_S / 2
    assert len(clicked_s) >= 10
    assert np.median(picture_ms) == pytest.approx(told.voice_to_camera_p50_ms, abs=20)
    assert np.median(voice_ms) - np.median(picture_ms) == pytest.approx(0, abs=20)
    assert np.percentile(voice_ms, 80) - np.percentile(voice_ms, 20) < 10
    assert not any("wrong" in sentence for sentence in said), said


def test_a_virtual_microphone_is_made_and_taken_back(server: PulseServer, tmp_path: Path) -> None:
    path = tmp_path / "camera.trace"
    settings = LiveSettings(
        Path("dark.png"), "silence", camera=f"trace:{path}", delayed_microphone="create", size_px=SIZE_PX
    )
    parts = SessionParts(
        Studio(), make_source, lambda motion, preset, styles: Voice(PromptGenerator()), PromptGenerator
    )
    session = LiveSession(settings, parts=parts)
    session.start()
    try:
        labels = {endpoint.name: endpoint.description for endpoint in pulse.endpoints("input")}
        assert labels[SOURCE] == "Talking Avatar microphone"
    finally:
        session.stop()
    assert SOURCE not in {endpoint.name for endpoint in pulse.endpoints("input")}


def test_a_microphone_is_unplugged_and_comes_back_while_live(server: PulseServer, tmp_path: Path) -> None:
    path = tmp_path / "camera.trace"
    settings = LiveSettings(
        Path("dark.png"), microphone="TestMicrophone", camera=f"trace:{path}", size_px=SIZE_PX
    )
    parts = SessionParts(
        Studio(), make_source, lambda motion, preset, styles: Voice(PromptGenerator()), PromptGenerator
    )
    said: list[str] = []
    session = LiveSession(settings, lambda event: said.append(event.sentence), parts)
    session.start()
    try:
        wait_until_live(session, path)
        time.sleep(1.0)
        module = next(
            line.split()[0]
            for line in server.pactl("list", "short", "modules").splitlines()
            if "remap" in line
        )
        server.pactl("unload-module", module)
        unplugged_s = time.perf_counter()
        time.sleep(3.0)
        server.load_microphone()
        deadline = time.monotonic() + 15
        while not any("is back" in sentence for sentence in said):
            assert time.monotonic() < deadline, said
            time.sleep(0.1)
        replugged_s = time.perf_counter()
        server.say(clicks(2.0)).join()
        time.sleep(1.0)
    finally:
        session.stop()
    trace = read_trace(path)
    during = trace.sent_s > unplugged_s
    fresh = np.unique(trace.sequence[during & (trace.sequence > 0)])
    assert len(fresh) > 20 * (trace.sent_s[-1] - unplugged_s)  # of 30 a second: the face lives on
    grey = trace.pictures.reshape(len(trace.pictures), -1).mean(1)
    assert grey[trace.sent_s > replugged_s].max() > OPEN
    assert sum("TestMicrophone has stopped" in sentence for sentence in said) == 1
