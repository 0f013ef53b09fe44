"""Keeps a face alive: takes a generator's motion at 25 Hz and gives the face of any moment."""

from __future__ import annotations

import copy
import math
from collections import deque
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import MOTION_RATE_HZ, FaceMotion, FaceState
from talking_avatar.motion.interpolation import (
    ROW_COUNT,
    interpolate_rows,
    motion_rows,
    row_state,
    split_time,
)
from talking_avatar.motion.lips import IS_MOUTH
from talking_avatar.motion.performer.bumps import smoothstep
from talking_avatar.motion.performer.life import Life
from talking_avatar.motion.performer.limits import Limiter, Limits
from talking_avatar.motion.performer.sliders import Sliders
from talking_avatar.motion.performer.smoothing import MotionSmoother
from talking_avatar.motion.performer.staging import stage

LIVE_LOOK_AHEAD_FRAMES = 1
FILE_LOOK_AHEAD_FRAMES = 4
"""Enough for a nod to start before its accent."""

HISTORY_S = 2.0
LONGEST_BACKLOG_S = 3600.0

_HUGE = 1e3
"""Beyond any limit, and small enough to reckon with."""

_HOLD_S = 1 / MOTION_RATE_HZ
_LIPS_RELEASE_S = 0.16
_FACE_RELEASE_S = 0.8


@dataclass(frozen=True)
class PerformerSettings:
    """``sliders`` at the start; ``limits`` of everything shown; ``look_ahead_frames`` >= 1: how many 25 Hz
    frames of motion beyond a moment are awaited before that moment is final (see
    :attr:`Performer.ready_s`)."""

    sliders: Sliders = field(default_factory=Sliders)
    limits: Limits = field(default_factory=Limits)
    look_ahead_frames: int = LIVE_LOOK_AHEAD_FRAMES

    def __post_init__(self) -> None:
        if self.look_ahead_frames < 1:
            raise ValueError("the performer needs at least one frame of look-ahead to interpolate")


class Performer:
    """Adds life and sliders to motion.

    Up to :attr:`ready_s` the face depends on the seed, the motion and the sliders alone, however the motion
    was cut and whenever :meth:`at` was called. After it, :meth:`at` assumes silence, so it can always be
    asked: without any motion it shows a silent, living face.

    Frames more than ``HISTORY_S`` before the latest moment asked for (or the newest frame, if that is
    earlier) are forgotten, and motion that nobody asks for beyond an hour.
    """

    def __init__(self, settings: PerformerSettings | None = None, seed: int = 0) -> None:
        self._settings = settings or PerformerSettings()
        self.sliders = self._settings.sliders
        self._limiter = Limiter(self._settings.limits)
        self._smoother = MotionSmoother()
        self._life = Life(seed, self._settings.look_ahead_frames)
        self._silent_life: Life | None = None
        self._rows: deque[NDArray[np.float32]] = deque()
        self._first = 0
        self._latest_asked_s = 0.0

    @property
    def newest_s(self) -> float:
        """The time of the newest frame; negative when there is none."""
        return (self._life.frames - 1) / MOTION_RATE_HZ

    @property
    def ready_s(self) -> float:
        """The latest moment that later motion cannot change; negative when there is none."""
        return (self._life.frames - 1 - self._settings.look_ahead_frames) / MOTION_RATE_HZ

    @property
    def remembered(self) -> int:
        """How many frames and movements are kept in memory."""
        return len(self._rows) + self._life.remembered

    def push(self, motion: FaceMotion) -> None:
        """Take the next frames, any number."""
        rows = np.clip(np.nan_to_num(motion_rows(motion)), -_HUGE, _HUGE)
        voice = np.clip(np.nan_to_num(motion.voice), 0.0, 1.0)
        for row, loudness in zip(rows, voice, strict=True):
            speaking = self._life.step(float(loudness))
            self._rows.append(np.append(self._smoother.step(row), np.float32(speaking)))
        self._silent_life = None
        self._forget()

    def at(self, time_s: float) -> FaceState:
        """The face at ``time_s`` of the motion (the first pushed frame is at 0) under the present
        ``sliders``.

        Raises ``ValueError`` for a moment that is forgotten.
        """
        time_s = max(time_s, 0.0)
        row = self._row_at(time_s)
        life = self._life if time_s <= self.ready_s + 1e-9 else self._life_in_silence(time_s)
        signs = life.at(time_s, float(row[ROW_COUNT]))
        self._latest_asked_s = max(self._latest_asked_s, time_s)
        self._forget()
        return stage(row_state(row), signs, self.sliders, self._limiter)

    def _row_at(self, time_s: float) -> NDArray[np.float32]:
        if not self._rows:
            return np.zeros(ROW_COUNT + 1, np.float32)
        newest = self._first + len(self._rows) - 1
        index, position = split_time(time_s)
        if index < self._first:
            raise ValueError(f"the motion at {time_s:.2f} s is forgotten")
        if index >= newest:
            return self._released(time_s - newest / MOTION_RATE_HZ)
        neighbours = [min(max(i, self._first), newest) - self._first for i in range(index - 1, index + 3)]
        return interpolate_rows(np.stack([self._rows[i] for i in neighbours]), position)

    def _released(self, late_s: float) -> NDArray[np.float32]:
        """The newest frame, then lips that close soon and a face that comes to rest."""
        row = self._rows[-1]
        late_s -= _HOLD_S
        if late_s <= 0:
            return row.copy()
        shares = np.full(len(row), 1 - smoothstep(late_s / _FACE_RELEASE_S), np.float32)
        shares[: len(IS_MOUTH)][IS_MOUTH] = 1 - smoothstep(late_s / _LIPS_RELEASE_S)
        return row * shares

    def _life_in_silence(self, time_s: float) -> Life:
        frames = math.ceil(time_s * MOTION_RATE_HZ - 1e-6) + 1 + self._settings.look_ahead_frames
        if self._silent_life is None:
            self._silent_life = copy.deepcopy(self._life)
        while self._silent_life.frames < frames:
            self._silent_life.step(0.0)
            self._silent_life.forget_before(self._latest_asked_s - HISTORY_S)
        return self._silent_life

    def _forget(self) -> None:
        shown_s = min(self._latest_asked_s, max(self.newest_s, 0.0))
        keep_from = math.floor((shown_s - HISTORY_S) * MOTION_RATE_HZ)
        keep_from = max(keep_from, self._life.frames - int(LONGEST_BACKLOG_S * MOTION_RATE_HZ))
        while len(self._rows) > 4 and self._first < keep_from:
            self._rows.popleft()
            self._first += 1
        self._life.forget_before(keep_from / MOTION_RATE_HZ)
