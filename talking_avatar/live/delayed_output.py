"""The delayed microphone of a session: at most one, in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable

from talking_avatar.audio.delayed_voice import DelayedVoice
from talking_avatar.audio.media_clock import MediaClock
from talking_avatar.audio.ring import AudioRing
from talking_avatar.audio.virtual_microphone import SINK, VirtualMicrophone
from talking_avatar.live.mishaps import Mishaps
from talking_avatar.live.stage_thread import StageThread
from talking_avatar.outputs.punctuality.urgency import Urgency

CREATE = "create"
"""As the output's name: make a virtual microphone for other programs."""


class DelayedOutput:
    """Used by one thread."""

    def __init__(
        self,
        tape: AudioRing,
        clock: MediaClock,
        delay_s: Callable[[], float],
        report: Callable[[str], None],
    ) -> None:
        self._tape, self._clock, self._delay_s, self._report = tape, clock, delay_s, report
        self._voice: DelayedVoice | None = None
        self._thread: StageThread | None = None
        self._microphone: VirtualMicrophone | None = None

    @property
    def error_ms(self) -> float:
        """How far the voice is from its place; 0 without one."""
        return self._voice.error_ms if self._voice is not None else 0.0

    def use(self, wanted: str | None) -> None:
        """Play on another output, or on none. Raises :class:`UserError` when a microphone cannot be made."""
        if self._thread is not None and self._voice is not None:
            self._thread.stop()
            self._voice.close()
            self._voice = self._thread = None
        if self._microphone is not None:
            self._microphone.close()
            self._microphone = None
        if wanted is None:
            return
        if wanted == CREATE:
            self._microphone = VirtualMicrophone()
            wanted = SINK
        self._voice = DelayedVoice(wanted, self._tape, self._clock, self._delay_s, self._report)
        broke = Mishaps(self._report).while_doing("playing your voice")
        self._thread = StageThread("delayed-voice", self._voice.step, broke, Urgency.PUNCTUAL)
        self._thread.start()
