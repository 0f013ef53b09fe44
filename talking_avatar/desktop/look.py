"""How the avatar looks just now, every change of which can be undone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from talking_avatar.motion.performer.sliders import Sliders

_ONE_GESTURE_S = 0.7
_REMEMBERED = 200


@dataclass(frozen=True)
class Look:
    """``framing`` is a value of ``FrameKind``; ``background`` as in ``desktop.backgrounds``."""

    sliders: Sliders = field(default_factory=Sliders)
    framing: str = "16:9"
    zoom: float = 1.0
    background: str = "original"


class LookModel(QObject):
    """Holds the look; widgets change it by :meth:`change` and :meth:`move`, and show it at ``changed``.

    Movements of one control within 0.7 s of each other are one step of :attr:`undo_stack`.
    """

    changed = Signal(Look)

    def __init__(self, look: Look | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look or Look()
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(_REMEMBERED)

    @property
    def look(self) -> Look:
        return self._look

    def change(self, words: str, **fields: Any) -> None:
        """Replace fields of the look; ``words`` name the step: "Undo ..."."""
        self._push(words, replace(self._look, **fields))

    def move(self, words: str, **sliders: Any) -> None:
        """Replace some of the sliders."""
        self._push(words, replace(self._look, sliders=replace(self._look.sliders, **sliders)))

    def begin_again(self, look: Look) -> None:
        """Another portrait's look, which is no step that could be undone."""
        self.undo_stack.clear()
        self._set(look)

    def _push(self, words: str, after: Look) -> None:
        if after != self._look:
            self.undo_stack.push(_Step(words, self._look, after, self._set))

    def _set(self, look: Look) -> None:
        self._look = look
        self.changed.emit(look)


class _Step(QUndoCommand):
    def __init__(self, words: str, before: Look, after: Look, put: Callable[[Look], None]) -> None:
        super().__init__(words)
        self._before, self._after, self._put = before, after, put
        self._at_s = time.monotonic()

    def id(self) -> int:
        return hash(self.text()) & 0x3FFFFFFF

    def redo(self) -> None:
        self._put(self._after)

    def undo(self) -> None:
        self._put(self._before)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or other._at_s - self._at_s > _ONE_GESTURE_S:
            return False
        self._after, self._at_s = other._after, other._at_s
        return True
