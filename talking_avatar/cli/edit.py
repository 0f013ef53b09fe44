"""Change the expression and the pose of a portrait, and save the picture; LivePortrait draws."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np

from talking_avatar.assembly.engine_names import LIVEPORTRAIT
from talking_avatar.assembly.engines import EngineShelf
from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.cli import options
from talking_avatar.cli.console import tell
from talking_avatar.cli.rendering import EXIT_OK, check_output
from talking_avatar.media.picture_file import write_picture
from talking_avatar.render.framing import FrameKind, Framing, OriginalBackground

SLIDERS: dict[str, tuple[float, float, str]] = {
    "smile": (-0.3, 1.3, "the corners of the mouth up, and the cheeks"),
    "open-mouth": (-90, 120, "the jaw: below 0 shut, above 0 open"),
    "grin": (-20, 15, "the lips wide, as in ee"),
    "purse": (-20, 15, "the lips round, as in oo"),
    "pout": (-0.09, 0.09, "the mouth to the right of the picture; below 0 left"),
    "wink": (0, 39, "the eye on the left of the picture shut"),
    "brows": (-30, 30, "the brows up; below 0 together"),
    "gaze-x": (-30, 30, "the gaze to the right of the picture; below 0 left"),
    "gaze-y": (-63, 63, "the gaze up; below 0 down"),
    "move-x": (-0.19, 0.19, "the face to the left of the picture; below 0 right"),
    "move-y": (-0.19, 0.19, "the face down; below 0 up"),
}
"""The sliders of LivePortrait's own editor, with their ranges there."""

ANGLES: dict[str, str] = {
    "pitch": "the head down; below 0 up",
    "yaw": "the head towards the left of the picture; below 0 right",
    "roll": "the head clockwise",
}
_LARGEST_ANGLE_DEG = 20.0
_LARGEST_RATIO = 0.8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    options.add_portrait(parser)
    parser.add_argument("out", type=Path, metavar="OUT", help="the picture to make: .png, .jpg, .webp, .tif")
    parser.add_argument("-y", "--overwrite", action="store_true", help="replace OUT if it exists")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    options.add_device(parser)
    group = parser.add_argument_group("the face; 0 is as it is")
    for name, (low, high, what) in SLIDERS.items():
        _add_number(group, name, low, high, what, 0.0)
    for name, what in ANGLES.items():
        _add_number(group, name, -_LARGEST_ANGLE_DEG, _LARGEST_ANGLE_DEG, f"{what}; degrees", 0.0)
    _add_number(group, "face-zoom", 0.9, 1.2, "the face larger or smaller", 1.0)
    eyes = "how far the eyes are open over their width; about 0.35 is usual"
    _add_number(group, "eyes", 0.0, _LARGEST_RATIO, eyes, None)
    _add_number(group, "lips", 0.0, _LARGEST_RATIO, "how far the lips are apart over their width", None)
    group.add_argument(
        "--no-stitching",
        action="store_true",
        help="let shoulders and neck move with the head, also where they then do not fit the picture",
    )


def run(given: argparse.Namespace) -> int:
    check_output(given.out, [given.portrait], given.overwrite)
    engines = EngineShelf(given.device, precision=given.precision, compiled=given.compile)
    engines.require(LIVEPORTRAIT)
    ready = PortraitShelf().get(given.portrait, given.face)
    for warning in ready.portrait.warnings:
        if not given.quiet:
            tell(f"note: {warning.sentence}")
    height_px = min(ready.portrait.photo.shape[0], options.LARGEST_PX)
    framing = Framing(FrameKind.PHOTO, height_px + height_px % 2)
    renderer = engines.make(LIVEPORTRAIT, ready, framing, OriginalBackground())
    networks = engines.liveportrait().retargeting
    from talking_avatar.render.liveportrait.editor import Edit, edited_keypoints
    from talking_avatar.render.liveportrait.engine import LivePortraitRenderer

    assert isinstance(renderer, LivePortraitRenderer)
    edit = Edit(
        sliders={name.replace("-", " "): getattr(given, name.replace("-", "_")) for name in SLIDERS},
        pitch_deg=given.pitch,
        yaw_deg=given.yaw,
        roll_deg=given.roll,
        zoom=given.face_zoom,
        eye_ratio=given.eyes,
        lip_ratio=given.lips,
        stitching=not given.no_stitching,
    )
    frame = renderer.draw_keypoints(edited_keypoints(networks, renderer.seen, edit).astype(np.float32))
    write_picture(given.out, frame, synthetic=True)
    if not given.quiet:
        tell(f"{given.out}: {renderer.size_px[0]} x {renderer.size_px[1]}")
    return EXIT_OK


def _add_number(
    group: argparse._ArgumentGroup, name: str, low: float, high: float, what: str, usual: float | None
) -> None:
    group.add_argument(
        f"--{name}",
        type=_between(low, high),
        default=usual,
        metavar="X",
        help=f"{what}; {low:g} to {high:g}" + (" (default: as it is)" if usual is None else ""),
    )


def _between(low: float, high: float) -> Callable[[str], float]:
    def number(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} is not a number") from None
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"{text} is not between {low:g} and {high:g}")
        return value

    return number
