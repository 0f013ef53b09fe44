"""LivePortrait as a renderer: prepares a portrait once, then draws a frame for each state of its face."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from talking_avatar.errors import UserError
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.framing import (
    Background,
    Framing,
    OriginalBackground,
    TransparentBackground,
)
from talking_avatar.render.liveportrait.crop_geometry import inverse_affine, then
from talking_avatar.render.liveportrait.cuda_device import CudaDevice
from talking_avatar.render.liveportrait.driving_options import DrivingOptions
from talking_avatar.render.liveportrait.face_driver import FaceDriver
from talking_avatar.render.liveportrait.frame_device import FrameDevice, FrameProgram, ImmediateDevice
from talking_avatar.render.liveportrait.frame_pipeline import SLOTS, FramePipeline
from talking_avatar.render.liveportrait.frame_place import FramePlace, photo_reach
from talking_avatar.render.liveportrait.losses import losses
from talking_avatar.render.liveportrait.model import LivePortraitModel
from talking_avatar.render.liveportrait.motion_transfer import SeenFace
from talking_avatar.render.liveportrait.paste_back import PasteBack
from talking_avatar.render.liveportrait.portrait_crop import PortraitCrop, cut_for_networks
from talking_avatar.render.warp.background_plate import Plate
from talking_avatar.render.warp.canvas import Canvas, build_canvas
from talking_avatar.render.warp.moving_mesh import Mesh

DeviceMaker = Callable[[FrameProgram, torch.device, int], FrameDevice]


class LivePortraitRenderer:
    """Draws ``portrait`` in one framing before one background; see :class:`~..renderer.Renderer`.

    The drawn crop lies over the framed photo as the published pipeline pastes it back. Another background is
    put behind the person before the networks see the picture, so that it moves aside with the head.
    ``seen``: the portrait's own face.
    """

    def __init__(
        self,
        model: LivePortraitModel,
        portrait: Portrait,
        mesh: Mesh,
        plate: Plate,
        framing: Framing | None = None,
        background: Background | None = None,
        options: DrivingOptions | None = None,
        make_device: DeviceMaker | None = None,
    ) -> None:
        """``mesh`` and ``plate`` are the warp engine's, for the picture around the face.

        Raises :class:`UserError` for a size that cannot be drawn or a transparent background, and
        :class:`RendererLost` when the device's memory does not suffice.
        """
        background = background or OriginalBackground()
        if isinstance(background, TransparentBackground):
            raise UserError(
                "LivePortrait cannot draw a transparent background",
                "it draws the person together with what is behind",
                "choose another background, or --engine warp",
            )
        self.canvas: Canvas = build_canvas(portrait, mesh, plate, framing or Framing(), background)
        crop = PortraitCrop.of(portrait)
        view = self.canvas.view
        photo_size = portrait.photo.shape[1], portrait.photo.shape[0]
        photo_to_frame = np.column_stack([np.eye(2) * view.photo_scale, view.photo_offset])
        frame_from_crop = then(crop.photo_from_crop, photo_to_frame)
        reach = photo_reach(photo_size, view.photo_scale, view.photo_offset, view.size_px)
        self._place = FramePlace.of(frame_from_crop, view.size_px, reach)
        if isinstance(background, OriginalBackground):
            picture = cut_for_networks(portrait.photo, crop.crop_from_photo)
        else:
            # The crop may reach beyond the frame, which is all that there is of this picture.
            crop_from_frame = inverse_affine(frame_from_crop)
            picture = cut_for_networks(self.canvas.picture, crop_from_frame, repeat_edges=True)
        self._model = model
        with losses():
            volume, face = model.see(picture)
            self.seen = SeenFace(face, crop.eye_ratios, crop.lip_ratio)
            self.driver = FaceDriver(model.retargeting, self.seen, crop.ipd, options or DrivingOptions())
            self.portrait = model.prepare(volume, self.driver.source)
            self.paste = PasteBack(self._place, self.canvas.picture, model.compute.device)
            make_device = make_device or _device_for(model.compute.device)
            self.device = make_device(self._program, model.compute.device, SLOTS)
            self._pipeline = FramePipeline(self.device)

    @property
    def size_px(self) -> tuple[int, int]:
        return self.canvas.view.size_px

    @property
    def channels(self) -> int:
        return 3

    def draw(self, state: FaceState, out: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        """The frame of ``state``. Raises ``ValueError`` when ``out`` is not a contiguous uint8 array of the
        frame's shape, and :class:`RendererLost` when the device fails."""
        return self.draw_keypoints(self.driver(state), out)

    def draw_keypoints(
        self, driving: NDArray[np.float32], out: NDArray[np.uint8] | None = None
    ) -> NDArray[np.uint8]:
        """:meth:`draw` for keypoints ``(1, 21, 3)`` that something else than a state has decided on."""
        self.submit_keypoints(driving)
        return self.take(out)

    @property
    def full(self) -> bool:
        """Whether as many frames are under way as fit."""
        return self._pipeline.full

    @property
    def under_way(self) -> int:
        """How many frames were submitted and not taken."""
        return self._pipeline.under_way

    def submit(self, state: FaceState) -> None:
        """Begin a frame, while others are under way. Raises ``RuntimeError`` when :attr:`full`."""
        self.submit_keypoints(self.driver(state))

    def submit_keypoints(self, driving: NDArray[np.float32]) -> None:
        """:meth:`submit` for keypoints; see :meth:`draw_keypoints`."""
        with losses():
            self._pipeline.submit(driving)

    def take(self, out: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        """The oldest frame that was submitted; see :meth:`draw`."""
        picture = self.canvas.picture
        if out is None:
            out = np.empty_like(picture)
        elif out.shape != picture.shape or out.dtype != np.uint8 or not out.flags.c_contiguous:
            raise ValueError(f"out must be a contiguous uint8 array {picture.shape}")
        with losses():
            drawn = self._pipeline.take()
        y0, y1, x0, x1 = self._place.box
        np.copyto(out, picture)
        out[y0:y1, x0:x1] = drawn
        return out

    def _program(self, driving: Tensor) -> Tensor:
        return self.paste(self._model.draw(self.portrait, driving))


def _device_for(device: torch.device) -> DeviceMaker:
    return CudaDevice if device.type == "cuda" else ImmediateDevice
