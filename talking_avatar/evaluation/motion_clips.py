"""Speech with known phoneme times, to measure motion on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.media.audio import SoundReader, VoiceConverter
from talking_avatar.motion.face_motion import MOTION_RATE_HZ, FaceMotion
from talking_avatar.motion.generator import VOICE_RATE_HZ
from talking_avatar.training.articulation.articulate import articulate
from talking_avatar.training.articulation.phones import Segment, segments_of
from talking_avatar.training.articulation.prosody import cut_silent_ends, measure_prosody
from talking_avatar.training.articulation.style import ArticulationStyle
from talking_avatar.training.corpus.phonemes import SILENCE, of_kokoro
from talking_avatar.training.corpus.shards import read_shard
from talking_avatar.training.corpus.utterance import Phoneme

_SOUNDS = (".flac", ".wav", ".ogg", ".opus", ".mp3", ".m4a")
_LEAD_S, _TAIL_S = 0.6, 0.8
_STRESS = {"ˌ": 1, "ˈ": 2}


@dataclass(frozen=True, eq=False)
class SpokenClip:
    """``samples (n,)`` at 16 kHz, ``sounds`` without gaps, and the ``truth`` that the articulation model
    plays in a conversational style without any chance."""

    name: str
    samples: NDArray[np.float32]
    sounds: Sequence[Segment]
    truth: FaceMotion


def spoken_clip(name: str, samples: NDArray[np.float32], phonemes: Sequence[Phoneme]) -> SpokenClip:
    """Silence is put around the voice, so that its beginning and end can be measured."""
    lead, tail = int(_LEAD_S * VOICE_RATE_HZ), int(_TAIL_S * VOICE_RATE_HZ)
    padded = np.pad(np.asarray(samples, np.float32), (lead, tail))
    moved = [Phoneme(p.symbol, p.start_s + _LEAD_S, p.end_s + _LEAD_S, p.stress) for p in phonemes]
    moved.insert(0, Phoneme(SILENCE, 0.0, moved[0].start_s))
    prosody = measure_prosody(padded)
    sounds = cut_silent_ends(segments_of(moved), prosody)
    frames = -(-len(padded) * MOTION_RATE_HZ // VOICE_RATE_HZ)
    return SpokenClip(name, padded, sounds, articulate(sounds, frames, prosody, ArticulationStyle()))


def read_folder(folder: Path) -> list[SpokenClip]:
    """Every sound file beside a ``.json`` of the same name with its phonemes, and every shard of a corpus.

    The JSON has ``phonemes``: rows of symbol, start, end (seconds) and stress in the corpus's symbols; or
    ``phonemes_start_s_end_s`` with Kokoro's tokens. Raises :class:`UserError` when there is none.
    """
    clips = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.suffix == ".npz":
            said = enumerate(read_shard(path))
            clips += [spoken_clip(f"{path.stem}/{i}", u.samples, u.phonemes) for i, u in said]
        elif path.suffix.lower() in _SOUNDS and path.with_suffix(".json").exists():
            phonemes = read_phonemes(path.with_suffix(".json"))
            clips.append(spoken_clip(path.stem, read_voice(path), phonemes))
    if not clips:
        raise UserError(
            f"There is no speech with phoneme times in {folder}",
            "",
            "give a folder of sound files with a .json beside each, or of shards of a corpus",
        )
    return clips


def read_voice(path: Path) -> NDArray[np.float32]:
    """A whole sound file, mono at 16 kHz."""
    with SoundReader(path) as reader:
        converter = VoiceConverter(reader.format)
        blocks = [converter.push(block) for block in reader.blocks()]
        return np.concatenate([*blocks, converter.finish()])


def read_phonemes(path: Path) -> list[Phoneme]:
    """Raises :class:`UserError` for a file of another kind."""
    try:
        said = json.loads(path.read_text("utf-8"))
        if "phonemes" in said:
            return [Phoneme(str(s), float(a), float(b), int(stress)) for s, a, b, stress in said["phonemes"]]
        return _of_tokens(said["phonemes_start_s_end_s"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(f"The phonemes in {path} cannot be read", str(error)) from error


def _of_tokens(rows: Sequence[tuple[str, float, float]]) -> list[Phoneme]:
    phonemes: list[Phoneme] = []
    stress, waiting_s = 0, None
    for token, start_s, end_s in rows:
        if token in _STRESS:
            stress = _STRESS[token]
            waiting_s = start_s if waiting_s is None else waiting_s
            continue
        symbols = [SILENCE] if token.startswith("<") else of_kokoro(token)
        begin_s = start_s if waiting_s is None else waiting_s
        edges = np.linspace(begin_s, end_s, len(symbols) + 1)
        for symbol, first_s, last_s in zip(symbols, edges[:-1], edges[1:], strict=True):
            phonemes.append(Phoneme(symbol, float(first_s), float(last_s), stress))
        if symbols:
            stress, waiting_s = 0, None
    return phonemes
