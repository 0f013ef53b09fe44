"""Options that several commands share, and what people may write for them."""

from __future__ import annotations

import argparse
import re
from fractions import Fraction
from pathlib import Path

from talking_avatar.errors import UserError
from talking_avatar.render.framing import (
    Background,
    BlurredBackground,
    ColourBackground,
    FrameKind,
    OriginalBackground,
    TransparentBackground,
)
from talking_avatar.render.liveportrait.driving_options import DrivingOptions
from talking_avatar.render.liveportrait.regions import Region

SMALLEST_PX, LARGEST_PX = 64, 2160
SMALLEST_ZOOM, LARGEST_ZOOM = 0.5, 4.0
LOWEST_FPS, HIGHEST_FPS = 1, 120
STRONGEST = 2.0


def frame_rate(text: str) -> Fraction:
    """``25``, ``29.97`` (which is 30000/1001) or ``30000/1001``."""
    try:
        rate = Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of frames a second") from None
    if not LOWEST_FPS <= rate <= HIGHEST_FPS:
        raise argparse.ArgumentTypeError(f"{text} is not between {LOWEST_FPS} and {HIGHEST_FPS}")
    if rate.denominator != 1:
        broadcast = Fraction(round(rate * Fraction(1001, 1000)) * 1000, 1001)
        if abs(float(rate - broadcast)) < 0.006:
            return broadcast
    return rate.limit_denominator(1001)


def frame_height_px(text: str) -> int:
    """The height of the frame: a whole number of pixels, made even."""
    try:
        height_px = int(text.lower().removesuffix("p"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of pixels") from None
    if not SMALLEST_PX <= height_px <= LARGEST_PX:
        raise argparse.ArgumentTypeError(f"{text} is not between {SMALLEST_PX} and {LARGEST_PX}")
    return height_px + height_px % 2


def zoom(text: str) -> float:
    """0.5 to 4."""
    try:
        value = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from None
    if not SMALLEST_ZOOM <= value <= LARGEST_ZOOM:
        raise argparse.ArgumentTypeError(f"{text} is not between {SMALLEST_ZOOM:g} and {LARGEST_ZOOM:g}")
    return value


def strength(text: str) -> float:
    """0 to 2."""
    try:
        value = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from None
    if not 0 <= value <= STRONGEST:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and {STRONGEST:g}")
    return value


def face_number(text: str) -> int:
    """Counting from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not the number of a face (1, 2, ...)")
    return int(text)


def background(text: str) -> Background | Path:
    """One of the named kinds, a colour as ``#rrggbb``, or the path of a picture."""
    named: dict[str, Background] = {
        "original": OriginalBackground(),
        "blur": BlurredBackground(),
        "transparent": TransparentBackground(),
    }
    if text in named:
        return named[text]
    if text.startswith("#"):
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
            raise argparse.ArgumentTypeError(f"{text!r} is not a colour such as #204080")
        return ColourBackground((int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)))
    return Path(text)


def add_portrait(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "portrait", type=Path, metavar="PORTRAIT", help="a picture that shows a face from the front"
    )
    add_face(parser)


def add_optional_portrait(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "portrait",
        type=Path,
        nargs="?",
        metavar="PORTRAIT",
        help="the picture to measure with (default: one that comes with the program)",
    )


def add_face(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--face",
        type=face_number,
        metavar="N",
        help="which face when there are several, counted from the left from 1 (default: the largest)",
    )


def add_engine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--engine",
        default="warp",
        metavar="NAME",
        help="what draws the face: warp, or liveportrait, which is photo-real and wants a graphics card "
        "(default: warp)",
    )


def add_no_baked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-baked",
        action="store_true",
        help="draw without what another engine once drew of the portrait (see prepare --bake)",
    )


