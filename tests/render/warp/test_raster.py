"""The rasteriser against what geometry says."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import Delaunay

from talking_avatar.render.warp.raster import FILLER_DEPTH_PX, NOTHING, rasterise


class Drawing:
    """A rasterised mesh: the map as float px and what was covered."""

    def __init__(
        self,
        xy: NDArray,
        triangles: NDArray,
        texture_xy: NDArray,
        size: int = 64,
        z: NDArray | None = None,
        fillers: int = 0,
        margin: int = 0,
    ) -> None:
        whole = np.full((size, size, 2), -7, np.int16)
        fraction = np.full((size, size), 9999, np.uint16)
        self.spans = np.full((size, 2), -1, np.int64)
        self.depth = np.full((size, size), NOTHING, np.float32)
        depth = np.zeros(len(xy)) if z is None else z
        rasterise(
            np.ascontiguousarray(xy, np.float32),
            np.ascontiguousarray(depth, np.float32),
            np.ascontiguousarray(triangles, np.int32),
            fillers,
            np.ascontiguousarray(texture_xy, np.float32),
            margin,
            np.array([0, 0, size, size], np.int64),
            self.spans,
            whole,
            fraction,
            self.depth,
        )
        self.covered = self.depth < NOTHING / 2
        self.source = whole + np.stack([fraction & 31, fraction >> 5], -1) / 32


SQUARE = np.array([[10.0, 10], [50, 10], [50, 50], [10, 50]])
TWO_TRIANGLES = np.array([[0, 1, 2], [0, 2, 3]])


def random_mesh(seed: int, count: int = 120) -> tuple[NDArray, NDArray]:
    points = np.random.default_rng(seed).uniform(4, 60, (count, 2))
    return points, Delaunay(points).simplices


def test_an_unmoved_mesh_is_the_identity() -> None:
    points, triangles = random_mesh(0)
    drawing = Drawing(points, triangles, points)
    y, x = np.nonzero(drawing.covered)
    assert len(x) > 2000
    assert np.array_equal(drawing.source[y, x], np.stack([x, y], -1))


def test_uncovered_pixels_beside_the_mesh_look_up_themselves_beyond_the_margin() -> None:
    drawing = Drawing(SQUARE[1:], TWO_TRIANGLES[:1], SQUARE[1:], margin=5)
    for x, y in ((9, 51), (51, 9), (51, 51)):
        assert not drawing.covered[y, x]
    for x, y in ((20, 20), (51, 30), (30, 51)):
        assert not drawing.covered[y, x]
        assert drawing.source[y, x].tolist() == [x + 5, y + 5]


def test_spans_hold_what_is_drawn_and_little_else() -> None:
    points, triangles = random_mesh(3)
    drawing = Drawing(points, triangles, points)
    first, end = drawing.spans.T
    x = np.arange(64)
    within = (x >= first[:, None]) & (x < end[:, None])
    assert within[drawing.covered].all()
    assert not within[~drawing.covered.any(1)].any(1).sum() > 2
    assert within.sum() < drawing.covered.sum() + 12 * 64


def test_a_shift_by_part_of_a_pixel_is_kept_to_a_32nd() -> None:
    drawing = Drawing(SQUARE + [3.5, 2.25], TWO_TRIANGLES, SQUARE)
    inside = drawing.source[20:50, 20:50]
    y, x = np.mgrid[20:50, 20:50]
    assert np.array_equal(inside, np.stack([x - 3.5, y - 2.25], -1))


def test_a_turned_mesh_samples_where_the_turn_says() -> None:
    points, triangles = random_mesh(1)
    angle = np.deg2rad(17)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    turned = (points - 32) @ turn.T * 0.8 + 32
    drawing = Drawing(turned, triangles, points)
    y, x = np.nonzero(drawing.covered)
    expected = (np.stack([x, y], -1) - 32) @ turn / 0.8 + 32
    assert len(x) > 1000
    assert np.abs(drawing.source[y, x] - expected).max() < 1 / 32


def test_neighbouring_triangles_leave_no_gap() -> None:
    for seed in range(20):
        points, triangles = random_mesh(seed, 200)
        drawing = Drawing(points, triangles, points)
        inside = Delaunay(points).find_simplex(np.stack(np.mgrid[:64, :64][::-1], -1).reshape(-1, 2)) >= 0
        assert drawing.covered[inside.reshape(64, 64)].all()


def test_the_nearer_surface_wins_and_fillers_lie_behind_it() -> None:
    xy = np.vstack([SQUARE, SQUARE])
    texture = np.vstack([SQUARE, SQUARE + 100])
    both = np.vstack([TWO_TRIANGLES, TWO_TRIANGLES + 4])
    far, near = np.zeros(4), np.full(4, -3.0)
    assert Drawing(xy, both, texture, z=np.r_[far, near]).source[30, 30, 0] == 130
    assert Drawing(xy, both[::-1], texture, z=np.r_[far, near]).source[30, 30, 0] == 130
    assert Drawing(xy, both, texture, z=np.r_[far, near], fillers=2).source[30, 30, 0] == 30
    assert FILLER_DEPTH_PX > 3


def test_triangles_beyond_the_frame_are_clipped() -> None:
    xy = np.array([[-500.0, -500], [900, -500], [200, 900]])
    drawing = Drawing(xy, np.array([[0, 1, 2]]), xy)
    assert drawing.covered.all()
    y, x = np.mgrid[:64, :64]
    assert np.abs(drawing.source - np.stack([x, y], -1)).max() < 1 / 16
