"""Everything that a person can choose for a session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from talking_avatar.assembly.voices import BUILT_IN
from talking_avatar.live.scene import SceneChoice
from talking_avatar.motion.performer import Sliders
from talking_avatar.outputs.camera.standby import StandbyWords
from talking_avatar.render.framing import Background, FrameKind, Framing, OriginalBackground


@dataclass(frozen=True)
class Preset:
    """How delay is traded for smoothness.

    ``frame_rate`` unless the person chose one. ``awaits_next``: motion beyond a moment is awaited, so that it
    is final; without, the face may differ a little from what later motion would have made of it. ``margin_s``
    is added to what the machine was measured to need.
    """

    name: str
    frame_rate: Fraction
    awaits_next: bool
    margin_s: float


PRESETS = {
    "low": Preset("low", Fraction(25), False, 0.004),
    "default": Preset("default", Fraction(30), False, 0.006),
    "quality": Preset("quality", Fraction(30), True, 0.040),
}
"""``low`` draws at the motion's own 25 Hz, which needs no frame beyond the one shown."""


@dataclass(frozen=True)
class LiveSettings:
    """One choice of everything; replace fields and hand it to :meth:`LiveSession.apply` to change a running
    session. ``frame_rate`` and ``size_px`` of the outputs stay as they were at its start.

    ``microphone`` is a device's name (``default`` the system's), ``silence``, ``-`` for raw 16-bit samples at
    48 kHz on standard input, or a sound file's path, which with ``repeat_file`` begins again at its end.
    ``camera`` is a name as in ``outputs.camera.backend``, or ``None``; ``delayed_microphone`` an output's
    name, ``create`` for a new virtual microphone, or ``None``. ``motion`` and
    ``styles`` are those of ``assembly.voices.make_voice``. With ``badge``, every frame says that the face is
    an avatar. ``device`` as in :class:`SceneChoice`. ``voice_trim_s`` is added to the delay of the delayed
    microphone, for meetings that shift sound against picture. ``use_baked`` as in :class:`SceneChoice`.
    ``standby`` are the words on the picture that the camera shows while there is no face.
    """

    portrait: Path
    microphone: str = "default"
    repeat_file: bool = False
    camera: str | None = "auto"
    delayed_microphone: str | None = None
    motion: str | Path = BUILT_IN
    preset: str = "default"
    frame_rate: Fraction | None = None
    size_px: tuple[int, int] = (1280, 720)
    framing: Framing = field(default_factory=lambda: Framing(FrameKind.WIDE, 720))
    background: Background = field(default_factory=OriginalBackground)
    engine: str = "warp"
    face: int | None = None
    sliders: Sliders = field(default_factory=Sliders)
    styles: Mapping[str, float] = field(default_factory=dict)
    badge: bool = False
    seed: int = 0
    device: str = "auto"
    voice_trim_s: float = 0.0
    use_baked: bool = True
    standby: StandbyWords = field(default_factory=StandbyWords)

    @property
    def scene(self) -> SceneChoice:
        return SceneChoice(
            self.portrait,
            self.framing,
            self.background,
            self.engine,
            self.face,
            self.device,
            self.use_baked,
        )

    @property
    def rate(self) -> Fraction:
        return self.frame_rate or PRESETS[self.preset].frame_rate
