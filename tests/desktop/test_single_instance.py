"""A second start shows the first one's window, and one that died does not stand in the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from talking_avatar.desktop.single_instance import SingleInstance

SECOND = """
import sys
from PySide6.QtCore import QCoreApplication
from talking_avatar.desktop.single_instance import SingleInstance
app = QCoreApplication([])
print(SingleInstance(sys.argv[1]).claim())
"""
DYING = SECOND + "\nimport os; sys.stdout.flush(); os._exit(9)"


def start(code: str, place: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code, place], stdout=subprocess.PIPE, text=True)


def test_a_second_start_calls_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(str(tmp_path))
    assert first.claim()
    with qtbot.waitSignal(first.asked, timeout=10_000):
        second = start(SECOND, str(tmp_path))
    assert second.communicate(timeout=10)[0] == "False\n"
    first.release()
    assert start(SECOND, str(tmp_path)).communicate(timeout=10)[0] == "True\n"


def test_programs_with_other_settings_do_not_meet(qtbot: QtBot, tmp_path: Path) -> None:
    first, other = SingleInstance(f"{tmp_path}/a"), SingleInstance(f"{tmp_path}/b")
    assert first.claim()
    assert other.claim()
    first.release()
    other.release()


def test_what_a_dead_program_left_does_not_stand_in_the_way(qtbot: QtBot, tmp_path: Path) -> None:
    assert start(DYING, str(tmp_path)).communicate(timeout=10)[0] == "True\n"
    next_one = SingleInstance(str(tmp_path))
    assert next_one.claim()
    next_one.release()
