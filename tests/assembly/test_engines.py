"""Engines by name: what is missing is told before anything slow is done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from safetensors.torch import save_file

from talking_avatar.assembly.engine_names import ENGINES
from talking_avatar.assembly.engines import EngineShelf
from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.errors import UserError
from talking_avatar.portrait.cache import DerivedStore
from talking_avatar.render.framing import Framing, OriginalBackground
from tests.conftest import PORTRAITS
from tests.render.liveportrait.recipe import state

MODULES = ("appearance_feature_extractor", "motion_extractor", "warping_module", "spade_generator")
PARTS = {"retarget_shoulder": "stitching", "retarget_eye": "eye", "retarget_mouth": "lip"}


def missing(name: str) -> Path:
    raise UserError(
        f"The model {name} is not on this computer", "", "download it with: talking-avatar models"
    )


def test_an_unknown_engine_is_named_with_those_that_there_are() -> None:
    shelf = EngineShelf()
    for ask in (shelf.require, shelf.live_objection):
        with pytest.raises(UserError, match="no engine called 'magic'; choose warp or liveportrait"):
            ask("magic")
    assert ENGINES == ("warp", "liveportrait")


def test_without_its_networks_liveportrait_says_how_to_get_them() -> None:
    shelf = EngineShelf(path_of=missing)
    shelf.require("warp")
    with pytest.raises(UserError, match="appearance_feature_extractor is not on this computer; download"):
        shelf.require("liveportrait")
    assert "is not on this computer" in shelf.live_objection("liveportrait")
    assert shelf.live_objection("warp") == ""


def test_a_device_that_is_not_there_is_named() -> None:
    with pytest.raises(UserError, match=r"cannot run on (mps|cuda) because PyTorch .* finds no such device"):
        for device in ("mps", "cuda"):
            EngineShelf(device, Path).require("liveportrait")


def test_a_processor_is_too_slow_to_be_live() -> None:
    shelf = EngineShelf("cpu", Path)
    assert shelf.live_objection("liveportrait").startswith("LivePortrait takes seconds for a frame")


@pytest.mark.full
def test_the_built_in_engine_imports_no_pytorch() -> None:
    code = "import sys; from talking_avatar.assembly import engines; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.full
def test_liveportrait_is_loaded_from_its_files_once(tmp_path: Path) -> None:
    folder = tmp_path / "models"
    folder.mkdir()
    for module in MODULES:
        save_file(state(module), folder / f"{module}.safetensors")
    small = {f"{a}.module.{key}": value for a, b in PARTS.items() for key, value in state(b).items()}
    save_file(small, folder / "stitching_retargeting.safetensors")
    asked: list[str] = []

    def path_of(name: str) -> Path:
        asked.append(name)
        return folder / f"{name.removeprefix('liveportrait/')}.safetensors"

    shelf = EngineShelf("cpu", path_of)
    ready = PortraitShelf(DerivedStore(tmp_path / "store")).get(PORTRAITS["woman"])
    renderer = shelf.make("liveportrait", ready, Framing(height_px=128), OriginalBackground())
    assert renderer.size_px == (128, 128) and renderer.channels == 3
    first = len(asked)
    assert shelf.liveportrait() is shelf.liveportrait() and len(asked) == first
