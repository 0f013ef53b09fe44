"""The networks with weights by recipe, built once."""

from __future__ import annotations

import pytest
import torch

from talking_avatar.render.liveportrait.loading import Networks, Retargeting, network_of
from talking_avatar.render.liveportrait.networks.appearance import AppearanceExtractor
from talking_avatar.render.liveportrait.networks.decoder import SpadeDecoder
from talking_avatar.render.liveportrait.networks.motion import MotionExtractor
from talking_avatar.render.liveportrait.networks.retargeting import Perceptron
from talking_avatar.render.liveportrait.networks.warping import WarpingNetwork
from tests.render.liveportrait import recipe


@pytest.fixture(scope="session")
def appearance() -> AppearanceExtractor:
    return network_of(AppearanceExtractor, recipe.state("appearance_feature_extractor"), "F")


@pytest.fixture(scope="session")
def motion() -> MotionExtractor:
    return network_of(MotionExtractor, recipe.state("motion_extractor"), "M")


@pytest.fixture(scope="session")
def warping() -> WarpingNetwork:
    return network_of(WarpingNetwork, recipe.state("warping_module"), "W")


@pytest.fixture(scope="session")
def decoder() -> SpadeDecoder:
    return network_of(SpadeDecoder, recipe.state("spade_generator"), "G")


@pytest.fixture(scope="session")
def retargeting() -> Retargeting:
    parts = ({k: v.numpy() for k, v in recipe.state(name).items()} for name in ("stitching", "eye", "lip"))
    return Retargeting(*(Perceptron.of_state(part) for part in parts))


@pytest.fixture(scope="session")
def networks(
    appearance: AppearanceExtractor,
    motion: MotionExtractor,
    warping: WarpingNetwork,
    decoder: SpadeDecoder,
    retargeting: Retargeting,
) -> Networks:
    return Networks(appearance, motion, warping, decoder, retargeting)


@pytest.fixture(autouse=True)
def no_gradients() -> object:
    with torch.no_grad():
        yield
