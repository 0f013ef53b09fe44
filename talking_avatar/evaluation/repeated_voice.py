"""A voice of any length, for measuring."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from talking_avatar.media.audio import SoundReader


def write_repeated(voice: Path, wav: Path, seconds: float) -> None:
    """``voice`` again and again, as 16-bit mono at its own rate, into ``wav``. Raises :class:`UserError`
    when it cannot be read."""
    with SoundReader(voice) as reader:
        rate_hz = reader.format.rate_hz
        sound = np.concatenate([block.mean(axis=1) for block in reader.blocks()])
    pcm = np.rint(np.clip(sound, -1, 1) * 32767).astype("<i2")
    with wave.open(str(wav), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        left = round(seconds * rate_hz)
        while left > 0:
            file.writeframes(pcm[:left].tobytes())
            left -= len(pcm)
