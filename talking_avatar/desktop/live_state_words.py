"""States and engines in words, for people at the window and in the meeting."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from talking_avatar.desktop.go_live_state import GoLiveState
from talking_avatar.desktop.sentences import in_words
from talking_avatar.live.state import SessionState
from talking_avatar.live.status import SessionStatus
from talking_avatar.outputs.camera.standby import StandbyWords

translate = QCoreApplication.translate


def preview_words(state: GoLiveState, status: SessionStatus | None, frames: int, portrait: str) -> str:
    """What lies over the preview; empty when the picture says enough."""
    if status is not None and status.state is SessionState.FAILED:
        return translate("Preview", "This portrait cannot be shown; choose another one")
    if state is GoLiveState.TROUBLE and status is not None and status.camera_problem:
        return in_words(status.camera_problem)
    if state is GoLiveState.STANDBY:
        return translate("Preview", "On standby: the meeting sees a still picture")
    if not frames:
        return translate("Preview", "{name} is waking up…").format(name=portrait)
    return ""


def standby_words() -> StandbyWords:
    """On the picture that the meeting sees while there is no face, in the language of the window."""
    return StandbyWords(translate("Standby", "One moment"), translate("Standby", "Back in a moment"))


def engine_words(engine: str) -> str:
    """An engine by the name that people know."""
    return {
        "warp": translate("Engine", "built-in engine"),
        "liveportrait": "LivePortrait",
    }.get(engine, engine)
