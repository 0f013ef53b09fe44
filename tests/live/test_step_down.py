"""A session whose motion model does not keep up goes on with a cheaper one, and says so."""

from __future__ import annotations

import time
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from talking_avatar.assembly.voices import Voice
from talking_avatar.live.parts import SessionParts
from talking_avatar.live.session import LiveSession
from talking_avatar.live.settings import LiveSettings
from talking_avatar.live.status import SessionEvent
from tests.live.stand_ins import SIZE_PX, PromptGenerator, SlowGenerator, Studio, make_source

PATIENCE_S = 25.0


@pytest.mark.full
def test_late_motion_is_replaced_by_cheaper_motion(tmp_path: Path) -> None:
    asked: list[tuple[str | Path, str]] = []
    events: list[SessionEvent] = []

    def make_voice(motion: str | Path, preset: str, styles: Mapping[str, float]) -> Voice:
        asked.append((motion, preset))
        return Voice(SlowGenerator(1.5) if preset == "default" else PromptGenerator())

    settings = LiveSettings(
        Path("dark.png"),
        microphone="silence",
        camera=f"trace:{tmp_path / 'camera.trace'}",
        frame_rate=Fraction(25),
        size_px=SIZE_PX,
    )
    session = LiveSession(
        settings, events.append, SessionParts(Studio(), make_source, make_voice, PromptGenerator)
    )
    session.start()
    try:
        began_s = time.perf_counter()
        while len(asked) < 2 and time.perf_counter() - began_s < PATIENCE_S:
            time.sleep(0.1)
        time.sleep(3)
    finally:
        session.stop()
    assert asked == [("built-in", "default"), ("built-in", "slow-pc")]
    assert sum("too busy" in event.sentence for event in events) == 1
