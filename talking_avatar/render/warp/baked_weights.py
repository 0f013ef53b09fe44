"""How much of each baked state a face shows: interpolation between scattered states, exact at each."""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray

from talking_avatar.render.warp.baked_face import StateSpace
from talking_avatar.render.warp.jit import kernel, reads, writes

_NEGLIGIBLE = 1 / 256


class StateWeights:
    """Weights of the states of one ``StateSpace``: after :meth:`of`, in ``weights (S,)`` float64.

    Cardinal functions of radial interpolation with the kernel -r and a constant (Wendland 2004, "Scattered
    Data Approximation", chapter 8): piecewise linear between states on a line. What overshoots is cut off and
    the rest scaled to a sum of one. They are continuous; at a state, that one alone has weight, so a resting
    face has none but the neutral one's.
    """

    def __init__(self, space: StateSpace) -> None:
        nodes = np.ascontiguousarray(space.nodes, np.float64)
        count = len(nodes)
        distance = np.linalg.norm(nodes[:, None] - nodes[None], axis=2)
        system = np.ones((count + 1, count + 1))
        system[:count, :count] = -distance
        system[count, count] = 0.0
        self.axes = np.ascontiguousarray(space.axes, np.float32)
        self.nodes = nodes
        self.cardinal = np.ascontiguousarray(np.linalg.inv(system)[:, :count])
        self.weights = np.zeros(count)

    def of(self, coefficients: NDArray[np.float32]) -> NDArray[np.float64]:
        """``(S,)``, each 0 to 1, summing to one, for ``coefficients (K,)`` as ``StateSpace.axes`` takes them;
        valid until the next call. The neutral state's comes first."""
        find_weights(self.axes, self.nodes, self.cardinal, coefficients, self.weights)
        return self.weights


@numba.njit(nogil=True, cache=True, inline="always")
def weights_into(
    axes: NDArray[np.float32],
    nodes: NDArray[np.float64],
    cardinal: NDArray[np.float64],
    coefficients: NDArray[np.float32],
    weights: NDArray[np.float64],
) -> None:
    """``weights (S,)`` of the states at ``nodes (S, D)``; ``cardinal (S + 1, S)`` from kernel to weight."""
    count, dimensions = nodes.shape
    at = np.zeros(dimensions)
    neutral = True
    for d in range(dimensions):
        for k in range(axes.shape[1]):
            at[d] += axes[d, k] * coefficients[k]
        neutral = neutral and at[d] == 0.0
    if neutral:
        weights[:] = 0.0
        weights[0] = 1.0
        return
    weights[:] = cardinal[count] - _NEGLIGIBLE
    for i in range(count):
        square = 0.0
        for d in range(dimensions):
            square += (nodes[i, d] - at[d]) ** 2
        distance = np.sqrt(square)
        for s in range(count):
            weights[s] -= distance * cardinal[i, s]
    total = 1e-9
    for s in range(count):
        weights[s] = max(weights[s], 0.0)
        total += weights[s]
    for s in range(count):
        weights[s] /= total


@kernel(
    reads("float32", 2), reads("float64", 2), reads("float64", 2), reads("float32", 1), writes("float64", 1)
)  # fmt: skip
def find_weights(
    axes: NDArray[np.float32],
    nodes: NDArray[np.float64],
    cardinal: NDArray[np.float64],
    coefficients: NDArray[np.float32],
    weights: NDArray[np.float64],
) -> None:
    """:func:`weights_into`, callable from Python."""
    weights_into(axes, nodes, cardinal, coefficients, weights)
