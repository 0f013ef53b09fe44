"""Everything the performer adds by itself, gathered: blinks, gaze, breath, sway, nods and brows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import POSE_INDEX
from talking_avatar.motion.face_motion import MOTION_RATE_HZ
from talking_avatar.motion.performer.blinks import Blinks
from talking_avatar.motion.performer.breathing import Breathing
from talking_avatar.motion.performer.head_sway import HeadSway
from talking_avatar.motion.performer.phrases import Phrases
from talking_avatar.motion.performer.saccades import Gaze, Saccades

_PITCH = POSE_INDEX["pitch_deg"]


@dataclass(frozen=True, eq=False)
class LifeSigns:
    """One instant: lids 0 open to 1 shut, gaze, brow raise 0..1, and poses ``(6,)`` of head and breath."""

    blink: float
    gaze: Gaze
    brow: float
    head: NDArray[np.float64]
    breath: NDArray[np.float64]


class Life:
    """Advances in frames of ``MOTION_RATE_HZ``; what it decides depends on the seed and on the voice alone.

    ``look_ahead_frames``: the face is shown that many frames after its voice was heard, so that the newest
    voice can still shape what is shown now.
    """

    def __init__(self, seed: int, look_ahead_frames: int) -> None:
        sources = [np.random.default_rng(child) for child in np.random.SeedSequence(seed).spawn(5)]
        self._blinks = Blinks(sources[0])
        self._saccades = Saccades(sources[1])
        self._breathing = Breathing(sources[2])
        self._sway = HeadSway(sources[3])
        self._phrases = Phrases(sources[4])
        self._look_ahead_frames = look_ahead_frames
        self.frames = 0

    def step(self, voice: float) -> float:
        """Take the voice of the next frame; gives how much the face is in speech, 0..1."""
        voice_s = self.frames / MOTION_RATE_HZ
        earliest_s = (self.frames - 1 - self._look_ahead_frames) / MOTION_RATE_HZ
        events = self._phrases.step(voice_s, earliest_s, voice)
        shift = self._saccades.step(earliest_s, self._phrases.speaking)
        self._blinks.step(earliest_s, events.ended, shift)
        self.frames += 1
        return self._phrases.speaking

    def at(self, time_s: float, speaking: float) -> LifeSigns:
        head = self._sway.at(time_s, speaking)
        head[_PITCH] += self._phrases.nods.sum_at(time_s)
        return LifeSigns(
            self._blinks.closed_at(time_s),
            self._saccades.at(time_s),
            self._phrases.brows.largest_at(time_s),
            head,
            self._breathing.at(time_s),
        )

    def forget_before(self, time_s: float) -> None:
        for track in (self._blinks.track, self._phrases.nods, self._phrases.brows):
            track.forget_before(time_s)
        self._saccades.forget_before(time_s)

    @property
    def remembered(self) -> int:
        """How many decided movements are kept."""
        return (
            len(self._blinks.track) + len(self._phrases.nods) + len(self._phrases.brows) + len(self._saccades)
        )
