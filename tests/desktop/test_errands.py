"""Work beside the GUI thread: results come back in it, and what nobody waits for any more is dropped."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from talking_avatar.desktop.errands import Errands, wait_for_errands
from talking_avatar.errors import UserError


def test_results_and_failures_come_back_in_the_gui_thread(qtbot: QtBot) -> None:
    owner = QObject()
    errands = Errands(owner)
    told: list[tuple[object, bool]] = []

    def here(value: object) -> None:
        told.append((value, threading.current_thread() is threading.main_thread()))

    def refuse() -> None:
        raise UserError("It cannot be done", "", "leave it")

    def break_down() -> None:
        raise ValueError("odd")

    errands.run(lambda: 42, here, here)
    qtbot.waitUntil(lambda: len(told) == 1)
    errands.run(refuse, here, here)
    qtbot.waitUntil(lambda: len(told) == 2)
    errands.run(break_down, here, here)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert all(in_gui for _, in_gui in told)
    assert [value for value, _ in told] == [
        42,
        "It cannot be done; leave it.",
        "Something went wrong (ValueError: odd).",
    ]


@pytest.mark.full
def test_owners_that_go_while_their_errands_return_do_no_harm(qtbot: QtBot) -> None:
    """Deleting the owner at any moment of the hand-over, hundreds of times."""
    told: list[int] = []
    for number in range(300):
        owner = QObject()
        errands = Errands(owner)
        for _ in range(3):
            errands.run(lambda pause_s=number * 2e-6: time.sleep(pause_s), lambda nothing: told.append(1))
        time.sleep(number % 7 * 1e-4)
        owner.deleteLater()
        del owner, errands
        qtbot.wait(0)
    wait_for_errands(5)
    qtbot.wait(20)
    assert told  # those whose owner was still there


def test_a_result_for_an_owner_that_has_gone_is_dropped(qtbot: QtBot) -> None:
    told: list[int] = []
    go = threading.Event()
    owner = QObject()
    Errands(owner).run(lambda: go.wait(5), lambda there: told.append(1))
    owner.deleteLater()
    qtbot.wait(10)
    go.set()
    wait_for_errands(5)
    qtbot.wait(20)
    assert not told
