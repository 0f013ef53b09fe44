"""Scenes and voices are made one after the other, and nobody gets what was ordered before the last time."""

from __future__ import annotations

import threading
import time

from talking_avatar.live.workbench import Workbench


def finished(bench: Workbench[str, str]) -> list[str]:
    """All that comes until nothing is being made."""
    made: list[str] = []
    deadline_s = time.monotonic() + 5
    while bench.busy and time.monotonic() < deadline_s:
        if (one := bench.collect()) is not None:
            made.append(one)
        time.sleep(0.001)
    assert not bench.busy
    return made


def test_of_what_is_ordered_meanwhile_only_the_newest_is_made() -> None:
    go_on = threading.Event()

    def work(order: str) -> str:
        go_on.wait(5)
        return order.upper()

    bench = Workbench("test", work)
    bench.take_on("a")
    assert bench.collect() is None
    bench.take_on("b")
    bench.take_on("c")
    go_on.set()
    assert finished(bench) == ["A", "C"]


def test_who_leaves_waits_for_what_is_being_made_and_for_nothing_else() -> None:
    made: list[str] = []
    bench = Workbench("test", made.append)
    bench.take_on("a")
    bench.collect()
    bench.take_on("b")
    bench.wait()
    bench.collect()
    assert made == ["a"]
    assert not bench.busy
