"""The measurements behind ``talking-avatar bench warp``."""

from __future__ import annotations

import pytest

from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.bake.bake import Baker
from talking_avatar.render.bake.teacher import FoundFace, Teacher
from talking_avatar.render.warp.bench import SCENES, STAGES, run_bench
from talking_avatar.render.warp.engine import WarpRenderer
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


@pytest.mark.full
def test_a_baked_face_costs_little(woman: Portrait, rigs: OnDemand[WarpRig]) -> None:
    """About a millisecond at 512 px where everything moves; much more means that something is broken."""
    plain = WarpRenderer(woman, rigs["woman"])
    teacher = Teacher(plain, "warp", keeps_limits=True)
    baked = Baker(woman, rigs["woman"], teacher, lambda frame, near: FoundFace(near[:, :2], 1.0)).bake()
    small, _ = run_bench(woman, rigs["woman"], frames=40, baked=baked).scenes
    assert small.baked_cpu is not None
    assert small.baked_cpu.best_ms < small.moving_cpu.best_ms + 4
    assert "moving, baked" in run_bench(woman, rigs["woman"], frames=2, baked=baked).as_text()
