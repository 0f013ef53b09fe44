"""Settings survive restarts, other versions, and whatever lies in their place."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talking_avatar.desktop.app_settings import AppSettings, PortraitControls, from_json, to_json
from talking_avatar.desktop.settings_store import SettingsStore
from talking_avatar.motion.performer.sliders import SLIDERS, Sliders
from tests.fast_part import examples

KNOWN = sorted(to_json(AppSettings()))

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
hostile_tables = st.dictionaries(st.sampled_from([*KNOWN, "version", "from the future"]), json_values)
slider_values = st.fixed_dictionaries(
    {s.name: st.booleans() if s.kind == "switch" else st.floats(s.minimum, s.maximum) for s in SLIDERS}
).map(lambda values: Sliders(**values))
names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30)
app_settings = st.builds(
    AppSettings,
    microphone=names,
    camera=st.none() | names,
    portrait=names,
    badge=st.booleans(),
    zoom=st.floats(0.5, 4),
    device=st.sampled_from(["auto", "cuda", "mps", "cpu"]),
    picture_height_px=st.sampled_from([540, 720, 1080]),
    voice_trim_ms=st.integers(-200, 200),
    global_keys=st.dictionaries(names, names, max_size=3).map(MappingProxyType),
    background=st.sampled_from(["original", "blur", "#a0B1c2", "/a/picture.png"]),
    controls=st.dictionaries(
        names,
        st.builds(
            PortraitControls,
            slider_values,
            st.dictionaries(st.integers(1, 9), slider_values, max_size=3).map(MappingProxyType),
        ),
        max_size=3,
    ).map(MappingProxyType),
)


def write(path: Path, data: object) -> Path:
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


@given(app_settings)
@settings(max_examples=examples(60), deadline=None)
def test_what_is_set_is_found_again(chosen: AppSettings) -> None:
    again, wrong = from_json(json.loads(json.dumps(to_json(chosen))))
    assert again == chosen
    assert not wrong


@given(hostile_tables)
@settings(max_examples=examples(40), deadline=None)
def test_any_table_opens_and_can_be_saved_and_opened_again(data: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        path = write(Path(folder) / "settings.json", data)
        store = SettingsStore(path)
        store.change(badge=not store.settings.badge)
        store.flush()
        again = SettingsStore(path)
        assert again.settings == store.settings
        assert not again.notes


@given(st.binary(max_size=200))
@settings(max_examples=examples(60), deadline=None)
def test_any_bytes_open_and_what_cannot_be_read_is_kept_and_told(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        path.write_bytes(content)
        store = SettingsStore(path)
        if store.settings == AppSettings() and store.notes and not path.exists():
            (kept,) = Path(folder).iterdir()
            assert kept.read_bytes() == content
            assert kept.name in store.notes[0]
        else:
            assert isinstance(json.loads(content), dict)


def test_depth_that_would_end_the_parser_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"a":' * 30_000 + "1" + "}" * 30_000)
    assert SettingsStore(path).notes
    assert not path.exists()


def test_a_folder_in_the_place_of_the_file_is_survived(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    store = SettingsStore(path)
    assert store.notes
    store.change(tour_done=True)
    store.flush()
    assert SettingsStore(path).settings.tour_done


def test_one_bad_entry_costs_only_itself(tmp_path: Path) -> None:
    path = write(
        tmp_path / "settings.json",
        {
            "zoom": "huge",
            "microphone": "USB",
            "controls": {
                "a": {"sliders": {"smile": 9, "brows": 0.5}},
                "b": "none",
                "c": {"sliders": {}, "presets": {"1": {"smile": 0.5}}},
            },
        },
    )
    store = SettingsStore(path)
    assert store.settings.microphone == "USB"
    assert store.settings.zoom == 1.0
    assert store.settings.controls_of("a").sliders == Sliders(brows=0.5)
    assert store.settings.controls_of("b") == PortraitControls()
    assert store.settings.controls_of("c").presets == {1: Sliders(smile=0.5)}
    assert "zoom" in store.notes[0]


def test_entries_of_another_version_are_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "settings.json", {"version": 1, "hologram": {"depth": [1, 2]}, "badge": True})
    store = SettingsStore(path)
    store.change(badge=False)
    store.flush()
    data = json.loads(path.read_text())
    assert data["hologram"] == {"depth": [1, 2]}
    assert data["badge"] is False


def test_a_file_from_the_future_is_used_and_copied(tmp_path: Path) -> None:
    path = write(tmp_path / "settings.json", {"version": 7, "microphone": "USB"})
    before = path.read_bytes()
    store = SettingsStore(path)
    assert store.settings.microphone == "USB"
    assert (tmp_path / "settings.version-7.json").read_bytes() == before
    assert store.notes


def test_migrations_run_in_order_from_the_version_of_the_file(tmp_path: Path) -> None:
    def rename(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "microphone": data.pop("mic", "default")}

    def shout(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "microphone": data["microphone"].upper()}

    old = write(tmp_path / "old.json", {"version": 1, "mic": "usb"})
    newer = write(tmp_path / "newer.json", {"version": 2, "microphone": "usb"})
    current = write(tmp_path / "current.json", {"version": 3, "microphone": "usb"})
    found = [SettingsStore(path, migrations=(rename, shout)) for path in (old, newer, current)]
    assert [store.settings.microphone for store in found] == ["USB", "USB", "usb"]
    found[0].change(badge=False)
    found[0].flush()
    assert json.loads(old.read_text())["version"] == 3


def test_a_migration_that_fails_sets_the_file_aside(tmp_path: Path) -> None:
    path = write(tmp_path / "settings.json", {"version": 1, "microphone": 3})
    store = SettingsStore(path, migrations=(lambda data: {**data, "microphone": data["microphone"].upper()},))
    assert store.settings == AppSettings()
    assert (tmp_path / "settings.broken-1.json").exists()


def test_changes_are_written_by_themselves(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "deep/er/settings.json", quiet_s=0.02)
    for step in range(50):
        store.change(zoom=1 + step / 100)
    deadline_s = time.monotonic() + 5
    while SettingsStore(store.path).settings.zoom != pytest.approx(1.49):
        assert time.monotonic() < deadline_s
        time.sleep(0.02)
    assert [path.name for path in store.path.parent.iterdir()] == ["settings.json"]


def test_a_disk_that_takes_nothing_costs_no_more_than_the_memory_of_it(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    store = SettingsStore(in_the_way / "settings.json")
    store.change(badge=False)
    store.flush()
    assert not store.settings.badge


def test_presets_lie_on_nine_keys() -> None:
    controls = PortraitControls().with_preset(3, Sliders(smile=0.5)).with_preset(1, Sliders(brows=0.1))
    assert list(controls.presets) == [1, 3]
    assert list(controls.with_preset(1, None).presets) == [3]
    with pytest.raises(ValueError):
        controls.with_preset(10, Sliders())
    assert replace(AppSettings(), controls={"a": controls}).controls_of("b") == PortraitControls()
