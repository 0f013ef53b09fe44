"""A real v4l2loopback device, read by other programs. ``make test-camera`` runs this in a virtual machine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
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


class Feeder:
    """A camera as the program has it, fed from a thread."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.camera = VirtualCamera("v4l2", SIZE_PX, RATE, self.said.append)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._feed)
        self._thread.start()

    def _feed(self) -> None:
        picture = coloured_quadrants()
        while not self._stop.wait(0.04):
            self.camera.publish(picture, time.perf_counter() + 0.01, 0.0)

    def until(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < deadline, self.said
            time.sleep(0.05)

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        self.camera.close()


@pytest.fixture(scope="module")
def feeder() -> Iterator[Feeder]:
    """One for all tests: older v4l2loopback does not let a closed device be opened again."""
    feeder = Feeder()
    feeder.until(lambda: feeder.camera.opened)
    yield feeder
    feeder.close()


def test_ffmpeg_sees_size_rate_and_colours(feeder: Feeder, tmp_path: Path) -> None:
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


def test_v4l2_ctl_is_told_the_frame_rate(feeder: Feeder) -> None:
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


def test_opencv_sees_the_right_colours(feeder: Feeder) -> None:
    """After the others: OpenCV sets every camera to 30 frames a second."""
    reader = cv2.VideoCapture(DEVICES[0].path, cv2.CAP_V4L2)
    try:
        for _ in range(5):
            ok, picture = reader.read()
            assert ok
    finally:
        reader.release()
    assert picture.shape == (SIZE_PX[1], SIZE_PX[0], 3)
    assert_quadrants(picture[..., ::-1])


def test_it_knows_whether_somebody_looks(feeder: Feeder) -> None:
    feeder.until(lambda: feeder.camera.watched is False)
    reader = cv2.VideoCapture(DEVICES[0].path, cv2.CAP_V4L2)
    reader.read()
    feeder.until(lambda: feeder.camera.watched is True)
    reader.release()
    feeder.until(lambda: feeder.camera.watched is False)


def test_a_second_writer_is_refused_in_one_sentence(feeder: Feeder) -> None:
    with pytest.raises(UserError, match=r"modprobe|in use"):
        V4l2Camera("", (320, 240), RATE)


def test_a_reader_outlives_a_killed_camera_process(feeder: Feeder) -> None:
    """The open device is handed to the process that takes over."""
    feeder.until(lambda: feeder.camera.spare_ready)
    reader = cv2.VideoCapture(DEVICES[0].path, cv2.CAP_V4L2)
    assert reader.read()[0]
    os.kill(feeder.camera.process_id, signal.SIGKILL)
    feeder.until(lambda: feeder.camera.restarts == 1 and feeder.camera.opened)
    for _ in range(10):
        ok, picture = reader.read()
        assert ok
    reader.release()
    assert_quadrants(picture[..., ::-1])
    assert "cannot" not in " ".join(feeder.said)


def test_pyvirtualcam_shows_the_same() -> None:
    """After the other camera is closed; but the fixture lives as long as the module, so by itself."""
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