def add_device(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--device",
        default="auto",
        choices=("auto", "cuda", "mps", "cpu"),
        help="what liveportrait runs on; a processor takes seconds for a frame (default: auto)",
    )
    parser.add_argument(
        "--precision",
        default="exact",
        choices=("exact", "mixed"),
        help="mixed: on a processor that has bfloat16, liveportrait draws faster and almost the same "
        "(default: exact)",
    )
    parser.add_argument(
        "--compile",
        action="store_true",
        help="on an NVIDIA card, let PyTorch compile what draws for liveportrait: takes a minute or more, "
        "and then less for each frame",
    )


def add_liveportrait(parser: argparse.ArgumentParser) -> None:
    """What only that engine understands."""
    group = parser.add_argument_group("liveportrait")
    group.add_argument(
        "--region",
        type=Region,
        choices=tuple(Region),
        default=Region.ALL,
        metavar="|".join(region.value for region in Region),
        help="what of the face moves (default: all)",
    )
    group.add_argument(
        "--strength",
        type=strength,
        default=1.0,
        metavar="X",
        help="how much of the motion is shown, 0 to 2 (default: 1)",
    )
    group.add_argument(
        "--close-lips", action="store_true", help="close lips that are parted in the picture first"
    )
    group.add_argument(
        "--retarget",
        nargs="+",
        choices=("eyes", "lips"),
        default=(),
        metavar="eyes|lips",
        help="let the networks made for it close the eyes or part the lips",
    )


def driving_options(given: argparse.Namespace) -> DrivingOptions:
    """What :func:`add_liveportrait` was given. Raises :class:`UserError` when another engine shall draw."""
    chosen = DrivingOptions(
        region=given.region,
        multiplier=given.strength,
        close_lips=given.close_lips,
        retarget_eyes="eyes" in given.retarget,
        retarget_lips="lips" in given.retarget,
    )
    if given.engine != "liveportrait" and chosen != DrivingOptions():
        raise UserError(
            "--region, --strength, --close-lips and --retarget have no effect",
            f"{given.engine} draws",
            "add --engine liveportrait or leave them out",
        )
    return chosen


def add_picture(parser: argparse.ArgumentParser) -> None:
    """Everything that decides how the video looks apart from the face's motion."""
    group = parser.add_argument_group("picture")
    group.add_argument(
        "--fps",
        type=frame_rate,
        default=Fraction(25),
        metavar="RATE",
        help="frames a second, such as 25, 29.97, 50 or 60 (default: 25)",
    )
    group.add_argument(
        "--size",
        type=frame_height_px,
        default=512,
        metavar="PX",
        help="height of the video in pixels (default: 512)",
    )
    group.add_argument(
        "--frame",
        type=FrameKind,
        choices=tuple(FrameKind),
        default=FrameKind.CROP,
        metavar="|".join(kind.value for kind in FrameKind),
        help="a square around the face, the whole photo, or 16:9 (default: crop)",
    )
    group.add_argument(
        "--zoom",
        type=zoom,
        default=1.0,
        metavar="X",
        help="above 1 shows less around the face, not with --frame photo (default: 1)",
    )
    group.add_argument(
        "--background",
        type=background,
        default=OriginalBackground(),
        metavar="KIND",
        help="original, blur, a colour such as #204080, transparent, or a picture (default: original)",
    )


def add_output(parser: argparse.ArgumentParser, required: bool) -> None:
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        required=required,
        metavar="FILE",
        help="the video to make: .mp4, .mov, .mkv or .webm",
    )
    parser.add_argument("-y", "--overwrite", action="store_true", help="replace FILE if it exists")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")


def count(text: str) -> int:
    """A whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the figures into this file")


def write_json(path: Path, text: str) -> None:
    """Raises :class:`UserError` when the file cannot be written."""
    write_text(path, text + "\n")


def write_text(path: Path, text: str) -> None:
    """Raises :class:`UserError` when the file cannot be written."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UserError(f"{path} cannot be written", why, "choose another place") from error
