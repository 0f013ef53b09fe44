"""Measure how fast a voice becomes motion: hop by hop as live, and against the ancestors' way of sampling."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from talking_avatar.cli import options
from talking_avatar.cli.console import say, tell
from talking_avatar.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--motion",
        default="built-in",
        metavar="built-in|FILE",
        help="the model to measure live (default: built-in)",
    )
    parser.add_argument("--no-ancestors", action="store_true", help="only the live part, which is quick")
    options.add_json(parser)


def run(given: argparse.Namespace) -> int:
    from talking_avatar.assembly.voices import PRESETS, make_voice, sample_voice
    from talking_avatar.motion.dit.generator import DiffusionGenerator
    from talking_avatar.motion.dit.pace import HopTimes, measure_hops

    tell("CPU time of this process; keep the machine otherwise idle.")
    voice = sample_voice()
    live: dict[str, HopTimes] = {}
    for preset in PRESETS:
        made = make_voice(given.motion, preset, measured=False)
        if not isinstance(made.generator, DiffusionGenerator):
            tell(f"note: {made.note}")
            break
        times = live[preset] = measure_hops(made.generator, voice)
        say(
            f"{preset:8} {times.median_ms:6.1f} ms a hop of {times.hop_frames} frames "
            f"(p95 {times.p95_ms:.1f}), {times.real_time:.1f} x real time, "
            f"waits for {1000 * times.look_ahead_s:.0f} ms of sound"
        )
    data: dict[str, object] = {"subject": "motion", "live": {name: asdict(t) for name, t in live.items()}}
    if not given.no_ancestors:
        try:
            from talking_avatar.motion.dit.bench import measure_sampling
        except ImportError as error:
            raise UserError(
                "The ancestors' way cannot be measured here",
                "PyTorch is not installed",
                "install talking-avatar[neural] or add --no-ancestors",
            ) from error

        sampling = measure_sampling()
        say(
            f"JoyVASA's network, 4 s of motion, one core: the ancestors' way {sampling.ancestors_s:.2f} s; "
            f"ours with all steps {sampling.all_steps_s:.2f} s ({sampling.all_steps_factor:.2f} x, "
            f"largest difference {sampling.difference:.0e})"
        )
        for steps, spent_s in sampling.few_steps_s.items():
            say(f"  ours with {steps} steps {spent_s:.3f} s ({sampling.factor(steps):.1f} x)")
        data["sampling"] = asdict(sampling)
    if given.json is not None:
        options.write_json(given.json, json.dumps(data, indent=2))
    return 0
