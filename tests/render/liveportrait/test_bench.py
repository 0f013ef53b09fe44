"""The bench times every stage and writes a row that fits docs/performance.md."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import torch

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.liveportrait.bench import STAGES, random_networks, run_bench
from talking_avatar.render.warp.rig import WarpRig
from tests.render.liveportrait.stand_in import StandInModel

DOCUMENT = Path(__file__).parents[3] / "docs/performance.md"


class Dawdler(StandInModel):
    """Takes 20 ms longer in G."""

    def decoder(self, feature: tuple) -> torch.Tensor:
        time.sleep(0.02)
        return super().decoder(feature)


@pytest.mark.full
def test_stages_are_timed_apart(woman: Portrait, rig: WarpRig) -> None:
    report = run_bench(None, Dawdler(), woman, rig.mesh, rig.plate, frames=4)  # type: ignore[arg-type]
    assert tuple(report.stages) == STAGES
    assert 20 <= report.stages["G"].p50_ms <= report.stages["G"].p95_ms <= report.stages["G"].p99_ms
    assert report.stages["W"].p50_ms < 10
    assert report.fps > 1 and report.memory_mb > 50 and report.device_memory_mb == 0
    assert report.as_row() in report.as_text()
    header = next(line for line in DOCUMENT.read_text().splitlines() if line.startswith("| device |"))
    assert header.count("|") == report.as_row().count("|")


@pytest.mark.full
def test_random_networks_have_the_published_shapes() -> None:
    from tests.render.liveportrait.recipe import state

    shapes = {key: tuple(value.shape) for key, value in random_networks().motion.state_dict().items()}
    assert shapes == {key: tuple(value.shape) for key, value in state("motion_extractor").items()}
