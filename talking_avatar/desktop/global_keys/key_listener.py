"""What the global keys of all platforms have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QKeyCombination, QObject, Signal
from PySide6.QtGui import QKeySequence

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class KeysAnswer:
    """What became of the keys that were asked for, by their names.

    ``missed`` are not to be had. ``triggers`` tell what to press, in the words of a desktop that chooses
    itself; empty words where it chose nothing yet. ``problem`` is a sentence when no key works.
    """

    missed: tuple[str, ...] = ()
    triggers: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    problem: str = ""


class KeyListener(QObject):
    """Hears keys while another program is in front.

    ``pressed`` and ``released`` bring the name of a key that :meth:`use` was given, once each, however long
    it is held. ``answered`` brings a :class:`KeysAnswer` after each :meth:`use`: at once, or when the desktop
    has asked the person, and again when the desktop changes its mind. ``why_not`` is a sentence where no key
    will ever work.
    """

    pressed = Signal(str)
    released = Signal(str)
    answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.why_not = ""
        self._held: set[str] = set()

    @property
    def remark(self) -> str:
        """For people who choose keys: who hands them over."""
        raise NotImplementedError

    def use(self, keys: Mapping[str, QKeySequence]) -> None:
        """Listen to these, by name, instead of those before."""
        raise NotImplementedError

    def close(self) -> None:
        """Listen no more, and give the keys back."""
        raise NotImplementedError

    def _press(self, name: str) -> None:
        if name not in self._held:
            self._held.add(name)
            self.pressed.emit(name)

    def _release(self, name: str) -> None:
        if name in self._held:
            self._held.remove(name)
            self.released.emit(name)

    def _release_all(self) -> None:
        """Of keys whose release will not be heard: nobody shall go on talking by them."""
        for name in tuple(self._held):
            self._release(name)


class NoKeys(KeyListener):
    """Stands where there is nothing to listen to."""

    def __init__(self, why_not: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.why_not = why_not

    @property
    def remark(self) -> str:
        return self.why_not

    def use(self, keys: Mapping[str, QKeySequence]) -> None:
        self.answered.emit(KeysAnswer(problem=self.why_not if keys else ""))

    def close(self) -> None:
        """Nothing was taken."""


def handed_over_by(system: str) -> str:
    """A remark on a system that gives the keys without a question."""
    return QCoreApplication.translate("GlobalKeys", "{system} hands these keys over.").format(system=system)


def only_key(sequence: QKeySequence) -> QKeyCombination | None:
    """``None`` for a sequence of several, or none."""
    if sequence.count() != 1:
        return None
    combination: QKeyCombination = sequence[0]  # type: ignore[index]
    return combination
