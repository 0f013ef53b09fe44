"""Reading pictures from anywhere: any common format, upright, as sRGB, without trusting the file."""

from __future__ import annotations

import hashlib
import importlib
import io
import warnings
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, UnidentifiedImageError

from talking_avatar.errors import UserError

PICTURE_MAX_PX = 5120
"""Longer pictures are reduced to this side as they are read: enough for a face, and memory stays bounded."""

MAX_MEGAPIXELS = 178
"""Pillow's own limit against decompression bombs; such JPEGs are decoded at a half or less."""

MAX_PLAIN_MEGAPIXELS = 120
"""Of an ordinary JPEG or PNG without transparency that is decoded whole: four bytes for each pixel, and then
what it is reduced to."""

MAX_WHOLE_MEGAPIXELS = 75
"""Of anything else that is decoded whole: twelve bytes for each pixel stay below a gigabyte."""

MAX_FILE_BYTES = 400_000_000

BEHIND_TRANSPARENCY = (190, 190, 190)
"""What shows through transparent pixels: a soft grey that suits every skin."""

_FORMATS = (
    "JPEG",
    "MPO",
    "PNG",
    "WEBP",
    "AVIF",
    "HEIF",
    "TIFF",
    "BMP",
    "GIF",
    "PPM",
    "JPEG2000",
    "TGA",
    "ICO",
)
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}
_OPAQUE = 250
_STRIP_ROWS = 256


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture as a person sees it.

    ``rgb (H, W, 3)`` uint8 sRGB, upright, longest side at most ``PICTURE_MAX_PX``, transparent parts on grey.
    ``alpha (H, W)`` uint8, or None when the picture is opaque. ``sha256`` of the file's bytes (hexadecimal).
    ``name`` is how to call it in a sentence.
    """

    rgb: NDArray[np.uint8]
    alpha: NDArray[np.uint8] | None
    sha256: str
    name: str


def read_picture(source: Path | str | bytes, name: str | None = None) -> Picture:
    """Read a file, or a file's content. Of an animation, the first frame.

    Raises :class:`UserError` with one sentence when it is missing, no picture, broken, too large, or of a
    format that needs an extra package.
    """
    if isinstance(source, bytes):
        data, name = source, name or "the picture"
    else:
        data, name = read_file(source)
    if not data:
        raise UserError(f"{name} is empty", "", "choose another picture")
    digest = hashlib.sha256(data).hexdigest()
    rgb, alpha = _decode(data, name)
    for array in (rgb, alpha):
        if array is not None:
            array.setflags(write=False)
    return Picture(rgb, alpha, digest, name)


def read_file(source: Path | str) -> tuple[bytes, str]:
    """A file's bytes and what to call it in a sentence. Raises :class:`UserError` when it cannot be read."""
    path = Path(source)
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise UserError(f"{name} is a folder", "", "choose a picture inside it")
        if not path.exists():
            raise UserError(f"There is no file {path}", "", "check the name or choose another picture")
        if not path.is_file():
            raise UserError(f"{name} is not a file", "", "choose a picture")
        if path.stat().st_size > MAX_FILE_BYTES:
            limit = MAX_FILE_BYTES // 1_000_000
            raise UserError(f"{name} is larger than {limit} MB", "", "save it as a JPEG and choose that")
        return path.read_bytes(), name
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UserError(f"{name} cannot be opened", reason.lower(), "choose another picture") from error


