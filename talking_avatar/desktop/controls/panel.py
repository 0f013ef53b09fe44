"""The panel beside the preview, with everything that changes the avatar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from talking_avatar.desktop.app_settings import AppSettings
from talking_avatar.desktop.controls.expression_section import ExpressionSection
from talking_avatar.desktop.controls.picture_section import PictureSection
from talking_avatar.desktop.controls.pose_section import PoseSection
from talking_avatar.desktop.controls.preset_section import PresetSection
from talking_avatar.desktop.controls.voice_section import VoiceSection
from talking_avatar.desktop.look import LookModel
from talking_avatar.desktop.theme import Card, Scrolling, Space, icon_button, line

_WIDTH_PX = 336


class ControlPanel(Card):
    """Its sections are ``presets``, ``expression``, ``pose``, ``picture`` and ``voice``."""

    def __init__(
        self,
        model: LookModel,
        chosen: AppSettings,
        can_create_microphone: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margin_px=0)
        self.setFixedWidth(_WIDTH_PX)
        self.presets = PresetSection(model, self)
        self.expression = ExpressionSection(model, self)
        self.pose = PoseSection(model, self)
        self.picture = PictureSection(model, chosen.mirror_preview, chosen.badge, self)
        self.voice = VoiceSection(chosen, can_create_microphone, self)
        self._add_undo(model)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.L)
        sections = (self.presets, self.expression, self.pose, self.picture, self.voice)
        for section in sections:
            if section is not self.presets:
                layout.addWidget(line())
            layout.addWidget(section)
        layout.addStretch(1)
        self.scroll_area = Scrolling(page, self)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.scroll_area)

    def _add_undo(self, model: LookModel) -> None:
        stack = model.undo_stack
        for name, words, act, possible in (
            ("undo", self.tr("Undo (Ctrl+Z)"), stack.undo, stack.canUndoChanged),
            ("redo", self.tr("Redo (Ctrl+Shift+Z)"), stack.redo, stack.canRedoChanged),
        ):
            tool = icon_button(name, words, "quiet-icon", self)
            tool.setEnabled(False)
            tool.clicked.connect(act)
            possible.connect(tool.setEnabled)
            self.presets.tools.addWidget(tool)
