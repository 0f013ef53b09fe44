"""The thread that draws: one frame per deadline of the media clock."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from talking_avatar.audio.media_clock import MediaClock
from talking_avatar.live.badge import Badge
from talking_avatar.live.compositor import CrossFade, fit, mix
from talking_avatar.live.mailbox import Mailbox
from talking_avatar.live.scene import Scene
from talking_avatar.motion.face_motion import FaceMotion, FaceState
from talking_avatar.motion.performer import Performer
from talking_avatar.render.renderer import Renderer

CAMERA_HEAD_START_S = 0.008
"""The camera's process wants a frame so long before it must appear, to convert it."""

_SPENT = 250
_REST_S = 0.1
_LARGEST_SLEW = 0.004
"""Of the delay, in seconds a second: half a per cent is what the delayed voice can follow unheard."""


@dataclass(frozen=True, eq=False)
class LiveFrame:
    """``picture (h, w, 3)`` RGB shows ``media_s`` and must appear at ``due_s``; the picture is only lent."""

    picture: NDArray[np.uint8]
    media_s: float
    due_s: float


class FrameOutput(Protocol):
    """Where frames go."""

    def __call__(self, frame: LiveFrame) -> None:
        """Takes a copy at once, and never waits."""
        ...


@dataclass
class DrawingCounts:
    """Of frames: ``late``, ``slept`` (the program stood still) and ``broken`` (the scene raised) were not
    drawn, by cause; ``unready`` were drawn before their motion had arrived. ``spent_s``: what each of the
    latest took, from when it was to begin."""

    drawn: int = 0
    late: int = 0
    slept: int = 0
    broken: int = 0
    unready: int = 0
    spent_s: deque[float] = field(default_factory=lambda: deque(maxlen=_SPENT))


class PictureStage:
    """Draws frame k at media time k / rate, to be shown ``delay_s`` after the voice of that time was heard.

    The performer belongs to this thread, but for its sliders. Any thread may set those, and ``outputs`` (each
    gets every frame, in order), ``badge``, ``resting`` (nothing is drawn), ``wanted_delay_s``, to which the
    delay moves so slowly that nobody notices, and ``lead_s``: a frame is begun so long before it must be
    ready. A scene that raises costs its frame; ``broken`` is told.
    """

    def __init__(
        self,
        clock: MediaClock,
        performer: Performer,
        take_motion: Callable[[], list[FaceMotion]],
        size_px: tuple[int, int],
        rate: Fraction,
        broken: Callable[[Scene, Exception], None],
        now_s: Callable[[], float] = time.perf_counter,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.counts = DrawingCounts()
        self.next_scene: Mailbox[Scene] = Mailbox()
        self._new_delay: Mailbox[float] = Mailbox()
        self.outputs: tuple[FrameOutput, ...] = ()
        self.resting = False
        self.badge: Badge | None = None
        self.lead_s = 0.02
        self.delay_s = self.wanted_delay_s = 0.25
        self.performer = performer
        self._clock, self._take_motion, self._broken = clock, take_motion, broken
        self._rate, self._now_s, self._sleep = rate, now_s, sleep
        self._shown: Scene | None = None
        self._leaving: Scene | None = None
        self._fade: CrossFade | None = None
        self._index = -1
        self._jumps = clock.jumps
        shape = (size_px[1], size_px[0], 3)
        self._canvas, self._old, self._new = (np.zeros(shape, np.uint8) for _ in range(3))
        self._drawing: WeakKeyDictionary[Renderer, NDArray[np.uint8]] = WeakKeyDictionary()

    @property
    def scene(self) -> Scene | None:
        """What is shown now."""
        return self._shown

    def set_delay(self, delay_s: float) -> None:
        """Take this delay at once, with a hitch."""
        self._new_delay.put(delay_s)

    def step(self) -> None:
        """Wait for the next deadline and draw its frame."""
        self._welcome()
        if (delay_s := self._new_delay.take()) is not None:
            self.delay_s = self.wanted_delay_s = delay_s
            self._index = self._current_index()
        if self._shown is None or self.resting:
            self._push_motion()
            self._sleep(_REST_S)
            self._index = self._current_index()
            return
        index = self._next_index()
        media_s = float(index / self._rate)
        due_s = self._clock.wall_of(media_s + self.delay_s)
        begin_s = max(due_s - CAMERA_HEAD_START_S - self.lead_s, self._now_s())
        self._sleep(max(begin_s - self._now_s(), 0.0))
        self._push_motion()
        self._index = index
        if self._draw(media_s):
            if (badge := self.badge) is not None:
                badge.draw(self._canvas)
            frame = LiveFrame(self._canvas, media_s, due_s)
            for output in self.outputs:
                output(frame)
            self.counts.drawn += 1
            self.counts.spent_s.append(self._now_s() - begin_s)  # waking up counts too

    def _welcome(self) -> None:
        """Begin to fade to a new scene."""
        scene = self.next_scene.take()
        if scene is None:
            return
        if self._shown is not None:
            self._leaving = self._shown
            self._fade = CrossFade(float((self._index + 1) / self._rate))
        self._shown = scene

    def _current_index(self) -> int:
        """The first frame whose time has not passed; -1 before all of them."""
        return max(math.ceil((self._clock.media_at(self._now_s()) - self.delay_s) * self._rate), -1)

    def _next_index(self) -> int:
        """The frame after the last one, or a later one if its time has passed."""
        step_s = float(1 / self._rate)
        change_s = self.wanted_delay_s - self.delay_s
        self.delay_s += min(max(change_s, -_LARGEST_SLEW * step_s), _LARGEST_SLEW * step_s)
        index = self._index + 1
        current = self._current_index()
        if current > index + 1:  # more than a frame late
            if self._clock.jumps != self._jumps:
                self.counts.slept += current - index
            else:
                self.counts.late += current - index
            index = current
        self._jumps = self._clock.jumps
        return index

    def _push_motion(self) -> None:
        for motion in self._take_motion():
            self.performer.push(motion)

    def _draw(self, media_s: float) -> bool:
        """Draw into the canvas; false when the scene raised."""
        scene = self._shown
        assert scene is not None
        if self.performer.newest_s < media_s:
            self.counts.unready += 1
        state = self.performer.at(media_s)
        share = self._fade.share(media_s) if self._fade is not None else 1.0
        if share >= 1:
            self._fade = self._leaving = None
        try:
            if self._leaving is None:
                self._draw_scene(scene, state, self._canvas)
                return True
            self._draw_scene(scene, state, self._new)
        except Exception as error:
            self.counts.broken += 1
            self._broken(scene, error)
            return False
        try:
            self._draw_scene(self._leaving, state, self._old)
        except Exception:  # it leaves anyway
            self._leaving = self._fade = None
            np.copyto(self._canvas, self._new)
            return True
        mix(self._old, self._new, share, self._canvas)
        return True

    def _draw_scene(self, scene: Scene, state: FaceState, out: NDArray[np.uint8]) -> None:
        renderer = scene.renderer
        width, height = renderer.size_px
        if (height, width, 3) == out.shape:
            renderer.draw(state, out)
            return
        own = self._drawing.get(renderer)
        if own is None:
            own = self._drawing[renderer] = np.empty((height, width, 3), np.uint8)
        fit(renderer.draw(state, own), out)
