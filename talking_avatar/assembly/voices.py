"""Which generator turns the voice into motion, by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.media.audio import SoundReader, VoiceConverter
from talking_avatar.motion.generator import VOICE_RATE_HZ, MotionGenerator
from talking_avatar.motion.loudness_mouth import LoudnessMouthGenerator
from talking_avatar.resources import bundled, bundled_if_there

BUILT_IN, LOUDNESS, JOYVASA = "built-in", "loudness", "joyvasa"
BUILT_IN_MODEL = ("models", "motion_built_in.safetensors")
PRESETS = ("low", "default", "quality", "slow-pc")
"""Of the delay in live use; see ``motion.dit.chunking.Preset``."""

_SAMPLE_VOICE = ("resources", "voices", "heart.flac")
_MEASURED = round(1.6 * VOICE_RATE_HZ)


@dataclass(frozen=True)
class Voice:
    """A generator, and what to tell people about it; ``note`` is empty when they got what they asked for."""

    generator: MotionGenerator
    note: str = ""


def make_voice(
    choice: str | Path = BUILT_IN,
    preset: str | None = None,
    styles: Mapping[str, float] | None = None,
    measured: bool = True,
) -> Voice:
    """``choice``: ``built-in`` (the trained model that comes along), ``loudness`` (needs nothing),
    ``joyvasa`` (an optional model, which must have been fetched), or the file of a model. ``preset``, one of
    ``PRESETS``, is for live use; without one the generator is for files. ``styles``: values of the model's
    style scales.

    Where the built-in model cannot run, the loudness of the voice moves the mouth instead; where this machine
    is too slow for the preset (unless it is not ``measured``), ``slow-pc`` or the loudness does. The note
    says so. Raises :class:`UserError` for a file that cannot be used, or is not here.
    """
    if choice == LOUDNESS:
        if styles:
            raise UserError(
                f"The loudness of the voice has no style called {', '.join(styles)}",
                "only trained models have",
                "choose another --motion",
            )
        return Voice(LoudnessMouthGenerator())
    if choice == BUILT_IN:
        file = bundled_if_there(*BUILT_IN_MODEL)
        if file is None:
            return _fallback("it did not come with this installation")
    else:
        file = None if choice == JOYVASA else Path(choice)
    from talking_avatar.assembly.motion_models import joyvasa_file, model_generator
    from talking_avatar.motion.dit.chunking import Preset
    from talking_avatar.motion.dit.pace import keeps_up

    if file is None:
        file = joyvasa_file()
    if preset is None:
        return Voice(model_generator(file, None, styles))
    wanted = Preset(preset)
    for possible in dict.fromkeys((wanted, Preset.SLOW_PC)):
        generator = model_generator(file, possible, styles)
        if not measured or keeps_up(generator, sample_voice()[:_MEASURED]):
            slower = "this machine is too slow for less delay; the preset slow-pc is used."
            return Voice(generator, slower if possible is not wanted else "")
    return _fallback("this machine is too slow for it")


def sample_voice() -> NDArray[np.float32]:
    """A voice that comes with the program, ``(n,)`` mono at 16 kHz, to measure with."""
    with SoundReader(bundled(*_SAMPLE_VOICE)) as reader:
        converter = VoiceConverter(reader.format)
        return np.concatenate([*(converter.push(block) for block in reader.blocks()), converter.finish()])


def make_generator() -> MotionGenerator:
    """The default one, for files."""
    return make_voice().generator


def _fallback(why: str) -> Voice:
    return Voice(
        LoudnessMouthGenerator(), f"the loudness of the voice moves the mouth, not the trained model: {why}."
    )
