"""Finding faces of any size: MediaPipe's short-range detector on a pyramid of windows.

The network is BlazeFace (Bazarevsky et al. 2019, "BlazeFace: Sub-millisecond Neural Face Detection on Mobile
GPUs", section 3); anchors and decoding follow the constants of MediaPipe's ``face_detector_graph``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.litert import LiteRtModel
from talking_avatar.resources import bundled

_INPUT_PX = 128
_STRIDES = (8, 16, 16, 16)
_ANCHORS_PER_CELL = 2
_MIN_SCORE = 0.5
_SAME_FACE_IOU = 0.3
_SAME_FACE_OVERLAP = 0.6
_WORKING_PX = 1280
_PADDINGS = (0.5, 1.0)
_WINDOW_LEVELS = (2, 4)
_LARGE_SHARE = 0.25
"""Of the picture's longer side: the width of a face that is the picture's subject."""

_SURELY_UPRIGHT, _TURNED_MARGIN, _CLOSE_LOOK = 0.88, 0.03, 2.2
_RIGHT_EYE, _LEFT_EYE = 2, 3


@dataclass(frozen=True)
class DetectedFace:
    """A face in photo px: box centre and size, the slope of the line through the eyes, ``score`` 0..1."""

    centre_x: float
    centre_y: float
    width: float
    height: float
    roll_rad: float
    score: float

    @property
    def area(self) -> float:
        return self.width * self.height


@dataclass(frozen=True)
class _Window:
    """A square of the working picture, in its px; parts outside the picture repeat its border."""

    x: float
    y: float
    side: float


class FaceDetector:
    """Loads the network once; see :meth:`detect`."""

    def __init__(self) -> None:
        self._model = LiteRtModel(bundled("models", "face_detector.tflite"))
        self._anchors = _anchor_centres()

    def detect(self, rgb: NDArray[np.uint8]) -> tuple[DetectedFace, ...]:
        """All faces of ``rgb (H, W, 3)``, the best score first; empty when there is none.

        The whole picture and half-sized windows are always looked at. Only when they show no face, the
        picture is padded (a face that fills it). Quarter-sized windows are searched unless there is a large
        face: for one lost in the picture, or the smaller ones of a group.
        """
        shrink = max(1.0, max(rgb.shape[:2]) / _WORKING_PX)
        working = rgb
        if shrink > 1:
            size = (max(1, round(rgb.shape[1] / shrink)), max(1, round(rgb.shape[0] / shrink)))
            working = np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)
        height, width = working.shape[:2]
        whole = _centred(width, height, max(width, height))
        found = self._search(working, [whole, *_tiles(width, height, _WINDOW_LEVELS[0])])
        for padding in _PADDINGS:
            if not found:
                found = self._search(
                    working, [_centred(width, height, max(width, height) * (1 + 2 * padding))]
                )
        if max((face.width for face in found), default=0.0) < _LARGE_SHARE * max(width, height):
            found += self._search(working, _tiles(width, height, _WINDOW_LEVELS[1]))
        scale = np.array([rgb.shape[1] / width, rgb.shape[0] / height])
        return tuple(_scaled(face, scale) for face in _merge_windows(found))

    def seen_turned(self, rgb: NDArray[np.uint8], face: DetectedFace) -> DetectedFace | None:
        """``face`` as it is seen when the picture is turned by half, where it then looks more like one.

        The network finds upside-down faces too, takes hair for a beard and the brows for the mouth, and
        scores them lower: .6 to .85, and then .9 when they are turned.
        """
        if face.score > _SURELY_UPRIGHT:
            return None
        scale = _INPUT_PX / (_CLOSE_LOOK * max(face.width, face.height))
        centre = np.array([face.centre_x, face.centre_y])
        to_view = np.asarray(
            cv2.getRotationMatrix2D(centre.tolist(), np.rad2deg(face.roll_rad), scale), np.float64
        )
        to_view[:, 2] += (_INPUT_PX - 1) / 2 - centre
        size = (_INPUT_PX, _INPUT_PX)
        view = np.asarray(cv2.warpAffine(rgb, to_view, size, borderMode=cv2.BORDER_REPLICATE), np.uint8)
        window = _Window(0, 0, _INPUT_PX)
        upright = max((seen.score for seen in self._look(view, window)), default=0.0)
        turned = list(self._look(view[::-1, ::-1], window))
        best = max(turned, key=lambda seen: seen.score, default=None)
        if best is None or best.score < upright + _TURNED_MARGIN:
            return None
        in_view = _INPUT_PX - 1 - np.array([best.centre_x, best.centre_y])
        place = np.linalg.solve(to_view[:, :2], in_view - to_view[:, 2])
        return DetectedFace(
            float(place[0]),
            float(place[1]),
            best.width / scale,
            best.height / scale,
            best.roll_rad + face.roll_rad + np.pi,
            best.score,
        )

    def _search(self, working: NDArray[np.uint8], windows: list[_Window]) -> list[DetectedFace]:
        return [face for window in windows for face in self._look(working, window)]

    def _look(self, working: NDArray[np.uint8], window: _Window) -> Iterator[DetectedFace]:
        scale = window.side / _INPUT_PX
        tensor = _sample(working, window).astype(np.float32) / 127.5 - 1.0
        outputs = self._model(tensor)
        logits = outputs["classificators"][0, :, 0]
        scores = 1 / (1 + np.exp(-np.clip(logits, -80, 80)))
        keep = scores >= _MIN_SCORE
        points = outputs["regressors"][0][keep].reshape(-1, 8, 2).astype(np.float64)
        points[:, [0, 2, 3, 4, 5, 6, 7]] += self._anchors[keep][:, np.newaxis] * _INPUT_PX
        for score, (centre, size, *keypoints) in _weighted_suppression(scores[keep], points):
            slope = keypoints[1] - keypoints[0]
            yield DetectedFace(
                float(window.x + centre[0] * scale),
                float(window.y + centre[1] * scale),
                float(size[0] * scale),
                float(size[1] * scale),
                float(np.arctan2(slope[1], slope[0])),
                score,
            )


def _anchor_centres() -> NDArray[np.float64]:
    """Centres ``(896, 2)`` of the SSD anchors, 0..1: two for each cell and layer, row by row."""
    centres = []
    layer = 0
    while layer < len(_STRIDES):
        stride = _STRIDES[layer]
        same = _STRIDES.count(stride)
        cells = _INPUT_PX // stride
        axis = (np.arange(cells) + 0.5) / cells
        y, x = np.meshgrid(axis, axis, indexing="ij")
        grid = np.stack([x.ravel(), y.ravel()], axis=1)
        centres.append(np.repeat(grid, same * _ANCHORS_PER_CELL, axis=0))
        layer += same
    return np.concatenate(centres)


def _centred(width: int, height: int, side: float) -> _Window:
    return _Window((width - side) / 2, (height - side) / 2, side)


def _tiles(width: int, height: int, level: int) -> list[_Window]:
    """Squares of a ``level``-th of the longer side, half overlapping."""
    side = max(width, height) / level
    if side < _INPUT_PX / 2:
        return []

    def starts(length: int) -> NDArray[np.float64]:
        if length <= side:
            return np.array([(length - side) / 2])
        return np.linspace(0, length - side, int(np.ceil((length - side) / (side / 2))) + 1)

    return [_Window(float(x), float(y), side) for y in starts(height) for x in starts(width)]


def _sample(working: NDArray[np.uint8], window: _Window) -> NDArray[np.uint8]:
    """The window at the network's size; shrinking averages, outside is the repeated border."""
    height, width = working.shape[:2]
    x0, y0 = int(np.floor(window.x)), int(np.floor(window.y))
    side = max(1, round(window.side))
    left, top = max(0, -x0), max(0, -y0)
    right, bottom = max(0, x0 + side - width), max(0, y0 + side - height)
    part = working[max(y0, 0) : y0 + side, max(x0, 0) : x0 + side]
    if left or top or right or bottom:
        part = np.asarray(cv2.copyMakeBorder(part, top, bottom, left, right, cv2.BORDER_REPLICATE), np.uint8)
    interpolation = cv2.INTER_AREA if side > _INPUT_PX else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(part, (_INPUT_PX, _INPUT_PX), interpolation=interpolation))


