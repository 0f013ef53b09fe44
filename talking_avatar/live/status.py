"""What a session tells about itself."""

from __future__ import annotations

from dataclasses import dataclass

from talking_avatar.live.state import SessionState
from talking_avatar.live.statistics import Statistics
from talking_avatar.outputs.recorder import RecordingCounts


@dataclass(frozen=True)
class SessionEvent:
    """Something a person may want to know: a sentence, and the state at that moment."""

    state: SessionState
    sentence: str


@dataclass(frozen=True)
class SessionStatus:
    """How things stand. ``voice_ended``: the file or pipe that is the voice has come to its end."""

    state: SessionState
    statistics: Statistics
    camera_name: str
    microphone_name: str
    listening: bool
    voice_ended: bool
    recording: RecordingCounts | None
