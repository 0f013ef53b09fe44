"""Baked faces on disk: what was kept comes back, and whatever else lies there does no harm."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from talking_avatar.assembly import baked_shelf
from talking_avatar.assembly.baked_shelf import BakedShelf
from talking_avatar.assembly.baking import bake
from talking_avatar.assembly.engine_names import BUILT_IN, LIVEPORTRAIT
from talking_avatar.assembly.engines import EngineShelf
from talking_avatar.assembly.portraits import PortraitShelf, ReadyPortrait
from talking_avatar.errors import UserError
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.portrait.cache import DerivedStore
from talking_avatar.portrait.portrait import Portrait
from talking_avatar.render.bake.states import BAKE_STATES
from talking_avatar.render.warp.baked_face import (
    BakedFace,
    LidPatches,
    MouthPatches,
    Refusal,
    SkinRegion,
    StateSpace,
    flaw_of,
)
from talking_avatar.render.warp.engine import WarpRenderer
from talking_avatar.render.warp.moving_mesh import RIG_COEFFICIENTS
from talking_avatar.render.warp.rig import WarpRig
from tests.conftest import PORTRAITS
from tests.fast_part import examples

COLUMNS = len(RIG_COEFFICIENTS) + 1


def made_up() -> BakedFace:
    """A small one that is drawn in every part, of random pictures."""
    random = np.random.default_rng(5)
    names = ("jawOpen", "eyeBlinkLeft", "browInnerUp")
    spaces = []
    for name in names:
        axes = np.zeros((1, COLUMNS), np.float32)
        axes[0, RIG_COEFFICIENTS.index(name)] = 1
        spaces.append(StateSpace(("neutral", "half", "full"), axes, np.float32([[0], [0.5], [1]])))
    skin = tuple(
        SkinRegion(space, random.integers(-90, 90, (2, 40, 60, 3), np.int8), np.array([20, 30 * i]))
        for i, space in enumerate(spaces)
    )
    both = np.array([1, 2])
    lid = LidPatches("Left", spaces[1], random.integers(0, 256, (2, 20, 30, 4), np.uint8), both)
    mouth = MouthPatches(
        spaces[0], random.integers(0, 256, (2, 50, 80, 4), np.uint8), both, 100.0, -0.4, -0.2, 0.07, 0.0, 0.3
    )
    refused = (Refusal("squint", "The state 'squint' is left out: no face was found in the picture."),)
    return BakedFace("painter", "abc", np.array([150, 200, 200, 150]), skin, (lid,), mouth, refused)


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    shelf, face = BakedShelf(DerivedStore(tmp_path)), made_up()
    assert shelf.find("face") is None
    shelf.keep("face", face)
    found = BakedShelf(DerivedStore(tmp_path)).find("face")
    assert found is not None
    assert (found.engine, found.weights, found.refused) == (face.engine, face.weights, face.refused)
    assert found.state_names == face.state_names
    assert np.array_equal(found.sheet_px, face.sheet_px)
    for one, other in zip(found.skin, face.skin, strict=True):
        assert np.array_equal(one.maps, other.maps)
        assert np.array_equal(one.space.nodes, other.space.nodes)
    assert np.array_equal(found.lids[0].pictures, face.lids[0].pictures)
    assert found.mouth is not None
    assert face.mouth is not None
    assert np.array_equal(found.mouth.pictures, face.mouth.pictures)
    assert found.mouth.drop_ipd == face.mouth.drop_ipd
    assert shelf.find("another face") is None


def test_another_version_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = BakedShelf(DerivedStore(tmp_path))
    shelf.keep("face", made_up())
    monkeypatch.setattr(baked_shelf, "_VERSION", "0.0")
    assert shelf.find("face") is None


@pytest.mark.parametrize("place", [0.001, 0.2, 0.5, 0.9, 0.9999])
def test_damage_is_noticed(place: float, tmp_path: Path) -> None:
    shelf = BakedShelf(DerivedStore(tmp_path))
    shelf.keep("face", made_up())
    (path,) = (tmp_path / "baked").glob("*.safetensors")
    data = bytearray(path.read_bytes())
    data[int(place * len(data))] ^= 0x55
    path.write_bytes(data)
    assert shelf.find("face") is None
    path.write_bytes(data[: int(place * len(data))])
    assert shelf.find("face") is None


def test_a_broken_write_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = BakedShelf(DerivedStore(tmp_path))
    shelf.keep("face", made_up())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        with pytest.raises(UserError, match="cannot be kept because No space left"):
            shelf.keep("face", replace(made_up(), engine="another"))
    found = shelf.find("face")
    assert found is not None
    assert found.engine == "painter"
    assert len(list((tmp_path / "baked").iterdir())) == 1


def _arrays(face: BakedFace) -> list[tuple[str, NDArray]]:
    assert face.mouth is not None
    region, lid = face.skin[0], face.lids[0]
    return [
        ("sheet", face.sheet_px), ("maps", region.maps), ("corner", region.corner),
        ("axes", region.space.axes),
        ("nodes", region.space.nodes), ("lid", lid.pictures), ("lid node", lid.of_node),
        ("mouth", face.mouth.pictures), ("mouth node", face.mouth.of_node),
    ]  # fmt: skip


def _with(face: BakedFace, name: str, array: NDArray) -> BakedFace:
    assert face.mouth is not None
    region, lid, mouth = face.skin[0], face.lids[0], face.mouth
    if name == "sheet":
        return replace(face, sheet_px=array)
    if name in ("maps", "corner"):
        region = replace(region, **{name: array})
    elif name in ("axes", "nodes"):
        region = replace(region, space=replace(region.space, **{name: array}))
    elif name.startswith("lid"):
        lid = replace(lid, **{"of_node" if "node" in name else "pictures": array})
    else:
        mouth = replace(mouth, **{"of_node" if "node" in name else "pictures": array})
    return replace(face, skin=(region, *face.skin[1:]), lids=(lid,), mouth=mouth)


def test_a_sound_one_has_no_flaw() -> None:
    assert flaw_of(made_up()) == ""


@settings(max_examples=examples(120), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_does_not_fit_is_noticed_or_harmless(
    data: st.DataObject, woman: Portrait, rig: WarpRig
) -> None:
    """One array of a face is replaced by another of its kind: it is refused, or draws without crashing."""
    face = made_up()
    name, array = data.draw(st.sampled_from(_arrays(face)))
    shape = list(array.shape)
    for axis in range(len(shape)):
        shape[axis] = data.draw(st.sampled_from([shape[axis], 0, 1, shape[axis] + 1, 3 * shape[axis]]))
    if data.draw(st.booleans()):
        shape = shape[: data.draw(st.integers(0, len(shape)))]
    random = np.random.default_rng(data.draw(st.integers(0, 99)))
    if array.dtype.kind == "f":
        values = random.choice(np.float32([0, 0.5, 1, -1, np.nan, np.inf, 1e30]), shape)
    else:
        low, high = data.draw(st.sampled_from([(0, 3), (-5, 600), (0, 120)]))
        values = random.integers(low, high, shape).clip(*_limits(array))
    broken = _with(face, name, np.ascontiguousarray(values.astype(array.dtype)))
    if flaw_of(broken):
        return
    renderer = WarpRenderer(woman, rig, baked=broken)
    frame = renderer.draw(FaceState.of({"jawOpen": 0.7, "eyeBlinkLeft": 0.7, "browInnerUp": 0.7}, yaw_deg=5))
    assert frame.shape == (512, 512, 3)


def _limits(array: NDArray) -> tuple[int, int]:
    about = np.iinfo(array.dtype)
    return int(about.min), int(about.max)


@pytest.mark.full
def test_a_portrait_gets_its_baked_face_unless_it_shall_not(tmp_path: Path) -> None:
    shelf = PortraitShelf(DerivedStore(tmp_path))
    picture = PORTRAITS["woman"]
    ready = shelf.get(picture)
    assert ready.baked is None
    baked = bake(
        ready, BUILT_IN, EngineShelf(), lambda done, total: None, lambda: False, BAKE_STATES[2:3]
    )  # fmt: skip
    shelf.baked.keep(ready.portrait.content_hash, baked)
    again = shelf.get(picture)
    assert again.baked is not None
    assert again.baked.state_names == ("wide-open",)
    assert again.baked.engine == BUILT_IN
    assert PortraitShelf(DerivedStore(tmp_path), use_baked=False).get(picture).baked is None


def test_a_teacher_without_its_networks_says_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, woman: Portrait, rig: WarpRig
) -> None:
    monkeypatch.setenv("TALKING_AVATAR_MODELS", str(tmp_path / "models"))
    ready = ReadyPortrait(woman, rig)
    with pytest.raises(UserError, match="talking-avatar models download liveportrait"):
        bake(ready, LIVEPORTRAIT, EngineShelf(), lambda done, total: None, lambda: False)
