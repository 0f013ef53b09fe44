"""Every network against the published code's outputs for the same weights."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
import torch

from talking_avatar.render.liveportrait.loading import Retargeting
from talking_avatar.render.liveportrait.networks.appearance import AppearanceExtractor
from talking_avatar.render.liveportrait.networks.decoder import SpadeDecoder
from talking_avatar.render.liveportrait.networks.motion import HEADS, MotionExtractor
from talking_avatar.render.liveportrait.networks.warping import WarpingNetwork
from tests.render.liveportrait.recipe import difference, image, key_points, reference, state, tensor

EXACT = 1e-4
IMAGES = ("source_image", "driving_image_0", "driving_image_1", "driving_image_2")
WEIGHTS_SHA256 = {
    "appearance_feature_extractor": "ea76a46df0a758fca05254b12705dd6ab9037626221fb4a085fafe2b10b186c3",
    "spade_generator": "1e90aac577f4a8f28dc11b9426047903353e7b94fdcab288f195afd4c65476d1",
    "stitching": "00154fd30b66a0bf2b9a9630fe60ccdad5de1c5c432864d23677809ed36e422d",
}


@pytest.mark.parametrize("module", ["appearance_feature_extractor", "stitching"])
def test_the_weights_are_those_of_the_reference(module: str) -> None:
    assert weights_sha256(module) == WEIGHTS_SHA256[module]


@pytest.mark.full
def test_the_weights_under_spectral_norm_are_those_of_the_reference() -> None:
    assert weights_sha256("spade_generator") == WEIGHTS_SHA256["spade_generator"]


def weights_sha256(module: str) -> str:
    digest = hashlib.sha256()
    left_out = ("weight_u", "weight_v", "num_batches_tracked")
    for key, value in sorted(state(module).items()):
        if not key.endswith(left_out):
            digest.update(value.numpy().astype("<f4").tobytes())
    return digest.hexdigest()


@pytest.mark.full
def test_appearance_extractor(appearance: AppearanceExtractor) -> None:
    taps: dict[str, torch.Tensor] = {}
    hooks = [
        appearance.second.register_forward_hook(lambda m, i, o: taps.__setitem__("tap/second", o)),
        appearance.resblocks_3d.register_forward_hook(lambda m, i, o: taps.__setitem__("tap/res3d_5", o)),
    ]
    out = appearance(image("source_image"))
    for hook in hooks:
        hook.remove()
    assert difference(out, "appearance", "out") < EXACT
    for name, value in taps.items():
        assert difference(value, "appearance", name) < EXACT, name


@pytest.mark.parametrize("name", IMAGES)
def test_motion_extractor(motion: MotionExtractor, name: str) -> None:
    heads = motion(image(name))
    assert set(heads) == set(HEADS)
    for head, value in heads.items():
        assert difference(value, "motion", f"{name}/{head}") < EXACT, head


def test_small_networks(retargeting: Retargeting) -> None:
    source, driving = (points.numpy().reshape(1, -1) for points in key_points())
    stored = reference("retargeting")
    assert np.array_equal(source.reshape(1, 21, 3), stored["in/kp_source"])
    inputs = {
        "stitching": driving,
        "eye": stored["in/eye_ratio"],
        "lip": stored["in/lip_ratio"],
    }
    for name, second in inputs.items():
        out = getattr(retargeting, name)(np.concatenate([source, second], axis=1))
        assert difference(out, "retargeting", name) < EXACT, name


@pytest.mark.full
def test_warping_network(warping: WarpingNetwork) -> None:
    source, driving = key_points()
    warped = warping(tensor("feature_3d", 1.5, 1, 32, 16, 64, 64), driving, source)
    assert difference(warped.deformation, "warping", "deformation") < EXACT
    assert difference(warped.occlusion, "warping", "occlusion_map") < EXACT
    # White noise is sampled here, so the smallest shift shows.
    assert difference(warped.feature, "warping", "out") < 5e-4


@pytest.mark.full
def test_decoder(decoder: SpadeDecoder) -> None:
    out = decoder(tensor("generator_feature", 1.5, 1, 256, 64, 64))
    assert out.shape == (1, 3, 512, 512)
    assert difference(out, "decoder", "out") < EXACT
    assert difference(out[:, :, 200:264, 200:264], "decoder", "out_patch") < EXACT
