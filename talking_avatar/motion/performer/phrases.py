"""What the head and brows do with the melody of speech: raised brows at a beginning, nods on accents.

Brow and head movements go with pitch accents and phrase boundaries: C. Cavé et al., "About the relationship
between eyebrow movements and F0 variations", ICSLP 1996; K. G. Munhall et al., "Visual prosody and speech
intelligibility", Psychological Science 15(2), 2004. Loudness stands in for pitch here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from talking_avatar.motion.face_motion import MOTION_RATE_HZ
from talking_avatar.motion.performer.bumps import Bump, BumpTrack

_FRAME_S = 1 / MOTION_RATE_HZ


@dataclass(frozen=True)
class PhraseHabits:
    """``loud``/``quiet``: voice at which speech begins and ends; a pause counts after ``pause_s``.

    A nod starts ``nod_lead_s`` before its accent where the look-ahead allows, else as soon as it can.
    """

    loud: float = 0.15
    quiet: float = 0.07
    pause_s: float = 0.24
    accent_prominence: float = 0.16
    accent_level: float = 0.92
    nod_chance: float = 0.45
    nod_deg: tuple[float, float] = (1.2, 2.8)
    nod_lead_s: float = 0.10
    nod_pause_s: float = 0.7
    brow_chance_start: float = 0.55
    brow_chance_accent: float = 0.16
    brow_size: tuple[float, float] = (0.12, 0.34)
    brow_pause_s: float = 1.6


@dataclass(frozen=True)
class PhraseEvents:
    """What the newest frame revealed."""

    started: bool
    ended: bool


class Phrases:
    """Follows the voice frame by frame; decides nods and brow raises."""

    def __init__(self, random: np.random.Generator, habits: PhraseHabits | None = None) -> None:
        self._random = random
        self._habits = habits or PhraseHabits()
        self.nods = BumpTrack()
        self.brows = BumpTrack()
        self.speaking = 0.0
        self._in_phrase = False
        self._quiet_s = 10.0
        self._voice = (0.0, 0.0)
        self._valley = 0.0
        self._usual_accent = 0.5
        self._last_nod_s = -10.0
        self._last_brow_s = -10.0

    def step(self, voice_s: float, earliest_s: float, voice: float) -> PhraseEvents:
        """Take ``voice`` of the frame at ``voice_s``. What is decided now starts at ``earliest_s`` or
        later."""
        habits = self._habits
        rate = 0.2 if voice > habits.quiet else 0.05
        self.speaking += rate * ((1.0 if voice > habits.quiet else 0.0) - self.speaking)
        self._quiet_s = 0.0 if voice > habits.quiet else self._quiet_s + _FRAME_S
        started = not self._in_phrase and voice > habits.loud
        ended = self._in_phrase and self._quiet_s > habits.pause_s
        self._in_phrase = (self._in_phrase or started) and not ended
        if started:
            self._valley = 0.0
            self._raise_brows(earliest_s, habits.brow_chance_start)
        self._listen_for_accent(voice_s, earliest_s, voice)
        return PhraseEvents(started, ended)

    def _listen_for_accent(self, voice_s: float, earliest_s: float, voice: float) -> None:
        habits, (before, peak) = self._habits, self._voice
        self._voice = (peak, voice)
        if (
            self._in_phrase
            and peak > before
            and peak >= voice
            and peak - self._valley > habits.accent_prominence
        ):
            accented = peak > habits.accent_level * self._usual_accent
            self._usual_accent += 0.15 * (peak - self._usual_accent)
            self._valley = peak
            if accented:
                self._nod(max(voice_s - _FRAME_S - habits.nod_lead_s, earliest_s))
                self._raise_brows(earliest_s, habits.brow_chance_accent)
        self._valley = min(self._valley, voice)

    def _nod(self, start_s: float) -> None:
        habits, random = self._habits, self._random
        wanted = random.random() < habits.nod_chance
        amplitude_deg = float(random.uniform(*habits.nod_deg))
        rise_s, fall_s = float(random.uniform(0.13, 0.18)), float(random.uniform(0.30, 0.45))
        if wanted and start_s - self._last_nod_s > habits.nod_pause_s:
            self.nods.add(Bump(start_s, rise_s, 0.02, fall_s, amplitude_deg))
            self._last_nod_s = start_s

    def _raise_brows(self, start_s: float, chance: float) -> None:
        habits, random = self._habits, self._random
        wanted = random.random() < chance
        amplitude = float(random.uniform(*habits.brow_size))
        rise_s, hold_s = float(random.uniform(0.14, 0.22)), float(random.uniform(0.1, 0.4))
        fall_s = float(random.uniform(0.3, 0.5))
        if wanted and start_s - self._last_brow_s > habits.brow_pause_s:
            self.brows.add(Bump(start_s, rise_s, hold_s, fall_s, amplitude))
            self._last_brow_s = start_s
