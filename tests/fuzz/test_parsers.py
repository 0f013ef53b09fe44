"""The parsers take good inputs, damaged ones, and all that fuzzing ever found."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.fuzz.parsers import PARSERS

FINDINGS = Path(__file__).parent / "findings"


@pytest.mark.parametrize("name", PARSERS)
def test_good_and_damaged_inputs(name: str, tmp_path: Path) -> None:
    parser, random = PARSERS[name], np.random.default_rng(0)
    for good in parser.make_seeds(tmp_path):
        parser.read(good, tmp_path)
        for _ in range(4):
            damaged = np.frombuffer(good, np.uint8).copy()
            damaged[random.integers(0, len(damaged), 3)] = random.integers(0, 256, 3)
            parser.read(damaged.tobytes(), tmp_path)
        parser.read(good[: len(good) // 2], tmp_path)


def test_good_inputs_are_not_refused(tmp_path: Path) -> None:
    """Otherwise nothing behind the first check would ever be looked at."""
    from talking_avatar.media.images import read_picture
    from talking_avatar.motion.dit.stored_model import read_model

    for good in PARSERS["image"].make_seeds(tmp_path):
        assert read_picture(good).rgb.shape[:2] in ((24, 32), (32, 24), (16, 16), (12, 16))
    (tmp_path / "model.safetensors").write_bytes(PARSERS["checkpoint"].make_seeds(tmp_path)[0])
    assert read_model(tmp_path / "model.safetensors").description.encoder == "bands"


@pytest.mark.every_case
@pytest.mark.parametrize("path", sorted(FINDINGS.glob("*/*")), ids=lambda p: f"{p.parent.name}-{p.name}")
def test_what_was_found_is_mended(path: Path, tmp_path: Path) -> None:
    PARSERS[path.parent.name].read(path.read_bytes(), tmp_path)
