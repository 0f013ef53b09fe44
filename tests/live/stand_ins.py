"""A face that is a grey: the jaw makes it brighter. And a voice that moves it at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talking_avatar.assembly.voices import Voice
from talking_avatar.audio.source import BlockSource, SilentSource, VoiceSource
from talking_avatar.errors import UserError
from talking_avatar.live.parts import SessionParts
from talking_avatar.live.scene import Scene, SceneChoice
from talking_avatar.live.session import LiveSession
from talking_avatar.live.settings import LiveSettings
from talking_avatar.live.state import SessionState
from talking_avatar.live.status import SessionEvent
from talking_avatar.motion.controls import CONTROL_COUNT, CONTROL_INDEX
from talking_avatar.motion.face_motion import MOTION_RATE_HZ, FaceMotion, FaceState
from talking_avatar.motion.generator import VOICE_RATE_HZ
from talking_avatar.outputs.camera.trace import Trace, read_trace

JAW = CONTROL_INDEX["jawOpen"]
SIZE_PX = (128, 72)
GREYS = {"dark.png": 40, "light.png": 120}
"""Portraits by their brightness with a shut mouth; an open one adds up to 100."""

RATE_HZ = 48_000


class PromptGenerator:
    """The jaw is open in frames whose own 40 ms are loud; knows no future."""

    look_ahead_s = 1 / MOTION_RATE_HZ

    def stream(self, seed: int) -> PromptGenerator:
        del seed
        stream = PromptGenerator()
        stream.heard = np.zeros(0, np.float32)
        return stream

    def push(self, samples: NDArray[np.float32]) -> FaceMotion:
        size = VOICE_RATE_HZ // MOTION_RATE_HZ
        self.heard = np.concatenate([self.heard, samples])
        whole = len(self.heard) // size
        pieces, self.heard = self.heard[: whole * size].reshape(whole, size), self.heard[whole * size :]
        controls = np.zeros((whole, CONTROL_COUNT), np.float32)
        loud = np.abs(pieces).max(1) > 0.1 if whole else np.zeros(0)
        controls[:, JAW] = loud
        return FaceMotion.of_controls(controls, loud.astype(np.float32))

    def finish(self) -> FaceMotion:
        return FaceMotion.neutral(0)


class SlowGenerator(PromptGenerator):
    """Works on sound for ``share`` of the time that it lasts."""

    def __init__(self, share: float) -> None:
        self.share = share

    def stream(self, seed: int) -> SlowGenerator:
        stream = SlowGenerator(self.share)
        stream.heard = np.zeros(0, np.float32)
        return stream

    def push(self, samples: NDArray[np.float32]) -> FaceMotion:
        time.sleep(self.share * len(samples) / VOICE_RATE_HZ)
        return super().push(samples)


@dataclass(eq=False)
class GreyRenderer:
    grey: int
    trouble: Callable[[], None] = lambda: None
    size_px: tuple[int, int] = SIZE_PX
    channels: int = 3

    def draw(self, state: FaceState, out: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        self.trouble()
        if out is None:
            out = np.empty((self.size_px[1], self.size_px[0], 3), np.uint8)
        out[:] = np.uint8(self.grey + 100 * min(float(state.controls[JAW]), 1.0))
        return out


@dataclass
class Studio:
    """Makes scenes by the portrait's name; ``troubles`` maps an engine's name to what its drawing does."""

    troubles: dict[str, Callable[[], None]] = field(default_factory=dict)
    made: list[SceneChoice] = field(default_factory=list)

    def __call__(self, choice: SceneChoice) -> Scene:
        if choice.portrait.name not in GREYS:
            raise UserError(f"{choice.portrait.name} shows no face")
        self.made.append(choice)
        time.sleep(0.05)
        grey = GREYS[choice.portrait.name]
        return Scene(choice, GreyRenderer(grey, self.troubles.get(choice.engine, lambda: None)))


def clicking(rate_hz: int = RATE_HZ, period_s: float = 1.0, click_s: float = 0.2) -> Iterator[np.ndarray]:
    """Tenths of a second of sound, for ever: a tone at the start of each period."""
    at = 0
    while True:
        phase = (at + np.arange(rate_hz // 10)) % int(period_s * rate_hz)
        at += rate_hz // 10
        tone = 0.5 * np.sin(2 * np.pi * 440 * phase / rate_hz)
        yield np.where(phase < click_s * rate_hz, tone, 0).astype(np.float32)


def make_source(name: str, repeat_file: bool) -> VoiceSource:
    del repeat_file
    if name == "clicks":
        return BlockSource("clicks", RATE_HZ, clicking, time.perf_counter)
    return SilentSource()


def make_parts() -> SessionParts:
    """For a session in another process."""
    return SessionParts(
        Studio(), make_source, lambda motion, preset, styles: Voice(PromptGenerator()), PromptGenerator
    )


class Rehearsal:
    """A session of stand-ins with a real camera process that writes a trace."""

    def __init__(self, folder: Path, **chosen: object) -> None:
        self.path = folder / "camera.trace"
        self.studio = Studio()
        self.events: list[SessionEvent] = []
        defaults = {"microphone": "silence", "camera": f"trace:{self.path}", "frame_rate": Fraction(25)}
        self.settings = LiveSettings(Path("dark.png"), size_px=SIZE_PX, **{**defaults, **chosen})  # type: ignore[arg-type]
        parts = SessionParts(
            self.studio, make_source, lambda motion, preset, styles: Voice(PromptGenerator()), PromptGenerator
        )
        self.session = LiveSession(self.settings, self.events.append, parts)

    def __enter__(self) -> Rehearsal:
        self.session.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.session.stop()

    @property
    def said(self) -> list[str]:
        return [event.sentence for event in self.events]

    def until(self, condition: Callable[[], bool], timeout_s: float = 20.0) -> None:
        deadline = time.monotonic() + timeout_s
        while not condition():
            assert time.monotonic() < deadline, self.said
            time.sleep(0.01)

    def until_live(self) -> None:
        """Live, and seen by the camera."""
        self.until(lambda: self.session.state is SessionState.LIVE)
        self.until(lambda: self.path.exists() and bool((self.trace().sequence > 0).any()))

    def trace(self) -> Trace:
        return read_trace(self.path)

    def greys(self, since_s: float = 0.0) -> NDArray[np.float64]:
        """Brightness of every frame the camera showed since then (``perf_counter``)."""
        trace = self.trace()
        return trace.pictures[trace.sent_s > since_s].reshape(-1, 36 * 64 * 3).mean(1)
