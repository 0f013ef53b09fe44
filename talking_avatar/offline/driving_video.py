"""What LivePortrait takes from a video of somebody: the motion of the face in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.media.video import VideoReader
from talking_avatar.portrait.choose_face import find_faces
from talking_avatar.portrait.face_landmarks import FaceRegion
from talking_avatar.portrait.prepare import FaceModels
from talking_avatar.render.liveportrait.crop_geometry import Square, crop_from_image
from talking_avatar.render.liveportrait.implicit_face import ImplicitFace
from talking_avatar.render.liveportrait.mesh_points import driving_square, mesh_ratios
from talking_avatar.render.liveportrait.motion_transfer import SeenFace
from talking_avatar.render.liveportrait.portrait_crop import DRAWN_PX, NETWORK_PX

_LONGEST_PX = 1280
_HIGHEST_RATE_HZ = 61.0
_FACE_FROM_SCORE = 0.5
_SAME_MOMENT_S = 1e-6

Seer = Callable[[NDArray[np.uint8]], ImplicitFace]
"""What M sees in a picture ``(256, 256, 3)``."""


@dataclass(frozen=True, eq=False)
class DrivingTrack:
    """``seen``: the face in each frame, ``times_s (T,)`` their times, which rise; ``damaged``: parts of the
    video could not be decoded."""

    seen: SeenFace
    times_s: NDArray[np.float64]
    damaged: bool

    @property
    def end_s(self) -> float:
        """When the last frame is over, which is taken to last as long as the others usually do."""
        lasts_s = float(np.median(np.diff(self.times_s))) if len(self.times_s) > 1 else 0.0
        return float(self.times_s[-1]) + lasts_s

    def frame_at(self, time_s: float) -> int:
        """The number of the frame that is shown then; the first before the beginning."""
        return max(int(np.searchsorted(self.times_s, time_s + _SAME_MOMENT_S, side="right")) - 1, 0)


def watch_driving_video(
    path: Path,
    models: FaceModels,
    see: Seer,
    origin_s: float | None = None,
    tell: Callable[[float], None] = lambda time_s: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> DrivingTrack:
    """The largest face of the first frame that shows one, followed to the end; where it is lost for a while,
    it stays as it was.

    As in the published pipeline, one upright square holds for the whole video, the mean of those around each
    frame's face; so the file is read twice. A minute of it takes 3 MB. ``origin_s``: see
    ``VideoReader.frames``; ``tell`` is given the times that are reached. Raises :class:`UserError` when the
    file cannot be read or shows no face, and ``KeyboardInterrupt`` once it ``should_stop``.
    """
    follower = _Follower(models)
    times_s: list[float] = []
    points: list[NDArray[np.float64] | None] = []
    with VideoReader(path, _LONGEST_PX) as video:
        for frame in video.frames(_HIGHEST_RATE_HZ, origin_s):
            _go_on(should_stop)
            times_s.append(frame.time_s)
            points.append(follower.see(frame.rgb))
            tell(frame.time_s)
        damaged = video.damaged
    found = [face for face in points if face is not None]
    if not found:
        raise UserError(f"{path.name} shows no face", "", "choose a video of one person who faces the camera")
    cut = crop_from_image(_mean_square(found), DRAWN_PX, turned=False)
    faces: list[ImplicitFace] = []
    with VideoReader(path, _LONGEST_PX) as video:
        for frame, seen in zip(video.frames(_HIGHEST_RATE_HZ, origin_s), points, strict=False):
            _go_on(should_stop)
            if seen is not None:
                faces.append(see(_cut(frame.rgb, cut)))
            tell(frame.time_s)
    known = np.cumsum([face is not None for face in points]) - 1
    known = known.clip(0, len(faces) - 1)
    whole = ImplicitFace(
        *(
            np.concatenate([getattr(face, part.name) for face in faces])[known]
            for part in fields(ImplicitFace)
        )
    )
    eyes, lips = mesh_ratios(np.stack(found))
    return DrivingTrack(SeenFace(whole, eyes[known], lips[known]), np.array(times_s), damaged)


def _go_on(should_stop: Callable[[], bool]) -> None:
    if should_stop():
        raise KeyboardInterrupt


class _Follower:
    """Finds landmarks where they were last; searches the whole frame when the face is not known."""

    def __init__(self, models: FaceModels) -> None:
        self._models = models
        self._last: NDArray[np.float64] | None = None

    def see(self, rgb: NDArray[np.uint8]) -> NDArray[np.float64] | None:
        """``(478, 2)`` px; ``None`` where no face is."""
        passes = 1
        if self._last is None:
            faces = find_faces(rgb, self._models.detector, self._models.landmarker)
            if not faces:
                return None
            self._last, passes = max(faces, key=lambda face: face.size_px).points_px, 2
        found = self._models.landmarker.locate(rgb, FaceRegion.around_points(self._last), passes)
        good = found.score >= _FACE_FROM_SCORE and bool(np.isfinite(found.points_px).all())
        self._last = found.points_px if good else None
        return found.points_px[:, :2] if good else None


def _mean_square(points: list[NDArray[np.float64]]) -> Square:
    squares = [driving_square(face) for face in points]
    centre = np.mean([square.centre_px for square in squares], axis=0)
    return Square(centre, float(np.mean([square.side_px for square in squares])), 0.0)


def _cut(rgb: NDArray[np.uint8], crop_from_frame: NDArray[np.float64]) -> NDArray[np.uint8]:
    large = cv2.warpAffine(rgb, crop_from_frame, (DRAWN_PX, DRAWN_PX), flags=cv2.INTER_LINEAR)
    small = cv2.resize(large, (NETWORK_PX, NETWORK_PX), interpolation=cv2.INTER_LINEAR)
    return np.asarray(small, np.uint8)
