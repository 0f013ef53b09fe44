"""What the Go-live button shows."""

from __future__ import annotations

from enum import Enum

from talking_avatar.live.state import SessionState
from talking_avatar.live.status import SessionStatus


class GoLiveState(Enum):
    """``OFF``: no camera is fed. ``PREPARING``: the camera or the portrait is being made ready. ``LIVE``: the
    face is on the camera. ``STANDBY``: the standby picture is, as the person wished or because nobody looks.
    ``TROUBLE``: the camera cannot be opened, or nothing can be drawn."""

    OFF = "off"
    PREPARING = "preparing"
    LIVE = "live"
    STANDBY = "standby"
    TROUBLE = "trouble"


_OF_SESSION = {
    SessionState.IDLE: GoLiveState.PREPARING,
    SessionState.PREPARING: GoLiveState.PREPARING,
    SessionState.LIVE: GoLiveState.LIVE,
    SessionState.STANDBY: GoLiveState.STANDBY,
    SessionState.RECOVERING: GoLiveState.TROUBLE,
    SessionState.FAILED: GoLiveState.TROUBLE,
}


def go_live_state(wanted: bool, status: SessionStatus | None) -> GoLiveState:
    """``wanted``: the person wants to be live; ``status`` is the session's latest since then."""
    if not wanted:
        return GoLiveState.OFF
    if status is None:
        return GoLiveState.PREPARING
    state = _OF_SESSION[status.state]
    if state is GoLiveState.TROUBLE or status.camera_open:
        return state
    return GoLiveState.TROUBLE if status.camera_problem else GoLiveState.PREPARING
