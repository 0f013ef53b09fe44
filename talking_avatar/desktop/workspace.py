"""What the window works on: settings, portraits, the look of now and the session; no widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, Signal

from talking_avatar.desktop.app_settings import AppSettings, PortraitControls
from talking_avatar.desktop.library.portraits import LibraryPortrait
from talking_avatar.desktop.library.store import PortraitLibrary
from talking_avatar.desktop.live_controller import LiveController
from talking_avatar.desktop.look import Look, LookModel
from talking_avatar.desktop.settings_store import SettingsStore
from talking_avatar.errors import UserError
from talking_avatar.live.session_messages import UseVoice
from talking_avatar.motion.performer.sliders import Sliders

_FIRST_PORTRAIT = "clara"


class Workspace(QObject):
    """Remembers what is chosen: the sliders and presets of each portrait, everything else once.

    ``presets_changed`` brings the presets of the portrait of now, by key.
    """

    presets_changed = Signal(object)

    def __init__(
        self,
        store: SettingsStore,
        library: PortraitLibrary,
        make_parts: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store, self.library = store, library
        self.portrait = self._first_portrait()
        chosen = store.settings
        self.look = LookModel(_look_of(chosen, self.portrait.id), self)
        self.controller = LiveController(self.portrait.path, chosen, self.look.look, make_parts, self)
        self.look.changed.connect(self.controller.show_look)
        self.look.changed.connect(self._remember_look)
        self.controller.voice_changed.connect(self._remember_voice)

    @property
    def settings(self) -> AppSettings:
        return self.store.settings

    @property
    def presets(self) -> Mapping[int, Sliders]:
        """Of the portrait of now, by key."""
        return self.settings.controls_of(self.portrait.id).presets

    def change(self, **fields: Any) -> None:
        """Remember fields of the settings."""
        self.store.change(**fields)

    def choose_portrait(self, portrait: LibraryPortrait) -> None:
        """Another one, with the sliders as they stood for it; also the same one after it was cropped."""
        other = portrait.id != self.portrait.id
        self.portrait = portrait
        self.controller.choose_portrait(portrait.path)
        if other:
            self.change(portrait=portrait.id)
            self.look.begin_again(_look_of(self.settings, portrait.id))
            self.presets_changed.emit(self.presets)

    def save_preset(self, key: int) -> None:
        self._set_preset(key, self.look.look.sliders)

    def clear_preset(self, key: int) -> None:
        self._set_preset(key, None)

    def _first_portrait(self) -> LibraryPortrait:
        portraits = self.library.portraits()
        if not portraits:
            self.library.show_bundled()
            portraits = self.library.portraits()
        if not portraits:
            raise UserError(
                "There is no portrait to begin with", "the installation is incomplete", "install it again"
            )
        wanted = self.library.get(self.store.settings.portrait)
        first = [portrait for portrait in portraits if portrait.path.stem == _FIRST_PORTRAIT]
        return wanted or (first or list(portraits))[0]

    def _remember_look(self, look: Look) -> None:
        controls = replace(self.settings.controls_of(self.portrait.id), sliders=look.sliders)
        self._remember_controls(controls, look)

    def _remember_controls(self, controls: PortraitControls, look: Look) -> None:
        every = {**self.settings.controls, self.portrait.id: controls}
        self.change(
            controls=MappingProxyType(every),
            framing=look.framing,
            zoom=look.zoom,
            background=look.background,
        )

    def _remember_voice(self, voice: UseVoice) -> None:
        self.change(push_to_talk=voice.push_to_talk, automatic_gain=voice.automatic_gain)

    def _set_preset(self, key: int, sliders: Sliders | None) -> None:
        controls = self.settings.controls_of(self.portrait.id).with_preset(key, sliders)
        self._remember_controls(controls, self.look.look)
        self.presets_changed.emit(self.presets)


def _look_of(chosen: AppSettings, portrait: str) -> Look:
    return Look(chosen.controls_of(portrait).sliders, chosen.framing, chosen.zoom, chosen.background)
