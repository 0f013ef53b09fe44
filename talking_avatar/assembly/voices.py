"""Which generator turns the voice into motion."""

from __future__ import annotations

from talking_avatar.motion.generator import MotionGenerator
from talking_avatar.motion.loudness_mouth import LoudnessMouthGenerator


def make_generator() -> MotionGenerator:
    """The built-in one, driven by loudness and spectral shape."""
    return LoudnessMouthGenerator()