def _weighted_suppression(
    scores: NDArray[np.floating], points: NDArray[np.float64]
) -> Iterator[tuple[float, NDArray[np.float64]]]:
    """Blend the boxes that overlap the best one, weighted by score (BlazeFace, section 3.3)."""
    corners = np.concatenate([points[:, 0] - points[:, 1] / 2, points[:, 0] + points[:, 1] / 2], axis=1)
    left = np.argsort(-scores, kind="stable")
    while len(left):
        best = left[0]
        same = _iou(corners[best], corners[left]) > _SAME_FACE_IOU
        same[0] = True
        group = left[same]
        yield float(scores[best]), np.average(points[group], axis=0, weights=scores[group])
        left = left[~same]


def _iou(box: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    overlap, area, areas = _overlap(box, others)
    return overlap / np.maximum(area + areas - overlap, 1e-9)


def _overlap(
    box: NDArray[np.float64], others: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float, NDArray[np.float64]]:
    size = np.clip(np.minimum(box[2:], others[:, 2:]) - np.maximum(box[:2], others[:, :2]), 0, None)
    return size.prod(axis=1), float((box[2:] - box[:2]).prod()), (others[:, 2:] - others[:, :2]).prod(axis=1)


def _merge_windows(found: list[DetectedFace]) -> list[DetectedFace]:
    """One face for each group of boxes that cover the same place: the best scored, whole before clipped."""
    kept: list[DetectedFace] = []
    for face in sorted(found, key=lambda f: (-f.score, -f.area)):
        box = _corners(face)
        duplicate = False
        if kept:
            overlap, area, areas = _overlap(box, np.stack([_corners(k) for k in kept]))
            duplicate = bool((overlap / np.minimum(area, areas) > _SAME_FACE_OVERLAP).any())
        if not duplicate:
            kept.append(face)
    return kept


def _corners(face: DetectedFace) -> NDArray[np.float64]:
    half = np.array([face.width, face.height]) / 2
    centre = np.array([face.centre_x, face.centre_y])
    return np.concatenate([centre - half, centre + half])


def _scaled(face: DetectedFace, scale: NDArray[np.float64]) -> DetectedFace:
    return DetectedFace(
        (face.centre_x + 0.5) * float(scale[0]) - 0.5,
        (face.centre_y + 0.5) * float(scale[1]) - 0.5,
        face.width * float(scale[0]),
        face.height * float(scale[1]),
        face.roll_rad,
        face.score,
    )
