"""What the window's controls do to the session, and what they are told of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from talking_avatar.desktop.app_settings import AppSettings
from talking_avatar.desktop.backgrounds import ORIGINAL, background_of, is_picture
from talking_avatar.desktop.errands import Errands
from talking_avatar.desktop.go_live_state import GoLiveState, go_live_state
from talking_avatar.desktop.live_state_words import standby_words
from talking_avatar.desktop.live_worker import LiveWorker
from talking_avatar.desktop.look import Look
from talking_avatar.live.session_messages import Apply, MoveSliders, Rest, UseVoice
from talking_avatar.live.session_messages import Look as LookAt
from talking_avatar.live.settings import LiveSettings
from talking_avatar.live.status import SessionEvent, SessionStatus
from talking_avatar.outputs.camera.standby import NO_FRAMES
from talking_avatar.render.framing import Background, FrameKind, Framing


class LiveController(QObject):
    """Keeps the wanted :class:`LiveSettings` and hands every change on.

    The session runs from :meth:`begin` on, without a camera, so that the portrait is alive in the window;
    to go live is to give it one. ``said`` brings sentences for people.
    """

    state_changed = Signal(GoLiveState)
    status_changed = Signal(SessionStatus)
    portrait_changed = Signal(object)
    voice_changed = Signal(UseVoice)
    said = Signal(str)

    def __init__(
        self,
        portrait: Path,
        chosen: AppSettings,
        look: Look,
        make_parts: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._camera = chosen.camera or "auto"
        self._delayed_microphone = chosen.delayed_microphone
        self._settings = LiveSettings(
            portrait,
            microphone=chosen.microphone,
            repeat_file=True,
            camera=None,
            preset=chosen.quality,
            size_px=(chosen.picture_height_px * 16 // 9, chosen.picture_height_px),
            framing=_framing(look, chosen.picture_height_px),
            engine=chosen.engine,
            sliders=look.sliders,
            badge=chosen.badge,
            device=chosen.device,
            voice_trim_s=chosen.voice_trim_ms / 1e3,
            standby=standby_words(),
        )
        self._background = ORIGINAL
        self._voice = UseVoice(push_to_talk=chosen.push_to_talk, automatic_gain=chosen.automatic_gain)
        self._live = self._resting = self._begun = False
        self._watched = True
        self._status: SessionStatus | None = None
        self._state = GoLiveState.OFF
        self._errands = Errands(self)
        self.worker = LiveWorker(self._settings, make_parts, self)
        self.worker.status.connect(self._hear_status)
        self.worker.happened.connect(self._hear_event)
        self.worker.problem.connect(self.said)
        self.show_look(look)

    @property
    def state(self) -> GoLiveState:
        return self._state

    @property
    def live(self) -> bool:
        """Whether a camera is fed, or shall be."""
        return self._live

    @property
    def settings(self) -> LiveSettings:
        """As wanted now."""
        return self._settings

    @property
    def voice(self) -> UseVoice:
        return self._voice

    @property
    def resting(self) -> bool:
        return self._resting

    def begin(self) -> None:
        """Start the session; nothing when it runs already."""
        if self._begun:
            return
        self._begun = True
        self.worker.send(self._voice)
        self.worker.start()

    def finish(self) -> bool:
        """Give everything back; ``worker.finished`` comes then. False when nothing was begun."""
        if self._begun:
            self.worker.finish()
        return self._begun

    def go_live(self) -> None:
        self._set_live(True)

    def stop_live(self) -> None:
        self._set_live(False)

    def rest(self, resting: bool) -> None:
        """Show the standby picture, or the face again."""
        self._resting = resting
        self.worker.send(Rest(resting or not self._seen))

    def watch(self, watched: bool) -> None:
        """Whether the preview can be seen."""
        self._watched = watched
        self.worker.send(LookAt(watched))
        self.worker.send(Rest(self._resting or not self._seen))

    def choose_portrait(self, path: Path) -> None:
        if path != self._settings.portrait:
            self._change(portrait=path)
            self.portrait_changed.emit(path)

    def choose_microphone(self, name: str) -> None:
        self._change(microphone=name)

    def choose_camera(self, name: str) -> None:
        self._camera = name
        if self._live:
            self._change(camera=name)

    def choose_delayed_microphone(self, name: str | None) -> None:
        self._delayed_microphone = name
        if self._live:
            self._change(delayed_microphone=name)

    def choose_quality(self, preset: str) -> None:
        self._change(preset=preset)

    def choose_engine(self, engine: str) -> None:
        self._change(engine=engine)

    def choose_device(self, device: str) -> None:
        self._change(device=device)

    def trim_voice(self, trim_ms: int) -> None:
        self._change(voice_trim_s=trim_ms / 1e3)

    def show_badge(self, shown: bool) -> None:
        self._change(badge=shown)

    def speak(self) -> None:
        """To the meeting, in the language of now."""
        self._change(standby=standby_words())

    def use_voice(self, **switches: bool) -> None:
        """See :class:`UseVoice`."""
        self._voice = replace(self._voice, **switches)
        self.worker.send(self._voice)
        self.voice_changed.emit(self._voice)

    def show_look(self, look: Look) -> None:
        """In the next frame, but for a new framing or background, which take a moment."""
        if look.background != self._background:
            self._background = look.background
            self._load_background(look.background)
        if (framing := _framing(look, self._settings.size_px[1])) != self._settings.framing:
            self._change(framing=framing, sliders=look.sliders)
        elif look.sliders != self._settings.sliders:
            self._settings = replace(self._settings, sliders=look.sliders)
            self.worker.send(MoveSliders(look.sliders))

    @property
    def _seen(self) -> bool:
        return (
            self._watched or self._live or (self._status is not None and self._status.recording is not None)
        )

    def _set_live(self, live: bool) -> None:
        self._live = live
        self._status = None
        self._resting = False
        camera, delayed = (self._camera, self._delayed_microphone) if live else (None, None)
        self._change(camera=camera, delayed_microphone=delayed)
        self.worker.send(Rest(not self._seen))
        self._update_state()

    def _change(self, **fields: Any) -> None:
        self._settings = replace(self._settings, **fields)
        self.worker.send(Apply(self._settings))

    def _load_background(self, chosen: str) -> None:
        if is_picture(chosen):
            self._errands.run(
                lambda: background_of(chosen),
                lambda background: self._take_background(chosen, background),
                self.said.emit,
            )
        else:
            self._take_background(chosen, background_of(chosen))

    def _take_background(self, chosen: str, background: Background) -> None:
        """Unless another one was chosen while this was read."""
        if chosen == self._background:
            self._change(background=background)

    def _hear_status(self, status: SessionStatus) -> None:
        self._status = status
        self._update_state()
        self.status_changed.emit(status)

    def _hear_event(self, event: SessionEvent) -> None:
        if event.of_state or (self._resting and event.sentence == NO_FRAMES):
            return  # the button shows it
        self.said.emit(event.sentence)

    def _update_state(self) -> None:
        state = go_live_state(self._live, self._status)
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)


def _framing(look: Look, height_px: int) -> Framing:
    return Framing(FrameKind(look.framing), height_px, look.zoom)
