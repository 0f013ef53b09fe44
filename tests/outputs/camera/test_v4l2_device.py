"""A real v4l2loopback device, read by other programs. ``make test-camera`` runs this in a virtual machine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest

from talking_avatar.errors import UserError
from talking_avatar.outputs.camera.driver_camera import open_any
from talking_avatar.outputs.camera.v4l2 import V4l2Camera, loopback_devices
from talking_avatar.outputs.camera.virtual_camera import VirtualCamera

DEVICES = loopback_devices()
pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(not DEVICES, reason="needs a v4l2loopback device (make test-camera makes one)"),
]

SIZE_PX = (640, 480)
RATE = Fraction(25)
QUADRANTS = ((220, 30, 40), (30, 200, 50), (40, 60, 210), (230, 230, 230))


def coloured_quadrants() -> np.ndarray:
    frame = np.zeros((SIZE_PX[1], SIZE_PX[0], 3), np.uint8)
    half_y, half_x = SIZE_PX[1] // 2, SIZE_PX[0] // 2
    for number, colour in enumerate(QUADRANTS):
        y, x = (number // 2) * half_y, (number % 2) * half_x
        frame[y : y + half_y, x : x + half_x] = colour
    return frame


def assert_quadrants(rgb: np.ndarray) -> None:
    for number, colour in enumerate(QUADRANTS):
        y, x = (number // 2 * 2 + 1) * rgb.shape[0] // 4, (number % 2 * 2 + 1) * rgb.shape[1] // 4
        np.testing.assert_allclose(rgb[y, x], colour, atol=6)


@pytest.fixture(scope="module")
def camera() -> Iterator[V4l2Camera]:
    """One for all tests: older v4l2loopback does not let a closed device be opened again."""
    camera = V4l2Camera("", SIZE_PX, RATE)
    feeding = threading.Event()
    camera.prepare(coloured_quadrants())

    def feed() -> None:
        while not feeding.wait(0.04):
            camera.send(None)

    thread = threading.Thread(target=feed)
    thread.start()
    time.sleep(0.5)
    yield camera
    feeding.set()
    thread.join()
    camera.close()


def test_opencv_sees_the_right_colours(camera: V4l2Camera) -> None:
    reader = cv2.VideoCapture(DEVICES[0].path, cv2.CAP_V4L2)
    try:
        for _ in range(5):
            ok, picture = reader.read()
            assert ok
    finally:
        reader.release()
    assert picture.shape == (SIZE_PX[1], SIZE_PX[0], 3)
    assert_quadrants(picture[..., ::-1])


def test_ffmpeg_sees_size_rate_and_colours(camera: V4l2Camera, tmp_path: Path) -> None:
    assert shutil.which("ffmpeg"), "install ffmpeg"
    out = tmp_path / "frame.png"
    done = subprocess.run(
        [
            "ffmpeg",
            "-hide_banner",
            "-f",
            "v4l2",
            "-i",
            DEVICES[0].path,
            "-frames:v",
            "3",
            "-update",
            "1",
            out,
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "640x480" in done.stderr
    assert "25 fps" in done.stderr
    assert_quadrants(cv2.imread(str(out))[..., ::-1])


def test_v4l2_ctl_is_told_the_frame_rate(camera: V4l2Camera) -> None:
    assert shutil.which("v4l2-ctl"), "install v4l-utils"
    told = subprocess.run(
        ["v4l2-ctl", "-d", DEVICES[0].path, "--get-parm", "--get-fmt-video"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout
    assert "25.000" in told
    assert "'YU12'" in told


def test_it_knows_whether_somebody_looks(camera: V4l2Camera) -> None:
    assert camera.watchers() == 0
    reader = cv2.VideoCapture(DEVICES[0].path, cv2.CAP_V4L2)
    reader.read()
    assert camera.watchers() == 1
    reader.release()
    assert camera.watchers() == 0


def test_a_second_writer_is_refused_in_one_sentence(camera: V4l2Camera) -> None:
    with pytest.raises(UserError, match=r"modprobe|in use"):
        V4l2Camera("", (320, 240), RATE)


def test_a_reader_outlives_a_killed_camera_process(tmp_path: Path) -> None:
    """Runs after the shared camera is closed; the spare process takes the device over."""
    if not any(device.writable for device in loopback_devices()):
        pytest.skip("needs v4l2loopback 0.13 or exclusive_caps=0: this one cannot be opened again")
    said: list[str] = []
    camera = VirtualCamera("v4l2", SIZE_PX, RATE, said.append)
    try:
        deadline = time.monotonic() + 60
        while not (camera.opened and camera.spare_ready):
            assert time.monotonic() < deadline, said
            camera.publish(coloured_quadrants(), time.perf_counter() + 0.01, 0.0)
            time.sleep(0.04)
        os.kill(camera.process_id, signal.SIGKILL)
        deadline = time.monotonic() + 20
        while camera.restarts == 0 or not camera.opened:
            assert time.monotonic() < deadline, said
            time.sleep(0.04)
        reader = cv2.VideoCapture(DEVICES[0].path, cv2.CAP_V4L2)
        ok, _ = reader.read()
        reader.release()
        assert ok
    finally:
        camera.close()


def test_pyvirtualcam_shows_the_same(tmp_path: Path) -> None:
    if not any(device.writable for device in loopback_devices()):
        pytest.skip("needs v4l2loopback 0.13 or exclusive_caps=0: this one cannot be opened again")
    camera = open_any("", SIZE_PX, RATE)
    camera.prepare(coloured_quadrants())
    camera.send(None)
    reader = cv2.VideoCapture(DEVICES[0].path, cv2.CAP_V4L2)
    pictures = []
    for _ in range(5):
        camera.send(None)
        ok, picture = reader.read()
        pictures.append(picture)
        assert ok
    reader.release()
    camera.close()
    assert_quadrants(pictures[-1][..., ::-1])
