"""From a portrait to everything the warp engine draws it with."""

from __future__ import annotations

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.background_plate import prepare_plate
from talking_avatar.render.warp.basis import build_basis
from talking_avatar.render.warp.eyeball import prepare_eyeball
from talking_avatar.render.warp.eyelid import prepare_eyelid
from talking_avatar.render.warp.frozen import frozen
from talking_avatar.render.warp.mesh import build_mesh
from talking_avatar.render.warp.mouth_interior import prepare_mouth
from talking_avatar.render.warp.rig import WarpRig
from talking_avatar.render.warp.shading import prepare_shading


def prepare_rig(portrait: Portrait) -> WarpRig:
    """The rig of ``portrait``, read-only. The same portrait gives the same bytes."""
    mesh = build_mesh(portrait)
    eyeballs = (prepare_eyeball(portrait, mesh, 0), prepare_eyeball(portrait, mesh, 1))
    return frozen(
        WarpRig(
            mesh=mesh,
            basis=build_basis(portrait, mesh),
            plate=prepare_plate(portrait),
            eyeballs=eyeballs,
            eyelids=(prepare_eyelid(portrait, mesh, 0), prepare_eyelid(portrait, mesh, 1)),
            mouth=prepare_mouth(portrait, mesh, eyeballs),
            shading=prepare_shading(portrait),
        )
    )
