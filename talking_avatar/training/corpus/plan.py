"""Which voice says what: the recipes of all shards, the same for the same seed."""

from __future__ import annotations

import random
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from talking_avatar.training.corpus.engine import SpeechEngine
from talking_avatar.training.corpus.texts import something_to_say
from talking_avatar.training.corpus.utterance import Recipe

UTTERANCES_PER_SHARD = 24
VALID_VOICES = frozenset({"af_sky", "bm_lewis", "hm_psi"})
TEST_VOICES = frozenset({"bf_emma", "am_michael", "af_nova", "am_onyx", "im_nicola", "jf_tebukuro"})
TEST_ENGINE = "flite"

_SPLITS_IN_TURN = ("train", "train", "valid", "train", "train", "test", "train", "train", "train", "train")
"""Early shards hold some of everything; measuring needs fewer."""
_TRAIN_ENGINES = ("kokoro",) * 14 + ("hibari",) * 5 + ("espeak",) * 5
_VALID_ENGINES = ("kokoro",) * UTTERANCES_PER_SHARD
_TEST_ENGINES = ("kokoro", TEST_ENGINE) * (UTTERANCES_PER_SHARD // 2)
_MIXED_VOICE = 0.2
_OTHER_LANGUAGE = {"kokoro": 0.22, "espeak": 0.8}
_LANGUAGES = {
    "kokoro": ("es", "fr", "it", "pt", "hi"),
    "espeak": ("de", "es", "fr", "it", "pt", "pl", "ru", "tr", "sv", "nl"),
}
_SLOWEST, _FASTEST = 0.82, 1.22


@dataclass(frozen=True)
class Shard:
    """What one shard is to hold; ``number`` counts within its split."""

    split: str
    number: int
    recipes: tuple[Recipe, ...]


def planned_shards(count: int, engines: Mapping[str, SpeechEngine], seed: int) -> list[Shard]:
    """The first ``count`` shards."""
    numbers = {"train": 0, "valid": 0, "test": 0}
    shards = []
    for i in range(count):
        split = _SPLITS_IN_TURN[i % len(_SPLITS_IN_TURN)]
        chance = random.Random(zlib.crc32(f"{seed}/{i}".encode()))
        wanted = {"train": _TRAIN_ENGINES, "valid": _VALID_ENGINES, "test": _TEST_ENGINES}[split]
        recipes = tuple(_recipe(name, engines[name], split, chance) for name in wanted)
        shards.append(Shard(split, numbers[split], recipes))
        numbers[split] += 1
    return shards


def _recipe(name: str, engine: SpeechEngine, split: str, chance: random.Random) -> Recipe:
    language = "en"
    if split == "train" and chance.random() < _OTHER_LANGUAGE.get(name, 0.0):
        language = chance.choice(_LANGUAGES[name])
    voices = _allowed(engine.voices(language), split) if name == "kokoro" else engine.voices(language)
    voice = chance.choice(voices)
    if name == "kokoro" and split == "train" and chance.random() < _MIXED_VOICE:
        voice += "+" + chance.choice([v for v in voices if v != voice] or voices)
    text = something_to_say(language, split == "test", chance)
    speed = round(chance.uniform(_SLOWEST, _FASTEST), 2)
    return Recipe(name, voice, language, text, speed, chance.randrange(2**31))


def _allowed(voices: Sequence[str], split: str) -> Sequence[str]:
    if split == "train":
        return [v for v in voices if v not in VALID_VOICES | TEST_VOICES]
    kept = VALID_VOICES if split == "valid" else TEST_VOICES
    return [v for v in voices if v in kept]
