"""What a session is built of; tests and other programs may put their own in."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import soxr
from numpy.typing import NDArray

from talking_avatar.assembly.voices import Voice, make_voice
from talking_avatar.audio.intake import TAPE_RATE_HZ
from talking_avatar.audio.microphone import RATE_HZ, Microphone
from talking_avatar.audio.source import BlockSource, PipeSource, SilentSource, VoiceSource
from talking_avatar.live.scene import SceneMaker, SceneWorkshop
from talking_avatar.live.voice_desk import VoiceMaker
from talking_avatar.media.audio import SoundReader
from talking_avatar.media.samples import to_mono
from talking_avatar.motion.generator import MotionGenerator
from talking_avatar.motion.loudness_mouth import LoudnessMouthGenerator

SILENCE, STANDARD_INPUT = "silence", "-"


def make_source(wanted: str, repeat_file: bool = False) -> VoiceSource:
    """A microphone by name, a sound file (at the pace of real time), ``silence``, or ``-`` for raw samples.

    Raises :class:`UserError` for a file that holds no sound.
    """
    if wanted == SILENCE:
        return SilentSource()
    if wanted == STANDARD_INPUT:
        return PipeSource(sys.stdin.buffer, RATE_HZ, time.perf_counter, "standard input")
    path = Path(wanted)
    if path.is_file():
        with SoundReader(path):  # to refuse now what holds no sound
            pass
        return BlockSource(
            path.name, TAPE_RATE_HZ, lambda: _tape_blocks(path), time.perf_counter, loop=repeat_file
        )
    return Microphone(wanted)


def _tape_blocks(path: Path) -> Iterator[NDArray[np.float32]]:
    """Mono at the tape's rate: a file is resampled ahead of its time, which costs a live voice 36 ms."""
    with SoundReader(path) as reader:
        resampler = soxr.ResampleStream(reader.format.rate_hz, TAPE_RATE_HZ, 1)
        for block in reader.blocks():
            yield np.asarray(resampler.resample_chunk(to_mono(block)), np.float32)
        yield np.asarray(resampler.resample_chunk(np.zeros(0, np.float32), last=True), np.float32)


def _live_voice(motion: str | Path, preset: str, styles: Mapping[str, float]) -> Voice:
    return make_voice(motion, preset, styles)


@dataclass(frozen=True)
class SessionParts:
    """How to make each part; see the functions for what they may raise. ``make_simple_generator`` makes one
    at once, for the time until the voice for a preset is loaded, and where that fails."""

    make_scene: SceneMaker = field(default_factory=SceneWorkshop)
    make_source: Callable[[str, bool], VoiceSource] = make_source
    make_voice: VoiceMaker = _live_voice
    make_simple_generator: Callable[[], MotionGenerator] = LoudnessMouthGenerator
