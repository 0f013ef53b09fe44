"""The encoders, each ready to use: hearing nothing but the voice, and that at a steady level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from talking_avatar.speech.gated_sound import GatedSound
from talking_avatar.speech.log_mel_encoder import LogMelFeatures
from talking_avatar.speech.voice_detector import SileroDetector
from talking_avatar.speech.whisper_encoder import DEFAULT_TOKENS_AHEAD, WhisperFeatures
from talking_avatar.speech.windowed_encoder import WindowedEncoder, WindowNetwork

if TYPE_CHECKING:
    from torch import Tensor

    from talking_avatar.speech.speech_transformers import Buffer

GATE = "gate"


def built_in_encoder(tokens_ahead: int | None = None) -> WindowedEncoder:
    """Whisper's first blocks; see ``whisper_encoder.WhisperFeatures``."""
    return _gated(WhisperFeatures(DEFAULT_TOKENS_AHEAD if tokens_ahead is None else tokens_ahead), GATE)


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


def wav2vec2_encoder(download: bool = False, buffer: Buffer | None = None) -> WindowedEncoder:
    """facebook/wav2vec2-base-960h from the hub's cache, or from the hub itself when ``download`` is set.

    Raises :class:`~talking_avatar.errors.UserError` when it is not there.
    """
    from talking_avatar.speech.speech_transformers import (
        LIVE,
        SpeechTransformer,
        TransformerFeatures,
        hub_network,
    )

    network = hub_network(SpeechTransformer.WAV2VEC2, download)
    return _gated(TransformerFeatures(network, "wav2vec2-base-960h", True, buffer or LIVE))


def _gated(network: WindowNetwork, source_name: str = "") -> WindowedEncoder:
    return WindowedEncoder(network, lambda: GatedSound(SileroDetector), source_name)
