"""The built-in encoder: the first two blocks of Whisper tiny.en on a sliding window of 0.8 s.

Recognising speech teaches a network what lips do: on these features a small classifier tells thirteen
classes of lip shapes right for four frames of five of voices that it never heard, and for little more than
half on log-mel spectra. Two of the four blocks are as good for that as all.
"""

from __future__ import annotations

import os

import numpy as np
from numpy.typing import NDArray

from talking_avatar.resources import bundled
from talking_avatar.speech.log_mel import HOP, WINDOW, log_mel, sound_samples
from talking_avatar.speech.whisper_blocks import WIDTH, load_blocks
from talking_avatar.speech.windowed_encoder import WindowGeometry

_FILE = ("models", "whisper_tiny_en_2blocks.safetensors")
BLOCKS = 2
HOP_FRAMES = 2
WINDOW_TOKENS = 40
FILE_TOKENS_AHEAD, FILE_HOP_FRAMES = 3, 4
"""Where nobody waits: twice as many features of each window, about the middle of where live ones lie."""
SOON_TOKENS_AHEAD, SOON_HOP_FRAMES = 3, 1
"""For the least delay: no frame waits for another one."""
TOKENS_PER_FRAME = 2
"""Only the first of them is a feature: both together predict lip shapes no better."""
DEFAULT_TOKENS_AHEAD = 5
"""Tokens of 20 ms after the first of a frame; the last needs another 22.5 ms of sound: 122.5 ms in all."""
_TOKEN = 2 * HOP
_BATCH = 4
"""More at once are hardly faster, and a few batches share the cores better than one."""
_MOST_WORKERS = 4


def whisper_name(tokens_ahead: int, hop_frames: int = HOP_FRAMES) -> str:
    """What a :class:`WhisperFeatures` is called."""
    group = "" if hop_frames == HOP_FRAMES else f"x{hop_frames}"
    return f"whisper-tiny.en/{BLOCKS}x{WINDOW_TOKENS}-{tokens_ahead}{group}"


class WhisperFeatures:
    """A :class:`~talking_avatar.speech.windowed_encoder.WindowNetwork`.

    The feature of frame i is the token centred on i / 25 s.
    ``tokens_ahead`` sets the look-ahead of the last of the ``hop_frames`` that are computed together: 5 for
    122.5 ms, 2 for 62.5 ms; each frame before it has 40 ms more.
    """

    dim = WIDTH
    batch = _BATCH
    workers = min(os.cpu_count() or 1, _MOST_WORKERS)

    def __init__(self, tokens_ahead: int = DEFAULT_TOKENS_AHEAD, hop_frames: int = HOP_FRAMES) -> None:
        if not 1 <= tokens_ahead <= WINDOW_TOKENS // 2:
            raise ValueError(f"{tokens_ahead} tokens ahead")
        self._hop_frames = hop_frames
        last = WINDOW_TOKENS - 1 - tokens_ahead
        first = last - (hop_frames - 1) * TOKENS_PER_FRAME
        wanted = range(first, last + 1, TOKENS_PER_FRAME)
        self._blocks = load_blocks(bundled(*_FILE), BLOCKS, WINDOW_TOKENS, wanted)
        self._tokens_ahead = tokens_ahead
        self.name = whisper_name(tokens_ahead, hop_frames)

    @property
    def geometry(self) -> WindowGeometry:
        ahead = self._tokens_ahead * _TOKEN + HOP + WINDOW // 2
        return WindowGeometry(self._hop_frames, sound_samples(2 * WINDOW_TOKENS), ahead)

    def __call__(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        return self._blocks(log_mel(windows))
