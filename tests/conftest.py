"""Portraits and rigs for every test that needs one; the portraits' sources are named beside the files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.portrait.prepare import FaceModels, prepare_portrait
from tests import fast_part, slow_report
from tests.on_demand import OnDemand

if TYPE_CHECKING:
    from talking_avatar.render.warp.rig import WarpRig

ROOT = Path(__file__).parents[1]
PORTRAITS = {
    "woman": ROOT / "resources/portraits/clara.jpg",
    "man": ROOT / "resources/portraits/jun.jpg",
    "photo": ROOT / "tests/data/portraits/astronaut.png",
    "open-mouth": ROOT / "tests/data/portraits/portrait_f_talk.png",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    slow_report.add_option(parser)


def pytest_configure(config: pytest.Config) -> None:
    if fast_part.is_wanted(config):
        fast_part.use_few_examples()
    limit_s = config.getoption("slower_than")
    if limit_s is not None:
        config.pluginmanager.register(slow_report.SlowReport(limit_s))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    fast_part.leave_out_repetitions(items)


@pytest.fixture(scope="session")
def face_models() -> FaceModels:
    return FaceModels.load()


@pytest.fixture(scope="session")
def portraits(face_models: FaceModels) -> OnDemand[Portrait]:
    """Prepared portraits by the names of ``PORTRAITS``."""
    return OnDemand(PORTRAITS, lambda name: prepare_portrait(PORTRAITS[name], models=face_models))


@pytest.fixture(scope="session")
def woman(portraits: OnDemand[Portrait]) -> Portrait:
    return portraits["woman"]


@pytest.fixture(scope="session")
def rigs(portraits: OnDemand[Portrait]) -> OnDemand[WarpRig]:
    """Rigs by the names of ``PORTRAITS``."""
    from talking_avatar.render.warp.prepare import prepare_rig  # slow to import, and few rooms need it

    return OnDemand(portraits, lambda name: prepare_rig(portraits[name]))


@pytest.fixture(scope="session")
def rig(rigs: OnDemand[WarpRig]) -> WarpRig:
    """The woman's."""
    return rigs["woman"]
