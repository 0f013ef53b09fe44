"""How long LivePortrait takes for a frame on a device, stage by stage."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.framing import Framing
from talking_avatar.render.liveportrait.cuda_device import CudaDevice
from talking_avatar.render.liveportrait.engine import LivePortraitRenderer
from talking_avatar.render.liveportrait.loading import Networks, Retargeting
from talking_avatar.render.liveportrait.model import LivePortraitModel
from talking_avatar.render.liveportrait.networks.appearance import AppearanceExtractor
from talking_avatar.render.liveportrait.networks.decoder import SpadeDecoder
from talking_avatar.render.liveportrait.networks.motion import MotionExtractor
from talking_avatar.render.liveportrait.networks.retargeting import (
    EYE_WIDTHS,
    LIP_WIDTHS,
    STITCHING_WIDTHS,
    Perceptron,
    perceptron_shapes,
)
from talking_avatar.render.liveportrait.networks.warping import WarpingNetwork
from talking_avatar.render.peak_memory import peak_memory_mb
from talking_avatar.render.warp.background_plate import Plate
from talking_avatar.render.warp.moving_mesh import Mesh

T = TypeVar("T")

STAGES = ("keypoints", "W", "G", "paste back", "whole frame")
_WARM_UP_FRAMES = 1
_COMPARED_FRAMES = 3
_MB = 1024 * 1024


@dataclass(frozen=True)
class Times:
    """Of one stage, in milliseconds a frame: by the wall clock with the device idle before and after, and the
    median time of all processor cores."""

    p50_ms: float
    p95_ms: float
    p99_ms: float
    cpu_ms: float

    @classmethod
    def of(cls, wall_s: list[float], cpu_s: list[float]) -> Times:
        p50, p95, p99 = (float(v) for v in np.percentile(np.array(wall_s) * 1000, [50, 95, 99]))
        return cls(p50, p95, p99, float(np.median(cpu_s)) * 1000)


@dataclass(frozen=True)
class Comparison:
    """W and G of this engine against the same networks run layer by layer in float32 on the same device, in
    turn: how many times faster by the wall and by processor time (of 0 on a GPU), the largest difference of a
    pixel within 0..1, and the peak signal-to-noise ratio."""

    wall_ratio: float
    cpu_ratio: float
    difference: float
    psnr_db: float


@dataclass(frozen=True)
class LivePortraitReport:
    """``device``: its name; ``prepare_s``: from the portrait to being ready to draw; ``fps``: frames a second
    with several under way; ``memory_mb``: largest of the process, ``device_memory_mb`` of the GPU, 0 where
    there is none; ``slower_because``: why frames do not replay a captured graph, where they should."""

    device: str
    precision: str
    threads: int
    frames: int
    size_px: tuple[int, int]
    prepare_s: float
    stages: dict[str, Times]
    fps: float
    memory_mb: float
    device_memory_mb: float
    slower_because: str
    comparison: Comparison | None

    def as_text(self) -> str:
        width, height = self.size_px
        lines = [
            f"LivePortrait on {self.device}, {self.precision}, {width} x {height}, {self.frames} frames, "
            f"{self.threads} processor threads; milliseconds a frame:",
            f"  {'':12}{'p50':>9}{'p95':>9}{'p99':>9}{'processor':>11}",
        ]
        lines += [
            f"  {name:12}{t.p50_ms:9.1f}{t.p95_ms:9.1f}{t.p99_ms:9.1f}{t.cpu_ms:11.1f}"
            for name, t in self.stages.items()
        ]
        if self.slower_because:
            lines.append(f"  without a captured graph: {self.slower_because}")
        lines.append(
            f"  frames a second, several under way: {self.fps:.2f}; prepared in {self.prepare_s:.1f} s"
        )
        if self.comparison is not None:
            c = self.comparison
            lines.append(
                f"  W and G against the plain networks: {c.wall_ratio:.2f} x as fast, {c.cpu_ratio:.2f} x by "
                f"processor time; difference at most {c.difference:.1e}, {c.psnr_db:.0f} dB"
            )
        on_device = f", of the GPU {self.device_memory_mb:.0f} MB" if self.device_memory_mb else ""
        lines.append(f"memory of this process, at most  {self.memory_mb:.0f} MB{on_device}")
        lines.append(f"for docs/performance.md: {self.as_row()}")
        return "\n".join(lines)

    def as_row(self) -> str:
        """A row of the table in docs/performance.md."""
        whole = self.stages["whole frame"]
        parts = " / ".join(f"{self.stages[name].p50_ms:.1f}" for name in STAGES[:-1])
        memory = self.device_memory_mb or self.memory_mb
        return (
            f"| {self.device} | {self.precision} | {parts} | {whole.p50_ms:.1f} / {whole.p95_ms:.1f} / "
            f"{whole.p99_ms:.1f} | {self.fps:.2f} | {memory:.0f} MB |"
        )


def run_bench(
    networks: Networks,
    model: LivePortraitModel,
    portrait: Portrait,
    mesh: Mesh,
    plate: Plate,
    frames: int,
    compare: bool = False,
) -> LivePortraitReport:
    """Measure ``model``, which was made of ``networks``, on ``portrait`` as a face crop of 512 px."""
    device = model.compute.device
    began = time.perf_counter()
    renderer = LivePortraitRenderer(model, portrait, mesh, plate, Framing())
    _settle(device)
    prepare_s = time.perf_counter() - began
    stages = _measure_stages(renderer, model, frames)
    fps = _throughput(renderer, frames)
    comparison = _compare(networks, model, renderer, min(frames, _COMPARED_FRAMES)) if compare else None
    device_mb = torch.cuda.max_memory_allocated(device) / _MB if device.type == "cuda" else 0.0
    return LivePortraitReport(
        device=model.compute.name,
        precision=str(model.compute.dtype).removeprefix("torch."),
        threads=torch.get_num_threads(),
        frames=frames,
        size_px=renderer.size_px,
        prepare_s=prepare_s,
        stages=stages,
        fps=fps,
        memory_mb=peak_memory_mb(),
        device_memory_mb=device_mb,
        slower_because=renderer.device.why_not if isinstance(renderer.device, CudaDevice) else "",
        comparison=comparison,
    )


def random_networks(seed: int = 0) -> Networks:
    """Networks of the published shapes with random weights: they draw nothing, but take as long."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)

    def perceptron(widths: tuple[int, ...]) -> Perceptron:
        shapes = perceptron_shapes(widths)
        return Perceptron.of_state(
            {key: (0.02 * random.standard_normal(shape)).astype(np.float32) for key, shape in shapes.items()}
        )

    parts = (AppearanceExtractor(), MotionExtractor(), WarpingNetwork(), SpadeDecoder())
    appearance, motion, warping, decoder = (part.eval().requires_grad_(False) for part in parts)
    small = Retargeting(*(perceptron(widths) for widths in (STITCHING_WIDTHS, EYE_WIDTHS, LIP_WIDTHS)))
    return Networks(appearance, motion, warping, decoder, small)  # type: ignore[arg-type]


