"""How the lids move for each control."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.render.warp.arkit_fields import FaceFields
from talking_avatar.render.warp.handles import Handles, HeadGeometry
from talking_avatar.render.warp.moving_mesh import EYE_COEFFICIENTS, RIG_COEFFICIENTS, EyeContour, Mesh

_REACH_IPD = 0.52
_SPRING = 0.1
_FROM_ARKIT = ("eyeSquintLeft", "eyeSquintRight", "eyeWideLeft", "eyeWideRight")
_RINGS = {
    "Right": (
        (247, 30, 29, 27, 28, 56, 190),
        (113, 225, 224, 223, 222, 221),
        (110, 24, 23, 22, 26),
        (228, 229, 230, 231, 232),
    ),
    "Left": (
        (467, 260, 259, 257, 258, 286, 414),
        (342, 445, 444, 443, 442, 441),
        (339, 254, 253, 252, 256),
        (448, 449, 450, 451, 452),
    ),
}
_RING_SHARES = (
    # blink, squint, wide (of the opening's height), lid gaze (of the eye's width)
    (0.30, 0.10, -0.16, 0.05),
    (0.08, 0.06, -0.05, 0.01),
    (-0.05, -0.22, 0.0, 0.01),
    (0.0, -0.10, 0.0, 0.01),
)


def eye_handles(head: HeadGeometry, mesh: Mesh, fields: FaceFields, rims: NDArray[np.intp]) -> Handles:
    """Handles for ``EYE_COEFFICIENTS``; the vertices ``rims`` rest.

    At blink 1 the upper margin has come down by nine tenths of the opening and the lower has risen by one,
    and both bulge alike, so that they meet exactly.
    """
    handles = Handles(RIG_COEFFICIENTS[EYE_COEFFICIENTS])
    handles.hold(rims)
    centres = []
    for eye in mesh.eyes:
        _one_eye(handles, head, eye)
        centres.append(
            (head.vertices[eye.upper].mean(axis=0) + head.vertices[eye.lower].mean(axis=0))[:2] / 2
        )
    offsets = head.vertices[None, :, :2] - np.array(centres)[:, None]
    distance = np.linalg.norm(offsets * np.array([0.8, 1.25]), axis=2).min(axis=0)
    handles.hold(np.flatnonzero(distance > _REACH_IPD))
    skin, ids = head.at(tuple(range(topology.SKIN_POINTS)))
    grip = handles.hold(skin, _SPRING)
    for name in _FROM_ARKIT:
        grip.move_by(name, fields.motion[ids, RIG_COEFFICIENTS.index(name)])
    return handles


def _one_eye(handles: Handles, head: HeadGeometry, eye: EyeContour) -> None:
    blink, squint, wide, gaze = (
        f"{name}{eye.side}" for name in ("eyeBlink", "eyeSquint", "eyeWide", "lidGaze")
    )
    upper, lower = head.vertices[eye.upper], head.vertices[eye.lower]
    gap = lower - upper
    height = float(np.linalg.norm(gap, axis=1).max())
    width = float(np.linalg.norm(upper[-1] - upper[0]))
    bulge = np.sin(np.pi * np.linspace(0, 1, len(upper)))
    inner = slice(1, -1)

    handles.hold(eye.upper[[0, -1]])
    grip = handles.hold(eye.upper[inner])
    grip.move_by(blink, 0.90 * gap[inner])
    grip.move(blink, dy=0.012 * width * bulge[inner])
    grip.move_by(squint, 0.12 * gap[inner])
    grip.move(wide, dy=-0.20 * height * bulge[inner] ** 0.7)
    grip.move(gaze, dy=0.10 * width * bulge[inner])

    grip = handles.hold(eye.lower[inner])
    grip.move_by(blink, -0.10 * gap[inner])
    grip.move(blink, dy=0.012 * width * bulge[inner])
    grip.move_by(squint, -0.28 * gap[inner])
    grip.move(wide, dy=0.03 * height * bulge[inner])
    grip.move(gaze, dy=0.03 * width * bulge[inner])

    own, own_bulge = gap[eye.lash_of], bulge[eye.lash_of]
    grip = handles.hold(eye.lash_ring)
    grip.move_by(blink, 0.86 * own)
    grip.move(blink, dy=0.010 * width * own_bulge)
    grip.move_by(squint, 0.115 * own)
    grip.move(wide, dy=-0.19 * height * own_bulge**0.7)
    grip.move(gaze, dy=0.095 * width * own_bulge)

    for landmarks, shares in zip(_RINGS[eye.side], _RING_SHARES, strict=True):
        vertices, ids = head.at(landmarks)
        along = (head.landmarks[ids, 0] - upper[0, 0]) / (upper[-1, 0] - upper[0, 0])
        ring_bulge = np.sin(np.pi * np.clip(np.clip(along, 0, 1) * 0.9 + 0.05, 0, 1))
        grip = handles.hold(vertices)
        for name, share in zip((blink, squint, wide), shares[:3], strict=True):
            grip.move(name, dy=share * height * ring_bulge)
        grip.move(gaze, dy=shares[3] * width * ring_bulge)
