"""From a face state to the keypoints that W bends the portrait to."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talking_avatar.motion.controls import CONTROL_INDEX, POSE_INDEX, clip_controls
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.motion.keypoint_basis import keypoint_expression
from talking_avatar.render.liveportrait.driving_options import DrivingOptions
from talking_avatar.render.liveportrait.head_pose import rotation_matrix
from talking_avatar.render.liveportrait.implicit_face import ImplicitFace, pose_keypoints
from talking_avatar.render.liveportrait.loading import Retargeting
from talking_avatar.render.liveportrait.motion_transfer import SeenFace
from talking_avatar.render.liveportrait.regions import Region, expression_mask
from talking_avatar.render.liveportrait.stitching import close_parted_lips, open_eyes, open_lips, stitch

_ANGLE_LIMIT_DEG = 40.0
_SHIFT_LIMIT_IPD = 1.0
_SMALLEST_SCALE, _LARGEST_SCALE = 0.5, 2.0
_JAW_RATIO = 0.6
"""How far ``jawOpen`` 1 parts the lips; 0.67 is the most that upstream's motion templates show."""

_LIDS = ("eyeBlinkLeft", "eyeBlinkRight")


class FaceDriver:
    """Relative motion of one portrait. The same state gives the same keypoints."""

    def __init__(self, networks: Retargeting, source: SeenFace, ipd: float, options: DrivingOptions) -> None:
        """``source``: the portrait, one picture; ``ipd`` in units of half the crop."""
        self._networks, self._seen, self._options, self._ipd = networks, source, options, ipd
        self.source: NDArray[np.float64] = source.face.keypoints()
        rest = stitch(networks.stitching, self.source, self.source) - self.source
        self._rest = rest if options.anchored else np.zeros_like(rest)
        self._closed = (
            close_parted_lips(networks.lip, self.source, source.lip_ratio) if options.close_lips else 0.0
        )
        self._mask = expression_mask(options.region, identity_too=True)

    def __call__(self, state: FaceState) -> NDArray[np.float32]:
        """``(1, 21, 3)``. Values beyond what a face does are limited; not-a-number is neutral."""
        options, controls = self._options, clip_controls(state.controls)
        moved = self._posed(self._seen.face, self._expression(controls, state.residual), state.pose)
        moved = moved + np.where(self._mask, self._retargeted(controls), 0.0)
        if options.stitching:
            moved = stitch(self._networks.stitching, self.source, moved) - self._rest
        moved = moved + self._closed
        return np.asarray(self.source + (moved - self.source) * options.multiplier, np.float32)

    def _retargeted(self, controls: NDArray[np.float32]) -> NDArray[np.float64]:
        """``(1, 21, 3)``: what the networks for eyes and lips add; nothing at rest, where they would add a
        little."""
        total = np.zeros_like(self.source)
        if self._options.retarget_eyes:
            shut = min(float(controls[CONTROL_INDEX[name]]) for name in _LIDS)
            total = total + self._eyes(shut) - self._eyes(0.0)
        if self._options.retarget_lips:
            jaw = float(controls[CONTROL_INDEX["jawOpen"]])
            total = total + self._lips(jaw) - self._lips(0.0)
        return total

    def _eyes(self, shut: float) -> NDArray[np.float64]:
        ratios = self._seen.eye_ratios
        return open_eyes(self._networks.eye, self.source, ratios, float(ratios.mean()) * (1 - shut))

    def _lips(self, jaw: float) -> NDArray[np.float64]:
        ratio = self._seen.lip_ratio
        return open_lips(self._networks.lip, self.source, ratio, float(ratio[0, 0]) + _JAW_RATIO * jaw)

    def _expression(
        self, controls: NDArray[np.float32], residual: NDArray[np.float32]
    ) -> NDArray[np.float64]:
        """``(21, 3)`` beside the portrait's own, without what the networks do."""
        left = controls.copy()
        if self._options.retarget_eyes:
            shut = min(left[CONTROL_INDEX[name]] for name in _LIDS)
            for name in _LIDS:
                left[CONTROL_INDEX[name]] -= shut
        if self._options.retarget_lips:
            left[CONTROL_INDEX["jawOpen"]] = 0
        change = keypoint_expression(left, _finite(residual)).astype(np.float64)
        return np.where(self._mask, change, 0.0)

    def _posed(
        self, face: ImplicitFace, change: NDArray[np.float64], pose: NDArray[np.float32]
    ) -> NDArray[np.float64]:
        values = {name: float(_finite(pose)[index]) for name, index in POSE_INDEX.items()}
        rotation, translation, scale = face.rotation, face.translation, face.scale
        if self._options.region.turns:
            pitch, yaw, roll = (
                np.clip(values[f"{name}_deg"], -_ANGLE_LIMIT_DEG, _ANGLE_LIMIT_DEG)
                for name in ("pitch", "yaw", "roll")
            )
            rotation = rotation_matrix(pitch, -yaw, roll) @ rotation
            shift = np.clip([values["x_ipd"], values["y_ipd"]], -_SHIFT_LIMIT_IPD, _SHIFT_LIMIT_IPD)
            translation = translation + np.array([*(shift * self._ipd), 0.0])
        if self._options.region is Region.ALL:
            scale = scale * np.clip(1 + values["scale"], _SMALLEST_SCALE, _LARGEST_SCALE)
        return pose_keypoints(face.canonical, rotation, face.expression + change, scale, translation)


def _finite(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.nan_to_num(np.asarray(values, np.float32), nan=0.0, posinf=0.0, neginf=0.0)
