"""Windows that roll along: seams between hops."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.motion.dit.chunking import Chunking
from talking_avatar.motion.dit.frame_noise import FrameNoise
from talking_avatar.motion.dit.lean_windows import LeanWindows
from talking_avatar.motion.dit.rolling import RollingMotion
from talking_avatar.motion.dit.samplers import Ddim
from tests.motion.dit.little import BANDS, little_model

FRAMES = 240


def rolled(chunking: Chunking, closing: float = 1.0) -> NDArray[np.float32]:
    """Motion of random weights, which agree with themselves badly."""
    model = little_model().stored()
    config = model.description.config
    rolling = RollingMotion(
        config,
        LeanWindows(model, Ddim(4)),
        chunking,
        FrameNoise(2, config.motion_dim),
        closing=np.full(config.motion_dim, closing, np.float32),
    )
    rolling.hear(np.zeros((FRAMES + 10, BANDS), np.float32))
    parts = []
    while rolling.made < FRAMES:
        parts.append(rolling.advance())
    return np.concatenate(parts)


def seam_ratio(motion: NDArray[np.float32], hop: int) -> float:
    """Median change into a new hop against that inside of hops."""
    change = np.abs(np.diff(motion, axis=0)).mean(axis=1)
    at_seams = np.arange(1, len(motion)) % hop == 0
    return float(np.median(change[at_seams]) / np.median(change[~at_seams]))


def test_gaps_that_close_slowly_do_not_jump() -> None:
    chunking = Chunking(hop=4, look_ahead=0, known=6)
    jumping, closed = (seam_ratio(rolled(chunking, closing), 4) for closing in (1.0, 12.0))
    assert closed < 1.3
    assert closed < jumping


def test_a_look_ahead_blends_hops() -> None:
    blended = seam_ratio(rolled(Chunking(hop=4, look_ahead=3, known=6)), 4)
    assert blended < seam_ratio(rolled(Chunking(hop=4, look_ahead=0, known=6)), 4)


def test_a_window_that_the_model_cannot_take_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit a window of 30"):
        rolled(Chunking(hop=20, look_ahead=5, known=10))


def test_chunks_are_fitted_to_the_model() -> None:
    config = little_model().description.config
    fitted = Chunking(hop=100, look_ahead=5, known=10).fitted(config)
    assert (fitted.hop, fitted.look_ahead, fitted.known) == (25, 5, 0)
    assert Chunking(hop=4, look_ahead=2, known=6).fitted(config).known == 6
