"""The denoiser (``denoiser.Denoiser``, ``decoder_layer.DecoderLayer``) as graphs for ONNX Runtime: the same
network from the same weights, for configurations in which every frame hears its own feature only."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from talking_avatar.inference.graph import Graph
from talking_avatar.motion.dit.config import DenoiserConfig

Weights = Mapping[str, NDArray[np.float32]]


def runs_as_graph(config: DenoiserConfig) -> bool:
    """Whether there are graphs for such a denoiser."""
    return not (config.attends or config.indicator or config.identity_dim or config.mouth_ratio)


def hearing_graph(weights: Weights, config: DenoiserConfig) -> Graph:
    """``features (frames, audio_dim)`` to ``sound (frames, width)``."""
    graph = Graph()
    x = graph.input("features", ("frames", config.audio_dim))
    graph.output("sound", _linear(graph, x, weights, "sound_in"), ("frames", config.width))
    return graph


def memory_graph(weights: Weights, config: DenoiserConfig) -> Graph:
    """``sound (sounds, frames, width)`` to what each layer adds of it, ``memory0 ...`` of the same shape."""
    graph = Graph()
    dims = ("sounds", "frames", config.width)
    sound = graph.input("sound", dims)
    for number in range(config.layers):
        value = _linear(graph, sound, weights, f"layers.{number}.sound_value")
        graph.output(f"memory{number}", _linear(graph, value, weights, f"layers.{number}.sound_out"), dims)
    return graph


def denoising_graph(weights: Weights, config: DenoiserConfig) -> Graph:
    """``noisy (1, T, D)``, ``context (1, C, D)``, ``offset (1, C + T, width)`` (the step, the conditions and
    the positions) and the layers' memory of the sounds to ``clean (sounds, T, D)``."""
    graph = Graph()
    width, motion_dim = config.width, config.motion_dim
    context = graph.input("context", (1, config.context_frames, motion_dim))
    motion = graph.op("Concat", context, graph.input("noisy", (1, "new", motion_dim)), axis=1)
    offset = graph.input("offset", (1, "frames", width))
    x = graph.op("Add", _linear(graph, motion, weights, "motion_in"), offset)
    for number in range(config.layers):
        memory = graph.input(f"memory{number}", ("sounds", "frames", width))
        # Frames of the context are heard by the others of the last layer, and not needed any more.
        first = config.context_frames if number == config.layers - 1 else 0
        x = _layer(graph, x, memory, weights, f"layers.{number}", config, first)
    x = graph.op("Gelu", _linear(graph, x, weights, "motion_out.0"))
    graph.output("clean", _linear(graph, x, weights, "motion_out.2"), ("sounds", "new", motion_dim))
    return graph


def _layer(
    graph: Graph, x: str, memory: str, weights: Weights, name: str, config: DenoiserConfig, first: int
) -> str:
    def normed(value: str, part: str) -> str:
        return graph.normed(value, weights[f"{name}.{part}.weight"], weights[f"{name}.{part}.bias"])

    def part(value: str) -> str:
        return graph.part(value, 1, first) if first else value

    width = config.width
    query, key, value = (
        graph.linear(
            source,
            weights[f"{name}.qkv.weight"][start : start + width],
            weights[f"{name}.qkv.bias"][start : start + width],
        )
        for source, start in ((part(x), 0), (x, width), (x, 2 * width))
    )
    mixed = graph.attention(query, key, value, config.heads)
    attended = _linear(graph, mixed, weights, f"{name}.attention_out")
    x = normed(graph.op("Add", part(x), attended), "norm_attention")
    # Here the one sequence becomes as many as there are sounds.
    x = normed(graph.op("Add", x, part(memory)), "norm_sound")
    wide = graph.op("Gelu", _linear(graph, x, weights, f"{name}.widen"))
    return normed(graph.op("Add", x, _linear(graph, wide, weights, f"{name}.narrow")), "norm_out")


def _linear(graph: Graph, value: str, weights: Weights, name: str) -> str:
    return graph.linear(value, weights[f"{name}.weight"], weights[f"{name}.bias"])
