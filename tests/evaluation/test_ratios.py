"""What the program costs, as multiples of plain work of the same kind measured in the same minute.

Times of two computers, or of two days, cannot be compared; such ratios nearly can. ``stored_ratios.json`` has
those of the last release (``python -m tests.evaluation.test_ratios`` prints new ones). A figure that became
half as dear again fails here, by its name.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from talking_avatar.assembly.engines import make_renderer
from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.assembly.voices import make_voice, sample_voice
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.cache import DerivedStore
from talking_avatar.portrait.prepare import FaceModels, prepare_portrait
from talking_avatar.render.framing import Framing, OriginalBackground
from talking_avatar.render.warp.prepare import prepare_rig
from talking_avatar.resources import bundled

STORED = Path(__file__).with_name("stored_ratios.json")
TOLERANCE = 1.5
ROUNDS, TRIES = 7, 4
"""Neighbours on the same core slow some work more than other; what truly became dearer is so every time."""
CLARA = bundled("resources", "portraits", "clara.jpg")
MOVING = FaceState.of({"jawOpen": 0.5, "eyeBlinkLeft": 0.6, "mouthSmileLeft": 0.5}, yaw_deg=8, roll_deg=-4)


def plain_picture_work() -> None:
    """A cubic remap of 1024 x 1024 pixels and a blur."""
    picture = np.full((1024, 1024, 3), 90, np.uint8)
    y, x = np.mgrid[0:1024, 0:1024].astype(np.float32)
    cv2.GaussianBlur(cv2.remap(picture, x, y, cv2.INTER_CUBIC), (0, 0), 3)


def plain_network_work() -> None:
    """Products so small that they stay on one thread, as the motion model's do."""
    a = np.ones((64, 64), np.float32)
    for _ in range(2000):
        a = np.tanh(a @ a * 1e-2)


def cost_s(work: Callable[[], object]) -> float:
    begin_s = time.process_time()
    work()
    return time.process_time() - begin_s


def ratio(work: Callable[[], object], plain: Callable[[], object]) -> float:
    """The least of both over rounds that alternate."""
    work(), plain()
    rounds = [(cost_s(work), cost_s(plain)) for _ in range(ROUNDS)]
    return min(w for w, _ in rounds) / min(p for _, p in rounds)


def measured(folder: Path) -> dict[str, float]:
    models = FaceModels.load()
    ready = PortraitShelf(DerivedStore(folder)).get(CLARA)
    crop = make_renderer(ready, Framing(), OriginalBackground())
    voice, sound = make_voice(measured=False).generator, sample_voice()[:48_000]

    def draw_frames() -> None:
        for _ in range(10):
            crop.draw(MOVING)

    def move() -> None:
        stream = voice.stream(0)
        stream.push(sound), stream.finish()

    return {
        "ten frames at 512 px": ratio(draw_frames, plain_picture_work),
        "preparing a portrait": ratio(lambda: prepare_portrait(CLARA, models=models), plain_picture_work),
        "preparing a rig": ratio(lambda: prepare_rig(ready.portrait), plain_picture_work),
        "a portrait from the store": ratio(
            lambda: PortraitShelf(DerivedStore(folder)).get(CLARA), plain_picture_work
        ),
        "motion for three seconds of voice": ratio(move, plain_network_work),
    }


@pytest.mark.full
def test_nothing_became_much_dearer_than_in_the_last_release(tmp_path: Path) -> None:
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    least = dict.fromkeys(stored, np.inf)
    for _ in range(TRIES):
        now = measured(tmp_path)
        assert now.keys() == stored.keys()
        least = {name: min(least[name], now[name]) for name in now}
        worse = [name for name in least if least[name] > TOLERANCE * stored[name]]
        if not worse:
            return
    pytest.fail("; ".join(f"{name}: {least[name]:.3g}, was {stored[name]:.3g}" for name in worse))


if __name__ == "__main__":
    import sys
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        sys.stdout.write(
            json.dumps({k: round(v, 3) for k, v in measured(Path(place)).items()}, indent=2) + "\n"
        )
