"""``talking-avatar live`` as a person runs it, with the built-in engine and a camera that writes a trace."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import av
import numpy as np
import pytest

from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.outputs.camera.trace import Trace, read_trace
from talking_avatar.resources import bundled

pytestmark = pytest.mark.full

VOICE = bundled("resources", "voices", "heart.flac")


@pytest.fixture(scope="module")
def portrait() -> Path:
    """One that is prepared already, as it is the second time a person uses it."""
    path = sorted(bundled("resources", "portraits").glob("*.jpg"))[0]
    PortraitShelf().get(path)
    return path


def start(*words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "talking_avatar", "live", *map(str, words)], stderr=subprocess.PIPE, text=True
    )


def fresh_frames(path: Path) -> int:
    return int((read_trace(path).sequence > 0).sum()) if path.exists() else 0


def wait_for_frames(path: Path, count: int) -> None:
    deadline = time.monotonic() + 40
    while fresh_frames(path) < count:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def mouth_moves(trace: Trace) -> float:
    """How much the middle of the lower half of the picture changes from frame to frame."""
    mouths = trace.pictures[trace.sequence > 0][:, 16:30, 24:40].astype(float)
    return float(np.abs(np.diff(mouths, axis=0)).mean())


def test_a_file_speaks_on_the_camera_and_into_a_recording(tmp_path: Path, portrait: Path) -> None:
    trace_path, recorded = tmp_path / "camera.trace", tmp_path / "talk.mp4"
    program = start(
        *("--portrait", portrait, "--mic", VOICE, "--camera", f"trace:{trace_path}"),
        *("--record", recorded, "--size", 360, "--seconds", 5),
    )
    _, said = program.communicate(timeout=90)
    assert program.returncode == 0, said
    assert "You are live." in said
    assert f"Recorded {recorded}." in said
    assert "voice to camera" in said
    assert mouth_moves(read_trace(trace_path)) > 0.2
    with av.open(str(recorded)) as container:
        frames = sum(1 for _ in container.decode(video=0))
        assert container.streams.video[0].width == 640
        assert frames > 60


def test_ctrl_c_ends_it_in_order(tmp_path: Path, portrait: Path) -> None:
    trace_path, recorded = tmp_path / "camera.trace", tmp_path / "talk.mkv"
    program = start(
        *("--portrait", portrait, "--mic", "silence", "--camera", f"trace:{trace_path}"),
        *("--record", recorded, "--size", 240, "--preset", "low"),
    )
    wait_for_frames(trace_path, 20)
    program.send_signal(signal.SIGINT)
    _, said = program.communicate(timeout=30)
    assert program.returncode == 0, said
    assert recorded.exists()
    assert "Traceback" not in said


def test_a_program_that_was_stopped_goes_on_in_sync(tmp_path: Path, portrait: Path) -> None:
    """As when the computer sleeps, but for the camera's process, which here stays awake to tell of it."""
    trace_path, recorded = tmp_path / "camera.trace", tmp_path / "talk.mkv"
    program = start(
        *("--portrait", portrait, "--mic", VOICE, "--camera", f"trace:{trace_path}"),
        *("--record", recorded, "--size", 240),
    )
    wait_for_frames(trace_path, 40)
    os.kill(program.pid, signal.SIGSTOP)
    stopped_s = time.perf_counter()
    time.sleep(5)
    os.kill(program.pid, signal.SIGCONT)
    woken_s = time.perf_counter()
    _, said = program.communicate(timeout=60)
    assert program.returncode == 0, said
    trace = read_trace(trace_path)
    asleep = (trace.sent_s > stopped_s + 1.5) & (trace.sent_s < woken_s)
    assert asleep.sum() > 60
    assert (trace.sequence[asleep] == 0).all()
    awake = trace.sent_s[(trace.sequence > 0) & (trace.sent_s > woken_s)]
    assert awake[0] - woken_s < 1.5
    assert "The camera shows the standby picture because no frames come." in said
    with av.open(str(recorded)) as container:
        duration_s = container.duration / 1e6
    assert duration_s < 12  # the voice lasts 7 s, the pause is not in it


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--camera", "teleport:1"], "There is no kind of camera called 'teleport'"),
        (["--camera", "none", "--background", "transparent"], "A camera cannot be transparent"),
        (["--camera", "none", "--portrait", str(VOICE)], "heart.flac"),
    ],
)
def test_what_cannot_be_shown_is_told_in_one_sentence(
    portrait: Path, words: list[str], sentence: str
) -> None:
    program = start("--portrait", portrait, "--mic", "silence", *words)
    _, said = program.communicate(timeout=60)
    assert program.returncode == 1, said
    assert sum(sentence in line for line in said.splitlines()) == 1
    assert "Traceback" not in said


def test_devices_are_listed_without_any_device() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "talking_avatar", "devices"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_a_short_soak_tells_its_figures(portrait: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "talking_avatar", "soak", "--minutes", "0.15", "--every", "3"],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert len(lines) == 5, done.stdout + done.stderr
    assert lines[-1].startswith("memory after minute 5")
