"""What lies below the voice: a constant offset, hum, footsteps."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from talking_avatar.speech.encoder import VOICE_RATE_HZ

_CUT_HZ = 50.0
_BLOCK = 32


class RumbleFilter:
    """A Butterworth high-pass of second order that goes on where the last piece of sound ended.

    Computed in blocks: what a block makes of its own samples, all blocks at once, and what the two numbers
    of state left by the block before add to it. SciPy's filter would bring along a second of imports.
    """

    def __init__(self) -> None:
        self._state = (0.0, 0.0)

    def __call__(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        whole = len(samples) // _BLOCK * _BLOCK
        blocks = np.asarray(samples[:whole], np.float64).reshape(-1, _BLOCK)
        rest = np.asarray(samples[whole:], np.float64)[None]
        passed = [self._passed(part) for part in (blocks, rest) if part.size]
        return np.concatenate(passed) if passed else samples

    def _passed(self, blocks: NDArray[np.float64]) -> NDArray[np.float32]:
        length = blocks.shape[1]
        (of_first, of_second), (to_first, to_second) = _onward(length)
        states = [self._state]
        # Plain numbers: two of them are sooner multiplied than handed to NumPy.
        for own_first, own_second in (blocks @ _TO_STATE[-length:]).tolist():
            first, second = states[-1]
            states.append(
                (
                    of_first * first + of_second * second + own_first,
                    to_first * first + to_second * second + own_second,
                )
            )
        self._state = states.pop()
        passed = blocks @ _OWN[:length, :length].T + np.array(states) @ _OF_STATE[:length].T
        return np.asarray(passed.reshape(-1), np.float32)


@cache
def _onward(samples: int) -> list[list[float]]:
    """What ``samples`` make of the state: a matrix (2, 2)."""
    power: list[list[float]] = np.linalg.matrix_power(_MATRIX, samples).tolist()
    return power


def _biquad() -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], float]:
    """The filter as ``state' = A state + B x``, ``y = C state + d x``: the bilinear transform of
    ``s^2 / (s^2 + sqrt(2) s + 1)`` in transposed direct form II (Oppenheim & Schafer, section 6.3)."""
    k = math.tan(math.pi * _CUT_HZ / VOICE_RATE_HZ)
    norm = 1 / (1 + math.sqrt(2) * k + k * k)
    b = np.array([norm, -2 * norm, norm])
    a = np.array([2 * (k * k - 1) * norm, (1 - math.sqrt(2) * k + k * k) * norm])
    matrix = np.array([[-a[0], 1.0], [-a[1], 0.0]])
    return matrix, b[1:] - a * b[0], np.array([1.0, 0.0]), float(b[0])


def _block_tables() -> tuple[NDArray[np.float64], ...]:
    """``A (2, 2)``; what the state at the end of a block gets of its samples ``(_BLOCK, 2)``; what the output
    gets of the samples ``(_BLOCK, _BLOCK)`` and of the state before ``(_BLOCK, 2)``."""
    matrix, inward, outward, direct = _biquad()
    powers = [np.linalg.matrix_power(matrix, n) for n in range(_BLOCK)]
    to_state = np.array([powers[_BLOCK - 1 - n] @ inward for n in range(_BLOCK)])
    response = [direct, *(float(outward @ power @ inward) for power in powers[:-1])]
    own = np.array([[response[i - j] if j <= i else 0.0 for j in range(_BLOCK)] for i in range(_BLOCK)])
    return matrix, to_state, own, np.array([outward @ power for power in powers])


_MATRIX, _TO_STATE, _OWN, _OF_STATE = _block_tables()
