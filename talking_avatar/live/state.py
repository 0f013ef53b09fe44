"""What a session is doing, and which change may follow which."""

from __future__ import annotations

import threading
from collections.abc import Callable
from enum import Enum


class SessionState(Enum):
    """``IDLE``: nothing runs. ``PREPARING``: the first portrait is being made ready; the camera shows the
    standby picture. ``LIVE``: the face talks. ``STANDBY``: everything runs, but nothing is drawn, because the
    person wants so or nobody looks. ``RECOVERING``: the picture stands while an engine is started anew.
    ``FAILED``: nothing can be drawn; the standby picture is shown until something else is chosen."""

    IDLE = "idle"
    PREPARING = "preparing"
    LIVE = "live"
    STANDBY = "standby"
    RECOVERING = "recovering"
    FAILED = "failed"


_NEXT = {
    SessionState.IDLE: {SessionState.PREPARING},
    SessionState.PREPARING: {SessionState.LIVE, SessionState.FAILED, SessionState.IDLE},
    SessionState.LIVE: {SessionState.STANDBY, SessionState.RECOVERING, SessionState.IDLE},
    SessionState.STANDBY: {SessionState.LIVE, SessionState.RECOVERING, SessionState.IDLE},
    SessionState.RECOVERING: {
        SessionState.LIVE,
        SessionState.STANDBY,
        SessionState.FAILED,
        SessionState.IDLE,
    },
    SessionState.FAILED: {SessionState.LIVE, SessionState.RECOVERING, SessionState.IDLE},
}


class StateMachine:
    """Holds the state; ``changed`` is called with every change, by the thread that made it."""

    def __init__(self, changed: Callable[[SessionState], None]) -> None:
        self._lock = threading.Lock()
        self._changed = changed
        self._state = SessionState.IDLE

    @property
    def state(self) -> SessionState:
        return self._state

    def to(self, state: SessionState) -> bool:
        """Change; false when it is so already. Raises ``ValueError`` for a change that makes no sense."""
        with self._lock:
            if state is self._state:
                return False
            if state not in _NEXT[self._state]:
                raise ValueError(f"a session that is {self._state.value} cannot become {state.value}")
            self._state = state
        self._changed(state)
        return True
