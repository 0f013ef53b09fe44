"""Smooth fields over a triangle mesh from values at a few handles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
import scipy.sparse.linalg as spla
from numpy.typing import NDArray

from talking_avatar.render.warp.polyline import FloatArray

_COTANGENT_RANGE = (0.05, 5.0)
_LEAST_AREA_PX2 = 1.0
HARD = np.inf
"""Weight of a handle that is met exactly."""


@dataclass(frozen=True, eq=False)
class Laplacian:
    """Cotangent Laplacian ``stiffness (N, N)`` and lumped vertex ``areas (N,)`` of a planar mesh."""

    stiffness: sp.csr_matrix
    areas: FloatArray

    @classmethod
    def of(cls, points: FloatArray, triangles: NDArray[np.int32]) -> Laplacian:
        """For ``points (N, 2)``. Cotangents (Pinkall and Polthier 1993) are clamped, so slivers do no
        harm."""
        count = len(points)
        corner = triangles[:, [0, 1, 2]]
        following = triangles[:, [1, 2, 0]]
        last = triangles[:, [2, 0, 1]]
        first_edge = points[following] - points[corner]
        second_edge = points[last] - points[corner]
        twice_area = np.abs(
            first_edge[..., 0] * second_edge[..., 1] - first_edge[..., 1] * second_edge[..., 0]
        )
        cotangent = (first_edge * second_edge).sum(-1) / np.maximum(twice_area, 1e-6)
        half = (np.clip(cotangent, *_COTANGENT_RANGE) / 2).ravel()
        rows, columns = following.ravel(), last.ravel()
        weights = sp.coo_matrix(
            (np.r_[half, half], (np.r_[rows, columns], np.r_[columns, rows])), (count, count)
        ).tocsr()
        stiffness = (sp.diags(np.asarray(weights.sum(axis=1)).ravel()) - weights).tocsr()
        areas = np.bincount(corner.ravel(), weights=(twice_area / 6).ravel(), minlength=count)
        return cls(stiffness, np.maximum(areas, _LEAST_AREA_PX2))

    def spread(
        self, handles: NDArray[np.intp], values: FloatArray, weights: FloatArray, membrane: float
    ) -> FloatArray:
        """Fields ``(N, c)`` that take ``values (h, c)`` at the vertices ``handles (h,)`` and are smooth
        elsewhere.

        Minimises bending (squared Laplacian) plus ``membrane`` (0..1) of stretching. A handle of weight
        ``HARD`` is met exactly, one of finite weight is a spring. Botsch and Sorkine 2008, section 3. Handles
        must be distinct.
        """
        count = len(self.areas)
        bending = self.stiffness.T @ sp.diags(1 / self.areas) @ self.stiffness
        spring = np.zeros(count)
        soft = np.isfinite(weights)
        spring[handles[soft]] = weights[soft]
        system = (bending * (1 - membrane) + self.stiffness * membrane + sp.diags(spring + 1e-9)).tocsr()
        pull = np.zeros((count, values.shape[1]))
        pull[handles[soft]] = values[soft] * weights[soft, None]

        field = np.zeros((count, values.shape[1]))
        held = np.zeros(count, bool)
        held[handles[~soft]] = True
        field[handles[~soft]] = values[~soft]
        free = np.flatnonzero(~held)
        rows = system[free]
        right = pull[free] - rows[:, np.flatnonzero(held)] @ field[held]
        factors = spla.splu(
            rows[:, free].tocsc(),
            permc_spec="MMD_AT_PLUS_A",
            diag_pivot_thresh=0.0,
            options={"SymmetricMode": True},
        )
        field[free] = factors.solve(right)
        return field
