"""Run a session for a long time, on a camera that nobody sees, and print what grows, drifts and drops."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path

from talking_avatar.assembly.voices import BUILT_IN, LOUDNESS
from talking_avatar.cli.console import say, stop_on_interrupt, tell
from talking_avatar.cli.soak_faults import EngineTrouble, Faults
from talking_avatar.errors import UserError
from talking_avatar.live.parts import SessionParts
from talking_avatar.live.session import LiveSession
from talking_avatar.live.settings import PRESETS, LiveSettings
from talking_avatar.live.state import SessionState
from talking_avatar.live.status import SessionStatus
from talking_avatar.resources import bundled

_COLUMNS = (
    "  min   memory  threads  files  cores  voice-camera ms   sync ms"
    "  voice ms  drift ppm  paced  lost frames"
)
_FIRST_FAIR_MINUTE = 5
"""Memory is compared from here on: caches fill before."""

_GROWTH_MB = 15.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--minutes", type=float, default=60.0, metavar="N", help="how long (default: 60)")
    parser.add_argument(
        "--portrait", type=Path, metavar="PICTURE", help="instead of the one that comes along"
    )
    parser.add_argument(
        "--mic", metavar="NAME", help="as for live (default: the voice that comes along, again and again)"
    )
    parser.add_argument("--delayed-mic", metavar="NAME", help="as for live")
    parser.add_argument("--record", type=Path, metavar="FILE", help="as for live")
    parser.add_argument(
        "--motion", default=BUILT_IN, choices=(BUILT_IN, LOUDNESS), help="as for live (default: built-in)"
    )
    parser.add_argument("--preset", choices=tuple(PRESETS), default="default", help="as for live")
    parser.add_argument(
        "--faults",
        type=float,
        metavar="S",
        help="break something every S seconds: camera, engine, microphone, sleep ... (default: never)",
    )
    parser.add_argument("--every", type=float, default=60.0, metavar="S", help="seconds between two lines")


def run(given: argparse.Namespace) -> int:
    """0 when nothing grew or was lost, 1 when something did."""
    settings = LiveSettings(
        portrait=given.portrait or bundled("resources", "portraits", "jun.jpg"),
        microphone=given.mic or str(bundled("resources", "voices", "heart.flac")),
        repeat_file=True,
        camera=f"trace:{os.devnull}",
        delayed_microphone=given.delayed_mic,
        motion=given.motion,
        preset=given.preset,
    )
    trouble = EngineTrouble()
    session = LiveSession(settings, lambda event: tell(event.sentence), SessionParts(make_scene=trouble))
    faults = None if given.faults is None else Faults(session, trouble, given.faults)
    with stop_on_interrupt() as stop:
        session.start()
        try:
            while session.state is SessionState.PREPARING and not stop():
                time.sleep(0.05)
            if given.record is not None:
                session.start_recording(given.record)
            return _watch(session, given.minutes * 60, given.every, stop, faults)
        finally:
            session.stop()


def _watch(
    session: LiveSession,
    seconds: float,
    every_s: float,
    stop: Callable[[], bool],
    faults: Faults | None,
) -> int:
    say(_COLUMNS)
    started_s = time.monotonic()
    lines = forgiven = 0
    fair_mb: float | None = None
    status = session.status()
    while not stop() and time.monotonic() - started_s < seconds:
        lines += 1
        while time.monotonic() - started_s < min(lines * every_s, seconds) and not stop():
            time.sleep(0.1)
            if faults is not None:
                forgiven += _injected(session, faults)
        status = session.status()
        minutes = (time.monotonic() - started_s) / 60
        say(_line(minutes, status))
        if fair_mb is None and minutes >= _FIRST_FAIR_MINUTE:
            fair_mb = status.statistics.memory_mb
    grown_mb = 0.0 if fair_mb is None else status.statistics.memory_mb - fair_mb
    lost = _lost(status) - forgiven
    owed = f", and {forgiven} by the faults" if faults is not None else ""
    say(f"memory after minute {_FIRST_FAIR_MINUTE}: {grown_mb:+.1f} MB; frames lost: {lost}{owed}")
    if causes := [f"{count} {cause}" for cause, count in _losses(status).items() if count]:
        say(f"  {', '.join(causes)}")
    return int(lost > 0 or grown_mb > _GROWTH_MB)


def _injected(session: LiveSession, faults: Faults) -> int:
    """Inject what is due and wait until it is over; the frames that it cost."""
    before = _lost(session.status())
    name = faults.step()
    if not name:
        return 0
    say(f"fault: {name}")
    while faults.settling:
        time.sleep(0.1)
    cost = _lost(session.status()) - before
    if session.state is not SessionState.LIVE:
        raise UserError(f"The session did not recover from {name}", f"it is {session.state.value}")
    say(f"  {cost} frames lost, live again")
    return cost


def _lost(status: SessionStatus) -> int:
    return sum(_losses(status).values())


def _losses(status: SessionStatus) -> dict[str, int]:
    """Frames by what became of them."""
    s = status.statistics
    return {
        "drawn too late": s.late,
        "slept": s.slept,
        "broken": s.broken,
        "skipped by the camera": s.camera.skipped if s.camera else 0,
        "left out of the recording": status.recording.dropped if status.recording else 0,
    }


def _line(minutes: float, status: SessionStatus) -> str:
    s = status.statistics
    return (
        f"{minutes:5.1f} {s.memory_mb:5.0f} MB {s.threads:8d} {s.descriptors:6d} {s.cpu_cores:6.2f}"
        f"   {s.voice_to_camera_p50_ms:6.0f} {s.voice_to_camera_p95_ms:6.0f}   "
        f"{s.sync_error_ms:4.1f} {s.sync_error_p95_ms:4.1f} {s.delayed_voice_error_ms:9.1f}"
        f" {s.clock_drift_ppm:10.0f} {100 * s.paced_share:5.1f}% {_lost(status):12d}"
    )
