"""The whole way of a person on their first day, on a real screen: what happened is written into
``facts.json``.

Started by ``test_journey.py`` with a folder for everything it makes, and a microphone's name.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from talking_avatar.desktop.app import AppOptions, make_desktop
from talking_avatar.desktop.dialogs.tour import Tour
from talking_avatar.desktop.go_live_state import GoLiveState
from talking_avatar.desktop.library.picture_dialog import PictureDialog
from talking_avatar.desktop.theme import Scheme, ThemeKeeper
from talking_avatar.motion.performer.sliders import Sliders
from talking_avatar.outputs.camera.trace import read_trace
from tests.desktop.event_watch import EventWatch

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
_LONGEST_S = 200
PHOTO = Path(__file__).parents[1] / "data" / "portraits" / "astronaut.png"


class Journey:
    def __init__(self, app: QApplication, folder: Path, microphone: str) -> None:
        self.app, self.folder, self.microphone = app, folder, microphone
        self.pictures = folder / "screenshots"
        self.pictures.mkdir()
        self.trace = folder / "camera.trace"
        options = AppOptions(folder / "settings.json", folder / "library", camera=f"trace:{self.trace}")
        self.desktop = make_desktop(options)
        self.window = self.desktop.window
        self.window.workspace.change(recordings=str(folder / "recordings"))
        self.watch = EventWatch(self.window)
        self.facts: dict[str, object] = {}
        self.closed = False
        self.window.closing.done.connect(self._note_closed)

    def run(self) -> None:
        window = self.window
        began_s = time.perf_counter()
        window.show()
        QTest.qWaitForWindowExposed(window)
        window.begin()
        watch = self.watch
        self.until(lambda: window.preview.frames > 0, 60)
        self.facts["first_frame_s"] = time.perf_counter() - began_s
        self.take_the_tour()
        self.drop_a_photo()
        watch.reset()
        self.go_live()
        self.move_things()
        self.switch_portrait()
        self.record()
        self.end()
        self.facts["stall_cpu_ms"] = 1e3 * watch.longest_cpu_s
        self.facts["stall_ms"] = 1e3 * watch.longest_s
        watch.stop()
        window.close()
        self.until(lambda: self.closed, 20)

    def take_the_tour(self) -> None:
        self.desktop.dialogs.show_tour()
        tour = self.dialog(Tour)
        self.shoot("1-tour-portrait", tour)
        self.click(tour.next)
        box = tour.microphone.box
        self.until(lambda: box.picker.findText(self.microphone) >= 0, 20)
        box.picker.setFocus()
        while box.picker.currentText() != self.microphone:
            QTest.keyClick(box.picker, Qt.Key.Key_Down)
        box.picker.activated.emit(box.picker.currentIndex())
        self.until(lambda: self.window.transport.microphone.meter.level_db > -40, 20)
        self.shoot("2-tour-microphone", tour)
        self.click(tour.next)
        self.shoot("3-tour-camera", tour)
        self.click(tour.next)
        self.facts["tour_done"] = self.window.workspace.settings.tour_done
        self.facts["microphone"] = self.window.workspace.settings.microphone

    def drop_a_photo(self) -> None:
        strip = self.window.strip
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(PHOTO))])
        place, action, keys = QPointF(10, 10), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        strip.dragEnterEvent(QDragEnterEvent(place.toPoint(), action, data, LEFT, keys))
        strip.dropEvent(QDropEvent(place, action, data, LEFT, keys))
        question = self.dialog(PictureDialog)
        self.until(lambda: question.card.usable, 90)
        mine = question.rights.button(0)
        self.click(mine, QPoint(10, mine.height() // 2))
        self.until(question.accept_button.isEnabled, 10)
        self.shoot("4-photo", question)
        self.click(question.accept_button)
        self.until(lambda: not self.window.workspace.portrait.bundled, 20)
        portrait = self.window.workspace.portrait
        self.facts["portrait"] = {
            "name": portrait.name,
            "rights": portrait.rights.value if portrait.rights else "",
        }
        self.wait(2.5)

    def go_live(self) -> None:
        self.window.activateWindow()  # without a window manager nobody else does, once the questions are gone
        QTest.qWaitForWindowActive(self.window)
        self.click(self.window.transport.go_live)
        self.until(lambda: self.window.controller.state is GoLiveState.LIVE, 30)
        self.wait(2.5)
        self.shoot("5-live")

    def move_things(self) -> None:
        panel = self.window.panel
        before = self.shown()
        smile = panel.expression.sliders["smile"].slider
        self.click(smile, QPoint(smile.width() - 12, smile.height() // 2))
        self.click(panel.pose.head, panel.pose.head.field().topRight().toPoint() + QPoint(-8, 8))
        self.wait(1.0)
        self.facts["moved"] = self.difference(before, self.shown())
        sliders = self.window.workspace.look.look.sliders
        self.facts["smile"], self.facts["yaw_deg"] = sliders.smile, sliders.head_yaw_deg
        self.shoot("6-moved")
        QTest.keyClick(self.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(self.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        self.wait(1.0)
        self.facts["at_rest"] = self.window.workspace.look.look.sliders == Sliders()

    def switch_portrait(self) -> None:
        before, strip = self.shown(), self.window.strip
        index = strip.model.index(strip.model.rowCount() - 1)
        strip.view.scrollTo(index)
        self.click(strip.view.viewport(), strip.view.visualRect(index).center())
        self.until(lambda: self.difference(before, self.shown()) > 15, 60)
        self.wait(1.0)
        self.shoot("7-switched")

    def record(self) -> None:
        box = self.window.transport.recording
        self.click(box.record)
        self.until(lambda: box.recording, 10)
        self.wait(3.0)
        self.shoot("8-recording")
        QTest.keyClick(self.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        self.until(lambda: not box.recording, 20)
        self.facts["recordings"] = [str(path) for path in (self.folder / "recordings").glob("*.mp4")]

    def end(self) -> None:
        self.click(self.window.transport.go_live)
        self.until(lambda: self.window.controller.state is GoLiveState.OFF, 10)
        self.wait(0.5)
        trace = read_trace(self.trace)
        live = trace.sequence > 0
        begin = int(np.argmax(live))
        self.watch.skip()
        self.facts["camera_frames"] = int(live.sum())
        self.facts["longest_gap_ms"] = 1e3 * float(np.diff(trace.sent_s[begin:]).max())
        self.facts["dark_frames"] = int((trace.pictures[begin:].reshape(-1, 36 * 64 * 3).mean(1) < 8).sum())

    # What a person does and sees.

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        QTest.mouseClick(widget, LEFT, Qt.KeyboardModifier.NoModifier, place or widget.rect().center())
        self.app.processEvents()

    def wait(self, seconds: float) -> None:
        QTest.qWait(round(1000 * seconds))

    def until(self, condition: Callable[[], bool], timeout_s: float) -> None:
        end_s = time.monotonic() + timeout_s
        while not condition():
            if time.monotonic() > end_s:
                self.shoot("at-the-end")
                raise TimeoutError(f"waited {timeout_s} s; so far {self.facts}")
            QTest.qWait(20)

    def dialog(self, kind: type[W]) -> W:
        found: list[W] = []

        def there() -> bool:
            found[:] = [w for w in self.app.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
            return bool(found)

        self.until(there, 20)
        self.wait(0.5)
        return found[0]

    def shown(self) -> np.ndarray:
        """What the camera showed last, ``(36, 64, 3)``."""
        picture = read_trace(self.trace).pictures[-1].astype(float)
        self.watch.skip()
        return picture

    @staticmethod
    def difference(before: np.ndarray, now: np.ndarray) -> float:
        return float(np.abs(before - now).mean())

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        (widget or self.window).grab().save(str(self.pictures / f"{name}.png"))
        self.watch.skip()

    def _note_closed(self) -> None:
        self.closed = True


def main() -> None:
    folder, microphone = Path(sys.argv[1]), sys.argv[2]
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    ThemeKeeper(app, Scheme.DARK)
    faulthandler.dump_traceback_later(_LONGEST_S, exit=True)
    journey = Journey(app, folder, microphone)
    try:
        journey.run()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)  # whatever still runs
    (folder / "facts.json").write_text(json.dumps(journey.facts))


if __name__ == "__main__":
    main()
