"""Baking: another engine draws a portrait's states once, for the built-in one to blend."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from talking_avatar.assembly.engine_names import BUILT_IN
from talking_avatar.portrait.portrait import CROP_PX
from talking_avatar.render.framing import Framing, OriginalBackground
from talking_avatar.render.warp.baked_face import BakedFace

if TYPE_CHECKING:  # torch and scipy are behind these, and whoever only looks for a baked face needs neither
    from talking_avatar.assembly.engines import EngineShelf
    from talking_avatar.assembly.portraits import ReadyPortrait
    from talking_avatar.render.bake.states import BakeState
    from talking_avatar.render.bake.teacher import FaceFinder

_PASSES = 2


def bake(
    ready: ReadyPortrait,
    engine: str,
    engines: EngineShelf,
    progress: Callable[[int, int], None],
    stop: Callable[[], bool],
    states: Sequence[BakeState] | None = None,
) -> BakedFace:
    """Let ``engine`` draw the ``states`` (all, when not given) of ``ready``'s face.

    Raises :class:`UserError` when the engine cannot draw on this computer or draws another face, and
    ``KeyboardInterrupt`` once ``stop`` says so. See :meth:`~talking_avatar.render.bake.bake.Baker.bake`.
    """
    engines.require(engine)
    from talking_avatar.render.bake.bake import Baker
    from talking_avatar.render.bake.states import BAKE_STATES
    from talking_avatar.render.bake.teacher import Teacher

    plain = replace(ready, baked=None)
    renderer = engines.make(engine, plain, Framing(height_px=CROP_PX), OriginalBackground())
    teacher = Teacher(renderer, engine, engines.weights_sha256(engine), keeps_limits=engine == BUILT_IN)
    baker = Baker(ready.portrait, ready.rig, teacher, _finder())
    return baker.bake(BAKE_STATES if states is None else states, progress, stop)


def _finder() -> FaceFinder:
    from talking_avatar.portrait.face_landmarks import FaceLandmarker, FaceRegion
    from talking_avatar.render.bake.teacher import FoundFace

    landmarker = FaceLandmarker()

    def find(frame: NDArray[np.uint8], near_px: NDArray[np.float64]) -> FoundFace:
        found = landmarker.locate(frame, FaceRegion.around_points(near_px), _PASSES)
        return FoundFace(found.points_px[:, :2], found.score)

    return find
