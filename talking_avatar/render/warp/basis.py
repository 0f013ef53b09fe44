"""How every vertex of the mesh answers to every control and to the head's pose."""

from __future__ import annotations

import numpy as np

from talking_avatar.portrait import face_mesh_topology as topology
from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.render.warp.arkit_fields import load_face_fields
from talking_avatar.render.warp.biharmonic import Laplacian
from talking_avatar.render.warp.brow_handles import brow_handles
from talking_avatar.render.warp.depth import ear_depth_px
from talking_avatar.render.warp.eye_handles import eye_handles
from talking_avatar.render.warp.handles import HeadGeometry
from talking_avatar.render.warp.mesh import distance_to_face, sample
from talking_avatar.render.warp.mouth_handles import mouth_handles
from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS, Mesh, MotionBasis
from talking_avatar.render.warp.polyline import FloatArray, smoothstep
from talking_avatar.render.warp.spectacle_rims import rim_vertices

_MOUTH_MEMBRANE = 0.01
_EYE_MEMBRANE = 0.02
_BROW_MEMBRANE = 0.02

_PIVOT_BELOW_CHIN_IPD = 0.35
_PIVOT_BEHIND_EARS_IPD = 0.10
_NECK_IPD = (0.02, 1.15)
_BORDER_PX = (12.0, 70.0)
_ASIDE_IPD = (1.9, 2.9)


def build_basis(portrait: Portrait, mesh: Mesh) -> MotionBasis:
    """The basis of ``mesh``: motions given at handles in the head's frame, spread by biharmonic fields.

    The mesh is cut along lips and lids, so that the fields part there by themselves. The frame of spectacles
    moves with the head alone.
    """
    head = HeadGeometry.of(portrait, mesh)
    laplacian = Laplacian.of(mesh.vertices_px[:, :2], mesh.triangles[: -mesh.filler_count])
    face_distance_ipd = sample(distance_to_face(portrait), mesh.vertices_px[:, :2]) / portrait.head.ipd_px
    fields = load_face_fields()
    rims = rim_vertices(portrait, mesh)
    motion = np.concatenate(
        [
            mouth_handles(head, mesh, fields, rims, face_distance_ipd).spread(laplacian, _MOUTH_MEMBRANE),
            eye_handles(head, mesh, fields, rims).spread(laplacian, _EYE_MEMBRANE),
            brow_handles(head, mesh, fields, rims).spread(laplacian, _BROW_MEMBRANE),
        ],
        axis=1,
    )
    in_crop = portrait.head.vectors_to_crop(motion)
    chin_y = float(head.landmarks[topology.CHIN, 1])
    pivot = portrait.head.to_crop(np.array([0.0, chin_y + _PIVOT_BELOW_CHIN_IPD, 0.0]))
    ears = ear_depth_px(portrait)
    pivot[2] = ears + _PIVOT_BEHIND_EARS_IPD * portrait.head.ipd_px
    return MotionBasis(
        displacements=np.ascontiguousarray(in_crop.transpose(0, 2, 1), np.float32).reshape(
            -1, len(RIG_COEFFICIENTS)
        ),
        pose_weight=pose_weight(head, mesh, chin_y),
        pivot_px=pivot,
        ear_depth_px=ears,
    )


def pose_weight(head: HeadGeometry, mesh: Mesh, chin_y: float) -> np.ndarray:
    """How far each vertex follows the head, ``(N,)`` float32: shoulders, bystanders and the crop's border
    stay.

    Nothing moves within 12 px of the borders, so that the moving crop can be put back into the whole photo.
    """
    xy: FloatArray = mesh.vertices_px[:, :2]
    border_px = np.minimum(xy, CROP_PX - 1 - xy).min(axis=1)
    weight = 1 - smoothstep(*_NECK_IPD, head.vertices[:, 1] - chin_y)
    weight = weight * smoothstep(*_BORDER_PX, border_px)
    return np.asarray(weight * (1 - smoothstep(*_ASIDE_IPD, np.abs(head.vertices[:, 0]))), np.float32)
