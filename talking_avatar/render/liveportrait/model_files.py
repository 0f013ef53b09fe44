"""Names of the published files; importing this imports no PyTorch."""

from __future__ import annotations

APPEARANCE = "liveportrait/appearance_feature_extractor"
MOTION = "liveportrait/motion_extractor"
WARPING = "liveportrait/warping_module"
DECODER = "liveportrait/spade_generator"
RETARGETING = "liveportrait/stitching_retargeting"
FILES = (APPEARANCE, MOTION, WARPING, DECODER, RETARGETING)
