"""Global keys from the desktop's portal, which Wayland leaves them to.

Protocol: documentation of xdg-desktop-portal, org.freedesktop.portal.GlobalShortcuts (version 1) and
org.freedesktop.host.portal.Registry.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence

from talking_avatar.desktop.global_keys.key_listener import KeyListener, KeysAnswer
from talking_avatar.desktop.global_keys.keyed_commands import command_words
from talking_avatar.desktop.global_keys.keysyms import trigger
from talking_avatar.desktop.global_keys.obstacles import Obstacle, obstacle_sentence
from talking_avatar.desktop.global_keys.portal_bus import DESKTOP, SESSION, Answer, PortalBus

_SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
_REGISTRY = "org.freedesktop.host.portal.Registry"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_TOKEN = "talking_avatar"
"""KDE before Plasma 6 keeps the person's choices by it, for programs that it does not know."""

_ERROR = "org.freedesktop.DBus.Error."
_LACKING = frozenset(
    _ERROR + name
    for name in ("InvalidArgs", "UnknownInterface", "UnknownMethod", "UnknownProperty", "UnknownObject")
)
"""What portals say of an interface that they do not have."""

_NOT_ALLOWED = "org.freedesktop.portal.Error.NotAllowed"
_YES, _NO = 0, 1


class PortalKeys(KeyListener):
    """The desktop asks the person at the first time, and may choose other keys than were asked for.

    ``program`` is the name of this program's desktop file: from 1.21 on, the portal gives keys only to those
    that have one. Raises ``OSError`` where there is no session bus.
    """

    def __init__(self, program: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._wish: dict[str, QKeySequence] | None = None
        self._used: dict[str, QKeySequence] = {}
        self._session = ""
        self._known = self._asking = False
        self._bus = PortalBus(_SHORTCUTS, self)
        self._bus.signalled.connect(self._hear)
        self._bus.left.connect(self._forget)
        self._bus.came.connect(self._go_on)
        self._bus.lost.connect(self._lose)
        self._introduce()

    @property
    def remark(self) -> str:
        return QCoreApplication.translate(
            "GlobalKeys",
            "Your desktop asks you before these keys work, and may choose others; it keeps them in its own "
            "settings for shortcuts.",
        )

    def use(self, keys: Mapping[str, QKeySequence]) -> None:
        """Where the desktop asks just now, these wait until it has been answered."""
        self._wish = dict(keys)
        self._go_on()

    def close(self) -> None:
        self._bus.close()
        self._release_all()

    def _introduce(self) -> None:
        """Say who asks, which must come first and which portals before 1.20 do not understand; then ask
        whether there are keys to be had."""
        self._asking = True
        question = (_SHORTCUTS, "version")
        self._bus.call(
            DESKTOP,
            _REGISTRY,
            "Register",
            "sa{sv}",
            (self._program, {}),
            lambda answer: self._bus.call(DESKTOP, _PROPERTIES, "Get", "ss", question, self._take_version),
        )

    def _take_version(self, answer: Answer) -> None:
        self._known, self._asking, self.why_not = True, False, ""
        if answer.error:
            lacking = answer.error in _LACKING
            self.why_not = obstacle_sentence(Obstacle.NO_SHORTCUTS if lacking else Obstacle.NO_PORTAL)
        self._go_on()

    def _go_on(self) -> None:
        """Ask for what is wished by now, one thing after the other: each may be a question to the person."""
        if self._asking or self._wish is None:
            return
        if self.why_not:
            self._answer(KeysAnswer(problem=self.why_not if self._wish else ""))
        elif not self._known:
            self._introduce()
        elif self._session:  # its keys can be chosen only once
            self._asking = True
            session, self._session = self._session, ""
            self._release_all()
            self._bus.call(session, SESSION, "Close", "", (), lambda answer: self._begin_session())
        else:
            self._begin_session()

    def _begin_session(self) -> None:
        if not self._wish:
            self._answer(KeysAnswer())
            return
        self._asking = True
        options = {"session_handle_token": ("s", _TOKEN)}
        self._bus.request(_SHORTCUTS, "CreateSession", "a{sv}", (), options, self._bind)

    def _bind(self, answer: Answer) -> None:
        if trouble := _trouble(answer):
            self._answer(KeysAnswer(problem=trouble))
            return
        if not self._wish:  # taken back meanwhile
            self._answer(KeysAnswer())
            return
        self._session = str(answer.values[1]["session_handle"][1])
        self._used, self._wish = self._wish, None
        words = command_words()
        shortcuts = [
            (name, _described(words.get(name, name), sequence)) for name, sequence in self._used.items()
        ]
        values = (self._session, shortcuts, "")
        self._bus.request(_SHORTCUTS, "BindShortcuts", "oa(sa{sv})sa{sv}", values, {}, self._take_keys)

    def _take_keys(self, answer: Answer) -> None:
        if trouble := _trouble(answer):
            told = KeysAnswer(problem=trouble)
        else:
            told = self._given(answer.values[1].get("shortcuts", ("", []))[1])
        newer, self._wish = self._wish, None
        self._answer(told)
        if newer is not None:
            self.use(newer)

    def _given(self, shortcuts: list[tuple[str, dict[str, tuple[str, Any]]]]) -> KeysAnswer:
        triggers = {
            name: str(details.get("trigger_description", ("s", ""))[1]) for name, details in shortcuts
        }
        return KeysAnswer(tuple(name for name in self._used if name not in triggers), triggers)

    def _answer(self, answer: KeysAnswer) -> None:
        self._wish, self._asking = None, False
        self.answered.emit(answer)

    def _hear(self, path: str, member: str, values: tuple[Any, ...]) -> None:
        session = path if member == "Closed" else values[0]
        if not self._session or session != self._session:
            return
        if member == "Activated" and values[1] in self._used:
            self._press(values[1])
        elif member == "Deactivated":
            self._release(values[1])
        elif member == "ShortcutsChanged":
            self.answered.emit(self._given(values[1]))
        elif member == "Closed":
            self._session = ""
            self._release_all()
            self._answer(KeysAnswer(problem=obstacle_sentence(Obstacle.TAKEN_BACK)))

    def _forget(self) -> None:
        """The portal has ended; the next one knows nothing, and is asked when it comes."""
        self._release_all()
        if self._wish is None:
            self._wish = self._used
        self._session = ""
        self._known = self._asking = False

    def _lose(self) -> None:
        self._release_all()
        self._session = ""
        self.why_not = obstacle_sentence(Obstacle.NO_PORTAL)
        self._answer(KeysAnswer(problem=self.why_not if self._used else ""))


def _described(words: str, sequence: QKeySequence) -> dict[str, tuple[str, str]]:
    described = {"description": ("s", words)}
    if wanted := trigger(sequence):
        described["preferred_trigger"] = ("s", wanted)
    return described


def _trouble(answer: Answer) -> str:
    """Why a request was not fulfilled, for people; empty when it was."""
    if answer.error:
        if answer.error == _NOT_ALLOWED:
            return obstacle_sentence(Obstacle.UNKNOWN_PROGRAM)
        return obstacle_sentence(Obstacle.REFUSED, answer.words)
    response = answer.values[0]
    if response == _YES:
        return ""
    if response == _NO:
        return obstacle_sentence(Obstacle.SAID_NO)
    return obstacle_sentence(Obstacle.REFUSED, f"{_SHORTCUTS}: {response}")
