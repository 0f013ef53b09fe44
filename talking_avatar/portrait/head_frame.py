"""The head's own coordinate frame, in which every motion is expressed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class HeadFrame:
    """Rigid frame of a head in a crop.

    ``origin_px (3,)`` lies midway between the eyes; the rows of ``rotation (3, 3)`` are the head's right
    (towards the right of the picture), down and inward (away from the camera) directions; ``ipd_px`` is the
    3-D distance between the eyes' centres, the unit of head coordinates.
    """

    origin_px: NDArray[np.float64]
    rotation: NDArray[np.float64]
    ipd_px: float

    def to_head(self, points_px: NDArray[np.float64]) -> NDArray[np.float64]:
        """Crop points ``(..., 3)`` in px to head coordinates in interpupillary distances."""
        return (points_px - self.origin_px) @ self.rotation.T / self.ipd_px

    def to_crop(self, points_head: NDArray[np.float64]) -> NDArray[np.float64]:
        """Head coordinates ``(..., 3)`` to crop px."""
        return points_head @ self.rotation * self.ipd_px + self.origin_px

    def vectors_to_crop(self, vectors_head: NDArray[np.float64]) -> NDArray[np.float64]:
        """Displacements ``(..., 3)`` in head coordinates to crop px."""
        return vectors_head @ self.rotation * self.ipd_px
