"""Which generator turns the voice into motion."""

from __future__ import annotations

from talking_avatar.motion.generator import MotionGenerator


def make_generator() -> MotionGenerator:
    """The built-in one, driven by loudness and spectral shape."""
    from talking_avatar.motion.acoustic_generator import AcousticGenerator

    return AcousticGenerator()
