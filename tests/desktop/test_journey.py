"""First run to last frame on a real screen, by clicks and keys, with a microphone that hears a voice.

The pictures of the way are kept in ``build/journey``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from talking_avatar.media.audio import SoundReader
from tests.desktop.screen import virtual_screen
from tests.pulse_server import RATE_HZ, missing_program, pulse_server

ROOT = Path(__file__).parents[2]
VOICE = ROOT / "resources" / "voices" / "heart.flac"
KEPT = ROOT / "build" / "journey"

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Xvfb, which is for Linux"),
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs the program Xvfb"),
    pytest.mark.skipif(missing_program() != "", reason=f"needs the program {missing_program()}"),
]


@pytest.fixture
def screen() -> Iterator[str]:
    with virtual_screen() as display:
        yield display


def test_from_the_first_start_to_a_recording(tmp_path: Path, screen: str) -> None:
    with pulse_server(tmp_path) as server:
        speaker = subprocess.Popen(
            ["ffmpeg", "-v", "error", "-stream_loop", "-1", "-i", str(VOICE), "-f", "s16le", "-ac", "1"]
            + ["-ar", str(RATE_HZ), "-"],
            stdout=server.player(latency_ms=300).stdin,
        )
        environment = {
            **server.environment,
            "DISPLAY": screen,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.desktop.journey", str(tmp_path), "TestMicrophone"],
            cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        speaker.kill()
        speaker.wait()
    shutil.rmtree(KEPT, ignore_errors=True)
    shutil.copytree(tmp_path / "screenshots", KEPT)
    assert done.returncode == 0, done.stderr[-3000:]
    facts = json.loads((tmp_path / "facts.json").read_text())
    assert facts["tour_done"]
    assert facts["microphone"] == "TestMicrophone"
    assert facts["portrait"]["rights"] == "mine"
    assert facts["camera_frames"] > 150
    assert facts["dark_frames"] == 0
    assert facts["smile"] > 0.8
    assert facts["yaw_deg"] > 8
    assert facts["moved"] > 2
    assert facts["at_rest"]
    assert facts["stall_cpu_ms"] <= 50
    (recording,) = facts["recordings"]
    with SoundReader(Path(recording)) as sound:
        assert sound.format.rate_hz == RATE_HZ
