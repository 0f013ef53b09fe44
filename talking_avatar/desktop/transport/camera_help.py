"""What to choose in which meeting program, as a small window that closes at a click beside it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from talking_avatar.desktop.theme import Card, Space, text
from talking_avatar.outputs.camera.v4l2 import CARD_LABEL, MODPROBE

translate = QCoreApplication.translate

_WIDTH_PX = 400


class CameraHelp(QWidget):
    """``label`` is how other programs list the camera; empty when there is none yet."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH_PX)
        card = Card(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        name = label or _usual_name()
        card.body.addWidget(text(self.tr("Choose “{name}” as your camera").format(name=name), "section"))
        card.body.addWidget(
            text(
                self.tr("Go live first, then open the meeting: most programs list it only while it runs."),
                "muted",
            )
        )
        card.body.addLayout(program_places())
        card.body.addWidget(
            text(
                self.tr(
                    "Meeting programs mirror your own picture to you only; others see it the right way round."
                ),
                "caption",
            )
        )
        if not label:
            self._add_missing(card)
        self.setFixedHeight(whole.totalHeightForWidth(_WIDTH_PX))  # which lines need that do not fit in one

    def _add_missing(self, card: Card) -> None:
        if sys.platform == "linux":
            words = self.tr("There is no virtual camera yet. This makes one until the next start:")
            command = "sudo " + " ".join(f"'{word}'" if " " in word else word for word in MODPROBE)
            shown = text(command)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setWordWrap(True)
            card.body.addWidget(text(words, "warning"))
            card.body.addWidget(shown)
        else:
            words = self.tr("There is no virtual camera yet: install OBS Studio, which brings one along.")
            card.body.addWidget(text(words, "warning"))


def program_places() -> QGridLayout:
    """Where each meeting program has its list of cameras."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.L)
    grid.setVerticalSpacing(Space.S)
    grid.setColumnStretch(1, 1)
    browsers = translate("CameraHelp", "Browsers")
    for row, (program, where) in enumerate(
        (
            ("Zoom", translate("CameraHelp", "the arrow beside Start Video, then Select a Camera")),
            ("Google Meet", translate("CameraHelp", "More options, Settings, Video")),
            ("Teams", translate("CameraHelp", "the arrow beside the camera, then Camera")),
            ("OBS", translate("CameraHelp", "add a Video Capture Device")),
            (browsers, translate("CameraHelp", "allow the camera and pick it in the page's own list")),
        )
    ):
        grid.addWidget(text(program), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text(where, "muted"), row, 1)
    return grid


def _usual_name() -> str:
    return CARD_LABEL if sys.platform == "linux" else "OBS Virtual Camera"
