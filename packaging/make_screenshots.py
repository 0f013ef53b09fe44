"""Make the pictures of the windows for the documents, in ``docs/images/``.

The real window with the built-in engine, a sample voice and a camera that nobody sees; only the names of the
devices are invented. Run it in the program's own environment after the window has changed::

    python packaging/make_screenshots.py
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
VOICE = ROOT / "resources" / "voices" / "heart.flac"
_QUALITY = 87
_FRAMES, _PATIENCE_MS = 60, 500
"""A picture is taken of a face that has been awake for two seconds."""


def make_parts() -> object:
    """For the session's process: every microphone says what the sample says."""
    from talking_avatar.live.parts import SessionParts, make_source

    return SessionParts(make_source=lambda name, repeat: make_source(str(VOICE), True))


@dataclass(frozen=True)
class Shot:
    """A picture ``name`` of the window in ``scheme``, live or not, of the portrait ``portrait``, after
    ``after_s``; ``dialog`` is a method of ``DialogDesk`` whose window is shown instead."""

    name: str
    scheme: str
    live: bool
    portrait: str
    after_s: float = 8.0
    dialog: str = ""
    smile: float = 0.0
    scroll: int = 0


SHOTS = (
    Shot("window-dark", "dark", True, "clara"),
    Shot("window-light", "light", False, "jun", smile=0.45),
    Shot("controls-dark", "dark", False, "amara", scroll=1000),
    Shot("tour-light", "light", False, "livia", dialog="show_tour"),
    Shot("video-dark", "dark", False, "walter", dialog="show_video"),
    Shot("models-light", "light", False, "clara", dialog="show_models"),
)


def take(shot: Shot, folder: Path) -> None:
    """One picture, in a process of its own."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QDialog

    from talking_avatar.desktop.app import AppOptions, make_desktop
    from talking_avatar.desktop.errands import wait_for_errands
    from talking_avatar.desktop.theme import Scheme, ThemeKeeper
    from talking_avatar.desktop.transport.device_lists import CameraChoice, Devices

    app = QApplication(sys.argv[:1])
    ThemeKeeper(app, Scheme(shot.scheme))
    with tempfile.TemporaryDirectory() as place:
        options = AppOptions(
            Path(place) / "settings.json", Path(place) / "library", make_parts="make_screenshots:make_parts"
        )
        desktop = make_desktop(options)
        window, controller = desktop.window, desktop.window.controller
        window.resize(window.sizeHint())
        window.show()
        window.begin()
        window.devices.end()
        names = ("Desk microphone", "Headset")
        devices = Devices(names, ("Headphones",), (CameraChoice("v4l2:/dev/video10", "Talking Avatar"),))
        for box in (window.transport.microphone, window.transport.camera, window.panel.voice):
            QTimer.singleShot(2500, lambda box=box: box.show_devices(devices))
        library = window.workspace.library.portraits()
        portrait = next(item for item in library if item.path.stem == shot.portrait)
        window.strip.select(portrait.id)
        window.workspace.choose_portrait(portrait)
        window.workspace.look.move("Smile", smile=shot.smile)
        window.panel.scroll_area.verticalScrollBar().setValue(shot.scroll)
        controller.choose_camera(f"trace:{os.devnull}")
        if shot.live:
            QTimer.singleShot(4000, controller.go_live)
        if shot.dialog:
            QTimer.singleShot(2600, getattr(desktop.dialogs, shot.dialog))

        def keep() -> None:
            if window.preview.frames < _FRAMES:
                QTimer.singleShot(_PATIENCE_MS, keep)
                return
            window.notices.hide()  # what the computer that makes the pictures has to say
            shown = [w for w in app.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
            picture = (shown[0] if shown else window).grab()
            picture.save(str(folder / f"{shot.name}.jpg"), "JPEG", _QUALITY)
            controller.stop_live()
            desktop.dialogs.end()
            window.quit()

        finish: Callable[[], None] = app.quit
        window.closing.done.connect(finish)
        QTimer.singleShot(round(1000 * shot.after_s), keep)
        app.exec()
        wait_for_errands(60.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=IMAGES)
    parser.add_argument("--scale", default="1.5", help="device pixels to a pixel")
    parser.add_argument("--only", help="the name of one picture")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    chosen = [shot for shot in SHOTS if given.only in (None, shot.name)]
    if given.here:
        take(chosen[0], given.folder)
        return
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "QT_SCALE_FACTOR": given.scale}
    for shot in chosen:
        command = [sys.executable, __file__, str(given.folder), "--here", "--only", shot.name]
        subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    main()
