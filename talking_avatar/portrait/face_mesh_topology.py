"""Index sets of MediaPipe's 478-point face mesh that name parts of a face.

*Left* and *right* are the subject's; polylines run from the left of the picture to its right.
"""

from __future__ import annotations

INNER_LIP_UPPER = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308)
INNER_LIP_LOWER = (78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308)
OUTER_LIP_UPPER = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291)
OUTER_LIP_LOWER = (61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291)

RIGHT_EYE_UPPER = (33, 246, 161, 160, 159, 158, 157, 173, 133)
RIGHT_EYE_LOWER = (33, 7, 163, 144, 145, 153, 154, 155, 133)
LEFT_EYE_UPPER = (362, 398, 384, 385, 386, 387, 388, 466, 263)
LEFT_EYE_LOWER = (362, 382, 381, 380, 374, 373, 390, 249, 263)

RIGHT_IRIS_CENTRE, RIGHT_IRIS_RING = 468, (469, 470, 471, 472)
LEFT_IRIS_CENTRE, LEFT_IRIS_RING = 473, (474, 475, 476, 477)

FACE_OVAL = (
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
)  # fmt: skip

CHIN, FOREHEAD = 152, 10
CHIN_FOLD = (106, 182, 83, 18, 313, 406, 335)
"""Between the lower lip and the chin."""

RIGHT_EAR_SIDE, LEFT_EAR_SIDE = 234, 454
SKIN_POINTS = 468
"""The first 468 points lie on the skin; the rest are irises."""

RIGHT_EYE = RIGHT_EYE_UPPER + RIGHT_EYE_LOWER[1:-1]
LEFT_EYE = LEFT_EYE_UPPER + LEFT_EYE_LOWER[1:-1]
INNER_LIP_LEFT_CORNER, INNER_LIP_RIGHT_CORNER = 308, 78
"""Mouth corners of the subject's left and right."""
