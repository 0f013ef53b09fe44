"""Named settings of the sliders: a temper to start from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from talking_avatar.errors import UserError
from talking_avatar.motion.performer.sliders import Sliders


@dataclass(frozen=True)
class Preset:
    """``name`` for options, ``help`` for people, and where the sliders stand."""

    name: str
    help: str
    sliders: Sliders


_ALL = (
    Preset("natural", "as the voice asks", Sliders()),
    Preset("friendly", "a little smile, open brows", Sliders(smile=0.25, brows=0.12, liveliness=1.15)),
    Preset("calm", "small, slow movements", Sliders(mouth=0.85, liveliness=0.6, head_motion=0.5)),
    Preset(
        "lively",
        "larger movements of mouth, brows and head",
        Sliders(smile=0.1, mouth=1.15, liveliness=1.5, head_motion=1.4),
    ),
    Preset("serious", "no smile, brows a little lowered", Sliders(smile=-0.12, brows=-0.2, head_motion=0.8)),
    Preset("still", "only mouth and eyes move", Sliders(liveliness=0.35, head_motion=0.0)),
)

PRESETS: Mapping[str, Preset] = MappingProxyType({preset.name: preset for preset in _ALL})
"""By name; the first is how everything starts."""


def preset_sliders(name: str) -> Sliders:
    """The sliders of a preset. Raises :class:`UserError` that lists the names when there is none."""
    if name not in PRESETS:
        raise UserError(f"There is no preset called {name[:40]!r}", remedy=f"choose {', '.join(PRESETS)}")
    return PRESETS[name].sliders
