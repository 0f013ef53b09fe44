"""What a denoiser is made of. Checkpoints carry this as JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from talking_avatar.errors import UserError


class Position(str, Enum):
    """How a token knows where it stands.

    ``LEGACY`` adds the same row of the sinusoid table, the one numbered like the length of the whole
    sequence, to every token. That is an error of the DiffPoseTalk family, but JoyVASA's published weights
    were trained with it.
    """

    SINUSOIDAL = "sinusoidal"
    LEARNABLE = "learnable"
    LEGACY = "legacy"


class StepPlace(str, Enum):
    """Where the diffusion step and the conditions enter: added to all tokens (JoyVASA), or in one token of
    their own ahead of the frames, which hears all of the sound (DiffPoseTalk, the seed)."""

    ALL_TOKENS = "all tokens"
    OWN_TOKEN = "own token"


_COUNTED = {
    **dict.fromkeys(("motion_dim", "audio_dim", "layers", "window_frames", "step_count", "alignment"), 1),
    **dict.fromkeys(("width", "heads", "feed_forward"), 1),
    **dict.fromkeys(("context_frames", "identity_dim", "style_dim"), 0),
}
"""The sizes, with the least that each may be."""

_LARGEST = {"layers": 256}
_LARGEST_SIZE = 65_536


@dataclass(frozen=True)
class DenoiserConfig:
    """The shape of one :class:`~talking_avatar.motion.dit.denoiser.Denoiser`.

    ``motion_dim`` values per frame, ``audio_dim`` per feature of the encoder; ``context_frames`` clean frames
    of the past stand before at most ``window_frames`` noisy ones, all at 25 Hz. Frame i hears the features
    within ``alignment - 1`` frames of its own. ``identity_dim`` (canonical keypoints: 63), ``mouth_ratio``
    and ``style_dim`` (the seed's mean expression; our calm-to-lively scales) are conditions, 0 or false for
    none. ``indicator``: one more input channel tells real frames from padding and context. ``learned_start``:
    trained vectors stand for motion and sound before the beginning; otherwise zeros and null sound do.
    """

    motion_dim: int
    audio_dim: int
    width: int = 256
    layers: int = 8
    heads: int = 8
    feed_forward: int = 1024
    context_frames: int = 10
    window_frames: int = 100
    step_count: int = 50
    position: Position = Position.SINUSOIDAL
    step_place: StepPlace = StepPlace.ALL_TOKENS
    alignment: int = 1
    indicator: bool = False
    identity_dim: int = 0
    mouth_ratio: bool = False
    style_dim: int = 0
    learned_start: bool = True
    dropout: float = 0.1

    def __post_init__(self) -> None:
        """Raises ``ValueError`` for what no denoiser can be: configurations come out of strangers' files, and
        without limits one such line would have us make tables of any size."""
        for name, least in _COUNTED.items():
            value = getattr(self, name)
            if type(value) is not int or not least <= value <= _LARGEST.get(name, _LARGEST_SIZE):
                raise ValueError(f"{name} cannot be {str(value)[:20]}")
        for name in ("indicator", "mouth_ratio", "learned_start"):
            if type(getattr(self, name)) is not bool:
                raise ValueError(f"{name} is neither true nor false")
        if self.width % self.heads or self.width % 2:
            raise ValueError(f"a width of {self.width} cannot be shared by {self.heads} heads")

    @property
    def leading_tokens(self) -> int:
        """Tokens ahead of the frames."""
        return int(self.step_place is StepPlace.OWN_TOKEN)

    @property
    def full_length(self) -> int:
        """Tokens of a sequence as long as in training."""
        return self.leading_tokens + self.context_frames + self.window_frames

    @property
    def attends(self) -> bool:
        """Whether any token hears more than one feature, so that attention to the sound is more than a
        linear map of that feature."""
        return self.alignment > 1 or self.step_place is StepPlace.OWN_TOKEN

    def to_json(self) -> dict[str, object]:
        """Plain values for JSON."""
        return {
            name: value.value if isinstance(value, Enum) else value
            for name, value in dataclasses.asdict(self).items()
        }

    @classmethod
    def from_json(cls, values: Mapping[str, object]) -> DenoiserConfig:
        """The opposite of :meth:`to_json`. Raises :class:`UserError` for what describes no denoiser."""
        known = {field.name for field in dataclasses.fields(cls)}
        if unknown := sorted(set(values) - known):
            raise UserError(
                "The motion model cannot be read",
                f"its configuration has settings that this version does not know: {', '.join(unknown)}",
                "update Talking Avatar",
            )
        try:
            plain = {**values, **_enums(values)}
            return cls(**plain)  # type: ignore[arg-type]
        except (TypeError, ValueError) as error:
            raise UserError(
                "The motion model cannot be read", f"its configuration is wrong: {error}"
            ) from error


def _enums(values: Mapping[str, object]) -> dict[str, object]:
    kinds: dict[str, type[Enum]] = {"position": Position, "step_place": StepPlace}
    return {name: kind(values[name]) for name, kind in kinds.items() if name in values}


JOYVASA = DenoiserConfig(motion_dim=73, audio_dim=768, position=Position.LEGACY)
"""The published generator of JoyVASA (Cao et al. 2024, arXiv 2411.09209): 8 layers whatever its arguments
say."""

SEED = DenoiserConfig(
    motion_dim=25,
    audio_dim=768,
    width=512,
    feed_forward=2048,
    window_frames=65,
    position=Position.LEGACY,
    step_place=StepPlace.OWN_TOKEN,
    identity_dim=63,
    mouth_ratio=True,
    style_dim=25,
    learned_start=False,
)
"""The seed project's generator on wav2vec2-base features: 34,749,977 parameters."""
