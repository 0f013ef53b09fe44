"""The encoders, each ready to use: hearing nothing but the voice, and that at a steady level."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from talking_avatar.speech.gated_sound import GatedSound
from talking_avatar.speech.log_mel_encoder import LogMelFeatures
from talking_avatar.speech.voice_detector import SileroDetector
from talking_avatar.speech.whisper_encoder import (
    DEFAULT_TOKENS_AHEAD,
    HOP_FRAMES,
    WhisperFeatures,
    whisper_name,
)
from talking_avatar.speech.windowed_encoder import WindowedEncoder, WindowNetwork

if TYPE_CHECKING:
    from torch import Tensor

    from talking_avatar.speech.speech_transformers import Buffer

GATE = "gate"
WAV2VEC2, CHINESE_HUBERT = "wav2vec2-base-960h", "chinese-hubert-base"
"""What motion models call the optional encoders."""


def built_in_encoder(
    tokens_ahead: int = DEFAULT_TOKENS_AHEAD, hop_frames: int = HOP_FRAMES
) -> WindowedEncoder:
    """Whisper's first blocks; see ``whisper_encoder.WhisperFeatures``."""
    return _gated(WhisperFeatures(tokens_ahead, hop_frames), GATE)


def built_in_name(tokens_ahead: int = DEFAULT_TOKENS_AHEAD, hop_frames: int = HOP_FRAMES) -> str:
    """What :func:`built_in_encoder` makes is called so."""
    return f"{whisper_name(tokens_ahead, hop_frames)}+{GATE}"


def log_mel_encoder() -> WindowedEncoder:
    """The small alternative, without a network."""
    return _gated(LogMelFeatures(), GATE)


def joyvasa_encoder(state: Mapping[str, Tensor], buffer: Buffer | None = None) -> WindowedEncoder:
    """The HuBERT inside JoyVASA's checkpoint, from its tensors. Imports torch and transformers.

    The default buffer is for live sound; ``speech_transformers.JOYVASA_WINDOWS`` cuts files as JoyVASA does.
    Raises :class:`~talking_avatar.errors.UserError` when the tensors do not fit.
    """
    from talking_avatar.speech.speech_transformers import (
        LIVE,
        SpeechTransformer,
        TransformerFeatures,
        network_of,
    )

    network = network_of(SpeechTransformer.HUBERT_CHINESE, state)
    return _gated(TransformerFeatures(network, "hubert-joyvasa", False, buffer or LIVE))


def wav2vec2_encoder(path: Path, buffer: Buffer | None = None) -> WindowedEncoder:
    """facebook/wav2vec2-base-960h, from its file. Imports torch and transformers.

    Raises :class:`~talking_avatar.errors.UserError` when the file is something else.
    """
    from talking_avatar.speech.speech_transformers import (
        LIVE,
        SpeechTransformer,
        TransformerFeatures,
        stored_network,
    )

    network = stored_network(SpeechTransformer.WAV2VEC2, path)
    return _gated(TransformerFeatures(network, WAV2VEC2, True, buffer or LIVE))


def chinese_hubert_encoder(path: Path, buffer: Buffer | None = None) -> WindowedEncoder:
    """TencentGameMate/chinese-hubert-base, from its file; otherwise as :func:`wav2vec2_encoder`."""
    from talking_avatar.speech.speech_transformers import (
        LIVE,
        SpeechTransformer,
        TransformerFeatures,
        stored_network,
    )

    network = stored_network(SpeechTransformer.HUBERT_CHINESE, path)
    return _gated(TransformerFeatures(network, CHINESE_HUBERT, False, buffer or LIVE))


def _gated(network: WindowNetwork, source_name: str = "") -> WindowedEncoder:
    return WindowedEncoder(network, lambda: GatedSound(SileroDetector), source_name)
