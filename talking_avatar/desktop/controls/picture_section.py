"""What part of the portrait is shown, before what, and what is only for this window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from talking_avatar.desktop.controls.background_box import BackgroundBox
from talking_avatar.desktop.controls.value_slider import ValueSlider
from talking_avatar.desktop.look import Look, LookModel
from talking_avatar.desktop.theme import Section, Segmented, Switch, text
from talking_avatar.render.framing import FrameKind

translate = QCoreApplication.translate

KINDS = (FrameKind.WIDE, FrameKind.CROP, FrameKind.PHOTO)
_LEAST_ZOOM, _MOST_ZOOM = 0.7, 2.0


def kind_names() -> list[str]:
    """Of ``KINDS``, in their order."""
    return [
        translate("PictureSection", "16:9"),
        translate("PictureSection", "Square"),
        translate("PictureSection", "Whole photo"),
    ]


class PictureSection(Section):
    """Framing, zoom and background go into the look; the switches are told."""

    mirror_wanted = Signal(bool)
    badge_wanted = Signal(bool)

    def __init__(self, model: LookModel, mirrored: bool, badge: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Picture"))
        self.framing = Segmented(kind_names(), self.tr("Framing"), self)
        self.zoom = ValueSlider(
            self.tr("Zoom"), _LEAST_ZOOM, _MOST_ZOOM, 1.0, self.tr("How near the face is"), "{:.0%}", self
        )
        self.background = BackgroundBox(model, self)
        self.mirror = Switch(self.tr("Mirror this preview"), self)
        self.mirror.setChecked(mirrored)
        self.mirror.setToolTip(self.tr("Others always see you the right way round"))
        self.badge = Switch(self.tr("“AI avatar” badge"), self)
        self.badge.setChecked(badge)
        self.badge.setToolTip(self.tr("Tells everybody in the meeting that the face is drawn"))
        self.add(self.framing)
        self.add(self.zoom)
        self.add(text(self.tr("Background"), parent=self))
        self.add(self.background)
        self.add(self.mirror)
        self.add(self.badge)
        self.framing.group.idClicked.connect(
            lambda number: model.change(self.tr("Framing"), framing=KINDS[number].value)
        )
        self.zoom.moved.connect(lambda zoom: model.change(self.tr("Zoom"), zoom=zoom))
        self.mirror.clicked.connect(self.mirror_wanted)
        self.badge.clicked.connect(self.badge_wanted)
        model.changed.connect(self.show_look)
        self.show_look(model.look)

    def show_look(self, look: Look) -> None:
        kind = FrameKind(look.framing)
        self.framing.choose(KINDS.index(kind))
        self.zoom.show_value(look.zoom)
        self.zoom.setEnabled(kind is not FrameKind.PHOTO)
