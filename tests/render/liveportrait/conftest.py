"""The networks with weights by recipe, built once."""

from __future__ import annotations

import pytest
import torch

from talking_avatar.render.liveportrait.loading import Networks, Retargeting, network_of
from talking_avatar.render.liveportrait.networks.appearance import AppearanceExtractor
from talking_avatar.render.liveportrait.networks.decoder import SpadeDecoder
from talking_avatar.render.liveportrait.networks.motion import MotionExtractor
from talking_avatar.render.liveportrait.networks.warping import WarpingNetwork
from tests.render.liveportrait import recipe
from tests.render.liveportrait.stand_in import small_networks


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
    return small_networks()


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
