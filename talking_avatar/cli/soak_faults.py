"""What a long rehearsal does to a session on purpose, one fault after the other."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import cycle

import numpy as np
from numpy.typing import NDArray

from talking_avatar.errors import UserError
from talking_avatar.live.parts import SILENCE
from talking_avatar.live.scene import Scene, SceneChoice, SceneMaker, SceneWorkshop
from talking_avatar.live.session import LiveSession
from talking_avatar.motion.face_motion import FaceState
from talking_avatar.render.renderer import Renderer
from talking_avatar.resources import bundled

SETTLING_S = 8.0
"""So long after a fault a lost frame is put down to it."""

_STOPPED_S = 30.0
_STOP_AND_GO_ON = """
import os, signal, sys, time
os.kill(int(sys.argv[1]), signal.SIGSTOP)
time.sleep(float(sys.argv[2]))
os.kill(int(sys.argv[1]), signal.SIGCONT)
"""
_STORM, _STORM_S = 1000, 2.0
_PORTRAITS = ("amara", "clara", "felix", "jun", "livia", "walter")


@dataclass
class EngineTrouble:
    """Makes scenes whose engine raises once each time it is asked to."""

    make: SceneMaker = field(default_factory=SceneWorkshop)
    waiting: list[Exception] = field(default_factory=list)

    def __call__(self, choice: SceneChoice) -> Scene:
        scene = self.make(choice)
        return replace(scene, renderer=_TroubledRenderer(scene.renderer, self.waiting))


@dataclass(eq=False)
class _TroubledRenderer:
    inner: Renderer
    waiting: list[Exception]

    @property
    def size_px(self) -> tuple[int, int]:
        return self.inner.size_px

    @property
    def channels(self) -> int:
        return self.inner.channels

    def draw(self, state: FaceState, out: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        if self.waiting:
            raise self.waiting.pop()
        return self.inner.draw(state, out)


@dataclass(frozen=True)
class Fault:
    name: str
    inject: Callable[[], None]


class Faults:
    """Injects a fault every ``every_s`` seconds, in turn, and knows when a loss is owed to one."""

    def __init__(self, session: LiveSession, trouble: EngineTrouble, every_s: float) -> None:
        if every_s <= SETTLING_S:
            raise UserError(
                f"Faults every {every_s:g} s cannot be told apart",
                remedy=f"leave more than {SETTLING_S:g} s between them",
            )
        self._session, self._trouble, self._every_s = session, trouble, every_s
        self._turn = cycle(self._known())
        self._next_s = time.monotonic() + every_s
        self._ended_s = 0.0
        self._portraits = cycle(bundled("resources", "portraits", f"{name}.jpg") for name in _PORTRAITS)

    @property
    def settling(self) -> bool:
        """Whether the last fault is still being recovered from."""
        return time.monotonic() - self._ended_s < SETTLING_S

    def step(self) -> str:
        """Inject the next one if its time has come; gives its name, or nothing."""
        if time.monotonic() < self._next_s:
            return ""
        fault = next(self._turn)
        fault.inject()
        self._ended_s = time.monotonic()
        self._next_s = self._ended_s + self._every_s
        return fault.name

    def _known(self) -> list[Fault]:
        faults = [
            Fault("a thousand positions of the sliders in two seconds", self._slider_storm),
            Fault("six other portraits in a second", self._switch_portraits),
            Fault("an engine that raises", lambda: self._raise(ValueError("drawn by the rehearsal"))),
            Fault("a graphics card without memory", lambda: self._raise(MemoryError("CUDA out of memory"))),
            Fault("no microphone for five seconds", self._take_microphone),
        ]
        if sys.platform != "win32":
            faults += [
                Fault("the camera's process killed", self._kill_camera),
                Fault(f"the program stopped for {_STOPPED_S:.0f} s, as in sleep", self._stop_program),
            ]
        return faults

    def _slider_storm(self) -> None:
        before = self._session.settings.sliders
        for k in range(_STORM):
            self._session.set_sliders(replace(before, smile=math.sin(k), brows=math.cos(k)))
            time.sleep(_STORM_S / _STORM)
        self._session.set_sliders(before)

    def _switch_portraits(self) -> None:
        for _ in _PORTRAITS:
            self._session.apply(replace(self._session.settings, portrait=next(self._portraits)))
            time.sleep(1.0 / len(_PORTRAITS))

    def _raise(self, error: Exception) -> None:
        self._trouble.waiting.append(error)

    def _take_microphone(self) -> None:
        before = self._session.settings
        self._session.apply(replace(before, microphone=SILENCE))
        time.sleep(5.0)
        self._session.apply(replace(self._session.settings, microphone=before.microphone))

    def _kill_camera(self) -> None:
        process = self._session.camera_process_id
        if process:
            os.kill(process, signal.SIGKILL)

    def _stop_program(self) -> None:
        subprocess.run([sys.executable, "-c", _STOP_AND_GO_ON, str(os.getpid()), str(_STOPPED_S)], check=True)
