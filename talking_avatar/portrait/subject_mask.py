"""Which pixels of the crop belong to the person whose face it shows."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait.face_mesh_topology import SKIN_POINTS
from talking_avatar.portrait.head_frame import HeadFrame

_PERSON = 0.35


def subject_mask(
    person: NDArray[np.float32], landmarks_px: NDArray[np.float64], head: HeadFrame
) -> NDArray[np.uint8]:
    """0/1 mask in crop units from the soft ``person`` mask, the face always included.

    Only the connected part that holds the point between the eyes is kept: other people who do not touch the
    subject stay in the background.
    """
    mask = (person > _PERSON).astype(np.uint8)
    hull = cv2.convexHull(np.rint(landmarks_px[:SKIN_POINTS, :2]).astype(np.int32))
    cv2.fillConvexPoly(mask, hull, 1)
    _, labels = cv2.connectedComponents(mask, connectivity=4)
    side = mask.shape[0]
    x, y = np.clip(np.rint(head.origin_px[:2]), 0, side - 1).astype(int)
    return np.asarray(labels == labels[y, x]).astype(np.uint8)
