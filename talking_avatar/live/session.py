"""The live session: everything between the microphone and the camera, and what a program needs to run it.

``session = LiveSession(settings, on_event=...)``, ``session.start()``, ``session.apply(settings)`` as often
as wanted, ``session.stop()``. All methods may be called from any one thread; none of them waits for devices
or engines, except :meth:`LiveSession.stop`, :meth:`LiveSession.stop_recording` and
:meth:`LiveSession.snapshot`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from talking_avatar.audio.intake import TAPE_RATE_HZ, TAPE_S, VoiceIntake
from talking_avatar.audio.media_clock import MediaClock
from talking_avatar.audio.ring import AudioRing
from talking_avatar.audio.voice_controls import VoiceControls
from talking_avatar.errors import UserError
from talking_avatar.live.badge import Badge
from talking_avatar.live.frame_outputs import CameraOutput, Preview, RecorderOutput
from talking_avatar.live.mishaps import Mishaps
from talking_avatar.live.motion_stage import MotionStage
from talking_avatar.live.parts import SessionParts
from talking_avatar.live.picture_stage import LiveFrame, PictureStage
from talking_avatar.live.recording import start_recording
from talking_avatar.live.settings import LiveSettings
from talking_avatar.live.stage_thread import StageThread
from talking_avatar.live.state import SessionState, StateMachine
from talking_avatar.live.status import SessionEvent, SessionStatus
from talking_avatar.live.supervisor import Supervisor
from talking_avatar.live.voice_stage import VoiceStage
from talking_avatar.media.picture_file import write_picture
from talking_avatar.motion.performer import Performer, PerformerSettings
from talking_avatar.motion.performer.sliders import Sliders
from talking_avatar.outputs.punctuality.urgency import Urgency

_SNAPSHOT_TIMEOUT_S = 2.0
_SWITCH_INTERVAL_S = 0.001
"""How soon a thread gives Python to another that waits for it. Python's own 5 ms let the motion model and the
drawing hold each other up by 50 ms at times; with 1 ms it is less than 10 (97th percentile, measured)."""


class LiveSession:
    """See the module. ``on_event`` is called from the session's threads and must return soon."""

    def __init__(
        self,
        settings: LiveSettings,
        on_event: Callable[[SessionEvent], None] = lambda event: None,
        parts: SessionParts | None = None,
        preview: Preview | None = None,
    ) -> None:
        self._on_event = on_event
        self._parts = parts or SessionParts()
        self._machine = StateMachine(lambda state: on_event(SessionEvent(state, _SENTENCES[state], True)))
        self.voice = VoiceControls(TAPE_RATE_HZ)
        tape = self._tape = AudioRing(int(TAPE_S * TAPE_RATE_HZ))
        clock = MediaClock(time.perf_counter())
        intake = VoiceIntake(tape, clock, self.voice, time.perf_counter, self._tell)
        voice = VoiceStage(intake)
        motion = MotionStage(
            tape,
            clock,
            voice.arrived,
            self._parts.make_simple_generator(),
            self._parts.make_simple_generator,
            self._tell,
            settings.seed,
        )
        self._supervisor = Supervisor(settings, self._parts, self._machine, self._tell)
        performer = Performer(PerformerSettings(settings.sliders), settings.seed)
        picture = self._picture = PictureStage(
            clock, performer, motion.take, settings.size_px, settings.rate, self._supervisor.scene_broke
        )
        self._camera, self._recorder, self._preview = CameraOutput(), RecorderOutput(), preview or Preview()
        picture.outputs = (self._camera, self._recorder, self._preview)
        self._supervisor.connect(voice, motion, picture, self._camera, self._recorder, self._preview)
        self._settings = settings
        self._badge = Badge(settings.size_px)
        self._show_badge(settings.badge)
        self._switch_interval_s = sys.getswitchinterval()
        broke = Mishaps(self._tell).while_doing
        self._threads = [
            StageThread("voice", voice.step, broke("hearing"), Urgency.PUNCTUAL),
            StageThread("motion", motion.step, broke("moving"), Urgency.PROMPT),
            StageThread(
                "picture", picture.step, broke("drawing"), Urgency.PUNCTUAL, self._supervisor.lateness.note
            ),
            StageThread("supervisor", self._supervisor.step, broke("supervising"), Urgency.PROMPT),
        ]

    @property
    def state(self) -> SessionState:
        return self._machine.state

    @property
    def settings(self) -> LiveSettings:
        """As last applied."""
        return self._settings

    def start(self) -> None:
        """Begin: the camera shows the standby picture at once, and the face as soon as it is ready.

        Raises :class:`UserError` for a kind of camera that does not exist. A session starts once.
        """
        self._machine.to(SessionState.PREPARING)
        try:
            self._supervisor.start()
        except BaseException:
            self._machine.to(SessionState.IDLE)
            raise
        sys.setswitchinterval(_SWITCH_INTERVAL_S)
        for thread in self._threads:
            thread.start()

    def stop(self) -> Path | None:
        """End, give all devices back, complete a recording (and give its path)."""
        for thread in reversed(self._threads):
            thread.stop()
        recorded = self.stop_recording()
        self._supervisor.stop()
        sys.setswitchinterval(self._switch_interval_s)
        if self._machine.state is not SessionState.IDLE:
            self._machine.to(SessionState.IDLE)
        return recorded

    def apply(self, settings: LiveSettings) -> None:
        """Change to these settings; only what differs is touched, and the picture goes on meanwhile."""
        self._settings = settings
        self.set_sliders(settings.sliders)
        self._show_badge(settings.badge)
        self._supervisor.wanted.put(settings)

    def set_sliders(self, sliders: Sliders) -> None:
        """Seen in the next frame."""
        self._picture.performer.sliders = sliders

    def rest(self, resting: bool) -> None:
        """Show the standby picture until told otherwise."""
        self._supervisor.rest_wanted = resting

    def latest_frame(self) -> LiveFrame | None:
        """The newest frame, for a preview; frames are kept only while this is called."""
        return self._preview.latest()

    def snapshot(self, path: Path) -> None:
        """The picture of now into a file. Raises :class:`UserError` when there is none, or no place."""
        deadline_s = time.perf_counter() + _SNAPSHOT_TIMEOUT_S
        while (frame := self._preview.latest()) is None:
            if time.perf_counter() > deadline_s:
                raise UserError(
                    "There is no picture to keep",
                    f"the session is {self.state.value}",
                    "try again when the face is shown",
                )
            time.sleep(0.01)
        write_picture(path, frame.picture, synthetic=True)

    def start_recording(self, path: Path) -> None:
        """Raises :class:`UserError` for a name or place that will not do, or when one is running."""
        if self._recorder.recorder is not None:
            raise UserError("Another recording is running", "", "stop it first")
        settings = self._settings
        self._recorder.recorder = start_recording(
            path, settings.size_px, settings.rate, self._tape, self._tell
        )

    def pause_recording(self, paused: bool) -> None:
        recorder = self._recorder.recorder
        if recorder is not None:
            (recorder.pause if paused else recorder.resume)()

    def stop_recording(self) -> Path | None:
        """Complete the recording; gives its path, ``None`` when there is none."""
        recorder, self._recorder.recorder = self._recorder.recorder, None
        return None if recorder is None else recorder.stop()

    @property
    def camera_process_id(self) -> int:
        """Of the process that feeds the camera; 0 without one."""
        camera = self._camera.camera
        return 0 if camera is None else camera.process_id

    @property
    def voice_ended(self) -> bool:
        """Whether the file or pipe that is the voice has come to its end."""
        return self._supervisor.voice_ended

    def status(self) -> SessionStatus:
        recorder = self._recorder.recorder
        return self._supervisor.status(None if recorder is None else recorder.counts())

    def _show_badge(self, shown: bool) -> None:
        self._picture.badge = self._badge if shown else None

    def _tell(self, sentence: str) -> None:
        self._on_event(SessionEvent(self._machine.state, sentence))


_SENTENCES = {
    SessionState.IDLE: "The session has ended.",
    SessionState.PREPARING: "The portrait is being made ready.",
    SessionState.LIVE: "You are live.",
    SessionState.STANDBY: "The camera shows the standby picture.",
    SessionState.RECOVERING: "The picture is being restored.",
    SessionState.FAILED: "There is no picture to show.",
}
