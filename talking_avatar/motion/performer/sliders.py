"""The sliders of a performance: their names, ranges and one-line help, from which options and windows are
made."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, cast

from talking_avatar.errors import UserError

SliderKind = Literal["offset", "gain", "switch"]


@dataclass(frozen=True)
class Slider:
    """One slider. ``kind``: *offset* is added (0 is neutral), *gain* multiplies (1 is as generated),
    *switch* is a bool, with ``minimum`` 0 and ``maximum`` 1. ``default`` is a bool for switches, else a
    float."""

    name: str
    kind: SliderKind
    minimum: float
    maximum: float
    default: float | bool
    help: str


def _offset(limit: float, text: str) -> Any:
    return field(default=0.0, metadata={"kind": "offset", "range": (-limit, limit), "help": text})


def _gain(text: str) -> Any:
    return field(default=1.0, metadata={"kind": "gain", "range": (0.0, 2.0), "help": text})


def _switch(text: str) -> Any:
    return field(default=True, metadata={"kind": "switch", "range": (0.0, 1.0), "help": text})


@dataclass(frozen=True)
class Sliders:
    """A setting of all sliders. Raises ``ValueError`` for values outside their range; :func:`checked_sliders`
    is for values that people typed."""

    smile: float = _offset(1.0, "corners of the mouth: -1 sad, 1 a broad smile")
    brows: float = _offset(1.0, "brows: -1 lowered, 1 raised")
    eyes: float = _offset(1.0, "eyes: -1 narrowed, 1 wide")
    gaze_x: float = _offset(1.0, "gaze: -1 to the left of the picture, 1 to the right")
    gaze_y: float = _offset(1.0, "gaze: -1 up, 1 down")
    head_pitch_deg: float = _offset(12.0, "head in degrees: negative looks up, positive down")
    head_yaw_deg: float = _offset(
        18.0, "head in degrees: negative turns to the left of the picture, positive right"
    )
    head_roll_deg: float = _offset(10.0, "head in degrees: positive tilts clockwise as seen")
    mouth: float = _gain("how far the mouth opens when speaking")
    liveliness: float = _gain("size of brow raises, glances and breathing")
    head_motion: float = _gain("size of head movements")
    look_at_camera: bool = _switch("the eyes hold the camera while the head moves")
    blinking: bool = _switch("the eyes blink by themselves")

    def __post_init__(self) -> None:
        for slider in SLIDERS:
            problem = _problem(slider, getattr(self, slider.name))
            if problem:
                raise ValueError(f"slider {slider.name} {problem}")


SLIDERS: tuple[Slider, ...] = tuple(
    Slider(
        name=f.name,
        kind=f.metadata["kind"],
        minimum=f.metadata["range"][0],
        maximum=f.metadata["range"][1],
        default=cast("float | bool", f.default),
        help=f.metadata["help"],
    )
    for f in fields(Sliders)
)


def checked_sliders(values: Mapping[str, object], base: Sliders | None = None) -> Sliders:
    """``base`` (all at rest when ``None``) with ``values`` set.

    Raises :class:`UserError` that names the slider and its range when a name is unknown or a value is not a
    number in range (true or false for switches).
    """
    known = {slider.name: slider for slider in SLIDERS}
    merged: dict[str, object] = {s.name: getattr(base, s.name) if base else s.default for s in SLIDERS}
    for name, value in values.items():
        slider = known.get(name)
        if slider is None:
            raise UserError(
                f"There is no slider {str(name)[:40]!r}", remedy=f"choose among {', '.join(known)}"
            )
        problem = _problem(slider, value)
        if problem:
            raise UserError(f"Slider {name} {problem}", remedy=_range_remedy(slider))
        merged[name] = value if slider.kind == "switch" else float(value)  # type: ignore[arg-type]
    return Sliders(**merged)  # type: ignore[arg-type]


def _problem(slider: Slider, value: object) -> str:
    if slider.kind == "switch":
        return "" if isinstance(value, bool) else f"is neither true nor false: {str(value)[:40]!r}"
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return f"is not a number: {str(value)[:40]!r}"
    if not (math.isfinite(value) and slider.minimum <= value <= slider.maximum):
        return f"is {value:g}, outside its range"
    return ""


def _range_remedy(slider: Slider) -> str:
    if slider.kind == "switch":
        return "use true or false"
    return f"use a number from {slider.minimum:g} to {slider.maximum:g}"
