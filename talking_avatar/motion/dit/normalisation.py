"""Motion as networks like it: about zero mean and unit spread for every value."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Normalisation:
    """``normal = (value - offset) / scale``; ``offset (D,)`` and ``scale (D,)`` float32, scales positive.

    Raises ``ValueError`` for other shapes and values.
    """

    offset: NDArray[np.float32]
    scale: NDArray[np.float32]

    def __post_init__(self) -> None:
        if self.offset.ndim != 1 or self.offset.shape != self.scale.shape:
            raise ValueError(
                f"offset {self.offset.shape} and scale {self.scale.shape} do not belong together"
            )
        if not (np.isfinite(self.offset).all() and np.isfinite(self.scale).all() and (self.scale > 0).all()):
            raise ValueError("offsets must be finite and scales positive")

    def __len__(self) -> int:
        return len(self.offset)

    def normal(self, values: NDArray[np.floating]) -> NDArray[np.float32]:
        """``values (..., D)`` as the network sees them."""
        return ((np.asarray(values, np.float32) - self.offset) / self.scale).astype(np.float32)

    def value(self, normal: NDArray[np.floating]) -> NDArray[np.float32]:
        """The opposite of :meth:`normal`."""
        return (np.asarray(normal, np.float32) * self.scale + self.offset).astype(np.float32)
