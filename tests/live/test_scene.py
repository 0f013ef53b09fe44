"""Making scenes without holding the picture of now up."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from talking_avatar.errors import UserError
from talking_avatar.live.scene import SceneChoice, SceneWorkshop
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.render.framing import FrameKind, Framing, OriginalBackground, TransparentBackground
from talking_avatar.resources import bundled

pytestmark = pytest.mark.full

PORTRAIT = sorted(bundled("resources", "portraits").glob("*.jpg"))[0]
FRAMING = Framing(FrameKind.WIDE, 180)


def choice(portrait: Path = PORTRAIT, **changed: object) -> SceneChoice:
    return SceneChoice(portrait, FRAMING, OriginalBackground(), "warp", **changed)  # type: ignore[arg-type]


def test_an_unknown_portrait_is_prepared_apart_and_then_stored(tmp_path: Path) -> None:
    first = SceneWorkshop(tmp_path)(choice())
    assert first.renderer.size_px == (320, 180)
    frame = first.renderer.draw(FaceState.of({"jawOpen": 0.4}))
    assert frame.std() > 10
    started_s = time.thread_time()
    again = SceneWorkshop(tmp_path)(choice())
    assert time.thread_time() - started_s < 1.0
    np.testing.assert_array_equal(again.renderer.draw(FaceState.of({"jawOpen": 0.4})), frame)


def test_what_is_wrong_with_a_picture_is_told_from_the_other_process(tmp_path: Path) -> None:
    picture = tmp_path / "wall.png"
    import cv2

    cv2.imwrite(str(picture), np.full((300, 300, 3), 180, np.uint8))
    with pytest.raises(UserError, match="face"):
        SceneWorkshop(tmp_path / "store")(choice(picture))


def test_a_transparent_camera_is_refused(tmp_path: Path) -> None:
    wanted = SceneChoice(PORTRAIT, FRAMING, TransparentBackground(), "warp")
    with pytest.raises(UserError, match="transparent"):
        SceneWorkshop(tmp_path)(wanted)


def test_networks_run_on_the_device_that_was_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from talking_avatar.assembly import engines

    class Shelf(engines.EngineShelf):
        def live_objection(self, engine: str) -> str:
            return f"{engine} has no models for {self._device.value}."

    monkeypatch.setattr(engines, "EngineShelf", Shelf)
    workshop = SceneWorkshop(tmp_path)
    for device in ("auto", "cuda", "cpu"):
        scene = workshop(replace(choice(device=device), engine="liveportrait"))
        assert f"liveportrait has no models for {device}." in scene.notes[0]
