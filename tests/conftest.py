"""Portraits for every test that needs one; their sources are named beside the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.portrait.prepare import FaceModels, prepare_portrait
from tests import fast_part, slow_report
from tests.on_demand import OnDemand

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
    limit_s = config.getoption("slower_than")
    if limit_s is not None:
        config.pluginmanager.register(slow_report.SlowReport(limit_s))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    fast_part.leave_out_repetitions(items, tuple(PORTRAITS)[1:])


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
