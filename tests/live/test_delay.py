"""How late the picture is, by arithmetic and by measurement."""

from __future__ import annotations

from collections import deque
from fractions import Fraction

import pytest

from talking_avatar.live.delay import DelayPolicy, motion_waits_s
from talking_avatar.live.settings import PRESETS


def test_frames_on_the_motions_own_grid_wait_for_nothing_more() -> None:
    assert motion_waits_s(Fraction(25), awaits_next=False).max() == 0
    assert motion_waits_s(Fraction(25), awaits_next=True).max() == pytest.approx(0.04)
    assert motion_waits_s(Fraction(50), awaits_next=False).max() == pytest.approx(0.02)


def test_frames_between_wait_for_the_later_one() -> None:
    assert motion_waits_s(Fraction(30), awaits_next=False).max() == pytest.approx(0.04 * 5 / 6)
    assert motion_waits_s(Fraction(30), awaits_next=True).max() == pytest.approx(0.04 * 11 / 6)
    assert motion_waits_s(Fraction(30000, 1001), awaits_next=True).max() == pytest.approx(0.08, abs=0.001)


def test_the_presets_keep_their_promises_with_the_simple_generator() -> None:
    from talking_avatar.motion.loudness_mouth import LOOK_AHEAD_S

    low = DelayPolicy(PRESETS["low"], Fraction(25), LOOK_AHEAD_S)
    usual = DelayPolicy(PRESETS["default"], Fraction(30), LOOK_AHEAD_S)
    assert low.first_s() <= 0.180
    assert usual.first_s() <= 0.250


def test_what_is_needed_comes_from_every_frame_of_motion() -> None:
    """Pairs of frames arrive together: the first of them is the older one, and decides."""
    drawing = deque([0.01] * 100)
    policy = DelayPolicy(PRESETS["low"], Fraction(25), 0.1)
    singles, pairs = deque([0.1] * 100), deque([0.14, 0.1] * 50)
    alone, together = policy.measured_s(singles, drawing), policy.measured_s(pairs, drawing)
    assert alone is not None and together is not None
    assert together - alone == pytest.approx(0.04)


def test_it_is_raised_at_need_and_lowered_only_after_a_while() -> None:
    policy = DelayPolicy(PRESETS["default"], Fraction(25), 0.1)
    drawing = deque([0.01] * 100)
    slow = policy.measured_s(deque([0.2] * 100), drawing)
    fast = policy.measured_s(deque([0.1] * 100), drawing)
    assert slow is not None and fast is not None
    assert slow - fast == pytest.approx(0.1)
    assert policy.next_s(0.2, slow) == slow
    assert policy.next_s(slow, slow - 0.01) == slow
    delays = [policy.next_s(slow, fast) for _ in range(40)]
    assert delays[:29] == [slow] * 29
    assert fast in delays


def test_when_all_is_late_for_seconds_it_does_not_creep() -> None:
    policy = DelayPolicy(PRESETS["default"], Fraction(25), 0.1)
    assert [policy.much_too_short(0.2, 0.4) for _ in range(4)] == [False, False, True, False]
    policy = DelayPolicy(PRESETS["default"], Fraction(25), 0.1)
    assert not any(policy.much_too_short(0.2, needed) for needed in (0.4, 0.4, 0.21, 0.4, 0.4, None, 0.4))


def test_nothing_is_concluded_from_too_little() -> None:
    policy = DelayPolicy(PRESETS["default"], Fraction(25), 0.1)
    assert policy.measured_s(deque([0.5]), deque([0.5])) is None
    assert policy.next_s(0.3, None) == 0.3
