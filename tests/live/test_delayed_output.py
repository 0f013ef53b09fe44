"""The delayed voice is as late as the session says, and later or sooner by what the person adds."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.assembly.voices import Voice
from talking_avatar.audio import delayed_voice
from talking_avatar.audio.source import BlockSource, VoiceSource
from talking_avatar.live.parts import SessionParts
from talking_avatar.live.session import LiveSession
from talking_avatar.live.settings import LiveSettings
from tests.live.stand_ins import RATE_HZ, SIZE_PX, PromptGenerator, Studio, clicking

PERIOD_S, CLICK_S = 0.4, 0.1
TRIM_S = 0.15
"""More than would be bent unheard, so it is jumped to at once."""


class Ear:
    """An output that plays what is written without a pause, and notes when clicks begin."""

    name = "ear"

    def __init__(self) -> None:
        self.clicks_s: list[float] = []
        self._began_s, self._written, self._loud_s = 0.0, 0, 0.0

    def open(self, wanted: str) -> Ear:
        del wanted
        self._began_s = time.perf_counter()
        return self

    @property
    def waiting(self) -> int:
        return max(self._written - round((time.perf_counter() - self._began_s) * RATE_HZ), 0)

    def heard_at_s(self) -> float:
        return self._began_s + self._written / RATE_HZ

    def write(self, samples: NDArray[np.float32]) -> None:
        for at in np.flatnonzero(np.abs(samples) > 0.1):
            heard_s = self.heard_at_s() + at / RATE_HZ
            if heard_s - self._loud_s > CLICK_S / 2:
                self.clicks_s.append(heard_s)
            self._loud_s = heard_s
        self._written += len(samples)

    def check(self) -> None:
        """It is never unplugged."""

    def close(self) -> None:
        """Nothing is held."""


def make_source(name: str, repeat_file: bool) -> VoiceSource:
    del name, repeat_file
    return BlockSource("clicks", RATE_HZ, lambda: clicking(RATE_HZ, PERIOD_S, CLICK_S), time.perf_counter)


def beyond_s(session: LiveSession, ear: Ear, clicks: int = 3) -> float:
    """How much later the next clicks are heard than the delay that is told; known but for whole periods."""
    found: list[float] = []
    seen, deadline_s = len(ear.clicks_s), time.monotonic() + 20
    while len(found) < clicks:
        assert time.monotonic() < deadline_s
        time.sleep(0.005)
        for heard_s in ear.clicks_s[seen:]:
            told = session.status().statistics
            found.append(heard_s - (told.delay_ms + told.delayed_voice_error_ms) / 1e3)
            seen += 1
    return float(np.median(np.array(found) - PERIOD_S * np.arange(clicks)))


def signed(difference_s: float) -> float:
    """Without whole periods."""
    return (difference_s + PERIOD_S / 2) % PERIOD_S - PERIOD_S / 2


@pytest.mark.full
def test_what_a_person_adds_makes_the_voice_later_or_sooner_by_as_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ear = Ear()
    monkeypatch.setattr(delayed_voice, "VoicePlayer", ear.open)
    settings = LiveSettings(
        Path("dark.png"), microphone="clicks", camera=None, delayed_microphone="ear", size_px=SIZE_PX
    )
    parts = SessionParts(
        Studio(), make_source, lambda motion, preset, styles: Voice(PromptGenerator()), PromptGenerator
    )
    session = LiveSession(settings, parts=parts)
    session.start()
    try:
        before_s = beyond_s(session, ear)
        changes_s = []
        for trim_s in (TRIM_S, 0.0):
            session.apply(replace(settings, voice_trim_s=trim_s))
            time.sleep(0.2)
            changes_s.append(signed(beyond_s(session, ear) - before_s))
    finally:
        session.stop()
    assert changes_s == [pytest.approx(TRIM_S, abs=0.01), pytest.approx(0.0, abs=0.01)]
