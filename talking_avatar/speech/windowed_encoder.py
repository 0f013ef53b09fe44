"""Encoders that look at a sliding window of sound: one way for files and live, so that both agree."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from talking_avatar.speech.encoder import SAMPLES_PER_FEATURE, VOICE_RATE_HZ, feature_count
from talking_avatar.speech.sound_window import SoundSource

_SLICE = 10 * VOICE_RATE_HZ
"""A long sound goes through in slices, so that memory does not grow with it."""


@dataclass(frozen=True)
class WindowGeometry:
    """Which sound the features are computed from.

    Each window gives ``hop_frames`` features and ends ``ahead_samples`` after the instant of the last of
    them. Windows are tied to the number of the feature and all of one length, hence nothing drifts and
    nothing depends on how the sound arrives.
    """

    hop_frames: int
    window_samples: int
    ahead_samples: int

    @property
    def look_ahead_s(self) -> float:
        return (self.ahead_samples + (self.hop_frames - 1) * SAMPLES_PER_FEATURE) / VOICE_RATE_HZ

    def end(self, number: int) -> int:
        """The sample before which window ``number`` ends."""
        last_frame = (number + 1) * self.hop_frames - 1
        return last_frame * SAMPLES_PER_FEATURE + self.ahead_samples


class WindowNetwork(Protocol):
    """What is computed from one window."""

    @property
    def name(self) -> str: ...

    @property
    def dim(self) -> int: ...

    @property
    def geometry(self) -> WindowGeometry: ...

    @property
    def batch(self) -> int:
        """How many windows are best computed at once where there are many."""
        ...

    @property
    def workers(self) -> int:
        """How many threads may each compute a batch at the same time."""
        ...

    def __call__(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        """``(n, window_samples)`` to ``(n, hop_frames, dim)``, each window by itself."""
        ...


class WindowedEncoder:
    """An :class:`~talking_avatar.speech.encoder.AudioEncoder` around a network for one window.

    ``new_source`` makes what windows are cut from: the sound as it is, or with everything but the voice
    silenced.
    """

    def __init__(
        self, network: WindowNetwork, new_source: Callable[[], SoundSource], source_name: str = ""
    ) -> None:
        self._network = network
        self._new_source = new_source
        self._source_name = source_name

    @property
    def name(self) -> str:
        return self._network.name + (f"+{self._source_name}" if self._source_name else "")

    @property
    def dim(self) -> int:
        return self._network.dim

    @property
    def look_ahead_s(self) -> float:
        return self._network.geometry.look_ahead_s

    @cached_property
    def silence(self) -> NDArray[np.float32]:
        """``(hop_frames, dim)``: what a window of exact zeros gives."""
        features = self._network(np.zeros((1, self._network.geometry.window_samples), np.float32))
        return np.asarray(features[0], np.float32)

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._network.workers, thread_name_prefix="hearing")

    def stream(self) -> WindowedStream:
        return WindowedStream(self._network, self._new_source(), self.silence, self._pool)

    def encode(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        stream = self.stream()
        rows = [stream.push(samples[i : i + _SLICE]) for i in range(0, len(samples), _SLICE)]
        return np.concatenate([*rows, stream.finish()])


class WindowedStream:
    """A :class:`~talking_avatar.speech.encoder.FeatureStream`."""

    def __init__(
        self,
        network: WindowNetwork,
        source: SoundSource,
        silence: NDArray[np.float32],
        pool: Executor,
    ) -> None:
        """``silence`` is what a window of zeros gives; ``pool`` computes where several batches are due."""
        self._network = network
        self._source = source
        self._silence = silence
        self._pool = pool
        self._next_window = 0
        self._emitted = 0
        self._finished = False

    def push(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        if self._finished:
            raise ValueError("the stream is finished")
        self._source.push(samples)
        return self._ready()

    def finish(self) -> NDArray[np.float32]:
        if self._finished:
            return np.zeros((0, self._network.dim), np.float32)
        self._finished = True
        missing = feature_count(self._source.received) - self._emitted
        geometry = self._network.geometry
        windows = -(-missing // geometry.hop_frames)
        end = geometry.end(self._next_window + windows - 1)
        self._source.push(np.zeros(max(end - self._source.received, 0), np.float32))
        return self._ready()[:missing]

    def _ready(self) -> NDArray[np.float32]:
        geometry = self._network.geometry
        batches: list[NDArray[np.float32]] = []
        while (windows := self._next_batch()) is not None:
            batches.append(windows)
        if not batches:
            return np.zeros((0, self._network.dim), np.float32)
        self._source.forget(geometry.end(self._next_window) - geometry.window_samples)
        several = len(batches) > 1 and self._network.workers > 1
        made = (self._pool.map if several else map)(self._features, batches)
        rows = [batch.reshape(-1, self._network.dim) for batch in made]
        features = np.concatenate([np.zeros((0, self._network.dim), np.float32), *rows])
        self._emitted += len(features)
        return features

    def _next_batch(self) -> NDArray[np.float32] | None:
        geometry = self._network.geometry
        windows: list[NDArray[np.float32]] = []
        while len(windows) < self._network.batch:
            end = geometry.end(self._next_window)
            if end > self._source.received:
                break
            windows.append(self._source.window(end, geometry.window_samples))
            self._next_window += 1
        return np.stack(windows) if windows else None

    def _features(self, windows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Pauses cost nothing: a window of zeros always gives the same."""
        heard = windows.any(axis=1)
        features = np.repeat(self._silence[None], len(windows), axis=0)
        if heard.any():
            features[heard] = self._network(windows[heard])
        return features
