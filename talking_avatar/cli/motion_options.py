"""Options that decide how the face moves: one for every slider of the performer, presets, the seed."""

from __future__ import annotations

import argparse
import math
from pathlib import Path

from talking_avatar.assembly.voices import BUILT_IN, JOYVASA, LOUDNESS
from talking_avatar.motion.performer import (
    PRESETS,
    SLIDERS,
    Slider,
    Sliders,
    checked_sliders,
    preset_sliders,
)


def add_motion(parser: argparse.ArgumentParser, preset_option: str = "--preset") -> None:
    """``preset_option``: another name where ``--preset`` means something else."""
    group = parser.add_argument_group("motion")
    group.add_argument(
        "--seed", type=int, default=0, metavar="N", help="another number gives other blinks and glances"
    )
    group.add_argument(
        "--motion",
        type=_motion,
        default=BUILT_IN,
        metavar=f"{BUILT_IN}|{LOUDNESS}|{JOYVASA}|FILE",
        help="what turns the voice into motion: the trained model that comes along, the loudness alone, "
        "JoyVASA's (see talking-avatar models), or the file of another: .safetensors, or JoyVASA's .pt "
        f"(default: {BUILT_IN})",
    )
    group.add_argument(
        "--style",
        type=_style,
        action="append",
        default=[],
        metavar="NAME=X",
        help="how the model moves, may be given for several names: the built-in one knows articulation (how "
        "far the mouth goes) and liveliness (of head and brows), 0 to 1, usually 0.5",
    )
    first = next(iter(PRESETS))
    tempers = "; ".join(f"{preset.name}: {preset.help}" for preset in PRESETS.values())
    group.add_argument(
        preset_option,
        dest="slider_preset",
        choices=tuple(PRESETS),
        default=first,
        metavar="NAME",
        help=f"where the sliders below start from: {tempers} (default: {first})",
    )
    for slider in SLIDERS:
        _add_slider(group, slider)


def chosen_sliders(given: argparse.Namespace) -> Sliders:
    """The preset's sliders and what the options change in them. Raises :class:`UserError` for a value out of
    range."""
    base = preset_sliders(given.slider_preset)
    values = {slider.name: getattr(given, slider.name) for slider in SLIDERS}
    return checked_sliders({name: value for name, value in values.items() if value is not None}, base)


def chosen_styles(given: argparse.Namespace) -> dict[str, float]:
    """Values of the motion model's styles, by name."""
    return dict(given.style)


def motion_given(given: argparse.Namespace) -> list[str]:
    """The options of :func:`add_motion` that say something else than their defaults."""
    unusual = [
        f"--{slider.name.replace('_', '-')}" for slider in SLIDERS if getattr(given, slider.name) is not None
    ]
    if given.motion != BUILT_IN:
        unusual.insert(0, "--motion")
    if given.style:
        unusual.append("--style")
    return unusual


def _add_slider(group: argparse._ArgumentGroup, slider: Slider) -> None:
    option = "--" + slider.name.replace("_", "-")
    if slider.kind == "switch":
        group.add_argument(option, action=argparse.BooleanOptionalAction, default=None, help=slider.help)
        return
    group.add_argument(
        option,
        type=_number,
        metavar="X",
        help=f"{slider.help}; {slider.minimum:g} to {slider.maximum:g} (at rest: {slider.default:g})",
    )


def _motion(text: str) -> str | Path:
    return text if text in (BUILT_IN, LOUDNESS, JOYVASA) else Path(text)


def _style(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    return name, _number(value)


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value
