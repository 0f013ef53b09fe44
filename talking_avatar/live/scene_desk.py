"""Gets scenes made beside the session, and made again when they break."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from talking_avatar.assembly.engine_names import BUILT_IN
from talking_avatar.errors import UserError
from talking_avatar.live.mailbox import Mailbox
from talking_avatar.live.scene import Scene, SceneChoice, SceneMaker
from talking_avatar.live.tally import Tally
from talking_avatar.live.workbench import Workbench
from talking_avatar.render.renderer import RendererLost

_FAILURES, _FAILURES_WITHIN_S = 3, 20.0


@dataclass(frozen=True)
class SceneOutcome:
    """``scene``, or why there is none."""

    choice: SceneChoice
    scene: Scene | None
    problem: str


class SceneDesk(Workbench[SceneChoice, SceneOutcome]):
    """Used by one thread, but :meth:`broke` by any."""

    def __init__(self, make: SceneMaker) -> None:
        super().__init__("scene-maker", lambda choice: _outcome(make, choice))
        self._broken: Mailbox[tuple[Scene, str, bool]] = Mailbox()
        self._judged: Scene | None = None
        self._failures = Tally(_FAILURES, _FAILURES_WITHIN_S)

    def order(self, choice: SceneChoice) -> None:
        """Make this next."""
        self.take_on(choice)

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
        self._failures.note(now_s)
        engine = scene.choice.engine
        if lost and engine != BUILT_IN:
            words = f"{why}; {BUILT_IN}, the built-in engine, draws."
            return replace(scene.choice, engine=BUILT_IN), words
        if not self._failures.too_often(now_s):
            return scene.choice, f"The engine {engine} failed ({why}) and is started again."
        if engine != BUILT_IN:
            self._failures.forget()
            words = f"The engine {engine} keeps failing ({why}), so {BUILT_IN}, the built-in one, draws."
            return replace(scene.choice, engine=BUILT_IN), words
        return None, f"The engine {engine} keeps failing ({why}), so the standby picture is shown."


def _outcome(make: SceneMaker, choice: SceneChoice) -> SceneOutcome:
    try:
        return SceneOutcome(choice, make(choice), "")
    except UserError as error:
        return SceneOutcome(choice, None, str(error))
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        problem = UserError(
            f"{choice.portrait.name} cannot be shown", why, "choose another picture, or another engine"
        )
        return SceneOutcome(choice, None, str(problem))
