"""Handles of a deformable mesh: vertices whose motion is given, from which the rest follows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.biharmonic import HARD, Laplacian
from talking_avatar.render.warp.moving_mesh import Mesh
from talking_avatar.render.warp.polyline import FloatArray


class Handles:
    """Motion given at some vertices for each control in ``names``, in head coordinates (interpupillary
    distances).

    A vertex held twice keeps its first motion.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self._grips: list[Grip] = []

    def hold(self, vertices: NDArray[np.integer], weight: float = HARD) -> Grip:
        """Take ``vertices (n,)``; they stay at rest until the grip moves them."""
        grip = Grip(self.names, np.asarray(vertices, np.intp), weight)
        self._grips.append(grip)
        return grip

    def temper(self, name: str, share: float) -> None:
        """Keep ``share`` of all motion given so far for control ``name``."""
        column = self.names.index(name)
        for grip in self._grips:
            grip.motion[:, column] *= share

    def spread(self, laplacian: Laplacian, membrane: float) -> FloatArray:
        """The motion of all vertices, ``(N, controls, 3)``; see :meth:`Laplacian.spread`."""
        vertices = np.concatenate([grip.vertices for grip in self._grips])
        motion = np.concatenate([grip.motion for grip in self._grips])
        weights = np.concatenate([np.full(len(grip.vertices), grip.weight) for grip in self._grips])
        vertices, first = np.unique(vertices, return_index=True)
        values = motion[first].reshape(len(vertices), -1)
        field = laplacian.spread(vertices, values, weights[first], membrane)
        return field.reshape(-1, len(self.names), 3)


class Grip:
    """Some vertices of a :class:`Handles`: ``motion (n, controls, 3)``."""

    def __init__(self, names: tuple[str, ...], vertices: NDArray[np.intp], weight: float) -> None:
        self.vertices = vertices
        self.weight = weight
        self.motion = np.zeros((len(vertices), len(names), 3))
        self._column = {name: i for i, name in enumerate(names)}

    def move(
        self,
        name: str,
        dx: FloatArray | float = 0.0,
        dy: FloatArray | float = 0.0,
        dz: FloatArray | float = 0.0,
    ) -> None:
        """Add a motion for control ``name``: scalars, or one value per vertex."""
        for axis, value in enumerate((dx, dy, dz)):
            self.motion[:, self._column[name], axis] += value

    def move_by(self, name: str, displacement: FloatArray) -> None:
        """Add ``displacement (n, 3)`` for control ``name``."""
        self.motion[:, self._column[name]] += displacement


@dataclass(frozen=True, eq=False)
class HeadGeometry:
    """A mesh and its landmarks in head coordinates: ``vertices (N, 3)``, ``landmarks (478, 3)``, and the
    vertex at each landmark, ``landmark_vertex (478,)``, -1 for none."""

    vertices: FloatArray
    landmarks: FloatArray
    landmark_vertex: NDArray[np.int32]

    @classmethod
    def of(cls, portrait: Portrait, mesh: Mesh) -> HeadGeometry:
        to_head = portrait.head.to_head
        return cls(to_head(mesh.vertices_px), to_head(portrait.landmarks_px), mesh.landmark_vertex)

    def at(self, landmarks: tuple[int, ...]) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
        """The vertices of those ``landmarks`` that have one, and which they are."""
        present = np.array([i for i in landmarks if self.landmark_vertex[i] >= 0], np.intp)
        return self.landmark_vertex[present], present
