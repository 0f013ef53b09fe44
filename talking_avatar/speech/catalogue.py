"""The encoders by name."""

from __future__ import annotations

from talking_avatar.speech.gated_sound import GatedSound
from talking_avatar.speech.log_mel_encoder import LogMelFeatures
from talking_avatar.speech.voice_detector import SileroDetector
from talking_avatar.speech.windowed_encoder import WindowedEncoder, WindowNetwork

GATE = "gate"


def gated(network: WindowNetwork) -> WindowedEncoder:
    """Hears nothing but the voice, and that at a steady level."""
    return WindowedEncoder(network, lambda: GatedSound(SileroDetector), GATE)


def built_in_encoder(tokens_ahead: int | None = None) -> WindowedEncoder:
    """Whisper's first blocks; see ``whisper_encoder.WhisperFeatures``. Imports torch."""
    from talking_avatar.speech.whisper_encoder import DEFAULT_TOKENS_AHEAD, WhisperFeatures

    return gated(WhisperFeatures(DEFAULT_TOKENS_AHEAD if tokens_ahead is None else tokens_ahead))


def log_mel_encoder() -> WindowedEncoder:
    """The small alternative, without torch."""
    return gated(LogMelFeatures())
