"""Which state may follow which."""

from __future__ import annotations

import pytest

from talking_avatar.live.state import SessionState, StateMachine


def test_a_usual_day() -> None:
    seen: list[SessionState] = []
    machine = StateMachine(seen.append)
    day = [
        SessionState.PREPARING,
        SessionState.LIVE,
        SessionState.STANDBY,
        SessionState.LIVE,
        SessionState.RECOVERING,
        SessionState.LIVE,
        SessionState.IDLE,
    ]
    for state in day:
        assert machine.to(state)
    assert seen == day
    assert not machine.to(SessionState.IDLE)


def test_nonsense_is_refused_and_changes_nothing() -> None:
    machine = StateMachine(lambda state: None)
    with pytest.raises(ValueError, match="idle cannot become live"):
        machine.to(SessionState.LIVE)
    assert machine.state is SessionState.IDLE
