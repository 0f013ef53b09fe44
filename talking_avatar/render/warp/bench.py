"""How fast the warp engine is on this machine, part by part."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.framing import FrameKind, Framing
from talking_avatar.render.peak_memory import peak_memory_mb
from talking_avatar.render.warp.baked_face import BakedFace
from talking_avatar.render.warp.engine import WarpRenderer
from talking_avatar.render.warp.posed_face import PosedFace
from talking_avatar.render.warp.rig import WarpRig

SCENES: tuple[tuple[str, Framing], ...] = (
    ("face crop, 512 px", Framing(FrameKind.CROP, 512)),
    ("whole photo, 1080 px", Framing(FrameKind.PHOTO, 1080)),
)
STAGES = ("pose", "raster", "composite", "overlays")
_WARM_UP_FRAMES = 5


@dataclass(frozen=True)
class Spread:
    """Milliseconds a frame: the quickest, the median and the 95th percentile. Other programs that share the
    processor and its caches slow all but the quickest."""

    best_ms: float
    median_ms: float
    p95_ms: float


@dataclass(frozen=True)
class SceneTimes:
    """One framing: ``moving`` with head, mouth, eyes and brows all in motion, ``speaking`` with a still head,
    and the photo at rest; ``stages_ms``: median CPU time of the parts of a moving frame by the names of
    ``STAGES``. ``baked_cpu``: ``moving`` with a baked face, where there is one."""

    name: str
    size_px: tuple[int, int]
    canvas_ms: float
    moving_cpu: Spread
    moving_wall: Spread
    speaking_cpu: Spread
    neutral_cpu: Spread
    stages_ms: dict[str, float]
    baked_cpu: Spread | None = None


@dataclass(frozen=True)
class BenchReport:
    """``memory_mb``: largest resident size of the process so far, 0 where the system does not tell."""

    frames: int
    memory_mb: float
    scenes: tuple[SceneTimes, ...]

    def as_text(self) -> str:
        lines = []
        for scene in self.scenes:
            width, height = scene.size_px
            lines += [
                f"{scene.name} ({width} x {height}), milliseconds a frame, one thread, {self.frames} frames:",
                f"  everything moving  CPU {_words(scene.moving_cpu)}   wall {_words(scene.moving_wall)}",
                f"  speaking           CPU {_words(scene.speaking_cpu)}",
                f"  neutral            CPU {_words(scene.neutral_cpu)}",
                "  parts  " + "  ".join(f"{name} {ms:.2f}" for name, ms in scene.stages_ms.items()),
                f"  once per framing   {scene.canvas_ms:.0f}",
            ]
            if scene.baked_cpu is not None:
                lines.append(f"  moving, baked      CPU {_words(scene.baked_cpu)}")
        lines.append(f"memory of this process, at most  {self.memory_mb:.0f} MB")
        return "\n".join(lines)


def _words(spread: Spread) -> str:
    return f"{spread.median_ms:.2f} (best {spread.best_ms:.2f}, p95 {spread.p95_ms:.2f})"


def run_bench(
    portrait: Portrait, rig: WarpRig, frames: int = 200, baked: BakedFace | None = None
) -> BenchReport:
    """Measure on ``portrait``, without and with its ``baked`` face; takes some seconds. CPU times are those
    of the calling thread."""
    scenes = tuple(_measure(portrait, rig, name, framing, frames, baked) for name, framing in SCENES)
    return BenchReport(frames, peak_memory_mb(), scenes)


def moving_state(index: int, head: bool = True) -> FaceState:
    """Frame ``index`` of a made-up performance in which everything moves at once; with a still head only the
    face does."""
    t = index / 25
    wave = np.sin(2 * np.pi * t * np.array([0.31, 0.23, 0.17, 3.1, 1.3, 0.7]))
    controls = {
        "jawOpen": 0.3 + 0.3 * wave[3],
        "mouthFunnel": 0.3 + 0.3 * wave[4],
        "mouthSmileLeft": 0.3 + 0.2 * wave[5],
        "mouthSmileRight": 0.3 + 0.2 * wave[5],
        "eyeBlinkLeft": 0.5 + 0.5 * wave[4],
        "eyeBlinkRight": 0.5 + 0.5 * wave[4],
        "gazeX": 0.6 * wave[5],
        "gazeY": 0.3 * wave[2],
        "browInnerUp": 0.4 + 0.3 * wave[5],
        "browDownLeft": 0.2,
    }
    if not head:
        return FaceState.of(controls)
    return FaceState.of(
        controls, pitch_deg=6 * wave[0] + 1, yaw_deg=10 * wave[1] + 2, roll_deg=5 * wave[2] + 1, x_ipd=0.05
    )


class _TimedRenderer(WarpRenderer):
    """Notes the CPU seconds of the last frame's parts in ``spent_s``."""

    def __init__(self, portrait: Portrait, rig: WarpRig, framing: Framing) -> None:
        super().__init__(portrait, rig, framing)
        self.spent_s: dict[str, float] = {}

    def pose(self, state: FaceState) -> PosedFace:
        started = time.thread_time()
        posed = super().pose(state)
        self.spent_s["pose"] = time.thread_time() - started
        return posed

    def _rasterise(self) -> None:
        self._timed("raster", super()._rasterise)

    def _lay_over(self, posed: PosedFace, frame: NDArray[np.uint8]) -> None:
        lay_over = super()._lay_over
        self._timed("composite", lambda: lay_over(posed, frame))

    def _draw_overlays(self, posed: PosedFace, frame: NDArray[np.uint8]) -> None:
        draw_overlays = super()._draw_overlays
        self._timed("overlays", lambda: draw_overlays(posed, frame))

    def _timed(self, name: str, work: Callable[[], None]) -> None:
        started = time.thread_time()
        work()
        self.spent_s[name] = time.thread_time() - started


