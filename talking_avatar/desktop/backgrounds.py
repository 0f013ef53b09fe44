"""What stands behind the person, as the window writes it down. Knows no Qt."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # slow to import, and not needed by whoever only hands choices on
    from talking_avatar.render.framing import Background

ORIGINAL, BLUR = "original", "blur"
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


def is_colour(chosen: str) -> bool:
    return _COLOUR.fullmatch(chosen) is not None


def is_picture(chosen: str) -> bool:
    """Whether it is the path of one, which takes time to read."""
    return chosen not in (ORIGINAL, BLUR) and not is_colour(chosen)


def background_of(chosen: str) -> Background:
    """``original``, ``blur``, a colour as ``#rrggbb``, or the path of a picture.

    Raises :class:`UserError` for a picture that cannot be read.
    """
    from talking_avatar.render.framing import (
        BlurredBackground,
        ColourBackground,
        OriginalBackground,
        PictureBackground,
    )

    if chosen == ORIGINAL:
        return OriginalBackground()
    if chosen == BLUR:
        return BlurredBackground()
    if is_colour(chosen):
        red, green, blue = bytes.fromhex(chosen[1:])
        return ColourBackground((red, green, blue))
    from talking_avatar.media.images import read_picture

    return PictureBackground(read_picture(Path(chosen)).rgb)
