from __future__ import annotations

import re

import pytest

from talking_avatar.doctor.finding import State
from talking_avatar.doctor.machine import Machine
from talking_avatar.doctor.speed import judge, speed


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("frame_ms", "note", "state", "words"),
    [
        (8.0, "", State.OK, "8.0 ms of 33; the motion keeps up"),
        (25.0, "", State.WARNING, "too slow for a call"),
        (
            8.0,
            "the loudness moves the mouth: too slow.",
            State.WARNING,
            "the loudness moves the mouth: too slow",
        ),
    ],
)
def test_what_is_fast_enough(frame_ms: float, note: str, state: State, words: str) -> None:
    finding = judge(frame_ms, note)
    assert finding.state is state
    assert words in finding.found
    assert bool(finding.remedy) == (state is State.WARNING)


@pytest.mark.full
def test_this_machine_is_measured() -> None:
    finding = speed(Machine())
    taken = re.search(r"takes ([\d.]+) ms of 33", finding.found)
    assert taken is not None
    assert 0.5 < float(taken[1]) < 200
