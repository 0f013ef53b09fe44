"""wav2vec2-base and HuBERT-base through ``transformers``: the networks, and how one window becomes features.

``transformers`` takes seconds to import, so it is imported where a network is built and nowhere else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from talking_avatar.errors import UserError
from talking_avatar.speech.encoder import FEATURE_RATE_HZ, SAMPLES_PER_FEATURE
from talking_avatar.speech.windowed_encoder import WindowGeometry

_ROWS_PER_FEATURE = 2
_EDGE = 20
"""Reflected twice at both ends: the convolutions then give exactly 50 rows a second, each centred on its own
20 ms, instead of one row too few (JoyVASA's way)."""
_VARIANCE_FLOOR = 1e-7


class SpeechTransformer(Enum):
    """The networks of base size that motion models are trained on; the value is the hub's name for them."""

    WAV2VEC2 = "facebook/wav2vec2-base-960h"
    HUBERT_CHINESE = "TencentGameMate/chinese-hubert-base"

    @property
    def normalises(self) -> bool:
        """Whether the network was trained on sound of zero mean and unit variance."""
        return self is SpeechTransformer.WAV2VEC2

    @property
    def prefix(self) -> str:
        """What keys begin with where the network is a part of another."""
        return "wav2vec2." if self is SpeechTransformer.WAV2VEC2 else "hubert."


@dataclass(frozen=True)
class Buffer:
    """How much sound a network hears at once, and which of its frames are used: ``hop_frames`` of them,
    ``frames_ahead`` before the end. The length never changes in a session, because both networks normalise
    over the whole buffer, and a frame's features therefore depend on it."""

    frames: int = 100
    hop_frames: int = 4
    frames_ahead: int = 2

    def __post_init__(self) -> None:
        if not 0 < self.hop_frames <= self.frames - self.frames_ahead or self.frames_ahead < 0:
            raise ValueError(f"{self} does not fit")


LIVE = Buffer()
JOYVASA_WINDOWS = Buffer(hop_frames=100, frames_ahead=0)
"""Four seconds, each by itself, as JoyVASA was trained and makes files."""


class TransformerFeatures:
    """A :class:`~talking_avatar.speech.windowed_encoder.WindowNetwork`.

    Feature i is the mean of the two rows over the 40 ms that begin at i / 25 s. ``network`` is a
    ``HubertModel`` or ``Wav2Vec2Model``; ``name`` is what checkpoints call it, whatever the buffer: in
    training, too, frames lie anywhere in it.
    """

    batch = 4
    workers = 1
    """One buffer is big enough for all cores."""

    def __init__(self, network: Any, name: str, normalises: bool, buffer: Buffer = LIVE) -> None:
        self._network = network.eval().requires_grad_(False)
        self._normalises = normalises
        self._buffer = buffer
        self.dim: int = network.config.hidden_size
        self.name = name

    @property
    def geometry(self) -> WindowGeometry:
        samples = self._buffer.frames * SAMPLES_PER_FEATURE
        return WindowGeometry(
            self._buffer.hop_frames, samples, (self._buffer.frames_ahead + 1) * SAMPLES_PER_FEATURE
        )

    def __call__(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        device = next(self._network.parameters()).device
        with torch.inference_mode():
            rows = self._rows(torch.from_numpy(np.ascontiguousarray(windows)).to(device))
            features = (rows[:, 0::2] + rows[:, 1::2]) / 2
        first = self._buffer.frames - self._buffer.frames_ahead - self._buffer.hop_frames
        return np.asarray(features[:, first : first + self._buffer.hop_frames].float().cpu().numpy())

    def _rows(self, sound: Tensor) -> Tensor:
        """``(n, 2 frames, dim)`` at 50 Hz."""
        if self._normalises:
            centred = sound - sound.mean(dim=1, keepdim=True)
            spread = centred.square().mean(dim=1, keepdim=True) + _VARIANCE_FLOOR
            sound = centred / spread.sqrt()
        for _ in range(2):
            sound = functional.pad(sound[:, None], (_EDGE, _EDGE), mode="reflect")[:, 0]
        rows: Tensor = self._network(sound).last_hidden_state
        expected = self._buffer.frames * _ROWS_PER_FEATURE
        if rows.shape[1] != expected:
            raise ValueError(f"{rows.shape[1]} rows for {self._buffer.frames} frames at {FEATURE_RATE_HZ} Hz")
        return rows


def network_of(kind: SpeechTransformer, state: Mapping[str, Tensor]) -> nn.Module:
    """The network from the configuration in code and ``state``, named as in ``transformers``.

    The gain of the positional convolution may be called by either of the names that torch has had for it.
    Raises :class:`UserError` that says which keys and shapes differ.
    """
    transformers = _transformers()
    with torch.device("meta"):  # nothing is drawn at random only to be overwritten
        if kind is SpeechTransformer.WAV2VEC2:
            network: nn.Module = transformers.Wav2Vec2Model(transformers.Wav2Vec2Config())
        else:
            network = transformers.HubertModel(transformers.HubertConfig())
    wanted = {key: tuple(value.shape) for key, value in network.state_dict().items()}
    given = {_present_name(key, wanted): value for key, value in state.items()}
    optional = {key for key in wanted if key == "masked_spec_embed"}  # used in training only
    for key in optional - given.keys():
        given[key] = torch.zeros(wanted[key])
    wrong = [f"{key} is missing" for key in wanted.keys() - given.keys()]
    wrong += [f"{key} is not part of it" for key in given.keys() - wanted.keys()]
    wrong += [
        f"{key} has the shape {tuple(given[key].shape)} instead of {wanted[key]}"
        for key in wanted.keys() & given.keys()
        if tuple(given[key].shape) != wanted[key]
    ]
    if wrong:
        shown = "; ".join(sorted(wrong)[:4]) + (f"; and {len(wrong) - 4} more" if len(wrong) > 4 else "")
        raise UserError("The audio encoder does not fit", shown, f"use the weights of {kind.value}")
    network.load_state_dict({key: value.float() for key, value in given.items()}, assign=True)
    return network


def stored_network(kind: SpeechTransformer, path: Path) -> nn.Module:
    """The published network from its file, converted to safetensors.

    Raises :class:`UserError` when the file is damaged or holds another network.
    """
    try:
        state = load_file(path)
    except (SafetensorError, OSError) as error:
        raise UserError(
            f"The audio encoder {path.name} cannot be read", "it is damaged", "download it again"
        ) from error
    return network_of(kind, body_of(kind, state))


def body_of(kind: SpeechTransformer, state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The encoder of a published ``state``, which may have a head for another task on top of it."""
    own = {key.removeprefix(kind.prefix): v for key, v in state.items() if key.startswith(kind.prefix)}
    return own or dict(state)


_GAIN_NAMES = (
    ("weight_g", "parametrizations.weight.original0"),
    ("weight_v", "parametrizations.weight.original1"),
)


def _present_name(key: str, wanted: Collection[str]) -> str:
    """What ``key`` is called among ``wanted``."""
    for pair in _GAIN_NAMES:
        for name in pair:
            if key.endswith(f".{name}"):
                stem = key.removesuffix(name)
                return next((stem + other for other in pair if stem + other in wanted), key)
    return key


def _transformers() -> Any:
    try:
        import transformers
    except ModuleNotFoundError as error:
        raise UserError(
            "This motion model's audio encoder cannot be loaded",
            "the package transformers is missing",
            "install it with: pip install 'talking-avatar[neural]'",
        ) from error
    return transformers
