"""What processes cost, measured on some whose cost is known."""

from __future__ import annotations

import json
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from talking_avatar.cli.demo import DEMO_PORTRAIT, DEMO_VOICE
from talking_avatar.errors import UserError
from talking_avatar.evaluation.processes import run_measured
from talking_avatar.evaluation.repeated_voice import write_repeated
from talking_avatar.evaluation.start_times import measure_start
from talking_avatar.resources import bundled


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_time_and_output() -> None:
    cost = run_measured(python("import time; print('ready', flush=True); time.sleep(0.2); print('done')"))
    assert cost.output == "ready\ndone\n"
    assert 0 < cost.first_line_s < cost.wall_s - 0.15


@pytest.mark.full
@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc, for the memory of processes")
def test_memory_is_that_of_the_process_alone() -> None:
    ours = np.ones(60_000_000)  # 480 MB that the process started from here does not have
    small = run_measured(python("import time; time.sleep(0.2)"))
    large = run_measured(python("import time; data = bytearray(150_000_000); time.sleep(0.2)"))
    assert small.peak_mb < 60 < ours.nbytes / 1e6
    assert 140 < large.peak_mb - small.peak_mb < 160


@pytest.mark.skipif(sys.platform == "win32", reason="needs a system that tells the time of other processes")
def test_cpu_time_counts_work_and_not_waiting() -> None:
    cost = run_measured(python("import time; time.sleep(0.4)\nwhile time.process_time() < 0.15: pass"))
    assert 0.15 <= cost.cpu_s < 0.4


def test_a_program_that_fails_is_no_measurement() -> None:
    with pytest.raises(UserError, match="ended with 3"):
        run_measured(python("raise SystemExit(3)"))


def test_a_voice_is_repeated_to_the_length_asked_for(tmp_path: Path) -> None:
    write_repeated(bundled(*DEMO_VOICE), tmp_path / "long.wav", 30.5)
    with wave.open(str(tmp_path / "long.wav")) as file:
        assert file.getnframes() == round(30.5 * file.getframerate())
        sound = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float)
    once = np.flatnonzero(sound[1000:] == sound[0])
    assert len(once)
    assert np.abs(sound[-file.getframerate() * 4 :]).max() > 3000


@pytest.mark.full
def test_a_stored_portrait_starts_without_slow_packages() -> None:
    """The start that docs/performance.md promises; the time has three times the room it needs."""
    start = measure_start(bundled(*DEMO_PORTRAIT))
    assert start.needless == ()
    assert start.first_frame.cpu_s < 2.5
    assert start.stored.cpu_s < 0.05
    assert start.portrait.cpu_s + start.rig.cpu_s < 1.5
    assert 50 < start.first_frame_mb < 700
    assert json.dumps(start.as_data())
    assert "first frame" in start.as_text()
