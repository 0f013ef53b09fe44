"""A program that draws one frame of a portrait and says so: ``python -m ... PICTURE STORE``.

What a person waits for at the start of every command, measured by ``bench`` as a process of its own.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from talking_avatar.assembly.engines import make_renderer
from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.cache import DerivedStore
from talking_avatar.render.framing import Framing, OriginalBackground


def main(picture: Path, store: Path) -> None:
    """Draw one moved frame of 512 px; writes one line of JSON: ``cpu_s``, and the slow ``packages`` that were
    imported although a stored portrait needs none of them."""
    ready = PortraitShelf(DerivedStore(store)).get(picture)
    renderer = make_renderer(ready, Framing(), OriginalBackground())
    renderer.draw(FaceState.of({"jawOpen": 0.5, "eyeBlinkLeft": 0.5}, yaw_deg=5))
    packages = sorted({"torch", "transformers", "ai_edge_litert", "scipy.sparse"} & set(sys.modules))
    sys.stdout.write(json.dumps({"cpu_s": time.process_time(), "packages": packages}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
