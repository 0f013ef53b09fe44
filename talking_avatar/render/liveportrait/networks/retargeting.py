"""S, and the networks that open and close eyes and lips: keypoints in, shifts of keypoints out.

They are tiny and run once a frame beside the keypoint maths, so they are NumPy.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STITCHING_WIDTHS = (126, 128, 128, 64, 65)
EYE_WIDTHS = (66, 256, 256, 128, 128, 64, 63)
LIP_WIDTHS = (65, 128, 128, 64, 63)


@dataclass(frozen=True, eq=False)
class Perceptron:
    """Linear layers with ReLU between them and nothing at the end; ``layers``: weight ``(out, in)``, bias."""

    layers: tuple[tuple[NDArray[np.float32], NDArray[np.float32]], ...]

    @classmethod
    def of_state(cls, state: Mapping[str, NDArray[np.float32]]) -> Perceptron:
        """From the published names ``mlp.0.weight``, ``mlp.0.bias``, ``mlp.2.weight`` ..."""
        return cls(
            tuple(
                (np.asarray(state[f"mlp.{2 * i}.weight"]), np.asarray(state[f"mlp.{2 * i}.bias"]))
                for i in range(len(state) // 2)
            )
        )

    def __call__(self, values: NDArray[np.floating]) -> NDArray[np.float32]:
        """``values (..., in)`` -> ``(..., out)``."""
        x = np.asarray(values, np.float32)
        for number, (weight, bias) in enumerate(self.layers):
            x = x @ weight.T + bias
            if number < len(self.layers) - 1:
                x = np.maximum(x, 0)
        return x


def perceptron_shapes(widths: Sequence[int]) -> dict[str, tuple[int, ...]]:
    """Keys and shapes of the published state."""
    shapes: dict[str, tuple[int, ...]] = {}
    for i, (wide_in, wide_out) in enumerate(itertools.pairwise(widths)):
        shapes[f"mlp.{2 * i}.weight"] = (wide_out, wide_in)
        shapes[f"mlp.{2 * i}.bias"] = (wide_out,)
    return shapes
