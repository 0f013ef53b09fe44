"""A trained motion model as a generator: voice in, face motion out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.motion.dit.chunking import Chunking, file_chunking
from talking_avatar.motion.dit.denoiser_graph import runs_as_graph
from talking_avatar.motion.dit.description import ModelDescription
from talking_avatar.motion.dit.frame_noise import FrameNoise
from talking_avatar.motion.dit.guidance import Guidance
from talking_avatar.motion.dit.lean_windows import LeanWindows
from talking_avatar.motion.dit.normalisation import Normalisation
from talking_avatar.motion.dit.rolling import RollingMotion
from talking_avatar.motion.dit.samplers import Ddim, Sampler
from talking_avatar.motion.dit.spaces import (
    LIVEPORTRAIT_DIM,
    ControlsSpace,
    LivePortraitSpace,
    MotionSpace,
)
from talking_avatar.motion.dit.stored_model import StoredModel
from talking_avatar.motion.dit.windows import WindowMaker
from talking_avatar.motion.face_motion import FaceMotion
from talking_avatar.motion.generator import VOICE_RATE_HZ
from talking_avatar.motion.voice_loudness import LOOK_AHEAD, VoiceLoudness
from talking_avatar.speech.encoder import SAMPLES_PER_FEATURE, AudioEncoder, FeatureStream

_LIVE_PIECE, _FILE_PIECE = 160, 16 * SAMPLES_PER_FEATURE
"""Samples that encoders get at a time. They may round by how much they get at once, so it is always as much
for one way of chunking: little where somebody waits, much where nobody does."""

_NOISE_LIMIT = 2.0
_TRIED_HOPS = 4
_REFERENCE_SEED = 0
_REFERENCE_FRAMES = slice(25, 50)
"""The second second of silence: the first is still on its way from the start to rest."""


class DiffusionGenerator:
    """A :class:`~talking_avatar.motion.generator.MotionGenerator`.

    Without a ``chunking`` windows are as long as the model's own, for files. ``styles`` are values of the
    model's style scales by name; the others keep their defaults.
    """

    def __init__(
        self,
        model: StoredModel,
        encoder: AudioEncoder,
        chunking: Chunking | None = None,
        styles: Mapping[str, float] | None = None,
    ) -> None:
        """Raises :class:`UserError` when the encoder or a style does not belong to the model."""
        about = model.description
        _check_encoder(about, encoder)
        self._model = model
        self._encoder = encoder
        self._chunking = (chunking or file_chunking(about.config)).fitted(about.config)
        chunking = self._chunking
        guidance = about.guidance if chunking.guidance is None else chunking.guidance
        steps = min(chunking.steps or about.steps, about.config.step_count)
        values = _style_values(about, styles or {})
        self._maker = window_maker(model, Ddim(steps), Guidance(guidance), values)
        self._space: MotionSpace | None = ControlsSpace(about.columns) if about.columns else None

    @property
    def chunking(self) -> Chunking:
        """As it is used: fitted to the model."""
        return self._chunking

    @property
    def hop_frames(self) -> int:
        """How many frames are made at a time."""
        return self._chunking.hop

    @cached_property
    def look_ahead_s(self) -> float:
        """The longest that the first frame of a hop waits, found by trying: encoders make rows in groups, and
        how those meet the hops only shows then."""
        hop, stream = self._chunking.hop, self._encoder.stream()
        silence, heard, rows, hops, longest = np.zeros(self._piece, np.float32), 0, 0, 0, 0
        while hops < _TRIED_HOPS:
            rows += len(stream.push(silence))
            heard += len(silence)
            while rows >= (hops + 1) * hop + self._chunking.look_ahead:
                longest = max(longest, heard - hops * hop * SAMPLES_PER_FEATURE)
                hops += 1
        # The loudness of the hop's last frame is rarely what is waited for, but may be.
        return max(longest, (hop - 1) * SAMPLES_PER_FEATURE + LOOK_AHEAD) / VOICE_RATE_HZ

    @property
    def _piece(self) -> int:
        return _LIVE_PIECE if self._chunking.hop * SAMPLES_PER_FEATURE < _FILE_PIECE else _FILE_PIECE

    def stream(self, seed: int) -> DiffusionStream:
        """A new voice. The first one of a LivePortrait model takes longer: its face at rest is looked up."""
        if self._space is None:
            self._space = LivePortraitSpace(self._face_at_rest())
        rolling = self._rolling(seed, self._space)
        normalisation, features = self._model.normalisation, self._encoder.stream()
        return DiffusionStream(normalisation, features, self._piece, rolling, self._space)

    def _rolling(self, seed: int, space: MotionSpace | None = None) -> RollingMotion:
        config = self._model.description.config
        noise = FrameNoise(seed, config.motion_dim, _NOISE_LIMIT, space.temperature if space else None)
        closing = space.closing if space else None
        return RollingMotion(config, self._maker, self._chunking, noise, closing)

    def _face_at_rest(self) -> NDArray[np.float32]:
        """The mean of what the model does in silence, ``(D,)``."""
        rolling = self._rolling(_REFERENCE_SEED)
        frames = _REFERENCE_FRAMES.stop + self._chunking.hop + self._chunking.look_ahead
        rolling.hear(self._encoder.encode(np.zeros(frames * SAMPLES_PER_FEATURE, np.float32)))
        motion = []
        while rolling.made < _REFERENCE_FRAMES.stop:
            motion.append(rolling.advance())
        values = self._model.normalisation.value(np.concatenate(motion)[_REFERENCE_FRAMES])
        return np.asarray(values.mean(axis=0), np.float32)


class DiffusionStream:
    """One voice; see :class:`~talking_avatar.motion.generator.MotionStream`."""

    def __init__(
        self,
        normalisation: Normalisation,
        features: FeatureStream,
        piece: int,
        rolling: RollingMotion,
        space: MotionSpace,
    ) -> None:
        """``piece``: how many samples ``features`` gets at a time."""
        self._normalisation = normalisation
        self._features = features
        self._piece = piece
        self._sound = np.zeros(0, np.float32)
        self._rolling = rolling
        self._space = space
        self._loudness = VoiceLoudness()
        self._voice = np.zeros(0, np.float32)
        self._waiting = np.zeros((0, len(normalisation)), np.float32)
        self._received = 0
        self._given = 0
        self._finished = False

    def push(self, samples: NDArray[np.float32]) -> FaceMotion:
        """See :class:`MotionStream`. Not-a-number counts as silence; raises ``ValueError`` after
        ``finish``."""
        if self._finished:
            raise ValueError("the stream is finished")
        mono = np.asarray(samples, np.float32).reshape(-1)
        if not np.isfinite(mono).all():
            mono = np.nan_to_num(mono, nan=0.0, posinf=0.0, neginf=0.0)
        mono = mono.clip(-1.0, 1.0)
        self._received += len(mono)
        return self._take(mono, None)

    def finish(self) -> FaceMotion:
        """The frames that were waiting for sound, with silence after the end."""
        if self._finished:
            return FaceMotion.neutral(0)
        self._finished = True
        total = math.ceil(self._received / SAMPLES_PER_FEATURE)
        parts = [FaceMotion.neutral(0)]
        silence = np.zeros(self._piece, np.float32)
        while self._given < total:
            parts.append(self._take(silence, total))
        return FaceMotion.concatenate(parts)

    def _take(self, mono: NDArray[np.float32], total: int | None) -> FaceMotion:
        self._voice = np.concatenate([self._voice, self._loudness.push(mono)])
        made = [self._waiting]
        self._sound = np.concatenate([self._sound, mono])
        whole = len(self._sound) - len(self._sound) % self._piece
        for start in range(0, whole, self._piece):
            self._rolling.hear(self._features.push(self._sound[start : start + self._piece]))
            while self._rolling.ready:
                made.append(self._rolling.advance())
        self._sound = self._sound[whole:].copy()
        self._waiting = np.concatenate(made)
        count = min(len(self._waiting), len(self._voice))
        if total is not None:
            count = min(count, total - self._given)
        if not count:
            return FaceMotion.neutral(0)
        values, voice = self._waiting[:count], self._voice[:count]
        self._waiting, self._voice = self._waiting[count:], self._voice[count:]
        self._given += count
        return self._space.motion(self._normalisation.value(values), voice)


def window_maker(
    model: StoredModel, sampler: Sampler, guidance: Guidance, styles: Sequence[float] = ()
) -> WindowMaker:
    """Without PyTorch where the model's configuration allows, and else with it."""
    if runs_as_graph(model.description.config):
        return LeanWindows(model, sampler, guidance, styles)
    from talking_avatar.motion.dit.checkpoint import denoiser_of
    from talking_avatar.motion.dit.torch_windows import TorchWindows

    return TorchWindows(denoiser_of(model), sampler, guidance, styles)


