"""What baking is tried with: faces baked of a few states."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.bake.bake import Baker
from talking_avatar.render.bake.states import BAKE_STATES, BakeState
from talking_avatar.render.bake.teacher import FaceFinder, Teacher
from talking_avatar.render.renderer import Renderer
from talking_avatar.render.warp.baked_face import BakedFace
from talking_avatar.render.warp.rig import WarpRig
from tests.render.bake.painted_teacher import Errors, PaintedTeacher


def states(*names: str) -> list[BakeState]:
    """Those of ``BAKE_STATES`` with these names."""
    return [state for state in BAKE_STATES if state.name in names]


@pytest.fixture(scope="session")
def baker_of(woman: Portrait, rig: WarpRig, find: FaceFinder) -> Callable[[Renderer], Baker]:
    """A baker of the woman with this teacher."""
    return lambda teacher: Baker(woman, rig, Teacher(teacher, "painter", "abc", keeps_limits=True), find)


@pytest.fixture(scope="session")
def painted(woman: Portrait, rig: WarpRig, baker_of: Callable[[Renderer], Baker]) -> BakedFace:
    """By a teacher that paints marks, up to 2.5 px askew and in warmer light."""
    teacher = PaintedTeacher(woman, rig, Errors(2.5, (1.1, 1.0, 0.88)))
    return baker_of(teacher).bake(states("open", "wide-open", "half-closed", "closed", "brows-inner"))
