"""What the button shows, by what the session says of itself."""

from __future__ import annotations

from typing import cast

import pytest

from talking_avatar.desktop.go_live_state import GoLiveState, go_live_state
from talking_avatar.live.state import SessionState
from talking_avatar.live.statistics import Statistics
from talking_avatar.live.status import SessionStatus


def status(state: SessionState, camera_open: bool = True, problem: str = "") -> SessionStatus:
    return SessionStatus(state, cast(Statistics, None), "", camera_open, problem, "", True, False, None)


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("wanted", "told", "shown"),
    [
        (False, status(SessionState.LIVE), GoLiveState.OFF),
        (True, None, GoLiveState.PREPARING),
        (True, status(SessionState.PREPARING), GoLiveState.PREPARING),
        (True, status(SessionState.LIVE, camera_open=False), GoLiveState.PREPARING),
        (True, status(SessionState.LIVE, False, "It is taken."), GoLiveState.TROUBLE),
        (True, status(SessionState.LIVE), GoLiveState.LIVE),
        (True, status(SessionState.STANDBY), GoLiveState.STANDBY),
        (True, status(SessionState.RECOVERING), GoLiveState.TROUBLE),
        (True, status(SessionState.FAILED), GoLiveState.TROUBLE),
    ],
)
def test_the_button_says_what_the_meeting_sees(
    wanted: bool, told: SessionStatus | None, shown: GoLiveState
) -> None:
    assert go_live_state(wanted, told) is shown
