"""Rigs for the tests of the warp engine."""

from __future__ import annotations

import pytest

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.prepare import prepare_rig
from talking_avatar.render.warp.rig import WarpRig
from tests.on_demand import OnDemand


@pytest.fixture(scope="session")
def rigs(portraits: OnDemand[Portrait]) -> OnDemand[WarpRig]:
    """Rigs by the names of ``portraits``."""
    return OnDemand(portraits, lambda name: prepare_rig(portraits[name]))
