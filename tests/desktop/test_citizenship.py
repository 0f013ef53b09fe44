"""What the program leaves behind, how it bears senseless use, and how long its window stands still."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.go_live_state import GoLiveState
from talking_avatar.desktop.theme import ThemeKeeper
from tests.desktop.event_watch import EventWatch
from tests.desktop.stage import Stage

pytestmark = pytest.mark.full

ROOT = Path(__file__).parents[2]
STALL_S = 0.05
KEYS = [
    *map(str, range(10)),
    "M",
    "Ctrl+Z",
    "Ctrl+Shift+Z",
    "Ctrl+B",
    "Ctrl+Left",
    "Ctrl+Right",
    "F8",
    "F9",
    "Ctrl+Shift+3",
]


def test_threads_processes_and_descriptors_are_given_back(
    qtbot: QtBot, dressed: ThemeKeeper, tmp_path: Path
) -> None:
    def once(number: int) -> tuple[set[str], int, int]:
        folder = tmp_path / str(number)
        folder.mkdir()
        stage = Stage(qtbot, folder)
        stage.open()
        stage.until_awake()
        qtbot.mouseClick(stage.window.transport.go_live, Qt.MouseButton.LeftButton)
        stage.until(lambda: stage.window.controller.state is GoLiveState.LIVE)
        stage.close()
        stage.until(lambda: not any(t.name == "errand" for t in threading.enumerate()))
        names = {t.name for t in threading.enumerate() if t is not threading.main_thread()}
        return names, len(descendants(os.getpid())), len(os.listdir("/proc/self/fd"))

    once(0)
    threads, processes, descriptors = once(1)
    again_threads, again_processes, again_descriptors = once(2)
    assert again_threads <= threads
    assert not any(name.startswith("settings") or "session" in name for name in again_threads)
    assert again_processes == processes
    assert again_descriptors <= descriptors + 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_hundred_random_actions_leave_it_alive(stage: Stage, qtbot: QtBot, seed: int) -> None:
    stage.until_awake()
    monkey = Monkey(stage, qtbot, random.Random(seed))
    for _ in range(200):
        monkey.act()
        QApplication.processEvents()
    window = stage.window
    if not window.controller.live:
        window.toggle_live()
    window.controller.rest(False)
    frames = window.preview.frames
    stage.until(lambda: window.controller.state is GoLiveState.LIVE)
    stage.until(lambda: window.preview.frames > frames + 5)
    assert stage.camera_grey >= 0


class Monkey:
    """Does what a person might do, without a plan."""

    def __init__(self, stage: Stage, qtbot: QtBot, chance: random.Random) -> None:
        self.stage, self.qtbot, self.chance = stage, qtbot, chance
        window = stage.window
        self.actions: list[Callable[[], None]] = [
            window.transport.go_live.click,
            lambda: self.press(window.transport.microphone.mute),
            lambda: self.press(window.transport.microphone.push),
            lambda: self.press(window.transport.recording.record),
            lambda: self.press(window.transport.recording.pause),
            lambda: self.press(window.transport.recording.snapshot),
            *[lambda s=s: self.press(s.slider) for s in window.panel.expression.sliders.values()],
            lambda: self.press(window.panel.pose.gaze),
            lambda: self.press(window.panel.pose.head),
            window.panel.pose.follow.click,
            window.panel.picture.mirror.click,
            window.panel.picture.badge.click,
            lambda: window.panel.picture.framing.group.button(chance.randrange(3)).click(),
            lambda: chance.choice(list(window.panel.picture.background.samples.values())).click(),
            lambda: window.panel.voice.quality.group.button(chance.randrange(3)).click(),
            lambda: window.strip.choose_neighbour(chance.randrange(1, 5)),
            lambda: window.resize(chance.randrange(900, 1500), chance.randrange(600, 1000)),
            self.hide_and_show,
            self.type_key,
            self.type_key,
            lambda: stage.wait(0.1),
        ]

    def act(self) -> None:
        self.chance.choice(self.actions)()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, (QMenu, QDialog)) and widget.isVisible():
                assert not isinstance(widget, QMessageBox), widget.text()
                widget.close()

    def press(self, widget: object) -> None:
        place = QPoint(self.chance.randrange(widget.width()), self.chance.randrange(widget.height()))
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)

    def type_key(self) -> None:
        self.qtbot.keySequence(self.stage.window, self.chance.choice(KEYS))

    def hide_and_show(self) -> None:
        self.stage.window.showMinimized()
        QApplication.processEvents()
        self.stage.window.showNormal()


def test_the_window_never_stands_still(stage: Stage, qtbot: QtBot) -> None:
    """Starting, going live, switching portraits, recording, ending."""
    watch = EventWatch(stage.window)
    window = stage.window
    stage.until_awake()
    stalls = {"start": watch.longest_cpu_s}
    for name, act, settled in (
        ("go live", window.toggle_live, lambda: window.controller.state is GoLiveState.LIVE),
        ("switch", lambda: window.strip.choose_neighbour(1), lambda: True),
        ("record", window.toggle_recording, lambda: window.transport.recording.recording),
        ("stop recording", window.toggle_recording, lambda: not window.transport.recording.recording),
        ("end", window.toggle_live, lambda: window.controller.state is GoLiveState.OFF),
    ):
        watch.reset()
        act()
        stage.until(settled)
        stage.wait(0.5)
        stalls[name] = watch.longest_cpu_s
    watch.stop()
    assert max(stalls.values()) <= STALL_S, stalls


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_program_that_is_ended_leaves_no_process(tmp_path: Path, how: signal.Signals) -> None:
    (tmp_path / "settings.json").write_text('{"version": 1, "tour_done": true}')
    program = subprocess.Popen(
        [sys.executable, "-c", LIVE_AT_ONCE, str(tmp_path)], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert program.stdout is not None
    assert program.stdout.readline() == "live\n"
    family = descendants(program.pid)
    assert len(family) >= 2  # the session's and the camera's
    program.send_signal(how)
    assert program.wait(timeout=20) == (0 if how != signal.SIGKILL else -how)
    deadline_s = time.monotonic() + 20
    while alive := [number for number in family if Path(f"/proc/{number}").exists()]:
        assert time.monotonic() < deadline_s, alive
        time.sleep(0.1)


LIVE_AT_ONCE = """
import sys
from pathlib import Path
from talking_avatar.desktop import app
from talking_avatar.desktop.main_window import MainWindow
from talking_avatar.desktop.go_live_state import GoLiveState
def begin(window, begun=MainWindow.begin):
    begun(window)
    def tell(state):
        if state is GoLiveState.LIVE:
            print("live", flush=True)
    window.controller.state_changed.connect(tell)
    window.controller.go_live()
MainWindow.begin = begin
folder = Path(sys.argv[1])
app.run_app(app.AppOptions(
    folder / "settings.json", folder / "library", microphone="silence", camera=f"trace:{folder}/camera.trace",
    make_parts="tests.desktop.grey_faces:make_parts",
))
"""


def descendants(number: int) -> list[int]:
    """The processes that a process has started, and those that these have."""
    done = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(number)], capture_output=True, text=True, check=False
    )
    found = [int(word) for word in done.stdout.split()]
    return found + [other for child in found for other in descendants(child)]


def test_the_window_is_there_within_a_second_and_without_pytorch(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"version": 1, "tour_done": true}')
    code = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from talking_avatar.desktop import app
from talking_avatar.desktop.main_window import MainWindow
def begin(window):
    print(time.process_time(), "torch" in sys.modules)
    window.close()
MainWindow.begin = begin
folder = Path(sys.argv[1])
app.run_app(app.AppOptions(folder / "settings.json", folder / "library", microphone="silence"))
"""
    taken_s = []
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=60,
            check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
        cpu_s, torch = done.stdout.split()
        assert torch == "False"
        taken_s.append(float(cpu_s))
    assert min(taken_s) <= 1.0
