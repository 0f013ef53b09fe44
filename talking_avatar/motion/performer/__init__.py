"""The performer: life, sliders, smoothing and limits between motion and the renderer."""

from talking_avatar.motion.performer.limits import Limits
from talking_avatar.motion.performer.performer import (
    FILE_LOOK_AHEAD_FRAMES,
    LIVE_LOOK_AHEAD_FRAMES,
    Performer,
    PerformerSettings,
)
from talking_avatar.motion.performer.presets import PRESETS, Preset, preset_sliders
from talking_avatar.motion.performer.sliders import SLIDERS, Slider, Sliders, checked_sliders

__all__ = [
    "FILE_LOOK_AHEAD_FRAMES",
    "LIVE_LOOK_AHEAD_FRAMES",
    "PRESETS",
    "SLIDERS",
    "Limits",
    "Performer",
    "PerformerSettings",
    "Preset",
    "Slider",
    "Sliders",
    "checked_sliders",
    "preset_sliders",
]
