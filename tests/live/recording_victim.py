"""A program that records clicks and flashes until it is killed: ``python -m`` this, with the file's name."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.live.click_and_flash import ClickAndFlash


def main() -> None:
    scene = ClickAndFlash(Path(sys.argv[1]))
    while True:
        scene.run(0.5)
        sys.stdout.write(f"{scene.media_s:.3f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
