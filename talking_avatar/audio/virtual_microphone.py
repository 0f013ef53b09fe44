"""A microphone that other programs can choose and this one plays into (PulseAudio and PipeWire)."""

from __future__ import annotations

from talking_avatar.audio import pulse
from talking_avatar.errors import UserError

SINK = "talking_avatar"
SOURCE = "talking_avatar_microphone"
LABEL = "Talking Avatar"
_REMEDY = "name an output that leads into the meeting, such as VB-Cable or BlackHole"


class VirtualMicrophone:
    """Makes the sink ``SINK`` and, of its sound, the microphone "Talking Avatar microphone"; gives both back
    at :meth:`close`. One that an earlier run has left is used again.

    Raises :class:`UserError` where no such sound server runs.
    """

    def __init__(self) -> None:
        self._modules: list[str] = []
        sinks = {endpoint.name for endpoint in pulse.endpoints("output")}
        if SINK not in sinks:
            self._load(
                "module-null-sink",
                f"sink_name={SINK}",
                "rate=48000",
                "channels=1",
                f"sink_properties='device.description=\"{LABEL} (delayed voice)\"'",
            )
        sources = {endpoint.name for endpoint in pulse.endpoints("input")}
        if SOURCE not in sources:
            self._load(
                "module-remap-source",
                f"source_name={SOURCE}",
                f"master={SINK}.monitor",
                f"source_properties='device.description=\"{LABEL} microphone\"'",
            )

    def close(self) -> None:
        while self._modules:
            pulse.pactl("unload-module", self._modules.pop())

    def _load(self, module: str, *arguments: str) -> None:
        answer = pulse.pactl("load-module", module, *arguments)
        if answer is None:
            self.close()
            raise UserError(
                "A virtual microphone cannot be made", "neither PulseAudio nor PipeWire answers", _REMEDY
            )
        self._modules.append(answer.strip())
