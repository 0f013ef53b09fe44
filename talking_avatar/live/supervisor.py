"""The thread that compares what is wanted with what is, and mends the difference."""

from __future__ import annotations

import time
from collections.abc import Callable

from talking_avatar.assembly.voices import LOUDNESS, Voice
from talking_avatar.audio.source import BlockSource, VoiceSource
from talking_avatar.errors import UserError
from talking_avatar.live.camera_desk import CameraDesk
from talking_avatar.live.collector import look_at_everything, spare_what_is_loaded
from talking_avatar.live.delay_desk import DelayDesk
from talking_avatar.live.delayed_output import DelayedOutput
from talking_avatar.live.frame_outputs import CameraOutput, Preview, RecorderOutput
from talking_avatar.live.lapse import next_slower
from talking_avatar.live.lateness import LatenessWatch
from talking_avatar.live.mailbox import Mailbox
from talking_avatar.live.motion_stage import MotionStage
from talking_avatar.live.parts import SessionParts
from talking_avatar.live.picture_stage import PictureStage
from talking_avatar.live.scene import Scene
from talking_avatar.live.scene_desk import SceneDesk, SceneOutcome
from talking_avatar.live.session_meter import SessionMeter
from talking_avatar.live.settings import LiveSettings
from talking_avatar.live.state import SessionState, StateMachine
from talking_avatar.live.status import SessionStatus
from talking_avatar.live.voice_desk import VoiceDesk
from talking_avatar.live.voice_stage import RESTING_STEP_S, STEP_S, VoiceStage
from talking_avatar.outputs.recorder import RecordingCounts

_STEP_S = 0.03
_SECOND_S = 1.0
_VOICE_PATIENCE_S = 2.0
_UNWATCHED_S = 5.0
"""So long nobody must look before drawing stops: programs open a camera for a moment to list it."""


