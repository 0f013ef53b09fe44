"""LivePortrait's loops are compiled in advance, but only for those who have it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from talking_avatar.assembly.liveportrait_kernels import compile_liveportrait
from talking_avatar.render.liveportrait.model_files import FILES
from talking_avatar.weights.safe_files import write_json
from talking_avatar.weights.store import ModelStore


def pretend(store: ModelStore, name: str) -> None:
    """A model as the store keeps it, but for what is in it."""
    model = store.manifest.model(name)
    path = store.path_of(model)
    record = {"source_sha256": store.expected_sha256(model), "sha256": "0" * 64, "size_bytes": 1}
    write_json(path.with_suffix(".json"), record)
    path.write_bytes(b"x")


def test_nobody_waits_for_what_is_not_wholly_here(tmp_path: Path) -> None:
    store = ModelStore(tmp_path)
    for name in FILES[:-1]:
        pretend(store, name)
    began: list[bool] = []
    assert not compile_liveportrait(store, lambda: began.append(True))
    assert not began


@pytest.mark.full
def test_what_is_here_is_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    monkeypatch.setattr("torch.backends.mps.is_available", lambda: False)
    store = ModelStore(tmp_path)
    for name in FILES:
        pretend(store, name)
    began: list[bool] = []
    assert compile_liveportrait(store, lambda: began.append(True))
    assert began
    for kernels in ("winograd_kernels", "winograd_bfloat16_kernels", "channel_norm_kernels"):
        assert f"talking_avatar.render.liveportrait.rewrites.{kernels}" in sys.modules
