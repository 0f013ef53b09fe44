"""A photo must look the same in whatever file it comes; broken files must be refused in one sentence."""

from __future__ import annotations

import hashlib
import io
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageCms, features

from talking_avatar.errors import UserError
from talking_avatar.media.images import BEHIND_TRANSPARENCY, PICTURE_MAX_PX, read_picture
from tests.fast_part import examples

PHOTO = Path(__file__).parents[1] / "data/portraits/astronaut.png"


@pytest.fixture(scope="module")
def photo() -> Image.Image:
    return Image.open(PHOTO).convert("RGB")


def saved(image: Image.Image, format: str, **options: object) -> bytes:
    if format == "PNG":
        options["compress_level"] = 1  # several times as quick
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def difference(rgb: NDArray[np.uint8], image: Image.Image) -> float:
    return float(np.abs(rgb.astype(int) - np.asarray(image, int)).mean())


def test_reads_pixels_name_and_hash(photo: Image.Image) -> None:
    picture = read_picture(PHOTO)
    assert np.array_equal(picture.rgb, np.asarray(photo))
    assert picture.alpha is None
    assert picture.name == "astronaut.png"
    assert picture.sha256 == hashlib.sha256(PHOTO.read_bytes()).hexdigest()
    assert not picture.rgb.flags.writeable


@pytest.mark.parametrize(
    ("format", "options"),
    [
        ("JPEG", {"quality": 95}),
        ("JPEG", {"quality": 95, "progressive": True}),
        ("WEBP", {"quality": 95}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("BMP", {}),
        ("PPM", {}),
        ("TGA", {}),
        ("JPEG2000", {}),
        pytest.param(
            "AVIF",
            {"quality": 90},
            marks=pytest.mark.skipif(
                not features.check("avif"), reason="needs a Pillow with the library libavif"
            ),
        ),
    ],
)
def test_common_formats(photo: Image.Image, format: str, options: dict) -> None:
    picture = read_picture(saved(photo, format, **options))
    assert picture.rgb.shape == (512, 512, 3)
    assert difference(picture.rgb, photo) < 4


@pytest.mark.parametrize("orientation", range(8, 0, -1))
def test_exif_orientation_is_undone(photo: Image.Image, orientation: int) -> None:
    stored = {
        1: [], 2: [Image.Transpose.FLIP_LEFT_RIGHT], 3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM], 5: [Image.Transpose.TRANSPOSE], 6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE], 8: [Image.Transpose.ROTATE_270],
    }[orientation]  # fmt: skip
    turned = photo.crop((0, 0, 512, 300))
    upright = np.asarray(turned)
    for step in stored:
        turned = turned.transpose(step)
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = read_picture(saved(turned, "PNG", exif=exif))
    assert np.array_equal(picture.rgb, upright)


def test_orientation_applies_to_alpha(photo: Image.Image) -> None:
    cut_out = photo.copy()
    alpha = np.full((512, 512), 255, np.uint8)
    alpha[:100, :50] = 0
    cut_out.putalpha(Image.fromarray(alpha))
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = read_picture(saved(cut_out.transpose(Image.Transpose.ROTATE_90), "PNG", exif=exif))
    assert picture.alpha is not None
    assert np.array_equal(picture.alpha, alpha)


def test_broken_exif_does_not_matter(photo: Image.Image) -> None:
    picture = read_picture(saved(photo, "JPEG", quality=95, exif=b"Exif\x00\x00MM\x00*\xff\xff\xff\xff"))
    assert difference(picture.rgb, photo) < 4


def test_transparency_shows_grey_and_is_kept(photo: Image.Image) -> None:
    cut_out = photo.copy()
    alpha = np.zeros((512, 512), np.uint8)
    alpha[:, 256:] = 255
    alpha[:, 255] = 128
    cut_out.putalpha(Image.fromarray(alpha))
    picture = read_picture(saved(cut_out, "PNG"))
    assert picture.alpha is not None
    assert np.array_equal(picture.alpha, alpha)
    assert (picture.rgb[:, :255] == BEHIND_TRANSPARENCY).all()
    assert np.array_equal(picture.rgb[:, 256:], np.asarray(photo)[:, 256:])
    between = (np.asarray(photo)[:, 255].astype(int) + BEHIND_TRANSPARENCY[0]) / 2
    assert np.abs(picture.rgb[:, 255] - between).max() <= 2


def test_opaque_alpha_counts_as_none(photo: Image.Image) -> None:
    picture = read_picture(saved(photo.convert("RGBA"), "PNG"))
    assert picture.alpha is None
    assert np.array_equal(picture.rgb, np.asarray(photo))


