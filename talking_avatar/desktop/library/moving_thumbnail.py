"""Thumbnails that move: a short loop in which a portrait looks about, smiles and says a word. Knows no Qt."""

from __future__ import annotations

import contextlib
import hashlib
import math
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:  # slow to import, and not needed by whoever only reads thumbnails
    from talking_avatar.assembly.portraits import ReadyPortrait
    from talking_avatar.motion.face_motion import FaceState

SIDE_PX = 192
LOOP_FRAMES = 40
LOOP_COLUMNS = 8
LOOP_RATE_HZ = 16
_VERSION = 1
_QUALITY = 88
_MOST_FILES = 400


@dataclass(frozen=True)
class ThumbnailFiles:
    """``still`` is the neutral face, ``loop`` all frames in rows of ``LOOP_COLUMNS``; squares of
    ``SIDE_PX``."""

    still: Path
    loop: Path

    @property
    def exist(self) -> bool:
        return self.still.is_file() and self.loop.is_file()


def default_thumbnail_folder() -> Path:
    return Path(platformdirs.user_cache_path("talking-avatar", appauthor=False)) / "thumbnails"


def thumbnail_files(picture: Path, folder: Path) -> ThumbnailFiles:
    """Where the thumbnails of ``picture``, as it is now, belong. Raises ``OSError`` when it is gone."""
    about = picture.stat()
    identity = f"{_VERSION}\n{picture.resolve()}\n{about.st_size}\n{about.st_mtime_ns}"
    key = hashlib.sha256(identity.encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return ThumbnailFiles(folder / f"{key}.jpg", folder / f"{key}-loop.jpg")


def loop_state(frame: int) -> FaceState:
    """The face of one frame; frame 0 is neutral, and so is what follows the last."""
    from talking_avatar.motion.face_motion import FaceState

    at = frame / LOOP_FRAMES
    turn = math.sin(2 * math.pi * at)
    smile = 0.5 - 0.5 * math.cos(2 * math.pi * at)
    speech = max(math.sin(math.pi * (at - 0.35) / 0.45), 0.0) if 0.35 < at < 0.8 else 0.0
    syllables = speech * (0.5 - 0.5 * math.cos(2 * math.pi * 4 * (at - 0.35) / 0.45))
    blink = max(1 - abs(at - 0.25) / 0.05, 0.0)
    controls = {
        "mouthSmileLeft": 0.45 * smile * (1 - 0.5 * speech),
        "mouthSmileRight": 0.45 * smile * (1 - 0.5 * speech),
        "jawOpen": 0.32 * syllables,
        "mouthPucker": 0.25 * speech * max(math.sin(6 * math.pi * at), 0.0),
        "eyeBlinkLeft": blink,
        "eyeBlinkRight": blink,
        "browInnerUp": 0.25 * smile,
        "gazeX": 0.18 * turn,
    }
    return FaceState.of(controls, yaw_deg=8.0 * turn, roll_deg=2.0 * math.sin(4 * math.pi * at) * smile)


def draw_thumbnails(ready: ReadyPortrait, files: ThumbnailFiles) -> None:
    """Raises ``OSError`` when they cannot be written."""
    import numpy as np

    from talking_avatar.assembly.engines import make_renderer
    from talking_avatar.render.framing import FrameKind, Framing, OriginalBackground

    renderer = make_renderer(ready, Framing(FrameKind.CROP, SIDE_PX, 1.15), OriginalBackground())
    rows = math.ceil(LOOP_FRAMES / LOOP_COLUMNS)
    sheet = np.zeros((rows * SIDE_PX, LOOP_COLUMNS * SIDE_PX, 3), np.uint8)
    for frame in range(LOOP_FRAMES):
        y, x = (SIDE_PX * part for part in divmod(frame, LOOP_COLUMNS))
        sheet[y : y + SIDE_PX, x : x + SIDE_PX] = renderer.draw(loop_state(frame))
    files.loop.parent.mkdir(parents=True, exist_ok=True)
    for path, picture in ((files.loop, sheet), (files.still, sheet[:SIDE_PX, :SIDE_PX])):
        _write_jpeg(path, picture)
    _forget_oldest(files.loop.parent)


def _forget_oldest(folder: Path) -> None:
    """Pictures change and go, so the folder would grow for ever; what is still wanted is drawn again."""
    found = []
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            found.append((path.stat().st_mtime, path))
    for _, path in sorted(found)[:-_MOST_FILES]:
        with contextlib.suppress(OSError):
            path.unlink()


def _write_jpeg(path: Path, picture: object) -> None:
    from PIL import Image

    part = path.with_suffix(f".{os.getpid()}.part")
    Image.fromarray(picture).save(part, "JPEG", quality=_QUALITY, subsampling=0)  # type: ignore[arg-type]
    os.replace(part, path)
