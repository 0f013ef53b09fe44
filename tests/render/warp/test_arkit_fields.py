"""The engine's controls against the CC0 ARKit shapes, on landmarks that are found again on drawn frames."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_INDEX
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.face_landmarks import FaceRegion
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.portrait.prepare import FaceModels
from talking_avatar.render.framing import Framing, OriginalBackground
from talking_avatar.render.warp.arkit_fields import load_face_fields
from talking_avatar.render.warp.engine import WarpRenderer
from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS
from talking_avatar.render.warp.rig import WarpRig
from talking_avatar.resources import bundled
from tests.on_demand import OnDemand

# How well directions must agree (cosine over all landmarks that the shape moves), by control: what the
# landmark network sees of fine movements is blurred.
AGREEMENT = {
    "jawOpen": 0.93,
    "mouthFunnel": 0.6,
    "mouthPucker": 0.6,
    "mouthStretch": 0.75,
    "mouthSmile": 0.85,
    "mouthFrown": 0.65,
    "mouthUpperUp": 0.8,
    "mouthLowerDown": 0.85,
    "mouthRollLower": 0.75,
    "eyeBlink": 0.9,
    "eyeSquint": 0.65,
    "eyeWide": 0.5,
    "browInnerUp": 0.8,
    "browOuterUp": 0.6,
    "browDown": 0.8,
}


def shape(control: str) -> NDArray[np.float64]:
    """The ARKit shape of both sides together: displacement ``(478, 2)`` in head coordinates."""
    with np.load(bundled("resources", "face", "arkit_fields.npz")) as stored:
        named = {str(name): field for name, field in zip(stored["names"], stored["fields"], strict=True)}
    sides = [control] if control in named else [control + "Left", control + "Right"]
    return np.asarray(sum(named[side].astype(np.float64) for side in sides))[:, :2]


@pytest.mark.full
@pytest.mark.parametrize("name", ["woman", "man"])
def test_controls_move_a_face_as_the_arkit_shapes_do(
    name: str, portraits: OnDemand[Portrait], rigs: OnDemand[WarpRig], face_models: FaceModels
) -> None:
    portrait = portraits[name]
    renderer = WarpRenderer(portrait, rigs[name], Framing(), OriginalBackground())

    def seen(state: FaceState) -> NDArray[np.float64]:
        region = FaceRegion.around_points(portrait.landmarks_px)
        return face_models.landmarker.locate(renderer.draw(state), region, passes=3).points_px

    rest = seen(FaceState.neutral())
    agreement = {}
    for control in AGREEMENT:
        sides = [control] if control in CONTROL_INDEX else [control + "Left", control + "Right"]
        moved = portrait.head.rotation @ (seen(FaceState.of(dict.fromkeys(sides, 0.7))) - rest).T
        wanted = shape(control)
        size = np.linalg.norm(wanted, axis=1)
        strong = size > 0.25 * size.max()
        drawn, asked = moved[:2].T[strong].ravel(), wanted[strong].ravel()
        agreement[control] = float(drawn @ asked / (np.linalg.norm(drawn) * np.linalg.norm(asked)))
    short = {c: round(a, 2) for c, a in agreement.items() if a < AGREEMENT[c]}
    assert not short


def test_mixed_fields_are_symmetric() -> None:
    fields = load_face_fields()
    left, right = 61, 291
    for stem in ("mouthSmile", "mouthStretch", "mouthFrown"):
        one = fields.motion[right, RIG_COEFFICIENTS.index(stem + "Left")]
        other = fields.motion[left, RIG_COEFFICIENTS.index(stem + "Right")]
        np.testing.assert_allclose(one, other * [-1, 1, 1], atol=0.01)
        assert np.linalg.norm(one) > 0.05
    jaw = fields.motion[:, RIG_COEFFICIENTS.index("jawOpen")]
    assert jaw[17, 1] > 0.25
    assert abs(jaw[17, 0]) < 0.01
    assert np.linalg.norm(jaw[10]) < 0.01
