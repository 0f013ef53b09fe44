"""LivePortrait as the teacher of the warp engine's baked faces, as far as it goes without its weights."""

from __future__ import annotations

import pytest
import torch

from talking_avatar.errors import UserError
from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.render.bake.bake import Baker
from talking_avatar.render.bake.states import BAKE_STATES
from talking_avatar.render.bake.teacher import FaceFinder, Teacher
from talking_avatar.render.framing import Framing
from talking_avatar.render.liveportrait.compute import compute_on
from talking_avatar.render.liveportrait.engine import LivePortraitRenderer
from talking_avatar.render.liveportrait.loading import Networks
from talking_avatar.render.liveportrait.model import LivePortraitModel
from talking_avatar.render.warp.rig import WarpRig
from tests.render.liveportrait.stand_in import StandInModel


def baker(model: object, portrait: Portrait, rig: WarpRig, find: FaceFinder) -> Baker:
    renderer = LivePortraitRenderer(
        model,  # type: ignore[arg-type]
        portrait,
        rig.mesh,
        rig.plate,
        Framing(height_px=CROP_PX),
    )
    return Baker(portrait, rig, Teacher(renderer, "liveportrait", "recipe"), find)


def test_a_face_that_does_not_move_is_taken_for_neutral_alone(
    woman: Portrait, rig: WarpRig, find: FaceFinder
) -> None:
    """A stand-in for the networks gives back what it saw, blurred, whatever is asked: its neutral face is
    found and laid over the photo, its opened mouth is not one."""
    asked = [state for state in BAKE_STATES if state.name in ("wide-open", "closed")]
    with pytest.raises(
        UserError, match="liveportrait draws none of the 2 states as they were asked for"
    ) as no:
        baker(StandInModel(), woman, rig, find).bake(asked)
    assert "its lips" in str(no.value)


@pytest.mark.full
def test_networks_with_made_up_weights_draw_no_face(
    woman: Portrait, rig: WarpRig, find: FaceFinder, networks: Networks
) -> None:
    """The whole engine, with weights by recipe."""
    model = LivePortraitModel(networks, compute_on(torch.device("cpu")))
    asked = [state for state in BAKE_STATES if state.name == "open"]
    with pytest.raises(UserError, match="liveportrait does not draw the face of this portrait"):
        baker(model, woman, rig, find).bake(asked)
