"""Whether this computer draws and speaks fast enough to go live."""

from __future__ import annotations

import statistics
import time

from talking_avatar.doctor.finding import Finding, State
from talking_avatar.doctor.machine import Machine
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.render.framing import FrameKind, Framing, OriginalBackground

_HEIGHT_PX, _RATE_HZ = 720, 30
_FRAMES = 15
_SHARE = 0.6
"""Of the time between two pictures; the rest is for sound, the camera and the meeting."""


def speed(machine: Machine) -> Finding:
    """Draws a few pictures and speaks a second and a half, as a call does. Takes some seconds more when the
    bundled portrait was never prepared."""
    del machine
    from talking_avatar.assembly.voices import make_voice

    return judge(frame_ms(), make_voice(preset="default").note)


def judge(frame_ms: float, note: str) -> Finding:
    """``frame_ms``: CPU time of one picture. ``note``: what moves the mouth instead of the trained model at
    the usual delay, empty where nothing does."""
    name, most_ms = "Speed", 1000 / _RATE_HZ
    found = f"a picture of {_HEIGHT_PX} lines takes {frame_ms:.1f} ms of {most_ms:.0f}"
    if frame_ms > _SHARE * most_ms:
        remedy = "choose a smaller picture, fewer pictures a second, or the preset low"
        return Finding(name, State.WARNING, f"{found}, which is too slow for a call", remedy)
    if note:
        remedy = "close what keeps the processor busy, and look again"
        return Finding(name, State.WARNING, f"{found}; {note.rstrip('.')}", remedy)
    return Finding(name, State.OK, f"{found}; the motion keeps up with the voice")


def frame_ms() -> float:
    """The built-in engine's CPU time for one picture of a call: the median of a few that differ."""
    # Importing the engine compiles its loops, and whether they are compiled is another check's question.
    from talking_avatar.assembly.engines import make_renderer
    from talking_avatar.assembly.portraits import PortraitShelf, bundled_portraits

    ready = PortraitShelf().get(bundled_portraits()[0])
    renderer = make_renderer(ready, Framing(FrameKind.WIDE, _HEIGHT_PX), OriginalBackground())
    times_s = []
    for number in range(_FRAMES):
        open_ = 0.1 + 0.05 * number
        state = FaceState.of({"jawOpen": open_, "eyeBlinkLeft": open_}, yaw_deg=number - _FRAMES / 2)
        began_s = time.thread_time()
        renderer.draw(state)
        times_s.append(time.thread_time() - began_s)
    return 1000 * statistics.median(times_s)
