"""The description of one invented person: everything that differs between the portraits."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomllib

Rgb = tuple[float, float, float]
"""Linear red, green and blue, 0..1."""


@dataclass(frozen=True)
class Skin:
    """``colour``: base reflectance. ``redness``, ``freckles``, ``stubble``, ``wrinkles``, ``spots``: 0..1.

    ``make_up`` 0..1 darkens the line of the lashes and shades the lids.
    """

    colour: Rgb = (0.60, 0.36, 0.26)
    redness: float = 0.5
    freckles: float = 0.0
    stubble: float = 0.0
    wrinkles: float = 0.0
    spots: float = 0.0
    lips: Rgb = (0.52, 0.20, 0.18)
    lip_strength: float = 0.6
    make_up: float = 0.0


@dataclass(frozen=True)
class Fibre:
    """``melanin`` 0 white .. 1 black; ``red`` 0 .. 1 (pheomelanin); ``grey``: share of white strands."""

    melanin: float = 0.85
    red: float = 0.2
    grey: float = 0.0


@dataclass(frozen=True)
class Hair:
    """``style``: ``none``, ``swept``, ``long`` or ``curls``.

    ``count`` strands of ``radius_mm``; ``length_m`` at the top. ``hairline_up``, ``recession``: move the
    forehead's and the temples' hairline up, in eye distances.
    ``part``: where the parting is, in eye distances to the right of the picture.
    ``volume_m``: how far the outermost hair stands off. ``wave``: 0 straight .. 1 wavy.
    """

    style: str = "swept"
    count: int = 40000
    radius_mm: float = 0.09
    length_m: float = 0.05
    hairline_up: float = 0.0
    recession: float = 0.0
    part: float = 0.35
    volume_m: float = 0.012
    wave: float = 0.2


@dataclass(frozen=True)
class Beard:
    """``length_m`` 0 for none; ``count`` strands; ``moustache``: 0..1 how dense it is above the lip."""

    length_m: float = 0.0
    count: int = 9000
    moustache: float = 1.0


@dataclass(frozen=True)
class Brows:
    """``thickness`` 0.5 thin .. 1.5 bushy; ``flat``: 0 arched .. 1 straight; ``count`` hairs a side."""

    thickness: float = 1.0
    flat: float = 0.0
    count: int = 700
    length_m: float = 0.0085
    melanin: float = 0.85


@dataclass(frozen=True)
class Garment:
    """``kind``: ``crew``, or ``vee`` over a shirt of the colour ``inner``; ``knit``: 0 smooth .. 1 coarse."""

    kind: str = "crew"
    colour: Rgb = (0.05, 0.09, 0.20)
    inner: Rgb = (0.75, 0.74, 0.72)
    knit: float = 0.5


@dataclass(frozen=True)
class Glasses:
    """``colour`` of the frame; ``wire_mm``: its thickness; ``round``: 0 rectangular .. 1 round."""

    colour: Rgb = (0.02, 0.015, 0.012)
    wire_mm: float = 2.2
    round: float = 0.5


@dataclass(frozen=True)
class Studio:
    """``background``: three colours from left to right; ``glow``: brightness of its lamp or window.

    ``trim``: share of the render that is cut off below, and half of it on each side, when it is finished.
    """

    background: tuple[Rgb, Rgb, Rgb] = ((0.10, 0.11, 0.12), (0.17, 0.17, 0.16), (0.08, 0.09, 0.10))
    glow: float = 0.5
    exposure: float = 0.1
    key_from_left: bool = True
    distance_m: float = 1.05
    trim: float = 0.0


@dataclass(frozen=True)
class Person:
    """One portrait. ``shares``: see :meth:`MakeHumanData.adult`; ``targets``, ``units``: weights by name."""

    name: str
    title: str
    description: str
    seed: int
    shares: dict[str, float]
    kind: str = "photo"
    targets: dict[str, float] = field(default_factory=dict)
    units: dict[str, float] = field(default_factory=dict)
    iris: Rgb = (0.12, 0.07, 0.03)
    lashes_m: float = 0.007
    skin: Skin = Skin()
    fibre: Fibre = Fibre()
    hair: Hair = Hair()
    beard: Beard = Beard()
    brows: Brows = Brows()
    garment: Garment = Garment()
    glasses: Glasses | None = None
    studio: Studio = Studio()


def load_person(path: Path) -> Person:
    """Read a person from a TOML file; the file's name is the person's."""
    raw = {key: _as_tuples(value) for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items()}
    parts = {
        "skin": Skin,
        "fibre": Fibre,
        "hair": Hair,
        "beard": Beard,
        "brows": Brows,
        "garment": Garment,
        "glasses": Glasses,
        "studio": Studio,
    }
    for key, part in parts.items():
        if key in raw:
            raw[key] = part(**raw[key])
    return Person(name=path.stem, **raw)


def _as_tuples(value: Any) -> Any:
    """``value`` with tuples in place of TOML's lists, however deep."""
    if isinstance(value, list):
        return tuple(_as_tuples(item) for item in value)
    return {key: _as_tuples(item) for key, item in value.items()} if isinstance(value, dict) else value
