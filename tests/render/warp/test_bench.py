"""The measurements behind ``talking-avatar bench warp``."""

from __future__ import annotations

import pytest

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.warp.bench import SCENES, STAGES, run_bench
from talking_avatar.render.warp.rig import WarpRig
from tests.on_demand import OnDemand


@pytest.mark.full
def test_the_report_adds_up(woman: Portrait, rigs: OnDemand[WarpRig]) -> None:
    report = run_bench(woman, rigs["woman"], frames=12)
    assert [scene.name for scene in report.scenes] == [name for name, _ in SCENES]
    for scene in report.scenes:
        assert set(scene.stages_ms) == set(STAGES)
        parts = sum(scene.stages_ms.values())
        assert 0.5 * scene.moving_cpu.median_ms < parts < 1.5 * scene.moving_cpu.median_ms
        assert scene.neutral_cpu.median_ms < scene.speaking_cpu.median_ms < 1.2 * scene.moving_cpu.median_ms
    small, large = report.scenes
    assert small.size_px == (512, 512)
    assert large.size_px[1] == 1080
    # several times what it takes on two cores of a small server: slower means that something is broken
    assert small.moving_cpu.median_ms < 30
    assert "raster" in report.as_text()
