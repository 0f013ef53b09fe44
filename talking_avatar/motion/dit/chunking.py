"""How a stream is cut into windows: what to wait for, what to hold on to, how carefully to sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from talking_avatar.motion.dit.config import DenoiserConfig


@dataclass(frozen=True)
class Chunking:
    """Frames at 25 Hz. A window makes ``hop`` new frames and ``look_ahead`` more that only help them; before
    them lie up to ``known`` frames that have been shown and stay as they are, and before those the model's
    context. ``steps`` and ``guidance`` (counted from the unheard prediction, 1 is none) override the
    checkpoint's own where they are given.
    """

    hop: int
    look_ahead: int
    known: int
    steps: int | None = None
    guidance: float | None = None

    def __post_init__(self) -> None:
        if self.hop < 1 or self.look_ahead < 0 or self.known < 0:
            raise ValueError("a window needs at least one new frame, and no negative numbers of others")

    def fitted(self, config: DenoiserConfig) -> Chunking:
        """The same within what the model can take: fewer known frames, then fewer new ones."""
        longest = config.window_frames
        look_ahead = min(self.look_ahead, longest - 1)
        hop = min(self.hop, longest - look_ahead)
        # While a stream is young, all its frames are held until the context lies after the beginning.
        known = max(min(self.known, longest - look_ahead - hop - config.context_frames), 0)
        return Chunking(hop, look_ahead, known, self.steps, self.guidance)


_FILE_LOOK_AHEAD = 5


def file_chunking(config: DenoiserConfig) -> Chunking:
    """Windows as long as in training, for when nobody waits."""
    look_ahead = min(_FILE_LOOK_AHEAD, config.window_frames - 1)
    return Chunking(config.window_frames - look_ahead, look_ahead, known=0)


class Preset(str, Enum):
    """How soon the face follows the voice live, against how well and at what cost."""

    LOW = "low"
    DEFAULT = "default"
    QUALITY = "quality"
    SLOW_PC = "slow-pc"


PRESETS: Mapping[Preset, Chunking] = MappingProxyType(
    {
        Preset.LOW: Chunking(hop=1, look_ahead=0, known=6, steps=4, guidance=1.0),
        Preset.DEFAULT: Chunking(hop=2, look_ahead=0, known=8, steps=6),
        Preset.QUALITY: Chunking(hop=4, look_ahead=2, known=8, steps=8),
        Preset.SLOW_PC: Chunking(hop=8, look_ahead=0, known=4, steps=4, guidance=1.0),
    }
)
"""For models whose features look ahead themselves and come for one or two frames at a time."""

JOYVASA_FILE = Chunking(hop=100, look_ahead=0, known=0)
"""Its own windows, each with the features of its own four seconds."""

JOYVASA_PRESETS: Mapping[Preset, Chunking] = MappingProxyType(
    {
        Preset.LOW: Chunking(hop=2, look_ahead=0, known=8, steps=6),
        Preset.DEFAULT: Chunking(hop=4, look_ahead=0, known=16, steps=8),
        Preset.QUALITY: Chunking(hop=5, look_ahead=0, known=16, steps=10),
        Preset.SLOW_PC: Chunking(hop=8, look_ahead=0, known=8, steps=6, guidance=1.0),
    }
)
JOYVASA_FRAMES_AHEAD: Mapping[Preset, int] = MappingProxyType(
    {Preset.LOW: 2, Preset.DEFAULT: 2, Preset.QUALITY: 4, Preset.SLOW_PC: 4}
)
"""How many frames of sound after the hop its encoder waits for."""
