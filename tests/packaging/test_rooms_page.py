"""Every room has its drawing, and what the drawings name is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "talking_avatar"
DRAWINGS = dict(
    re.findall(r"^## (\w+)\n.*?```text\n(.*?)```", (ROOT / "docs/rooms.md").read_text("utf-8"), re.M | re.S)
)


def test_every_room_has_a_drawing() -> None:
    assert set(DRAWINGS) == {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


def test_what_a_drawing_names_is_there() -> None:
    for room, drawing in DRAWINGS.items():
        named = set(re.findall(r"\[(\w+)\]", drawing))
        there = {path.stem for path in (PACKAGE / room).rglob("*.py")}
        there |= {path.parent.name for path in (PACKAGE / room).rglob("__init__.py")}
        assert named and not named - there, room


def test_drawings_fit_on_the_page() -> None:
    assert max(len(line) for drawing in DRAWINGS.values() for line in drawing.splitlines()) <= 150
