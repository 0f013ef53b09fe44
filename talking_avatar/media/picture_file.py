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
from talking_avatar.media.provenance import TAGS, XMP

_MARKED = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff")
_TIFF_XMP = 700


def write_picture(path: Path, picture: NDArray[np.uint8], synthetic: bool = False) -> None:
    """``(H, W, 3 or 4)`` uint8 RGB(A) into a file; its suffix says which kind. ``synthetic`` marks it as
    made by an algorithm, which only PNG, JPEG, WebP and TIFF can carry.

    Raises :class:`UserError` when the suffix or the place does not allow it.
    """
    if synthetic and path.suffix and path.suffix.lower() not in _MARKED:
        raise UserError(
            f"{path} cannot be written",
            f"{path.suffix} pictures cannot say that they are synthetic",
            f"choose a name that ends in {', '.join(_MARKED)}",
        )
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
        texts.add_itxt("XML:com.adobe.xmp", XMP)
        return {"pnginfo": texts}
    if kind in (".tif", ".tiff"):
        return {"tiffinfo": {_TIFF_XMP: XMP.encode()}}
    comment = {"comment": TAGS["comment"]} if kind in (".jpg", ".jpeg") else {}
    return {"xmp": XMP.encode(), **comment}
