"""hibari: one voice distilled from Kokoro's af_heart (Apache-2.0), thirty times as fast."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from talking_avatar.training.corpus.engine import finished
from talking_avatar.training.corpus.misaki_times import timed_tokens
from talking_avatar.training.corpus.onnx_graph import with_float_output
from talking_avatar.training.corpus.utterance import Recipe, Utterance

RATE_HZ = 24_000
LATE_S = 0.057
"""See ``kokoro.LATE_S``."""
_DURATIONS = "/Round_output_0"


class HibariVoice:
    """A :class:`~talking_avatar.training.corpus.engine.SpeechEngine`; English only."""

    def __init__(self) -> None:
        from hibari import Hibari

        self._synthesiser = Hibari()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        model = with_float_output(Path(self._synthesiser.model_path).read_bytes(), _DURATIONS)
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def voices(self, language: str) -> Sequence[str]:
        return ["heart"] if language == "en" else []

    def speak(self, recipe: Recipe) -> Utterance:
        from hibari import dsp

        letters = [c for c in self._synthesiser.g2p(recipe.text) if c in self._synthesiser.vocab]
        ids = np.array([self._synthesiser.ids(letters)], np.int64)
        outputs = self._session.run(None, {"ids": ids, "speed": np.array([recipe.speed], np.float32)})
        spectrum, frames = outputs[:6], outputs[6]
        samples = dsp.synth(*(part[0] for part in spectrum), np.random.default_rng(recipe.seed))
        tokens = timed_tokens(["", *letters, ""], frames.ravel().astype(int), LATE_S)
        return finished(samples, RATE_HZ, tokens, recipe)
