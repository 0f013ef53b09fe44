"""Everything the warp engine knows of one portrait, prepared once; see docs/architecture.md."""

from __future__ import annotations

from dataclasses import dataclass

from talking_avatar.render.warp.background_plate import Plate
from talking_avatar.render.warp.eyeball import EyeballLayer
from talking_avatar.render.warp.eyelid import EyelidLayer
from talking_avatar.render.warp.mouth_interior import MouthLayer
from talking_avatar.render.warp.moving_mesh import Mesh, MotionBasis
from talking_avatar.render.warp.shading import ShadingMaps

RIG_VERSION = 13
"""Part of the cache key: raise it whenever prepared data changes."""


@dataclass(frozen=True, eq=False)
class WarpRig:
    """A portrait made ready for the warp engine."""

    mesh: Mesh
    basis: MotionBasis
    plate: Plate
    eyeballs: tuple[EyeballLayer, EyeballLayer]
    eyelids: tuple[EyelidLayer, EyelidLayer]
    mouth: MouthLayer
    shading: ShadingMaps