class Supervisor:
    """See the module. Everything but :attr:`wanted`, :attr:`rest_wanted`, :meth:`scene_broke` and
    :meth:`status` belongs to its thread; :meth:`start` runs before and :meth:`stop` after it."""

    def __init__(
        self,
        settings: LiveSettings,
        parts: SessionParts,
        machine: StateMachine,
        report: Callable[[str], None],
    ) -> None:
        self.wanted: Mailbox[LiveSettings] = Mailbox()
        self.rest_wanted = False
        self._settings = settings
        self._parts, self._machine, self._report = parts, machine, report
        self._desk = SceneDesk(parts.make_scene)
        self._voices = VoiceDesk(parts.make_voice)
        self._voice_order = (settings.motion, settings.preset)
        self._waiting: SceneOutcome | None = None
        self._started_s = 0.0
        self._voice_later = False
        self._early_source: VoiceSource | None = None
        self.lateness = LatenessWatch(report)
        self._second_s = 0.0
        self._watched_s = time.perf_counter()

    def connect(
        self,
        voice: VoiceStage,
        motion: MotionStage,
        picture: PictureStage,
        camera: CameraOutput,
        recorder: RecorderOutput,
        preview: Preview,
    ) -> None:
        intake = voice.intake
        self._voice, self._intake, self._motion, self._picture = voice, intake, motion, picture
        self._camera, self._recorder, self._preview = camera, recorder, preview
        settings = self._settings
        size_px, words = settings.size_px, settings.standby
        self._cameras = CameraDesk(camera, size_px, settings.rate, words, self._report)
        self._delayed = DelayedOutput(intake.tape, intake.clock, self._voice_delay_s, self._report)
        self._delay = DelayDesk(motion, picture, intake.clock, settings)
        self._meter = SessionMeter(intake, motion, picture, camera, self._delayed)

    def start(self) -> None:
        """Open the camera and begin with the first scene. Raises :class:`UserError` for an unknown kind of
        camera."""
        settings = self._settings
        self._cameras.use(settings.camera, settings.portrait)
        self._listen_to(settings)
        self._attempt(lambda: self._delayed.use(settings.delayed_microphone))
        self._desk.order(settings.scene)
        self._desk.collect()
        # Who only looks would rather see the face sooner than have it speak well from the start.
        self._voice_later = settings.camera is None and self._preview.watched
        if not self._voice_later:
            self._voices.order(settings.motion, settings.preset, settings.styles)
            self._voices.collect()
        self._started_s = time.perf_counter()

    def stop(self) -> None:
        self._cameras.close()  # first, or it would report that no frames come any more
        self._delayed.use(None)
        self._desk.wait()
        self._voices.wait()
        self._intake.close()
        look_at_everything()

    def scene_broke(self, scene: Scene, error: Exception) -> None:
        """From the drawing thread."""
        self._desk.broke(scene, error)

    def step(self) -> None:
        time.sleep(_STEP_S)
        self._mend_scene()
        self._take_voice(self._voices.collect())
        outcome = self._desk.collect() or self._waiting
        if outcome is not None:
            self._waiting = outcome if self._awaits_voice() else None
            if self._waiting is None:
                self._show(outcome)
        settings = self.wanted.take()
        if settings is not None:
            self._change_to(settings)
        self._rest()
        self._meter.note_frames()
        now_s = time.perf_counter()
        if now_s - self._second_s >= _SECOND_S:
            self._second_s = now_s
            if self._motion.falls_behind and not self._voices.busy:
                self._step_down()
            if self._machine.state is SessionState.LIVE and self._intake.listening:
                self._delay.adjust()
            else:
                self._delay.forget_lags()
            self.lateness.look(self._picture.counts.late)
            self._meter.note_processors()

    def _take_voice(self, voice: Voice | UserError | None) -> None:
        if isinstance(voice, UserError):
            self._report(str(voice))
        elif voice is not None:
            if voice.note:
                self._report(f"Note: {voice.note}")
            self._motion.use(voice.generator)
            spare_what_is_loaded()
            self._delay.begin(self._settings, voice.generator.look_ahead_s)

    def _step_down(self) -> None:
        """Late motion is no use: take what this computer can make in time, until the person chooses anew."""
        cheaper = next_slower(*self._voice_order)
        if cheaper is not None:
            motion, preset, why = cheaper
            self._report(why)
            self._voice_order = (motion, preset)
            self._voices.order(motion, preset, self._settings.styles if motion != LOUDNESS else {})

    def _awaits_voice(self) -> bool:
        """Whether the first picture had better wait a little, so that the delay need not change soon."""
        patient = time.perf_counter() - self._started_s < _VOICE_PATIENCE_S
        return self._machine.state is SessionState.PREPARING and self._voices.busy and patient

    def _show(self, outcome: SceneOutcome) -> None:
        if outcome.scene is None:
            self._report(outcome.problem)
            if self._picture.scene is None or self._machine.state is SessionState.RECOVERING:
                self._machine.to(SessionState.FAILED)
            return
        for note in outcome.scene.notes:
            self._report(note)
        self._picture.next_scene.put(outcome.scene)
        if self._machine.state is SessionState.PREPARING:
            spare_what_is_loaded()
        self._machine.to(SessionState.LIVE)
        if self._voice_later:
            self._voice_later = False
            self._voices.order(self._settings.motion, self._settings.preset, self._settings.styles)
        if self._early_source is not None:
            self._use_source(self._early_source)
        self._cameras.show_standby(outcome.choice.portrait)

    def _mend_scene(self) -> None:
        verdict = self._desk.verdict()
        if verdict is None:
            return
        choice, words = verdict
        self._report(words)
        if choice is not None:
            self._machine.to(SessionState.RECOVERING)
            self._desk.order(choice)
        else:
            self._machine.to(SessionState.RECOVERING)
            self._machine.to(SessionState.FAILED)

    def _change_to(self, settings: LiveSettings) -> None:
        before, self._settings = self._settings, settings
        if settings.standby != before.standby:
            self._cameras.say(settings.standby)
        if settings.scene != before.scene:
            self._desk.order(settings.scene)
        if settings.microphone != before.microphone:
            self._listen_to(settings)
        if settings.camera != before.camera:
            self._meter.forget_frames()
            self._attempt(lambda: self._cameras.use(settings.camera, settings.portrait))
        if settings.delayed_microphone != before.delayed_microphone:
            self._attempt(lambda: self._delayed.use(settings.delayed_microphone))
        voice = (settings.motion, settings.preset, settings.styles)
        if voice != (before.motion, before.preset, before.styles):
            self._voice_order = (settings.motion, settings.preset)
            self._voices.order(*voice)

    def _listen_to(self, settings: LiveSettings) -> None:
        make = self._parts.make_source
        self._attempt(lambda: self._use_source(make(settings.microphone, settings.repeat_file)))

    def _use_source(self, source: VoiceSource) -> None:
        """At once; but a file begins when there is a picture to speak with it."""
        if isinstance(source, BlockSource) and self._machine.state is SessionState.PREPARING:
            self._early_source = source
        else:
            self._early_source = None
            self._intake.use(source)
            self._delay.forget_lags()

    def _rest(self) -> None:
        now_s = time.perf_counter()
        if self._somebody_watches():
            self._watched_s = now_s
        resting = self.rest_wanted or now_s - self._watched_s > _UNWATCHED_S
        self._picture.resting = self._motion.resting = resting
        self._voice.step_s = RESTING_STEP_S if resting else STEP_S
        if resting and self._machine.state is SessionState.LIVE:
            self._machine.to(SessionState.STANDBY)
        elif not resting and self._machine.state is SessionState.STANDBY:
            self._machine.to(SessionState.LIVE)

    def _somebody_watches(self) -> bool:
        """Whether a frame would be seen, as far as is known."""
        camera = self._camera.camera
        if self._preview.watched or self._recorder.recorder is not None or camera is None:
            return True
        return camera.watched is not False

    def _voice_delay_s(self) -> float:
        return max(self._picture.delay_s + self._settings.voice_trim_s, 0.0)

    def _attempt(self, action: Callable[[], None]) -> None:
        try:
            action()
        except UserError as error:
            self._report(str(error))

    @property
    def voice_ended(self) -> bool:
        return self._intake.finished

    def status(self, recording: RecordingCounts | None) -> SessionStatus:
        camera = self._camera.camera
        return SessionStatus(
            state=self._machine.state,
            statistics=self._meter.statistics(),
            camera_name=camera.device_name if camera else "",
            camera_open=camera is not None and camera.opened,
            camera_problem=self._cameras.problem,
            microphone_name=self._intake.source_name,
            listening=self._intake.listening,
            voice_ended=self.voice_ended,
            recording=recording,
            engine=self._picture.scene.choice.engine if self._picture.scene else "",
        )
