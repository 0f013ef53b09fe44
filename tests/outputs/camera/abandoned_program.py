"""A program with a camera that is about to be killed: ``python -m`` this, with the trace's file."""

from __future__ import annotations

import sys
import time
from fractions import Fraction

import numpy as np

from talking_avatar.outputs.camera.virtual_camera import VirtualCamera


def main() -> None:
    camera = VirtualCamera(f"trace:{sys.argv[1]}", (64, 36), Fraction(30), print)
    frame = np.full((36, 64, 3), 200, np.uint8)
    while True:
        camera.publish(frame, time.perf_counter() + 0.01, 0.0)
        time.sleep(1 / 30)


if __name__ == "__main__":
    main()
