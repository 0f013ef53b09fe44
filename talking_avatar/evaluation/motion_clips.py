"""Speech with known phoneme times, to measure motion on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.evaluation.phone_labels import LABEL_SUFFIXES, has_times, read_phonemes
from talking_avatar.evaluation.transcript_aligner import TranscriptAligner
from talking_avatar.media.audio import SoundReader, VoiceConverter
from talking_avatar.motion.face_motion import MOTION_RATE_HZ, FaceMotion
from talking_avatar.motion.generator import VOICE_RATE_HZ
from talking_avatar.training.articulation.articulate import articulate
from talking_avatar.training.articulation.phones import Segment, segments_of
from talking_avatar.training.articulation.prosody import cut_silent_ends, measure_prosody
from talking_avatar.training.articulation.style import ArticulationStyle
from talking_avatar.training.corpus.phonemes import SILENCE
from talking_avatar.training.corpus.shards import read_shard
from talking_avatar.training.corpus.utterance import Phoneme

_SOUNDS = (".flac", ".wav", ".ogg", ".opus", ".mp3", ".m4a")
_TRANSCRIPTS = (".txt",)
_LEAD_S, _TAIL_S = 0.6, 0.8


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


def read_folder(folder: Path, tell: Callable[[str], None] = lambda _: None) -> list[SpokenClip]:
    """Every sound file with the times of its phonemes beside it in a file of the same name
    (``phone_labels.LABEL_SUFFIXES``), or with a transcript (``.txt``, ``.lab``), which is aligned first; and
    every shard of a corpus.

    Raises :class:`UserError` when there is none, or for one that cannot be read.
    """
    clips: list[SpokenClip] = []
    aligner: TranscriptAligner | None = None
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    beside = {(path.stem, path.suffix.lower()): path for path in paths}
    for path in paths:
        if path.suffix == ".npz":
            said = enumerate(read_shard(path))
            clips += [spoken_clip(f"{path.stem}/{i}", u.samples, u.phonemes) for i, u in said]
        elif path.suffix.lower() in _SOUNDS:
            near = [beside.get((path.stem, suffix)) for suffix in (*LABEL_SUFFIXES, *_TRANSCRIPTS)]
            found = [label for label in near if label]
            timed = [label for label in found if has_times(label)]
            if not found:
                tell(f"note: {path.name} is left out, as nothing tells what is said in it")
                continue
            samples = read_voice(path)
            if timed:
                phonemes = read_phonemes(timed[0])
            else:
                aligner = aligner or TranscriptAligner()
                phonemes = aligner.phonemes(samples, read_transcript(found[0]), path.name)
            clips.append(spoken_clip(path.stem, samples, phonemes))
    if not clips:
        raise UserError(
            f"There is no speech with phoneme times in {folder}",
            "",
            "give a folder of sound files, each with a .TextGrid, .lab, .phn, .json or a transcript in .txt "
            "beside it, or of shards of a corpus",
        )
    return clips


def read_voice(path: Path) -> NDArray[np.float32]:
    """A whole sound file, mono at 16 kHz."""
    with SoundReader(path) as reader:
        converter = VoiceConverter(reader.format)
        blocks = [converter.push(block) for block in reader.blocks()]
        return np.concatenate([*blocks, converter.finish()])


def read_transcript(path: Path) -> str:
    """Raises :class:`UserError` when it is no text."""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"The transcript {path} cannot be read", str(error), "save it as UTF-8") from error
