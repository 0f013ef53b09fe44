"""Rigs for the tests of the warp engine."""

from __future__ import annotations

import pytest

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.prepare import prepare_rig
from talking_avatar.render.warp.rig import WarpRig


@pytest.fixture(scope="session")
def rigs(portraits: dict[str, Portrait]) -> dict[str, WarpRig]:
    """Rigs by the names of ``portraits``."""
    return {name: prepare_rig(portrait) for name, portrait in portraits.items()}
