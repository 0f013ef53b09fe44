"""Options that decide how the face moves: one for every slider of the performer, presets, the seed."""

from __future__ import annotations

import argparse
import math

from talking_avatar.motion.performer import SLIDERS, Slider, Sliders, checked_sliders


def add_motion(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("motion")
    group.add_argument(
        "--seed", type=int, default=0, metavar="N", help="another number gives other blinks and glances"
    )
    for slider in SLIDERS:
        _add_slider(group, slider)


def chosen_sliders(given: argparse.Namespace) -> Sliders:
    """The sliders that the options ask for. Raises :class:`UserError` for a value out of range."""
    values = {slider.name: getattr(given, slider.name) for slider in SLIDERS}
    return checked_sliders({name: value for name, value in values.items() if value is not None})


def _add_slider(group: argparse._ArgumentGroup, slider: Slider) -> None:
    option = "--" + slider.name.replace("_", "-")
    if slider.kind == "switch":
        group.add_argument(option, action=argparse.BooleanOptionalAction, default=None, help=slider.help)
        return
    group.add_argument(
        option,
        type=_number,
        metavar="X",
        help=f"{slider.help}; {slider.minimum:g} to {slider.maximum:g} (default: {slider.default:g})",
    )


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value
