"""Make videos from a voice of given length, each in a process of its own, and say what they cost."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from talking_avatar.cli import options
from talking_avatar.cli.console import say, tell
from talking_avatar.cli.demo import DEMO_PORTRAIT, DEMO_VOICE
from talking_avatar.resources import bundled

_SECONDS = 60


@dataclass(frozen=True)
class RenderCost:
    """What a video of ``sound_s`` cost."""

    sound_s: int
    wall_s: float
    cpu_s: float
    peak_mb: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    options.add_optional_portrait(parser)
    parser.add_argument(
        "--seconds",
        type=options.count,
        nargs="+",
        default=[_SECONDS],
        metavar="S",
        help=f"lengths of the voice; a voice that comes with the program is repeated (default: {_SECONDS})",
    )
    parser.add_argument("--motion", metavar="NAME", help="what moves the mouth; see render --help")
    options.add_json(parser)


def run(given: argparse.Namespace) -> int:
    picture = given.portrait or bundled(*DEMO_PORTRAIT)
    tell(f"Measuring on {picture.name}, 512 x 512 at 25 frames a second; keep the machine otherwise idle.")
    costs = []
    with tempfile.TemporaryDirectory(prefix="talking-avatar-bench-") as folder:
        for sound_s in given.seconds:
            costs.append(measure_render(picture, sound_s, Path(folder), given.motion))
            say(cost_line(costs[-1]))
    if given.json is not None:
        data = {"subject": "render", "renders": [asdict(cost) for cost in costs]}
        options.write_json(given.json, json.dumps(data, indent=2))
    return 0


def cost_line(cost: RenderCost) -> str:
    """One video in words."""
    return (
        f"{cost.sound_s:5d} s of sound: wall {cost.wall_s:6.1f} s, CPU {cost.cpu_s:6.1f} s, "
        f"memory at most {cost.peak_mb:.0f} MB"
    )


def measure_render(picture: Path, sound_s: int, folder: Path, motion: str | None = None) -> RenderCost:
    """Render the repeated voice with ``picture`` into ``folder``; the process' whole life counts."""
    from talking_avatar.evaluation.processes import run_measured
    from talking_avatar.evaluation.repeated_voice import write_repeated

    voice, video = folder / f"voice-{sound_s}.wav", folder / f"video-{sound_s}.mp4"
    write_repeated(bundled(*DEMO_VOICE), voice, sound_s)
    command = ["-m", "talking_avatar", "render", str(picture), str(voice), "-q", "-y", "-o", str(video)]
    command += ["--motion", motion] if motion else []
    cost = run_measured([sys.executable, *command])
    for file in (voice, video):
        file.unlink()
    return RenderCost(sound_s, cost.wall_s, cost.cpu_s, cost.peak_mb)
