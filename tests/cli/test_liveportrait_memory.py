"""Long videos take no more memory than short ones, whatever draws them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from talking_avatar.cli import main
from talking_avatar.resources import bundled
from tests.cli.standing_in import stand_in
from tests.conftest import PORTRAITS

_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")

needs_proc = pytest.mark.skipif(not _RESET.exists(), reason="waits for Linux, which tells peaks of memory")


def peak_mb() -> float:
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


@needs_proc
@pytest.mark.full
def test_memory_does_not_grow_with_the_length(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    stand_in(monkeypatch)
    voice = bundled("resources", "voices", "heart.flac")
    peaks = []
    for seconds in (10, 10, 24):  # the first time loads everything
        sound, out = tmp_path / "voice.wav", tmp_path / "out.mp4"
        command = ["ffmpeg", "-v", "error", "-y", "-stream_loop", "-1", "-i", str(voice)]
        subprocess.run([*command, "-t", str(seconds), str(sound)], check=True)
        _RESET.write_text("5")  # forget the peak so far
        words = ["render", str(PORTRAITS["woman"]), str(sound), "-o", str(out), "-q", "-y", "--size", "128"]
        assert main([*words, "--engine", "liveportrait", "--motion", "loudness"]) == 0
        peaks.append(peak_mb())
    # 350 more frames of 512 px are 275 MB.
    assert peaks[2] < peaks[1] + 40, peaks
