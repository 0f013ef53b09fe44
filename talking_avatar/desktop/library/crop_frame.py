"""A frame on a picture that is pushed and pulled. Knows no Qt."""

from __future__ import annotations

from enum import Flag, auto

from talking_avatar.desktop.library.portraits import Crop

_SMALLEST = 0.08


class Grip(Flag):
    """Which sides move; all of them when the frame is moved as it is."""

    NONE = 0
    LEFT = auto()
    TOP = auto()
    RIGHT = auto()
    BOTTOM = auto()
    ALL = LEFT | TOP | RIGHT | BOTTOM


class CropFrame:
    """Stays inside the picture and never becomes too small to grip."""

    def __init__(self, crop: Crop | None = None) -> None:
        self.crop = crop or Crop(0, 0, 1, 1)

    def move(self, grip: Grip, dx: float, dy: float) -> bool:
        """Move these sides by shares of the picture; false when nothing could move."""
        before = self.crop
        if grip is Grip.ALL:
            dx = min(max(dx, -before.left), 1 - before.right)
            dy = min(max(dy, -before.top), 1 - before.bottom)
            sides = (before.left + dx, before.top + dy, before.right + dx, before.bottom + dy)
            self.crop = Crop(*(min(max(side, 0.0), 1.0) for side in sides))
            return self.crop != before
        left, top, right, bottom = before.left, before.top, before.right, before.bottom
        if grip & Grip.LEFT:
            left = min(max(left + dx, 0.0), right - _SMALLEST)
        if grip & Grip.RIGHT:
            right = max(min(right + dx, 1.0), left + _SMALLEST)
        if grip & Grip.TOP:
            top = min(max(top + dy, 0.0), bottom - _SMALLEST)
        if grip & Grip.BOTTOM:
            bottom = max(min(bottom + dy, 1.0), top + _SMALLEST)
        self.crop = Crop(*(min(max(side, 0.0), 1.0) for side in (left, top, right, bottom)))
        return self.crop != before
