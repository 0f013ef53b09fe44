"""Files that hold something else are refused, and the sentence says what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from talking_avatar.errors import UserError
from talking_avatar.render.liveportrait.loading import (
    fold_spectral_norm,
    load_networks,
    network_of,
    retargeting_of,
)
from talking_avatar.render.liveportrait.model_files import FILES, RETARGETING
from talking_avatar.render.liveportrait.networks.appearance import AppearanceExtractor
from tests.render.liveportrait.recipe import state

PUBLISHED_PARTS = {"retarget_shoulder": "stitching", "retarget_eye": "eye", "retarget_mouth": "lip"}


def test_a_missing_and_an_unknown_tensor_are_named() -> None:
    wrong = dict(state("appearance_feature_extractor"))
    wrong["head.weight"] = wrong.pop("second.weight")
    with pytest.raises(UserError, match=r"F\.safetensors.*second\.weight.*unknown head\.weight"):
        network_of(AppearanceExtractor, wrong, "F.safetensors")


def test_another_shape_is_named() -> None:
    wrong = dict(state("appearance_feature_extractor"))
    wrong["second.bias"] = torch.zeros(256)
    with pytest.raises(UserError, match=r"another shape of second\.bias"):
        network_of(AppearanceExtractor, wrong, "F")


def test_half_precision_files_become_float32() -> None:
    half = {
        k: v.half() if v.is_floating_point() else v for k, v in state("appearance_feature_extractor").items()
    }
    network = network_of(AppearanceExtractor, half, "F")
    assert {p.dtype for p in network.parameters()} == {torch.float32}


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / f"{Path(name).name}.safetensors").write_bytes(b"\x20\0\0\0\0\0\0\0{not a header")
    with pytest.raises(UserError, match="cannot be read because the file is damaged; run `talking-avatar"):
        load_networks(lambda name: tmp_path / f"{Path(name).name}.safetensors")


def test_spectral_norm_is_divided_out() -> None:
    weight = torch.diag(torch.tensor([3.0, 1.0]))
    along = torch.tensor([1.0, 0.0])
    folded = fold_spectral_norm(
        {"c.weight_orig": weight, "c.weight_u": along, "c.weight_v": along, "c.bias": along}
    )
    assert set(folded) == {"c.weight", "c.bias"}
    assert torch.allclose(folded["c.weight"], torch.diag(torch.tensor([1.0, 1 / 3])))


@pytest.mark.parametrize("between", [".module.", "_module.", "."], ids=["published", "flattened", "plain"])
def test_the_retargeting_file_is_read_in_every_spelling(tmp_path: Path, between: str) -> None:
    tensors = {
        f"{part}{between}{key}": value
        for part, module in PUBLISHED_PARTS.items()
        for key, value in state(module).items()
    }
    tensors["something_else.weight"] = torch.zeros(3)
    path = tmp_path / f"{Path(RETARGETING).name}.safetensors"
    save_file(tensors, path)
    from safetensors.torch import load_file

    found = retargeting_of(load_file(path), path.name)
    assert found.eye.layers[0][0].shape == (256, 66)
    assert found.lip.layers[-1][0].shape == (63, 64)
    assert (found.stitching.layers[0][0] == state("stitching")["mlp.0.weight"].numpy()).all()
