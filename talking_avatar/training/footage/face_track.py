"""The same face from frame to frame, until it is lost or the picture cuts to something else."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.media.video import VideoFrame
from talking_avatar.portrait.choose_face import FoundFace, find_faces
from talking_avatar.portrait.face_landmarks import FaceRegion
from talking_avatar.portrait.prepare import FaceModels

LONGEST_GAP_S = 0.25
"""For so long a face may be hidden and still be the same."""

_FACE_FROM_SCORE = 0.5
_PASSES_AFTER_A_SEARCH = 2
_SEARCH_EVERY_S, _CHECK_EVERY_S = 0.2, 2.0
_SAME_FACE_SHARE = 0.5
_LONGEST_STEP_SHARE = 0.4
"""How far a face's centre may be from where it was a moment ago, as a share of its size."""
_DOMINANT_FROM = 1.5
"""Another face takes over when it is so many times larger."""

_THUMBNAIL_PX = (32, 18)
_CUT_FROM, _CUT_OVER_USUAL = 0.10, 4.0
_USUAL_FRAMES = 12


@dataclass(frozen=True, eq=False)
class Sighting:
    """``points_px (478, 3)`` of the face in one frame; ``scores (52,)`` by ``BLENDSHAPE_NAMES``. ``anew``: it
    need not be the person of the sighting before."""

    time_s: float
    points_px: NDArray[np.float64]
    scores: NDArray[np.float32]
    anew: bool


class FaceTrack:
    """Follows the largest face. A frame is searched as a whole only when no face is known, and now and then
    to see whether it is still the largest; else landmarks are found where they were last."""

    def __init__(self, models: FaceModels) -> None:
        self._models = models
        self._cuts = _CutWatch()
        self._face: FoundFace | None = None
        self._seen_s = self._searched_s = -1e9
        self._anew = True

    def see(self, frame: VideoFrame) -> Sighting | None:
        """The face in the next frame; ``None`` where there is none."""
        if self._cuts.is_cut(frame.rgb):
            self._lose()
            self._searched_s = -1e9
        passes = 1
        if self._face is None:
            if frame.time_s - self._searched_s < _SEARCH_EVERY_S:
                return None
            self._face, passes = self._largest(frame), _PASSES_AFTER_A_SEARCH
        elif frame.time_s - self._searched_s >= _CHECK_EVERY_S:
            self._check(frame)
        if self._face is None:
            return None
        region = FaceRegion.around_points(self._face.points_px)
        found = self._models.landmarker.locate(frame.rgb, region, passes)
        now = FoundFace(found.points_px)
        jumped = _distance(now, self._face) > _LONGEST_STEP_SHARE * self._face.size_px
        if found.score < _FACE_FROM_SCORE or jumped or not np.isfinite(found.points_px).all():
            if frame.time_s - self._seen_s > LONGEST_GAP_S:
                self._lose()
            return None
        self._face, self._seen_s = now, frame.time_s
        anew, self._anew = self._anew, False
        return Sighting(frame.time_s, now.points_px, self._models.blendshapes(now.points_px), anew)

    def _largest(self, frame: VideoFrame) -> FoundFace | None:
        self._searched_s = frame.time_s
        faces = find_faces(frame.rgb, self._models.detector, self._models.landmarker)
        return max(faces, key=lambda face: face.size_px, default=None)

    def _check(self, frame: VideoFrame) -> None:
        largest = self._largest(frame)
        assert self._face is not None
        if largest is None or _distance(largest, self._face) < _SAME_FACE_SHARE * self._face.size_px:
            return
        if largest.size_px > _DOMINANT_FROM * self._face.size_px:
            self._face, self._anew = largest, True

    def _lose(self) -> None:
        self._face, self._anew = None, True


class _CutWatch:
    """Notices when the whole picture changes far more than it did in the frames before."""

    def __init__(self) -> None:
        self._last: NDArray[np.floating] | None = None
        self._changes: deque[float] = deque(maxlen=_USUAL_FRAMES)

    def is_cut(self, rgb: NDArray[np.uint8]) -> bool:
        grey = cv2.cvtColor(cv2.resize(rgb, _THUMBNAIL_PX, interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
        small = np.asarray(grey, np.float32) / 255
        before, self._last = self._last, small
        if before is None:
            return False
        change = float(np.abs(small - before).mean())
        usual = float(np.median(self._changes)) if self._changes else 0.0
        self._changes.append(change)
        return change > max(_CUT_FROM, _CUT_OVER_USUAL * usual)


def _distance(face: FoundFace, other: FoundFace) -> float:
    return float(np.linalg.norm(face.centre_px - other.centre_px))
