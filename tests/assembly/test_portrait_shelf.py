from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from talking_avatar.assembly.engines import make_renderer
from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.errors import UserError
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.cache import DerivedStore
from talking_avatar.render.framing import Framing, OriginalBackground
from tests.conftest import PORTRAITS

STATE = FaceState.of({"jawOpen": 0.4, "eyeBlinkLeft": 0.6}, yaw_deg=6)


@pytest.mark.full
def test_a_stored_portrait_draws_the_same_frames(tmp_path: Path) -> None:
    """As made, and as read back from files by another process's shelf."""
    pictures = []
    for _ in range(2):
        ready = PortraitShelf(DerivedStore(tmp_path)).get(PORTRAITS["photo"])
        renderer = make_renderer(ready, Framing(height_px=256), OriginalBackground())
        pictures.append(renderer.draw(STATE).copy())
    assert len(list(tmp_path.iterdir())) == 2
    np.testing.assert_array_equal(pictures[0], pictures[1])
    assert (pictures[0] != renderer.draw(FaceState.neutral())).any()


@pytest.mark.full
def test_a_damaged_rig_is_made_anew(tmp_path: Path) -> None:
    store = DerivedStore(tmp_path)
    whole = PortraitShelf(store).get(PORTRAITS["man"])
    for path in tmp_path.iterdir():
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 0xFF
        path.write_bytes(bytes(data))
    again = PortraitShelf(store).get(PORTRAITS["man"])
    np.testing.assert_array_equal(again.portrait.landmarks_px, whole.portrait.landmarks_px)
    first, second = (
        make_renderer(ready, Framing(height_px=128), OriginalBackground()).draw(STATE)
        for ready in (whole, again)
    )
    np.testing.assert_array_equal(first, second)


def test_a_picture_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no file .*nobody\.jpg"):
        PortraitShelf(DerivedStore(tmp_path)).get(tmp_path / "nobody.jpg")
