"""Writing pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from talking_avatar.errors import UserError
from talking_avatar.media.failures import reason
from talking_avatar.media.provenance import TAGS


def write_picture(path: Path, picture: NDArray[np.uint8], synthetic: bool = False) -> None:
    """``(H, W, 3 or 4)`` uint8 RGB(A) into a file; its suffix says which kind. ``synthetic`` marks a PNG or
    JPEG as made by an algorithm.

    Raises :class:`UserError` when the suffix or the place does not allow it.
    """
    try:
        Image.fromarray(picture).save(path, **(_marks(path) if synthetic else {}))
    except (OSError, ValueError, KeyError) as error:
        unknown = not isinstance(error, OSError) or "write mode" in str(error)
        why = f"{path.suffix or 'no suffix'} is not a known kind of picture" if unknown else reason(error)
        raise UserError(f"{path} cannot be written", why, "choose a name such as sheet.png") from error


def _marks(path: Path) -> dict[str, Any]:
    """What to save with a synthetic picture, by its kind."""
    kind = path.suffix.lower()
    if kind == ".png":
        texts = PngInfo()
        for name, text in TAGS.items():
            texts.add_text(name, text)
        return {"pnginfo": texts}
    return {"comment": TAGS["comment"]} if kind in (".jpg", ".jpeg") else {}
