"""When the person hears that other programs make frames late."""

from __future__ import annotations

import pytest

from talking_avatar.live.lateness import LatenessWatch
from talking_avatar.outputs.punctuality.urgency import Grant

REFUSED = Grant(False, "this user may not", "install rtkit")


def told(grant: Grant | None, late_each_second: list[int]) -> list[str]:
    said: list[str] = []
    watch = LatenessWatch(said.append)
    if grant is not None:
        watch.note(grant)
    late = 0
    for more in late_each_second:
        late += more
        watch.look(late)
    return said


def test_many_late_frames_without_priority_are_explained_once() -> None:
    assert told(REFUSED, [0, 3, 0, 2, 9, 9, 9]) == [
        "Other programs make frames late because this user may not; install rtkit."
    ]


@pytest.mark.parametrize("grant", [None, Grant(True, "this user may")])
def test_with_priority_or_before_an_answer_nothing_is_said(grant: Grant | None) -> None:
    assert told(grant, [0, 5, 5, 5]) == []


def test_a_late_frame_now_and_then_is_nothing_to_speak_of() -> None:
    assert told(REFUSED, [0, 0, 0, 2] + [0, 0, 0, 0, 1] * 20) == []
