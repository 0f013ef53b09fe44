"""``edit``: another expression in a still."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from talking_avatar.cli import EXIT_USAGE, main
from talking_avatar.cli.edit import SLIDERS
from talking_avatar.media.images import read_picture
from talking_avatar.media.provenance import DIGITAL_SOURCE_TYPE
from talking_avatar.render.liveportrait.editor import EDITOR
from tests.cli.standing_in import stand_in
from tests.conftest import PORTRAITS

WOMAN = str(PORTRAITS["woman"])

pytestmark = pytest.mark.usefixtures("own_cache")


def test_every_slider_of_the_editor_has_an_option() -> None:
    assert {name.replace("-", " ") for name in SLIDERS} == set(EDITOR)


@pytest.mark.full
def test_a_picture_is_edited_and_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch)
    still, turned = tmp_path / "still.png", tmp_path / "turned.png"
    assert main(["edit", WOMAN, str(still), "-q", "--no-stitching"]) == 0
    words = ["--roll", "8", "--face-zoom", "1.1", "--smile", "0.8", "--eyes", "0.2", "--lips", "0.3"]
    assert main(["edit", WOMAN, str(turned), "-q", *words]) == 0
    before, after, photo = (read_picture(path).rgb for path in (still, turned, WOMAN))
    assert before.shape[:2] == tuple(side + side % 2 for side in photo.shape[:2])
    corner = np.s_[:40, :40]
    assert np.abs(after[corner].astype(int) - photo[corner]).max() <= 2
    assert np.abs(after.astype(int) - before).mean() > 1
    with Image.open(turned) as picture:
        assert DIGITAL_SOURCE_TYPE in str(picture.info)


@pytest.mark.full
def test_a_finished_picture_is_not_overwritten_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in(monkeypatch)
    out = tmp_path / "out.png"
    out.write_bytes(b"precious")
    assert main(["edit", WOMAN, str(out)]) == 1
    assert "exists already" in capsys.readouterr().err
    assert out.read_bytes() == b"precious"
    assert main(["edit", WOMAN, str(out), "-y"]) == 0
    assert "out.png: " in capsys.readouterr().err


def test_values_out_of_range_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", WOMAN, str(tmp_path / "out.png"), "--smile", "3"]) == EXIT_USAGE
    assert "argument --smile: 3 is not between -0.3 and 1.3" in capsys.readouterr().err


def test_without_the_networks_the_command_that_fetches_them_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TALKING_AVATAR_MODELS", str(tmp_path / "nothing"))
    assert main(["edit", WOMAN, str(tmp_path / "out.png"), "--smile", "1"]) == 1
    assert capsys.readouterr().err.strip().endswith("talking-avatar models download liveportrait.")
