"""Where the chosen engine cannot draw, or can no longer, the built-in one does, and the camera goes on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from talking_avatar.assembly.engines import EngineShelf
from talking_avatar.errors import UserError
from talking_avatar.live.scene import SceneChoice, SceneWorkshop
from talking_avatar.live.state import SessionState
from talking_avatar.render.framing import Framing, OriginalBackground
from talking_avatar.render.renderer import RendererLost
from tests.conftest import PORTRAITS
from tests.live.stand_ins import Rehearsal


def test_an_engine_whose_device_is_lost_is_replaced_at_once(tmp_path: Path) -> None:
    rehearsal = Rehearsal(tmp_path, engine="photo")

    def trouble() -> None:
        if rehearsal.session.status().statistics.drawn > 20:
            raise RendererLost(
                "The picture engine cannot go on", "the graphics card has too little free memory"
            )

    rehearsal.studio.troubles["photo"] = trouble
    with rehearsal:
        rehearsal.until(lambda: len(rehearsal.studio.made) == 2)
        rehearsal.until(lambda: rehearsal.session.state is SessionState.LIVE)
        assert [choice.engine for choice in rehearsal.studio.made] == ["photo", "warp"]
        assert np.diff(rehearsal.trace().sent_s).max() < 0.3
    told = [sentence for sentence in rehearsal.said if "too little free memory" in sentence]
    assert len(told) == 1 and told[0].endswith("warp, the built-in engine, draws.")


@pytest.mark.full
def test_liveportrait_without_its_networks_leaves_the_built_in_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKING_AVATAR_MODELS", str(tmp_path / "nothing"))
    choice = SceneChoice(PORTRAITS["woman"], Framing(height_px=128), OriginalBackground(), "liveportrait")
    scene = SceneWorkshop(tmp_path / "store")(choice)
    assert scene.choice.engine == "warp"
    assert "talking-avatar models download liveportrait" in scene.notes[0]
    assert scene.notes[0].endswith("The built-in engine, warp, draws instead.")


class Capable(EngineShelf):
    """A computer that could draw live, if its files were whole."""

    def live_objection(self, engine: str) -> str:
        return ""


@pytest.mark.full
def test_damaged_networks_leave_the_built_in_engine(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.safetensors"
    damaged.write_bytes(b"no tensors")
    choice = SceneChoice(PORTRAITS["woman"], Framing(height_px=128), OriginalBackground(), "liveportrait")
    scene = SceneWorkshop(tmp_path / "store", Capable("cpu", lambda name: damaged))(choice)
    assert scene.choice.engine == "warp"
    assert "damaged.safetensors cannot be read because the file is damaged" in scene.notes[0]


@pytest.mark.full
def test_what_no_engine_can_draw_is_refused(tmp_path: Path) -> None:
    choice = SceneChoice(PORTRAITS["woman"], Framing(height_px=9), OriginalBackground(), "warp")
    with pytest.raises(UserError, match="9 pixels high"):
        SceneWorkshop(tmp_path / "store")(choice)
