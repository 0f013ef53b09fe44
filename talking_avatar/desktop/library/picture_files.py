"""The library's own copies of pictures. Knows no Qt."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

from talking_avatar.desktop.library.portraits import Crop
from talking_avatar.errors import UserError

if TYPE_CHECKING:  # slow to import, and needed only when a picture is brought in
    from talking_avatar.media.images import Picture

_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".heif", ".tif", ".tiff", ".bmp", ".gif"}


def stored_suffix(source: str) -> str:
    """The suffix for the copy of a file of this name; pictures are known by content, so any will do."""
    suffix = Path(source).suffix.lower()
    return suffix if suffix in _SUFFIXES else ".img"


def write_bytes(path: Path, data: bytes) -> None:
    """Whole or not at all. Raises :class:`UserError`."""
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise not_kept("The picture cannot be kept in the library", error) from error


def not_kept(what: str, error: OSError) -> UserError:
    from talking_avatar.media.failures import reason

    return UserError(what, reason(error), "make room on the disk")


def cropped_png(picture: Picture, crop: Crop) -> bytes:
    """The part of ``picture`` within ``crop``, with its transparency, as a PNG without loss."""
    import numpy as np
    from PIL import Image

    height, width = picture.rgb.shape[:2]
    x0, y0, x1, y1 = crop.box_px(width, height)
    part = picture.rgb[y0:y1, x0:x1]
    if picture.alpha is not None:
        part = np.dstack([part, picture.alpha[y0:y1, x0:x1]])
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(part)).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()
