"""The library keeps portraits as they were given, through restarts and damage."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from talking_avatar.desktop.library.portraits import Crop, Rights, entry_from_json, entry_to_json, tidy_name
from talking_avatar.desktop.library.store import PortraitLibrary, pictures_that_come_along
from talking_avatar.errors import UserError
from talking_avatar.media.images import read_picture
from tests.fast_part import examples


@pytest.fixture
def quadrants(tmp_path: Path) -> Path:
    """Red and green above, blue and white below; 80 x 60."""
    pixels = np.zeros((60, 80, 3), np.uint8)
    pixels[:30, :40], pixels[:30, 40:] = (255, 0, 0), (0, 255, 0)
    pixels[30:, :40], pixels[30:, 40:] = (0, 0, 255), (255, 255, 255)
    path = tmp_path / "quadrants.png"
    Image.fromarray(pixels).save(path)
    return path


@pytest.fixture
def library(tmp_path: Path) -> PortraitLibrary:
    return PortraitLibrary(tmp_path / "library", bundled=[])


def again(library: PortraitLibrary, bundled: list[Path] | None = None) -> PortraitLibrary:
    return PortraitLibrary(library.folder, bundled=bundled or [])


def test_a_copy_is_kept_with_its_name_and_rights(library: PortraitLibrary, quadrants: Path) -> None:
    original = quadrants.read_bytes()
    library.add(quadrants, "  Four\ncolours ", Rights.PUBLIC_DOMAIN)
    quadrants.unlink()
    (portrait,) = again(library).portraits()
    assert portrait.path.read_bytes() == original
    assert (portrait.name, portrait.rights) == ("Four colours", Rights.PUBLIC_DOMAIN)


def test_a_crop_is_what_the_engines_see_and_can_be_taken_back(
    library: PortraitLibrary, quadrants: Path
) -> None:
    added = library.add(quadrants, "Green", Rights.MINE, Crop(0.5, 0, 1, 0.5))
    seen = read_picture(added.path).rgb
    assert seen.shape == (30, 40, 3)
    assert (seen == (0, 255, 0)).all()
    library.set_crop(added.id, Crop(0, 0.5, 0.5, 1))
    (portrait,) = again(library).portraits()
    assert (read_picture(portrait.path).rgb == (0, 0, 255)).all()
    whole = library.set_crop(added.id, None)
    assert whole.path == whole.original
    assert read_picture(whole.path).rgb.shape == (60, 80, 3)


def test_transparency_survives_a_crop(library: PortraitLibrary, tmp_path: Path) -> None:
    pixels = np.full((40, 40, 4), 255, np.uint8)
    pixels[:, 20:, 3] = 0
    Image.fromarray(pixels).save(tmp_path / "cut.png")
    portrait = library.add(tmp_path / "cut.png", "Cut", Rights.MINE, Crop(0.25, 0, 0.75, 1))
    alpha = read_picture(portrait.path).alpha
    assert alpha is not None
    assert alpha[:, :10].min() == 255
    assert alpha[:, 10:].max() == 0


def test_the_same_picture_is_there_once(library: PortraitLibrary, quadrants: Path) -> None:
    first = library.add(quadrants, "One", Rights.MINE)
    second = library.add(quadrants.read_bytes(), "Two", Rights.GENERATED)
    assert first.id == second.id
    assert [p.name for p in library.portraits()] == ["Two"]


def test_what_is_no_picture_is_refused_and_leaves_nothing(library: PortraitLibrary, tmp_path: Path) -> None:
    (tmp_path / "note.jpg").write_text("no picture")
    with pytest.raises(UserError, match="not a picture"):
        library.add(tmp_path / "note.jpg", "Note", Rights.MINE)
    assert library.portraits() == ()
    assert not (library.folder / "pictures").exists()


def test_deletion_is_undone_in_place_and_final_after_a_restart(
    library: PortraitLibrary, quadrants: Path, tmp_path: Path
) -> None:
    Image.new("RGB", (30, 30), "pink").save(tmp_path / "pink.png")
    kept = library.add(quadrants, "Kept", Rights.MINE)
    gone = library.add(tmp_path / "pink.png", "Gone", Rights.MINE, Crop(0, 0, 0.5, 0.5))
    library.move(gone.id, 1)
    place = library.delete(gone.id)
    assert [p.id for p in library.portraits()] == [kept.id]
    assert gone.path.exists()
    library.restore(gone.id, place)
    assert [p.id for p in library.portraits()] == [kept.id, gone.id]
    library.delete(gone.id)
    assert [p.id for p in again(library).portraits()] == [kept.id]
    assert not gone.path.exists()
    assert not gone.original.exists()
    assert kept.path.exists()


def test_bundled_portraits_appear_can_be_hidden_and_come_back(library: PortraitLibrary) -> None:
    bundled = pictures_that_come_along()
    shown = again(library, bundled)
    names = [p.name for p in shown.portraits()]
    assert {"Amara", "Clara", "Felix"} <= set(names)
    assert all(p.bundled and p.rights is Rights.GENERATED for p in shown.portraits())
    shown.delete("bundled-clara")
    later = again(library, bundled)
    assert "Clara" not in [p.name for p in later.portraits()]
    assert later.hides_bundled
    later.show_bundled()
    assert [p.name for p in later.portraits()] == names
    with pytest.raises(UserError, match="comes with the program"):
        later.rename("bundled-clara", "Claire")


def test_the_order_is_the_persons(library: PortraitLibrary, quadrants: Path) -> None:
    bundled = pictures_that_come_along()
    shown = again(library, bundled)
    own = shown.add(quadrants, "Own", Rights.MINE)
    assert shown.portraits()[0].id == own.id
    shown.move(own.id, 2)
    assert again(library, bundled).portraits()[2].id == own.id


def test_a_damaged_list_is_set_aside_and_the_pictures_stay(library: PortraitLibrary, quadrants: Path) -> None:
    portrait = library.add(quadrants, "One", Rights.MINE)
    (library.folder / "library.json").write_text("{broken")
    later = again(library)
    assert later.portraits() == ()
    assert "library.broken-1.json" in later.notes[0]
    assert portrait.path.exists()


def test_a_list_that_points_elsewhere_is_not_followed(library: PortraitLibrary, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGB", (9, 9)).save(secret)
    entry = {"id": "own-1", "file": "../../secret.png", "name": "x", "rights": "mine"}
    library.folder.mkdir()
    (library.folder / "library.json").write_text(json.dumps({"portraits": [entry], "removed": [entry]}))
    later = again(library)
    assert later.portraits() == ()
    assert later.notes
    assert secret.exists()


def test_a_full_disk_changes_nothing(
    library: PortraitLibrary, quadrants: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    portrait = library.add(quadrants, "One", Rights.MINE)

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("talking_avatar.desktop.library.store.write_table", full)
    with pytest.raises(UserError, match="disk is full"):
        library.rename(portrait.id, "Two")
    with pytest.raises(UserError, match="disk is full"):
        library.delete(portrait.id)
    assert [p.name for p in library.portraits()] == ["One"]


KEYS = ["id", "file", "name", "rights", "crop", "cropped"]
hostile = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=20,
)


@given(hostile)
@settings(max_examples=examples(80), deadline=None)
def test_any_entry_is_refused_or_understood(data: object) -> None:
    try:
        entry = entry_from_json(data)
    except ValueError:
        return
    assert entry_from_json(entry_to_json(entry)) == entry


@given(st.text(max_size=200))
def test_names_are_short_lines(name: str) -> None:
    tidy = tidy_name(name)
    assert 1 <= len(tidy) <= 60
    assert tidy.isprintable()
    assert tidy == tidy_name(tidy)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
@example(0.97, 1.0, 0.97, 1.0)
def test_a_crop_is_never_empty_and_never_outside(a: float, b: float, c: float, d: float) -> None:
    try:
        crop = Crop(min(a, b), min(c, d), max(a, b), max(c, d))
    except ValueError:
        return
    x0, y0, x1, y1 = crop.box_px(7, 5)
    assert 0 <= x0 < x1 <= 7
    assert 0 <= y0 < y1 <= 5
