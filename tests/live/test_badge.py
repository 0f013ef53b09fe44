"""The words that say that a face is drawn: where they lie, and what they leave alone."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from talking_avatar.live.badge import Badge
from tests.live.stand_ins import Rehearsal


@pytest.mark.parametrize("grey", [0, 128, 255])
def test_it_is_seen_on_any_ground_and_changes_only_its_corner(grey: int) -> None:
    frame = np.full((720, 1280, 3), grey, np.uint8)
    Badge((1280, 720)).draw(frame)
    changed = np.abs(frame.astype(int) - grey).max(2) > 0
    rows, columns = np.nonzero(changed)
    assert rows.min() > 0.92 * 720
    assert columns.max() < 0.12 * 1280
    inside = frame[rows.min() : rows.max(), columns.min() : columns.max()].mean(2)
    assert np.percentile(inside, 99) - np.percentile(inside, 20) > 90  # words against their ground


def test_a_picture_too_small_for_it_stays_as_it_is() -> None:
    frame = np.full((18, 32, 3), 90, np.uint8)
    Badge((32, 18)).draw(frame)
    assert (frame == 90).all()


@pytest.mark.full
def test_the_camera_shows_it_from_the_next_frames_on_and_no_longer_when_switched_off(tmp_path: Path) -> None:
    with Rehearsal(tmp_path, badge=True) as rehearsal:
        rehearsal.until_live()
        time.sleep(0.4)
        corner, rest = _spread(rehearsal, slice(-7, None)), _spread(rehearsal, slice(0, 20))
        assert corner > 15
        assert rest < 6
        rehearsal.session.apply(replace(rehearsal.session.settings, badge=False))
        time.sleep(0.4)
        assert _spread(rehearsal, slice(-7, None)) < 6


def _spread(rehearsal: Rehearsal, rows: slice) -> float:
    picture = rehearsal.trace().pictures[-1][rows].astype(float)
    return float(picture.max() - picture.min())
