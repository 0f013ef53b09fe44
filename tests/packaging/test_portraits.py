"""The bundled portraits are what their list says, and faces that work well."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from talking_avatar.portrait.prepare import FaceModels, prepare_portrait

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "portraits"
LISTED = tomllib.loads((FOLDER / "portraits.toml").read_text(encoding="utf-8"))["portrait"]
SIDE_PX, MOST_BYTES = 1024, 200_000
FOREHEAD, CHIN = 10, 152


def test_the_list_names_every_picture_with_its_rights() -> None:
    assert {entry["file"] for entry in LISTED} == {path.name for path in FOLDER.glob("*.jpg")}
    assert len(LISTED) >= 4
    assert {entry["licence"] for entry in LISTED} == {"CC0-1.0"}
    assert all(entry["title"] and entry["description"] for entry in LISTED)


def test_one_is_painted_and_the_others_are_like_photos() -> None:
    kinds = [entry["kind"] for entry in LISTED]
    assert kinds.count("painting") >= 1
    assert set(kinds) == {"photo", "painting"}


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: entry["name"])
def test_the_files_are_large_enough_to_see_and_small_enough_to_ship(entry: dict[str, str]) -> None:
    path = FOLDER / entry["file"]
    assert path.stat().st_size <= MOST_BYTES
    with Image.open(path) as picture:
        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (SIDE_PX, SIDE_PX))


@pytest.mark.full
@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: entry["name"])
def test_they_work_well(entry: dict[str, str], face_models: FaceModels) -> None:
    """One straight face with open eyes and closed lips that fills the picture; glasses only where told."""
    portrait = prepare_portrait(FOLDER / entry["file"], models=face_models)
    told = {"glasses"} if "glasses" in entry["description"] else set()
    assert {warning.code for warning in portrait.warnings} == told
    traits = portrait.traits
    assert portrait.face_count == 1
    assert np.abs([traits.yaw_deg, traits.pitch_deg, traits.roll_deg]).max() < 10
    assert traits.lip_gap_ipd < 0.022
    assert min(traits.eye_openness_left, traits.eye_openness_right) > 0.2
    crop_px_per_photo_px = np.linalg.norm(portrait.crop_from_photo[:, 0])
    face_px = np.ptp(portrait.landmarks_px[[FOREHEAD, CHIN], 1]) / crop_px_per_photo_px
    assert 0.35 < face_px / SIDE_PX < 0.56
