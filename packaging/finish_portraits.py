"""Turn the renders of ``render_portraits.py`` into the files of ``resources/portraits``.

Every person in ``packaging/portraits/people`` whose render is there gets a JPEG of at most 200 kB: graded,
with a little film grain, or painted in oil where the description says so. ``portraits.toml``, which lists
them for the program, is written from the descriptions. The same renders give the same files.

Run (in the environment of ``render_portraits.py``, or the program's own)::

    python packaging/finish_portraits.py renders
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from portraits.oil_paint import paint
from portraits.person import Person, load_person

ROOT = Path(__file__).resolve().parents[1]
PEOPLE = Path(__file__).parent / "portraits" / "people"
PORTRAITS = ROOT / "resources" / "portraits"
MOST_BYTES = 200_000
QUALITIES = range(94, 60, -1)
SATURATION, CONTRAST, GRAIN, VIGNETTE = 1.16, 0.22, 0.010, 0.16
LIST_HEADER = "# The bundled portraits: invented people, to try the program without a photo.\n"


def graded(picture: NDArray[np.float32], seed: int) -> NDArray[np.float32]:
    """Add to ``(H, W, 3)`` what lens, film and lab would: contrast, colour, vignette, sharpness, grain."""
    rows, columns = picture.shape[:2]
    curve = picture + CONTRAST * picture * (1 - picture) * (2 * picture - 0.92)
    grey = curve @ np.array((0.30, 0.59, 0.11), np.float32)
    vivid = grey[..., None] + SATURATION * (curve - grey[..., None])
    y, x = np.mgrid[-1 : 1 : rows * 1j, -1 : 1 : columns * 1j]
    vivid = vivid * (1 - VIGNETTE * np.clip(np.hypot(x, y) - 0.55, 0, 1) ** 1.5)[..., None]
    sharp = vivid + 0.45 * (vivid - cv2.GaussianBlur(vivid, (0, 0), 1.4 * columns / 1024))
    noise = np.random.default_rng(seed).normal(size=(rows, columns)).astype(np.float32)
    noise = cv2.GaussianBlur(noise, (0, 0), 0.8)
    noise *= GRAIN / noise.std() * (1.2 - grey)
    return np.clip(sharp + noise[..., None], 0, 1).astype(np.float32)


def finish(person: Person, render: Path) -> bytes:
    """The JPEG file of a person."""
    bgr = cv2.imread(str(render))
    if bgr is None:
        raise SystemExit(f"{render} is not a picture.")
    picture = graded(_trimmed(bgr, person.studio.trim)[..., ::-1].astype(np.float32) / 255, person.seed)
    if person.kind == "painting":
        picture = paint(picture, person.seed)
    pixels = np.ascontiguousarray((picture[..., ::-1] * 255).round().astype(np.uint8))
    for quality in QUALITIES:
        _, data = cv2.imencode(
            ".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_OPTIMIZE, 1]
        )
        if len(data) <= MOST_BYTES:
            return data.tobytes()
    raise SystemExit(f"{render} does not fit into {MOST_BYTES} bytes.")


def _trimmed(picture: NDArray[np.uint8], share: float) -> NDArray[np.uint8]:
    """The square picture without ``share`` of it below and half of that on each side, at its old size."""
    side = len(picture)
    cut = round(side * share / 2)
    inner = picture[: side - 2 * cut, cut : side - cut]
    return picture if cut == 0 else np.asarray(cv2.resize(inner, (side, side), interpolation=cv2.INTER_CUBIC))


def list_entry(person: Person) -> str:
    """The lines of a person in ``portraits.toml``."""
    return (
        "\n[[portrait]]\n"
        f'name = "{person.name}"\n'
        f'title = "{person.title}"\n'
        f'file = "{person.name}.jpg"\n'
        f'kind = "{person.kind}"\n'
        'licence = "CC0-1.0"\n'
        f'description = "{person.description}"\n'
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("renders", type=Path, help="folder with the PNG files of render_portraits.py")
    parser.add_argument("--out", type=Path, default=PORTRAITS, help="default: resources/portraits")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    people = [load_person(path) for path in sorted(PEOPLE.glob("*.toml"))]
    for person in people:
        render = args.renders / f"{person.name}.png"
        if render.is_file():
            (args.out / f"{person.name}.jpg").write_bytes(finish(person, render))
    listed = [list_entry(person) for person in people if (args.out / f"{person.name}.jpg").is_file()]
    (args.out / "portraits.toml").write_text(LIST_HEADER + "".join(listed), encoding="utf-8")


if __name__ == "__main__":
    main()
