"""Which part of the photo a frame shows, at what size, and what stands behind the subject."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray


class FrameKind(str, Enum):
    """``crop``: the square face crop; ``photo``: the whole photo; ``wide``: 16:9 around the face."""

    CROP = "crop"
    PHOTO = "photo"
    WIDE = "16:9"


@dataclass(frozen=True)
class Framing:
    """``height_px`` of the frame; its width follows from the kind (and, for ``photo``, from the photo).

    Both sides come out even, as video needs. ``zoom`` > 1 shows less around the face (not for ``photo``).
    """

    kind: FrameKind = FrameKind.CROP
    height_px: int = 512
    zoom: float = 1.0


@dataclass(frozen=True)
class OriginalBackground:
    """The photo's own, filled in where the head uncovers it. The only one that keeps neutral exact."""


@dataclass(frozen=True)
class BlurredBackground:
    """The photo's own, out of focus; ``radius_ipd`` is the blur's standard deviation."""

    radius_ipd: float = 0.12


@dataclass(frozen=True)
class ColourBackground:
    """One colour, sRGB 0..255."""

    rgb: tuple[int, int, int]


@dataclass(frozen=True, eq=False)
class PictureBackground:
    """Another picture ``(h, w, 3)`` uint8 RGB, scaled to cover the frame."""

    picture: NDArray[np.uint8]


@dataclass(frozen=True)
class TransparentBackground:
    """None: frames carry straight alpha."""


Background: TypeAlias = (
    OriginalBackground | BlurredBackground | ColourBackground | PictureBackground | TransparentBackground
)
