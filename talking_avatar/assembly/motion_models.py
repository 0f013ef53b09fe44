"""Trained motion models together with the audio encoders that they were trained on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import platformdirs

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.chunking import (
    JOYVASA_FILE,
    JOYVASA_FRAMES_AHEAD,
    JOYVASA_PRESETS,
    PRESETS,
    Preset,
)
from talking_avatar.motion.dit.description import JOYVASA_ENCODER, ModelDescription
from talking_avatar.motion.dit.generator import DiffusionGenerator
from talking_avatar.motion.dit.stored_model import read_model
from talking_avatar.speech.catalogue import (
    CHINESE_HUBERT,
    WAV2VEC2,
    built_in_encoder,
    built_in_name,
    chinese_hubert_encoder,
    joyvasa_encoder,
    log_mel_encoder,
    wav2vec2_encoder,
)
from talking_avatar.speech.encoder import AudioEncoder
from talking_avatar.speech.whisper_encoder import (
    FILE_HOP_FRAMES,
    FILE_TOKENS_AHEAD,
    SOON_HOP_FRAMES,
    SOON_TOKENS_AHEAD,
)
from talking_avatar.weights.store import model_path

_PUBLISHED = {".pt", ".pth"}
_SHAPES: Mapping[Preset | None, tuple[int, int]] = MappingProxyType(
    {
        None: (FILE_TOKENS_AHEAD, FILE_HOP_FRAMES),
        Preset.SLOW_PC: (FILE_TOKENS_AHEAD, FILE_HOP_FRAMES),
        Preset.LOW: (SOON_TOKENS_AHEAD, SOON_HOP_FRAMES),
    }
)
"""Tokens ahead and frames at once of the built-in encoder."""
_WHISPER = re.compile(r"whisper-tiny\.en/\d+x\d+-(\d+)\+gate")


def model_generator(
    file: Path, preset: Preset | None = None, styles: Mapping[str, float] | None = None
) -> DiffusionGenerator:
    """A generator from a checkpoint: ours (.safetensors), or JoyVASA's published file (.pt), which is
    converted first and kept in the user's cache.

    Without a ``preset`` it is one for files, where nobody waits. Raises :class:`UserError`.
    """
    path = _converted(file) if file.suffix.lower() in _PUBLISHED else file
    model = read_model(path)
    if model.description.encoder == JOYVASA_ENCODER:
        chunking = JOYVASA_FILE if preset is None else JOYVASA_PRESETS[preset]
        return DiffusionGenerator(model, _joyvasa_encoder(path, preset), chunking, styles)
    usual = None if preset is None else PRESETS[preset]
    return DiffusionGenerator(model, _encoder(model.description, preset), usual, styles)


def joyvasa_file() -> Path:
    """JoyVASA's model, made of the file that the person has fetched.

    Raises :class:`UserError` with the command that fetches it when it is not here.
    """
    return _converted(model_path("joyvasa/motion"))


def _converted(file: Path) -> Path:
    if not file.is_file():
        raise UserError(f"The motion model {file} does not exist", "", "check the name of the file")
    about = file.stat()
    folder = Path(platformdirs.user_cache_path("talking-avatar", appauthor=False)) / "motion"
    target = folder / f"{file.stem}-{about.st_size}-{about.st_mtime_ns}.safetensors"
    if not target.exists():
        from talking_avatar.motion.dit.joyvasa import convert_joyvasa

        folder.mkdir(parents=True, exist_ok=True)
        convert_joyvasa(file, target)
    return target


def _encoder(about: ModelDescription, preset: Preset | None) -> AudioEncoder:
    """The encoder that the model names; or, where the model understands it, for files and long steps one that
    makes more features at once, and for the quick preset one that waits less."""
    shape = _SHAPES.get(preset)
    if shape is not None and about.hears(built_in_name(*shape)):
        return built_in_encoder(*shape)
    for name in (about.encoder, *about.also_hears):
        if (encoder := _encoder_named(name)) is not None:
            return encoder
    raise UserError(
        "The motion model cannot be used",
        f"its audio encoder {about.encoder} is not known here",
        "update Talking Avatar",
    )


def _joyvasa_encoder(path: Path, preset: Preset | None) -> AudioEncoder:
    """The HuBERT that lies in the checkpoint, on its usual four seconds."""
    from talking_avatar.motion.dit.checkpoint import load_encoder_state
    from talking_avatar.speech.speech_transformers import JOYVASA_WINDOWS, Buffer

    buffer = JOYVASA_WINDOWS
    if preset is not None:
        hop = JOYVASA_PRESETS[preset].hop
        buffer = Buffer(hop_frames=hop, frames_ahead=JOYVASA_FRAMES_AHEAD[preset])
    return joyvasa_encoder(load_encoder_state(path), buffer)


def _encoder_named(name: str) -> AudioEncoder | None:
    if whisper := _WHISPER.fullmatch(name):
        tokens_ahead = int(whisper[1])
        return built_in_encoder(tokens_ahead) if built_in_name(tokens_ahead) == name else None
    if name == WAV2VEC2:
        return wav2vec2_encoder(model_path("wav2vec2/base_960h"))
    if name == CHINESE_HUBERT:
        return chinese_hubert_encoder(model_path("hubert/chinese_base"))
    encoder = log_mel_encoder()
    return encoder if encoder.name == name else None
