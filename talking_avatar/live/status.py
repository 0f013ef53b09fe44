"""What a session tells about itself."""

from __future__ import annotations

from dataclasses import dataclass

from talking_avatar.live.state import SessionState
from talking_avatar.live.statistics import Statistics
from talking_avatar.outputs.recorder import RecordingCounts


@dataclass(frozen=True)
class SessionEvent:
    """Something a person may want to know: a sentence, and the state at that moment. ``of_state``: it says no
    more than that the state has changed."""

    state: SessionState
    sentence: str
    of_state: bool = False


@dataclass(frozen=True)
class SessionStatus:
    """How things stand. ``camera_name`` is the last device's, ``camera_open`` whether it takes frames now,
    ``camera_problem`` why not, as far as that was said. ``voice_ended``: the file or pipe that is the voice
    has come to its end. ``engine`` is the one that draws, which may not be the one that was chosen."""

    state: SessionState
    statistics: Statistics
    camera_name: str
    camera_open: bool
    camera_problem: str
    microphone_name: str
    listening: bool
    voice_ended: bool
    recording: RecordingCounts | None
    engine: str = ""