def _measure(
    portrait: Portrait, rig: WarpRig, name: str, framing: Framing, frames: int, baked: BakedFace | None
) -> SceneTimes:
    started = time.process_time()
    renderer = _TimedRenderer(portrait, rig, framing)
    canvas_s = time.process_time() - started
    out = renderer.draw(FaceState.neutral())
    stages: dict[str, list[float]] = {stage: [] for stage in STAGES}

    def draw(state: FaceState) -> None:
        renderer.draw(state, out)

    def draw_and_note(state: FaceState) -> None:
        draw(state)
        for stage in STAGES:
            stages[stage].append(renderer.spent_s[stage])

    moving = [moving_state(i) for i in range(frames + _WARM_UP_FRAMES)]
    speaking = [moving_state(i, head=False) for i in range(frames + _WARM_UP_FRAMES)]
    moving_cpu, moving_wall = _spreads(draw_and_note, moving)
    speaking_cpu, _ = _spreads(draw, speaking)
    neutral_cpu, _ = _spreads(draw, [FaceState.neutral()] * len(moving))
    baked_cpu = None
    if baked is not None:
        with_baked = WarpRenderer(portrait, rig, framing, baked=baked)
        baked_cpu, _ = _spreads(lambda state: with_baked.draw(state, out), moving)
    return SceneTimes(
        name=name,
        size_px=renderer.size_px,
        canvas_ms=canvas_s * 1000,
        moving_cpu=moving_cpu,
        moving_wall=moving_wall,
        speaking_cpu=speaking_cpu,
        neutral_cpu=neutral_cpu,
        stages_ms={stage: float(np.median(spent)) * 1000 for stage, spent in stages.items()},
        baked_cpu=baked_cpu,
    )


def _spreads(draw: Callable[[FaceState], object], states: Sequence[FaceState]) -> tuple[Spread, Spread]:
    """CPU and wall time of drawing each of ``states`` but the first few."""
    cpu_s, wall_s = [], []
    for state in states:
        wall, cpu = time.perf_counter(), time.thread_time()
        draw(state)
        cpu_s.append(time.thread_time() - cpu)
        wall_s.append(time.perf_counter() - wall)
    return _spread(cpu_s[_WARM_UP_FRAMES:]), _spread(wall_s[_WARM_UP_FRAMES:])


def _spread(seconds: Sequence[float]) -> Spread:
    best, median, p95 = np.percentile(np.asarray(seconds) * 1000, [0, 50, 95])
    return Spread(float(best), float(median), float(p95))
