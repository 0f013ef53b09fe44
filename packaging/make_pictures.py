"""Make the pictures of the documents, ``docs/images/``, from the bundled portraits with the built-in engine.

``hero.png``: in the first row one portrait as it is and saying four sounds, in the second row all portraits.
``sheet.jpg``: the contact sheet of all controls of one portrait. ``mouths.jpg``: the same seven sounds by the
trained model, above, and by loudness. Run it in the program's own environment after the portraits or the
engine have changed::

    python packaging/make_pictures.py
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from talking_avatar.assembly.engines import make_renderer
from talking_avatar.assembly.portraits import PortraitShelf
from talking_avatar.assembly.voices import make_voice, sample_voice
from talking_avatar.evaluation.contact_sheet import draw_sheet
from talking_avatar.media.picture_file import write_picture
from talking_avatar.motion.face_motion import MOTION_RATE_HZ, FaceMotion, FaceState
from talking_avatar.render.framing import Framing, OriginalBackground
from talking_avatar.render.renderer import Renderer

ROOT = Path(__file__).resolve().parents[1]
PORTRAITS = ROOT / "resources" / "portraits"
IMAGES = ROOT / "docs" / "images"
SPEAKER, SHOWN_IN_SHEET = "clara", "amara"
SPEAKER_ZOOM, SHEET_ZOOM = 1.25, 1.6
SHEET_CELL_PX = 124
WIDTH_PX, GAP_PX = 1000, 4
PAPER = 255
DRAWN_PX = 512

SOUNDS = (
    FaceState.of({"jawOpen": 0.55, "mouthLowerDown": 0.25, "browInnerUp": 0.2}, yaw_deg=3.0),
    FaceState.of(
        {
            "jawOpen": 0.12,
            "mouthStretchLeft": 0.5,
            "mouthStretchRight": 0.5,
            "mouthSmileLeft": 0.45,
            "mouthSmileRight": 0.45,
            "mouthUpperUp": 0.25,
            "mouthLowerDown": 0.25,
        },
        yaw_deg=-2.0,
    ),
    FaceState.of({"jawOpen": 0.18, "mouthPucker": 0.75, "mouthFunnel": 0.35, "gazeX": 0.15}, roll_deg=2.0),
    FaceState.of(
        {"jawOpen": 0.1, "mouthRollLower": 0.6, "mouthUpperUp": 0.3, "browDownLeft": 0.3}, pitch_deg=3.0
    ),
)
"""Roughly the mouths of 'ah', 'ee', 'oo' and 'f'."""

HEARD = (
    ("b(ig)", 3.62),
    ("(f)o(x)", 1.16),
    ("j(umps)", 1.43),
    ("(b)oa(ts)", 3.96),
    ("f(loat)", 4.22),
    ("p(ast)", 4.56),
    ("(sh)o(re)", 5.54),
)
"""Sounds of the sample voice and when they are in it (resources/voices/heart.json), in seconds."""
MOTIONS = ("built-in", "loudness")
CAPTION_PX = 22


def renderer_of(name: str, height_px: int, zoom: float = 1.0) -> Renderer:
    ready = PortraitShelf().get(PORTRAITS / f"{name}.jpg")
    return make_renderer(ready, Framing(height_px=height_px, zoom=zoom), OriginalBackground())


def row(pictures: list[NDArray[np.uint8]], width_px: int) -> NDArray[np.uint8]:
    """Square pictures side by side, with gaps, exactly ``width_px`` wide."""
    edges = np.linspace(0, width_px + GAP_PX, len(pictures) + 1).round().astype(int)
    height = int(np.diff(edges).min()) - GAP_PX
    canvas = np.full((height, width_px, 3), PAPER, np.uint8)
    for picture, left, right in zip(pictures, edges[:-1], edges[1:], strict=True):
        size = (int(right - left) - GAP_PX, height)
        canvas[:, left : left + size[0]] = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return canvas


def spoken(motion: str) -> FaceMotion:
    stream = make_voice(motion, measured=False).generator.stream(0)
    return FaceMotion.concatenate([stream.push(sample_voice()), stream.finish()])


def captions(words: tuple[str, ...], width_px: int) -> NDArray[np.uint8]:
    canvas = np.full((CAPTION_PX, width_px, 3), PAPER, np.uint8)
    for number, text in enumerate(words):
        place = (round((number + 0.5) * width_px / len(words)) - 5 * len(text), CAPTION_PX - 6)
        cv2.putText(canvas, text, place, cv2.FONT_HERSHEY_SIMPLEX, 0.55, (40, 40, 40), 1, cv2.LINE_AA)
    return canvas


def mouths() -> NDArray[np.uint8]:
    """A row for each motion."""
    close = renderer_of(SPEAKER, DRAWN_PX, 2.0)
    rows = [captions(tuple(sound for sound, _ in HEARD), WIDTH_PX)]
    for motion in map(spoken, MOTIONS):
        faces = [close.draw(motion.frame(round(time_s * MOTION_RATE_HZ))).copy() for _, time_s in HEARD]
        rows += [row(faces, WIDTH_PX), np.full((GAP_PX, WIDTH_PX, 3), PAPER, np.uint8)]
    return np.vstack(rows)


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    speaker = renderer_of(SPEAKER, DRAWN_PX, SPEAKER_ZOOM)
    speaking = row([speaker.draw(state).copy() for state in (FaceState.neutral(), *SOUNDS)], WIDTH_PX)
    names = sorted(path.stem for path in PORTRAITS.glob("*.jpg"))
    everybody = row([renderer_of(name, DRAWN_PX).draw(FaceState.neutral()) for name in names], WIDTH_PX)
    gap = np.full((GAP_PX, WIDTH_PX, 3), PAPER, np.uint8)
    write_picture(IMAGES / "hero.png", np.vstack([speaking, gap, everybody]))
    write_picture(IMAGES / "mouths.jpg", mouths())
    write_picture(IMAGES / "sheet.jpg", draw_sheet(renderer_of(SHOWN_IN_SHEET, SHEET_CELL_PX, SHEET_ZOOM)))


if __name__ == "__main__":
    main()
