"""Real portraits, one after the other, while a camera looks."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.assembly.voices import LOUDNESS
from talking_avatar.live.session import LiveSession
from talking_avatar.live.settings import LiveSettings
from talking_avatar.live.state import SessionState
from talking_avatar.outputs.camera.trace import read_trace
from talking_avatar.resources import bundled

pytestmark = pytest.mark.full

FOLDER = bundled("resources", "portraits")
WARM_UP = 8
"""Every portrait once, and what the first ones leave behind."""

KEPT_SCENE_MB = 30
"""What every switch would add if scenes were kept. They go at some later time, so the least is compared."""


@dataclass(frozen=True)
class Switched:
    """``longest_gap_frames``: frames' times without a new picture at the camera; ``memory_mb`` after each
    switch; ``mean_steps``: of brightness, from frame to frame."""

    longest_gap_frames: float
    memory_mb: list[float]
    mean_steps: float
    said: list[str]


def switch_portraits(trace_path: Path, times: int, every_s: float) -> Switched:
    portraits = sorted(FOLDER.glob("*.jpg"))
    for portrait in portraits:
        PortraitShelf().get(portrait)
    settings = LiveSettings(
        portraits[-1],
        microphone=str(bundled("resources", "voices", "heart.flac")),
        repeat_file=True,
        camera=f"trace:{trace_path}",
        motion=LOUDNESS,
    )
    said: list[str] = []
    session = LiveSession(settings, lambda event: said.append(event.sentence))
    memory_mb = []
    session.start()
    try:
        deadline = time.monotonic() + 60
        while session.state is not SessionState.LIVE:
            assert time.monotonic() < deadline, said
            time.sleep(0.05)
        time.sleep(2.0)  # the delay is measured, and then kept
        began_s = time.perf_counter()
        for k in range(times):
            session.apply(replace(settings, portrait=portraits[k % len(portraits)]))
            time.sleep(every_s)
            memory_mb.append(session.status().statistics.memory_mb)
        ended_s = time.perf_counter()
        assert session.state is SessionState.LIVE
    finally:
        session.stop()
    trace = read_trace(trace_path)
    new = np.concatenate([[False], np.diff(trace.sequence) > 0])
    seen = new & (trace.sent_s > began_s) & (trace.sent_s < ended_s)
    gaps = np.diff(trace.sent_s[seen]) * float(settings.rate) - 1
    pictures = trace.pictures[seen].reshape(int(seen.sum()), -1).astype(float)
    return Switched(
        float(gaps.max()),
        memory_mb,
        float(np.abs(np.diff(pictures, axis=0)).mean()),
        said,
    )


def test_twenty_portraits_never_cost_more_than_two_frames_nor_memory(tmp_path: Path) -> None:
    switched = switch_portraits(tmp_path / "camera.trace", 20, 0.6)
    assert switched.longest_gap_frames < 2.5, switched.said
    least_mb = [min(part) for part in (switched.memory_mb[:WARM_UP], switched.memory_mb[-WARM_UP:])]
    assert least_mb[1] - least_mb[0] < KEPT_SCENE_MB * 2, switched.memory_mb
    assert switched.mean_steps > 0.5  # it does fade from face to face
    assert sum(sentence.startswith("You are live") for sentence in switched.said) == 1
