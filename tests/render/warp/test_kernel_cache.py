"""Where compiled kernels go when the program's folder cannot be written, as after a system-wide install."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from talking_avatar.render.warp.kernel_cache import choose_kernel_cache, forget_stale_kernels


def test_a_read_only_installation_uses_the_users_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", "")  # so that what is set below is taken back
    monkeypatch.delenv("NUMBA_CACHE_DIR")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    choose_kernel_cache()
    chosen = os.environ["NUMBA_CACHE_DIR"]
    assert "talking-avatar" in chosen
    assert os.path.isabs(chosen)


def test_a_choice_of_the_user_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", "elsewhere")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    choose_kernel_cache()
    assert os.environ["NUMBA_CACHE_DIR"] == "elsewhere"


def test_a_writable_checkout_keeps_them_beside_the_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    choose_kernel_cache()
    assert "NUMBA_CACHE_DIR" not in os.environ


@pytest.mark.parametrize("mark", ['@njit(inline="always")', "@helper"])
def test_a_changed_inlined_function_has_all_kernels_compiled_again(tmp_path: Path, mark: str) -> None:
    sources, other, cache = (tmp_path / name for name in ("sources", "other", "cache"))
    for folder in (sources, other, cache):
        folder.mkdir()
    (other / "helper.py").write_text(f"{mark}\ndef helper(): return 1\n")
    (sources / "plain.py").write_text("A = 1\n")
    assert not forget_stale_kernels([sources, other], cache)
    index = cache / "deep" / "kernel.py311.nbi"
    index.parent.mkdir()
    index.touch()
    later_s = time.time() + 10
    (sources / "plain.py").write_text("A = 2\n")
    os.utime(sources / "plain.py", (later_s, later_s))
    assert not forget_stale_kernels([sources, other], cache)
    assert index.exists()
    (other / "helper.py").write_text(f"{mark}\ndef helper(): return 2\n")
    os.utime(other / "helper.py", (later_s, later_s))
    assert forget_stale_kernels([sources, other], cache)
    assert not index.exists()
    assert not forget_stale_kernels([sources, other], cache)
