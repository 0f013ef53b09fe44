"""Small good inputs for each parser, made by the program's own writers where it has them."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from talking_avatar.resources import bundled


@dataclass(frozen=True)
class Leaf:
    name: str
    size: float
    count: int
    is_seen: bool
    note: str | None


@dataclass(frozen=True, eq=False)
class Tree:
    """A value of every kind that the store of prepared data keeps."""

    pixels: NDArray[np.uint8]
    points: NDArray[np.float64]
    leaf: Leaf
    leaves: tuple[Leaf, ...]
    pair: tuple[int, float]
    maybe: NDArray[np.float32] | None


def tree() -> Tree:
    leaf = Leaf("a", 1.5, 2, True, None)
    return Tree(np.zeros((2, 2), np.uint8), np.ones(3), leaf, (leaf, leaf), (1, 2.0), np.zeros(1, np.float32))


def pictures(folder: Path) -> list[bytes]:
    from PIL import Image, ImageCms

    y, x = np.mgrid[0:24, 0:32]
    colour = Image.fromarray(np.stack([x * 8, y * 10, (x + y) * 4], -1).astype(np.uint8))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    exif = Image.Exif()
    exif[0x0112] = 6
    ways = [
        (colour, "JPEG", {"exif": exif.tobytes(), "icc_profile": profile}),
        (colour, "JPEG", {"progressive": True}),
        (colour, "PNG", {"icc_profile": profile}),
        (colour.convert("P"), "PNG", {"transparency": 3}),
        (colour.convert("RGBA"), "WEBP", {"lossless": True}),
        (colour.convert("P"), "GIF", {"save_all": True, "append_images": [colour.convert("P")]}),
        (colour, "TIFF", {"compression": "tiff_lzw"}),
        (colour.convert("I"), "TIFF", {}),
        (colour, "BMP", {}),
        (colour.convert("CMYK"), "JPEG", {}),
        (colour, "PPM", {}),
        (colour.convert("RGBA"), "TGA", {"rle": True}),
        (colour, "ICO", {"sizes": [(16, 16)]}),
        (colour, "JPEG2000", {}),
        (colour, "AVIF", {"quality": 30}),
    ]
    made = []
    for image, kind, options in ways:
        buffer = io.BytesIO()
        try:
            image.save(buffer, kind, **options)
        except (OSError, KeyError):  # a build of Pillow without this kind
            continue
        made.append(buffer.getvalue())
    return made


def sounds(folder: Path) -> list[bytes]:
    import av

    samples = (0.3 * np.sin(np.arange(4_800) / 20)).astype(np.float32).reshape(1, -1)
    made = [bundled("resources", "voices", "heart.flac").read_bytes()[:16_000]]
    for name, codec, kind in (
        ("a.mp3", "libmp3lame", "fltp"),
        ("a.m4a", "aac", "fltp"),
        ("a.ogg", "libopus", "fltp"),
        ("a.mka", "ac3", "fltp"),
        ("a.wav", "pcm_s16le", "s16"),
        ("a.aiff", "pcm_s16be", "s16"),
        ("a.w64", "pcm_s16le", "s16"),
    ):
        planes = samples if kind == "fltp" else (samples * 32767).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(planes), format=kind, layout="mono")
        frame.sample_rate, frame.time_base, frame.pts = 48_000, Fraction(1, 48_000), 0
        path = folder / name
        with av.open(str(path), "w") as container:
            stream = container.add_stream(codec, rate=48_000)
            stream.codec_context.layout = "mono"
            container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        made.append(path.read_bytes())
    return made


def videos(folder: Path) -> list[bytes]:
    import av

    made = []
    for name, codec in (("a.mp4", "libx264"), ("a.mkv", "libx264"), ("a.webm", "libvpx"), ("a.avi", "mpeg4")):
        path = folder / name
        with av.open(str(path), "w") as container:
            stream = container.add_stream(codec, rate=25)
            stream.width, stream.height, stream.pix_fmt = 32, 32, "yuv420p"
            for number in range(6):
                shade = np.full((32, 32, 3), 40 * number, np.uint8)
                container.mux(stream.encode(av.VideoFrame.from_ndarray(shade, format="rgb24")))
            container.mux(stream.encode(None))
        made.append(path.read_bytes())
    return made


def motion_models(folder: Path) -> list[bytes]:
    from talking_avatar.motion.dit.config import DenoiserConfig
    from talking_avatar.motion.dit.description import ModelDescription, StyleScale
    from talking_avatar.motion.dit.normalisation import Normalisation
    from talking_avatar.motion.dit.stored_model import StoredModel, weight_shapes, write_model

    columns = ("jawOpen", "pitch_deg")
    config = DenoiserConfig(
        motion_dim=2, audio_dim=2, width=4, layers=1, heads=1, feed_forward=4, window_frames=12, style_dim=1
    )
    description = ModelDescription(config, "bands", columns, styles=(StyleScale("lively", 0.5),))
    weights = {name: np.zeros(shape, np.float32) for name, shape in weight_shapes(config).items()}
    normalisation = Normalisation(np.zeros(2, np.float32), np.ones(2, np.float32))
    made = []
    for half in (False, True):
        path = folder / f"model-{half}.safetensors"
        write_model(path, StoredModel(description, weights, normalisation), half)
        made.append(path.read_bytes())
    return made


def published_models(folder: Path) -> list[bytes]:
    import torch

    from tests.weights.published import network, state_file, training_file

    network_ = network(values=20)
    made = [state_file(folder / "a.pth", network_), training_file(folder / "b.pth", network_)]
    old = folder / "old.pth"
    torch.save(network_, old, _use_new_zipfile_serialization=False)
    return [path.read_bytes() for path in (*made, old)]


def tensor_files(folder: Path) -> list[bytes]:
    from safetensors.numpy import save

    return [save({"a": np.zeros((2, 3), np.float32), "b": np.ones(4, np.int64)}, {"format": "pt"}), save({})]


def model_lists(folder: Path) -> list[bytes]:
    text = bundled("models", "optional.toml").read_text(encoding="utf-8")
    return [text.encode(), text[: text.index("[[", text.index("[[") + 2)].encode()]


def settings(folder: Path) -> list[bytes]:
    from talking_avatar.desktop.app_settings import AppSettings, to_json

    data = to_json(AppSettings(background="#a0b1c2", unknown={"hologram": 1}))
    data["controls"] = {"someone": json.loads(presets(folder)[0])}
    return [json.dumps({"version": 1, **data}).encode(), b'{"version": 7, "microphone": "USB"}']


def presets(folder: Path) -> list[bytes]:
    from talking_avatar.motion.performer.sliders import SLIDERS

    values = {s.name: s.maximum if s.kind != "switch" else True for s in SLIDERS}
    return [json.dumps({"sliders": values, "presets": {"1": values, "9": {}}}).encode()]


def libraries(folder: Path) -> list[bytes]:
    entry = {
        "id": "a",
        "file": "a-picture.jpg",
        "name": "Somebody",
        "rights": "mine",
        "crop": [0.1, 0.1, 0.9, 0.9],
        "cropped": "a-picture.jpg",
    }
    gone = {**entry, "id": "b", "file": "b-picture.jpg", "crop": None, "cropped": None}
    table = {"version": 1, "portraits": [entry], "removed": [gone], "hidden": ["c"], "order": ["a"]}
    return [json.dumps(table).encode()]


def cache_files(folder: Path) -> list[bytes]:
    from talking_avatar.portrait.cache import DerivedStore

    DerivedStore(folder).get_or_make("thing", "key", 1, Tree, tree)
    return [path.read_bytes() for path in folder.glob("thing-*")]


def trees(folder: Path) -> list[bytes]:
    from talking_avatar.portrait.codec import encode

    return [encode(tree())[1].encode()]


def speech_shards(folder: Path) -> list[bytes]:
    from talking_avatar.training.corpus.shards import write_shard
    from talking_avatar.training.corpus.utterance import Phoneme, Recipe, Utterance

    recipe = Recipe("kokoro", "heart", "en-us", "Ma.", 1.0, 3)
    spoken = Utterance(
        np.zeros(64, np.float32), (Phoneme("AA", 0.0, 0.1, 1), Phoneme("M", 0.1, 0.2, 0)), recipe
    )
    write_shard(folder / "shard.npz", [spoken, spoken])
    return [(folder / "shard.npz").read_bytes()]


def clip_shards(folder: Path) -> list[bytes]:
    from talking_avatar.training.clips import Clip, ClipsAbout, write_clips

    clip = Clip(np.zeros((3, 2), np.float32), np.zeros((2, 3, 4), np.float32), np.zeros((2, 1), np.float32))
    about = ClipsAbout("bands", ("a", "b", "c", "d"), ("lively",), "nowhere", "bands")
    write_clips(folder / "clips.npz", about, [clip, clip])
    return [(folder / "clips.npz").read_bytes()]


def recipes(folder: Path) -> list[bytes]:
    from talking_avatar.training.recipe import Recipe

    return [Recipe().to_json().encode()]


def figure_files(folder: Path) -> list[bytes]:
    row = {"key": "a_ms", "label": "a", "judged": "median", "median": 1.0, "lowest": None, "highest": 2.0}
    return [
        json.dumps({"subject": "controls", "summary": [row], "portraits": {"jun": {"a_ms": 1.5}}}).encode(),
        json.dumps(
            {
                "subject": "motion",
                "judged": "us",
                "targets": {"a": [None, 1]},
                "figures": {"us": {"a": 0.5}, "b": {"a": 1}},
            }
        ).encode(),
        json.dumps({"subject": "render", "draw_ms": {"median": 5, "p95": [6, 7]}}).encode(),
    ]
