"""The built-in renderer: poses the rig, samples the photo once, draws the overlays."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import CROP_PX, Portrait
from talking_avatar.render.framing import Background, Framing, OriginalBackground
from talking_avatar.render.warp.baked_face import BakedFace
from talking_avatar.render.warp.baked_layer import BakedLayer
from talking_avatar.render.warp.canvas import Canvas, build_canvas
from talking_avatar.render.warp.coefficients import limited_state, rig_coefficients
from talking_avatar.render.warp.composite import lay_over, lay_over_nothing
from talking_avatar.render.warp.eyeball import draw_eyeball
from talking_avatar.render.warp.eyelid import draw_eyelid
from talking_avatar.render.warp.head_pose import FOCAL_PX, HeadProjection, unproject
from talking_avatar.render.warp.jit import use_one_thread
from talking_avatar.render.warp.mouth_interior import draw_mouth
from talking_avatar.render.warp.moving_mesh import Mesh
from talking_avatar.render.warp.posed_face import PosedFace
from talking_avatar.render.warp.posing import moved_bounds, pose_vertices
from talking_avatar.render.warp.raster import rasterise
from talking_avatar.render.warp.rig import WarpRig
from talking_avatar.render.warp.shading_gain import ShadingGain

_TIE_DEPTH_PX = 0.6
"""Lower lip and lower lids lie this much further away: where the cuts close, the upper side wins."""

_MOVED_PX = 1 / 64
"""A vertex that has moved less than half of the map's resolution has not moved."""

_SAMPLING_REACH_PX = 2.0
"""Sampling and rounding may touch pixels this far outside a triangle."""


