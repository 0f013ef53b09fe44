"""52 expression scores from landmarks: MediaPipe's blendshape network.

Input points and output order are those of MediaPipe's ``face_blendshapes_graph``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.litert import LiteRtModel
from talking_avatar.resources import bundled

INPUT_POINTS: tuple[int, ...] = (
    0, 1, *range(4, 9), 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, *range(52, 56), 58, 61, 63, *range(65, 68),
    70, 78, *range(80, 83), 84, 87, 88, 91, 93, 95, 103, 105, 107, 109, 127, 132, 133, 136, *range(144, 147),
    *range(148, 151), *range(152, 156), *range(157, 164), 168, 172, 173, 176, 178, 181, 185, 191, 195, 197,
    234, 246, 249, 251, 263, 267, 269, 270, 276, *range(282, 286), 288, 291, 293, *range(295, 298), 300, 308,
    *range(310, 313), 314, 317, 318, 321, 323, 324, 332, 334, 336, 338, 356, 361, 362, 365, *range(373, 376),
    *range(377, 383), *range(384, 391), 397, 398, 400, 402, 405, 409, 415, 454, 466, *range(468, 478),
)  # fmt: skip
"""The 146 landmarks that the network reads."""

BLENDSHAPE_NAMES: tuple[str, ...] = (
    "neutral", "browDownLeft", "browDownRight", "browInnerUp", "browOuterUpLeft", "browOuterUpRight",
    "cheekPuff", "cheekSquintLeft", "cheekSquintRight", "eyeBlinkLeft", "eyeBlinkRight",
    "eyeLookDownLeft", "eyeLookDownRight", "eyeLookInLeft", "eyeLookInRight", "eyeLookOutLeft",
    "eyeLookOutRight", "eyeLookUpLeft", "eyeLookUpRight", "eyeSquintLeft", "eyeSquintRight",
    "eyeWideLeft", "eyeWideRight", "jawForward", "jawLeft", "jawOpen", "jawRight", "mouthClose",
    "mouthDimpleLeft", "mouthDimpleRight", "mouthFrownLeft", "mouthFrownRight", "mouthFunnel", "mouthLeft",
    "mouthLowerDownLeft", "mouthLowerDownRight", "mouthPressLeft", "mouthPressRight", "mouthPucker",
    "mouthRight", "mouthRollLower", "mouthRollUpper", "mouthShrugLower", "mouthShrugUpper",
    "mouthSmileLeft", "mouthSmileRight", "mouthStretchLeft", "mouthStretchRight", "mouthUpperUpLeft",
    "mouthUpperUpRight", "noseSneerLeft", "noseSneerRight",
)  # fmt: skip

BLENDSHAPE_INDEX: Mapping[str, int] = MappingProxyType({n: i for i, n in enumerate(BLENDSHAPE_NAMES)})


class BlendshapeEstimator:
    """Loads the network once; call it with landmarks."""

    def __init__(self) -> None:
        self._model = LiteRtModel(bundled("models", "face_blendshapes.tflite"))

    def __call__(self, points_px: NDArray[np.float64]) -> NDArray[np.float32]:
        """Scores ``(52,)`` 0..1 in the order of ``BLENDSHAPE_NAMES`` for landmarks ``(478, 3)`` in px."""
        outputs = self._model(points_px[list(INPUT_POINTS), :2].astype(np.float32))
        (scores,) = outputs.values()
        return scores.reshape(-1).astype(np.float32)
