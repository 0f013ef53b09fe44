"""What the app remembers between two starts, and how it is written as JSON. Knows no Qt."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from talking_avatar.desktop.backgrounds import ORIGINAL, is_colour
from talking_avatar.motion.performer.sliders import SLIDERS, Sliders, checked_sliders

Json = dict[str, Any]

PRESET_KEYS = range(1, 10)
PICTURE_HEIGHTS_PX = (540, 720, 1080)
LARGEST_TRIM_MS = 200
_LONGEST_TEXT = 4096
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class PortraitControls:
    """How the sliders of one portrait stand, and what its keys 1 to 9 recall."""

    sliders: Sliders = field(default_factory=Sliders)
    presets: Mapping[int, Sliders] = field(default_factory=lambda: MappingProxyType({}))

    def with_preset(self, key: int, sliders: Sliders | None) -> PortraitControls:
        """``sliders`` on this key (1 to 9); ``None`` clears it."""
        if key not in PRESET_KEYS:
            raise ValueError(f"presets lie on the keys 1 to 9, not {key}")
        presets = {k: v for k, v in self.presets.items() if k != key}
        if sliders is not None:
            presets[key] = sliders
        return PortraitControls(self.sliders, MappingProxyType(dict(sorted(presets.items()))))


@dataclass(frozen=True)
class AppSettings:
    """Change by ``dataclasses.replace``.

    ``window_geometry`` is what Qt saves, as base64. ``microphone``, ``camera`` and ``delayed_microphone``
    are names as ``LiveSettings`` takes them. ``portrait`` is the id of a portrait in the library, and
    ``controls`` has one entry for each portrait that was ever moved. ``language`` is a code such as ``de``,
    or ``system``; ``theme`` is ``system``, ``light``, ``dark`` or ``contrast``. ``quality`` is a live preset.
    ``background`` as in ``desktop.backgrounds``; ``framing`` a value of ``FrameKind``. ``recordings`` is a
    folder, empty for the usual one. ``device`` is what networks run on; ``picture_height_px`` one of
    ``PICTURE_HEIGHTS_PX``, of a 16:9 picture; ``voice_trim_ms`` is added to the delayed microphone's delay.
    ``global_keys`` are keys as Qt writes them (``Ctrl+Alt+M``), by remote command. ``unknown`` holds what
    another version of the program wrote, and is kept.
    """

    window_geometry: str = ""
    microphone: str = "default"
    camera: str | None = "auto"
    delayed_microphone: str | None = None
    push_to_talk: bool = False
    automatic_gain: bool = False
    portrait: str = ""
    controls: Mapping[str, PortraitControls] = field(default_factory=lambda: MappingProxyType({}))
    engine: str = "warp"
    quality: str = "default"
    background: str = ORIGINAL
    framing: str = "16:9"
    zoom: float = 1.0
    mirror_preview: bool = False
    badge: bool = True
    tour_done: bool = False
    close_to_tray: bool = False
    look_for_updates: bool = False
    language: str = "system"
    theme: str = "system"
    recordings: str = ""
    device: str = "auto"
    picture_height_px: int = 720
    voice_trim_ms: int = 0
    global_keys: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    unknown: Mapping[str, Any] = field(default_factory=lambda: _NOTHING, compare=False)

    def controls_of(self, portrait: str) -> PortraitControls:
        return self.controls.get(portrait) or PortraitControls()


def from_json(data: Json) -> tuple[AppSettings, tuple[str, ...]]:
    """Settings from a file's content, and the names of entries that made no sense and were left at their
    defaults."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name, read in _READERS.items():
        if name not in data:
            continue
        try:
            values[name] = read(data[name])
        except (ValueError, TypeError, OverflowError):
            wrong.append(name)
    unknown = {key: value for key, value in data.items() if key not in _READERS and key != "version"}
    return AppSettings(**values, unknown=MappingProxyType(unknown)), tuple(wrong)


def to_json(settings: AppSettings) -> Json:
    """Everything but the version, which is the store's."""
    data: Json = dict(settings.unknown)
    for f in fields(AppSettings):
        if f.name not in ("controls", "global_keys", "unknown"):
            data[f.name] = getattr(settings, f.name)
    data["global_keys"] = dict(settings.global_keys)
    data["controls"] = {
        portrait: {
            "sliders": _slider_values(controls.sliders),
            "presets": {str(key): _slider_values(preset) for key, preset in controls.presets.items()},
        }
        for portrait, controls in settings.controls.items()
    }
    return data


def _slider_values(sliders: Sliders) -> Json:
    return {s.name: getattr(sliders, s.name) for s in SLIDERS if getattr(sliders, s.name) != s.default}


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT or "\0" in value:
        raise ValueError
    value.encode()  # lone surrogates are no text, and cannot be written back
    return value


def _word(value: object) -> str:
    if not (text := _text(value)):
        raise ValueError
    return text


def _text_or_none(value: object) -> str | None:
    return None if value is None else _word(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _number_among(choices: Collection[int]) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value not in choices:
            raise ValueError
        return value

    return read


def _global_keys(value: object) -> Mapping[str, str]:
    return MappingProxyType({_word(command): _word(keys) for command, keys in _table(value).items()})


def _zoom(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError
    if not 0.5 <= value <= 4:
        raise ValueError
    return float(value)


def _one_of(*choices: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if (text := _text(value)) not in choices:
            raise ValueError
        return text

    return read


def _background(value: object) -> str:
    text = _word(value)
    if text.startswith("#") and not is_colour(text):
        raise ValueError
    return text


def _table(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError
    return value


def _sliders(value: object) -> Sliders:
    """Those values that are known and in range; the others stay at rest."""
    sliders = Sliders()
    for name, number in _table(value).items():
        try:
            sliders = checked_sliders({name: number}, sliders)
        except Exception:  # an unknown name, or a number that is none: this slider alone is lost
            continue
    return sliders


def _controls(value: object) -> Mapping[str, PortraitControls]:
    """Those of portraits whose entry is one; the others start afresh."""
    read: dict[str, PortraitControls] = {}
    for portrait, entry in _table(value).items():
        with contextlib.suppress(ValueError):
            read[_word(portrait)] = _portrait_controls(_table(entry))
    return MappingProxyType(read)


def _portrait_controls(entry: Json) -> PortraitControls:
    presets = {
        int(key): _sliders(sliders)
        for key, sliders in _table(entry.get("presets", {})).items()
        if key in {str(k) for k in PRESET_KEYS}
    }
    return PortraitControls(
        _sliders(entry.get("sliders", {})), MappingProxyType(dict(sorted(presets.items())))
    )


_READERS: Mapping[str, Callable[[object], Any]] = {
    "window_geometry": _text,
    "microphone": _word,
    "camera": _text_or_none,
    "delayed_microphone": _text_or_none,
    "push_to_talk": _flag,
    "automatic_gain": _flag,
    "portrait": _text,
    "controls": _controls,
    "engine": _word,
    "quality": _word,
    "background": _background,
    "framing": _one_of("crop", "photo", "16:9"),
    "zoom": _zoom,
    "mirror_preview": _flag,
    "badge": _flag,
    "tour_done": _flag,
    "close_to_tray": _flag,
    "look_for_updates": _flag,
    "language": _word,
    "theme": _one_of("system", "light", "dark", "contrast"),
    "recordings": _text,
    "device": _one_of("auto", "cuda", "mps", "cpu"),
    "picture_height_px": _number_among(PICTURE_HEIGHTS_PX),
    "voice_trim_ms": _number_among(range(-LARGEST_TRIM_MS, LARGEST_TRIM_MS + 1)),
    "global_keys": _global_keys,
}
