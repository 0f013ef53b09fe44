from __future__ import annotations

import pytest
import torch

from talking_avatar.motion.dit.checkpoint import MotionModel
from talking_avatar.motion.dit.joyvasa import joyvasa_model
from tests.motion.dit import reference


@pytest.fixture(scope="session")
def published() -> dict[str, torch.Tensor]:
    """The state of JoyVASA's file, with the weights of the reference."""
    return reference.published_state()


@pytest.fixture(scope="session")
def joyvasa(published: dict[str, torch.Tensor]) -> MotionModel:
    return joyvasa_model("reference", published)
