"""Every parser that opens what strangers made, as a function of bytes that fails only where it does.

A parser may refuse with its own error, a sentence for people, or read something that keeps its promises.
Anything else that it raises is a finding. ``run.py`` lets atheris look for such bytes; ``test_parsers.py``
tries those that come along.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from talking_avatar.errors import UserError
from tests.fuzz import seeds

Read = Callable[[bytes, Path], None]
"""Takes the bytes, and a folder of its own to lay files down in."""


@dataclass(frozen=True)
class Parser:
    """``make_seeds`` gives good inputs to begin from. ``watched`` are the modules whose branches atheris
    shall see, ``reloaded`` single ones of packages too large to be watched whole; ``longest_bytes`` the
    longest input that it tries."""

    name: str
    read: Read
    make_seeds: Callable[[Path], list[bytes]]
    watched: tuple[str, ...]
    longest_bytes: int = 16_384
    reloaded: tuple[str, ...] = ()


@contextmanager
def refused_or_read() -> Iterator[None]:
    """Lets a refusal pass that is one sentence."""
    try:
        yield
    except UserError as error:
        sentence = str(error)
        assert sentence.endswith("."), sentence
        assert len(sentence.splitlines()) == 1, sentence


def _file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def read_image(data: bytes, folder: Path) -> None:
    from talking_avatar.media.images import PICTURE_MAX_PX, read_picture

    with refused_or_read():
        picture = read_picture(data)
        assert picture.rgb.dtype == np.uint8 and picture.rgb.ndim == 3 and picture.rgb.shape[2] == 3
        assert 0 < min(picture.rgb.shape[:2]) <= max(picture.rgb.shape[:2]) <= PICTURE_MAX_PX


def read_sound(data: bytes, folder: Path) -> None:
    from talking_avatar.media.audio import SoundReader, VoiceConverter

    with refused_or_read(), SoundReader(_file(folder, "sound", data)) as reader:
        voice = VoiceConverter(reader.format)
        for block, _ in zip(reader.blocks(), range(200), strict=False):
            assert np.isfinite(block).all() and np.abs(block).max(initial=0) <= 1
            assert np.isfinite(voice.push(block)).all()
        voice.finish()


def read_video(data: bytes, folder: Path) -> None:
    from talking_avatar.media.video import VideoReader

    with refused_or_read(), VideoReader(_file(folder, "video", data), longest_px=256) as reader:
        last_s = -np.inf
        for frame, _ in zip(reader.frames(60), range(50), strict=False):
            assert frame.time_s > last_s and max(frame.rgb.shape[:2]) <= 256
            last_s = frame.time_s


def read_motion_model(data: bytes, folder: Path) -> None:
    from talking_avatar.motion.dit.stored_model import read_model

    with refused_or_read():
        model = read_model(_file(folder, "model.safetensors", data))
        assert len(model.normalisation) == model.description.config.motion_dim


def read_published_model(data: bytes, folder: Path) -> None:
    import torch

    from talking_avatar.weights.published_file import read_published

    path = _file(folder, "model.pth", data)
    for parts in (None, {"model": ""}):
        with refused_or_read():
            assert all(isinstance(value, torch.Tensor) for value in read_published(path, parts).values())


def read_tensors(data: bytes, folder: Path) -> None:
    from talking_avatar.weights.conversion import convert
    from talking_avatar.weights.manifest import Manifest
    from talking_avatar.weights.published_file import read_published

    model = next(m for m in Manifest.load().models if m.file.endswith(".safetensors"))
    path = _file(folder, "model.safetensors", data)
    with refused_or_read():
        read_published(path)
    with refused_or_read():
        convert(model, path, folder / "copy.safetensors")


def read_model_list(data: bytes, folder: Path) -> None:
    from talking_avatar.weights.manifest import Manifest
    from talking_avatar.weights.store import ModelStore

    with suppress(ValueError):
        manifest = Manifest.parse(data.decode("utf-8"))
        store = ModelStore(folder, manifest)
        for model in manifest.models:
            assert store.path_of(model).resolve().is_relative_to(folder.resolve())
            assert store.part_of(model).resolve().is_relative_to(folder.resolve())


def read_settings(data: bytes, folder: Path) -> None:
    from talking_avatar.desktop.settings_store import SettingsStore

    for old in folder.glob("settings*"):
        old.unlink()
    store = SettingsStore(_file(folder, "settings.json", data), quiet_s=3600)
    store.change(badge=not store.settings.badge)
    store.flush()
    again = SettingsStore(store.path, quiet_s=3600)
    assert again.settings == store.settings and not again.notes


def read_presets(data: bytes, folder: Path) -> None:
    from talking_avatar.desktop.app_settings import PRESET_KEYS, from_json, to_json

    try:
        presets = json.loads(data)
    except (ValueError, RecursionError):
        return
    settings, _ = from_json({"controls": {"someone": presets}})
    controls = settings.controls_of("someone")
    assert set(controls.presets) <= set(PRESET_KEYS)
    again, wrong = from_json(json.loads(json.dumps(to_json(settings), allow_nan=False)))
    assert again == settings and not wrong


def read_library(data: bytes, folder: Path) -> None:
    from talking_avatar.desktop.library.store import PortraitLibrary

    for old in folder.glob("library*"):
        old.unlink()
    kept = folder / "kept.txt"
    kept.write_bytes(b"not the library's")
    pictures = folder / "pictures"
    pictures.mkdir(exist_ok=True)
    _file(pictures, "a-picture.jpg", b"picture")
    _file(folder, "library.json", data)
    library = PortraitLibrary(folder, bundled=[])
    for portrait in library.portraits():
        assert portrait.path.resolve().is_relative_to(pictures.resolve())
    assert kept.exists()


def read_cache(data: bytes, folder: Path) -> None:
    from talking_avatar.portrait.cache import DerivedStore

    store = DerivedStore(folder)
    store.get_or_make("thing", "key", 1, seeds.Tree, seeds.tree)
    (path,) = folder.glob("thing-*")
    path.write_bytes(data)
    assert isinstance(store.get_or_make("thing", "key", 1, seeds.Tree, seeds.tree), seeds.Tree)


def read_tree(data: bytes, folder: Path) -> None:
    from talking_avatar.portrait.codec import CodecError, decode, encode

    arrays, _ = encode(seeds.tree())
    with suppress(CodecError, UnicodeDecodeError):
        assert isinstance(decode(seeds.Tree, arrays, data.decode("utf-8")), seeds.Tree)


def read_speech_shard(data: bytes, folder: Path) -> None:
    from talking_avatar.training.corpus.shards import read_shard

    with refused_or_read():
        for utterance in read_shard(_file(folder, "train-000.npz", data)):
            assert utterance.samples.ndim == 1


def read_clip_shard(data: bytes, folder: Path) -> None:
    from talking_avatar.training.clips import read_clips

    with refused_or_read():
        _, clips = read_clips(_file(folder, "clips.npz", data))
        for clip in clips:
            assert clip.motions.shape[1] == len(clip.features)


def read_recipe(data: bytes, folder: Path) -> None:
    from talking_avatar.training.recipe import Recipe

    with refused_or_read(), suppress(UnicodeDecodeError):
        recipe = Recipe.from_json(data.decode("utf-8"))
        assert Recipe.from_json(recipe.to_json()) == recipe
        assert recipe.batch > 0 and 0 <= recipe.rate < np.inf and recipe.network.width > 0


def read_stored_figures(data: bytes, folder: Path) -> None:
    from talking_avatar.evaluation.report_page import report_page
    from talking_avatar.evaluation.stored_figures import compare, read_figures

    with refused_or_read():
        figures = read_figures(_file(folder, "figures.json", data))
        changes = compare(figures, figures)
        assert not any(change.regressed(1.2) for change in changes)
        page = report_page("Figures", [figures], changes, 1.2)
        assert 'x="nan"' not in page and "<script" not in page.lower()


_ALL = (
    Parser("image", read_image, seeds.pictures, ("talking_avatar.media", "PIL"), 65_536),
    Parser("sound", read_sound, seeds.sounds, ("talking_avatar.media",), 65_536),
    Parser("video", read_video, seeds.videos, ("talking_avatar.media",), 65_536),
    Parser("checkpoint", read_motion_model, seeds.motion_models, ("talking_avatar.motion.dit",)),
    Parser(
        "published",
        read_published_model,
        seeds.published_models,
        ("talking_avatar.weights",),
        reloaded=("torch._weights_only_unpickler",),
    ),
    Parser("safetensors", read_tensors, seeds.tensor_files, ("talking_avatar.weights", "safetensors")),
    Parser("manifest", read_model_list, seeds.model_lists, ("talking_avatar.weights", "tomllib", "tomli")),
    Parser("settings", read_settings, seeds.settings, ("talking_avatar.desktop",)),
    Parser("preset", read_presets, seeds.presets, ("talking_avatar.desktop", "talking_avatar.motion")),
    Parser("library", read_library, seeds.libraries, ("talking_avatar.desktop",)),
    Parser("cache", read_cache, seeds.cache_files, ("talking_avatar.portrait",)),
    Parser("tree", read_tree, seeds.trees, ("talking_avatar.portrait.codec",)),
    Parser(
        "speech", read_speech_shard, seeds.speech_shards, ("talking_avatar.training.corpus.shards", "zipfile")
    ),
    Parser("clips", read_clip_shard, seeds.clip_shards, ("talking_avatar.training.clips", "zipfile")),
    Parser("recipe", read_recipe, seeds.recipes, ("talking_avatar.training.recipe",)),
    Parser(
        "figures",
        read_stored_figures,
        seeds.figure_files,
        ("talking_avatar.evaluation.stored_figures", "talking_avatar.evaluation.report_page"),
    ),
)  # fmt: skip
PARSERS: Mapping[str, Parser] = {parser.name: parser for parser in _ALL}
