"""Windows without PyTorch: the denoiser as graphs, everything between them as plain arrays."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from talking_avatar.inference.session import Network
from talking_avatar.motion.dit.config import DenoiserConfig, Position
from talking_avatar.motion.dit.denoiser_graph import Weights, denoising_graph, hearing_graph, memory_graph
from talking_avatar.motion.dit.guidance import NO_GUIDANCE, Guidance
from talking_avatar.motion.dit.positions import sinusoid_rows
from talking_avatar.motion.dit.samplers import Sampler
from talking_avatar.motion.dit.schedule import cosine_schedule
from talking_avatar.motion.dit.stored_model import StoredModel
from talking_avatar.motion.dit.windows import HopWindow

_erf = np.vectorize(math.erf, otypes=[np.float64])


class LeanNetworks:
    """The graphs of one model, ready to run; may be shared by several ways of sampling."""

    def __init__(self, model: StoredModel) -> None:
        """``model`` must be one that ``runs_as_graph``."""
        weights, config = model.weights, model.description.config
        self.hear = Network(hearing_graph(weights, config).to_bytes())
        self.remember = Network(memory_graph(weights, config).to_bytes())
        self.denoise = Network(denoising_graph(weights, config).to_bytes())


class LeanWindows:
    """A :class:`~talking_avatar.motion.dit.windows.WindowMaker`.

    What depends on the sound alone is computed once a window, what depends on the step alone once for all;
    heard and unheard sound run as one batch.
    """

    def __init__(
        self,
        model: StoredModel,
        sampler: Sampler,
        guidance: Guidance = NO_GUIDANCE,
        styles: Sequence[float] = (),
        networks: LeanNetworks | None = None,
    ) -> None:
        """``styles``: one for each of the model's style scales."""
        self._config = model.description.config
        self._networks = networks or LeanNetworks(model)
        self._sampler = sampler
        self._guidance = guidance
        self._schedule = cosine_schedule(self._config.step_count)
        steps = sampler.steps(self._schedule)
        rows = _step_rows(model.weights, self._config, steps, styles)
        self._rows = dict(zip(steps, rows, strict=True))
        self._positions = _position_rows(model.weights, self._config)
        self._start = _start(model.weights, self._config)
        self._null_sound = model.weights["null_sound"]

    def start_motion(self) -> NDArray[np.float32]:
        return self._start[0]

    def make(self, window: HopWindow, noise: Callable[[int], NDArray[np.float32]]) -> NDArray[np.float32]:
        memory = self._memory(window)
        context = np.ascontiguousarray(window.context[None])
        positions = self._positions[: len(window.features)]

        def predict(x: NDArray[np.float32], step: int) -> NDArray[np.float32]:
            offset = (positions + self._rows[step])[None]
            inputs = {"noisy": x[None], "context": context, "offset": offset, **memory}
            clean = self._networks.denoise(inputs)[0]
            return clean[0] if len(clean) == 1 else self._guidance.mix(clean[0], clean[1])

        return self._sampler.run(self._schedule, window.noise.copy(), predict, noise, window.known)

    def _memory(self, window: HopWindow) -> dict[str, NDArray[np.float32]]:
        heard = self._networks.hear({"features": np.ascontiguousarray(window.features)})[0]
        context = self._config.context_frames
        if window.at_start:
            heard[:context] = self._start[1]
        sounds = [heard]
        if not self._guidance.is_off:
            unheard = heard.copy()
            unheard[context:] = self._null_sound
            sounds.append(unheard)
        layers = self._networks.remember({"sound": np.stack(sounds)})
        return {f"memory{number}": values for number, values in enumerate(layers)}


def _step_rows(
    weights: Weights, config: DenoiserConfig, steps: Sequence[int], styles: Sequence[float]
) -> NDArray[np.float32]:
    """``(len(steps), width)``: what all tokens are told of the step and the conditions."""
    x = sinusoid_rows(np.asarray(steps), config.width)
    x = x @ weights["step_in.0.weight"].T + weights["step_in.0.bias"]
    x = (0.5 * x * (1 + _erf(x / math.sqrt(2)))).astype(np.float32)
    rows = x @ weights["step_in.2.weight"].T + weights["step_in.2.bias"]
    if config.style_dim:
        rows = rows + weights["style_in.weight"] @ np.asarray(styles, np.float32) + weights["style_in.bias"]
    return np.asarray(rows, np.float32)


def _position_rows(weights: Weights, config: DenoiserConfig) -> NDArray[np.float32]:
    """``(full_length, width)``: what is added to the tokens, one by one."""
    if config.position is Position.LEARNABLE:
        return weights["position_rows"]
    rows = sinusoid_rows(np.arange(config.full_length + 1), config.width)
    if config.position is Position.LEGACY:
        return np.repeat(rows[-1:], config.full_length, axis=0)
    return rows[:-1]


def _start(weights: Weights, config: DenoiserConfig) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Motion ``(C, D)`` and sound ``(C, width)`` of the time before the first frame."""
    context = config.context_frames
    if config.learned_start:
        return weights["start_motion"], weights["start_sound"]
    still = np.zeros((context, config.motion_dim), np.float32)
    return still, np.repeat(weights["null_sound"][None], context, axis=0)
