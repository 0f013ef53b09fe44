"""Where compiled kernels go when the program's folder cannot be written, as after a system-wide install."""

from __future__ import annotations

import os

import pytest

from talking_avatar.render.warp.kernel_cache import choose_kernel_cache


def test_a_read_only_installation_uses_the_users_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    choose_kernel_cache()
    chosen = os.environ["NUMBA_CACHE_DIR"]
    monkeypatch.delenv("NUMBA_CACHE_DIR")
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
