"""What LivePortrait shows of a face's motion; importing this imports no PyTorch."""

from __future__ import annotations

from dataclasses import dataclass

from talking_avatar.render.liveportrait.regions import Region


@dataclass(frozen=True)
class DrivingOptions:
    """What of a state is shown, and how.

    ``anchored``: stitching leaves the neutral face exactly as it is, where the published network would shift
    it by a hair. ``close_lips`` closes lips that are parted in the photo. ``retarget_eyes`` and
    ``retarget_lips`` let the networks for it close the eyes (as far as both are closed) and open the jaw.
    ``multiplier``: how much of all motion is shown.
    """

    region: Region = Region.ALL
    stitching: bool = True
    anchored: bool = True
    close_lips: bool = False
    retarget_eyes: bool = False
    retarget_lips: bool = False
    multiplier: float = 1.0
