"""When each sound of a transcript is spoken: forced alignment by pocketsphinx and its English model (BSD)."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.training.corpus.espeak_ipa import espeak_ipa
from talking_avatar.training.corpus.phonemes import ARPABET, SILENCE, of_ipa
from talking_avatar.training.corpus.utterance import VOICE_RATE_HZ, Phoneme

_FRAME_S = 0.01
_AROUND_S, _FAINT = 0.3, 2e-5
"""Nearly silence is put around the voice: a first sound would else begin with the recording."""
_SEARCH = {"bestpath": False, "beam": 1e-80, "wbeam": 1e-60, "pbeam": 1e-80}
"""Alignment wants one path that reaches the end, with no phone too short to be one."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")
_NOT_SPOKEN = frozenset({"SIL", "+NSN+", "+SPN+"})
_CMU_PHONES = """
AA: ɑ ɒ a    AE: æ      AH: ʌ ə ɐ ɘ ɵ   AO: ɔ        AW: aʊ   AY: aɪ   B: b   CH: tʃ tɕ  D: d ɾ ɖ
DH: ð        EH: ɛ e    ER: ɝ ɚ ɜ œ ø   EY: eɪ       F: f     G: ɡ ɣ   HH: h ɦ ç         IH: ɪ ɨ
IY: i        JH: dʒ dʑ  K: k x q        L: l ɭ ʎ     M: m     N: n ɳ ɲ     NG: ŋ      OW: oʊ əʊ o
OY: ɔɪ       P: p       R: ɹ r ɻ ʁ      S: s         SH: ʃ ʂ ɕ         T: t ʈ ts         TH: θ
UH: ʊ        UW: u ʉ y  V: v β ʋ        W: w         Y: j     Z: z dz  ZH: ʒ ʐ ʑ
"""
_CMU_OF = {
    symbol: name
    for name, symbols in re.findall(r"(\w+):((?: (?!\w+:)\w+)+)", _CMU_PHONES)
    for symbol in symbols.split()
}
"""The model's phones for the corpus's symbols: the same, or the nearest that English has."""


class TranscriptAligner:
    """English only. Words that the dictionary does not have, and numbers, are pronounced by espeak-ng."""

    def __init__(self) -> None:
        """Raises :class:`UserError` when pocketsphinx is not installed."""
        try:
            from pocketsphinx import Decoder
        except ImportError as error:
            raise UserError(
                "A transcript without times needs pocketsphinx",
                "it is not installed",
                "run pip install 'talking-avatar[align]', or give the times of the phones",
            ) from error
        self._decoder = Decoder(lm=None, loglevel="FATAL", **_SEARCH)

    def phonemes(self, samples: NDArray[np.float32], transcript: str, name: str) -> list[Phoneme]:
        """The sounds of ``transcript``, words as they stand there, in ``samples (n,)`` at 16 kHz.

        Raises :class:`UserError`, with the ``name`` of the recording, when they do not belong together.
        """
        words = [word.replace("’", "'").lower() for word in _WORD.findall(transcript)]
        for word in set(words):
            self._learn(word)
        lead = round(_AROUND_S * VOICE_RATE_HZ)
        around = np.random.default_rng(0).uniform(-_FAINT, _FAINT, len(samples) + 2 * lead)
        around[lead:-lead] += samples
        sound = (np.clip(around, -1, 1) * 32767).astype("<i2").tobytes()
        try:
            self._decoder.set_align_text(" ".join(words))
            self._listen(sound)
            self._decoder.set_alignment()
            self._listen(sound)
            aligned = self._decoder.get_alignment()
            if aligned is None:
                raise RuntimeError("no alignment")
        except RuntimeError as error:
            raise UserError(
                f"The words beside {name} cannot be found in it",
                f"pocketsphinx hears something else than “{' '.join(words)[:60]}”",
                "write exactly what is spoken, in English",
            ) from error
        duration_s = len(samples) / VOICE_RATE_HZ
        phones = [_phoneme(phone, duration_s) for word in aligned for phone in word]
        return [phone for phone in phones if phone.end_s > phone.start_s]

    def _listen(self, sound: bytes) -> None:
        self._decoder.start_utt()
        self._decoder.process_raw(sound, full_utt=True)
        self._decoder.end_utt()

    def _learn(self, word: str) -> None:
        if self._decoder.lookup_word(word) is None:
            symbols = of_ipa(espeak_ipa(word, "en-us"))
            names = [_CMU_OF[symbol] for symbol in symbols if symbol in _CMU_OF]
            if not names:
                raise UserError(f"Nobody knows how “{word}” is pronounced", "", "write what is spoken")
            self._decoder.add_word(word, " ".join(names), True)


def _phoneme(phone: object, duration_s: float) -> Phoneme:
    name, start, duration = (getattr(phone, key) for key in ("name", "start", "duration"))
    symbol = SILENCE if name in _NOT_SPOKEN else ARPABET[name.lower()]
    edges_s = (edge * _FRAME_S - _AROUND_S for edge in (start, start + duration))
    start_s, end_s = (min(max(edge_s, 0.0), duration_s) for edge_s in edges_s)
    return Phoneme(symbol, start_s, end_s)