def _check_encoder(about: ModelDescription, encoder: AudioEncoder) -> None:
    if encoder.dim != about.config.audio_dim or not about.hears(encoder.name):
        raise UserError(
            "The motion model does not understand this audio encoder",
            f"it was trained with {about.encoder} ({about.config.audio_dim} values per frame), "
            f"not with {encoder.name} ({encoder.dim})",
        )
    if not about.columns and about.config.motion_dim != LIVEPORTRAIT_DIM:
        raise UserError(
            "The motion model cannot be used",
            f"it does not say what its {about.config.motion_dim} values per frame mean",
        )
    if about.columns and len(about.columns) != about.config.motion_dim:
        raise UserError(
            "The motion model cannot be used",
            f"it names {len(about.columns)} of its {about.config.motion_dim} values",
        )


def _style_values(about: ModelDescription, styles: Mapping[str, float]) -> tuple[float, ...]:
    config = about.config
    if config.identity_dim or config.mouth_ratio:
        raise UserError(
            "The motion model cannot be used",
            "it wants to know the portrait's keypoints, which only LivePortrait's networks tell",
            "use a model without an identity condition",
        )
    if unknown := sorted(set(styles) - {scale.name for scale in about.styles}):
        raise UserError(
            f"The motion model has no style called {', '.join(unknown)}",
            "",
            f"choose among {', '.join(scale.name for scale in about.styles) or 'models that have'}",
        )
    if len(about.styles) != config.style_dim:
        raise UserError(
            "The motion model cannot be used",
            f"it names {len(about.styles)} of its {config.style_dim} style values",
        )
    for scale in about.styles:
        value = styles.get(scale.name, scale.default)
        if not scale.minimum <= value <= scale.maximum:
            raise UserError(
                f"The style {scale.name} cannot be {value:g}",
                f"it goes from {scale.minimum:g} to {scale.maximum:g}",
            )
    return tuple(styles.get(scale.name, scale.default) for scale in about.styles)