class WarpRenderer:
    """Draws ``portrait`` in one framing before one background; see :class:`~..renderer.Renderer`.

    Buffers are allocated once; a frame allocates nothing of its size unless ``out`` is missing. Frames do not
    depend on the frames before them. Sets OpenCV to one thread for the whole process (see
    ``jit.use_one_thread``)."""

    def __init__(
        self,
        portrait: Portrait,
        rig: WarpRig,
        framing: Framing | None = None,
        background: Background | None = None,
        baked: BakedFace | None = None,
    ) -> None:
        """``baked``: what another engine drew of this rig once, to be used where it is known.

        Raises ``UserError`` when the framing's size cannot be drawn.
        """
        use_one_thread()
        self._portrait = portrait
        self._rig = rig
        self.canvas: Canvas = build_canvas(
            portrait, rig.mesh, rig.plate, framing or Framing(), background or OriginalBackground()
        )
        mesh, basis = rig.mesh, rig.basis
        vertices = len(mesh.vertices_px)
        self._rest = unproject(mesh.vertices_px, basis.ear_depth_px).astype(np.float32).ravel()
        self._fields = np.ascontiguousarray(basis.displacements.T, np.float32)
        self._weight = np.ascontiguousarray(basis.pose_weight, np.float32)
        self._depth_bias = _depth_bias(mesh)
        self._triangles, self._filler_count = _seen_triangles(mesh, self.canvas)
        self._work = np.empty(3 * vertices, np.float32)
        self._xy = np.empty((vertices, 2), np.float32)
        self._z = np.empty(vertices, np.float32)
        self._bounds = np.zeros(4, np.int64)
        width, height = self.canvas.view.size_px
        self._spans = np.zeros((height, 2), np.int64)
        self._whole = np.zeros((height, width, 2), np.int16)
        self._fraction = np.zeros((height, width), np.uint16)
        self._depth = np.zeros((height, width), np.float32)
        self._gain = ShadingGain(rig.shading, self.canvas, rig.mouth.tint)
        transparent = self.canvas.channels == 4
        self._still = np.ascontiguousarray(self.canvas.picture[..., :3])
        self._behind = self._still if transparent else self.canvas.behind
        self._drawn = np.empty_like(self._still) if transparent else None
        self._alpha = np.zeros((height, width) if transparent else (0, 0), np.uint8)
        self._baked = None if baked is None else BakedLayer(baked, rig, self.canvas)

    @property
    def size_px(self) -> tuple[int, int]:
        return self.canvas.view.size_px

    @property
    def channels(self) -> int:
        return self.canvas.channels

    def draw(self, state: FaceState, out: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        """The frame of ``state``; see :class:`~talking_avatar.render.renderer.Renderer`.

        Raises ``ValueError`` when ``out`` is not a contiguous uint8 array of the frame's shape.
        """
        if out is None:
            out = np.empty_like(self.canvas.picture)
        elif out.shape != self.canvas.picture.shape or out.dtype != np.uint8 or not out.flags.c_contiguous:
            raise ValueError(f"out must be a contiguous uint8 array {self.canvas.picture.shape}")
        state = limited_state(state, self._portrait.traits)
        if not state.controls.any() and not state.pose.any():
            np.copyto(out, self.canvas.picture)
            return out
        posed = self.pose(state)
        if self._baked is not None:
            self._baked.look(posed, self._bounds, self.size_px)
        self._rasterise()
        frame = out if self._drawn is None else self._drawn
        self._copy_still(frame)
        self._lay_over(posed, frame)
        self._draw_overlays(posed, frame)
        if self._drawn is not None:
            self._merge_alpha(out)
        return out

    def pose(self, state: FaceState) -> PosedFace:
        """The mesh in ``state`` (already limited); valid until the next call."""
        view, basis = self.canvas.view, self._rig.basis
        coefficients = rig_coefficients(state.controls)
        projection = HeadProjection.of(state.pose, basis, self._portrait.head, view.scale, view.offset)
        pose_vertices(
            self._rest,
            self._fields,
            np.flatnonzero(coefficients),
            coefficients,
            self._weight,
            projection.rotation,
            projection.pivot,
            projection.offset,
            projection.scale,
            FOCAL_PX,
            CROP_PX / 2,
            view.scale,
            float(view.offset[0]),
            float(view.offset[1]),
            self._depth_bias,
            self._work,
            self._xy,
            self._z,
        )
        width, height = view.size_px
        moved_bounds(self._xy, self.canvas.frame_xy, self._triangles, _MOVED_PX, width, height, self._bounds)
        return PosedFace(self._xy, self._z, coefficients, state, projection)

    def _rasterise(self) -> None:
        """Where each pixel inside the bounds comes from."""
        canvas = self.canvas
        rasterise(
            self._xy,
            self._z,
            self._triangles,
            self._filler_count,
            canvas.texture_xy,
            canvas.margin_px,
            self._bounds,
            self._spans,
            self._whole,
            self._fraction,
            self._depth,
        )

    def _lay_over(self, posed: PosedFace, frame: NDArray[np.uint8]) -> None:
        """The subject over what is behind, inside the bounds."""
        gain = self._gain
        shaded = gain.mix(posed.coefficients)
        lay_over(
            self.canvas.texture,
            self._whole,
            self._fraction,
            self._depth,
            self._bounds,
            self._spans,
            self._behind,
            shaded,
            gain.entries,
            gain.scale,
            gain.x,
            gain.y,
            gain.stride_px,
            gain.table,
            frame,
            self._alpha,
        )

    def _merge_alpha(self, out: NDArray[np.uint8]) -> None:
        """``out`` RGBA from the opaque drawing and the alpha sampled with it."""
        assert self._drawn is not None
        np.copyto(out[..., :3], self._drawn)
        np.copyto(out[..., 3], self.canvas.picture[..., 3])
        lay_over_nothing(self._alpha, self._bounds, self.canvas.behind, self._drawn, out)

    def _copy_still(self, frame: NDArray[np.uint8]) -> None:
        """The neutral picture outside the bounds, which stands still."""
        x0, y0, x1, y1 = self._bounds.tolist()
        picture = self._still
        frame[:y0] = picture[:y0]
        frame[y1:] = picture[y1:]
        frame[y0:y1, :x0] = picture[y0:y1, :x0]
        frame[y0:y1, x1:] = picture[y0:y1, x1:]

    def _draw_overlays(self, posed: PosedFace, frame: NDArray[np.uint8]) -> None:
        rig, baked = self._rig, self._baked
        if baked is not None and baked.skin_changes:
            baked.skin.draw(frame, self._whole, self._fraction, self._depth, self._bounds, self._spans)
        for contour, eyeball in zip(rig.mesh.eyes, rig.eyeballs, strict=True):
            draw_eyeball(frame, posed, contour, eyeball)
        for i, (contour, eyelid) in enumerate(zip(rig.mesh.eyes, rig.eyelids, strict=True)):
            lid_opening = draw_eyelid(frame, posed, contour, eyelid)
            if baked is not None and (lid := baked.lids[i]) is not None:
                lid.draw(frame, posed, lid_opening, baked.coefficients)
        opening = draw_mouth(frame, posed, rig.mesh, rig.mouth)
        if baked is not None and baked.mouth is not None and opening is not None:
            baked.mouth.draw(frame, opening, baked.coefficients)


def _seen_triangles(mesh: Mesh, canvas: Canvas) -> tuple[NDArray[np.int32], int]:
    """The triangles that show anything of the subject, and how many of them, the last, are fillers."""
    nothing = (canvas.texture[..., 3] == 0).astype(np.uint8)
    to_subject = cv2.distanceTransform(nothing, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    corners = canvas.texture_xy[mesh.triangles].astype(np.float64)
    middle = corners.mean(axis=1)
    height, width = nothing.shape
    column, row = np.clip(np.rint(middle), 0, [width - 1, height - 1]).astype(np.intp).T
    radius = np.linalg.norm(corners - middle[:, None], axis=2).max(axis=1)
    beyond = np.linalg.norm(middle - np.stack([column, row], axis=1), axis=1)
    seen = to_subject[row, column] <= radius + beyond + _SAMPLING_REACH_PX
    fillers = int(seen[len(seen) - mesh.filler_count :].sum())
    return np.ascontiguousarray(mesh.triangles[seen]), fillers


def _depth_bias(mesh: Mesh) -> NDArray[np.float32]:
    bias = np.zeros(len(mesh.vertices_px), np.float32)
    for lower in (mesh.lower_lip, *(eye.lower for eye in mesh.eyes)):
        bias[lower[1:-1]] = _TIE_DEPTH_PX
    return bias