def _decode(data: bytes, name: str) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        _enable_heic(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            Image.init()
            formats = [f for f in _FORMATS if f in Image.OPEN]
            with Image.open(io.BytesIO(data), formats=formats) as image:
                _refuse_beyond(MAX_MEGAPIXELS, image)
                halves = max(image.size) // PICTURE_MAX_PX
                if halves > 1 and not image.info.get("progressive"):
                    # JPEG decodes straight to a half, quarter or eighth
                    image.draft(None, (image.width // halves, image.height // halves))
                _refuse_beyond(MAX_PLAIN_MEGAPIXELS if _is_plain(image) else MAX_WHOLE_MEGAPIXELS, image)
                return _to_arrays(image)
    except Image.DecompressionBombError as error:
        most = str(error) if str(error).isdigit() else str(MAX_MEGAPIXELS)
        raise UserError(
            f"{name} has more than {most} megapixels", "", "save a smaller copy and choose that"
        ) from error
    except UnidentifiedImageError as error:
        raise UserError(
            f"{name} is not a picture this program can read",
            "",
            "choose a JPEG, PNG, WebP, AVIF or HEIC file",
        ) from error
    except MemoryError as error:
        raise UserError(
            f"{name} does not fit into memory", "", "save a smaller copy and choose that"
        ) from error
    except Exception as error:  # decoders raise anything on broken files
        raise UserError(
            f"{name} cannot be read", "the file is damaged or incomplete", "choose another copy of it"
        ) from error


def _is_plain(image: Image.Image) -> bool:
    special = "transparency" in image.info or image.info.get("progressive")
    return image.format in ("JPEG", "PNG") and image.mode in ("RGB", "L") and not special


def _refuse_beyond(megapixels: int, image: Image.Image) -> None:
    if image.width * image.height > megapixels * 1_000_000:
        raise Image.DecompressionBombError(str(megapixels))


def _enable_heic(name: str) -> None:
    try:
        plugin = importlib.import_module("pillow_heif")
    except ImportError as error:
        raise UserError(
            f"{name} is a HEIC picture",
            "",
            'run `pip install "talking-avatar[heic]"`, or save it as a JPEG',
        ) from error
    plugin.register_heif_opener()


def _to_arrays(image: Image.Image) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
    orientation = _orientation(image)
    profile = image.info.get("icc_profile")
    image = _to_eight_bits(image)
    has_alpha = image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info
    if has_alpha:
        image = _converted(image, "RGBA")
    elif image.mode not in ("RGB", "CMYK", "L"):
        image = _converted(image, "RGB")
    factor = max(image.size) // PICTURE_MAX_PX
    if factor > 1:
        whole, image = image, image.reduce(factor)
        whole.close()
    if max(image.size) > PICTURE_MAX_PX:
        image.thumbnail((PICTURE_MAX_PX, PICTURE_MAX_PX), Image.Resampling.BOX)
    alpha = np.asarray(image.getchannel("A")) if has_alpha else None
    rgb = np.asarray(_to_srgb(image, profile))
    rgb, alpha = _upright(rgb, orientation), None if alpha is None else _upright(alpha, orientation)
    if alpha is None or int(alpha.min()) >= _OPAQUE:
        return np.ascontiguousarray(rgb), None
    return _flatten(rgb, alpha), np.ascontiguousarray(alpha)


def _converted(image: Image.Image, mode: str) -> Image.Image:
    """A copy; the original's memory is given back."""
    copy = image.convert(mode)
    image.close()
    return copy


def _orientation(image: Image.Image) -> int:
    """EXIF orientation 1..8; damaged EXIF counts as upright."""
    try:
        value = image.getexif().get(0x0112, 1)
    except Exception:  # the parser raises anything on broken EXIF, and the picture itself may be fine
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


_TRANSPOSE = {
    2: (False, 1, None), 3: (False, None, 2), 4: (False, 0, None), 5: (True, None, None),
    6: (True, 1, None), 7: (True, None, 2), 8: (True, 0, None),
}  # fmt: skip


def _upright(pixels: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """Undo an EXIF orientation (CIPA DC-008, tag 274): transpose, then flip an axis or turn by half."""
    if orientation == 1:
        return pixels
    transpose, flip_axis, half_turn = _TRANSPOSE[orientation]
    if transpose:
        pixels = pixels.swapaxes(0, 1)
    if flip_axis is not None:
        pixels = np.flip(pixels, flip_axis)
    if half_turn is not None:
        pixels = np.flip(pixels, (0, 1))
    return pixels


def _to_eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith(("I", "F")):
        values = np.asarray(image)
        top = max(float(_finite(rows).max(initial=0.0)) for rows in _strips(values))
        full_scale = 65535.0 if image.mode.startswith("I") else 1.0
        if top > full_scale or (image.mode == "I" and top <= 255):
            full_scale = max(top, 255.0)
        levels = np.empty(values.shape, np.uint8)
        for rows, out in zip(_strips(values), _strips(levels), strict=True):
            out[:] = np.clip(_finite(rows) * (255.0 / full_scale) + 0.5, 0, 255)
        return Image.fromarray(levels)
    return image


def _strips(values: NDArray) -> list[NDArray]:
    """Rows in pieces, so that what is computed of them takes no multiple of the picture's memory."""
    return [values[top : top + _STRIP_ROWS] for top in range(0, max(len(values), 1), _STRIP_ROWS)]


def _finite(values: NDArray) -> NDArray[np.float32]:
    return np.nan_to_num(values.astype(np.float32), posinf=0, neginf=0)


def _to_srgb(image: Image.Image, profile: object) -> Image.Image:
    """RGB in sRGB; a profile that cannot be used is ignored."""
    source = image
    if image.mode == "RGBA":
        source = image.convert("RGB")
    if isinstance(profile, bytes) and profile and b"sRGB" not in profile[:4096]:
        try:
            converted = ImageCms.profileToProfile(
                source,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            converted = None
        if converted is not None:
            return converted
    return source if source.mode == "RGB" else source.convert("RGB")


def _flatten(rgb: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
    weight = cv2.merge([np.ascontiguousarray(alpha)] * 3)
    backdrop = np.empty_like(weight)
    backdrop[:] = BEHIND_TRANSPARENCY
    shown = cv2.multiply(np.ascontiguousarray(rgb), weight, scale=1 / 255)
    hidden = cv2.multiply(backdrop, cv2.bitwise_not(weight), scale=1 / 255)
    return np.asarray(cv2.add(shown, hidden), np.uint8)
