"""The first transformer blocks of Whisper's audio encoder (Radford et al. 2022, MIT weights by OpenAI)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from talking_avatar.errors import UserError
from talking_avatar.inference.graph import Graph
from talking_avatar.inference.session import Network

WIDTH = 384
_HEADS = 6
_BANDS = 80
_LONGEST_WAVELENGTH = 10_000

Tensors = Mapping[str, NDArray[np.floating]]


class WhisperBlocks:
    """Log-mel rows to the residual stream after the last block.

    ``mel (n, 2 tokens, 80)`` gives ``(n, len(wanted), WIDTH)``, the tokens ``wanted`` out of ``tokens``;
    token j is centred on row 2 j. The weights have OpenAI's names.
    """

    def __init__(self, weights: Tensors, blocks: int, tokens: int, wanted: range) -> None:
        """Raises ``KeyError`` for a missing weight, and ONNX Runtime's errors for one of another shape."""
        self._network = Network(whisper_graph(weights, blocks, tokens, wanted).to_bytes())

    def __call__(self, mel: NDArray[np.float32]) -> NDArray[np.float32]:
        return self._network({"mel": mel})[0]


def load_blocks(path: Path, blocks: int, tokens: int, wanted: range) -> WhisperBlocks:
    """The network in float32, ready to use. Raises :class:`UserError` when the file does not fit."""
    try:
        return WhisperBlocks(load_file(path), blocks, tokens, wanted)
    except Exception as error:  # safetensors and ONNX Runtime have error classes for each kind of damage
        raise UserError(
            f"The voice model {path.name} cannot be read",
            "the file is damaged",
            "install Talking Avatar again",
        ) from error


def whisper_graph(weights: Tensors, blocks: int, tokens: int, wanted: range) -> Graph:
    """``mel (n, 2 tokens, 80)`` to ``tokens (n, len(wanted), WIDTH)``."""
    graph = Graph()
    x = graph.input("mel", ("n", 2 * tokens, _BANDS))
    x = graph.op("Gelu", _convolved(graph, x, weights, "conv1", 2 * tokens, stride=1))
    x = graph.op("Gelu", _convolved(graph, x, weights, "conv2", 2 * tokens, stride=2))
    x = graph.op("Add", x, graph.constant(_positions(tokens)))
    for number in range(blocks):
        # What comes after the keys and values of the last block is needed for the wanted tokens only.
        last = number == blocks - 1
        x = _block(graph, x, weights, f"blocks.{number}", wanted if last else range(tokens))
    graph.output("tokens", x, ("n", len(wanted), WIDTH))
    return graph


def _convolved(graph: Graph, x: str, weights: Tensors, name: str, rows: int, stride: int) -> str:
    """Three rows around every ``stride``-th one, side by side, times one matrix."""
    weight = weights[f"{name}.weight"]
    padded = graph.op("Pad", x, graph.constant([0, 1, 0, 0, 1, 0]))
    taps = [graph.part(padded, 1, tap, tap + rows, stride) for tap in range(3)]
    flat = weight.transpose(0, 2, 1).reshape(len(weight), -1)
    return graph.linear(graph.op("Concat", *taps, axis=-1), flat, weights[f"{name}.bias"])


def _block(graph: Graph, x: str, weights: Tensors, name: str, wanted: range) -> str:
    def linear(value: str, part: str) -> str:
        return graph.linear(value, weights[f"{name}.{part}.weight"], weights.get(f"{name}.{part}.bias"))

    def normed(value: str, part: str) -> str:
        return graph.normed(value, weights[f"{name}.{part}.weight"], weights[f"{name}.{part}.bias"])

    def chosen(value: str) -> str:
        return graph.part(value, 1, wanted.start, wanted.stop, wanted.step)

    memory = normed(x, "attn_ln")
    mixed = graph.attention(
        linear(chosen(memory), "attn.query"),
        linear(memory, "attn.key"),
        linear(memory, "attn.value"),
        _HEADS,
    )
    x = graph.op("Add", chosen(x), linear(mixed, "attn.out"))
    wide = graph.op("Gelu", linear(normed(x, "mlp_ln"), "mlp.0"))
    return graph.op("Add", x, linear(wide, "mlp.2"))


def _positions(count: int) -> NDArray[np.float32]:
    """Sines, then cosines (openai/whisper, model.py: ``sinusoids``)."""
    half = WIDTH // 2
    rates = np.exp(-math.log(_LONGEST_WAVELENGTH) / (half - 1) * np.arange(half))
    angles = np.arange(count)[:, None] * rates
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)
