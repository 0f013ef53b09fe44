"""Lip lines are found where a picture shows them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.contours import face_contours, luminance
from talking_avatar.render.warp.lip_line import darkest_line, strongest_edge
from talking_avatar.render.warp.polyline import inside_polygon, resample
from talking_avatar.render.warp.rig import WarpRig
from tests.on_demand import OnDemand

IPD_PX = 90.0


def wave(x: NDArray) -> NDArray:
    return np.asarray(250 + 2.5 * np.sin((x - 200) / 30))


def guess() -> NDArray[np.float64]:
    """A straight line across the drawn wave."""
    x = np.linspace(200, 300, 60)
    return np.column_stack([x, np.full(60, 250.0)])


def test_a_dark_seam_is_followed() -> None:
    y, x = np.mgrid[:512, :512].astype(float)
    gray = (170 - 110 * np.exp(-(((y - wave(x)) / 1.5) ** 2))).astype(np.uint8)
    line = darkest_line(gray, guess(), IPD_PX)
    middle = line[6:-6]
    assert np.abs(middle[:, 1] - wave(middle[:, 0])).max() < 0.9
    assert line[[0, -1]] == pytest.approx(guess()[[0, -1]], abs=0.8)


@pytest.mark.parametrize("inside", [(40, 20, 20), (225, 215, 205)], ids=["throat", "teeth"])
def test_the_edge_of_a_lip_is_followed_whatever_lies_behind(inside: tuple[int, int, int]) -> None:
    y, x = np.mgrid[:512, :512].astype(float)
    below = (1 / (1 + np.exp(-(y - wave(x)))))[..., None]
    picture = np.array([190.0, 110, 105]) * (1 - below) + np.array(inside) * below
    picture += np.random.default_rng(1).normal(0, 2, picture.shape)
    lab = cv2.cvtColor((picture / 255).astype(np.float32), cv2.COLOR_RGB2LAB)
    line = strongest_edge(lab, guess(), IPD_PX)
    middle = line[6:-6]
    off, before = np.abs(middle[:, 1] - wave(middle[:, 0])), np.abs(guess()[:, 1] - wave(guess()[:, 0]))
    assert off.mean() < 0.6 * before.mean()
    assert off.max() < 1.6


def test_a_plain_picture_leaves_the_line_alone() -> None:
    lab = np.full((512, 512, 3), 50, np.float32)
    assert strongest_edge(lab, guess(), IPD_PX) == pytest.approx(guess(), abs=0.3)
    assert darkest_line(np.full((512, 512), 99, np.uint8), guess(), IPD_PX) == pytest.approx(guess(), abs=0.3)


@pytest.mark.parametrize("name", ["woman", "man"])
def test_closed_lips_are_cut_along_their_dark_line(name: str, portraits: OnDemand[Portrait]) -> None:
    contours = face_contours(portraits[name])
    assert contours.lips_closed
    assert np.array_equal(contours.mouth.upper, contours.mouth.lower)
    gray = cv2.GaussianBlur(luminance(portraits[name]), (0, 0), 1.0).astype(float)
    x, y = np.rint(contours.mouth.upper[8:-8, :2]).astype(int).T
    offset = round(0.06 * portraits[name].head.ipd_px)
    assert (gray[y, x] < gray[y - offset, x]).mean() > 0.9
    assert (gray[y, x] < gray[y + offset, x]).mean() > 0.9


@pytest.mark.parametrize("name", ["woman", "man", "photo", "open-mouth"])
def test_openings_can_be_triangulated(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    contours = face_contours(portraits[name])
    for opening in (contours.mouth, *contours.eyes):
        gap = opening.apart_lower[1:-1, 1] - opening.apart_upper[1:-1, 1]
        assert gap.min() > 0.6
        middle = (opening.apart_lower[5:-5] + opening.apart_upper[5:-5]) / 2
        assert inside_polygon(middle, opening.polygon).all()


def test_resampling_keeps_ends_and_spaces_evenly() -> None:
    points = np.array([[0.0, 0, 5], [10, 4, 6], [25, 3, 7], [30, 0, 8]])
    line = resample(points, 40)
    assert line[0] == pytest.approx(points[0])
    assert line[-1] == pytest.approx(points[-1])
    steps = np.linalg.norm(np.diff(line[:, :2], axis=0), axis=1)
    assert steps.max() / steps.min() < 1.03
    nearest = np.linalg.norm(line[:, None, :2] - points[None, :, :2], axis=2).min(0)
    assert nearest.max() < 0.5
