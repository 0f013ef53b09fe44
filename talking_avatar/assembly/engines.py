"""Which engine draws, by name."""

from __future__ import annotations

from talking_avatar.assembly.portraits import ReadyPortrait
from talking_avatar.errors import UserError
from talking_avatar.render.framing import Background, Framing
from talking_avatar.render.renderer import Renderer
from talking_avatar.render.warp.engine import WarpRenderer

ENGINES = ("warp",)
PLANNED_ENGINES = ("liveportrait",)


def engine_note(name: str) -> str:
    """What to tell people before ``name`` draws; empty when there is nothing to say.

    An engine that is not available yet is replaced by the built-in one. Raises :class:`UserError` for an
    unknown name.
    """
    if name in ENGINES:
        return ""
    if name in PLANNED_ENGINES:
        return f"the engine {name} is not available yet; {ENGINES[0]}, the built-in one, draws instead."
    raise UserError(
        f"There is no engine called {name[:40]!r}", remedy=f"choose {' or '.join(ENGINES + PLANNED_ENGINES)}"
    )


def make_renderer(ready: ReadyPortrait, framing: Framing, background: Background) -> Renderer:
    """The built-in engine for this portrait. Raises :class:`UserError` for a size it cannot draw."""
    return WarpRenderer(ready.portrait, ready.rig, framing, background)