def test_palette_with_a_transparent_colour(photo: Image.Image) -> None:
    palette = photo.quantize(64)
    hidden = int(np.asarray(palette)[0, 0])
    picture = read_picture(saved(palette, "PNG", transparency=hidden))
    assert picture.alpha is not None
    assert np.array_equal(picture.alpha == 0, np.asarray(palette) == hidden)
    shown = picture.alpha == 255
    assert np.array_equal(picture.rgb[shown], np.asarray(palette.convert("RGB"))[shown])


@pytest.mark.parametrize("mode", ["P", "L", "LA", "1", "CMYK", "YCbCr", "LAB"])
def test_other_colour_models(photo: Image.Image, mode: str) -> None:
    if mode == "P":
        converted: Image.Image = photo.quantize(256)
    elif mode == "LAB":
        lab = ImageCms.createProfile("LAB")
        converted = ImageCms.profileToProfile(photo, ImageCms.createProfile("sRGB"), lab, outputMode="LAB")
    else:
        converted = photo.convert(mode)
    format = {"CMYK": "JPEG", "YCbCr": "TIFF", "LAB": "TIFF"}.get(mode, "PNG")
    picture = read_picture(saved(converted, format))
    gray = mode in ("L", "LA", "1")
    expected = photo.convert("L").convert("RGB") if gray else photo
    assert picture.rgb.shape == (512, 512, 3)
    coarse = np.asarray(Image.fromarray(picture.rgb).resize((64, 64), Image.Resampling.BOX))
    assert difference(coarse, expected.resize((64, 64), Image.Resampling.BOX)) < 8


def test_sixteen_bit_grey(photo: Image.Image) -> None:
    gray = np.asarray(photo.convert("L"))
    deep = Image.fromarray(gray.astype(np.uint16) * 257)
    picture = read_picture(saved(deep, "PNG"))
    assert np.abs(picture.rgb[..., 0].astype(int) - gray).max() <= 1


def test_sixteen_bit_rgb(photo: Image.Image) -> None:
    deep = np.asarray(photo).astype(">u2") * 257
    rows = b"".join(b"\x00" + row.tobytes() for row in deep)
    picture = read_picture(png(512, 512, depth=16, colour=2, rows=rows))
    assert np.abs(picture.rgb.astype(int) - np.asarray(photo)).max() <= 1


def test_float_tiff(photo: Image.Image) -> None:
    gray = np.asarray(photo.convert("L"))
    picture = read_picture(saved(Image.fromarray(gray.astype(np.float32) / 255), "TIFF"))
    assert np.abs(picture.rgb[..., 0].astype(int) - gray).max() <= 1


def test_colour_profile_is_converted(photo: Image.Image) -> None:
    """A photo in a wide colour space, whose numbers are paler, comes back with its colours."""
    wide = wide_profile()
    paler = ImageCms.profileToProfile(photo, ImageCms.createProfile("sRGB"), wide, outputMode="RGB")
    data = saved(paler, "PNG", icc_profile=wide.tobytes())
    assert difference(np.asarray(paler), photo) > 4
    assert difference(read_picture(data).rgb, photo) < 2


def test_broken_colour_profile_is_ignored(photo: Image.Image) -> None:
    picture = read_picture(saved(photo, "PNG", icc_profile=b"not a profile at all"))
    assert np.array_equal(picture.rgb, np.asarray(photo))


def test_animation_gives_its_first_frame(photo: Image.Image) -> None:
    dark = photo.point(lambda value: value // 4)
    data = saved(photo, "WEBP", save_all=True, append_images=[dark, dark], lossless=True)
    assert difference(read_picture(data).rgb, photo) < 2


@pytest.mark.full
def test_a_hundred_megapixels_are_reduced() -> None:
    big = Image.open(PHOTO).convert("RGB").resize((11000, 9200), Image.Resampling.NEAREST)
    data = saved(big, "JPEG", quality=60)
    del big
    picture = read_picture(data)
    assert max(picture.rgb.shape) == PICTURE_MAX_PX
    assert picture.rgb.shape[0] / picture.rgb.shape[1] == pytest.approx(9200 / 11000, abs=0.001)
    small = Image.fromarray(picture.rgb).resize((512, 512), Image.Resampling.BOX)
    assert difference(np.asarray(small), Image.open(PHOTO).convert("RGB")) < 4


def test_decompression_bomb_is_refused() -> None:
    header = png(60_000, 60_000, depth=8, colour=2, rows=b"\x00" * 1000)
    with pytest.raises(UserError, match="more than 178 megapixels; save a smaller copy"):
        read_picture(header)


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("colour", "side", "most"), [(0, 11_000, 120), (2, 11_000, 120), (4, 9_000, 75), (6, 9_000, 75)]
)
def test_what_must_be_decoded_whole_is_refused_sooner(colour: int, side: int, most: int) -> None:
    header = png(side, side, depth=8, colour=colour, rows=b"\x00" * 1000)
    with pytest.raises(UserError, match=f"more than {most} megapixels"):
        read_picture(header)


