"""flite (BSD-like licence): buzzy but clear, and its phoneme times are exact by construction."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from talking_avatar.errors import UserError
from talking_avatar.training.corpus.engine import TimedToken, finished
from talking_avatar.training.corpus.phonemes import ARPABET
from talking_avatar.training.corpus.utterance import Recipe, Utterance

_VOICES = ("awb", "kal16", "rms", "slt")
_TIMEOUT_S = 60


class Flite:
    """A :class:`~talking_avatar.training.corpus.engine.SpeechEngine`; English only.

    Raises :class:`UserError` when flite is not installed.
    """

    def __init__(self) -> None:
        program = shutil.which("flite")
        if program is None:
            raise UserError("flite is missing", "the corpus is measured with its voices", "install flite")
        self._program = program

    def voices(self, language: str) -> Sequence[str]:
        return _VOICES if language == "en" else []

    def speak(self, recipe: Recipe) -> Utterance:
        with tempfile.TemporaryDirectory() as folder:
            sound = Path(folder) / "voice.wav"
            stretch = f"duration_stretch={1 / recipe.speed:.3f}"
            command = [self._program, "-psdur", "-voice", recipe.voice, "--setf", stretch, "-t", recipe.text]
            command += ["-o", str(sound)]
            done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=_TIMEOUT_S)
            with wave.open(str(sound)) as reader:
                rate_hz = reader.getframerate()
                samples = np.frombuffer(reader.readframes(reader.getnframes()), "<i2")
        return finished(samples, rate_hz, _tokens(done.stdout), recipe)


def _tokens(listing: str) -> list[TimedToken]:
    """``pau:0.164 hh:0.255 ...``: each phone and the time of its end."""
    tokens, start_s = [], 0.0
    for entry in listing.split():
        name, end = entry.rsplit(":", 1)
        tokens.append(TimedToken((ARPABET[name],), start_s, float(end)))
        start_s = float(end)
    return tokens
