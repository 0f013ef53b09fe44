"""Go live: your microphone moves a portrait, and the portrait is your camera."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from talking_avatar.cli import motion_options, options
from talking_avatar.cli.console import stop_on_interrupt, tell
from talking_avatar.live.session import LiveSession
from talking_avatar.live.settings import PRESETS, LiveSettings
from talking_avatar.live.state import SessionState
from talking_avatar.live.status import SessionEvent, SessionStatus
from talking_avatar.media.images import read_picture
from talking_avatar.render.framing import FrameKind, Framing, PictureBackground

_POLL_S = 0.05
_TELL_EVERY_S = 10.0
_AFTER_THE_VOICE_S = 1.0
_EXIT_OK, _EXIT_FAILED = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--portrait", type=Path, required=True, metavar="PICTURE", help="shows a face from the front"
    )
    options.add_face(parser)
    add_devices(parser)
    parser.add_argument(
        "--record", type=Path, metavar="FILE", help="also record into a new .mp4 or .mkv, in sync"
    )
    parser.add_argument("--badge", action="store_true", help='write "AI avatar" into a corner of the picture')
    parser.add_argument("--seconds", type=float, metavar="N", help="stop by itself after so long")
    parser.add_argument("-q", "--quiet", action="store_true", help="do not report every ten seconds")
    options.add_picture(parser)
    parser.set_defaults(fps=None, size=720, frame=FrameKind.WIDE)
    options.add_engine(parser)
    options.add_no_baked(parser)
    motion_options.add_motion(parser, preset_option="--mood")


def add_devices(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("devices (talking-avatar devices lists them)")
    group.add_argument(
        "--mic",
        default="default",
        metavar="NAME",
        help="a microphone, a sound file, silence, or - for raw 16-bit samples at 48 kHz (default: default)",
    )
    group.add_argument(
        "--camera", default="auto", metavar="NAME", help="a virtual camera, or none (default: the first)"
    )
    group.add_argument(
        "--delayed-mic",
        metavar="NAME",
        help="play the voice, as late as the picture, on this output; create makes a microphone of it",
    )
    group.add_argument(
        "--preset",
        choices=tuple(PRESETS),
        default="default",
        help="low: least delay, 25 frames a second; quality: smoothest (default: default)",
    )


def chosen_settings(given: argparse.Namespace) -> LiveSettings:
    """What the options ask for. Raises :class:`UserError`."""
    background = given.background
    if isinstance(background, Path):
        background = PictureBackground(read_picture(background).rgb)
    width_px = round(given.size * 16 / 9)
    return LiveSettings(
        portrait=given.portrait,
        microphone=given.mic,
        camera=None if given.camera == "none" else given.camera,
        delayed_microphone=given.delayed_mic,
        motion=given.motion,
        preset=given.preset,
        frame_rate=given.fps,
        size_px=(width_px - width_px % 2, given.size),
        framing=Framing(given.frame, given.size, given.zoom),
        background=background,
        engine=given.engine,
        face=given.face,
        sliders=motion_options.chosen_sliders(given),
        styles=motion_options.chosen_styles(given),
        badge=given.badge,
        seed=given.seed,
        use_baked=not given.no_baked,
    )


def run(given: argparse.Namespace) -> int:
    session = LiveSession(chosen_settings(given), tell_event)
    with stop_on_interrupt() as stop:
        session.start()
        try:
            if given.record is not None:
                session.start_recording(given.record)
            failed = watch(session, given.seconds, stop, given.quiet)
            if not given.quiet:
                tell(summary(session.status()))
        finally:
            recorded = session.stop()
    if recorded is not None:
        tell(f"Recorded {recorded}.")
    return _EXIT_FAILED if failed else _EXIT_OK


def tell_event(event: SessionEvent) -> None:
    tell(event.sentence)


def watch(session: LiveSession, seconds: float | None, stop: Callable[[], bool], quiet: bool = False) -> bool:
    """Until it is stopped, the time is over, or the voice has ended; true when there was never a picture."""
    live_s: float | None = None
    ended_s: float | None = None
    told_s = time.monotonic()
    while not stop():
        time.sleep(_POLL_S)
        now_s, state = time.monotonic(), session.state
        if state is SessionState.FAILED and live_s is None:
            return True
        if live_s is None and state is not SessionState.PREPARING:
            live_s = now_s
        if live_s is not None and seconds is not None and now_s - live_s >= seconds:
            return False
        if not quiet and now_s - told_s >= _TELL_EVERY_S:
            told_s = now_s
            tell(summary(session.status()))
        if session.voice_ended and ended_s is None:
            ended_s = now_s
        if ended_s is not None and now_s - ended_s > _AFTER_THE_VOICE_S:
            return False
    return False


def summary(status: SessionStatus) -> str:
    """One line of figures."""
    s = status.statistics
    camera = s.camera
    parts = [
        f"voice to camera {s.voice_to_camera_p50_ms:.0f} ms (95 %: {s.voice_to_camera_p95_ms:.0f})",
        f"{s.drawn} frames",
        f"{s.late + s.slept + s.broken} missed",
        f"drawing {s.drawing_ms:.1f} ms",
        f"{s.cpu_cores:.2f} cores",
        f"{s.memory_mb:.0f} MB",
    ]
    if camera is not None:
        parts.insert(3, f"camera repeated {camera.repeated}")
    if not status.listening:
        parts.append("no microphone")
    return ", ".join(parts)
