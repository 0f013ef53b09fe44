"""Gaze and head, and whether the eyes hold the camera and blink."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from talking_avatar.desktop.controls.gaze_pad import GazePad
from talking_avatar.desktop.controls.head_ball import HeadBall
from talking_avatar.desktop.look import Look, LookModel
from talking_avatar.desktop.theme import Section, Switch, row
from talking_avatar.motion.performer.sliders import SLIDERS

_LIMIT = {slider.name: slider.maximum for slider in SLIDERS}
_FOLLOW_EVERY_MS = 33
_STILL = 0.01


class PoseSection(Section):
    """While the eyes follow the pointer, all of that is one step to undo."""

    def __init__(self, model: LookModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Gaze and head"))
        self._model = model
        self.gaze, self.head = GazePad(self), HeadBall(self)
        self.look_at_camera = Switch(self.tr("Look at the camera"), self)
        self.look_at_camera.setToolTip(self.tr("The eyes hold the camera while the head moves"))
        self.follow = Switch(self.tr("Follow the pointer"), self)
        self.blink = Switch(self.tr("Blink"), self)
        self.add(row(self.gaze, None, self.head))
        for switch in (self.look_at_camera, self.follow, self.blink):
            self.add(switch)
        self.gaze.moved.connect(lambda x, y: model.move(self.tr("Gaze"), gaze_x=x, gaze_y=y))
        self.head.moved.connect(self._turn)
        self.head.tilted.connect(
            lambda tilt: model.move(self.tr("Head"), head_roll_deg=tilt * _LIMIT["head_roll_deg"])
        )
        self.look_at_camera.clicked.connect(
            lambda on: model.move(self.look_at_camera.text(), look_at_camera=on)
        )
        self.blink.clicked.connect(lambda on: model.move(self.blink.text(), blinking=on))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._follow)
        self.follow.toggled.connect(self._set_follow)
        model.changed.connect(self.show_look)
        self.show_look(model.look)

    def show_look(self, look: Look) -> None:
        sliders = look.sliders
        self.gaze.show_place(sliders.gaze_x, sliders.gaze_y)
        self.head.show_place(
            sliders.head_yaw_deg / _LIMIT["head_yaw_deg"], sliders.head_pitch_deg / _LIMIT["head_pitch_deg"]
        )
        self.head.show_tilt(sliders.head_roll_deg / _LIMIT["head_roll_deg"])
        self.look_at_camera.setChecked(sliders.look_at_camera)
        self.blink.setChecked(sliders.blinking)

    def _turn(self, x: float, y: float) -> None:
        yaw, pitch = x * _LIMIT["head_yaw_deg"], y * _LIMIT["head_pitch_deg"]
        self._model.move(self.tr("Head"), head_yaw_deg=yaw, head_pitch_deg=pitch)

    def _set_follow(self, on: bool) -> None:
        if on:
            self._timer.start(_FOLLOW_EVERY_MS)
        else:
            self._timer.stop()
            self._model.move(self.tr("Gaze"), gaze_x=0.0, gaze_y=0.0)

    def _follow(self) -> None:
        x, y = gaze_at(QCursor.pos(), self.screen().geometry())
        before = self._model.look.sliders
        if abs(before.gaze_x - x) + abs(before.gaze_y - y) > _STILL:
            self._model.move(self.tr("Gaze"), gaze_x=x, gaze_y=y)


def gaze_at(pointer: QPoint, screen: QRect) -> tuple[float, float]:
    """Gaze ``(x, y)`` within -1..1 towards a pointer on a screen; its middle is the camera."""
    x = (pointer.x() - screen.center().x()) / max(screen.width() / 2, 1)
    y = (pointer.y() - screen.center().y()) / max(screen.height() / 2, 1)
    return round(min(max(x, -1.0), 1.0), 3), round(min(max(y, -1.0), 1.0), 3)
