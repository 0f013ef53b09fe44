"""What the library knows of a portrait, and how it is written as JSON. Knows no Qt."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

MAX_NAME = 60
SMALLEST_CROP = 0.02
_ID = re.compile(r"[a-z0-9-]{1,64}")
_FILE = re.compile(r"[a-z0-9-]{1,80}\.[a-z0-9]{1,8}")


class Rights(str, Enum):
    """Why a person may use a picture, as they answered when it was brought in."""

    MINE = "mine"
    PERMISSION = "permission"
    GENERATED = "generated"
    PUBLIC_DOMAIN = "public-domain"


@dataclass(frozen=True)
class Crop:
    """The part of a picture that is used, in shares of its upright width and height: 0 is left or top."""

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        sides = (self.left, self.top, self.right, self.bottom)
        if not all(math.isfinite(side) and 0 <= side <= 1 for side in sides):
            raise ValueError("a crop lies within 0..1")
        if self.right - self.left < SMALLEST_CROP or self.bottom - self.top < SMALLEST_CROP:
            raise ValueError("a crop has a width and a height")

    @property
    def whole(self) -> bool:
        return (self.left, self.top, self.right, self.bottom) == (0, 0, 1, 1)

    def box_px(self, width_px: int, height_px: int) -> tuple[int, int, int, int]:
        """``(x0, y0, x1, y1)`` in a picture of this size, at least a pixel wide and high."""
        x0 = min(round(self.left * width_px), width_px - 1)
        y0 = min(round(self.top * height_px), height_px - 1)
        x1, y1 = round(self.right * width_px), round(self.bottom * height_px)
        return x0, y0, max(x1, x0 + 1), max(y1, y0 + 1)


@dataclass(frozen=True)
class LibraryPortrait:
    """One portrait. ``path`` is the picture for the engines, already cropped; ``original`` the one that was
    brought in. ``bundled`` ones come with the program and can be hidden, but not renamed or cropped."""

    id: str
    path: Path
    name: str
    rights: Rights
    bundled: bool
    original: Path
    crop: Crop | None = None


@dataclass(frozen=True)
class Entry:
    """A line of the library's file; ``file`` and ``cropped`` are names in the folder of pictures."""

    id: str
    file: str
    name: str
    rights: Rights
    crop: Crop | None = None
    cropped: str | None = None

    def portrait(self, pictures: Path) -> LibraryPortrait:
        original = pictures / self.file
        path = pictures / self.cropped if self.cropped else original
        return LibraryPortrait(self.id, path, self.name, self.rights, False, original, self.crop)


def tidy_name(name: str) -> str:
    """In one line, printable, not empty, at most ``MAX_NAME`` characters."""
    words = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    return words[:MAX_NAME].strip() or "Portrait"


def entry_to_json(entry: Entry) -> dict[str, Any]:
    crop = entry.crop
    return {
        "id": entry.id,
        "file": entry.file,
        "name": entry.name,
        "rights": entry.rights.value,
        "crop": None if crop is None else [crop.left, crop.top, crop.right, crop.bottom],
        "cropped": entry.cropped,
    }


def entry_from_json(data: object) -> Entry:
    """Raises ``ValueError`` for what is no entry, or names a file outside the folder."""
    if not isinstance(data, dict):
        raise ValueError("no table")
    sides = data.get("crop")
    crop = None
    if sides is not None:
        numbers = isinstance(sides, list) and all(isinstance(side, int | float) for side in sides)
        if not numbers or len(sides) != 4:
            raise ValueError("no crop")
        crop = Crop(*(float(side) for side in sides))
    cropped = data.get("cropped")
    return Entry(
        _matching(_ID, data.get("id")),
        _matching(_FILE, data.get("file")),
        tidy_name(str(data.get("name", ""))),
        Rights(data.get("rights")),
        crop if cropped is not None else None,
        None if cropped is None or crop is None else _matching(_FILE, cropped),
    )


def _matching(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError(f"{str(value)[:20]!r} will not do")
    return value
