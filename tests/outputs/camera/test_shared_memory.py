"""Where the system gives no memory that two processes share, a sentence says so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.virtual_camera import VirtualCamera
from talking_avatar.resources import bundled

_READ_ONLY = 'mount -t tmpfs -o ro tmpfs /dev/shm && exec "$@"'


def may_mount() -> bool:
    if sys.platform != "linux" or os.geteuid() or shutil.which("unshare") is None:
        return False
    tried = subprocess.run(
        ["unshare", "-m", "sh", "-c", _READ_ONLY, "sh", "true"], capture_output=True, check=False
    )
    return tried.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux, which promises memory that it has not")
def test_a_picture_larger_than_the_memory_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no shared memory \(/dev/shm is full\).*--shm-size"):
        VirtualCamera(f"trace:{tmp_path / 'trace'}", (200_000, 200_000), Fraction(30), print)


@pytest.mark.full
def test_the_command_line_says_what_to_do(tmp_path: Path) -> None:
    if not may_mount():
        pytest.skip("needs root's right to mount a /dev/shm of its own")
    portrait = bundled("resources", "portraits", "jun.jpg")
    live = [sys.executable, "-m", "talking_avatar", "live", "--mic", "silence", "--seconds", "1"]
    command = [*live, "--portrait", str(portrait), "--camera", f"trace:{tmp_path / 'trace'}"]
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", _READ_ONLY, "sh", *command],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert "no shared memory (Read-only file system)" in done.stderr
    assert "unexpected" not in done.stderr
