"""Gets scenes made beside the session, and made again when they break."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, replace

from talking_avatar.errors import UserError
from talking_avatar.live.mailbox import Mailbox
from talking_avatar.live.scene import BUILT_IN_ENGINE, Scene, SceneChoice, SceneMaker
from talking_avatar.render.renderer import RendererLost

_PATIENCE = 2
_PATIENCE_WITHIN_S = 20.0


@dataclass(frozen=True)
class SceneOutcome:
    """``scene``, or why there is none."""

    choice: SceneChoice
    scene: Scene | None
    problem: str


class SceneDesk:
    """One scene is made at a time, in a thread; what is ordered meanwhile waits, the newest only.

    Used by one thread, but :meth:`broke` by any.
    """

    def __init__(self, make: SceneMaker) -> None:
        self._make = make
        self._order: SceneChoice | None = None
        self._worker: threading.Thread | None = None
        self._done: Mailbox[SceneOutcome] = Mailbox()
        self._broken: Mailbox[tuple[Scene, str, bool]] = Mailbox()
        self._judged: Scene | None = None
        self._failed_s: list[float] = []

    @property
    def busy(self) -> bool:
        return self._worker is not None or self._order is not None

    def order(self, choice: SceneChoice) -> None:
        """Make this next; an order that nobody has begun is forgotten."""
        self._order = choice

    def collect(self) -> SceneOutcome | None:
        """What was finished since the last time, unless something newer is ordered already."""
        if self._worker is not None and not self._worker.is_alive():
            self._worker.join()
            self._worker = None
        outcome = self._done.take()
        if self._worker is None and self._order is not None:
            choice, self._order = self._order, None
            self._worker = threading.Thread(
                target=self._work, args=(choice,), name="scene-maker", daemon=True
            )
            self._worker.start()
        return outcome

    def broke(self, scene: Scene, error: Exception) -> None:
        """A frame of ``scene`` could not be drawn."""
        lost = isinstance(error, RendererLost)
        why = str(error).rstrip(".") if lost else f"{type(error).__name__}: {error}".rstrip(": ")
        self._broken.put((scene, why, lost))

    def verdict(self) -> tuple[SceneChoice | None, str] | None:
        """Which scene to order after the last failure, ``None`` when nothing will help; and that in words.

        A scene is judged once. It is made again, and at the third failure within 20 s, or when its device is
        lost, by the built-in engine.
        """
        report = self._broken.take()
        if report is None or report[0] is self._judged:
            return None
        (scene, why, lost), self._judged = report, report[0]
        now_s = time.perf_counter()
        self._failed_s = [t for t in self._failed_s if now_s - t < _PATIENCE_WITHIN_S] + [now_s]
        engine = scene.choice.engine
        if lost and engine != BUILT_IN_ENGINE:
            words = f"{why}; {BUILT_IN_ENGINE}, the built-in engine, draws."
            return replace(scene.choice, engine=BUILT_IN_ENGINE), words
        if len(self._failed_s) <= _PATIENCE:
            return scene.choice, f"The engine {engine} failed ({why}) and is started again."
        if engine != BUILT_IN_ENGINE:
            self._failed_s = []
            words = (
                f"The engine {engine} keeps failing ({why}), so {BUILT_IN_ENGINE}, the built-in one, draws."
            )
            return replace(scene.choice, engine=BUILT_IN_ENGINE), words
        return None, f"The engine {engine} keeps failing ({why}), so the standby picture is shown."

    def wait(self) -> None:
        """Until nothing is being made."""
        if self._worker is not None:
            self._worker.join()

    def _work(self, choice: SceneChoice) -> None:
        try:
            self._done.put(SceneOutcome(choice, self._make(choice), ""))
        except UserError as error:
            self._done.put(SceneOutcome(choice, None, str(error)))
        except Exception as error:
            words = f"{choice.portrait.name} cannot be shown because of {type(error).__name__}: {error}."
            self._done.put(SceneOutcome(choice, None, words))
