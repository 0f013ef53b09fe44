"""PyTorch's compiler in front of G: the same pictures, and none lost when it fails."""

from __future__ import annotations

from functools import partial

import pytest
import torch
from torch import Tensor

from talking_avatar.errors import UserError
from talking_avatar.render.liveportrait.compute import compute_on
from talking_avatar.render.liveportrait.loading import Networks
from talking_avatar.render.liveportrait.rewrites.compiled import CompiledMap
from talking_avatar.render.liveportrait.rewrites.convolution import Map, TorchConvolutions
from talking_avatar.render.liveportrait.rewrites.fast_decoder import FastDecoder

X = torch.arange(4.0)


def doubled(x: Tensor) -> Tensor:
    return 2 * x


def failing(error: Exception) -> Map:
    def fail(x: Tensor) -> Tensor:
        raise error

    return fail


@pytest.mark.full
def test_the_compiler_follows_g_through_and_gives_the_same(networks: Networks) -> None:
    """Traced whole and taken apart into single operations, as the compiler of a graphics card gets it."""
    plain = FastDecoder(networks.decoder, TorchConvolutions(torch.device("cpu"), channels_last=True))
    through = partial(torch.compile, fullgraph=True, dynamic=False, backend="aot_eager")
    compiled = CompiledMap(plain, through)
    feature = torch.randn(1, 256, 64, 64, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        assert torch.allclose(compiled(feature), plain(feature), atol=1e-5)
    assert compiled.why_not == ""


def test_a_compiler_that_fails_costs_no_frame_and_is_asked_once(caplog: pytest.LogCaptureFixture) -> None:
    compiled = CompiledMap(doubled, lambda plain: failing(RuntimeError("no compiler found\nat line 3")))
    for _ in range(2):
        assert torch.equal(compiled(X), 2 * X)
    assert compiled.why_not == "no compiler found"
    assert len(caplog.records) == 1


def test_too_little_memory_is_no_fault_of_the_compiler() -> None:
    compiled = CompiledMap(doubled, lambda plain: failing(torch.OutOfMemoryError("full")))
    with pytest.raises(torch.OutOfMemoryError):
        compiled(X)


def test_what_fails_without_compiling_too_is_told() -> None:
    compiled = CompiledMap(failing(ValueError("wrong")), lambda plain: plain)
    with pytest.raises(ValueError, match="wrong"):
        compiled(X)


def test_processors_are_not_compiled_for() -> None:
    with pytest.raises(UserError, match="leave --compile out"):
        compute_on(torch.device("cpu"), compiled=True)
