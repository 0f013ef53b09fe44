"""What a program and the process of its session say to each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from talking_avatar.live.settings import LiveSettings
from talking_avatar.live.status import SessionEvent, SessionStatus
from talking_avatar.motion.performer.sliders import Sliders


@dataclass(frozen=True)
class SessionOrder:
    """What a process shall run. ``exchange`` is the shared memory for its frames; ``make_parts`` a function
    (``module:name``) that makes its ``SessionParts``, empty for the usual ones."""

    settings: LiveSettings
    exchange: str
    make_parts: str = ""


@dataclass(frozen=True)
class Apply:
    settings: LiveSettings


@dataclass(frozen=True)
class MoveSliders:
    """Only this, in the next frame; the rest of the settings stays as it is."""

    sliders: Sliders


@dataclass(frozen=True)
class UseVoice:
    """See ``audio.voice_controls.VoiceControls``."""

    muted: bool = False
    push_to_talk: bool = False
    talking: bool = False
    automatic_gain: bool = False


@dataclass(frozen=True)
class Rest:
    resting: bool


@dataclass(frozen=True)
class Look:
    """Whether anybody looks at the frames here; those of a camera go on without."""

    looking: bool


@dataclass(frozen=True)
class StartRecording:
    path: Path


@dataclass(frozen=True)
class PauseRecording:
    paused: bool


@dataclass(frozen=True)
class StopRecording:
    pass


@dataclass(frozen=True)
class TakeSnapshot:
    path: Path


@dataclass(frozen=True)
class Stop:
    pass


Command: TypeAlias = (
    Apply | MoveSliders | UseVoice | Rest | Look | StartRecording | PauseRecording | StopRecording
    | TakeSnapshot | Stop
)  # fmt: skip


@dataclass(frozen=True)
class Level:
    """Loudness of the microphone before muting, dB relative to full scale."""

    level_db: float


@dataclass(frozen=True)
class RecordingBegan:
    path: Path


@dataclass(frozen=True)
class RecordingEnded:
    """``path`` is ``None`` when nothing could be kept."""

    path: Path | None


@dataclass(frozen=True)
class SnapshotTaken:
    path: Path


@dataclass(frozen=True)
class Problem:
    """A command that could not be done, as a sentence."""

    sentence: str


Message: TypeAlias = (
    SessionEvent | SessionStatus | Level | RecordingBegan | RecordingEnded | SnapshotTaken | Problem
)
