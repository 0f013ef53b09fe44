"""A model that draws what it saw, so that a frame tells where everything lies."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from talking_avatar.render.liveportrait.compute import Compute, compute_on
from talking_avatar.render.liveportrait.head_pose import rotation_matrix
from talking_avatar.render.liveportrait.implicit_face import ImplicitFace
from talking_avatar.render.liveportrait.loading import Retargeting
from talking_avatar.render.liveportrait.networks.retargeting import Perceptron
from tests.render.liveportrait.recipe import state, uniform


def small_networks() -> Retargeting:
    parts = ({k: v.numpy() for k, v in state(name).items()} for name in ("stitching", "eye", "lip"))
    return Retargeting(*(Perceptron.of_state(part) for part in parts))


def some_face() -> ImplicitFace:
    return ImplicitFace(
        canonical=0.3 * uniform("test/canonical", 1, 21, 3),
        rotation=rotation_matrix(4.0, -7.0, 2.0)[None],
        expression=0.02 * uniform("test/expression", 1, 21, 3),
        scale=np.array([1.4]),
        translation=np.array([[0.02, 0.1, 0.3]]),
    )


class StandInModel:
    """Draws the picture that it saw, twice as large, moved by as much as keypoint 0 moves."""

    def __init__(self) -> None:
        self.compute: Compute = compute_on(torch.device("cpu"))
        self.retargeting = small_networks()
        self.saw = np.zeros((256, 256, 3), np.uint8)

    def see(self, picture: NDArray[np.uint8]) -> tuple[Tensor, ImplicitFace]:
        self.saw = picture
        return torch.from_numpy(picture), some_face()

    def prepare(self, volume: Tensor, source: NDArray[np.floating]) -> tuple[Tensor, Tensor]:
        large = volume.permute(2, 0, 1)[None].float() / 255
        large = torch.nn.functional.interpolate(large, scale_factor=2, mode="bilinear")
        return large, torch.from_numpy(np.asarray(source, np.float32))

    def warping(
        self, portrait: tuple[Tensor, Tensor], driving: Tensor
    ) -> tuple[tuple[Tensor, Tensor], Tensor]:
        return portrait, driving

    def decoder(self, feature: tuple[tuple[Tensor, Tensor], Tensor]) -> Tensor:
        return self.draw(*feature)

    def draw(self, portrait: tuple[Tensor, Tensor], driving: Tensor) -> Tensor:
        picture, source = portrait
        x, y = (round(256 * float(v)) for v in (driving - source)[0, 0, :2])
        return torch.roll(picture, (y, x), (2, 3))