def bench_state(number: int) -> FaceState:
    """A face that speaks and turns."""
    t = number / 25
    return FaceState.of(
        {"jawOpen": 0.3 + 0.3 * np.sin(12 * t), "eyeBlinkLeft": 0.5 + 0.5 * np.sin(4 * t)},
        yaw_deg=8 * np.sin(1.7 * t) + 1,
        pitch_deg=4 * np.sin(1.1 * t),
    )


class _Stopwatch:
    def __init__(self, device: torch.device) -> None:
        self._device = device
        self.wall_s: list[float] = []
        self.cpu_s: list[float] = []

    def __call__(self, work: Callable[[], T]) -> T:
        _settle(self._device)
        cpu, wall = time.process_time(), time.perf_counter()
        result = work()
        _settle(self._device)
        self.wall_s.append(time.perf_counter() - wall)
        self.cpu_s.append(time.process_time() - cpu)
        return result


@torch.no_grad()
def _measure_stages(
    renderer: LivePortraitRenderer, model: LivePortraitModel, frames: int
) -> dict[str, Times]:
    device = model.compute.device
    watches = {name: _Stopwatch(device) for name in STAGES}
    for number in range(frames + _WARM_UP_FRAMES):
        if number == _WARM_UP_FRAMES:
            watches = {name: _Stopwatch(device) for name in STAGES}
        state = bench_state(number)
        driving = watches["keypoints"](partial(_keypoints, renderer, state, device))
        feature = watches["W"](partial(model.warping, renderer.portrait, driving))
        drawn = watches["G"](partial(model.decoder, feature))
        watches["paste back"](partial(_pasted, renderer, drawn))
        watches["whole frame"](partial(renderer.draw, state))
    return {name: Times.of(watch.wall_s, watch.cpu_s) for name, watch in watches.items()}


def _throughput(renderer: LivePortraitRenderer, frames: int) -> float:
    began = time.perf_counter()
    for number in range(frames):
        if renderer.full:
            renderer.take()
        renderer.submit(bench_state(number))
    while renderer.under_way:
        renderer.take()
    return frames / (time.perf_counter() - began)


@torch.no_grad()
def _compare(
    networks: Networks, model: LivePortraitModel, renderer: LivePortraitRenderer, frames: int
) -> Comparison:
    device = model.compute.device
    warping, decoder = networks.warping.to(device), networks.decoder.to(device)
    portrait, source = renderer.portrait, renderer.portrait.source[None]
    plain, fast = _Stopwatch(device), _Stopwatch(device)
    worst, square = 0.0, 0.0
    for number in range(frames + 1):
        driving = _keypoints(renderer, bench_state(7 * number), device)
        wanted = plain(partial(_drawn_plainly, warping, decoder, portrait.volume, driving, source))
        drawn = fast(partial(model.draw, portrait, driving))
        worst = max(worst, float((wanted - drawn).abs().max()))
        square += float((wanted - drawn).square().mean()) / (frames + 1)
    return Comparison(
        wall_ratio=float(np.median(plain.wall_s[1:]) / np.median(fast.wall_s[1:])),
        cpu_ratio=float(np.median(plain.cpu_s[1:]) / np.median(fast.cpu_s[1:]))
        if device.type == "cpu"
        else 0.0,
        difference=worst,
        psnr_db=-10 * float(np.log10(max(square, 1e-20))),
    )


def _keypoints(renderer: LivePortraitRenderer, state: FaceState, device: torch.device) -> Tensor:
    return torch.from_numpy(renderer.driver(state)).to(device)


def _pasted(renderer: LivePortraitRenderer, drawn: Tensor) -> Tensor:
    return renderer.paste(drawn).cpu()


def _drawn_plainly(
    warping: WarpingNetwork, decoder: SpadeDecoder, volume: Tensor, driving: Tensor, source: Tensor
) -> Tensor:
    result: Tensor = decoder(warping(volume, driving, source).feature)
    return result


def _settle(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    elif device.type == "mps":
        torch.mps.synchronize()
