"""Measures a session as it runs: delay, pacing, losses, and what it takes of the computer."""

from __future__ import annotations

from talking_avatar.audio.intake import VoiceIntake
from talking_avatar.live.delayed_output import DelayedOutput
from talking_avatar.live.frame_outputs import CameraOutput
from talking_avatar.live.motion_stage import MotionStage, percentile
from talking_avatar.live.picture_stage import PictureStage
from talking_avatar.live.statistics import (
    LatencyLog,
    ProcessMeter,
    Statistics,
    memory_mb,
    open_descriptors,
    running_threads,
)


class SessionMeter:
    """:meth:`statistics` is for any thread, the rest belongs to the supervisor's."""

    def __init__(
        self,
        intake: VoiceIntake,
        motion: MotionStage,
        picture: PictureStage,
        camera: CameraOutput,
        delayed: DelayedOutput,
    ) -> None:
        self._intake, self._motion, self._picture = intake, motion, picture
        self._camera, self._delayed = camera, delayed
        self._latency, self._processes, self._cores = LatencyLog(), ProcessMeter(), 0.0

    def forget_frames(self) -> None:
        """Another camera: what the one before was sent says nothing about it."""
        self._latency.restart()

    def note_frames(self) -> None:
        """Look at the frames that the camera was sent since the last time."""
        camera = self._camera.camera
        if camera is not None:
            self._latency.add(camera.sent(self._latency.last), self._picture.delay_s)

    def note_processors(self) -> None:
        """Look at the processors' work since the last time."""
        camera = self._camera.camera
        self._cores = self._processes.cores(camera.process_id if camera else 0)

    def statistics(self) -> Statistics:
        picture, motion, camera = self._picture, self._motion, self._camera.camera
        counts = picture.counts
        return Statistics(
            delay_ms=1e3 * picture.delay_s,
            voice_to_camera_p50_ms=self._latency.voice_ms(50, picture.delay_s),
            voice_to_camera_p95_ms=self._latency.voice_ms(95, picture.delay_s),
            motion_lag_ms=1e3 * percentile(motion.lags_s, 95),
            drawing_ms=1e3 * percentile(counts.spent_s, 50),
            sync_error_ms=self._latency.sync_ms(50),
            sync_error_p95_ms=self._latency.sync_ms(95),
            paced_share=self._latency.paced_share,
            delayed_voice_error_ms=self._delayed.error_ms,
            drawn=counts.drawn,
            late=counts.late,
            slept=counts.slept,
            broken=counts.broken,
            unready=counts.unready,
            camera=camera.counts() if camera else None,
            microphone_level_db=self._intake.controls.level_db,
            microphone_lost_s=self._intake.lost_s,
            clock_drift_ppm=self._intake.clock.drift_ppm,
            cpu_cores=self._cores,
            memory_mb=memory_mb(),
            threads=running_threads(),
            descriptors=open_descriptors(),
        )
