from __future__ import annotations

import re
from pathlib import Path

import pytest

from talking_avatar.errors import UserError
from talking_avatar.resources import bundled
from talking_avatar.weights.manifest import Manifest

LISTED = bundled("models", "optional.toml").read_text(encoding="utf-8")


def test_the_list_names_what_the_engines_ask_for() -> None:
    names = {model.name for model in Manifest.load().models}
    assert {
        "liveportrait/appearance_feature_extractor",
        "liveportrait/motion_extractor",
        "liveportrait/warping_module",
        "liveportrait/spade_generator",
        "liveportrait/stitching_retargeting",
        "joyvasa/motion",
    } <= names


def test_sizes_fit_the_tensors_of_the_published_networks() -> None:
    """By LivePortrait's own table of parameters: four bytes each and some kilobytes of names."""
    tensor_bytes = {
        "appearance_feature_extractor": 3_351_672,
        "motion_extractor": 112_474_912,
        "warping_module": 182_146_444,
        "spade_generator": 221_753_392,
    }
    for name, size in tensor_bytes.items():
        assert 0 < Manifest.load().model(f"liveportrait/{name}").size_bytes - size < 100_000


def test_only_free_licences_and_no_insightface() -> None:
    for model in Manifest.load().models:
        assert model.family.licence in {"MIT", "Apache-2.0"}
        assert not re.search(r"insightface|det_10g|2d106|landmark\.onnx|xpose", model.file)


def test_finding_by_name_family_and_all() -> None:
    manifest = Manifest.load()
    assert len(manifest.find("liveportrait")) == 5
    assert [m.name for m in manifest.find("joyvasa/motion")] == ["joyvasa/motion"]
    assert manifest.find("all") == manifest.models
    with pytest.raises(UserError, match="choose one of liveportrait, joyvasa"):
        manifest.find("stable-diffusion")


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('repository = "KlingTeam/LivePortrait"', 'repository = "../../etc"', "repository"),
        ('revision = "82a4fa67', 'revision = "main', "revision"),
        ('sha256 = "5279bb86', 'sha256 = "XYZ', "sha256"),
        ("size_bytes = 3387959", "size_bytes = -1", "size_bytes"),
        ("size_bytes = 3387959", "size_bytes = true", "size_bytes"),
        ("size_bytes = 3387959", "size_bytes = 1\nabout_bytes = 1", "size_bytes"),
        ('file = "liveportrait/base_models/appearance', 'file = "../base_models/appearance', "elsewhere"),
        ('file = "liveportrait/base_models/appearance', 'file = "/base_models/appearance', "file"),
        ('file = "liveportrait/base_models/appearance', 'file = "a?b=/appearance', "file"),
        ('name = "motion_extractor"', 'name = "appearance_feature_extractor"', "twice"),
        ('name = "motion_extractor"', 'name = "../motion"', "name"),
        ('licence = "MIT"', 'licence = ""', "licence"),
        ("parts = { model", "pats = { model", "pats"),
        ('parts = { model = "" }', "parts = { model = 1 }", "parts"),
        ("[liveportrait]", "[LivePortrait]", "LivePortrait"),
        ("[joyvasa]", "joyvasa = 3\n[joyvasb]", "joyvasa"),
    ],
)
def test_a_wrong_list_is_refused_by_name(tmp_path: Path, old: str, new: str, named: str) -> None:
    assert old in LISTED
    path = tmp_path / "optional.toml"
    path.write_text(LISTED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UserError, match=named):
        Manifest.load(path)


def test_no_list_at_all(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="install Talking Avatar again"):
        Manifest.load(tmp_path / "optional.toml")
