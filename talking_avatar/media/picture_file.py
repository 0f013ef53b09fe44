"""Writing pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from talking_avatar.errors import UserError
from talking_avatar.media.failures import reason


def write_picture(path: Path, picture: NDArray[np.uint8]) -> None:
    """``(H, W, 3 or 4)`` uint8 RGB(A) into a file; its suffix says which kind.

    Raises :class:`UserError` when the suffix or the place does not allow it.
    """
    try:
        Image.fromarray(picture).save(path)
    except (OSError, ValueError, KeyError) as error:
        unknown = not isinstance(error, OSError) or "write mode" in str(error)
        why = f"{path.suffix or 'no suffix'} is not a known kind of picture" if unknown else reason(error)
        raise UserError(f"{path} cannot be written", why, "choose a name such as sheet.png") from error
