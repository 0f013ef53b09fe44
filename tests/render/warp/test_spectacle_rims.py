"""The frame of spectacles is found where it runs, and nothing but the head moves it."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.basis import build_basis
from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS
from talking_avatar.render.warp.rig import WarpRig
from talking_avatar.render.warp.spectacle_rims import distance_to_rim_ipd, rim_vertices
from tests.on_demand import OnDemand
from tests.portrait import painting


def wearing(portrait: Portrait, crop: NDArray[np.uint8] | None = None) -> Portrait:
    """``portrait`` taken for one with glasses, with another picture of 512 px."""
    traits = dataclasses.replace(portrait.traits, glasses=1.0)
    if crop is None:
        return dataclasses.replace(portrait, traits=traits)
    return dataclasses.replace(portrait, traits=traits, crop=crop, detail=1)


@pytest.mark.parametrize(("square", "rgb"), [(True, (20, 20, 20)), (False, (70, 45, 25))])
def test_painted_rims_are_found_and_stay_rigid(
    square: bool, rgb: tuple[int, int, int], portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]
) -> None:
    portrait, mesh = portraits["woman"], rigs["woman"].mesh
    painted = painting.with_glasses(portrait, rgb, 0.05, square)
    wearer = wearing(portrait, painted)
    distance = distance_to_rim_ipd(wearer, mesh)
    assert distance is not None
    rim = (painted == rgb).all(2)
    assert rim.sum() > 500
    assert np.quantile(distance[rim], 0.97) < 0.05

    held = rim_vertices(wearer, mesh)
    for eye in mesh.eyes:
        assert not np.isin(held, np.r_[eye.upper, eye.lower]).any()
    basis = build_basis(wearer, mesh)
    motion = basis.displacements.reshape(len(mesh.vertices_px), 3, len(RIG_COEFFICIENTS))
    assert np.abs(motion[held]).max() < 1e-5
    bare = rigs["woman"].basis.displacements.reshape(motion.shape)
    lifted = RIG_COEFFICIENTS.index("browInnerUp")
    assert np.abs(bare[held, :, lifted]).max() > 2
    assert np.abs(motion[..., lifted]).max() > 0.7 * np.abs(bare[..., lifted]).max()


@pytest.mark.full
def test_no_rim_is_found_on_bare_faces(portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig]) -> None:
    for name, rig in rigs.items():
        assert distance_to_rim_ipd(wearing(portraits[name]), rig.mesh) is None, name
