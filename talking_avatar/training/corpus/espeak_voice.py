"""espeak-ng: robotic, but it speaks every language and knows exactly when.

The library (GPL-3.0) is loaded where it is installed and only while a corpus is made; nothing of it is part
of this program or of a trained model.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Sequence

import numpy as np

from talking_avatar.errors import UserError
from talking_avatar.training.corpus.engine import TimedToken, finished
from talking_avatar.training.corpus.phonemes import SILENCE, of_ipa
from talking_avatar.training.corpus.utterance import Recipe, Utterance

_SYNCHRONOUS, _PHONEMES_AS_IPA = 2, 1 | 2
_PHONEME_EVENT, _LAST_EVENT = 7, 0
_UTF8 = 1
_RATE, _PITCH, _RANGE = 1, 3, 4
_WORDS_PER_MINUTE = 160
_LATE_S = 0.010
"""See ``kokoro.LATE_S``."""
_VARIANTS = ("m1", "m3", "m7", "f2", "f4", "croak")
_LANGUAGES = {
    "en": "en-us", "de": "de", "es": "es", "fr": "fr", "it": "it", "pt": "pt-br", "pl": "pl", "ru": "ru",
    "tr": "tr", "sv": "sv", "nl": "nl", "hi": "hi",
}  # fmt: skip


class _Identity(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    """``espeak_EVENT`` of speak_lib.h."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Identity),
    )


_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Espeak:
    """A :class:`~talking_avatar.training.corpus.engine.SpeechEngine`.

    Raises :class:`UserError` when the library is not installed.
    """

    def __init__(self) -> None:
        name = ctypes.util.find_library("espeak-ng")
        if name is None:
            raise UserError(
                "espeak-ng is missing", "a part of the corpus is spoken by it", "install espeak-ng"
            )
        self._library = ctypes.CDLL(name)
        self._rate_hz = self._library.espeak_Initialize(_SYNCHRONOUS, 0, None, _PHONEMES_AS_IPA)
        self._sound: list[bytes] = []
        self._events: list[tuple[str, float]] = []
        self._callback = _CALLBACK(self._receive)
        self._library.espeak_SetSynthCallback(self._callback)

    def voices(self, language: str) -> Sequence[str]:
        return _VARIANTS if language in _LANGUAGES else []

    def speak(self, recipe: Recipe) -> Utterance:
        self._sound, self._events = [], []
        voice = f"{_LANGUAGES[recipe.language]}+{recipe.voice}"
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise UserError(f"espeak-ng has no voice {voice}", "", "install espeak-ng with all its languages")
        pitch = np.random.default_rng(recipe.seed).integers(25, 75)
        for parameter, value in ((_RATE, round(_WORDS_PER_MINUTE * recipe.speed)), (_PITCH, pitch)):
            self._library.espeak_SetParameter(parameter, int(value), 0)
        text = recipe.text.encode()
        self._library.espeak_Synth(text, len(text) + 1, 0, 1, 0, _UTF8, None, None)
        samples = np.frombuffer(b"".join(self._sound), np.int16)
        return finished(samples, self._rate_hz, self._tokens(len(samples) / self._rate_hz), recipe)

    def _receive(self, wave: ctypes._Pointer, count: int, events: ctypes._Pointer) -> int:
        if wave and count:
            self._sound.append(ctypes.string_at(wave, count * 2))
        i = 0
        while events[i].type != _LAST_EVENT:
            if events[i].type == _PHONEME_EVENT:
                name = events[i].id.string.decode("utf-8", "ignore")
                self._events.append((name, max(events[i].sample / self._rate_hz - _LATE_S, 0.0)))
            i += 1
        return 0

    def _tokens(self, duration_s: float) -> list[TimedToken]:
        ends = [start_s for _, start_s in self._events[1:]] + [duration_s]
        tokens = []
        for (name, start_s), end_s in zip(self._events, ends, strict=True):
            stress = 2 if "ˈ" in name else 1 if "ˌ" in name else 0
            symbols = tuple(of_ipa(name)) if name.strip("_ ˈˌ") else (SILENCE,)
            tokens.append(TimedToken(symbols, start_s, end_s, stress))
        return tokens
