"""What only some devices can show. Elsewhere these tests say what they wait for."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from talking_avatar.render.liveportrait.compute import compute_on, has_bfloat16
from talking_avatar.render.liveportrait.cuda_device import CudaDevice
from talking_avatar.render.liveportrait.device_kind import Precision
from talking_avatar.render.liveportrait.frame_pipeline import SLOTS, FramePipeline
from talking_avatar.render.liveportrait.loading import Networks
from talking_avatar.render.liveportrait.model import LivePortraitModel
from tests.render.liveportrait.recipe import image, reference

needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="waits for an NVIDIA GPU with CUDA")
needs_mps = pytest.mark.skipif(not torch.backends.mps.is_available(), reason="waits for an Apple GPU (MPS)")

needs_bfloat16 = pytest.mark.skipif(not has_bfloat16(), reason="waits for a processor with bfloat16")


def psnr_db(ours: torch.Tensor, theirs: torch.Tensor) -> float:
    return float(-10 * torch.log10((ours - theirs).square().mean()))


def composed(model: LivePortraitModel) -> torch.Tensor:
    """The first composed frame, from the stored keypoints, as the reference samples it."""
    stored = reference("composed")
    device = model.compute.device
    volume, _ = model.see_image(image("source_image").to(model.sees_on))
    driving = torch.from_numpy(stored["x_d_1"]).to(device)
    drawn = model.draw(model.prepare(volume, stored["x_s"]), driving).cpu()
    rows, columns = (int(step) for step in stored["image_1#stride"][2:])
    return drawn[:, :, ::rows, ::columns]


@needs_cuda
@pytest.mark.full
def test_half_precision_frames_are_the_published_ones(networks: Networks) -> None:
    model = LivePortraitModel(networks, compute_on(torch.device("cuda")))
    wanted = torch.from_numpy(reference("composed")["image_1"])
    assert psnr_db(composed(model), wanted) > 40


@needs_mps
@pytest.mark.full
def test_frames_on_an_apple_gpu_are_the_published_ones(networks: Networks) -> None:
    model = LivePortraitModel(networks, compute_on(torch.device("mps")))
    wanted = torch.from_numpy(reference("composed")["image_1"])
    assert psnr_db(composed(model), wanted) > 50


@needs_bfloat16
@pytest.mark.full
def test_mixed_precision_draws_almost_the_same(networks: Networks) -> None:
    model = LivePortraitModel(networks, compute_on(torch.device("cpu"), Precision.MIXED))
    wanted = torch.from_numpy(reference("composed")["image_1"])
    assert psnr_db(composed(model), wanted) > 42


@needs_cuda
def test_frames_of_a_captured_graph_come_back_in_order() -> None:
    def program(driving: torch.Tensor) -> torch.Tensor:
        return (driving.sum() / 63).round().to(torch.uint8).expand(720, 1280, 3).contiguous()

    device = CudaDevice(program, torch.device("cuda"), SLOTS)
    assert device.captured, device.why_not
    pipeline = FramePipeline(device, SLOTS)
    seen = []
    for number in range(40):
        if pipeline.full:
            seen.append(int(pipeline.take()[700, 1200, 1]))
        pipeline.submit(np.full((1, 21, 3), number, np.float32))
    while pipeline.under_way:
        seen.append(int(pipeline.take()[0, 0, 0]))
    assert seen == list(range(40))


@needs_cuda
def test_what_cannot_be_captured_is_drawn_all_the_same() -> None:
    def program(driving: torch.Tensor) -> torch.Tensor:
        value = int(driving[0, 0, 0].item())  # waits for the GPU, which a capture does not allow
        return torch.full((4, 4, 3), value, dtype=torch.uint8, device=driving.device)

    device = CudaDevice(program, torch.device("cuda"), SLOTS)
    assert not device.captured and device.why_not
    pipeline = FramePipeline(device, SLOTS)
    pipeline.submit(np.full((1, 21, 3), 9, np.float32))
    assert pipeline.take()[2, 2, 0] == 9
