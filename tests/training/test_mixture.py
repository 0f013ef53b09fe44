"""Folders of training data are drawn from as often as their shares say."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pytest

from talking_avatar.cli import train
from talking_avatar.errors import UserError
from talking_avatar.training.clips import Clip, ClipsAbout, write_clips
from talking_avatar.training.columns import COLUMNS
from talking_avatar.training.mixture import read_mixture
from talking_avatar.training.windows import WindowDraw, feature_constants, motion_constants
from tests.training.small_data import BandEncoder


def write_other(folder: Path, mark: float, encoder: str = "test-bands") -> Path:
    """A folder with two clips of one way of moving; every feature is ``mark``."""
    folder.mkdir()
    about = ClipsAbout(encoder, COLUMNS, ("liveliness", "articulation"), "other", encoder)
    moved = np.random.default_rng(0).normal(size=(1, 200, len(COLUMNS)))
    clip = Clip(np.full((200, BandEncoder.dim), mark), moved, np.full((1, 2), 0.5))
    write_clips(folder / "train-other.npz", about, [clip, clip])
    return folder


def test_windows_come_from_each_folder_by_its_share(clips: Path, tmp_path: Path) -> None:
    pool = read_mixture(clips, [(write_other(tmp_path / "a", 50), 0.3)], "train")
    draw = WindowDraw(pool, motion_constants(pool), feature_constants(pool), 4, 16)
    window = draw.batch(4000, np.random.default_rng(0))
    marked = feature_constants(pool).normal(np.full((1, BandEncoder.dim), 50, np.float32))[0, 0]
    from_other = np.isclose(window.features[:, 10, 0].numpy(), marked, atol=1e-3)
    assert from_other.mean() == pytest.approx(0.3, abs=0.03)
    assert np.isfinite(window.motion.numpy()).all()


def test_shares_and_a_folder_without_the_split_change_what_is_drawn(clips: Path, tmp_path: Path) -> None:
    other = write_other(tmp_path / "a", 50)
    plain = read_mixture(clips, [], "valid")
    assert read_mixture(clips, [(other, 0.3)], "valid").bounds.tolist() == plain.bounds.tolist()
    prints = {read_mixture(clips, [(other, share)], "train").fingerprint for share in (0.2, 0.3)}
    assert len(prints | {read_mixture(clips, [], "train").fingerprint}) == 3


def test_what_does_not_fit_is_refused(clips: Path, tmp_path: Path) -> None:
    stranger = write_other(tmp_path / "b", 0, encoder="another")
    with pytest.raises(UserError, match="do not fit each other"):
        read_mixture(clips, [(stranger, 0.3)], "train")
    with pytest.raises(UserError, match="sum is under 1"):
        read_mixture(clips, [(stranger, 0.5), (stranger, 0.5)], "train")
    with pytest.raises(UserError, match="There is no test data"):
        read_mixture(clips, [(stranger, 0.3)], "test")


@pytest.mark.every_case
@pytest.mark.parametrize("words", ["videos", "videos=1", "videos=x", "=0.3"])
def test_a_share_is_needed_with_every_further_folder(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    train.add_arguments(parser)
    assert parser.parse_args(["run", "d", "r", "--also", "a=b=0.3"]).also == [(Path("a=b"), 0.3)]
    with pytest.raises(SystemExit):
        parser.parse_args(["run", "d", "r", "--also", words])
    assert "is no folder with a share" in capsys.readouterr().err
