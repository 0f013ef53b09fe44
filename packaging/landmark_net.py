"""MediaPipe's 478 landmarks on a picture that one roughly centred face fills (no face detection needed)."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

INPUT_PX = 256
CROP_PER_FACE = 1.5
"""The network expects the face with a quarter of its size as margin on every side (MediaPipe)."""
REFINEMENTS = 3


class LandmarkNet:
    """Runs ``face_landmarks_detector.tflite`` (inside MediaPipe's ``face_landmarker.task``, Apache-2.0)."""

    def __init__(self, model: Path) -> None:
        self._net = Interpreter(str(model), num_threads=1)
        self._net.allocate_tensors()

    def __call__(
        self, rgb: NDArray[np.uint8], centre_px: tuple[float, float], side_px: float
    ) -> NDArray[np.float64]:
        """Landmarks ``(478, 3)`` in px of ``rgb (H, W, 3)``; z grows away from the camera.

        ``centre_px``, ``side_px``: square in which to look first; it is then re-centred on what was found.
        """
        for _ in range(REFINEMENTS):
            landmarks = self._in_square(rgb, centre_px, side_px)
            low, high = landmarks[:, :2].min(0), landmarks[:, :2].max(0)
            centre_px = (float((low[0] + high[0]) / 2), float((low[1] + high[1]) / 2))
            side_px = float((high - low).max() * CROP_PER_FACE)
        return landmarks

    def _in_square(
        self, rgb: NDArray[np.uint8], centre_px: tuple[float, float], side_px: float
    ) -> NDArray[np.float64]:
        scale = side_px / INPUT_PX
        origin = np.array(centre_px) - side_px / 2
        to_picture = np.array([[scale, 0, origin[0]], [0, scale, origin[1]]])
        flags = cv2.INTER_AREA | cv2.WARP_INVERSE_MAP
        crop = cv2.warpAffine(
            rgb, to_picture, (INPUT_PX, INPUT_PX), flags=flags, borderMode=cv2.BORDER_REPLICATE
        )
        self._net.set_tensor(self._net.get_input_details()[0]["index"], crop[None].astype(np.float32) / 255)
        self._net.invoke()
        outputs = [self._net.get_tensor(o["index"]) for o in self._net.get_output_details()]
        points = next(o for o in outputs if o.size == 478 * 3).reshape(478, 3).astype(np.float64)
        return np.asarray(np.column_stack([points[:, :2] * scale + origin, points[:, 2] * scale]))
