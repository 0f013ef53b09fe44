"""Move every control of the built-in engine and look, on the frames it draws, how the face follows."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from talking_avatar.cli import options
from talking_avatar.cli.console import say, tell

EXIT_OK, EXIT_MISSED = 0, 1
_RANDOM_FACES = 2000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "portraits",
        type=Path,
        nargs="*",
        metavar="PORTRAIT",
        help="pictures to measure on (default: those that come with the program)",
    )
    options.add_json(parser)
    parser.add_argument(
        "--check", action="store_true", help="exit with 1 when a target is missed, for use in scripts"
    )
    parser.add_argument(
        "--random",
        type=options.count,
        default=_RANDOM_FACES,
        metavar="N",
        help=f"random faces to draw, shared among the portraits (default: {_RANDOM_FACES})",
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="another number: other random faces")


def run(given: argparse.Namespace) -> int:
    from talking_avatar.assembly.portraits import PortraitShelf, bundled_portraits
    from talking_avatar.evaluation.control_figures import QUANTITIES, measure_controls
    from talking_avatar.evaluation.drawn_face import WarpFace
    from talking_avatar.evaluation.face_probe import FaceProbe
    from talking_avatar.evaluation.scoreboard import Scoreboard
    from talking_avatar.portrait.face_landmarks import FaceLandmarker

    paths = given.portraits or bundled_portraits()
    shelf, landmarker = PortraitShelf(), FaceLandmarker()
    share = -(-given.random // len(paths))
    figures = {}
    for number, (path, name) in enumerate(zip(paths, distinct_names(paths), strict=True)):
        tell(f"{path.name} ({number + 1} of {len(paths)})")
        ready = shelf.get(path)
        probe = FaceProbe(landmarker, ready.portrait.landmarks_px)
        face = WarpFace(ready.portrait, ready.rig)
        figures[name] = measure_controls(face, probe, share, given.seed + number)
    board = Scoreboard("controls", QUANTITIES, figures)
    say(board.as_text())
    if given.json is not None:
        options.write_json(given.json, board.as_json())
    return EXIT_MISSED if given.check and not board.passed() else EXIT_OK


def distinct_names(paths: Sequence[Path]) -> list[str]:
    """The files' names, with a number where one comes again."""
    names: list[str] = []
    for path in paths:
        again = sum(name == path.stem or name.startswith(f"{path.stem} (") for name in names)
        names.append(f"{path.stem} ({again + 1})" if again else path.stem)
    return names
