"""Let the motion generator speak what it never heard, and compare the mouth with the articulation model.

Beside it stand what it must beat: the mouth driven by loudness, a ridge regression from spectra that was
fitted to the same training data, and the generator itself hearing another sound.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from talking_avatar.assembly.voices import BUILT_IN, PRESETS, make_voice
from talking_avatar.cli import options
from talking_avatar.cli.console import say, tell

if TYPE_CHECKING:
    from talking_avatar.evaluation.motion_clips import SpokenClip
    from talking_avatar.evaluation.motion_figures import Contender

EXIT_OK, EXIT_MISSED = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        metavar="FOLDER",
        help="recordings, each with the times of its phones (.TextGrid, .lab, .phn, .json) or its English "
        "words (.txt) beside it, or shards of talking-avatar corpus (default: the held-out voices that come "
        "with the program)",
    )
    options.add_json(parser)
    parser.add_argument(
        "--check", action="store_true", help="exit with 1 when a target is missed, for use in scripts"
    )
    parser.add_argument("--model", type=Path, metavar="FILE", help="a model instead of the built-in one")
    parser.add_argument("--preset", choices=PRESETS, help="as in live use, instead of as for files")
    parser.add_argument(
        "--report", type=Path, metavar="PNG", help="draw the lips over time into this picture"
    )
    parser.add_argument(
        "--endurance",
        type=_minutes,
        default=0.0,
        metavar="MINUTES",
        help="let it hear so much silence too, and as much noise: do face and memory stay as they are?",
    )
    parser.add_argument("--alone", action="store_true", help="without the generators that are to be beaten")


def run(given: argparse.Namespace) -> int:
    from talking_avatar.evaluation.endurance import QUIET_SOUNDS, measure_endurance
    from talking_avatar.evaluation.motion_baselines import RidgeGenerator
    from talking_avatar.evaluation.motion_clips import read_folder
    from talking_avatar.evaluation.motion_figures import Contender, measure_motion, usual_aperture_ipd
    from talking_avatar.evaluation.motion_table import MotionTable
    from talking_avatar.motion.loudness_mouth import LoudnessMouthGenerator
    from talking_avatar.resources import bundled
    from talking_avatar.training.ridge import Ridge

    clips = read_folder(given.folder or bundled("resources", "evaluation", "held_out"), tell)
    voice = make_voice(given.model or BUILT_IN, given.preset)
    if voice.note:
        tell(f"note: {voice.note}")
    chunking = getattr(voice.generator, "chunking", None)
    name = given.model.stem if given.model else BUILT_IN
    contenders = [Contender(name, voice.generator, chunking.hop if chunking else 0)]
    if not given.alone:
        ridge = Ridge.load(bundled("resources", "evaluation", "ridge.npz"))
        contenders += [
            Contender("loudness", LoudnessMouthGenerator()),
            Contender("ridge", RidgeGenerator(ridge)),
            Contender("other sound", voice.generator, swaps_sound=True),
        ]
    figures = {c.name: measure_motion(c, clips, tell) for c in contenders}
    if given.endurance:
        usual_ipd = usual_aperture_ipd(clips)
        for kind in QUIET_SOUNDS:
            figures[name] |= measure_endurance(voice.generator, kind, given.endurance, usual_ipd, tell)
    table = MotionTable(figures)
    say(table.as_text())
    if given.json is not None:
        options.write_json(given.json, table.as_json())
    if given.report is not None:
        _draw(given.report, clips, contenders)
    return EXIT_MISSED if given.check and table.missed() else EXIT_OK


def _minutes(words: str) -> float:
    try:
        if 0 < float(words) <= 24 * 60:
            return float(words)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{words} is no number of minutes between 0 and 1440")


def _draw(path: Path, clips: Sequence[SpokenClip], contenders: Sequence[Contender]) -> None:
    from talking_avatar.evaluation.motion_figures import motion_of
    from talking_avatar.evaluation.motion_plot import plot_apertures
    from talking_avatar.media.picture_file import write_picture

    shown = [clips[0], clips[-1]]
    pictures = [
        plot_apertures(
            clip, {c.name: motion_of(c.generator, clip.samples, 0) for c in contenders if not c.swaps_sound}
        )
        for clip in shown
    ]
    write_picture(path, np.concatenate(pictures))
