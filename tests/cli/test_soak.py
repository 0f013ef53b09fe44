"""A rehearsal that breaks things on purpose, from the command line."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

pytestmark = pytest.mark.full


def soak(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "talking_avatar", "soak", "--motion", "loudness", *options],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_a_session_recovers_from_every_fault_without_losing_other_frames() -> None:
    done = soak("--minutes", "1.5", "--faults", "9", "--every", "30")
    said = done.stdout + done.stderr
    assert said.count("fault: ") >= 6
    assert said.count("live again") == said.count("fault: ")
    assert "is started again" in said
    assert "another one has taken its place" in said
    figures = re.search(r"frames lost: (\d+), and (\d+) by the faults", said)
    assert figures is not None
    assert int(figures[1]) <= 5, said  # other tests' processes may still be ending


def test_faults_that_follow_too_closely_are_refused() -> None:
    done = soak("--minutes", "0.1", "--faults", "1")
    assert done.returncode == 1
    assert "more than 8 s" in done.stderr
