"""A device is not called unplugged because this program stood still."""

from __future__ import annotations

from talking_avatar.audio.driver_silence import DriverSilence
from tests.hand_clock import HandClock

LIMIT_S = 2.5
LIMIT_STEPS = (249, 250, 251)


def silent_after(clock: HandClock, silence: DriverSilence, called_s: float, steps: int) -> int | None:
    """The step of 10 ms at which the driver counts as silent."""
    for step in range(steps):
        clock.tick(0.01)
        if silence.longer_than(LIMIT_S, called_s):
            return step
    return None


def test_a_driver_that_stops_calling_is_noticed() -> None:
    clock = HandClock()
    silence = DriverSilence(clock)
    assert silent_after(clock, silence, clock(), 400) in LIMIT_STEPS


def test_after_a_standstill_the_driver_gets_its_time_anew() -> None:
    clock = HandClock()
    silence = DriverSilence(clock)
    called_s = clock()
    clock.tick(10.0)
    assert not silence.longer_than(LIMIT_S, called_s)
    assert silent_after(clock, silence, called_s, 400) in LIMIT_STEPS


def test_a_driver_that_goes_on_after_a_standstill_is_not_accused() -> None:
    clock = HandClock()
    silence = DriverSilence(clock)
    clock.tick(10.0)
    assert not silence.longer_than(LIMIT_S, clock() - 10.0)
    for _ in range(1000):
        clock.tick(0.01)
        assert not silence.longer_than(LIMIT_S, clock())