@pytest.mark.full
def test_a_progressive_jpeg_which_takes_twice_the_memory_is_refused_sooner() -> None:
    plain = Image.new("L", (9_000, 9_000), 90)
    with pytest.raises(UserError, match="more than 75 megapixels"):
        read_picture(saved(plain, "JPEG", progressive=True))
    assert max(read_picture(saved(plain, "JPEG")).rgb.shape) == PICTURE_MAX_PX


def test_heic_names_the_package_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)  # as if it were not installed
    data = b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40
    with pytest.raises(UserError, match=r'pip install "talking-avatar\[heic\]"'):
        read_picture(data)


@pytest.mark.every_case
@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda d: d / "missing.jpg", "There is no file .*missing.jpg; check the name"),
        (lambda d: d, "is a folder; choose a picture inside it"),
        (lambda d: written(d / "empty.png", b""), "empty.png is empty; choose another picture"),
        (lambda d: written(d / "a.txt", b"hello there"), "a.txt is not a picture this program can read"),
        (lambda d: written(d / "cut.png", PHOTO.read_bytes()[:100_000]), "because the file is damaged"),
        (lambda d: written(d / "song.mp3", b"ID3\x03" + bytes(2000)), "song.mp3 is not a picture"),
        (lambda d: written(d / "drawing.svg", b"<svg viewBox='0 0 9 9'/>"), "is not a picture"),
        (lambda d: written(d / "a.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"), "is not a"),
    ],
    ids=["missing", "folder", "empty", "text", "cut", "sound", "svg", "postscript"],
)  # fmt: skip
def test_refusals_are_one_sentence(make, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=sentence) as refused:
        read_picture(make(tmp_path))
    text = str(refused.value)
    assert text.endswith(".")
    assert "\n" not in text


@pytest.mark.full
@given(
    start=st.integers(0, 30_000),
    junk=st.binary(min_size=1, max_size=60),
    cut=st.integers(200, 40_000),
    kind=st.sampled_from(["PNG", "JPEG", "WEBP", "TIFF", "GIF"]),
)
@settings(max_examples=examples(60), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_damaged_files_never_crash(start: int, junk: bytes, cut: int, kind: str) -> None:
    data = bytearray(saved(Image.open(PHOTO).convert("RGB").resize((160, 160)), kind))
    start %= len(data)
    data[start : start + len(junk)] = junk
    try:
        picture = read_picture(bytes(data[: max(cut, 1)]))
    except UserError as refused:
        assert str(refused).endswith(".")
    else:
        assert picture.rgb.dtype == np.uint8
        assert picture.rgb.ndim == 3


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def png(width: int, height: int, depth: int, colour: int, rows: bytes) -> bytes:
    """A PNG file made by hand (the format of 16-bit RGB that Pillow cannot write)."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows, 1))
        + chunk(b"IEND", b"")
    )


def wide_profile() -> ImageCms.ImageCmsProfile:
    """A matrix profile with the primaries of Adobe RGB (1998) and gamma 2.2, by hand (ICC.1:2010)."""

    def fixed(value: float) -> bytes:
        return struct.pack(">i", round(value * 65536))

    def xyz(x: float, y: float, z: float) -> bytes:
        return b"XYZ \x00\x00\x00\x00" + fixed(x) + fixed(y) + fixed(z)

    text = b"wide RGB\x00"
    description = b"desc\x00\x00\x00\x00" + struct.pack(">I", len(text)) + text + bytes(79)
    gamma = b"curv\x00\x00\x00\x00" + struct.pack(">IH", 1, round(2.19921875 * 256)) + b"\x00\x00"
    tags = {
        b"desc": description + bytes(-len(description) % 4),
        b"cprt": b"text\x00\x00\x00\x00none\x00\x00\x00\x00",
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.60974, 0.31111, 0.01947),
        b"gXYZ": xyz(0.20528, 0.62567, 0.06087),
        b"bXYZ": xyz(0.14919, 0.06322, 0.74457),
        b"rTRC": gamma, b"gTRC": gamma, b"bTRC": gamma,
    }  # fmt: skip
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, value in tags.items():
        table += name + struct.pack(">II", offset + len(body), len(value))
        body += value
    size = offset + len(body)
    header = struct.pack(">I", size) + b"lcms\x02\x10\x00\x00mntrRGB XYZ "
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    header += b"acsp" + bytes(28) + fixed(0.9642) + fixed(1.0) + fixed(0.8249)
    return ImageCms.ImageCmsProfile(io.BytesIO(header.ljust(128, b"\x00") + table + body))
