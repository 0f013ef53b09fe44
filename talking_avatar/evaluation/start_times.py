"""How long a portrait takes to be ready: prepared anew, from the store, and in a fresh process."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.evaluation.processes import run_measured
from talking_avatar.portrait.cache import DerivedStore
from talking_avatar.portrait.prepare import FaceModels, prepare_portrait
from talking_avatar.render.warp.prepare import prepare_rig

_ROUNDS = 3


@dataclass(frozen=True)
class Time:
    """The quickest of a few rounds."""

    cpu_s: float
    wall_s: float


@dataclass(frozen=True)
class StartTimes:
    """``portrait``, ``rig``: prepared anew in a process that has the networks loaded; ``stored``: both from
    the store; ``first_frame``: from the start of a process to its first frame, of a stored portrait, with
    ``first_frame_mb`` of memory; ``needless``: slow packages that this process imported (none is right)."""

    portrait: Time
    rig: Time
    stored: Time
    first_frame: Time
    first_frame_mb: float
    needless: tuple[str, ...]

    def as_data(self) -> dict[str, object]:
        return asdict(self)

    def as_text(self) -> str:
        prepared = Time(self.portrait.cpu_s + self.rig.cpu_s, self.portrait.wall_s + self.rig.wall_s)
        lines = [
            f"portrait prepared, warm process  {_words(prepared)}",
            f"  find and measure the face      {_words(self.portrait)}",
            f"  derive the engine's data       {_words(self.rig)}",
            f"portrait from the store          {_words(self.stored)}",
            f"process start to first frame     {_words(self.first_frame)}",
            f"  memory                         {self.first_frame_mb:.0f} MB",
        ]
        if self.needless:
            lines.append(f"  it imported needlessly         {', '.join(self.needless)}")
        return "\n".join(lines)


def _words(time_: Time) -> str:
    return f"CPU {time_.cpu_s:6.3f} s   wall {time_.wall_s:6.3f} s"


def measure_start(picture: Path) -> StartTimes:
    """On the face of ``picture``; takes some seconds. Raises :class:`UserError` for an unusable picture."""
    models = FaceModels.load()
    portrait = prepare_portrait(picture, models=models)
    with tempfile.TemporaryDirectory(prefix="talking-avatar-bench-") as folder:
        store = DerivedStore(Path(folder))
        shelf = PortraitShelf(store)
        shelf.get(picture)
        fresh = [sys.executable, "-m", "talking_avatar.evaluation.first_frame", str(picture), folder]
        processes = [run_measured(fresh) for _ in range(_ROUNDS)]
        stored = _best(lambda: shelf.get(picture))
    told = [json.loads(process.output) for process in processes]
    return StartTimes(
        portrait=_best(lambda: prepare_portrait(picture, models=models)),
        rig=_best(lambda: prepare_rig(portrait)),
        stored=stored,
        first_frame=Time(
            min(float(each["cpu_s"]) for each in told), min(process.first_line_s for process in processes)
        ),
        first_frame_mb=max(process.peak_mb for process in processes),
        needless=tuple(told[0]["packages"]),
    )


def _best(work: Callable[[], object]) -> Time:
    cpu_s, wall_s = [], []
    for _ in range(_ROUNDS):
        cpu, wall = time.process_time(), time.perf_counter()
        work()
        cpu_s.append(time.process_time() - cpu)
        wall_s.append(time.perf_counter() - wall)
    return Time(min(cpu_s), min(wall_s))
