"""LivePortrait on one device, shared by all portraits."""

from __future__ import annotations

import copy

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from talking_avatar.render.liveportrait.compute import Compute
from talking_avatar.render.liveportrait.implicit_face import ImplicitFace
from talking_avatar.render.liveportrait.loading import Networks, Retargeting
from talking_avatar.render.liveportrait.rewrites.fast_warping import FastWarping, PortraitVolume


class LivePortraitModel:
    """F and M as published, in float32; W and G rewritten, in the precision of ``compute``."""

    retargeting: Retargeting

    def __init__(self, networks: Networks, compute: Compute) -> None:
        self.compute = compute
        self.retargeting = networks.retargeting
        # Once a portrait; not every layer of F exists on Apple's GPU.
        self.sees_on = torch.device("cpu") if compute.device.type == "mps" else compute.device
        self._appearance = copy.deepcopy(networks.appearance).to(self.sees_on)
        self._motion = copy.deepcopy(networks.motion).to(self.sees_on)
        self.warping = FastWarping(
            networks.warping,
            compute.convolutions,
            compute.mask,
            compute.sample,
            compute.device,
            compute.maps,
        )
        self.decoder = compute.decoder(networks.decoder)

    @torch.no_grad()
    def see(self, picture: NDArray[np.uint8]) -> tuple[Tensor, ImplicitFace]:
        """The feature volume ``(1, 32, 16, 64, 64)`` and the face in ``picture (256, 256, 3)``."""
        image = torch.from_numpy(np.ascontiguousarray(picture)).to(self.sees_on)
        return self.see_image(image.permute(2, 0, 1)[None].float() / 255)

    @torch.no_grad()
    def see_image(self, image: Tensor) -> tuple[Tensor, ImplicitFace]:
        """The same for ``image (1, 3, 256, 256)`` within 0..1 on :attr:`sees_on`."""
        heads = {name: value.float().cpu().numpy() for name, value in self._motion(image).items()}
        return self._appearance(image), ImplicitFace.of_outputs(heads)

    @torch.no_grad()
    def prepare(self, volume: Tensor, source: NDArray[np.floating]) -> PortraitVolume:
        """``source (1, 21, 3)``: the portrait's keypoints."""
        return self.warping.prepare(volume, torch.from_numpy(np.asarray(source, np.float32)))

    @torch.no_grad()
    def draw(self, portrait: PortraitVolume, driving: Tensor) -> Tensor:
        """``(1, 3, 512, 512)`` within 0..1 for keypoints ``driving (1, 21, 3)`` on the device."""
        return self.decoder(self.warping(portrait, driving))
